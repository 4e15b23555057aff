"""Who of all seekers may ask whom now, where caps leave less than is wanted; and which cap makes the others wait."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

import attrs

from infoint.capacity import counted, party_of
from infoint.errors import refused
from infoint.fairness import Wish, fairest
from infoint.ledger import Bar, Ledger, Party
from infoint.lifecycle import Stage
from infoint.people import Consent, Contact, Organisation
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.rules import Cap
from infoint.zones import aware

WAITS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "opted_out": "has asked for no more messages",
        "consent_withdrawn": "has withdrawn the consent to be written to",
        "not_to_ask": "has been asked already, or the plan has ended",
        "asked_elsewhere": "is wished for by the same seeker in another of these plans",
        "capped": "would be asked too often, or the seeker would ask too often",
    }
)
"""Why a plan waits; the first reason that applies is given."""

_TO_ASK: Final = frozenset({Stage.NEW, Stage.PLANNED})

_Account = tuple[Cap, str]  # a cap, and the id of whom it spares


@attrs.frozen
class Waiting:
    """Name a plan whose contact is not asked now, and why: a key of `WAITS`.

    `caps` names, in the order of the playbook, the caps that have no room for it once the others are granted.
    """

    plan: str
    reason: str = attrs.field(validator=attrs.validators.in_(WAITS))
    caps: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Full:
    """Say that a cap has no room left for somebody, known by the id, and how many plans wait there.

    `used` is what the ledger had counted, `granted` what comes on top of it now.
    """

    cap: str
    party: str
    used: int
    granted: int
    waiting: int


@attrs.frozen
class Allotment:
    """Hold every plan once, by its id, warm before cold: granted, or waiting with the reason; and what is full."""

    granted: tuple[str, ...]
    waiting: tuple[Waiting, ...]
    full: tuple[Full, ...]


def allot(playbook: Playbook, plans: Iterable[Plan], *, ledger: Ledger, at: datetime, turn: str = "") -> Allotment:
    """Return which plans may be asked now: within the caps, and as fair to all seekers as can be.

    Hand in what `outreach` would ask, of all seekers, and a ledger that knows all that happened. The tiers tell warm
    from cold. What is fair, and what `turn` is for, is told in `infoint.fairness`. A contact whom plans see at several
    organisations is taken to be at the first of them by id.
    Raises `RefusedValue` where two plans share an id.
    """
    aware(at, "at")
    wished = tuple(plans)
    given = _in_agreement(wished)
    positions = {tier.id: position for position, tier in enumerate(playbook.tiers)}
    warmth = {plan.id: positions[playbook.tier_of(plan.relationship).id] for plan in given}
    given.sort(key=lambda plan: (warmth[plan.id], plan.id))
    waiting = {one.plan: one for one in _before_caps(given, _bars(given, wished, ledger))}
    asking = [plan for plan in given if plan.id not in waiting]
    used: dict[_Account, int] = {}
    for plan in asking:
        for cap, party in _spared(playbook, plan):
            if (cap, party.id) not in used:
                used[cap, party.id] = counted(playbook, ledger, cap, party, at=at)
    wishes = {_wish(plan, warmth[plan.id]): plan for plan in asking}
    granted = {wishes[wish].id for wish in fairest(wishes, turn=turn, **_left(used))}
    total = Counter(used)
    total.update((cap, party.id) for plan in asking if plan.id in granted for cap, party in _spared(playbook, plan))
    held_up: Counter[_Account] = Counter()
    for plan in asking:
        if plan.id not in granted:
            accounts = [(cap, party.id) for cap, party in _spared(playbook, plan)]
            full = [account for account in accounts if total[account] >= account[0].most]
            waiting[plan.id] = Waiting(plan.id, "capped", tuple(cap.id for cap, _ in full))
            held_up.update(full)
    order = sorted(held_up, key=lambda account: (playbook.caps.index(account[0]), account[1]))
    return Allotment(
        granted=tuple(plan.id for plan in given if plan.id in granted),
        waiting=tuple(waiting[plan.id] for plan in given if plan.id in waiting),
        full=tuple(_full(account, used[account], total[account], held_up[account]) for account in order),
    )


def _full(account: _Account, used: int, total: int, waiting: int) -> Full:
    cap, party = account
    return Full(cap=cap.id, party=party, used=used, granted=total - used, waiting=waiting)


def _in_agreement(plans: Iterable[Plan]) -> list[Plan]:
    """Return each plan once, and a contact at one organisation."""
    given: dict[str, Plan] = {}
    for plan in plans:
        if given.setdefault(plan.id, plan) != plan:
            raise refused("duplicate_id", "plans", "each plan once, with all of its facts")
    contacts = [plan.contact for plan in given.values()]
    same = _one_person(contacts)
    places: dict[str, Organisation] = {}
    people: dict[str, Contact] = {}
    for contact in sorted(contacts, key=lambda one: (one.address is None, one.address or "", one.id)):
        who, place = same[contact.id], contact.organisation
        people.setdefault(who, contact)  # with an address, where any record has one: the ledger knows them by it
        if place:
            places[who] = min(places.get(who, place), place, key=lambda one: (one.id, one.name))
    one_of = {who: attrs.evolve(one, id=who, organisation=places.get(who)) for who, one in people.items()}
    return [attrs.evolve(plan, contact=one_of[same[plan.contact.id]]) for plan in given.values()]


def _one_person(contacts: Collection[Contact]) -> dict[str, str]:
    """Return for each id of a contact the first id that the person has: records may share an address."""
    heads = {contact.id: contact.id for contact in contacts}
    owners: dict[str, str] = {}

    def head(one: str) -> str:
        while heads[one] != one:
            heads[one] = heads[heads[one]]
            one = heads[one]
        return one

    for contact in contacts:
        if contact.address:
            owner = owners.setdefault(contact.address.lower(), contact.id)
            first, second = sorted((head(contact.id), head(owner)))
            heads[second] = first
    return {one: head(one) for one in heads}


def _bars(given: Iterable[Plan], wished: Iterable[Plan], ledger: Ledger) -> dict[str, Bar]:
    """Return whom nobody may ask, by the id in the plans given: one record of a person that says so is enough."""
    person = {plan.id: plan.contact.id for plan in given}
    bars: dict[str, Bar] = {}
    for plan in wished:
        barred = ledger.barred(plan.contact)
        if plan.stage is Stage.OPTED_OUT or barred == "opted_out":
            bars[person[plan.id]] = "opted_out"
        elif plan.contact.consent is Consent.WITHDRAWN or barred:
            bars.setdefault(person[plan.id], "consent_withdrawn")
    return bars


def _before_caps(plans: list[Plan], bars: Mapping[str, Bar]) -> Iterator[Waiting]:
    """Find the plans that wait whatever the caps are."""
    wished: set[tuple[str, str]] = set()
    for plan in plans:
        wish = plan.seeker.id, plan.contact.id
        if plan.contact.id in bars:
            yield Waiting(plan.id, bars[plan.contact.id])
        elif plan.stage not in _TO_ASK:
            yield Waiting(plan.id, "not_to_ask")
        elif wish in wished:
            yield Waiting(plan.id, "asked_elsewhere")
        else:
            wished.add(wish)


def _wish(plan: Plan, warmth: int) -> Wish:
    place = plan.contact.organisation
    return Wish(seeker=plan.seeker.id, contact=plan.contact.id, organisation=place.id if place else None, warmth=warmth)


def _spared(playbook: Playbook, plan: Plan) -> Iterator[tuple[Cap, Party]]:
    """Find whom each cap spares in a plan."""
    for cap in playbook.caps:
        party = party_of(cap, plan)
        if party is not None:
            yield cap, party


def _left(used: Mapping[_Account, int]) -> dict[str, dict[str, int]]:
    """Return what each seeker, contact and organisation has left: the least of its caps."""
    left: dict[str, dict[str, int]] = {"seekers": {}, "contacts": {}, "organisations": {}}
    for (cap, party), times in used.items():
        of_kind = left[f"{cap.per}s"]
        rest = max(0, cap.most - times)
        of_kind[party] = min(rest, of_kind.get(party, rest))
    return left
