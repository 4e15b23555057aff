"""Which questions fit the minutes of a talk: required topics first, then in turn, never over time."""

import attrs

from infoint.checks import whole
from infoint.conversation import Question
from infoint.plan import Plan
from infoint.playbook import Playbook


@attrs.frozen
class Allowance:
    """Give the minutes of one phase of a talk."""

    phase: str
    minutes: int


@attrs.frozen(kw_only=True)
class Briefing:
    """Hold the choice of questions for one talk.

    `phases` share out the `minutes`. `questions` stand in the order of the playbook's topics, the one that a talk must
    end with last. `spare` holds further ones to have ready, as many as the playbook wants prepared; `left_out` names
    the required topics for which there was no time, `answered` the questions that the contact has answered already.
    """

    minutes: int
    phases: tuple[Allowance, ...]
    questions: tuple[Question, ...]
    spare: tuple[Question, ...]
    left_out: tuple[str, ...]
    answered: tuple[str, ...]


def briefing(playbook: Playbook, plan: Plan, *, minutes: int | None = None) -> Briefing:
    """Choose the questions for a talk of so many minutes: those given, those agreed, or those that the guide asks for.

    Within a topic the playbook's order is the order of importance. The question that a talk must end with has its
    place first; then every required topic gets its first question that fits, then every other topic, then topics take
    turns for a further one as long as time remains, and until as many are chosen as the playbook expects.
    """
    length = _length(playbook, plan) if minutes is None else minutes
    whole(1, 1440)(length, "minutes")
    phases = _phases(playbook, length)
    left = next(phase.minutes for phase, rule in zip(phases, playbook.talk.phases, strict=True) if rule.minutes is None)
    tier = playbook.tier_of(plan.relationship).id
    fitting = [one for one in playbook.questions if not one.tiers or tier in one.tiers]
    answered = tuple(one.id for one in fitting if f"question_answered:{one.id}" in plan.standing.happened)
    open_ones = [one for one in fitting if one.id not in answered]
    chosen = _chosen(playbook, open_ones, left)
    covered = {one.topic for one in fitting if one.id in chosen or one.id in answered}
    rank = {topic.id: position for position, topic in enumerate(playbook.topics)}
    in_order = sorted(open_ones, key=lambda one: (one.id == playbook.talk.last, rank[one.topic]))
    spare = [one for one in in_order if one.id not in chosen]
    return Briefing(
        minutes=length,
        phases=phases,
        questions=tuple(one for one in in_order if one.id in chosen),
        spare=tuple(spare[: max(0, (playbook.talk.prepare or 0) - len(chosen))]),
        left_out=tuple(topic.id for topic in playbook.topics if topic.required and topic.id not in covered),
        answered=answered,
    )


def _length(playbook: Playbook, plan: Plan) -> int:
    """Return the minutes agreed, or those to ask for where no talk is agreed."""
    talk = plan.standing.talk
    return talk.minutes if talk and not plan.standing.talk_off else playbook.request.length().minutes


def _phases(playbook: Playbook, length: int) -> tuple[Allowance, ...]:
    """Give each phase its minutes, the first ones first where there are too few; questions take what is left."""
    left = length
    minutes: dict[str, int] = {}
    for phase in playbook.talk.phases:
        if phase.minutes is not None:
            minutes[phase.id] = min(phase.minutes, left)
            left -= minutes[phase.id]
    return tuple(Allowance(phase.id, minutes.get(phase.id, left)) for phase in playbook.talk.phases)


def _chosen(playbook: Playbook, questions: list[Question], left: int) -> set[str]:
    most = playbook.talk.expect or len(questions)
    last = [one for one in questions if one.id == playbook.talk.last and one.minutes <= left]
    chosen = {one.id for one in last}
    left -= sum(one.minutes for one in last)
    waiting = {
        topic.id: [one for one in questions if one.topic == topic.id and one.id != playbook.talk.last]
        for topic in playbook.topics
    }
    turns = sorted(playbook.topics, key=lambda topic: not topic.required)
    reached = {one.topic for one in last}
    while any(waiting.values()) and len(chosen) < most:
        for topic in turns:
            if topic.id in reached:  # the question at the end was its first turn
                reached.remove(topic.id)
                continue
            found = next((one for one in waiting[topic.id] if one.minutes <= left), None)
            if found is None or len(chosen) >= most:
                waiting[topic.id] = []
                continue
            waiting[topic.id].remove(found)
            chosen.add(found.id)
            left -= found.minutes
    return chosen
