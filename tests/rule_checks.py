"""What every class of rules has to hold: values, ids, lists of ids, bounds of numbers, listed words."""

from collections.abc import Mapping
from types import ModuleType
from typing import Any

import attrs
import pytest

from infoint.errors import RefusedValue
from infoint.limits import Limit
from infoint.offsets import Offset
from tests.bench import SOURCE

Whole = Mapping[type, Mapping[str, Any]]


def make(whole: Whole, kind: type, **fields: Any) -> Any:
    """Make a rule of the fewest fields, and of those given."""
    sourced = {"source": SOURCE} if "source" in attrs.fields_dict(kind) else {}
    return kind(**{**sourced, **whole[kind], **fields})


def refusal(whole: Whole, kind: type, **fields: Any) -> tuple[str, str]:
    """Return code and path of the one fault."""
    with pytest.raises(RefusedValue) as caught:
        make(whole, kind, **fields)
    [fault] = caught.value.faults
    return fault.code, fault.path


def every_rule_is_in(whole: Whole, module: ModuleType) -> None:
    listed = {kind for kind in vars(module).values() if isinstance(kind, type) and attrs.has(kind)}
    assert listed - {Offset, Limit} == set(whole)


def is_a_value(whole: Whole, kind: type) -> None:
    rule = make(whole, kind)
    assert rule == make(whole, kind)
    assert hash(rule) == hash(make(whole, kind))
    name = attrs.fields(kind)[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(rule, name, getattr(rule, name))


def has_a_source(whole: Whole, kind: type) -> None:
    if "source" in attrs.fields_dict(kind):
        assert refusal(whole, kind, source="") == ("empty", "source")
        assert refusal(whole, kind, source="two\nlines") == ("not_one_line", "source")


def is_an_id(whole: Whole, kind: type, name: str) -> None:
    for word in ("a", "a_b-2", "-", "x" * 100):
        assert getattr(make(whole, kind, **{name: word}), name) == word
    for word in ("a.b", "a b", "a:b", "é", "x" * 101, "a@b"):
        assert refusal(whole, kind, **{name: word}) == ("not_identifier", name)
    for value, code in (("", "empty"), (5, "not_text"), ("a\n", "not_one_line")):
        assert refusal(whole, kind, **{name: value}) == (code, name)


def holds_ids(whole: Whole, kind: type, name: str) -> None:
    assert getattr(make(whole, kind, **{name: ("a", "b-c")}), name) == ("a", "b-c")
    assert refusal(whole, kind, **{name: ("a", "b.c")}) == ("not_identifier", f"{name}[1]")
    assert refusal(whole, kind, **{name: ["a"]}) == ("not_list", name)


def holds_patterns(whole: Whole, kind: type, name: str) -> None:
    assert getattr(make(whole, kind, **{name: ("held", "replied:yes")}), name) == ("held", "replied:yes")
    assert refusal(whole, kind, **{name: ("held", "replied yes")}) == ("not_identifier", f"{name}[1]")


def has_bounds(whole: Whole, kind: type, name: str, least: int, most: int) -> None:
    for value in (least, most):
        assert getattr(make(whole, kind, **{name: value}), name) == value
    assert refusal(whole, kind, **{name: least - 1}) == ("too_small", name)
    assert refusal(whole, kind, **{name: most + 1}) == ("too_large", name)
    assert refusal(whole, kind, **{name: True}) == ("not_integer", name)


def refuses(whole: Whole, kind: type, name: str, value: object, code: str, path: str = "") -> None:
    assert refusal(whole, kind, **{name: value}) == (code, path or name)


def is_a_listed_word(whole: Whole, kind: type, name: str, *words: str) -> None:
    for word in words:
        assert getattr(make(whole, kind, **{name: word}), name) == word
    assert refusal(whole, kind, **{name: "another"}) == ("not_choice", name)
