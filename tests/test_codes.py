"""The codes: a closed list, each of them raised by the code and by a test."""

import ast
from pathlib import Path

import pytest

from infoint.codes import ANOMALIES, CODES
from infoint.errors import Anomaly, Fault

ROOT = Path(__file__).resolve().parent.parent


def test_codes_are_a_closed_list() -> None:
    with pytest.raises(ValueError, match="code"):
        Fault(code="no_such_code", path="")
    with pytest.raises(ValueError, match="code"):
        Anomaly("no_such_code", "f-1")
    for codes in (CODES, ANOMALIES):
        with pytest.raises(TypeError):
            codes["mine"] = "must be mine"  # type: ignore[index]


def words_in(folder: str) -> set[str]:
    """Return the texts that stand in the code of a folder, but for this room and its tests."""
    scripts = [path for path in (ROOT / folder).rglob("*.py") if path.name not in ("codes.py", "test_codes.py")]
    nodes = (node for path in scripts for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("folder", ["src", "tests"])
def test_every_code_is_raised_and_tested(folder: str) -> None:
    assert sorted({*CODES, *ANOMALIES} - words_in(folder)) == []
