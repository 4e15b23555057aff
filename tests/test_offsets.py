"""Spans as guides write them, and single dates counted from them; properties/test_counting.py has the law."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from infoint.errors import RefusedValue
from infoint.offsets import MOST, Edge, Offset, Reckoning, parse, reckon
from infoint.workdays import SkippedDay, WorkingDays
from tests.bench import at

FRIDAY = at("2026-03-06 15:00")


def count(span: str, start: datetime = FRIDAY, edge: Edge = "ends", **rest: Any) -> Reckoning:
    given = {"before": False, "zone_name": "Europe/Berlin", "working_days": WorkingDays(), **rest}
    return reckon(start, parse(span), edge=edge, **given)


@pytest.mark.parametrize(
    ("one", "other", "surely"),
    [
        ("2 days", "1 day", True),
        ("1 day", "1 day", False),
        ("51 hours", "1 day", True),
        ("50 hours", "1 day", False),
        ("75 hours", "2 days", True),
        ("74 hours", "2 days", False),
        ("3 days", "45 hours", True),
        ("3 days", "46 hours", False),
        ("1 business day", "0 business days", False),
        ("2 business days", "0 business days", True),
        ("1 day", "0 days", True),
        ("27 hours", "same day", True),
        ("26 hours", "same day", False),
        ("194 hours", "0 business days", False),
        ("195 hours", "0 business days", True),
        ("362 hours", "1 business day", False),  # after the cut-off, where a week has one working day
        ("363 hours", "1 business day", True),
        ("0 days", "0 hours", False),
        ("61 minutes", "1 hour", True),
        ("2 hours", "120 minutes", False),
        ("5 weeks", "1 month", True),
        ("4 weeks", "1 month", False),
        ("1 month", "4 weeks", False),
        ("6 weeks", "1 month", True),
        ("2 months", "7 weeks", True),
        ("3 business days", "2 days", False),
        ("4 business days", "45 hours", True),
        ("6 business days", "1 week", False),
        ("40 days", "1 month", True),
        ("120 minutes", "1 hour", True),
        ("4 months", "1 business day", True),
    ],
)
def test_a_span_surely_exceeds_another(one: str, other: str, surely: bool) -> None:
    assert parse(one).surely_exceeds(parse(other)) is surely


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("48 hours", 48, "hours"),
        ("1 hour", 1, "hours"),
        ("90 minutes", 90, "minutes"),
        ("5 business days", 5, "business days"),
        ("1 business day", 1, "business days"),
        ("0 days", 0, "days"),
        ("same day", 0, "days"),
        ("2 weeks", 2, "weeks"),
        ("120 months", 120, "months"),
    ],
)
def test_a_span_is_read_as_a_guide_writes_it(text: str, amount: int, unit: Any) -> None:
    assert parse(text) == Offset(amount, unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "48",
        "hours",
        "48hours",
        "48  hours",
        " 48 hours",
        "48 hours ",
        "48 hours\n",
        "-1 days",
        "+1 days",
        "1.5 days",
        "1,5 days",
        "01 days",
        "1_0 days",
        "٣ days",
        "3 Days",
        "3 years",
        "3 businessdays",
        "3 working days",
        "P3D",
        "1000000 hours",
        "9" * 5000 + " days",
        "Same day",
        "same day ",
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_anything_else_is_no_span(text: str) -> None:
    with pytest.raises(RefusedValue) as error:
        parse(text, "steps[0].due")
    assert (error.value.code, error.value.path) == ("not_offset", "steps[0].due")


@pytest.mark.parametrize(
    "most", ["525600 minutes", "87600 hours", "3650 days", "1000 business days", "520 weeks", "120 months"]
)
def test_every_unit_has_a_limit(most: str) -> None:
    amount, _, unit = most.partition(" ")
    assert parse(most) == Offset(int(amount), unit)  # type: ignore[arg-type]
    assert MOST[unit] == int(amount)
    with pytest.raises(RefusedValue) as error:
        parse(f"{int(amount) + 1} {unit}", "due")
    assert (error.value.code, error.value.path) == ("too_large", "due")


@pytest.mark.parametrize(
    ("amount", "unit", "said", "path"),
    [
        (-1, "days", "too_small", "amount"),
        (3651, "days", "too_large", "amount"),
        (True, "days", "not_integer", "amount"),
        (1.0, "days", "not_integer", "amount"),
        ("1", "days", "not_integer", "amount"),
        (1, "years", "not_choice", "unit"),
        (1, "day", "not_choice", "unit"),
        (1, None, "not_choice", "unit"),
        (1, ["days"], "not_choice", "unit"),
    ],
)
def test_an_offset_is_an_amount_of_a_unit(amount: Any, unit: Any, said: str, path: str) -> None:
    with pytest.raises(RefusedValue) as error:
        Offset(amount, unit)
    assert (error.value.code, error.value.path) == (said, path)


@pytest.mark.parametrize("text", ["1 minute", "48 hours", "1 business day", "0 days", "2 weeks", "1 month"])
def test_an_offset_is_written_as_it_is_read(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize("unit", MOST)
def test_minutes_and_hours_are_exact(unit: Any) -> None:
    assert Offset(1, unit).exact is (unit in ("minutes", "hours"))


def test_hours_are_exact_across_a_change_of_clocks() -> None:
    found = count("48 hours", at("2026-03-28 12:00"))
    assert (found.instant, found.day) == (at("2026-03-30 12:00"), None)
    assert count("90 minutes", at("2026-03-29 00:30")).instant == at("2026-03-29 02:00")
    assert count("48 hours", at("2026-03-28 12:00"), before=True, edge="opens").instant == at("2026-03-26 12:00")


@pytest.mark.parametrize(
    ("span", "day", "opens", "ends"),
    [
        ("same day", date(2026, 3, 6), "2026-03-06 08:00", "2026-03-06 23:00"),
        ("3 days", date(2026, 3, 9), "2026-03-09 08:00", "2026-03-09 23:00"),
        ("1 business day", date(2026, 3, 9), "2026-03-09 08:00", "2026-03-09 23:00"),
        ("0 business days", date(2026, 3, 6), "2026-03-06 08:00", "2026-03-06 23:00"),
        ("4 weeks", date(2026, 4, 3), "2026-04-03 07:00", "2026-04-03 22:00"),
        ("1 month", date(2026, 4, 6), "2026-04-06 07:00", "2026-04-06 22:00"),
    ],
)
def test_days_open_in_the_morning_and_end_with_the_day(span: str, day: date, opens: str, ends: str) -> None:
    assert (count(span, edge="opens").instant, count(span, edge="opens").day) == (at(opens), day)
    assert (count(span).instant, count(span).day) == (at(ends), day)


def test_the_zone_tells_which_day_it_is() -> None:
    late = at("2026-03-06 23:30")
    assert count("1 day", late, zone_name="Europe/Berlin").day == date(2026, 3, 8)
    assert count("1 day", late, zone_name="America/Chicago").day == date(2026, 3, 7)


def test_the_office_says_when_a_day_starts() -> None:
    early = WorkingDays(day_starts=time(7, 30))
    assert count("3 days", edge="opens", working_days=early).instant == at("2026-03-09 06:30")


@pytest.mark.parametrize(
    ("start", "day_starts", "place", "instant"),
    [
        ("2026-03-28 12:00", time(2, 30), "Europe/Berlin", "2026-03-29 01:30"),  # a gap
        ("2026-10-24 12:00", time(2, 30), "Europe/Berlin", "2026-10-25 00:30"),  # a fold: the first
        ("2018-11-03 12:00", time(0), "America/Sao_Paulo", "2018-11-04 03:00"),  # a day without a midnight
    ],
)
def test_a_day_may_start_in_a_gap_or_a_fold(start: str, day_starts: time, place: str, instant: str) -> None:
    days = WorkingDays(day_starts=day_starts)
    assert count("1 day", at(start), "opens", zone_name=place, working_days=days).instant == at(instant)


@pytest.mark.parametrize(
    ("start", "span", "before", "day", "counted", "skipped"),
    [
        ("2026-03-06 15:00", "2 business days", False, 10, (9, 10), (7, 8)),
        ("2026-03-10 15:00", "2 business days", True, 6, (9, 6), (8, 7)),
        ("2026-03-07 15:00", "1 business day", False, 9, (9,), (8,)),
        ("2026-03-07 15:00", "0 business days", False, 9, (9,), (7, 8)),
        ("2026-03-08 15:00", "0 business days", True, 6, (6,), (8, 7)),
    ],
)
def test_business_days_say_which_days_counted_and_which_did_not(
    start: str, span: str, before: bool, day: int, counted: tuple[int, ...], skipped: tuple[int, ...]
) -> None:
    found = count(span, at(start), before=before)
    assert found.day == date(2026, 3, day)
    assert found.counted == tuple(date(2026, 3, one) for one in counted)
    assert found.skipped == tuple(SkippedDay(date(2026, 3, one), "weekend") for one in skipped)


@pytest.mark.parametrize(
    ("start", "span", "before", "day"),
    [
        ("2026-01-31 12:00", "1 month", False, date(2026, 2, 28)),
        ("2028-01-31 12:00", "1 month", False, date(2028, 2, 29)),
        ("2026-03-31 12:00", "1 month", True, date(2026, 2, 28)),
        ("2026-11-30 12:00", "3 months", False, date(2027, 2, 28)),
        ("2026-01-15 12:00", "1 month", True, date(2025, 12, 15)),
        ("2026-12-15 12:00", "12 months", False, date(2027, 12, 15)),
        ("2028-02-29 12:00", "12 months", False, date(2029, 2, 28)),
    ],
)
def test_a_month_keeps_the_day_or_takes_its_last(start: str, span: str, before: bool, day: date) -> None:
    assert count(span, at(start), before=before).day == day


def test_a_date_keeps_all_that_went_into_it() -> None:
    start = FRIDAY.astimezone(ZoneInfo("Asia/Kolkata"))
    found = count("1 business day", start)
    assert found == Reckoning(
        start=FRIDAY,
        offset=Offset(1, "business days"),
        before=False,
        edge="ends",
        zone="Europe/Berlin",
        working_days=WorkingDays(),
        instant=at("2026-03-09 23:00"),
        day=date(2026, 3, 9),
        counted=(date(2026, 3, 9),),
        skipped=(SkippedDay(date(2026, 3, 7), "weekend"), SkippedDay(date(2026, 3, 8), "weekend")),
    )
    assert (found.start.tzinfo, found.instant.tzinfo) == (UTC, UTC)


def test_what_is_kept_has_names() -> None:
    with pytest.raises(TypeError):
        Reckoning(*attrs.astuple(count("1 day"), recurse=False))


def test_a_date_keeps_the_holidays_that_went_into_it() -> None:
    off = {date(2026, 3, 9): "Town Day", date(2026, 3, 11): "another"}
    found = count(
        "1 business day", at("2026-03-06 11:00"), working_days=WorkingDays(cut_off=time(12)), holidays=off.get
    )
    assert (found.day, found.counts_as) == (date(2026, 3, 12), date(2026, 3, 10))
    assert [(one.day.day, one.why, one.name) for one in found.skipped] == [
        (7, "weekend", None),
        (8, "weekend", None),
        (9, "holiday", "Town Day"),
        (11, "holiday", "another"),
    ]
    assert found.replay() == found


@pytest.mark.parametrize("span", ["3 days", "1 week", "1 month", "48 hours"])
def test_holidays_and_methods_are_about_business_days_alone(span: str) -> None:
    office = WorkingDays(method="roll", cut_off=time(0))
    found = count(span, working_days=office, holidays=lambda _: "a feast")
    assert found == attrs.evolve(count(span), working_days=office)


def test_office_hours_end_a_day() -> None:
    office = WorkingDays(day_ends=time(17))
    found = count("1 day", working_days=office)
    assert (found.instant, found.whole_day) == (at("2026-03-07 16:00"), False)
    assert count("1 day", working_days=office, edge="opens").instant == at("2026-03-07 08:00")
    late = count("same day", at("2026-03-06 16:00"), working_days=office)
    assert (late.instant, late.whole_day) == (at("2026-03-06 23:00"), True)
    assert count("same day", at("2026-03-06 16:00"), working_days=office, before=True).instant == at("2026-03-06 16:00")
    assert not count("1 hour").whole_day


QUIET = WorkingDays(quiet=(time(21), time(7)))
NIGHT, MORNING, EVENING = at("2026-03-06 22:00"), at("2026-03-07 06:00"), at("2026-03-06 20:00")


@pytest.mark.parametrize(
    ("limits", "opens", "instant"),
    [
        ([], FRIDAY, MORNING),
        ([MORNING], FRIDAY, MORNING),
        ([MORNING + timedelta(hours=1)], FRIDAY, MORNING),
        ([at("2026-03-07 05:59")], FRIDAY, EVENING),
        ([at("2026-03-07 05:59")], EVENING, EVENING),
        ([at("2026-03-07 05:59")], EVENING + timedelta(seconds=1), MORNING),
        ([NIGHT], FRIDAY, EVENING),
        ([NIGHT - timedelta(seconds=1)], FRIDAY, MORNING),
        ([MORNING + timedelta(days=1), at("2026-03-07 05:59")], FRIDAY, EVENING),
    ],
)
def test_a_reminder_leaves_quiet_hours(limits: list[datetime], opens: datetime, instant: datetime) -> None:
    found = count("7 hours", working_days=QUIET)
    assert found.instant == NIGHT
    moved = found.outside_quiet_hours(opens=opens, limits=limits)
    assert (moved.instant, moved.moved_to, moved.day) == (instant, instant, None)
    assert moved.replay() == moved


def test_a_reminder_outside_quiet_hours_stays() -> None:
    found = count("6 hours", at("2026-03-06 14:00"), working_days=QUIET)
    assert found.outside_quiet_hours(opens=FRIDAY, limits=[]) is found


def test_counting_again_shows_a_date_that_was_changed() -> None:
    found = count("1 business day")
    assert found.replay() == found
    assert attrs.evolve(found, instant=found.instant + timedelta(hours=1)).replay() == found


def test_a_date_is_held_back_but_never_brought_forward() -> None:
    found = count("1 business day")
    later = found.instant + timedelta(days=2)
    assert found.held(found.instant) is found
    assert found.held(FRIDAY) is found
    held = found.held(later)
    assert (held.instant, held.held_until, held.day) == (later, later, None)
    assert held.replay() == held
    assert held.held(later + timedelta(hours=1)).replay().instant == later + timedelta(hours=1)
    assert held.held(FRIDAY) is held


@pytest.mark.parametrize(
    ("change", "said", "path"),
    [
        ({"start": datetime(2026, 3, 6)}, "not_aware", "start"),
        ({"start": date(2026, 3, 6)}, "not_moment", "start"),
        ({"start": datetime(1, 1, 1, tzinfo=UTC)}, "moment_out_of_range", "start"),
        ({"start": datetime(9999, 12, 31, tzinfo=UTC)}, "moment_out_of_range", "start"),
        ({"zone_name": "Mars/Olympus"}, "not_zone", "zone"),
    ],
)
def test_a_date_is_counted_from_an_aware_moment_in_a_zone(change: dict[str, Any], said: str, path: str) -> None:
    for span in ("1 hour", "1 day"):
        with pytest.raises(RefusedValue) as error:
            count(span, **{"start": FRIDAY, **change})
        assert (error.value.code, error.value.path) == (said, path)


@pytest.mark.parametrize("span", [f"{most} {unit}" for unit, most in MOST.items()])
@pytest.mark.parametrize("start", ["1970-01-01 00:00", "2199-12-31 23:59"])
@pytest.mark.parametrize("before", [False, True])
def test_the_longest_spans_can_be_counted_at_the_ends_of_time(span: str, start: str, before: bool) -> None:
    found = count(span, at(start), before=before, working_days=WorkingDays(weekend=frozenset(range(6))))
    assert (found.instant < found.start) is before
