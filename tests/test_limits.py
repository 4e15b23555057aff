"""How long a message may be, and how long it is: characters, words, paragraphs."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint.errors import RefusedValue
from infoint.limits import MOST, UNITS, Limit, Unit, exceeded, length, parse

LETTER = "Dear Kim,\n\nthank you for\nyour time.\n\n\nAna\n"


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("75 words", Limit(75, "words")),
        ("1 word", Limit(1, "words")),
        ("2 paragraphs", Limit(2, "paragraphs")),
        ("1 paragraphs", Limit(1, "paragraphs")),
        ("300 characters", Limit(300, "characters")),
        (f"{MOST} characters", Limit(MOST, "characters")),
    ],
)
def test_a_limit_is_read_as_a_guide_writes_it(text: str, limit: Limit) -> None:
    assert parse(text) == limit
    assert parse(str(limit)) == limit


@pytest.mark.parametrize(
    "text",
    [
        "",
        "75",
        "words",
        "75words",
        "75  words",
        "-1 words",
        "0 words",
        "075 words",
        "1.5 words",
        "75 Words",
        "75 words\n",
    ],
)
def test_other_texts_are_no_limits(text: str) -> None:
    with pytest.raises(RefusedValue) as caught:
        parse(text, "most[0]")
    assert (caught.value.code, caught.value.path) == ("not_limit", "most[0]")


def test_a_limit_has_a_limit() -> None:
    with pytest.raises(RefusedValue) as caught:
        parse(f"{MOST + 1} words", "most[0]")
    assert (caught.value.code, caught.value.path) == ("too_large", "most[0]")


@pytest.mark.parametrize(
    ("amount", "unit", "code", "path"),
    [
        (0, "words", "too_small", "amount"),
        (MOST + 1, "words", "too_large", "amount"),
        (True, "words", "not_integer", "amount"),
        (5, "lines", "not_choice", "unit"),
        (5, "word", "not_choice", "unit"),
    ],
)
def test_a_limit_is_an_amount_of_a_unit(amount: int, unit: Any, code: str, path: str) -> None:
    with pytest.raises(RefusedValue) as caught:
        Limit(amount, unit)
    assert (caught.value.code, caught.value.path) == (code, path)


@pytest.mark.parametrize(("unit", "amount"), [("characters", 41), ("words", 8), ("paragraphs", 3)])
def test_how_long_a_letter_is(unit: Unit, amount: int) -> None:
    assert length(LETTER, unit) == amount


@pytest.mark.parametrize(
    ("text", "words", "paragraphs"),
    [
        ("", 0, 0),
        (" \n\t\n ", 0, 0),
        ("one", 1, 1),
        ("one\ntwo", 2, 1),
        ("one\n\ntwo", 2, 2),
        ("one\n \t\ntwo", 2, 2),
        ("\n\n  one two\n\n\n\nthree\n\n", 3, 2),
        ("你好 世界", 2, 1),
        ("it's well-known – e.g. here", 5, 1),
    ],
)
def test_words_stand_between_blanks_and_paragraphs_between_blank_lines(text: str, words: int, paragraphs: int) -> None:
    assert (length(text, "words"), length(text, "paragraphs")) == (words, paragraphs)


def test_limits_that_are_exceeded_are_told_with_the_length() -> None:
    limits = (Limit(7, "words"), Limit(8, "words"), Limit(2, "paragraphs"), Limit(41, "characters"))
    assert exceeded(LETTER, limits) == ((Limit(7, "words"), 8), (Limit(2, "paragraphs"), 3))
    assert exceeded(LETTER, ()) == ()


PIECES = st.lists(st.sampled_from(("one", "two", " ", "\t", "\n", "\n\n", "\u00a0", "ü")), max_size=25).map("".join)


@given(PIECES)
def test_paragraphs_are_counted_as_by_hand(text: str) -> None:
    found, inside = 0, False
    for line in text.split("\n"):
        found += bool(line.strip()) and not inside
        inside = bool(line.strip())
    assert length(text, "paragraphs") == found


@given(PIECES, PIECES)
def test_two_texts_with_a_blank_line_between_are_as_long_as_both(one: str, other: str) -> None:
    both = f"{one}\n\n{other}"
    assert [length(both, unit) for unit in ("words", "paragraphs")] == [
        length(one, unit) + length(other, unit) for unit in ("words", "paragraphs")
    ]


@given(PIECES, st.integers(1, 9), st.sampled_from(UNITS))
def test_a_limit_is_exceeded_beyond_its_amount(text: str, amount: int, unit: Unit) -> None:
    limit = Limit(amount, unit)
    assert bool(exceeded(text, (limit,))) == (length(text, unit) > amount)
