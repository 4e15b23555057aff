"""Letters: a message of the playbook made into a draft, its values put into words and kept as values."""

import re
from datetime import datetime
from typing import Final

import attrs

from infoint.checks import each
from infoint.correspondence import Message
from infoint.errors import Fault, NotRenderable
from infoint.facts import Noted, Promised, Scheduled
from infoint.guide import Texts
from infoint.idioms import idioms_of
from infoint.message import Draft, Part, Span, Value
from infoint.people import Contact, PerLanguage
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.template import names, pieces
from infoint.words import cldr
from infoint.words.audience import language_to, reader_of
from infoint.words.directions import isolated
from infoint.words.languages import text_in
from infoint.zones import aware, zone

NOTED: Final = frozenset({"learned", "advice", "names", "societies", "news"})
"""Placeholders that quote the seeker's last note in a field of that name."""

_NAMES: Final = frozenset({"contact", "introducer"})
_BLANKS = re.compile(r"[ \t\r\n]+")


@attrs.frozen
class _Letter:
    """Hold what a letter is about, and find the value of each placeholder with its words."""

    playbook: Playbook
    plan: Plan
    texts: Texts
    reader: Contact
    slots: tuple[datetime, ...] = ()

    def value(self, name: str) -> tuple[Value, str] | None:
        """Return a value and its words, or None where it is not known."""
        found: tuple[Value, str] | str | None
        found = self._noted(name) if name in NOTED else getattr(self, f"_{name}")()
        return (found, found) if isinstance(found, str) else found

    @property
    def _language(self) -> str:
        return self.texts.language

    def _spoken(self, texts: PerLanguage) -> str | None:
        return text_in(texts, self._language)

    def _contact(self) -> str | None:
        return self._called(self.plan.contact)

    def _introducer(self) -> str | None:
        return self._called(self.plan.introducer) if self.plan.introducer else None

    def _called(self, person: Contact) -> str | None:
        """Return how the reader is addressed, or how somebody else is named to them."""
        told, policy = person.addressed_as, self.playbook.request.salutation
        if person is not self.reader:
            return person.name
        if policy == "must_be_told":
            return told
        return (told if policy == "as_told" else None) or person.name

    def _seeker(self) -> str:
        return self.plan.seeker.name

    def _who_i_am(self) -> str | None:
        return self._spoken(self.plan.seeker.who_i_am)

    def _field(self) -> str | None:
        return self._spoken(self.plan.seeker.field)

    def _organisation(self) -> str | None:
        return self.plan.contact.organisation.name if self.plan.contact.organisation else None

    def _source(self) -> str | None:
        """Return the directory in which contacts of this relationship are found."""
        here = [one for one in self.playbook.directories if one.relationship == self.plan.relationship]
        return self.texts.find(f"directories.{here[0].id}") if here else None

    def _noted(self, field: str) -> str | None:
        notes = [fact.text for fact in self.plan.counting if isinstance(fact, Noted) and fact.field == field]
        return notes[-1] if notes else None

    def _promised(self) -> tuple[Value, str] | None:
        facts = (fact for fact in self.plan.counting if isinstance(fact, Promised) and fact.by == "seeker")
        texts = tuple(dict.fromkeys(fact.text for fact in facts))
        apart = texts if len(texts) == 1 else tuple(isolated(text, self._language) for text in texts)
        return (texts, cldr.both(apart, self._language)) if texts else None

    @property
    def _agreed(self) -> Scheduled | None:
        """Return the talk, where it will take place or has: of one that is off, no letter says when."""
        standing = self.plan.standing
        return standing.talk if not standing.talk_off else None

    def _minutes(self) -> tuple[Value, str]:
        minutes = self._agreed.minutes if self._agreed else self.playbook.request.length().minutes
        return minutes, cldr.span(minutes, "minutes", self._language)

    def _media(self) -> tuple[Value, str]:
        media = self.playbook.request.media
        return media, cldr.either(tuple(self.texts.by_key[f"media.{medium}"] for medium in media), self._language)

    def _medium(self) -> tuple[Value, str] | None:
        talk = self._agreed
        words = self.texts.find(f"media.{talk.medium}") if talk else None
        return (talk.medium, words) if talk and words else None

    def _slots(self) -> tuple[Value, str] | None:
        clock = zone(self._zone)
        return (self.slots, cldr.one_of_moments(self.slots, clock, self._language)) if self.slots else None

    def _place(self) -> str | None:
        return self._agreed.place if self._agreed else None

    def _start(self) -> tuple[Value, str] | None:
        return self._at(self._zone)

    def _start_here(self) -> tuple[Value, str] | None:
        """Return the start on the seeker's clock, where that shows another time than the reader's."""
        here, there = self._at(self.plan.seeker.zone), self._at(self._zone)
        return here if here != there else None

    @property
    def _zone(self) -> str:
        return self.reader.zone or self.plan.seeker.zone

    def _at(self, place: str) -> tuple[Value, str] | None:
        start: datetime | None = self._agreed.start if self._agreed else None
        return (start, cldr.moment(start, zone(place), self._language)) if start else None


