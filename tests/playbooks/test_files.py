"""Which file holds the rules, and which the words of which language."""

import pytest

from infoint.errors import Fault
from infoint.playbooks.reading import SIZE_LIMIT
from tests.playbooks.test_loading import GOOD, OWN, RULES, WORDS, faults


def test_every_file_is_read_before_faults_are_told() -> None:
    broken = {"a.toml": "a = ", "b.toml": "format = 2", "c.toml": "“", "d.toml": "x" * (SIZE_LIMIT + 1)}
    assert [(fault.code, fault.file) for fault in faults(broken)] == [
        ("not_toml", "a.toml"),
        ("unknown_format", "b.toml"),
        ("curly_quote", "c.toml"),
        ("too_big", "d.toml"),
    ]


@pytest.mark.parametrize("texts", [{}, {"office.en.toml": WORDS}], ids=["nothing", "only words"])
def test_there_are_rules(texts: dict[str, str]) -> None:
    hint = "a file of rules is one that has no 'language'"
    assert faults(texts) == (Fault(code="missing", path="rules", hint=hint),)


def test_there_is_one_file_of_rules() -> None:
    hint = "the rules stand in a.toml; a file of texts names its language"
    without = WORDS.replace('language = "en"\n', "")
    assert faults({"a.toml": RULES, "b.toml": without}) == (
        Fault(code="missing", path="language", hint=hint, file="b.toml"),
    )


def test_there_is_one_file_for_a_language() -> None:
    assert faults({**GOOD, "zz.toml": WORDS}) == (
        Fault(
            code="duplicate_key",
            path="language",
            hint="first in office.en.toml",
            found="en",
            file="zz.toml",
            line=2,
        ),
    )


def test_a_file_without_its_format_is_read_on() -> None:
    untold = {name: text.replace("format = 1\n", "") for name, text in GOOD.items()}
    untold["office.toml"] = 'stepss = "x"\n' + untold["office.toml"]
    assert [(fault.file, fault.path, fault.code) for fault in faults(untold)] == [
        ("office.en.toml", "format", "missing"),
        ("office.pt.toml", "format", "missing"),
        ("office.toml", "format", "missing"),
        ("office.toml", "stepss", "unknown_key"),
    ]


def test_on_a_base_too() -> None:
    found = faults({"own.toml": OWN.replace("format = 1\n", "stepss = 1\n")})
    assert [(fault.path, fault.code) for fault in found] == [("format", "missing"), ("stepss", "unknown_key")]
    nowhere = faults({"own.toml": OWN.replace("format = 1\n", "").replace("gsbs", "gsbd")})
    assert [(fault.path, fault.code) for fault in nowhere] == [("format", "missing"), ("base", "unknown_base")]


def test_nor_does_it_hide_that_there_are_no_rules() -> None:
    found = faults({"office.en.toml": WORDS.replace("format = 1\n", "")})
    assert [(fault.path, fault.code) for fault in found] == [("format", "missing"), ("rules", "missing")]
