"""Events: a talk, and a reminder at each moment when a task asks for one.

A reminder stands at its moment, because subscribed calendars drop alarms. Every instant is UTC, so that no reader has
to know a zone; the reader's own time of day stands in the text.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from icalendar import CLASS, STATUS, TRANSP, Alarm, Event

from infoint import words
from infoint.facts import Party, Scheduled
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render.ical.properties import Text
from infoint.render.identity import talk_sequence, uid
from infoint.task import Task
from infoint.zones import utc

REMINDER: Final = timedelta(minutes=15)
"""How long a reminder is: programs show events without a length in different ways."""


def talk(
    playbook: Playbook, plan: Plan, agreed: Scheduled, language: str, *, off: bool, to: Party = "seeker", **guests: Any
) -> Event:
    """Return the event of a talk as one of the two reads it, cancelled where it is off.

    `guests` are the organizer and the attendees of an invitation.
    """
    stamp = plan.facts[-1].at
    return Event.new(
        uid=uid(plan.id, "talk"),
        stamp=stamp,
        last_modified=stamp,
        sequence=talk_sequence(plan),
        start=utc(agreed.start),
        end=agreed.end,
        summary=Text(words.talk_title(plan, language, to=to)),
        description=Text(words.talk_about(playbook, plan, agreed, language, to=to)),
        location=Text(agreed.place) if agreed.place else None,
        status=STATUS.CANCELLED if off else STATUS.CONFIRMED,
        transparency=TRANSP.TRANSPARENT if off else TRANSP.OPAQUE,
        classification=CLASS.PRIVATE,
        **guests,
    )


def moments(task: Task) -> Iterator[tuple[int, datetime]]:
    """Return when to remind of a task until it closes; of several reminders at one instant the first stands for all."""
    seen: set[datetime] = set()
    for index, reminder in enumerate(task.reminders):
        if reminder.instant not in seen and (task.closes is None or reminder.instant <= task.closes):
            seen.add(reminder.instant)
            yield index, reminder.instant


def reminders(playbook: Playbook, plan: Plan, task: Task, language: str) -> Iterator[Event]:
    """Make an event for each reminder of a task."""
    summary = Text(words.title(playbook, plan, task, language=language))
    about = Text("\n".join(words.reasons(playbook, plan, task, language=language)))
    for index, instant in moments(task):
        yield Event.new(
            uid=uid(plan.id, task.step, task.occurrence, index),
            stamp=plan.facts[-1].at,
            last_modified=plan.facts[-1].at,
            sequence=task_sequence(playbook, plan),
            start=instant,
            end=instant + REMINDER,
            summary=summary,
            description=about,
            status=STATUS.CONFIRMED,
            transparency=TRANSP.TRANSPARENT,
            classification=CLASS.PRIVATE,
            subcomponents=[Alarm.new_display(description=summary, trigger=timedelta(0))],
        )


def task_sequence(playbook: Playbook, plan: Plan) -> int:
    """Return the SEQUENCE of all that reminds of a plan's tasks: any fact may move them, and so may a new guide."""
    return len(plan.facts) + playbook.revision
