"""What one plan means for the others: facts proposed with instants and ids of their own, each once, none twice."""

from datetime import timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint import elsewhere, facts
from infoint.elsewhere import Proposal, proposed
from infoint.facts import Fact
from infoint.people import Organisation
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.rules import Approach
from infoint.schedule import tasks
from tests.bench import KIM, SOURCE, at, guide, plan, step

NOON = at("2026-03-02 12:00")
OPENS = at("2026-03-05 15:00")
LATER = at("2026-03-06 12:00")
LAB = Organisation("o-1", "The lab")
ASKED = facts.Requested(at=NOON)
YES = facts.Replied(at=LATER)
CLOSED = facts.Closed(at=LATER)
HELPING = guide(approach=Approach(enough=("held", "replied:yes"), source=SOURCE))


def guide_that_asks_another(**rule: Any) -> Playbook:
    own = {"after": "requested", "opens": "3 days", "until": ("replied",), "asks_another": True}
    return guide(step("another", **{**own, **rule}))


ANOTHER = guide_that_asks_another()


def person(name: str, *happened: Fact, organisation: Organisation | None = LAB, contact: str = "") -> Plan:
    known = contact or f"c-{name}"
    who = attrs.evolve(KIM, id=known, address=f"{known}@example.com", organisation=organisation)
    return plan(*happened, plan_id=f"p-{name}", contact=who)


# --- Opted out.


def test_who_opted_out_has_opted_out_in_every_plan() -> None:
    plans = (person("1", contact="c"), person("2", facts.OptedOut(at=NOON), contact="c"), person("3"))
    assert proposed(guide(), plans) == (Proposal("p-1", facts.OptedOut(at=NOON), "p-2"),)


def known_anew(one: Plan, other: Plan) -> Plan:
    """Give the contact of a plan the address of another's, as one who was imported anew has it."""
    return attrs.evolve(one, contact=attrs.evolve(one.contact, address=(other.contact.address or "").upper()))


def test_whoever_was_imported_anew_has_opted_out_too() -> None:
    out = person("2", facts.OptedOut(at=NOON))
    assert proposed(guide(), (known_anew(person("1"), out), out)) == (Proposal("p-1", facts.OptedOut(at=NOON), "p-2"),)


def test_the_first_opt_out_counts() -> None:
    plans = (
        person("1", facts.OptedOut(at=LATER, id="f-1"), contact="c"),
        person("2", ASKED, contact="c"),
        person("3", facts.OptedOut(at=NOON, id="f-2"), contact="c"),
    )
    assert proposed(guide(), plans) == (Proposal("p-2", facts.OptedOut(at=NOON), "p-3"),)


def test_of_equal_opt_outs_the_first_plan_is_named() -> None:
    plans = [person(one, facts.OptedOut(at=NOON), contact="c") for one in ("3", "2")]
    assert [one.because_of for one in proposed(guide(), (*plans, person("1", contact="c")))] == ["p-2"]


# --- Somebody helps.


def test_where_somebody_helps_those_who_have_not_answered_are_let_be() -> None:
    plans = (
        person("1", ASKED),
        person("2", ASKED, YES),
        person("3", ASKED, facts.Replied(at=OPENS, answer="busy")),
        person("4"),
        person("5", ASKED, organisation=None),
        person("6", ASKED, organisation=Organisation("o-2", "The lab")),
    )
    assert proposed(HELPING, plans) == (Proposal("p-1", CLOSED, "p-2"),)
    assert proposed(guide(), plans) == ()


def test_the_earliest_help_counts() -> None:
    plans = (
        person("1", ASKED),
        person("2", YES, facts.Held(at=at("2026-03-09 12:00"))),
        person("3", facts.Held(at=at("2026-03-04 12:00"))),
    )
    assert proposed(HELPING, plans) == (Proposal("p-1", facts.Closed(at=at("2026-03-04 12:00")), "p-3"),)


@pytest.mark.parametrize(("helped", "closed"), [("2026-03-02 11:59", False), (str(NOON)[:16], False), (LATER, True)])
def test_whoever_is_asked_after_the_help_is_meant(helped: Any, closed: bool) -> None:
    said = facts.Replied(at=at(helped) if isinstance(helped, str) else helped)
    assert bool(proposed(HELPING, (person("1", ASKED), person("2", said)))) == closed


def test_help_at_the_instant_of_the_request_hides_none_that_came_later() -> None:
    plans = (person("1", ASKED), person("2", facts.Replied(at=NOON)), person("3", YES))
    assert proposed(HELPING, plans) == (Proposal("p-1", CLOSED, "p-3"),)


