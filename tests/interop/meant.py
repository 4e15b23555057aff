"""What calendars mean, from plans and their tasks, in the normal form that every reader gives."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs

from infoint import words
from infoint.facts import Party, Scheduled
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render.identity import talk_sequence, uid
from infoint.schedule import tasks
from infoint.task import Task

A_QUARTER = timedelta(minutes=15)  # how long a reminder stands in a calendar
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
    description: str | None = None
    location: str | None = None
    status: str | None
    class_: str | None = "PRIVATE"
    transp: str | None = None
    organizer: str | None = None
    organizer_name: str | None = None
    sent_by: str | None = None
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


def to_dos(playbook: Playbook, plans: Iterable[Plan], language: str = "en") -> Meant:
    """Return what the to-dos of plans mean."""
    found = (to_do(playbook, plan, task, language) for plan in plans for task in tasks(playbook, plan))
    return Meant(name=words.calendar_name(language), to_dos=tuple(sorted(found)))


def invitation(playbook: Playbook, plan: Plan, sent_by: str | None = None) -> Meant:
    """Return what the invitation to a plan's talk means, or its cancellation."""
    seeker, contact, off = plan.seeker, plan.contact, plan.standing.talk is None or plan.standing.talk_off
    answer = (None, False) if off else ("NEEDS-ACTION", True)
    asked = (contact.address or "", beside_an_address(contact.name), *answer)
    event = talk(
        playbook,
        plan,
        words.language_to(playbook, plan)[0],
        to="contact",
        organizer=seeker.address,
        organizer_name=beside_an_address(seeker.name),
        sent_by=sent_by,
        attendees=(asked,),
    )
    return Meant(method="CANCEL" if off else "REQUEST", events=(event,))


def beside_an_address(name: str) -> str | None:
    """Return a name as an invitation tells it: not at all, where it would need escapes."""
    return None if set(name) & set('"^\\;') else name


def resources(whole: Meant) -> dict[str, Meant]:
    """Return the entries of a calendar, each in a file named by its UID."""
    return {f"{one.uid}.ics": Meant(events=(one,)) for one in whole.events} | {
        f"{one.uid}.ics": Meant(to_dos=(one,)) for one in whole.to_dos
    }


def events_of(playbook: Playbook, plan: Plan, language: str = "en") -> Iterator[Entry]:
    """Yield the talk and the reminders of a plan."""
    if plan.standing.talk:
        yield talk(playbook, plan, language)
    for task in tasks(playbook, plan):
        yield from reminders(playbook, plan, task, language)


def talk(playbook: Playbook, plan: Plan, language: str = "en", *, to: Party = "seeker", **rest: Any) -> Entry:
    """Return the talk of a plan as an event, as one of the two reads it."""
    agreed, off = plan.standing.talk, plan.standing.talk_off
    if agreed is None:  # noted by mistake
        [agreed], off = [fact for fact in plan.facts if isinstance(fact, Scheduled)], True
    return Entry(
        **{
            "uid": uid(plan.id, "talk"),
            "sequence": talk_sequence(plan),
            "start": instant(agreed.start),
            "end": instant(agreed.end),
            "summary": words.talk_title(plan, language, to=to),
            "description": words.talk_about(playbook, plan, agreed, language, to=to),
            "location": agreed.place,
            "status": "CANCELLED" if off else "CONFIRMED",
            "transp": "TRANSPARENT" if off else "OPAQUE",
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
                end=instant(moment + A_QUARTER),
                summary=words.title(playbook, plan, task, language=language),
                description="\n".join(words.reasons(playbook, plan, task, language=language)),
                status="CONFIRMED",
                transp="TRANSPARENT",
                alarms=(instant(moment),),
            )


def to_do(playbook: Playbook, plan: Plan, task: Task, language: str = "en") -> Entry:
    """Return a task as a to-do, due on a day where it is due by the end of it."""
    decisive = task.explanation.decisive
    instants = dict.fromkeys(reminder.instant for reminder in task.reminders)
    return Entry(
        uid=uid(plan.id, f"to_do:{task.step}", task.occurrence),
        sequence=len(plan.facts) + playbook.revision,
        start=None,
        due=decisive.day.isoformat() if decisive.whole_day and decisive.day else instant(decisive.instant),
        summary=words.title(playbook, plan, task, language=language),
        description="\n".join(words.reasons(playbook, plan, task, language=language)),
        status="NEEDS-ACTION",
        alarms=tuple(instant(moment) for moment in instants if task.closes is None or moment <= task.closes),
    )
