"""Answers to an invitation: those of the usual programs are read, and all else is refused."""

import traceback
from base64 import encodebytes
from datetime import UTC, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event, vCalAddress

from infoint import playbooks, replies
from infoint.errors import InfointError, RefusedValue
from infoint.facts import Cancelled, Closed, Held, OptedOut, Replied, Scheduled
from infoint.plan import Plan
from infoint.render import ical
from infoint.render.identity import uid
from infoint.replies import Reply, Status
from infoint.schedule import agenda, anomalies
from tests.bench import KIM, at, plan
from tests.replies import samples
from tests.replies.hostile import IN_CALENDARS, IN_MAILS
from tests.replies.samples import UID, agreed, answer, ics, lines_of
from tests.strategies import lines, moments

PLAN = agreed()
ARRIVED = at("2026-03-03 08:20")
START = at("2026-03-20 15:00")
MOVED = Scheduled(at=at("2026-03-04 10:00"), start=at("2026-03-27 15:00"), minutes=20, medium="video")
CANARY = "Winterbottom"
BASE64 = {"Content_Transfer_Encoding": "base64"}


def refused(data: bytes, whose: Plan = PLAN) -> tuple[str, str]:
    """Return code and path of the refusal, which holds nothing of the mail."""
    with pytest.raises(InfointError) as caught:
        replies.read(data, whose)
    error = caught.value
    told = str(error) + repr(error) + "".join(traceback.format_exception(error))
    assert CANARY.lower() not in told.lower()
    assert error.__context__ is None
    assert error.__cause__ is None
    return error.code, error.path


# --- What programs send.


@pytest.mark.parametrize("program", samples.ACCEPTED)
def test_an_acceptance_is_read_whatever_program_wrote_it(program: str) -> None:
    sequence = None if program == "lower case" else 1
    expected = Reply(status=Status.ACCEPTED, sequence=sequence, current=True)
    assert replies.read(samples.ACCEPTED[program], PLAN) == expected
    assert replies.uid(samples.ACCEPTED[program]) == UID == uid(PLAN.id, "talk")


def test_a_tentative_answer_is_read() -> None:
    reply = replies.read(samples.outlook(), PLAN)
    assert reply == Reply(status=Status.TENTATIVE, sequence=1, current=True)
    assert reply.facts(at=ARRIVED) == (Replied(at=ARRIVED, answer="maybe"),)


def test_a_declined_time_calls_the_talk_off_and_is_no_refusal_of_the_talk() -> None:
    reply = replies.read(samples.exchange(), PLAN)
    assert reply == Reply(status=Status.DECLINED, sequence=1, current=True, declined=True)
    assert reply.facts(at=ARRIVED) == (Replied(at=ARRIVED, answer="another_time"), Cancelled(at=ARRIVED))


def test_another_time_is_read_in_a_zone_of_windows() -> None:
    reply = replies.read(samples.exchange("COUNTER", "TENTATIVE", "20260330T160000"), PLAN)
    assert reply == Reply(status=Status.COUNTER, sequence=1, current=True, proposed=(at("2026-03-30 14:00"),))
    assert reply.facts(at=ARRIVED) == (Replied(at=ARRIVED, answer="another_time", proposed=reply.proposed),)


def test_another_time_that_declines_the_agreed_one_calls_it_off() -> None:
    reply = replies.read(samples.exchange("COUNTER", "DECLINED", "20260330T160000"), PLAN)
    assert reply.declined
    assert reply.facts(at=ARRIVED)[1:] == (Cancelled(at=ARRIVED),)


def test_another_time_may_list_others_and_leave_the_answer_open() -> None:
    attendees = ("ATTENDEE:mailto:ana@example.org", "ATTENDEE;RSVP=TRUE:mailto:KIM@example.com")
    reply = replies.read(ics(lines_of("COUNTER", attendees, DTSTART=":20260330T140000Z")), PLAN)
    assert reply == Reply(status=Status.COUNTER, sequence=1, current=True, proposed=(at("2026-03-30 14:00"),))


