"""Whether a word names something: each kind of word, what stands behind a colon, and the hint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint import references
from infoint.conversation import NoteField, Question, Topic
from infoint.correspondence import Answer
from infoint.errors import Fault
from infoint.facts import KINDS
from infoint.lifecycle import MOMENTS
from infoint.playbook import Playbook
from tests.bench import SOURCE, guide, step

BARE = guide(step("ask", after="planned"))
RICH = guide(
    step("ask", after="planned"),
    topics=(Topic(id="path", source=SOURCE),),
    questions=(Question(id="first", topic="path", about="work", source=SOURCE),),
    answers=(Answer(id="yes", source=SOURCE), Answer(id="busy", source=SOURCE)),
    notes=(NoteField(id="advice", source=SOURCE),),
)


def told(found: list[Fault]) -> list[tuple[str, str, str]]:
    return [(fault.code, fault.path, fault.found) for fault in found]


def moment(playbook: Playbook, name: str) -> list[tuple[str, str, str]]:
    return told(list(references.moment(playbook, name, "here")))


def pattern(playbook: Playbook, name: str) -> list[tuple[str, str, str]]:
    return told(list(references.patterns(playbook, ("held", name), "here")))


def test_a_word_is_known_or_told_with_what_is_meant() -> None:
    assert list(references.named("ask", ("ask", "thank"), "unknown_step", "here")) == []
    [fault] = references.named("aks", ("ask", "thank"), "unknown_step", "here")
    assert (fault.code, fault.path, fault.found, fault.hint) == ("unknown_step", "here", "aks", "did you mean 'ask'?")


def test_every_word_of_a_list_is_looked_at() -> None:
    found = references.all_named(("a", "x", "b", "y"), {"a", "b"}, "unknown_tier", "here")
    assert told(list(found)) == [("unknown_tier", "here[1]", "x"), ("unknown_tier", "here[3]", "y")]


@pytest.mark.parametrize("playbook", [BARE, RICH])
@pytest.mark.parametrize("name", [*sorted(MOMENTS), "done:ask", "replied:yes", "noted:advice"])
def test_moments_that_there_are(playbook: Playbook, name: str) -> None:
    assert moment(playbook, name) == []


@pytest.mark.parametrize("name", ["held", "done", "noted", "done:", "noted:", "replied:", "scheduled:x", "x", ""])
def test_moments_that_there_are_not(name: str) -> None:
    assert moment(BARE, name) == [("unknown_moment", "here", name)]


def test_the_moments_are_told() -> None:
    [fault] = references.moment(BARE, "noted", "here")
    assert fault.hint == "did you mean 'noted:FIELD'?"


@pytest.mark.parametrize("name", [*sorted(KINDS), "done:ask", "skipped:ask", "replied:yes", "noted:advice"])
def test_facts_that_there_are(name: str) -> None:
    for playbook in (BARE, RICH):
        assert pattern(playbook, name) == []


@pytest.mark.parametrize("name", ["unknown", "held:", "held:x", "done:", "talk_end", "postponed:ask", "x", ""])
def test_facts_that_there_are_not(name: str) -> None:
    assert pattern(BARE, name) == [("unknown_fact", "here[1]", name)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("replied:yse", "unknown_answer"),
        ("noted:advce", "unknown_note"),
        ("question_answered:frist", "unknown_question"),
        ("question_left_open:frist", "unknown_question"),
    ],
)
def test_what_stands_behind_the_colon_is_the_playbook_s_where_it_lists_any(name: str, code: str) -> None:
    assert pattern(BARE, name) == []
    assert pattern(RICH, name) == [(code, "here[1]", name.partition(":")[2])]


@pytest.mark.parametrize("name", ["done:aks", "skipped:aks"])
def test_a_step_is_always_the_playbook_s(name: str) -> None:
    assert pattern(guide(), name) == [("unknown_step", "here[1]", "aks")]
    assert pattern(BARE, name) == [("unknown_step", "here[1]", "aks")]


def test_contacts_are_the_host_s() -> None:
    assert pattern(RICH, "referred:c-1") == []


@given(st.text(max_size=20))
def test_any_word_has_one_fault_or_none(name: str) -> None:
    assert len(moment(RICH, name)) <= 1
    assert len(pattern(RICH, name)) <= 1
