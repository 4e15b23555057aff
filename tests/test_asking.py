"""Whom to ask next: by tier, one person of an organisation at a time; and who must not be asked, and why."""

from collections.abc import Callable, Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint import facts
from infoint.asking import REASONS, Candidate, NotNow, Outreach, outreach
from infoint.facts import Fact
from infoint.lifecycle import Stage
from infoint.people import Consent, Organisation
from infoint.plan import Plan
from infoint.rules import Tier
from tests.bench import KIM, SOURCE, at, guide, plan

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
    who = attrs.evolve(KIM, id=contact or f"c-{plan_id}", **rest)
    return plan(*happened, plan_id=plan_id, relationship=relationship, contact=who)


def asked(*plans: Plan, **given: Any) -> list[str]:
    return [candidate.plan for candidate in outreach(GUIDE, plans, **given).ask]


def left(*plans: Plan, **given: Any) -> dict[str, str]:
    return {one.plan: one.reason for one in outreach(GUIDE, plans, **given).leave}


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


# --- Any plans in any order, held against the meaning of each reason.

Holds = Callable[[Plan, Sequence[Plan], set[str]], bool]
BUSY = (Stage.REQUESTED, Stage.REPLIED, Stage.SCHEDULED)


def others(one: Plan, plans: Sequence[Plan], asking: set[str]) -> list[Plan]:
    return [other for other in plans if other.id != one.id and (other.stage in BUSY or other.id in asking)]


def at_same_place(one: Plan, plans: Sequence[Plan], asking: set[str]) -> bool:
    places = [other.contact.organisation for other in others(one, plans, asking)]
    return one.contact.organisation is not None and one.contact.organisation in places


def at_stage(*stages: Stage) -> Holds:
    return lambda one, plans, asking: one.stage in stages


MEANING: dict[str, Holds] = {
    "opted_out": at_stage(Stage.OPTED_OUT),
    "opted_out_elsewhere": lambda one, plans, asking: any(
        other.contact.id == one.contact.id and other.stage is Stage.OPTED_OUT for other in plans
    ),
    "consent_withdrawn": lambda one, plans, asking: one.contact.consent is Consent.WITHDRAWN,
    "blocked": lambda one, plans, asking: one.contact.id == "c-blocked",
    "in_progress": at_stage(*BUSY),
    "held": at_stage(Stage.HELD),
    "declined": at_stage(Stage.DECLINED),
    "bounced": at_stage(Stage.BOUNCED),
    "closed": at_stage(Stage.CLOSED),
    "no_address": lambda one, plans, asking: one.contact.address is None,
    "asked_elsewhere": lambda one, plans, asking: (
        one.contact.id in {other.contact.id for other in others(one, plans, asking)}
    ),
    "organisation_in_progress": at_same_place,
}
HISTORIES: tuple[tuple[Fact, ...], ...] = (
    *(((),) * 6),
    (ASKED,),
    (facts.Planned(at=NOON),),
    (AGREED,),
    (facts.Held(at=NOON),),
    (facts.Closed(at=NOON),),
    (facts.Bounced(at=NOON),),
    (facts.Declined(at=NOON),),
    (facts.OptedOut(at=NOON),),
)


@st.composite
def situations(draw: st.DrawFn) -> list[Plan]:
    """Draw plans to talk to a few people, some of whom work at the same place."""
    people = [
        {
            "contact": contact,
            "organisation": draw(st.sampled_from((None, LAB, Organisation("o-2", "The shop")))),
            "address": draw(st.sampled_from(("kim@example.com", "kim@example.com", None))),
            "consent": draw(st.sampled_from((Consent.UNKNOWN, Consent.GIVEN, Consent.WITHDRAWN))),
        }
        for contact in ("c-1", "c-2", "c-3", "c-4", "c-blocked")
    ]
    return [
        person(
            f"p-{number}",
            *draw(st.sampled_from(HISTORIES)),
            relationship=draw(st.sampled_from(("friend", "expert", "stranger"))),
            **draw(st.sampled_from(people)),
        )
        for number in range(draw(st.integers(0, 7)))
    ]


def test_the_meaning_of_every_reason_is_tested() -> None:
    assert list(MEANING) == list(REASONS)


@given(situations())
def test_each_plan_stands_once_with_the_first_reason_that_applies(plans: list[Plan]) -> None:
    found = outreach(GUIDE, plans, blocked={"c-blocked"})
    asking = {candidate.plan for candidate in found.ask}
    given = [candidate.plan for candidate in found.ask] + [one.plan for one in found.leave]
    assert sorted(given) == sorted(one.id for one in plans)
    order = {one.id: (GUIDE.tiers.index(GUIDE.tier_of(one.relationship)), one.id) for one in plans}
    assert [order[candidate.plan] for candidate in found.ask] == sorted(order[one] for one in asking)
    assert [order[one.plan] for one in found.leave] == sorted(order[one.plan] for one in found.leave)
    reasons = {one.plan: one.reason for one in found.leave}
    for one in plans:
        applying = [reason for reason, holds in MEANING.items() if holds(one, plans, asking)]
        assert reasons.get(one.id) == next(iter(applying), None)


@given(situations().flatmap(lambda plans: st.tuples(st.just(plans), st.permutations(plans))))
def test_the_order_of_plans_does_not_matter(orders: tuple[list[Plan], list[Plan]]) -> None:
    first, second = orders
    assert outreach(GUIDE, first) == outreach(GUIDE, second)
    assert outreach(GUIDE, iter(first)) == outreach(GUIDE, first)
