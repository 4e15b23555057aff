"""Every kind of fact: what it holds, what it refuses, what it shows."""

import traceback
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from infoint.codec import dumps
from infoint.errors import RefusedValue
from infoint.fact import Fact
from infoint.facts import KINDS, Done, Replied, Scheduled, Unknown
from tests.bench import at

NOON = at("2026-03-02 12:00")
LATER = at("2026-03-05 09:00")
CANARY = "Nightingale"
BERLIN = ZoneInfo("Europe/Berlin")
STAMP = "2026-03-02T12:00:00Z"

# What each kind must be given beside its moment, and the id that is made then.
WHOLE: dict[str, tuple[dict[str, Any], str]] = {
    "planned": ({}, "planned"),
    "requested": ({}, "requested"),
    "replied": ({}, "replied"),
    "auto_replied": ({"until": LATER}, "auto_replied"),
    "bounced": ({}, "bounced"),
    "declined": ({}, "declined"),
    "scheduled": ({"start": LATER, "minutes": 20, "medium": "video"}, "scheduled"),
    "cancelled": ({}, "cancelled"),
    "held": ({}, "held"),
    "missed": ({"by": "contact"}, "missed"),
    "referred": ({"contact": "c-9"}, "referred:c-9"),
    "question_answered": ({"question": "q-1"}, "question_answered:q-1"),
    "question_left_open": ({"question": "q-1"}, "question_left_open:q-1"),
    "noted": ({"field": "learned", "text": CANARY}, "noted:learned"),
    "promised": ({"text": CANARY, "by": "seeker"}, "promised"),
    "done": ({"step": "thank"}, "done:thank"),
    "skipped": ({"step": "thank"}, "skipped:thank"),
    "postponed": ({"step": "thank", "until": LATER}, "postponed:thank"),
    "withdrawn": ({"fact": f"held@{STAMP}"}, f"withdrawn:held@{STAMP}"),
    "opted_out": ({}, "opted_out"),
    "closed": ({}, "closed"),
}


def make(kind: str, **changes: Any) -> Fact:
    return KINDS[kind](**{"at": NOON, **WHOLE[kind][0], **changes})


def talk(start: datetime, minutes: int = 20, **rest: Any) -> Scheduled:
    return Scheduled(at=NOON, start=start, minutes=minutes, medium="video", **rest)


def test_every_kind_has_a_name() -> None:
    assert set(KINDS) == set(WHOLE)
    assert set(KINDS.values()) == {kind for kind in Fact.__subclasses__() if kind.__module__ == Done.__module__} - {
        Unknown
    }
    assert all(kind.kind == name for name, kind in KINDS.items())
    with pytest.raises(TypeError):
        KINDS["mine"] = Fact  # type: ignore[index]


@pytest.mark.parametrize("kind", WHOLE)
def test_the_id_is_made_of_opaque_parts_only(kind: str) -> None:
    assert make(kind).id == f"{WHOLE[kind][1]}@{STAMP}"
    assert make(kind, id="f-1").id == "f-1"


@pytest.mark.parametrize("kind", WHOLE)
def test_what_a_kind_needs_it_needs(kind: str) -> None:
    for field in WHOLE[kind][0]:
        given = {name: value for name, value in WHOLE[kind][0].items() if name != field}
        with pytest.raises(TypeError, match=field):
            KINDS[kind](at=NOON, **given)
    with pytest.raises(TypeError):
        KINDS[kind](**WHOLE[kind][0])  # not even a moment
    with pytest.raises(TypeError):
        KINDS[kind](NOON, **WHOLE[kind][0])  # by its name


@pytest.mark.parametrize("kind", WHOLE)
def test_a_fact_is_a_value(kind: str) -> None:
    assert make(kind) == make(kind)
    assert hash(make(kind)) == hash(make(kind))
    assert make(kind) != make(kind, at=LATER)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        make(kind).at = LATER  # type: ignore[misc]


@pytest.mark.parametrize("kind", WHOLE)
def test_nothing_that_somebody_wrote_is_shown(kind: str) -> None:
    places = {"place": CANARY} if kind == "scheduled" else {}
    fact = make(kind, extra=((CANARY, f'"{CANARY}"'),), **places)
    assert CANARY not in repr(fact)
    assert CANARY not in str(fact)
    assert CANARY not in fact.id


