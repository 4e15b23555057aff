"""JSON within limits: what is too large, too deep, stands twice or is no number is refused, wherever it comes from.

A value of JSON is None, a bool, int, float or str, a list, or a dict with keys of text. Numbers are those that every
reader of JSON keeps: whole ones of 64 bits, finite ones of double precision. The path of a fault shows only those keys
that the caller names; the others may be words of a person.
"""

import codecs
import json
import math
import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import chain, islice
from typing import Final, cast

import attrs

from infoint.errors import DocumentError, Fault
from infoint.gathering import FAULT_LIMIT, moved, place

SIZE_LIMIT: Final = 4 * 2**20  # one letter that is wide makes all of a text four bytes each, in every copy
DEPTH_LIMIT: Final = 32
ITEM_LIMIT: Final = 100_000
WHOLE_LIMIT: Final = 2**63
HIDDEN_KEY: Final = "*"

# Up to the next sign outside of a text. Possessive and never without a match: each byte is looked at once.
_TO_SIGN = re.compile(rb'(?:[^"\[\]{},]++|"[^"\\]*+(?:\\.[^"\\]*+)*+"?)*+([\[\]{},]?)', re.DOTALL)
_OPENING: Final = (b"[", b"{")
_CLOSING: Final = (b"]", b"}")
_COUNTED: Final = (b"[", b"{", b",")
_HALF = re.compile("[\ud800-\udfff]")


class _Doubled(dict[str, object]):
    """Stand for a table in which keys stand twice."""

    keys_twice: tuple[str, ...] = ()


def loads(data: bytes, names: Collection[str] = ()) -> object:
    """Read a document; raise `DocumentError` with all faults, or with the limit that it breaks."""
    text = _text(data)
    line: int | None = None
    try:
        value = cast("object", json.loads(text, object_pairs_hook=_table, parse_int=_whole, parse_constant=_no_number))
    except json.JSONDecodeError as error:
        line = error.lineno
    else:
        return checked(value, names)
    raise DocumentError(Fault(code="not_json", path="", line=line))  # out here: the other error holds the document


def checked(value: object, names: Collection[str] = ()) -> object:
    """Return data that a host has parsed; raise `DocumentError` where they are not what `loads` gives."""
    faults = tuple(islice(_Walk(frozenset(names)).faults(value, 1), FAULT_LIMIT))
    if faults:
        raise DocumentError(*faults)
    return value


def canonical(value: object) -> str:
    """Return the one text for a value: keys sorted, no space.

    >>> canonical({"b": [1.0, None], "a": "é"})
    '{"a":"é","b":[1.0,null]}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def dumps(value: object, names: Collection[str] = ()) -> bytes:
    """Write a document of one line; raise `DocumentError` where `loads` would not read it."""
    written = canonical(checked(value, names)).encode() + b"\n"
    if len(written) > SIZE_LIMIT:
        raise _error("too_big", f"at most {SIZE_LIMIT} bytes")
    return written


def _text(data: object) -> str:
    if not isinstance(data, bytes):
        raise _error("not_utf8", "as bytes")
    if len(data) > SIZE_LIMIT:
        raise _error("too_big", f"at most {SIZE_LIMIT} bytes")
    depth = items = 0
    for found in _TO_SIGN.finditer(data):
        sign = found[1]
        depth += (sign in _OPENING) - (sign in _CLOSING)
        items += sign in _COUNTED
        if depth < 0:
            raise _error("not_json")
        if depth > DEPTH_LIMIT:
            raise _error("too_deep", f"at most {DEPTH_LIMIT} levels")
        if items > ITEM_LIMIT:
            raise _error("too_many_items", f"at most {ITEM_LIMIT}")
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        pass
    raise _error("not_utf8")


def _table(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) == len(pairs):
        return table
    doubled = _Doubled(table)
    doubled.keys_twice = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    return doubled


def _whole(digits: str) -> int:
    """Read a whole number; one that is too long is not read at all, but stays too large."""
    return int(digits) if len(digits) <= len(str(-WHOLE_LIMIT)) else WHOLE_LIMIT


def _no_number(_: str) -> float:
    return math.nan


def _error(code: str, hint: str = "") -> DocumentError:
    return DocumentError(Fault(code=code, path="", hint=hint))


@attrs.define
class _Walk:
    """Walk through data and find what JSON cannot hold; an endless or a huge value breaks a limit soon."""

    names: frozenset[str]
    items: int = 0
    size: int = 0

    def faults(self, value: object, depth: int) -> Iterator[Fault]:
        """Find what is wrong here and below."""
        match value:
            case None | bool():
                pass
            case str():
                yield from self._in_text(value)
            case int():
                if not -WHOLE_LIMIT <= value < WHOLE_LIMIT:
                    yield Fault(code="too_large", path="")
            case float():
                if not math.isfinite(value):
                    yield Fault(code="not_number", path="")
            case dict():
                yield from self._in_table(cast("dict[object, object]", value), depth)
            case list():
                yield from self._in_list(cast("list[object]", value), depth)
            case _:
                yield Fault(code="not_json", path="")

    def _in_text(self, value: str) -> Iterator[Fault]:
        self.size += len(value)
        if self.size > SIZE_LIMIT:
            raise _error("too_big", f"at most {SIZE_LIMIT} bytes")
        if _HALF.search(value):
            yield Fault(code="not_clean_text", path="")

    def _in_list(self, items: list[object], depth: int) -> Iterator[Fault]:
        self._count(len(items), depth)
        for index, item in enumerate(items):
            for fault in self.faults(item, depth + 1):
                yield moved(fault, place(index))

    def _in_table(self, table: dict[object, object], depth: int) -> Iterator[Fault]:
        self._count(len(table), depth)
        twice = table.keys_twice if isinstance(table, _Doubled) else ()
        yield from (Fault(code="duplicate_key", path=self._shown(key)) for key in twice)
        for key, item in table.items():
            in_key = self._in_text(key) if isinstance(key, str) else (Fault(code="not_text", path=""),)
            for fault in chain(in_key, self.faults(item, depth + 1)):
                yield moved(fault, self._shown(key))

    def _shown(self, key: object) -> str:
        return key if isinstance(key, str) and key in self.names else HIDDEN_KEY

    def _count(self, items: int, depth: int) -> None:
        """Count as `loads` does before it reads: signs that open, and commas."""
        self.items += max(items, 1)
        if depth > DEPTH_LIMIT:
            raise _error("too_deep", f"at most {DEPTH_LIMIT} levels")
        if self.items > ITEM_LIMIT:
            raise _error("too_many_items", f"at most {ITEM_LIMIT}")
