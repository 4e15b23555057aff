"""What texts say about minutes, deadlines and time passed, held against the rules: "30 minutes", "last week"."""

from collections.abc import Iterator, Mapping
from functools import cache
from math import inf
from typing import Final

from infoint.guide import Texts
from infoint.idioms import Idioms, idioms_of
from infoint.idioms.figures import Unit, figures_in
from infoint.offsets import Offset
from infoint.phrases import Phrases, said_in, words
from infoint.playbook import Playbook
from infoint.proofreading.finding import Finding
from infoint.proofreading.lettering import labelled
from infoint.proofreading.remarks import Each, Remark, inside_quotes, remark
from infoint.rules import Step
from infoint.translatable import sentence

_FEW: Final = 10
"""Fewer minutes are those of a coffee or a late train, not of a talk."""

# Translators: a range of minutes, such as "15 to 30 minutes"; {most} has the unit with it.
_RANGE: Final = sentence("{least} to {most}")

# What is told with words of time passed happened at one of these moments.
_TOLD: Final = frozenset({"requested", "replied", "talk_end"})
_Spans = dict[str, tuple[tuple[float, str], tuple[float, str]]]


def findings(playbook: Playbook) -> Iterator[Finding]:
    """Find minutes outside the range, hours that no step has, and words of time passed that no date bears out."""
    passed = _passed(playbook)
    steps = {step.id: step for step in playbook.steps}
    hours = frozenset(hour for step in playbook.steps for hour in _hours(step))
    asking = {rule.id for rule in playbook.principles if rule.phase == "request"}
    for texts in playbook.texts:
        spoken = idioms_of(texts.language)
        if not spoken:
            continue
        for part in labelled(playbook, texts):
            for variant, text in part.texts.items():
                path = part.paths[variant]
                yield from _minutes(playbook, spoken, text, path)
                if part.message.id in passed:
                    yield from _elapsed(spoken, text, path, *passed[part.message.id])
        for key, text in _advice(texts):
            kind, rule = key.split(".")
            path = f"texts.{texts.language}.{key}"
            known = _hours(steps[rule]) if kind == "steps" else hours
            yield from _times(spoken, text, path, known, of_step=kind == "steps")
            if kind == "steps" or rule in asking:
                yield from _minutes(playbook, spoken, text, path)


def _advice(texts: Texts) -> Iterator[tuple[str, str]]:
    return ((key, text) for key, text in texts.lines if key.startswith(("steps.", "principles.")))


def _figures(idioms: Idioms, text: str, unit: Unit) -> tuple[int, ...]:
    """Return the amounts that a text says, each once; of a range nothing is read."""
    found = figures_in(text, said_in(text), idioms)
    return tuple(dict.fromkeys(one.amount for one in found if one.unit == unit and not one.of_range))


def _minutes(playbook: Playbook, idioms: Idioms, text: str, path: str) -> Iterator[Finding]:
    request = playbook.request
    ranges = [(request.least, request.most), *((one.least, one.most) for one in request.by_medium)]
    for minutes in _figures(idioms, text, "minutes"):
        if minutes >= _FEW and not any(least <= minutes <= most for least, most in ranges):
            lengths = Each(dict.fromkeys(_range(*one) for one in ranges), "either")
            # Translators: {said} is such as "45 minutes", {lengths} such as "20 minutes or 15 to 30 minutes".
            why = sentence("says {said}, and a talk is to take {lengths}")
            # Translators: {placeholder} and [request] are words of the format.
            repair = sentence("write {placeholder}, or change [request]")
            yield Finding(
                code="other_minutes",
                path=path,
                reason=remark(why, said=Offset(minutes, "minutes"), lengths=lengths),
                remedy=remark(repair, placeholder="{minutes}"),
            )


def _range(least: int, most: int) -> Offset | Remark:
    longest = Offset(most, "minutes")
    return longest if least == most else remark(_RANGE, least=least, most=longest)


def _times(idioms: Idioms, text: str, path: str, known: frozenset[float], *, of_step: bool) -> Iterator[Finding]:
    for hours in _figures(idioms, text, "hours"):
        if hours in known:
            continue
        said = Offset(hours, "hours")
        if not of_step:
            # Translators: {said} is such as "48 hours".
            why = sentence("says {said}, which is no date of any step")
            reason = remark(why, said=said)
        elif known:
            # Translators: {said} is such as "48 hours", {dates} such as "24 hours and 72 hours".
            why = sentence("says {said}, which is no date of the step (its dates: {dates})")
            reason = remark(why, said=said, dates=Each(map(_span, sorted(known))))
        else:
            # Translators: {said} is such as "48 hours".
            why = sentence("says {said}, which is no date of the step (it has none in hours)")
            reason = remark(why, said=said)
        remedy = remark(sentence("let text and steps say the same"))
        yield Finding(code="other_time", path=path, reason=reason, remedy=remedy)


def _span(hours: float) -> Offset:
    return Offset(int(hours), "hours") if hours == int(hours) else Offset(round(hours * 60), "minutes")


def _hours(step: Step) -> frozenset[float]:
    """Return the dates of a step that can be told in hours; a day is told as 24."""
    spans = (step.opens, step.due, step.deadline, step.closes, *step.remind)
    units = {"minutes": 1 / 60, "hours": 1, "days": 24, "business days": 24}
    return frozenset(span.amount * units[span.unit] for span in spans if span and span.unit in units)


def _passed(playbook: Playbook) -> Mapping[str, tuple[tuple[float, str], tuple[float, str]]]:
    """Return, by message, the step that is written the longest after its moment, and the one the soonest; in hours."""
    found: _Spans = {}
    for step in playbook.steps:
        kind, _, slot = (step.after or "").partition(":")
        if step.message and (kind in _TOLD or (kind == "done" and slot)):
            least = (step.opens.hours[0] if step.opens else 0.0, step.id)
            end = step.deadline or step.due or step.closes
            most = (end.hours[1] if end and kind in _TOLD and not step.repeats else inf, step.id)
            longest, soonest = found.get(step.message, (least, most))
            found[step.message] = (max(longest, least), min(soonest, most))
    return found


def _elapsed(
    idioms: Idioms, text: str, path: str, longest: tuple[float, str], soonest: tuple[float, str]
) -> Iterator[Finding]:
    for _, _, phrase, (least, most) in _passages(idioms).found_in(words(text)):
        late, early = longest[0] > most, soonest[0] < least
        if late or early:
            # Translators: {phrase} is such as "last week" in the language of a message, {step} the id of a step.
            later = sentence("says '{phrase}', but '{step}' writes it later than that")
            # Translators: {phrase} is such as "last week" in the language of a message, {step} the id of a step.
            sooner = sentence("says '{phrase}', but '{step}' writes it sooner than that")
            yield Finding(
                code="elapsed_time",
                path=path,
                reason=remark(
                    later if late else sooner, phrase=inside_quotes(phrase), step=longest[1] if late else soonest[1]
                ),
                remedy=remark(sentence("say it without the time, or change the dates")),
            )


@cache
def _passages(idioms: Idioms) -> "Phrases[tuple[float, float]]":
    return Phrases(idioms.elapsed.items())
