"""The whole page: one file that a browser shows without asking anybody for anything."""

from collections.abc import Iterable, Sequence
from typing import Final

from infoint.markup import Content, Markup, element, html_page, joined, pairs
from infoint.playbook import Playbook
from infoint.preview import cards, noticed, rulings, talking, timeline
from infoint.preview.noticed import Finding
from infoint.preview.sample import CONTACT
from infoint.preview.styling import STYLE
from infoint.preview.telling import fields_of
from infoint.preview.walking import Stop, walked

_SAMPLE: Final = (
    f"Shown with a sample: Ana Ruiz in Chicago means to ask {CONTACT} in Berlin on 1 February 2027, asks on the 2nd, "
    "is answered on the 4th, agrees on a talk for the 16th at 14:00, and holds it."
)


def page(playbook: Playbook, findings: Sequence[Finding] | None = None) -> str:
    """Return a playbook as one HTML page for people: its time line, messages, questions, and what a checker found.

    Without findings the page says nothing of them; with an empty list it says that there are none. It has no script and
    loads nothing; whatever a text of the playbook holds, it is shown as text.
    """
    title = f"Playbook {playbook.id}, revision {playbook.revision}"
    return html_page(title, STYLE, _body(playbook, findings), language="en")


def _body(playbook: Playbook, found: Sequence[Finding] | None) -> Markup:
    stops = walked(playbook)
    sections: tuple[tuple[str, str, Iterable[Content]], ...] = (
        *((("findings", "Findings", [noticed.told(playbook, found)]),) if found is not None else ()),
        ("time-line", "Time line", _time_line(playbook, stops)),
        ("people", "Whom to ask", rulings.tiers(playbook)),
        ("request", "What to ask for", rulings.asked_for(playbook)),
        ("messages", "Messages", _messages(playbook)),
        ("talk", "The talk", talking.phases(playbook)),
        ("questions", "Questions", talking.by_topic(playbook)),
        ("reminders", "To bear in mind", talking.reminders(playbook)),
    )
    links = (element("li", element("a", heading, href=f"#{anchor}")) for anchor, heading, _ in sections)
    shown = (
        element("section", element("h2", heading, id=f"{anchor}-heading"), *content, id=anchor)
        for anchor, heading, content in sections
    )
    return element(
        "body",
        element("a", "Skip to the content", href="#content", class_="skip"),
        noticed.summary(playbook, found),
        element("nav", element("ul", *links), aria_label="Sections"),
        element("main", *shown, id="content"),
        element("footer", element("p", f"Playbook {playbook.id}, revision {playbook.revision}. Made by infoint.")),
    )


def _time_line(playbook: Playbook, stops: tuple[Stop, ...]) -> Iterable[Content]:
    yield element("p", _SAMPLE)
    if any(stop.task for stop in stops):
        layouts = (timeline.WIDE, timeline.NARROW)
        yield element("div", *(timeline.svg(playbook, stops, layout) for layout in layouts), class_="picture")
    yield from rulings.steps(playbook, stops)


def _messages(playbook: Playbook) -> Iterable[Content]:
    yield element(
        "p", "Every message as it would be written; ", element("mark", "marked"), " is what the sample fills in."
    )
    yield _channels(playbook)
    for message in playbook.messages:
        used = [step.id for step in playbook.steps if step.message == message.id]
        about: tuple[tuple[Content, Content], ...] = (
            ("by", message.channel),
            ("for the step", joined((element("a", one, href=f"#step-{one}") for one in used), ", ")),
            *fields_of(message, "channel", "parts", "optional", "must", "most"),
            ("source", rulings.sourced(message)),
        )
        yield element(
            "section",
            element("header", element("h3", message.id), pairs(about, "rule")),
            element("div", *(cards.card(playbook, message, texts) for texts in playbook.texts), class_="cards"),
            class_="message",
            id=f"message-{message.id}",
        )


def _channels(playbook: Playbook) -> Markup:
    return pairs(
        (
            (
                f"limit by {channel.id}",
                element("span", f"{', '.join(map(str, channel.most))} ", rulings.sourced(channel)),
            )
            for channel in playbook.channels
        ),
        "rule",
    )
