"""Texts from which no idiom was learned: they load, and reviewing them never raises; how well, the docs tell."""

from typing import Any

import pytest

from infoint.reviewing import Finding
from tests.reviewing.labelling import UNSEEN, labelled, languages, reviewed

ALL = [(language, text) for language in languages() for text in labelled(language, UNSEEN)]


def test_there_are_enough_texts() -> None:
    assert all(len(labelled(language, UNSEEN)) >= 12 for language in languages())


@pytest.mark.parametrize(("language", "text"), ALL, ids=[f"{language}-{text['id']}" for language, text in ALL])
def test_each_is_read(language: str, text: dict[str, Any]) -> None:
    assert all(isinstance(found, Finding) for found in reviewed(text, language))
