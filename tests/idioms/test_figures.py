"""Lengths of time in texts of every script."""

import pytest

from infoint.idioms import idioms_of
from infoint.idioms.figures import figures_in
from infoint.phrases import said_in


def read(text: str, language: str) -> list[tuple[str, int, str, bool]]:
    idioms, said = idioms_of(language), said_in(text)
    assert idioms
    found = sorted(figures_in(text, said, idioms), key=lambda one: one.start)
    return [
        (text[said.starts[one.start] : said.ends[one.end - 1]], one.amount, one.unit, one.of_range) for one in found
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "20 minutes, 15min and two hours",
            [("20 minutes", 20, "minutes", False), ("15min", 15, "minutes", False)],
        ),
        ("en", "half an hour", [("half an hour", 30, "minutes", False)]),
        ("en", "an hour", [("an hour", 60, "minutes", False)]),
        ("en", "twenty-five minutes", [("twenty-five minutes", 25, "minutes", False)]),
        ("en", "20–30 minutes", [("20–30 minutes", 30, "minutes", True)]),
        ("en", "1.5 hours, 1,5 hours, 24:00 hours, 12345 minutes, minutes", []),
        ("en", "48 hours", [("48 hours", 48, "hours", False)]),
        ("en", "In 2026, 20 minutes", [("20 minutes", 20, "minutes", False)]),
        ("de", "zwanzig Minuten", [("zwanzig Minuten", 20, "minutes", False)]),
        ("zh-Hans", "二十分钟，２０分钟", [("二十分钟", 20, "minutes", False), ("２０分钟", 20, "minutes", False)]),
        ("zh-Hans", "八十五分钟，大约十五分钟", [("十五分钟", 15, "minutes", False)]),
        ("ja", "五十五分", []),
        ("ja", "三十分", [("三十分", 30, "minutes", False)]),
        ("fr", "soixante-quinze minutes, quinze minutes", [("quinze minutes", 15, "minutes", False)]),
        ("de", "ein 20-minütiges Gespräch", [("20-minütiges", 20, "minutes", False)]),
        ("ja", "20分ほど", [("20分", 20, "minutes", False)]),
        ("ar", "٢٠ دقيقة", [("٢٠ دقيقة", 20, "minutes", False)]),
    ],
)
def test_lengths_are_read(language: str, text: str, expected: list[tuple[str, int, str, bool]]) -> None:
    assert read(text, language) == expected
