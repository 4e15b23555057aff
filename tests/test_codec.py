"""Documents come back as they were, say all that is wrong with them, and nothing of what people wrote."""

import copy
import json
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint import codec
from infoint.codec import decode, dumps, encode, extra, loads, loads_lines
from infoint.codes import CODES
from infoint.errors import DocumentError, Fault, RefusedValue
from infoint.facts import KINDS, Fact, Held, Requested, Scheduled, Unknown
from infoint.gathering import place
from infoint.people import Contact, Organisation, Seeker
from infoint.plan import Plan
from infoint.strict_json import HIDDEN_KEY
from infoint.zones import utc
from tests import strategies
from tests.bombs import BOMBS, HEAVY
from tests.strategies import LANGUAGES

GOLDEN = Path(__file__).parent / "golden" / "plan-1.json"
AT = "2026-03-02T15:00:00Z"
FACT: dict[str, object] = {"format": "infoint-fact/1", "kind": "held", "at": AT}
TALK = FACT | {
    "kind": "scheduled",
    "minutes": 20,
    "medium": "video",
    "start": "2026-03-05T16:00:00+01:00[Europe/Berlin]",
}
CONTACT: dict[str, object] = {"format": "infoint-contact/1", "id": "c-1", "name": "Kim Lee"}
SEEKER: dict[str, object] = {"format": "infoint-seeker/1", "id": "s-1", "name": "Ana Ruiz", "zone": "America/Chicago"}
PLAN: dict[str, object] = {
    "format": "infoint-plan/1",
    "id": "p-1",
    "seeker": {"id": "s-1", "name": "Ana Ruiz", "zone": "America/Chicago"},
    "contact": {"id": "c-1", "name": "Kim Lee"},
}

Steps = tuple[str | int, ...]
"""The keys and numbers that lead to a value."""


def golden() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(GOLDEN.read_bytes())
    return data


def codes(data: object, kind: Any) -> dict[str, str]:
    with pytest.raises(DocumentError) as caught:
        decode(data, kind)
    assert caught.value.__context__ is None
    return {fault.path: fault.code for fault in caught.value.faults}


# There and back (law 10)


@given(strategies.plans())
def test_a_plan_comes_back(plan: Plan) -> None:
    written = dumps(plan)
    assert loads(written, Plan) == plan
    assert dumps(loads(written, Plan)) == written
    assert decode(encode(plan), Plan) == plan
    assert encode(plan) == json.loads(written)
    as_others_write = json.dumps(dict(reversed(encode(plan).items())), indent=2).encode()
    assert loads(as_others_write, Plan) == plan


@given(strategies.seekers())
def test_a_seeker_comes_back(seeker: Seeker) -> None:
    assert decode(encode(seeker), Seeker) == seeker == loads(dumps(seeker), Seeker)


@given(strategies.contacts())
def test_a_contact_comes_back(contact: Contact) -> None:
    assert decode(encode(contact), Contact) == contact == loads(dumps(contact), Contact)


@given(st.lists(strategies.facts(), max_size=5))
def test_facts_come_back(facts: list[Fact]) -> None:
    read = loads_lines(dumps(*facts).splitlines(), Fact)
    assert read == tuple(facts)
    assert [type(fact) for fact in read] == [type(fact) for fact in facts]
    assert [decode(encode(fact), Fact) for fact in facts] == facts


@given(strategies.facts((Scheduled,)))
def test_a_talk_comes_back_with_its_clock(talk: Scheduled) -> None:
    read = loads(dumps(talk), Fact)
    assert isinstance(read, Scheduled)
    for moment in ("start", "instant"):
        before, after = getattr(talk, moment), getattr(read, moment)
        assert (after.replace(tzinfo=None), utc(after)) == (before.replace(tzinfo=None), utc(before))


