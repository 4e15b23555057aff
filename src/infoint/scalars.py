"""What a single word, number, time or table is read from: nothing else is taken for it.

Each hook is a function of the value and the type wanted, as cattrs calls it.
"""

import math
from collections.abc import Mapping
from datetime import datetime, time
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from infoint import limits, offsets, timestamps
from infoint.checks import Check
from infoint.errors import did_you_mean, refused
from infoint.gathering import Hook
from infoint.zones import aware


def table(data: object) -> Mapping[str, object]:
    """Return a table of named values as it is; refuse anything else."""
    if not isinstance(data, Mapping) or not all(isinstance(key, str) for key in cast("Mapping[object, object]", data)):
        raise refused("not_table", "")
    return cast("Mapping[str, object]", data)


def checking(check: Check) -> Hook:
    """Make the hook that returns a value as it is once a check has passed it."""

    def read(value: object, _: object) -> object:
        check(value, "")
        return value

    return read


def unsupported(kind: object) -> Hook:
    """Raise the error for a type that has no strict reading."""
    raise TypeError(f"no strict reading of {kind}")


def word_hook(words: Mapping[str, object]) -> Hook:
    """Make the hook for one of a few words, each with its meaning."""

    def read(value: object, _: object) -> object:
        if not isinstance(value, str):
            raise refused("not_text", "")
        if value not in words:
            raise refused("not_choice", "", did_you_mean(value, words))
        return words[value]

    return read


@cache
def _enum_hook(kind: type[Enum]) -> Hook:
    return word_hook({member.value: member for member in kind})


def _text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise refused("not_text", "")
    return value


def _text_or_enum(value: object, kind: Any) -> object:
    if kind is str:
        return _text(value, kind)
    return _enum(value, kind) if issubclass(kind, Enum) else unsupported(kind)  # cattrs takes a StrEnum for a str


def _enum(value: object, kind: Any) -> object:
    return _enum_hook(kind)(value, kind)


def _integer(value: object, _: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise refused("not_integer", "")
    return value


def _number(value: object, _: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise refused("not_number", "")
    if isinstance(value, float) and not math.isfinite(value):
        raise refused("not_number", "")
    return value


def _boolean(value: object, _: object) -> bool:
    if not isinstance(value, bool):
        raise refused("not_boolean", "")
    return value


def _time(value: object, _: object) -> time:
    if isinstance(value, time) and value.tzinfo is None:  # TOML has times of day
        return value
    return timestamps.time_of_day(value)


def _moment(value: object, _: object) -> datetime:
    if isinstance(value, datetime):  # and moments
        aware(value, "")
        return value
    return timestamps.moment(value)


def _span(value: object, _: object) -> offsets.Offset:
    return offsets.parse(_text(value, str), "")


def _limit(value: object, _: object) -> limits.Limit:
    return limits.parse(_text(value, str), "")


SCALARS: Final[Mapping[type, Hook]] = {
    str: _text_or_enum,
    int: _integer,
    float: _number,
    bool: _boolean,
    time: _time,
    datetime: _moment,
    offsets.Offset: _span,
    limits.Limit: _limit,
    Enum: _enum,
    bytes: lambda _, kind: unsupported(kind),  # cattrs has hooks for these two that coerce
    Path: lambda _, kind: unsupported(kind),
}
