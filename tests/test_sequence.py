"""Whether steps can come about: one anchor, dates in order, ids that there are, and no step that waits for itself."""

from typing import Any

import pytest

from infoint.rules import Step
from tests.bench import step
from tests.good_guide import THANK, in_rules, step_faults, told


@pytest.mark.parametrize("word", ["requested", "held", "planned", "talk_start", "talk_end", "opted_out"])
def test_a_step_is_not_called_like_a_fact_or_a_moment(word: str) -> None:
    [fault] = in_rules(steps=(step(word, after="planned"), THANK))
    assert (fault.code, fault.path, fault.found) == ("reserved_word", "steps[0].id", word)
    assert fault.hint == "a fact or a moment has this name"


@pytest.mark.parametrize(
    "rule",
    [
        {"after": "replied:busy"},
        {"after": "done:ask"},
        {"after": "referred"},
        {"before": "talk_start"},
        {"before": "talk_end", "until": ()},
        {"after": "planned", "repeats": True},
        {"after": "planned", "until": ("done:thank", "skipped:one", "replied:no", "noted:learned", "referred:c-1")},
        {"after": "planned", "until": ("question_answered:first", "done", "held", "auto_replied")},
        {"after": "planned", "done_by": ("scheduled", "done:ask")},
    ],
)
def test_steps_that_fit(rule: dict[str, Any]) -> None:
    assert step_faults(**rule) == []


@pytest.mark.parametrize(
    ("rule", "code", "path", "found", "hint"),
    [
        ({}, "one_anchor", "", "one", ""),
        ({"after": "planned", "before": "talk_start"}, "one_anchor", "", "one", ""),
        ({"after": "talk_ends"}, "unknown_moment", ".after", "talk_ends", "did you mean 'talk_end'?"),
        ({"after": "replied:"}, "unknown_moment", ".after", "replied:", "did you mean 'replied'?"),
        ({"after": "held"}, "unknown_moment", ".after", "held", "known: "),
        ({"after": "scheduled:x"}, "unknown_moment", ".after", "scheduled:x", "did you mean 'scheduled'?"),
        ({"after": "done"}, "unknown_moment", ".after", "done", "did you mean 'done:STEP'?"),
        ({"after": "done:thnk"}, "unknown_step", ".after", "thnk", "did you mean 'thank'?"),
        ({"after": "done:"}, "unknown_moment", ".after", "done:", "did you mean 'done:STEP'?"),
        ({"before": "planned"}, "unknown_moment", ".before", "planned", "known: talk_end, talk_start"),
        ({"before": "talk_start", "repeats": True}, "repeat_before", ".repeats", "one", ""),
        ({"after": "planned", "done_by": ()}, "empty", ".done_by", "", "leave it out for the step's own Done"),
        ({"after": "planned", "done_by": ("hold",)}, "unknown_fact", ".done_by[0]", "hold", "did you mean 'held'?"),
        ({"after": "planned", "until": ("held", "xyz")}, "unknown_fact", ".until[1]", "xyz", "known: "),
        ({"after": "planned", "until": ("held:x",)}, "unknown_fact", ".until[0]", "held:x", "did you mean 'held'?"),
        ({"after": "planned", "until": ("noted:",)}, "unknown_fact", ".until[0]", "noted:", "did you mean 'noted'?"),
        ({"after": "planned", "until": ("unknown",)}, "unknown_fact", ".until[0]", "unknown", "known: "),
        ({"after": "planned", "until": ("skipped:as",)}, "unknown_step", ".until[0]", "as", "did you mean 'ask'?"),
        ({"after": "planned", "until": ("done:x",)}, "unknown_step", ".until[0]", "x", "known: ask, one, thank"),
        ({"after": "planned", "message": "leter"}, "unknown_message", ".message", "leter", "did you mean 'letter'?"),
    ],
)
def test_steps_that_do_not_fit(rule: dict[str, Any], code: str, path: str, found: str, hint: str) -> None:
    [fault] = step_faults(**rule)
    assert told([fault]) == [(code, f"steps[0]{path}", found)]
    assert fault.hint.startswith(hint)
    assert bool(hint) == bool(fault.hint)


