"""The sample: people who can be written to in any language, and a story without anything odd."""

import attrs
import pytest

from infoint.facts import Noted
from infoint.lifecycle import Stage
from infoint.preview.sample import NOBODY, TALK, noted, own_words, sample_plan, story
from infoint.schedule import anomalies
from infoint.words.catalogues import LANGUAGES
from infoint.words.letters import NOTED
from tests.bench import guide


def test_the_story_fits_and_ends_with_the_talk() -> None:
    playbook = guide()
    plan = sample_plan(*story(playbook), relationship="friend")
    assert plan.stage is Stage.HELD
    assert anomalies(playbook, plan) == ()
    assert [fact.kind for fact in plan.facts] == ["planned", "requested", "replied", "scheduled", "held"]


@pytest.mark.parametrize("language", [*LANGUAGES, "de-CH"])
def test_the_seeker_speaks_for_herself(language: str) -> None:
    said = "".join(attrs.astuple(own_words(language)))
    assert len(said) > 40
    assert "[" not in said


def test_other_languages_name_what_would_stand_there() -> None:
    assert all(said.startswith("[") for said in attrs.astuple(own_words("sv")))


def test_all_that_a_letter_may_quote_is_noted() -> None:
    found = noted("en", TALK)
    assert {fact.field for fact in found if isinstance(fact, Noted)} == NOTED
    assert [fact.kind for fact in found if not isinstance(fact, Noted)] == ["promised"]


def test_both_write_in_the_language() -> None:
    plan = sample_plan(language="ja")
    assert plan.seeker.languages == plan.contact.languages == ("ja",)
    assert plan.relationship == NOBODY
    assert plan.introducer
