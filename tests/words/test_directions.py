"""From which side a language is read, and what is kept apart in it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint.words import say
from infoint.words.directions import direction, isolated
from infoint.words.sentences import TALK

FSI, PDI = "\u2068", "\u2069"
CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HAIFA = "\u05d7\u05d9\u05e4\u05d4"
CAIRO = "\u0627\u0644\u0642\u0627\u0647\u0631\u0629"
LANGUAGES = st.sampled_from(["en", "de", "ja", "ar", "ar-EG", "he", "tlh"])
TEXTS = st.text(st.sampled_from(f"aé1٣ -+.\n{HAIFA}{CAIRO}{CONTROLS}"), max_size=30) | st.text(max_size=30)


@pytest.mark.parametrize(
    ("language", "side"),
    [
        ("en", "ltr"),
        ("zh-Hans", "ltr"),
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("he", "rtl"),
        ("az-Arab", "rtl"),
        ("tlh", "ltr"),
    ],
)
def test_the_cldr_knows_the_side(language: str, side: str) -> None:
    assert direction(language) == side


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (HAIFA, "en"),
        (f"Café {CAIRO}", "ja"),
        ("Kim Lee", "ar"),
        (f"{CAIRO} Lab", "ar"),
        ("李", "he"),
        ("+49 30 123456", "ar"),
        ("2026-03-05", "ar"),
        ("a@example.org", "ar"),
    ],
)
def test_what_runs_against_its_sentence_is_kept_apart(text: str, language: str) -> None:
    assert isolated(text, language) == f"{FSI}{text}{PDI}"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kim Lee", "en"),
        ("Núñez 李 (20)", "en"),
        (CAIRO, "ar"),
        (f"{CAIRO}, 5", "ar"),
        ("20", "ar"),
        ("10:30", "ar"),
        ("1,234", "ar"),
        ("70%", "ar"),
        ("1/2", "ar"),
        ("5–7", "en"),
        ("٢٠–٣٠", "ar"),
        ("…", "ar"),
        ("", "ar"),
        (f"{CAIRO} {FSI}Kim{PDI}", "ar"),  # kept apart already
        (f"{CAIRO} \u2066Kim{PDI}", "ar"),
        (f"\u202b{CAIRO}\u202c", "ar"),
        ("Kim", "tlh"),
    ],
)
def test_what_runs_with_its_sentence_stays_as_it_is(text: str, language: str) -> None:
    assert isolated(text, language) == text


@pytest.mark.parametrize(
    "text", [f"Kim{PDI} Lee", f"Kim {FSI}Lee", "Kim \u202eLee", "Kim\u202c Lee", f"{FSI}\u202aKim{PDI} Lee"]
)
def test_what_opens_or_closes_nothing_is_taken_out(text: str) -> None:
    assert isolated(text, "ar") == f"{FSI}Kim Lee{PDI}"
    assert isolated(text, "en") == "Kim Lee"


@pytest.mark.parametrize("end", ["\n", "\r", "\x1c", "\x1d", "\x1e", "\x85", "\u2029"])
def test_each_line_is_kept_apart_by_itself(end: str) -> None:
    assert isolated(f"Kim{FSI}{end}{CAIRO}{end}Lee", "ar") == f"{FSI}Kim{PDI}{end}{CAIRO}{end}{FSI}Lee{PDI}"


@given(TEXTS, LANGUAGES)
def test_twice_is_once(text: str, language: str) -> None:
    once = isolated(text, language)
    assert isolated(once, language) == once


@given(TEXTS, LANGUAGES)
def test_only_controls_of_direction_come_and_go(text: str, language: str) -> None:
    visible = str.maketrans("", "", CONTROLS)
    assert isolated(text, language).translate(visible) == text.translate(visible)


@given(TEXTS, LANGUAGES)
def test_no_value_reaches_beyond_its_place(text: str, language: str) -> None:
    """Take out pairs from within, as a reader of another make would, until none is left."""
    for line in re.split(r"[\n\r\x1c-\x1e\x85\u2029]", isolated(text, language)):
        left, before = re.sub(f"[^{CONTROLS}]", "", line), ""
        while left != before:
            left, before = re.sub("[\u2066-\u2068]\u2069|[\u202a\u202b\u202d\u202e]\u202c", "", left), left
        assert left == ""


def test_a_sentence_keeps_its_values_apart() -> None:
    assert say(TALK, "en", contact=HAIFA) == f"Talk with {FSI}{HAIFA}{PDI}"
    assert say(TALK, "en", contact="Kim") == "Talk with Kim"
    assert f"{FSI}Kim{PDI}" in say(TALK, "ar-EG", contact="Kim")
