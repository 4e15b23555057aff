"""How long a text takes to say: round figures, by the language and by the script."""

import pytest

from infoint.words.speaking import seconds_to_say, time_to_say


@pytest.mark.parametrize(
    ("text", "language", "seconds"),
    [
        ("word " * 150, "en", 60),
        ("word " * 150, "en-GB", 60),
        ("palabra " * 145, "es-MX", 60),
        ("mot " * 65, "fr", 30),
        ("Wort " * 120, "de-CH", 60),
        ("palavra " * 120, "pt-BR", 60),
        ("كلمة " * 90, "ar", 60),
        ("字" * 240, "zh-Hans", 60),
        ("字" * 240, "zh-Hant-TW", 60),
        ("日本ごゴー" * 60, "ja", 60),
        ("szó " * 120, "hu", 60),
        ("mo " * 130, "ht", 60),  # its parent is French
        ("字" * 100 + " RNA ", "zh-Hans", 25.5),  # a foreign word among signs is one word
        ("細胞のRNAを、", "ja", 1.3),
        ("– … “ ” 。、", "en", 0),
        ("Dr. O'Neil's well-known work", "en", 1.6),
        ("", "en", 0),
    ],
)
def test_the_seconds_that_a_text_takes(text: str, language: str, seconds: float) -> None:
    assert seconds_to_say(text, language) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (0, "5 seconds"),
        (1, "5 seconds"),
        (100, "40 seconds"),
        (104, "40 seconds"),
        (107, "45 seconds"),
        (225, "90 seconds"),
        (235, "2 minutes"),
        (450, "3 minutes"),
    ],
)
def test_the_time_is_told_in_round_figures(words: int, told: str) -> None:
    assert time_to_say("word " * words, "en") == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Wort " * 60, "de", "30 Sekunden"),
        ("字" * 150, "ja", "30秒"),
        ("字" * 120, "zh-Hans", "30秒钟"),
        ("Wort " * 240, "de", "2 Minuten"),
    ],
)
def test_the_time_is_told_in_the_language(text: str, language: str, told: str) -> None:
    assert time_to_say(text, language) == told
