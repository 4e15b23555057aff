"""A network through which whole units flow, and how what flows is rerouted.

Arcs come in pairs, there and back: `arc ^ 1` is the other direction of `arc`. A unit that flows there can flow back, so
a way over arcs with something left is a rerouting. Each node has a price, and an arc is *tight* where the prices of its
ends differ by just what it costs: reroutings over tight arcs are free. (Ford and Fulkerson, Flows in Networks, 1962.)
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Final

import attrs

_END: Final = -1


@attrs.frozen
class Way:
    """Hold the arcs of a way, in no order; where there is none, the nodes on one side of what cannot be crossed.

    `ahead` says which side: all that the start reaches, or else all that reaches the goal.
    """

    arcs: tuple[int, ...]
    side: Collection[int] = ()
    ahead: bool = True


@attrs.define
class Network:
    """Hold nodes, arcs, and how much more can flow over each; lives only while something is worked out.

    `out` lists the arcs of a node that may still matter. Frozen arcs, over which nothing changes any more, have nothing
    left either way; `full` says of these, by the arc there, whether something had been left there.
    """

    nodes: dict[Hashable, int] = attrs.field(factory=dict[Hashable, int])
    head: list[int] = attrs.field(factory=list[int])
    left: list[int] = attrs.field(factory=list[int])
    cost: list[int] = attrs.field(factory=list[int])
    out: list[list[int]] = attrs.field(factory=list[list[int]])
    price: list[int] = attrs.field(factory=list[int])
    full: dict[int, bool] = attrs.field(factory=dict[int, bool])

    def node(self, *name: str) -> int:
        """Return the number of a node, a new one where there was none of the name."""
        number = self.nodes.setdefault(name, len(self.nodes))
        if number == len(self.out):
            self.out.append([])
            self.price.append(0)
        return number

    def join(self, tail: int, head: int, most: int) -> int:
        """Return the number of a new arc, over which that many units can flow."""
        arc = len(self.head)
        self.out[tail].append(arc)
        self.out[head].append(arc + 1)
        self.head += (head, tail)
        self.left += (most, 0)
        self.cost += (0, 0)
        return arc

    def push(self, *arcs: int) -> None:
        """Let one unit more flow over each of these arcs."""
        for arc in arcs:
            self.left[arc] -= 1
            self.left[arc ^ 1] += 1

    def tight(self, arc: int) -> bool:
        """Tell whether a rerouting over an arc is free."""
        return self.price[self.head[arc ^ 1]] + self.cost[arc] == self.price[self.head[arc]]

    def way(self, start: int, goal: int) -> Way:
        """Search a way over tight arcs from both ends, the cheaper end first: few searches walk round a large hub."""
        head, left, cost, out, price = self.head, self.left, self.cost, self.out, self.price
        seen: tuple[dict[int, int], dict[int, int]] = ({start: _END}, {goal: _END})
        queues = ([start], [goal])
        done, spent = [0, 0], [0, 0]
        while done[0] < len(queues[0]) and done[1] < len(queues[1]):
            nodes = queues[0][done[0]], queues[1][done[1]]
            costs = spent[0] + len(out[nodes[0]]), spent[1] + len(out[nodes[1]])
            side = int(costs[1] < costs[0])  # 1 walks back from the goal
            done[side] += 1
            spent[side] = costs[side]
            level, mine, others, queue = price[nodes[side]], seen[side], seen[1 - side], queues[side]
            for arc in out[nodes[side]]:
                to = head[arc]
                if left[arc ^ side] and to not in mine and level + cost[arc] == price[to]:
                    mine[to] = arc
                    if to in others:
                        return Way(self._arcs(to, *seen))
                    queue.append(to)
        ahead = done[0] == len(queues[0])
        return Way((), seen[0].keys() if ahead else seen[1].keys(), ahead)

    def _arcs(self, middle: int, came: Mapping[int, int], goes: Mapping[int, int]) -> tuple[int, ...]:
        arcs: list[int] = []
        for seen, back in ((came, 0), (goes, 1)):
            node = middle
            while (arc := seen[node]) != _END:
                arcs.append(arc ^ back)
                node = self.head[arc ^ 1]
        return tuple(arcs)

    def freeze(self, arc: int) -> None:
        """Let nothing change any more over an arc and its way back."""
        if arc not in self.full:
            self.full[arc] = not self.left[arc]
            self.left[arc] = self.left[arc ^ 1] = 0

    def settle(self) -> None:
        """Freeze all that is not tight; what is left costs the same whichever way it flows, so costs start anew."""
        for arc in range(0, len(self.head), 2):
            if not self.tight(arc):
                self.freeze(arc)
        self.out = [[arc for arc in arcs if self.left[arc] or self.left[arc ^ 1]] for arcs in self.out]
        self.cost = [0] * len(self.cost)
        self.price = [0] * len(self.price)

    def shift(self, nodes: Iterable[int], by: int) -> None:
        """Change the prices of nodes."""
        for node in nodes:
            self.price[node] += by
