"""Introductions make no circle, and no courtesy is lost or doubled, however plans are merged and whoever is erased."""

from collections.abc import Sequence
from datetime import timedelta
from graphlib import TopologicalSorter

import attrs
from hypothesis import given
from hypothesis import strategies as st

from infoint.duties import Courtesies, Courtesy, courtesies
from infoint.facts import (
    COURTESY_STEPS,
    Declined,
    Done,
    Fact,
    Held,
    Noted,
    OptedOut,
    Referred,
    Requested,
    Skipped,
    Withdrawn,
)
from infoint.people import Consent, Contact
from infoint.plan import Plan
from infoint.referrals import Introductions, introductions
from tests.bench import ANA
from tests.strategies import FIRST, facts

SEEKERS = (ANA, attrs.evolve(ANA, id="s-2"))
PEOPLE = ("a", "b", "c", "d")
AT = st.integers(0, 9).map(lambda day: FIRST + timedelta(days=day))
MUCH_LATER = FIRST + timedelta(days=1000)
COURTESY_IDS = st.builds(
    "courtesy:{}:{}@{}".format, st.sampled_from(COURTESY_STEPS), st.sampled_from(PEOPLE), st.integers(0, 1)
)
HAPPENED = st.one_of(
    st.builds(Referred, at=AT, contact=st.sampled_from(PEOPLE)),
    st.builds(Referred, at=AT, contact=st.sampled_from(PEOPLE)),
    st.builds(Requested, at=AT),
    st.builds(Held, at=AT),
    st.builds(Declined, at=AT),
    st.builds(Noted, at=AT, field=st.just("advice"), text=st.just("Join.")),
    st.builds(Done, at=AT, step=st.sampled_from(COURTESY_STEPS), id=st.just("") | COURTESY_IDS),
    st.builds(Skipped, at=AT, step=st.sampled_from(COURTESY_STEPS), id=st.just("") | COURTESY_IDS),
    st.builds(Withdrawn, at=AT, fact=COURTESY_IDS | st.just("requested@2026-03-02T09:00:00Z")),
    st.builds(OptedOut, at=AT),
)
CONTACTS = st.builds(
    lambda one, consent: Contact(id=one, name="Kim Lee", consent=consent),
    st.sampled_from(PEOPLE),
    st.sampled_from((Consent.UNKNOWN, Consent.GIVEN, Consent.UNKNOWN, Consent.WITHDRAWN)),
)


@st.composite
def lives(draw: st.DrawFn) -> list[Plan]:
    """Draw the plans of two seekers with the same few people."""
    return [
        Plan(
            f"p-{number}",
            draw(st.sampled_from(SEEKERS)),
            draw(CONTACTS),
            introducer=draw(st.none() | CONTACTS),
            facts=tuple(draw(st.lists(HAPPENED, max_size=5))),
        )
        for number in range(draw(st.integers(0, 6)))
    ]


def everything(found: Courtesies) -> list[Courtesy]:
    """Return what is owed, whether it may be a message or not."""
    return sorted((*found.open, *(one.courtesy for one in found.void)), key=lambda one: one.order)


def pairs(found: Introductions) -> tuple[set[tuple[str, str, str]], set[tuple[str, str, str]]]:
    doubtful = [one.introduction for one in found.doubtful]
    known, odd = ({(one.seeker, one.introducer, one.contact) for one in some} for some in (found.known, doubtful))
    return known, odd


@given(lives())
def test_nobody_is_introduced_by_whom_they_led_to(plans: list[Plan]) -> None:
    graph: TopologicalSorter[tuple[str, str]] = TopologicalSorter()
    known = introductions(plans).known
    for one in known:
        graph.add((one.seeker, one.contact), (one.seeker, one.introducer))
    place = {who: number for number, who in enumerate(graph.static_order())}  # raises where there is a circle
    assert all(place[one.seeker, one.introducer] < place[one.seeker, one.contact] for one in known)


@given(lives())
def test_every_word_of_an_introduction_is_kept_once(plans: list[Plan]) -> None:
    found = introductions(plans)
    said = [
        (plan.seeker.id, plan.contact.id, fact.contact, plan.id, fact.id)
        for plan in plans
        for fact in plan.counting
        if isinstance(fact, Referred)
    ]
    said += [(plan.seeker.id, plan.introducer.id, plan.contact.id, plan.id, "") for plan in plans if plan.introducer]
    kept = [
        (one.seeker, one.introducer, one.contact, witness.plan, witness.fact or "")
        for one in (*found.known, *(one.introduction for one in found.doubtful))
        for witness in one.witnesses
    ]
    assert sorted(kept) == sorted(said)
    known, doubtful = pairs(found)
    assert len(known) + len(doubtful) == len(found.known) + len(found.doubtful) == len(known | doubtful)


@given(lives())
def test_an_introduction_is_doubtful_only_if_earlier_ones_lead_back(plans: list[Plan]) -> None:
    found = introductions(plans)
    for doubt in found.doubtful:
        odd = doubt.introduction
        earlier = [one for one in found.known if one.order < odd.order and one.seeker == odd.seeker]
        reached = {odd.contact}
        for _ in earlier:
            reached |= {one.contact for one in earlier if one.introducer in reached}
        assert odd.introducer in reached
        assert (doubt.reason == "introduces_self") is (odd.introducer == odd.contact)


