"""The talk on the page: its phases, the questions that a briefing would choose, and what to bear in mind."""

from collections.abc import Iterator
from typing import Final

import attrs

from infoint.conversation import Question
from infoint.markup import Content, Markup, element, joined, pairs, table
from infoint.playbook import Playbook
from infoint.preview.languages import language_name, said, spoken
from infoint.preview.rulings import coded, named, sourced
from infoint.preview.sample import CONTACT, sample_plan
from infoint.preview.telling import fields_of, worded
from infoint.preview.walking import reader_of
from infoint.questions import Briefing, briefing

_PHASES: Final = {
    "request": "When asking",
    "prepare": "Before the talk",
    "talk": "In the talk",
    "after": "Afterwards",
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


def phases(playbook: Playbook) -> Iterator[Markup]:
    """Give the phases of a talk as a bar and as a table, and its customs."""
    talk = playbook.talk
    minutes = playbook.request.length().minutes
    allowed = {one.phase: one.minutes for one in briefing(playbook, sample_plan()).phases}
    values = {"contact": CONTACT, "minutes": f"{minutes} minutes"}
    yield element("div", element("strong", "Aim "), said(playbook, "talk.aim", values), class_="aim")
    spans = (
        element("span", f"{allowed[phase.id]}\N{PRIME}", style=f"flex-grow: {allowed[phase.id]}")
        for phase in talk.phases
        if allowed[phase.id]
    )
    yield element("div", *spans, class_="phases", aria_hidden="true")
    yield table(
        f"The phases of a talk of {minutes} minutes",
        ("Phase", "Minutes", "Listening", "Advice"),
        (
            (
                named(phase.id, said(playbook, f"phases.{phase.id}")),
                str(allowed[phase.id]),
                f"{phase.listening} %" if phase.listening is not None else "–",
                said(playbook, f"talk.{phase.id}", values),
            )
            for phase in talk.phases
        ),
        "talk",
    )
    yield pairs((*fields_of(talk, "phases"), ("source", sourced(talk))), "rule")


def by_topic(playbook: Playbook) -> Iterator[Markup]:
    """Give every question by topic, and which of them the time of a talk is enough for."""
    chosen = briefings(playbook)
    minutes = playbook.request.length().minutes
    for one, tiers in chosen.items():
        whom = f" with somebody of {worded(tuple(tiers))}" if len(chosen) > 1 else ""
        asked = len(one.questions)
        told = f"In {minutes} minutes{whom} there is time for {asked} of {len(playbook.questions)} questions."
        left_out = f" No time for: {worded(one.left_out)}." if one.left_out else ""
        yield element("p", told, left_out)
    for topic in playbook.topics:
        rows = [
            (
                named(one.id, said(playbook, f"questions.{one.id}"), anchor=f"question-{one.id}"),
                _place(playbook, one, chosen),
                f"{one.minutes} min",
                f"the {one.about}",
                sourced(one),
            )
            for one in playbook.questions
            if one.topic == topic.id
        ]
        heading = (said(playbook, f"topics.{topic.id}"), " ", element("code", topic.id))
        must = element("span", "required", class_="badge") if topic.required else None
        yield element("h3", *heading, " ", must)
        yield element("p", sourced(topic), class_="source")
        heads = ("Question", "In the talk", "Takes", "About", "Source")
        yield table(f"Questions on {topic.id}", heads, rows, "questions") if rows else element("p", "No question.")


def _place(playbook: Playbook, question: Question, chosen: dict[Briefing, list[str]]) -> Markup:
    """Say for whom a question is asked, or held ready."""
    asked = [tier for one, tiers in chosen.items() for tier in tiers if question in one.questions]
    spare = [tier for one, tiers in chosen.items() for tier in tiers if question in one.spare]
    told: list[Content] = []
    whole = sum(map(len, chosen.values()))
    for name, kind, tiers in (("asked", "badge yes", asked), ("held ready", "badge", spare)):
        if tiers:
            told += [element("span", name, class_=kind), f" {worded(tuple(tiers))} " if len(tiers) < whole else " "]
    if question.id == playbook.talk.last:
        told.append(element("span", "the last one", class_="badge"))
    return element("span", *(told or ["if time is left"]))


def reminders(playbook: Playbook) -> Iterator[Markup]:
    """Give what to bear in mind, what to note down, which answers steps wait for, and what becomes of certain words."""
    for phase, heading in _PHASES.items():
        listed = [one for one in playbook.principles if one.phase == phase]
        if listed:
            yield table(
                heading,
                ("Bear in mind", "Source"),
                ((named(one.id, said(playbook, f"principles.{one.id}")), sourced(one)) for one in listed),
                "two",
            )
    for kind, heading in (("notes", "To write down"), ("answers", "Answers that steps wait for")):
        rules = getattr(playbook, kind)
        if rules:
            yield table(
                heading,
                (kind.capitalize()[:-1], "Source"),
                ((named(one.id, said(playbook, f"{kind}.{one.id}")), sourced(one)) for one in rules),
                "two",
            )
    if playbook.wordings:
        yield table(
            "Words that a message avoids, softens, denies or allows",
            ("Words", "Policy", "In", "Source"),
            (
                (
                    named(one.id, *_phrases(playbook, one.id)),
                    one.policy,
                    coded(one.messages) if one.messages else "every message",
                    sourced(one),
                )
                for one in playbook.wordings
            ),
        )


def _phrases(playbook: Playbook, wording: str) -> Iterator[Content]:
    for texts in playbook.texts:
        for kind in ("words", "allowed", "denial"):
            if text := texts.find(f"wordings.{wording}.{kind}"):
                phrases = joined((element("q", phrase) for phrase in text.split("\n")), ", ")
                yield element(
                    "span",
                    element("span", f"{kind}, {language_name(texts.language)}: ", class_="quiet"),
                    spoken(texts.language, phrases),
                    class_="say",
                )
