"""The idioms of each language: whole tables, phrases that can be found, values that the library has."""

from typing import Any

import attrs
import pytest

from infoint import idioms, playbooks
from infoint.idioms import SPANS, Idioms, idioms_of
from infoint.phrases import words
from infoint.template import PLACEHOLDERS

LANGUAGES = idioms.languages_read()


def read(language: str) -> Idioms:
    found = idioms_of(language)
    assert found
    return found


def test_every_language_of_the_shipped_guide_is_read() -> None:
    assert set(playbooks.load("gsbs").languages) <= set(LANGUAGES)


@pytest.mark.parametrize(
    ("asked", "given"), [("de", "de"), ("de-CH", "de"), ("pt-BR", "pt-BR"), ("zh-Hans", "zh-Hans")]
)
def test_a_language_is_read_by_its_nearest_idioms(asked: str, given: str) -> None:
    assert read(asked).language == given


@pytest.mark.parametrize("language", ["zh-TW", "tlh"])
def test_a_language_without_a_file_is_not_read(language: str) -> None:
    assert idioms_of(language) is None


def phrases(value: Any) -> list[str]:
    """Return all phrases in a table or a list."""
    if attrs.has(type(value)):
        return [phrase for field in attrs.fields(type(value)) for phrase in phrases(getattr(value, field.name))]
    if isinstance(value, tuple):
        return list(value)
    return [*value, *(phrase for inner in value.values() if isinstance(inner, tuple) for phrase in phrases(inner))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_can_be_found(language: str) -> None:
    spoken = read(language)
    assert spoken.language == language
    listed = [field for field in attrs.fields(Idioms) if field.name not in {"language", "reviewed_by", "elapsed"}]
    silent = [one for field in listed for one in phrases(getattr(spoken, field.name)) if not words(one)]
    assert [phrase for phrase in silent if phrase not in spoken.fields] == []
    assert [phrase for phrase in spoken.elapsed if not words(phrase)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_those_of_the_library(language: str) -> None:
    spoken = read(language)
    assert set(spoken.fields.values()) <= PLACEHOLDERS
    assert set(spoken.elapsed.values()) <= set(SPANS.values())
    assert all(0 < amount <= 120 for table in (spoken.numbers, spoken.spelt_minutes) for amount in table.values())
    assert all((spoken.minutes, spoken.hours, spoken.numbers, spoken.job_requests, spoken.job_denials))


def test_spans_run_from_few_to_many_hours() -> None:
    assert all(0 <= fewest < most for fewest, most in SPANS.values())


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^$"):
        idioms.structured({"format": 2})


def test_nobody_changes_what_all_read() -> None:
    spoken = read("en")
    for table in (spoken.numbers, spoken.elapsed, spoken.cues, spoken.fields):
        with pytest.raises(TypeError):
            table["x"] = 1  # type: ignore[index]
