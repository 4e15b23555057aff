"""Calendars: talks and reminders as events that calendar programs accept, keep apart and update.

Events stand at the moment of the reminder, because subscribed calendars drop alarms; every instant is UTC, so that no
reader has to know a zone; the reader's own time of day stands in the text. Nothing is taken from the clock.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final

from icalendar import CLASS, STATUS, TRANSP, Alarm, Calendar, Event, vDuration, vText

from infoint import words
from infoint.errors import Fault, NotRenderable
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render.artefact import Artefact, file_name
from infoint.render.identity import talk_sequence, uid
from infoint.schedule import tasks
from infoint.task import Task
from infoint.zones import utc

PRODID: Final = "-//infoint//infoint//EN"
POLL: Final = timedelta(hours=12)
REMINDER: Final = timedelta(minutes=15)


class _Text(vText):
    r"""Write a text as it stands there: icalendar takes the two characters `\N` for a line break."""

    def to_ical(self) -> bytes:
        return rb"\\N".join(vText(piece).to_ical() for piece in self.split(r"\N"))


def feed(playbook: Playbook, plans: Iterable[Plan], *, language: str | None = None) -> bytes:
    """Return a seeker's calendar: the talks, and a reminder for every open task, in the order of the plans' ids.

    There are no attendees and no METHOD. Equal input gives equal bytes, whose hash may serve as an ETag.
    """
    calendar = _calendar()
    ordered = sorted(plans, key=lambda plan: plan.id)
    spoken = language or next((words.language_of(playbook, plan.seeker) for plan in ordered), playbook.languages[0])
    name, about = words.calendar_name(spoken), words.calendar_about(spoken)
    for key, text in (("NAME", name), ("X-WR-CALNAME", name), ("DESCRIPTION", about), ("X-WR-CALDESC", about)):
        _write(calendar, key, text)
    # icalendar leaves out the VALUE that RFC 7986 demands, and writes a bare timedelta as a time of day.
    _write(calendar, "REFRESH-INTERVAL", POLL, parameters={"VALUE": "DURATION"})
    _write(calendar, "X-PUBLISHED-TTL", vDuration(POLL))
    for plan in ordered:
        for event in _events(playbook, plan, spoken):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def render(playbook: Playbook, plan: Plan, task: Task) -> Artefact:
    """Return the reminders of one task as an .ics file."""
    calendar = _calendar()
    for event in _reminders(playbook, plan, task, words.language_of(playbook, plan.seeker)):
        calendar.add_component(event)
    return Artefact(file_name(task, ".ics"), "text/calendar; charset=utf-8", bytes(calendar.to_ical()))


def talk(playbook: Playbook, plan: Plan, *, language: str | None = None) -> Event:
    """Return the event of the talk, cancelled where it is off; raise `NotRenderable` where none was agreed."""
    agreed = plan.standing.talk
    if agreed is None:
        raise NotRenderable(Fault(code="no_talk", path="plan"))
    spoken = language or words.language_of(playbook, plan.seeker)
    stamp = plan.facts[-1].at
    start = utc(agreed.start)
    return Event.new(
        uid=uid(plan.id, "talk"),
        stamp=stamp,
        last_modified=stamp,
        sequence=talk_sequence(plan),
        start=start,
        end=agreed.end,
        summary=_Text(words.talk_title(plan, spoken)),
        description=_Text(words.talk_about(playbook, plan, agreed, spoken)),
        location=_Text(agreed.place) if agreed.place else None,
        status=STATUS.CANCELLED if plan.standing.talk_off else STATUS.CONFIRMED,
        transparency=TRANSP.OPAQUE,
        classification=CLASS.PRIVATE,
    )


def _write(
    calendar: Calendar, name: str, value: str | timedelta | vDuration, parameters: dict[str, str] | None = None
) -> None:
    """Write a property of the calendar: the one place where a name becomes one."""
    calendar.add(name, value, parameters=parameters or {})  # pyright: ignore[reportUnknownMemberType]  # icalendar leaves `value` untyped


def _calendar() -> Calendar:
    calendar = Calendar()
    _write(calendar, "PRODID", PRODID)
    _write(calendar, "VERSION", "2.0")
    _write(calendar, "CALSCALE", "GREGORIAN")
    return calendar


def _events(playbook: Playbook, plan: Plan, language: str) -> Iterator[Event]:
    if plan.standing.talk is not None:
        yield talk(playbook, plan, language=language)
    for task in tasks(playbook, plan):
        yield from _reminders(playbook, plan, task, language)


def _reminders(playbook: Playbook, plan: Plan, task: Task, language: str) -> Iterator[Event]:
    """Make an event for each reminder until the task closes; of several at one instant the first stands for all."""
    summary = _Text(words.title(playbook, plan, task, language=language))
    about = _Text("\n".join(words.reasons(playbook, plan, task, language=language)))
    seen: set[datetime] = set()
    for index, reminder in enumerate(task.reminders):
        if reminder.instant in seen or (task.closes and reminder.instant > task.closes):
            continue
        seen.add(reminder.instant)
        event = Event.new(
            uid=uid(plan.id, task.step, task.occurrence, index),
            stamp=plan.facts[-1].at,
            last_modified=plan.facts[-1].at,
            sequence=len(plan.facts) + playbook.revision,
            start=reminder.instant,
            end=reminder.instant + REMINDER,
            summary=summary,
            description=about,
            status=STATUS.CONFIRMED,
            transparency=TRANSP.TRANSPARENT,
            classification=CLASS.PRIVATE,
        )
        event.add_component(Alarm.new_display(description=summary, trigger=timedelta(0)))
        yield event