def test_the_golden_document() -> None:
    """What a release has written is read for ever, and written alike."""
    written = GOLDEN.read_bytes()
    plan = loads(written, Plan)
    assert dumps(plan) == written
    assert encode(plan) == golden()
    assert {fact.kind for fact in plan.facts} == {*KINDS, "unknown"}
    keys: set[str] = set().union(*golden()["facts"], golden(), golden()["seeker"], golden()["contact"])
    fields = {
        field.name
        for kind in (Plan, Seeker, Contact, *KINDS.values())
        for field in attrs.fields(kind)  # type: ignore[misc]
        if field.name != "extra"
    }
    assert fields <= keys


def test_facts_of_newer_kinds_are_kept() -> None:
    newer = FACT | {"kind": "applauded", "id": "a-1", "hands": 2, "of_kind": [None], "extra": {}}
    read = decode(newer, Fact)
    assert read == Unknown(
        at=decode(FACT, Fact).at,
        id="a-1",
        of_kind="applauded",
        extra=(("extra", "{}"), ("hands", "2"), ("of_kind", "[null]")),
    )
    assert encode(read) == newer


def test_facts_of_newer_kinds_need_a_moment_and_an_id() -> None:
    newer = {"format": "infoint-fact/1", "kind": "applauded"}
    assert codes(newer, Fact) == {"at": "missing", "id": "missing"}
    assert codes(newer | {"at": 1, "id": ""}, Fact) == {"at": "not_text", "id": "empty"}
    assert codes(newer | {"kind": "no kind", "at": AT}, Fact) == {"kind": "not_identifier", "id": "missing"}


def test_known_facts_may_have_no_id() -> None:
    assert decode(FACT, Fact) == Held(at=decode(FACT, Fact).at)
    assert codes(FACT | {"id": ""}, Fact) == {"id": "empty"}
    assert codes(FACT | {"id": None}, Fact) == {"id": "not_text"}


def test_a_talk_whose_zone_has_other_rules_since() -> None:
    later = decode(TALK | {"start": "2026-03-05T16:00:00+02:00[Europe/Berlin]"}, Fact)
    assert isinstance(later, Scheduled)
    assert later.start.isoformat() == "2026-03-05T16:00:00+01:00"
    assert later.instant.isoformat() == "2026-03-05T14:00:00+00:00"
    plan = decode(PLAN, Plan).with_facts(Requested(at=decode(FACT | {"at": "2026-03-01T15:00:00Z"}, Fact).at), later)
    assert [anomaly.code for anomaly in plan.standing.anomalies] == ["zone_rules_changed"]


def test_a_recorded_instant_counts_more_than_an_offset() -> None:
    talk = decode(TALK | {"start": "2026-03-05T16:00:00+02:00[Europe/Berlin]", "instant": AT}, Fact)
    assert isinstance(talk, Scheduled)
    assert talk.instant == decode(FACT, Fact).at


# Documents


@pytest.mark.parametrize(("data", "kind"), [(PLAN, Plan), (SEEKER, Seeker), (CONTACT, Contact), (FACT, Fact)])
def test_a_document_says_what_it_is(data: dict[str, object], kind: Any) -> None:
    assert isinstance(decode(data, kind), kind)
    assert encode(decode(data, kind))["format"] == data["format"]
    name = str(data["format"]).removesuffix("/1")
    for other in (f"{name}/2", f"{name}/01", f"{name}/1.0", name, "infoint-x/1", "", 1, None, ["infoint-plan/1"]):
        assert codes(data | {"format": other}, kind) == {"format": "unknown_format"}
    assert codes({key: value for key, value in data.items() if key != "format"}, kind) == {"format": "missing"}
    for wrong in (None, [], [data], "x", 5):
        assert codes(wrong, kind) == {"": "not_table"}


def test_one_document_is_not_read_as_another() -> None:
    assert codes(CONTACT, Seeker) == {"format": "unknown_format"}
    assert codes(FACT, Plan) == {"format": "unknown_format"}


