"""Messages as their readers get them: a card for each language; what differs by relationship stands side by side."""

from collections.abc import Iterator
from typing import Final

import attrs

from infoint import template
from infoint.correspondence import Message
from infoint.errors import InfointError
from infoint.facts import Held, Scheduled
from infoint.guide import SUBJECT, Texts
from infoint.limits import length
from infoint.markup import Markup, element, joined
from infoint.message import Draft, Part
from infoint.playbook import Playbook
from infoint.preview.languages import language_name, spoken
from infoint.preview.sample import NOBODY, REPLIED, noted, sample_plan, story
from infoint.proposals import propose
from infoint.words import compose

_ANYBODY: Final = "anybody else"
_ALWAYS_KNOWN: Final = frozenset({"seeker", "minutes", "media"})


@attrs.frozen
class _Reading:
    """Hold a message as some relationships read it, or why it cannot be written to them."""

    readers: tuple[str, ...]
    draft: Draft | None
    refused: str = ""


def card(playbook: Playbook, message: Message, texts: Texts) -> Markup:
    """Show a message in one language."""
    readings = tuple(_readings(playbook, message, texts))
    drafts = [reading for reading in readings if reading.draft]
    everybody = sum(len(reading.readers) for reading in readings)
    labels = (SUBJECT, *message.parts) if drafts else ()
    return element(
        "article",
        element(
            "h4",
            language_name(texts.language),
            " ",
            element("span", f"reviewed by: {texts.reviewed_by}", class_="quiet"),
        ),
        element("div", *(_part(message, label, drafts, everybody, texts) for label in labels), class_="letter"),
        joined(_refusals(readings)),
        joined(_lengths(playbook, message, drafts)),
        class_="card",
    )


def _readings(playbook: Playbook, message: Message, texts: Texts) -> Iterator[_Reading]:
    """Write a message once for all relationships that read the same."""
    known = [relationship for tier in playbook.tiers for relationship in tier.relationships]
    alike: dict[tuple[str | None, ...], list[str]] = {}
    for relationship in dict.fromkeys((*known, NOBODY)):
        tier = playbook.tier_of(relationship).id
        labels = (SUBJECT, *message.parts)
        written = [playbook.words_of(message, label, texts, relationship, tier) for label in labels]
        listed = [one.id for one in playbook.directories if one.relationship == relationship][:1]
        source = listed if any("source" in template.names(one) for one in written) else []
        alike.setdefault((*written, *source), []).append(relationship)
    for readers in alike.values():
        named = tuple(_ANYBODY if one == NOBODY and NOBODY not in known else one for one in readers)
        try:
            yield _Reading(named, _written(playbook, message, readers[0], texts.language))
        except InfointError as error:
            missing = dict.fromkeys(fault.path for fault in error.faults)
            yield _Reading(named, None, ", ".join(missing))


def _written(playbook: Playbook, message: Message, relationship: str, language: str) -> Draft:
    """Compose the message at the end of the sample's story, when all that it may speak of is known."""
    told = story(playbook)
    notes = [one for fact in told if isinstance(fact, Held) for one in noted(language, fact.at)]
    happened = [fact for fact in told if isinstance(fact, Scheduled)]
    plan = sample_plan(*happened, *notes, relationship=relationship, language=language)
    return compose(playbook, plan, message.id, slots=propose(playbook, plan, after=REPLIED.at))


def _part(message: Message, label: str, drafts: list[_Reading], everybody: int, texts: Texts) -> Markup:
    """Show a part with each wording that it has, and with those who read it where there are several."""
    wordings: dict[Markup | None, list[str]] = {}
    for reading in drafts:
        found = _labelled(reading, label)
        wordings.setdefault(_marked(found) if found else None, []).extend(reading.readers)
    notes = [_left_out(drafts, label)] if label in message.optional else []
    notes += ["the message must have it"] if label in message.must else []
    shown = [
        element(
            "div",
            element("p", *_readers(readers)) if len(readers) < everybody else None,
            spoken(texts.language, marked or "(left out)", tag="p", kind="text" if marked else "quiet"),
            class_="wording some" if len(readers) < min(everybody, 4) else "wording",
        )
        for marked, readers in wordings.items()
    ]
    name = element("h5", label.replace("_", " "), *(element("small", f" {note}") for note in notes))
    return element("div", name, *shown, class_=f"part {SUBJECT if label == SUBJECT else ''}".strip())


def _labelled(reading: _Reading, label: str) -> Part | None:
    parts = (reading.draft.subject, *reading.draft.parts) if reading.draft else ()
    return next((part for part in parts if part.label == label), None)


def _left_out(drafts: list[_Reading], label: str) -> str:
    found = (_labelled(reading, label) for reading in drafts)
    names = dict.fromkeys(span.name for part in found if part for span in part.spans if span.name not in _ALWAYS_KNOWN)
    return f"left out where {' or '.join(f'{{{name}}}' for name in names)} is not known" if names else "may be left out"


def _readers(readers: list[str]) -> Iterator[Markup]:
    for one in readers:
        yield element("span", one.replace("_", " "), class_="who")


def _marked(part: Part) -> Markup:
    """Return the text of a part, the values that were filled in marked."""
    pieces: list[Markup | str] = []
    end = 0
    for span in part.spans:
        value = element(
            "mark", part.text[span.start : span.end], title=f"{{{span.name}}}", dir=_own_direction(span.name)
        )
        pieces += [part.text[end : span.start], value]
        end = span.end
    return joined((*pieces, part.text[end:]))


def _own_direction(name: str) -> str | None:
    """Let a name keep its own direction within the text of another language."""
    return "auto" if name in ("contact", "seeker", "introducer", "organisation", "place") else None


def _refusals(readings: tuple[_Reading, ...]) -> Iterator[Markup]:
    for reading in readings:
        if not reading.draft:
            told = element("strong", "Cannot be written: "), f"not known here: {reading.refused}. For:"
            yield element("div", element("p", *told), element("p", *_readers(list(reading.readers))), class_="alarm")


def _lengths(playbook: Playbook, message: Message, drafts: list[_Reading]) -> Iterator[Markup]:
    """Hold the shortest and the longest wording against each limit."""
    for limit in playbook.limits_of(message):
        found = sorted(length(reading.draft.body, limit.unit) for reading in drafts if reading.draft)
        if not found:
            continue
        least, most = found[0], found[-1]
        over = most > limit.amount
        told = f"{least} to {most}" if least < most else str(most)
        share = min(100, round(100 * most / limit.amount))
        gauge = element("span", element("span", style=f"width: {share}%"), class_="gauge", aria_hidden="true")
        note = element("strong", " too long") if over else None
        yield element("p", gauge, f"{told} of {limit}", note, class_="length over" if over else "length")
