"""Which times to propose for a talk: how many, on which weekdays, within which hours, on whose clock."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from infoint.correspondence import WEEKDAYS, Slots
from infoint.fact import to_utc
from infoint.offsets import reckon
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.workdays import of_place
from infoint.zones import at_wall_time, aware, local_day, zone

_HORIZON: Final = 90  # days; who is busy for a quarter of a year proposes nothing
_STEP: Final = timedelta(minutes=30)

Span = tuple[datetime, datetime]


def propose(playbook: Playbook, plan: Plan, *, after: datetime, busy: Collection[Span] = ()) -> tuple[datetime, ...]:
    """Return starts to propose, each on a day of its own and on the clock that the playbook names.

    Nothing is proposed within `busy`, spans of aware moments, nor where the whole talk does not fit the hours. A
    playbook without slots proposes nothing, because then any time of the contact will do.
    """
    aware(after, "after")
    slots = playbook.slots
    if slots is None:
        return ()
    party = plan.contact if slots.zone == "contact" else plan.seeker
    name = party.zone or plan.seeker.zone
    days, off = playbook.working_days, of_place(playbook.holidays, party.place)
    opening = reckon(after, slots.opens, before=False, edge="opens", zone_name=name, working_days=days, holidays=off)
    first = opening.instant
    length = timedelta(minutes=playbook.request.length().minutes)
    taken = [(to_utc(start, "busy"), to_utc(end, "busy")) for start, end in busy]
    where = zone(name)
    found: list[datetime] = []
    for day in (local_day(first, where) + timedelta(days=distance) for distance in range(_HORIZON)):
        if len(found) == slots.count:
            break
        if WEEKDAYS[day.weekday()] in slots.weekdays and days.day_off(day, off) is None:
            starts = [
                start
                for start in _starts(slots, day, length, where)
                if start >= first and not any(start < end and start + length > begin for begin, end in taken)
            ]
            # Early on one day, in the middle of the next, late on the third: who cannot in the morning has a choice.
            place = (0, len(starts) // 2, -1)[len(found) % 3]
            found += [starts[place].astimezone(where)] if starts else []
    return tuple(found)


def _starts(slots: Slots, day: date, length: timedelta, where: ZoneInfo) -> Iterator[datetime]:
    """Give the starts of a day, half an hour apart, the last one early enough to end in time."""
    start, end = at_wall_time(day, slots.earliest, where), at_wall_time(day, slots.latest, where)
    while start + length <= end:
        yield start
        start += _STEP
