"""The parts that a message needs: there, in their order, and not longer than the channel carries.

A draft says by its labels which parts it has. In a free text a part is there where the values stand that the plan would
put there, where somebody says it in words of their own, or where its words are mostly those of the playbook.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from infoint.idioms.figures import figures_in
from infoint.limits import Limit, exceeded, length
from infoint.phrases import Phrases
from infoint.reviewing.case import Case, Expected
from infoint.reviewing.finding import Finding
from infoint.reviewing.reading import Page, Place, page_of
from infoint.translatable import sentence

MISSING: Final = sentence("The part “{part}” is missing.")
ORDER: Final = sentence("The part “{part}” comes before “{other}” in the guide.")
LONG: Final = sentence("The message is longer than it may be ({limit}): {length}.")
NOT_JUDGED: Final = sentence("Whether the part “{part}” is there could not be judged.")
UNSPOKEN: Final = sentence("Texts in this language are not read: only blanks, names and lengths were looked at.")

_TELLING: Final = frozenset({"contact", "seeker", "introducer", "source", "place"})
"""Placeholders whose words show that a part is there."""

_ENOUGH: Final = 0.6
"""A sentence with so many of the words of another one says the same."""

_SURE: Final = 0.8
"""A sentence with so many of them is that one, and stands where it stands."""

_TELL: Final = 3
"""Shorter sentences, such as a greeting, tell nothing."""

_FIRST_LINES, _LAST_LINES = 2, 4
_JOINT: Final = "\n\n"


def too_long(case: Case, body: Page) -> Iterator[Finding]:
    """Find what is over the limits of the message and its channel, from the place on where it is too much."""
    limits = case.playbook.limits_of(case.message)
    for limit, found in exceeded(body.text, limits):
        start = _fitting(body.text, limit)
        source = _source(case, limit)
        yield body.finding("too_long", (start, len(body.text)), LONG, source, limit=limit, length=str(found))


def _fitting(text: str, limit: Limit) -> int:
    """Return how many characters of a text are within a limit; paragraphs are too many together, none by itself."""
    if limit.unit == "paragraphs":
        return 0
    return bisect_right(range(len(text)), limit.amount, key=lambda end: length(text[:end], limit.unit)) - 1


def _source(case: Case, limit: Limit) -> str:
    if limit in case.message.most:
        return case.message.source
    return next(one.source for one in case.playbook.channels if one.id == case.message.channel)


def of_draft(case: Case, body: Page) -> Iterator[Finding]:
    """Find the parts that a draft lacks, and those that stand out of order."""
    if case.draft is None:
        return
    places = places_of(case)
    labels = [label for label in places if label in case.message.parts]
    optional = set(case.message.optional)
    for at, label in enumerate(case.message.parts):
        if label not in places and label not in optional:
            yield _missing(case, body, label, _behind(places, case.message.parts[:at]))
    wanted = [label for label in case.message.parts if label in places]
    for label, right in zip(labels, wanted, strict=True):
        if label != right:
            yield _out_of_order(case, body, places[label], right, label)
            return


def places_of(case: Case) -> dict[str, tuple[int, int]]:
    """Return where in its body the parts of a draft stand; one without a word is not there."""
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for part in case.draft.parts if case.draft else ():
        if part.text.strip():
            places.setdefault(part.label, (at, at + len(part.text)))
        at += len(part.text) + len(_JOINT)
    return places


def _behind(places: dict[str, tuple[int, int]], before: tuple[str, ...]) -> int:
    """Return where the last of the parts before ends."""
    return max((places[label][1] for label in before if label in places), default=0)


def of_text(case: Case, body: Page) -> Iterator[Finding]:
    """Find the parts that a free text lacks, and say which could not be judged."""
    if case.draft is not None:
        return
    if case.idioms is None:
        yield body.finding("not_judged", body.whole, UNSPOKEN, case.message.source)
    found: dict[str, tuple[int, int]] = {}
    unjudged: list[str] = []
    shares = _shared(case, body)
    for part in case.expected:
        span = shares[part.label][1:] if part.label in shares else _told(case, body, part)
        if span:
            found[part.label] = span
        elif part.label in case.required and not _judgeable(case, part):
            unjudged.append(part.label)
            yield body.finding("not_judged", body.whole, NOT_JUDGED, case.message.source, part=part.label)
    labels = [part.label for part in case.expected]
    for at, label in enumerate(labels):
        if label not in found and label not in unjudged and label in case.required:
            yield _missing(case, body, label, _behind(found, tuple(labels[:at])))
    # Only what stands nearly word for word is known to stand where it stands; thanks and names stand anywhere.
    sure = [label for label in labels[1:-1] if shares.get(label, (0.0,))[0] >= _SURE]
    for label, other in zip(sorted(sure, key=lambda one: shares[one][1:]), sure, strict=True):
        if label != other:
            yield _out_of_order(case, body, shares[label][1:], other, label)
            return


def _judgeable(case: Case, part: Expected) -> bool:
    """Tell whether somebody who says it in other words would be understood."""
    return case.idioms is not None and (part.label in case.idioms.cues or not _TELLING.isdisjoint(part.values))


def _told(case: Case, body: Page, part: Expected) -> tuple[int, int] | None:
    """Find the values of a part, or words by which people say it; of first and last parts, where these stand."""
    cues = case.idioms.cues.get(part.label, ()) if case.idioms else ()
    values = [text for name, text in part.values.items() if name in _TELLING]
    phrases = Phrases((text, "") for text in (*cues, *values, part.text or ""))
    labels = case.message.parts
    lines = body.lines
    first, last = 0, len(body.words)
    if part.label == labels[0] and len(lines) > _FIRST_LINES:
        last = lines[_FIRST_LINES - 1][1]
    if part.label == labels[-1] and len(lines) > _LAST_LINES:
        first = lines[-_LAST_LINES][0]
    for start, end, _, _ in phrases.found_in(body.words[first:last]):
        return body.place(first + start, first + end)
    lengths = figures_in(body.text, body.said, case.idioms) if case.idioms and "{minutes}" in part.template else ()
    return next((body.place(one.start, one.end) for one in lengths), None)


def _shared(case: Case, body: Page) -> dict[str, tuple[float, int, int]]:
    """Find the parts of which a sentence stands in the text, mostly in the playbook's words: how much, and where."""
    owners: dict[str, list[tuple[str, int]]] = {}
    sizes: dict[tuple[str, int], int] = {}
    for part in case.expected:
        for number, line in enumerate(_sentences(part)):
            sizes[part.label, number] = len(line)
            for word in line:
                owners.setdefault(word, []).append((part.label, number))
    found: dict[str, tuple[float, int, int]] = {}
    for start, end in body.sentences:
        counts = Counter(owner for word in _tellings(body.words[start:end]) for owner in owners.get(word, ()))
        for (label, number), count in counts.items():
            share = count / sizes[label, number]
            if share >= _ENOUGH and share > found.get(label, (0.0,))[0]:
                found[label] = share, *body.place(start, end)
    return found


