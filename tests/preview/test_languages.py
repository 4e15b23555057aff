"""Texts in their languages: each marked with its language, and with its direction where it is read from the right."""

from xml.etree import ElementTree

import attrs
import pytest

from infoint.guide import Texts
from infoint.preview.languages import filled, language_name, plain, read_in, said, spoken
from infoint.words.directions import direction
from tests.bench import guide, step


@pytest.mark.parametrize(
    ("language", "name", "side"),
    [("en", "English", "ltr"), ("ar", "Arabic", "rtl"), ("he", "Hebrew", "rtl"), ("qqq", "qqq", "ltr")],
)
def test_names_and_directions(language: str, name: str, side: str) -> None:
    assert language_name(language) == name
    assert direction(language) == side
    read = ElementTree.fromstring(str(spoken(language, "<x>", kind="text")))
    assert (read.get("lang"), read.get("dir"), read.get("class"), read.text) == (language, side, "text", "<x>")


def test_values_are_marked_and_what_has_none_stays() -> None:
    made = str(filled("Ask {contact} & {place}", {"contact": "<Kim>"}))
    assert made == 'Ask <mark title="{contact}">&lt;Kim&gt;</mark> &amp; {place}'


GUIDE = guide(step("thank", after="talk_end"))
TWO = attrs.evolve(GUIDE, languages=("en", "ar"), texts=(*GUIDE.texts, attrs.evolve(GUIDE.texts[0], language="ar")))


def test_one_language_is_not_named() -> None:
    one = '<span class="say"><span lang="en" dir="ltr" class="text">people</span></span>'
    assert str(said(GUIDE, "tiers.close")) == one
    assert str(said(GUIDE, "tiers.other")) == ""


def test_of_several_each_is_named() -> None:
    read = ElementTree.fromstring(f"<p>{said(TWO, 'steps.thank', {'contact': 'Kim'})}</p>")
    assert ["".join(line.itertext()) for line in read] == ["enThank Kim", "arThank Kim"]
    assert [one.get("dir") for one in read.iter("span") if one.get("lang")] == ["ltr", "rtl"]


@pytest.mark.parametrize(("reader", "found"), [("en", "en"), ("ar", "ar"), ("ar-EG", "ar"), ("de", "en")])
def test_a_reader_reads_the_language_that_suits(reader: str, found: str) -> None:
    assert read_in(TWO, reader) == found


def test_plain_text_is_that_of_the_first_language_that_has_it() -> None:
    assert plain(TWO, "steps.thank", "thank") == "Thank Kim Lee"
    assert plain(TWO, "steps.other", "other") == "other"
    assert plain(GUIDE, "talk.aim", "") == "The aim."
    lines = tuple((key, "Keep {minutes}" if key == "talk.aim" else text) for key, text in GUIDE.texts[0].lines)
    assert plain(attrs.evolve(GUIDE, texts=(Texts(language="en", lines=lines),)), "talk.aim", "") == "Keep {minutes}"
