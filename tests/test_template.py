"""Texts with placeholders: what is one, what is a fault, and that nothing is filled twice."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint import template
from infoint.errors import Fault

BRACES = st.text(alphabet="{}a_B0. \n\u0301")


def refuse(name: str) -> str:
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("", []),
        ("Good day", ["Good day"]),
        ("{contact}", [("contact",)]),
        ("Dear {contact},\nI am {seeker}", ["Dear ", ("contact",), ",\nI am ", ("seeker",)]),
        ("{start}{start}", [("start",), ("start",)]),
        ("{who_i_am}", [("who_i_am",)]),
        ("a { b", ["a ", "{", " b"]),
        ("{{contact}}", ["{", ("contact",), "}"]),
        ("{Contact}", ["{", "Contact", "}"]),
        ("{contact.name}", ["{", "contact.name", "}"]),
        ("{contact!r:>9}", ["{", "contact!r:>9", "}"]),
        ("{0}{}", ["{", "0", "}", "{", "}"]),
        ("{con\ntact}", ["{", "con\ntact", "}"]),
        ("{ſtart}", ["{", "ſtart", "}"]),
    ],
)
def test_pieces(text: str, split: list[str | tuple[str]]) -> None:
    assert [(piece.name,) if piece.name else piece.text for piece in template.pieces(text)] == split


@given(BRACES)
def test_pieces_lose_nothing(text: str) -> None:
    assert "".join(piece.text for piece in template.pieces(text)) == text


def test_names_come_in_order_and_as_often_as_they_stand() -> None:
    assert template.names("{seeker} {contact} {x} {seeker} {") == ("seeker", "contact", "x", "seeker")


def test_a_text_without_placeholders_has_no_names() -> None:
    assert template.names("Good day") == ()


def test_what_fills_a_placeholder_is_not_read_again() -> None:
    assert template.fill("{contact} {seeker}", {"contact": "{seeker}", "seeker": "{x}}"}.__getitem__) == "{seeker} {x}}"


def test_literal_text_stays_as_it_is() -> None:
    assert template.fill("100 % {{} \\n %s $x", refuse) == "100 % {{} \\n %s $x"


@given(st.lists(st.sampled_from(["{contact}", "{field}", "a", " ", "é"])).map("".join))
def test_fill_agrees_with_format_where_both_are_defined(text: str) -> None:
    values = {"contact": "Kim", "field": "{contact}"}
    assert template.fill(text, values.__getitem__) == text.format(**values)


@pytest.mark.parametrize("name", sorted(template.PLACEHOLDERS))
def test_every_placeholder_is_a_name_that_a_text_can_hold(name: str) -> None:
    assert template.names(f"{{{name}}}") == (name,)
    assert list(template.faults(f"{{{name}}}", "p")) == []


@pytest.mark.parametrize("allowed", template.IN_RULES.values(), ids=template.IN_RULES)
def test_what_rules_speak_of_is_among_what_messages_speak_of(allowed: frozenset[str]) -> None:
    assert allowed < template.PLACEHOLDERS


def test_an_unknown_placeholder_is_a_fault_that_knows_better() -> None:
    assert list(template.faults("Dear {contakt}, {seeker}", "texts.en.x")) == [
        Fault(code="unknown_placeholder", path="texts.en.x", hint="did you mean 'contact'?", found="{contakt}")
    ]


def test_what_is_allowed_elsewhere_is_a_fault_here() -> None:
    [fault] = template.faults("{seeker} and {contact}", "p", {"contact", "minutes"})
    assert (fault.code, fault.found, fault.hint) == ("unknown_placeholder", "{seeker}", "known: contact, minutes")


def test_where_nothing_is_filled_the_hint_says_so() -> None:
    [fault] = template.faults("{contact}", "p", ())
    assert fault.hint == "no placeholder is filled here"


@pytest.mark.parametrize(
    "text", ["{", "}", "a {b c} d", "{contact", "{Contact}", "{{contact}}", "{contact.name}", "{}"]
)
def test_stray_braces(text: str) -> None:
    found = list(template.faults(text, "p"))
    assert {fault.code for fault in found} == {"stray_brace"}
    assert len(found) == text.count("{") + text.count("}") - 2 * len(template.names(text))
    assert {(fault.path, fault.found) for fault in found} == {("p", text)}
    assert "{name}" in found[0].hint


def test_a_fault_quotes_the_start_of_a_long_text() -> None:
    [fault] = template.faults(string.ascii_letters * 2 + "{", "p")
    assert fault.found == (string.ascii_letters * 2)[:60]


@given(BRACES)
def test_a_text_without_faults_fills(text: str) -> None:
    found = list(template.faults(text, "p", {"a"}))
    filled = template.fill(text, lambda _: "")
    assert found or not {"{", "}"} & set(filled)
