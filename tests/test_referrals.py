"""Who introduced whom: two ways to say it, one introduction; what cannot be is told apart."""

from collections.abc import Iterable
from random import Random

import attrs
import pytest

from infoint.facts import Fact, Planned, Referred, Requested, Withdrawn
from infoint.people import Contact, Seeker
from infoint.plan import Plan
from infoint.referrals import DOUBTS, Doubtful, Introduction, Introductions, Witness, introductions, united
from tests.bench import ANA, at

MONDAY = at("2026-03-02 12:00")
TUESDAY = at("2026-03-03 12:00")
FRIDAY = at("2026-03-06 12:00")
BEN = attrs.evolve(ANA, id="s-2")
LONG = 10_000


def person(contact: str) -> Contact:
    return Contact(id=contact, name="Kim Lee")


def talk(contact: str, *happened: Fact, introducer: str = "", plan_id: str = "", seeker: Seeker = ANA) -> Plan:
    """Make a plan to talk to somebody, maybe through somebody else."""
    through = person(introducer) if introducer else None
    return Plan(plan_id or f"p-{contact}", seeker, person(contact), introducer=through, facts=happened)


def one_after_the_other(*named: str) -> list[Plan]:
    """Make the plans of people who named others: "ab" says that a named b."""
    return [
        talk(one, Referred(at=MONDAY.replace(minute=minute), contact=other), plan_id=f"p-{minute}")
        for minute, (one, other) in enumerate(named)
    ]


def told(found: Iterable[Introduction]) -> list[str]:
    return [f"{one.introducer} > {one.contact}" for one in found]


def test_no_plans_no_introductions() -> None:
    assert introductions(()) == Introductions((), ())


def test_a_person_named_in_a_talk_is_introduced() -> None:
    assert introductions([talk("a", Referred(at=MONDAY, contact="b"))]).known == (
        Introduction(
            seeker="s-1",
            introducer="a",
            contact="b",
            witnesses=(Witness("p-a", "referred:b@2026-03-02T12:00:00Z", MONDAY),),
        ),
    )


def test_an_introducer_counts_from_the_first_fact_of_the_plan() -> None:
    plan = talk("b", Requested(at=FRIDAY), Planned(at=TUESDAY), introducer="a")
    [one] = introductions([plan]).known
    assert (one.witnesses, one.since) == ((Witness("p-b", None, TUESDAY),), TUESDAY)


def test_an_introducer_is_known_before_anything_has_happened() -> None:
    [one] = introductions([talk("b", introducer="a")]).known
    assert (one.witnesses, one.since) == ((Witness("p-b", None, None),), None)


def test_two_who_say_the_same_tell_of_one_introduction() -> None:
    plans = [talk("b", introducer="a"), talk("a", Referred(at=TUESDAY, contact="b"), Referred(at=MONDAY, contact="b"))]
    [one] = introductions(plans).known
    assert [(witness.plan, witness.at) for witness in one.witnesses] == [
        ("p-a", MONDAY),
        ("p-a", TUESDAY),
        ("p-b", None),
    ]


def test_what_was_withdrawn_tells_of_nothing() -> None:
    mistake = Referred(at=MONDAY, contact="b")
    assert introductions([talk("a", mistake, Withdrawn(at=TUESDAY, fact=mistake.id))]) == Introductions((), ())


def test_several_people_may_introduce_one() -> None:
    plans = [talk("c", Planned(at=FRIDAY), introducer="a"), talk("b", Referred(at=MONDAY, contact="c"))]
    assert told(introductions(plans).known) == ["b > c", "a > c"]


def test_seekers_are_told_one_after_the_other_and_kept_apart() -> None:
    plans = [
        talk("b", Referred(at=MONDAY, contact="a"), seeker=BEN, plan_id="p-2"),
        talk("a", Referred(at=TUESDAY, contact="b")),
    ]
    assert [(one.seeker, one.introducer) for one in introductions(plans).known] == [("s-1", "a"), ("s-2", "b")]


