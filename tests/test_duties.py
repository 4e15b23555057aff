"""What is owed to an introducer: once for an introduction, until it is done; a message only to who may get one."""

from datetime import datetime
from typing import Any

import attrs
import pytest

from infoint.duties import VOIDS, Courtesies, Courtesy, Void, courtesies
from infoint.errors import RefusedValue
from infoint.facts import (
    COURTESY_STEPS,
    Declined,
    Done,
    Fact,
    Held,
    Noted,
    OptedOut,
    Planned,
    Referred,
    Replied,
    Requested,
    Scheduled,
    Withdrawn,
)
from infoint.people import Consent, Contact
from infoint.plan import Plan
from infoint.schedule import tasks
from tests.bench import ANA, at, guide, step

MONDAY = at("2026-03-02 12:00")
TUESDAY = at("2026-03-03 12:00")
FRIDAY = at("2026-03-06 12:00")
ASKED = Requested(at=MONDAY)
HELD = Held(at=TUESDAY)
ADVICE = Noted(at=TUESDAY, field="advice", text="Join the society.")
A = Contact(id="a", name="Kim Lee")
A_ONLINE = attrs.evolve(A, address="kim@example.com")
A_AGAIN = attrs.evolve(A, id="a-2", address="Kim@Example.com")
BEN = attrs.evolve(ANA, id="s-2")


def to_b(*happened: Fact, plan_id: str = "p-b", **rest: Any) -> Plan:
    """Make a plan to talk to B, whom A introduced."""
    return Plan(
        plan_id,
        **{"seeker": ANA, "contact": Contact(id="b", name="Bo Day"), "introducer": A, "facts": happened, **rest},
    )


def to_a(*happened: Fact, **rest: Any) -> Plan:
    return Plan("p-a", **{"seeker": ANA, "contact": A, "facts": happened, **rest})


def steps(*plans: Plan) -> list[str]:
    return [one.step for one in courtesies(plans).open]


def owed(step: str, *plans: Plan) -> Courtesy:
    [one] = [one for one in courtesies(plans).open if one.step == step]
    return one


def test_nothing_is_owed_where_nobody_introduced_anybody() -> None:
    assert courtesies(()) == Courtesies((), ())
    assert courtesies([to_b(ASKED, HELD, ADVICE, introducer=None)]) == Courtesies((), ())


def test_nothing_is_owed_before_anything_came_of_it() -> None:
    assert steps(to_b(Planned(at=MONDAY)), to_a(Referred(at=MONDAY, contact="c"))) == []


def test_all_that_an_introduction_may_lead_to() -> None:
    assert courtesies([to_b(ADVICE, HELD, ASKED)]).open == (
        Courtesy(step="thank_introducer", seeker="s-1", introducer="a", contact="b", plan="p-b", since=MONDAY),
        Courtesy(step="tell_how_it_went", seeker="s-1", introducer="a", contact="b", plan="p-b", since=TUESDAY),
        Courtesy(step="report_on_advice", seeker="s-1", introducer="a", contact="b", plan="p-b", since=TUESDAY),
    )


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        (Requested(at=MONDAY), ["thank_introducer"]),
        (Replied(at=MONDAY, answer="later"), ["thank_introducer"]),
        (Scheduled(at=MONDAY, start=FRIDAY, minutes=20, medium="phone"), ["thank_introducer"]),
        (Held(at=MONDAY), ["thank_introducer", "tell_how_it_went"]),
        (Declined(at=MONDAY), ["thank_introducer", "tell_how_it_went"]),
        (ADVICE, ["report_on_advice"]),
        (Noted(at=MONDAY, field="learned", text="Much."), []),
    ],
)
def test_what_opens_each_courtesy(happened: Fact, expected: list[str]) -> None:
    assert steps(to_b(happened)) == expected


def test_the_first_fact_opens_a_courtesy_and_names_its_plan() -> None:
    early, late = to_b(ASKED, plan_id="p-2"), to_b(Requested(at=FRIDAY), HELD, plan_id="p-1")
    for plans in ((late, early), (early, late)):
        first = owed("thank_introducer", *plans)
        assert (first.plan, first.since) == ("p-2", MONDAY)
    assert owed("tell_how_it_went", late, early).plan == "p-1"


def test_a_referral_in_the_introducers_plan_is_an_introduction_too() -> None:
    said, named = to_a(Referred(at=MONDAY, contact="b")), to_b(ASKED, introducer=None)
    assert steps(said, named) == steps(said, to_b(ASKED)) == ["thank_introducer"]


