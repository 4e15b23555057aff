"""Which questions fit the minutes of a talk: required topics first, then in turn, never over time."""

import attrs

from infoint.checks import whole
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.rules import Question


@attrs.frozen(kw_only=True)
class Briefing:
    """Hold the choice of questions for one talk.

    `questions` stand in the order of the playbook's topics; `left_out` names the required topics for which there was
    no time; `answered` the questions that the contact has answered already. Minutes add up to at most `minutes`.
    """

    minutes: int
    opening: int
    closing: int
    questions: tuple[Question, ...]
    left_out: tuple[str, ...]
    answered: tuple[str, ...]


def briefing(playbook: Playbook, plan: Plan, *, minutes: int | None = None) -> Briefing:
    """Choose the questions for a talk of so many minutes: those given, those agreed, or those that the guide asks for.

    Within a topic the playbook's order is the order of importance. Every required topic gets its first question that
    fits, then every other topic, then topics take turns for a further one as long as time remains.
    """
    length = _length(playbook, plan) if minutes is None else minutes
    whole(1, 1440)(length, "minutes")
    opening = min(playbook.talk.opening, length)
    closing = min(playbook.talk.closing, length - opening)
    left = length - opening - closing
    answered = tuple(
        question.id for question in playbook.questions if f"question_answered:{question.id}" in plan.standing.happened
    )
    waiting = {
        topic.id: [one for one in playbook.questions if one.topic == topic.id and one.id not in answered]
        for topic in playbook.topics
    }
    turns = sorted(playbook.topics, key=lambda topic: not topic.required)
    chosen: set[str] = set()
    while any(waiting.values()):
        for topic in turns:
            found = next((one for one in waiting[topic.id] if one.minutes <= left), None)
            if found is None:
                waiting[topic.id] = []
                continue
            waiting[topic.id].remove(found)
            chosen.add(found.id)
            left -= found.minutes
    covered = {one.topic for one in playbook.questions if one.id in chosen or one.id in answered}
    return Briefing(
        minutes=length,
        opening=opening,
        closing=closing,
        questions=tuple(
            one for topic in playbook.topics for one in playbook.questions if one.topic == topic.id and one.id in chosen
        ),
        left_out=tuple(topic.id for topic in playbook.topics if topic.required and topic.id not in covered),
        answered=answered,
    )


def _length(playbook: Playbook, plan: Plan) -> int:
    """Return the minutes agreed, or those to ask for where no talk is agreed."""
    talk = plan.standing.talk
    return talk.minutes if talk and not plan.standing.talk_off else playbook.request.minutes
