"""Which of many words is most like another one: what somebody meant who mistyped it.

To compare two words letter by letter takes time with the cube of their length, and a playbook may have a hundred faults
with five hundred names to compare for each. So what words have in common is counted first, which costs little, and only
the likeliest are compared.
"""

import difflib
import heapq
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from operator import add
from typing import Final

MOST_COMPARED: Final = 500
LONGEST: Final = 50
_LIKELIEST: Final = 4


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like another one; None where none is much like it.

    Of the known words the first 500 count, and of a word the first 50 characters.

    >>> nearest("freind", ["peer", "friend"])
    'friend'
    """
    letters = _letters(word[:LONGEST])
    names = {name[:LONGEST]: name for name in islice(known, MOST_COMPARED)}
    likely = heapq.nlargest(_LIKELIEST, names, key=lambda name: (_shared(letters, _letters(name)), name))
    return next((names[name] for name in difflib.get_close_matches(word[:LONGEST], likely, n=1)), None)


@lru_cache(maxsize=1024)
def _letters(word: str) -> frozenset[str]:
    """Return the letters of a word, and its pairs of letters."""
    return frozenset((*word, *map(add, word, word[1:])))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)
