"""How much a playbook's caps leave, by what a ledger has counted: of one plan, before anybody is asked.

A cap looks back from a moment over its span: hours and minutes as they are, days, weeks and months to the same time of
a day of the calendar, "same day" to the start of that day. All seekers share a cap, and so one calendar, that of UTC;
business days leave out the playbook's weekend, and no holidays, which are those of a place.
"""

from collections.abc import Collection
from datetime import datetime, time
from typing import Final

from infoint.ledger import Ledger, Party
from infoint.offsets import Offset, reckon
from infoint.people import Contact
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.rules import Cap
from infoint.workdays import WorkingDays
from infoint.zones import aware, utc, zone

_CALENDAR: Final = "UTC"


def over(playbook: Playbook, ledger: Ledger, plan: Plan, *, at: datetime, chosen: Collection[Plan] = ()) -> Cap | None:
    """Return the first cap that leaves no room for asking the contact of a plan, or None.

    `chosen` are plans that are to be asked as well, and that the ledger does not know of yet.

    >>> from datetime import UTC
    >>> from infoint import Contact, Seeker, playbooks
    >>> ana = Seeker(id="s-1", name="Ana Ruiz", zone="America/Chicago")
    >>> plan = Plan("p-1", ana, Contact(id="c-1", name="Kim Lee"))
    >>> at = datetime(2026, 3, 2, 15, tzinfo=UTC)
    >>> over(playbooks.load("gsbs"), Ledger(b"sixteen bytes or more"), plan, at=at) is None
    True
    """
    aware(at, "at")
    for cap in playbook.caps:
        party = party_of(cap, plan)
        if party is not None:
            others = sum(_same(party_of(cap, other), party) for other in chosen)
            if counted(playbook, ledger, cap, party, at=at) + others >= cap.most:
                return cap
    return None


def _same(one: Party | None, other: Party) -> bool:
    if isinstance(one, Contact) and isinstance(other, Contact):
        return bool(one.known_as & other.known_as)
    return one is not None and one.id == other.id


def party_of(cap: Cap, plan: Plan) -> Party | None:
    """Return whom a cap spares in a plan; None where it is an organisation and nobody knows one."""
    if cap.per == "seeker":
        return plan.seeker
    return plan.contact if cap.per == "contact" else plan.contact.organisation


def counted(playbook: Playbook, ledger: Ledger, cap: Cap, party: Party, *, at: datetime) -> int:
    """Return how much of a cap is used up at a moment."""
    after = looks_back(cap.within, playbook.working_days, at=at) if cap.within else None
    return ledger.count(cap.counts, party, after=after, until=at)


def looks_back(within: Offset, working_days: WorkingDays, *, at: datetime) -> datetime:
    """Return the moment after which things still count (UTC).

    >>> from datetime import UTC
    >>> from infoint.offsets import parse
    >>> at = datetime(2026, 3, 31, 15, tzinfo=UTC)
    >>> looks_back(parse("1 month"), WorkingDays(), at=at).isoformat()
    '2026-02-28T15:00:00+00:00'
    """
    days = WorkingDays(
        weekend=working_days.weekend
    )  # hours of the office change nothing about how far a span goes back
    found = reckon(at, within, before=True, edge="opens", zone_name=_CALENDAR, working_days=days)
    if found.day is None:
        return found.instant
    calendar = zone(_CALENDAR)
    if within.amount == 0:
        return datetime.combine(found.day, time(0), tzinfo=calendar) - datetime.resolution
    return utc(datetime.combine(found.day, utc(at).time(), tzinfo=calendar))