@pytest.mark.parametrize("kind", [Organisation, Held, str, None])
def test_other_classes_are_an_error_of_the_program(kind: Any) -> None:
    with pytest.raises(TypeError, match="a document is a Plan"):
        decode(PLAN, kind)
    value: Any = Organisation("o-1", "Acme")
    with pytest.raises(TypeError, match="a document is a Plan"):
        encode(value)


def test_lines() -> None:
    facts = (Held(at=decode(FACT, Fact).at, id="a"), Requested(at=decode(FACT, Fact).at, id="b"))
    assert dumps() == b""
    assert dumps(*facts) == dumps(facts[0]) + dumps(facts[1])
    assert loads_lines([], Fact) == ()
    assert loads_lines([dumps(facts[0]), b"\n", b"  ", b"\xef\xbb\xbf" + dumps(facts[1])], Fact) == facts


def test_all_faults_of_all_lines() -> None:
    lines = [dumps(decode(FACT, Fact)), b'{"format":"infoint-fact/1","kind":"held"}', b"{", b"\n", b'{"format":1}']
    with pytest.raises(DocumentError) as caught:
        loads_lines(lines, Fact)
    found = [(fault.line, fault.path, fault.code) for fault in caught.value.faults]
    assert found == [(2, "at", "missing"), (3, "", "not_json"), (5, "format", "unknown_format")]
    assert caught.value.__context__ is None


def test_extra() -> None:
    fields = extra({"b": 1, "a": {"d": 1.0, "c": None}})
    assert fields == (("a", '{"c":null,"d":1.0}'), ("b", "1"))
    contact = attrs.evolve(decode(CONTACT, Contact), extra=fields)
    assert encode(contact) == CONTACT | {"consent": "unknown", "a": {"c": None, "d": 1.0}, "b": 1}
    with pytest.raises(DocumentError):
        extra({"a": object()})


def test_what_is_written_can_be_read() -> None:
    contact = decode(CONTACT, Contact)
    deep: Any = 1
    for _ in range(31):
        deep = [deep]
    fine = attrs.evolve(contact, extra=extra({"deep": deep}))
    assert loads(dumps(fine), Contact) == fine
    plan = attrs.evolve(decode(PLAN, Plan), introducer=fine)
    with pytest.raises(DocumentError, match="too_deep"):
        dumps(plan)
    with pytest.raises(DocumentError, match="too_deep"):
        encode(plan)
    halves = attrs.evolve(contact, extra=(("\ud800", "1"),))
    with pytest.raises(DocumentError, match="not_clean_text"):
        dumps(halves)


# Faults


def test_finds_all_faults_at_once() -> None:
    data = {
        "format": "infoint-plan/1",
        "id": "",
        "relationship": None,
        "marks": {"a": "1", "b c": 1, "d": True},
        "seeker": {
            "id": 1,
            "zone": "localtime",
            "address": "x",
            "languages": "en",
            "who_i_am": {"en": "", "english": "x", "de": 5},
            "field": [],
        },
        "contact": {"id": "c", "name": "a\nb", "organisation": {"name": 1}, "consent": "yes", "languages": ["EN", 1]},
        "introducer": [],
        "facts": [
            {"kind": "held"},
            {"at": AT},
            {"kind": "held", "at": "2026-03-02T15:00:00"},
            {"kind": 5, "at": AT, "id": "x"},
            {"kind": "replied", "at": AT, "answer": 1, "proposed": [AT, "x", None]},
            {"kind": "scheduled", "at": AT, "start": "2026-03-05T16:00:00", "minutes": 20.0, "medium": ""},
            {"kind": "scheduled", "at": AT, "start": "2026-03-05T16:00:00Z[Mars/Base]", "minutes": 0, "medium": "x"},
            {"kind": "missed", "at": AT, "by": "nobody"},
            {"kind": "noted", "at": AT, "field": "a", "text": "\u202e", "extra": 1},
            None,
        ],
    }
    assert codes(data, Plan) == {
        "id": "empty",
        "relationship": "not_text",
        "marks.a": "not_number",
        "marks.*": "not_identifier",
        "marks.d": "not_number",
        "seeker.id": "not_text",
        "seeker.name": "missing",
        "seeker.zone": "not_zone",
        "seeker.address": "not_address",
        "seeker.languages": "not_list",
        "seeker.who_i_am.en": "empty",
        "seeker.who_i_am.*": "not_language",
        "seeker.who_i_am.de": "not_text",
        "seeker.field": "not_table",
        "contact.name": "not_one_line",
        "contact.organisation.id": "missing",
        "contact.organisation.name": "not_text",
        "contact.consent": "not_choice",
        "contact.languages[1]": "not_text",
        "introducer": "not_table",
        "facts[0].at": "missing",
        "facts[1].kind": "missing",
        "facts[2].at": "not_moment",
        "facts[3].kind": "not_text",
        "facts[4].answer": "not_text",
        "facts[4].proposed[1]": "not_moment",
        "facts[4].proposed[2]": "not_text",
        "facts[5].start": "not_moment",
        "facts[5].minutes": "not_integer",
        "facts[5].medium": "empty",
        "facts[6].start": "not_zone",
        "facts[6].minutes": "too_small",
        "facts[7].by": "not_choice",
        "facts[8].text": "direction_override",
        "facts[9]": "not_table",
    }