def test_one_person_in_two_plans_is_no_help_to_themselves() -> None:
    assert proposed(HELPING, (person("1", ASKED, contact="c"), person("2", ASKED, YES, contact="c"))) == ()


def test_one_person_in_two_records_is_no_help_to_themselves() -> None:
    helper = person("2", facts.Held(at=LATER))
    assert proposed(HELPING, (person("1", ASKED), helper)) != ()
    assert proposed(HELPING, (known_anew(person("1", ASKED), helper), helper)) == ()


@pytest.mark.parametrize("refused", [facts.Declined, facts.Bounced, facts.OptedOut])
def test_who_said_yes_and_refused_then_does_not_help(refused: type[Fact]) -> None:
    ended = refused(at=at("2026-03-09 12:00"))
    assert proposed(HELPING, (person("1", ASKED), person("2", ASKED, YES, ended))) == ()
    assert elsewhere.helped(HELPING, person("2", ASKED, YES, ended)) == ()
    assert elsewhere.helped(HELPING, person("2", YES, facts.Held(at=LATER), ended)) == (LATER, LATER)


def test_what_was_withdrawn_is_not_proposed_again() -> None:
    undone = person("1", ASKED, CLOSED, facts.Withdrawn(at=LATER, fact=CLOSED.id))
    assert proposed(HELPING, (undone, person("2", ASKED, YES))) == ()
    held = facts.Held(at=at("2026-03-09 12:00"))
    [again] = proposed(HELPING, (undone, person("2", ASKED, YES, held)))
    assert again.fact == facts.Closed(at=held.at)


# --- Another one is asked.


def test_asking_another_there_does_the_step() -> None:
    plans = (person("1", ASKED), person("2", facts.Requested(at=LATER)))
    assert proposed(ANOTHER, plans) == (Proposal("p-1", facts.Done(at=LATER, step="another"), "p-2"),)
    assert proposed(guide(), plans) == ()


@pytest.mark.parametrize(
    ("moment", "done"),
    [("2026-03-05 14:59", False), ("2026-03-05 15:00", True), ("2026-03-08 04:59", True), ("2026-03-08 06:00", False)],
)
def test_it_counts_while_the_step_is_open(moment: str, done: bool) -> None:
    until_the_seventh = guide_that_asks_another(closes="5 days")
    other = person("2", facts.Requested(at=at(moment)))
    assert bool(proposed(until_the_seventh, (person("1", ASKED), other))) == done


def test_the_first_who_is_asked_counts() -> None:
    plans = (
        person("1", ASKED),
        person("2", facts.Requested(at=at("2026-03-07 12:00"))),
        person("3", facts.Requested(at=LATER), facts.Requested(at=at("2026-03-09 12:00"))),
        person("4", facts.Requested(at=LATER), organisation=None),
        person("5", facts.Requested(at=LATER), contact="c-1"),
    )
    assert [(one.plan, one.because_of) for one in proposed(ANOTHER, plans)] == [("p-1", "p-3")]


def test_a_step_that_repeats_is_done_by_one_after_the_other() -> None:
    repeating = guide_that_asks_another(opens="0 minutes", repeats=True)
    plans = {"p-1": person("1", ASKED), "p-2": person("2", facts.Requested(at=LATER), facts.Requested(at=OPENS))}
    assert [one.fact.at for one in added(repeating, plans) if one.plan == "p-1"] == [OPENS, LATER]


# --- Who makes way.


@pytest.mark.parametrize(
    ("happened", "makes_way"),
    [
        ((), False),
        ((ASKED,), False),
        ((ASKED, facts.Done(at=LATER, step="another")), True),
        ((ASKED, facts.Skipped(at=LATER, step="another")), False),
        ((ASKED, facts.Done(at=LATER, step="another"), facts.Replied(at=at("2026-03-09 12:00"))), False),
        ((facts.Done(at=NOON - timedelta(days=1), step="another"), ASKED), False),
    ],
)
def test_a_step_done_in_this_round_makes_way(happened: tuple[Fact, ...], makes_way: bool) -> None:
    assert elsewhere.makes_way(ANOTHER, person("1", *happened), None) is makes_way


def test_an_open_step_makes_way() -> None:
    assert not elsewhere.makes_way(ANOTHER, person("1", ASKED), OPENS - timedelta(minutes=1))
    assert elsewhere.makes_way(ANOTHER, person("1", ASKED), OPENS)
    put_off = person("1", ASKED, facts.Postponed(at=NOON, step="another", until=LATER))
    assert not elsewhere.makes_way(ANOTHER, put_off, OPENS)


