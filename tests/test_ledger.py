"""The ledger of all seekers: what it counts, whom it bars, and that it holds no names."""

import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint import facts
from infoint.codec import dumps, loads_lines
from infoint.entry import COUNTED, Entry
from infoint.errors import RefusedValue
from infoint.facts import Fact
from infoint.ledger import Ledger
from infoint.people import Consent, Contact, Organisation
from tests.bench import ANA, KIM, at, guide, plan, step
from tests.strategies import facts as any_facts

GUIDE = guide(
    step("thank", after="talk_end", message="thank"),
    step("prepare", before="talk_start"),
    messages={"thank": {"subject": "Thanks", "thanks": "Thank you."}},
)
KEY = b"a key of the office's own"
EMPTY = Ledger(KEY)
NOON = at("2026-03-02 12:00")
LATER = at("2026-03-05 12:00")
LAB = Organisation("o-1", "The lab")
KIM_AT_LAB = attrs.evolve(KIM, organisation=LAB)
ASKED = facts.Requested(at=NOON)


def of(*happened: Fact, **rest: Any) -> Ledger:
    return EMPTY.with_plans(GUIDE, [plan(*happened, **rest)])


def counts(ledger: Ledger, party: Any = KIM) -> tuple[int, int, int]:
    return tuple(ledger.count(one, party) for one in ("requests", "messages", "talks"))  # type: ignore[return-value]


# --- The key


@pytest.mark.parametrize(("key", "code"), [(b"x" * 15, "too_small"), ("text" * 9, "wrong_kind"), (None, "wrong_kind")])
def test_a_weak_key_is_refused(key: Any, code: str) -> None:
    with pytest.raises(RefusedValue) as error:
        Ledger(key)
    assert (error.value.code, error.value.path) == (code, "key")


def test_a_key_is_never_shown() -> None:
    key = b"x" * 16
    assert repr(key) not in repr(Ledger(key))
    assert "xxx" not in repr(Ledger(key)) + str(attrs.asdict(Ledger(key).with_plans(GUIDE, [plan(ASKED)]).entries[0]))


def test_another_key_gives_other_hashes_and_its_entries_are_refused() -> None:
    other = Ledger(KEY + b"!").with_plans(GUIDE, [plan(ASKED)])
    assert other.entries[0].contact != of(ASKED).entries[0].contact
    with pytest.raises(RefusedValue) as error:
        EMPTY.with_entries(*other.entries)
    assert (error.value.code, error.value.path) == ("wrong_key", "entries[0].key_id")


def test_hashes_are_the_same_everywhere_and_for_ever() -> None:
    """RFC 2104 over words that are parted by line breaks; a stored ledger depends on it."""
    [entry] = of(ASKED, contact=KIM_AT_LAB).entries
    assert {name: value[:8] for name, value in attrs.asdict(entry).items() if isinstance(value, str)} == {
        "kind": "request",
        "key_id": "9a821ee7",
        "contact": "c25c8479",
        "address": "fd87f450",
        "organisation": "92daa63c",
        "seeker": "a5bb0fc1",
        "event": "64e5d21a",
    }


def test_no_two_kinds_of_ids_share_a_hash() -> None:
    same = attrs.evolve(KIM, id="x", organisation=Organisation("x", "X"))
    [entry] = of(ASKED, contact=same, seeker=attrs.evolve(ANA, id="x"), plan_id="x").entries
    assert len({entry.contact, entry.organisation, entry.seeker, entry.event, entry.address}) == 5


def test_it_holds_no_names() -> None:
    written = dumps(
        *of(ASKED, facts.OptedOut(at=LATER), contact=KIM_AT_LAB).with_consent(KIM, at=NOON).entries
    ).decode()
    for name in ("c-1", "s-1", "o-1", "p-1", "kim", "Kim", "Lee", "ana", "Ana", "lab"):
        assert name not in written


# --- What counts


