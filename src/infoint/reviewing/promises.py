"""Promises that nothing stands behind: neither a step of the playbook nor a note of the seeker's."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from infoint.facts import Promised
from infoint.idioms import Idioms
from infoint.phrases import Phrases
from infoint.reviewing.case import OWN, Case
from infoint.reviewing.finding import Finding
from infoint.reviewing.reading import Page
from infoint.rules import Step
from infoint.translatable import sentence

NOTHING_NOTED: Final = sentence("“{phrase}” is a promise, and none is noted: note it, so that it is not forgotten.")
NOTHING_FOLLOWS: Final = sentence(
    "“{phrase}” is a promise, and no step of the guide follows: note it, or leave it out."
)

_COURSE: Final = (
    "planned",
    "requested",
    "replied",
    "cancelled",
    "missed",
    "scheduled",
    "talk_start",
    "talk_end",
    "done",
)
"""What a step may start from, in its order; what is not here ends the plan."""

_SEND, _REPORT = "send", "report"


def findings(case: Case, page: Page) -> Iterator[Finding]:
    """Find promises to send something, and promises to report that no later step keeps."""
    if not case.idioms or any(isinstance(one, Promised) and one.by == "seeker" for one in case.plan.counting):
        return
    follows = _follows(case)
    for start, end, kind in page.longest(_phrases(case.idioms)):
        if kind == _SEND or not follows:
            reason = NOTHING_NOTED if kind == _SEND else NOTHING_FOLLOWS
            place, phrase = page.place(start, end), page.quoted(start, end)
            yield page.finding("promise_without_step", place, reason, OWN, phrase=phrase)


def _follows(case: Case) -> bool:
    """Tell whether a step writes to the same person after the steps that write this message."""
    mine = [_rank(step) for step in case.playbook.steps if step.message in case.forms]
    later = (step for step in case.playbook.steps if step.message and step.message not in case.forms)
    written = ((step, case.playbook.message(step.message or "")) for step in later)
    return any(_rank(step) > max(mine, default=0) and message.to == case.message.to for step, message in written)


def _rank(step: Step) -> int:
    kind = (step.after or step.before or "").partition(":")[0]
    return _COURSE.index(kind) if kind in _COURSE else len(_COURSE)


@cache
def _phrases(idioms: Idioms) -> Phrases[str]:
    sending = ((phrase, _SEND) for phrase in idioms.promises_to_send)
    return Phrases((*sending, *((phrase, _REPORT) for phrase in idioms.promises_to_report)))
