"""The library's own sentences: whole, and with placeholders that are filled."""

from collections.abc import Iterator, Mapping
from datetime import date

from infoint import template
from infoint.words import anchors, sentences, sheet_words
from infoint.workdays import WorkingDays


def told() -> Iterator[str]:
    """Find every sentence of the room."""
    constants = {**vars(anchors), **vars(sentences), **vars(sheet_words)}
    for value in (value for name, value in constants.items() if name.isupper()):
        if isinstance(value, str):
            yield value
        else:
            yield from value.values() if isinstance(value, Mapping) else value


def test_placeholders_are_plain_names() -> None:
    known = {"task", "when", "why", "source", "days", "reason", "count", "contact", "start", "minutes", "medium"}
    known |= {
        "topics",
        "span",
        "step",
        "phase",
        "share",
        "time",
        "day",
        "length",
        "name",
        "introducer",
        "promise",
        "seeker",
    }
    found = {name for sentence in told() for name in template.names(sentence)}
    assert found == known
    assert [fault for sentence in told() for fault in template.faults(sentence, "", known)] == []


def test_every_reason_for_a_day_that_did_not_count_has_words() -> None:
    week = [date(2026, 3, day) for day in range(2, 9)]
    assert {off.why for day in week if (off := WorkingDays().day_off(day))} == sentences.REASONS.keys()
