"""Blanks of a template that nobody has filled: brackets, stand-ins such as XXX, and a greeting to nobody."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from infoint.idioms import Idioms
from infoint.phrases import Phrases, words
from infoint.reviewing.case import OWN, Case
from infoint.reviewing.finding import Finding
from infoint.reviewing.reading import Page, Place
from infoint.template import PLACEHOLDERS
from infoint.translatable import sentence

BLANK: Final = sentence("“{blank}” is a blank that is to be filled.")
NOBODY: Final = sentence("The greeting names nobody.")

_LONGEST: Final = 60
"""What is longer is no blank, but a remark in brackets."""

_NEAR: Final = 2
"""So many blanks at most stand between a greeting and its name."""

_INSIDE: Final = rf"[^\[\]{{}}<>【】［］｛｝〈〉＜＞\n]{{0,{_LONGEST}}}"
_BRACKETS: Final = ("[]", "{}", "<>", "【】", "［］", "｛｝", "〈〉", "＜＞")
_BLANK = re.compile(
    "|".join(f"{re.escape(pair[0])}{_INSIDE}{re.escape(pair[1])}" for pair in _BRACKETS) + r"|_{3,}|＿{3,}"
)
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+|\w+://\S+|www\.\S+")
_FIGURE = re.compile(r"[\d\s,;.\-–]*|\.\.\.|…|sic")


def findings(case: Case, page: Page) -> Iterator[Finding]:
    """Find blanks, each with the value that the plan has for it."""
    told = [text for text in case.told if text in page.text]
    theirs = {match[0] for text in told for match in _BLANK.finditer(text)}
    named = frozenset(_names_wanted(page, case.idioms)) if case.idioms and page.where == "body" else frozenset[int]()
    within: set[int] = set()
    for match in _BLANK.finditer(page.text):
        within.update(range(match.start(), match.end()))
        name = match[0].strip("[]{}<>【】［］｛｝〈〉＜＞_＿").strip()
        if not (_ADDRESS.fullmatch(name) or _is_remark(match[0], name) or match[0] in theirs):
            greets = any(at in named for at in range(match.start() - _NEAR, match.start() + 1))
            yield _blank(page, match.span(), _value(case, "contact" if greets else name))
    if case.idioms:
        names = {words(text) for text in told if len(text) <= _LONGEST}
        for start, end, _ in page.longest(_stand_ins(case.idioms)):
            place = page.place(start, end)
            if page.words[start:end] not in names and place[0] not in within:
                yield _blank(page, place, None)
        if page.where == "body":
            yield from _nobody(case, page, case.idioms, named)


def is_blank(text: str) -> bool:
    """Tell whether a text would itself be read as a blank."""
    return _BLANK.search(text) is not None


def _blank(page: Page, place: Place, repair: str | None) -> Finding:
    return page.finding("unfilled", place, BLANK, OWN, blank=page.text[slice(*place)], repair=repair)


def _is_remark(whole: str, name: str) -> bool:
    """Tell whether brackets hold a number of a note, an ellipsis, or nothing but signs that are no blank."""
    return whole[0] not in "_＿{｛" and _FIGURE.fullmatch(name) is not None and name != ""


def _value(case: Case, name: str) -> str | None:
    """Return what the plan has for a blank, by the name of a placeholder or by what people call it."""
    plain = " ".join(words(name))
    placeholder = name if name in PLACEHOLDERS else (_fields(case.idioms).get(plain, "") if case.idioms else "")
    found = case.values.get(placeholder)
    return found if found and not is_blank(found) else None


def _names_wanted(page: Page, idioms: Idioms) -> Iterator[int]:
    """Yield the places, in the first lines, where a greeting goes on with a name."""
    for start, end in page.lines[:3]:
        marks = page.within(_greetings(idioms), start, end)
        reach, needs = start, False
        while reach in marks:
            reach, needs = marks[reach][0], needs or marks[reach][1] == _NEEDS_NAME
        if needs:
            at = page.said.ends[reach - 1]
            yield at + page.text[at : at + 2].startswith((")", "@", "）"))  # "Liebe(r)" is one word to a reader


def _nobody(case: Case, page: Page, idioms: Idioms, named: frozenset[int]) -> Iterator[Finding]:
    """Find a greeting that stops where the name should stand, and an honorific behind no name."""
    name = _value(case, "contact")
    for at in sorted(named):
        rest = (*page.text[at : at + _LONGEST].splitlines(), "")[0]
        following = rest.strip()
        if not following or following[0] in ",;:!.，：、！،":
            until = at + len(rest) - len(rest.lstrip())
            yield page.finding("unfilled", (at, until), NOBODY, OWN, repair=f" {name}" if name else None)
    honorifics = {words(one) for one in idioms.after_name}
    for start, end in page.lines[:3]:
        if page.words[start:end] in honorifics:
            at = page.said.starts[start]
            yield page.finding("unfilled", (at, at), NOBODY, OWN, repair=name)


_NEEDS_NAME, _TITLE = "needs_name", "title"


@cache
def _greetings(idioms: Idioms) -> Phrases[str]:
    needing = ((phrase, _NEEDS_NAME) for phrase in idioms.needs_name)
    return Phrases((*needing, *((phrase, _TITLE) for phrase in idioms.titles)))


@cache
def _stand_ins(idioms: Idioms) -> Phrases[str]:
    return Phrases((phrase, "") for phrase in idioms.unfilled)


@cache
def _fields(idioms: Idioms) -> Mapping[str, str]:
    return {" ".join(words(name)): placeholder for name, placeholder in idioms.fields.items()}
