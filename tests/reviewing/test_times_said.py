"""Times that agree with the plan on either clock, and those that do not."""

from datetime import datetime, timedelta

import attrs
import pytest

from infoint.facts import Cancelled, Replied, Scheduled
from infoint.reviewing import repaired
from tests.reviewing.scenarios import CHICAGO, TALK, scenario
from tests.reviewing.seen import findings, seen


@pytest.mark.parametrize(
    "text",
    [
        "on Thursday, March 5, 3:20 PM CET (8:20 AM CST here)",
        "3:20 PM your time, 8:20 my time",
        "at 15:20 in Berlin",
        "from 15:20 to 15:40 CET",
        "15:20 CET, which is 8:20 AM in Chicago",
        "On Friday I work.",
        "On Friday in Chicago I work.",
        "On March 9 I have an exam.",
        "On Friday I am away, and so we talk at 3:20 PM CET.",
        "I work on Friday. 3:20 PM CET is fine.",
        "at 15:20, in Chicago 8:20",
        "3:20 PM CET = 8:20 AM",
    ],
)
def test_both_clocks_are_right(text: str) -> None:
    assert seen(text, "agreed", "confirm") == []


@pytest.mark.parametrize(
    ("text", "code", "mended"),
    [
        ("at 4:20 PM CET", "wrong_time", "at 3:20 PM CET"),
        ("at 8:20 AM your time", "wrong_time", "at 3:20 PM CET"),
        ("at 3:20 PM CST", "wrong_time", "at 8:20 AM CST"),
        ("Wednesday at 3:20 PM CET", "wrong_time", "Thu, Mar 5 at 3:20 PM CET"),
        ("Wednesday in Berlin at 3:20 PM", "wrong_time", "Thu, Mar 5 in Berlin at 3:20 PM"),
        ("at 8:20 AM in Berlin", "wrong_time", "at 3:20 PM CET"),
        ("Wed, March 4th at 3:20 PM CET", "wrong_time", "Thu, Mar 5 at 3:20 PM CET"),
        ("at 3:20 PM", "no_zone", "at 3:20 PM CET"),
        ("at 8:20 AM", "no_zone", "at 8:20 AM CST"),
        ("at half past three", "not_judged", "at half past three"),
        ("Friday at half past three", "not_judged", "Friday at half past three"),
    ],
)
def test_what_is_wrong_is_mended_as_the_cldr_says_it(text: str, code: str, mended: str) -> None:
    found = findings(text, "agreed", "confirm")
    assert [one.code for one in found] == [code]
    assert repaired(text, found).replace("\u202f", " ") == mended
    assert [one for one in findings(mended, "agreed", "confirm") if one.repair is not None] == []


def test_before_a_talk_is_agreed_only_the_zone_is_missed() -> None:
    assert seen("Would Thursday at 9:30 AM do?", "replied", "agree") == [("no_zone", "9:30 AM")]
    [finding] = findings("Would Thursday at 9:30 AM do?", "replied", "agree")
    assert finding.repair is None


def test_times_that_are_proposed_are_right_too() -> None:
    slot = datetime(2026, 3, 6, 10, tzinfo=CHICAGO)
    assert seen("or at 10 AM CST", "agreed", "new_time", slots=(slot,)) == []


def test_a_talk_that_is_off_is_at_no_time() -> None:
    plan, at = scenario("agreed", "en", "alumni_database")
    assert seen("at 9 AM CET", "agreed", "new_time", plan={"facts": (*plan.facts, Cancelled(at=at))}) == []


@pytest.mark.parametrize(("zone", "found"), [("America/Chicago", []), ("America/Winnipeg", []), (None, ["no_zone"])])
def test_a_zone_is_missed_where_clocks_differ_or_are_not_known(zone: str | None, found: list[str]) -> None:
    plan, _ = scenario("replied", "en", "alumni_database")
    near = {"contact": attrs.evolve(plan.contact, zone=zone)}
    assert [code for code, _ in seen("at 9 AM", "replied", "agree", plan=near)] == found


def test_times_that_the_contact_offered_are_right_too() -> None:
    plan, _ = scenario("agreed", "en", "alumni_database")
    offered = Replied(at=TALK - timedelta(days=9), proposed=(TALK + timedelta(days=1, hours=2),))
    assert seen("or at 5:20 PM CET", "agreed", "confirm", plan={"facts": (*plan.facts, offered)}) == []


def test_what_cannot_be_read_is_nothing_where_no_talk_is_agreed() -> None:
    assert seen("at half past three", "replied", "agree") == []


def test_the_day_may_be_that_of_either_clock() -> None:
    plan, _ = scenario("agreed", "en", "alumni_database")
    far = {"contact": attrs.evolve(plan.contact, zone="Asia/Tokyo")}
    late = tuple(
        attrs.evolve(one, start=TALK + timedelta(hours=3)) if isinstance(one, Scheduled) else one for one in plan.facts
    )
    for text in ("Thursday at 11:20 AM CST", "Friday at 2:20 AM in Tokyo"):
        assert seen(text, "agreed", "confirm", plan={**far, "facts": late}) == []


def test_who_live_in_one_zone_have_one_clock() -> None:
    plan, _ = scenario("agreed", "en", "alumni_database")
    near = {"contact": attrs.evolve(plan.contact, zone=CHICAGO.key)}
    assert seen("at 8:20 AM your time", "agreed", "confirm", plan=near) == []
