"""Invitations: what RFC 5546 wants of a request and of a cancellation, in the contact's language."""

import attrs
import pytest

from infoint import facts, playbooks
from infoint.errors import NotRenderable, RefusedValue
from infoint.people import Consent
from infoint.plan import Plan
from infoint.render.ical.invitations import invitation
from infoint.render.identity import uid
from tests.bench import ANA, KIM, at, plan
from tests.render.test_ical import AGREED, CALLED_OFF, GUIDE, PLAN, content_lines


def told(whose: Plan) -> list[str]:
    return content_lines(invitation(GUIDE, whose).to_ical())


def test_a_request_has_who_asks_and_who_is_asked_to_answer() -> None:
    whose = plan(attrs.evolve(AGREED, place="Room 12"))
    lines = [line for line in told(whose) if not line.startswith("DESCRIPTION")]
    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//infoint//infoint//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        "SUMMARY:Talk with Ana Ruiz",
        "DTSTART:20260303T210000Z",
        "DTEND:20260303T212000Z",
        "DTSTAMP:20260223T090000Z",
        f"UID:{uid('p-1', 'talk')}",
        "SEQUENCE:1",
        'ATTENDEE;CN="Kim Lee";PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:kim@example.com',
        "CLASS:PRIVATE",
        "LAST-MODIFIED:20260223T090000Z",
        "LOCATION:Room 12",
        'ORGANIZER;CN="Ana Ruiz":mailto:ana@example.org',
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


@pytest.mark.parametrize("fact", CALLED_OFF, ids=lambda fact: fact.kind)
def test_a_talk_that_is_off_is_cancelled_and_nobody_is_asked(fact: facts.Fact) -> None:
    lines = told(plan(AGREED, fact))
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2", f"UID:{uid('p-1', 'talk')}"} <= set(lines)
    assert 'ATTENDEE;CN="Kim Lee":mailto:kim@example.com' in lines
    assert not any("RSVP" in line for line in lines)


def test_a_talk_that_is_agreed_again_is_asked_for_again() -> None:
    again = attrs.evolve(AGREED, at=at("2026-02-26"), id="", start=at("2026-03-05 21:00"))
    lines = told(plan(AGREED, CALLED_OFF[0], again))
    assert {"METHOD:REQUEST", "STATUS:CONFIRMED", "SEQUENCE:3", "DTSTART:20260305T210000Z"} <= set(lines)


def test_a_host_that_sends_it_is_named() -> None:
    lines = content_lines(invitation(GUIDE, PLAN, sent_by="talks@careers.example.edu").to_ical())
    assert 'ORGANIZER;CN="Ana Ruiz";SENT-BY="mailto:talks@careers.example.edu":mailto:ana@example.org' in lines
    odd = content_lines(invitation(GUIDE, PLAN, sent_by="50%off@example.org").to_ical())
    assert any('SENT-BY="mailto:50%25off@example.org"' in line for line in odd)
    with pytest.raises(RefusedValue) as refusal:
        invitation(GUIDE, PLAN, sent_by="Career Office <talks@careers.example.edu>")
    assert (refusal.value.code, refusal.value.path) == ("not_address", "sent_by")


def test_nobody_is_reminded_by_others() -> None:
    assert "BEGIN:VALARM" not in told(PLAN)


def test_it_speaks_to_the_contact_in_their_language() -> None:
    gsbs = playbooks.load("gsbs")
    whose = plan(AGREED, seeker=attrs.evolve(ANA, languages=("en", "de")), contact=attrs.evolve(KIM, languages=("de",)))
    [event] = invitation(gsbs, whose).events
    assert str(event["SUMMARY"]) == "Gespräch mit Ana Ruiz"
    assert str(event["DESCRIPTION"]).startswith("Di., 3. März, 22:00 MEZ, 20 Minuten (Zoom)\n")


def test_an_invitation_needs_both_addresses_and_names_all_that_lack() -> None:
    nowhere, nobody = attrs.evolve(KIM, address=None), attrs.evolve(ANA, address=None)
    for whose, paths in (
        (plan(AGREED, contact=nowhere), ["contact.address"]),
        (plan(AGREED, seeker=nobody), ["seeker.address"]),
        (plan(AGREED, seeker=nobody, contact=nowhere), ["seeker.address", "contact.address"]),
    ):
        with pytest.raises(NotRenderable) as error:
            invitation(GUIDE, whose)
        assert [(fault.code, fault.path) for fault in error.value.faults] == [("no_address", path) for path in paths]


@pytest.mark.parametrize(
    "unwilling",
    [
        plan(AGREED, facts.OptedOut(at=at("2026-02-25"))),
        plan(AGREED, contact=attrs.evolve(KIM, consent=Consent.WITHDRAWN)),
    ],
    ids=["opted out", "consent withdrawn"],
)
def test_nobody_is_invited_against_their_will(unwilling: Plan) -> None:
    with pytest.raises(NotRenderable) as error:
        invitation(GUIDE, unwilling)
    assert (error.value.code, error.value.path) == ("no_consent", "contact")


def test_a_talk_that_was_noted_by_mistake_is_called_off() -> None:
    """The invitation may have been sent."""
    later = attrs.evolve(AGREED, at=at("2026-02-24"), id="", start=at("2026-03-05 21:00"))
    mistaken = (facts.Withdrawn(at=at("2026-02-25"), fact=one.id) for one in (AGREED, later))
    lines = told(plan(AGREED, later, *mistaken))
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:4", "DTSTART:20260305T210000Z"} <= set(lines)


def test_an_invitation_needs_a_talk() -> None:
    with pytest.raises(NotRenderable) as error:
        invitation(GUIDE, plan())
    assert error.value.code == "no_talk"
