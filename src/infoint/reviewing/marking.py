"""Which words of a text mean a month, an hour or a zone, by where they start and where they end."""

from collections.abc import Iterator

import attrs

from infoint.reviewing.almanac import Mark
from infoint.reviewing.reading import Page


@attrs.frozen
class Marks:
    """Hold the marks of a page by the word where they start, and by the word where they end."""

    page: Page
    by_start: dict[int, dict[str, tuple[int, int]]]
    by_end: dict[int, dict[str, tuple[int, int]]]

    def at(self, start: int, *kinds: str) -> tuple[int, int] | None:
        """Return the end and the value of the longest mark of some kinds at a word."""
        found = self.by_start.get(start, {})
        return max((found[kind] for kind in kinds if kind in found), default=None)

    def before(self, end: int, *kinds: str) -> tuple[int, int] | None:
        """Return the start and the value of the longest mark of some kinds that ends before a word."""
        found = self.by_end.get(end, {})
        return min((found[kind] for kind in kinds if kind in found), default=None)

    def number(self, at: int, most: int, digits: tuple[int, ...] = (1, 2)) -> int | None:
        """Return the number that a word is."""
        words = self.page.words
        if 0 <= at < len(words) and words[at].isdecimal() and len(words[at]) in digits and int(words[at]) <= most:
            return int(words[at])
        return None

    def word(self, at: int) -> str:
        """Return a word, or nothing beyond the last."""
        return self.page.words[at] if 0 <= at < len(self.page.words) else ""

    def close(self, at: int) -> bool:
        """Tell whether nothing stands between a word and the one before it."""
        return at < len(self.page.words) and self.page.gap(at) == ""


def marks_on(page: Page, found: "Iterator[tuple[int, int, str, Mark]]") -> Marks:
    """Sort the marks of a page; of each kind the longest at a word."""
    by_start: dict[int, dict[str, tuple[int, int]]] = {}
    by_end: dict[int, dict[str, tuple[int, int]]] = {}
    for start, end, _, (kind, value) in found:
        here = by_start.setdefault(start, {})
        shorter, longer = sorted(((end, value), here.get(kind, (0, 0))))
        # "Berlin time" is Berlin's, though the language has the words for no clock of anybody's.
        here[kind] = (longer[0], longer[1] or shorter[1]) if kind == "zone" else longer
        there = by_end.setdefault(end, {})
        there[kind] = min((start, value), there.get(kind, (start, value)))
    return Marks(page, by_start, by_end)
