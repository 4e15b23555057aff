"""Words, sentences and lines of a text as a person has left it."""

import pytest

from infoint.phrases import Phrases
from infoint.reviewing.reading import Page, page_of


def page(text: str) -> Page:
    return page_of("body", text)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("At 3 p.m. your time. Good?!", ["At 3 p.m. your time.", "Good?!"]),
        ("am 5. März um 15.20 Uhr. Gut.", ["am 5. März um 15.20 Uhr.", "Gut."]),
        ("ven. 6 mars. Oui", ["ven. 6 mars.", "Oui"]),
        ("Title\n\nText", ["Title", "Text"]),
        ("Title\r\n \r\nText", ["Title", "Text"]),
        ("Title\r \rText", ["Title", "Text"]),
        ("le 6 sept. 2026", ["le 6 sept. 2026"]),
        ("It was 2026. Then", ["It was 2026.", "Then"]),
        ("wrapped\nline", ["wrapped\nline"]),
        ("你好。再见。", ["你好。", "再见。"]),
        ("It is 15:20. Then", ["It is 15:20.", "Then"]),
    ],
)
def test_a_text_is_read_by_sentences(text: str, sentences: list[str]) -> None:
    read = page(text)
    assert [read.quoted(start, end) for start, end in read.sentences] == sentences


def test_lines_without_words_are_left_out() -> None:
    read = page("\n one two \r\n---\n\nthree")
    assert [read.quoted(start, end) for start, end in read.lines] == ["one two", "three"]


def test_of_phrases_within_others_the_longest_is_found() -> None:
    phrases = Phrases([("a", "1"), ("a b", "2"), ("b", "3"), ("b c d", "4")])
    assert list(page("a b c d b").longest(phrases)) == [(0, 2, "2"), (1, 4, "4"), (4, 5, "3")]
    assert page("a").longest(Phrases([("a", "first"), ("A", "second")])) == [(0, 1, "first")]


def test_what_would_change_nothing_is_no_repair() -> None:
    read = page("a b")
    assert read.finding("unfilled", (0, 1), "x", "me", repair="a").repair is None
    assert read.finding("unfilled", (0, 1), "x", "me", repair="b").repair == "b"