def test_whoever_is_asked_in_the_place_of_another_gets_the_message_of_another_plan() -> None:
    assert step_faults(after="requested", asks_another=True) == []
    [fault] = step_faults(after="requested", asks_another=True, done_by=("requested",))
    assert (fault.code, fault.path.rpartition(".")[2]) == ("missing", "done_by")
    assert step_faults(after="requested", asks_another=True, done_by=("requested", "done")) == []
    [fault] = step_faults(after="requested", asks_another=True, message="letter")
    assert told([fault]) == [("message_to_another", "steps[0].message", "letter")]
    assert fault.hint == "the message belongs to the plan of the other person"


def test_a_step_is_for_tiers_that_there_are() -> None:
    assert step_faults(after="planned", tiers=("close", "new")) == []
    [fault] = step_faults(after="planned", tiers=("close", "nwe"))
    assert told([fault]) == [("unknown_tier", "steps[0].tiers[1]", "nwe")]


def test_the_condition_of_a_step_is_a_fact() -> None:
    assert step_faults(after="planned", only_if=("noted:invited",)) == []
    [fault] = step_faults(after="planned", only_if=("notd:invited",))
    assert told([fault]) == [("unknown_fact", "steps[0].only_if[0]", "notd:invited")]


# --- Dates in order.


@pytest.mark.parametrize(
    "rule",
    [
        {"opens": "1 day", "due": "1 day", "deadline": "2 days", "closes": "1 week"},
        {"opens": "24 hours", "due": "same day"},  # which is later depends on the hour
        {"remind": ("24 hours", "40 hours"), "deadline": "48 hours"},
        {"remind": ("9 days",), "due": "2 days"},  # one may be reminded after the date that is soft
        {"before": True, "opens": "1 week", "due": "1 day", "deadline": "3 hours"},
    ],
)
def test_dates_in_order(rule: dict[str, Any]) -> None:
    anchor = {"before": "talk_start"} if rule.pop("before", False) else {"after": "planned"}
    assert step_faults(**anchor, **rule) == []


@pytest.mark.parametrize(
    ("rule", "path", "found", "hint"),
    [
        ({"opens": "3 days", "due": "2 days"}, "opens", "3 days", "due = '2 days'"),
        ({"due": "1 month", "closes": "3 weeks"}, "due", "1 month", "closes = '3 weeks'"),
        ({"remind": ("1 hour", "49 hours"), "deadline": "48 hours"}, "remind[1]", "49 hours", "deadline = '48 hours'"),
        ({"before": True, "opens": "1 day", "due": "1 week"}, "opens", "1 day", "due = '1 week'"),
    ],
)
def test_dates_that_surely_come_in_the_wrong_order(rule: dict[str, Any], path: str, found: str, hint: str) -> None:
    anchor = {"before": "talk_start"} if rule.pop("before", False) else {"after": "planned"}
    [fault] = step_faults(**anchor, **rule)
    assert told([fault]) == [("out_of_order", f"steps[0].{path}", found)]
    assert fault.hint == hint


# --- Steps that wait for steps.


def chain(**after: str) -> tuple[Step, ...]:
    return tuple(step(one, after=moment) for one, moment in after.items())


def test_steps_wait_for_one_another_in_a_line() -> None:
    assert in_rules(steps=chain(a="done:b", c="done:a", b="talk_end", d="done:a")) == []


@pytest.mark.parametrize(
    ("steps", "circular"),
    [
        (chain(a="done:a"), [0]),
        (chain(a="done:b", b="done:a"), [0, 1]),
        (chain(z="done:a", a="done:b", b="done:c", c="done:a", d="planned"), [1, 2, 3]),
        (chain(a="done:a", b="done:a", c="done:d", d="done:c"), [0, 2, 3]),
    ],
)
def test_no_step_waits_for_itself(steps: tuple[Step, ...], circular: list[int]) -> None:
    found = in_rules(steps=steps)
    assert told(found) == [("circular", f"steps[{index}].after", steps[index].id) for index in circular]


def test_finding_circles_takes_no_detours() -> None:
    line = tuple(step(f"s{one}", after=f"done:s{one + 1}" if one < 2999 else "planned") for one in range(3000))
    assert in_rules(steps=line) == []
