"""Spans that a guide speaks of, and how they are counted: "48 hours", "5 business days", "same day".

Hours are exact. Days, business days, weeks and months are counted on the calendar of a zone; what opens on a day opens
at the start of the office's day, what ends on a day ends with it. A reckoning keeps all that went into it.
"""

import calendar
import re
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Final, Literal, cast

import attrs

from infoint.checks import one_of, valid, whole
from infoint.errors import refused
from infoint.workdays import Days, Named, SkippedDay, WorkingDays, business_days
from infoint.zones import at_wall_time, aware, end_of_day, utc, zone, zone_name

Unit = Literal["minutes", "hours", "days", "business days", "weeks", "months"]
Edge = Literal["opens", "ends"]

MOST: Final[dict[str, int]] = {
    "minutes": 525_600,
    "hours": 87_600,
    "days": 3_650,
    "business days": 1_000,
    "weeks": 520,
    "months": 120,
}
_HOURS: Final[dict[str, tuple[float, float]]] = {
    "minutes": (1 / 60, 1 / 60),
    "hours": (1, 1),
    "days": (24, 24),
    "business days": (24, 24 * 7),
    "weeks": (24 * 7, 24 * 7),
    "months": (24 * 28, 24 * 31),
}
_EDGE: Final = 26  # a day opens or ends up to a day apart from when it is told, and clocks change by up to two hours
_SPAN = re.compile(r"(0|[1-9][0-9]{0,5}) (minute|hour|day|business day|week|month)s?")


@attrs.frozen
class Offset:
    """Say how long: an amount of one unit."""

    amount: int = attrs.field()
    unit: Unit = attrs.field()

    def __attrs_post_init__(self) -> None:
        one_of(*MOST)(self.unit, "unit")
        whole(0, MOST[self.unit])(self.amount, "amount")

    @property
    def exact(self) -> bool:
        """Tell whether it is counted in elapsed time, not in days of a calendar."""
        return self.unit in ("minutes", "hours")

    def surely_exceeds(self, other: "Offset") -> bool:
        """Tell whether it is the longer one wherever the two are counted from, holidays apart.

        >>> parse("48 hours").surely_exceeds(parse("1 day")), parse("3 days").surely_exceeds(parse("48 hours"))
        (False, False)
        >>> parse("40 days").surely_exceeds(parse("1 month"))
        True
        """
        if self.unit == other.unit:
            return self.amount > (other.amount or self.unit == "business days")  # on a day off, none is one as well
        return self.hours[0] > other.hours[1]

    @property
    def hours(self) -> tuple[float, float]:
        """Return the fewest and the most hours it may take."""
        fewest, most = _HOURS[self.unit]
        if self.exact:
            return fewest * self.amount, most * self.amount
        units = self.amount + (self.unit == "business days")  # the first day may count as the next working day
        return fewest * self.amount - _EDGE, most * units + _EDGE

    def __str__(self) -> str:
        return f"{self.amount} {self.unit[:-1] if self.amount == 1 else self.unit}"


def parse(text: str, path: str = "offset") -> Offset:
    """Read a span as a guide writes it.

    >>> parse("5 business days")
    Offset(amount=5, unit='business days')
    >>> parse("same day")
    Offset(amount=0, unit='days')
    """
    if text == "same day":
        return Offset(0, "days")
    found = _SPAN.fullmatch(text)
    if not found:
        raise refused("not_offset", path)
    unit = cast("Unit", f"{found[2]}s")
    amount = int(found[1])
    whole(0, MOST[unit])(amount, path)
    return Offset(amount, unit)