HOSTILE = [
    ("replied", "answer", f"yes, {CANARY}", "not_identifier", "answer"),
    ("replied", "proposed", [LATER], "not_list", "proposed"),
    ("replied", "proposed", (LATER, LATER.replace(tzinfo=None)), "not_aware", "proposed[1]"),
    ("replied", "proposed", (CANARY,), "not_moment", "proposed[0]"),
    ("auto_replied", "until", LATER.replace(tzinfo=None), "not_aware", "until"),
    ("scheduled", "start", LATER.replace(tzinfo=None), "not_aware", "start"),
    ("scheduled", "start", CANARY, "not_moment", "start"),
    ("scheduled", "start", datetime(1, 1, 1, tzinfo=UTC), "moment_out_of_range", "start"),
    ("scheduled", "start", LATER.replace(tzinfo=timezone(timedelta(seconds=27))), "not_moment", "start"),
    ("scheduled", "minutes", 0, "too_small", "minutes"),
    ("scheduled", "minutes", 1441, "too_large", "minutes"),
    ("scheduled", "minutes", 20.0, "not_integer", "minutes"),
    ("scheduled", "minutes", True, "not_integer", "minutes"),
    ("scheduled", "medium", f"{CANARY} call", "not_identifier", "medium"),
    ("scheduled", "place", f"{CANARY}\r\nATTENDEE:x", "not_one_line", "place"),
    ("scheduled", "place", f"{CANARY}\u2066", "direction_override", "place"),
    ("scheduled", "place", "", "empty", "place"),
    ("scheduled", "instant", LATER.replace(tzinfo=None), "not_aware", "instant"),
    ("missed", "by", CANARY, "not_choice", "by"),
    ("missed", "by", None, "not_choice", "by"),
    ("referred", "contact", f"{CANARY} Smith", "not_identifier", "contact"),
    ("referred", "contact", "c" * 201, "too_long", "contact"),
    ("question_answered", "question", "", "empty", "question"),
    ("question_left_open", "question", "", "empty", "question"),
    ("question_left_open", "question", f"{CANARY}!", "not_identifier", "question"),
    ("noted", "field", f"{CANARY}!", "not_identifier", "field"),
    ("noted", "text", f"{CANARY}\x00", "not_clean_text", "text"),
    ("noted", "text", f"{CANARY}\u2028", "not_clean_text", "text"),
    ("noted", "text", CANARY * 2000, "too_long", "text"),
    ("noted", "text", None, "not_text", "text"),
    ("promised", "text", f"{CANARY}\x1b[31m", "not_clean_text", "text"),
    ("promised", "by", "host", "not_choice", "by"),
    ("done", "step", "", "empty", "step"),
    ("done", "step", 5, "not_text", "step"),
    ("skipped", "step", "a step", "not_identifier", "step"),
    ("postponed", "step", "../step", "not_identifier", "step"),
    ("postponed", "until", None, "not_moment", "until"),
    ("withdrawn", "fact", f"{CANARY}\n", "not_identifier", "fact"),
    ("withdrawn", "fact", "f" * 501, "too_long", "fact"),
    ("withdrawn", "id", "f" * 601, "too_long", "id"),
    ("withdrawn", "id", f"{CANARY}\n", "not_identifier", "id"),
    ("held", "id", "f" * 501, "too_long", "id"),
]


@pytest.mark.parametrize(("kind", "field", "value", "said", "path"), HOSTILE, ids=lambda value: ascii(value)[:30])
def test_what_does_not_fit_is_refused_without_a_word_of_it(
    kind: str, field: str, value: Any, said: str, path: str
) -> None:
    with pytest.raises(RefusedValue) as error:
        make(kind, **{field: value})
    assert [(fault.code, fault.path) for fault in error.value.faults] == [(said, path)]
    assert CANARY not in "".join((repr(error.value), *traceback.format_exception(error.value)))


