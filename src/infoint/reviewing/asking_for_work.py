"""Words that ask for a job, by the playbook's wordings and by the idioms of the language."""

from collections import defaultdict
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
from infoint.reviewing.reading import Page, outermost
from infoint.translatable import sentence

ASKS: Final = sentence("“{phrase}” asks for a job; a talk is asked for to learn, not to be hired.")
BANNED: Final = sentence("“{phrase}” is what the guide does not want said.")
SOFTENED: Final = sentence("“{phrase}” is what the guide would have said in other words.")
DENIAL: Final = sentence("The message does not say openly what it is not about, as the guide wants it to.")

_WORDS, _ALLOWED, _DENIAL = PHRASES
_IDIOM, _DENIED = ("", "idiom"), ("", "denied")
_Key = tuple[str, str]
"""The id of a rule and what it says of a phrase; of the idioms, which no rule has, nothing and what they are."""
_Spans = list[tuple[int, int]]
_Said = defaultdict[_Key, _Spans]


def findings(case: Case, page: Page) -> Iterator[Finding]:
    """Find such words, outside the phrases in which they are allowed or denied."""
    rules = [one for one in case.playbook.wordings if not one.messages or case.message.id in _names(case, one)]
    said = _said(case, page, rules)
    told = [one for rule in rules if rule.policy != "allowed" for one in _against(rule, case, page, said)]
    asked = _asking(rules, page, said)
    by_start = {start: rule for start, _, rule in told}
    for start, end in asked:
        source = next((by_start[at].source for at in range(start, end) if at in by_start), OWN)
        yield page.finding("asks_for_job", page.place(start, end), ASKS, source, phrase=page.quoted(start, end))
    seen = _covered(page, asked)
    for start, end, rule in told:
        if not all(seen[start:end]):
            code, reason = ("softened_words", SOFTENED) if rule.policy == "softened" else ("banned_words", BANNED)
            yield page.finding(code, page.place(start, end), reason, rule.source, phrase=page.quoted(start, end))


def _said(case: Case, page: Page, rules: list[Wording]) -> _Said:
    """Return where phrases of the playbook and of the language stand, by their key."""
    said = _Said(list)
    trees = (_phrases(case, rules), *([_idiomatic(case.idioms)] if case.idioms else []))
    for start, end, _, key in chain.from_iterable(tree.found_in(page.words) for tree in trees):
        said[key].append((start, end))
    return said


def _against(rule: Wording, case: Case, page: Page, said: _Said) -> Iterator[tuple[int, int, Wording]]:
    """Yield the words of a rule where nothing excuses them."""
    fine = [*said[rule.id, _ALLOWED], *said[rule.id, _DENIAL]]
    # Who lets it be denied in some words has nothing against other words for the same.
    fine += said[_DENIED] if _denies(case, rule) else []
    covered = _covered(page, fine)
    for start, end, _ in outermost((*span, rule) for span in said[rule.id, _WORDS]):
        if not all(covered[start:end]):
            yield start, end, rule


def _asking(rules: list[Wording], page: Page, said: _Said) -> _Spans:
    """Return the idioms of asking for a job, but for those that deny it, or that the guide allows."""
    denied = _covered(page, said[_DENIED])
    excused = _covered(page, [one for rule in rules for one in said[rule.id, _ALLOWED]])
    allowed = _covered(page, [one for rule in rules if rule.policy == "allowed" for one in said[rule.id, _WORDS]])
    return [
        (start, end)
        for start, end, _ in outermost((*span, "") for span in said[_IDIOM])
        if not (all(denied[start:end]) or all(excused[start:end]) or any(allowed[start:end]))
    ]


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


def _covered(page: Page, spans: _Spans) -> list[bool]:
    """Tell for each word whether it lies in a span; in one pass, however many there are."""
    depth = [0] * (len(page.words) + 1)
    for start, end in spans:
        depth[start] += 1
        depth[end] -= 1
    covered: list[bool] = []
    level = 0
    for change in depth[:-1]:
        level += change
        covered.append(level > 0)
    return covered


def _phrases(case: Case, rules: list[Wording]) -> Phrases[_Key]:
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
def _idiomatic(idioms: Idioms) -> Phrases[_Key]:
    asked = ((phrase, _IDIOM) for phrase in idioms.job_requests)
    denied = ((phrase, _DENIED) for phrase in idioms.job_denials)
    return Phrases((*asked, *denied))
