"""Phrases found in a text by whole words, whatever their case; all phrases in one pass.

Words end at blanks and punctuation, and where digits meet letters, so that a phrase with a hyphen or an apostrophe is
found without one, too. Scripts that put no blanks between words go sign by sign. The end of a sentence, and a
placeholder, part a phrase. However a letter is encoded (decomposed, full width, as a ligature), it is the same letter;
so are, in Arabic, letters that are written with and without their marks.
"""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar

import attrs

T = TypeVar("T", bound=Hashable)

MOST_WORDS: Final = 30
"""A longer phrase is found by its first words."""

_SIGN = r"\u3005-\u3007\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_APART = (
    r"\s!-/:-@\[-`{-~\u00a1-\u00bf\u00d7\u2000-\u206f\u3000-\u3004\u3008-\u303f"
    r"\uff00-\uff0f\uff1a-\uff20\u060c\u061b\u061f\u0964"
)
_STOP = r"[.!?;:\u3002\uff01\uff0e\uff1a\uff1b\uff1f\u061f\u0964]"
_WORD = re.compile(rf"\{{[a-z_]+\}}|\d+|[{_SIGN}][\u3099\u309a]*|[^{_APART}{_SIGN}\d]+|{_STOP}")
_ENDS: Final = ""
# Vowel signs and the sign that stretches a word fall away; letters that are written with and without a mark are one.
_ARABIC: Final = {
    **dict.fromkeys((*range(0x064B, 0x0653), 0x0640, 0x0670)),
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    ord("ى"): "ي",
}


@attrs.frozen
class Said:
    """Hold the words of a text, and where each stands in it: [start, end) in characters."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    if word.isascii():
        return word.casefold()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold()).translate(_ARABIC)


def said_in(text: str) -> Said:
    """Split a text into words, and keep their places in the text as it is."""
    matches = ((_plain(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))
    found = [one for one in matches if one[0]]  # nothing is left of a sign that stretches no word
    words, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return Said(words, starts, ends)


def words(text: str) -> tuple[str, ...]:
    """Split a text into words, the ends of sentences, and placeholders.

    >>> words("A Job-offer? {field}")
    ('a', 'job', 'offer', '?', '{field}')
    """
    return said_in(text).words


class Phrases(Generic[T]):
    """Hold phrases, each with what it stands for, as a tree of their words."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        """Plant the tree; a phrase without words is found nowhere."""
        self._root: dict[str, Any] = {}
        for phrase, value in phrases:
            branch = self._root
            for word in words(phrase)[:MOST_WORDS]:
                branch = branch.setdefault(word, {})
            branch.setdefault(_ENDS, {}).setdefault(value, phrase)

    def found_in(self, text: tuple[str, ...]) -> Iterator[tuple[int, int, str, T]]:
        """Yield where phrases stand among the words of a text, [start, end), with what they stand for."""
        for start in range(len(text)):
            branch = self._root
            for end in range(start, len(text)):
                if (following := branch.get(text[end])) is None:
                    break
                branch = following
                for value, phrase in branch.get(_ENDS, {}).items():
                    yield start, end + 1, phrase, value
