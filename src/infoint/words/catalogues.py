"""The catalogues of the library's own sentences, and what is said from them.

The build checks what translators made of the sentences that `infoint.translatable` marks. Rendering never fails because
of a catalogue: a language without one falls back on its parents and then on English, and so does a sentence without a
translation, or with one of other `{placeholders}`.
"""

import struct
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Final

from babel.support import NullTranslations, Translations

from infoint import template
from infoint.checks import line
from infoint.errors import NotKnown, RefusedValue
from infoint.words import cldr
from infoint.words.directions import isolated
from infoint.words.languages import best
from infoint.words.locales import locale

_LOCALES: Final = files("infoint") / "locale"
_FILE: Final = ("LC_MESSAGES", "infoint.mo")
_ENGLISH: Final = "en"
_COUNT: Final = "count"


def _spoken() -> tuple[str, ...]:
    folders = _LOCALES.iterdir() if _LOCALES.is_dir() else ()
    found = (folder.name.replace("_", "-") for folder in folders if folder.joinpath(*_FILE).is_file())
    return _ENGLISH, *sorted(found)


LANGUAGES: Final = _spoken()
"""English, and the languages whose catalogues came with the package."""


@lru_cache(maxsize=256)
def voice(language: str) -> str:
    """Return the language to format values in that stand in a sentence: the one asked for, or English in its absence.

    Where the CLDR does not know a language in that region, it is the one that the sentence itself is in.

    >>> voice("en-GB"), voice("de-FR"), voice("tlh")
    ('en-GB', 'de', 'en')
    """
    spoken = best((language,), LANGUAGES)
    if spoken is None:
        return _ENGLISH
    try:
        locale(language)
    except NotKnown:
        return spoken
    return language


def say(sentence: str, language: str, /, **values: str) -> str:
    """Return a sentence of the library in a language, its placeholders filled once; foreign names are kept apart.

    >>> say("After {when}, it is too late.", "en", when="noon")
    'After noon, it is too late.'
    """
    spoken = _speaks(language)
    return _filled(_translated(sentence, spoken), spoken, values)


def say_count(pair: tuple[str, str], count: int, language: str, /, **values: str) -> str:
    """Return a sentence in the form that its number wants; `{count}` is filled as the language writes numbers.

    >>> say_count(("{count} business day", "{count} business days"), 1200, "en")
    '1,200 business days'
    """
    spoken = _speaks(language)
    number = cldr.number(count, voice(language))
    return _filled(_bent(pair, count, spoken), spoken, {**values, _COUNT: number})


def loaded(read: Callable[[], bytes]) -> NullTranslations:
    """Read a compiled catalogue; one that is spoiled, or gone since `LANGUAGES` was listed, is an empty one."""
    try:
        return Translations(BytesIO(read()), domain="infoint")
    except (OSError, ValueError, LookupError, struct.error):  # gone, cut off, other bytes, no rule for plurals
        return NullTranslations()


def said_by(catalogue: NullTranslations, sentence: str) -> str:
    """Return what a catalogue has for a sentence, or the sentence where that does not fit."""
    said = catalogue.gettext(sentence)
    return said if _fits(said, set(template.names(sentence))) else sentence


def bent_by(catalogue: NullTranslations, pair: tuple[str, str], count: int) -> str:
    """Return what a catalogue has for a sentence with a number, or the English form where that does not fit.

    A form for one number may say it itself: "a day", or the Arabic dual.
    """
    english = NullTranslations().ngettext(*pair, count)
    try:
        said = catalogue.ngettext(*pair, count)
    except (ArithmeticError, ValueError):  # a rule that cannot be reckoned
        return english
    wanted = {*template.names(pair[0]), *template.names(pair[1])}
    return said if _fits(said, wanted) or _fits(said, wanted - {_COUNT}) else english


def _filled(text: str, spoken: str, values: dict[str, str]) -> str:
    return template.fill(text, lambda name: isolated(values[name], spoken))


@lru_cache(maxsize=256)
def _speaks(language: str) -> str:
    return best((language,), LANGUAGES) or _ENGLISH


@lru_cache(maxsize=4096)
def _translated(sentence: str, spoken: str) -> str:
    return said_by(_catalogue(spoken), sentence)


@lru_cache(maxsize=4096)
def _bent(pair: tuple[str, str], count: int, spoken: str) -> str:
    return bent_by(_catalogue(spoken), pair, count)


def _fits(said: str, wanted: set[str]) -> bool:
    try:
        line(said, "")
    except RefusedValue:
        return False
    return set(template.names(said)) == wanted and not any(template.faults(said, "", wanted))


@lru_cache(maxsize=64)
def _catalogue(spoken: str) -> NullTranslations:
    if spoken == _ENGLISH:
        return NullTranslations()
    return loaded(_LOCALES.joinpath(spoken.replace("-", "_"), *_FILE).read_bytes)
