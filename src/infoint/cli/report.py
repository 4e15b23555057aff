"""What was found in some playbooks, as lines for people or as JSON for tools."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from infoint.checks import language as check_language
from infoint.errors import Fault, NotKnown, did_you_mean
from infoint.playbooks import Finding
from infoint.playbooks.loading import MOST_FINDINGS
from infoint.proofreading import KINDS, SEVERITIES
from infoint.proofreading.saying import COUNTED
from infoint.translatable import plural, sentence
from infoint.words.catalogues import LANGUAGES, say, say_count, voice
from infoint.words.rows import row

Found = Sequence[Finding]

_MEND: Final = sentence("Mend the errors and check again: only then can the playbook be read as a whole.")
_FIRST: Final = plural(
    "Of one playbook the first {count} finding is told, the gravest first.",
    "Of one playbook the first {count} findings are told, the gravest first.",
)
# Translators: {found} is such as "2 errors, 1 note".
_CHECKED: Final = plural("{count} playbook checked: {found}.", "{count} playbooks checked: {found}.")
_CLEAN: Final = plural("{count} playbook checked: nothing found.", "{count} playbooks checked: nothing found.")


def spoken(language: str) -> str:
    """Return a language that the library speaks; raise `NotKnown` for another, `RefusedValue` for what is none."""
    check_language(language, "language")
    if voice(language) != language:
        raise NotKnown(Fault(code="unknown_language", path="language", hint=did_you_mean(language, LANGUAGES)))
    return language


def in_language(checked: Sequence[Found], language: str) -> Sequence[Found]:
    """Return what was found as it is said in a language."""
    return [[one.in_language(language) for one in found] for found in checked]


def lines(checked: Sequence[Found], language: str = "en") -> Iterator[str]:
    """Say what was found, a line each, and sum it up."""
    checked = in_language(checked, language)
    found = [finding for findings in checked for finding in findings]
    yield from map(str, found)
    if any(finding.code not in KINDS for finding in found):
        yield say(_MEND, language)
    if any(len(findings) == MOST_FINDINGS for findings in checked):
        yield say_count(_FIRST, MOST_FINDINGS, language)
    counts = Counter(finding.severity for finding in found)
    told = tuple(say_count(COUNTED[one], counts[one], language) for one in SEVERITIES if counts[one])
    if told:
        yield say_count(_CHECKED, len(checked), language, found=row(told, language))
    else:
        yield say_count(_CLEAN, len(checked), language)


def as_json(checked: Sequence[Found], language: str = "en") -> str:
    """Return what was found as a document of JSON; `playbook` counts the playbooks from 0, in the order given."""
    findings = [
        {
            "playbook": index,
            "severity": one.severity,
            "code": one.code,
            "file": one.file,
            "line": one.line,
            "path": one.path,
            "place": one.place,
            "why": one.why,
            "repair": one.repair,
        }
        for index, found in enumerate(in_language(checked, language))
        for one in found
    ]
    counts = Counter(str(one["severity"]) for one in findings)
    summary = {"playbooks": len(checked), **{f"{severity}s": counts[severity] for severity in SEVERITIES}}
    return json.dumps({"format": 1, "summary": summary, "findings": findings}, indent=2)
