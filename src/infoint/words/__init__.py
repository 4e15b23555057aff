"""Everything that is said in a human language: lines of an agenda, reasons, letters, headings, dates."""

from infoint.words.explaining import line, reasons, title
from infoint.words.headings import advice, calendar_about, calendar_name, talk_about, talk_title
from infoint.words.letters import compose, language_to
from infoint.words.sentences import language_of, say

__all__ = [
    "advice",
    "calendar_about",
    "calendar_name",
    "compose",
    "language_of",
    "language_to",
    "line",
    "reasons",
    "say",
    "talk_about",
    "talk_title",
    "title",
]
