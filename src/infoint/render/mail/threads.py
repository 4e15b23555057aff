"""Which mails went before: what a mail answers, so that a nudge stands under the request."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import attrs

from infoint.correspondence import Recipient
from infoint.fact import Fact
from infoint.facts import COURTESY_STEPS, Done, Requested
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render.identity import message_id
from infoint.rules import Step
from infoint.schedule import occasions, tasks

_BY_MACHINE: Final = frozenset({"auto_replied", "bounced"})
_MOST: Final = 20  # the first and the last of a long conversation are enough to find it


def earlier(playbook: Playbook, plan: Plan, to: str) -> tuple[str, ...]:
    """Return the Message-IDs of a plan's mails to and from a person, the oldest first.

    An id that a fact records is the actual one; else a mail that was sent has the id that infoint gives it.
    """
    told = (fact for fact in plan.counting if fact.kind not in _BY_MACHINE)
    facts = tuple({fact.message_id or fact.id: fact for fact in told}.values())  # several may be about one mail
    last = tuple(islice(_mails(playbook, plan, reversed(facts), to), _MOST))[::-1]
    return last if len(last) < _MOST else (next(_mails(playbook, plan, facts, to)), *last[1:])


def _mails(playbook: Playbook, plan: Plan, facts: Iterable[Fact], to: str) -> Iterator[str]:
    """Look for ids no further than somebody asks for them: a plan may have many facts."""
    found: set[str] = set()
    for fact in facts:
        one = _mail(playbook, plan, fact, to)
        if one is not None and one not in found:
            found.add(one)
            yield one


def _mail(playbook: Playbook, plan: Plan, fact: Fact, to: str) -> str | None:
    """Return the id of the mail behind a fact, where it is one to or from that person."""
    step = _sent_by(playbook, plan, fact)
    message = playbook.message(step.message) if step and step.message else None
    if (message.to if message else _correspondent(fact)) != to:
        return None
    if fact.message_id or not step or not message or message.channel != "email":
        return fact.message_id
    times = occasions(plan.standing, step)
    return message_id(plan.id, step.id, 1 + times.index(fact.at)) if fact.at in times else None


def _sent_by(playbook: Playbook, plan: Plan, fact: Fact) -> Step | None:
    """Return the step whose message was sent when a fact happened; of several that ask, the one that was open then."""
    if not isinstance(fact, Requested):
        return next((step for step in playbook.steps if isinstance(fact, Done) and step.id == fact.step), None)
    asking = [step for step in playbook.steps if step.message and fact.kind in step.done_by]
    if len(asking) < 2:
        return next(iter(asking), None)
    before = attrs.evolve(plan, facts=tuple(one for one in plan.counting if one.order < fact.order))
    due = {task.step for task in tasks(playbook, before)}
    return next((step for step in asking if step.id in due), asking[0])


def _correspondent(fact: Fact) -> Recipient:
    return "introducer" if isinstance(fact, Done) and fact.step in COURTESY_STEPS else "contact"
