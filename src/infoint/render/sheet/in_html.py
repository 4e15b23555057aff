"""The sheet as one page of HTML that needs nothing else: to print on one sheet of paper, or to read on a telephone.

Every text is escaped by construction; what `words` keeps apart stands in an element that keeps it apart.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from infoint.markup import Content, Markup, element, html_page, joined, link, listed
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render.sheet.look import STYLE
from infoint.render.sheet.outline import Ask, Group, Listing, Outline, Passage, Stretch, outlined
from infoint.words import cldr

_ISOLATES = re.compile("([\u2066-\u2069])")
_PDI: Final = "\u2069"


def page(playbook: Playbook, plan: Plan, *, language: str | None = None, earlier: Iterable[Plan] = ()) -> str:
    """Return the sheet for a plan's talk, agreed or still to be asked for, as a page of HTML.

    `earlier` are plans of the same seeker for talks in the same field. The page has no script and loads nothing.
    """
    sheet = outlined(playbook, plan, language, earlier)
    return html_page(sheet.title, STYLE, _body(sheet), language=sheet.language, side=sheet.side)


def said(text: str) -> Markup:
    r"""Return a text with an element round each part that is kept apart.

    >>> print(said("a \u2068<b>\u2069 c"))
    a <bdi>&lt;b&gt;</bdi> c
    """
    opened: list[list[Content]] = [[]]
    for piece in _ISOLATES.split(text):
        if not _ISOLATES.fullmatch(piece):
            opened[-1].append(piece)
        elif piece != _PDI:
            opened.append([])
        elif len(opened) > 1:
            inner = opened.pop()
            opened[-1].append(element("bdi", *inner))
    return joined(piece for level in opened for piece in level)


def _body(sheet: Outline) -> Markup:
    about = [*map(said, sheet.when), *([element("bdi", link(sheet.place))] if sheet.place else [])]
    whom = joined((element("bdi", said(one)) for one in sheet.whom), " · ")
    return element(
        "body",
        element(
            "header",
            element("h1", said(sheet.title)),
            element("p", whom, class_="whom") if sheet.whom else None,
            listed(about, "when"),
            _bar(sheet),
        ),
        element(
            "main",
            element("div", _passage(sheet.aim), _passage(sheet.speech), _ticks(sheet.prepare), class_="before"),
            element("div", *(_stretch(one, sheet.language) for one in sheet.stretches), class_="talk"),
            element("div", _listing(sheet.mind), _ticks(sheet.promises), class_="after"),
        ),
        element(
            "section",
            element("h2", said(sheet.notes)),
            element("div", *map(_room, sheet.rooms), class_="rooms", style=f"--beside: {_beside(len(sheet.rooms))}"),
            class_="notes",
        ),
    )


def _beside(rooms: int) -> int:
    """Return how many rooms for notes stand side by side: three, but of four two, so that none is left alone."""
    return 2 if rooms in (1, 2, 4) else 3


def _bar(sheet: Outline) -> Markup:
    """Draw how the minutes are shared out, and how much of a phase one listens; the headings say it in words."""
    parts = [
        element(
            "span",
            element("i", style=f"inline-size: {one.listening}%") if one.listening else None,
            element("b", _prime(one.minutes, sheet.language), dir="ltr"),
            style=f"flex-grow: {one.minutes}",
        )
        for one in sheet.stretches
        if one.minutes
    ]
    return element("div", *parts, class_="bar", aria_hidden="true")


def _prime(minutes: int, language: str) -> str:
    return f"{cldr.number(minutes, language)}\N{PRIME}"


def _passage(passage: Passage) -> Markup:
    return element("section", element("h2", said(passage.heading)), *_paragraphs(passage.text))


def _paragraphs(text: str) -> Iterator[Markup]:
    """Give a text line by line; whoever wrote it may have used another script than the page has."""
    return (element("p", said(line), dir="auto") for line in text.splitlines() if line.strip())


def _listing(listing: Listing) -> Markup | None:
    return _below(listing, listed(map(said, listing.items)))


def _ticks(listing: Listing) -> Markup | None:
    return _below(listing, listed(map(_tick, listing.items), "ticks"))


def _below(listing: Listing, items: Markup) -> Markup | None:
    return element("section", element("h2", said(listing.heading)), items) if listing.items else None


def _tick(text: str, *rest: Content) -> Markup:
    return element("label", element("input", type="checkbox"), element("span", said(text), *rest))


def _stretch(stretch: Stretch, language: str) -> Markup:
    return element(
        "section",
        element("h2", said(stretch.name), " ", element("small", said(stretch.length))),
        element("p", said(stretch.advice), class_="advice"),
        *(_group(one, language) for one in stretch.groups),
        *(element("p", said(one), class_="told") for one in stretch.told),
    )


def _group(group: Group, language: str) -> Markup:
    return element(
        "section",
        element("h3", said(group.heading)),
        element("p", said(group.remark), class_="remark") if group.remark else None,
        listed((_ask(one, language) for one in group.asks), "ticks"),
        class_="group",
    )


def _ask(ask: Ask, language: str) -> Markup:
    told: list[Content] = []
    if ask.minutes is not None:
        long = cldr.span(ask.minutes, "minutes", language)
        told += ["\u00a0", element("small", _prime(ask.minutes, language), title=long, dir="ltr")]
    if ask.remark:
        told += [" ", element("small", said(ask.remark), class_="remark")]
    return _tick(ask.text, *told)


def _room(room: Listing) -> Markup:
    noted = (line for text in room.items for line in _paragraphs(text))
    return element("section", element("h3", said(room.heading)), *noted)
