"""The briefing sheet: one page of Markdown to have at hand in the talk.

Every text of a person or a playbook is escaped: none of it can become a heading, a link or markup.
"""

import re
from collections.abc import Iterator
from itertools import groupby

import attrs

from infoint import words
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.questions import Briefing, briefing
from infoint.render.artefact import Artefact, file_name
from infoint.task import Task, same_plan
from infoint.words import cldr, sentences

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

    def text(self, key: str) -> str:
        return escaped(self.playbook.in_language(self.language).by_key[key])

    def minutes(self, amount: int) -> str:
        return cldr.span(amount, "minutes", self.language)

    def advice(self, part: str) -> str:
        minutes = self.chosen.minutes
        said = words.advice(self.playbook, part, self.language, contact=self.plan.contact.name, minutes=minutes)
        return escaped(said)

    def lines(self) -> Iterator[str]:
        yield f"# {escaped(words.talk_title(self.plan, self.language))}"
        yield from self._appointment()
        yield from ("", f"## {self.say(sentences.AIM)}", "", self.advice("aim"))
        speech = self.plan.seeker.elevator_speech.get(self.language)
        yield from ("", f"## {self.say(sentences.ELEVATOR_SPEECH)}", "")
        yield escaped(speech) if speech else self.say(sentences.NO_ELEVATOR_SPEECH)
        opening, closing = self.minutes(self.chosen.opening), self.minutes(self.chosen.closing)
        yield from ("", f"## {self.say(sentences.OPENING, minutes=opening)}", "", self.advice("opening"))
        yield from self._questions()
        yield from ("", f"## {self.say(sentences.CLOSING, minutes=closing)}", "", self.advice("closing"))
        yield from ("", f"## {self.say(sentences.BEAR_IN_MIND)}", "")
        principles = (one for one in self.playbook.principles if one.phase == "talk")
        yield from (f"- {self.text(f'principles.{one.id}')}" for one in principles)
        yield from ("", f"## {self.say(sentences.NOTES)}")
        for field in sentences.NOTE_FIELDS:
            yield from ("", f"**{self.say(field)}**", "", "&nbsp;")

    def _appointment(self) -> Iterator[str]:
        talk = self.plan.standing.talk
        if talk and not self.plan.standing.talk_off:
            about = words.talk_about(self.playbook, self.plan, talk, self.language)
            yield from ("", *(f"{escaped(line)}  " for line in about.splitlines()))

    def _questions(self) -> Iterator[str]:
        chosen = self.chosen
        asking = sum(question.minutes for question in chosen.questions)
        yield from ("", f"## {self.say(sentences.QUESTIONS, minutes=self.minutes(asking))}")
        for topic, questions in groupby(chosen.questions, key=lambda question: question.topic):
            yield from ("", f"### {self.text(f'topics.{topic}')}", "")
            for one in questions:
                yield f"- [ ] {self.text(f'questions.{one.id}')} *{escaped(self.minutes(one.minutes))}*"
        if chosen.left_out:
            texts = self.playbook.in_language(self.language).by_key
            topics = cldr.both(tuple(texts[f"topics.{one}"] for one in chosen.left_out), self.language)
            yield from ("", self.say(sentences.LEFT_OUT, topics=topics))
        if chosen.answered:
            count = cldr.number(len(chosen.answered), self.language)
            yield from ("", self.say(sentences.ANSWERED, count=count))
