"""What a task says of itself: one line, and the reasons behind each of its dates."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from infoint import template
from infoint.offsets import Offset, Reckoning
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.rules import DEFAULT_SOURCE
from infoint.task import Explanation, Task, same_plan
from infoint.words import anchors, cldr, sentences
from infoint.words.audience import language_of
from infoint.words.catalogues import say, say_count, voice
from infoint.words.directions import isolated
from infoint.zones import at_wall_time, zone


def title(playbook: Playbook, plan: Plan, task: Task, *, language: str | None = None) -> str:
    """Return what is to be done, as the playbook puts it."""
    same_plan(task, plan)
    spoken = language or language_of(playbook, plan.seeker)
    return _step(playbook, plan, task.step, spoken)


def line(playbook: Playbook, plan: Plan, task: Task, *, language: str | None = None) -> str:
    """Return a task as one line: what, by when, why, and by which source.

    The language is the seeker's first that the playbook has, if none is given; times are told in the seeker's zone.
    """
    same_plan(task, plan)
    spoken = language or language_of(playbook, plan.seeker)
    decisive = task.explanation.decisive
    here = zone(plan.seeker.zone)
    sentence = sentences.LINE_DAY if _by_day(decisive, here) else sentences.LINE_EXACT
    return say(
        sentence,
        spoken,
        task=_step(playbook, plan, task.step, spoken),
        when=_when(decisive, here, voice(spoken)),
        why=_why(playbook, plan, task.explanation, decisive, spoken),
        source=_source(task.explanation.source, spoken),
    )


def _source(source: str, language: str) -> str:
    return say(sentences.OWN_RULE, language) if source == DEFAULT_SOURCE else source


def reasons(playbook: Playbook, plan: Plan, task: Task, *, language: str | None = None) -> tuple[str, ...]:
    """Return the sentences behind a task's dates: what was presumed, which days did not count, what held it back."""
    same_plan(task, plan)
    spoken = language or language_of(playbook, plan.seeker)
    here = zone(plan.seeker.zone)
    explanation, decisive = task.explanation, task.explanation.decisive
    said = [line(playbook, plan, task, language=spoken)]
    if explanation.presumed:
        said.append(say(sentences.PRESUMED, spoken))
    if explanation.zone_presumed:
        said.append(say(sentences.ZONE_PRESUMED, spoken))
    said.extend(_counting(decisive, voice(spoken)))
    if explanation.closes:
        said.append(say(sentences.CLOSES, spoken, when=_when(explanation.closes, here, voice(spoken))))
    return tuple(said)


def _counting(date: Reckoning, language: str) -> Iterator[str]:
    """Say how business days were counted: from which day on, by which method, and each day that was left out."""
    office = date.working_days
    if date.counts_as and office.cut_off:
        where = zone(date.zone)
        cut_off = at_wall_time(date.start.astimezone(where).date(), office.cut_off, where)
        day = cldr.day(date.counts_as, language)
        yield say(sentences.CUT_OFF, language, time=cldr.time_of_day(cut_off, where, language), day=day)
    if date.offset.unit == "business days" and office.method == "roll":
        yield say(sentences.ROLLED_BACK if date.before else sentences.ROLLED_ON, language)
    reasons: dict[str, list[str]] = {}
    for skipped in date.skipped:
        reason = skipped.name or say(sentences.REASONS[skipped.why], language)
        reasons.setdefault(reason, []).append(cldr.day(skipped.day, language))
    for reason, days in reasons.items():
        yield say(sentences.SKIPPED, language, days=cldr.both(tuple(days), language), reason=reason)


def _step(playbook: Playbook, plan: Plan, step_id: str, language: str) -> str:
    text = playbook.in_language(language).find(f"steps.{step_id}") or step_id
    return template.fill(text, {"contact": isolated(plan.contact.name, language)}.__getitem__)


def _by_day(told: Reckoning, here: ZoneInfo) -> date | None:
    """Return the day at whose end a date is, where that is the end of a day here too."""
    return told.day if told.whole_day and told.zone == here.key else None


def _when(date: Reckoning, here: ZoneInfo, language: str) -> str:
    day = _by_day(date, here)
    return cldr.day(day, language) if day else cldr.moment(date.instant, here, language)


def _why(playbook: Playbook, plan: Plan, explanation: Explanation, date: Reckoning, language: str) -> str:
    kind, _, slot = explanation.moment.partition(":")
    key = kind if explanation.counted_from == "moment" else explanation.counted_from
    if date.held_until:
        sentence = sentences.SPACED if explanation.spaced else sentences.PUT_OFF
    elif not date.offset.amount:
        sentence = (anchors.AT_ONCE if date.offset.exact else anchors.SAME_DAY)[key]
    else:
        sentence = (anchors.BEFORE if date.before else anchors.AFTER)[key]
    step = _step(playbook, plan, slot, language) if kind == "done" else ""
    return say(sentence, language, span=_span(date.offset, voice(language)), step=step)


def _span(offset: Offset, language: str) -> str:
    if offset.unit != "business days":
        return cldr.span(offset.amount, offset.unit, language)
    return say_count(sentences.BUSINESS_DAYS, offset.amount, language)
