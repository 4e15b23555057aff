"""What JSON Schema says of single values: the same as the checks, read from them."""

import re
from datetime import date, time
from typing import Literal

import pytest

from infoint import checks, limits, offsets, timestamps
from infoint.checks import (
    Check,
    bare_key,
    each,
    language,
    line,
    number,
    opaque,
    or_none,
    text,
    valid,
    whole,
)
from infoint.conversation import Phase
from infoint.errors import RefusedValue
from infoint.facts import KINDS
from infoint.lifecycle import MOMENTS, SLOTTED
from infoint.limits import Limit
from infoint.offsets import Offset
from infoint.playbooks.json_values import FACT, ID, MOMENT, Schema, plain, valued, written

LINE = written()
# Halves of characters are in no file of UTF-8.
SIGNS = [chr(number) for number in range(0x110000) if not 0xD800 <= number < 0xE000]


def fits(schema: Schema, value: str) -> bool:
    """Tell whether a text is of the form that a schema gives."""
    longest = schema.get("maxLength", len(value))
    return schema.get("minLength", 0) <= len(value) <= longest and bool(re.search(schema["pattern"], value))


def passes(check: Check, value: str) -> bool:
    try:
        check(value, "")
    except RefusedValue:
        return False
    return True


@pytest.mark.parametrize(("check", "several_lines"), [(line, False), (text, True)], ids=["line", "text"])
def test_a_text_is_made_of_the_signs_that_the_check_lets_pass(check: Check, several_lines: bool) -> None:
    sign = re.compile(written(several_lines=several_lines)["pattern"])
    refused = {sign for sign in SIGNS if not passes(check, f"a{sign}b")}
    assert {one for one in SIGNS if not sign.search(f"a{one}b")} == refused
    assert refused


@pytest.mark.parametrize("check", [line, text])
def test_a_text_is_as_long_as_the_check_lets_it_be(check: Check) -> None:
    schema = written(several_lines=check is text)
    most = schema["maxLength"]
    for size in (0, 1, most, most + 1):
        assert fits(schema, "a" * size) == passes(check, "a" * size)


def test_a_text_is_one_line_unless_it_may_have_several() -> None:
    assert written() == written(several_lines=False) != written(several_lines=True)


def test_words_stand_in_one_order_whatever_the_hash_seed() -> None:
    assert FACT["anyOf"][0]["enum"] == sorted(KINDS)
    assert MOMENT["anyOf"][0]["enum"] == sorted(MOMENTS)
    assert f"(?:{'|'.join(sorted(SLOTTED))})" in MOMENT["anyOf"][1]["pattern"]


@pytest.mark.parametrize("words", [(), ("contact",), ("contact", "minutes")])
def test_a_text_has_no_braces_but_those_of_its_placeholders(words: tuple[str, ...]) -> None:
    schema = written(words)
    assert fits(schema, "Dear Kim")
    for name in ("contact", "minutes", "start"):
        assert fits(schema, f"Dear {{{name}}}, {{{name}}}") == (name in words)
    for stray in (
        "{",
        "}",
        "{}",
        "{{contact}}",
        "{contact",
        "contact}",
        "{contact.name}",
        "{contact!r}",
        "{contact:9}",
    ):
        assert not fits(schema, stray)


@pytest.mark.parametrize(
    ("hint", "check", "schema"),
    [
        (bool, None, {"type": "boolean"}),
        (int, valid(whole(1, 9)), {"type": "integer", "minimum": 1, "maximum": 9}),
        (int | None, valid(or_none(whole(0, 9))), {"type": "integer", "minimum": 0, "maximum": 9}),
        (int, None, {"type": "integer"}),
        (int, valid(number), {"type": "integer"}),
        (str, valid(line), LINE),
        (str, valid(bare_key), ID),
        (str | None, valid(or_none(bare_key)), ID),
        (str, valid(opaque(7)), {"type": "string", "pattern": f"^{checks.IDENTIFIER.pattern}$", "maxLength": 7}),
        (str, valid(language), {"type": "string", "pattern": f"^{checks.LANGUAGE.pattern}$"}),
        (tuple[str, ...], valid(each(line)), {"type": "array", "items": LINE}),
        (tuple[str, ...], None, {"type": "array", "items": {"type": "string"}}),
        (frozenset[int], None, {"type": "array", "items": {"type": "integer"}, "uniqueItems": True}),
        (Literal["a", "b"], None, {"type": "string", "enum": ["a", "b"]}),
        (Literal["a", "b"] | None, None, {"type": "string", "enum": ["a", "b"]}),
    ],
    ids=str,
)
def test_types_and_checks(hint: object, check: object, schema: Schema) -> None:
    assert valued(hint, check) == schema


def test_what_is_not_known_has_no_schema() -> None:
    with pytest.raises(TypeError, match="date"):
        valued(date, None)


SPANS = ["same day", "0 days", "1 day", "1 days", "48 hours", "5 business days", "120 months", "525600 minutes"]
NO_SPANS = ["", "day", "1day", "-1 days", "1.5 hours", "01 days", "48 huors", "1 day ", "1 year", "1234567 minutes"]


@pytest.mark.parametrize("value", [*SPANS, *NO_SPANS])
def test_spans(value: str) -> None:
    assert fits(valued(Offset, None), value) == passes(lambda one, path: offsets.parse(str(one), path), value)


@pytest.mark.parametrize("value", ["1 word", "75 words", "20000 characters", "0 words", "2 pages", "x", "123456 words"])
def test_limits(value: str) -> None:
    assert fits(valued(Limit, None), value) == passes(lambda one, path: limits.parse(str(one), path), value)


@pytest.mark.parametrize("value", ["09:00", "23:59", "24:00", "9:00", "09:60", "09", "", "noon"])
def test_times_of_day(value: str) -> None:
    assert fits(valued(time, None), value) == passes(timestamps.time_of_day, value)
    assert fits(valued(time, None), f"{value}:00.5") == fits(valued(time, None), value)  # as TOML may have it


@pytest.mark.parametrize(
    "value", ["replied:yes", "done:a-b", "replied:", "done:x y", "held:x", "held", ":x", "Replied:x"]
)
def test_what_narrows_a_fact_stands_behind_a_colon(value: str) -> None:
    for named in (FACT, MOMENT):
        listed, slotted = named["anyOf"]
        assert bool(re.search(slotted["pattern"], value)) == (value in ("replied:yes", "done:a-b"))
        assert "replied" in listed["enum"]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (True, True),
        (3, 3),
        ("a", "a"),
        (("a", "b"), ["a", "b"]),
        (frozenset({6, 5}), ["saturday", "sunday"]),
        (time(9), "09:00"),
        (Offset(1, "days"), "1 day"),
        (Limit(75, "words"), "75 words"),
        ((Phase(id="opening", minutes=2),), [{"id": "opening", "minutes": 2}]),
    ],
    ids=str,
)
def test_defaults_are_told_as_a_file_would_have_them(value: object, told: object) -> None:
    assert plain(value) == told