def places(value: Any, steps: Steps = ()) -> Iterator[Steps]:
    """Yield the way to each value of a document."""
    yield steps
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*steps, key))


def changed(data: Any, steps: Steps, change: Any) -> Any:
    """Return the document with another value in one place, or without that place where `change` is `codec`."""
    if not steps:
        return change
    data = copy.copy(data)
    if len(steps) == 1 and change is codec:
        del data[steps[0]]
    else:
        data[steps[0]] = changed(data[steps[0]], steps[1:], change)
    return data


def documents() -> Iterator[tuple[dict[str, Any], Any]]:
    """Yield the golden document in pieces: the people, each fact, and the plan with two facts."""
    plan = golden()
    for name, kind, version in (("seeker", Seeker, "infoint-seeker/1"), ("contact", Contact, "infoint-contact/1")):
        yield {"format": version, **plan[name]}, kind
    for fact in plan["facts"]:
        yield {"format": "infoint-fact/1", **fact}, Fact
    yield plan | {"facts": [fact for fact in plan["facts"] if fact["id"] in ("t-1", "a-1")]}, Plan


WORDS = codec._NAMES | set(LANGUAGES) | {"priority", "warmth"}  # what a path may show
CANARY = "Zyxw Canary"
CHANGES: dict[str, Any] = {
    "gone": codec,
    "null": None,
    "true": True,
    "zero": 0,
    "minus": -1,
    "huge": 2**70,
    "half": 0.5,
    "nan": float("nan"),
    "empty": "",
    "word": "held",
    "moment": "2026-03-02T15:00:00Z",
    "early": "1969-12-31T23:00:00Z",
    "no moment": "2026-02-30T24:00:60Z",
    "zone": "Europe/Berlin",
    "canary": CANARY,
    "identifier": CANARY.replace(" ", "_"),
    "lines": f"{CANARY}\n",
    "nul": f"{CANARY}\x00",
    "half character": f"{CANARY}\ud800",
    "turned": f"\u202e{CANARY}",
    "long": CANARY * 3000,
    "list": [],
    "list of words": [CANARY],
    "list of lists": [[CANARY], CANARY],
    "table": {},
    "table of words": {CANARY: CANARY, "en": CANARY},
    "table of tables": {"en": {CANARY: CANARY}, "id": CANARY, "kind": CANARY},
    "bytes": CANARY.encode(),
    "date": decode(FACT, Fact).at,
}


