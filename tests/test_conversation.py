"""The rules of talking: what each takes, what it supplies itself, and what it refuses."""

from typing import Any

import pytest

from infoint import conversation
from infoint.conversation import NoteField, Phase, Principle, Question, Talk, Topic
from tests import rule_checks

WHOLE: dict[type, dict[str, Any]] = {
    Phase: {"id": "opening"},
    Talk: {},
    Topic: {"id": "path"},
    Question: {"id": "first", "topic": "path", "about": "work"},
    Principle: {"id": "listen", "phase": "talk"},
    NoteField: {"id": "advice"},
}
IDS = [
    (Phase, "id"),
    (Talk, "last"),
    (Topic, "id"),
    (Question, "id"),
    (Question, "topic"),
    (Principle, "id"),
    (NoteField, "id"),
]
LISTS = [(Talk, "defaults"), (Question, "tiers")]
NUMBERS = [
    (Phase, "minutes", 0, 240),
    (Phase, "listening", 0, 100),
    (Talk, "prepare", 1, 100),
    (Talk, "expect", 1, 100),
    (Question, "minutes", 1, 60),
    (Question, "depth", 1, 3),
    (Question, "worth", 1, 100),
]
CHOICES = [
    (Talk, "resume", "omit carry on_request"),
    (Talk, "answered_before", "ask check skip"),
    (Talk, "pays", "seeker contact each"),
    (Question, "about", "person work"),
    (Principle, "phase", "request prepare talk after"),
]


def make(kind: type, **fields: Any) -> Any:
    return rule_checks.make(WHOLE, kind, **fields)


def test_every_rule_is_here() -> None:
    rule_checks.every_rule_is_in(WHOLE, conversation)


@pytest.mark.parametrize("kind", WHOLE)
def test_a_rule_is_a_value_with_a_source(kind: type) -> None:
    rule_checks.is_a_value(WHOLE, kind)
    rule_checks.has_a_source(WHOLE, kind)


@pytest.mark.parametrize(("kind", "field"), IDS)
def test_ids_are_bare_keys(kind: type, field: str) -> None:
    rule_checks.is_an_id(WHOLE, kind, field)


@pytest.mark.parametrize(("kind", "field"), LISTS)
def test_lists_hold_ids(kind: type, field: str) -> None:
    rule_checks.holds_ids(WHOLE, kind, field)


@pytest.mark.parametrize(("kind", "field", "least", "most"), NUMBERS)
def test_numbers_have_bounds(kind: type, field: str, least: int, most: int) -> None:
    rule_checks.has_bounds(WHOLE, kind, field, least, most)


@pytest.mark.parametrize(("kind", "field", "words"), CHOICES)
def test_choices_are_listed_words(kind: type, field: str, words: str) -> None:
    rule_checks.is_a_listed_word(WHOLE, kind, field, *words.split())


def test_a_talk_opens_asks_and_closes_unless_the_guide_has_other_phases() -> None:
    phases = make(Talk).phases
    assert [(phase.id, phase.minutes) for phase in phases] == [("opening", 2), ("questions", None), ("closing", 3)]


@pytest.mark.parametrize(
    ("kind", "field", "value", "code", "path"),
    [
        (Topic, "required", "yes", "not_boolean", "required"),
        (Talk, "phases", ("opening",), "wrong_kind", "phases[0]"),
    ],
)
def test_values_of_another_kind_are_refused(kind: type, field: str, value: object, code: str, path: str) -> None:
    rule_checks.refuses(WHOLE, kind, field, value, code, path)
