"""Blanks of templates, what fills them, and brackets that are none."""

import pytest

from infoint.people import Contact
from infoint.reviewing import repaired
from tests.reviewing.seen import findings, seen


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Hello [Name]!", "Hello Kim Lee!"),
        ("Hello {contact}!", "Hello Kim Lee!"),
        ("about <your field>", "about <your field>"),
        ("I work at [Company].", "I work at Helix Labs."),
        ("for {minutes}", "for 20 minutes"),
        ("signed ［Your　Name］", "signed Ana Ruiz"),
        ("Dear ,", "Dear Kim Lee,"),
        ("Dear Dr.,", "Dear Dr. Kim Lee,"),
        ("Dear [Surname, as on the card],", "Dear Kim Lee,"),
        ("Helix Labs\nBerlin\nDear ,", "Helix Labs\nBerlin\nDear Kim Lee,"),
        ("Dear", "Dear Kim Lee"),
        ("Dear \r\n\r\nHello", "Dear Kim Lee\r\n\r\nHello"),
        ("Dear\rHello", "Dear Kim Lee\rHello"),
    ],
)
def test_what_the_plan_knows_fills_a_blank(text: str, mended: str) -> None:
    found = [one for one in findings(text) if one.code == "unfilled"]
    assert len(found) == 1
    assert repaired(text, found) == mended


@pytest.mark.parametrize("text", ["[XXX]", "{TBD}", "<your name here>"])
def test_a_stand_in_within_brackets_is_one_blank(text: str) -> None:
    assert seen(f"ok {text} ok") == [("unfilled", text)]


@pytest.mark.parametrize(
    "text", ["XXX", "TODO", "____", "[ ]", "{}", "{1}", "<>", "[name\u0301]", "{Bereich}", "【会社名】"]
)
def test_stand_ins_are_found(text: str) -> None:
    assert [code for code, _ in seen(f"ok {text} ok")] == ["unfilled"]


@pytest.mark.parametrize(
    "text",
    [
        "[1]",
        "[...]",
        "[sic]",
        "<ana@example.org>",
        "<https://example.org>",
        "a < b",
        "[" + "x" * 61 + "]",
        "Hello,",
        "Dear Kim,",
    ],
)
def test_other_brackets_are_no_blanks(text: str) -> None:
    assert [code for code, _ in seen(text) if code == "unfilled"] == []


def test_what_somebody_is_called_is_no_blank_and_fills_none() -> None:
    odd = {"contact": Contact(id="c", name="Kim [Lee]", zone="Europe/Berlin")}
    assert seen("Hello Kim [Lee],", plan=odd) == []
    [finding] = findings("Hello [Name],", plan=odd)
    assert finding.repair is None


def test_a_line_with_nothing_but_an_honorific_greets_nobody() -> None:
    [found] = [one for one in findings("様\nこんにちは。", language="ja") if one.code == "unfilled"]
    assert repaired("様\nこんにちは。", [found]) == "田中薫様\nこんにちは。"


def test_brackets_are_found_in_a_language_that_is_not_read() -> None:
    assert ("unfilled", "[x]") in seen("XXX [x]", language="tlh")
    assert ("unfilled", "XXX") not in seen("XXX [x]", language="tlh")


def test_brackets_are_a_blank_up_to_a_length() -> None:
    text = f"[{'x' * 60}]"
    assert seen(text) == [("unfilled", text)]


def test_a_stand_in_that_is_somebodys_name_is_none() -> None:
    called = {"contact": Contact(id="c", name="XX", zone="Europe/Berlin")}
    assert seen("Hello XX,", plan=called) == []


def test_a_greeting_with_both_endings_is_one_word() -> None:
    [found] = [one for one in findings("Sehr geehrte(r),", language="de") if one.code == "unfilled"]
    assert repaired("Sehr geehrte(r),", [found]) == "Sehr geehrte(r) Robin Weber,"
