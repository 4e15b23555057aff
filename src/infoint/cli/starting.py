"""The files that an office starts its own playbook with."""

import errno
from importlib.resources import files
from pathlib import Path
from typing import Final

from infoint.checks import identifier
from infoint.playbooks import load

_NAME: Final = "OFFICE"
_GUIDE: Final = "gsbs"
_BASE: Final = f'id = "{_GUIDE}"'


def start(folder: Path, *, whole: bool = False) -> tuple[Path, ...]:
    """Write a folder with rules and English texts, and return what was written; nothing is ever overwritten.

    The playbook stands on the guide that ships with the library, or with `whole` is a copy of it in all its languages.
    Raise `RefusedValue` where the folder's name cannot be an id, and `OSError` where the files cannot be written.
    """
    name = folder.resolve().name
    identifier(name, "name")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(errno.EEXIST, "is there already, and nothing is overwritten", str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for ending in _endings() if whole else (".toml", ".en.toml"):
        path = folder / f"{name}{ending}"
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_copied(ending, name) if whole else _starter(ending, name))
        written.append(path)
    return tuple(written)


def _endings() -> tuple[str, ...]:
    languages = (f".{language}.toml" for language in load(_GUIDE).languages)
    return ".toml", *languages


def _starter(ending: str, name: str) -> str:
    return files("infoint.cli").joinpath(f"starter{ending}").read_text(encoding="utf-8").replace(_NAME, name)


def _copied(ending: str, name: str) -> str:
    """Return a file of the shipped guide under the new name, with a word on its sources."""
    text = files("infoint.playbooks").joinpath(f"{_GUIDE}{ending}").read_text(encoding="utf-8")
    note = "# A copy of the guide that ships with infoint. Where you change a rule, change its source, too.\n#\n"
    return note + text.replace(_BASE, f'id = "{name}"', 1).replace(f"{_GUIDE}.en.toml", f"{name}.en.toml", 1)
