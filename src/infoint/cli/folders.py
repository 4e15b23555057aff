"""Which files on disk are one playbook: those of a folder, or those that share the name before their first dot."""

import errno
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

Documents = Mapping[str, bytes]

_NOTHING: Final = "holds no .toml file"


def playbooks_at(paths: Iterable[Path]) -> tuple[Documents, ...]:
    """Read the playbooks at some paths; raise `OSError` for what cannot be read.

    A folder is one playbook, unless each name in it has rules of its own (`a.toml` and `a.en.toml` beside `b.toml` and
    `b.en.toml`). A folder without such files stands for the folders in it, a file for all files of its name beside it.
    """
    found = dict.fromkeys(files for path in paths for files in _grouped(path))
    return tuple({file.as_posix(): file.read_bytes() for file in files} for files in found)


def _grouped(path: Path) -> list[tuple[Path, ...]]:
    if not path.is_dir():
        if not path.is_file():
            raise FileNotFoundError(errno.ENOENT, "there is no such file or folder", str(path))
        beside = [file for file in _files(path.parent) if _name(file) == _name(path)]
        return [tuple(sorted({path, *beside}))]
    if files := _files(path):
        named: dict[str, list[Path]] = {}
        for file in files:
            named.setdefault(_name(file), []).append(file)
        several = all(path / f"{name}.toml" in group for name, group in named.items())
        # Where no name has texts beside its rules, the texts go by the names of their languages.
        if several and len(files) > len(named):
            return [tuple(group) for group in named.values()]
        return [tuple(files)]
    within = [
        group for folder in sorted(path.iterdir()) if folder.is_dir() and _files(folder) for group in _grouped(folder)
    ]
    if not within:
        raise FileNotFoundError(errno.ENOENT, _NOTHING, str(path))
    return within


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*.toml") if file.is_file())


def _name(file: Path) -> str:
    return file.name.partition(".")[0]
