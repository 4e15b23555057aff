"""The sheet as Markdown.

Every text of a person or a playbook is escaped: none of it can become a heading, a link or markup.
"""

import re
from collections.abc import Iterable, Iterator

from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render.sheet.outline import Ask, Group, Listing, Outline, Passage, outlined
from infoint.words import cldr

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


def markdown(playbook: Playbook, plan: Plan, *, language: str | None = None, earlier: Iterable[Plan] = ()) -> str:
    """Return the sheet for a plan's talk, agreed or still to be asked for, as Markdown.

    `earlier` are plans of the same seeker for talks in the same field.
    """
    return "\n".join(_lines(outlined(playbook, plan, language, earlier))) + "\n"


def _lines(sheet: Outline) -> Iterator[str]:
    yield f"# {escaped(sheet.title)}"
    for block in (sheet.whom, (*sheet.when, *([sheet.place] if sheet.place else []))):
        if block:
            yield from ("", *(f"{escaped(line)}  " for line in block))
    yield from _passage(sheet.aim)
    yield from _passage(sheet.speech)
    yield from _listing(sheet.prepare, "- [ ] ")
    for stretch in sheet.stretches:
        yield from _passage(Passage(stretch.heading, stretch.advice))
        for group in stretch.groups:
            yield from _group(group, sheet.language)
        for told in stretch.told:
            yield from ("", escaped(told))
    yield from _listing(sheet.mind, "- ")
    yield from _listing(sheet.promises, "- [ ] ")
    yield from ("", f"## {escaped(sheet.notes)}")
    for room in sheet.rooms:
        yield from ("", f"**{escaped(room.heading)}**")
        for noted in room.items or ("",):
            yield from ("", escaped(noted) or "&nbsp;")


def _passage(passage: Passage) -> Iterator[str]:
    yield from ("", f"## {escaped(passage.heading)}", "", escaped(passage.text))


def _listing(listing: Listing, sign: str) -> Iterator[str]:
    if listing.items:
        yield from ("", f"## {escaped(listing.heading)}", "", *(sign + escaped(one) for one in listing.items))


def _group(group: Group, language: str) -> Iterator[str]:
    yield from ("", f"### {escaped(group.heading)}", "")
    if group.remark:
        yield from (escaped(group.remark), "")
    yield from (f"- [ ] {_ask(one, language)}" for one in group.asks)


def _ask(ask: Ask, language: str) -> str:
    """Return a question with its minutes and its remark, each set off."""
    minutes = "" if ask.minutes is None else cldr.span(ask.minutes, "minutes", language)
    return " ".join((escaped(ask.text), *(f"*{escaped(one)}*" for one in (minutes, ask.remark) if one)))
