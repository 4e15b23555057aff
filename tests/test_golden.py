"""The approved outputs in tests/golden/gsbs: looked at by a person, and held byte for byte."""

from pathlib import Path

import pytest

from infoint import playbooks
from tests.approve import GOLDEN, LETTERS, outputs, write

OUTPUTS = outputs()


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_an_output_is_the_one_that_was_approved(name: str) -> None:
    assert OUTPUTS[name] == (GOLDEN / name).read_bytes(), "look at it, then: python tests/approve.py"


def test_nothing_else_was_approved() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(OUTPUTS)


def test_every_message_of_the_guide_is_among_them() -> None:
    gsbs = playbooks.load("gsbs")
    assert LETTERS.keys() == {step.id for step in gsbs.steps if step.message}
    written = {form.id for step in gsbs.steps if step.message for form in gsbs.forms_of(step.message)}
    assert written == {message.id for message in gsbs.messages}


def test_approving_writes_the_outputs_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    write(folder)
    (folder / "old.eml").write_text("no longer made")
    write(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == OUTPUTS
