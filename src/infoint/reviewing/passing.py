"""Words of time passed, such as "last week", held against the moments of the plan."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Final

from infoint.idioms import Idioms
from infoint.phrases import Phrases
from infoint.reviewing.case import OWN, Case
from infoint.reviewing.finding import Finding
from infoint.reviewing.reading import Page
from infoint.translatable import sentence

LATE: Final = sentence("“{phrase}” is said of what was longer ago.")
EARLY: Final = sentence("“{phrase}” is said of what was not so long ago.")

_HOUR: Final = timedelta(hours=1)


def findings(case: Case, page: Page) -> Iterator[Finding]:
    """Find words of time passed, in sentences that speak of the talk or of a message, that no moment bears out."""
    if not case.idioms:
        return
    passed = tuple(_passed(case))
    if not passed:
        return
    told = {page.sentence_of[start] for start, *_ in _events(case.idioms).found_in(page.words)}
    for start, end, (fewest, longest) in page.longest(_elapsed(case.idioms)):
        fits = any(least <= longest and fewest <= most for least, most, _ in passed)
        if page.sentence_of[start] in told and not fits:
            late = all(least > longest for least, _, _ in passed)
            reason, phrase = LATE if late else EARLY, page.quoted(start, end)
            yield page.finding("elapsed_time", page.place(start, end), reason, passed[0][2], phrase=phrase)


def _passed(case: Case) -> Iterator[tuple[float, float, str]]:
    """Yield how many hours ago what the message speaks of was, fewest and most, with the source of the step.

    Without a moment of writing it is whenever the step is open, up to its deadline.
    """
    forms = case.forms
    moments = case.plan.standing.moments
    if case.at is not None:
        for name in _spoken_of(case, forms):
            if name in moments and moments[name].instant <= case.at:
                hours = (case.at - moments[name].instant) / _HOUR
                yield hours, hours, _source(case, forms)
        return
    for step in case.playbook.steps:
        if step.message in forms and (step.after or "").partition(":")[0] in {"requested", "replied", "talk_end"}:
            end = step.deadline or step.due or step.closes
            least = step.opens.hours[0] if step.opens else 0.0
            yield least, float("inf") if step.repeats or not end else end.hours[1], step.source


def _spoken_of(case: Case, forms: frozenset[str]) -> tuple[str, ...]:
    """Return the moments that a message looks back on: that of its step, or all where that is none of them."""
    kinds = {(step.after or "").partition(":")[0] for step in case.playbook.steps if step.message in forms}
    if kinds & {"talk_end", "done"}:
        return ("talk_end",)
    return ("requested",) if kinds == {"requested"} else ("requested", "replied", "talk_end")


def _source(case: Case, forms: frozenset[str]) -> str:
    return next((step.source for step in case.playbook.steps if step.message in forms), OWN)


@cache
def _elapsed(idioms: Idioms) -> Phrases[tuple[float, float]]:
    return Phrases(idioms.elapsed.items())


@cache
def _events(idioms: Idioms) -> Phrases[str]:
    return Phrases((phrase, "") for phrase in idioms.events)
