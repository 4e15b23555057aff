"""Words of time passed, with and without the moment of writing."""

from datetime import datetime

import attrs
import pytest

from infoint.reviewing.passing import EARLY, LATE
from tests.reviewing.scenarios import CHICAGO
from tests.reviewing.seen import GSBS, findings, seen


@pytest.mark.parametrize(
    ("text", "scene", "message", "told"),
    [
        ("Thank you for our talk yesterday.", "held", "thank", []),
        ("Thank you for our talk last week.", "held", "thank", ["last week"]),
        ("Thank you for our talk yesterday.", "late", "thank", ["yesterday"]),
        ("I read a book last year.", "held", "thank", []),
        ("I wrote to you last week.", "asked", "nudge", []),
        ("I wrote to you a few months ago.", "asked", "nudge", ["a few months ago"]),
        ("We talked a few months ago.", "months_later", "keep_in_touch", []),
        ("We talked last year.", "new", "request", []),
        ("You wrote last month.", "replied", "agree", ["last month"]),
    ],
)
def test_time_passed_is_held_against_the_plan(text: str, scene: str, message: str, told: list[str]) -> None:
    assert [passage for code, passage in seen(text, scene, message) if code == "elapsed_time"] == told


@pytest.mark.parametrize(
    ("text", "message", "told"),
    [
        ("Thank you for our talk last week.", "thank", ["last week"]),
        ("Thank you for our talk yesterday.", "thank", []),
        ("We talked a few months ago.", "keep_in_touch", []),
        ("I wrote to you today.", "nudge", ["today"]),
    ],
)
def test_without_a_moment_of_writing_it_is_held_against_the_steps(text: str, message: str, told: list[str]) -> None:
    assert [passage for code, passage in seen(text, "held", message, at=None) if code == "elapsed_time"] == told


def test_nothing_is_told_in_a_language_that_is_not_read() -> None:
    assert [code for code, _ in seen("our talk last week", "held", "thank", "tlh")] == ["not_judged"]


@pytest.mark.parametrize(
    ("text", "scene", "reason"), [("our talk yesterday", "late", LATE), ("our talk last week", "held", EARLY)]
)
def test_it_says_whether_it_was_longer_ago(text: str, scene: str, reason: str) -> None:
    [found] = [one for one in findings(text, scene, "thank") if one.code == "elapsed_time"]
    assert found.reason == reason


def test_what_is_to_come_was_no_time_ago() -> None:
    assert seen("I wrote to you yesterday.", "new", "request") == []
    told = {"at": datetime(2026, 3, 4, 10, tzinfo=CHICAGO)}
    assert seen("Thank you for our talk today.", "held", "thank", **told) == []


def test_thanks_look_back_on_the_talk_and_not_on_the_request() -> None:
    told = {"at": datetime(2026, 3, 6, 10, tzinfo=CHICAGO)}
    assert seen("Thank you for our talk two weeks ago.", "held", "thank", **told) == [("elapsed_time", "two weeks ago")]


def test_a_step_that_repeats_may_be_long_ago() -> None:
    steps = tuple(attrs.evolve(one, repeats=True) if one.id == "thank" else one for one in GSBS.steps)
    again = attrs.evolve(GSBS, steps=steps)
    assert seen("Thank you for our talk last week.", "held", "thank", at=None, playbook=again) == []
