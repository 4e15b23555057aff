"""The minutes that a draft says, held against the agreed talk or the playbook's request."""

from collections.abc import Iterator
from typing import Final

from infoint.idioms.figures import HYPHENS, Figure, figures_in
from infoint.lifecycle import Stage
from infoint.reviewing.case import Case
from infoint.reviewing.finding import Finding
from infoint.reviewing.reading import Page
from infoint.reviewing.times_said import seen_on
from infoint.translatable import sentence
from infoint.words import cldr

OTHER: Final = sentence("{said} is another length than the talk has: {wanted}.")
MISSING: Final = sentence("The message does not say how long the talk takes: {wanted}.")

_FEW: Final = 10
"""Fewer minutes are those of a late train, not of a talk."""
_MOST: Final = 180


def findings(case: Case, page: Page) -> Iterator[Finding]:
    """Find minutes other than those of the talk; once it was held, it took what it took."""
    if not case.idioms or case.plan.stage is Stage.HELD:
        return
    clocks = {at for one in seen_on(case, page) if one.kind == "time" for at in range(one.start, one.end)}
    told = [one for one in figures_in(page.text, page.said, case.idioms) if one.end - 1 not in clocks]
    ranges = _ranges(case)
    right = [any(least <= _in_minutes(one) <= most for least, most in ranges) for one in told]
    known = any(right)
    for figure, fits in zip(told, right, strict=True):
        if not fits and _FEW <= _in_minutes(figure) <= _MOST:
            said, wanted = page.quoted(figure.start, figure.end), _wanted(case)
            # Beside the right length these may be the minutes of something else; "30-minute" bends with its sentence.
            joined = page.gap(figure.end - 1) in HYPHENS
            repair = None if known or joined else wanted
            yield page.finding(
                "other_minutes",
                page.place(figure.start, figure.end),
                OTHER,
                _source(case),
                said=said,
                wanted=wanted,
                repair=repair,
            )


def silence(case: Case, body: Page) -> Iterator[Finding]:
    """Find that a message that should say how long the talk takes has no figure at all."""
    if not case.idioms or "minutes" not in case.placeholders:
        return
    if not any(_FEW <= _in_minutes(one) <= _MOST for one in figures_in(body.text, body.said, case.idioms)):
        yield body.finding("minutes_missing", body.whole, MISSING, _source(case), wanted=_wanted(case))


def _in_minutes(figure: Figure) -> int:
    return figure.amount * (60 if figure.unit == "hours" else 1)


def _ranges(case: Case) -> tuple[tuple[int, int], ...]:
    standing, request = case.plan.standing, case.playbook.request
    if standing.talk and not standing.talk_off:
        return ((standing.talk.minutes, standing.talk.minutes),)
    return ((request.least, request.most), *((one.least, one.most) for one in request.by_medium))


def _source(case: Case) -> str:
    return case.playbook.request.source


def _wanted(case: Case) -> str:
    standing = case.plan.standing
    agreed = standing.talk.minutes if standing.talk and not standing.talk_off else None
    return cldr.span(agreed or case.playbook.request.length().minutes, "minutes", case.language)
