"""Promises, and what stands behind them."""

import pytest

from tests.reviewing.seen import seen


@pytest.mark.parametrize(
    ("text", "scene", "message", "told"),
    [
        ("I will send you my draft.", "held", "thank", ["I will send you"]),
        ("I will send you my draft.", "promised", "thank", []),
        ("I will let you know how it goes.", "held", "thank", []),
        ("I will let you know how it goes.", "asked", "close", ["I will let you know"]),
        ("I'll keep you posted.", "held", "tell_introducer", ["I'll keep you posted"]),
        ("I'll keep you posted.", "asked", "thank_introducer", []),
        ("I'll keep you posted.", "new", "request", []),
    ],
)
def test_a_promise_needs_a_note_or_a_step(text: str, scene: str, message: str, told: list[str]) -> None:
    assert [passage for code, passage in seen(text, scene, message) if code == "promise_without_step"] == told
