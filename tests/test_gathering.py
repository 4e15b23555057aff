"""Faults of parts are gathered with their paths, and quote what stood there only if they may."""

import attrs
import pytest

from infoint.checks import each, identifier, valid
from infoint.errors import Fault, RefusedValue, refused
from infoint.gathering import FAILED, Gathering, moved, place


def refuse(value: object, _: object) -> object:
    raise refused("not_text", "")


@pytest.mark.parametrize(
    ("parts", "path"),
    [((), ""), (("a",), "a"), ((0,), "[0]"), (("a", 0, 1, "b"), "a[0][1].b"), (("a.b", ""), '"a.b".""')],
)
def test_place(parts: tuple[str | int, ...], path: str) -> None:
    assert place(*parts) == path


@pytest.mark.parametrize(
    ("path", "parent", "whole"),
    [("", "", ""), ("at", "", "at"), ("", "facts", "facts"), ("[0].at", "facts", "facts[0].at"), ("b", "a", "a.b")],
)
def test_moved(path: str, parent: str, whole: str) -> None:
    fault = Fault(code="missing", path=path, hint="h", found="f", file="x", line=3)
    assert moved(fault, parent) == attrs.evolve(fault, path=whole)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("48 huors", "48 huors"),
        ("x" * 500, "x" * 80),
        (True, "true"),
        (1.5, "1.5"),
        (7, "7"),
        pytest.param(10**5000, "", id="huge"),
        ([1], ""),
        ({}, ""),
        (None, ""),
    ],
)
def test_quotes_what_stood_there(value: object, found: str) -> None:
    gathering = Gathering(quotes=True)
    assert gathering.read(refuse, value, str, "a") is FAILED
    assert gathering.faults == [Fault(code="not_text", path="a", found=found)]


def test_quotes_nothing_otherwise() -> None:
    gathering = Gathering()
    gathering.read(refuse, "Kim Lee", str, "a")
    assert gathering.faults == [Fault(code="not_text", path="a")]


def test_what_is_quoted_already_stays() -> None:
    gathering = Gathering(quotes=True)
    gathering.add(RefusedValue(Fault(code="not_text", path="", found="here")), "a", "there")
    gathering.add(RefusedValue(Fault(code="not_text", path="below")), "a", "there")
    assert [fault.found for fault in gathering.faults] == ["here", ""]


def test_refuses_all_together_or_nothing() -> None:
    gathering = Gathering()
    gathering.refuse()
    assert gathering.read(lambda value, _: value, 1, int, "a") == 1
    gathering.read(refuse, 1, str, "b")
    gathering.read(refuse, 1, str, "c")
    with pytest.raises(RefusedValue) as caught:
        gathering.refuse()
    assert [fault.path for fault in caught.value.faults] == ["b", "c"]


def shouted(value: str) -> str:
    if not value.isupper():
        raise refused("not_choice", "word", "in capitals")
    return value


@attrs.frozen
class Thing:
    words: tuple[str, ...] = attrs.field(default=(), validator=valid(each(identifier)))
    word: str = attrs.field(default="A", converter=shouted, validator=valid(identifier))
    wordy: int = 0


def probed(name: str, value: object) -> list[Fault]:
    gathering = Gathering(quotes=True)
    raw = list(value) if isinstance(value, tuple) else value
    gathering.probe(getattr(attrs.fields(Thing), name), value, name, raw)
    return gathering.faults


def test_probes_the_validator() -> None:
    (fault,) = probed("words", ("fine", "a b"))
    assert (fault.code, fault.path, fault.found) == ("not_identifier", "words[1]", "a b")
    assert probed("words", ("fine",)) == []


def test_probes_the_converter() -> None:
    (fault,) = probed("word", "low")
    assert (fault.code, fault.path, fault.found) == ("not_choice", "word", "low")
    (fault,) = probed("word", "A B")
    assert (fault.code, fault.path) == ("not_identifier", "word")
    assert probed("wordy", "no check, no fault") == []


def test_a_path_that_names_another_thing_is_told_from_the_field_on() -> None:
    gathering = Gathering()
    for told in ("word", "word.a", "word[2]", "wordy", ""):

        def check(*_: object, told: str = told) -> None:
            raise refused("empty", told)

        field = attrs.fields(Thing).wordy.evolve(name="word", validator=check)
        gathering.probe(field, 1, "word", 1)
    assert [fault.path for fault in gathering.faults] == ["word", "word.a", "word[2]", "word.wordy", "word"]
