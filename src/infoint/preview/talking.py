"""The talk on the page: its phases, the questions that a briefing would choose, and what to bear in mind."""

from collections.abc import Iterator
from typing import Final

import attrs

from infoint.conversation import Question
from infoint.markup import Content, Markup, element, joined, pairs, table
from infoint.playbook import Playbook
from infoint.preview.languages import language_name, said, spoken
from infoint.preview.rulings import OF_SOURCE, SOURCE, coded, headed, named, sourced
from infoint.preview.sample import CONTACT, sample_plan
from infoint.preview.telling import fields_of
from infoint.preview.walking import reader_of
from infoint.questions import Briefing, briefing
from infoint.translatable import plural, sentence
from infoint.words import cldr
from infoint.words.catalogues import say, say_count, voice
from infoint.words.rows import row

# Translators: {length} is such as "20 minutes", {asked} a number; {count} is how many questions the guide has.
_ENOUGH: Final = plural(
    "In {length} there is time for {asked} of {count} question.",
    "In {length} there is time for {asked} of {count} questions.",
)
# Translators: the same; {tiers} are ids of tiers, the groups of contacts.
_ENOUGH_WITH: Final = plural(
    "In {length} with somebody of {tiers} there is time for {asked} of {count} question.",
    "In {length} with somebody of {tiers} there is time for {asked} of {count} questions.",
)
# Translators: {topics} are ids of topics.
_NO_TIME: Final = sentence("No time for: {topics}.")

_ABOUT: Final = {
    # Translators: what a question is about: the person who is asked, or their work.
    "person": sentence("the person"),
    "work": sentence("the work"),
}
_MIND: Final = sentence("Bear in mind")
# Lists of rules, each with its heading, the head of its column, and the phase of those that are meant.
_REMINDERS: Final[tuple[tuple[str, str, str, str | None], ...]] = (
    # Translators: the heading over what to bear in mind when one asks for a talk.
    ("principles", sentence("When asking"), _MIND, "request"),
    ("principles", sentence("Before the talk"), _MIND, "prepare"),
    ("principles", sentence("In the talk"), _MIND, "talk"),
    # Translators: the heading over what to bear in mind after the talk.
    ("principles", sentence("Afterwards"), _MIND, "after"),
    # Translators: a heading, and the head of the column below it.
    ("notes", sentence("To write down"), sentence("Note"), None),
    # Translators: a heading, and the head of the column below it: answers to the request.
    ("answers", sentence("Answers that steps wait for"), sentence("Answer"), None),
)
_POLICIES: Final = {
    # Translators: what becomes of certain words in a message; the next three as well.
    "banned": sentence("banned"),
    "softened": sentence("softened"),
    "denied": sentence("denied"),
    "allowed": sentence("allowed"),
}
_KINDS: Final = {
    # Translators: {named} is the name of a language. Words that a rule is about.
    "words": sentence("words, {named}: "),
    # Translators: {named} is the name of a language. Phrases in which the words are allowed.
    "allowed": sentence("allowed, {named}: "),
    # Translators: {named} is the name of a language. Phrases that deny what the words mean.
    "denial": sentence("denial, {named}: "),
}


def briefings(playbook: Playbook) -> dict[Briefing, list[str]]:
    """Return the different choices of questions, each with the tiers that it is for."""
    found: dict[Briefing, list[str]] = {}
    for tier in playbook.tiers:
        reader = reader_of(playbook, tier)
        if reader is not None:
            chosen = briefing(playbook, sample_plan(relationship=reader))
            # What is not asked may be for others in one tier, and not needed in another.
            found.setdefault(attrs.evolve(chosen, rest=(), for_others=()), []).append(tier.id)
    return found


def phases(playbook: Playbook, language: str = "en") -> Iterator[Markup]:
    """Give the phases of a talk as a bar and as a table, and its customs."""
    talk = playbook.talk
    minutes = playbook.request.length().minutes
    allowed = {one.phase: one.minutes for one in briefing(playbook, sample_plan()).phases}
    length = cldr.span(minutes, "minutes", voice(language))
    values = {"contact": CONTACT, "minutes": length}
    aim = element("strong", say(sentence("Aim"), language), " ")
    yield element("div", aim, said(playbook, "talk.aim", values, language=language), class_="aim")
    spans = (
        element("span", f"{allowed[phase.id]}\N{PRIME}", style=f"flex-grow: {allowed[phase.id]}")
        for phase in talk.phases
        if allowed[phase.id]
    )
    yield element("div", *spans, class_="phases", aria_hidden="true")
    yield table(
        # Translators: {length} is such as "20 minutes".
        say(sentence("The phases of a talk of {length}"), language, length=length),
        # Translators: the heads of columns: the share of a phase that is listening; what the guide advises.
        headed(language, sentence("Phase"), sentence("Minutes"), sentence("Listening"), sentence("Advice")),
        (
            (
                named(phase.id, said(playbook, f"phases.{phase.id}", language=language)),
                str(allowed[phase.id]),
                cldr.percent(phase.listening, voice(language)) if phase.listening is not None else "–",
                said(playbook, f"talk.{phase.id}", values, language=language),
            )
            for phase in talk.phases
        ),
        "talk",
    )
    customs = fields_of(talk, "phases", language=language)
    yield pairs((*customs, (say(OF_SOURCE, language), sourced(talk, language))), "rule")