def compose(
    playbook: Playbook,
    plan: Plan,
    message_id: str,
    *,
    slots: tuple[datetime, ...] = (),
    channel: str | None = None,
) -> Draft:
    """Write a message of the playbook for a plan, or its form for a channel; `slots` are the times that it proposes.

    Raise `NotRenderable` for a reader who must not be written to, whatever the channel, and with every value that is
    needed and not known; an optional part that lacks one is dropped instead. Raise `NotKnown` for a message that the
    playbook lacks, or has in no form for the channel, and `RefusedValue` for times without a zone.
    """
    message = playbook.message(message_id) if channel is None else playbook.by_channel(message_id, channel)
    reader = _reader(plan, message)
    language, presumed = language_to(playbook, plan, reader)
    letter = _Letter(playbook, plan, playbook.in_language(language), reader, slots)
    each(aware)(slots, "slots")
    tier = playbook.tier_of(plan.relationship).id
    parts: list[Part] = []
    dropped: list[str] = []
    missing: dict[str, Fault] = {}
    for label in ("subject", *message.parts):
        text = playbook.words_of(message, label, letter.texts, plan.relationship, tier)
        unknown = [name for name in names(text) if letter.value(name) is None]
        if not unknown:
            parts.append(_part(letter, label, text))
        elif label in message.optional:
            dropped.append(label)
        else:
            hint = f"for the part {label!r} of the message {message.id!r}, in the language {language!r}"
            missing |= {name: Fault(code="missing_value", path=name, hint=hint) for name in unknown}
    if missing:
        raise NotRenderable(*missing.values())
    return Draft(
        message=message.id,
        to=message.to,
        channel=message.channel,
        language=language,
        language_presumed=presumed,
        subject=parts[0],
        parts=tuple(parts[1:]),
        dropped=tuple(dropped),
        resume=message.resume,
    )


def _reader(plan: Plan, message: Message) -> Contact:
    """Return who is written to; refuse a message to somebody who is not there, or wants none."""
    reader = reader_of(plan, message.to)
    if reader is None:
        raise NotRenderable(Fault(code="missing_value", path="introducer", hint=f"for the message {message.id!r}"))
    return reader


def _after_a_name(name: str, text: str, language: str) -> str:
    """Leave out the form of address behind a name that has its own: who is called 田中先生 is not 田中先生様."""
    known = idioms_of(language) if name and not name.isascii() else None
    forms = sorted(known.after_name, key=len, reverse=True) if known else ()
    if any(name.endswith(form) for form in forms):
        return text.removeprefix(next((form for form in forms if text.startswith(form)), ""))
    return text


def _part(letter: _Letter, label: str, text: str) -> Part:
    """Fill a text once, and note where each value stands; a subject is one line, whatever stands in it."""
    written = ""
    before = ""
    spans: list[Span] = []
    for piece in pieces(text):
        found = letter.value(piece.name) if piece.name else None
        words = found[1] if found else _after_a_name(before, piece.text, letter.texts.language)
        before = words if piece.name in _NAMES else ""
        if found and label == "subject":
            words = _BLANKS.sub(" ", words.strip())
        apart = isolated(words, letter.texts.language) if found else words
        if piece.name and found:
            inside = words if words in apart else apart  # a value of several lines is kept apart line by line
            start = len(written) + apart.index(inside)
            spans.append(Span(name=piece.name, value=found[0], start=start, end=start + len(inside)))
        written += apart
    return Part(label=label, text=written, spans=tuple(spans))