def test_another_time_that_names_no_instant_proposes_none() -> None:
    reply = replies.read(answer("COUNTER", DTSTART=";VALUE=DATE:20260330"), PLAN)
    assert (reply.status, reply.proposed) == (Status.COUNTER, ())


def test_a_talk_handed_on_is_answered_and_stays() -> None:
    attendee = 'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:bo@example.com":mailto:kim@example.com'
    reply = replies.read(ics(lines_of(attendees=(attendee,))), PLAN)
    assert reply == Reply(status=Status.DELEGATED, sequence=1, current=True)
    assert reply.facts(at=ARRIVED) == (Replied(at=ARRIVED, answer="delegated"),)


def test_an_answer_that_stands_twice_counts_once_and_two_answers_are_none() -> None:
    def twice(second: bytes) -> bytes:
        kind = "text/calendar; method=REPLY"
        return samples.mail(samples.multipart("mixed", "b", samples.part(kind, answer()), samples.part(kind, second)))

    assert replies.read(twice(answer()), PLAN) == replies.read(answer(), PLAN)
    for other in (answer(partstat="DECLINED"), answer(SEQUENCE=":2"), answer(DTSTART=":20260321T150000Z")):
        assert refused(twice(other)) == ("duplicate_key", "VCALENDAR")


# --- Which talk is answered.


@pytest.mark.parametrize(
    ("data", "whose", "current"),
    [
        (answer(), PLAN, True),
        (answer(SEQUENCE=":0"), PLAN, True),  # by the time
        (answer(DTSTART=":20260321T150000Z"), PLAN, True),  # by the version
        (answer(SEQUENCE=None, DTSTART=";TZID=Europe/Berlin:20260320T160000"), PLAN, True),
        (answer(SEQUENCE=None, DTSTART=None), PLAN, False),
        (answer(SEQUENCE=None, DTSTART=":20260320T150000"), PLAN, False),
        (answer(SEQUENCE=":0", DTSTART=":20260321T150000Z"), PLAN, False),
        (answer("COUNTER", SEQUENCE=":0"), PLAN, False),  # its start is the one proposed
        (answer("COUNTER", SEQUENCE=None), PLAN, False),
        (answer(), agreed(MOVED), False),
        (answer(SEQUENCE=":2"), agreed(MOVED), True),
        (answer(SEQUENCE=":2"), agreed(Cancelled(at=at("2026-03-02 11:00"))), False),
        (answer(SEQUENCE=":2"), agreed(Closed(at=at("2026-03-02 11:00"))), False),
        (answer(SEQUENCE=":2"), agreed(Held(at=at("2026-03-20 15:20"))), False),
        (answer(), agreed(OptedOut(at=at("2026-03-02 11:00"))), True),
        (answer(), attrs.evolve(PLAN, facts=()), False),
        (answer(SEQUENCE=None), plan(attrs.evolve(MOVED, start=START.replace(microsecond=7))), True),
    ],
)
def test_an_answer_is_to_the_talk_as_it_stands_or_to_an_older_one(data: bytes, whose: Plan, current: bool) -> None:
    assert replies.read(data, whose).current is current


def test_an_answer_to_an_older_invitation_calls_nothing_off() -> None:
    reply = replies.read(answer(partstat="DECLINED"), agreed(MOVED))
    assert reply.facts(at=at("2026-03-05 09:00")) == (Replied(at=at("2026-03-05 09:00"), answer="another_time"),)


def test_after_a_declined_time_the_guide_says_to_find_another() -> None:
    gsbs = playbooks.load("gsbs")
    reply = replies.read(answer(partstat="DECLINED"), PLAN)
    after = PLAN.with_facts(*reply.facts(at=ARRIVED))
    assert [task.step for task in agenda(gsbs, [after], at=at("2026-03-03 09:00"))] == ["rearrange"]
    assert anomalies(gsbs, after) == ()
    assert agenda(gsbs, [after], at=START) == agenda(gsbs, [after], at=at("2026-03-03 09:00"))  # nobody sits alone


