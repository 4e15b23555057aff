"""Whom to ask next, by tier, and who must not be asked, each with the reason."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from infoint.lifecycle import Stage
from infoint.people import Consent
from infoint.plan import Plan
from infoint.playbook import Playbook

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "opted_out": "has asked for no more messages",
        "opted_out_elsewhere": "has asked for no more messages in another plan",
        "consent_withdrawn": "has withdrawn the consent to be written to",
        "blocked": "must not be written to, says the host",
        "in_progress": "has been asked already",
        "held": "has had the talk",
        "declined": "has declined",
        "bounced": "cannot be reached at the known address",
        "closed": "is a closed plan",
        "no_address": "has no known address",
        "asked_elsewhere": "is being asked in another of these plans",
        "organisation_in_progress": "works where somebody else is being asked",
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
    """Hold every plan once: to ask, in order, or not to ask, with the reason."""

    ask: tuple[Candidate, ...]
    leave: tuple[NotNow, ...]


def outreach(playbook: Playbook, plans: Iterable[Plan], *, blocked: Collection[str] = ()) -> Outreach:
    """Return whom one seeker should ask next: closest tier first, then by plan id.

    `blocked` holds ids of contacts whom the host knows not to be written to. One person of an organisation is asked at
    a time: the first in the order stands among `ask`, the others wait.
    """
    positions = {tier.id: position for position, tier in enumerate(playbook.tiers)}
    given = sorted(plans, key=lambda plan: (positions[playbook.tier_of(plan.relationship).id], plan.id))
    opted_out = {plan.contact.id for plan in given if plan.stage is Stage.OPTED_OUT}
    busy = [plan for plan in given if plan.stage in _IN_PROGRESS]
    asked = {plan.contact.id for plan in busy}
    organisations = {plan.contact.organisation.id for plan in busy if plan.contact.organisation}
    ask: list[Candidate] = []
    leave: list[NotNow] = []
    for plan in given:
        reason = _reason(plan, opted_out, blocked, asked, organisations)
        if reason:
            leave.append(NotNow(plan.id, reason))
            continue
        ask.append(Candidate(plan.id, playbook.tier_of(plan.relationship).id))
        asked.add(plan.contact.id)
        if plan.contact.organisation:
            organisations.add(plan.contact.organisation.id)
    return Outreach(tuple(ask), tuple(leave))


def _reason(
    plan: Plan, opted_out: set[str], blocked: Collection[str], asked: set[str], organisations: set[str]
) -> str | None:
    contact = plan.contact
    if plan.stage is Stage.OPTED_OUT:
        return "opted_out"
    if contact.id in opted_out:
        return "opted_out_elsewhere"
    if contact.consent is Consent.WITHDRAWN:
        return "consent_withdrawn"
    if contact.id in blocked:
        return "blocked"
    if plan.stage in _IN_PROGRESS:
        return "in_progress"
    if plan.stage in _ENDED:
        return _ENDED[plan.stage]
    if contact.address is None:
        return "no_address"
    if contact.id in asked:
        return "asked_elsewhere"
    if contact.organisation and contact.organisation.id in organisations:
        return "organisation_in_progress"
    return None
