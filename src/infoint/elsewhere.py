"""What one plan of a seeker means for the others: who helps, who makes way, and facts proposed for other plans.

Each proposed fact follows from a fact that is there, and has its instant, and so the same id whenever it is proposed.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

import attrs

from infoint.fact import Fact
from infoint.facts import Closed, Done, OptedOut
from infoint.lifecycle import Stage
from infoint.plan import Plan, Standing
from infoint.playbook import Playbook
from infoint.rules import Step
from infoint.schedule import tasks

_REFUSED = frozenset({Stage.DECLINED, Stage.BOUNCED, Stage.OPTED_OUT})


@attrs.frozen
class Proposal:
    """Propose a fact for a plan, because of what happened in another one."""

    plan: str
    fact: Fact
    because_of: str


def helped(playbook: Playbook, plan: Plan) -> tuple[datetime, ...]:
    """Return when the contact did what is `enough` for the playbook; who refused before any talk does not help."""
    happened = plan.standing.happened
    if plan.stage in _REFUSED and "held" not in happened:
        return ()
    return tuple(at for pattern in playbook.approach.enough for at in happened.get(pattern, ()))


def makes_way(playbook: Playbook, plan: Plan, at: datetime | None) -> bool:
    """Tell whether another person there may be asked: a step says so, done in this round or open at a moment."""
    steps = {step.id: step for step in playbook.steps if step.asks_another}
    if any(_done(step, plan.standing) for step in steps.values()):
        return True
    if at is None or not steps:
        return False
    return any(task.step in steps and task.holds(at) for task in tasks(playbook, plan))


def _done(step: Step, standing: Standing) -> bool:
    """Tell whether a step is done since its moment, and nothing has ended it since, such as a late answer."""
    moment = standing.moments.get(step.moment)
    if moment is None or any(standing.since(pattern, moment.since) for pattern in step.until):
        return False
    return any(standing.since(pattern, moment.since) for pattern in step.done_by)


def proposed(playbook: Playbook, plans: Iterable[Plan]) -> tuple[Proposal, ...]:
    """Return the facts that plans of one seeker lack because of one another, in the order of the plans' ids.

    Who opted out in one plan has opted out in all; where somebody at an organisation helps, those who were asked before
    and have not answered are let be; and asking another person there does the step that said so. A fact that was there
    and was withdrawn is not proposed again.
    """
    given = sorted(plans, key=lambda plan: plan.id)
    there: dict[str, list[Plan]] = {}
    for plan in given:
        if plan.contact.organisation:
            there.setdefault(plan.contact.organisation.id, []).append(plan)
    found = list(_opted_out(given))
    for colleagues in there.values():
        found += [*_let_be(playbook, colleagues), *_asked_another(playbook, colleagues)]
    return tuple(sorted(found, key=lambda one: (one.plan, one.fact.order)))


def _first(plan: Plan, causes: Iterable[tuple[Fact, str]]) -> Iterator[Proposal]:
    """Propose the earliest of some facts that the plan does not have, by its id."""
    known = {fact.id for fact in plan.facts}
    lacking = [(fact, because_of) for fact, because_of in causes if fact.id not in known]
    if lacking:
        yield Proposal(plan.id, *min(lacking, key=lambda one: (one[0].order, one[1])))


def _opted_out(plans: list[Plan]) -> Iterator[Proposal]:
    told: dict[str, list[tuple[Fact, str]]] = {}
    for plan in plans:
        facts = [OptedOut(at=fact.at) for fact in plan.facts if isinstance(fact, OptedOut)]
        for word in plan.contact.known_as:
            told.setdefault(word, []).extend((fact, plan.id) for fact in facts)
    for plan in plans:
        if plan.standing.may_write:
            yield from _first(plan, (cause for word in plan.contact.known_as for cause in told[word]))


def _others(plan: Plan, plans: list[Plan]) -> Iterator[Plan]:
    return (other for other in plans if not other.contact.known_as & plan.contact.known_as)


def _let_be(playbook: Playbook, plans: list[Plan]) -> Iterator[Proposal]:
    for plan in plans:
        if plan.stage is Stage.REQUESTED:
            asked = plan.standing.moments["requested"].since
            helpers = ((at, other.id) for other in _others(plan, plans) for at in helped(playbook, other))
            yield from _first(plan, ((Closed(at=at), helper) for at, helper in helpers if at > asked))


def _asked_another(playbook: Playbook, plans: list[Plan]) -> Iterator[Proposal]:
    steps = {step.id for step in playbook.steps if step.asks_another}
    for plan in plans if steps else ():
        for task in (one for one in tasks(playbook, plan) if one.step in steps):
            asked = (
                (Done(at=at, step=task.step), other.id)
                for other in _others(plan, plans)
                for at in other.standing.since("requested", task.opens)
                if task.closes is None or at < task.closes
            )
            yield from _first(plan, asked)
