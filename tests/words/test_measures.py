"""Lengths of texts in words of a language."""

import pytest

from infoint.limits import Limit
from infoint.words.measures import limited


@pytest.mark.parametrize(
    ("limit", "language", "said"),
    [
        (Limit(1, "words"), "en", "1 word"),
        (Limit(200, "characters"), "en", "200 characters"),
        (Limit(2, "paragraphs"), "en", "2 paragraphs"),
        (Limit(2, "paragraphs"), "de", "2 Absätze"),
        (Limit(1200, "words"), "de", "1.200 Wörter"),
    ],
)
def test_a_length_bends_with_its_number(limit: Limit, language: str, said: str) -> None:
    assert limited(limit, language) == said
