"""The rules of a guide: what each takes, what it supplies itself, and what it refuses."""

from typing import Any

import attrs
import pytest

from infoint import rules
from infoint.errors import RefusedValue
from infoint.rules import (
    DEFAULT_SOURCE,
    Directory,
    Message,
    Principle,
    Question,
    Request,
    Step,
    Talk,
    Tier,
    Topic,
)
from tests.bench import SOURCE, step

WHOLE: dict[type, dict[str, Any]] = {
    Tier: {"id": "close", "relationships": ("friend",)},
    Directory: {"id": "alumni", "relationship": "friend", "url": "https://example.org"},
    Request: {"minutes": 20, "media": ("phone",)},
    Talk: {},
    Message: {"id": "letter", "parts": ("greeting",)},
    Step: {"id": "thank", "after": "talk_end"},
    Topic: {"id": "path"},
    Question: {"id": "first", "topic": "path", "about": "work"},
    Principle: {"id": "listen", "phase": "talk"},
}


def make(kind: type, **fields: Any) -> Any:
    return kind(**{"source": SOURCE, **WHOLE[kind], **fields})


def refusal(kind: type, **fields: Any) -> tuple[str, str]:
    with pytest.raises(RefusedValue) as caught:
        make(kind, **fields)
    [fault] = caught.value.faults
    return fault.code, fault.path


def test_every_rule_is_here() -> None:
    listed = {kind for kind in vars(rules).values() if isinstance(kind, type) and attrs.has(kind)}
    assert listed - {rules.Offset} == set(WHOLE)


@pytest.mark.parametrize("kind", WHOLE)
def test_a_rule_is_a_value(kind: type) -> None:
    assert make(kind) == make(kind)
    assert hash(make(kind)) == hash(make(kind))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        make(kind).source = "another"


@pytest.mark.parametrize("kind", WHOLE)
def test_every_rule_names_its_source(kind: type) -> None:
    with pytest.raises(TypeError, match="source"):
        kind(**WHOLE[kind])
    assert refusal(kind, source=" ") == ("empty", "source")
    assert refusal(kind, source="two\nlines") == ("not_one_line", "source")


WORDS = [(kind, field.name) for kind in WHOLE for field in attrs.fields(kind) if field.type is str]
WORDS = [(kind, name) for kind, name in WORDS if name not in ("source", "url", "zone")] + [(Step, "message")]
LISTS = [
    (Tier, "relationships"),
    (Request, "media"),
    (Request, "defaults"),
    (Talk, "defaults"),
    (Message, "parts"),
    (Message, "optional"),
    (Message, "defaults"),
    (Step, "defaults"),
]


@pytest.mark.parametrize(("kind", "name"), WORDS)
@pytest.mark.parametrize("word", ["a", "a_b-2", "-", "x" * 100])
def test_ids_are_bare_keys(kind: type, name: str, word: str) -> None:
    assert getattr(make(kind, **{name: word}), name) == word


@pytest.mark.parametrize(("kind", "name"), WORDS)
@pytest.mark.parametrize("word", ["a.b", "a b", "a:b", "é", "x" * 101, "a@b"])
def test_ids_have_no_other_signs(kind: type, name: str, word: str) -> None:
    assert refusal(kind, **{name: word}) == ("not_identifier", name)


@pytest.mark.parametrize(("kind", "name"), WORDS)
@pytest.mark.parametrize(("word", "code"), [("", "empty"), (5, "not_text"), ("a\n", "not_one_line")])
def test_ids_are_words(kind: type, name: str, word: object, code: str) -> None:
    assert refusal(kind, **{name: word}) == (code, name)


@pytest.mark.parametrize(("kind", "name"), LISTS)
def test_lists_hold_ids(kind: type, name: str) -> None:
    assert getattr(make(kind, **{name: ("a", "b-c")}), name) == ("a", "b-c")
    assert refusal(kind, **{name: ("a", "b.c")}) == ("not_identifier", f"{name}[1]")
    assert refusal(kind, **{name: ["a"]}) == ("not_list", name)


@pytest.mark.parametrize("name", ["done_by", "until"])
def test_lists_of_facts_may_have_slots(name: str) -> None:
    assert getattr(make(Step, **{name: ("held", "replied:yes")}), name) == ("held", "replied:yes")
    assert refusal(Step, **{name: ("held", "replied yes")}) == ("not_identifier", f"{name}[1]")


@pytest.mark.parametrize("name", ["after", "before"])
def test_moments_may_have_slots(name: str) -> None:
    assert getattr(make(Step, **{name: "done:thank"}), name) == "done:thank"
    assert refusal(Step, **{name: "talk end"}) == ("not_identifier", name)


NUMBERS = [
    (Request, "minutes", 1, 480),
    (Request, "least", 1, 480),
    (Request, "most", 1, 480),
    (Talk, "opening", 0, 120),
    (Talk, "closing", 0, 120),
    (Talk, "listening", 0, 100),
    (Message, "most_words", 10, 5000),
    (Step, "at_most", 1, 1000),
    (Question, "minutes", 1, 60),
]


@pytest.mark.parametrize(("kind", "name", "least", "most"), NUMBERS)
def test_numbers_have_bounds(kind: type, name: str, least: int, most: int) -> None:
    assert getattr(make(kind, **{name: least}), name) == least
    assert getattr(make(kind, **{name: most}), name) == most
    assert refusal(kind, **{name: least - 1}) == ("too_small", name)
    assert refusal(kind, **{name: most + 1}) == ("too_large", name)
    assert refusal(kind, **{name: True}) == ("not_integer", name)


@pytest.mark.parametrize(("kind", "name", "word"), [(Question, "about", "job"), (Principle, "phase", "before")])
def test_choices_are_listed_words(kind: type, name: str, word: str) -> None:
    assert refusal(kind, **{name: word}) == ("not_choice", name)


@pytest.mark.parametrize("zone", ["seeker", "contact", "America/New_York", "UTC"])
def test_days_are_counted_where_a_party_is_or_in_a_zone(zone: str) -> None:
    assert make(Step, zone=zone).zone == zone


@pytest.mark.parametrize(
    ("zone", "code"), [("contacts", "not_zone"), ("localtime", "not_zone"), (5, "not_text"), (["seeker"], "not_text")]
)
def test_nobody_else_has_a_clock(zone: object, code: str) -> None:
    assert refusal(Step, zone=zone) == (code, "zone")


def test_the_minutes_asked_for_are_all_the_leeway_unless_the_guide_has_more() -> None:
    request = make(Request, minutes=25)
    assert (request.least, request.most) == (25, 25)
    request = make(Request, minutes=25, least=20, most=30)
    assert (request.least, request.most) == (20, 30)


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
    rule = step(due="24 hours", deadline="48 hours", defaults=("due",))
    assert rule.source_of("due") == DEFAULT_SOURCE == "infoint default"
    assert rule.source_of("deadline") == SOURCE
