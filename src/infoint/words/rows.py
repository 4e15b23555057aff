"""Things told one after the other, where no "and" belongs between them."""

from functools import reduce
from typing import Final

from infoint.translatable import sentence
from infoint.words.catalogues import say

# Translators: what stands between things that are told one after the other, such as "2 errors, 1 note".
_ROW: Final = sentence("{before}, {after}")
# Translators: what stands between two or more things that have commas of their own.
_PARTED: Final = sentence("{before}; {after}")


def parted(items: tuple[str, ...], language: str) -> str:
    """Return things that may have commas of their own as a row, or nothing where there are none."""
    return _told(_PARTED, items, language)


def row(items: tuple[str, ...], language: str) -> str:
    """Return things as a row, or nothing where there are none.

    >>> row(("2 errors", "1 warning", "1 note"), "en")
    '2 errors, 1 warning, 1 note'
    """
    return _told(_ROW, items, language)


def _told(between: str, items: tuple[str, ...], language: str) -> str:
    return reduce(lambda before, after: say(between, language, before=before, after=after), items) if items else ""
