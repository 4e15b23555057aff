"""Promises, and what stands behind them."""

import attrs
import pytest

from infoint.facts import Promised
from infoint.playbook import Playbook
from infoint.reviewing.promises import NOTHING_FOLLOWS, NOTHING_NOTED
from tests.reviewing.scenarios import TALK, scenario
from tests.reviewing.seen import GSBS, findings, seen


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


def test_what_the_contact_promised_is_nobody_elses_note() -> None:
    plan, _ = scenario("held", "en", "alumni_database")
    theirs = (*plan.facts, Promised(at=TALK, text="a link", by="contact"))
    assert seen("I will send you my draft.", "held", "thank", plan={"facts": theirs}) != []


@pytest.mark.parametrize(
    ("text", "scene", "message", "reason"),
    [
        ("I will send you my draft.", "held", "thank", NOTHING_NOTED),
        ("I will let you know how it goes.", "asked", "close", NOTHING_FOLLOWS),
    ],
)
def test_it_says_what_stands_behind_no_promise(text: str, scene: str, message: str, reason: str) -> None:
    assert [one.reason for one in findings(text, scene, message)] == [reason]


def writing_only(**messages: str) -> Playbook:
    """Return the guide with steps that write nothing but these messages."""
    return attrs.evolve(GSBS, steps=tuple(attrs.evolve(one, message=messages.get(one.id)) for one in GSBS.steps))


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ({"thank": "thank", "keep_in_touch": "keep_in_touch"}, 0),
        ({"thank": "thank", "how_did_it_go": "keep_in_touch"}, 1),
        ({"thank": "thank", "confirm": "confirm"}, 1),
    ],
)
def test_what_follows_starts_later(steps: dict[str, str], told: int) -> None:
    found = findings("I'll keep you posted.", "held", "thank", playbook=writing_only(**steps))
    assert [one.code for one in found] == ["promise_without_step"] * told
