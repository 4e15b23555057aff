"""Whom to ask next: by tier and marks, so many at a time; and who must not be asked, and why."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint import facts
from infoint.asking import REASONS, Candidate, NotNow, Outreach, outreach
from infoint.errors import RefusedValue
from infoint.facts import Fact
from infoint.ledger import Ledger
from infoint.lifecycle import Stage
from infoint.offsets import parse
from infoint.people import Consent, Organisation
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.referrals import introductions
from infoint.rules import Approach, Cap, Tier
from tests.bench import ANA, KIM, SOURCE, at, guide, plan, step

GUIDE = guide(
    tiers=(
        Tier(id="close", relationships=("friend", "peer"), source=SOURCE),
        Tier(id="new", relationships=("expert",), source=SOURCE),
        Tier(id="rest", relationships=(), source=SOURCE),
    )
)
NOON = at("2026-03-02 12:00")
LATER = at("2026-03-05 12:00")
ASKED = facts.Requested(at=NOON)
AGREED = facts.Scheduled(at=NOON, start=LATER, minutes=20, medium="video")
LAB = Organisation("o-1", "The lab")


def person(plan_id: str, *happened: Fact, relationship: str = "friend", contact: str = "", **rest: Any) -> Plan:
    """Make a plan to talk to somebody of its own, unless the contact is named."""
    who = attrs.evolve(KIM, **{"id": contact or f"c-{plan_id}", "address": f"{contact or plan_id}@example.com", **rest})
    return plan(*happened, plan_id=plan_id, relationship=relationship, contact=who)


def asked(*plans: Plan, playbook: Playbook = GUIDE, **given: Any) -> list[str]:
    return [candidate.plan for candidate in outreach(playbook, plans, **given).ask]


def left(*plans: Plan, playbook: Playbook = GUIDE, **given: Any) -> dict[str, str]:
    return {one.plan: one.reason for one in outreach(playbook, plans, **given).leave}


def approach(*tiers: Tier, **rule: Any) -> Playbook:
    """Make a guide with rules of its own for whom to ask."""
    return guide(tiers=tiers or GUIDE.tiers, approach=Approach(source=SOURCE, **rule))


def test_nobody_to_ask() -> None:
    assert outreach(GUIDE, ()) == Outreach((), ())


def test_the_closest_tier_comes_first_and_then_the_plan_id() -> None:
    plans = (
        person("p-1", relationship="stranger"),
        person("p-2", relationship="expert"),
        person("p-4", relationship="peer"),
        person("p-3", relationship="friend"),
    )
    assert outreach(GUIDE, plans).ask == (
        Candidate("p-3", "close"),
        Candidate("p-4", "close"),
        Candidate("p-2", "new"),
        Candidate("p-1", "rest"),
    )


def test_whoever_is_planned_may_be_asked() -> None:
    assert asked(person("p-1", facts.Planned(at=NOON))) == ["p-1"]


@pytest.mark.parametrize("consent", [Consent.GIVEN, Consent.NOT_NEEDED, Consent.UNKNOWN])
def test_whoever_has_not_withdrawn_consent_may_be_asked(consent: Consent) -> None:
    assert asked(person("p-1", consent=consent)) == ["p-1"]


@pytest.mark.parametrize(
    ("reason", "plans"),
    [
        ("opted_out", (person("p-1", facts.OptedOut(at=NOON)),)),
        (
            "opted_out_elsewhere",
            (person("p-1", contact="c-1"), person("p-2", facts.OptedOut(at=NOON), contact="c-1")),
        ),
        ("consent_withdrawn", (person("p-1", consent=Consent.WITHDRAWN),)),
        ("blocked", (person("p-1", contact="c-9"),)),
        ("in_progress", (person("p-1", ASKED),)),
        ("in_progress", (person("p-1", facts.Replied(at=NOON)),)),
        ("in_progress", (person("p-1", AGREED),)),
        ("held", (person("p-1", facts.Held(at=NOON)),)),
        ("declined", (person("p-1", ASKED, facts.Declined(at=LATER)),)),
        ("bounced", (person("p-1", ASKED, facts.Bounced(at=LATER)),)),
        ("closed", (person("p-1", facts.Closed(at=NOON)),)),
        ("met_elsewhere", (person("p-1", contact="c-1"), person("p-2", facts.Held(at=NOON), contact="c-1"))),
        ("declined_elsewhere", (person("p-1", contact="c-1"), person("p-2", facts.Declined(at=NOON), contact="c-1"))),
        (
            "met_elsewhere",
            (
                person("p-1", contact="c-1"),
                person("p-2", facts.Held(at=NOON), contact="c-1"),
                person("p-3", facts.Declined(at=NOON), contact="c-1"),
            ),
        ),
        ("asked_elsewhere", (person("p-1", contact="c-1"), person("p-2", ASKED, contact="c-1"))),
        ("asked_elsewhere", (person("p-1", contact="c-1"), person("p-0", contact="c-1"))),
        ("organisation_in_progress", (person("p-1", organisation=LAB), person("p-2", AGREED, organisation=LAB))),
        ("organisation_in_progress", (person("p-1", organisation=LAB), person("p-0", organisation=LAB))),
        ("no_address", (person("p-1", address=None),)),
        ("no_address", (person("p-1", address=None, organisation=LAB), person("p-2", ASKED, organisation=LAB))),
    ],
)
def test_each_reason_not_to_ask(reason: str, plans: tuple[Plan, ...]) -> None:
    assert left(*plans, blocked=("c-9",))["p-1"] == reason


def test_every_reason_is_explained_and_no_other_is_given() -> None:
    assert all(REASONS.values())
    with pytest.raises(ValueError, match="reason"):
        NotNow("p-1", "no_time")


@pytest.mark.parametrize("ended", [facts.Held, facts.Declined, facts.Bounced, facts.Closed])
def test_an_organisation_is_free_again_when_the_talk_with_one_of_its_people_is_over(ended: type[Fact]) -> None:
    assert asked(person("p-1", organisation=LAB), person("p-2", ASKED, ended(at=LATER), organisation=LAB)) == ["p-1"]


def test_the_first_of_an_organisation_in_the_order_is_asked() -> None:
    plans = (
        person("p-1", relationship="expert", organisation=LAB),
        person("p-2", organisation=LAB),
        person("p-3", organisation=Organisation("o-2", "The lab")),
    )
    assert asked(*plans) == ["p-2", "p-3"]
    assert left(*plans) == {"p-1": "organisation_in_progress"}


def test_whoever_is_not_asked_does_not_stand_in_the_way_of_others() -> None:
    assert asked(person("p-1", address=None, organisation=LAB), person("p-2", organisation=LAB)) == ["p-2"]


def test_an_answer_that_reopens_a_plan_counts() -> None:
    plans = (person("p-1", facts.Declined(at=NOON), facts.Planned(at=LATER)),)
    assert asked(*plans) == ["p-1"]


def test_the_moment_has_a_zone() -> None:
    with pytest.raises(RefusedValue) as caught:
        outreach(GUIDE, (), at=NOON.replace(tzinfo=None))
    assert (caught.value.code, caught.value.path) == ("not_aware", "at")


# --- The order.


def marked(plan_id: str, **marks: float) -> Plan:
    return attrs.evolve(person(plan_id), marks=marks)


def test_marks_sort_the_people_of_a_tier() -> None:
    plans = (marked("p-1", rank=2), marked("p-2", rank=1), marked("p-3"), marked("p-4", rank=1.5))
    assert asked(*plans, playbook=approach(sort=("rank",))) == ["p-2", "p-4", "p-1", "p-3"]
    assert asked(*plans) == ["p-1", "p-2", "p-3", "p-4"]


def test_with_a_minus_the_highest_mark_comes_first_and_the_missing_one_last_still() -> None:
    plans = (marked("p-1", rank=-1), marked("p-2", rank=1), marked("p-3"), marked("p-4", rank=0))
    assert asked(*plans, playbook=approach(sort=("-rank",))) == ["p-2", "p-4", "p-1", "p-3"]


def test_a_second_mark_decides_where_the_first_is_equal() -> None:
    plans = (marked("p-1", a=1, b=3), marked("p-2", a=1, b=4), marked("p-3", a=0, b=0))
    assert asked(*plans, playbook=approach(sort=("a", "-b"))) == ["p-3", "p-2", "p-1"]


def test_tiers_come_before_marks() -> None:
    plans = (marked("p-1", rank=9), attrs.evolve(marked("p-2", rank=1), relationship="expert"))
    assert asked(*plans, playbook=approach(sort=("rank",))) == ["p-1", "p-2"]


# --- How many at a time.


def batches(close: int | None, new: int | None = None) -> Playbook:
    first, second, _ = GUIDE.tiers
    return approach(attrs.evolve(first, batch=close), attrs.evolve(second, batch=new))


def test_a_batch_is_full_with_those_who_are_asked_already() -> None:
    plans = (person("p-1"), person("p-2", ASKED), person("p-3"), person("p-4", relationship="expert"))
    assert asked(*plans, playbook=batches(2)) == ["p-1", "p-4"]
    assert left(*plans, playbook=batches(2)) == {"p-2": "in_progress", "p-3": "batch_full"}
    assert asked(*plans, playbook=batches(None)) == ["p-1", "p-3", "p-4"]


def test_a_batch_has_room_again_when_somebody_has_refused() -> None:
    plans = (person("p-1", ASKED, facts.Declined(at=LATER)), person("p-2"), person("p-3"))
    assert asked(*plans, playbook=batches(1)) == ["p-2"]


def test_a_batch_counts_people_not_plans() -> None:
    plans = (person("p-1", ASKED, contact="c-1"), person("p-2", ASKED, contact="c-1"), person("p-3"))
    assert asked(*plans, playbook=batches(2)) == ["p-3"]


def test_of_a_tier_without_a_batch_nobody_is_asked() -> None:
    plans = (person("p-1"), person("p-2", relationship="expert"))
    assert left(*plans, playbook=batches(None, 0)) == {"p-2": "tier_not_asked"}


def test_as_many_of_an_organisation_are_asked_as_the_playbook_says() -> None:
    plans = tuple(person(f"p-{one}", organisation=LAB) for one in range(3))
    assert asked(*plans, playbook=approach(per_organisation=2)) == ["p-0", "p-1"]
    assert left(*plans, playbook=approach(per_organisation=2)) == {"p-2": "organisation_in_progress"}


# --- Who helps, and who makes way.

ANOTHER = guide(
    step("another", after="requested", opens="3 days", closes="5 days", until=("replied",), asks_another=True),
    tiers=GUIDE.tiers,
    approach=Approach(enough=("replied:yes",), source=SOURCE),
)
WAITING = person("p-1", ASKED, organisation=LAB)
NEXT = person("p-2", organisation=LAB)


@pytest.mark.parametrize(
    ("moment", "reason"),
    [
        (None, "organisation_in_progress"),
        ("2026-03-04 12:00", "organisation_in_progress"),
        ("2026-03-05 14:59", "organisation_in_progress"),
        ("2026-03-05 15:00", None),
        ("2026-03-07 12:00", None),
        ("2026-03-09 12:00", "organisation_in_progress"),
    ],
)
def test_whoever_does_not_answer_in_time_makes_way(moment: str | None, reason: str | None) -> None:
    assert left(WAITING, NEXT, playbook=ANOTHER, at=moment and at(moment)).get("p-2") == reason


def test_without_a_step_that_asks_another_nobody_makes_way() -> None:
    assert left(WAITING, NEXT, at=LATER)["p-2"] == "organisation_in_progress"


def test_one_makes_way_for_one() -> None:
    third = person("p-3", organisation=LAB)
    found = left(WAITING, NEXT, third, playbook=ANOTHER, at=at("2026-03-06 12:00"))
    assert found == {"p-1": "in_progress", "p-3": "organisation_in_progress"}


def test_whoever_makes_way_takes_no_place_in_the_batch_either() -> None:
    few = attrs.evolve(ANOTHER, tiers=(attrs.evolve(GUIDE.tiers[0], batch=1), *GUIDE.tiers[1:]))
    assert asked(WAITING, NEXT, playbook=few, at=at("2026-03-06 12:00")) == ["p-2"]
    assert left(WAITING, person("p-3"), playbook=few, at=LATER.replace(hour=0))["p-3"] == "batch_full"


def test_whoever_has_made_way_takes_the_place_again_with_an_answer_or_when_asked_again() -> None:
    made_way = WAITING.with_facts(facts.Done(at=LATER, step="another"))
    assert asked(made_way, NEXT, playbook=ANOTHER) == ["p-2"]
    for fact in (facts.Replied(at=LATER, answer="busy"), facts.Requested(at=at("2026-03-06 12:00"))):
        assert left(made_way.with_facts(fact), NEXT, playbook=ANOTHER)["p-2"] == "organisation_in_progress"


def test_whoever_skips_the_step_waits_for_the_first_one() -> None:
    skipped = WAITING.with_facts(facts.Skipped(at=LATER, step="another"))
    assert left(skipped, NEXT, playbook=ANOTHER, at=at("2026-03-06 12:00"))["p-2"] == "organisation_in_progress"


def test_where_somebody_helps_nobody_else_is_asked() -> None:
    helper = WAITING.with_facts(facts.Replied(at=LATER))
    assert left(helper, NEXT, playbook=ANOTHER)["p-2"] == "organisation_helped"
    done_with = helper.with_facts(facts.Closed(at=at("2026-03-07 12:00")))
    assert left(done_with, NEXT, playbook=ANOTHER)["p-2"] == "organisation_helped"
    assert asked(done_with, NEXT) == ["p-2"]


@pytest.mark.parametrize("refused", [facts.Declined, facts.Bounced, facts.OptedOut])
def test_who_said_yes_and_refused_does_not_help_unless_they_have_met(refused: type[Fact]) -> None:
    said = (ASKED, facts.Replied(at=NOON), refused(at=at("2026-03-07 12:00")))
    assert asked(person("p-1", *said, organisation=LAB), NEXT, playbook=ANOTHER) == ["p-2"]
    met = person("p-1", *said, facts.Held(at=LATER), organisation=LAB)
    assert left(met, NEXT, playbook=ANOTHER)["p-2"] == "organisation_helped"


# --- Introductions.

INTRODUCED = attrs.evolve(person("p-1"), introducer=attrs.evolve(KIM, id="c-p-2"))


@pytest.mark.parametrize("happened", [(), (facts.Planned(at=NOON),), (ASKED,), (facts.Replied(at=NOON),), (AGREED,)])
def test_who_introduces_is_met_first(happened: tuple[Fact, ...]) -> None:
    plans = (INTRODUCED, person("p-2", *happened))
    assert left(*plans, playbook=approach(introductions_first=True))["p-1"] == "introduction_first"
    assert "p-1" in asked(*plans)


@pytest.mark.parametrize(
    "others",
    [
        (),
        (person("p-2", facts.Held(at=NOON)),),
        (person("p-2", facts.Held(at=NOON)), person("p-3", contact="c-p-2")),
        (person("p-2", ASKED, facts.Referred(at=LATER, contact="c-p-1")),),
        (person("p-2", facts.Declined(at=NOON)),),
        (person("p-2", facts.OptedOut(at=NOON)),),
    ],
)
def test_nobody_waits_for_an_introducer_who_was_met_or_has_named_them_or_will_not_be_met(others: Any) -> None:
    assert "p-1" in asked(INTRODUCED, *others, playbook=approach(introductions_first=True))


def test_the_name_of_somebody_else_is_no_introduction() -> None:
    named = person("p-2", ASKED, facts.Referred(at=LATER, contact="c-p-3"))
    found = left(INTRODUCED, named, playbook=approach(introductions_first=True))
    assert found["p-1"] == "introduction_first"


# --- Any plans in any order, held against the meaning of each reason.

FULL = guide(
    step("another", after="requested", opens="3 business days", until=("replied",), asks_another=True),
    tiers=(
        Tier(id="close", relationships=("friend", "peer"), batch=2, source=SOURCE),
        Tier(id="new", relationships=("expert",), source=SOURCE),
        Tier(id="rest", relationships=(), batch=0, source=SOURCE),
    ),
    approach=Approach(sort=("-rank",), enough=("replied:yes",), introductions_first=True, source=SOURCE),
)
OPENS = at("2026-03-05 15:00")
Holds = Callable[[Plan, Sequence[Plan], set[str], datetime | None], bool]
BUSY = (Stage.REQUESTED, Stage.REPLIED, Stage.SCHEDULED)


def others(one: Plan, plans: Sequence[Plan], asking: set[str]) -> list[Plan]:
    return [other for other in plans if other.id != one.id and (other.stage in BUSY or other.id in asking)]


def in_the_way(one: Plan, plans: Sequence[Plan], asking: set[str], moment: datetime | None) -> list[Plan]:
    """Leave out those who were asked before and make way."""
    passed = [
        other.id
        for other in plans
        if other.stage is Stage.REQUESTED
        and ("done:another" in other.standing.happened or (moment is not None and moment >= OPENS))
    ]
    return [other for other in others(one, plans, asking) if other.id not in passed]


def of_the_organisation(one: Plan, plans: Sequence[Plan]) -> list[Plan]:
    here = one.contact.organisation
    return [other for other in plans if here is not None and other.contact.organisation == here]


def batch_full(one: Plan, plans: Sequence[Plan], asking: set[str], moment: datetime | None) -> bool:
    tier = FULL.tier_of(one.relationship)
    of_tier = [p for p in in_the_way(one, plans, asking, moment) if FULL.tier_of(p.relationship) == tier]
    return tier.batch is not None and len({other.contact.id for other in of_tier}) >= tier.batch


def waits(one: Plan, plans: Sequence[Plan], asking: set[str], moment: datetime | None) -> bool:
    introducer = [other for other in plans if one.introducer and other.contact.id == one.introducer.id]
    happened = {pattern for other in introducer for pattern in other.standing.happened}
    unmet = any(other.stage in (Stage.NEW, Stage.PLANNED, *BUSY) for other in introducer)
    real = {(found.introducer, found.contact) for found in introductions(plans).known}  # tests/test_referrals.py
    known = one.introducer is not None and (one.introducer.id, one.contact.id) in real
    return known and unmet and not happened & {"held", f"referred:{one.contact.id}"}


def helped(one: Plan, plans: Sequence[Plan], asking: set[str], moment: datetime | None) -> bool:
    here = [other for other in of_the_organisation(one, plans) if "replied:yes" in other.standing.happened]
    return any(other.stage not in (Stage.DECLINED, Stage.BOUNCED, Stage.OPTED_OUT) for other in here)


def at_stage(*stages: Stage) -> Holds:
    return lambda one, plans, asking, moment: one.stage in stages


def another_at(stage: Stage) -> Holds:
    return lambda one, plans, asking, moment: any(
        other.contact.id == one.contact.id and other.stage is stage for other in plans
    )


MEANING: dict[str, Holds] = {
    "opted_out": at_stage(Stage.OPTED_OUT),
    "opted_out_elsewhere": another_at(Stage.OPTED_OUT),
    "consent_withdrawn": lambda one, plans, asking, moment: any(
        other.contact.id == one.contact.id and other.contact.consent is Consent.WITHDRAWN for other in plans
    ),
    "blocked": lambda one, plans, asking, moment: one.contact.id == "c-blocked",
    "in_progress": at_stage(*BUSY),
    "held": at_stage(Stage.HELD),
    "declined": at_stage(Stage.DECLINED),
    "bounced": at_stage(Stage.BOUNCED),
    "closed": at_stage(Stage.CLOSED),
    "no_address": lambda one, plans, asking, moment: one.contact.address is None,
    "met_elsewhere": another_at(Stage.HELD),
    "declined_elsewhere": another_at(Stage.DECLINED),
    "asked_elsewhere": lambda one, plans, asking, moment: (
        one.contact.id in {other.contact.id for other in others(one, plans, asking)}
    ),
    "tier_not_asked": lambda one, plans, asking, moment: FULL.tier_of(one.relationship).id == "rest",
    "introduction_first": waits,
    "organisation_helped": helped,
    "organisation_in_progress": lambda one, plans, asking, moment: bool(
        of_the_organisation(one, in_the_way(one, plans, asking, moment))
    ),
    "batch_full": batch_full,
}
HISTORIES: tuple[tuple[Fact, ...], ...] = (
    *(((),) * 8),
    (ASKED,),
    (ASKED, facts.Done(at=LATER, step="another")),
    (ASKED, facts.Done(at=LATER, step="another"), facts.Replied(at=LATER, answer="busy")),
    (ASKED, facts.Replied(at=LATER)),
    (ASKED, facts.Replied(at=NOON), facts.Declined(at=LATER)),
    (ASKED, facts.Referred(at=LATER, contact="c-1")),
    (facts.Planned(at=NOON),),
    (AGREED,),
    (facts.Held(at=NOON),),
    (facts.Closed(at=NOON),),
    (facts.Bounced(at=NOON),),
    (facts.Declined(at=NOON),),
    (facts.OptedOut(at=NOON),),
)
MOMENTS = st.sampled_from((None, at("2026-03-04 12:00"), OPENS, at("2026-05-01 12:00")))


@st.composite
def situations(draw: st.DrawFn) -> list[Plan]:
    """Draw plans to talk to a few people, some of whom work at the same place, or introduce another."""
    people = [
        {
            "contact": contact,
            "organisation": draw(st.sampled_from((None, LAB, Organisation("o-2", "The shop")))),
            "address": draw(st.sampled_from((f"{contact}@example.com", f"{contact}@example.com", None))),
            "consent": draw(st.sampled_from((Consent.UNKNOWN, Consent.GIVEN, Consent.WITHDRAWN))),
        }
        for contact in ("c-1", "c-2", "c-3", "c-4", "c-blocked")
    ]
    introducers = st.sampled_from((None, None, *(attrs.evolve(KIM, id=f"c-{one}") for one in (1, 2, 3))))
    return [
        attrs.evolve(
            person(
                f"p-{number}",
                *draw(st.sampled_from(HISTORIES)),
                relationship=draw(st.sampled_from(("friend", "friend", "expert", "stranger"))),
                **draw(st.sampled_from(people)),
            ),
            introducer=draw(introducers),
            marks=draw(st.sampled_from(({}, {"rank": 1}, {"rank": -2.5}))),
        )
        for number in range(draw(st.integers(0, 8)))
    ]


def test_the_meaning_of_every_reason_is_tested() -> None:
    assert [*MEANING, "cap_reached"] == list(REASONS)  # a cap needs a ledger: see below


def order(one: Plan) -> tuple[object, ...]:
    rank = dict(one.marks).get("rank")
    return FULL.tiers.index(FULL.tier_of(one.relationship)), rank is None, -(rank or 0), one.id


@given(situations(), MOMENTS)
def test_each_plan_stands_once_with_the_first_reason_that_applies(plans: list[Plan], moment: datetime | None) -> None:
    found = outreach(FULL, plans, at=moment, blocked={"c-blocked"})
    by_id = {one.id: one for one in plans}
    to_ask, to_leave = ([by_id[one.plan] for one in listed] for listed in (found.ask, found.leave))
    assert sorted(one.id for one in (*to_ask, *to_leave)) == sorted(by_id)
    assert to_ask == sorted(to_ask, key=order)
    assert to_leave == sorted(to_leave, key=order)
    reasons = {one.plan: one.reason for one in found.leave}
    for one in plans:
        asking = {before.id for before in to_ask if order(before) < order(one)}
        applying = [reason for reason, holds in MEANING.items() if holds(one, plans, asking, moment)]
        assert reasons.get(one.id) == next(iter(applying), None)


@given(situations().flatmap(lambda plans: st.tuples(st.just(plans), st.permutations(plans))), MOMENTS)
def test_the_order_of_plans_does_not_matter(orders: tuple[list[Plan], list[Plan]], moment: datetime | None) -> None:
    first, second = orders
    assert outreach(FULL, first, at=moment) == outreach(FULL, second, at=moment)
    assert outreach(FULL, iter(first), at=moment) == outreach(FULL, first, at=moment)


@given(situations(), MOMENTS)
def test_a_plan_that_never_began_and_is_left_out_changes_nothing(plans: list[Plan], moment: datetime | None) -> None:
    found = outreach(FULL, plans, at=moment)
    reasons = {one.plan: one.reason for one in found.leave}
    introducing = {one.introducer.id for one in plans if one.introducer}
    rest = [one for one in plans if one.id not in reasons or one.facts or one.contact.id in introducing]
    assert outreach(FULL, rest, at=moment).ask == found.ask


# --- A ledger of all seekers.

EMPTY_LEDGER = Ledger(b"sixteen bytes or more")


def capped(per: Any, most: int = 1) -> Playbook:
    cap = Cap(id="spare", per=per, most=most, within=parse("30 days"), source=SOURCE)
    return guide(tiers=GUIDE.tiers, caps=(cap,), approach=Approach(per_organisation=5, source=SOURCE))


def test_whom_others_have_asked_often_enough_is_spared_for_a_while() -> None:
    playbook = capped("contact")
    other = attrs.evolve(person("q-1", ASKED, contact="c-p-1"), seeker=attrs.evolve(ANA, id="s-2"))
    ledger = EMPTY_LEDGER.with_plans(playbook, [other])
    plans = (person("p-1"), person("p-2", address="jo@example.com"))
    assert left(*plans, playbook=playbook, ledger=ledger, at=LATER) == {"p-1": "cap_reached"}
    assert asked(*plans, playbook=playbook, ledger=ledger, at=at("2026-04-02 12:00")) == ["p-1", "p-2"]
    assert asked(*plans, playbook=playbook, at=LATER) == ["p-1", "p-2"]


@pytest.mark.parametrize(("per", "first"), [("seeker", ["p-1", "p-2"]), ("organisation", ["p-1", "p-2"])])
def test_those_who_are_asked_now_count_too(per: str, first: list[str]) -> None:
    plans = [person(f"p-{number}", organisation=LAB) for number in (1, 2, 3)]
    found = outreach(capped(per, 2), plans, ledger=EMPTY_LEDGER, at=LATER)
    assert [one.plan for one in found.ask] == first
    assert found.leave == (NotNow("p-3", "cap_reached"),)


@pytest.mark.parametrize(
    ("bar", "reason"), [(Consent.WITHDRAWN, "consent_withdrawn"), (Consent.UNKNOWN, "opted_out_elsewhere")]
)
def test_a_ledger_remembers_whom_nobody_may_write_to(bar: Consent, reason: str) -> None:
    gone = attrs.evolve(person("p-1").contact, id="c-before", consent=bar)
    ledger = EMPTY_LEDGER.with_consent(gone, at=NOON)
    if bar is Consent.UNKNOWN:
        ledger = ledger.with_opt_out(gone, at=NOON)
    assert left(person("p-1"), ledger=ledger) == {"p-1": reason}
    assert asked(person("p-1", address="other@example.com"), ledger=ledger) == ["p-1"]


def test_caps_need_a_moment_to_look_back_from() -> None:
    with pytest.raises(RefusedValue, match="caps look back from a moment") as error:
        outreach(capped("contact"), (), ledger=EMPTY_LEDGER)
    assert (error.value.code, error.value.path) == ("missing", "at")


def test_nobody_waits_in_a_circle_of_introductions() -> None:
    playbook = approach(introductions_first=True)
    first, second = person("p-1"), person("p-2")
    circle = (attrs.evolve(first, introducer=second.contact), attrs.evolve(second, introducer=first.contact))
    assert sorted([*asked(*circle, playbook=playbook), *left(*circle, playbook=playbook)]) == ["p-1", "p-2"]
    assert len(asked(*circle, playbook=playbook)) == 1
    alone = attrs.evolve(first, introducer=first.contact)
    assert asked(alone, playbook=playbook) == ["p-1"]


@pytest.mark.parametrize("blocked", ["c-10", b"c-1", 5])
def test_a_text_is_no_collection_of_ids(blocked: Any) -> None:
    with pytest.raises(RefusedValue) as error:
        outreach(GUIDE, (), blocked=blocked)
    assert (error.value.code, error.value.path) == ("not_list", "blocked")


def test_one_plan_twice_is_one_and_two_of_one_id_are_refused() -> None:
    whose = person("p-1")
    assert asked(whose, whose) == ["p-1"]
    with pytest.raises(RefusedValue) as error:
        outreach(GUIDE, (whose, whose.with_facts(ASKED)))
    assert (error.value.code, error.value.path) == ("duplicate_id", "plans")


def test_each_seeker_asks_alone() -> None:
    with pytest.raises(RefusedValue) as error:
        outreach(GUIDE, (person("p-1"), attrs.evolve(person("p-2"), seeker=attrs.evolve(ANA, id="s-2"))))
    assert (error.value.code, error.value.path) == ("several_seekers", "plans")


def test_one_record_of_a_person_that_says_so_is_enough_to_let_them_be() -> None:
    old = person("p-1", address="kim@example.com", consent=Consent.WITHDRAWN)
    new = person("p-2", address="Kim@Example.com")
    assert left(old, new) == {"p-1": "consent_withdrawn", "p-2": "consent_withdrawn"}


@pytest.mark.parametrize(
    ("happened", "reason"), [((facts.Held(at=NOON),), "met_elsewhere"), ((ASKED,), "asked_elsewhere")]
)
def test_who_stands_there_twice_is_asked_once(happened: tuple[Fact, ...], reason: str) -> None:
    old, new = person("p-1", *happened, address="kim@example.com"), person("p-2", address="Kim@Example.com")
    assert left(old, new)["p-2"] == reason
