"""A finding: what it says, how grave it is, and the page that tells each kind."""

import re
from pathlib import Path

import pytest

from infoint.codes import CODES
from infoint.errors import Fault
from infoint.playbooks.loading import MOST_FINDINGS
from infoint.proofreading import KINDS, SEVERITIES, Finding, of_fault
from infoint.proofreading.remarks import remark

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "findings.md").read_text(encoding="utf-8")


def test_the_page_tells_every_kind_under_its_severity() -> None:
    told: dict[str, str] = {}
    for severity in SEVERITIES:
        section = PAGE.split(f"## {severity.capitalize()}s\n")[1].split("\n## ")[0]
        rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| `")]
        assert all(cell.strip() for row in rows for cell in row)
        assert {len(row) for row in rows} == {4}
        told |= {row[0].strip(" `"): severity for row in rows}
    assert told == dict(KINDS)
    assert f"At most {MOST_FINDINGS} are told" in PAGE


def test_the_page_tells_what_a_finding_has() -> None:
    table = PAGE.split("| a finding has |")[1].split("\n\n")[0]
    fields = re.findall(r"`(\w+)`", " ".join(line.split("|")[1] for line in table.splitlines()[2:]))
    assert sorted(fields) == sorted([*Finding.__slots__[:-1], "severity", "why", "repair"])


def test_a_code_has_one_meaning() -> None:
    assert KINDS.keys().isdisjoint(CODES)
    with pytest.raises(ValueError, match="code"):
        Finding(code="no_such_code", path="", reason=remark("is odd"))


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (Finding(code="no_source", path="talk", reason=remark("has none")), "warning: talk has none [no_source]"),
        (Finding(code="empty", path="", reason=remark("is empty")), "error: file is empty [empty]"),
        (
            Finding(
                code="not_reviewed",
                path="a[0]",
                place="a.b",
                reason=remark("is odd"),
                remedy=remark("mend"),
                file="f",
                line=3,
            ),
            "f:3: note: a.b is odd; mend [not_reviewed]",
        ),
        (Finding(code="no_locale", path="a", reason=remark("is odd"), file="f"), "f: error: a is odd [no_locale]"),
    ],
)
def test_a_finding_says_where_how_grave_why_and_what_mends_it(finding: Finding, said: str) -> None:
    assert str(finding) == said


def test_what_a_base_lends_is_mended_in_the_own_file() -> None:
    finding = Finding(code="no_source", path="talk", reason=remark("has none"), remedy=remark("mend it"))
    assert finding.lent_by_base().repair == "mend it (in your own file: what stands there goes before the base)"
    assert Finding(code="no_source", path="talk", reason=remark("has none")).lent_by_base().repair == ""


def test_a_fault_is_an_error() -> None:
    fault = Fault(code="unknown_step", path="steps[1].after", hint="did you mean 'b'?", found="c", file="f", line=2)
    finding = of_fault(fault, "steps.a.after")
    assert finding.severity == "error"
    assert str(finding) == (
        "f:2: error: steps.a.after names no step of the playbook (found 'c'); did you mean 'b'? [unknown_step]"
    )
