"""Where a distance in time stands in a picture: near ones get more room than far ones, before and after alike."""

from collections.abc import Iterable, Iterator
from math import log2
from typing import Final

import attrs

from infoint.preview.measuring import width
from infoint.words import cldr
from infoint.words.catalogues import voice

SMALL: Final = 11.5
"""The size of small print, the labels of the axis among it."""

_TICKS: Final = (
    # in the order of their weight, where there is not room for all
    *((24, 1, "days"), (168, 1, "weeks"), (720, 1, "months"), (8760, 1, "years"), (2160, 3, "months")),
    *((336, 2, "weeks"), (1, 1, "hours"), (48, 2, "days"), (4320, 6, "months"), (6, 6, "hours")),
    *((26_280, 3, "years"), (87_600, 10, "years")),
)


def _stretch(hours: float) -> float:
    return log2(1 + abs(hours) / 4) * (1 if hours > 0 else -1)


@attrs.frozen
class Axis:
    """Stretch the distances from the earliest to the latest, in hours, over the pixels from left to right."""

    earliest: float
    latest: float
    left: float
    right: float

    def x(self, hours: float) -> float:
        """Return where a distance stands."""
        least, most = _stretch(self.earliest), _stretch(self.latest)
        return self.left + (_stretch(hours) - least) / (most - least) * (self.right - self.left)

    def ticks(self, language: str = "en") -> Iterator[tuple[float, str]]:
        """Give the distances to name, with their labels: those that have room beside the ones of more weight."""
        taken = [(self.x(0), width("0", SMALL))]
        yield self.x(0), "0"
        for sign, mark in ((1, "+"), (-1, "\N{MINUS SIGN}")):
            for hours, amount, unit in _TICKS:
                told = f"{mark}{cldr.span(amount, unit, voice(language))}"
                at, wide = self.x(sign * hours), width(told, SMALL) + 8
                free = all(abs(at - other) > (wide + space) / 2 for other, space in taken)
                if self.earliest <= sign * hours <= self.latest and free:
                    taken.append((at, wide))
                    yield at, told


def reaching(hours: Iterable[float], left: float, right: float) -> Axis:
    """Return an axis that reaches over all distances given, two days after the moment at least."""
    given = tuple(hours)
    return Axis(min((0, *given)) * 1.15, max((48, *given)) * 1.1, left, right)