def test_the_same_mail_read_twice_adds_nothing() -> None:
    for data in (answer(partstat="DECLINED"), samples.google(), samples.exchange("COUNTER", "DECLINED")):
        after = PLAN.with_facts(*replies.read(data, PLAN).facts(at=ARRIVED))
        assert after.with_facts(*replies.read(data, PLAN).facts(at=ARRIVED)) == after
        assert after.with_facts(*replies.read(data, after).facts(at=ARRIVED)) == after


# --- What is no answer of the contact's to this invitation.

SECOND = "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@example.com"
NOT_THEIRS: dict[str, tuple[bytes, tuple[str, str]]] = {
    "another plan": (answer(UID=f":{uid('p-2', 'talk')}"), ("wrong_invitation", "UID")),
    "a reminder's UID": (answer(UID=f":{uid('p-1', 'thank', 1, 0)}"), ("wrong_invitation", "UID")),
    "a foreign UID": (answer(UID=f":{CANARY}@google.com"), ("wrong_invitation", "UID")),
    "UID with a prefix": (answer(UID=f":x{UID}"), ("wrong_invitation", "UID")),
    "no UID": (answer(UID=None), ("missing", "UID")),
    "two UIDs": (answer(UID=f":{UID}\r\nUID:{UID}"), ("duplicate_key", "UID")),
    "another address": (ics(lines_of(attendees=(SECOND,))), ("wrong_invitation", "ATTENDEE")),
    "the organizer": (
        ics(lines_of(attendees=("ATTENDEE;PARTSTAT=DECLINED:mailto:ana@example.org",))),
        ("wrong_invitation", "ATTENDEE"),
    ),
    "no mailto": (
        ics(lines_of(attendees=("ATTENDEE;PARTSTAT=ACCEPTED:kim@example.com",))),
        ("wrong_invitation", "ATTENDEE"),
    ),
    "a letter that looks alike": (
        ics(lines_of(attendees=("ATTENDEE;PARTSTAT=ACCEPTED:mailto:\u212aim@example.com",))),
        ("wrong_invitation", "ATTENDEE"),
    ),
    "no attendee": (ics(lines_of(attendees=())), ("missing", "ATTENDEE")),
    "two attendees": (ics(lines_of(attendees=(samples.ATTENDEE, SECOND))), ("duplicate_key", "ATTENDEE")),
    "the contact twice": (
        ics(lines_of("COUNTER", attendees=(samples.ATTENDEE, samples.ATTENDEE))),
        ("duplicate_key", "ATTENDEE"),
    ),
    "others": (ics(lines_of("COUNTER", attendees=(SECOND,))), ("wrong_invitation", "ATTENDEE")),
    "unanswered": (answer(partstat="NEEDS-ACTION"), ("not_choice", "ATTENDEE.PARTSTAT")),
    "no PARTSTAT": (
        ics(lines_of(attendees=("ATTENDEE:mailto:kim@example.com",))),
        ("not_choice", "ATTENDEE.PARTSTAT"),
    ),
    "unknown PARTSTAT": (answer(partstat=f"X-{CANARY}"), ("not_choice", "ATTENDEE.PARTSTAT")),
    "unknown PARTSTAT of a counter": (answer("COUNTER", f"X-{CANARY}"), ("not_choice", "ATTENDEE.PARTSTAT")),
    "two PARTSTATs": (answer(partstat="ACCEPTED;PARTSTAT=DECLINED"), ("duplicate_key", "ATTENDEE.PARTSTAT")),
    "a request": (answer("REQUEST"), ("not_choice", "METHOD")),
    "a cancellation": (answer("CANCEL"), ("not_choice", "METHOD")),
    "a new method": (answer(CANARY), ("not_choice", "METHOD")),
    "no method": (answer().replace(b"METHOD:REPLY\r\n", b""), ("missing", "METHOD")),
    "another method outside": (
        samples.simple(answer("COUNTER"), "text/calendar; method=REPLY"),
        ("not_choice", "Content-Type.method"),
    ),
    "a part of a series": (answer(**{"RECURRENCE-ID": ":20260320T150000Z"}), ("unknown_key", "RECURRENCE-ID")),
    "two events": (ics([*lines_of()[:-1], *lines_of()[4:]]), ("duplicate_key", "VEVENT")),
    "no event": (ics(["BEGIN:VCALENDAR", "METHOD:REPLY", "END:VCALENDAR"]), ("missing", "VEVENT")),
    "two calendars": (answer() + answer(), ("duplicate_key", "VCALENDAR")),
    "a plain mail": (samples.simple(CANARY.encode(), "text/plain"), ("missing", "VCALENDAR")),
    "wide letters": (samples.simple(answer().decode().encode("utf-16")), ("missing", "VCALENDAR")),
    "nothing": (b"", ("missing", "VCALENDAR")),
    "a number of letters": (answer(SEQUENCE=f":{CANARY}"), ("not_integer", "SEQUENCE")),
    "a number of 5,000 digits": (answer(SEQUENCE=":" + "9" * 5000), ("not_integer", "SEQUENCE")),
    "a number below": (answer(SEQUENCE=":-1"), ("not_integer", "SEQUENCE")),
    "two starts": (answer(DTSTART=":20260320T150000Z\r\nDTSTART:20260321T150000Z"), ("duplicate_key", "DTSTART")),
}


