"""Spans that a guide speaks of, and how they are counted: "48 hours", "5 business days", "same day".

Hours are exact. Days, business days, weeks and months are counted on the calendar of a zone; what opens on a day opens
at the start of the office's day, what ends on a day ends with that day. A reckoning keeps all that went into it.
"""

import calendar
import re
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, cast

import attrs

from infoint.checks import one_of, valid, whole
from infoint.errors import refused
from infoint.zones import at_wall_time, aware, end_of_day, local_day, utc, zone, zone_name

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
_EVERY_DAY = frozenset(range(7))


def _working_day_left(_: object, __: object, value: frozenset[int]) -> None:
    if not value < _EVERY_DAY:
        raise refused("no_working_day", "weekend")


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
        """Tell whether it is the longer one wherever the two are counted from.

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
        units = self.amount or self.unit == "business days"
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


@attrs.frozen
class WorkingDays:
    """Hold the office's days: which weekdays are the weekend (Monday is 0), and when a day starts."""

    weekend: frozenset[int] = attrs.field(default=frozenset({5, 6}), validator=_working_day_left)
    day_starts: time = time(9)

    def why_skipped(self, day: date) -> str | None:
        """Return the reason why a day is not a business day, or None."""
        return "weekend" if day.weekday() in self.weekend else None


@attrs.frozen
class SkippedDay:
    """Name a day that did not count, and why."""

    day: date
    why: str


@attrs.frozen(kw_only=True)
class Reckoning:
    """Keep one date of a task with all that is needed to count it again.

    `start` and `instant` are UTC. `day` is the local day whose edge the instant is, None where the span is exact.
    `counted` lists the business days counted; other days are counted without a gap. `held_until` is the moment up to
    which a postponement, or the opening of the task, held the date back.
    """

    start: datetime = attrs.field(converter=utc)
    offset: Offset
    before: bool
    edge: Edge
    zone: str = attrs.field(validator=valid(zone_name))
    working_days: WorkingDays
    instant: datetime
    day: date | None
    counted: tuple[date, ...] = ()
    skipped: tuple[SkippedDay, ...] = ()
    held_until: datetime | None = None

    def replay(self) -> "Reckoning":
        """Count again from what was kept."""
        again = reckon(
            self.start,
            self.offset,
            before=self.before,
            edge=self.edge,
            zone_name=self.zone,
            working_days=self.working_days,
        )
        return again.held(self.held_until) if self.held_until else again

    def held(self, until: datetime) -> "Reckoning":
        """Return the date not before a moment; a moment that changes nothing leaves no trace."""
        if utc(until) <= self.instant:
            return self
        return attrs.evolve(self, instant=utc(until), day=None, held_until=utc(until))


def reckon(
    start: datetime, offset: Offset, *, before: bool, edge: Edge, zone_name: str, working_days: WorkingDays
) -> Reckoning:
    """Count an offset from a moment, in a zone, to the opening or the end of the day it leads to.

    >>> from datetime import UTC
    >>> monday = dict(before=False, edge="ends", zone_name="Europe/Berlin", working_days=WorkingDays())
    >>> found = reckon(datetime(2026, 3, 6, 15, tzinfo=UTC), parse("1 business day"), **monday)
    >>> found.day.isoformat(), [skipped.day.isoformat() for skipped in found.skipped]
    ('2026-03-09', ['2026-03-07', '2026-03-08'])
    """
    aware(start, "start")
    counted: tuple[date, ...] = ()
    skipped: tuple[SkippedDay, ...] = ()
    day = None
    if offset.exact:
        span = timedelta(**{offset.unit: offset.amount})
        instant = utc(start) - span if before else utc(start) + span
    else:
        where = zone(zone_name)
        first = local_day(start, where)
        sign = -1 if before else 1
        if offset.unit == "business days":
            day, counted, skipped = _business_days(first, offset.amount, sign, working_days)
        elif offset.unit == "months":
            day = _months(first, sign * offset.amount)
        else:
            day = first + sign * timedelta(days=offset.amount * (7 if offset.unit == "weeks" else 1))
        instant = at_wall_time(day, working_days.day_starts, where) if edge == "opens" else end_of_day(day, where)
    return Reckoning(
        start=start,
        offset=offset,
        before=before,
        edge=edge,
        zone=zone_name,
        working_days=working_days,
        instant=instant,
        day=day,
        counted=counted,
        skipped=skipped,
    )


def _business_days(
    first: date, amount: int, sign: int, working_days: WorkingDays
) -> tuple[date, tuple[date, ...], tuple[SkippedDay, ...]]:
    """Step day by day; a working day is at most a week away, so the loop is bounded.

    The first day does not count; nought business days from a day off is the next working day.
    """
    day = first
    counted: list[date] = []
    skipped: list[SkippedDay] = []
    if amount == 0 and (why := working_days.why_skipped(day)):
        skipped.append(SkippedDay(day, why))
        amount = 1
    while len(counted) < amount:
        day += timedelta(days=sign)
        if why := working_days.why_skipped(day):
            skipped.append(SkippedDay(day, why))
        else:
            counted.append(day)
    return day, tuple(counted), tuple(skipped)


def _months(first: date, months: int) -> date:
    """Keep the day of the month, or take the last one that the month has."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, calendar.monthrange(year, month + 1)[1]))
