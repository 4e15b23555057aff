"""The idioms of each language: whole tables, spans that hold together, the library's own languages among them."""

from infoint.proofreading.idioms import ELAPSED, HOURS, MINUTES, NUMBERS, SPELT_MINUTES
from infoint.proofreading.phrases import words
from infoint.words.catalogues import LANGUAGES


def test_every_table_has_every_language_that_the_library_speaks() -> None:
    for table in (MINUTES, HOURS, NUMBERS, SPELT_MINUTES, ELAPSED):
        assert table.keys() == MINUTES.keys() >= {language.partition("-")[0] for language in LANGUAGES}


def test_spans_run_from_few_to_many_hours() -> None:
    assert all(0 <= fewest < most for phrases in ELAPSED.values() for fewest, most in phrases.values())


def test_single_words_are_found_as_they_stand() -> None:
    single = {word for table in (MINUTES, HOURS, NUMBERS) for listed in table.values() for word in listed}
    assert {word for word in single if words(word) != (word,)} == set()
