"""To-dos: when they are due, as lists show it, and which alarm comes first."""

from datetime import date, time
from typing import Any

import attrs
import pytest

from infoint import facts, words
from infoint.render.ical.vtodo import to_do
from infoint.render.identity import uid
from infoint.schedule import tasks
from infoint.workdays import WorkingDays
from tests.bench import KIM, at, guide, plan, step
from tests.render.test_ical import HELD, content_lines, text

WHOSE = plan(HELD)


def written(**rule: Any) -> list[str]:
    playbook = guide(step(after="talk_end", **rule))
    [task] = tasks(playbook, WHOSE)
    return content_lines(to_do(playbook, WHOSE, task, "en").to_ical())


def test_a_to_do_has_all_its_reminders_in_the_order_of_the_guide() -> None:
    playbook = guide(step(after="talk_end", due="48 hours", remind=("40 hours", "24 hours")))
    [task] = tasks(playbook, WHOSE)
    lines = content_lines(to_do(playbook, WHOSE, task, "en").to_ical())
    about = "\n".join(words.reasons(playbook, WHOSE, task))
    assert [text(line) for line in lines if line.startswith("DESCRIPTION")] == [
        f"DESCRIPTION:{about}",
        *["DESCRIPTION:Thank Kim Lee"] * 2,
    ]
    assert [line for line in lines if not line.startswith("DESCRIPTION")] == [
        "BEGIN:VTODO",
        "CLASS:PRIVATE",
        "DTSTAMP:20260303T212000Z",
        "DUE:20260305T212000Z",
        "LAST-MODIFIED:20260303T212000Z",
        "SEQUENCE:2",
        "STATUS:NEEDS-ACTION",
        "SUMMARY:Thank Kim Lee",
        f"UID:{uid('p-1', 'to_do:thank', 1)}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER;VALUE=DATE-TIME:20260305T132000Z",
        "END:VALARM",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER;VALUE=DATE-TIME:20260304T212000Z",
        "END:VALARM",
        "END:VTODO",
    ]


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        ({"due": "2 days"}, "DUE;VALUE=DATE:20260305"),
        ({"due": "1 day", "deadline": "3 days"}, "DUE;VALUE=DATE:20260306"),
        ({"due": "1 day", "deadline": "72 hours"}, "DUE:20260306T212000Z"),
        ({"due": "48 hours"}, "DUE:20260305T212000Z"),
    ],
)
def test_what_is_due_by_the_end_of_a_day_is_due_on_that_day(rule: Any, due: str) -> None:
    assert [line for line in written(**rule) if line.startswith("DUE")] == [due]


def test_the_day_is_that_of_the_zone_that_it_was_counted_in() -> None:
    playbook = guide(step(after="talk_end", due="same day", zone="Asia/Kathmandu"))
    [task] = tasks(playbook, WHOSE)
    assert to_do(playbook, WHOSE, task, "en")["DUE"].dt == date(2026, 3, 4)


def test_what_was_put_off_is_due_at_a_moment() -> None:
    playbook = guide(step(after="talk_end", due="2 days"))
    whose = plan(HELD, facts.Postponed(at=HELD.at, step="thank", until=at("2026-03-20 15:00")))
    [task] = tasks(playbook, whose)
    assert to_do(playbook, whose, task, "en")["DUE"].dt == at("2026-03-20 15:00")


def test_what_is_due_by_the_end_of_office_hours_is_due_at_a_moment() -> None:
    hours = WorkingDays(day_starts=time(9), day_ends=time(17))
    playbook = guide(step(after="talk_end", due="2 days"), working_days=hours)
    [task] = tasks(playbook, WHOSE)
    assert to_do(playbook, WHOSE, task, "en")["DUE"].dt == at("2026-03-05 23:00")


def test_a_to_do_has_the_stamp_of_the_last_fact_and_one_alarm_at_a_moment() -> None:
    playbook = guide(step(after="talk_end", opens="3 days", remind=("1 hour", "2 hours", "5 days")))
    whose = plan(HELD, facts.Noted(at=at("2026-03-04 08:00"), field="advice", text="Join."))
    [task] = tasks(playbook, whose)
    lines = content_lines(to_do(playbook, whose, task, "en").to_ical())
    assert {"DTSTAMP:20260304T080000Z", "LAST-MODIFIED:20260304T080000Z"} <= set(lines)
    assert [line for line in lines if line.startswith("TRIGGER")] == [
        "TRIGGER;VALUE=DATE-TIME:20260306T150000Z",
        "TRIGGER;VALUE=DATE-TIME:20260308T140000Z",
    ]


def test_a_backslash_in_a_name_stays_one() -> None:
    whose = plan(HELD, contact=attrs.evolve(KIM, name=r"C:\New"))
    playbook = guide(step(after="talk_end", due="1 day", remind=("1 day",)))
    [task] = tasks(playbook, whose)
    lines = content_lines(to_do(playbook, whose, task, "en").to_ical())
    assert {r"SUMMARY:Thank C:\\New", r"DESCRIPTION:Thank C:\\New"} <= set(lines)


def test_a_to_do_is_not_one_of_its_reminders() -> None:
    ids = {uid("p-1", "to_do:thank", 1), *(uid("p-1", "thank", 1, index) for index in range(3))}
    assert len(ids) == 4
