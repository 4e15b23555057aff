"""Who introduced whom to a seeker: a graph over plans without circles.

An introduction is told by a `Referred` in the plan with the introducer, by the `introducer` of the plan with the person
introduced, or by both. Seekers know nothing of each other's introductions.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import Final

import attrs

from infoint.facts import Referred
from infoint.plan import Plan

DOUBTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "introduces_self": "introduces a person to themselves",
        "circle": "leads back to the introducer by introductions that are known from earlier on",
    }
)
"""Why an introduction does not count."""

_LAST: Final = datetime.max.replace(tzinfo=UTC)


@attrs.frozen
class Witness:
    """Name what tells of an introduction: a plan, and the fact in it, or None for the plan's `introducer`.

    `at` is when the fact happened, or for an `introducer` the first fact of the plan; None where there is no fact.
    """

    plan: str
    fact: str | None
    at: datetime | None

    @property
    def order(self) -> tuple[datetime, str, str]:
        """Return what witnesses are sorted by: those without a moment come last."""
        return self.at or _LAST, self.plan, self.fact or ""


@attrs.frozen(kw_only=True)
class Introduction:
    """Say that one contact introduced another to a seeker, all three by their ids; the first witness comes first."""

    seeker: str
    introducer: str
    contact: str
    witnesses: tuple[Witness, ...]

    @property
    def since(self) -> datetime | None:
        """Return since when the introduction is known, or None where nothing has happened yet."""
        return self.witnesses[0].at

    @property
    def order(self) -> tuple[str, datetime, str, str]:
        """Return what introductions are sorted by: seeker, since, introducer, contact."""
        return self.seeker, self.since or _LAST, self.introducer, self.contact


@attrs.frozen
class Doubtful:
    """Hold an introduction that does not count, and why: a key of `DOUBTS`."""

    introduction: Introduction
    reason: str = attrs.field(validator=attrs.validators.in_(DOUBTS))


@attrs.frozen
class Introductions:
    """Hold every introduction once: those that count, and those that cannot be, with the reason."""

    known: tuple[Introduction, ...]
    doubtful: tuple[Doubtful, ...]


def introductions(plans: Iterable[Plan]) -> Introductions:
    """Return who introduced whom, by seeker and from the earliest introduction on.

    Copies of one plan count as their union. Nobody introduces themselves, not even through others: an introduction
    that closes a circle is doubtful, the earlier ones of the circle are not.
    """
    witnesses: dict[tuple[str, str, str], set[Witness]] = {}
    for plan, introducers in united(plans):
        seeker, contact = plan.seeker.id, plan.contact.id
        counting = plan.counting
        first = counting[0].at if counting else None
        for one in introducers:
            witnesses.setdefault((seeker, one, contact), set()).add(Witness(plan.id, None, first))
        for fact in counting:
            if isinstance(fact, Referred):
                witness = Witness(plan.id, fact.id, fact.at)
                witnesses.setdefault((seeker, contact, fact.contact), set()).add(witness)
    found = [
        Introduction(
            seeker=seeker,
            introducer=introducer,
            contact=contact,
            witnesses=tuple(sorted(told, key=lambda witness: witness.order)),
        )
        for (seeker, introducer, contact), told in witnesses.items()
    ]
    return _judged(sorted(found, key=lambda one: one.order))


def united(plans: Iterable[Plan]) -> tuple[tuple[Plan, frozenset[str]], ...]:
    """Return each plan once, with the facts of all of its copies, and the ids of the introducers that they name.

    No copy is the better one: a plan that another device knows without an introducer still has one.
    """
    copies: dict[tuple[str, str, str], list[Plan]] = {}
    for plan in plans:
        copies.setdefault((plan.seeker.id, plan.contact.id, plan.id), []).append(plan)
    return tuple(
        (
            same[0].with_facts(*(fact for copy in same[1:] for fact in copy.facts)) if len(same) > 1 else same[0],
            frozenset(copy.introducer.id for copy in same if copy.introducer),
        )
        for same in copies.values()
    )


def _judged(found: list[Introduction]) -> Introductions:
    """Part what counts from what is doubtful; the earliest are judged first."""
    odd = {one for one in found if one.introducer == one.contact}
    closing = _closing([one for one in found if one not in odd])
    return Introductions(
        known=tuple(one for one in found if one not in odd and one not in closing),
        doubtful=tuple(
            Doubtful(one, "introduces_self" if one in odd else "circle")
            for one in found
            if one in odd or one in closing
        ),
    )


_Node = tuple[str, str]  # the ids of a seeker and of a contact
_Neighbours = dict[_Node, list[_Node]]


def _closing(found: list[Introduction]) -> frozenset[Introduction]:
    """Return the introductions that close a circle with earlier ones."""
    edges = [((one.seeker, one.introducer), (one.seeker, one.contact), one) for one in found]
    sorter: TopologicalSorter[_Node] = TopologicalSorter()
    for introducer, contact, _ in edges:
        sorter.add(contact, introducer)
    try:
        sorter.prepare()
    except CycleError:
        pass
    else:
        return frozenset()  # the rule, found in linear time
    after: _Neighbours = {}
    before: _Neighbours = {}
    closing: set[Introduction] = set()
    for introducer, contact, one in edges:
        if _leads(contact, introducer, after, before):
            closing.add(one)
        else:
            after.setdefault(introducer, []).append(contact)
            before.setdefault(contact, []).append(introducer)
    return frozenset(closing)


def _leads(start: _Node, goal: _Node, after: _Neighbours, before: _Neighbours) -> bool:
    """Search for a way from both ends in turn: a long chain on one side costs nothing where the other is short."""
    seen, met = {start}, {goal}
    ahead, back = [start], [goal]
    neighbours, against = after, before
    while ahead and back:
        for node in neighbours.get(ahead.pop(), ()):
            if node in met:
                return True
            if node not in seen:
                seen.add(node)
                ahead.append(node)
        seen, met, ahead, back, neighbours, against = met, seen, back, ahead, against, neighbours
    return False
