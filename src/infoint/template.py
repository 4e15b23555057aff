"""Texts of a playbook with `{placeholders}`: split, checked and filled once.

There is no expression language: a placeholder is a plain name from a closed list. What fills it is never read again, so
a brace in somebody's name is just a brace.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import attrs

from infoint.errors import Fault, Hint, did_you_mean
from infoint.translatable import sentence

_PIECE = re.compile(r"\{([a-z_]+)\}|[{}]|[^{}]+")

PLACEHOLDERS: Final = frozenset(
    {
        "start",
        "start_here",
        "slots",
        "medium",
        "place",
        "contact",
        "seeker",
        "who_i_am",
        "field",
        "minutes",
        "media",
        "organisation",
        "introducer",
        "source",
        "learned",
        "advice",
        "names",
        "societies",
        "news",
        "promised",
    }
)
"""All that the messages of a playbook may speak of."""

IN_RULES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {"steps": frozenset({"contact"}), "talk": frozenset({"contact", "minutes"})}
)
"""What other texts may speak of, by the list they belong to."""


@attrs.frozen
class Piece:
    """Hold a stretch of literal text, or the name of a placeholder."""

    text: str
    name: str | None = None


@lru_cache(maxsize=4096)
def pieces(template: str) -> tuple[Piece, ...]:
    """Split a text at its placeholders.

    >>> [piece.name or piece.text for piece in pieces("Dear {contact},")]
    ['Dear ', 'contact', ',']
    """
    return tuple(Piece(match[0], match[1]) for match in _PIECE.finditer(template))


def names(template: str) -> tuple[str, ...]:
    """Return the placeholders of a text, in order."""
    return tuple(piece.name for piece in pieces(template) if piece.name)


def faults(template: str, path: str, allowed: Collection[str] = PLACEHOLDERS) -> Iterator[Fault]:
    """Find the placeholders that nothing fills there, and braces that belong to none."""
    for piece in pieces(template):
        if piece.name and piece.name not in allowed:
            hint = did_you_mean(piece.name, allowed) or Hint(sentence("no placeholder is filled here"))
            yield Fault(code="unknown_placeholder", path=path, hint=hint, found=piece.text)
        elif piece.text in ("{", "}"):
            # Translators: {placeholder} is "{name}".
            text = sentence("write {placeholder}, small letters only; other braces are not allowed")
            hint = Hint(text, placeholder="{name}")
            yield Fault(code="stray_brace", path=path, hint=hint, found=template[:60])


def fill(template: str, value: Callable[[str], str]) -> str:
    """Put a text in for each placeholder, once."""
    return "".join(value(piece.name) if piece.name else piece.text for piece in pieces(template))