def test_every_moment_is_kept_in_utc() -> None:
    there = LATER.astimezone(BERLIN)
    moments = [
        make("auto_replied", until=there).until,
        make("postponed", until=there).until,
        talk(there).instant,
        talk(there).end,
        *make("replied", proposed=(there, there)).proposed,
    ]
    assert {moment.tzinfo for moment in moments} == {UTC}
    assert set(moments[:3]) == {LATER}


def test_a_plain_reply_is_a_yes() -> None:
    assert (Replied(at=NOON).answer, Replied(at=NOON).proposed) == ("yes", ())


def test_a_talk_keeps_the_clock_it_was_agreed_by() -> None:
    agreed = talk(datetime(2026, 3, 5, 16, tzinfo=BERLIN))
    assert agreed.start.isoformat() == "2026-03-05T16:00:00+01:00"
    assert agreed.start.tzinfo is BERLIN
    assert (agreed.instant, agreed.end) == (at("2026-03-05 15:00"), at("2026-03-05 15:20"))
    assert agreed.place is None


def test_a_talk_lasts_its_minutes_across_a_change_of_clocks() -> None:
    assert talk(datetime(2026, 3, 29, 1, 50, tzinfo=BERLIN)).end == at("2026-03-29 01:10")
    assert talk(datetime(2026, 10, 25, 2, 50, tzinfo=BERLIN)).end == at("2026-10-25 01:10")


@pytest.mark.parametrize("minutes", [1, 1440])
def test_a_talk_lasts_a_minute_to_a_day(minutes: int) -> None:
    assert talk(LATER, minutes).end == LATER + timedelta(minutes=minutes)


def test_a_talk_keeps_the_instant_that_it_meant() -> None:
    agreed = talk(datetime(2026, 3, 5, 16, tzinfo=BERLIN), instant=at("2026-03-05 16:00"))
    assert (agreed.start, agreed.instant) == (at("2026-03-05 15:00"), at("2026-03-05 16:00"))


def test_a_talk_ends_within_our_times() -> None:
    """Else a plan with such a talk would be fine, and every agenda with it would fail."""
    assert talk(datetime(2199, 12, 31, 23, 39, tzinfo=UTC)).end.year == 2199
    with pytest.raises(RefusedValue) as error:
        talk(datetime(2199, 12, 31, 23, 40, tzinfo=UTC))
    assert (error.value.code, error.value.path) == ("moment_out_of_range", "minutes")


ALIKE = [
    (datetime(2026, 3, 29, 2, 30, tzinfo=BERLIN), datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)),
    (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN)),
    (datetime(2026, 3, 5, 15, tzinfo=UTC), datetime(2026, 3, 5, 15, tzinfo=ZoneInfo("UTC"))),
    (datetime(2026, 3, 5, 15, tzinfo=UTC), datetime(2026, 3, 5, 16, tzinfo=timezone(timedelta(hours=1)))),
    (datetime(2026, 3, 5, 16, tzinfo=BERLIN), datetime(2026, 3, 5, 16, tzinfo=ZoneInfo("Europe/Paris"))),
    (datetime(2026, 3, 5, 16, tzinfo=BERLIN), datetime(2026, 3, 5, 16, fold=1, tzinfo=BERLIN)),
    (datetime(2026, 3, 5, 15, tzinfo=UTC), datetime(2026, 3, 5, 15, fold=1, tzinfo=timezone(timedelta(0), "Z"))),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_talks_are_equal_where_they_are_written_alike(one: datetime, other: datetime) -> None:
    """Else it would hang on the order of arrival which of two equal facts a plan keeps and writes."""
    instant = at("2026-03-05 15:00")
    first, second = talk(one, instant=instant), talk(other, instant=instant)
    assert (first == second) is (dumps(first) == dumps(second))
    assert (hash(first) == hash(second)) or first != second


def test_a_fact_of_a_newer_version_is_kept() -> None:
    fact = Unknown(at=NOON, of_kind="applauded", extra=(("loud", "true"),))
    assert fact.id == f"unknown:applauded@{STAMP}"
    assert (fact.kind, fact.extra) == ("unknown", (("loud", "true"),))
    with pytest.raises(RefusedValue) as error:
        Unknown(at=NOON, of_kind="two words")
    assert (error.value.code, error.value.path) == ("not_identifier", "of_kind")
