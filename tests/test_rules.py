"""The rules of asking: what each takes, what it supplies itself, and what it refuses."""

from typing import Any

import pytest

from infoint import rules
from infoint.rules import DEFAULT_SOURCE, Approach, Cap, Directory, Step, Tier
from tests import rule_checks

WHOLE: dict[type, dict[str, Any]] = {
    Tier: {"id": "close", "relationships": ("friend",)},
    Directory: {"id": "alumni", "relationship": "friend", "url": "https://example.org"},
    Approach: {},
    Cap: {"id": "spare", "per": "contact", "most": 3},
    Step: {"id": "thank", "after": "talk_end"},
}
IDS = [(Tier, "id"), (Directory, "id"), (Directory, "relationship"), (Cap, "id"), (Step, "id"), (Step, "message")]
LISTS = [
    (Tier, "relationships"),
    (Tier, "defaults"),
    (Approach, "defaults"),
    (Cap, "defaults"),
    (Step, "tiers"),
    (Step, "defaults"),
]
PATTERNS = [(Approach, "enough"), (Step, "done_by"), (Step, "until"), (Step, "only_if")]
NUMBERS = [
    (Tier, "batch", 0, 1000),
    (Approach, "per_organisation", 1, 1000),
    (Cap, "most", 0, 100_000),
    (Step, "at_most", 1, 1000),
    (Step, "a_year", 1, 366),
]
CHOICES = [
    (Cap, "per", "contact organisation seeker"),
    (Cap, "counts", "requests messages talks"),
]


def make(kind: type, **fields: Any) -> Any:
    return rule_checks.make(WHOLE, kind, **fields)


def test_every_rule_is_here() -> None:
    rule_checks.every_rule_is_in(WHOLE, rules)


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


@pytest.mark.parametrize(("kind", "field"), PATTERNS)
def test_lists_of_facts_may_have_slots(kind: type, field: str) -> None:
    rule_checks.holds_patterns(WHOLE, kind, field)


@pytest.mark.parametrize("name", ["after", "before"])
def test_moments_may_have_slots(name: str) -> None:
    assert getattr(make(Step, **{name: "done:thank"}), name) == "done:thank"
    assert rule_checks.refusal(WHOLE, Step, **{name: "talk end"}) == ("not_identifier", name)


def test_a_step_is_done_by_its_own_done() -> None:
    assert make(Step).done_by == ("done:thank",)


def test_what_comes_before_a_talk_is_over_once_it_was_held() -> None:
    assert make(Step, after=None, before="talk_start").until == ("held",)
    assert make(Step).until == ()
    assert make(Step, after=None, before="talk_start", until=()).until == ()


def test_a_step_counts_from_its_moment() -> None:
    assert make(Step).moment == "talk_end"
    assert make(Step, after=None, before="talk_start").moment == "talk_start"
    assert make(Step, after=None).moment == ""


def test_a_figure_that_the_guide_does_not_give_has_its_own_source() -> None:
    rule = make(Step, defaults=("due",))
    assert rule.source_of("due") == DEFAULT_SOURCE == "infoint default"
    assert rule.source_of("deadline") == rule.source


def test_marks_to_sort_by_may_have_a_minus() -> None:
    assert make(Approach, sort=("-rank", "near")).sort == ("-rank", "near")
    assert rule_checks.refusal(WHOLE, Approach, sort=("by rank",)) == ("not_identifier", "sort[0]")


@pytest.mark.parametrize("zone", ["seeker", "contact", "America/New_York", "UTC"])
def test_days_are_counted_where_a_party_is_or_in_a_zone(zone: str) -> None:
    assert make(Step, zone=zone).zone == zone


@pytest.mark.parametrize(
    ("zone", "code"), [("contacts", "not_zone"), ("localtime", "not_zone"), (5, "not_text"), (["seeker"], "not_text")]
)
def test_nobody_else_has_a_clock(zone: object, code: str) -> None:
    assert rule_checks.refusal(WHOLE, Step, zone=zone) == (code, "zone")


@pytest.mark.parametrize(
    ("kind", "field", "value", "code", "path"),
    [
        (Approach, "introductions_first", "no", "not_boolean", "introductions_first"),
        (Step, "repeats", "false", "not_boolean", "repeats"),
        (Step, "asks_another", 1, "not_boolean", "asks_another"),
        *((Step, name, "3 days", "wrong_kind", name) for name in ("opens", "due", "deadline", "closes")),
        (Step, "remind", ("1 hour",), "wrong_kind", "remind[0]"),
        (Cap, "within", "1 month", "wrong_kind", "within"),
    ],
)
def test_values_of_another_kind_are_refused(kind: type, field: str, value: object, code: str, path: str) -> None:
    rule_checks.refuses(WHOLE, kind, field, value, code, path)
