"""What one calendar answers, before it is asked whose answer it is."""

import pytest

from infoint.errors import RefusedValue
from infoint.replies.itip import Attendee, ItipMessage, understood
from infoint.replies.mime import Attached
from tests.bench import at
from tests.replies.samples import UID, answer, ics, lines_of


def refused(content: bytes, method: str | None = None) -> tuple[str, str, str]:
    with pytest.raises(RefusedValue) as caught:
        understood(Attached(content, method))
    return caught.value.code, caught.value.path, caught.value.faults[0].hint


def test_a_message_holds_what_was_said() -> None:
    assert understood(Attached(answer())) == ItipMessage(
        uid=UID,
        method="REPLY",
        attendees=(Attendee("kim@example.com", "ACCEPTED"),),
        sequence=1,
        start=at("2026-03-20 15:00"),
    )


def test_equal_messages_are_one() -> None:
    """However they are written: what is compared is what they say."""
    other = ics(
        [line + " " for line in lines_of(attendees=('ATTENDEE;CN="x";PARTSTAT="accepted":MAILTO:KIM@example.com',))]
    )
    assert {understood(Attached(answer())), understood(Attached(other, "reply"))} == {understood(Attached(answer()))}


@pytest.mark.parametrize(
    ("attendee", "told"),
    [
        ("ATTENDEE:mailto:a@b.example", Attendee("a@b.example", "NEEDS-ACTION")),
        ("ATTENDEE;PARTSTAT=X-Odd:Mailto:A%40B.example", Attendee("a@b.example", "X-ODD")),
        ("ATTENDEE;EMAIL=a@b.example:/principals/1/", Attendee("", "NEEDS-ACTION")),
        ("ATTENDEE:mailto:\u212a@b.example", Attendee("", "NEEDS-ACTION")),  # in small letters a k
        ("ATTENDEE:mailto:", Attendee("", "NEEDS-ACTION")),
    ],
)
def test_an_attendee_is_an_address_and_what_they_say(attendee: str, told: Attendee) -> None:
    assert understood(Attached(ics(lines_of(attendees=(attendee,))))).attendees == (told,)


def test_sequence_and_start_may_be_missing() -> None:
    read = understood(Attached(answer(SEQUENCE=None, DTSTART=None)))
    assert (read.sequence, read.start) == (None, None)
    assert understood(Attached(answer(SEQUENCE=":000999999"))).sequence == 999_999


@pytest.mark.parametrize("told", ["REPLY", "reply", None])
def test_the_method_stands_in_the_calendar_and_may_stand_outside(told: str | None) -> None:
    assert understood(Attached(answer(), told)).method == "REPLY"


def test_a_method_knows_no_case() -> None:
    assert understood(Attached(answer("counter"), "Counter")).method == "COUNTER"


@pytest.mark.parametrize("told", ["COUNTER", "REQUEST", "", "REPLY "])
def test_another_method_outside_is_refused(told: str) -> None:
    assert refused(answer(), told) == ("not_choice", "Content-Type.method", "one of REPLY")


def test_only_answers_are_understood() -> None:
    assert refused(answer("REQUEST"), "REQUEST") == ("not_choice", "METHOD", "one of REPLY, COUNTER")
    assert refused(answer(**{"RECURRENCE-ID": ":x"}))[:2] == ("unknown_key", "RECURRENCE-ID")
    assert refused(answer(UID=":" + UID.upper()))[:2] == ("wrong_invitation", "UID")
    assert refused(answer(SEQUENCE=":1234567890")) == ("not_integer", "SEQUENCE", "of up to nine digits")
    assert refused(answer(SEQUENCE=":1\r\nSEQUENCE:1"))[:2] == ("duplicate_key", "SEQUENCE")
    assert refused(answer().replace(b"METHOD:REPLY", b"METHOD:REPLY\r\nMETHOD:REPLY"))[:2] == (
        "duplicate_key",
        "METHOD",
    )


def test_values_hide_who_answers() -> None:
    assert "kim" not in repr(understood(Attached(answer())))
