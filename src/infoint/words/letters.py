"""Letters: a message of the playbook made into a draft, its values put into words and kept as values."""

import re
from datetime import datetime
from typing import Final

import attrs

from infoint.errors import Fault, NotRenderable
from infoint.facts import Noted
from infoint.guide import DEFAULT, Texts
from infoint.message import Draft, Part, Span, Value
from infoint.people import Consent, PerLanguage
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.template import names, pieces
from infoint.words import cldr
from infoint.words.audience import language_to
from infoint.words.languages import text_in
from infoint.zones import zone

LEARNED: Final = "learned"
"""The field of a note that a thank-you quotes."""

_BLANKS = re.compile(r"[ \t\r\n]+")


@attrs.frozen
class _Letter:
    """Hold what a letter is about, and find the value of each placeholder with its words."""

    playbook: Playbook
    plan: Plan
    texts: Texts
    slots: tuple[datetime, ...] = ()

    def value(self, name: str) -> tuple[Value, str] | None:
        """Return a value and its words, or None where it is not known."""
        found: tuple[Value, str] | str | None = getattr(self, f"_{name}")()
        return (found, found) if isinstance(found, str) else found

    @property
    def _language(self) -> str:
        return self.texts.language

    def _spoken(self, texts: PerLanguage) -> str | None:
        return text_in(texts, self._language)

    def _contact(self) -> str | None:
        told, policy = self.plan.contact.addressed_as, self.playbook.request.salutation
        if policy == "must_be_told":
            return told
        return (told if policy == "as_told" else None) or self.plan.contact.name

    def _seeker(self) -> str:
        return self.plan.seeker.name

    def _who_i_am(self) -> str | None:
        return self._spoken(self.plan.seeker.who_i_am)

    def _field(self) -> str | None:
        return self._spoken(self.plan.seeker.field)

    def _organisation(self) -> str | None:
        return self.plan.contact.organisation.name if self.plan.contact.organisation else None

    def _introducer(self) -> str | None:
        return self.plan.introducer.name if self.plan.introducer else None

    def _source(self) -> str | None:
        """Return the directory in which contacts of this relationship are found."""
        here = [one for one in self.playbook.directories if one.relationship == self.plan.relationship]
        return self.texts.find(f"directories.{here[0].id}") if here else None

    def _learned(self) -> str | None:
        notes = [fact.text for fact in self.plan.counting if isinstance(fact, Noted) and fact.field == LEARNED]
        return notes[-1] if notes else None

    def _minutes(self) -> tuple[Value, str]:
        standing = self.plan.standing
        agreed = standing.talk if not standing.talk_off else None
        minutes = agreed.minutes if agreed else self.playbook.request.length().minutes
        return minutes, cldr.span(minutes, "minutes", self._language)

    def _media(self) -> tuple[Value, str]:
        media = self.playbook.request.media
        return media, cldr.either(tuple(self.texts.by_key[f"media.{medium}"] for medium in media), self._language)

    def _medium(self) -> tuple[Value, str] | None:
        talk = self.plan.standing.talk
        words = self.texts.find(f"media.{talk.medium}") if talk else None
        return (talk.medium, words) if talk and words else None

    def _slots(self) -> tuple[Value, str] | None:
        clock = zone(self.plan.contact.zone or self.plan.seeker.zone)
        said = tuple(cldr.moment(slot, clock, self._language) for slot in self.slots)
        return (self.slots, cldr.either(said, self._language)) if said else None

    def _place(self) -> str | None:
        talk = self.plan.standing.talk
        return talk.place if talk else None

    def _start(self) -> tuple[Value, str] | None:
        return self._at(self.plan.contact.zone or self.plan.seeker.zone)

    def _start_here(self) -> tuple[Value, str] | None:
        return self._at(self.plan.seeker.zone)

    def _at(self, place: str) -> tuple[Value, str] | None:
        start: datetime | None = self.plan.standing.talk.start if self.plan.standing.talk else None
        return (start, cldr.moment(start, zone(place), self._language)) if start else None


def compose(playbook: Playbook, plan: Plan, message_id: str, *, slots: tuple[datetime, ...] = ()) -> Draft:
    """Write a message of the playbook for a plan; `slots` are the times that it proposes.

    Raise `NotRenderable` for a contact who must not be written to, whatever the channel, and with every value that is
    needed and not known; an optional part that lacks one is dropped instead. Raise `NotKnown` for a message that the
    playbook lacks.
    """
    if not plan.standing.may_write or plan.contact.consent is Consent.WITHDRAWN:
        raise NotRenderable(Fault(code="no_consent", path="contact"))
    message = playbook.message(message_id)
    language, presumed = language_to(playbook, plan)
    letter = _Letter(playbook, plan, playbook.in_language(language), slots)
    tier = playbook.tier_of(plan.relationship).id
    parts: list[Part] = []
    dropped: list[str] = []
    missing: dict[str, Fault] = {}
    for label in ("subject", *message.parts):
        text = letter.texts.find(f"messages.{message_id}.{label}", plan.relationship, tier, DEFAULT) or ""
        unknown = [name for name in names(text) if letter.value(name) is None]
        if not unknown:
            parts.append(_part(letter, label, text))
        elif label in message.optional:
            dropped.append(label)
        for name in unknown if label not in message.optional else ():
            hint = f"for the part {label!r} of the message {message_id!r}, in the language {language!r}"
            missing[name] = Fault(code="missing_value", path=name, hint=hint)
    if missing:
        raise NotRenderable(*missing.values())
    return Draft(
        message=message_id,
        channel=message.channel,
        language=language,
        language_presumed=presumed,
        subject=parts[0],
        parts=tuple(parts[1:]),
        dropped=tuple(dropped),
        resume=message.resume,
    )


def _part(letter: _Letter, label: str, text: str) -> Part:
    """Fill a text once, and note where each value stands; a subject is one line, whatever stands in it."""
    written = ""
    spans: list[Span] = []
    for piece in pieces(text):
        found = letter.value(piece.name) if piece.name else None
        words = found[1] if found else piece.text
        if found and label == "subject":
            words = _BLANKS.sub(" ", words.strip())
        if piece.name and found:
            spans.append(Span(name=piece.name, value=found[0], start=len(written), end=len(written) + len(words)))
        written += words
    return Part(label=label, text=written, spans=tuple(spans))
