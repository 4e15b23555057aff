"""Nothing is taken for something else."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime, time
from enum import Enum
from pathlib import Path
from types import MappingProxyType

import pytest

from infoint.checks import identifier
from infoint.errors import RefusedValue
from infoint.offsets import Offset
from infoint.people import Consent
from infoint.scalars import SCALARS, checking, table, unsupported, word_hook
from infoint.structure import converter

READER = converter()

NOON = time(12)
MOMENT = datetime(2026, 3, 5, 15, tzinfo=UTC)
VALUES: list[object] = [
    None,
    "",
    "abc",
    "true",
    "1",
    "09:00",
    "48 hours",
    "2026-03-05T15:00:00Z",
    True,
    0,
    5,
    5.9,
    math.nan,
    [],
    ["abc"],
    {},
    {"a": 1},
    (),
    b"abc",
    NOON,
    MOMENT,
]
TAKEN: dict[type, list[object]] = {
    str: ["", "abc", "true", "1", "09:00", "48 hours", "2026-03-05T15:00:00Z"],
    int: [0, 5],
    float: [0, 5, 5.9],
    bool: [True],
    time: ["09:00", NOON],
    datetime: ["2026-03-05T15:00:00Z", MOMENT],
    Offset: ["48 hours"],
}
MEANT: Mapping[object, object] = {
    (time, "09:00"): time(9),
    (datetime, "2026-03-05T15:00:00Z"): MOMENT,
    (Offset, "48 hours"): Offset(48, "hours"),
}


def takes(kind: type, value: object) -> bool:
    try:
        READER.structure(value, kind)
    except RefusedValue:
        return False
    return True


@pytest.mark.parametrize("kind", TAKEN)
def test_each_type_takes_its_own(kind: type) -> None:
    taken = [value for value in VALUES if takes(kind, value)]
    assert list(map(repr, taken)) == list(map(repr, TAKEN[kind]))
    for value in taken:
        made = READER.structure(value, kind)
        assert made == MEANT[kind, value] if (kind, value) in MEANT else made is value


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (str, 5, "not_text"),
        (int, True, "not_integer"),
        (int, 5.0, "not_integer"),
        (float, False, "not_number"),
        (float, "5", "not_number"),
        (float, math.inf, "not_number"),
        (bool, 1, "not_boolean"),
        (time, "9:00", "not_time"),
        (time, time(9, tzinfo=UTC), "not_text"),
        (datetime, datetime(2026, 3, 5), "not_aware"),
        (datetime, datetime(1, 1, 1, tzinfo=UTC), "moment_out_of_range"),
        (datetime, "2026-03-05", "not_moment"),
        (Offset, 48, "not_text"),
        (Offset, "48 huors", "not_offset"),
        (Offset, "99999 months", "too_large"),
    ],
)
def test_says_what_is_wrong(kind: type, value: object, code: str) -> None:
    with pytest.raises(RefusedValue) as caught:
        SCALARS[kind](value, kind)
    assert (caught.value.code, caught.value.path) == (code, "")


@pytest.mark.parametrize("kind", [bytes, Path, type("Text", (str,), {})])
def test_has_no_reading_for_other_types(kind: type) -> None:
    with pytest.raises(TypeError, match="no strict reading of"):
        READER.structure("abc", kind)


class Colour(Enum):
    RED = "red"


@pytest.mark.parametrize(("kind", "word"), [(Consent, "given"), (Colour, "red")])
def test_an_enum_takes_its_words(kind: type[Enum], word: str) -> None:
    assert READER.structure(word, kind) is kind(word)
    for wrong, code in [("Given", "not_choice"), ("", "not_choice"), (None, "not_text"), ([], "not_text")]:
        with pytest.raises(RefusedValue) as caught:
            READER.structure(wrong, kind)
        assert caught.value.code == code


def test_a_word_that_is_near_is_offered() -> None:
    hook = word_hook({"friend": 1, "peer": 2})
    assert hook("peer", None) == 2
    with pytest.raises(RefusedValue, match="did you mean 'friend'"):
        hook("freind", None)


def test_unsupported() -> None:
    with pytest.raises(TypeError):
        unsupported(list[int])


def test_checking() -> None:
    assert checking(identifier)("a", None) == "a"
    with pytest.raises(RefusedValue) as caught:
        checking(identifier)("a b", None)
    assert (caught.value.code, caught.value.path) == ("not_identifier", "")


def test_a_table_has_names() -> None:
    for data in ({}, {"a": 1}, MappingProxyType({"a": 1})):
        assert table(data) is data
    for wrong in (None, [], "a", {1: 2}, {None: 1}):
        with pytest.raises(RefusedValue) as caught:
            table(wrong)
        assert caught.value.code == "not_table"
