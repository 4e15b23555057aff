"""Which questions one talk is for: what fits the minutes, what is known already, and what nobody could answer."""

from collections.abc import Collection, Iterable, Sequence

import attrs

from infoint import selection
from infoint.checks import whole
from infoint.conversation import Question
from infoint.errors import refused
from infoint.plan import Plan
from infoint.playbook import Playbook


@attrs.frozen
class Allowance:
    """Give the minutes of one phase of a talk."""

    phase: str
    minutes: int


@attrs.frozen(kw_only=True)
class Briefing:
    """Hold the choice of questions for one talk; every question of the playbook has its place in it.

    `phases` share out the `minutes`. `questions` stand in the order of the talk: by topic, within a topic the shallower
    first, the one that a talk must end with last. `spare` holds further ones to have ready, as many as the playbook
    wants prepared; `checks` are those to which an answer of an earlier talk is to be confirmed; `rest` is not needed.
    `answered` and `unanswered` name what this contact has answered, and could not answer, `skipped` what an earlier
    talk has answered, `for_others` what is for other tiers. `left_out` names the required topics that are not covered,
    `no_time_for` those of them for which more minutes would do: nobody here can answer the others.
    `unknown` holds those of all these questions that somebody was asked and nobody could answer so far.
    """

    minutes: int
    phases: tuple[Allowance, ...]
    questions: tuple[Question, ...]
    spare: tuple[Question, ...] = ()
    checks: tuple[Question, ...] = ()
    rest: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    for_others: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    no_time_for: tuple[str, ...] = ()
    unknown: tuple[Question, ...] = ()


def briefing(playbook: Playbook, plan: Plan, *, minutes: int | None = None, earlier: Iterable[Plan] = ()) -> Briefing:
    """Choose the questions for a talk of so many minutes: those given, those agreed, or those that the guide asks for.

    The question that the talk must end with has its place first. Then as many required topics as possible are covered;
    then the choice is the one that is worth most, and among equals the one that comes first in the playbook.
    `earlier` are plans of the same seeker for talks in the same field. What was answered there about the work is asked,
    offered as a check or skipped, as the playbook says; about themselves people are asked anew. What the same contact
    answered there counts as answered here. Raise `RefusedValue` for plans of another seeker.
    """
    length = _length(playbook, plan) if minutes is None else minutes
    whole(1, 1440)(length, "minutes")
    phases = _phases(playbook, length)
    left = next(phase.minutes for phase, rule in zip(phases, playbook.talk.phases, strict=True) if rule.minutes is None)
    bank = _in_order(playbook)
    tier = playbook.tier_of(plan.relationship).id
    own = [one for one in bank if not one.tiers or tier in one.tiers]
    known = _known(playbook, plan, tuple(earlier), own)
    waiting = [one for one in own if one.id not in known.settled]
    asked = _chosen(playbook, waiting, known.topics, left)
    covered = known.topics | {one.topic for one in waiting if one.id in asked}
    left_out = tuple(topic.id for topic in playbook.topics if topic.required and topic.id not in covered)
    others = [one for one in waiting if one.id not in asked]
    others.sort(key=lambda one: (one.topic not in left_out, -one.worth))
    spare = {one.id for one in others[: max(0, (playbook.talk.prepare or 0) - len(asked))]}
    return Briefing(
        minutes=length,
        phases=phases,
        questions=_as_asked(playbook, waiting, asked),
        spare=_as_asked(playbook, waiting, spare),
        checks=_as_asked(playbook, own, known.checks),
        rest=_named(waiting, {one.id for one in others} - spare),
        answered=_named(own, known.answered),
        unanswered=_named(own, known.unanswered),
        skipped=_named(own, known.skipped),
        for_others=_named(bank, {one.id for one in bank} - {one.id for one in own}),
        left_out=left_out,
        no_time_for=tuple(topic for topic in left_out if any(one.topic == topic for one in others)),
        unknown=_as_asked(playbook, own, known.unknown),
    )


@attrs.frozen(kw_only=True)
class _Known:
    """Hold what talks have brought: ids of questions, no question in two of the first four; and topics covered."""

    answered: frozenset[str]
    unanswered: frozenset[str]
    checks: frozenset[str]
    skipped: frozenset[str]
    unknown: frozenset[str]
    topics: frozenset[str]

    @property
    def settled(self) -> frozenset[str]:
        return self.answered | self.unanswered | self.checks | self.skipped


def _known(playbook: Playbook, plan: Plan, earlier: tuple[Plan, ...], questions: list[Question]) -> _Known:
    if any(one.seeker.id != plan.seeker.id for one in earlier):
        raise refused("several_seekers", "earlier")
    here = (plan, *(one for one in earlier if one.contact.known_as & plan.contact.known_as))
    about_work = [one for one in questions if one.about == "work"]
    answered = _noted("question_answered", here, questions)
    told = _noted("question_answered", earlier, about_work)
    unanswered = _noted("question_left_open", here, questions) - answered
    before = told - answered - unanswered - {playbook.talk.last}
    rule = playbook.talk.answered_before
    settled = answered if rule == "ask" else answered | before
    return _Known(
        answered=answered,
        unanswered=unanswered,
        checks=before if rule == "check" else frozenset(),
        skipped=before if rule == "skip" else frozenset(),
        unknown=(unanswered | _noted("question_left_open", earlier, about_work)) - answered - told,
        topics=frozenset(one.topic for one in questions if one.id in settled),
    )


def _noted(kind: str, plans: Collection[Plan], questions: Iterable[Question]) -> frozenset[str]:
    """Return the questions of which a fact of a kind stands in any of the plans."""
    return frozenset(one.id for one in questions if any(f"{kind}:{one.id}" in plan.standing.happened for plan in plans))


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


def _chosen(playbook: Playbook, questions: list[Question], covered: frozenset[str], left: int) -> frozenset[str]:
    """Return the choice for the minutes of the questions, the one to end with first of all."""
    last = [one for one in questions if one.id == playbook.talk.last and one.minutes <= left]
    covered |= {one.topic for one in last}
    expect = playbook.talk.expect
    return frozenset(one.id for one in last) | selection.best(
        [one for one in questions if one.id != playbook.talk.last],
        [topic.id for topic in playbook.topics if topic.required and topic.id not in covered],
        left - sum(one.minutes for one in last),
        None if expect is None else expect - len(last),
    )


def _in_order(playbook: Playbook) -> list[Question]:
    """Return the bank in the playbook's order: that of the topics, then its own."""
    rank = {topic.id: position for position, topic in enumerate(playbook.topics)}
    return sorted(playbook.questions, key=lambda one: rank[one.topic])


def _as_asked(
    playbook: Playbook, questions: Sequence[Question], ids: frozenset[str] | set[str]
) -> tuple[Question, ...]:
    """Return some of the questions, given in the playbook's order, in the order of a talk."""
    rank = {topic.id: position for position, topic in enumerate(playbook.topics)}
    chosen = [one for one in questions if one.id in ids]
    return tuple(sorted(chosen, key=lambda one: (one.id == playbook.talk.last, rank[one.topic], one.depth)))


def _named(questions: Sequence[Question], ids: frozenset[str] | set[str]) -> tuple[str, ...]:
    return tuple(one.id for one in questions if one.id in ids)