def test_each_introducer_is_owed_thanks_and_each_introduction_counts() -> None:
    through_c = Plan("p-c", ANA, Contact(id="c", name="Cy Ott"), introducer=A, facts=(ASKED,))
    by_d = Plan("p-d", ANA, Contact(id="d", name="Di Wei"), facts=(Referred(at=MONDAY, contact="b"),))
    found = courtesies([to_b(ASKED), through_c, by_d]).open
    assert [(one.introducer, one.contact) for one in found] == [("a", "b"), ("d", "b"), ("a", "c")]


def test_a_doubtful_introduction_is_owed_nothing() -> None:
    assert steps(to_b(Referred(at=FRIDAY, contact="a"), ASKED), to_a(ASKED)) == ["thank_introducer"]


@pytest.mark.parametrize("step", COURTESY_STEPS)
@pytest.mark.parametrize("how", [Courtesy.done, Courtesy.skipped])
def test_a_courtesy_knows_the_fact_that_discharges_it(step: str, how: Any) -> None:
    plan = to_b(ASKED, HELD, ADVICE)
    shown = how(owed(step, plan), at=FRIDAY)
    assert (shown.step, shown.id) == (step, f"courtesy:{step}:a@2026-03-06T12:00:00Z")
    assert steps(plan.with_facts(shown)) == [one for one in COURTESY_STEPS if one != step]


def test_a_courtesy_to_one_introducer_is_none_to_another() -> None:
    by_d = Plan("p-d", ANA, Contact(id="d", name="Di Wei"), facts=(Referred(at=MONDAY, contact="b"),))
    plan = to_b(ASKED)
    [first, second] = courtesies([plan, by_d]).open
    assert courtesies([plan.with_facts(first.done(at=FRIDAY)), by_d]).open == (second,)


@pytest.mark.parametrize("of_its_own", ["", "f-1", "courtesy:thank_introducer:a", "courtesy:tell_how_it_went:d@now"])
def test_a_step_of_the_office_counts_for_all_who_introduced_the_contact(of_its_own: str) -> None:
    by_d = Plan("p-d", ANA, Contact(id="d", name="Di Wei"), facts=(Referred(at=MONDAY, contact="b"),))
    thanked = Done(at=FRIDAY, step="thank_introducer", id=of_its_own)
    assert steps(to_b(ASKED, thanked), by_d) == []


def test_an_office_may_set_a_date_and_one_fact_does_for_both() -> None:
    office = guide(step("thank_introducer", after="requested", due="3 days"))
    plan = to_b(ASKED)
    [task] = tasks(office, plan)
    assert steps(plan.with_facts(task.done(at=FRIDAY))) == steps(plan.with_facts(task.skipped(at=FRIDAY))) == []
    assert tasks(office, plan.with_facts(owed("thank_introducer", plan).done(at=FRIDAY))) == ()


def test_what_was_done_in_the_plan_with_the_introducer_is_about_somebody_else() -> None:
    thanked = Done(at=FRIDAY, step="thank_introducer")
    assert steps(to_b(ASKED), to_a(thanked)) == ["thank_introducer"]


def test_an_id_with_signs_in_it_is_read_whole() -> None:
    odd = attrs.evolve(A, id="a@b:c@2026-03-06T12:00:00Z")
    plan = to_b(ASKED, introducer=odd)
    assert steps(plan.with_facts(owed("thank_introducer", plan).done(at=FRIDAY))) == []
    assert steps(to_b(ASKED, owed("thank_introducer", plan).done(at=FRIDAY))) == ["thank_introducer"]


def test_the_longest_ids_fit() -> None:
    plan = to_b(ASKED, introducer=attrs.evolve(A, id="a" * 200))
    assert steps(plan.with_facts(owed("thank_introducer", plan).done(at=FRIDAY.replace(microsecond=1)))) == []


def early(step: str, at: datetime) -> Done:
    return Done(at=at, step=step)


def test_thanks_may_come_early_and_news_may_not() -> None:
    too_early = [early(step, MONDAY) for step in COURTESY_STEPS]
    plan = to_b(Requested(at=TUESDAY), Held(at=FRIDAY), attrs.evolve(ADVICE, at=FRIDAY), *too_early)
    assert steps(plan) == ["tell_how_it_went", "report_on_advice"]


def test_the_last_word_of_several_plans_with_a_contact_counts() -> None:
    told = to_b(HELD, early("tell_how_it_went", FRIDAY), early("thank_introducer", FRIDAY))
    too_early = to_b(early("tell_how_it_went", MONDAY), plan_id="p-2")
    assert steps(told, too_early) == steps(too_early, told) == []


