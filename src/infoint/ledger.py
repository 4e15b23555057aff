"""What a host remembers of all seekers together: who was asked when, and who must not be, as hashes without names.

An entry says that something happened, with keyed hashes (HMAC-SHA256) of ids and addresses. Whoever has the key can ask
about somebody whose id or address they know, and nobody can read a name out of it. So entries may outlive the people:
somebody who was erased after opting out, and is imported anew, is still known by either.
"""

import hmac
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Final, Literal

import attrs

from infoint.checks import one_of, valid
from infoint.entry import COUNTED, Entry, Kind, in_order
from infoint.errors import refused
from infoint.fact import Fact
from infoint.facts import Done, Held, OptedOut, Requested
from infoint.people import Consent, Contact, Organisation, Seeker
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.zones import aware

Party = Seeker | Contact | Organisation
Bar = Literal["opted_out", "consent_withdrawn"]
Name = tuple[str, str]  # a field of entries, and the hash there

LEAST_KEY: Final = 16
_OF_CONSENT: Final[Mapping[Consent, Kind]] = {
    Consent.WITHDRAWN: "consent_withdrawn",
    Consent.GIVEN: "consent_given",
}
_BARS: Final = frozenset({"opted_out", *_OF_CONSENT.values()})


def _key(value: object, path: str) -> None:
    if not isinstance(value, bytes):
        raise refused("wrong_kind", path, "bytes")
    if len(value) < LEAST_KEY:
        raise refused("too_small", path, f"at least {LEAST_KEY} bytes, such as secrets.token_bytes(32)")


