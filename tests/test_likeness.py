"""Which known word is meant: the nearest one, found with little work whatever the words are."""

import random
import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint.likeness import LONGEST, MOST_COMPARED, nearest

KEYS = ("after", "before", "opens", "due", "deadline", "closes", "remind", "done_by", "until", "only_if", "source")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("dedline", "deadline"),
        ("open", "opens"),
        ("deu", "due"),
        ("befroe", "before"),
        ("doneby", "done_by"),
        ("utnil", "until"),
        ("sourc", "source"),
        ("due", "due"),
        ("zzz", None),
        ("", None),
        ("Größe", None),
    ],
)
def test_the_nearest_word(word: str, near: str | None) -> None:
    assert nearest(word, KEYS) == near


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("due", ()) is None


def test_the_order_of_the_words_does_not_matter() -> None:
    assert {nearest("nudge_3", words) for words in (["nudge_1", "nudge_2"], ["nudge_2", "nudge_1"])} == {"nudge_2"}


def test_a_long_word_is_told_whole() -> None:
    word = "a" * 30 + "b" * 30
    assert nearest("a" * 30 + "b" * 29, [word]) == word


def test_of_many_words_the_first_count() -> None:
    known = [f"{number:03}" for number in range(MOST_COMPARED)]
    assert nearest("zzzz", [*known, "zzzzz"]) is None
    assert nearest("zzzz", [*known[:-1], "zzzzz"]) == "zzzzz"


@given(st.text(max_size=9), st.lists(st.text(max_size=9), max_size=9))
def test_what_is_near_is_known(word: str, known: list[str]) -> None:
    assert nearest(word, known) in {None, *known}


def work(word: str, known: list[str]) -> int:
    """Count the calls that a search makes, of Python's functions and of C's."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        nearest(word, known)
    finally:
        sys.setprofile(None)
    return calls


def test_words_that_are_all_alike_cost_little() -> None:
    """To compare each of them letter by letter would take some hundred thousand calls."""
    letters = random.Random(1)
    words = ["".join(letters.choices("abcd", k=2 * LONGEST)) for _ in range(MOST_COMPARED + 1)]
    assert work(words[0], words[1:]) < 10_000
