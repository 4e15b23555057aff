"""Phrases found by whole words, in any script, in one pass."""

import pytest

from infoint.phrases import MOST_WORDS, Phrases, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("  a\tB\n\nc ", ("a", "b", "c")),
        ("I'd like a job-offer (now)", ("i", "d", "like", "a", "job", "offer", "now")),
        ("Straße, ÉTÉ", ("strasse", "été")),
        ("e\u0301te\u0301", ("été",)),
        ("20–30 minutes", ("20", "30", "minutes")),
        ("{field} and fields", ("{field}", "and", "fields")),
        ("one. two? three: 4;", ("one", ".", "two", "?", "three", ":", "4", ";")),
        ("找工作", ("找", "工", "作")),
        ("काम चाहिए।", ("काम", "चाहिए", "।")),
        ("か\u3099", ("が",)),
        ("أريد إلى", ("اريد", "الي")),
        ("هل لديكم وظيفة؟", ("هل", "لديكم", "وظيفة", "؟")),
        ("شكرا ـ جزيلا \u064b", ("شكرا", "جزيلا")),
    ],
)
def test_a_text_is_split_into_words(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "phrase", "is_there"),
    [
        ("Is there a job?", "job", True),
        ("His jobs are many", "job", False),
        ("a JOB  offer", "job offer", True),
        ("a job-offer", "job offer", True),
        ("a job. Offer me", "job offer", False),
        ("a job {field} offer", "job offer", False),
        ("L’emploi", "emploi", True),
        ("我在找工作。", "工作", True),
        ("{job}", "job", False),
        ("x", "", False),
    ],
)
def test_a_phrase_is_found_by_whole_words(text: str, phrase: str, is_there: bool) -> None:
    assert bool(list(Phrases([(phrase, 1)]).found_in(words(text)))) == is_there


def test_all_phrases_are_found_each_with_its_place() -> None:
    phrases = Phrases([("a job", 1), ("job", 2), ("job offer", 2), ("Job", 3), ("JOB", 2)])
    assert list(phrases.found_in(words("a job offer"))) == [
        (0, 2, "a job", 1),
        (1, 2, "job", 2),
        (1, 2, "Job", 3),
        (1, 3, "job offer", 2),
    ]


def test_what_no_word_is_left_of_goes_on_with_no_phrase() -> None:
    assert list(Phrases([("XXX", "")]).found_in(words("XXX ـ XXX"))) == [(0, 1, "XXX", ""), (1, 2, "XXX", "")]


def test_a_long_phrase_is_found_by_its_first_words() -> None:
    [(start, end, _, _)] = Phrases([("a " * 40, 1)]).found_in(words("a " * MOST_WORDS))
    assert (start, end) == (0, MOST_WORDS)


def test_however_a_letter_came_to_its_marks_it_is_the_same() -> None:
    assert words("\u0399\u0308\u0301") == words("\u0390")
