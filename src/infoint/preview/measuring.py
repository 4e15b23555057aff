"""How wide a text may become in a picture, and where it is broken; estimates that rather leave room than overlap.

No font is asked, because the page must be the same on every machine.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

_NARROW: Final = frozenset("iljtfr.,:;'|!()[]{} ·’‘`")
_WIDE: Final = frozenset("mwMW%@—…<>=+~#&")
_ISOLATES: Final = frozenset("\u2066\u2067\u2068")
_PDI: Final = "\u2069"


def width(text: str, size: float) -> float:
    """Return how many pixels a text takes at most in a sans-serif font of a size."""
    return sum(map(_em, text)) * size


def _em(letter: str) -> float:
    if letter in _ISOLATES or letter == _PDI:
        return 0
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE or ord(letter) >= 0x1100:
        return 1.05 if ord(letter) < 0x1F000 else 1.4
    return 0.72 if letter.isupper() else 0.62


def broken(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """Break a text into lines that fit; what is over is cut, and an ellipsis says so.

    A name that is kept apart is so in each line that it stands in.

    >>> broken("Remind Kim Lee of your request", 110, 13, 2)
    ('Remind Kim', 'Lee of your…')
    """
    lines = tuple(islice(_lines(text, room, size), most + 1))
    if len(lines) <= most:
        return tuple(_each_closed(lines))
    last = lines[most - 1]
    while last and width(f"{last}…", size) > room:
        last = last[:-1]
    return tuple(_each_closed((*lines[: most - 1], f"{last.rstrip()}…")))


def _each_closed(lines: Iterable[str]) -> Iterator[str]:
    """Close at the end of a line what is open there, and open it again in the next."""
    opened = ""
    for line in lines:
        written = opened + line
        for letter in line:
            if letter in _ISOLATES:
                opened += letter
            elif letter == _PDI:
                opened = opened[:-1]
        yield written + _PDI * len(opened)


def _lines(text: str, room: float, size: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size) <= room:
            line = longer
            continue
        if line:
            yield line
        line = word
        while width(line, size) > room:  # one word that is wider than the whole line
            cut = next(end for end in range(len(line), 0, -1) if end == 1 or width(line[:end], size) <= room)
            yield line[:cut]
            line = line[cut:]
    if line:
        yield line
