"""The briefing sheet: one page of Markdown to have at hand in the talk.

Every text of a person or a playbook is escaped: none of it can become a heading, a link or markup.
"""

import re
from collections.abc import Iterator

from infoint import words
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.questions import briefing
from infoint.render.artefact import Artefact, file_name
from infoint.task import Task
from infoint.words import cldr, sentences

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_AT_THE_START = re.compile(r"^([-+=]|\d+[.)])")


def escaped(text: str) -> str:
    r"""Return a text as one line of Markdown that shows it literally.

    >>> print(escaped("# [Kim](x)\n*Lee*"))
    \# \[Kim\](x) \*Lee\*
    """
    line = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _AT_THE_START.sub(lambda match: match[0][:-1] + "\\" + match[0][-1], line)


def markdown(playbook: Playbook, plan: Plan, *, language: str | None = None) -> str:
    """Return the sheet for a plan's talk, agreed or still to be asked for, as Markdown."""
    spoken = language or words.language_of(playbook, plan.seeker)
    return "\n".join(_lines(playbook, plan, spoken)) + "\n"


def render(playbook: Playbook, plan: Plan, task: Task) -> Artefact:
    """Return the sheet as a file."""
    return Artefact(file_name(task, ".md"), "text/markdown; charset=utf-8", markdown(playbook, plan).encode())


def _lines(playbook: Playbook, plan: Plan, language: str) -> Iterator[str]:
    chosen = briefing(playbook, plan)
    texts = playbook.in_language(language)

    def say(sentence: str, **values: str) -> str:
        return escaped(words.say(sentence, language, **values))

    def minutes(amount: int) -> str:
        return cldr.span(amount, "minutes", language)

    def advice(part: str) -> str:
        return escaped(words.advice(playbook, part, language, contact=plan.contact.name, minutes=chosen.minutes))

    def text(key: str) -> str:
        return escaped(texts.by_key[key])

    yield f"# {escaped(words.talk_title(plan, language))}"
    talk = plan.standing.talk
    if talk and not plan.standing.talk_off:
        yield ""
        yield from (f"{escaped(line)}  " for line in words.talk_about(playbook, plan, talk, language).splitlines())
    yield from ("", f"## {say(sentences.AIM)}", "", advice("aim"))
    speech = plan.seeker.elevator_speech.get(language)
    yield from ("", f"## {say(sentences.ELEVATOR_SPEECH)}", "")
    yield escaped(speech) if speech else say(sentences.NO_ELEVATOR_SPEECH)
    yield from ("", f"## {say(sentences.OPENING, minutes=minutes(chosen.opening))}", "", advice("opening"))
    asking = sum(question.minutes for question in chosen.questions)
    yield from ("", f"## {say(sentences.QUESTIONS, minutes=minutes(asking))}")
    topic = None
    for question in chosen.questions:
        if question.topic != topic:
            topic = question.topic
            yield from ("", f"### {text(f'topics.{topic}')}", "")
        yield f"- [ ] {text(f'questions.{question.id}')} *{escaped(minutes(question.minutes))}*"
    if chosen.left_out:
        topics = cldr.both(tuple(texts.by_key[f"topics.{one}"] for one in chosen.left_out), language)
        yield from ("", say(sentences.LEFT_OUT, topics=topics))
    if chosen.answered:
        yield from ("", say(sentences.ANSWERED, count=cldr.number(len(chosen.answered), language)))
    yield from ("", f"## {say(sentences.CLOSING, minutes=minutes(chosen.closing))}", "", advice("closing"))
    yield from ("", f"## {say(sentences.BEAR_IN_MIND)}", "")
    yield from (f"- {text(f'principles.{one.id}')}" for one in playbook.principles if one.phase == "talk")
    yield from ("", f"## {say(sentences.NOTES)}")
    for field in sentences.NOTE_FIELDS:
        yield from ("", f"**{say(field)}**", "", "&nbsp;")
