"""A guide as it was written down: its texts are found, and each of its fields is checked by itself."""

import attrs
import pytest

from infoint.correspondence import Message
from infoint.errors import RefusedValue
from infoint.guide import UNREVIEWED, Guide, Texts
from infoint.workdays import WorkingDays
from tests.bench import SOURCE, guide
from tests.good_guide import GOOD

LETTER = Message(id="letter", parts=("greeting", "news"), source=SOURCE)


def changed(**rules: object) -> Guide:
    """Make a guide of the good one with other rules."""
    return Guide(**{field.name: getattr(GOOD, field.name) for field in attrs.fields(Guide)} | rules)


def said(*lines: tuple[str, str]) -> Texts:
    return Texts(language="en", lines=lines)


def test_a_text_is_found_by_its_key() -> None:
    assert said(("steps.thank", "Thank")).find("steps.thank") == "Thank"
    assert said(("steps.thank", "Thank")).by_key == {"steps.thank": "Thank"}


def test_a_text_that_is_not_there_is_none() -> None:
    assert said(("steps.thank", "Thank")).find("steps", "thanks") is None


def test_the_first_variant_that_there_is_wins() -> None:
    texts = said(("m.p.default", "D"), ("m.p.close", "C"), ("m.p.friend", "F"))
    assert texts.find("m.p", "friend", "close", "default") == "F"
    assert texts.find("m.p", "peer", "close", "default") == "C"
    assert texts.find("m.p", "expert", "new", "default") == "D"
    assert texts.find("m.p", "expert", "new") is None


def test_one_text_for_all_stands_in_for_any_variant() -> None:
    assert said(("m.p", "All")).find("m.p", "friend", "close", "default") == "All"


def test_texts_are_unreviewed_until_somebody_says_so() -> None:
    assert said().reviewed_by == UNREVIEWED
    assert Texts(language="en", reviewed_by="A. Reader", lines=()).reviewed_by == "A. Reader"


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [("language", "english", "not_language"), ("reviewed_by", "a\nb", "not_one_line"), ("reviewed_by", "", "empty")],
)
def test_texts_refuse(key: str, value: str, code: str) -> None:
    with pytest.raises(RefusedValue) as caught:
        Texts(**{"language": "en", "lines": (), key: value})
    assert (caught.value.code, caught.value.path) == (code, key)


@pytest.mark.parametrize(
    ("key", "value", "code", "path"),
    [
        ("id", "", "empty", "id"),
        ("id", "our office", "not_identifier", "id"),
        ("revision", 0, "too_small", "revision"),
        ("revision", 1_000_001, "too_large", "revision"),
        ("revision", "1", "not_integer", "revision"),
        ("languages", ("en", "english"), "not_language", "languages[1]"),
    ],
)
def test_a_guide_refuses(key: str, value: object, code: str, path: str) -> None:
    with pytest.raises(RefusedValue) as caught:
        attrs.evolve(guide(), **{key: value})
    assert (caught.value.code, caught.value.path) == (code, path)


def test_working_days_are_monday_to_friday_from_nine_unless_the_guide_says_otherwise() -> None:
    assert guide().working_days == WorkingDays(weekend=frozenset({5, 6}))
    assert guide().working_days.day_starts.isoformat() == "09:00:00"


def test_a_form_without_parts_is_laid_out_as_the_whole() -> None:
    whole = Message(
        id="letter", parts=("greeting", "news", "place"), optional=("place",), must=("news",), source=SOURCE
    )
    card = Message(id="card", instead_of="letter", source=SOURCE)
    found = changed(messages=(whole, card)).messages[1]
    assert (found.parts, found.optional, found.must) == (whole.parts, whole.optional, whole.must)


def test_a_form_with_parts_of_its_own_keeps_them_and_one_of_no_message_has_none() -> None:
    note = Message(id="note", instead_of="letter", parts=("news",), source=SOURCE)
    lost = Message(id="lost", instead_of="leter", source=SOURCE)
    found = changed(messages=(LETTER, note, lost))
    assert found.messages == (LETTER, note, lost)


def test_a_form_says_its_own_words_and_else_those_of_the_whole() -> None:
    card = Message(id="card", instead_of="letter", source=SOURCE)
    found = changed(messages=(LETTER, card))
    texts = said(
        ("messages.letter.greeting", "Dear {contact},"),
        ("messages.letter.news.default", "I have news."),
        ("messages.letter.news.friend", "News!"),
        ("messages.card.news.close", "Here is news."),
    )
    assert found.sources_of(LETTER) == (LETTER,)
    assert [one.id for one in found.sources_of(found.messages[1])] == ["card", "letter"]

    def words(message: Message, label: str, relationship: str = "friend") -> str:
        return found.words_of(message, label, texts, relationship, "close")

    assert (words(LETTER, "news"), words(LETTER, "news", "peer")) == ("News!", "I have news.")
    assert words(card, "news") == "Here is news."
    assert words(card, "greeting") == "Dear {contact},"
    assert words(card, "place") == ""
