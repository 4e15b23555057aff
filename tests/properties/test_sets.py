"""Law 2: a plan's facts are a set, not a sequence; what really happened is never refused."""

from datetime import datetime, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

from infoint.codec import dumps
from infoint.fact import Fact
from infoint.facts import KINDS, Bounced, Closed, Declined, OptedOut, Requested, Unknown, Withdrawn
from infoint.lifecycle import Stage
from infoint.plan import Plan
from tests import reference
from tests.bench import plan
from tests.strategies import FIRST, IDS, facts, moments

FACTS = st.lists(facts(), max_size=7)
FINAL = (OptedOut, Withdrawn)  # nothing undoes these
OTHERS = tuple(kind for kind in (*KINDS.values(), Unknown) if kind not in FINAL)
TOLD_APART = st.lists(facts(OTHERS, newer=False), max_size=8, unique_by=lambda fact: fact.id)
"""Facts of which all count."""


def same(one: Plan, other: Plan) -> bool:
    """Tell whether two plans are equal, stand alike, and are written alike."""
    return (one, one.standing, one.counting) == (other, other.standing, other.counting) and dumps(one) == dumps(other)


@given(st.data(), FACTS)
def test_any_order_gives_the_same_plan(data: st.DataObject, happened: list[Fact]) -> None:
    mixed = data.draw(st.permutations(happened))
    assert same(plan(*mixed), plan(*happened))


@given(FACTS)
def test_one_by_one_gives_the_same_plan_as_all_at_once(happened: list[Fact]) -> None:
    whose = plan()
    for fact in happened:
        whose = whose.with_facts(fact)
    assert same(whose, plan(*happened))


@given(st.data(), FACTS)
def test_repetition_changes_nothing(data: st.DataObject, happened: list[Fact]) -> None:
    again = data.draw(st.lists(st.sampled_from(happened))) if happened else []
    assert same(plan(*again, *happened, *again), plan(*happened))
    assert same(plan(*happened).with_facts(*again), plan(*happened))


@given(st.data(), FACTS)
def test_what_two_devices_noted_is_merged_either_way(data: st.DataObject, happened: list[Fact]) -> None:
    places = st.sampled_from(("phone", "laptop", "both"))
    split = [(fact, data.draw(places)) for fact in happened]
    phone = plan(*(fact for fact, place in split if place != "laptop"))
    laptop = plan(*(fact for fact, place in split if place != "phone"))
    assert same(phone.with_facts(*laptop.facts), plan(*happened))
    assert same(laptop.with_facts(*phone.facts), plan(*happened))


@given(FACTS, FACTS, FACTS)
def test_devices_are_merged_in_any_grouping(one: list[Fact], two: list[Fact], three: list[Fact]) -> None:
    phone, laptop, watch = plan(*one), plan(*two), plan(*three)
    left = phone.with_facts(*laptop.facts).with_facts(*watch.facts)
    right = phone.with_facts(*laptop.with_facts(*watch.facts).facts)
    assert same(left, right)


@given(FACTS)
def test_nothing_that_happened_is_refused_or_lost(happened: list[Fact]) -> None:
    whose = plan(*happened)
    assert set(whose.facts) == set(happened)
    assert len(whose.facts) == len(set(happened))
    assert [fact.order for fact in whose.facts] == sorted(fact.order for fact in whose.facts)
    assert len(whose.counting) == len({fact.id for fact in whose.counting})


@given(FACTS)
def test_a_plan_stands_where_the_reference_says(happened: list[Fact]) -> None:
    whose = plan(*happened)
    said = reference.standing(whose.facts)
    assert (whose.stage, whose.standing.talk) == (said["stage"], said["talk"])
    assert {name: attrs.astuple(moment) for name, moment in whose.standing.moments.items()} == said["moments"]
    assert {(one.code, one.subject) for one in whose.standing.anomalies} == said["anomalies"]


@given(TOLD_APART, facts(OTHERS), facts(OTHERS))
def test_of_two_contents_under_one_id_both_are_kept_and_one_counts(
    happened: list[Fact], one: Fact, other: Fact
) -> None:
    one, other = attrs.evolve(one, id="both"), attrs.evolve(other, id="both")
    whose = plan(*happened, one, other)
    assert same(whose, plan(other, *happened, one))
    assert {one, other} <= set(whose.facts)
    assert set(whose.counting) == {*happened, max(one, other, key=whose.facts.index)}
    odd = {(anomaly.code, anomaly.subject) for anomaly in whose.standing.anomalies}
    assert (("same_id", "both") in odd) is (one != other)


@given(TOLD_APART, facts(OTHERS, newer=False), moments())
def test_a_withdrawn_fact_is_as_if_it_had_never_been(happened: list[Fact], mistake: Fact, moment: datetime) -> None:
    mistake = attrs.evolve(mistake, id="mistake")
    undo = Withdrawn(at=moment, fact="mistake")
    undone, never = plan(*happened, mistake, undo).standing, plan(*happened).standing
    pattern = ("withdrawn", "withdrawn:mistake")
    assert {name: undone.happened[name] for name in undone.happened if name not in pattern} == never.happened
    assert attrs.evolve(undone, happened={}) == attrs.evolve(never, happened={})


@given(st.data(), FACTS, moments(), st.sampled_from(("", *IDS)))
def test_an_opt_out_absorbs_whatever_the_order(
    data: st.DataObject, happened: list[Fact], moment: datetime, fact_id: str
) -> None:
    opted_out = OptedOut(at=moment, id=fact_id)
    undo = Withdrawn(at=moment + timedelta(days=1), fact=opted_out.id)
    mixed = data.draw(st.permutations([*happened, opted_out, undo]))
    whose = plan(*mixed)
    assert whose.stage is Stage.OPTED_OUT
    assert not whose.standing.may_write


@given(FACTS)
def test_nothing_else_keeps_anybody_from_writing(happened: list[Fact]) -> None:
    whose = plan(*happened)
    assert whose.standing.may_write is not any(isinstance(fact, OptedOut) for fact in happened)


@given(TOLD_APART, st.sampled_from((Declined, Bounced, Closed)), moments())
def test_an_end_ends_all_that_is_older(happened: list[Fact], kind: type[Fact], moment: datetime) -> None:
    end = kind(at=moment, id="end")
    later = [fact for fact in happened if fact.order > end.order]
    whole, rest = plan(*happened, end).standing, plan(end, *later).standing
    assert (whole.stage, whole.moments) == (rest.stage, rest.moments)


@given(TOLD_APART, st.sampled_from((Declined, Bounced, Closed)))
def test_what_follows_an_end_reopens_the_plan(happened: list[Fact], kind: type[Fact]) -> None:
    last = max((fact.at for fact in happened), default=FIRST)
    ended = plan(*happened, kind(at=last + timedelta(hours=1)))
    again = Requested(at=last + timedelta(hours=2))
    assert (ended.stage, ended.with_facts(again).stage) == (kind.kind, Stage.REQUESTED)
    assert set(ended.with_facts(again).standing.moments) <= {kind.kind, "requested"}
