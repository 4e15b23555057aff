"""Errors: what each says, what it is, and that each code is raised and tested."""

import copy
import pickle
import traceback
from pathlib import Path

import pytest

from infoint.errors import (
    Anomaly,
    DocumentError,
    Fault,
    Hint,
    InfointError,
    NotKnown,
    NotRenderable,
    PlaybookError,
    RefusedValue,
    did_you_mean,
    refused,
)

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("error", "parents"),
    [
        (RefusedValue, (ValueError,)),
        (DocumentError, (ValueError,)),
        (PlaybookError, (DocumentError, ValueError)),
        (NotKnown, (LookupError,)),
        (NotRenderable, (ValueError,)),
    ],
)
def test_every_error_is_also_what_a_caller_expects(error: type[InfointError], parents: tuple[type, ...]) -> None:
    assert all(issubclass(error, parent) for parent in (InfointError, *parents))


def test_only_a_name_that_is_not_there_is_no_value_error() -> None:
    assert not issubclass(NotKnown, ValueError)
    assert not issubclass(InfointError, ValueError)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault(code="empty", path="name"), "name must not be empty [empty]"),
        (Fault(code="not_json", path=""), "document must be JSON [not_json]"),
        (Fault(code="empty", path="name", hint="any"), "name must not be empty; any [empty]"),
        (Fault(code="empty", path="a", found=" "), "a must not be empty (found ' ') [empty]"),
        (Fault(code="empty", path="a", file="f.toml"), "f.toml: a must not be empty [empty]"),
        (Fault(code="empty", path="a", file="f.toml", line=3), "f.toml:3: a must not be empty [empty]"),
        (Fault(code="empty", path="a", line=3), "line 3: a must not be empty [empty]"),
        (
            Fault(code="unknown_key", path="a.b", hint="did you mean 'c'?", found="x\ny", file="f", line=1),
            r"f:1: a.b is not a key here (found 'x\ny'); did you mean 'c'? [unknown_key]",
        ),
    ],
)
def test_a_fault_says_where_what_and_what_would_fit(fault: Fault, said: str) -> None:
    assert str(fault) == said


def test_an_error_tells_all_of_its_faults_and_leads_with_the_first() -> None:
    first, second = Fault(code="missing", path="id"), Fault(code="empty", path="name")
    error = PlaybookError(first, second)
    assert error.faults == (first, second)
    assert (error.code, error.path) == ("missing", "id")
    assert str(error) == "id is missing [missing]\nname must not be empty [empty]"


def test_a_fault_has_its_fields_by_name() -> None:
    with pytest.raises(TypeError):
        Fault("empty", "name")  # type: ignore[misc]


def test_one_value_that_does_not_fit() -> None:
    error = refused("too_small", "minutes", "at least 1")
    assert isinstance(error, RefusedValue)
    assert error.faults == (Fault(code="too_small", path="minutes", hint="at least 1"),)


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
def test_an_error_survives_a_journey_between_processes(duplicate: type) -> None:
    error = PlaybookError(Fault(code="missing", path="id", file="f.toml", line=2), Fault(code="empty", path="name"))
    again = duplicate(error)
    assert type(again) is PlaybookError
    assert again.faults == error.faults
    assert str(again) == str(error)


def test_a_traceback_holds_no_more_than_the_text() -> None:
    with pytest.raises(RefusedValue) as error:
        raise refused("empty", "name")
    assert traceback.format_exception(error.value)[-1] == (
        "infoint.errors.RefusedValue: name must not be empty [empty]\n"
    )


def test_an_anomaly_names_its_subject() -> None:
    assert str(Anomaly("unknown_kind", "f-1")) == (
        "f-1 is of a kind that this version does not know, and is kept [unknown_kind]"
    )


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("freind", ["peer", "friend"], "did you mean 'friend'?"),
        ("zzz", ["peer", "friend"], "known: friend, peer"),
        ("zzz", (), ""),
        ("", {"one"}, "known: one"),
        ("friend" + "d" * 100_000, ["friend"], "known: friend"),
        ("zzz", [f"{number:02}" for number in range(30)], "known: " + ", ".join(f"{one:02}" for one in range(30))),
        (
            "zzz",
            [f"{number:02}" for number in range(31)],
            "known: " + ", ".join(f"{one:02}" for one in range(30)) + ", …",
        ),
        ("499x", [f"{number:03}" for number in range(600)], "did you mean '499'?"),
        ("zzzz", [f"{number:03}" for number in range(499)] + ["zzzzz"], "did you mean 'zzzzz'?"),
    ],
)
def test_a_hint_holds_known_words_only(word: str, known: list[str], said: str) -> None:
    assert did_you_mean(word, known) == said


def test_a_hint_stays_short() -> None:
    names = [f"word{number:03}" for number in range(600)]
    listed = did_you_mean("zzz", names[:30])
    assert listed == f"known: {', '.join(names[:30])}"
    assert did_you_mean("zzz", names[:31]) == f"{listed}, …"
    assert did_you_mean("wordo007", names) == "did you mean 'word007'?"


def test_a_hint_is_text_that_keeps_its_sentence() -> None:
    hint = did_you_mean("freind", ["friend"])
    assert isinstance(hint, Hint)
    assert (hint, hint.sentence, hint.values) == (
        "did you mean 'friend'?",
        "did you mean '{word}'?",
        (("word", "friend"),),
    )
    assert Hint("write {name}") == "write {name}"
    braces = Hint("{one} {other}", one="{other}", other="{one}")
    assert braces == "{other} {one}"
    for same in (copy.deepcopy(braces), pickle.loads(pickle.dumps(braces))):
        assert (same, same.sentence, same.values) == (braces, braces.sentence, braces.values)
