"""How rules are called, and what still names a rule that was taken out."""

import pytest

from infoint.errors import CODES, Fault
from infoint.guide import Guide
from infoint.playbooks.dependents import NAMED_BY, called, still_named
from infoint.playbooks.inheritance import Node, located, nodes
from infoint.playbooks.reading import read

BASE = """
[[tiers]]
id = "near"
relationships = ["friend", "peer"]
[[tiers]]
id = "far"
[[steps]]
id = "ask"
due = ["1 day"]
[[steps]]
due = "2 days"
"""


def tree(text: str, file: str) -> Node:
    return nodes(read(text.encode(), file))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("steps[0]", "steps.ask"),
        ("steps[0].due[0]", "steps.ask.due[0]"),
        ("steps[1].due", "steps[1].due"),
        ("steps[7].due", "steps[7].due"),
        ("talk.last", "talk.last"),
        ("", ""),
    ],
)
def test_a_rule_is_called_by_its_id(path: str, name: str) -> None:
    assert called(path, dict(located(tree(BASE, "base.toml")))) == name


def test_every_list_that_is_named_has_its_fault() -> None:
    assert {field.name for field in Guide.__attrs_attrs__} >= set(NAMED_BY)
    assert set(CODES) >= set(NAMED_BY.values())


def test_what_names_a_rule_is_told_at_the_entry_that_took_it_out() -> None:
    base = tree(BASE, "base.toml")
    remove = tree('remove = ["tiers.near",\n"tiers.far", "steps.ask", "steps.ask.due", "caps.x"]', "own.toml").table[
        "remove"
    ]
    faults = [Fault(code="unknown_step", path=f"steps[{at}].after", found="ask", file="base.toml") for at in range(7)]
    other = [
        Fault(code="unknown_step", path="steps[0].after", found="ask", file="own.toml"),
        Fault(code="unknown_step", path="steps[0].after", found="asked", file="base.toml"),
        Fault(code="unknown_relationship", path="directories[0].relationship", found="expert", file="base.toml"),
    ]
    friend = Fault(code="unknown_relationship", path="directories[0].relationship", found="friend", file="base.toml")
    told = still_named([*other, friend, *faults], remove, base, dict(located(base)))
    assert told[:3] == other
    assert [(fault.code, fault.path, fault.file, fault.line, fault.found) for fault in told[3:]] == [
        ("still_named", "remove[0]", "own.toml", 1, "tiers.near"),
        ("still_named", "remove[2]", "own.toml", 2, "steps.ask"),
    ]
    assert told[3].hint == (
        "directories[0].relationship of the base would name nothing; change or remove what names it"
    )
    assert told[4].hint.startswith("steps.ask.after, steps[1].after, ")
    assert ", … of the base" in told[4].hint


@pytest.mark.parametrize(("many", "more"), [(5, False), (6, True)])
def test_of_many_that_name_a_rule_five_are_told(many: int, more: bool) -> None:
    base, remove = tree(BASE, "base.toml"), tree('remove = ["steps.ask"]', "own.toml").table["remove"]
    faults = [
        Fault(code="unknown_step", path=f"steps[{at}].after", found="ask", file="base.toml") for at in range(many)
    ]
    [fault] = still_named(faults, remove, base, {})
    assert fault.hint.count(".after") == 5
    assert ("…" in fault.hint) is more
