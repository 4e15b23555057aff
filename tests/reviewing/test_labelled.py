"""What the reviewer finds in messages as people send them, against what a careful reader finds."""

from typing import Any

import pytest

from infoint import playbooks
from infoint.reviewing import KINDS
from tests.reviewing.labelling import agreement, labelled, languages
from tests.reviewing.scenarios import SCENARIOS

ALL = [(language, text) for language in languages() for text in labelled(language)]


def test_there_are_enough_texts() -> None:
    assert all(len(labelled(language)) >= 20 for language in languages())
    assert all(len({text["id"] for text in labelled(language)}) == len(labelled(language)) for language in languages())


@pytest.mark.parametrize(("language", "text"), ALL, ids=[f"{language}-{text['id']}" for language, text in ALL])
def test_labels_are_of_this_text(language: str, text: dict[str, Any]) -> None:
    gsbs = playbooks.load("gsbs")
    message = gsbs.message(text["message"])
    assert text["scenario"] in SCENARIOS
    assert text["relationship"] in {*gsbs.tiers_by_word, "unknown"}
    whole = text.get("subject", "") + text["body"]
    for label in text["expected"]:
        assert label["code"] in KINDS
        assert label.get("quote", "") in whole
        assert label.get("part") in (None, *message.parts)


@pytest.mark.parametrize("language", languages())
def test_the_reviewer_mostly_agrees_with_a_careful_reader(language: str) -> None:
    counted = agreement(language)
    assert counted.precision >= 0.9
    assert counted.recall >= 0.9
