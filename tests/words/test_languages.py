"""Which language serves where another is asked for."""

from typing import Final

import pytest

from infoint.errors import RefusedValue
from infoint.people import per_language
from infoint.words.languages import best, chain, text_in

SPOKEN: Final = ("en", "es", "fr", "de", "pt-BR", "zh-Hans", "ja", "ar")


@pytest.mark.parametrize(
    ("language", "parents"),
    [
        ("en", ()),
        ("en-GB", ("en-001", "en")),
        ("en-CH", ("en-150", "en-001", "en")),
        ("es-MX", ("es-419", "es")),
        ("de-CH", ("de",)),
        ("pt-BR", ("pt",)),
        ("pt-AO", ("pt-PT", "pt")),
        ("zh", ()),
        ("zh-Hans", ("zh",)),
        ("zh-SG", ("zh",)),
        ("zh-Hant", ()),
        ("zh-TW", ("zh-Hant-TW", "zh-Hant")),
        ("zh-MO", ("zh-Hant-MO", "zh-Hant-HK", "zh-Hant")),
        ("sr-Latn-RS", ("sr-Latn",)),
        ("sr-ME", ("sr-Latn-ME", "sr-Latn")),
        ("tlh-XX", ("tlh",)),
    ],
)
def test_parents_are_those_of_the_cldr(language: str, parents: tuple[str, ...]) -> None:
    assert chain(language) == (language, *parents)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("en-GB", "en"),
        ("es-MX", "es"),
        ("de-CH", "de"),
        ("de-Latn", "de"),
        ("pt", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("pt-AO", "pt-BR"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-Hans-CN", "zh-Hans"),
        ("zh-TW", None),
        ("zh-HK", None),
        ("zh-Hant", None),
        ("ar-EG", "ar"),
        ("fr-CA", "fr"),
        ("ja-JP", "ja"),
        ("nl", None),
        ("tlh", None),
    ],
)
def test_a_language_reaches_those_of_its_parents(wanted: str, found: str | None) -> None:
    assert best((wanted,), SPOKEN) == found


@pytest.mark.parametrize(
    ("wanted", "available", "found"),
    [
        (("de-CH",), ("de", "de-CH"), "de-CH"),
        (("de-CH", "en"), ("en", "de"), "de"),
        (("zh-TW",), ("zh-Hans", "zh-Hant"), "zh-Hant"),
        (("zh-Hant",), ("zh-TW",), "zh-TW"),
        (("zh-Hant",), ("zh-HK",), None),
        (("es-MX",), ("es-ES", "es-419"), "es-419"),
        (("en",), ("en-GB",), None),  # a parent is not served by one of its children
        (("en",), ("en-US",), "en-US"),
        ((), ("en",), None),
        (("en",), (), None),
    ],
)
def test_the_first_wanted_wins_and_then_the_nearest(
    wanted: tuple[str, ...], available: tuple[str, ...], found: str | None
) -> None:
    assert best(wanted, available) == found


@pytest.mark.parametrize("language", ["", "../en", "EN", "en_GB", "en-gb", "en-x-private"])
def test_what_is_no_language_is_refused_before_it_is_looked_up(language: str) -> None:
    with pytest.raises(RefusedValue):
        chain(language)
    with pytest.raises(RefusedValue):
        best(("en",), (language,))


@pytest.mark.parametrize(
    ("written", "language", "text"),
    [
        ({"de": "A", "de-CH": "B"}, "de-CH", "B"),
        ({"de": "A", "de-CH": "B"}, "de", "A"),
        ({"de": "A"}, "de-CH", "A"),
        ({"de-CH": "B"}, "de", "B"),
        ({"de-AT": "A", "de-CH": "B"}, "de", "A"),
        ({"de-AT": "A", "de-DE": "B"}, "de", "B"),
        ({"pt": "A"}, "pt-BR", "A"),
        ({"pt-PT": "A"}, "pt-BR", "A"),
        ({"zh-TW": "A"}, "zh-Hans", None),
        ({"en": "A"}, "de", None),
        ({}, "de", None),
    ],
)
def test_a_text_serves_its_own_language_and_those_near_it(
    written: dict[str, str], language: str, text: str | None
) -> None:
    assert text_in(per_language(written), language) == text
