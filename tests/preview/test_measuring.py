"""How texts are broken: nothing is wider than its room, and what is left out is told."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint.preview.measuring import broken, width


def test_wide_letters_are_wider() -> None:
    assert width("ill.", 10) < width("abcd", 10) < width("ABCD", 10) < width("mmWW", 10) < width("李明李明", 10) + 1
    assert width("\N{GRINNING FACE}", 10) > width("李", 10)
    assert width("ab", 20) == 2 * width("ab", 10)
    assert width("", 10) == 0


# Letters of all kinds, and many of the signs that keep a name apart.
TEXTS = st.lists(st.one_of(st.text(max_size=9), st.sampled_from("\u2066\u2067\u2068\u2069")), max_size=40).map("".join)


def without_isolates(text: str) -> str:
    return re.sub("[\u2066-\u2069]", "", text)


@given(TEXTS, st.integers(40, 300), st.integers(1, 4))
def test_no_line_is_wider_than_its_room(text: str, room: int, most: int) -> None:
    lines = broken(text, room, 12, most)
    assert len(lines) <= most
    assert all(width(line, 12) <= room for line in lines)
    letters, left = (without_isolates("".join(one.split())) for one in (text, "".join(lines)))
    assert left == letters or (left.endswith("…") and letters.startswith(left[:-1]))


def test_a_text_is_broken_between_words() -> None:
    assert broken("one two three", 60, 12, 3) == ("one two", "three")
    assert broken("one two three fours", 60, 12, 2) == ("one two", "three…")
    assert broken("", 60, 12, 2) == ()


def test_a_word_that_is_too_wide_is_cut() -> None:
    assert broken("a " + "x" * 20, 60, 12, 4) == ("a", "x" * 8, "x" * 8, "x" * 4)


def test_a_name_that_is_kept_apart_is_so_in_every_line() -> None:
    assert broken("a \u2068Kim Lee\u2069 b", 60, 12, 3) == ("a \u2068Kim\u2069", "\u2068Lee\u2069 b")
    assert broken("a \u2068one two three\u2069", 60, 12, 1) == ("a \u2068one…\u2069",)
    assert width("\u2066\u2067\u2068\u2069", 10) == 0


@pytest.mark.parametrize("most", [1, 3])
def test_even_a_letter_without_room_is_written(most: int) -> None:
    assert "".join(broken("李", 1, 12, most)) in ("李", "…")
