"""Who may ask whom now: within the caps of an office, fair to all seekers, and each who waits is told why."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint import facts
from infoint.allotment import WAITS, Allotment, Full, Waiting, allot
from infoint.capacity import over
from infoint.errors import RefusedValue
from infoint.facts import Fact
from infoint.ledger import Ledger
from infoint.offsets import parse
from infoint.people import Consent, Organisation
from infoint.plan import Plan
from infoint.rules import Cap, Tier
from tests.bench import ANA, KIM, SOURCE, at, guide, plan

NOON = at("2026-03-02 12:00")
LATER = at("2026-03-05 12:00")
LAB, SHOP = Organisation("o-1", "The lab"), Organisation("o-2", "The shop")
EMPTY = Ledger(b"sixteen bytes or more")
TIERS = (
    Tier(id="close", relationships=("friend",), source=SOURCE),
    Tier(id="new", relationships=("expert",), source=SOURCE),
)


def cap(per: Any, most: int = 1, **rest: Any) -> Cap:
    return Cap(**{"id": f"per_{per}", "per": per, "most": most, "within": parse("30 days"), "source": SOURCE, **rest})


ALL_CAPS = (cap("contact"), cap("organisation", 2), cap("seeker", 2))
GUIDE = guide(tiers=TIERS, caps=ALL_CAPS)
WITHDRAWN: dict[str, Any] = {"consent": Consent.WITHDRAWN}


def wish(plan_id: str, seeker: str, contact: str, *happened: Fact, relationship: str = "friend", **who: Any) -> Plan:
    person = attrs.evolve(KIM, **{"id": contact, "address": f"{contact}@example.com", **who})
    return plan(
        *happened, plan_id=plan_id, seeker=attrs.evolve(ANA, id=seeker), contact=person, relationship=relationship
    )


def allotted(*plans: Plan, caps: tuple[Cap, ...] = ALL_CAPS, ledger: Ledger = EMPTY, **rest: Any) -> Allotment:
    return allot(guide(tiers=TIERS, caps=caps), plans, ledger=ledger, at=LATER, **rest)


def test_nobody_asks() -> None:
    assert allotted() == Allotment((), (), ())


def test_without_caps_everybody_may_ask_warm_before_cold() -> None:
    plans = (wish("p-1", "a", "kim", relationship="expert"), wish("p-3", "b", "kim"), wish("p-2", "c", "kim"))
    assert allotted(*plans, caps=()) == Allotment(("p-2", "p-3", "p-1"), (), ())


def test_who_waits_is_told_which_cap_and_what_is_full() -> None:
    plans = (
        wish("p-1", "a", "kim", organisation=LAB),
        wish("p-2", "b", "kim", relationship="expert", organisation=LAB),
    )
    assert allotted(*plans) == Allotment(
        ("p-1",),
        (Waiting("p-2", "capped", ("per_contact",)),),
        (Full(cap="per_contact", party="kim", used=0, granted=1, waiting=1),),
    )


def test_all_caps_that_are_full_are_told_in_the_order_of_the_playbook() -> None:
    caps = (cap("seeker", 0), cap("organisation", 0), cap("contact", 0))
    found = allotted(wish("p-1", "a", "kim", organisation=LAB), wish("p-2", "a", "lee"), caps=caps)
    assert found.waiting == (
        Waiting("p-1", "capped", ("per_seeker", "per_organisation", "per_contact")),
        Waiting("p-2", "capped", ("per_seeker", "per_contact")),
    )
    assert [(one.cap, one.party, one.waiting) for one in found.full] == [
        ("per_seeker", "a", 2),
        ("per_organisation", "o-1", 1),
        ("per_contact", "kim", 1),
        ("per_contact", "lee", 1),
    ]


def test_what_is_full_is_told_by_cap_and_party_whoever_waits_first() -> None:
    caps = (cap("organisation", 0), cap("contact", 0))
    plans = (
        wish("p-1", "a", "max"),
        wish("p-2", "a", "lee", organisation=SHOP),
        wish("p-3", "a", "kim", organisation=LAB),
    )
    found = allotted(*plans, caps=caps)
    assert [one.plan for one in found.waiting] == ["p-1", "p-2", "p-3"]
    assert [one.party for one in found.full] == ["o-1", "o-2", "kim", "lee", "max"]


def test_what_was_asked_before_is_taken_off() -> None:
    ledger = EMPTY.with_plans(GUIDE, [wish("p-0", "z", "kim", facts.Requested(at=NOON))])
    assert allotted(wish("p-1", "a", "kim"), ledger=ledger).full == (
        Full(cap="per_contact", party="kim", used=1, granted=0, waiting=1),
    )
    long_ago = EMPTY.with_plans(GUIDE, [wish("p-0", "z", "kim", facts.Requested(at=at("2026-02-03 12:00")))])
    assert allotted(wish("p-1", "a", "kim"), ledger=long_ago).granted == ("p-1",)


def test_of_two_caps_for_the_same_the_tighter_one_counts() -> None:
    caps = (cap("seeker", 3, id="loose"), cap("seeker", 1, id="tight"))
    found = allotted(wish("p-1", "a", "kim"), wish("p-2", "a", "lee"), caps=caps)
    assert len(found.granted) == 1
    assert found.waiting[0].caps == ("tight",)


def test_a_cap_below_what_was_used_before_leaves_nothing() -> None:
    used = EMPTY.with_plans(GUIDE, [wish(f"p-{one}", "z", "kim", facts.Requested(at=NOON)) for one in (7, 8)])
    assert allotted(wish("p-1", "a", "kim"), ledger=used).granted == ()


@pytest.mark.parametrize(
    ("plans", "reason"),
    [
        ((wish("p-1", "a", "kim", facts.OptedOut(at=NOON)),), "opted_out"),
        ((wish("p-1", "a", "kim"), wish("p-2", "b", "kim", facts.OptedOut(at=NOON))), "opted_out"),
        ((wish("p-1", "a", "out"),), "opted_out"),
        ((wish("p-1", "a", "anew", address="Out@example.com", **WITHDRAWN),), "opted_out"),
        ((wish("p-1", "a", "kim", **WITHDRAWN),), "consent_withdrawn"),
        ((wish("p-1", "a", "withdrawn"),), "consent_withdrawn"),
        ((wish("p-1", "a", "kim"), wish("p-2", "b", "kim", **WITHDRAWN)), "consent_withdrawn"),
        ((wish("p-1", "a", "kim"), wish("p-2", "b", "kim", address="out@example.com")), "opted_out"),
        (
            (
                wish("p-1", "a", "kim", address="KIM@example.com"),
                wish("p-2", "b", "lee", address="kim@example.com", **WITHDRAWN),
            ),
            "consent_withdrawn",
        ),
        ((wish("p-1", "a", "kim", facts.Requested(at=NOON)),), "not_to_ask"),
        ((wish("p-1", "a", "kim", facts.Held(at=NOON)),), "not_to_ask"),
        ((wish("p-1", "a", "kim"), wish("p-0", "a", "kim")), "asked_elsewhere"),
    ],
)
def test_who_waits_whatever_the_caps_are(plans: tuple[Plan, ...], reason: str) -> None:
    ledger = EMPTY.with_opt_out(wish("x", "x", "out").contact, at=NOON).with_consent(
        wish("x", "x", "withdrawn", **WITHDRAWN).contact, at=NOON
    )
    assert Waiting("p-1", reason) in allotted(*plans, caps=(), ledger=ledger).waiting


def test_who_waits_anyhow_takes_no_room_from_others() -> None:
    plans = (wish("p-1", "a", "kim", facts.Held(at=NOON)), wish("p-2", "a", "kim"), wish("p-3", "a", "kim"))
    assert allotted(*plans).granted == ("p-2",)


def test_a_plan_that_is_only_planned_may_be_asked() -> None:
    assert allotted(wish("p-1", "a", "kim", facts.Planned(at=NOON))).granted == ("p-1",)


def test_where_plans_disagree_a_contact_is_at_the_first_organisation() -> None:
    plans = (
        wish("p-1", "a", "kim", organisation=SHOP),
        wish("p-2", "b", "kim", organisation=LAB),
        wish("p-3", "c", "kim"),
    )
    found = allotted(*plans, caps=(cap("organisation"),))
    assert len(found.granted) == 1
    assert [one.party for one in found.full] == ["o-1"]


def test_the_same_plan_twice_is_one_and_two_of_one_id_are_refused() -> None:
    one = wish("p-1", "a", "kim")
    assert allotted(one, one) == allotted(one)
    with pytest.raises(RefusedValue, match="duplicate_id"):
        allotted(one, wish("p-1", "b", "kim"))


def test_every_reason_is_explained_and_no_other_is_given() -> None:
    assert all(WAITS.values())
    with pytest.raises(ValueError, match="reason"):
        Waiting("p-1", "no_time")


def test_the_moment_must_be_aware() -> None:
    with pytest.raises(RefusedValue, match="not_aware"):
        allot(GUIDE, (), ledger=EMPTY, at=LATER.replace(tzinfo=None))


# --- Any plans and ledgers

HISTORY = st.sampled_from(
    ((), (), (), (facts.Requested(at=NOON),), (facts.Planned(at=NOON),), (facts.OptedOut(at=NOON),))
)
PLANS = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from(("kim", "lee", "max", "zoe")),
        HISTORY,
        st.fixed_dictionaries(
            {
                "relationship": st.sampled_from(("friend", "expert")),
                "consent": st.sampled_from((*[Consent.UNKNOWN] * 8, Consent.WITHDRAWN)),
            }
        ),
    ),
    max_size=10,
).map(
    lambda drawn: [
        wish(f"p-{number}", seeker, contact, *history, organisation=PLACES[contact], **rest)
        for number, (seeker, contact, history, rest) in enumerate(drawn)
    ]
)
PLACES = {"kim": LAB, "lee": LAB, "max": LAB, "zoe": None}


@given(PLANS, PLANS, st.randoms(use_true_random=False), st.sampled_from(("", "2026-autumn")))
def test_no_cap_is_broken_no_room_is_left_and_no_plan_is_lost(
    plans: list[Plan], before: list[Plan], random: Any, turn: str
) -> None:
    ledger = EMPTY.with_plans(GUIDE, [attrs.evolve(one, id=f"old-{one.id}") for one in before])
    found = allot(GUIDE, plans, ledger=ledger, at=LATER, turn=turn)
    assert sorted([*found.granted, *(one.plan for one in found.waiting)]) == sorted(one.id for one in plans)
    by_id = {one.id: one for one in plans}
    after = ledger
    for plan_id in found.granted:  # one after the other: none of them comes up against a cap
        assert over(GUIDE, after, by_id[plan_id], at=LATER) is None
        after = after.with_plans(GUIDE, [by_id[plan_id].with_facts(facts.Requested(at=LATER))])
    for one in found.waiting:
        reached = over(GUIDE, after, by_id[one.plan], at=LATER)
        assert one.reason != "capped" or (reached and reached.id) == one.caps[0]
    shuffled = [*plans, *plans]
    random.shuffle(shuffled)
    assert allot(GUIDE, iter(shuffled), ledger=ledger, at=LATER, turn=turn) == found


def test_two_records_of_one_address_are_one_person() -> None:
    records = [
        wish("p-1", "s-1", "c-1", address="kim@example.com"),
        wish("p-2", "s-2", "c-77", address="KIM@example.com"),
        wish("p-3", "s-3", "c-77", address="kim@new.example.com"),
        wish("p-4", "s-4", "c-78", address="kim@new.example.com"),
        wish("p-5", "s-5", "c-5", address=None),
    ]
    found = allotted(*records, caps=(cap("contact", 2),))
    assert len(found.granted) == 3
    assert "p-5" in found.granted
    assert {one.party for one in found.full} == {"c-1"}


@pytest.mark.parametrize("address", ["kim@example.com", "~kim@example.com"])
def test_what_the_ledger_knows_of_any_record_counts(address: str) -> None:
    known = wish("p-0", "s-9", "c-9", facts.Requested(at=LATER), address=address)
    ledger = EMPTY.with_plans(guide(), [known])
    for first, second in (("a", "b"), ("b", "a")):
        records = [wish(first, "s-1", "c-1", address=None), wish(second, "s-2", "c-1", address=address)]
        assert allotted(*records, caps=(cap("contact"),), ledger=ledger).granted == ()
