"""Words of time passed, with and without the moment of writing."""

import pytest

from tests.reviewing.seen import seen


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
