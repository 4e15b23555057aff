"""Law 9: hours are exact; days are counted on the calendar of a zone, open in the morning and end with the day.

The other reckoner is made of `whenever`, which has its own arithmetic, and of a list of days. Business days are held
against `numpy.busday_offset` too.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import attrs
import numpy
import pytest
import whenever
from hypothesis import example, given
from hypothesis import strategies as st

from infoint.offsets import MOST, Offset, Reckoning, reckon
from infoint.workdays import WorkingDays
from infoint.zones import at_wall_time, end_of_day, zone
from tests.playbook_strategies import working_days

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
EXACT = ("minutes", "hours")
DAYS = ("days", "business days", "weeks", "months")
WEEK = timedelta(weeks=1)


@st.composite
def places(draw: st.DrawFn, first: int = 1970) -> dict[str, Any]:
    """Draw a moment and a zone, mostly near a change of its clocks."""
    name = draw(st.sampled_from(ZONES))
    start = draw(st.datetimes(datetime(first, 2, 1), datetime(2037, 12, 31), timezones=st.just(UTC)))
    change = whenever.Instant(start).to_tz(name).next_transition()
    if change is not None and change.year < 2038 and draw(st.booleans()):
        start = change.to_stdlib().astimezone(UTC) + draw(st.timedeltas(-WEEK, WEEK))
    return {"start": start, "zone_name": name}


@st.composite
def spans(draw: st.DrawFn, units: tuple[str, ...] = (*EXACT, *DAYS)) -> Offset:
    """Draw spans, mostly short ones."""
    unit: Any = draw(st.sampled_from(units))
    return Offset(draw(st.integers(0, 7) | st.integers(0, min(MOST[unit], 300))), unit)


@st.composite
def days_off(draw: st.DrawFn, near: date) -> Mapping[date, str]:
    """Draw holidays about a day: some, on end, or none."""
    numbers = draw(st.sampled_from(((), tuple(range(-9, 10)), None)))
    if numbers is None:
        numbers = tuple(draw(st.lists(st.integers(-60, 60), max_size=9, unique=True)))
    return {near + timedelta(days=number): f"feast {number}" for number in numbers}


@st.composite
def counted(draw: st.DrawFn, units: tuple[str, ...] = (*EXACT, *DAYS)) -> Reckoning:
    """Draw dates as they are counted here."""
    place, offset, office = draw(places()), draw(spans(units)), draw(offices())
    edge: Any = draw(st.sampled_from(("opens", "ends")))
    off = draw(days_off(place["start"].date())).get
    before = draw(st.booleans())
    return reckon(offset=offset, before=before, edge=edge, working_days=office, holidays=off, **place)


def offices() -> st.SearchStrategy[WorkingDays]:
    """Draw working days, mostly with office hours."""
    nine_to_five = st.builds(
        WorkingDays,
        weekend=st.frozensets(st.integers(0, 6), max_size=6),
        method=st.sampled_from(("count", "roll")),
        cut_off=st.none() | st.times(),
        day_ends=st.none() | st.times(time(9, 0, 1)),
    )
    return working_days() | nine_to_five


def holidays_of(found: Reckoning) -> Mapping[date, str]:
    """Return the holidays that a date says it left out."""
    return {one.day: one.name for one in found.skipped if one.name is not None}


def other_day(found: Reckoning) -> date:
    """Count days with the other arithmetic."""
    first = whenever.Instant(found.start).to_tz(found.zone).date()
    amount, unit = found.offset.amount, found.offset.unit
    if unit == "business days":
        return business_day(found)[0]
    step: dict[str, Any] = {unit: amount}
    return (first.subtract(**step) if found.before else first.add(**step)).to_stdlib()


def business_day(found: Reckoning) -> tuple[date, date]:
    """Return the day that it leads to, and the one that it counts from.

    List more days than can be needed, and take the right one of those that are no days off.
    """
    office, sign = found.working_days, -1 if found.before else 1
    local = whenever.Instant(found.start).to_tz(found.zone)
    first, amount = local.date().to_stdlib(), found.offset.amount
    off = holidays_of(found)
    days = [first + timedelta(days=sign * number) for number in range(7 * (amount + 130))]
    working = [day for day in days if day.weekday() not in office.weekend and day not in off]
    free = first.weekday() in office.weekend or first in off
    if not found.before and office.cut_off and (free or local.time().to_stdlib() >= office.cut_off):
        first = next(day for day in working if day > first)
        working = working[working.index(first) :]
    if office.method == "roll":
        end = first + timedelta(days=sign * amount)
        return next(day for day in working if (day - end).days * sign >= 0), first
    return working[amount] if working[0] == first else working[max(amount - 1, 0)], first


def other_instant(found: Reckoning) -> datetime:
    """Count with the other arithmetic."""
    start, offset = whenever.Instant(found.start), found.offset
    if offset.unit in EXACT:
        step: dict[str, Any] = {offset.unit: offset.amount}
        return (start.subtract(**step) if found.before else start.add(**step)).to_stdlib()
    day = whenever.Date(other_day(found))

    def shown(wall: whenever.PlainDateTime) -> datetime:
        return wall.assume_tz(found.zone, disambiguation="compatible").to_instant().to_stdlib()

    office = found.working_days
    if found.edge == "opens":
        return shown(day.at(whenever.Time(office.day_starts)))
    if office.day_ends is not None:
        end = shown(day.at(whenever.Time(office.day_ends)))
        if found.before or end > found.start:
            return end
    return shown(day.add(days=1).at(whenever.Time()))


def count(offset: Offset, like: Reckoning, start: datetime | None = None) -> Reckoning:
    """Count another span, or from another moment, as a date was counted."""
    return reckon(
        start or like.start,
        offset,
        before=like.before,
        edge=like.edge,
        zone_name=like.zone,
        working_days=like.working_days,
        holidays=holidays_of(like).get,
    )


def in_berlin(start: datetime, span: Offset, *, edge: Any = "opens", **rest: Any) -> Reckoning:
    given = {"before": False, "zone_name": "Europe/Berlin", "working_days": WorkingDays(), **rest}
    return reckon(start, span, edge=edge, **given)


@given(counted())
@example(in_berlin(datetime(2026, 3, 28, 12, tzinfo=UTC), Offset(48, "hours")))
@example(in_berlin(datetime(2011, 12, 28, 20, tzinfo=UTC), Offset(2, "days"), zone_name="Pacific/Apia"))
@example(
    in_berlin(datetime(2018, 11, 3, 12, tzinfo=UTC), Offset(0, "days"), edge="ends", zone_name="America/Sao_Paulo")
)
def test_another_reckoner_comes_to_the_same_instant(found: Reckoning) -> None:
    assert found.instant == other_instant(found)
    assert found.day == (None if found.offset.exact else other_day(found))


@given(counted())
def test_counting_again_from_what_was_kept_gives_the_same(found: Reckoning) -> None:
    assert found.replay() == found


@given(counted(), st.timedeltas(-WEEK, WEEK))
def test_a_date_that_was_held_back_can_be_counted_again(found: Reckoning, by: timedelta) -> None:
    held = found.held(found.instant + by)
    assert held.instant == max(found.instant, found.instant + by)
    assert held.replay() == held


@given(counted(EXACT))
def test_hours_are_elapsed_time(found: Reckoning) -> None:
    span = timedelta(**{found.offset.unit: found.offset.amount})
    assert abs(found.instant - found.start) == span
    assert (found.instant <= found.start) is (found.before or not span)


@given(counted(DAYS))
def test_a_day_opens_when_its_clocks_say_so(found: Reckoning) -> None:
    if found.edge == "ends":
        return
    shown = found.instant.astimezone(zone(found.zone))
    wall = datetime.combine(found.day, found.working_days.day_starts)
    assert shown.fold == 0
    if shown.replace(tzinfo=None) != wall:
        assert shown.replace(tzinfo=None) > wall
        with pytest.raises(whenever.SkippedTime):
            whenever.PlainDateTime(wall).assume_tz(found.zone, disambiguation="raise")


@given(counted(DAYS))
def test_a_day_ends_with_its_last_instant(found: Reckoning) -> None:
    if found.edge == "opens" or found.working_days.day_ends is not None:
        return
    assert found.whole_day
    last = (found.instant - timedelta(microseconds=1)).astimezone(zone(found.zone))
    assert last.date() <= found.day < found.instant.astimezone(zone(found.zone)).date()


@given(counted(DAYS))
def test_office_hours_end_on_their_day_and_never_before_what_they_follow(found: Reckoning) -> None:
    ends = found.working_days.day_ends
    if found.edge == "opens" or ends is None:
        return
    shown = found.instant.astimezone(zone(found.zone))
    assert found.before or found.instant > found.start
    assert found.whole_day or shown.date() == found.day
    assert found.whole_day or shown.time() >= ends  # later where clocks leave that time out


@given(counted(("business days",)))
def test_every_day_is_accounted_for(found: Reckoning) -> None:
    first = found.start.astimezone(ZoneInfo(found.zone)).date()
    off, names = found.working_days.weekend, holidays_of(found)
    assert {day.weekday() for day in found.counted}.isdisjoint(off)
    assert all((skipped.day.weekday() in off) is (skipped.why == "weekend") for skipped in found.skipped)
    assert all((skipped.why == "holiday") is (skipped.name is not None) for skipped in found.skipped)
    assert found.day.weekday() not in off
    assert found.day not in names
    assert names.keys().isdisjoint(found.counted)
    if found.working_days.method == "roll":
        assert found.counted == ()
        return
    seen = sorted((*found.counted, *(skipped.day for skipped in found.skipped), *filter(None, (found.counts_as,))))
    passed = abs((found.day - first).days)
    assert len(seen) == len(set(seen)) == passed + (first in seen)
    assert set(seen) <= {min(first, found.day) + timedelta(days=number) for number in range(passed + 1)}
    assert len(found.counted) == found.offset.amount or (found.offset.amount, len(found.counted)) == (0, 1)


@given(
    st.dates(date(1999, 1, 1), date(2040, 1, 1)),
    st.integers(0, 30) | st.integers(0, 1000),
    st.booleans(),
    st.frozensets(st.integers(0, 6), max_size=6),
    st.data(),
)
def test_numpy_counts_to_the_same_day(
    first: date, amount: int, before: bool, weekend: frozenset[int], data: st.DataObject
) -> None:
    off = data.draw(days_off(first))
    late = data.draw(st.booleans())
    method: Any = data.draw(st.sampled_from(("count", "roll")))
    office = WorkingDays(weekend=weekend, method=method, cut_off=data.draw(st.sampled_from((None, time(12)))))
    start = datetime.combine(first, time(12 if late else 11), tzinfo=ZoneInfo("Europe/Berlin"))
    found = reckon(
        start,
        Offset(amount, "business days"),
        before=before,
        edge="ends",
        zone_name="Europe/Berlin",
        working_days=office,
        holidays=off.get,
    )

    def counts(day: Any, number: int, roll: Any) -> Any:
        weekmask = [day not in weekend for day in range(7)]
        return numpy.busday_offset(day, number, roll=roll, weekmask=weekmask, holidays=list(off))

    ahead, behind, sign = ("backward", "forward", -1) if before else ("forward", "backward", 1)
    day = numpy.datetime64(first)
    free = counts(day, 0, "forward") != day
    if (late or free) and not before and office.cut_off:
        day = counts(day + numpy.timedelta64(1, "D"), 0, "forward")
        assert found.counts_as == day.astype(object)
    else:
        assert found.counts_as is None
    if method == "roll":
        day = counts(day + numpy.timedelta64(sign * amount, "D"), 0, ahead)
    else:
        day = counts(day, sign * amount, behind if amount else ahead)
    assert found.day == day.astype(object)
    assert {one.day: one.name for one in found.skipped if one.why == "holiday"}.items() <= off.items()
    assert found.replay() == found


@given(st.data(), counted(DAYS))
def test_fewer_days_never_lead_further(data: st.DataObject, found: Reckoning) -> None:
    shorter = Offset(data.draw(st.integers(0, found.offset.amount)), found.offset.unit)
    again = count(shorter, found).instant
    assert again >= found.instant if found.before else again <= found.instant


@given(counted(), st.sampled_from(ZONES))
def test_an_instant_counts_the_same_wherever_it_is_told(found: Reckoning, name: str) -> None:
    assert count(found.offset, found, found.start.astimezone(ZoneInfo(name))) == found


@given(st.data(), spans(), spans(), places(first=2012), offices())  # in 2011 Samoa left out a day
def test_what_surely_exceeds_never_ends_sooner(
    data: st.DataObject, one: Offset, other: Offset, place: dict[str, Any], office: WorkingDays
) -> None:
    long, short = (one, other) if one.surely_exceeds(other) else (other, one)
    before, edges = data.draw(st.booleans()), st.sampled_from(("opens", "ends"))
    far, near = (
        reckon(offset=span, before=before, edge=data.draw(edges), working_days=office, **place).instant
        for span in (long, short)
    )
    if long.surely_exceeds(short):
        assert far <= near if before else far >= near


def clocks() -> Iterator[tuple[str, datetime]]:
    """Yield what the clocks of all zones show about every change from 1970 to 2037."""
    for name in ZONES:
        change = whenever.Instant(datetime(1970, 1, 2, tzinfo=UTC)).to_tz(name).next_transition()
        while change is not None and change.year < 2038:
            before = change.subtract(seconds=1)
            for wall in (before.to_plain(), change.to_plain()):
                yield name, wall.to_stdlib() + timedelta(minutes=15)
            change = change.next_transition()


def test_every_change_of_every_clock_is_read_alike() -> None:
    seen = 0
    for name, wall in clocks():
        found = at_wall_time(wall.date(), wall.time(), zone(name))
        other = whenever.PlainDateTime(wall).assume_tz(name, disambiguation="compatible")
        assert found == other.to_instant().to_stdlib(), (name, wall)
        midnight = whenever.Date(wall.date()).add(days=1).at(whenever.Time())
        end = midnight.assume_tz(name, disambiguation="compatible").to_instant().to_stdlib()
        assert end_of_day(wall.date(), zone(name)) == end, (name, wall)
        seen += 1
    assert seen > 10_000


@given(counted(("business days",)), st.integers(0, 15 * 24))
def test_what_happens_later_is_due_no_earlier(found: Reckoning, hours: int) -> None:
    later = found.start + timedelta(hours=hours)
    holidays = holidays_of(found)
    one, other = (
        reckon(
            start,
            found.offset,
            before=False,
            edge="ends",
            zone_name=found.zone,
            working_days=attrs.evolve(found.working_days, day_ends=None),
            holidays=holidays.get,
        )
        for start in (found.start, later)
    )
    assert one.instant <= other.instant
