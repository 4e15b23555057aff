"""Whole calendars as `icalendar` objects, for those who go on with them.

Their bytes are those of `infoint.render.ical`. Nothing is taken from the clock: a stamp is the
moment of a plan's last fact.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from icalendar import Calendar, Component

from infoint import words
from infoint.errors import refused
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render.ical.events import reminders as reminders_of
from infoint.render.ical.events import talk
from infoint.render.ical.invitations import invitation
from infoint.render.ical.properties import calendar, named
from infoint.render.ical.vtodo import to_do
from infoint.schedule import tasks
from infoint.task import Task

__all__ = ["apart", "feed", "invitation", "reminders", "to_dos"]

Entries = Callable[[Playbook, Plan, str], Iterator[Any]]


def feed(playbook: Playbook, plans: Iterable[Plan], *, language: str | None = None, compat: bool = False) -> Calendar:
    """Return a seeker's calendar: the talks, and a reminder for every open task, in the order of the plans' ids."""
    return _of_seeker(playbook, plans, _events, language=language, compat=compat)


def to_dos(playbook: Playbook, plans: Iterable[Plan], *, language: str | None = None, compat: bool = False) -> Calendar:
    """Return a seeker's open tasks as to-dos, in the order of the plans' ids."""
    return _of_seeker(playbook, plans, _to_dos, language=language, compat=compat)


def reminders(playbook: Playbook, plan: Plan, task: Task) -> Calendar:
    """Return the reminders of one task."""
    made = calendar()
    for event in reminders_of(playbook, plan, task, words.language_of(playbook, plan.seeker)):
        made.add_component(event)
    return made


def apart(whole: Calendar) -> tuple[Calendar, ...]:
    """Return each entry of a calendar in one of its own, as CalDAV stores keep them (RFC 4791, section 4.1)."""
    return tuple(map(_alone, whole.subcomponents))


def _alone(entry: Component) -> Calendar:
    made = calendar()
    made.add_component(entry)
    return made


def _of_seeker(
    playbook: Playbook, plans: Iterable[Plan], entries: Entries, *, language: str | None, compat: bool
) -> Calendar:
    ordered = sorted(plans, key=lambda plan: plan.id)
    if len({plan.seeker.id for plan in ordered}) > 1:
        raise refused("several_seekers", "plans")
    if len({plan.id for plan in ordered}) < len(ordered):
        raise refused("duplicate_id", "plans", "one plan with the facts of both: plan.with_facts(*other.facts)")
    spoken = language or next((words.language_of(playbook, plan.seeker) for plan in ordered), playbook.languages[0])
    made = calendar()
    named(made, words.calendar_name(spoken), words.calendar_about(spoken), compat=compat)
    for plan in ordered:
        for entry in entries(playbook, plan, spoken):
            made.add_component(entry)
    return made


def _events(playbook: Playbook, plan: Plan, language: str) -> Iterator[Component]:
    agreed = plan.standing.talk
    if agreed is not None:
        yield talk(playbook, plan, agreed, language, off=plan.standing.talk_off)
    for task in tasks(playbook, plan):
        yield from reminders_of(playbook, plan, task, language)


def _to_dos(playbook: Playbook, plan: Plan, language: str) -> Iterator[Component]:
    return (to_do(playbook, plan, task, language) for task in tasks(playbook, plan))