def test_a_talk_after_a_refusal_is_news() -> None:
    refused = to_b(Declined(at=MONDAY), early("thank_introducer", MONDAY), early("tell_how_it_went", MONDAY))
    assert steps(refused) == []
    assert owed("tell_how_it_went", refused.with_facts(HELD)).since == TUESDAY


def test_what_was_withdrawn_can_be_done_again() -> None:
    plan = to_b(ASKED)
    mistake = owed("thank_introducer", plan).done(at=TUESDAY)
    undone = plan.with_facts(mistake, Withdrawn(at=TUESDAY, fact=mistake.id))
    assert steps(undone) == ["thank_introducer"]
    assert steps(undone.with_facts(owed("thank_introducer", undone).done(at=FRIDAY))) == []


@pytest.mark.parametrize(
    ("reason", "plans"),
    [
        ("opted_out", (to_b(ASKED), to_a(OptedOut(at=FRIDAY)))),
        ("consent_withdrawn", (to_b(ASKED, introducer=attrs.evolve(A, consent=Consent.WITHDRAWN)),)),
        ("consent_withdrawn", (to_b(ASKED), to_a(contact=attrs.evolve(A, consent="withdrawn")))),
        ("opted_out", (to_b(ASKED), to_a(OptedOut(at=FRIDAY), contact=attrs.evolve(A, consent="withdrawn")))),
        ("opted_out", (to_a(OptedOut(at=FRIDAY)), to_b(ASKED, introducer=attrs.evolve(A, consent="withdrawn")))),
        ("opted_out", (to_b(ASKED, introducer=A_ONLINE), to_a(OptedOut(at=FRIDAY), contact=A_AGAIN))),
        (
            "consent_withdrawn",
            (to_a(contact=attrs.evolve(A_AGAIN, consent="withdrawn")), to_b(ASKED, introducer=A_ONLINE)),
        ),
    ],
)
def test_whoever_must_not_be_written_to_is_told_apart(reason: str, plans: tuple[Plan, ...]) -> None:
    [thanks] = courtesies([to_b(ASKED)]).open
    assert courtesies(plans) == Courtesies((), (Void(thanks, reason),))


def test_courtesies_stand_from_the_longest_owed_on_whenever_the_introduction_was() -> None:
    early = to_b(Planned(at=MONDAY), Requested(at=FRIDAY))
    late = Plan("p-c", ANA, Contact(id="c", name="Cy Ott"), introducer=A, facts=(Requested(at=TUESDAY),))
    found = courtesies([early, late])
    assert [one.contact for one in found.open] == ["c", "b"]
    assert [one.courtesy for one in courtesies([early, late], blocked={"a"}).void] == [*found.open]


def test_the_host_may_know_better() -> None:
    found = courtesies([to_b(ASKED, HELD)], blocked={"a"})
    assert [(one.courtesy.step, one.reason) for one in found.void] == [
        ("thank_introducer", "blocked"),
        ("tell_how_it_went", "blocked"),
    ]
    assert courtesies([to_b(ASKED), to_a(OptedOut(at=FRIDAY))], blocked={"a"}).void[0].reason == "opted_out"
    assert courtesies([to_b(ASKED)], blocked={"b"}).void == ()


def test_a_text_is_no_collection_of_ids() -> None:
    with pytest.raises(RefusedValue) as error:
        courtesies([to_b(ASKED)], blocked="a")
    assert (error.value.code, error.value.path) == ("not_list", "blocked")


def test_what_somebody_told_another_seeker_is_for_the_host_to_say() -> None:
    elsewhere = to_a(OptedOut(at=FRIDAY), seeker=BEN)
    assert steps(to_b(ASKED), elsewhere) == ["thank_introducer"]


def test_a_void_courtesy_that_was_shown_is_gone() -> None:
    plans = [to_b(ASKED), to_a(OptedOut(at=FRIDAY))]
    [void] = courtesies(plans).void
    assert courtesies([to_b(ASKED, void.courtesy.skipped(at=FRIDAY)), plans[1]]) == Courtesies((), ())


def test_a_void_has_a_reason_that_is_explained() -> None:
    assert all(VOIDS.values())
    with pytest.raises(ValueError, match="reason"):
        Void(owed("thank_introducer", to_b(ASKED)), "shy")


def test_a_long_chain_owes_thanks_for_each_of_its_introductions() -> None:
    people = [Contact(id=f"c-{number}", name="Kim Lee") for number in range(10_001)]
    plans = [
        Plan(f"p-{number}", ANA, person, introducer=people[number], facts=(ASKED,))
        for number, person in enumerate(people[1:])
    ]
    assert len(courtesies(plans).open) == 10_000
