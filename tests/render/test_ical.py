"""Calendars: what a feed holds, line by line, as calendar programs want it."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from infoint import facts, words
from infoint.errors import NotKnown, NotRenderable, RefusedValue
from infoint.plan import Plan
from infoint.render import ical
from infoint.render.identity import uid
from infoint.schedule import tasks
from tests.bench import KIM, at, guide, plan, step
from tests.strategies import lines

AGREED = facts.Scheduled(at=at("2026-02-23 09:00"), start=at("2026-03-03 21:00"), minutes=20, medium="video")
HELD = facts.Held(at=at("2026-03-03 21:20"))
GUIDE = guide(
    step(after="talk_end", due="48 hours", remind=("24 hours", "40 hours")), step("prepare", before="talk_start")
)
PLAN = plan(AGREED)

Property = tuple[str, str]


# --- A reader of its own: strict, and small.


def content_lines(raw: bytes) -> list[str]:
    """Unfold; what RFC 5545, section 3.1, forbids is an assertion."""
    assert raw.endswith(b"\r\n")
    found: list[bytes] = []
    for line in raw[:-2].split(b"\r\n"):
        assert 0 < len(line) <= 75, line
        assert not re.search(rb"[\x00-\x1f\x7f]", line), line
        line.decode()  # no character is cut
        if line.startswith(b" "):
            found[-1] += line[1:]
        else:
            found.append(line)
    return [line.decode() for line in found]


def components(raw: bytes) -> tuple[list[Property], list[dict[str, str]]]:
    """Return the properties of the calendar, and the events; alarms stand under `VALARM`."""
    first, *inner, last = content_lines(raw)
    assert (first, last) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    calendar: list[Property] = []
    events: list[dict[str, str]] = []
    event: dict[str, str] | None = None
    alarm: list[str] | None = None
    for line in inner:
        name, colon, value = line.partition(":")
        assert colon
        assert re.fullmatch(r"[A-Z-]+(;[A-Z]+=[A-Z-]+)*", name)
        if line == "BEGIN:VEVENT":
            assert event is None
            event = {}
        elif line == "END:VEVENT":
            assert event is not None
            assert alarm is None
            events.append(event)
            event = None
        elif line == "BEGIN:VALARM":
            assert event is not None
            assert "VALARM" not in event
            alarm = []
        elif line == "END:VALARM":
            assert event is not None
            assert alarm is not None
            event["VALARM"] = "|".join(alarm)
            alarm = None
        elif alarm is not None:
            alarm.append(line)
        elif event is not None:
            assert name not in event, "stands twice"
            assert "VALARM" not in event, "a property after the alarm"
            event[name] = value
        else:
            assert not events, "a property after the events"
            calendar.append((name, value))
    assert event is None
    return calendar, events


def text(value: str) -> str:
    """Undo the escapes of TEXT."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), "a bare comma or semicolon"
    meaning = {"n": "\n", "\\": "\\", ";": ";", ",": ","}
    return re.sub(r"\\(.)", lambda match: meaning[match[1]], value)


def told(*plans: Plan, **options: Any) -> list[dict[str, str]]:
    return components(ical.feed(GUIDE, plans, **options))[1]


def reminders(*plans: Plan) -> Iterator[dict[str, str]]:
    return (event for event in told(*plans) if "VALARM" in event)


# --- The calendar.


def test_a_calendar_without_plans_has_its_names_and_says_how_often_to_look() -> None:
    assert content_lines(ical.feed(GUIDE, [])) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//infoint//infoint//EN",
        "CALSCALE:GREGORIAN",
        "DESCRIPTION:Talks and reminders",
        "X-WR-CALDESC:Talks and reminders",
        "NAME:Informational interviews",
        "X-WR-CALNAME:Informational interviews",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "END:VCALENDAR",
    ]


def test_a_feed_has_no_attendees_no_method_and_no_zones() -> None:
    raw = ical.feed(GUIDE, [PLAN])
    for name in (b"ATTENDEE", b"ORGANIZER", b"METHOD", b"VTIMEZONE", b"TZID", b"X-WR-TIMEZONE", b"mailto"):
        assert name not in raw
    assert b"kim@example.com" not in raw


def test_a_feed_holds_the_talks_and_the_reminders_plan_by_plan() -> None:
    other = plan(facts.Held(at=at("2026-03-01 12:00")), plan_id="p-0", contact=attrs.evolve(KIM, name="Tom"))
    titles = [event["SUMMARY"] for event in told(PLAN, plan(plan_id="p-00"), other)]
    assert titles == ["Thank Tom"] * 2 + ["Talk with Kim Lee", "Prepare Kim Lee"] + ["Thank Kim Lee"] * 2