def by_topic(playbook: Playbook, language: str = "en") -> Iterator[Markup]:
    """Give every question by topic, and which of them the time of a talk is enough for."""
    chosen = briefings(playbook)
    minutes = playbook.request.length().minutes
    for one, tiers in chosen.items():
        told = {
            "length": cldr.span(minutes, "minutes", voice(language)),
            "asked": str(len(one.questions)),
            **({"tiers": row(tuple(tiers), language)} if len(chosen) > 1 else {}),
        }
        enough = say_count(_ENOUGH_WITH if len(chosen) > 1 else _ENOUGH, len(playbook.questions), language, **told)
        left_out = say(_NO_TIME, language, topics=row(one.left_out, language)) if one.left_out else None
        yield element("p", enough, left_out and f" {left_out}")
    for topic in playbook.topics:
        rows = [
            (
                named(one.id, said(playbook, f"questions.{one.id}", language=language), anchor=f"question-{one.id}"),
                _place(playbook, one, chosen, language),
                cldr.span(one.minutes, "minutes", voice(language)),
                say(_ABOUT[one.about], language),
                sourced(one, language),
            )
            for one in playbook.questions
            if one.topic == topic.id
        ]
        heading = (said(playbook, f"topics.{topic.id}", language=language), " ", element("code", topic.id))
        # Translators: a mark beside a topic that must be covered.
        must = element("span", say(sentence("required"), language), class_="badge") if topic.required else None
        yield element("h3", *heading, " ", must)
        yield element("p", sourced(topic, language), class_="source")
        if rows:
            # Translators: the heads of columns: how long a question takes, and what it is about.
            takes, about = sentence("Takes"), sentence("About")
            heads = headed(language, sentence("Question"), sentence("In the talk"), takes, about, SOURCE)
            # Translators: {topic} is the id of a topic.
            yield table(say(sentence("Questions on {topic}"), language, topic=topic.id), heads, rows, "questions")
        else:
            yield element("p", say(sentence("No question."), language))


def _place(playbook: Playbook, question: Question, chosen: dict[Briefing, list[str]], language: str) -> Markup:
    """Say for whom a question is asked, or held ready."""
    asked = [tier for one, tiers in chosen.items() for tier in tiers if question in one.questions]
    spare = [tier for one, tiers in chosen.items() for tier in tiers if question in one.spare]
    told: list[Content] = []
    whole = sum(map(len, chosen.values()))
    # Translators: marks beside a question: it is asked; it is at hand if time is left.
    names = sentence("asked"), sentence("held ready")
    for name, kind, tiers in zip(names, ("badge yes", "badge"), (asked, spare), strict=True):
        if tiers:
            badge = element("span", say(name, language), class_=kind)
            told += [badge, f" {row(tuple(tiers), language)} " if len(tiers) < whole else " "]
    if question.id == playbook.talk.last:
        # Translators: a mark beside the question that a talk ends with.
        told.append(element("span", say(sentence("the last one"), language), class_="badge"))
    # Translators: a question that is asked if time is left.
    return element("span", *(told or [say(sentence("if time is left"), language)]))


def reminders(playbook: Playbook, language: str = "en") -> Iterator[Markup]:
    """Give what to bear in mind, what to note down, which answers steps wait for, and what becomes of certain words."""
    for kind, heading, head, phase in _REMINDERS:
        rules = [one for one in getattr(playbook, kind) if phase is None or one.phase == phase]
        if rules:
            yield table(
                say(heading, language),
                headed(language, head, SOURCE),
                (
                    (named(one.id, said(playbook, f"{kind}.{one.id}", language=language)), sourced(one, language))
                    for one in rules
                ),
                "two",
            )
    if playbook.wordings:
        yield table(
            say(sentence("Words that a message avoids, softens, denies or allows"), language),
            # Translators: the heads of columns: what becomes of the words, and in which messages.
            headed(language, sentence("Words"), sentence("Policy"), sentence("In"), SOURCE),
            (
                (
                    named(one.id, *_phrases(playbook, one.id, language)),
                    say(_POLICIES[one.policy], language),
                    coded(one.messages) if one.messages else say(sentence("every message"), language),
                    sourced(one, language),
                )
                for one in playbook.wordings
            ),
        )


def _phrases(playbook: Playbook, wording: str, language: str) -> Iterator[Content]:
    for texts in playbook.texts:
        name = language_name(texts.language, language)
        for kind, told in _KINDS.items():
            if text := texts.find(f"wordings.{wording}.{kind}"):
                phrases = joined((element("q", phrase) for phrase in text.split("\n")), ", ")
                yield element(
                    "span",
                    element("span", say(told, language, named=name), class_="quiet"),
                    spoken(texts.language, phrases),
                    class_="say",
                )