@pytest.mark.parametrize("name", NOT_THEIRS)
def test_what_is_no_answer_of_the_contact_is_refused(name: str) -> None:
    data, told = NOT_THEIRS[name]
    assert refused(data) == told


def test_an_address_may_be_written_otherwise() -> None:
    whose = attrs.evolve(PLAN, contact=attrs.evolve(KIM, address="Kim+Talks@Example.com"))
    for written in ("kim+talks@example.com", "KIM%2Btalks%40EXAMPLE.COM"):
        data = ics(lines_of(attendees=(f"ATTENDEE;PARTSTAT=ACCEPTED:MailTo:{written}",)))
        assert replies.read(data, whose).status is Status.ACCEPTED


def test_a_contact_without_an_address_answers_nothing() -> None:
    whose = attrs.evolve(PLAN, contact=attrs.evolve(KIM, address=None))
    data = ics(lines_of(attendees=("ATTENDEE;PARTSTAT=ACCEPTED:mailto:",)))
    assert refused(data, whose) == ("no_address", "contact")


@pytest.mark.parametrize("name", [name for name in NOT_THEIRS if "UID" in name and name != "a reminder's UID"])
def test_no_uid_is_told_that_is_not_of_our_form(name: str) -> None:
    with pytest.raises(InfointError):
        replies.uid(NOT_THEIRS[name][0])


def test_the_uid_finds_the_plan_among_others() -> None:
    plans = {uid(one, "talk"): one for one in ("p-0", "p-1", "p-2")}
    assert plans[replies.uid(samples.google())] == "p-1"


# --- Properties.

PIECES = st.sampled_from(
    [
        *(line + "\r\n" for line in lines_of()),
        *(
            "BEGIN:VEVENT\r\n",
            "END:VEVENT\r\n",
            "BEGIN:VALARM\r\n",
            "\r\n",
            "\n ",
            "\t",
            '"',
            ":",
            ";TZID=",
            "=",
            "\x00",
        ),
        *("Content-Type: text/calendar\r\n", "Content-Type: multipart/mixed; boundary=b\r\n\r\n", "--b\r\n", "--b--"),
        *("Content-Transfer-Encoding: base64\r\n\r\n", "Content-Type: message/rfc822\r\n\r\n", "ü", "\r", CANARY),
    ]
).map(str.encode)


def outcome(data: bytes) -> Reply | InfointError:
    """Return the answer, or the refusal, which hangs on nothing."""
    try:
        return replies.read(data, PLAN)
    except InfointError as error:
        return error


