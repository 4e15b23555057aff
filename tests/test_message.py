"""Drafts: their parts, their body, and what stays out of logs."""

import pytest

from infoint.errors import Fault, NotKnown
from infoint.message import Draft, Part, Span

SUBJECT = Part(label="subject", text="About Kim")
GREETING = Part(label="greeting", text="Dear Kim,", spans=(Span(name="contact", value="Kim", start=5, end=8),))
MINUTES = Part(label="minutes", text="Two\nlines")


def draft(*parts: Part) -> Draft:
    return Draft(
        message="request", channel="email", language="en", language_presumed=False, subject=SUBJECT, parts=parts
    )


def test_the_body_has_a_blank_line_between_parts_and_a_line_feed_at_the_end() -> None:
    assert draft(GREETING, MINUTES).body == "Dear Kim,\n\nTwo\nlines\n"


def test_the_subject_is_no_part_of_the_body() -> None:
    assert draft(GREETING).body == "Dear Kim,\n"


def test_what_a_person_made_of_a_draft_is_a_draft() -> None:
    edited = draft(GREETING, MINUTES).edited("Dear Kim,\n\nShall we talk?\n")
    assert edited.body == "Dear Kim,\n\nShall we talk?\n"
    assert [part.label for part in edited.parts] == ["body"]
    assert (edited.subject, edited.message, edited.language) == (SUBJECT, "request", "en")
    assert draft(GREETING).edited("Dear Kim", subject="Hello").subject == Part(label="subject", text="Hello")


def test_a_draft_that_nobody_changed_says_the_same() -> None:
    written = draft(GREETING, MINUTES)
    assert written.edited(written.body).body == written.body


def test_a_part_is_found_by_its_label() -> None:
    assert draft(GREETING, MINUTES).part("minutes") is MINUTES


def test_a_part_that_is_not_there_is_an_error_that_knows_better() -> None:
    with pytest.raises(NotKnown) as caught:
        draft(GREETING, MINUTES).part("minuets")
    assert caught.value.faults == (Fault(code="unknown_part", path="part", hint="did you mean 'minutes'?"),)
    assert isinstance(caught.value, LookupError)


def test_the_subject_is_not_among_the_parts() -> None:
    with pytest.raises(NotKnown):
        draft(GREETING).part("subject")


def test_a_span_points_at_the_words_of_its_value() -> None:
    [span] = GREETING.spans
    assert GREETING.text[span.start : span.end] == span.value


def test_a_draft_is_a_value_that_logs_no_words() -> None:
    assert draft(GREETING) == draft(GREETING)
    assert hash(draft(GREETING)) == hash(draft(GREETING))
    assert "Kim" not in repr(draft(GREETING))
    assert "greeting" in repr(draft(GREETING))
