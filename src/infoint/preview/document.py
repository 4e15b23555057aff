"""The whole page: one file that a browser shows without asking anybody for anything."""

from collections.abc import Iterable, Sequence
from typing import Final

from infoint.markup import Content, Markup, element, html_page, joined, pairs
from infoint.playbook import Playbook
from infoint.preview import cards, itinerary, noticed, rulings, talking, timeline
from infoint.preview.noticed import Finding
from infoint.preview.sample import CONTACT
from infoint.preview.styling import STYLE
from infoint.preview.telling import fields_of, worded
from infoint.preview.walking import Stop, walked
from infoint.translatable import sentence
from infoint.words.catalogues import say, voice
from infoint.words.directions import direction

_GAP: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
# Translators: {contact} is a name. Write the dates as your language does.
_SAMPLE: Final = sentence(
    "Shown with a sample: Ana Ruiz in Chicago means to ask {contact} in Berlin on 1 February 2027, asks on the 2nd, "
    "is answered on the 4th, agrees on a talk for the 16th at 14:00, and holds it."
)
# Translators: {marked} is the word "marked", shown as what it says.
_EVERY: Final = sentence("Every message as it would be written; {marked} is what the sample fills in.")
_MARKED: Final = sentence("marked")


def page(playbook: Playbook, findings: Sequence[Finding] | None = None, *, language: str = "en") -> str:
    """Return a playbook as one HTML page for people: its time line, messages, questions, and what a checker found.

    Without findings the page says nothing of them; with an empty list it says that there are none. It has no script and
    loads nothing; whatever a text of the playbook holds, it is shown as text. The page itself is in `language`, or in
    English where the library does not speak it; each text of the playbook is marked as being in its own.
    """
    said = voice(language)
    return html_page(
        _title(playbook, said), STYLE, _body(playbook, findings, said), language=said, side=direction(said)
    )


def _title(playbook: Playbook, language: str) -> str:
    # Translators: {playbook} is the id of a playbook, {revision} a number.
    title = sentence("Playbook {playbook}, revision {revision}")
    return say(title, language, playbook=playbook.id, revision=str(playbook.revision))


def _body(playbook: Playbook, found: Sequence[Finding] | None, language: str) -> Markup:
    stops = walked(playbook)
    told = [noticed.told(playbook, found, language)] if found is not None else []
    sections: tuple[tuple[str, str, Iterable[Content]], ...] = (
        *((("findings", sentence("Findings"), told),) if told else ()),
        ("time-line", sentence("Time line"), _time_line(playbook, stops, language)),
        ("people", sentence("Whom to ask"), rulings.tiers(playbook, language)),
        ("request", sentence("What to ask for"), rulings.asked_for(playbook, language)),
        ("messages", sentence("Messages"), _messages(playbook, language)),
        ("talk", sentence("The talk"), talking.phases(playbook, language)),
        ("questions", sentence("Questions"), talking.by_topic(playbook, language)),
        ("reminders", sentence("To keep in mind"), talking.reminders(playbook, language)),
    )
    links = (element("li", element("a", say(heading, language), href=f"#{anchor}")) for anchor, heading, _ in sections)
    shown = (
        element("section", element("h2", say(heading, language), id=f"{anchor}-heading"), *content, id=anchor)
        for anchor, heading, content in sections
    )
    return element(
        "body",
        element("a", say(sentence("Skip to the content"), language), href="#content", class_="skip"),
        noticed.summary(playbook, found, language),
        element("nav", element("ul", *links), aria_label=say(sentence("Sections"), language)),
        element("main", *shown, id="content"),
        element("footer", element("p", f"{_title(playbook, language)}. ", say(sentence("Made by infoint."), language))),
    )


def _time_line(playbook: Playbook, stops: tuple[Stop, ...], language: str) -> Iterable[Content]:
    yield element("p", say(_SAMPLE, language, contact=CONTACT))
    if any(stop.task for stop in stops):
        layouts = (timeline.WIDE, timeline.NARROW)
        yield element("div", *(timeline.svg(playbook, stops, layout, language) for layout in layouts), class_="picture")
    yield from itinerary.steps(playbook, stops, language)


def _messages(playbook: Playbook, language: str) -> Iterable[Content]:
    # The mark goes where the translation has it: filled with a sign that no sentence has, which then gives way to it.
    before, _, after = say(_EVERY, language, marked=_GAP).partition(_GAP)
    yield element("p", before, element("mark", say(_MARKED, language)), after)
    yield _channels(playbook, language)
    for message in playbook.messages:
        used = [step.id for step in playbook.steps if step.message == message.id]
        about: tuple[tuple[Content, Content], ...] = (
            # Translators: by which channel a message goes, such as email.
            (say(sentence("by"), language), message.channel),
            # Translators: the step that writes a message.
            (
                say(sentence("for the step"), language),
                joined((element("a", one, href=f"#step-{one}") for one in used), ", "),
            ),
            *fields_of(message, "channel", "parts", "optional", "must", "most", language=language),
            (say(rulings.OF_SOURCE, language), rulings.sourced(message, language)),
        )
        yield element(
            "section",
            element("header", element("h3", message.id), pairs(about, "rule")),
            element(
                "div", *(cards.card(playbook, message, texts, language) for texts in playbook.texts), class_="cards"
            ),
            class_="message",
            id=f"message-{message.id}",
        )


def _channels(playbook: Playbook, language: str) -> Markup:
    return pairs(
        (
            (
                # Translators: {channel} is how a message goes, such as email.
                say(sentence("limit by {channel}"), language, channel=channel.id),
                element("span", f"{worded(channel.most, language)} ", rulings.sourced(channel, language)),
            )
            for channel in playbook.channels
        ),
        "rule",
    )
