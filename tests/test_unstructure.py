"""What is written is what will be read, and what would not be is refused."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest

from infoint.codec import extra
from infoint.errors import DocumentError
from infoint.facts import Fact, Held, Noted, Planned, Scheduled, Unknown
from infoint.people import Consent, Contact, Extra, Organisation, Seeker
from infoint.plan import Plan
from infoint.unstructure import unstructured

AT = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("America/Chicago"))
ANA = Seeker(id="s-1", name="Ana Ruiz", zone="America/Chicago")
KIM = Contact(id="c-1", name="Kim Lee")


def codes(value: object, **options: set[str]) -> list[tuple[str, str]]:
    with pytest.raises(DocumentError) as caught:
        unstructured(value, **options)
    assert caught.value.__context__ is None
    return [(fault.code, fault.path) for fault in caught.value.faults]


def test_leaves_out_what_is_empty() -> None:
    assert unstructured(KIM) == {"id": "c-1", "name": "Kim Lee", "consent": "unknown"}
    assert unstructured(Plan("p-1", ANA, KIM)) == {
        "id": "p-1",
        "seeker": {"id": "s-1", "name": "Ana Ruiz", "zone": "America/Chicago", "languages": ["en"]},
        "contact": unstructured(KIM),
        "relationship": "unknown",
    }


def test_writes_what_is_empty_by_choice() -> None:
    assert unstructured(attrs.evolve(ANA, languages=()))["languages"] == []


def test_writes_plain_values() -> None:
    contact = attrs.evolve(
        KIM,
        consent=Consent.GIVEN,
        languages=("de", "en"),
        organisation=Organisation("o-1", "Acme", extra=extra({"url": None})),
        extra=extra({"tags": ["a", 1.0]}),
    )
    data = unstructured(contact)
    assert data == {
        "id": "c-1",
        "name": "Kim Lee",
        "consent": "given",
        "languages": ["de", "en"],
        "organisation": {"id": "o-1", "name": "Acme", "url": None},
        "tags": ["a", 1.0],
    }
    assert type(data["consent"]) is str


def test_writes_texts_and_marks_as_tables() -> None:
    seeker = attrs.evolve(ANA, who_i_am={"en": "I am Ana", "de": "Ich bin Ana"})
    plan = Plan("p-1", seeker, KIM, marks={"b": 2, "a": 0.5})
    data = unstructured(plan)
    assert data["marks"] == {"a": 0.5, "b": 2}
    assert unstructured(seeker)["who_i_am"] == {"de": "Ich bin Ana", "en": "I am Ana"}


def test_writes_facts_with_their_kind() -> None:
    assert unstructured(Held(at=AT)) == {
        "kind": "held",
        "at": "2026-03-02T15:00:00Z",
        "id": "held@2026-03-02T15:00:00Z",
    }
    newer = Unknown(at=AT, id="x", of_kind="applauded", extra=extra({"of_kind": 1, "hands": 2}))
    assert unstructured(newer) == {
        "kind": "applauded",
        "at": "2026-03-02T15:00:00Z",
        "id": "x",
        "of_kind": 1,
        "hands": 2,
    }


@pytest.mark.parametrize(
    ("shift", "written"),
    [
        (timedelta(0), {"start": "2026-03-05T16:00:00+01:00[Europe/Berlin]"}),
        (timedelta(hours=-1), {"start": "2026-03-05T16:00:00+02:00[Europe/Berlin]"}),
        (
            timedelta(seconds=1),
            {"start": "2026-03-05T16:00:00+01:00[Europe/Berlin]", "instant": "2026-03-05T15:00:01Z"},
        ),
    ],
)
def test_writes_the_clock_and_the_instant_of_a_talk(shift: timedelta, written: dict[str, str]) -> None:
    start = datetime(2026, 3, 5, 16, tzinfo=ZoneInfo("Europe/Berlin"))
    talk = Scheduled(at=AT, start=start, minutes=20, medium="video")
    data = unstructured(attrs.evolve(talk, instant=talk.instant + shift))
    assert {key: data[key] for key in data.keys() & {"start", "instant"}} == written


def test_writes_other_offsets() -> None:
    talk = Scheduled(at=AT, start=datetime(2026, 3, 5, 16, tzinfo=UTC), minutes=20, medium="video")
    assert unstructured(talk)["start"] == "2026-03-05T16:00:00Z"


@attrs.frozen(kw_only=True)
class Applauded(Fact):
    """Stand for a kind that a host has made up."""

    kind = "applauded"


@attrs.frozen(kw_only=True)
class OwnHeld(Held):
    """Stand for a class that would be read as another."""


@pytest.mark.parametrize(
    "fact",
    [Applauded(at=AT), OwnHeld(at=AT), Unknown(at=AT, id="x", of_kind="held")],
    ids=["own kind", "own class", "known kind"],
)
def test_refuses_facts_that_would_be_read_as_others(fact: Fact) -> None:
    assert codes(fact) == [("unknown_fact", "kind")]
    assert codes(Plan("p-1", ANA, KIM, facts=(Planned(at=AT - timedelta(days=1)), fact))) == [
        ("unknown_fact", "facts[1].kind")
    ]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ((("a", "no JSON"),), "not_json"),
        ((("a", '{"b": 1}'),), "not_json"),  # not as it would come back: without the space
        ((("a", '{"b":1,"a":1}'),), "not_json"),
        ((("a", '{"b":1,"b":1}'),), "not_json"),
        ((("a", "NaN"),), "not_json"),
        ((("a", '"\ud800"'),), "not_json"),
        ((("a", "1e400"),), "not_json"),
        ((("b", "1"), ("a", "1")), "not_json"),
        ((("a", "1"), ("a", "2")), "not_json"),
        ((("name", "1"),), "duplicate_key"),
        ((("address", "1"),), "duplicate_key"),  # a field too, though it is left out
    ],
)
def test_refuses_extra_fields_that_would_be_read_otherwise(fields: Extra, code: str) -> None:
    assert codes(attrs.evolve(KIM, extra=fields)) == [(code, "extra")]
    assert codes(Plan("p-1", ANA, KIM, introducer=attrs.evolve(KIM, extra=fields))) == [(code, "introducer.extra")]


def test_refuses_names_that_stand_for_something_else() -> None:
    assert codes(Held(at=AT, extra=(("kind", "1"),))) == [("duplicate_key", "extra")]
    assert codes(Held(at=AT, extra=(("format", "1"),)), reserved={"format"}) == [("duplicate_key", "extra")]
    assert unstructured(Held(at=AT, extra=(("format", "1"),)))["format"] == 1


def test_finds_all_faults() -> None:
    wrong = (("id", "x"),)
    facts = (Noted(at=AT, field="a", text="b", extra=wrong), Unknown(at=AT, id="x", of_kind="held", extra=wrong))
    plan = Plan("p-1", attrs.evolve(ANA, extra=wrong), attrs.evolve(KIM, extra=wrong), facts=facts, extra=wrong)
    places = ("seeker.extra", "contact.extra", "facts[0].extra", "facts[1].kind", "facts[1].extra", "extra")
    assert list(dict.fromkeys(path for _, path in codes(plan))) == list(places)
