"""Steps that never come about: what the corpus does not show, and what is no mistake."""

from typing import Any

import pytest

from infoint.proofreading.timetable import findings
from tests.proofreading.playbook_of import steps

ASK = {"id": "ask", "after": "planned", "done_by": ["requested"], "message": "request"}
NUDGE = {"id": "nudge", "after": "requested", "message": "nudge", "opens": "5 weeks", "until": ["replied"]}
CLOSE = {"id": "close", "after": "requested", "due": "4 weeks", "done_by": ["closed"], "until": ["replied"]}


def found(*rules: dict[str, Any]) -> list[tuple[str, str]]:
    told = findings(steps(*rules))
    return [(one.code, one.path) for one in told if one.code not in ("message_unused", "answer_unused")]


@pytest.mark.parametrize(
    "rule",
    [
        {"after": "requested", "until": ["replied:yes"]},
        {"after": "replied", "until": ["replied:yes"]},
        {"after": "talk_end", "until": ["held"]},
        {"after": "talk_end", "done_by": ["held"]},
        {"after": "replied:yes", "until": ["replied:busy"]},
        {"after": "requested", "done_by": ["requested"], "repeats": True, "a_year": 3},
        {"after": "talk_end", "repeats": True, "until": ["opted_out"]},
        {"after": "talk_end", "repeats": True, "at_most": 3},
        {"after": "requested", "opens": "2 days", "closes": "2 days"},
        {"after": "requested", "opens": "1 hour", "closes": "61 minutes"},
        {"before": "talk_start", "opens": "1 hour", "closes": "10 minutes"},
        {"before": "talk_end"},
        {"after": "talk_end", "only_if": ["done:ask", "referred"]},
        {"after": "talk_end", "only_if": ["noted:learned"], "until": ["referred"]},
    ],
)
def test_what_comes_about_is_no_mistake(rule: dict[str, Any]) -> None:
    assert found(ASK, {"id": "one", **rule}) == []


def test_what_follows_a_step_that_never_starts_is_not_told_again() -> None:
    first, second = {"id": "one", "after": "done:ask"}, {"id": "two", "after": "done:one", "tiers": ["far"]}
    assert found(ASK, first, second) == [("never_starts", "steps[1].after")]


def test_another_step_may_note_what_one_waits_for() -> None:
    assert (
        found(ASK, {"id": "one", "after": "done:ask"}, {"id": "two", "after": "planned", "done_by": ["done:ask"]}) == []
    )


@pytest.mark.parametrize(
    ("change", "late"),
    [
        ({}, True),
        ({"opens": "4 weeks"}, False),
        ({"opens": "28 days"}, False),
        ({"opens": "2 months"}, True),
        ({"message": None}, False),
        ({"after": "planned"}, False),
        ({"after": None, "before": "talk_start"}, False),
    ],
)
def test_a_message_after_giving_up(change: dict[str, Any], late: bool) -> None:
    rules = [ASK, CLOSE, {key: value for key, value in (NUDGE | change).items() if value}]
    assert found(*rules) == [("after_giving_up", "steps[2].opens")] * late


def test_a_message_later_in_a_chain_after_giving_up() -> None:
    first = {**NUDGE, "opens": "3 weeks"}
    assert found(CLOSE, first, {**NUDGE, "id": "call", "after": "done:nudge", "opens": "2 weeks"}) == [
        ("after_giving_up", "steps[2].opens")
    ]


@pytest.mark.parametrize("change", [{"only_if": ["referred"]}, {"tiers": ["near"]}, {"after": "done:ask_again"}])
def test_a_step_that_closes_only_some_plans_gives_nobody_up(change: dict[str, Any]) -> None:
    again = {"id": "ask_again", "after": "requested"}
    assert found(again, {**CLOSE, **change}, NUDGE) == []


def test_the_first_of_several_ends_counts() -> None:
    late = {**CLOSE, "id": "late", "due": "9 months"}
    assert found(CLOSE, late, NUDGE) == found(late, CLOSE, NUDGE) == [("after_giving_up", "steps[2].opens")]


def test_an_end_at_once_is_due_at_once() -> None:
    close = {key: value for key, value in CLOSE.items() if key != "due"}
    assert found(close, NUDGE) == [("after_giving_up", "steps[1].opens")]


def test_done_by_any_done_is_done_by_the_step_s_own() -> None:
    assert found({"id": "any", "after": "talk_end", "done_by": ["done"]}, {"id": "then", "after": "done:any"}) == []
