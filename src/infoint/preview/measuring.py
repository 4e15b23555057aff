"""How wide a text may become in a picture, and where it is broken; estimates that rather leave room than overlap.

No font is asked, because the page must be the same on every machine.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

_NARROW: Final = frozenset("iljtfr.,:;'|!()[]{} ·’‘`")
_WIDE: Final = frozenset("mwMW%@—…<>=+~#&")


def width(text: str, size: float) -> float:
    """Return how many pixels a text takes at most in a sans-serif font of a size."""
    return sum(map(_em, text)) * size


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE or ord(letter) >= 0x1100:
        return 1.05 if ord(letter) < 0x1F000 else 1.4
    return 0.72 if letter.isupper() else 0.62


def broken(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """Break a text into lines that fit; what is over is cut, and an ellipsis says so.

    >>> broken("Remind Kim Lee of your request", 110, 13, 2)
    ('Remind Kim', 'Lee of your…')
    """
    lines = tuple(islice(_lines(text, room, size), most + 1))
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(f"{last}…", size) > room:
        last = last[:-1]
    return (*lines[: most - 1], f"{last.rstrip()}…")


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
