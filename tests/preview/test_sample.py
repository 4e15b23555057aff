"""The sample: people who can be written to in any language, and a story without anything odd."""

import pytest

from infoint.lifecycle import Stage
from infoint.preview.sample import NOBODY, own_words, sample_plan, story
from infoint.schedule import anomalies
from tests.bench import guide


def test_the_story_fits_and_ends_with_the_talk() -> None:
    playbook = guide()
    plan = sample_plan(*story(playbook), relationship="friend")
    assert plan.stage is Stage.HELD
    assert anomalies(playbook, plan) == ()
    assert [fact.kind for fact in plan.facts] == ["planned", "requested", "replied", "scheduled", "held"]


@pytest.mark.parametrize("language", ["en", "de", "de-CH", "es", "fr"])
def test_the_seeker_speaks_for_herself(language: str) -> None:
    who, field, learned = own_words(language)
    assert "Ana Ruiz" in who
    assert "[" not in who + field + learned


def test_other_languages_name_what_would_stand_there() -> None:
    assert own_words("ja") == ("[who I am]", "[field]", "[what was learned]")


def test_both_write_in_the_language() -> None:
    plan = sample_plan(language="ja")
    assert plan.seeker.languages == plan.contact.languages == ("ja",)
    assert plan.relationship == NOBODY
    assert plan.introducer
