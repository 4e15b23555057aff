"""The people and the story that a playbook is shown with: made up, always the same, in the language of the reader."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from infoint.fact import Fact
from infoint.facts import Held, Planned, Replied, Requested, Scheduled
from infoint.people import Consent, Contact, Organisation, Seeker
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.zones import at_wall_time, zone

CONTACT: Final = "Kim Lee"
HOME: Final = "America/Chicago"
AWAY: Final = "Europe/Berlin"
NOBODY: Final = "unknown"
"""The relationship of a contact of whom nothing is known."""

# who I am; the field being explored; what was learned
_SAID: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
        "en": (
            "My name is Ana Ruiz, and I am a PhD student in cell biology.",
            "science policy",
            "that a year in a ministry counts for more than another paper.",
        ),
        "de": (
            "Ich heiße Ana Ruiz und promoviere in Zellbiologie.",
            "Wissenschaftspolitik",
            "dass ein Jahr in einem Ministerium mehr zählt als noch eine Veröffentlichung.",
        ),
        "es": (
            "Me llamo Ana Ruiz y hago el doctorado en biología celular.",
            "política científica",
            "que un año en un ministerio cuenta más que otro artículo.",
        ),
        "fr": (
            "Je m’appelle Ana Ruiz et je prépare une thèse en biologie cellulaire.",
            "politique scientifique",
            "qu’une année dans un ministère compte plus qu’un article de plus.",
        ),
    }
)
_ELSEWHERE: Final = ("[who I am]", "[field]", "[what was learned]")


def _at(day: str) -> datetime:
    local = datetime.fromisoformat(day)
    return at_wall_time(local.date(), local.time(), zone(HOME))


TALK: Final = _at("2027-02-16 14:00")
PLANNED: Final = Planned(at=_at("2027-02-01 09:30"))
REQUESTED: Final = Requested(at=_at("2027-02-02 10:00"))
REPLIED: Final = Replied(at=_at("2027-02-04 09:00"))
AGREED: Final = _at("2027-02-05 11:00")


def story(playbook: Playbook) -> tuple[Fact, ...]:
    """Return what happens in the sample: planned, asked, answered, agreed, held."""
    length = playbook.request.length()
    talk = Scheduled(
        at=AGREED,
        start=TALK.astimezone(zone(HOME)),
        minutes=length.minutes,
        medium=length.medium,
        place="Café Lumen, 12 Main Street",
    )
    return PLANNED, REQUESTED, REPLIED, talk, Held(at=TALK + timedelta(minutes=length.minutes))


def own_words(language: str) -> tuple[str, str, str]:
    """Return what the sample's seeker says in a language; names in brackets where the preview does not speak it."""
    return _SAID.get(language.partition("-")[0], _ELSEWHERE)


def sample_plan(*facts: Fact, relationship: str = NOBODY, language: str = "en") -> Plan:
    """Return the sample's plan, both people writing in one language."""
    who, field, _ = own_words(language)
    seeker = Seeker(
        id="sample-seeker",
        name="Ana Ruiz",
        zone=HOME,
        languages=(language,),
        who_i_am={language: who},
        elevator_speech={language: who},
        field={language: field},
    )
    contact = Contact(
        id="sample-contact",
        name=CONTACT,
        addressed_as="Dr. Lee",
        organisation=Organisation("sample-organisation", "Institute of Science"),
        zone=AWAY,
        languages=(language,),
        consent=Consent.GIVEN,
    )
    introducer = Contact(id="sample-introducer", name="Robin Park", consent=Consent.GIVEN)
    return Plan("sample", seeker, contact, relationship=relationship, introducer=introducer, facts=facts)
