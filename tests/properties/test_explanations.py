"""Law 4: every date explains itself: what is kept counts to the same instant, here by other code, and words say it."""

from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from infoint import facts, words
from infoint.facts import AutoReplied, Postponed
from infoint.offsets import Edge, Offset, Reckoning, reckon
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.rules import DEFAULT_SOURCE
from infoint.schedule import tasks
from infoint.task import Task
from infoint.words import cldr
from infoint.workdays import WorkingDays
from tests.bench import at, guide, plan, step
from tests.cases import cases
from tests.playbook_strategies import offsets, working_days
from tests.strategies import moments, zones

DAY = timedelta(days=1)


# --- Another reckoner. It asks zones only what an instant shows there, which has one answer; never the other way round.


def shown(instant: datetime, zone: str) -> datetime:
    """Return what clocks there show at an instant."""
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def first_time(wall: datetime, zone: str) -> datetime:
    """Return the first instant at which clocks there show a time; a skipped one is told by the clock before."""
    ahead = {shown(probe, zone) - probe.replace(tzinfo=None) for probe in around(wall)}
    found = [wall.replace(tzinfo=UTC) - one for one in ahead if shown(wall.replace(tzinfo=UTC) - one, zone) == wall]
    before = min(around(wall))
    return min(found, default=wall.replace(tzinfo=UTC) - (shown(before, zone) - before.replace(tzinfo=None)))


def around(wall: datetime) -> list[datetime]:
    return [wall.replace(tzinfo=UTC) + timedelta(hours=hours) for hours in (-26, 26)]


