"""The locale of a language: allow-listed ids only, and one for everybody."""

import pytest

from infoint.errors import NotKnown, RefusedValue
from infoint.words.locales import locale


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "en"), ("pt-BR", "pt_BR"), ("zh-Hans", "zh_Hans"), ("zh-Hant-HK", "zh_Hant_HK"), ("es-419", "es_419")],
)
def test_a_language_has_a_locale(language: str, name: str) -> None:
    assert str(locale(language)) == name


def test_one_locale_serves_everybody() -> None:
    assert locale("pt-BR") is locale("pt-BR")


@pytest.mark.parametrize("language", ["xx", "qaa", "en-XX"])
def test_a_language_that_the_cldr_lacks_is_not_known(language: str) -> None:
    with pytest.raises(NotKnown) as error:
        locale(language)
    assert (error.value.code, error.value.path) == ("unknown_language", "language")
    assert error.value.__context__ is None  # the error of Babel holds the text


@pytest.mark.parametrize(
    ("language", "code"),
    [("../en", "not_language"), ("en_US", "not_language"), ("en-US-POSIX", "not_language"), ("", "empty")],
)
def test_babel_sees_no_text_that_is_no_language(language: str, code: str) -> None:
    with pytest.raises(RefusedValue) as refusal:
        locale(language)
    assert (refusal.value.code, refusal.value.path) == (code, "language")
