"""The catalogues of the library's own sentences: what is said, and what is said where a catalogue is no good."""

from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.support import NullTranslations
from hypothesis import given
from hypothesis import strategies as st

from infoint import template
from infoint.translatable import plural, sentence
from infoint.words.catalogues import LANGUAGES, bent_by, loaded, said_by, say, say_count, voice

TALK: Final = sentence("Talk with {contact}")
DAYS: Final = plural("{count} business day", "{count} business days")
GERMAN: Final = files("infoint").joinpath("locale", "de", "LC_MESSAGES", "infoint.mo").read_bytes()


def of(said: str, *forms: str, rule: str = "(n != 1)") -> NullTranslations:
    """Make a catalogue with words for a talk, and for days."""
    catalog = Catalog(locale="de")
    catalog.add(TALK, said)
    catalog.add(DAYS, forms)
    file = BytesIO()
    write_mo(file, catalog)
    assert b"plural=(n != 1)" in file.getvalue()
    return loaded(lambda: file.getvalue().replace(b"(n != 1)", rule.ljust(8).encode()))


def test_a_mark_changes_nothing() -> None:
    assert TALK == "Talk with {contact}"
    assert DAYS == ("{count} business day", "{count} business days")


def test_a_sentence_is_filled_once() -> None:
    assert say(TALK, "en", contact="{contact} \\1 %s") == "Talk with {contact} \\1 %s"


def test_a_sentence_may_ignore_a_value() -> None:
    assert say("Aim", "en", span="2 days", step="") == "Aim"


def test_a_placeholder_may_have_any_name() -> None:
    named = {"sentence": "A", "language": "B", "pair": "C"}
    assert say("{sentence} {language} {pair}", "en", **named) == "A B C"
    assert say_count(("{count} {pair}", "{count} {language}"), 2, "en", count="many", **named) == "2 B"


@pytest.mark.parametrize(
    ("count", "language", "said"),
    [
        (0, "en", "0 business days"),
        (1, "en-GB", "1 business day"),
        (1234, "en", "1,234 business days"),
        (1, "de", "1 Arbeitstag"),
        (0, "de", "0 Arbeitstage"),
        (1234, "de", "1.234 Arbeitstage"),
        (1234, "de-CH", "1’234 Arbeitstage"),
    ],
)
def test_a_number_bends_its_sentence(count: int, language: str, said: str) -> None:
    assert say_count(DAYS, count, language) == said


@pytest.mark.parametrize("language", ["de", "de-AT", "de-DE"])
def test_a_language_is_spoken_by_the_catalogue_that_it_reaches(language: str) -> None:
    assert voice(language) == language
    assert say(TALK, language, contact="Kim") == "Gespräch mit Kim"


@pytest.mark.parametrize(("language", "spoken"), [("de-FR", "de"), ("en-JP", "en"), ("pt-FR", "pt-BR")])
def test_a_language_in_a_region_where_the_cldr_has_it_not_is_spoken_as_elsewhere(language: str, spoken: str) -> None:
    assert voice(language) == spoken
    assert say_count(DAYS, 1234, language) == say_count(DAYS, 1234, spoken)


@pytest.mark.parametrize("language", ["nl", "tlh", "zh-TW"])
def test_a_language_that_the_library_does_not_speak_hears_english(language: str) -> None:
    assert voice(language) == "en"
    assert say(TALK, language, contact="Kim") == "Talk with Kim"
    assert say_count(DAYS, 1234, language) == "1,234 business days"


def test_english_comes_first() -> None:
    assert LANGUAGES[0] == "en"
    assert list(LANGUAGES[1:]) == sorted({*LANGUAGES} - {"en"})


@pytest.mark.parametrize("said", ["{contact} treffen", "{contact}: {contact}"])
def test_what_fits_is_said(said: str) -> None:
    assert said_by(of(said), TALK) == said


@pytest.mark.parametrize(
    "said",
    [
        "",
        " ",
        "Gespräch",
        "{Contact}",
        "{contact} {when}",
        "{contact}}",
        "{ {contact}",
        "{contact}\n",
        "\u202e{contact}",
    ],
)
def test_what_does_not_fit_is_said_in_english(said: str) -> None:
    assert said_by(of(said), TALK) == TALK


@pytest.mark.parametrize(
    ("count", "forms", "said"),
    [
        (1, ("ein Tag", "{count} Tage"), "ein Tag"),
        (2, ("ein Tag", "{count} Tage"), "{count} Tage"),
        (2, ("ein Tag", "{anzahl} Tage"), DAYS[1]),
        (2, ("ein Tag",), DAYS[1]),
        (1, ("", "{count} Tage"), DAYS[0]),
        (1, (), DAYS[0]),
    ],
)
def test_a_form_that_does_not_fit_is_said_in_english(count: int, forms: tuple[str, ...], said: str) -> None:
    assert bent_by(of("", *forms), DAYS, count) == said


def test_a_form_may_lack_its_number_and_nothing_else() -> None:
    pair = plural("{count} day for {contact}", "{count} days for {contact}")
    catalog = Catalog(locale="de")
    catalog.add(pair, ("ein Tag für {contact}", "{count} Tage"))
    file = BytesIO()
    write_mo(file, catalog)
    spoken = loaded(file.getvalue)
    assert bent_by(spoken, pair, 1) == "ein Tag für {contact}"
    assert bent_by(spoken, pair, 2) == pair[1]


@pytest.mark.parametrize("rule", ["n%0", "n/0", "n*1000", "-n", "os", "n ? n", "", "((((((n"])
def test_a_rule_that_is_none_bends_as_english_does(rule: str) -> None:
    assert bent_by(of("{contact}", "Tag {count}", "Tage {count}", rule=rule), DAYS, 5) == DAYS[1]


def test_a_catalogue_that_is_gone_is_an_empty_one(tmp_path: Path) -> None:
    gone = loaded((tmp_path / "infoint.mo").read_bytes)
    assert (said_by(gone, TALK), bent_by(gone, DAYS, 1)) == (TALK, DAYS[0])


def judged(raw: bytes) -> None:
    """Say something by a catalogue, whatever it holds."""
    catalogue = loaded(lambda: raw)
    assert template.names(said_by(catalogue, TALK)) == ("contact",)
    for count in (0, 1, 2, 5, 1_000_000):
        assert set(template.names(bent_by(catalogue, DAYS, count))) <= {"count"}


@given(st.integers(0, len(GERMAN)))
def test_a_catalogue_that_was_cut_off_raises_nothing(length: int) -> None:
    judged(GERMAN[:length])


@given(st.lists(st.tuples(st.integers(0, len(GERMAN) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_catalogue_with_other_bytes_raises_nothing(changes: list[tuple[int, int]]) -> None:
    raw = bytearray(GERMAN)
    for place, byte in changes:
        raw[place] = byte
    judged(bytes(raw))


@given(st.integers(0, 40), st.binary(min_size=4, max_size=4))
def test_a_catalogue_with_another_table_raises_nothing(place: int, word: bytes) -> None:
    judged(GERMAN[: place * 4] + word + GERMAN[place * 4 + 4 :])


@given(st.binary(max_size=200))
def test_bytes_that_are_no_catalogue_raise_nothing(raw: bytes) -> None:
    judged(raw)
    judged(b"\xde\x12\x04\x95" + raw)
