"""The headings of the briefing sheet, and what stands below them beside the playbook's own words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from infoint.words.catalogues import sentence

AIM: Final = sentence("Aim")
ELEVATOR_SPEECH: Final = sentence("Elevator speech")
NO_ELEVATOR_SPEECH: Final = sentence(
    "Not written yet in this language: say in a minute who you are and what you are exploring."
)
PHASE: Final = sentence("{phase} ({minutes})")
PHASE_LISTENING: Final = sentence("{phase} ({minutes}, {share} of it listening)")
TO_PREPARE: Final = sentence("To prepare")
SPARE: Final = sentence("To have ready as well")
BEAR_IN_MIND: Final = sentence("To bear in mind")
LEFT_OUT: Final = sentence("No time for: {topics}")
ANSWERED: Final = sentence("Answered already: {count}")
NOTES: Final = sentence("Notes")
NOTE_FIELDS: Final = (
    sentence("Advice"),
    sentence("People to talk to"),
    sentence("Societies and resources"),
    sentence("Promises, on both sides"),
)
RESUME: Final[Mapping[str, str]] = MappingProxyType(
    {
        "omit": sentence("Leave your résumé at home."),
        "carry": sentence("Have your résumé with you; show it only if you are asked for it."),
        "on_request": sentence("Send your résumé only if you are asked for it."),
    }
)
PAYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "seeker": sentence("You pay for travel and coffee."),
        "contact": sentence("The contact pays for coffee."),
        "each": sentence("Each of you pays their own way."),
    }
)
