"""Invitations: a talk as its seeker asks the contact to put it into a calendar (iTIP, RFC 5546)."""

from typing import Final

from icalendar import Calendar

from infoint import checks, words
from infoint.errors import Fault, NotRenderable
from infoint.facts import Scheduled
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render import mailto
from infoint.render.ical.events import talk
from infoint.render.ical.properties import calendar, person

_ASKED: Final = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}


def invitation(playbook: Playbook, plan: Plan, *, sent_by: str | None = None) -> Calendar:
    """Return the invitation to a plan's talk in the contact's language, or its cancellation where the talk is off.

    `sent_by` is the address of a host that sends it for the seeker, from an address of its own.
    Raise `NotRenderable` where no talk was agreed, where an address is missing, and for a contact who wants no
    messages.
    """
    words.reader_of(plan, "contact")
    seeker, contact = plan.seeker, plan.contact
    if seeker.address is None or contact.address is None:
        known = {"seeker.address": seeker.address, "contact.address": contact.address}
        raise NotRenderable(*(Fault(code="no_address", path=path) for path, address in known.items() if not address))
    agreed, off = _talk(plan)
    made = calendar(method="CANCEL" if off else "REQUEST")
    made.add_component(
        talk(
            playbook,
            plan,
            agreed,
            words.language_to(playbook, plan)[0],
            off=off,
            to="contact",
            organizer=person(seeker.name, seeker.address, **_sent_by(sent_by)),
            attendees=[person(contact.name, contact.address, **({} if off else _ASKED))],
        )
    )
    return made


def _sent_by(address: str | None) -> dict[str, str]:
    checks.or_none(checks.address)(address, "sent_by")
    return {"SENT-BY": mailto.uri(address)} if address else {}


def _talk(plan: Plan) -> tuple[Scheduled, bool]:
    """Return the talk, and whether it is off; one that was noted by mistake is, for it may stand in a calendar."""
    if plan.standing.talk is not None:
        return plan.standing.talk, plan.standing.talk_off
    noted = [fact for fact in plan.facts if isinstance(fact, Scheduled)]
    if not noted:
        raise NotRenderable(Fault(code="no_talk", path="plan"))
    return noted[-1], True