def test_plans_come_in_the_order_of_their_ids() -> None:
    plans = [plan(AGREED, plan_id=one) for one in ("b", "a", "c")]
    assert ical.feed(GUIDE, plans) == ical.feed(GUIDE, iter(sorted(plans, key=lambda one: one.id, reverse=True)))


def test_a_language_that_the_guide_lacks_is_not_known() -> None:
    for make in (ical.feed, ical.to_dos, ical.resources):
        with pytest.raises(NotKnown) as error:
            make(GUIDE, [PLAN], language="de")
        assert error.value.code == "unknown_language"


def test_a_language_may_be_named() -> None:
    assert ical.feed(GUIDE, [PLAN], language="en") == ical.feed(GUIDE, [PLAN])
    assert ical.to_dos(GUIDE, [PLAN], language="en") == ical.to_dos(GUIDE, [PLAN])
    assert ical.resources(GUIDE, [PLAN], language="en") == ical.resources(GUIDE, [PLAN])


# --- The talk.


def test_a_talk_is_an_event() -> None:
    talk = attrs.evolve(AGREED, place="Room 12, 3rd floor; ring \\ knock")
    whose = plan(talk)
    [event] = (one for one in told(whose) if one["UID"] == uid("p-1", "talk"))
    assert {name: text(value) for name, value in event.items()} == {
        "UID": uid("p-1", "talk"),
        "SEQUENCE": "1",
        "DTSTAMP": "20260223T090000Z",
        "LAST-MODIFIED": "20260223T090000Z",
        "DTSTART": "20260303T210000Z",
        "DTEND": "20260303T212000Z",
        "SUMMARY": "Talk with Kim Lee",
        "DESCRIPTION": words.talk_about(GUIDE, whose, talk, "en"),
        "LOCATION": "Room 12, 3rd floor; ring \\ knock",
        "STATUS": "CONFIRMED",
        "TRANSP": "OPAQUE",
        "CLASS": "PRIVATE",
    }


def test_a_talk_without_a_place_has_no_location() -> None:
    assert "LOCATION" not in told(PLAN)[0]


def test_a_plan_without_a_talk_has_no_event_for_one() -> None:
    assert told(plan()) == []
    with pytest.raises(NotRenderable) as error:
        ical.invitation(GUIDE, plan())
    assert (error.value.code, error.value.path) == ("no_talk", "plan")
    withdrawn = plan(AGREED, facts.Withdrawn(at=at("2026-02-24"), fact=AGREED.id))
    assert told(withdrawn) == []


def test_the_stamp_is_the_last_facts() -> None:
    noted = facts.Noted(at=at("2026-02-24 08:00"), field="advice", text="Join.")
    for event in told(plan(AGREED, noted)):
        assert event["DTSTAMP"] == event["LAST-MODIFIED"] == "20260224T080000Z"


CALLED_OFF = [
    facts.Cancelled(at=at("2026-02-24")),
    facts.Missed(at=at("2026-03-04"), by="contact"),
    facts.Declined(at=at("2026-02-24")),
    facts.Bounced(at=at("2026-02-24")),
    facts.Closed(at=at("2026-02-24")),
]


@pytest.mark.parametrize("fact", CALLED_OFF, ids=lambda fact: fact.kind)
def test_a_talk_that_is_off_is_cancelled_and_outranks_what_was_told_before(fact: facts.Fact) -> None:
    [event] = (one for one in told(plan(AGREED, fact)) if one["UID"] == uid("p-1", "talk"))
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", "2")


def test_the_sequence_counts_what_moves_a_talk_and_nothing_else() -> None:
    quiet = [
        facts.Requested(at=at("2026-02-22")),
        facts.Noted(at=at("2026-02-24"), field="advice", text="Join."),
        facts.Done(at=at("2026-02-25"), step="prepare"),
    ]
    moved = attrs.evolve(
        AGREED, at=at("2026-02-26"), id="", start=at("2026-03-05 21:00"), instant=at("2026-03-05 21:00")
    )
    off = facts.Cancelled(at=at("2026-02-27"))
    undone = facts.Withdrawn(at=at("2026-02-28"), fact=off.id)
    counted = [
        [AGREED],
        [AGREED, *quiet],
        [AGREED, *quiet, moved],
        [AGREED, *quiet, moved, off],
        [AGREED, *quiet, moved, off, undone],
    ]
    events = [told(plan(*happened))[0] for happened in counted]
    assert [(event["SEQUENCE"], event["STATUS"]) for event in events] == [
        ("1", "CONFIRMED"),
        ("1", "CONFIRMED"),
        ("2", "CONFIRMED"),
        ("3", "CANCELLED"),
        ("4", "CONFIRMED"),
    ]
    assert {event["UID"] for event in events} == {uid("p-1", "talk")}
    assert [event["DTSTART"] for event in events[1:3]] == ["20260303T210000Z", "20260305T210000Z"]


