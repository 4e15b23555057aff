"""Read a draft before it is sent: all that is found in it, each with its place, its reason and what mends it."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Final

import attrs

from infoint.checks import each
from infoint.errors import refused
from infoint.idioms import idioms_of, languages_read
from infoint.message import Draft
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.reviewing import (
    asking_for_work,
    blanks,
    enclosures,
    layout,
    lookalikes,
    minutes_said,
    passing,
    promises,
    strangers,
    times_said,
)
from infoint.reviewing.case import Case, reader_of
from infoint.reviewing.finding import Finding, Where, apart
from infoint.reviewing.reading import Page, page_of
from infoint.words import language_to
from infoint.words.languages import best
from infoint.zones import aware

MOST_LETTERS: Final = 1_000_000
"""A longer text is refused before it is read."""

_EVERYWHERE: Final = (
    asking_for_work.findings,
    minutes_said.findings,
    enclosures.findings,
    promises.findings,
    passing.findings,
    lookalikes.findings,
    blanks.findings,
    strangers.findings,
    times_said.findings,
)


def review(  # noqa: PLR0913 (all but three are optional, by name, and independent)
    draft: Draft | str,
    playbook: Playbook,
    plan: Plan,
    *,
    message: str | None = None,
    channel: str | None = None,
    language: str | None = None,
    subject: str | None = None,
    others: tuple[Plan, ...] = (),
    at: datetime | None = None,
    slots: tuple[datetime, ...] = (),
    attachments: tuple[str, ...] = (),
) -> tuple[Finding, ...]:
    """Find what should not be sent as it is, in a draft of the library or a body that somebody wrote or edited.

    A body needs the id of its `message`. `others` are the seeker's other plans, whose names do not belong here; `at` is
    when it is written, `slots` are the times that it proposes, `attachments` the names of the files that go with it.
    Places are in the characters of the text as given. Raise `RefusedValue` for a text of more than `MOST_LETTERS` and
    for moments without a zone, `NotKnown` for a message or a channel that the playbook lacks.
    """
    drafted = draft if isinstance(draft, Draft) else None
    wanted = message or (drafted.message if drafted else None)
    if wanted is None:
        raise refused("missing", "message", "the id of the message that the text is")
    whole = playbook.message(wanted)
    form = whole if channel in (None, whole.channel) else playbook.by_channel(whole.instead_of or wanted, channel)
    each(aware)(slots, "slots")
    if at is not None:
        aware(at, "at")
    spoken = language or (drafted.language if drafted else None)
    tongue = _served(spoken, playbook.languages) if spoken else language_to(playbook, plan, reader_of(form, plan))[0]
    case = Case(
        playbook=playbook,
        plan=plan,
        message=form,
        language=tongue,
        idioms=idioms_of(_served(tongue, languages_read())),
        draft=drafted,
        others=others,
        at=at,
        slots=slots,
        attachments=attachments,
    )
    body = _page("body", drafted.body if drafted else str(draft))
    title = subject if subject is not None else (drafted.subject.text if drafted else "")
    pages = (_page("subject", title), body)
    found = chain(_whole(case, pages), *(rule(case, page) for page in pages for rule in _EVERYWHERE))
    return apart(_labelled(case, finding) for finding in found)


def _served(language: str, available: tuple[str, ...]) -> str:
    """Return the language that serves another, as for letters: `pt` is read as `pt-BR`; itself where none does."""
    return best((language,), available) or language


def _page(where: Where, text: str) -> Page:
    if len(text) > MOST_LETTERS:
        raise refused("too_long", where)
    return page_of(where, text)


def _whole(case: Case, pages: tuple[Page, Page]) -> Iterator[Finding]:
    """Find what concerns a message as a whole."""
    body = pages[1]
    yield from layout.too_long(case, body)
    parts = (*layout.of_draft(case, body), *layout.of_text(case, body))
    yield from parts
    lacking = {value for one in parts if one.code == "missing_part" for name, value in one.values if name == "part"}
    if not any(part.label in lacking and "{minutes}" in part.template for part in case.expected):
        yield from minutes_said.silence(case, body)
    yield from asking_for_work.silence(case, pages)
    yield from enclosures.of_files(case, body)


def _labelled(case: Case, finding: Finding) -> Finding:
    """Say in which part of a draft a finding is."""
    if finding.where == "subject":
        return attrs.evolve(finding, part="subject")
    told = dict(finding.values)
    if "part" in told:  # of two parts out of order the place is that of the other
        return attrs.evolve(finding, part=str(told.get("other", told["part"])))
    places = layout.places_of(case).items()
    inside = (label for label, (start, end) in places if start <= finding.start and finding.end <= end)
    return attrs.evolve(finding, part=next(inside, ""))
