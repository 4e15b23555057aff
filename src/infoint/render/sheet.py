"""The briefing sheet: one page of Markdown to have at hand in the talk.

Every text of a person or a playbook is escaped: none of it can become a heading, a link or markup.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

import attrs

from infoint import words
from infoint.conversation import Phase
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.questions import Briefing, briefing
from infoint.render.artefact import Artefact, file_name
from infoint.task import Task, same_plan
from infoint.words import cldr, sheet_words
from infoint.words.languages import text_in

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_BREAKS = re.compile(r"[\t\n\r ]+")  # not the narrow spaces that languages put between figures and words
_AT_THE_START = re.compile(r"^([-+=]|\d+[.)])")


def escaped(text: str) -> str:
    r"""Return a text as one line of Markdown that shows it literally.

    >>> print(escaped("# [Kim](x)\n*Lee*"))
    \# \[Kim\](x) \*Lee\*
    """
    line = _MARKUP.sub(r"\\\1", _BREAKS.sub(" ", text.strip()))
    return _AT_THE_START.sub(lambda match: match[0][:-1] + "\\" + match[0][-1], line)


def markdown(playbook: Playbook, plan: Plan, *, language: str | None = None) -> str:
    """Return the sheet for a plan's talk, agreed or still to be asked for, as Markdown."""
    spoken = language or words.language_of(playbook, plan.seeker)
    return "\n".join(_Page(playbook, plan, spoken, briefing(playbook, plan)).lines()) + "\n"


def render(playbook: Playbook, plan: Plan, task: Task) -> Artefact:
    """Return the sheet as a file."""
    same_plan(task, plan)
    return Artefact(file_name(task, ".md"), "text/markdown; charset=utf-8", markdown(playbook, plan).encode())


@attrs.frozen
class _Page:
    """Hold what the sheet is about, and say its parts, escaped."""

    playbook: Playbook
    plan: Plan
    language: str
    chosen: Briefing

    def say(self, sentence: str, **values: str) -> str:
        return escaped(words.say(sentence, self.language, **values))

    @property
    def words(self) -> Mapping[str, str]:
        return self.playbook.in_language(self.language).by_key

    def text(self, key: str) -> str:
        return escaped(self.words[key])

    def minutes(self, amount: int) -> str:
        return cldr.span(amount, "minutes", self.language)

    def advice(self, part: str) -> str:
        minutes = self.chosen.minutes
        said = words.advice(self.playbook, part, self.language, contact=self.plan.contact.name, minutes=minutes)
        return escaped(said)

    def lines(self) -> Iterator[str]:
        yield f"# {escaped(words.talk_title(self.plan, self.language))}"
        yield from self._appointment()
        yield from ("", f"## {self.say(sheet_words.AIM)}", "", self.advice("aim"))
        speech = text_in(self.plan.seeker.elevator_speech, self.language)
        yield from ("", f"## {self.say(sheet_words.ELEVATOR_SPEECH)}", "")
        yield escaped(speech) if speech else self.say(sheet_words.NO_ELEVATOR_SPEECH)
        yield from self._to_prepare()
        for allowance, phase in zip(self.chosen.phases, self.playbook.talk.phases, strict=True):
            heading = self._heading(phase, allowance.minutes)
            yield from ("", f"## {heading}", "", self.advice(phase.id))
            yield from self._questions() if phase.minutes is None else ()
        yield from ("", f"## {self.say(sheet_words.BEAR_IN_MIND)}", "")
        yield from (f"- {one}" for one in self._principles("talk"))
        talk = self.playbook.talk
        customs = (sheet_words.RESUME.get(talk.resume or ""), sheet_words.PAYS.get(talk.pays or ""))
        yield from (f"- {self.say(said)}" for said in customs if said)
        yield from ("", f"## {self.say(sheet_words.NOTES)}")
        for field in self._note_fields():
            yield from ("", f"**{field}**", "", "&nbsp;")

    def _heading(self, phase: Phase, minutes: int) -> str:
        said = {"phase": self.words[f"phases.{phase.id}"], "minutes": self.minutes(minutes)}
        if phase.listening is None:
            return self.say(sheet_words.PHASE, **said)
        return self.say(sheet_words.PHASE_LISTENING, **said, share=cldr.percent(phase.listening, self.language))

    def _principles(self, phase: str) -> tuple[str, ...]:
        return tuple(self.text(f"principles.{one.id}") for one in self.playbook.principles if one.phase == phase)

    def _to_prepare(self) -> Iterator[str]:
        if said := self._principles("prepare"):
            yield from ("", f"## {self.say(sheet_words.TO_PREPARE)}", "", *(f"- [ ] {one}" for one in said))

    def _note_fields(self) -> tuple[str, ...]:
        own = tuple(self.text(f"notes.{note.id}") for note in self.playbook.notes)
        return own or tuple(self.say(field) for field in sheet_words.NOTE_FIELDS)

    def _appointment(self) -> Iterator[str]:
        talk = self.plan.standing.talk
        if talk and not self.plan.standing.talk_off:
            about = words.talk_about(self.playbook, self.plan, talk, self.language)
            yield from ("", *(f"{escaped(line)}  " for line in about.splitlines()))

    def _questions(self) -> Iterator[str]:
        chosen = self.chosen
        for topic, questions in groupby(chosen.questions, key=lambda question: question.topic):
            yield from ("", f"### {self.text(f'topics.{topic}')}", "")
            for one in questions:
                yield f"- [ ] {self.text(f'questions.{one.id}')} *{escaped(self.minutes(one.minutes))}*"
        if chosen.spare:
            yield from ("", f"### {self.say(sheet_words.SPARE)}", "")
            yield from (f"- [ ] {self.text(f'questions.{one.id}')}" for one in chosen.spare)
        if chosen.left_out:
            topics = cldr.both(tuple(self.words[f"topics.{one}"] for one in chosen.left_out), self.language)
            yield from ("", self.say(sheet_words.LEFT_OUT, topics=topics))
        if chosen.answered:
            count = cldr.number(len(chosen.answered), self.language)
            yield from ("", self.say(sheet_words.ANSWERED, count=count))