@pytest.mark.parametrize(
    "late",
    [
        facts.Noted(at=at("2026-02-25"), id="host-1", field="advice", text="Join."),
        facts.Held(at=at("2026-02-23 18:00")),
        facts.Withdrawn(at=at("2026-02-25"), fact="host-1"),
    ],
    ids=["the same id", "held before", "withdrawn"],
)
def test_what_undoes_a_cancellation_outranks_it(late: facts.Fact) -> None:
    off = facts.Cancelled(at=at("2026-02-24"), id="host-1")
    before, after = (told(plan(AGREED, off, *more))[0] for more in ((), (late,)))
    assert (before["SEQUENCE"], before["STATUS"]) == ("2", "CANCELLED")
    assert (after["SEQUENCE"], after["STATUS"]) == ("3", "CONFIRMED")


# --- The reminders.


def test_a_reminder_is_an_event_of_its_own_with_one_alarm_at_its_start() -> None:
    [task] = (one for one in tasks(GUIDE, PLAN) if one.step == "thank")
    found = [event for event in reminders(PLAN) if event["SUMMARY"] == "Thank Kim Lee"]
    assert [{name: text(value) for name, value in event.items()} for event in found] == [
        {
            "UID": uid("p-1", "thank", 1, index),
            "SEQUENCE": "2",
            "DTSTAMP": "20260223T090000Z",
            "LAST-MODIFIED": "20260223T090000Z",
            "DTSTART": start,
            "DTEND": end,
            "SUMMARY": "Thank Kim Lee",
            "DESCRIPTION": "\n".join(words.reasons(GUIDE, PLAN, task)),
            "STATUS": "CONFIRMED",
            "TRANSP": "TRANSPARENT",
            "CLASS": "PRIVATE",
            "VALARM": "ACTION:DISPLAY|DESCRIPTION:Thank Kim Lee|TRIGGER:P0D",
        }
        for index, (start, end) in enumerate(
            [("20260304T212000Z", "20260304T213500Z"), ("20260305T132000Z", "20260305T133500Z")]
        )
    ]


def test_of_reminders_at_one_instant_the_first_stands_for_all() -> None:
    playbook = guide(step(after="talk_end", opens="3 days", remind=("1 hour", "2 hours", "5 days")))
    found = components(ical.feed(playbook, [plan(HELD)]))[1]
    assert [(event["UID"], event["DTSTART"]) for event in found] == [
        (uid("p-1", "thank", 1, 0), "20260306T150000Z"),
        (uid("p-1", "thank", 1, 2), "20260308T140000Z"),
    ]


def test_nobody_is_reminded_of_what_is_closed() -> None:
    playbook = guide(step(after="talk_end", closes="1 week", remind=("9 days", "1 day", "3 days")))
    found = components(ical.feed(playbook, [plan(HELD)]))[1]
    assert [(event["UID"], event["DTSTART"]) for event in found] == [
        (uid("p-1", "thank", 1, 1), "20260304T150000Z"),
        (uid("p-1", "thank", 1, 2), "20260306T150000Z"),
    ]
    put_off = facts.Postponed(at=HELD.at, step="thank", until=at("2026-03-20"))
    assert components(ical.feed(playbook, [plan(HELD, put_off)]))[1] == []
    [last_call] = components(ical.feed(guide(step("prepare", before="talk_start")), [PLAN]))[1][1:]
    assert last_call["DTSTART"] == "20260303T210000Z"  # at the moment itself, when it closes


def test_a_reminder_keeps_its_uid_when_the_talk_moves() -> None:
    moved = attrs.evolve(
        AGREED, at=at("2026-02-26"), id="", start=at("2026-03-05 21:00"), instant=at("2026-03-05 21:00")
    )
    before, after = (list(reminders(plan(*happened))) for happened in ([AGREED], [AGREED, moved]))
    assert [event["UID"] for event in before] == [event["UID"] for event in after]
    assert all(int(new["SEQUENCE"]) > int(old["SEQUENCE"]) for old, new in zip(before, after, strict=True))
    assert [event["DTSTART"] for event in before] != [event["DTSTART"] for event in after]


