"""The headings of the briefing sheet, and what stands below them beside the playbook's own words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from infoint.translatable import sentence

# Translators: a heading: what the talk is for.
AIM: Final = sentence("Aim")
ADDRESSED_AS: Final = sentence("Address as {name}")
INTRODUCED: Final = sentence("Introduced by {introducer}")
ELEVATOR_SPEECH: Final = sentence("Elevator speech")
ELEVATOR_SPEECH_TAKES: Final = sentence("Elevator speech (about {length})")
NO_ELEVATOR_SPEECH: Final = sentence(
    "Not written yet in this language: say in a minute who you are and what you are exploring."
)
PHASE: Final = sentence("{phase} ({minutes})")
# Translators: a phase of the talk; share: "70%" of it the student listens.
PHASE_LISTENING: Final = sentence("{phase} ({minutes}, {share} of it listening)")
LISTENING: Final = sentence("{minutes}, {share} of it listening")
TO_PREPARE: Final = sentence("To prepare")
# Translators: a heading: questions in reserve.
SPARE: Final = sentence("To have ready as well")
CHECKS: Final = sentence("To check")
CHECKS_ABOUT: Final = sentence("Somebody has told you already; ask whether it is the same here.")
UNKNOWN: Final = sentence("Still unknown")
UNKNOWN_ABOUT: Final = sentence("You have asked, and nobody could tell so far.")
UNKNOWN_MARK: Final = sentence("nobody could tell so far")
BEAR_IN_MIND: Final = sentence("To keep in mind")
# Translators: topics: a list.
LEFT_OUT: Final = sentence("No time for: {topics}")
# Translators: how many questions earlier talks have answered.
ANSWERED: Final = sentence("Answered already: {count}")
KNOWN: Final = sentence("Known from earlier talks: {count}")
PROMISED: Final = sentence("Promised so far")
YOU_PROMISED: Final = sentence("You: {promise}")
THEY_PROMISED: Final = sentence("{contact}: {promise}")
NOTES: Final = sentence("Notes")
NOTE_FIELDS: Final = (
    sentence("Advice"),
    sentence("People to talk to"),
    sentence("Societies and resources"),
    sentence("Promises, on both sides"),
)
RESUME: Final[Mapping[str, str]] = MappingProxyType(
    {
        "omit": sentence("Do not offer your résumé."),
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
