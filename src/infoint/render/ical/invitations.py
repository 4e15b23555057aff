"""Invitations: a talk as its seeker asks the contact to put it into a calendar (iTIP, RFC 5546)."""

from typing import Final

from icalendar import Calendar

from infoint import words
from infoint.errors import Fault, NotRenderable
from infoint.people import Consent
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render.ical.events import talk
from infoint.render.ical.properties import calendar, person

_ASKED: Final = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}


def invitation(playbook: Playbook, plan: Plan) -> Calendar:
    """Return the invitation to a plan's talk in the contact's language, or its cancellation where the talk is off.

    Raise `NotRenderable` where no talk was agreed, where an address is missing, and for a contact who wants no
    messages.
    """
    if not plan.standing.may_write or plan.contact.consent is Consent.WITHDRAWN:
        raise NotRenderable(Fault(code="no_consent", path="contact"))
    seeker, contact = plan.seeker, plan.contact
    if seeker.address is None or contact.address is None:
        known = {"seeker.address": seeker.address, "contact.address": contact.address}
        raise NotRenderable(*(Fault(code="no_address", path=path) for path, address in known.items() if not address))
    off = plan.standing.talk_off
    made = calendar(method="CANCEL" if off else "REQUEST")
    made.add_component(
        talk(
            playbook,
            plan,
            words.language_to(playbook, plan)[0],
            to="contact",
            organizer=person(seeker.name, seeker.address),
            attendees=[person(contact.name, contact.address, **({} if off else _ASKED))],
        )
    )
    return made
