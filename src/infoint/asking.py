"""Whom to ask next, in which order, and who must not be asked, each with the reason."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

import attrs

from infoint.capacity import over
from infoint.checks import ids
from infoint.elsewhere import Proposal, helped, makes_way, proposed
from infoint.errors import refused
from infoint.ledger import Ledger
from infoint.lifecycle import Stage
from infoint.people import Consent
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.referrals import introductions
from infoint.zones import aware

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "opted_out": "has asked for no more messages",
        "opted_out_elsewhere": "has asked for no more messages elsewhere: in another plan, or by the ledger",
        "consent_withdrawn": "has withdrawn the consent to be written to",
        "blocked": "must not be written to, says the host",
        "in_progress": "has been asked already",
        "held": "has had the talk",
        "declined": "has declined",
        "bounced": "cannot be reached at the known address",
        "closed": "is a closed plan",
        "no_address": "has no known address",
        "met_elsewhere": "has had the talk in another of these plans",
        "declined_elsewhere": "has declined in another of these plans",
        "asked_elsewhere": "is being asked in another of these plans",
        "tier_not_asked": "belongs to a tier of which the playbook asks nobody",
        "introduction_first": "is to be introduced by somebody who has not been met yet",
        "organisation_helped": "works where somebody else helps already",
        "organisation_in_progress": "works where somebody else is being asked",
        "batch_full": "belongs to a tier of which enough people are being asked",
        "cap_reached": "would be asked too often, or the seeker would ask too often",
    }
)
"""Why somebody is not asked; the first reason that applies is given."""

_ENDED: Final = {
    Stage.HELD: "held",
    Stage.DECLINED: "declined",
    Stage.BOUNCED: "bounced",
    Stage.CLOSED: "closed",
}
_IN_PROGRESS: Final = frozenset({Stage.REQUESTED, Stage.REPLIED, Stage.SCHEDULED})
_TO_MEET: Final = frozenset({Stage.NEW, Stage.PLANNED, *_IN_PROGRESS})


@attrs.frozen
class Candidate:
    """Name a plan whose contact may be asked now, and the tier that puts it where it stands."""

    plan: str
    tier: str


@attrs.frozen
class NotNow:
    """Name a plan whose contact is not to be asked, and why: a key of `REASONS`."""

    plan: str
    reason: str = attrs.field(validator=attrs.validators.in_(REASONS))


@attrs.frozen
class Outreach:
    """Hold every plan once: to ask, in order, or not to ask, with the reason; and facts proposed for some of them."""

    ask: tuple[Candidate, ...]
    leave: tuple[NotNow, ...]
    proposals: tuple[Proposal, ...] = ()


def outreach(
    playbook: Playbook,
    plans: Iterable[Plan],
    *,
    at: datetime | None = None,
    ledger: Ledger | None = None,
    blocked: Collection[str] = (),
) -> Outreach:
    """Return whom one seeker should ask next: by tier, then by the playbook's marks, then by plan id.

    `blocked` holds ids of contacts whom the host knows not to be written to; a `ledger` knows some, too, and how often
    everybody has been asked by all seekers, which counts at `at`. As many people of an organisation are asked at a time
    as the playbook says: the first in the order stand among `ask`, the others wait. With `at`, somebody who has not
    answered by the time that the playbook gives makes way for the next person there.
    Raise `RefusedValue` for plans of several seekers: each of them has an order of their own.
    """
    ids(blocked, "blocked")
    if at is not None:
        aware(at, "at")
    elif ledger is not None and playbook.caps:
        raise refused("missing", "at", "caps look back from a moment")
    given = _in_order(playbook, set(plans))
    if len({plan.id for plan in given}) < len(given):
        raise refused("duplicate_id", "plans", "each plan once, with all of its facts")
    if len({plan.seeker.id for plan in given}) > 1:
        raise refused("several_seekers", "plans")
    circle = _circle(playbook, given, at, blocked)
    chosen: list[Plan] = []
    ask: list[Candidate] = []
    leave: list[NotNow] = []
    for plan in given:
        reason = _of_the_person(plan, circle, ledger) or _of_the_turn(playbook, plan, circle)
        if not reason and ledger and at and over(playbook, ledger, plan, at=at, chosen=chosen):
            reason = "cap_reached"
        if reason:
            leave.append(NotNow(plan.id, reason))
        else:
            chosen.append(plan)
            tier = playbook.tier_of(plan.relationship).id
            ask.append(Candidate(plan.id, tier))
            circle.add(plan, tier)
    return Outreach(tuple(ask), tuple(leave), proposed(playbook, given))


def _in_order(playbook: Playbook, plans: Iterable[Plan]) -> list[Plan]:
    """Sort plans by tier, marks and id; a plan without a mark comes after those that have it."""
    positions = {tier.id: position for position, tier in enumerate(playbook.tiers)}

    def order(plan: Plan) -> tuple[object, ...]:
        marks = dict(plan.marks)
        signed = [(name.removeprefix("-"), -1 if name.startswith("-") else 1) for name in playbook.approach.sort]
        ranks = [(name not in marks, sign * marks.get(name, 0)) for name, sign in signed]
        return positions[playbook.tier_of(plan.relationship).id], ranks, plan.id

    return sorted(plans, key=order)


@attrs.define
class _Circle:
    """Gather what all plans of the seeker mean for each: who is being asked, where, and who is not to be asked."""

    opted_out: set[str]
    withdrawn: set[str]
    blocked: Collection[str]
    met: set[str]
    declined: set[str]
    awaited: set[tuple[str, str]]
    helped: set[str]
    asked: set[str] = attrs.field(factory=set[str])
    organisations: defaultdict[str, set[str]] = attrs.field(factory=lambda: defaultdict[str, set[str]](set))
    tiers: defaultdict[str, set[str]] = attrs.field(factory=lambda: defaultdict[str, set[str]](set))

    def add(self, plan: Plan, tier: str, *, in_the_way: bool = True) -> None:
        """Count somebody who is being asked; who makes way takes no place in the tier and at the organisation."""
        self.asked |= plan.contact.known_as
        if in_the_way:
            self.tiers[tier].add(plan.contact.id)
        if in_the_way and plan.contact.organisation:
            self.organisations[plan.contact.organisation.id].add(plan.contact.id)


def _circle(playbook: Playbook, plans: list[Plan], at: datetime | None, blocked: Collection[str]) -> _Circle:
    at_stage: defaultdict[Stage, set[str]] = defaultdict(set)
    for plan in plans:
        at_stage[plan.stage] |= plan.contact.known_as
    circle = _Circle(
        opted_out=at_stage[Stage.OPTED_OUT],
        withdrawn={
            word for plan in plans if plan.contact.consent is Consent.WITHDRAWN for word in plan.contact.known_as
        },
        blocked=blocked,
        met=at_stage[Stage.HELD],
        declined=at_stage[Stage.DECLINED],
        awaited=_awaited(plans) if playbook.approach.introductions_first else set(),
        helped={plan.contact.organisation.id for plan in plans if plan.contact.organisation and helped(playbook, plan)},
    )
    for plan in plans:
        if plan.stage in _IN_PROGRESS:
            tier = playbook.tier_of(plan.relationship).id
            circle.add(plan, tier, in_the_way=not makes_way(playbook, plan, at))
    return circle


def _awaited(plans: list[Plan]) -> set[tuple[str, str]]:
    """Return who waits to be introduced by whom: by somebody who can be met, has not been, and has not named them."""
    known = {(one.introducer, one.contact) for one in introductions(plans).known}  # nobody waits in a circle
    met = {plan.contact.id for plan in plans if "held" in plan.standing.happened}
    to_meet = {plan.contact.id for plan in plans if plan.stage in _TO_MEET} - met
    named = {(plan.contact.id, pattern) for plan in plans for pattern in plan.standing.happened}
    return {
        (plan.introducer.id, plan.contact.id)
        for plan in plans
        if plan.introducer and plan.introducer.id in to_meet and (plan.introducer.id, plan.contact.id) in known
        if (plan.introducer.id, f"referred:{plan.contact.id}") not in named
    }


def _of_the_person(plan: Plan, circle: _Circle, ledger: Ledger | None) -> str | None:
    """Return why the contact is not to be asked in this plan, whoever else is."""
    contact = plan.contact
    barred = ledger.barred(contact) if ledger else None
    if plan.stage is Stage.OPTED_OUT:
        return "opted_out"
    if contact.known_as & circle.opted_out or barred == "opted_out":
        return "opted_out_elsewhere"
    if contact.known_as & circle.withdrawn or barred == "consent_withdrawn":
        return "consent_withdrawn"
    if contact.id in circle.blocked:
        return "blocked"
    if plan.stage in _IN_PROGRESS:
        return "in_progress"
    if plan.stage in _ENDED:
        return _ENDED[plan.stage]
    if contact.address is None:
        return "no_address"
    if contact.known_as & circle.met:
        return "met_elsewhere"
    if contact.known_as & circle.declined:
        return "declined_elsewhere"
    return "asked_elsewhere" if contact.known_as & circle.asked else None


def _of_the_turn(playbook: Playbook, plan: Plan, circle: _Circle) -> str | None:
    """Return why it is not the contact's turn yet."""
    tier = playbook.tier_of(plan.relationship)
    organisation = plan.contact.organisation.id if plan.contact.organisation else None
    introduction = (plan.introducer.id, plan.contact.id) if plan.introducer else None
    if tier.batch == 0:
        return "tier_not_asked"
    if introduction in circle.awaited:
        return "introduction_first"
    if organisation in circle.helped:
        return "organisation_helped"
    if organisation and len(circle.organisations[organisation]) >= playbook.approach.per_organisation:
        return "organisation_in_progress"
    if tier.batch is not None and len(circle.tiers[tier.id]) >= tier.batch:
        return "batch_full"
    return None
