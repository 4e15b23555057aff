"""Lengths of time in a text, as a language writes them: "20 minutes", "half an hour", "二十分钟"."""

from collections.abc import Iterator
from functools import cache
from typing import Final, Literal

import attrs

from infoint.idioms import Idioms
from infoint.phrases import Phrases, Said

HYPHENS: Final = frozenset("-\u2010\u2011")
"""What joins a number to what it belongs to."""

Unit = Literal["minutes", "hours"]
_SIGNS: Final = frozenset("一二三四五六七八九十百千两〇零")
_NUMBER, _SPELT = "number", "spelt"
_LONGEST: Final = 4
"""A number of more digits is no length of a talk."""


@attrs.frozen
class Figure:
    """Say where among the words of a text, [start, end), an amount of minutes or hours stands.

    Of a range, such as "20–30 minutes", the amount is the last one, and it starts at the first.
    """

    start: int
    end: int
    amount: int
    unit: Unit
    of_range: bool = False


def figures_in(text: str, said: Said, idioms: Idioms) -> Iterator[Figure]:
    """Find whole numbers before a unit, in digits or in words; "1.5 hours" and "24:00 hours" are none."""
    numbers: dict[int, tuple[int, int]] = {}
    units: dict[int, tuple[int, Unit]] = {}
    spelt: dict[int, Figure] = {}
    for start, end, _, (kind, amount) in _phrases(idioms).found_in(said.words):
        if kind == _SPELT:
            spelt[start] = Figure(start, end, amount, "minutes")
        elif kind == _NUMBER:
            numbers.setdefault(end, (start, amount))
        else:
            units[start] = (end, "minutes" if kind == "minutes" else "hours")
    read = 0
    for figure in spelt.values():  # "an hour" within "half an hour" is no hour
        if figure.start >= read:
            yield figure
            read = figure.end
    for at, (end, unit) in units.items():
        start, number = _number(said.words, at, numbers)
        if number is None or start in spelt or _within_a_number(text, said, start) or _goes_on(text, said, start):
            continue
        first = _range_from(text, said, start)
        yield Figure(first, end, number, unit, of_range=first < start)


def _number(words: tuple[str, ...], at: int, spelt: dict[int, tuple[int, int]]) -> tuple[int, int | None]:
    if at and words[at - 1].isdecimal() and len(words[at - 1]) <= _LONGEST:
        return at - 1, int(words[at - 1])
    return spelt.get(at, (at, None))


def _within_a_number(text: str, said: Said, at: int) -> bool:
    """Tell whether a number goes on before a word: "1.", "1," or "24:"."""
    return (
        at > 0 and text[said.ends[at - 1] - 1 : said.starts[at]] in {".", ":", "．", "："} and _is_number(said, at - 2)
    ) or (_is_number(said, at - 1) and text[said.ends[at - 1] : said.starts[at]] in {",", "،", "٫", "，"})


def _goes_on(text: str, said: Said, at: int) -> bool:
    """Tell whether a number in words is the end of one that is not known: 十五 in 八十五, quinze in soixante-quinze."""
    if not at or said.words[at].isdecimal():
        return False
    between = text[said.ends[at - 1] : said.starts[at]]
    return between in HYPHENS or (not between and said.words[at - 1] in _SIGNS)


def _range_from(text: str, said: Said, at: int) -> int:
    between = text[said.ends[at - 1] : said.starts[at]].strip() if at else " "
    return at - 1 if _is_number(said, at - 1) and between in {"-", "–", "—", "~", "〜", "～", "−", "‐", "‑"} else at


def _is_number(said: Said, at: int) -> bool:
    return at >= 0 and said.words[at].isdecimal()


@cache
def _phrases(idioms: Idioms) -> "Phrases[tuple[str, int]]":
    phrases = [
        *((phrase, (_SPELT, minutes)) for phrase, minutes in idioms.spelt_minutes.items()),
        *((phrase, (_NUMBER, amount)) for phrase, amount in idioms.numbers.items()),
        *((phrase, ("hours", 0)) for phrase in idioms.hours),
        *((phrase, ("minutes", 0)) for phrase in idioms.minutes),
    ]
    return Phrases(phrases)
