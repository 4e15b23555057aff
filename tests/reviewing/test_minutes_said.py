"""Minutes that a message says, or should say."""

import attrs
import pytest

from infoint.correspondence import Length
from infoint.facts import Cancelled, Scheduled
from infoint.reviewing import repaired, review
from tests.reviewing.scenarios import scenario
from tests.reviewing.seen import GSBS, findings, seen


@pytest.mark.parametrize(
    ("text", "scene", "expected"),
    [
        ("for 20 minutes", "new", []),
        ("for 30 minutes", "new", ["30 minutes"]),
        ("for 20–30 minutes", "new", ["20–30 minutes"]),
        ("for 1 hour", "new", ["1 hour"]),
        ("for 3 hours", "new", ["3 hours"]),
        ("for 181 minutes", "new", []),
        ("within 48 hours, 5 minutes late", "new", []),
        ("for 30 minutes", "agreed", ["30 minutes"]),
        ("for 30 minutes", "held", []),
    ],
)
def test_minutes_are_held_against_the_talk(text: str, scene: str, expected: list[str]) -> None:
    assert [passage for code, passage in seen(text, scene) if code == "other_minutes"] == expected


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Have you 30 minutes?", "Have you 20 minutes?"),
        ("We have 20 minutes. I call 10 minutes before.", "We have 20 minutes. I call 10 minutes before."),
        ("Have you time for a 30-minute talk?", "Have you time for a 30-minute talk?"),
    ],
)
def test_only_what_is_surely_the_length_of_the_talk_is_mended(text: str, mended: str) -> None:
    found = findings(text)
    assert [one.code for one in found] == ["other_minutes"]
    assert repaired(text, found) == mended


def test_a_time_of_day_is_no_length() -> None:
    assert seen("午後3時30分（中央ヨーロッパ標準時）", language="ja") == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [("Have you time for a short call?", True), ("Have you 20 minutes?", False), ("Wait 5 minutes.", True)],
)
def test_minutes_are_missed(text: str, missing: bool) -> None:
    plan, _ = scenario("new", "en", "alumni_database")
    found = {one.code for one in review(text, GSBS, plan, message="request")}
    assert ("minutes_missing" in found) is missing


def test_a_talk_that_is_off_takes_no_time() -> None:
    plan, at = scenario("agreed", "en", "alumni_database")
    longer = tuple(attrs.evolve(one, minutes=45) if isinstance(one, Scheduled) else one for one in plan.facts)
    assert seen("for 45 minutes", "agreed", plan={"facts": longer}) == []
    [found] = findings("for 45 minutes", "agreed", plan={"facts": (*longer, Cancelled(at=at))})
    assert (found.code, found.repair) == ("other_minutes", "20 minutes")


def test_minutes_of_any_medium_are_right() -> None:
    request = attrs.evolve(GSBS.request, by_medium=(Length(medium="video", minutes=40, least=30, most=45),))
    playbook = attrs.evolve(GSBS, request=request)
    assert seen("for 40 minutes", playbook=playbook) == []
    assert seen("for 50 minutes", playbook=playbook) == [("other_minutes", "50 minutes")]
