"""Names that do not belong into this message: another contact's or organisation's, or one in the greeting."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from infoint.facts import Referred
from infoint.idioms import Idioms
from infoint.people import Contact
from infoint.phrases import MOST_WORDS, Phrases, words
from infoint.reviewing.blanks import is_blank
from infoint.reviewing.case import OWN, Case
from infoint.reviewing.finding import Finding
from infoint.reviewing.reading import Page
from infoint.translatable import sentence

ANOTHER: Final = sentence("“{name}” is a name of another interview.")
GREETED: Final = sentence("The greeting is to “{name}”, the message to {contact}.")

_OWN, _PERSON, _PLACE = "own", "contact", "organisation"
_MOST: Final = 6
"""A greeting with more words behind it is a sentence."""


def findings(case: Case, page: Page) -> Iterator[Finding]:
    """Find the names of other plans, whole and as they are written, and a greeting to somebody else."""
    greeted = list(_greeted(case, page, case.idioms)) if case.idioms and page.where == "body" else []
    yield from greeted
    seen = {(one.start, one.end) for one in greeted}
    first = range(*page.lines[0]) if page.lines else range(0)
    for start, end, kind in page.longest(_others(case)):
        place, name = page.place(start, end), page.quoted(start, end)
        if kind != _OWN and place not in seen and _is_name(name):
            # Who stands in a sentence may have done what it says; another name there would make it false.
            mended = _clean(case.values.get(kind)) if kind == _PLACE or start in first else None
            yield page.finding("other_name", place, ANOTHER, OWN, name=name, repair=mended)


def _clean(name: str | None) -> str | None:
    return name if name and not is_blank(name) else None


def _is_name(text: str) -> bool:
    """Tell a name from the same letters as a common word: "Will", not "will"."""
    return not text.islower()


def _own(case: Case) -> Iterator[str]:
    """Yield what belongs here, such as the seeker's name, in pieces that are found whole.

    Another name within it is none: "Ana" in "Ana Ruiz", a university in who somebody is. "Kim" may be Kim Lee.
    """
    people = (case.plan.contact, case.plan.introducer)
    yield from (word for one in people if one for word in words(one.name))
    for text in (*(name for one in people if one for name in _names(one)), *sorted(case.told)):
        said = words(text)
        yield from (" ".join(said[at : at + MOST_WORDS]) for at in range(0, len(said), MOST_WORDS))


def _names(person: Contact) -> tuple[str, ...]:
    told = (person.name, person.addressed_as, person.organisation.name if person.organisation else None)
    return tuple(name for name in told if name)


def _others(case: Case) -> Phrases[str]:
    """Return the names of other contacts, and what belongs here; whom this contact named may be spoken of."""
    plan = case.plan
    referred = {fact.contact for fact in plan.counting if isinstance(fact, Referred)}
    near = {one.id for one in (plan.contact, plan.introducer) if one} | referred
    far = [other.contact for other in case.others if other.contact.id not in near]
    people = ((name, _PERSON) for one in far for name in (one.name, one.addressed_as) if name)
    home = plan.contact.organisation.id if plan.contact.organisation else None
    places = ((one.organisation.name, _PLACE) for one in far if one.organisation and one.organisation.id != home)
    return Phrases((*((text, _OWN) for text in _own(case)), *people, *places))


def _greeted(case: Case, page: Page, idioms: Idioms) -> Iterator[Finding]:
    """Find a greeting that has a name, and shares no word with that of the reader."""
    reader = {word for name in _names(case.reader) for word in words(name)}
    for start, end in page.lines[:3]:
        marks = page.within(_phrases(idioms), start, end)
        if marks.get(start, (0, ""))[1] == _END:
            continue  # "Liebe Grüße" and 谢谢您 greet nobody
        reach, needs, titled = start, False, False
        while reach in marks and marks[reach][1] in {_BEFORE, _TITLE}:
            titled = titled or marks[reach][1] == _TITLE
            reach, needs = marks[reach][0], needs or marks[reach][1] == _BEFORE
        stop = next((at for at in range(reach, end) if _stops(page, at, start)), end)
        behind = next((at for at in range(reach, stop) if at in marks and marks[at] == (stop, _AFTER)), None)
        if behind is not None:
            needs, stop = True, behind
        named = needs and reach < stop <= reach + _MOST and not page.words[reach].isdecimal()
        if named and reader.isdisjoint(page.words[reach:stop]):
            name = page.quoted(reach, stop)
            line = page.text[max(page.said.starts[start] - 1, 0) : page.said.ends[end - 1] + 1]
            if not is_blank(line):
                # A title and its ending are of the other person, too.
                mended = None if titled else _clean(case.called)
                place = page.place(reach, stop)
                yield page.finding("other_name", place, GREETED, OWN, name=name, contact=case.called, repair=mended)


def _stops(page: Page, at: int, line: int) -> bool:
    """Tell whether a name ends before a word; what stands before the first word of a line is not of that line."""
    return page.words[at] in {".", "!", ":", "?", ";"} or (at > line and bool(set(page.gap(at)) & set(",，、،")))


_BEFORE, _TITLE, _AFTER, _END = "before", "title", "after", "end"


@cache
def _phrases(idioms: Idioms) -> Phrases[str]:
    before = ((phrase, _BEFORE) for phrase in idioms.needs_name)
    titles = ((phrase, _TITLE) for phrase in idioms.titles)
    after = ((phrase, _AFTER) for phrase in idioms.after_name)
    ends = ((phrase, _END) for phrase in idioms.cues.get("sign_off", ()))
    return Phrases((*before, *titles, *after, *ends))
