"""Laws 1 to 5 for whole playbooks of any kind, not only for steps: whatever an office writes, they hold.

What is drawn here is rarely due at the moment that is drawn; tests/cases.py has guides whose tasks are.
"""

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from infoint.asking import outreach
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.questions import briefing
from infoint.schedule import agenda, tasks
from tests.playbook_strategies import playbooks
from tests.strategies import moments, plans

PLAYBOOKS = playbooks(languages=("en",))
PLANS = st.lists(plans(), min_size=1, max_size=4, unique_by=lambda plan: plan.id)


@given(PLAYBOOKS, PLANS, moments(), moments())
@settings(max_examples=25)
def test_time_only_filters(playbook: Playbook, given_plans: list[Plan], one: datetime, other: datetime) -> None:
    every = [task for plan in given_plans for task in tasks(playbook, plan)]
    for at in (one, other):
        open_now = [
            task for task in every if task.opens <= at and (task.closes is None or max(at, task.opens) < task.closes)
        ]
        assert agenda(playbook, given_plans, at=at) == tuple(sorted(open_now, key=lambda task: task.order))


@given(PLAYBOOKS, PLANS, moments(), st.data())
@settings(max_examples=25)
def test_a_set_not_a_sequence(playbook: Playbook, given_plans: list[Plan], at: datetime, data: st.DataObject) -> None:
    mixed = [
        Plan(
            plan.id,
            plan.seeker,
            plan.contact,
            relationship=plan.relationship,
            introducer=plan.introducer,
            marks=plan.marks,
            facts=(*data.draw(st.permutations(plan.facts)), *plan.facts[:2]),
            extra=plan.extra,
        )
        for plan in data.draw(st.permutations(given_plans))
    ]
    assert agenda(playbook, mixed, at=at) == agenda(playbook, given_plans, at=at)
    assert outreach(playbook, mixed, at=at) == outreach(playbook, given_plans, at=at)


@given(PLAYBOOKS, PLANS, moments())
@settings(max_examples=25)
def test_batch_is_one_by_one(playbook: Playbook, given_plans: list[Plan], at: datetime) -> None:
    alone = [task for plan in given_plans for task in agenda(playbook, [plan], at=at)]
    assert agenda(playbook, given_plans, at=at) == tuple(sorted(alone, key=lambda task: task.order))


@given(PLAYBOOKS, PLANS)
@settings(max_examples=25)
def test_every_date_explains_itself(playbook: Playbook, given_plans: list[Plan]) -> None:
    for plan in given_plans:
        for task in tasks(playbook, plan):
            assert task.explanation.replay() == task.explanation
            assert tuple(reminder.replay() for reminder in task.reminders) == task.reminders


@given(PLAYBOOKS, PLANS, moments())
@settings(max_examples=25)
def test_everybody_is_told_once_whether_to_ask(playbook: Playbook, given_plans: list[Plan], at: datetime) -> None:
    found = outreach(playbook, given_plans, at=at)
    told = [*(one.plan for one in found.ask), *(one.plan for one in found.leave)]
    assert sorted(told) == sorted(plan.id for plan in given_plans)


@given(PLAYBOOKS, plans(), st.integers(1, 120))
@settings(max_examples=25)
def test_a_briefing_keeps_to_its_minutes(playbook: Playbook, plan: Plan, minutes: int) -> None:
    found = briefing(playbook, plan, minutes=minutes)
    assert sum(phase.minutes for phase in found.phases) == minutes
    [asking] = [
        given.minutes for given, phase in zip(found.phases, playbook.talk.phases, strict=True) if phase.minutes is None
    ]
    assert sum(question.minutes for question in found.questions) <= asking
    assert not set(found.questions) & set(found.spare)
    last = [one.id for one in found.questions if one.id == playbook.talk.last]
    assert not last or found.questions[-1].id == playbook.talk.last
