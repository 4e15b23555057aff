"""A subject or body as it is read: its words with their places, its sentences and its lines."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import Final

import attrs

from infoint.limits import Limit
from infoint.phrases import Phrases, Said, T, said_in
from infoint.reviewing.finding import Finding, Where

Place = tuple[int, int]
"""Where something stands in a text: [start, end) in characters."""

_SHORT: Final = 6
_ENDS: Final = frozenset("!?。؟।")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r[^\S\r\n]*\r")


@attrs.frozen(kw_only=True, eq=False)
class Page:
    """Hold one text of a draft, read once."""

    where: Where
    text: str
    said: Said

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words."""
        return self.said.words

    def gap(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.text[self.said.ends[at - 1] if at else 0 : self.said.starts[at]]

    @property
    def whole(self) -> Place:
        """Return the place of all of it."""
        return 0, len(self.text)

    def place(self, start: int, end: int) -> Place:
        """Return where words [start, end) stand."""
        return self.said.starts[start], self.said.ends[end - 1]

    def quoted(self, start: int, end: int) -> str:
        """Return the text of words [start, end)."""
        return self.text[slice(*self.place(start, end))]

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """Return for each word the number of its sentence; a blank line ends one, a dot after a short word does not."""
        numbers: list[int] = []
        number = 0
        for at, word in enumerate(self.words):
            if at and (self._ends_at(at - 1, word) or _BLANK_LINE.search(self.gap(at))):
                number += 1
            numbers.append(number)
        return tuple(numbers)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Return the sentences, as words [start, end)."""
        numbers = self.sentence_of
        starts = [at for at, number in enumerate(numbers) if not at or number != numbers[at - 1]]
        return tuple(zip(starts, (*starts[1:], len(numbers)), strict=False))

    def _ends_at(self, at: int, following: str) -> bool:
        sign = self.words[at]
        if sign != ".":
            return sign in _ENDS and following not in _ENDS
        before = self.words[at - 1] if at else ""
        numbered = before.isdecimal() and len(before) <= 2 and not (at > 1 and self.words[at - 2] in {":", "."})
        short = len(before) < _SHORT and following.isdecimal()  # "ven. 6 mars"
        return self.gap(at + 1)[:1].isspace() and len(before) > 1 and not numbered and not short

    @cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """Return the lines that are not blank, as words [start, end)."""
        found: list[tuple[int, int]] = []
        at = 0
        for line in self.text.splitlines(keepends=True):
            span = bisect_left(self.said.starts, at), bisect_left(self.said.starts, at + len(line))
            found += [span] if span[0] < span[1] else []
            at += len(line)
        return tuple(found)

    def longest(self, phrases: Phrases[T]) -> list[tuple[int, int, T]]:
        """Return where phrases stand, [start, end), with what they stand for; none that lies within another."""
        return outermost((start, end, value) for start, end, _, value in phrases.found_in(self.words))

    def within(self, phrases: Phrases[str], start: int, end: int) -> dict[int, tuple[int, str]]:
        """Return the phrases in words [start, end): where each starts, and its end and value, the longest."""
        found = phrases.found_in(self.words[start:end])
        return {start + first: (start + last, value) for first, last, _, value in found}

    def finding(
        self, code: str, place: Place, reason: str, source: str, *, repair: str | None = None, **values: str | Limit
    ) -> Finding:
        """Return a finding; what would change nothing is no repair."""
        return Finding(
            code=code,
            where=self.where,
            start=place[0],
            end=place[1],
            reason=reason,
            values=tuple(sorted(values.items())),
            source=source,
            repair=repair if repair != self.text[slice(*place)] else None,
        )


def outermost(spans: Iterable[tuple[int, int, T]]) -> list[tuple[int, int, T]]:
    """Leave out spans that lie within others; of equal ones the first is kept."""
    found: list[tuple[int, int, T]] = []
    for one in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or one[1] > found[-1][1]:
            found.append(one)
    return found


def page_of(where: Where, text: str) -> Page:
    """Read a text."""
    return Page(where=where, text=text, said=said_in(text))
