"""What was found in some playbooks, as lines for people or as JSON for tools."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from infoint.playbooks import Finding
from infoint.playbooks.loading import MOST_FINDINGS
from infoint.proofreading import KINDS, SEVERITIES

Found = Sequence[Finding]


def lines(checked: Sequence[Found]) -> Iterator[str]:
    """Say what was found, a line each, and sum it up."""
    found = [finding for findings in checked for finding in findings]
    yield from map(str, found)
    if any(finding.code not in KINDS for finding in found):
        yield "Mend the errors and check again: only then can the playbook be read as a whole."
    if any(len(findings) == MOST_FINDINGS for findings in checked):
        yield f"Of one playbook the first {MOST_FINDINGS} findings are told, the gravest first."
    counts = Counter(finding.severity for finding in found)
    told = ", ".join(_count(counts[severity], severity) for severity in SEVERITIES if counts[severity])
    yield f"{_count(len(checked), 'playbook')} checked: {told or 'nothing found'}."


def as_json(checked: Sequence[Found]) -> str:
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
        for index, found in enumerate(checked)
        for one in found
    ]
    counts = Counter(str(one["severity"]) for one in findings)
    summary = {"playbooks": len(checked), **{f"{severity}s": counts[severity] for severity in SEVERITIES}}
    return json.dumps({"format": 1, "summary": summary, "findings": findings}, indent=2)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