def test_whoever_cannot_help_may_make_way_at_once() -> None:
    playbook = guide(step("another", after="replied:cannot_help", asks_another=True))
    cannot = person("1", ASKED, facts.Replied(at=LATER, answer="cannot_help"))
    assert elsewhere.makes_way(playbook, cannot, LATER)
    assert not elsewhere.makes_way(playbook, person("1", ASKED, YES), LATER)


def test_without_such_a_step_nobody_makes_way() -> None:
    assert not elsewhere.makes_way(guide(), person("1", ASKED), LATER)


# --- Whatever happened.

HOURS = st.integers(0, 200).map(lambda hours: NOON + timedelta(hours=hours))
HAPPENED = st.one_of(
    st.builds(facts.Requested, at=HOURS),
    st.builds(facts.Requested, at=HOURS),
    st.builds(facts.Replied, at=HOURS, answer=st.sampled_from(("yes", "busy"))),
    st.builds(facts.OptedOut, at=HOURS),
    st.builds(facts.Declined, at=HOURS),
    st.builds(facts.Closed, at=HOURS),
    st.builds(facts.Held, at=HOURS),
    st.builds(facts.Done, at=HOURS, step=st.just("another")),
)
GUIDES = st.sampled_from(
    [
        attrs.evolve(
            guide_that_asks_another(opens=opens, repeats=repeats),
            approach=Approach(enough=("replied:yes", "held"), source=SOURCE),
        )
        for opens in ("0 minutes", "1 business day")
        for repeats in (True, False)
    ]
)


@st.composite
def situations(draw: st.DrawFn) -> dict[str, Plan]:
    places = st.sampled_from((None, LAB, LAB, Organisation("o-2", "The shop")))
    names = [str(number) for number in range(draw(st.integers(0, 5)))]
    found = [
        person(
            name,
            *draw(st.lists(HAPPENED, max_size=3)),
            organisation=draw(places),
            contact=draw(st.sampled_from(("", "", "c-0"))),
        )
        for name in names
    ]
    return {one.id: one for one in found}


def added(playbook: Playbook, plans: dict[str, Plan]) -> list[Proposal]:
    """Add what is proposed until nothing is, and return all of it."""
    found: list[Proposal] = []
    while new := proposed(playbook, plans.values()):
        found += new
        for one in new:
            plans[one.plan] = plans[one.plan].with_facts(one.fact)
    return found


@given(GUIDES, situations())
def test_nothing_is_proposed_twice(playbook: Playbook, plans: dict[str, Plan]) -> None:
    known = {(one.id, fact.id) for one in plans.values() for fact in one.facts}
    found = [(one.plan, one.fact.id) for one in added(playbook, plans)]
    assert len(set(found)) == len(found)
    assert not known & set(found)


@given(GUIDES, situations().flatmap(lambda plans: st.tuples(st.just(plans), st.permutations(list(plans.values())))))
def test_the_order_of_plans_does_not_matter(playbook: Playbook, orders: tuple[dict[str, Plan], list[Plan]]) -> None:
    plans, shuffled = orders
    found = proposed(playbook, plans.values())
    assert proposed(playbook, iter(shuffled)) == found
    assert list(found) == sorted(found, key=lambda one: (one.plan, one.fact.order))


@given(GUIDES, situations())
def test_each_proposal_has_its_cause_in_another_plan(playbook: Playbook, plans: dict[str, Plan]) -> None:
    for one in proposed(playbook, plans.values()):
        cause, own = plans[one.because_of], plans[one.plan]
        assert one.fact.at in {fact.at for fact in cause.facts}
        if isinstance(one.fact, facts.OptedOut):
            assert cause.contact.id == own.contact.id
        else:
            assert cause.contact.organisation == own.contact.organisation is not None
            assert cause.contact.id != own.contact.id


@given(GUIDES, situations())
def test_in_the_end_every_plan_has_what_follows(playbook: Playbook, plans: dict[str, Plan]) -> None:
    added(playbook, plans)
    opted_out = {one.contact.id for one in plans.values() if not one.standing.may_write}
    assert not [one for one in plans.values() if one.standing.may_write and one.contact.id in opted_out]
    for one in plans.values():
        open_tasks = [task for task in tasks(playbook, one) if one.contact.organisation]
        colleagues = [p for p in plans.values() if p.contact.organisation == one.contact.organisation]
        for task in open_tasks:
            asked = [
                moment
                for other in colleagues
                if other.contact.id != one.contact.id
                for moment in other.standing.since("requested", task.opens)
            ]
            assert all(facts.Done(at=moment, step="another").id in {fact.id for fact in one.facts} for moment in asked)
