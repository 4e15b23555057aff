"""What all facts have in common: the moment, the id, and the order."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from infoint import facts
from infoint.errors import RefusedValue
from infoint.fact import Fact, to_utc
from tests.bench import at

NOON = at("2026-03-02 12:00")


def test_a_moment_is_kept_in_utc() -> None:
    for moment in (to_utc(NOON.astimezone(ZoneInfo("Asia/Tokyo")), "at"), facts.Held(at=NOON).at):
        assert (moment, moment.tzinfo) == (NOON, UTC)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (datetime(2026, 3, 2), "not_aware"),
        ("2026-03-02T12:00:00Z", "not_moment"),
        (None, "not_moment"),
        (datetime(1, 1, 1, tzinfo=ZoneInfo("Europe/Berlin")), "moment_out_of_range"),
        (datetime.max.replace(tzinfo=ZoneInfo("America/Chicago")), "moment_out_of_range"),
    ],
)
def test_a_fact_has_a_moment(value: Any, said: str) -> None:
    with pytest.raises(RefusedValue) as error:
        facts.Held(at=value)
    assert (error.value.code, error.value.path) == (said, "at")
    with pytest.raises(RefusedValue) as error:
        to_utc(value, "until")
    assert (error.value.code, error.value.path) == (said, "until")


def test_an_id_is_made_of_kind_slot_and_instant() -> None:
    assert facts.Held(at=NOON).id == "held@2026-03-02T12:00:00Z"
    assert facts.Done(at=NOON, step="thank").id == "done:thank@2026-03-02T12:00:00Z"
    assert facts.Held(at=NOON, id="").id == "held@2026-03-02T12:00:00Z"
    assert facts.Held(at=NOON + timedelta(microseconds=1)).id == "held@2026-03-02T12:00:00.000001Z"


def test_two_devices_that_note_the_same_thing_note_one_fact() -> None:
    there = NOON.astimezone(ZoneInfo("Asia/Tokyo"))
    assert facts.Done(at=there, step="thank") == facts.Done(at=NOON, step="thank")
    assert len({facts.Done(at=there, step="thank"), facts.Done(at=NOON, step="thank")}) == 1


def test_the_host_may_give_the_id() -> None:
    fact = facts.Done(at=NOON, step="thank", id="f-1")
    assert fact.id == "f-1"
    assert attrs.evolve(fact, step="nudge").id == "f-1"


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, "not_text"), (5, "not_text"), (" ", "empty"), ("a b", "not_identifier"), ("a\n", "not_identifier")],
)
def test_an_id_is_an_identifier(value: Any, said: str) -> None:
    with pytest.raises(RefusedValue) as error:
        facts.Held(at=NOON, id=value)
    assert (error.value.code, error.value.path) == (said, "id")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("77aa01@mail.example.com", "not_message_id"),
        ("<a@b.example>\r\nBcc: <x@evil.example>", "not_message_id"),
        ("<a@b.example> <c@d.example>", "not_message_id"),
        ("", "empty"),
        (5, "not_text"),
    ],
)
def test_the_id_of_a_mail_is_one_that_a_header_may_hold(value: Any, said: str) -> None:
    with pytest.raises(RefusedValue) as error:
        facts.Held(at=NOON, message_id=value)
    assert (error.value.code, error.value.path) == (said, "message_id")


def test_the_id_of_a_mail_is_no_part_of_the_facts_own() -> None:
    told = facts.Held(at=NOON, message_id="<77aa01@mail.example.com>")
    assert (told.message_id, told.id) == ("<77aa01@mail.example.com>", facts.Held(at=NOON).id)
    assert "77aa01" not in repr(told)


def test_an_id_has_a_limit_and_every_id_within_it_can_be_withdrawn() -> None:
    longest = facts.Held(at=NOON, id="f" * 500)
    with pytest.raises(RefusedValue, match="too_long"):
        facts.Held(at=NOON, id="f" * 501)
    undo = facts.Withdrawn(at=NOON, fact=longest.id)
    assert facts.Withdrawn(at=NOON, fact=longest.id, id=undo.id) == undo  # the made id can be given, too


def test_the_longest_slot_makes_an_id_that_can_be_given() -> None:
    made = facts.QuestionAnswered(at=NOON, question="q" * 200)
    assert attrs.evolve(made, id=made.id) == made


def test_a_fact_has_its_fields_by_name() -> None:
    with pytest.raises(TypeError):
        Fact(NOON, "f-1")


def test_facts_are_ordered_by_instant_then_id() -> None:
    early, late = facts.Held(at=NOON), facts.Held(at=NOON + timedelta(microseconds=1), id="a")
    other = facts.Cancelled(at=NOON)
    assert sorted([late, early, other], key=lambda fact: fact.order) == [other, early, late]
    assert early.order == (NOON, "held@2026-03-02T12:00:00Z")


def test_facts_of_different_kinds_differ() -> None:
    assert facts.Held(at=NOON, id="f-1") != facts.Cancelled(at=NOON, id="f-1")
    assert issubclass(facts.Held, Fact)


def test_what_a_newer_version_knows_is_kept_and_not_shown() -> None:
    fact = facts.Held(at=NOON, extra=(("mood", '"Nightingale"'),))
    assert fact.extra == (("mood", '"Nightingale"'),)
    assert fact != facts.Held(at=NOON)
    assert repr(fact) == f"Held(at={NOON!r}, id='held@2026-03-02T12:00:00Z')"