@attrs.frozen(kw_only=True)
class Reckoning:
    """Keep one date of a task with all that is needed to count it again.

    `start` and `instant` are UTC. `day` is the local day whose edge the instant is, None where the span is exact.
    `counted` lists the business days counted; other days are counted without a gap. `counts_as` is the working day that
    a start after the cut-off counts as. `held_until` is the moment up to which a postponement, or the opening of the
    task, held the date back; `moved_to` is where quiet hours moved it.
    """

    start: datetime = attrs.field(converter=utc)
    offset: Offset
    before: bool
    edge: Edge
    zone: str = attrs.field(validator=valid(zone_name))
    working_days: WorkingDays
    instant: datetime
    day: date | None
    counts_as: date | None = None
    counted: tuple[date, ...] = ()
    skipped: tuple[SkippedDay, ...] = ()
    held_until: datetime | None = None
    moved_to: datetime | None = None

    @property
    def whole_day(self) -> bool:
        """Tell whether it is the end of a day, and not of its office hours."""
        return self.day is not None and self.instant == end_of_day(self.day, zone(self.zone))

    def replay(self) -> "Reckoning":
        """Count again from what was kept, holidays too."""
        again = reckon(
            self.start,
            self.offset,
            before=self.before,
            edge=self.edge,
            zone_name=self.zone,
            working_days=self.working_days,
            holidays={skipped.day: skipped.name for skipped in self.skipped}.get,
        )
        again = again.held(self.held_until) if self.held_until else again
        return again.moved(self.moved_to) if self.moved_to else again

    def held(self, until: datetime) -> "Reckoning":
        """Return the date not before a moment; a moment that changes nothing leaves no trace."""
        if utc(until) <= self.instant:
            return self
        return attrs.evolve(self, instant=utc(until), day=None, held_until=utc(until))

    def outside_quiet_hours(self, *, opens: datetime, limits: Collection[datetime]) -> "Reckoning":
        """Return the date at the end of the quiet hours that it lies within.

        Where it would pass one of the limits, and the task is open by then, it is their start.
        """
        quiet = self.working_days.quiet_about(self.instant, zone(self.zone))
        if quiet is None:
            return self
        early = any(self.instant <= limit < quiet[1] for limit in limits) and opens <= quiet[0]
        return self.moved(quiet[0] if early else quiet[1])

    def moved(self, to: datetime) -> "Reckoning":
        """Return the date at another moment."""
        return attrs.evolve(self, instant=to, day=None, moved_to=to)


def reckon(
    start: datetime,
    offset: Offset,
    *,
    before: bool,
    edge: Edge,
    zone_name: str,
    working_days: WorkingDays,
    holidays: Named | None = None,
) -> Reckoning:
    """Count an offset from a moment, in a zone, to the opening or the end of the day it leads to.

    >>> from datetime import UTC
    >>> monday = dict(before=False, edge="ends", zone_name="Europe/Berlin", working_days=WorkingDays())
    >>> found = reckon(datetime(2026, 3, 6, 15, tzinfo=UTC), parse("1 business day"), **monday)
    >>> found.day.isoformat(), [skipped.day.isoformat() for skipped in found.skipped]
    ('2026-03-09', ['2026-03-07', '2026-03-08'])
    """
    aware(start, "start")
    sign = -1 if before else 1
    days: Days | None = None
    day: date | None = None
    if offset.exact:
        instant = utc(start) + sign * timedelta(**{offset.unit: offset.amount})
    else:
        where = zone(zone_name)
        here = start.astimezone(where)
        if offset.unit == "business days":
            days = business_days(here, offset.amount, before=before, working_days=working_days, holidays=holidays)
            day = days.day
        elif offset.unit == "months":
            day = _months(here.date(), sign * offset.amount)
        else:
            day = here.date() + sign * timedelta(days=offset.amount * (7 if offset.unit == "weeks" else 1))
        if edge == "opens":
            instant = at_wall_time(day, working_days.day_starts, where)
        else:
            instant = working_days.end(day, where, None if before else start)
    return Reckoning(
        start=start,
        offset=offset,
        before=before,
        edge=edge,
        zone=zone_name,
        working_days=working_days,
        instant=instant,
        day=day,
        counts_as=days.counts_as if days else None,
        counted=days.counted if days else (),
        skipped=days.skipped if days else (),
    )


def _months(first: date, months: int) -> date:
    """Keep the day of the month, or take the last one that the month has."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, calendar.monthrange(year, month + 1)[1]))
