"""A task: its window, its state, the fact that discharges it, and an explanation that can be counted again."""

from datetime import datetime, timedelta
from typing import Any

import attrs
import pytest

from infoint import facts
from infoint.errors import RefusedValue
from infoint.offsets import Edge, Reckoning, parse, reckon
from infoint.task import Explanation, State, Task, same_plan
from infoint.workdays import WorkingDays
from tests.bench import at, plan

START = at("2026-03-03 21:20")


def count(span: str, edge: Edge = "ends", start: datetime = START) -> Reckoning:
    return reckon(start, parse(span), before=False, edge=edge, zone_name="Europe/Berlin", working_days=WorkingDays())


def explanation(**changes: Any) -> Explanation:
    given: dict[str, Any] = {
        "source": "the guide, page 1",
        "moment": "talk_end",
        "instant": START,
        "presumed": False,
        "counted_from": "moment",
        "zone_presumed": False,
        "opens": count("1 hour", "opens"),
        "due": count("1 day"),
        "deadline": count("48 hours"),
        "closes": count("30 days"),
    }
    return Explanation(**{**given, **changes})


def task(why: Explanation | None = None, **changes: Any) -> Task:
    given: dict[str, Any] = {
        "plan": "p-1",
        "step": "thank",
        "position": 3,
        "occurrence": 1,
        "message": "thank",
        "done_by": ("done:thank",),
        "reminders": (),
    }
    return Task(explanation=why or explanation(), **{**given, **changes})


def test_dates_are_those_of_the_explanation() -> None:
    made = task()
    assert made.opens == at("2026-03-03 22:20")
    assert made.due == at("2026-03-04 23:00")  # the end of the 4th in Berlin
    assert made.deadline == at("2026-03-05 21:20")
    assert made.closes == at("2026-04-02 22:00")


def test_a_task_may_have_neither_deadline_nor_close() -> None:
    made = task(explanation(deadline=None, closes=None))
    assert made.deadline is None
    assert made.closes is None


def test_tasks_are_ordered_by_due_plan_position_and_occurrence() -> None:
    first = task()
    assert first.order == (first.due, "p-1", 3, 1)
    assert sorted(
        [
            task(explanation(due=count("2 days"))),
            task(plan="p-2"),
            task(position=4),
            task(occurrence=2),
            first,
        ],
        key=lambda one: one.order,
    ) == [first, task(occurrence=2), task(position=4), task(plan="p-2"), task(explanation(due=count("2 days")))]


@pytest.mark.parametrize(
    ("moment", "held"),
    [
        ("2026-03-03 22:19:59.999999", False),
        ("2026-03-03 22:20", True),
        ("2026-04-02 21:59:59.999999", True),
        ("2026-04-02 22:00", False),
    ],
)
def test_the_window_holds_its_start_and_not_its_end(moment: str, held: bool) -> None:
    assert task().holds(at(moment)) is held


def test_an_open_window_never_ends() -> None:
    assert task(explanation(closes=None)).holds(at("2199-01-01"))


@pytest.mark.parametrize(
    ("start", "end", "met"),
    [
        ("2026-03-01", "2026-03-03 22:19", False),
        ("2026-03-01", "2026-03-03 22:20", True),
        ("2026-03-01", "2026-05-01", True),
        ("2026-04-02 21:59", "2026-05-01", True),
        ("2026-04-02 22:00", "2026-05-01", False),
    ],
)
def test_a_span_meets_the_window(start: str, end: str, met: bool) -> None:
    assert task().holds(at(start), at(end)) is met


def test_what_closes_before_it_opens_is_never_open() -> None:
    late = task(explanation(opens=count("1 hour", "opens").held(at("2026-04-10"))))
    assert not late.holds(at("2026-04-11"))
    assert not late.holds(at("2026-03-01"), at("2026-05-01"))


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-03-03 22:19", State.UPCOMING),
        ("2026-03-03 22:20", State.DUE),
        ("2026-03-04 22:59:59", State.DUE),
        ("2026-03-05 21:19:59", State.DUE),
        ("2026-03-05 21:20", State.LATE),
        ("2026-05-01", State.LATE),
    ],
)
def test_state(moment: str, state: State) -> None:
    assert task().state(at(moment)) is state


