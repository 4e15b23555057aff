"""The writer of properties: what icalendar gets wrong comes out right."""

from datetime import timedelta

import icalendar
import pytest
from hypothesis import given

from infoint.render.ical.properties import Text, calendar, named, person, put
from tests.render.test_ical import content_lines, text
from tests.strategies import texts


def lines_of(component: icalendar.Component) -> list[str]:
    return content_lines(component.to_ical())


@given(texts())
def test_a_text_comes_out_as_it_went_in(written: str) -> None:
    made = calendar()
    put(made, "X-WR-CALNAME", Text(written))
    [line] = (line for line in lines_of(made) if line.startswith("X-WR-CALNAME"))
    assert text(line.partition(":")[2]) == written.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("written", "escaped"),
    [
        (r"C:\New", r"C:\\New"),
        (r"\N", r"\\N"),
        (r"\n", r"\\n"),
        ("\n", r"\n"),
        ("\\", r"\\"),
        ("a;b,c:d", r"a\;b\,c:d"),
        (r"\\N", r"\\\\N"),
    ],
)
def test_a_backslash_stays_one(written: str, escaped: str) -> None:
    assert Text(written).to_ical().decode() == escaped


def test_a_calendar_has_a_method_where_it_is_sent() -> None:
    plain = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//infoint//infoint//EN", "CALSCALE:GREGORIAN"]
    assert lines_of(calendar()) == [*plain, "END:VCALENDAR"]
    assert lines_of(calendar(method="REQUEST")) == [*plain, "METHOD:REQUEST", "END:VCALENDAR"]


def test_a_name_is_written_for_new_readers_and_for_old_ones() -> None:
    both, old = calendar(), calendar()
    named(both, "Talks", "and reminders", compat=False)
    named(old, "Talks", "and reminders", compat=True)
    new = {"NAME:Talks", "DESCRIPTION:and reminders", "REFRESH-INTERVAL;VALUE=DURATION:PT12H"}
    assert {"X-WR-CALNAME:Talks", "X-WR-CALDESC:and reminders", "X-PUBLISHED-TTL:PT12H"} <= set(lines_of(old))
    assert set(lines_of(both)) - set(lines_of(old)) == new


def test_parameters_are_written() -> None:
    made = icalendar.Alarm()
    put(made, "TRIGGER", timedelta(minutes=-5), RELATED="START")
    assert lines_of(made)[1] == "TRIGGER;RELATED=START:-PT5M"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Kim", "CN=Kim"),
        ("Kim Lee", 'CN="Kim Lee"'),
        ("Lee, Kim: =x", 'CN="Lee, Kim: =x"'),
        ("O’Brien", 'CN="O’Brien"'),
    ],
)
def test_a_name_that_programs_read_stands_there(name: str, written: str) -> None:
    made = calendar()
    made.add("ORGANIZER", person(name, "kim@example.org", ROLE="CHAIR"))
    assert lines_of(made)[-2] == f"ORGANIZER;{written};ROLE=CHAIR:mailto:kim@example.org"


@pytest.mark.parametrize("name", ['Kim "K" Lee', "Kim^", "C:\\New", "Kim; Lee"])
def test_a_name_that_programs_misread_is_left_out(name: str) -> None:
    made = calendar()
    made.add("ATTENDEE", person(name, "kim@example.org", ROLE="CHAIR"))
    assert "ATTENDEE;ROLE=CHAIR:mailto:kim@example.org" in lines_of(made)


def test_an_address_that_is_no_part_of_a_uri_is_encoded() -> None:
    assert str(person("Kim", "50%off@example.org")) == "mailto:50%25off@example.org"