@attrs.frozen
class Ledger:
    """Hold the entries of a host, and the key of their hashes, which is never shown.

    A ledger is a value and a set: `ledger.with_entries(*other.entries)` merges two, and what is there adds nothing.
    """

    key: bytes = attrs.field(repr=False, validator=valid(_key))
    entries: tuple[Entry, ...] = attrs.field(default=(), repr=False, converter=in_order)

    def __attrs_post_init__(self) -> None:
        for number, entry in enumerate(self.entries):
            if entry.key_id != self.key_id:
                raise refused("wrong_key", f"entries[{number}].key_id")

    @cached_property
    def key_id(self) -> str:
        """Return what tells the key from others, and tells nothing of it."""
        return self._hashed("key")[:16]

    def with_entries(self, *entries: Entry) -> "Ledger":
        """Return the ledger with these entries too."""
        return attrs.evolve(self, entries=(*self.entries, *entries))

    def with_plans(self, playbook: Playbook, plans: Iterable[Plan]) -> "Ledger":
        """Return the ledger with what happened in these plans: requests, messages, talks, opt-outs.

        A message is a request, or a step done that comes with a message in the playbook. A talk counts once held.

        >>> from datetime import UTC, datetime
        >>> from infoint import Contact, Seeker, facts, playbooks
        >>> ana = Seeker(id="s-1", name="Ana Ruiz", zone="America/Chicago")
        >>> kim = Contact(id="c-1", name="Kim Lee", address="kim@example.com")
        >>> asked = Plan("p-1", ana, kim).with_facts(facts.Requested(at=datetime(2026, 3, 2, 15, tzinfo=UTC)))
        >>> ledger = Ledger(b"sixteen bytes or more").with_plans(playbooks.load("gsbs"), [asked])
        >>> [entry.kind for entry in ledger.entries], ledger.count("requests", kim)
        (['request'], 1)
        """
        written = {step.id for step in playbook.steps if step.message}
        return self.with_entries(*(entry for plan in plans for entry in self._of_plan(plan, written)))

    def with_opt_out(self, contact: Contact, *, at: datetime) -> "Ledger":
        """Return the ledger with somebody who must not be written to any more, whoever decided so; for good."""
        return self.with_entries(self._entry("opted_out", contact, at))

    def with_consent(self, *contacts: Contact, at: datetime) -> "Ledger":
        """Return the ledger with the consent of contacts as it stands at a moment: given, or withdrawn.

        Note it whenever it changes, and before somebody is erased; of several entries the last one counts.
        """
        return self.with_entries(
            *(
                self._entry(kind, contact, at)
                for contact in contacts
                if (kind := _OF_CONSENT.get(contact.consent)) is not None
            )
        )

    def barred(self, contact: Contact) -> Bar | None:
        """Return why somebody must not be written to, or None.

        They are known by id and address, and by whatever ids and addresses entries have beside one of these.
        """
        found = [entry for name in self._all_names(contact) for entry in self._bars.get(name, ())]
        if any(entry.kind == "opted_out" for entry in found):
            return "opted_out"
        last = max(found, key=lambda entry: (entry.at, entry.kind), default=None)  # of one moment the withdrawal
        return "consent_withdrawn" if last and last.kind == "consent_withdrawn" else None

    def count(self, counts: str, party: Party, *, after: datetime | None = None, until: datetime | None = None) -> int:
        """Return how many requests, messages or talks there were, later than `after`, not later than `until`.

        A contact is known as `barred` tells, so that who moved to another address is not asked twice as often.
        """
        one_of(*COUNTED)(counts, "counts")
        for path, moment in (("after", after), ("until", until)):
            if moment is not None:
                aware(moment, path)
        events = {
            entry.event
            for name in self._all_names(party)
            for entry in self._happened.get(name, ())
            if entry.kind in COUNTED[counts]
            if after is None or entry.at > after
            if until is None or entry.at <= until
        }
        return len(events)

    @cached_property
    def _happened(self) -> Mapping[Name, list[Entry]]:
        """Find entries that count by who stands in them."""
        withdrawn = {entry.event for entry in self.entries if entry.kind == "withdrawn"}
        return _by_name(entry for entry in self.entries if entry.kind not in _BARS and entry.event not in withdrawn)

    @cached_property
    def _bars(self) -> Mapping[Name, list[Entry]]:
        return _by_name(entry for entry in self.entries if entry.kind in _BARS)

    def _of_plan(self, plan: Plan, written: Collection[str]) -> Iterator[Entry]:
        counting = {fact.id for fact in plan.counting}
        for fact in plan.counting:
            if kind := _kind(fact, written):
                yield self._entry(kind, plan.contact, fact.at, plan, fact)
        for fact in plan.facts:
            if isinstance(fact, OptedOut):
                yield self._entry("opted_out", plan.contact, fact.at)
            elif fact.id not in counting:
                yield self._entry("withdrawn", plan.contact, fact.at, plan, fact)

    def _entry(
        self, kind: Kind, contact: Contact, at: datetime, plan: Plan | None = None, fact: Fact | None = None
    ) -> Entry:
        place = contact.organisation
        return Entry(
            at=at,
            kind=kind,
            key_id=self.key_id,
            contact=self._hashed("contact", contact.id),
            address=self._hashed("address", contact.address.lower()) if contact.address else None,
            organisation=self._hashed("organisation", place.id) if place else None,
            seeker=self._hashed("seeker", plan.seeker.id) if plan else None,
            event=self._hashed("fact", plan.id, fact.id) if plan and fact else None,
        )

    def _names(self, party: Party) -> list[Name]:
        if isinstance(party, Contact):
            address = [("address", self._hashed("address", party.address.lower()))] if party.address else []
            return [("contact", self._hashed("contact", party.id)), *address]
        field = "seeker" if isinstance(party, Seeker) else "organisation"
        return [(field, self._hashed(field, party.id))]

    def _all_names(self, party: Party) -> set[Name]:
        """Follow a person from id to address to another id: whoever moved and was imported anew is the same."""
        found: set[Name] = set()
        new = set(self._names(party))
        while new:
            found |= new
            new = {other for name in new for other in self._beside.get(name, ())} - found
        return found

    @cached_property
    def _beside(self) -> Mapping[Name, set[Name]]:
        beside: dict[Name, set[Name]] = {}
        for entry in self.entries:
            if entry.address:
                names = {("contact", entry.contact), ("address", entry.address)}
                for name in names:
                    beside.setdefault(name, set()).update(names)
        return beside

    def _hashed(self, *words: str) -> str:
        """Hash words that hold no line break; the first tells their kind, so that no two kinds share a hash."""
        return hmac.digest(self.key, "\n".join(("infoint ledger", *words)).encode(), "sha256").hex()


def _kind(fact: Fact, written: Collection[str]) -> Kind | None:
    match fact:
        case Requested():
            return "request"
        case Held():
            return "talk"
        case Done() if fact.step in written:
            return "message"
        case _:
            return None


def _by_name(entries: Iterable[Entry]) -> Mapping[Name, list[Entry]]:
    found: dict[Name, list[Entry]] = {}
    for entry in entries:
        for field in ("seeker", "contact", "address", "organisation"):
            found.setdefault((field, getattr(entry, field)), []).append(entry)
    return found
