"""What is to be said of a place, before it is said in a language: a whole sentence, and the values that fill it."""

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

import attrs

from infoint.errors import Hint
from infoint.offsets import Offset

Pair = tuple[str, str]
"""A sentence for one thing, and for many; the value named `count` decides."""

Value: TypeAlias = "str | int | Offset | Each | Remark"

_AS_IT_IS: Final = "{text}"


@attrs.frozen
class Each:
    """Hold several things that stand as a list in a sentence; `quoted` ones in quotation marks, each."""

    items: tuple[Value, ...] = attrs.field(converter=tuple["Value", ...])
    style: Literal["both", "either"] = "both"
    quoted: bool = False


@attrs.frozen
class Remark:
    """Hold a sentence of the library, or a pair of them, and what fills its placeholders."""

    sentence: str | Pair
    values: tuple[tuple[str, Value], ...] = ()


def remark(sentence: str | Pair, /, **values: Value) -> Remark:
    """Return a remark."""
    return Remark(sentence, tuple(values.items()))


def as_hinted(hint: str) -> Remark:
    """Return the remark that a hint of the library is; what is no sentence, such as a line of TOML, stays as it is."""
    if isinstance(hint, Hint):
        told = ((name, as_hinted(value) if isinstance(value, Hint) else value) for name, value in hint.values)
        return Remark(hint.sentence, tuple(told))
    return remark(_AS_IT_IS, text=hint)


def quoted(items: Iterable[str], style: Literal["both", "either"] = "both") -> Each:
    """Return words that are quoted, as a list."""
    return Each(items, style, quoted=True)


def inside_quotes(text: str) -> str:
    r"""Return a text as it can stand between quotation marks on one line.

    >>> print(inside_quotes("two\nlines"))
    two\nlines
    """
    return repr(text)[1:-1]
