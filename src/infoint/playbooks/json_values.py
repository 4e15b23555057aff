"""What JSON Schema says of a single value: the form of a text, the bounds of a number, the words to choose from.

All is read from the types and the checks of the classes. Nothing is referred to, and everything said in place: editors
differ in what they make of a reference.
"""

import re
from collections.abc import Callable, Collection
from datetime import time
from functools import partial
from types import NoneType
from typing import Any, Final, Literal, cast, get_args, get_origin

import attrs

from infoint import checks, limits, offsets
from infoint.checks import LINE_LIMIT, TEXT_LIMIT
from infoint.correspondence import WEEKDAYS
from infoint.facts import KINDS
from infoint.lifecycle import MOMENTS, SLOTTED
from infoint.references import SLOTS

Schema = dict[str, Any]

# The same signs as in the checks, without halves of characters, which no file of UTF-8 has.
_DIRECTION: Final = r"\u202a-\u202e\u2066-\u2069"
_NOT_IN_TEXT: Final = rf"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029{_DIRECTION}"
_NOT_IN_A_LINE: Final = rf"\u0000-\u001f\u007f-\u009f\u2028\u2029{_DIRECTION}"

_SPANS: Final = "|".join(unit.removesuffix("s") for unit in offsets.MOST)
_LENGTHS: Final = "|".join(unit.removesuffix("s") for unit in limits.UNITS)
_TIME: Final = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"

SCALARS: Final[dict[object, Schema]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    str: {"type": "string"},
    # TOML has times of its own, which editors hand on with seconds.
    time: {"type": "string", "pattern": rf"^{_TIME}(?::[0-5][0-9](?:\.[0-9]+)?)?$"},
    offsets.Offset: {"type": "string", "pattern": f"^(?:same day|(?:0|[1-9][0-9]{{0,5}}) (?:{_SPANS})s?)$"},
    limits.Limit: {"type": "string", "pattern": f"^[1-9][0-9]{{0,4}} (?:{_LENGTHS})s?$"},
}


def written(words: Collection[str] | None = None, *, several_lines: bool = False) -> Schema:
    """Say what a text is made of; with `words`, of braces it has only those placeholders."""
    signs = f"[^{_NOT_IN_TEXT if several_lines else _NOT_IN_A_LINE}{'' if words is None else '{}'}]"
    if words:
        signs = rf"(?:{signs}|\{{(?:{'|'.join(sorted(words))})\}})"
    limit = TEXT_LIMIT if several_lines else LINE_LIMIT
    return {"type": "string", "minLength": 1, "maxLength": limit, "pattern": f"^{signs}*$"}


def worded(pattern: re.Pattern[str], limit: int | None = None) -> Schema:
    """Say that a text is wholly of one form, which JSON Schema would else look for anywhere in it."""
    return {"type": "string", "pattern": f"^{pattern.pattern}$"} | ({"maxLength": limit} if limit else {})


ID: Final = worded(checks.BARE_KEY)
LANGUAGE: Final = worded(checks.LANGUAGE)


def _named(words: Collection[str], slotted: Collection[str]) -> Schema:
    slot = rf"^(?:{'|'.join(sorted(slotted))}):[A-Za-z0-9._:@+-]+$"
    return {"type": "string", "maxLength": 200, "anyOf": [{"enum": sorted(words)}, {"pattern": slot}]}


MOMENT: Final = _named(MOMENTS, SLOTTED)
FACT: Final = _named(KINDS, SLOTS)


def valued(hint: Any, check: object) -> Schema:
    """Say what may stand where a type is wanted that a check narrows."""
    for around in (checks.checked, checks.given):
        (check,) = _measure(check, around) or (check,)
    some = [part for part in get_args(hint) if part is not NoneType]
    if NoneType in get_args(hint):
        return valued(some[0], check)
    if get_origin(hint) is Literal:
        return {"type": "string", "enum": some}
    if get_origin(hint) in (tuple, frozenset):
        (inner,) = _measure(check, checks.every) or (None,)
        unique = {"uniqueItems": True} if get_origin(hint) is frozenset else {}
        return {"type": "array", "items": valued(some[0], inner)} | unique
    if hint not in SCALARS:
        raise TypeError(f"no schema of {hint}")
    return SCALARS[hint] | _narrowed(check)


def _narrowed(check: object) -> Schema:
    """Say what a check asks for; nothing where it is another one, which the loader makes."""
    plainly = {checks.line: written(), checks.bare_key: ID, checks.language: LANGUAGE}
    if limit := _measure(check, checks.identified):
        return worded(checks.IDENTIFIER, *limit)
    if bounds := _measure(check, checks.between):
        return dict(zip(("minimum", "maximum"), bounds, strict=True))
    return next((told for known, told in plainly.items() if check is known), Schema())


def _measure(check: object, kind: Callable[..., None]) -> tuple[Any, ...]:
    """Return what a check was made with; nothing where it is of another kind."""
    made = cast("partial[Any]", check)
    return made.args if isinstance(check, partial) and made.func is kind else ()


def plain(value: object) -> object:
    """Return a default as a file would have it."""
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, frozenset):
        return [WEEKDAYS[day] for day in sorted(cast("frozenset[int]", value))]
    if isinstance(value, tuple):
        return [plain(one) for one in cast("tuple[object, ...]", value)]
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, offsets.Offset | limits.Limit):
        return str(value)
    told = attrs.asdict(cast("Any", value), recurse=False)
    return {key: plain(one) for key, one in told.items() if one is not None}