@given(st.data(), lives())
def test_order_repetition_and_other_devices_change_nothing(data: st.DataObject, plans: list[Plan]) -> None:
    copies: list[Plan] = []
    for plan in plans:
        here = data.draw(st.lists(st.booleans(), min_size=len(plan.facts), max_size=len(plan.facts)))
        one = [fact for fact, stays in zip(plan.facts, here, strict=True) if stays]
        other = [fact for fact, stays in zip(plan.facts, here, strict=True) if not stays]
        again = data.draw(st.lists(st.sampled_from(plan.facts), max_size=2)) if plan.facts else []
        copies.append(attrs.evolve(plan, facts=(*one, *again)))
        copies.append(
            attrs.evolve(plan, facts=tuple(other), introducer=data.draw(st.sampled_from((plan.introducer, None))))
        )
    mixed = data.draw(st.permutations(copies))
    assert introductions(iter(mixed)) == introductions(plans)
    assert courtesies(iter(mixed)) == courtesies(plans)


@given(lives())
def test_seekers_never_mix(plans: list[Plan]) -> None:
    apart = [[plan for plan in plans if plan.seeker.id == seeker.id] for seeker in SEEKERS]
    found = [introductions(some) for some in apart]
    assert introductions(plans) == Introductions(found[0].known + found[1].known, found[0].doubtful + found[1].doubtful)
    owed = [courtesies(some) for some in apart]
    assert courtesies(plans) == Courtesies(owed[0].open + owed[1].open, owed[0].void + owed[1].void)


@given(lives(), st.booleans())
def test_to_discharge_a_courtesy_takes_away_this_one_alone(plans: list[Plan], skips: bool) -> None:
    before = everything(courtesies(plans))
    for one in before:
        shown = one.skipped(at=MUCH_LATER) if skips else one.done(at=MUCH_LATER)
        after = [plan.with_facts(shown) if plan.id == one.plan else plan for plan in plans]
        assert everything(courtesies(after)) == [other for other in before if other != one]


@given(lives())
def test_a_courtesy_is_owed_once_for_an_introduction(plans: list[Plan]) -> None:
    owed = [(one.step, one.seeker, one.introducer, one.contact) for one in everything(courtesies(plans))]
    assert len(owed) == len(set(owed))
    known, _ = pairs(introductions(plans))
    assert {one[1:] for one in owed} <= known


def without(plans: Sequence[Plan], who: str, *, plans_too: bool, name_too: bool) -> list[Plan]:
    left = [plan for plan in plans if not plans_too or plan.contact.id != who]
    return [
        attrs.evolve(plan, introducer=None) if name_too and plan.introducer and plan.introducer.id == who else plan
        for plan in left
    ]


@given(lives(), st.sampled_from(PEOPLE), st.sampled_from(((True, False), (False, True), (True, True))))
def test_to_erase_somebody_loses_and_doubles_no_courtesy(plans: list[Plan], who: str, how: tuple[bool, bool]) -> None:
    plans_too, name_too = how
    left = without(plans, who, plans_too=plans_too, name_too=name_too)
    before, after = everything(courtesies(plans)), everything(courtesies(left))
    (known, doubtful), (still_known, still_doubtful) = pairs(introductions(plans)), pairs(introductions(left))
    about_others = [one for one in before if not (plans_too and one.contact == who)]
    witnessed = [
        one for one in about_others if (one.seeker, one.introducer, one.contact) in still_known | still_doubtful
    ]
    # Of people who introduce each other, another one may count when the first witness is gone; that is reported.
    turned = (still_doubtful & known) | (still_known & doubtful)
    stays = [one for one in witnessed if (one.seeker, one.introducer, one.contact) not in turned]
    assert [one for one in after if (one.seeker, one.introducer, one.contact) not in turned] == stays
    if not doubtful:
        assert turned == set()


@given(lives())
def test_whoever_must_not_be_written_to_gets_no_courtesy_and_none_is_dropped(plans: list[Plan]) -> None:
    found = courtesies(plans)
    stopped = {(plan.seeker.id, plan.contact.id) for plan in plans if not plan.standing.may_write}
    people = [(plan.seeker.id, one) for plan in plans for one in (plan.contact, plan.introducer) if one]
    stopped |= {(seeker, one.id) for seeker, one in people if one.consent is Consent.WITHDRAWN}
    assert stopped.isdisjoint((one.seeker, one.introducer) for one in found.open)
    assert stopped.issuperset((one.courtesy.seeker, one.courtesy.introducer) for one in found.void)
    blocked = courtesies(plans, blocked=PEOPLE)
    assert (blocked.open, [one.courtesy for one in blocked.void]) == ((), everything(found))


@given(facts())
def test_no_fact_gives_itself_the_id_of_a_courtesy(fact: Fact) -> None:
    assert not attrs.evolve(fact, id="").id.startswith("courtesy:")
