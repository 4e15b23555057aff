"""Which step starts from which other's `Done`, back to the moment that the first of them waits for."""

from collections.abc import Mapping
from typing import Final

import attrs

from infoint.guide import Guide
from infoint.offsets import Offset
from infoint.rules import Step

_SMOOTH: Final = frozenset({"planned", "replied", "replied:yes", "scheduled", "talk_start", "talk_end"})


@attrs.frozen
class Link:
    """Place a step: the moment at the root of its chain, and what has at least passed since when it opens.

    `amount` is the sum of the spans where all have the one `unit`; `hours` are the fewest that they take.
    """

    index: int
    step: Step
    root: str
    hours: float
    amount: int
    unit: str | None

    @property
    def smooth(self) -> bool:
        """Tell whether every plan that goes well comes to this step."""
        return self.root in _SMOOTH and not self.step.only_if and not self.step.tiers and not self.step.asks_another

    def surely_after(self, span: Offset) -> bool:
        """Tell whether the step opens later than a span from the root."""
        return self.amount > span.amount if self.unit == span.unit else self.hours > span.hours[1]


def links(guide: Guide) -> Mapping[str, Link]:
    """Return every step that starts at all, by its id."""
    following: dict[str, list[tuple[int, Step]]] = {}
    waiting: list[Link] = []
    for index, step in enumerate(guide.steps):
        kind, _, slot = step.moment.partition(":")
        if kind == "done":
            following.setdefault(slot, []).append((index, step))
        else:
            waiting.append(_link(index, step, step.moment, None))
    found: dict[str, Link] = {}
    while waiting:
        link = waiting.pop()
        found[link.step.id] = link
        if f"done:{link.step.id}" in link.step.done_by:
            waiting += [_link(index, step, link.root, link) for index, step in following.get(link.step.id, ())]
    return found


def _link(index: int, step: Step, root: str, before: Link | None) -> Link:
    opens = step.opens if step.opens and not step.before else None
    hours = (before.hours if before else 0) + (opens.hours[0] if opens else 0)
    amount = (before.amount if before else 0) + (opens.amount if opens else 0)
    units = {unit for unit in (before and before.unit, opens and opens.unit) if unit}
    mixed = len(units) > 1 or bool(before and before.amount and before.unit is None)
    return Link(index, step, root, max(hours, 0), amount, None if mixed or not units else units.pop())