@pytest.mark.parametrize(
    ("happened", "counted"),
    [
        ((), (0, 0, 0)),
        ((facts.Planned(at=NOON),), (0, 0, 0)),
        ((ASKED,), (1, 1, 0)),
        ((ASKED, facts.Requested(at=LATER)), (2, 2, 0)),
        ((facts.Done(at=NOON, step="thank"),), (0, 1, 0)),
        ((facts.Done(at=NOON, step="prepare"),), (0, 0, 0)),
        ((facts.Done(at=NOON, step="of another playbook"[:2]),), (0, 0, 0)),
        ((facts.Held(at=NOON),), (0, 0, 1)),
        ((facts.Scheduled(at=NOON, start=LATER, minutes=20, medium="video"),), (0, 0, 0)),
        ((ASKED, facts.Withdrawn(at=LATER, fact=ASKED.id)), (0, 0, 0)),
    ],
)
def test_what_counts(happened: tuple[Fact, ...], counted: tuple[int, int, int]) -> None:
    ledger = of(*happened, contact=KIM_AT_LAB)
    for party in (KIM, ANA, LAB):
        assert counts(ledger, party) == counted


def test_others_do_not_count() -> None:
    ledger = of(ASKED, contact=KIM_AT_LAB)
    for party in (attrs.evolve(ANA, id="c-1"), Contact(id="s-1", name="Ana"), Organisation("c-1", "Kim")):
        assert counts(ledger, party) == (0, 0, 0)


def test_all_seekers_count_together() -> None:
    plans = [plan(ASKED, plan_id=f"p-{number}", seeker=attrs.evolve(ANA, id=f"s-{number}")) for number in range(3)]
    assert EMPTY.with_plans(GUIDE, plans).count("requests", KIM) == 3


def test_the_span_is_open_at_its_start_and_closed_at_its_end() -> None:
    ledger = of(ASKED)
    a_moment = NOON.resolution
    assert ledger.count("requests", KIM, after=NOON) == 0
    assert ledger.count("requests", KIM, after=NOON - a_moment) == 1
    assert ledger.count("requests", KIM, until=NOON - a_moment) == 0
    assert ledger.count("requests", KIM, until=NOON) == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"counts": "letters"}, "not_choice"),
        ({"after": NOON.replace(tzinfo=None)}, "not_aware"),
        ({"until": NOON.replace(tzinfo=None)}, "not_aware"),
    ],
)
def test_a_question_is_checked(given: dict[str, Any], code: str) -> None:
    with pytest.raises(RefusedValue) as error:
        EMPTY.count(**{"counts": "requests", "party": KIM, **given})
    assert error.value.code == code


@pytest.mark.parametrize(
    "changed",
    [{"address": "kim@new.example"}, {"organisation": LAB}, {"address": None}, {"name": "Kim Lee-Park"}],
)
def test_whatever_becomes_of_the_people_a_fact_counts_once(changed: dict[str, Any]) -> None:
    ledger = EMPTY.with_plans(GUIDE, [plan(ASKED)]).with_plans(
        GUIDE, [plan(ASKED, contact=attrs.evolve(KIM, **changed))]
    )
    assert ledger.count("requests", KIM) == ledger.count("requests", ANA) == 1


def test_who_is_imported_anew_is_known_by_the_address() -> None:
    anew = Contact(id="c-900", name="K. Lee", address="Kim@Example.com")
    assert of(ASKED).count("requests", anew) == 1
    assert of(ASKED).count("requests", attrs.evolve(anew, address=None)) == 0


def test_who_moved_and_was_imported_anew_is_one_person_to_a_cap() -> None:
    moved = attrs.evolve(KIM, address="kim@new.example")
    ledger = of(ASKED).with_plans(GUIDE, [plan(facts.Requested(at=LATER), contact=moved)])
    assert ledger.count("requests", Contact(id="c-900", name="K. Lee", address="kim@new.example")) == 2


def test_a_mistake_is_taken_back_in_whatever_order_it_becomes_known() -> None:
    undone = plan(ASKED, facts.Withdrawn(at=LATER, fact=ASKED.id))
    for plans in ([plan(ASKED), undone], [undone, plan(ASKED)]):
        assert counts(EMPTY.with_plans(GUIDE, plans)) == (0, 0, 0)


# --- Whom it bars


def test_nobody_is_barred_at_first() -> None:
    assert of(ASKED).barred(KIM) is None


