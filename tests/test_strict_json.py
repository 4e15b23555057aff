"""What JSON must not be is refused in little time and memory, and what it may be stays as it is."""

import json
import math
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint.errors import DocumentError, Fault
from infoint.strict_json import (
    DEPTH_LIMIT,
    ITEM_LIMIT,
    SIZE_LIMIT,
    WHOLE_LIMIT,
    canonical,
    checked,
    dumps,
    loads,
)
from tests.strategies import json_values

CANARY = "Zyxw Canary"
NAMES = {"facts", "at", "id"}


def faults(read: Callable[..., object], data: object) -> list[tuple[str, str]]:
    with pytest.raises(DocumentError) as caught:
        read(data, NAMES)
    assert caught.value.__context__ is None
    return [(fault.code, fault.path) for fault in caught.value.faults]


@given(json_values())
def test_reads_what_it_wrote(value: Any) -> None:
    written = dumps(value)
    assert repr(loads(written)) == repr(json.loads(written))
    assert dumps(loads(written)) == written
    assert loads(json.dumps(value, indent=2).encode()) == value == checked(value)
    assert written.endswith(b"\n")
    assert written.count(b"\n") == 1


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), json_values()))
def test_the_order_of_keys_does_not_matter(table: dict[str, Any]) -> None:
    assert canonical(dict(reversed(table.items()))) == canonical(table)


def test_reads_a_byte_order_mark() -> None:
    assert loads(b'\xef\xbb\xbf{"a":"\xc3\xa9"}') == {"a": "é"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_json"),
        (b" ", "not_json"),
        (b"{", "not_json"),
        (b"]", "not_json"),
        (b"}{", "not_json"),
        (b"{} {}", "not_json"),
        (b"[1,]", "not_json"),
        (b'{"a":1,}', "not_json"),
        (b"{'a':1}", "not_json"),
        (b"{a:1}", "not_json"),
        (b'"\x00"', "not_json"),
        (b'"a\nb"', "not_json"),
        (b'"', "not_json"),
        (b'"\\', "not_json"),
        (b"01", "not_json"),
        (b"+1", "not_json"),
        (b"1.", "not_json"),
        (b"// 1", "not_json"),
        (b"\x1f\x8b\x08\x00", "not_utf8"),  # gzip
        (b"\x80\x04K\x01.", "not_utf8"),  # pickle
        (b"\xff\xfe{\x00}\x00", "not_utf8"),  # UTF-16
        (b"{\x00}\x00", "not_json"),
        (b'"\xed\xa0\x80"', "not_utf8"),  # half a character
        ("{}", "not_utf8"),
        (None, "not_utf8"),
        (5, "not_utf8"),
        (bytearray(b"{}"), "not_utf8"),
    ],
)
def test_refuses_what_is_no_json(data: bytes, code: str) -> None:
    assert faults(loads, data) == [(code, "")]


def test_tells_the_line() -> None:
    with pytest.raises(DocumentError) as caught:
        loads(b'{\n"name": "%s"\n"id": 1}' % CANARY.encode())
    assert caught.value.faults == (Fault(code="not_json", path="", line=3),)
    assert CANARY not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"NaN", [("not_number", "")]),
        (b'{"at":-Infinity,"x":[1,Infinity]}', [("not_number", "at"), ("not_number", "*[1]")]),
        (b"[1e999]", [("not_number", "[0]")]),
        (b"9223372036854775808", [("too_large", "")]),
        (b"[-9223372036854775809]", [("too_large", "[0]")]),
        (b'{"id":' + b"9" * 5000 + b"}", [("too_large", "id")]),
        (b'{"id":"\\ud800","a":"\\udfff\\ud800"}', [("not_clean_text", "id"), ("not_clean_text", "*")]),
        (b'{"\\udc00":1}', [("not_clean_text", "*")]),
        (b'{"at":1,"at":1,"at":2}', [("duplicate_key", "at")]),
        (b'{"Kim":1,"facts":[{"id":1,"\\u0069d":NaN}],"Kim":1}', [
            ("duplicate_key", "*"), ("duplicate_key", "facts[0].id"), ("not_number", "facts[0].id"),
        ]),
    ],
)  # fmt: skip
def test_refuses_values_that_not_every_reader_keeps(data: bytes, found: list[tuple[str, str]]) -> None:
    assert faults(loads, data) == found


@pytest.mark.parametrize("number", ["9223372036854775807", "-9223372036854775808", "-0.0", "1e-999", "5e-324", "1E5"])
def test_keeps_numbers(number: str) -> None:
    assert canonical(loads(number.encode())) == canonical(json.loads(number))


@pytest.mark.parametrize("half", ["\\ud83d\\ude00", "😀"])
def test_two_halves_are_a_character(half: str) -> None:
    assert loads(f'"{half}"'.encode()) == "😀"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (math.nan, [("not_number", "")]),
        ([math.inf], [("not_number", "[0]")]),
        (WHOLE_LIMIT, [("too_large", "")]),
        ({"id": 10**5000}, [("too_large", "id")]),
        ({"at": "\ud800", "\udc00": 1}, [("not_clean_text", "at"), ("not_clean_text", "*")]),
        ({1: 2, None: 3}, [("not_text", "*"), ("not_text", "*")]),
        ({"facts": [b"", (), {1}, object(), 1j]}, [("not_json", f"facts[{index}]") for index in range(5)]),
    ],
    ids=["nan", "infinity", "whole", "huge", "halves", "keys", "other types"],
)
def test_refuses_parsed_data_that_are_no_json(value: object, found: list[tuple[str, str]]) -> None:
    assert faults(checked, value) == found
    assert faults(dumps, value) == found


def nested(levels: int) -> Any:
    value: Any = 1
    for level in range(levels):
        value = [value] if level % 2 else {"a": value}
    return value


def test_depth() -> None:
    deepest = nested(DEPTH_LIMIT)
    assert loads(dumps(deepest)) == checked(deepest) == deepest
    too_deep = nested(DEPTH_LIMIT + 1)
    assert faults(checked, too_deep) == faults(loads, json.dumps(too_deep).encode()) == [("too_deep", "")]
    brackets = b'"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\\"[["'
    assert loads(brackets) == json.loads(brackets)


def test_a_loop_is_too_deep() -> None:
    loop: list[object] = []
    loop.append(loop)
    assert faults(checked, loop) == [("too_deep", "")]


def test_items() -> None:
    for most, more in [
        ([0] * ITEM_LIMIT, [0] * (ITEM_LIMIT + 1)),
        ([[]] * (ITEM_LIMIT // 2), [[]] * (ITEM_LIMIT // 2 + 1)),
    ]:
        assert loads(dumps(most)) == most
        assert faults(checked, more) == faults(loads, json.dumps(more).encode()) == [("too_many_items", "")]


def test_size() -> None:
    text = "x" * (SIZE_LIMIT - 3)
    assert loads(dumps(text)) == text
    assert faults(dumps, text + "x") == [("too_big", "")]
    assert faults(checked, "x" * (SIZE_LIMIT + 1)) == [("too_big", "")]
    assert faults(loads, b" " * (SIZE_LIMIT + 1)) == [("too_big", "")]