def test_nobody_introduces_themselves() -> None:
    found = introductions([talk("a", Referred(at=MONDAY, contact="a"), introducer="a")])
    assert found.known == ()
    assert [(told([one.introduction]), one.reason) for one in found.doubtful] == [(["a > a"], "introduces_self")]


@pytest.mark.parametrize(
    ("first", "second", "known", "doubtful"),
    [(MONDAY, TUESDAY, "a > b", "b > a"), (TUESDAY, MONDAY, "b > a", "a > b"), (MONDAY, MONDAY, "a > b", "b > a")],
)
def test_of_two_who_introduce_each_other_the_earlier_counts(first, second, known: str, doubtful: str) -> None:
    plans = [talk("a", Referred(at=first, contact="b")), talk("b", Referred(at=second, contact="a"))]
    found = introductions(plans)
    assert told(found.known) == [known]
    assert [(told([one.introduction]), one.reason) for one in found.doubtful] == [([doubtful], "circle")]


def test_an_introduction_without_a_moment_gives_way() -> None:
    plans = [talk("a", introducer="b"), talk("a", Referred(at=FRIDAY, contact="b"), plan_id="p-2")]
    assert told(introductions(plans).known) == ["a > b"]


def test_what_is_doubtful_makes_nothing_else_doubtful() -> None:
    found = introductions(one_after_the_other("ab", "ba", "ac", "cb"))
    assert told(found.known) == ["a > b", "a > c", "c > b"]
    assert told(one.introduction for one in found.doubtful) == ["b > a"]


def test_beside_a_circle_several_ways_may_lead_to_one_person() -> None:
    found = introductions(one_after_the_other("xy", "yx", "hg", "gf", "fe", "ab", "ac", "bd", "cd", "ea"))
    assert told(one.introduction for one in found.doubtful) == ["y > x"]


def test_a_circle_is_found_among_people_who_named_many() -> None:
    found = introductions(one_after_the_other("ab", "ac", "ae", "af", "bd", "da"))
    assert told(one.introduction for one in found.doubtful) == ["d > a"]


def test_a_doubt_has_a_reason_that_is_explained() -> None:
    [one] = introductions([talk("b", introducer="a")]).known
    assert all(DOUBTS.values())
    with pytest.raises(ValueError, match="reason"):
        Doubtful(one, "odd")


def test_copies_of_a_plan_are_put_together() -> None:
    one, other = Requested(at=MONDAY), Planned(at=MONDAY)
    copies = [talk("b", one), talk("b", other, introducer="a"), talk("b", one, introducer="c")]
    [(whole, introducers)] = united(copies)
    assert (set(whole.facts), introducers) == ({one, other}, {"a", "c"})
    for two in (copies[:2], [copies[1], copies[0]]):
        [(whole, _)] = united(two)
        assert set(whole.facts) == {one, other}


def test_one_id_for_two_people_makes_them_no_copies() -> None:
    plans = [talk("b", introducer="a", plan_id="p-1"), talk("c", introducer="a", plan_id="p-1")]
    assert told(introductions(plans).known) == ["a > b", "a > c"]


def chain(length: int) -> list[Plan]:
    return [talk(f"c-{number + 1}", introducer=f"c-{number}") for number in range(length)]


@pytest.mark.parametrize("seed", [0, 1])
def test_a_long_chain_is_told_whole(seed: int) -> None:
    plans = chain(LONG)
    Random(seed).shuffle(plans)
    found = introductions(plans)
    assert (len(found.known), found.doubtful) == (LONG, ())


@pytest.mark.parametrize("backwards", [False, True])
def test_a_long_chain_that_bites_its_tail_loses_its_last_introduction(backwards: bool) -> None:
    numbers = range(LONG - 1, -1, -1) if backwards else range(LONG)
    plans = [
        talk(f"c-{number}", Referred(at=MONDAY.replace(microsecond=place), contact=f"c-{(number + 1) % LONG}"))
        for place, number in enumerate(numbers)
    ]
    found = introductions(plans)
    assert len(found.known) == LONG - 1
    [doubtful] = found.doubtful
    assert doubtful.introduction.since == MONDAY.replace(microsecond=LONG - 1)
