"""The fairest allotment: held against trying all, and against the simplex method of another library."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint.errors import RefusedValue
from infoint.fairness import Wish, fairest, lot


def wish(seeker: str, contact: str, **rest: Any) -> Wish:
    return Wish(seeker=seeker, contact=contact, **rest)


def granted(*wishes: Wish, **given: Any) -> list[str]:
    return [f"{one.seeker}-{one.contact}" for one in fairest(wishes, **given)]


EVERYBODY_WANTS_KIM = (wish("a", "kim"), wish("b", "kim"), wish("c", "kim"))


def test_nobody_wishes() -> None:
    assert fairest(()) == ()


def test_without_limits_all_is_granted() -> None:
    assert granted(*reversed(EVERYBODY_WANTS_KIM)) == ["a-kim", "b-kim", "c-kim"]


@pytest.mark.parametrize("most", [0, 1, 2, 3])
def test_a_contact_is_spared(most: int) -> None:
    assert len(granted(*EVERYBODY_WANTS_KIM, contacts={"kim": most})) == most


def test_an_organisation_is_spared_as_a_whole() -> None:
    wishes = (wish("a", "kim", organisation="lab"), wish("b", "lee", organisation="lab"), wish("c", "max"))
    assert len(granted(*wishes, organisations={"lab": 1, "max": 0})) == 2


def test_a_seeker_has_a_limit() -> None:
    assert len(granted(wish("a", "kim"), wish("a", "lee"), wish("b", "kim"), seekers={"a": 1})) == 2


def test_who_has_one_way_goes_before_who_has_two() -> None:
    wishes = (wish("a", "kim"), wish("a", "lee"), wish("b", "kim"))
    assert granted(*wishes, contacts={"kim": 1, "lee": 1}) == ["a-lee", "b-kim"]


def test_one_each_goes_before_two_for_one_that_are_warm() -> None:
    wishes = (wish("a", "kim"), wish("a", "lee"), wish("b", "kim", warmth=9))
    assert granted(*wishes, contacts={"kim": 1, "lee": 1}) == ["a-lee", "b-kim"]


def test_warm_goes_before_cold() -> None:
    wishes = (wish("a", "kim", warmth=1), wish("b", "kim"), wish("c", "kim", warmth=2))
    assert granted(*wishes, contacts={"kim": 1}) == ["b-kim"]


def test_one_that_is_warmest_outweighs_any_number_of_lesser_ones() -> None:
    """Warmths are positions: no sum of them means anything, so the warmest are counted first."""
    wishes = (
        wish("a", "kim", warmth=0),
        wish("a", "lee", warmth=1),
        wish("b", "kim", warmth=1),
        wish("b", "lee", warmth=9),
    )
    assert granted(*wishes, contacts={"kim": 1, "lee": 1}) == ["a-kim", "b-lee"]


def test_only_the_order_of_warmths_counts() -> None:
    def wishes(*warmths: int) -> list[Wish]:
        return [
            wish(one, other, warmth=warmths[(at + to) % 3])
            for at, one in enumerate("abc")
            for to, other in enumerate("xyz")
        ]

    limits: Any = {"contacts": dict.fromkeys("xyz", 1), "seekers": dict.fromkeys("abc", 1)}
    assert granted(*wishes(0, 1, 2), **limits) == granted(*wishes(5, 40, 1000), **limits)


def test_the_first_lot_decides_where_nothing_else_does() -> None:
    first = min(EVERYBODY_WANTS_KIM, key=lambda one: lot(one.seeker, one.contact))
    assert fairest(EVERYBODY_WANTS_KIM, contacts={"kim": 1}) == (first,)


def test_each_turn_draws_other_lots_and_nobody_is_always_first() -> None:
    turns = [f"term {number}" for number in range(60)]
    winners = Counter(granted(*EVERYBODY_WANTS_KIM, contacts={"kim": 1}, turn=turn)[0] for turn in turns)
    assert sorted(winners) == ["a-kim", "b-kim", "c-kim"]
    assert min(winners.values()) > 10


def test_lots_are_the_same_everywhere_and_for_ever() -> None:
    assert [lot("s-1", f"c-{number}", turn="2026-autumn")[2].hex()[:8] for number in range(3)] == [
        "84dd6122",
        "fc1edd1c",
        "e35ddfe0",
    ]


def test_many_wishes_are_no_advantage_among_lots() -> None:
    one, *others = sorted((lot("a", f"c-{number}") for number in range(9)), key=lambda drawn: drawn[0])
    assert {drawn[:2] for drawn in others} == {one[:2]}


@pytest.mark.parametrize(
    ("wishes", "limits", "code"),
    [
        ((wish("a", "kim"), wish("a", "kim", warmth=1)), {}, "duplicate_id"),
        ((wish("a", "kim", organisation="lab"), wish("b", "kim", organisation="bar")), {}, "duplicate_key"),
        ((wish("a", "kim", organisation="lab"), wish("b", "kim")), {}, "duplicate_key"),
        ((), {"seekers": {"a": -1}}, "too_small"),
        ((), {"contacts": {"a": 1.5}}, "not_integer"),
        ((), {"organisations": {"a": 2**40}}, "too_large"),
    ],
)
def test_what_does_not_fit_is_refused(wishes: Sequence[Wish], limits: Any, code: str) -> None:
    with pytest.raises(RefusedValue) as error:
        fairest(wishes, **limits)
    assert error.value.code == code


@pytest.mark.parametrize("rest", [{"seeker": ""}, {"contact": "a b"}, {"organisation": "…"}, {"warmth": -1}])
def test_a_wish_is_checked(rest: dict[str, Any]) -> None:
    with pytest.raises(RefusedValue):
        Wish(**{"seeker": "a", "contact": "kim", **rest})


# --- Any wishes and limits, held against trying all, and against the network simplex of networkx.

Case = tuple[list[Wish], dict[str, Mapping[str, int]]]


@st.composite
def cases(draw: st.DrawFn, *, people: int, most: int, warmths: int = 3) -> Case:
    """Draw wishes among so many seekers, contacts and half as many organisations, and what each has left."""
    places = st.none() | st.integers(1, people // 2 + 1).map("o{}".format)
    place = {f"c{number}": draw(places) for number in range(people)}
    ids = st.integers(0, people - 1)
    pairs = draw(st.lists(st.tuples(ids, ids), max_size=most, unique=True))
    warmth = st.integers(0, warmths - 1)
    wishes = [wish(f"s{s}", f"c{c}", organisation=place[f"c{c}"], warmth=draw(warmth)) for s, c in pairs]
    capacity = st.dictionaries(st.integers(0, people), st.integers(0, 3))
    limits = {
        name: {f"{name[0]}{number}": left for number, left in draw(capacity).items()}
        for name in ("seekers", "contacts", "organisations")
    }
    return wishes, limits


def within(chosen: Sequence[Wish], limits: Mapping[str, Mapping[str, int]]) -> bool:
    return all(
        used <= limits[f"{kind}s"].get(name, used)
        for kind in ("seeker", "contact", "organisation")
        for name, used in Counter(getattr(one, kind) for one in chosen).items()
    )


def by_trying_all(wishes: Sequence[Wish], limits: Mapping[str, Mapping[str, int]], turn: str) -> list[Wish]:
    """Return the best of all choices, by the words of the definition."""
    drawn = sorted(wishes, key=lambda one: lot(one.seeker, one.contact, turn=turn))

    def worth(chosen: Sequence[Wish]) -> tuple[list[int], list[int], list[bool]]:
        served = Counter(one.seeker for one in chosen)
        warmths = Counter(one.warmth for one in chosen)
        return (
            sorted(served[seeker] for seeker in {one.seeker for one in wishes}),
            [warmths[warmth] for warmth in sorted({one.warmth for one in wishes})],
            [one in chosen for one in drawn],
        )

    choices = [[one for bit, one in enumerate(drawn) if mask >> bit & 1] for mask in range(1 << len(drawn))]
    return max((chosen for chosen in choices if within(chosen, limits)), key=worth)


def by_simplex(wishes: Sequence[Wish], limits: Mapping[str, Mapping[str, int]], turn: str) -> set[Wish]:
    """Return the cheapest flow, where one number weighs it all: grants by round, then warmths, then lots."""
    drawn = sorted(wishes, key=lambda one: lot(one.seeker, one.contact, turn=turn))
    warmths = sorted({one.warmth for one in drawn})
    many = len(drawn) + 1
    for_warmth = 1 << many  # outweighs all lots
    for_round = for_warmth * many ** (len(warmths) + 1)  # outweighs all warmths
    graph = networkx.DiGraph()
    graph.add_edge("sink", "source", capacity=many, weight=0)
    for number, one in enumerate(drawn, start=1):
        worth = (for_warmth >> number) + for_warmth * many ** (len(warmths) - 1 - warmths.index(one.warmth))
        place = f"o {one.organisation}" if one.organisation else "sink"
        graph.add_edge(f"s {one.seeker}", f"c {one.contact}", capacity=1, weight=-worth)
        graph.add_edge(f"c {one.contact}", place, capacity=limits["contacts"].get(one.contact, many), weight=0)
        if one.organisation:
            graph.add_edge(place, "sink", capacity=limits["organisations"].get(one.organisation, many), weight=0)
    for seeker, wanted in Counter(one.seeker for one in drawn).items():
        for grant in range(min(wanted, limits["seekers"].get(seeker, many))):
            graph.add_edge("source", f"{seeker} {grant}", capacity=1, weight=-for_round * many ** (many - grant))
            graph.add_edge(f"{seeker} {grant}", f"s {seeker}", capacity=1, weight=0)
    _, flow = networkx.network_simplex(graph)
    return {one for one in drawn if flow[f"s {one.seeker}"][f"c {one.contact}"]}


TURNS = st.sampled_from(("", "2026-autumn", "2027-spring"))


@given(cases(people=4, most=8), TURNS)
def test_equal_to_trying_all(case: Case, turn: str) -> None:
    wishes, limits = case
    found = fairest(wishes, **limits, turn=turn)
    assert set(found) == set(by_trying_all(wishes, limits, turn))
    assert list(found) == sorted(found, key=lambda one: (one.seeker, one.contact))


@given(cases(people=12, most=60), TURNS)
def test_equal_to_the_simplex_method(case: Case, turn: str) -> None:
    wishes, limits = case
    assert set(fairest(wishes, **limits, turn=turn)) == by_simplex(wishes, limits, turn)


@given(st.data(), cases(people=8, most=30))
def test_the_order_of_wishes_does_not_matter(data: st.DataObject, case: Case) -> None:
    wishes, limits = case
    assert fairest(data.draw(st.permutations(wishes)), **limits) == fairest(iter(wishes), **limits)
