"""The starter: it checks clean as it is, with all of its examples, and as a copy of the whole guide."""

import re
from pathlib import Path

import pytest

from infoint import playbooks
from infoint.cli.folders import playbooks_at
from infoint.cli.starting import start
from infoint.errors import RefusedValue
from infoint.playbook import Playbook

NOTES = {"not_reviewed"}


def check(folder: Path) -> set[str]:
    [documents] = playbooks_at([folder])
    return {finding.code for finding in playbooks.check(documents)}


def parsed(folder: Path) -> Playbook:
    [documents] = playbooks_at([folder])
    return playbooks.parse(documents)


def test_it_is_the_shipped_guide_under_its_own_name(tmp_path: Path) -> None:
    folder = tmp_path / "offices" / "my-office"
    assert start(folder) == (folder / "my-office.toml", folder / "my-office.en.toml")
    assert check(folder) == NOTES
    office, gsbs = parsed(folder), playbooks.load("gsbs")
    assert (office.id, office.revision, office.steps) == ("my-office", 1, gsbs.steps)
    assert office.texts == (gsbs.in_language("en"),)  # it speaks what it has words for


def test_its_examples_are_a_playbook_that_checks_clean(tmp_path: Path) -> None:
    for file in start(tmp_path / "my-office"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"^#(?=[^ #\n])", "", text, flags=re.MULTILINE), encoding="utf-8")
    assert check(tmp_path / "my-office") == NOTES
    office, gsbs = parsed(tmp_path / "my-office"), playbooks.load("gsbs")
    assert (office.request.minutes, office.request.media[2], office.caps[0].most) == (30, "coffee", 3)
    assert {step.id for step in office.steps} ^ {step.id for step in gsbs.steps} == {"card", "nudge"}
    assert "hire me" in office.in_language("en").by_key["wordings.jobs.words"]


def test_a_whole_copy_has_every_rule_in_it(tmp_path: Path) -> None:
    start(tmp_path / "own", whole=True)
    assert check(tmp_path / "own") == {*NOTES, "library_default"}
    own, gsbs = parsed(tmp_path / "own"), playbooks.load("gsbs")
    assert (own.id, own.steps, own.texts) == ("own", gsbs.steps, gsbs.texts)
    text = (tmp_path / "own" / "own.toml").read_text(encoding="utf-8")
    assert "base =" not in text
    assert "own.en.toml" in text


@pytest.mark.parametrize("whole", [False, True])
def test_no_line_is_long_and_no_name_is_left(tmp_path: Path, whole: bool) -> None:
    texts = [path.read_bytes() for path in start(tmp_path / "o", whole=whole)]
    assert not [text for text in texts if b"OFFICE" in text or b"\r" in text]
    if not whole:
        assert max(len(line) for text in texts for line in text.split(b"\n")) <= 120


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    start(tmp_path / "office")
    for taken in (tmp_path / "office", tmp_path / "office" / "office.toml"):
        before = (tmp_path / "office" / "office.toml").read_bytes()
        with pytest.raises(FileExistsError):
            start(taken)
        assert (tmp_path / "office" / "office.toml").read_bytes() == before


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    with pytest.raises(FileExistsError):
        start(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_folder_may_be_there(tmp_path: Path) -> None:
    (tmp_path / "office").mkdir()
    assert len(start(tmp_path / "office")) == 2


@pytest.mark.parametrize("name", ["my office", "büro", "a" * 201])
def test_the_name_is_an_id(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedValue) as caught:
        start(tmp_path / name)
    assert caught.value.path == "name"
    assert list(tmp_path.iterdir()) == []