@pytest.mark.parametrize("ledger", [of(facts.OptedOut(at=NOON)), EMPTY.with_opt_out(KIM, at=NOON)])
def test_who_opted_out_is_known_by_id_or_address_when_the_person_is_gone(ledger: Ledger) -> None:
    kept = Ledger(KEY, loads_lines(dumps(*ledger.entries).splitlines(), Entry))
    assert kept.barred(KIM) == "opted_out"
    assert kept.barred(Contact(id="c-1", name="Kim Lee")) == "opted_out"
    assert kept.barred(Contact(id="c-900", name="K. Lee", address="KIM@example.com")) == "opted_out"
    assert kept.barred(Contact(id="c-900", name="Kim Lee", address="other@example.com")) is None


def test_an_opt_out_is_not_taken_back() -> None:
    out = facts.OptedOut(at=NOON)
    ledger = of(out, facts.Withdrawn(at=LATER, fact=out.id)).with_consent(attrs.evolve(KIM, consent="given"), at=LATER)
    assert ledger.barred(KIM) == "opted_out"


@pytest.mark.parametrize(
    ("course", "barred"),
    [
        ([("given", NOON)], None),
        ([("withdrawn", NOON)], "consent_withdrawn"),
        ([("withdrawn", NOON), ("given", LATER)], None),
        ([("given", NOON), ("withdrawn", LATER)], "consent_withdrawn"),
        ([("given", NOON), ("withdrawn", NOON)], "consent_withdrawn"),
        ([("withdrawn", NOON), ("unknown", LATER), ("not_needed", LATER)], "consent_withdrawn"),
    ],
)
def test_the_last_word_on_consent_counts(course: list[tuple[Consent, Any]], barred: str | None) -> None:
    for given_order in (course, course[::-1]):
        ledger = EMPTY
        for consent, moment in given_order:
            ledger = ledger.with_consent(attrs.evolve(KIM, consent=consent), at=moment)
        assert ledger.barred(KIM) == barred


# --- A set

PLANS = st.lists(
    st.builds(
        lambda happened, number, who: plan(
            *happened, plan_id=f"p-{number}", contact=who, seeker=attrs.evolve(ANA, id=f"s-{number % 2}")
        ),
        st.lists(any_facts(), max_size=5),
        st.integers(0, 2),
        st.sampled_from((KIM, KIM_AT_LAB, attrs.evolve(KIM, id="c-2", address=None))),
    ),
    max_size=4,
)


@given(PLANS, PLANS, st.randoms(use_true_random=False))
def test_two_ledgers_are_one_set(some: list[Any], more: list[Any], random: Any) -> None:
    one, other = EMPTY.with_plans(GUIDE, some), EMPTY.with_plans(GUIDE, more)
    merged = one.with_entries(*other.entries)
    mixed = [*some, *more, *some]
    random.shuffle(mixed)
    assert merged == EMPTY.with_plans(GUIDE, mixed) == other.with_entries(*one.entries)
    assert dumps(*merged.entries) == dumps(*EMPTY.with_plans(GUIDE, mixed).entries)
    assert Ledger(KEY, loads_lines(dumps(*merged.entries).splitlines(), Entry)) == merged
    assert pickle.loads(pickle.dumps(merged)).barred(KIM) == merged.barred(KIM)


@given(st.lists(any_facts(), max_size=8))
def test_it_counts_what_counts_in_the_plan(happened: list[Fact]) -> None:
    whose = plan(*happened)
    ledger = EMPTY.with_plans(GUIDE, [whose])
    for one, kinds in (("requests", facts.Requested), ("talks", facts.Held)):
        assert ledger.count(one, KIM) == sum(isinstance(fact, kinds) for fact in whose.counting)
    assert (ledger.barred(KIM) is not None) == (not whose.standing.may_write)
    assert set(COUNTED) == {"requests", "messages", "talks"}


def test_an_address_is_known_in_whatever_case_it_was_noted() -> None:
    shouting = attrs.evolve(KIM, address="KIM@Example.com")
    assert EMPTY.with_opt_out(shouting, at=NOON).barred(attrs.evolve(KIM, id="c-new")) == "opted_out"


def test_who_moved_and_was_imported_anew_is_still_the_same() -> None:
    anew = attrs.evolve(KIM, id="c-77")
    ledger = EMPTY.with_opt_out(KIM, at=NOON).with_plans(guide(), [plan(facts.Requested(at=NOON), contact=anew)])
    moved = attrs.evolve(anew, address="kim@new.example.com")
    assert ledger.barred(moved) == "opted_out"
    assert ledger.barred(attrs.evolve(moved, id="c-78")) is None
