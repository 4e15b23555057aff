"""What calendars mean, from plans and their tasks, in the normal form that every reader gives."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import attrs

from infoint import words
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render import ical
from infoint.render.identity import talk_sequence, uid
from infoint.schedule import tasks
from infoint.task import Task

Attendee = tuple[str, str | None, str | None, bool]  # address, name, participation, whether an answer is wanted


@attrs.frozen(kw_only=True, order=True)
class Entry:
    """An event or a to-do: instants in UTC, or days, as ISO 8601 writes them; no text is None where none stands."""

    uid: str
    sequence: int | None
    start: str | None
    end: str | None = None
    due: str | None = None
    summary: str
    description: str | None
    location: str | None = None
    status: str | None
    class_: str | None = "PRIVATE"
    transp: str | None = None
    organizer: str | None = None
    attendees: tuple[Attendee, ...] = ()
    alarms: tuple[str | None, ...] = ()


@attrs.frozen(kw_only=True)
class Meant:
    """A calendar: its method and name, and its events and to-dos in the order of their UIDs."""

    method: str | None = None
    name: str | None = None
    events: tuple[Entry, ...] = ()
    to_dos: tuple[Entry, ...] = ()


def instant(moment: datetime) -> str:
    """Write an instant as all readers do."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def feed(playbook: Playbook, plans: Iterable[Plan], language: str = "en") -> Meant:
    """Return what the feed of plans means."""
    events = (event for plan in plans for event in events_of(playbook, plan, language))
    return Meant(name=words.calendar_name(language), events=tuple(sorted(events)))


def events_of(playbook: Playbook, plan: Plan, language: str = "en") -> Iterator[Entry]:
    """Yield the talk and the reminders of a plan."""
    if plan.standing.talk:
        yield talk(playbook, plan, language)
    for task in tasks(playbook, plan):
        yield from reminders(playbook, plan, task, language)


def talk(playbook: Playbook, plan: Plan, language: str = "en", **rest: Any) -> Entry:
    """Return the talk of a plan as an event."""
    agreed = plan.standing.talk
    assert agreed
    return Entry(
        **{
            "uid": uid(plan.id, "talk"),
            "sequence": talk_sequence(plan),
            "start": instant(agreed.start),
            "end": instant(agreed.end),
            "summary": words.talk_title(plan, language),
            "description": words.talk_about(playbook, plan, agreed, language),
            "location": agreed.place,
            "status": "CANCELLED" if plan.standing.talk_off else "CONFIRMED",
            "transp": "OPAQUE",
            **rest,
        }
    )


def reminders(playbook: Playbook, plan: Plan, task: Task, language: str = "en") -> Iterator[Entry]:
    """Yield the reminders of a task as events: one for each instant until it closes."""
    instants = [reminder.instant for reminder in task.reminders]
    for moment in dict.fromkeys(instants):
        if task.closes is None or moment <= task.closes:
            yield Entry(
                uid=uid(plan.id, task.step, task.occurrence, instants.index(moment)),
                sequence=len(plan.facts) + playbook.revision,
                start=instant(moment),
                end=instant(moment + ical.REMINDER),
                summary=words.title(playbook, plan, task, language=language),
                description="\n".join(words.reasons(playbook, plan, task, language=language)),
                status="CONFIRMED",
                transp="TRANSPARENT",
                alarms=(instant(moment),),
            )
