"""What texts say about minutes, deadlines and time passed, held against the rules: "30 minutes", "last week"."""

from collections.abc import Iterator, Mapping
from functools import cache
from math import inf
from typing import Final

from infoint.guide import Texts
from infoint.idioms import Idioms, idioms_of
from infoint.idioms.figures import Unit, figures_in
from infoint.phrases import Phrases, said_in, words
from infoint.playbook import Playbook
from infoint.proofreading.finding import Finding
from infoint.proofreading.lettering import labelled
from infoint.rules import Step

_FEW: Final = 10
"""Fewer minutes are those of a coffee or a late train, not of a talk."""

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
            whose = "the step" if kind == "steps" else "any step"
            yield from _times(spoken, text, path, known, whose)
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
            told = " or ".join(
                dict.fromkeys(f"{one}" if one == other else f"{one} to {other}" for one, other in ranges)
            )
            why = f"says {minutes} minutes, and a talk is to take {told}"
            yield Finding(code="other_minutes", path=path, why=why, repair="write {minutes}, or change [request]")


def _times(idioms: Idioms, text: str, path: str, known: frozenset[float], whose: str) -> Iterator[Finding]:
    for hours in _figures(idioms, text, "hours"):
        if hours not in known:
            told = (
                f"its dates: {', '.join(f'{one:g} hours' for one in sorted(known))}"
                if known
                else "it has none in hours"
            )
            why = f"says {hours} hours, which is no date of {whose}" + (f" ({told})" if whose == "the step" else "")
            yield Finding(code="other_time", path=path, why=why, repair="let text and steps say the same")


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
            step = longest[1] if late else soonest[1]
            why = f"says {phrase!r}, but {step!r} writes it " + ("later than that" if late else "sooner than that")
            yield Finding(
                code="elapsed_time", path=path, why=why, repair="say it without the time, or change the dates"
            )


@cache
def _passages(idioms: Idioms) -> "Phrases[tuple[float, float]]":
    return Phrases(idioms.elapsed.items())
