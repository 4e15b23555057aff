"""The seeker's résumé, mentioned or enclosed, against what the guide does with it."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from infoint.idioms import Idioms
from infoint.phrases import Phrases, words
from infoint.reviewing.case import Case
from infoint.reviewing.finding import Finding
from infoint.reviewing.reading import Page
from infoint.translatable import sentence

ATTACHED: Final = sentence("The guide does not send a résumé with this message.")
MENTIONED: Final = sentence("The guide leaves the résumé out of this message.")
MISSING: Final = sentence("The guide sends a résumé with this message, and none is enclosed or mentioned.")

_RESUME, _ENCLOSED = "resume", "enclosed"


def findings(case: Case, page: Page) -> Iterator[Finding]:
    """Find where a résumé is spoken of; one that stands in a sentence with "attached" is enclosed."""
    policy = case.message.resume
    if not case.idioms or policy not in ("omit", "carry", "on_request"):
        return
    found = page.longest(_phrases(case.idioms))
    enclosing = {page.sentence_of[start] for start, _, kind in found if kind == _ENCLOSED}
    for start, end, kind in found:
        if kind == _RESUME and page.sentence_of[start] in enclosing:
            yield page.finding("resume_attached", page.place(start, end), ATTACHED, case.message.source)
        elif kind == _RESUME and policy == "omit":
            yield page.finding("resume_mentioned", page.place(start, end), MENTIONED, case.message.source)


def of_files(case: Case, body: Page) -> Iterator[Finding]:
    """Find a résumé among the names of the files that go with the message, or none where there should be one."""
    if not case.idioms or case.message.resume is None:
        return
    phrases = _phrases(case.idioms)
    named = any(_is_resume(name, phrases) for name in case.attachments)
    spoken = any(kind == _RESUME for _, _, kind in body.longest(phrases))
    told = any(one.code == "resume_attached" for one in findings(case, body))
    if case.message.resume == "enclose" and not (named or spoken):
        yield body.finding("resume_missing", body.whole, MISSING, case.message.source)
    elif case.message.resume != "enclose" and named and not told:
        yield body.finding("resume_attached", body.whole, ATTACHED, case.message.source)


def _is_resume(name: str, phrases: Phrases[str]) -> bool:
    said = words(name)
    return "resume" in said or any(kind == _RESUME for *_, kind in phrases.found_in(said))


@cache
def _phrases(idioms: Idioms) -> Phrases[str]:
    return Phrases((*((one, _RESUME) for one in idioms.resume), *((one, _ENCLOSED) for one in idioms.enclosed)))