def test_the_sequence_of_reminders_counts_facts_and_the_guides_revision() -> None:
    second = attrs.evolve(GUIDE, revision=5)
    noted = facts.Noted(at=at("2026-02-24"), field="advice", text="Join.")

    def sequences(playbook: Any, *happened: facts.Fact) -> set[str]:
        return {
            event["SEQUENCE"] for event in components(ical.feed(playbook, [plan(*happened)]))[1] if "VALARM" in event
        }

    assert sequences(GUIDE, AGREED) == {"2"}
    assert sequences(GUIDE, AGREED, noted) == {"3"}
    assert sequences(second, AGREED, noted) == {"7"}


def test_what_is_done_leaves_the_feed() -> None:
    done = facts.Done(at=at("2026-03-04"), step="thank")
    assert [event["SUMMARY"] for event in reminders(plan(AGREED, HELD, done))] == []


def test_a_file_holds_the_reminders_of_one_task() -> None:
    [task] = (one for one in tasks(GUIDE, PLAN) if one.step == "thank")
    made = ical.render(GUIDE, PLAN, task)
    assert (made.name, made.media_type) == ("thank-p-1-1.ics", "text/calendar; charset=utf-8")
    calendar, events = components(made.data)
    assert calendar == [("VERSION", "2.0"), ("PRODID", "-//infoint//infoint//EN"), ("CALSCALE", "GREGORIAN")]
    assert events == [event for event in told(PLAN) if event["SUMMARY"] == "Thank Kim Lee"]


def test_a_task_of_another_plan_is_refused() -> None:
    [task, *_] = tasks(GUIDE, PLAN)
    with pytest.raises(RefusedValue) as refusal:
        ical.render(GUIDE, attrs.evolve(PLAN, id="p-2"), task)
    assert refusal.value.code == "wrong_plan"


# --- Texts.

HOSTILE = [
    "a, b; c: d \\ e \"f\" 'g'",
    "C:\\New \\N \\n \\\\N \\",
    "END:VEVENT\\nBEGIN:VALARM",
    "👩‍🔬" * 40,
    "ü" * 200,
    "李明" * 60,
    "מיכל אברהם, \u200fאמינה الفاسي",
    "=?utf-8?q?x?= %0D%0A ^n ^' {contact}",
    "x" * 500,
]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_texts_arrive_and_add_nothing(name: str) -> None:
    talk = attrs.evolve(AGREED, place=name)
    whose = plan(talk, contact=attrs.evolve(KIM, name=name))
    raw = ical.feed(GUIDE, [whose])
    plain = ical.feed(GUIDE, [plan(attrs.evolve(AGREED, place="x"))])
    assert len(content_lines(raw)) == len(content_lines(plain))
    event, *others = components(raw)[1]
    assert text(event["SUMMARY"]) == f"Talk with {words.isolated(name, 'en')}"
    assert text(event["LOCATION"]) == name
    assert text(event["DESCRIPTION"]) == words.talk_about(GUIDE, whose, talk, "en")
    for reminder in others:
        assert f"DESCRIPTION:{reminder['SUMMARY']}|" in reminder["VALARM"]
        assert text(reminder["SUMMARY"]).endswith(f" {words.isolated(name, 'en')}")


@given(lines(), st.none() | lines())
@example("a\\N", "\\N")
def test_any_text_arrives_and_adds_nothing(name: str, place: str | None) -> None:
    whose = plan(attrs.evolve(AGREED, place=place), contact=attrs.evolve(KIM, name=name))
    raw = ical.feed(GUIDE, [whose])
    assert len(content_lines(raw)) == len(content_lines(ical.feed(GUIDE, [PLAN]))) + (place is not None)
    event = components(raw)[1][0]
    assert text(event["SUMMARY"]) == f"Talk with {words.isolated(name, 'en')}"
    assert text(event.get("LOCATION", "")) == (place or "")


def test_a_long_feed_is_sound() -> None:
    plans = [
        plan(
            attrs.evolve(AGREED, place=HOSTILE[at % len(HOSTILE)]),
            plan_id=f"p-{at}",
            contact=attrs.evolve(KIM, name=HOSTILE[-1 - at % 9]),
        )
        for at in range(125)
    ]
    events = told(*plans)
    assert len(events) == 500
    assert len({event["UID"] for event in events}) == 500


def test_a_talk_of_the_hour_that_comes_twice_is_one_instant() -> None:
    zone = ZoneInfo("America/Chicago")
    starts = [datetime(2026, 11, 1, 1, 30, tzinfo=zone, fold=fold) for fold in (0, 1)]
    events = [told(plan(attrs.evolve(AGREED, start=start, instant=start)))[0] for start in starts]
    assert [event["DTSTART"] for event in events] == ["20261101T063000Z", "20261101T073000Z"]
    assert [event["DTEND"] for event in events] == ["20261101T065000Z", "20261101T075000Z"]
    assert starts[1].utcoffset() == timedelta(hours=-6)
