"""The sample walked through a playbook: for each step a course of facts that leads to it, and the task it is there.

Every date is the one that `schedule.tasks` gives; nothing is counted here.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

import attrs

from infoint.errors import InfointError
from infoint.fact import Fact
from infoint.facts import KINDS, Done
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.preview.sample import NOBODY, PLANNED, TALK, sample_plan, story
from infoint.rules import Step, Tier
from infoint.schedule import tasks
from infoint.task import Task

_AN_HOUR: Final = timedelta(hours=1)
# How much of the story comes before a moment, and when the fact that sets it happens; None where the story sets it.
_BEFORE: Final[Mapping[str, tuple[int, datetime | None]]] = MappingProxyType(
    {
        "planned": (1, None),
        "requested": (2, None),
        "replied": (2, TALK - timedelta(days=12)),
        "declined": (2, TALK - timedelta(days=12)),
        "bounced": (2, TALK - timedelta(days=14)),
        "scheduled": (4, None),
        "talk_start": (4, None),
        "talk_end": (4, None),
        "cancelled": (4, TALK - timedelta(days=1)),
        "missed": (4, TALK + timedelta(minutes=15)),
        "referred": (5, TALK + timedelta(hours=9)),
        "noted": (5, TALK + timedelta(hours=9)),
        "done": (5, TALK + timedelta(hours=10)),
    }
)


@attrs.frozen
class Stop:
    """Hold a step, and the task that it is in the sample; None where the sample found no way to it."""

    step: Step
    plan: Plan
    task: Task | None


def walked(playbook: Playbook) -> tuple[Stop, ...]:
    """Return each step of a playbook with its task, in the playbook's order."""
    walk = _Walk(playbook)
    return tuple(walk.stop(step) for step in playbook.steps)


def reader_of(playbook: Playbook, tier: Tier) -> str | None:
    """Return a relationship of a tier; None where nobody is in it."""
    nobody = NOBODY if tier == playbook.tiers[-1] else None
    return tier.relationships[0] if tier.relationships else nobody


@attrs.define
class _Walk:
    """Remember where the walk has been; lives only while it lasts."""

    playbook: Playbook
    seen: dict[str, Stop] = attrs.field(factory=dict[str, Stop])
    due: dict[tuple[str, tuple[Fact, ...]], tuple[Task, ...]] = attrs.field(
        factory=dict[tuple[str, tuple[Fact, ...]], tuple[Task, ...]]
    )

    def stop(self, step: Step) -> Stop:
        """Find what a step waits for before the step itself; no playbook has steps that wait in a circle."""
        waiting = [step]
        while waiting[-1].id not in self.seen and (earlier := self._waited_for(waiting[-1])):
            waiting.append(earlier)
        for one in reversed(waiting):
            if one.id not in self.seen:
                try:
                    self.seen[one.id] = self._found(one)
                except InfointError:  # its dates lie beyond those that moments may have
                    self.seen[one.id] = Stop(one, sample_plan(), None)
        return self.seen[step.id]

    def _waited_for(self, step: Step) -> Step | None:
        kind, _, slot = step.moment.partition(":")
        return self.playbook.step(slot) if kind == "done" else None

    def _found(self, step: Step) -> Stop:
        readers = (reader_of(self.playbook, tier) for tier in self.playbook.tiers if self._meant(step, tier))
        relationship = next((reader for reader in readers if reader is not None), NOBODY)
        plan = sample_plan()
        for facts in self._courses(step):
            plan = sample_plan(*facts, relationship=relationship)
            for task in self._tasks(plan):
                if task.step == step.id:
                    return Stop(step, plan, task)
        return Stop(step, plan, None)

    def _meant(self, step: Step, tier: Tier) -> bool:
        return not step.tiers or tier.id in step.tiers

    def _tasks(self, plan: Plan) -> tuple[Task, ...]:
        key = (plan.relationship, plan.facts)
        if key not in self.due:
            self.due[key] = tasks(self.playbook, plan)
        return self.due[key]

    def _courses(self, step: Step) -> Iterator[tuple[Fact, ...]]:
        """Give the courses that may lead to a step; what it is only for happens at the end, or before all else."""
        way = self._way(step)
        if not step.only_if or any(one in sample_plan(*way).standing.happened for one in step.only_if):
            yield way
            return
        for pattern in step.only_if:
            yield (*way, self._fact(pattern, way[-1].at + _AN_HOUR))
            yield (self._fact(pattern, PLANNED.at - _AN_HOUR), *way)

    def _way(self, step: Step) -> tuple[Fact, ...]:
        earlier = self._waited_for(step)
        before = self.seen[earlier.id] if earlier else None
        if before and before.task:
            facts = before.plan.facts
            return (*facts, Done(at=max(before.task.due, facts[-1].at + _AN_HOUR), step=before.step.id))
        known, at = _BEFORE[step.moment.partition(":")[0]]
        way = story(self.playbook)[:known]
        return way if at is None else (*way, self._fact(step.moment, at))

    def _fact(self, pattern: str, at: datetime) -> Fact:
        kind, _, slot = pattern.partition(":")
        details: Mapping[str, dict[str, Any]] = {
            "replied": {"answer": slot or "yes"},
            "auto_replied": {"until": at + _AN_HOUR},
            "missed": {"by": "contact"},
            "referred": {"contact": slot or "somebody"},
            "question_answered": {"question": slot or "any"},
            "question_left_open": {"question": slot or "any"},
            "noted": {"field": slot or "any", "text": "A note."},
            "promised": {"text": "A promise.", "by": "seeker"},
            "done": {"step": slot or "any"},
            "skipped": {"step": slot or "any"},
            "postponed": {"step": slot or "any", "until": at + _AN_HOUR},
            "withdrawn": {"fact": slot or "any"},
        }
        *_, talk, held = story(self.playbook)
        if kind == "scheduled":
            return attrs.evolve(talk, at=at, id="")
        if kind == "held":
            return attrs.evolve(held, at=max(at, held.at), id="")
        return KINDS[kind](at=at, **details.get(kind, {}))
