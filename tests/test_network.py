"""A network: ways from one node to another, what flows over them, and the cut where there is no way."""

import pytest

from infoint.network import Network, Way


def chain(*capacities: int) -> Network:
    """Make nodes 0, 1, 2 … in a row."""
    network = Network()
    for tail, most in enumerate(capacities):
        network.join(network.node(str(tail)), network.node(str(tail + 1)), most)
    return network


def test_a_node_has_one_number() -> None:
    network = Network()
    assert [network.node("a"), network.node("b"), network.node("a"), network.node("a", "b")] == [0, 1, 0, 2]


def test_a_way_leads_from_end_to_end() -> None:
    network = chain(1, 1, 1)
    assert sorted(network.way(0, 3).arcs) == [0, 2, 4]
    assert network.way(1, 2) == Way((2,))


def test_what_flows_can_flow_back() -> None:
    network = chain(2, 2)
    network.push(0, 2)
    assert network.left == [1, 1, 1, 1]
    assert sorted(network.way(2, 0).arcs) == [1, 3]
    network.push(3, 1)
    assert network.left == [2, 0, 2, 0]


@pytest.mark.parametrize(
    ("capacities", "side", "ahead"),
    [
        ((0, 1, 1), {0}, True),
        ((1, 0, 1, 1, 1, 1, 1), {0, 1}, True),
        ((1, 1, 0), {3}, False),
        ((1, 1, 1, 1, 1, 0, 1), {6, 7}, False),
    ],
)
def test_without_a_way_the_side_that_is_walked_round_first_is_told(
    capacities: tuple[int, ...], side: set[int], *, ahead: bool
) -> None:
    way = chain(*capacities).way(0, len(capacities))
    assert (way.arcs, set(way.side), way.ahead) == ((), side, ahead)


def test_only_tight_arcs_are_walked() -> None:
    network = chain(1, 1)
    network.shift([1], 3)
    assert [network.tight(arc) for arc in (0, 1, 2, 3)] == [False] * 4
    assert network.way(0, 2).arcs == ()
    network.cost[0], network.cost[1] = 3, -3
    network.cost[2], network.cost[3] = -3, 3
    assert sorted(network.way(0, 2).arcs) == [0, 2]


def test_a_hub_is_passed_without_a_walk_round_it() -> None:
    network = Network()
    hub = network.node("hub")
    for number in range(50):
        network.join(hub, network.node("leaf", str(number)), 1)
    start, goal = network.node("start"), network.node("goal")
    network.join(start, hub, 1)
    network.join(hub, goal, 1)
    assert sorted(network.way(start, goal).arcs) == [100, 102]


def test_what_is_frozen_stays_as_it_was() -> None:
    network = chain(1, 1, 5)
    network.push(0)
    for arc in (0, 2):
        network.freeze(arc)
        network.freeze(arc)
    assert network.full == {0: True, 2: False}
    assert network.left == [0, 0, 0, 0, 5, 0]


def test_settling_freezes_what_is_not_tight_and_forgets_costs() -> None:
    network = chain(1, 1)
    network.push(0)
    network.shift([0], 1)
    network.cost[2], network.cost[3] = -1, 1
    network.shift([2], -1)
    network.settle()
    assert network.full == {0: True}
    assert network.out == [[], [2], [3]]
    assert (network.cost, network.price) == ([0] * 4, [0] * 3)
