"""The library's own sentences, whole, as message ids of a gettext catalogue.

English is the language of the ids. Each moment has sentences of its own, because "after your talk" bends differently in
every language; nothing is put together from halves of sentences.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from babel.support import NullTranslations

from infoint import template
from infoint.errors import Fault, NotKnown, did_you_mean
from infoint.people import Seeker
from infoint.playbook import Playbook

LANGUAGES: Final = ("en",)

LINE_EXACT: Final = "{task} by {when}: {why} ({source})"
LINE_DAY: Final = "{task} by the end of {when}: {why} ({source})"
SKIPPED: Final = "Not counted: {days} ({reason})."
CUT_OFF: Final = "What happens at {time} or later, or on a day off, counts as of the next working day, here {day}."
ROLLED_ON: Final = "Counted by the calendar; where that ends on a day off, it moves on to the next working day."
ROLLED_BACK: Final = "Counted by the calendar; where that ends on a day off, it moves back to the working day before."
PRESUMED: Final = "The talk is taken to have ended as planned; nobody has confirmed it yet."
ZONE_PRESUMED: Final = "The contact's time zone is not known; days are counted where you are."
SPACED: Final = "so that it is not more often than the guide allows in a year"
PUT_OFF: Final = "you put it off until then"
CLOSES: Final = "After {when} it is too late."
CALENDAR_NAME: Final = "Informational interviews"
CALENDAR_ABOUT: Final = "Talks and reminders"
BUSINESS_DAYS: Final = ("{count} business day", "{count} business days")
TALK: Final = "Talk with {contact}"
TALK_HERE: Final = "{start}, {minutes} ({medium})"
TALK_THERE: Final = "For {contact}: {start}"
AIM: Final = "Aim"
ELEVATOR_SPEECH: Final = "Elevator speech"
NO_ELEVATOR_SPEECH: Final = "Not written yet in this language: say in a minute who you are and what you are exploring."
PHASE: Final = "{phase} ({minutes})"
PHASE_LISTENING: Final = "{phase} ({minutes}, {share} of it listening)"
TO_PREPARE: Final = "To prepare"
SPARE: Final = "To have ready as well"
BEAR_IN_MIND: Final = "To bear in mind"
LEFT_OUT: Final = "No time for: {topics}"
ANSWERED: Final = "Answered already: {count}"
NOTES: Final = "Notes"
NOTE_FIELDS: Final = ("Advice", "People to talk to", "Societies and resources", "Promises, on both sides")
RESUME: Final[Mapping[str, str]] = MappingProxyType(
    {
        "omit": "Leave your résumé at home.",
        "carry": "Have your résumé with you; show it only if you are asked for it.",
        "on_request": "Send your résumé only if you are asked for it.",
    }
)
PAYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "seeker": "You pay for travel and coffee.",
        "contact": "The contact pays for coffee.",
        "each": "Each of you pays their own way.",
    }
)

AFTER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "planned": "{span} after you planned it",
        "requested": "{span} after you asked",
        "replied": "{span} after the answer",
        "scheduled": "{span} after the talk was agreed",
        "talk_start": "{span} after the start of your talk",
        "talk_end": "{span} after your talk",
        "cancelled": "{span} after the talk was called off",
        "missed": "{span} after the talk that did not take place",
        "declined": "{span} after the contact declined",
        "bounced": "{span} after the message came back",
        "referred": "{span} after you were given a name",
        "noted": "{span} after your note",
        "done": "{span} after “{step}” was done",
        "last_time": "{span} after the last time",
        "return": "{span} after the contact is back",
    }
)
BEFORE: Final[Mapping[str, str]] = MappingProxyType(
    {"talk_start": "{span} before your talk", "talk_end": "{span} before the end of your talk"}
)
AT_ONCE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "planned": "as soon as you planned it",
        "requested": "as soon as you asked",
        "replied": "as soon as the answer came",
        "scheduled": "as soon as the talk was agreed",
        "talk_start": "when your talk starts",
        "talk_end": "when your talk is over",
        "cancelled": "as soon as the talk was called off",
        "missed": "as soon as the talk did not take place",
        "declined": "as soon as the contact declined",
        "bounced": "as soon as the message came back",
        "referred": "as soon as you were given a name",
        "noted": "as soon as you noted it",
        "done": "as soon as “{step}” is done",
        "last_time": "as soon as you did it the last time",
        "return": "as soon as the contact is back",
    }
)
SAME_DAY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "planned": "on the day you planned it",
        "requested": "on the day you asked",
        "replied": "on the day of the answer",
        "scheduled": "on the day the talk was agreed",
        "talk_start": "on the day of your talk",
        "talk_end": "on the day of your talk",
        "cancelled": "on the day the talk was called off",
        "missed": "on the day of the talk that did not take place",
        "declined": "on the day the contact declined",
        "bounced": "on the day the message came back",
        "referred": "on the day you were given a name",
        "noted": "on the day of your note",
        "done": "on the day “{step}” was done",
        "last_time": "on the day of the last time",
        "return": "on the day the contact is back",
    }
)
REASONS: Final[Mapping[str, str]] = MappingProxyType({"weekend": "weekend"})


def catalogue(language: str) -> NullTranslations:
    """Return the catalogue of a language; raise `NotKnown` where the library does not speak it yet."""
    if language not in LANGUAGES:
        raise NotKnown(Fault(code="unknown_language", path="language", hint=did_you_mean(language, LANGUAGES)))
    return NullTranslations()


def say(sentence: str, language: str, **values: str) -> str:
    """Return a sentence of the library in a language, its placeholders filled once."""
    return template.fill(catalogue(language).gettext(sentence), values.__getitem__)


def language_of(playbook: Playbook, seeker: Seeker) -> str:
    """Return the language to speak to a seeker: their first that playbook and library have, or the playbook's."""
    spoken = (language for language in seeker.languages if language in playbook.languages and language in LANGUAGES)
    return next(spoken, playbook.languages[0])
