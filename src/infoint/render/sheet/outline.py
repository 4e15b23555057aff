"""What stands on the sheet, in words and in its order, before anybody thinks of a format. Nothing is escaped here."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final, Literal

import attrs

from infoint import words
from infoint.conversation import Phase, Question
from infoint.facts import Noted, Promised
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.questions import Briefing, briefing
from infoint.words import cldr, sheet_words
from infoint.words.languages import text_in
from infoint.words.speaking import time_to_say

_CHECKS: Final = 5


@attrs.frozen
class Passage:
    """Hold a heading with a text below it."""

    heading: str
    text: str


@attrs.frozen
class Listing:
    """Hold a heading with lines below it."""

    heading: str
    items: tuple[str, ...]


@attrs.frozen
class Ask:
    """Hold a question, its minutes where there is time for it, and what is to be said of it."""

    text: str
    minutes: int | None = None
    remark: str = ""


@attrs.frozen
class Group:
    """Hold questions that go together, and what is to be said of all of them."""

    heading: str
    asks: tuple[Ask, ...]
    remark: str = ""


@attrs.frozen(kw_only=True)
class Stretch:
    """Hold a phase of the talk: its name, how long it is and how much of it one listens, in words and in figures."""

    heading: str
    name: str
    length: str
    minutes: int
    listening: int | None
    advice: str
    groups: tuple[Group, ...] = ()
    told: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Outline:
    """Hold the whole sheet. Names of another direction are kept apart as `words` does it, between U+2068 and U+2069."""

    language: str
    side: Literal["ltr", "rtl"]
    title: str
    whom: tuple[str, ...]
    when: tuple[str, ...]
    place: str | None
    aim: Passage
    speech: Passage
    prepare: Listing
    stretches: tuple[Stretch, ...]
    mind: Listing
    promises: Listing
    notes: str
    rooms: tuple[Listing, ...]


def outlined(playbook: Playbook, plan: Plan, language: str | None, earlier: Iterable[Plan]) -> Outline:
    """Return the sheet of a plan's talk, agreed or still to be asked for; without a language in the seeker's."""
    given = tuple(earlier)
    spoken = language or words.language_of(playbook, plan.seeker)
    return _Speaker(playbook, plan, spoken, briefing(playbook, plan, earlier=given), given).outline()


@attrs.frozen
class _Speaker:
    """Say the parts of the sheet in one language."""

    playbook: Playbook
    plan: Plan
    language: str
    chosen: Briefing
    earlier: tuple[Plan, ...]

    def say(self, sentence: str, **values: str) -> str:
        return words.say(sentence, self.language, **values)

    @property
    def texts(self) -> Mapping[str, str]:
        return self.playbook.in_language(self.language).by_key

    def outline(self) -> Outline:
        when, place = self._appointment()
        return Outline(
            language=self.language,
            side=words.direction(self.language),
            title=words.talk_title(self.plan, self.language),
            whom=tuple(self._whom()),
            when=when,
            place=place,
            aim=Passage(self.say(sheet_words.AIM), self._advice("aim")),
            speech=self._speech(),
            prepare=Listing(self.say(sheet_words.TO_PREPARE), self._principles("prepare")),
            stretches=tuple(self._stretches()),
            mind=Listing(self.say(sheet_words.BEAR_IN_MIND), (*self._principles("talk"), *self._customs())),
            promises=Listing(self.say(sheet_words.PROMISED), tuple(self._promises())),
            notes=self.say(sheet_words.NOTES),
            rooms=tuple(self._rooms()),
        )

    def _whom(self) -> Iterator[str]:
        """Say who it is: how to address the contact, where they work, who made the introduction."""
        contact, introducer = self.plan.contact, self.plan.introducer
        if contact.addressed_as and contact.addressed_as != contact.name:
            yield self.say(sheet_words.ADDRESSED_AS, name=contact.addressed_as)
        if contact.organisation:
            yield words.isolated(contact.organisation.name, self.language)
        if introducer:
            yield self.say(sheet_words.INTRODUCED, introducer=introducer.name)

    def _appointment(self) -> tuple[tuple[str, ...], str | None]:
        talk = self.plan.standing.talk
        if talk is None or self.plan.standing.talk_off:
            return (), None
        lines = words.talk_about(self.playbook, self.plan, talk, self.language).splitlines()
        return (tuple(lines[:-1]), lines[-1]) if talk.place else (tuple(lines), None)

    def _advice(self, part: str) -> str:
        name, minutes = self.plan.contact.name, self.chosen.minutes
        return words.advice(self.playbook, part, self.language, contact=name, minutes=minutes)

    def _speech(self) -> Passage:
        speech = text_in(self.plan.seeker.elevator_speech, self.language)
        if speech is None:
            return Passage(self.say(sheet_words.ELEVATOR_SPEECH), self.say(sheet_words.NO_ELEVATOR_SPEECH))
        length = time_to_say(speech, self.language)
        return Passage(self.say(sheet_words.ELEVATOR_SPEECH_TAKES, length=length), speech)

    def _principles(self, phase: str) -> tuple[str, ...]:
        return tuple(self.texts[f"principles.{one.id}"] for one in self.playbook.principles if one.phase == phase)

    def _customs(self) -> Iterator[str]:
        talk = self.playbook.talk
        customs = (sheet_words.RESUME.get(talk.resume or ""), sheet_words.PAYS.get(talk.pays or ""))
        return (self.say(said) for said in customs if said)

    def _stretches(self) -> Iterator[Stretch]:
        for allowance, phase in zip(self.chosen.phases, self.playbook.talk.phases, strict=True):
            asking = phase.minutes is None
            heading, length = self._length(phase, allowance.minutes)
            yield Stretch(
                heading=heading,
                name=self.texts[f"phases.{phase.id}"],
                length=length,
                minutes=allowance.minutes,
                listening=phase.listening,
                advice=self._advice(phase.id),
                groups=tuple(self._groups()) if asking else (),
                told=tuple(self._told()) if asking else (),
            )

    def _length(self, phase: Phase, amount: int) -> tuple[str, str]:
        name, minutes = self.texts[f"phases.{phase.id}"], cldr.span(amount, "minutes", self.language)
        if phase.listening is None:
            return self.say(sheet_words.PHASE, phase=name, minutes=minutes), minutes
        share = cldr.percent(phase.listening, self.language)
        heading = self.say(sheet_words.PHASE_LISTENING, phase=name, minutes=minutes, share=share)
        return heading, self.say(sheet_words.LISTENING, minutes=minutes, share=share)

    def _groups(self) -> Iterator[Group]:
        chosen = self.chosen
        for topic, questions in groupby(chosen.questions, key=lambda question: question.topic):
            asks = tuple(self._ask(one, one.minutes) for one in questions)
            yield Group(self.texts[f"topics.{topic}"], asks)
        if chosen.spare:
            yield Group(self.say(sheet_words.SPARE), tuple(self._ask(one) for one in chosen.spare))
        if chosen.checks:
            asks = tuple(self._ask(one) for one in self._checks())
            yield Group(self.say(sheet_words.CHECKS), asks, self.say(sheet_words.CHECKS_ABOUT))
        shown = {*chosen.questions, *chosen.spare}
        others = tuple(self._ask(one, remarked=False) for one in chosen.unknown if one not in shown)
        if others:
            yield Group(self.say(sheet_words.UNKNOWN), others, self.say(sheet_words.UNKNOWN_ABOUT))

    def _ask(self, question: Question, minutes: int | None = None, *, remarked: bool = True) -> Ask:
        remark = self.say(sheet_words.UNKNOWN_MARK) if remarked and question in self.chosen.unknown else ""
        return Ask(self.texts[f"questions.{question.id}"], minutes, remark)

    def _checks(self) -> tuple[Question, ...]:
        """Return as many checks as there may be time for, those that are worth most; the others are counted."""
        worthiest = sorted(self.chosen.checks, key=lambda one: -one.worth)[:_CHECKS]
        return tuple(one for one in self.chosen.checks if one in worthiest)

    def _told(self) -> Iterator[str]:
        chosen = self.chosen
        known = len(chosen.skipped) + len(chosen.checks) - len(self._checks())
        if chosen.no_time_for:
            topics = tuple(self.texts[f"topics.{one}"] for one in chosen.no_time_for)
            yield self.say(sheet_words.LEFT_OUT, topics=cldr.both(topics, self.language))
        for sentence, count in ((sheet_words.ANSWERED, len(chosen.answered)), (sheet_words.KNOWN, known)):
            if count:
                yield self.say(sentence, count=cldr.number(count, self.language))

    def _promises(self) -> Iterator[str]:
        """Say what was promised in all talks with this contact."""
        contact = self.plan.contact
        others = (one for one in self.earlier if one.contact.known_as & contact.known_as and one.id != self.plan.id)
        for plan in (*others, self.plan):
            for fact in plan.counting:
                if isinstance(fact, Promised):
                    sentence = sheet_words.YOU_PROMISED if fact.by == "seeker" else sheet_words.THEY_PROMISED
                    yield self.say(sentence, contact=contact.name, promise=fact.text)

    def _rooms(self) -> Iterator[Listing]:
        """Name what to write down, with what was noted already."""
        for note in self.playbook.notes:
            noted = (one.text for one in self.plan.counting if isinstance(one, Noted) and one.field == note.id)
            yield Listing(self.texts[f"notes.{note.id}"], tuple(noted))
        if not self.playbook.notes:
            yield from (Listing(self.say(field), ()) for field in sheet_words.NOTE_FIELDS)
