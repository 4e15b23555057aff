"""The locale of a language, as the CLDR knows it."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from infoint.checks import language as check_language
from infoint.errors import Fault, NotKnown


@lru_cache(maxsize=64)
def locale(language: str) -> Locale:
    """Return the locale of a language id; raise `NotKnown` where the CLDR has none."""
    check_language(language, "language")  # before Babel sees it: an id becomes part of a file name there
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        pass
    raise NotKnown(Fault(code="unknown_language", path="language"))
