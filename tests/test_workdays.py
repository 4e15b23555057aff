"""Which days an office keeps, and how business days are counted; properties/test_counting.py has the law."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from infoint.errors import RefusedValue
from infoint.workdays import LONGEST_BREAK, Days, SkippedDay, WorkingDays, business_days, of_place
from tests.bench import at

BERLIN = ZoneInfo("Europe/Berlin")
MAY_DAY = SkippedDay(date(2026, 5, 1), "holiday", "Labour Day")
HOLIDAYS = {date(2026, 5, 1): "Labour Day", date(2026, 5, 2): "a Saturday", date(2026, 5, 14): "Ascension Day"}


def may(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 5, day, hour, tzinfo=BERLIN)


def on(*days: int) -> tuple[date, ...]:
    return tuple(date(2026, 5, day) for day in days)


def count(
    first: datetime, amount: int, *, before: bool = False, holidays: Any = HOLIDAYS.get, **office: Any
) -> tuple[int, tuple[date, ...], list[int]]:
    """Return day of the month, counted days, and the days of the month that were left out."""
    days = business_days(first, amount, before=before, working_days=WorkingDays(**office), holidays=holidays)
    assert days.counts_as is None or "cut_off" in office
    return days.day.day, days.counted, [skipped.day.day for skipped in days.skipped]


# --- Values.


@pytest.mark.parametrize("weekend", [range(7), range(9), [9]], ids=str)
def test_a_week_keeps_a_working_day(weekend: Any) -> None:
    with pytest.raises(RefusedValue) as error:
        WorkingDays(weekend=frozenset(weekend))
    assert (error.value.code, error.value.path) == ("no_working_day", "weekend")


@pytest.mark.parametrize(
    ("name", "value", "code", "path"),
    [
        ("day_starts", None, "not_time", "day_starts"),
        ("day_starts", "09:00", "not_time", "day_starts"),
        ("day_starts", time(9, tzinfo=UTC), "not_time", "day_starts"),
        ("method", "rolling", "not_choice", "method"),
        ("cut_off", "12:00", "not_time", "cut_off"),
        ("day_ends", 17, "not_time", "day_ends"),
        ("day_ends", time(9), "out_of_order", "day_starts"),
        ("day_ends", time(8), "out_of_order", "day_starts"),
        ("quiet", [time(21), time(7)], "not_list", "quiet"),
        ("quiet", (time(21),), "not_hours", "quiet"),
        ("quiet", (time(21), time(7), time(8)), "not_hours", "quiet"),
        ("quiet", (time(7), time(7)), "not_hours", "quiet"),
        ("quiet", (time(21), "07:00"), "not_time", "quiet[1]"),
    ],
)
def test_hours_are_times_of_day(name: str, value: Any, code: str, path: str) -> None:
    with pytest.raises(RefusedValue) as error:
        WorkingDays(**{name: value})
    assert (error.value.code, error.value.path) == (code, path)


def test_a_day_off_has_a_reason() -> None:
    office = WorkingDays()
    assert office.day_off(date(2026, 5, 1)) is None
    assert office.day_off(date(2026, 5, 1), HOLIDAYS.get) == MAY_DAY
    assert office.day_off(date(2026, 5, 2), HOLIDAYS.get) == SkippedDay(date(2026, 5, 2), "weekend")
    assert WorkingDays(weekend=frozenset({4})).day_off(date(2026, 5, 1)) == SkippedDay(date(2026, 5, 1), "weekend")
    assert WorkingDays(weekend=frozenset()).day_off(date(2026, 5, 3)) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "empty"), (True, "not_text"), ("May\r\nDay", "not_one_line"), ("\u202eyaD", "direction_override")],
)
def test_the_name_of_a_holiday_may_stand_in_a_calendar(name: Any, code: str) -> None:
    with pytest.raises(RefusedValue) as error:
        WorkingDays().day_off(date(2026, 5, 1), lambda _: name)
    assert (error.value.code, error.value.path) == (code, "holidays")


def test_holidays_are_those_of_a_place() -> None:
    def everywhere(day: date, place: str) -> str | None:
        return f"{place} {day:%d}"

    assert of_place(None, "DE") is None
    assert of_place(everywhere, None) is None
    named = of_place(everywhere, "DE-BY")
    assert named is not None
    assert named(date(2026, 5, 1)) == "DE-BY 01"


# --- Counting.


def test_holidays_are_left_out() -> None:
    assert count(may(1), 1) == (4, on(4), [2, 3])
    assert count(datetime(2026, 4, 30, 9, tzinfo=BERLIN), 2) == (5, on(4, 5), [1, 2, 3])
    assert count(may(5), 3, before=True) == (29, (*on(4), date(2026, 4, 30), date(2026, 4, 29)), [3, 2, 1])
    assert count(may(1), 0) == (4, on(4), [1, 2, 3])
    assert count(may(14), 0, before=True) == (13, on(13), [14])
    assert count(may(14), 0, holidays=None) == (14, (), [])


def test_with_rolling_only_the_last_day_matters() -> None:
    roll = {"method": "roll"}
    assert count(may(12), 1, **roll) == (13, (), [])
    assert count(may(12), 2, **roll) == (15, (), [14])
    assert count(may(12), 4, **roll) == (18, (), [16, 17])
    assert count(may(12), 5, **roll) == (18, (), [17])
    assert count(may(16), 0, **roll) == (18, (), [16, 17])
    assert count(may(18), 1, before=True, **roll) == (15, (), [17, 16])
    assert count(may(16), 2, before=True, **roll) == (13, (), [14])


@pytest.mark.parametrize(
    ("first", "amount", "day", "counts_as", "skipped"),
    [
        (datetime(2026, 5, 13, 11, 59, 59, tzinfo=BERLIN), 1, 15, None, [14]),
        (may(13, 12), 1, 18, 15, [14, 16, 17]),
        (may(13, 12), 0, 15, 15, [14]),
        (may(15, 12), 1, 19, 18, [16, 17]),
        (may(16, 11), 1, 19, 18, [16, 17]),
        (may(16, 12), 1, 19, 18, [16, 17]),
        (may(16, 12), 0, 18, 18, [16, 17]),
        (may(18, 12), 1, 20, 19, []),
    ],
)
def test_what_comes_after_the_cut_off_counts_as_of_the_next_working_day(
    first: datetime, amount: int, day: int, counts_as: int | None, skipped: list[int]
) -> None:
    office = WorkingDays(cut_off=time(12))
    found = business_days(first, amount, before=False, working_days=office, holidays=HOLIDAYS.get)
    assert (found.day.day, found.counts_as and found.counts_as.day) == (day, counts_as)
    assert [one.day.day for one in found.skipped] == skipped
    assert len(found.counted) == amount


def test_the_cut_off_goes_with_rolling_too() -> None:
    office = WorkingDays(cut_off=time(12), method="roll")
    found = business_days(may(15, 12), 6, before=False, working_days=office, holidays=None)
    assert found == Days(
        day=date(2026, 5, 25),
        counts_as=date(2026, 5, 18),
        counted=(),
        skipped=(
            SkippedDay(date(2026, 5, 16), "weekend"),
            SkippedDay(date(2026, 5, 17), "weekend"),
            SkippedDay(date(2026, 5, 24), "weekend"),
        ),
    )


def test_the_day_of_a_talk_is_its_day_whatever_the_cut_off() -> None:
    assert count(may(20, 15), 1, before=True, cut_off=time(12)) == (19, on(19), [])


@pytest.mark.parametrize("office", [{}, {"method": "roll"}, {"cut_off": time(9)}], ids=str)
@pytest.mark.parametrize("amount", [0, 1])
@pytest.mark.parametrize("before", [False, True])
def test_days_off_without_end_are_refused(office: dict[str, Any], amount: int, before: bool) -> None:
    asked: list[date] = []

    def always(day: date) -> str:
        asked.append(day)
        return "a feast"

    with pytest.raises(RefusedValue) as error:
        count(may(20), amount, before=before, holidays=always, weekend=frozenset(), **office)
    assert (error.value.code, error.value.path) == ("no_working_day", "holidays")
    assert LONGEST_BREAK <= len(asked) <= LONGEST_BREAK + 2  # the first day is looked at by itself, too


def test_the_longest_break_is_counted_through() -> None:
    def off(days: int) -> Callable[[date], str | None]:
        return lambda day: "a feast" if date(2026, 5, 20) < day <= date(2026, 5, 20) + timedelta(days) else None

    def after(days: int) -> date:
        office = WorkingDays(weekend=frozenset())
        return business_days(may(20), 1, before=False, working_days=office, holidays=off(days)).day

    assert after(LONGEST_BREAK - 1) == date(2026, 5, 20) + timedelta(LONGEST_BREAK)
    with pytest.raises(RefusedValue):
        after(LONGEST_BREAK)


# --- Hours.


def test_a_day_ends_at_midnight_or_with_the_office_hours() -> None:
    day = date(2026, 5, 20)
    assert WorkingDays().end(day, BERLIN, None) == at("2026-05-20 22:00")
    office = WorkingDays(day_ends=time(17))
    assert office.end(day, BERLIN, None) == at("2026-05-20 15:00")
    assert office.end(day, BERLIN, at("2026-05-20 14:59")) == at("2026-05-20 15:00")
    assert office.end(day, BERLIN, at("2026-05-20 15:00")) == at("2026-05-20 22:00")


NIGHT = ("2026-05-20 19:00", "2026-05-21 05:00")
NOON = ("2026-05-20 10:00", "2026-05-20 12:00")


@pytest.mark.parametrize(
    ("quiet", "moment", "span"),
    [
        ((), "2026-05-20 23:00", None),
        ((21, 7), "2026-05-20 19:00", None),
        ((21, 7), "2026-05-20 19:01", NIGHT),
        ((21, 7), "2026-05-20 23:00", NIGHT),
        ((21, 7), "2026-05-21 04:59", NIGHT),
        ((21, 7), "2026-05-21 05:00", None),
        ((12, 14), "2026-05-20 10:00", None),
        ((12, 14), "2026-05-20 11:00", NOON),
        ((12, 14), "2026-05-20 12:00", None),
        ((12, 14), "2026-05-20 23:00", None),
        # A change of clocks: the times that do not exist, or exist twice, have the meaning that they have elsewhere.
        ((21, 2), "2026-10-25 00:00", None),
        ((1, 3), "2026-10-25 01:30", ("2026-10-24 23:00", "2026-10-25 02:00")),
        ((21, 7), "2026-03-29 04:59", ("2026-03-28 20:00", "2026-03-29 05:00")),
    ],
)
def test_quiet_hours_may_go_over_midnight(quiet: tuple[int, ...], moment: str, span: tuple[str, str] | None) -> None:
    office = WorkingDays(quiet=tuple(map(time, quiet)))
    assert office.quiet_about(at(moment), BERLIN) == (span and tuple(map(at, span)))
