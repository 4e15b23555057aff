"""Law 9: hours are exact; days are counted on the calendar of a zone, open in the morning and end with the day.

The other reckoner is made of `whenever`, which has its own arithmetic, and of a list of days.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
import whenever
from hypothesis import example, given, settings
from hypothesis import strategies as st

from infoint.offsets import MOST, Offset, Reckoning, WorkingDays, reckon
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
def counted(draw: st.DrawFn, units: tuple[str, ...] = (*EXACT, *DAYS)) -> Reckoning:
    """Draw dates as they are counted here."""
    place, offset, office = draw(places()), draw(spans(units)), draw(working_days())
    edge: Any = draw(st.sampled_from(("opens", "ends")))
    return reckon(offset=offset, before=draw(st.booleans()), edge=edge, working_days=office, **place)


def other_day(found: Reckoning) -> date:
    """Count days with the other arithmetic."""
    first = whenever.Instant(found.start).to_tz(found.zone).date()
    amount, unit = found.offset.amount, found.offset.unit
    if unit == "business days":
        return working_day(first.to_stdlib(), amount, -1 if found.before else 1, found.working_days.weekend)
    step: dict[str, Any] = {unit: amount}
    return (first.subtract(**step) if found.before else first.add(**step)).to_stdlib()


def working_day(first: date, amount: int, sign: int, weekend: frozenset[int]) -> date:
    """List more days than can be needed, and take the right one of those that are no days off."""
    days = [first + timedelta(days=sign * number) for number in range(7 * amount + 8)]
    working = [day for day in days if day.weekday() not in weekend]
    return working[amount] if working[0] == first else working[max(amount - 1, 0)]


def other_instant(found: Reckoning) -> datetime:
    """Count with the other arithmetic."""
    start, offset = whenever.Instant(found.start), found.offset
    if offset.unit in EXACT:
        step: dict[str, Any] = {offset.unit: offset.amount}
        return (start.subtract(**step) if found.before else start.add(**step)).to_stdlib()
    day = whenever.Date(other_day(found))
    clock = whenever.Time(found.working_days.day_starts)
    wall = day.at(clock) if found.edge == "opens" else day.add(days=1).at(whenever.Time())
    return wall.assume_tz(found.zone, disambiguation="compatible").to_instant().to_stdlib()


def count(offset: Offset, like: Reckoning, start: datetime | None = None) -> Reckoning:
    """Count another span, or from another moment, as a date was counted."""
    return reckon(
        start or like.start,
        offset,
        before=like.before,
        edge=like.edge,
        zone_name=like.zone,
        working_days=like.working_days,
    )


def in_berlin(start: datetime, span: Offset, *, edge: Any = "opens", **rest: Any) -> Reckoning:
    given = {"before": False, "zone_name": "Europe/Berlin", "working_days": WorkingDays(), **rest}
    return reckon(start, span, edge=edge, **given)


@settings(max_examples=300)
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
    if found.edge == "opens":
        return
    last = (found.instant - timedelta(microseconds=1)).astimezone(zone(found.zone))
    assert last.date() <= found.day < found.instant.astimezone(zone(found.zone)).date()


@given(counted(("business days",)))
def test_every_day_is_accounted_for(found: Reckoning) -> None:
    first = found.start.astimezone(ZoneInfo(found.zone)).date()
    off = found.working_days.weekend
    seen = sorted((*found.counted, *(skipped.day for skipped in found.skipped)))
    start_counts = bool(found.skipped) and first in seen
    passed = abs((found.day - first).days)
    assert len(seen) == passed + start_counts
    assert set(seen) <= {min(first, found.day) + timedelta(days=number) for number in range(passed + 1)}
    assert {day.weekday() for day in found.counted}.isdisjoint(off)
    assert {skipped.day.weekday() for skipped in found.skipped} <= off
    assert {skipped.why for skipped in found.skipped} <= {"weekend"}
    assert len(found.counted) == found.offset.amount or (found.offset.amount, len(found.counted)) == (0, 1)
    assert found.day.weekday() not in off


@given(st.data(), counted(DAYS))
def test_fewer_days_never_lead_further(data: st.DataObject, found: Reckoning) -> None:
    shorter = Offset(data.draw(st.integers(0, found.offset.amount)), found.offset.unit)
    again = count(shorter, found).instant
    assert again >= found.instant if found.before else again <= found.instant


@given(counted(), st.sampled_from(ZONES))
def test_an_instant_counts_the_same_wherever_it_is_told(found: Reckoning, name: str) -> None:
    assert count(found.offset, found, found.start.astimezone(ZoneInfo(name))) == found


@given(st.data(), spans(), spans(), places(first=2012), working_days())  # in 2011 Samoa left out a day
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
