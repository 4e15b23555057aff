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
from infoint.markup import Markup, element, joined, one_text
from infoint.message import Draft, Part
from infoint.playbook import Playbook
from infoint.preview.languages import language_name, spoken
from infoint.preview.sample import NOBODY, REPLIED, noted, sample_plan, story
from infoint.proposals import propose
from infoint.translatable import sentence
from infoint.words import cldr, compose
from infoint.words.catalogues import say, voice
from infoint.words.directions import isolated
from infoint.words.measures import limited
from infoint.words.rows import row

# Translators: who reads a text: everybody of whom no relationship is known.
_ANYBODY: Final = sentence("anybody else")
_ALWAYS_KNOWN: Final = frozenset({"seeker", "minutes", "media"})


@attrs.frozen
class _Reading:
    """Hold a message as some relationships read it, or why it cannot be written to them."""

    readers: tuple[str, ...]
    draft: Draft | None
    refused: str = ""


def card(playbook: Playbook, message: Message, texts: Texts, language: str = "en") -> Markup:
    """Show a message in one language."""
    readings = tuple(_readings(playbook, message, texts, language))
    drafts = [reading for reading in readings if reading.draft]
    everybody = sum(len(reading.readers) for reading in readings)
    labels = (SUBJECT, *message.parts) if drafts else ()
    return element(
        "article",
        element(
            "h4",
            language_name(texts.language, language),
            " ",
            # Translators: {reader} is who has read the texts of a language, or "not yet".
            element("span", say(sentence("reviewed by: {reader}"), language, reader=texts.reviewed_by), class_="quiet"),
        ),
        element(
            "div", *(_part(message, label, drafts, everybody, texts, language) for label in labels), class_="letter"
        ),
        joined(_refusals(readings, language)),
        joined(_lengths(playbook, message, drafts, language)),
        class_="card",
    )


def _readings(playbook: Playbook, message: Message, texts: Texts, language: str) -> Iterator[_Reading]:
    """Write a message once for all relationships that read the same."""
    known = [relationship for tier in playbook.tiers for relationship in tier.relationships]
    alike: dict[tuple[str | None, ...], list[str]] = {}
    for relationship in dict.fromkeys((*known, NOBODY)):
        tier = playbook.tier_of(relationship).id
        labels = (SUBJECT, *message.parts)
        written = [playbook.words_of(message, label, texts, relationship, tier) for label in labels]
        listed = [one.id for one in playbook.directories if one.relationship == relationship]
        source = listed if any("source" in template.names(one) for one in written) else []
        alike.setdefault((*written, *source), []).append(relationship)
    for readers in alike.values():
        named = tuple(say(_ANYBODY, language) if one == NOBODY and NOBODY not in known else one for one in readers)
        try:
            yield _Reading(named, _written(playbook, message, readers[0], texts.language))
        except InfointError as error:
            missing = dict.fromkeys(fault.path for fault in error.faults)
            yield _Reading(named, None, row(tuple(missing), language))


def _written(playbook: Playbook, message: Message, relationship: str, language: str) -> Draft:
    """Compose the message at the end of the sample's story, when all that it may speak of is known."""
    told = story(playbook)
    notes = [one for fact in told if isinstance(fact, Held) for one in noted(language, fact.at)]
    happened = [fact for fact in told if isinstance(fact, Scheduled)]
    plan = sample_plan(*happened, *notes, relationship=relationship, language=language)
    return compose(playbook, plan, message.id, slots=propose(playbook, plan, after=REPLIED.at))


def _part(message: Message, label: str, drafts: list[_Reading], everybody: int, texts: Texts, language: str) -> Markup:
    """Show a part with each wording that it has, and with those who read it where there are several."""
    wordings: dict[Markup | None, list[str]] = {}
    for reading in drafts:
        found = _labelled(reading, label)
        wordings.setdefault(_marked(found) if found else None, []).extend(reading.readers)
    notes = [_left_out(drafts, label, language)] if label in message.optional else []
    notes += [say(sentence("the message must have it"), language)] if label in message.must else []
    # Translators: in the place of a part of a message that some do not get.
    left_out = element("p", say(sentence("(left out)"), language), class_="quiet")
    shown = [
        element(
            "div",
            element("p", *_readers(readers)) if len(readers) < everybody else None,
            spoken(texts.language, marked, tag="p", kind="text") if marked else left_out,
            class_="wording some" if len(readers) < min(everybody, 4) else "wording",
        )
        for marked, readers in wordings.items()
    ]
    name = element("h5", label.replace("_", " "), *(element("small", f" {note}") for note in notes))
    return element("div", name, *shown, class_=f"part {SUBJECT if label == SUBJECT else ''}".strip())


def _labelled(reading: _Reading, label: str) -> Part | None:
    parts = (reading.draft.subject, *reading.draft.parts) if reading.draft else ()
    return next((part for part in parts if part.label == label), None)


def _left_out(drafts: list[_Reading], label: str, language: str) -> str:
    found = (_labelled(reading, label) for reading in drafts)
    names = dict.fromkeys(span.name for part in found if part for span in part.spans if span.name not in _ALWAYS_KNOWN)
    if not names:
        # Translators: of a part of a message.
        return say(sentence("may be left out"), language)
    # Translators: {placeholders} is such as "{source}", or several with "or" between them.
    unknown = sentence("left out where {placeholders} is not known")
    return say(
        unknown,
        language,
        placeholders=cldr.either(tuple(isolated(f"{{{one}}}", language) for one in names), voice(language)),
    )


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
    return one_text((*pieces, part.text[end:]))


def _own_direction(name: str) -> str | None:
    """Let a name keep its own direction within the text of another language."""
    return "auto" if name in ("contact", "seeker", "introducer", "organisation", "place") else None


def _refusals(readings: tuple[_Reading, ...], language: str) -> Iterator[Markup]:
    for reading in readings:
        if not reading.draft:
            # Translators: before what follows in the next sentence, which says why.
            cannot = element("strong", say(sentence("Cannot be written:"), language), " ")
            # Translators: {values} are names of values that are not known. A list of readers follows.
            told = say(sentence("not known here: {values}. For:"), language, values=reading.refused)
            yield element(
                "div", element("p", cannot, told), element("p", *_readers(list(reading.readers))), class_="alarm"
            )


def _lengths(playbook: Playbook, message: Message, drafts: list[_Reading], language: str) -> Iterator[Markup]:
    """Hold the shortest and the longest wording against each limit."""
    for limit in playbook.limits_of(message):
        found = sorted(length(reading.draft.body, limit.unit) for reading in drafts if reading.draft)
        if not found:
            continue
        least, most = found[0], found[-1]
        over = most > limit.amount
        # Translators: a range of lengths, such as "60 to 72 of 75 words"; {limit} has the unit.
        ranged = sentence("{least} to {most} of {limit}")
        # Translators: a length such as "72 of 75 words"; {limit} has the unit.
        single = sentence("{most} of {limit}")
        values = {"most": str(most), "limit": limited(limit, language)}
        told = say(ranged, language, least=str(least), **values) if least < most else say(single, language, **values)
        share = min(100, round(100 * most / limit.amount))
        gauge = element("span", element("span", style=f"width: {share}%"), class_="gauge", aria_hidden="true")
        note = element("strong", " ", say(sentence("too long"), language)) if over else None
        yield element("p", gauge, told, note, class_="length over" if over else "length")
