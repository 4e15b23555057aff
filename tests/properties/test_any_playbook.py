"""Laws 1 to 4 for whole playbooks of any kind, not only for steps: whatever an office writes, they hold.

The plans that are drawn go as far as one step of a talk's life after another, so that in each case something is due.
Law 5, the same bytes, has a file of its own.
"""

from datetime import datetime, timedelta
from functools import partial

import attrs
from hypothesis import given
from hypothesis import strategies as st

from infoint import facts
from infoint.asking import outreach
from infoint.fact import Fact
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.questions import briefing
from infoint.schedule import agenda, tasks
from tests.bench import KIM, at, plan
from tests.playbook_strategies import playbooks
from tests.strategies import plans

FIRST = at("2026-03-02 15:00")
PLAYBOOKS = playbooks(languages=("en",))
Case = tuple[Playbook, list[Plan]]


def story(hours: int) -> tuple[Fact, ...]:
    """Tell the life of a plan, so many hours between one fact and the next."""

    def on(number: int) -> datetime:
        return FIRST + timedelta(hours=hours * number)

    return (
        facts.Planned(at=on(0)),
        facts.Requested(at=on(1)),
        facts.Replied(at=on(2)),
        facts.Scheduled(at=on(3), start=on(6), minutes=20, medium="phone"),
        facts.Held(at=on(6) + timedelta(minutes=20)),
        facts.Referred(at=on(7), contact="c-9"),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a playbook, and a plan for each length of the story, with something else that happened after it."""
    playbook = draw(PLAYBOOKS)
    known = [word for tier in playbook.tiers for word in tier.relationships]
    told = story(draw(st.integers(1, 200)))
    given_plans: list[Plan] = []
    for length in range(1, len(told) + 1):
        later = told[length - 1].at + timedelta(hours=1)
        kinds = [facts.Cancelled, facts.Declined, facts.Bounced, partial(facts.Missed, by="contact")]
        kinds += [partial(facts.Done, step=step.id) for step in playbook.steps]
        kinds += [partial(facts.AutoReplied, until=later + timedelta(days=9))]
        more = [draw(st.sampled_from(kinds))(at=later)] if draw(st.booleans()) else []
        who = attrs.evolve(KIM, id=f"c-{length}", address=f"{length}@example.com")
        relationship = draw(st.sampled_from((*known, "stranger")))
        given_plans.append(plan(*told[:length], *more, plan_id=f"p-{length}", contact=who, relationship=relationship))
    return playbook, given_plans


CASES = cases().filter(lambda case: any(tasks(case[0], one) for one in case[1]))


def moment_of(case: Case, data: st.DataObject) -> datetime:
    """Draw a moment at which something is open, or some time before or after."""
    opens = [task.opens for one in case[1] for task in tasks(case[0], one)]
    return data.draw(st.sampled_from(opens)) + data.draw(st.sampled_from((timedelta(0), timedelta(2), timedelta(-2))))


@given(CASES, st.data())
def test_time_only_filters(case: Case, data: st.DataObject) -> None:
    playbook, given_plans = case
    moment = moment_of(case, data)
    every = [task for one in given_plans for task in tasks(playbook, one)]
    open_now = [
        task for task in every if task.opens <= moment and (not task.closes or max(moment, task.opens) < task.closes)
    ]
    assert agenda(playbook, given_plans, at=moment) == tuple(sorted(open_now, key=lambda task: task.order))


@given(CASES, st.data())
def test_a_set_not_a_sequence(case: Case, data: st.DataObject) -> None:
    playbook, given_plans = case
    moment = moment_of(case, data)
    mixed = [
        attrs.evolve(one, facts=(*data.draw(st.permutations(one.facts)), *one.facts[:2]))
        for one in data.draw(st.permutations(given_plans))
    ]
    assert agenda(playbook, mixed, at=moment) == agenda(playbook, given_plans, at=moment)
    assert outreach(playbook, [*mixed, *mixed[:1]], at=moment) == outreach(playbook, given_plans, at=moment)


@given(CASES, st.data())
def test_batch_is_one_by_one(case: Case, data: st.DataObject) -> None:
    playbook, given_plans = case
    moment = moment_of(case, data)
    alone = [task for one in given_plans for task in agenda(playbook, [one], at=moment)]
    assert agenda(playbook, given_plans, at=moment) == tuple(sorted(alone, key=lambda task: task.order))


@given(CASES)
def test_every_date_explains_itself(case: Case) -> None:
    playbook, given_plans = case
    for one in given_plans:
        for task in tasks(playbook, one):
            assert task.explanation.replay() == task.explanation
            assert tuple(reminder.replay() for reminder in task.reminders) == task.reminders


@given(CASES, st.data())
def test_everybody_is_told_once_whether_to_ask(case: Case, data: st.DataObject) -> None:
    playbook, given_plans = case
    found = outreach(playbook, given_plans, at=moment_of(case, data))
    told = [*(one.plan for one in found.ask), *(one.plan for one in found.leave)]
    assert sorted(told) == sorted(one.id for one in given_plans)


@given(PLAYBOOKS, plans(), st.integers(1, 120))
def test_a_briefing_keeps_to_its_minutes(playbook: Playbook, whose: Plan, minutes: int) -> None:
    found = briefing(playbook, whose, minutes=minutes)
    assert sum(phase.minutes for phase in found.phases) == minutes
    [asking] = [
        given.minutes for given, phase in zip(found.phases, playbook.talk.phases, strict=True) if phase.minutes is None
    ]
    assert sum(question.minutes for question in found.questions) <= asking
    assert not set(found.questions) & set(found.spare)
    last = [one.id for one in found.questions if one.id == playbook.talk.last]
    assert not last or found.questions[-1].id == playbook.talk.last
