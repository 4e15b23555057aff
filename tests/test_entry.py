"""What a ledger keeps: hashes and moments, nothing that could be a name."""

from typing import Any

import pytest

from infoint.codec import decode, dumps, encode, extra, loads, loads_lines
from infoint.entry import COUNTED, Entry, in_order
from infoint.errors import DocumentError, RefusedValue
from tests.bench import at

NOON = at("2026-03-02 12:00")
ONE: dict[str, Any] = {"at": NOON, "kind": "request", "key_id": "0" * 16, "contact": "a" * 64, "event": "e" * 64}


def test_an_entry_comes_back_as_a_document() -> None:
    entry = Entry(**ONE, address="b" * 64, organisation="c" * 64, seeker="d" * 64)
    assert loads(dumps(entry), Entry) == entry == decode(encode(entry), Entry)
    assert encode(Entry(**ONE)) == {
        "format": "infoint-entry/1",
        "at": "2026-03-02T12:00:00Z",
        "kind": "request",
        "key_id": "0" * 16,
        "contact": "a" * 64,
        "event": "e" * 64,
    }


def test_entries_come_back_line_by_line_with_what_a_newer_version_knows() -> None:
    entries = Entry(**ONE), Entry(**ONE, extra=extra({"channel": "mail"}))
    assert loads_lines(dumps(*entries).splitlines(), Entry) == entries


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("kind", "asked", "not_choice"),
        ("contact", "Kim Lee", "not_identifier"),
        ("contact", "A" * 64, "not_identifier"),
        ("contact", "a" * 64 + "\n", "not_identifier"),
        ("contact", None, "not_text"),
        ("address", "kim@example.com", "not_identifier"),
        ("organisation", "a" * 63, "not_identifier"),
        ("seeker", "a" * 65, "not_identifier"),
        ("key_id", "a" * 64, "not_identifier"),
        ("event", "p-1", "not_identifier"),
        ("event", None, "missing"),
        ("at", NOON.replace(tzinfo=None), "not_aware"),
    ],
)
def test_what_is_no_hash_is_refused(field: str, value: object, code: str) -> None:
    with pytest.raises(RefusedValue) as error:
        Entry(**{**ONE, field: value})
    assert (error.value.code, error.value.path) == (code, field)


def test_a_document_with_a_kind_of_a_newer_version_is_refused() -> None:
    """It might say that somebody must not be written to: what is not understood must not be passed over."""
    with pytest.raises(DocumentError) as error:
        decode({**encode(Entry(**ONE)), "kind": "paused"}, Entry)
    assert (error.value.code, error.value.path) == ("not_choice", "kind")


def test_a_refusal_needs_no_event() -> None:
    assert Entry(**{**ONE, "kind": "opted_out", "event": None}).event is None


def test_entries_are_a_set_in_order() -> None:
    late, early = Entry(**{**ONE, "at": at("2026-03-03 12:00")}), Entry(**ONE)
    other = Entry(**{**ONE, "contact": "b" * 64})
    assert in_order([late, other, early, other]) == (early, other, late)
    with pytest.raises(RefusedValue, match=r"entries\[1\]"):
        in_order([early, "x"])  # type: ignore[list-item]


def test_a_request_is_a_message_too() -> None:
    assert COUNTED["requests"] < COUNTED["messages"]
