"""What was found, for people and for tools."""

import json

import pytest

from infoint.cli.report import as_json, lines
from infoint.playbooks import Finding
from infoint.playbooks.loading import MOST_FINDINGS
from infoint.proofreading.remarks import remark

ERROR = Finding(code="missing", path="id", reason=remark("is missing"), file="a.toml", line=1)
WARNING = Finding(
    code="no_source",
    path="steps[0].source",
    place="steps.ask.source",
    reason=remark("has none"),
    remedy=remark("name it"),
    file="b.toml",
    line=2,
)
NOTE = Finding(
    code="not_reviewed",
    path="texts.en.reviewed_by",
    reason=remark("is unread"),
    remedy=remark("read it"),
    file="b.toml",
)
TOLD = [
    "a.toml:1: error: id is missing [missing]",
    "b.toml:2: warning: steps.ask.source has none; name it [no_source]",
    "b.toml: note: texts.en.reviewed_by is unread; read it [not_reviewed]",
]
MEND = "Mend the errors and check again: only then can the playbook be read as a whole."


@pytest.mark.parametrize(
    ("checked", "told"),
    [
        ([()], ["1 playbook checked: nothing found."]),
        ([(), ()], ["2 playbooks checked: nothing found."]),
        ([(WARNING, NOTE)], [*TOLD[1:], "1 playbook checked: 1 warning, 1 note."]),
        ([(ERROR, ERROR), (NOTE,)], [TOLD[0], TOLD[0], TOLD[2], MEND, "2 playbooks checked: 2 errors, 1 note."]),
    ],
)
def test_lines_say_what_was_found_and_sum_it_up(checked: list[tuple[Finding, ...]], told: list[str]) -> None:
    assert list(lines(checked)) == told


def test_json_says_the_same() -> None:
    document = json.loads(as_json([(ERROR,), (WARNING, NOTE)]))
    assert document["format"] == 1
    assert document["summary"] == {"playbooks": 2, "errors": 1, "warnings": 1, "notes": 1}
    assert [one["playbook"] for one in document["findings"]] == [0, 1, 1]
    assert document["findings"][1] == {
        "playbook": 1,
        "severity": "warning",
        "code": "no_source",
        "file": "b.toml",
        "line": 2,
        "path": "steps[0].source",
        "place": "steps.ask.source",
        "why": "has none",
        "repair": "name it",
    }


def test_that_more_was_found_is_told() -> None:
    note = Finding(code="not_reviewed", path="texts.en.reviewed_by", reason=remark("says that nobody has read them"))
    told = list(lines([(note,) * MOST_FINDINGS]))
    assert told[-2] == f"Of one playbook the first {MOST_FINDINGS} findings are told, the gravest first."