def test_without_a_deadline_a_task_is_late_once_its_due_date_is_past() -> None:
    soft = task(explanation(deadline=None))
    assert soft.state(soft.due) is State.LATE


def test_a_state_needs_an_aware_moment() -> None:
    with pytest.raises(RefusedValue) as refusal:
        task().state(at("2026-03-05").replace(tzinfo=None))
    assert refusal.value.code == "not_aware"


def test_states_have_plain_words() -> None:
    assert [str(state) for state in State] == ["upcoming", "due", "late"]


def test_a_task_belongs_to_one_plan() -> None:
    same_plan(task(), plan(plan_id="p-1"))
    with pytest.raises(RefusedValue) as refusal:
        same_plan(task(), plan(plan_id="p-2"))
    assert (refusal.value.code, refusal.value.path) == ("wrong_plan", "plan")


MOMENT = at("2026-03-04 16:00")


@pytest.mark.parametrize(
    ("done_by", "details", "fact"),
    [
        (("done:thank",), {}, facts.Done(at=MOMENT, step="thank")),
        (("done:other", "held"), {}, facts.Done(at=MOMENT, step="other")),
        (("skipped:other",), {}, facts.Skipped(at=MOMENT, step="other")),
        (("requested",), {}, facts.Requested(at=MOMENT)),
        (("replied",), {}, facts.Replied(at=MOMENT)),
        (("replied",), {"answer": "busy"}, facts.Replied(at=MOMENT, answer="busy")),
        (("replied:busy",), {}, facts.Replied(at=MOMENT, answer="busy")),
        (("noted:learned",), {"text": "Ask."}, facts.Noted(at=MOMENT, field="learned", text="Ask.")),
        (("referred",), {"contact": "c-2"}, facts.Referred(at=MOMENT, contact="c-2")),
        (("referred:c-2",), {}, facts.Referred(at=MOMENT, contact="c-2")),
        (("missed",), {"by": "contact", "id": "host-1"}, facts.Missed(at=MOMENT, by="contact", id="host-1")),
        (
            ("scheduled",),
            {"start": START, "minutes": 20, "medium": "video"},
            facts.Scheduled(at=MOMENT, start=START, minutes=20, medium="video"),
        ),
    ],
)
def test_done_is_the_first_fact_that_discharges(
    done_by: tuple[str, ...], details: dict[str, Any], fact: facts.Fact
) -> None:
    assert task(done_by=done_by).done(at=MOMENT, **details) == fact


def test_skipped_names_the_step() -> None:
    assert task(done_by=("requested",)).skipped(at=MOMENT) == facts.Skipped(at=MOMENT, step="thank")


def test_the_deadline_decides_and_else_the_due_date() -> None:
    why = explanation()
    assert why.decisive is why.deadline
    assert attrs.evolve(why, deadline=None).decisive is why.due


def test_an_explanation_replays_to_itself() -> None:
    held = count("1 hour", "opens").held(at("2026-03-10"))
    for why in (explanation(), explanation(opens=held), explanation(deadline=None, closes=None)):
        assert why.replay() == why


@pytest.mark.parametrize("date", ["opens", "due", "deadline", "closes"])
def test_a_replay_finds_a_date_that_lies(date: str) -> None:
    why = explanation()
    told: Reckoning = getattr(why, date)
    lie = attrs.evolve(why, **{date: attrs.evolve(told, instant=told.instant + timedelta(minutes=1))})
    assert lie.replay() == why
    assert lie.replay() != lie


def test_done_by_any_done_is_done_by_the_step_s_own() -> None:
    assert task(done_by=("done",)).done(at=MOMENT) == facts.Done(at=MOMENT, step="thank")
    assert task(done_by=("done",)).done(at=MOMENT, step="other") == facts.Done(at=MOMENT, step="other")
