"""The rules of writing: what each takes, what it supplies itself, and what it refuses."""

from datetime import UTC, time
from typing import Any

import pytest

from infoint import correspondence
from infoint.correspondence import WEEKDAYS, Answer, Channel, Length, Message, Request, Slots, Wording
from infoint.limits import Limit
from tests import rule_checks

WHOLE: dict[type, dict[str, Any]] = {
    Length: {"medium": "phone", "minutes": 20},
    Request: {"minutes": 20, "media": ("phone",)},
    Slots: {},
    Channel: {"id": "note", "most": (Limit(200, "characters"),)},
    Message: {"id": "letter", "parts": ("greeting",)},
    Wording: {"id": "jobs", "policy": "banned"},
    Answer: {"id": "busy"},
}
IDS = [
    (Length, "medium"),
    (Channel, "id"),
    (Message, "id"),
    (Message, "channel"),
    (Message, "instead_of"),
    (Wording, "id"),
    (Answer, "id"),
]
LISTS = [
    (Request, "media"),
    (Request, "avoid"),
    (Request, "defaults"),
    (Slots, "defaults"),
    (Channel, "defaults"),
    (Message, "parts"),
    (Message, "optional"),
    (Message, "must"),
    (Message, "defaults"),
    (Wording, "messages"),
]
NUMBERS = [
    *((kind, name, 1, 480) for kind in (Request, Length) for name in ("minutes", "least", "most")),
    (Slots, "count", 1, 20),
]
CHOICES = [
    (Request, "salutation", "as_told name must_be_told"),
    (Slots, "zone", "seeker contact"),
    (Message, "to", "contact introducer"),
    (Message, "resume", "omit carry enclose on_request"),
    (Wording, "policy", "banned softened denied allowed"),
]


def make(kind: type, **fields: Any) -> Any:
    return rule_checks.make(WHOLE, kind, **fields)


def test_every_rule_is_here() -> None:
    rule_checks.every_rule_is_in(WHOLE, correspondence)


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


@pytest.mark.parametrize("kind", [Request, Length])
def test_the_minutes_are_all_the_leeway_unless_the_guide_has_more(kind: type) -> None:
    assert (make(kind, minutes=25).least, make(kind, minutes=25).most) == (25, 25)
    wide = make(kind, minutes=25, least=20, most=30)
    assert (wide.least, wide.most) == (20, 30)


def test_a_talk_is_as_long_as_its_medium_has_it() -> None:
    visit = Length(medium="visit", minutes=45, least=30, most=60)
    request = make(Request, media=("phone", "visit"), by_medium=(visit,))
    assert request.length("visit") is visit
    assert request.length() == request.length("phone") == Length(medium="phone", minutes=20)
    assert make(Request, media=("visit",), by_medium=(visit,)).length() is visit


def test_slots_are_in_the_week_unless_the_guide_says_so() -> None:
    assert make(Slots).weekdays == WEEKDAYS[:5]
    assert (make(Slots).earliest, make(Slots).latest) == (time(9), time(17))


@pytest.mark.parametrize(
    ("kind", "field", "value", "code", "path"),
    [
        (Slots, "weekdays", ("moonday",), "not_choice", "weekdays[0]"),
        (Slots, "earliest", "9", "not_time", "earliest"),
        (Slots, "latest", time(9, tzinfo=UTC), "not_time", "latest"),
        (Slots, "opens", "2 days", "wrong_kind", "opens"),
        (Channel, "most", "75 words", "not_list", "most"),
        (Message, "most", ("75 words",), "wrong_kind", "most[0]"),
        (Request, "by_medium", ("phone",), "wrong_kind", "by_medium[0]"),
    ],
)
def test_values_of_another_kind_are_refused(kind: type, field: str, value: object, code: str, path: str) -> None:
    rule_checks.refuses(WHOLE, kind, field, value, code, path)
