"""Which times are proposed: as many as the guide says, in its days and hours, on its clock, and none that is taken."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint.conversation import Phase, Talk
from infoint.correspondence import WEEKDAYS, Length, Request, Slots
from infoint.errors import RefusedValue
from infoint.offsets import parse
from infoint.playbook import Playbook
from infoint.proposals import Span, propose
from infoint.workdays import WorkingDays
from tests.bench import ANA, KIM, SOURCE, at, guide, plan

MONDAY = at("2026-03-02 15:00")  # 09:00 in Chicago, 16:00 in Berlin


def slots(request: Request | None = None, **rule: Any) -> Playbook:
    asked = {"request": request} if request else {}
    return guide(slots=Slots(**{"opens": parse("3 business days"), "source": SOURCE, **rule}), **asked)


def told(playbook: Playbook, *busy: Span, **rest: Any) -> list[str]:
    found = propose(playbook, plan(**rest), after=MONDAY, busy=busy)
    return [f"{start:%a %d %b %H:%M %Z}" for start in found]


def span(first: str, last: str) -> Span:
    return at(first), at(last)


def test_without_slots_nothing_is_proposed() -> None:
    assert propose(guide(), plan(), after=MONDAY) == ()


def test_early_on_one_day_in_the_middle_of_the_next_and_late_on_the_third() -> None:
    assert told(slots(count=5)) == [
        "Thu 05 Mar 09:00 CET",
        "Fri 06 Mar 13:00 CET",
        "Mon 09 Mar 16:30 CET",
        "Tue 10 Mar 09:00 CET",
        "Wed 11 Mar 13:00 CET",
    ]


def test_times_are_on_the_clock_of_the_contact_or_the_seeker() -> None:
    assert told(slots(count=1, zone="seeker")) == ["Thu 05 Mar 09:00 CST"]
    nowhere = attrs.evolve(KIM, zone=None)
    assert told(slots(count=1), contact=nowhere) == ["Thu 05 Mar 09:00 CST"]


def test_days_off_are_left_out() -> None:
    fridays_off = WorkingDays(weekend=frozenset({4, 5, 6}))
    playbook = attrs.evolve(slots(weekdays=("friday", "monday"), count=2), working_days=fridays_off)
    assert told(playbook) == ["Mon 09 Mar 09:00 CET", "Mon 16 Mar 13:00 CET"]


def test_nothing_is_proposed_before_it_is_time() -> None:
    exact = slots(count=1, opens=parse("20 hours"))  # Tuesday, 12:00 in Berlin
    assert told(exact) == ["Tue 03 Mar 12:00 CET"]
    too_late = slots(count=1, opens=parse("25 hours"), latest=time(17))  # 17:00
    assert told(too_late) == ["Wed 04 Mar 09:00 CET"]


def test_the_whole_talk_fits_the_hours() -> None:
    rule = {"weekdays": ("thursday",), "earliest": time(10), "latest": time(12, 30)}
    assert told(slots(Request(minutes=90, media=("phone",), source=SOURCE), **rule)) == [
        "Thu 05 Mar 10:00 CET",
        "Thu 12 Mar 10:30 CET",
        "Thu 19 Mar 11:00 CET",
    ]
    by_phone = Length(medium="phone", minutes=151)
    assert told(slots(Request(minutes=20, by_medium=(by_phone,), media=("phone",), source=SOURCE), **rule)) == []


@pytest.mark.parametrize(
    ("busy", "start"),
    [
        (span("2026-03-05 08:20", "2026-03-05 15:00"), "Thu 05 Mar 09:00 CET"),
        (span("2026-03-05 08:19", "2026-03-05 15:00"), "Thu 05 Mar 16:00 CET"),
        (span("2026-03-05 07:00", "2026-03-05 08:00"), "Thu 05 Mar 09:00 CET"),
        (span("2026-03-05 07:00", "2026-03-05 08:01"), "Thu 05 Mar 09:30 CET"),
        (span("2026-03-05 07:00", "2026-03-06 16:00"), "Mon 09 Mar 09:00 CET"),
    ],
)
def test_nothing_is_proposed_where_one_is_busy(busy: Span, start: str) -> None:
    assert told(slots(count=1), busy) == [start]


def test_whoever_is_always_busy_proposes_nothing() -> None:
    assert told(slots(), span("2026-01-01 00:00", "2027-01-01 00:00")) == []


def test_the_clocks_may_change_on_the_day() -> None:
    early = slots(count=1, zone="seeker", earliest=time(1, 30), latest=time(4), weekdays=("sunday",))
    whole_week = attrs.evolve(early, working_days=WorkingDays(weekend=frozenset()))
    assert told(whole_week) == ["Sun 08 Mar 01:30 CST"]
    second = span("2026-03-08 07:00", "2026-03-08 08:00")
    assert told(whole_week, second) == ["Sun 08 Mar 03:00 CDT"]


@pytest.mark.parametrize("busy", [(), ((MONDAY, MONDAY.replace(tzinfo=None)),)])
def test_moments_have_a_zone(busy: tuple[Span, ...]) -> None:
    with pytest.raises(RefusedValue) as caught:
        propose(slots(), plan(), after=MONDAY if busy else MONDAY.replace(tzinfo=None), busy=busy)
    assert (caught.value.code, caught.value.path) == ("not_aware", "busy" if busy else "after")


HALF_HOURS = st.integers(0, 48).map(lambda half: time(half // 2 % 24, half % 2 * 30))
RULES = st.builds(
    Slots,
    count=st.integers(1, 5),
    weekdays=st.lists(st.sampled_from(WEEKDAYS), min_size=1, unique=True).map(tuple),
    earliest=HALF_HOURS,
    latest=HALF_HOURS,
    zone=st.sampled_from(("seeker", "contact")),
    opens=st.sampled_from(tuple(map(parse, ("0 minutes", "30 hours", "1 day", "3 business days", "1 week")))),
    source=st.just(SOURCE),
).filter(lambda rule: rule.earliest < rule.latest)
MOMENTS = st.datetimes(datetime(2026, 3, 1), datetime(2026, 11, 3)).map(
    lambda moment: moment.replace(tzinfo=ZoneInfo("UTC"), fold=0)
)
BUSY = st.lists(st.tuples(MOMENTS, st.integers(0, 600)), max_size=4)


@given(RULES, MOMENTS, BUSY)
def test_every_start_keeps_the_rule(rule: Slots, after: datetime, taken: list[tuple[datetime, int]]) -> None:
    playbook = guide(slots=rule)
    busy = [(start, start + timedelta(hours=hours)) for start, hours in taken]
    found = propose(playbook, plan(), after=after, busy=busy)
    where = ZoneInfo((KIM if rule.zone == "contact" else ANA).zone or "")
    assert len(found) <= rule.count
    assert list(found) == sorted(found)
    assert len({start.date() for start in found}) == len(found)
    for start in found:
        end = start.astimezone(ZoneInfo("UTC")) + timedelta(minutes=20)
        assert start.tzinfo is where
        assert start >= after
        assert WEEKDAYS[start.weekday()] in rule.weekdays
        assert start.weekday() < 5
        assert rule.earliest <= start.time().replace(tzinfo=None)
        assert end.astimezone(where).time() <= rule.latest
        assert not any(start < last and end > first for first, last in busy)


@given(RULES, MOMENTS)
def test_there_are_as_many_as_asked_for_where_every_day_will_do(rule: Slots, after: datetime) -> None:
    playbook = guide(
        slots=attrs.evolve(rule, weekdays=WEEKDAYS),
        working_days=WorkingDays(weekend=frozenset()),
        request=Request(minutes=5, media=("phone",), source=SOURCE),
        talk=Talk(phases=(Phase(id="questions"),), source=SOURCE),
    )
    found = propose(playbook, plan(), after=after)
    assert len(found) == rule.count
    assert found[-1].date() - found[0].date() <= timedelta(days=rule.count)  # one day may lack the hour
