"""Caps against what one plan needs."""

from typing import Any

import attrs
import pytest

from infoint.offsets import parse
from infoint.proofreading.capacity import findings
from infoint.rules import Cap
from tests.proofreading.playbook_of import steps

RULES: list[dict[str, Any]] = [
    {"id": "ask", "after": "planned", "done_by": ["requested"], "message": "request"},
    {"id": "nudge", "after": "requested", "message": "nudge"},
    {"id": "next", "after": "requested", "asks_another": True, "opens": "3 days"},
    {"id": "thank", "after": "talk_end", "message": "thank"},
    {"id": "report", "after": "done:thank", "opens": "3 months", "message": "thank"},
]


@pytest.mark.parametrize(
    ("cap", "needed"),
    [
        ({"per": "contact", "counts": "messages"}, 3),
        ({"per": "contact", "counts": "messages", "within": parse("1 month")}, 2),
        ({"per": "contact", "counts": "requests"}, 1),
        ({"per": "organisation", "counts": "requests"}, 2),
        ({"per": "seeker", "counts": "requests"}, 2),
        ({"per": "organisation", "counts": "requests", "within": parse("1 hour")}, 1),
        ({"per": "seeker", "counts": "talks"}, 1),
    ],
)
def test_a_cap_leaves_room_for_one_plan(cap: dict[str, Any], needed: int) -> None:
    for most in range(1, 5):
        playbook = attrs.evolve(steps(*RULES), caps=(Cap(id="c", most=most, source="x", **cap),))
        told = [(one.code, one.path, str(needed) in one.why) for one in findings(playbook)]
        assert told == ([("cap_too_small", "caps[0].most", True)] if most < needed else [])