def fits(fault: Fault, steps: Steps) -> bool:
    """Tell whether a fault stands where the document was changed, below, or beside it in the same table."""
    shown = "".join(
        f"[{step}]" if isinstance(step, int) else f".{step if step in WORDS else HIDDEN_KEY}" for step in steps[:-1]
    ).lstrip(".")
    last = steps[-1] if steps else ""
    if last == "kind":  # the other fields are then those of another kind
        return fault.path.startswith(shown)
    here = f"{shown}[{last}]" if isinstance(last, int) else f"{shown}.{place(last) if last else ''}".lstrip(".")
    hidden = f"{shown}.{HIDDEN_KEY}".lstrip(".")
    return any(
        fault.path == path or fault.path.startswith((f"{path}.", f"{path}[")) or not path for path in (here, hidden)
    )


def read_or_refused(data: object, kind: Any) -> DocumentError | None:
    """Return the refusal of what cannot be read; what can be read comes back."""
    try:
        read = decode(data, kind)
    except DocumentError as error:
        return error
    assert decode(encode(read), kind) == read
    return None


@pytest.mark.parametrize("name", CHANGES)
def test_any_one_change_is_read_or_refused_at_its_place(name: str) -> None:
    refusals = 0
    for document, kind in documents():
        for steps in places(document):
            if steps or name != "gone":
                error = read_or_refused(changed(document, steps, CHANGES[name]), kind)
                faults = error.faults if error else ()
                refusals += bool(faults)
                assert [fault for fault in faults if not fits(fault, steps) or fault.code not in CODES] == []
                told = [str(error), repr(error), *map(repr, faults), *traceback.format_exception(error)]
                assert not [text for text in told if "Zyxw" in text]
    assert refusals > 20


@given(strategies.plans(), st.data())
def test_any_change_of_any_plan_is_read_or_refused(plan: Plan, data: st.DataObject) -> None:
    document = encode(plan)
    steps = data.draw(st.sampled_from(tuple(places(document))))
    change = data.draw(st.sampled_from(tuple(CHANGES.values())[1:]) | strategies.json_values())
    error = read_or_refused(changed(document, steps, change), Plan)
    assert error is None or all(fits(fault, steps) for fault in error.faults)


@given(st.binary() | st.text().map(str.encode) | strategies.json_values().map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(DocumentError):
        loads(data, Plan)


def test_keys_of_people_are_not_shown() -> None:
    for document in (
        '{"Zyxw Canary":1,"Zyxw Canary":2}',
        '{"format":"infoint-plan/1","seeker":{"Zyxw Canary":NaN},"marks":{"Zyxw Canary":1,"zyxw":NaN}}',
        '{"format":"infoint-plan/1","seeker":{"who_i_am":{"Zyxw Canary":"x"}},"contact":{"Zyxw Canary\\ud800":1}}',
    ):
        with pytest.raises(DocumentError) as caught:
            loads(document.encode(), Plan)
        assert not any("zyxw" in repr(fault).lower() for fault in caught.value.faults)


# What it costs


@pytest.fixture(scope="module")
def costs() -> dict[str, dict[str, float]]:
    command = [sys.executable, "-m", "tests.bombs"]
    run = subprocess.run(command, cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=True)
    measured: dict[str, dict[str, float]] = json.loads(run.stdout)
    return measured


@pytest.mark.parametrize("name", BOMBS)
def test_every_bomb_is_answered(name: str, costs: dict[str, dict[str, float]]) -> None:
    assert name in costs["seconds"]  # how long it takes is a benchmark's to say: python -m tests.bombs


@pytest.mark.parametrize("name", HEAVY)
def test_takes_little_memory(name: str, costs: dict[str, dict[str, float]]) -> None:
    assert costs["bytes"][name] < 64 * 2**20


@pytest.mark.parametrize("lines", ["plans.jsonl", b"{}"])
def test_a_file_s_name_is_not_its_lines(lines: Any) -> None:
    with pytest.raises(RefusedValue) as error:
        loads_lines(lines, Plan)
    assert (error.value.code, error.value.path) == ("wrong_kind", "lines")
