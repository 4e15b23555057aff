"""Every message of the shipped guide, in every language, form and relationship: written whole, without a hole."""

import re
from functools import cache

import pytest

from infoint import playbooks
from infoint.limits import exceeded
from infoint.message import Draft
from infoint.words.directions import direction
from tests.approve import RELATIONSHIPS, written

GSBS = playbooks.load("gsbs")
LETTERS = [(language, relationship) for language in GSBS.languages for relationship in RELATIONSHIPS]

# French puts a narrow blank before these; no language puts a plain one.
STRAY = re.compile(
    r" [.,;:!?)\]»”。、，；：！？）」]|[(\[«“（「] |  | $|^ |\t|\n{3}|[,;:，；：،؛]\s*[.。]|\.\.|。。|{|}", re.MULTILINE
)


@cache
def drafts(language: str, relationship: str, *, bare: bool) -> tuple[Draft, ...]:
    return tuple(written(language, relationship, bare=bare))


def test_there_are_eight_languages_and_four_channels() -> None:
    assert GSBS.languages == ("en", "es", "fr", "de", "pt-BR", "zh-Hans", "ja", "ar")
    assert {message.channel for message in GSBS.messages} == {"email", "letter", "linkedin", "phone"}
    assert len(RELATIONSHIPS) == 12


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize(("language", "relationship"), LETTERS)
def test_every_message_is_whole(language: str, relationship: str, bare: bool) -> None:
    found = drafts(language, relationship, bare=bare)
    assert [draft.message for draft in found] == [message.id for message in GSBS.messages]
    for draft in found:
        assert (draft.language, draft.language_presumed) == (language, False)
        message = GSBS.message(draft.message)
        assert set(message.must) <= {part.label for part in draft.parts}
        for part in (draft.subject, *draft.parts):
            holes = STRAY.search(part.text)
            assert not holes, (draft.message, part.label, part.text)
            assert part.text == part.text.strip()
        assert exceeded(draft.body, GSBS.limits_of(message)) == (), (draft.message, len(draft.body))


@pytest.mark.parametrize(("language", "relationship"), LETTERS)
def test_what_is_not_known_is_left_out_and_nothing_else(language: str, relationship: str) -> None:
    for full, bare in zip(*(drafts(language, relationship, bare=bare) for bare in (False, True)), strict=True):
        assert full.dropped == ()
        assert set(bare.dropped) <= set(GSBS.message(bare.message).optional) - {"here"}
        labels = [part.label for part in full.parts if part.label not in bare.dropped]
        assert [part.label for part in bare.parts] == labels


@pytest.mark.parametrize("language", GSBS.languages)
def test_foreign_names_are_kept_apart_where_lines_run_the_other_way(language: str) -> None:
    said = "".join(draft.body for draft in drafts(language, "friend", bare=False))
    assert ("\u2068" in said) == (direction(language) == "rtl")
    assert said.count("\u2068") == said.count("\u2069")