def months_on(day: date, months: int) -> date:
    """Walk month by month, and fall back to the last day that there is."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month in (0, 13):
            year, month = (year - 1, 12) if month == 0 else (year + 1, 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


Name = Callable[[date], str | None]


def no_holidays(_: date) -> str | None:
    return None


def business_days_on(
    start: datetime, amount: int, forward: int, office: WorkingDays, name: Name
) -> tuple[date, date | None, list[date], list[date]]:
    """Return the day, the day that the start counts as, and the days that counted and did not."""

    def works(day: date) -> bool:
        return day.weekday() not in office.weekend and name(day) is None

    def onward(day: date) -> list[date]:
        """Return the days off from a day on, and the working day after them."""
        span = [day + forward * DAY * number for number in range(367)]
        return span[: [works(one) for one in span].index(True) + 1]

    day, as_of, counted, free = start.date(), None, [], []
    if forward > 0 and office.cut_off and (start.time() >= office.cut_off or not works(day)):
        *free, as_of = onward(day + DAY if works(day) else day)
        day = as_of
    if office.method == "roll":
        *more, day = onward(day + forward * amount * DAY)
        return day, as_of, [], free + more
    if amount == 0 and not works(day):
        counted = [onward(day)[-1]]
        return counted[0], None, counted, onward(day)[:-1]
    for _ in range(amount):
        *more, day = onward(day + forward * DAY)
        counted.append(day)
        free += more
    return day, as_of, counted, free


def counted_again(
    start: datetime, offset: Offset, *, before: bool, edge: Edge, zone: str, days: WorkingDays, name: Name
) -> tuple[datetime, date | None, date | None, list[date], list[date]]:
    forward = -1 if before else 1
    if offset.unit in ("minutes", "hours"):
        return start + forward * offset.amount * timedelta(**{offset.unit: 1}), None, None, [], []
    here = shown(start, zone)
    as_of: date | None = None
    counted: list[date] = []
    free: list[date] = []
    if offset.unit == "business days":
        goal, as_of, counted, free = business_days_on(here, offset.amount, forward, days, name)
    elif offset.unit == "months":
        goal = months_on(here.date(), forward * offset.amount)
    else:
        goal = here.date() + forward * offset.amount * (7 * DAY if offset.unit == "weeks" else DAY)
    midnight = first_time(datetime.combine(goal + DAY, time(0)), zone)
    if edge == "opens":
        return first_time(datetime.combine(goal, days.day_starts), zone), goal, as_of, counted, free
    if days.day_ends is None:
        return midnight, goal, as_of, counted, free
    ends = first_time(datetime.combine(goal, days.day_ends), zone)
    return (ends if before or ends > start else midnight), goal, as_of, counted, free


def agrees(found: Reckoning, name: Name = no_holidays) -> None:
    """Hold a date against the other reckoner, and against its own replay."""
    instant, day, as_of, counted, free = counted_again(
        found.start,
        found.offset,
        before=found.before,
        edge=found.edge,
        zone=found.zone,
        days=found.working_days,
        name=name,
    )
    if found.moved_to is not None:
        assert found.instant == found.moved_to
        assert is_quiet(found.held_until or instant, found)
        assert found.day is None
    elif found.held_until is not None:
        assert found.instant == found.held_until > instant
        assert found.day is None
    else:
        assert (found.instant, found.day) == (instant, day)
    assert (found.counts_as, list(found.counted), [one.day for one in found.skipped]) == (as_of, counted, free)
    for one in found.skipped:
        weekend = one.day.weekday() in found.working_days.weekend
        assert (one.why, one.name) == (("weekend", None) if weekend else ("holiday", name(one.day)))
    assert found.replay() == found


def is_quiet(instant: datetime, found: Reckoning) -> bool:
    """Tell whether quiet hours that began within the last days are not over."""
    if not found.working_days.quiet:
        return False
    starts, ends = found.working_days.quiet
    today = shown(instant, found.zone).date()
    for day in (today - DAY, today):
        end = datetime.combine(day + DAY if ends < starts else day, ends)
        if first_time(datetime.combine(day, starts), found.zone) < instant < first_time(end, found.zone):
            return True
    return False


def every_third_day(day: date) -> str | None:
    return f"day {day:%j}" if day.toordinal() % 3 == 0 or day.day < 9 else None


EARLY, NIGHTLY = WorkingDays(day_starts=time(2, 30)), WorkingDays(day_starts=time(1, 30))
NAMES = st.sampled_from((no_holidays, every_third_day))


@given(moments(), offsets(), st.booleans(), st.sampled_from(("opens", "ends")), zones(), working_days(), NAMES)
@example(at("2026-03-07 12:00"), Offset(1, "days"), False, "opens", "America/Chicago", EARLY, no_holidays)
@example(at("2026-10-31 12:00"), Offset(1, "days"), False, "opens", "America/Chicago", NIGHTLY, no_holidays)
@example(at("2026-01-31 12:00"), Offset(1, "months"), False, "ends", "UTC", WorkingDays(), no_holidays)
@example(at("2026-03-07 12:00"), Offset(0, "business days"), True, "ends", "UTC", WorkingDays(), no_holidays)
def test_every_span_counts_to_the_same_instant_by_other_code(
    start: datetime, offset: Offset, before: bool, edge: Edge, zone: str, days: WorkingDays, name: Name
) -> None:
    agrees(reckon(start, offset, before=before, edge=edge, zone_name=zone, working_days=days, holidays=name), name)


# --- Tasks.


def dates(task: Task) -> list[Reckoning]:
    why = task.explanation
    return [one for one in (why.opens, why.due, why.deadline, why.closes, *task.reminders) if one]


@given(cases())
def test_every_explanation_replays_and_another_reckoner_agrees(case: tuple[Playbook, Plan]) -> None:
    playbook, whose = case
    for task in tasks(playbook, whose):
        assert task.explanation.replay() == task.explanation
        place = (whose.contact if playbook.steps[task.position].zone == "contact" else whose.seeker).place
        observed = place and playbook.holidays
        for found in dates(task):
            agrees(found, partial(playbook.holidays, place=place) if observed else no_holidays)
        for reminder in task.reminders:
            assert not is_quiet(reminder.instant, reminder)


@given(cases())
def test_an_explanation_names_the_rule_the_moment_and_where_it_counts_from(case: tuple[Playbook, Plan]) -> None:
    playbook, whose = case
    for task in tasks(playbook, whose):
        rule, why = playbook.steps[task.position], task.explanation
        moment = whose.standing.moments[rule.after or rule.before or ""]
        assert (why.moment, why.instant, why.presumed) == (rule.after or rule.before, moment.instant, moment.presumed)
        sources = {DEFAULT_SOURCE if key in rule.defaults else rule.source for key in ("deadline", "due", "opens")}
        assert why.source in sources | {rule.source}
        zone = {"contact": whose.contact.zone, "seeker": whose.seeker.zone}.get(rule.zone, rule.zone)
        assert why.zone_presumed == (zone is None)
        assert {found.zone for found in dates(task)} == {zone or whose.seeker.zone}
        assert why.due.offset == (rule.due or rule.deadline or rule.opens or Offset(0, "minutes"))
        assert (why.deadline and why.deadline.offset, why.due.edge) == (rule.deadline, "ends")
        starts = {
            "moment": {moment.instant},
            "last_time": {fact.at for fact in whose.counting if fact.kind in ("done", "skipped", "replied")},
            "return": {fact.until for fact in whose.counting if isinstance(fact, AutoReplied)},
        }
        assert why.due.start in starts[why.counted_from]
        put_off = {fact.until for fact in whose.counting if isinstance(fact, Postponed) and fact.step == task.step}
        held = {why.opens.held_until, why.due.held_until} - {None}
        assert held <= put_off or (why.spaced and rule.a_year is not None)


@given(cases())
def test_words_say_every_explanation(case: tuple[Playbook, Plan]) -> None:
    playbook, whose = case
    here = ZoneInfo(whose.seeker.zone)
    for task in tasks(playbook, whose):
        told, *others = words.reasons(playbook, whose, task)
        why = task.explanation
        assert told == words.line(playbook, whose, task)
        date_told = why.decisive
        there = date_told.zone
        midnight = date_told.day and first_time(datetime.combine(date_told.day + DAY, time(0)), there)
        if there == whose.seeker.zone and date_told.instant == midnight:
            assert (
                f"by the end of {cldr.day(shown(date_told.instant - DAY / 2, date_told.zone).date(), 'en')}: " in told
            )
        else:
            assert f" by {cldr.moment(date_told.instant, here, 'en')}: " in told
        assert told.endswith(f" ({why.source})")
        amount = str(date_told.offset.amount)
        assert date_told.held_until or not date_told.offset.amount or f": {amount} " in told
        assert ("nobody has confirmed it yet" in " ".join(others)) == why.presumed
        assert ("time zone is not known" in " ".join(others)) == why.zone_presumed
        for skipped in date_told.skipped:
            reason = f"({skipped.name or 'weekend'})."
            assert any(cldr.day(skipped.day, "en") in other and other.endswith(reason) for other in others)
        assert (", or on a day off, counts as of the next working day" in " ".join(others)) == bool(date_told.counts_as)
        assert not set(" ".join((told, *others))) & set("{}")


def test_a_span_over_a_change_of_clocks_is_told_by_the_clock_that_shows() -> None:
    """48 hours from Friday noon end on Sunday at one in the afternoon, when clocks went forward that morning."""
    held = facts.Held(at=at("2026-03-06 18:00"))
    playbook = guide(step(after="talk_end", due="48 hours"))
    [task] = tasks(playbook, plan(held))
    assert "Sun, Mar 8, 1:00\u202fPM CDT: 48 hours after your talk" in words.line(playbook, plan(held), task)