def _tellings(words: tuple[str, ...]) -> frozenset[str]:
    """Return what tells a sentence from others: its words, or pairs of signs where one sign says little."""
    pairs = (one + two for one, two in pairwise(words) if len(one) == len(two) == 1 and not (one + two).isascii())
    return frozenset((*(word for word in words if len(word) > 1 and word.isalnum()), *pairs))


def _sentences(part: Expected) -> tuple[frozenset[str], ...]:
    """Return the sentences of a part, each by what tells it from others; short ones tell nothing."""
    page = page_of("body", part.text if part.text is not None else part.template)
    lines = (_tellings(page.words[start:end]) for start, end in page.sentences)
    return tuple(line for line in lines if len(line) >= _TELL)


def _missing(case: Case, body: Page, label: str, at: int) -> Finding:
    """Say that a part is missing; the playbook's own words mend it, where the plan has all that they speak of."""
    line_end = body.text.find("\n", at) if at else 0
    at = len(body.text) if line_end < 0 else line_end
    part = next((one for one in case.expected if one.label == label), None)
    text = part.text if part else None
    repair = None if text is None else f"{_JOINT}{text}" if at else f"{text}{_JOINT}"
    return body.finding("missing_part", (at, at), MISSING, case.message.source, part=label, repair=repair)


def _out_of_order(case: Case, body: Page, place: Place, first: str, second: str) -> Finding:
    return body.finding("out_of_order", place, ORDER, case.message.source, part=first, other=second)
