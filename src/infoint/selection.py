"""Which questions fit into so many minutes: as many topics as can be, then the greatest worth, exactly.

A knapsack by dynamic programming. The topics come first: by their cheapest questions it is settled which of them can be
covered at all, and from then on only worth is weighed. Two choices of the same worth differ by the order of the
questions alone: the one that has the first question that the other has not.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from operator import ge
from typing import Final

import attrs

from infoint.conversation import Question

CELLS: Final = 10_000_000
"""How many times a question is held against some minutes at most: a second's work.

A hundred questions for eight hours are below. Of a bank for which this is not enough, the topics are settled exactly
all the same, and the questions that are worth least are not weighed.
"""

_NEVER: Final = -1_000_000_000
_Table = list[list[int]]


def best(
    questions: Sequence[Question], topics: Sequence[str], minutes: int, most: int | None, *, cells: int = CELLS
) -> frozenset[str]:
    """Return the ids of the best choice of so many minutes and, if given, of at most so many questions.

    The questions stand in their order, those of a topic together. Of `topics` the choice covers as many as possible,
    and of two that cover as many, it is the one with the earlier topics.
    """
    affordable = [one for one in questions if one.minutes <= minutes]
    room = min(minutes, most if most is not None else minutes)
    covered = _coverable(affordable, topics, minutes, room)
    beyond = set(topics) - covered
    open_ones = [one for one in affordable if one.topic not in beyond]
    longest = sorted((one.minutes for one in open_ones), reverse=True)[:room]
    minutes = min(minutes, sum(longest))
    bounded = most is not None and _fitting(open_ones, minutes) > room
    weighed = _worth_weighing(open_ones, covered, minutes, room)
    enough = max(len(covered), cells // (2 * (minutes + 1) * (room + 1 if bounded else 1)))
    if len(weighed) > enough:
        weighed = _worthiest(weighed, covered, enough)
    return frozenset(_Weighing(weighed, covered, minutes, room if bounded else None).chosen())


def _coverable(questions: Iterable[Question], topics: Iterable[str], minutes: int, room: int) -> frozenset[str]:
    """Return the topics to cover: as many as can be, and each one that leaves room for as many of the later ones."""
    least: dict[str, int] = {}
    for one in questions:
        least[one.topic] = min(one.minutes, least.get(one.topic, one.minutes))
    waiting = [topic for topic in topics if topic in least]
    costs = Counter(least[topic] for topic in waiting)
    goal = _how_many(costs, minutes, room)
    chosen: set[str] = set()
    for topic in waiting:
        cost = least[topic]
        costs[cost] -= 1
        if cost <= minutes and len(chosen) < goal <= len(chosen) + 1 + _how_many(costs, minutes - cost, room - 1):
            chosen.add(topic)
            minutes, room = minutes - cost, room - 1
    return frozenset(chosen)


def _how_many(costs: Counter[int], minutes: int, room: int) -> int:
    """Return how many of such costs can be paid: the lowest first."""
    found = 0
    for cost in sorted(costs):
        paid = min(costs[cost], minutes // cost, room - found)
        found, minutes = found + paid, minutes - paid * cost
    return found


def _fitting(questions: Iterable[Question], minutes: int) -> int:
    costs = Counter(one.minutes for one in questions)
    return _how_many(costs, minutes, sum(costs.values()))


def _worth_weighing(questions: list[Question], topics: Collection[str], minutes: int, room: int) -> list[Question]:
    """Leave out what cannot be in the best choice: enough others of the same topic and length are worth more."""
    alike: defaultdict[tuple[str | None, int], list[Question]] = defaultdict(list)
    for one in questions:
        alike[one.topic if one.topic in topics else None, one.minutes].append(one)
    kept = {
        one.id
        for (_, cost), group in alike.items()
        for one in sorted(group, key=lambda one: -one.worth)[: min(room, minutes // cost)]
    }
    return [one for one in questions if one.id in kept]


def _worthiest(questions: list[Question], topics: Collection[str], enough: int) -> list[Question]:
    """Keep the cheapest question of each topic, and of the others those that are worth most."""
    cheapest: dict[str, Question] = {}
    for one in sorted(questions, key=lambda one: (one.minutes, -one.worth)):
        if one.topic in topics:
            cheapest.setdefault(one.topic, one)
    kept = {one.id for one in cheapest.values()}
    others = sorted((one for one in questions if one.id not in kept), key=lambda one: -one.worth)
    kept |= {one.id for one in others[: enough - len(kept)]}
    return [one for one in questions if one.id in kept]


@attrs.frozen
class _Weighing:
    """Weigh questions from the last to the first, and read the choice from the first on.

    A table holds the greatest worth of the questions behind, by how many there may be and by the minutes left; without
    a bound on their number it has one row.
    """

    questions: list[Question]
    topics: Collection[str]
    minutes: int
    room: int | None

    def chosen(self) -> Iterable[str]:
        taken, taken_first = self._weighed()
        row, left = self.room or 0, self.minutes
        reached: set[str] = set()
        for at, one in enumerate(self.questions):
            first = one.topic in self.topics and one.topic not in reached
            if (taken_first if first else taken)[at][row][left]:
                reached.add(one.topic)
                left -= one.minutes
                row -= 0 if self.room is None else 1
                yield one.id

    def _weighed(self) -> tuple[list[list[bytes]], list[list[bytes]]]:
        """Tell for each question whether it is taken, in a topic that is covered and in one that is not yet."""
        size = len(self.questions)
        taken: list[list[bytes]] = [[]] * size
        taken_first: list[list[bytes]] = [[]] * size
        behind: _Table = [[0] * (self.minutes + 1) for _ in range((self.room or 0) + 1)]
        uncovered = behind
        for at in reversed(range(size)):
            one = self.questions[at]
            if at == size - 1 or one.topic != self.questions[at + 1].topic:
                behind = uncovered
                uncovered = [[_NEVER] * len(row) for row in behind] if one.topic in self.topics else behind
            with_it = [self._with(one, behind, row) for row in range(len(behind))]
            if one.topic in self.topics:
                taken_first[at] = [bytes(map(ge, new, old)) for new, old in zip(with_it, uncovered, strict=True)]
                uncovered = [list(map(max, new, old)) for new, old in zip(with_it, uncovered, strict=True)]
            taken[at] = [bytes(map(ge, new, old)) for new, old in zip(with_it, behind, strict=True)]
            behind = [list(map(max, new, old)) for new, old in zip(with_it, behind, strict=True)]
            if one.topic not in self.topics:
                uncovered = behind
        return taken, taken_first

    def _with(self, question: Question, behind: _Table, row: int) -> list[int]:
        """Return the worth of a question and what fits behind it."""
        if self.room is not None and row == 0:
            return [_NEVER] * (self.minutes + 1)
        rest = behind[row if self.room is None else row - 1]
        return [_NEVER] * question.minutes + [question.worth + worth for worth in rest[: -question.minutes]]
