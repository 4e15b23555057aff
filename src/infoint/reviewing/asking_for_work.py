"""Words that ask for a job, by the playbook's wordings and by the idioms of the language."""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Final

from infoint.correspondence import Wording
from infoint.guide import PHRASES
from infoint.idioms import Idioms
from infoint.phrases import Phrases
from infoint.reviewing.case import OWN, Case
from infoint.reviewing.finding import Finding
from infoint.reviewing.reading import Page
from infoint.words.catalogues import sentence

ASKS: Final = sentence("“{phrase}” asks for a job; a talk is asked for to learn, not to be hired.")
BANNED: Final = sentence("“{phrase}” is what the guide does not want said.")
SOFTENED: Final = sentence("“{phrase}” is what the guide would have said in other words.")
DENIAL: Final = sentence("The message does not say openly what it is not about, as the guide wants it to.")

_WORDS, _ALLOWED, _DENIAL = PHRASES
_IDIOM, _DENIED = "idiom", "denied"
_Spans = list[tuple[int, int]]


def findings(case: Case, page: Page) -> Iterator[Finding]:
    """Find such words, outside the phrases in which they are allowed or denied."""
    rules = [one for one in case.playbook.wordings if not one.messages or case.message.id in _names(case, one)]
    found: dict[tuple[str, str], _Spans] = {}
    trees = (_phrases(case, rules), *([_idiomatic(case.idioms)] if case.idioms else []))
    for start, end, _, key in chain.from_iterable(tree.found_in(page.words) for tree in trees):
        found.setdefault(key, []).append((start, end))
    free = _covered(len(page.words), found.get((_DENIED, ""), []))
    allowed = [one for rule in rules if rule.policy == "allowed" for one in found.get((rule.id, _WORDS), [])]
    told: list[tuple[int, int, Wording]] = []
    for rule in rules:
        if rule.policy != "allowed":
            fine = [*found.get((rule.id, _ALLOWED), []), *found.get((rule.id, _DENIAL), [])]
            # Who lets it be denied in some words has nothing against other words for the same.
            fine += found.get((_DENIED, ""), []) if _denies(case, rule) else []
            covered = _covered(len(page.words), fine)
            spans = _outermost(found.get((rule.id, _WORDS), []))
            told += ((start, end, rule) for start, end in spans if not all(covered[start:end]))
    touched = _covered(len(page.words), allowed)
    excused = _covered(len(page.words), [one for rule in rules for one in found.get((rule.id, _ALLOWED), [])])
    asked = [
        (start, end)
        for start, end in _outermost(found.get((_IDIOM, ""), []))
        if not (all(free[start:end]) or any(touched[start:end]) or all(excused[start:end]))
    ]
    by_start = {start: rule for start, _, rule in told}
    for start, end in asked:
        source = next((by_start[at].source for at in range(start, end) if at in by_start), OWN)
        yield page.finding("asks_for_job", page.place(start, end), ASKS, source, phrase=page.quoted(start, end))
    seen = _covered(len(page.words), asked)
    for start, end, rule in told:
        if not all(seen[start:end]):
            code, reason = ("softened_words", SOFTENED) if rule.policy == "softened" else ("banned_words", BANNED)
            yield page.finding(code, page.place(start, end), reason, rule.source, phrase=page.quoted(start, end))


def silence(case: Case, pages: tuple[Page, ...]) -> Iterator[Finding]:
    """Find that the message does not deny what it should; a rule for all messages is content with another one."""
    for rule in case.playbook.wordings:
        if rule.policy == "denied" and case.message.id in _names(case, rule) and case.texts:
            said = _phrases(case, [rule])
            spoken = any(key == (rule.id, _DENIAL) for page in pages for *_, key in said.found_in(page.words))
            if not spoken:
                body = pages[-1]
                yield body.finding("denial_missing", body.whole, DENIAL, rule.source)


def _denies(case: Case, rule: Wording) -> bool:
    texts = case.texts
    return texts is not None and any(texts.find(f"wordings.{rule.id}.{kind}") for kind in (_ALLOWED, _DENIAL))


def _names(case: Case, rule: Wording) -> tuple[str, ...]:
    """Return the messages of a rule, with the other forms of each."""
    return tuple(form.id for one in rule.messages for form in case.playbook.forms_of(one))


def _covered(length: int, spans: _Spans) -> list[bool]:
    """Tell for each word whether it lies in a span; in one pass, however many there are."""
    depth = [0] * (length + 1)
    for start, end in spans:
        depth[start] += 1
        depth[end] -= 1
    covered: list[bool] = []
    level = 0
    for change in depth[:length]:
        level += change
        covered.append(level > 0)
    return covered


def _outermost(spans: _Spans) -> _Spans:
    """Leave out spans that lie within others."""
    found: _Spans = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or end > found[-1][1]:
            found.append((start, end))
    return found


def _phrases(case: Case, rules: list[Wording]) -> "Phrases[tuple[str, str]]":
    """Return the phrases of the playbook, each with its rule and what the rule says of it."""
    if case.texts is None:
        return Phrases(())
    texts = case.texts
    return Phrases(
        (phrase, (rule.id, kind))
        for rule in rules
        for kind in PHRASES
        for phrase in (texts.find(f"wordings.{rule.id}.{kind}") or "").split("\n")
    )


@cache
def _idiomatic(idioms: Idioms) -> "Phrases[tuple[str, str]]":
    asked = ((phrase, (_IDIOM, "")) for phrase in idioms.job_requests)
    denied = ((phrase, (_DENIED, "")) for phrase in idioms.job_denials)
    return Phrases((*asked, *denied))
