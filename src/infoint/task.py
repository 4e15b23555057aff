"""One step as it applies to one plan: its window, its dates and their reasons, and the fact that discharges it."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

import attrs

from infoint.errors import refused
from infoint.fact import Fact
from infoint.facts import KINDS, Skipped
from infoint.offsets import Reckoning
from infoint.plan import Plan
from infoint.zones import aware

CountedFrom = Literal["moment", "last_time", "return"]


class State(StrEnum):
    """Say where a task stands at a moment."""

    UPCOMING = "upcoming"
    DUE = "due"
    LATE = "late"


@attrs.frozen(kw_only=True)
class Explanation:
    """Say why a task has its dates: the rule, the moment it started from, and each date as it was counted.

    `presumed` says that the moment is a scheduled end that nobody has confirmed; `zone_presumed`, that the contact has
    no zone and the seeker's was used. `counted_from` tells whether the dates count from the moment itself, from the
    last time the step was done, or from the contact's return; `spaced`, that what held a date back is how often the
    step may be done in a year.
    """

    source: str
    moment: str
    instant: datetime
    presumed: bool
    counted_from: CountedFrom
    zone_presumed: bool
    opens: Reckoning
    due: Reckoning
    deadline: Reckoning | None
    closes: Reckoning | None
    spaced: bool = False

    @property
    def decisive(self) -> Reckoning:
        """Return the date that counts in the end: the deadline, or else the due date."""
        return self.deadline or self.due

    def replay(self) -> "Explanation":
        """Count every date again from what was kept; equal, or the explanation lies."""
        return attrs.evolve(
            self,
            opens=self.opens.replay(),
            due=self.due.replay(),
            deadline=self.deadline and self.deadline.replay(),
            closes=self.closes and self.closes.replay(),
        )


@attrs.frozen(kw_only=True)
class Task:
    """Hold a step that applies to a plan. All instants are UTC.

    `position` is the step's place in the playbook; `occurrence` counts from 1. `reminders` say when to be reminded.
    """

    plan: str
    step: str
    position: int
    occurrence: int
    message: str | None
    done_by: tuple[str, ...]
    reminders: tuple[Reckoning, ...]
    explanation: Explanation

    @property
    def opens(self) -> datetime:
        """Return the instant from which the task makes sense."""
        return self.explanation.opens.instant

    @property
    def due(self) -> datetime:
        """Return the instant by which it should be done."""
        return self.explanation.due.instant

    @property
    def deadline(self) -> datetime | None:
        """Return the instant by which it must be done, or None."""
        return self.explanation.deadline.instant if self.explanation.deadline else None

    @property
    def closes(self) -> datetime | None:
        """Return the instant from which it makes no sense any more, or None."""
        return self.explanation.closes.instant if self.explanation.closes else None

    @property
    def order(self) -> tuple[datetime, str, int, int]:
        """Return what tasks are sorted by: due, plan, position of the step, occurrence."""
        return self.due, self.plan, self.position, self.occurrence

    def holds(self, at: datetime, until: datetime | None = None) -> bool:
        """Tell whether the window [opens, closes) holds a moment, or meets the span [at, until]."""
        return self.opens <= (until or at) and (self.closes is None or max(at, self.opens) < self.closes)

    def state(self, at: datetime) -> State:
        """Return where the task stands at a moment: upcoming, due, or late once its decisive date is past."""
        aware(at, "at")
        return (
            State.UPCOMING if at < self.opens else State.DUE if at < self.explanation.decisive.instant else State.LATE
        )

    def done(self, *, at: datetime, **details: Any) -> Fact:
        """Return the fact that discharges the task; `at` is when it happened, not when it is noted.

        Where the fact needs more than its moment, the details go with it: a step that ends with an agreed talk takes
        `start`, `minutes` and `medium`.
        """
        kind, _, slot = self.done_by[0].partition(":")
        fact = KINDS[kind]
        if slot:
            details["answer" if kind == "replied" else fact.slot] = slot
        elif kind == "done":
            details.setdefault("step", self.step)
        return fact(at=at, **details)

    def skipped(self, *, at: datetime) -> Fact:
        """Return the fact that the seeker chose to leave the step out."""
        return Skipped(at=at, step=self.step)


def same_plan(task: Task, plan: Plan) -> None:
    """Refuse a plan that the task does not belong to."""
    if task.plan != plan.id:
        raise refused("wrong_plan", "plan")
