"""Which files are one playbook, and what cannot be read."""

from pathlib import Path

import pytest

from infoint.cli.folders import playbooks_at


def put(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(name.encode())
    return folder


def names(*paths: Path) -> list[list[str]]:
    return [[Path(name).name for name in documents] for documents in playbooks_at(paths)]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["office.toml", "office.en.toml", "notes.txt"], [["office.en.toml", "office.toml"]]),
        (["office.toml", "en.toml", "de.toml"], [["de.toml", "en.toml", "office.toml"]]),
        (["rules.toml", "words.en.toml"], [["rules.toml", "words.en.toml"]]),
        (["a.toml", "a.en.toml", "b.toml"], [["a.en.toml", "a.toml"], ["b.toml"]]),
    ],
)
def test_a_folder_is_one_playbook_or_one_for_each_name(
    tmp_path: Path, files: list[str], expected: list[object]
) -> None:
    assert names(put(tmp_path, *files)) == expected


def test_a_folder_of_folders_stands_for_those_that_hold_playbooks(tmp_path: Path) -> None:
    put(tmp_path / "b", "b.toml")
    put(tmp_path / "a", "a.toml", "a.en.toml")
    put(tmp_path / "pictures", "a.png")
    assert names(put(tmp_path, "README.md")) == [["a.en.toml", "a.toml"], ["b.toml"]]


def test_a_file_comes_with_those_of_its_name(tmp_path: Path) -> None:
    put(tmp_path, "a.toml", "a.en.toml", "b.toml", "rules.txt")
    assert names(tmp_path / "a.en.toml") == [["a.en.toml", "a.toml"]]
    assert names(tmp_path / "rules.txt") == [["rules.txt"]]


def test_each_playbook_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, "a.toml", "a.en.toml")
    assert names(tmp_path / "a.toml", tmp_path / "a.en.toml", tmp_path) == [["a.en.toml", "a.toml"]]


def test_files_are_named_as_they_were_asked_for_and_come_as_they_are(tmp_path: Path) -> None:
    put(tmp_path, "a.toml")
    [documents] = playbooks_at([tmp_path])
    assert documents == {(tmp_path / "a.toml").as_posix(): b"a.toml"}


@pytest.mark.parametrize("path", ["nothing", "nothing.toml", "empty"])
def test_what_is_not_there_cannot_be_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileNotFoundError) as caught:
        playbooks_at([tmp_path / path])
    assert Path(caught.value.filename).name == path
