"""Content lines: names, parameters and values of a calendar and its event, and of nothing beneath."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event, vText

from infoint.errors import RefusedValue
from infoint.replies.content_lines import OneEvent, Property, one_event, sole
from tests.replies.hostile import CANARY, IN_CALENDARS
from tests.replies.samples import VTIMEZONE, event, ics


def of_event(*lines: str | bytes) -> dict[str, list[Property]]:
    """Return the properties of an event of these lines."""
    inside = b"".join(line if isinstance(line, bytes) else ics([line]) for line in lines)
    return one_event(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + inside + b"END:VEVENT\r\nEND:VCALENDAR").event


def refused(content: bytes) -> tuple[str, str]:
    with pytest.raises(RefusedValue) as caught:
        one_event(content)
    return caught.value.code, caught.value.path


def test_properties_are_those_of_the_calendar_and_of_its_event() -> None:
    alarm = ("BEGIN:VALARM", "UID:a", "BEGIN:X-DEEPER", "UID:b", "END:X-DEEPER", "END:VALARM")
    zone = (*VTIMEZONE[:2], "UID:z", *VTIMEZONE[2:])
    lines = ["UID:0", "BEGIN:VCALENDAR", "METHOD:REPLY", *zone, *event("UID:1", *alarm, "UID:2"), "VERSION:2.0"]
    read = one_event(ics([*lines, "BEGIN:VTODO", "UID:t", "END:VTODO", "END:VCALENDAR", "UID:9", "END:VEVENT"]))
    assert read == OneEvent(
        {"METHOD": [Property((), "REPLY")], "VERSION": [Property((), "2.0")]},
        {"UID": [Property((), "1"), Property((), "2")]},
    )


@pytest.mark.parametrize(
    ("line", "parameters", "value"),
    [
        ("X:", (), ""),
        ("x:a:b;c", (), "a:b;c"),
        ("X;a=b:c", (("A", "b"),), "c"),
        ('X;A="b:c;d,e";F=g:h', (("A", "b:c;d,e"), ("F", "g")), "h"),
        ('X;A="b","c";D=e,f:g', (("A", 'b","c'), ("D", "e,f")), "g"),
        ('X;CN=Kim "KJ; or: Jo" Lee;A=b:c', (("CN", 'Kim "KJ; or: Jo" Lee'), ("A", "b")), "c"),
        ("X;A=b=c;A= d :e", (("A", "b=c"), ("A", "d")), "e"),
        ("X;A;B=c:d", (("B", "c"),), "d"),
        ("X; A = b : c ", (("A", "b"),), "c"),
        ("X;A=:b", (("A", ""),), "b"),
    ],
)
def test_a_line_is_a_name_parameters_and_a_value(
    line: str, parameters: tuple[tuple[str, str], ...], value: str
) -> None:
    assert of_event(line) == {"X": [Property(parameters, value)]}


@pytest.mark.parametrize("line", ["", "X", 'X;A="b:c', "X Y:z", "ÜBER:x", ":x", "X_Y:z", "\x00UID:x", ';A="b":c'])
def test_what_is_no_content_line_is_passed_over(line: str) -> None:
    assert of_event("X:1", line) == {"X": [Property((), "1")]}


def test_folds_are_undone_inside_names_parameters_and_characters() -> None:
    name = "ü".encode()
    folded = b"DES\r\n CRIPTION;CN=M" + name[:1] + b"\r\n\t" + name[1:] + b"ller\n :a\r\n  b\r\n \r\n c\r\r\n d\r\n"
    assert of_event(folded) == {"DESCRIPTION": [Property((("CN", "Müller"),), "a bcd")]}


def test_a_carriage_return_alone_ends_no_line() -> None:
    """Else a reader that knows only line feeds, and has shown the mail to somebody, would have shown another answer."""
    assert of_event("SUMMARY:x\rUID:y") == {"SUMMARY": [Property((), "x\rUID:y")]}


def test_what_is_no_utf_8_stays_readable() -> None:
    assert of_event(b"X;CN=M\xfcller:1\r\n") == {"X": [Property((("CN", "M\ufffdller"),), "1")]}
    assert one_event(b"\xef\xbb\xbf" + ics(["BEGIN:VCALENDAR", *event(), "END:VCALENDAR"])) == OneEvent()


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], ("missing", "VCALENDAR")),
        (event(), ("missing", "VCALENDAR")),
        (["BEGIN:VCALENDAR", "END:VCALENDAR"], ("missing", "VEVENT")),
        (["BEGIN:VCALENDAR", "BEGIN:X", *event(), "END:X", "END:VCALENDAR"], ("missing", "VEVENT")),
        (["BEGIN:VCALENDAR", *event(), *event(), "END:VCALENDAR"], ("duplicate_key", "VEVENT")),
        (["BEGIN:VCALENDAR", *event(), "END:VCALENDAR"] * 2, ("duplicate_key", "VCALENDAR")),
        (["BEGIN:VCALENDAR", *event()], ("missing", "END")),
        (["BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VCALENDAR", "END:VEVENT"], ("missing", "END")),
        (["BEGIN:VCALENDAR", "BEGIN:VCALENDAR", *event(), "END:VCALENDAR", "END:VCALENDAR"], ("missing", "VEVENT")),
    ],
)
def test_what_is_not_one_calendar_with_one_event_is_refused(lines: list[str], told: tuple[str, str]) -> None:
    assert refused(ics(lines)) == told


def test_names_of_components_know_no_case() -> None:
    assert one_event(ics(["begin:vCalendar", "Begin:VEvent ", "end:VEVENT", "END:vcalendar"])) == OneEvent()


def test_one_value_is_returned_and_two_are_refused() -> None:
    assert (sole([], "UID"), sole([0], "UID")) == (None, 0)
    with pytest.raises(RefusedValue, match="duplicate_key"):
        sole([1, 1], "UID")


def test_a_parameter_is_found_by_its_name() -> None:
    one = Property((("A", "b"), ("C", "d"), ("C", "d")), "x")
    assert (one.parameter("A", "X.A"), one.parameter("B", "X.B")) == ("b", None)
    with pytest.raises(RefusedValue, match=r"X\.C"):
        one.parameter("C", "X.C")


@pytest.mark.parametrize("name", IN_CALENDARS)
def test_bombs_in_calendars_are_passed_over_or_refused(name: str) -> None:
    make, code = IN_CALENDARS[name]
    data = make(200_000)
    assert 150_000 <= len(data) <= 256 * 1024
    if code == "missing":
        assert refused(data) == ("missing", "END" if name != "ends" else "VEVENT")
    else:
        assert name == "events" or "UID" in one_event(data).event


def test_values_hide_what_they_hold() -> None:
    told = repr(
        one_event(ics(["BEGIN:VCALENDAR", *event(f"UID;CN={CANARY.decode()}:{CANARY.decode()}"), "END:VCALENDAR"]))
    )
    assert CANARY.decode() not in told
    assert CANARY.decode() not in repr(Property((("CN", CANARY.decode()),), CANARY.decode()))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=200))
def test_what_icalendar_writes_is_read_back(text: str) -> None:
    written = Event()
    written.add("SUMMARY", text)
    [summary] = of_event(b"\r\n".join(written.to_ical().splitlines()[1:-1]) + b"\r\n")["SUMMARY"]
    assert summary.value == vText(text).to_ical().decode().strip()
