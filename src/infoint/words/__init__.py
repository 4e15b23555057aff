"""Everything that is said in a human language: lines of an agenda, reasons, letters, headings, dates."""

from infoint.words.audience import language_of, language_to, reader_of
from infoint.words.catalogues import say, say_count
from infoint.words.digests import digest
from infoint.words.directions import direction, isolated
from infoint.words.explaining import line, reasons, title
from infoint.words.headings import advice, calendar_about, calendar_name, talk_about, talk_title
from infoint.words.letters import compose

__all__ = [
    "advice",
    "calendar_about",
    "calendar_name",
    "compose",
    "digest",
    "direction",
    "isolated",
    "language_of",
    "language_to",
    "line",
    "reader_of",
    "reasons",
    "say",
    "say_count",
    "talk_about",
    "talk_title",
    "title",
]
