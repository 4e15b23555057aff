"""Law 1: time only filters. Each task carries its window from the start, and the agenda is the windows that hold."""

from datetime import UTC, datetime, timedelta
from itertools import chain

from hypothesis import assume, given
from hypothesis import strategies as st

from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.schedule import agenda, next_due, tasks
from infoint.task import State, Task
from tests.cases import cases
from tests.strategies import moments

Case = tuple[Playbook, Plan]

INSTANT = timedelta(microseconds=1)
LATER = datetime(2026, 9, 1, tzinfo=UTC)
"""After all that the strategies let happen."""


def turning_points(found: tuple[Task, ...]) -> list[datetime]:
    """Return the instants at which an agenda can change, and those right before."""
    edges = chain.from_iterable((task.opens, task.closes or task.opens, task.due) for task in found)
    return sorted({moment for edge in edges for moment in (edge, edge - INSTANT)})


@given(cases(), moments())
def test_the_agenda_is_the_tasks_whose_window_holds_the_moment(case: Case, drawn: datetime) -> None:
    playbook, plan = case
    found = tasks(playbook, plan)
    for moment in [drawn, *turning_points(found)]:
        held = tuple(task for task in found if task.opens <= moment and not (task.closes and task.closes <= moment))
        assert agenda(playbook, [plan], at=moment) == held


@given(cases(), moments(), moments())
def test_the_agenda_of_a_span_is_that_of_all_its_moments(case: Case, one: datetime, other: datetime) -> None:
    playbook, plan = case
    start, end = min(one, other), max(one, other)
    found = tasks(playbook, plan)
    inside = [start, end, *(moment for moment in turning_points(found) if start <= moment <= end)]
    seen = {task for moment in inside for task in agenda(playbook, [plan], at=moment)}
    assert set(agenda(playbook, [plan], at=start, until=end)) == seen


@given(cases())
def test_nothing_is_open_before_next_due(case: Case) -> None:
    playbook, plan = case
    found = tasks(playbook, plan)
    first = next_due(playbook, plan)
    assert (first is None) == (not found)
    if first is not None:
        assert agenda(playbook, [plan], at=first - INSTANT) == ()
        assert first in {task.opens for task in found}
        open_then = agenda(playbook, [plan], at=first)
        assert all(
            task in open_then for task in found if task.opens == first and (not task.closes or task.closes > first)
        )


@given(cases())
def test_of_each_step_one_task_is_open_at_most(case: Case) -> None:
    playbook, plan = case
    found = tasks(playbook, plan)
    assert len({task.step for task in found}) == len(found)
    for task in found:
        rule = playbook.steps[task.position]
        assert (rule.id, rule.message, rule.done_by) == (task.step, task.message, task.done_by)
        assert task.occurrence >= 1
        assert rule.at_most is None or task.occurrence <= rule.at_most


@given(cases(), st.data())
def test_a_task_leaves_by_its_fact_and_a_repeated_one_starts_from_there(case: Case, data: st.DataObject) -> None:
    playbook, plan = case
    found = tasks(playbook, plan)
    assume(found)
    task = data.draw(st.sampled_from(found))
    rule = playbook.steps[task.position]
    discharge = task.skipped(at=LATER) if data.draw(st.booleans()) else task.done(at=LATER)
    [again] = [one for one in tasks(playbook, plan.with_facts(discharge)) if one.step == task.step] or [None]
    limit = rule.at_most is not None and task.occurrence >= rule.at_most
    assert (again is None) == (not rule.repeats or limit)
    if again is not None:
        assert again.occurrence == task.occurrence + 1
        assert again.explanation.counted_from == "last_time"
        assert {again.explanation.due.start, again.reminders[0].start} == {LATER}


@given(cases(), moments())
def test_state_is_upcoming_then_due_then_late(case: Case, drawn: datetime) -> None:
    playbook, plan = case
    for task in tasks(playbook, plan):
        points = sorted({drawn, *turning_points((task,))})
        states = [task.state(moment) for moment in points]
        order = [State.UPCOMING, State.DUE, State.LATE]
        assert states == sorted(states, key=order.index)
        assert all(
            (state is State.UPCOMING) == (moment < task.opens) for state, moment in zip(states, points, strict=True)
        )
