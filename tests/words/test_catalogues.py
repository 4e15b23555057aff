"""The catalogues of the library's own sentences: what is said, and what is said where a catalogue is no good."""

import pytest

from infoint.words.catalogues import LANGUAGES, fits, plural, say, say_count, sentence, voice

DAYS = plural("{count} business day", "{count} business days")


def test_a_mark_changes_nothing() -> None:
    assert sentence("Talk with {contact}") == "Talk with {contact}"
    assert DAYS == ("{count} business day", "{count} business days")


def test_a_sentence_is_filled_once() -> None:
    assert say("Talk with {contact}", "en", contact="{contact} \\1 %s") == "Talk with {contact} \\1 %s"


def test_a_sentence_may_ignore_a_value() -> None:
    assert say("Aim", "en", span="2 days", step="") == "Aim"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 business days"), (1, "1 business day"), (1234, "1,234 business days")]
)
def test_a_number_bends_its_sentence(count: int, said: str) -> None:
    assert say_count(DAYS, count, "en-GB") == said


@pytest.mark.parametrize("language", ["nl", "tlh", "zh-TW"])
def test_a_language_that_the_library_does_not_speak_hears_english(language: str) -> None:
    assert voice(language) == "en"
    assert say("Talk with {contact}", language, contact="Kim") == "Talk with Kim"
    assert say_count(DAYS, 1234, language) == "1,234 business days"


def test_english_comes_first() -> None:
    assert LANGUAGES[0] == "en"
    assert len(LANGUAGES) == len(set(LANGUAGES))


@pytest.mark.parametrize("said", ["", " ", "Gespräch", "{Contact}", "{contact} {when}", "{contact}}", "{ {contact}"])
def test_a_translation_with_other_placeholders_does_not_fit(said: str) -> None:
    assert not fits(said, "Talk with {contact}")
    assert fits("{contact}: {contact}", "Talk with {contact}")
