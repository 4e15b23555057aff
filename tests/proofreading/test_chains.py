"""Chains of steps, back to the moment that the first of them waits for."""

import pytest

from infoint.offsets import parse
from infoint.proofreading.chains import links
from tests.proofreading.playbook_of import steps


def test_a_chain_is_followed_to_its_root() -> None:
    found = links(
        steps(
            {"id": "c", "after": "done:b", "opens": "1 week"},
            {"id": "a", "after": "requested", "opens": "3 business days"},
            {"id": "b", "after": "done:a", "opens": "4 business days"},
            {"id": "lost", "after": "done:moved"},
            {"id": "moved", "before": "talk_start", "opens": "9 days", "done_by": ["noted:learned"]},
        )
    )
    told = {name: (link.index, link.root, link.amount, link.unit) for name, link in found.items()}
    assert told == {
        "a": (1, "requested", 3, "business days"),
        "b": (2, "requested", 7, "business days"),
        "c": (0, "requested", 8, None),
        "moved": (4, "talk_start", 0, None),
    }
    assert found["c"].hours == found["b"].hours + parse("1 week").hours[0]


@pytest.mark.parametrize(
    ("opens", "span", "after"),
    [
        ("8 days", "7 days", True),
        ("7 days", "7 days", False),
        ("3 months", "30 days", True),
        ("31 days", "1 month", False),
        (None, "0 days", False),
    ],
)
def test_a_step_is_surely_after_a_span(opens: str | None, span: str, after: bool) -> None:
    rule = {"id": "a", "after": "requested", **({"opens": opens} if opens else {})}
    assert links(steps(rule))["a"].surely_after(parse(span)) == after


def test_spans_of_other_units_are_compared_by_hours_once_they_are_mixed() -> None:
    rules = [{"id": "a", "after": "requested", "opens": "1 day"}]
    units = ("2 weeks", "3 days", "1 day")
    rules += [
        {"id": f"b{at}", "after": "done:a" if not at else f"done:b{at - 1}", "opens": span}
        for at, span in enumerate(units)
    ]
    found = links(steps(*rules))
    assert [found[f"b{at}"].unit for at in range(3)] == [None, None, None]
    assert found["b2"].surely_after(parse("13 days"))
    assert not found["b2"].surely_after(parse("15 days"))


@pytest.mark.parametrize(
    ("rule", "smooth"),
    [
        ({"after": "talk_end"}, True),
        ({"after": "replied:yes"}, True),
        ({"after": "requested"}, False),
        ({"after": "cancelled"}, False),
        ({"after": "talk_end", "only_if": ["referred"]}, False),
        ({"after": "talk_end", "tiers": ["near"]}, False),
        ({"after": "talk_end", "asks_another": True}, False),
    ],
)
def test_every_plan_that_goes_well_comes_to_some_steps(rule: dict[str, object], smooth: bool) -> None:
    assert links(steps({"id": "a", **rule}))["a"].smooth == smooth


def test_a_long_chain_is_no_deep_one() -> None:
    rules = [{"id": f"s{at}", "after": f"done:s{at - 1}" if at else "planned", "opens": "1 day"} for at in range(2000)]
    assert links(steps(*rules))["s1999"].amount == 2000
