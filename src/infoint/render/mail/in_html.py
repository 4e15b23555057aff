"""A draft as HTML that looks like the letter it is: paragraphs and lines, nothing to load and nothing to follow."""

import re
from typing import Final

from infoint import words
from infoint.markup import Markup, element, joined
from infoint.message import Draft

_LINE_BREAK = re.compile(r"\r\n?")
_BREAK: Final = element("br")
_AS_TYPED: Final = "white-space: pre-wrap"


def letter(written: Draft) -> str:
    """Return the text of a draft as a page of HTML; every text is escaped.

    Language and direction stand at the text itself, because web mail leaves out what is round it.
    """
    paragraphs = _LINE_BREAK.sub("\n", written.body).removesuffix("\n").split("\n\n")
    body = element("div", *map(_paragraph, paragraphs), lang=written.language, dir=words.direction(written.language))
    head = element("head", element("meta", charset="utf-8"))
    return f"<!DOCTYPE html>\n{element('html', head, element('body', body), lang=written.language)}\n"


def _paragraph(text: str) -> Markup:
    first, *more = text.split("\n")
    return element("p", first, *(joined((_BREAK, line)) for line in more), style=_AS_TYPED)
