"""What one plan of a seeker means for the others: facts that the host is proposed to add to them.

Each follows from a fact that is there, and has its instant, and so the same id whenever it is proposed.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

import attrs

from infoint.fact import Fact
from infoint.facts import Closed, OptedOut
from infoint.lifecycle import Stage
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.rules import Step
from infoint.schedule import tasks


@attrs.frozen
class Proposal:
    """Propose a fact for a plan, because of what happened in another one."""

    plan: str
    fact: Fact
    because_of: str


def proposed(playbook: Playbook, plans: Iterable[Plan]) -> tuple[Proposal, ...]:
    """Return the facts that plans of one seeker lack because of one another, in the order of the plans' ids.

    Who opted out in one plan has opted out in all; where somebody at an organisation helps, those who were asked before
    and have not answered are let be; and asking another person there does the step that said so.
    """
    given = sorted(plans, key=lambda plan: plan.id)
    there: dict[str, list[Plan]] = {}
    for plan in given:
        if plan.contact.organisation:
            there.setdefault(plan.contact.organisation.id, []).append(plan)
    found = list(_opted_out(given))
    for colleagues in there.values():
        found += [*_helped(playbook, colleagues), *_asked_another(playbook, colleagues)]
    return tuple(sorted(found, key=lambda one: (one.plan, one.fact.order)))


def _opted_out(plans: list[Plan]) -> Iterator[Proposal]:
    first: dict[str, tuple[datetime, str]] = {}
    for plan in plans:
        for fact in plan.facts:
            if isinstance(fact, OptedOut):
                told = (fact.at, plan.id)
                first[plan.contact.id] = min(first.get(plan.contact.id, told), told)
    for plan in plans:
        if plan.contact.id in first and plan.standing.may_write:
            at, source = first[plan.contact.id]
            yield Proposal(plan.id, OptedOut(at=at), source)


def _helped(playbook: Playbook, plans: list[Plan]) -> Iterator[Proposal]:
    for plan in plans:
        asked = plan.standing.moments.get("requested")
        if plan.stage is not Stage.REQUESTED or asked is None:
            continue
        helpers = [
            (min(helped), other.id)
            for other in plans
            if other.contact.id != plan.contact.id
            and (helped := [at for one in playbook.approach.enough for at in other.standing.since(one, asked.since)])
        ]
        if helpers and min(helpers)[0] > asked.since:
            at, helper = min(helpers)
            yield Proposal(plan.id, Closed(at=at), helper)


def _asked_another(playbook: Playbook, plans: list[Plan]) -> Iterator[Proposal]:
    steps = {step.id: step for step in playbook.steps if step.asks_another}
    for plan in plans if steps else ():
        for task in tasks(playbook, plan):
            if task.step in steps:
                asked = [
                    (at, other.id)
                    for other in plans
                    if other.contact.id != plan.contact.id
                    for at in other.standing.since("requested", task.opens)
                    if task.closes is None or at < task.closes
                ]
                if asked:
                    at, another = min(asked)
                    yield Proposal(plan.id, task.done(at=at), another)


def makes_way(step: Step, plan: Plan) -> bool:
    """Tell whether a step of a plan that asks another person there is done."""
    moment = plan.standing.moments.get(step.moment)
    done = (*step.done_by, f"skipped:{step.id}")
    return moment is not None and any(plan.standing.since(pattern, moment.since) for pattern in done)
