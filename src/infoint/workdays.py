"""Which days and hours an office keeps, and how it counts business days.

All times are on the clock of the zone that a step names.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, cast
from zoneinfo import ZoneInfo

import attrs

from infoint.checks import each, line, one_of, or_none, valid, wall_time
from infoint.errors import refused
from infoint.zones import at_wall_time, end_of_day, local_day

Method = Literal["count", "roll"]
Holidays = Callable[[date, str], str | None]
"""Returns the name of the holiday that a day is in a place (a code of ISO 3166), or None. Same in, same out."""
Named = Callable[[date], str | None]
"""Holidays of one place."""

LONGEST_BREAK: Final = 366
"""So many days off on end, and no working day is looked for any more."""

_DAY: Final = timedelta(days=1)
_EVERY_DAY = frozenset(range(7))


def _working_day_left(_: object, __: object, value: frozenset[int]) -> None:
    if not value < _EVERY_DAY:
        raise refused("no_working_day", "weekend")


def _hours(value: object, path: str) -> None:
    """Refuse what is neither nothing nor a time to start at and another to end at."""
    each(wall_time)(value, path)
    hours = cast("tuple[time, ...]", value)
    if hours and (len(hours) != 2 or hours[0] == hours[1]):
        raise refused("not_hours", path)


@attrs.frozen
class SkippedDay:
    """Name a day that did not count, and why; a holiday has a name of its own."""

    day: date
    why: Literal["weekend", "holiday"]
    name: str | None = None


@attrs.frozen(kw_only=True)
class WorkingDays:
    """Hold the office's days and hours.

    `weekend` has weekdays, Monday is 0. Business days are counted one by one, or with `method="roll"` by the calendar,
    and an end on a day off gives way to the next working day. With a `cut_off`, what happens at that time or later, or
    on a day off, counts as of the next working day. What opens on a day opens at `day_starts`; what ends on one ends at
    `day_ends`, or with the day. Between the two times of `quiet` no calendar reminds.
    """

    weekend: frozenset[int] = attrs.field(default=frozenset({5, 6}), validator=_working_day_left)
    day_starts: time = attrs.field(default=time(9), validator=valid(wall_time))
    method: Method = attrs.field(default="count", validator=valid(one_of("count", "roll")))
    cut_off: time | None = attrs.field(default=None, validator=valid(or_none(wall_time)))
    day_ends: time | None = attrs.field(default=None, validator=valid(or_none(wall_time)))
    quiet: tuple[time, ...] = attrs.field(default=(), validator=valid(_hours))

    def __attrs_post_init__(self) -> None:
        if self.day_ends is not None and self.day_ends <= self.day_starts:
            raise refused("out_of_order", "day_starts", f"day_ends = '{self.day_ends:%H:%M}'")

    def day_off(self, day: date, holidays: Named | None = None) -> SkippedDay | None:
        """Return why a day does not count; None where it does."""
        if day.weekday() in self.weekend:
            return SkippedDay(day, "weekend")
        name = holidays(day) if holidays else None
        if name is None:
            return None
        line(name, "holidays")  # it will stand in calendars
        return SkippedDay(day, "holiday", name)

    def is_late(self, moment: datetime, holidays: Named | None) -> bool:
        """Tell whether a moment counts as of the next working day: by its hour, or because nobody works on its day."""
        if self.cut_off is None:
            return False
        return moment.time() >= self.cut_off or self.day_off(moment.date(), holidays) is not None

    def end(self, day: date, where: ZoneInfo, after: datetime | None) -> datetime:
        """Return the instant (UTC) at which a day ends; where office hours end before the count starts, at midnight."""
        if self.day_ends is not None:
            found = at_wall_time(day, self.day_ends, where)
            if after is None or found > after:
                return found
        return end_of_day(day, where)

    def quiet_about(self, moment: datetime, where: ZoneInfo) -> tuple[datetime, datetime] | None:
        """Return start and end (UTC) of the quiet hours that a moment lies within, or None; neither end is within."""
        if not self.quiet:
            return None
        starts, ends = self.quiet
        for day in (local_day(moment, where), local_day(moment, where) - _DAY):
            span = at_wall_time(day, starts, where), at_wall_time(day + _DAY * (ends < starts), ends, where)
            if span[0] < moment < span[1]:
                return span
        return None


@attrs.frozen(kw_only=True)
class Days:
    """Hold business days as they were counted, and the day they lead to.

    `counts_as` is the working day that the first one counts as, where it came after the cut-off.
    """

    day: date
    counts_as: date | None
    counted: tuple[date, ...]
    skipped: tuple[SkippedDay, ...]


def of_place(holidays: Holidays | None, place: str | None) -> Named | None:
    """Return the holidays of a place; none where it is not known."""
    if holidays is None or place is None:
        return None
    return lambda day: holidays(day, place)


def business_days(
    first: datetime, amount: int, *, before: bool, working_days: WorkingDays, holidays: Named | None
) -> Days:
    """Count business days from a moment, in its own zone; raise `RefusedValue` where there is no end of days off.

    The first day does not count; nought business days from a day off is the next working day. The cut-off belongs to
    what comes after a moment: before a talk in the afternoon, the day of the talk is still its day.
    """
    step = -_DAY if before else _DAY
    skipped: list[SkippedDay] = []

    def working(day: date) -> date:
        for _ in range(LONGEST_BREAK):
            off = working_days.day_off(day, holidays)
            if off is None:
                return day
            skipped.append(off)
            day += step
        raise refused("no_working_day", "holidays", f"at least one in {LONGEST_BREAK} days")

    day = first.date()
    late = not before and working_days.is_late(first, holidays)
    if late:
        day = working(day + step if working_days.day_off(day, holidays) is None else day)
    counts_as = day
    counted: list[date] = []
    if working_days.method == "roll":
        day = working(day + step * amount)
    elif amount == 0:
        day = working(day)
        counted = [day] if skipped and not late else []
    for _ in range(amount if working_days.method == "count" else 0):
        day = working(day + step)
        counted.append(day)
    return Days(day=day, counts_as=counts_as if late else None, counted=tuple(counted), skipped=tuple(skipped))