def is_sound(one: Reply | InfointError) -> bool:
    """Tell whether a refusal holds nothing that a mail could have put there."""
    if isinstance(one, Reply):
        return True
    told = "".join(traceback.format_exception(one)) + repr(one)
    return one.__context__ is None and CANARY not in told and "\x00" not in told


@given(st.binary(max_size=300) | st.lists(PIECES | st.binary(max_size=4), max_size=40).map(b"".join))
def test_any_bytes_are_an_answer_or_refused(data: bytes) -> None:
    for told in (data, samples.simple(data), samples.mail(data)):
        assert is_sound(outcome(told))


@given(st.sampled_from(sorted(samples.ACCEPTED)), st.data())
def test_a_damaged_answer_is_read_or_refused(program: str, data: st.DataObject) -> None:
    whole = samples.ACCEPTED[program]
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(whole)), st.integers(0, len(whole)))))
    assert is_sound(outcome(whole[:start] + data.draw(st.binary(max_size=5)) + whole[end:]))


@pytest.mark.parametrize("name", [*IN_MAILS, *IN_CALENDARS])
def test_bombs_cost_nothing_and_tell_nothing(name: str) -> None:
    make, code = {**IN_MAILS, **IN_CALENDARS}[name]
    read = outcome(make(200_000))
    assert is_sound(read)
    assert code == ("" if isinstance(read, Reply) else read.code)


@pytest.mark.parametrize("data", ["BEGIN:VCALENDAR", None, bytearray(b"BEGIN:VCALENDAR")])
def test_a_mail_is_bytes(data: Any) -> None:
    for read in (replies.uid, lambda one: replies.read(one, plan())):
        with pytest.raises(RefusedValue) as refusal:
            read(data)
        assert (refusal.value.code, refusal.value.path) == ("wrong_kind", "mail")


@given(moments(), moments(), st.sampled_from(["ACCEPTED", "DECLINED", "TENTATIVE"]), lines(), st.booleans())
def test_what_icalendar_writes_in_answer_to_our_invitation_is_read(
    agreed_on: datetime, arrived: datetime, partstat: str, name: str, counters: bool
) -> None:
    whose = plan(Scheduled(at=agreed_on, start=START, minutes=20, medium="video"))
    [invited] = Calendar.from_ical(ical.invitation(playbooks.load("gsbs"), whose).data).events
    event = Event.new(uid=str(invited["UID"]), sequence=int(invited["SEQUENCE"]), stamp=ARRIVED, start=invited.start)
    event.add("ATTENDEE", vCalAddress.new(str(KIM.address), cn=name, partstat=partstat))
    calendar = Calendar()
    method = "COUNTER" if counters else "REPLY"
    calendar.add("METHOD", method)
    calendar.add_component(event)
    data = samples.simple(encodebytes(calendar.to_ical()), f"text/calendar; method={method}", **BASE64)
    reply = replies.read(data, whose)
    assert reply.current
    assert (reply.status == "counter", reply.proposed) == (counters, (START,) * counters)
    assert reply.declined == (partstat == "DECLINED")
    after = whose.with_facts(*reply.facts(at=arrived))
    assert after.with_facts(*replies.read(data, after).facts(at=arrived)) == after


@given(st.permutations([answer(), answer(partstat="DECLINED"), answer("COUNTER", SEQUENCE=":0"), samples.outlook()]))
def test_several_answers_make_one_plan_in_any_order(mails: list[bytes]) -> None:
    arrived = {data: datetime(2026, 3, 3, 8, minute, tzinfo=UTC) for minute, data in enumerate(sorted(mails))}
    read = [replies.read(data, PLAN).facts(at=arrived[data]) for data in mails]
    expected = PLAN.with_facts(*(fact for facts in sorted(read, key=str) for fact in facts))
    one_by_one = PLAN
    for facts in read:
        one_by_one = one_by_one.with_facts(*facts)
    assert one_by_one == expected
