"""What calendars and sheets say beside the playbook's own words: titles, headings, when and where."""

from infoint import template
from infoint.facts import Party, Scheduled
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.words import cldr, sentences
from infoint.words.catalogues import say, voice
from infoint.words.directions import isolated
from infoint.zones import zone


def calendar_name(language: str) -> str:
    """Return the name of a seeker's calendar."""
    return say(sentences.CALENDAR_NAME, language)


def calendar_about(language: str) -> str:
    """Return what a seeker's calendar holds."""
    return say(sentences.CALENDAR_ABOUT, language)


def talk_title(plan: Plan, language: str, *, to: Party = "seeker") -> str:
    """Return the title of a talk as one of the two reads it."""
    other = plan.contact if to == "seeker" else plan.seeker
    return say(sentences.TALK, language, contact=other.name)


def talk_about(playbook: Playbook, plan: Plan, talk: Scheduled, language: str, *, to: Party = "seeker") -> str:
    """Return when a talk takes place, on the clocks of its reader and of the other, how long and by which medium.

    Where both clocks show the same time and call it the same, it stands there once.
    """
    own = voice(language)
    seeker, contact = (plan.seeker.name, plan.seeker.zone), (plan.contact.name, plan.contact.zone or plan.seeker.zone)
    (_, mine), (other, theirs) = (seeker, contact) if to == "seeker" else (contact, seeker)
    here, there = (cldr.moment(talk.start, zone(place), own) for place in (mine, theirs))
    lines = [
        say(
            sentences.TALK_HERE,
            language,
            start=here,
            minutes=cldr.span(talk.minutes, "minutes", own),
            medium=playbook.in_language(language).find(f"media.{talk.medium}") or talk.medium,
        )
    ]
    if here != there:
        lines.append(say(sentences.TALK_THERE, language, contact=other, start=there))
    return "\n".join((*lines, *([talk.place] if talk.place else [])))


def advice(playbook: Playbook, part: str, language: str, *, contact: str, minutes: int) -> str:
    """Return the playbook's advice on one part of a talk: its aim, how to open, how to close."""
    said = {"contact": isolated(contact, language), "minutes": cldr.span(minutes, "minutes", language)}
    return template.fill(playbook.in_language(language).by_key[f"talk.{part}"], said.__getitem__)
