"""Which line each table, list, item and key of a document stands on; how many there may be, and how deep."""

import re
from typing import Final, NoReturn

import attrs

from infoint.errors import Fault, Hint, PlaybookError
from infoint.translatable import sentence

Path = tuple[str | int, ...]

DEPTH_LIMIT: Final = 32
ENTRY_LIMIT: Final = 20_000

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def dotted(path: Path) -> str:
    """Write a path for people.

    >>> dotted(("steps", 0, "until", 2))
    'steps[0].until[2]'
    >>> dotted(("request", "a b"))
    "request.'a b'"
    """
    parts = (
        f"[{part}]" if isinstance(part, int) else f".{part}" if _BARE.fullmatch(part) else f".{part!r}" for part in path
    )
    text = "".join(parts).removeprefix(".")
    return text if len(text) <= 200 else f"{text[:199]}…"


def excerpt(text: str, start: int) -> str:
    """Return what a fault quotes: the next 40 characters of the line."""
    return text[start : start + 40].partition("\n")[0].rstrip()


@attrs.frozen
class Written:
    """Tell which path a statement writes, and how much of it stood there before, since which line."""

    path: Path
    line: int
    known: Path
    since: int


class Places:
    """Gather the lines of a document's paths, in the order of the text."""

    def __init__(self, file: str) -> None:
        """Start with a file of which nothing is known."""
        self.file = file
        self.lines: dict[Path, int] = {}
        self._implied: set[Path] = set()  # tables that only the keys of others have mentioned
        self._tables: dict[Path, int] = {}  # how many [[tables]] a list has so far
        self._entries = 0

    def key(self, table: Path, parts: list[str], line: int, *, implied: bool = False) -> Written:
        """Add a key, and the tables that its dots imply; the key of [[tables]] only implies their list."""
        path = known = table
        since = self.lines.get(table, line)
        for left, part in enumerate(parts, 1 - len(parts)):
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
            path = (*path, part)
            if path in self.lines:
                known, since = path, self.lines[path]
            self.add(path, line, implied=implied or left < 0)
        return Written(path, line, known, since)

    def next_table(self, path: Path, line: int) -> Path:
        """Add one more table to a list of [[tables]], and return its path."""
        count = self._tables.get(path, 0)
        self._tables[path] = count + 1
        self.add((*path, count), line)
        return (*path, count)

    def add(self, path: Path, line: int, *, implied: bool = False) -> None:
        """Add one path; its first line counts, unless it was only implied there."""
        if len(path) > DEPTH_LIMIT:
            hint = Hint(sentence("at most {most} tables and lists within each other"), most=str(DEPTH_LIMIT))
            self.refuse("too_deep", path, line, hint)
        new = path not in self.lines
        self._entries += new or not implied
        if self._entries > ENTRY_LIMIT:
            hint = Hint(sentence("at most {most} keys, tables and items of lists"), most=f"{ENTRY_LIMIT:,}")
            self.refuse("too_many_items", (), line, hint)
        if new or (path in self._implied and not implied):
            self.lines[path] = line
        if new and implied:
            self._implied.add(path)
        elif not implied:
            self._implied.discard(path)

    def refuse(self, code: str, path: Path, line: int, hint: str) -> NoReturn:
        """Raise PlaybookError for what goes beyond a limit."""
        raise PlaybookError(Fault(code=code, path=dotted(path), hint=hint, file=self.file, line=line))
