"""The sentences of the library, marked for translators, and said in a language."""

from infoint import template
from infoint.words import cldr
from infoint.words.sentences import LANGUAGES, catalogue

__all__ = ["LANGUAGES", "plural", "say", "say_count", "sentence", "voice"]


def sentence(text: str) -> str:
    """Mark a sentence for the translators, and return it."""
    return text


def plural(one: str, many: str) -> tuple[str, str]:
    """Mark a sentence for one thing and for many, and return the pair."""
    return one, many


def voice(language: str) -> str:
    """Return the language to format values in: the one asked for, or English where the library does not speak it."""
    return language if language in LANGUAGES else "en"


def say(text: str, language: str, /, **values: str) -> str:
    """Return a sentence of the library in a language, its placeholders filled once."""
    return template.fill(catalogue(voice(language)).gettext(text), values.__getitem__)


def say_count(pair: tuple[str, str], count: int, language: str, /, **values: str) -> str:
    """Return the sentence of a pair that goes with a count; `{count}` is the number as the language writes it."""
    filled = {"count": cldr.number(count, voice(language)), **values}
    return template.fill(catalogue(voice(language)).ngettext(*pair, count), filled.__getitem__)
