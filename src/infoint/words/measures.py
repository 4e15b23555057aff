"""How long a text may be, or is, in words of a language."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from infoint.limits import Limit, Unit
from infoint.translatable import plural
from infoint.words.catalogues import say_count

_UNITS: Final[Mapping[Unit, tuple[str, str]]] = MappingProxyType(
    {
        "characters": plural("{count} character", "{count} characters"),
        "words": plural("{count} word", "{count} words"),
        "paragraphs": plural("{count} paragraph", "{count} paragraphs"),
    }
)


def limited(limit: Limit, language: str) -> str:
    """Return how long something may be.

    >>> limited(Limit(75, "words"), "en"), limited(Limit(1, "paragraphs"), "de")
    ('75 words', '1 Absatz')
    """
    return say_count(_UNITS[limit.unit], limit.amount, language)
