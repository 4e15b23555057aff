"""How long a message may be: "75 words", "2 paragraphs", "300 characters"; and how long it is."""

import re
from collections.abc import Iterable
from typing import Final, Literal, cast, get_args

import attrs

from infoint.checks import one_of, whole
from infoint.errors import refused

Unit = Literal["characters", "words", "paragraphs"]
UNITS: Final = get_args(Unit)
MOST: Final = 20_000

_LIMIT = re.compile(r"([1-9][0-9]{0,4}) (character|word|paragraph)s?")
_SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_NO_WORDS: Final = dict.fromkeys(
    map(ord, "\u3001\u3002\uff0c\uff01\uff1f\uff1a\uff1b\u300c\u300d\u30fb\uff08\uff09"), " "
)
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


@attrs.frozen
class Limit:
    """Say how much of one unit a message may have at most."""

    amount: int = attrs.field()
    unit: Unit = attrs.field()

    def __attrs_post_init__(self) -> None:
        one_of(*UNITS)(self.unit, "unit")
        whole(1, MOST)(self.amount, "amount")

    def __str__(self) -> str:
        return f"{self.amount} {self.unit[:-1] if self.amount == 1 else self.unit}"


def parse(text: str, path: str = "limit") -> Limit:
    """Read a limit as a guide writes it.

    >>> parse("2 paragraphs")
    Limit(amount=2, unit='paragraphs')
    """
    found = _LIMIT.fullmatch(text)
    if not found:
        raise refused("not_limit", path)
    amount = int(found[1])
    whole(1, MOST)(amount, path)
    return Limit(amount, cast("Unit", f"{found[2]}s"))


def length(text: str, unit: Unit) -> int:
    r"""Return how long a text is; a word is what stands between blanks, a paragraph between blank lines.

    Where a script puts no blanks between words, two signs count as one: most words of Chinese and Japanese have two.

    >>> length("Dear Kim,\n\nthank you.\n", "words"), length("Dear Kim,\n\nthank you.\n", "paragraphs")
    (4, 2)
    >>> length("突然のご連絡失礼いたします。", "words")
    7
    """
    if unit == "characters":
        return len(text.strip())
    if unit == "paragraphs":
        return len(_PARAGRAPH.findall(text))
    signs = len(_SIGN.findall(text))
    return len(_SIGN.sub(" ", text).translate(_NO_WORDS).split()) + (signs + 1) // 2


def exceeded(text: str, limits: Iterable[Limit]) -> tuple[tuple[Limit, int], ...]:
    """Return the limits that a text is over, each with the length it has."""
    found = ((limit, length(text, limit.unit)) for limit in limits)
    return tuple((limit, is_long) for limit, is_long in found if is_long > limit.amount)
