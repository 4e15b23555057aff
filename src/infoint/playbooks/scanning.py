"""One pass over a text of TOML, before tomllib: it finds lines and holds limits, and judges no syntax.

tomllib recurses into brackets, is quadratic in the parts of a dotted key and tells no lines. So this pass goes
first; where it cannot go on it stops, and nothing behind that place is handed to tomllib.
"""

import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from typing import Final, NoReturn

import attrs

from infoint.errors import Fault, Hint, PlaybookError
from infoint.gathering import FAULT_LIMIT
from infoint.playbooks.places import Path, Places, Written, dotted, excerpt
from infoint.translatable import sentence

KEY_LIMIT: Final = 16
NUMBER_LIMIT: Final = 100  # int() is quadratic, and has an error of its own for 4,301 digits

# Each of these matches in one way only, so that none can go back over what it has read.
_SPACE = re.compile(r"[ \t]*")
_GAP = re.compile(r"[ \t\n]+|#[^\n]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
# What stands without quotes: a number, true, false, a date (with one space before its time); or nonsense.
_WORD = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2} (?=[0-9]{2}:))?[^ \t\n,=#\[\]{}\"']+")
# By the sign that opens a text, what ends it or must be passed over before its end.
_ENDS: Final = {
    '"""': re.compile(r'\\[\s\S]|"{3,5}'),
    "'''": re.compile(r"'{3,5}"),
    '"': re.compile(r'\\.|"|\n'),
    "'": re.compile(r"'|\n"),
}
_DOUBLE = "“”„‟«»"
_SINGLE = "‘’‚‛‹›"  # noqa: RUF001 - that they look like other signs is the point
_CURLY = (*_DOUBLE, *_SINGLE)
_CURLY_TEXT = re.compile(rf"[{_DOUBLE}][^\n\"{_DOUBLE}]*.?|[{_SINGLE}][^\n'{_SINGLE}]*.?")


@attrs.frozen(kw_only=True)
class Scan:
    """Tell where everything stands, and how far the text could be read.

    `written` goes by the place in the text where a key's value ends, or the key of a [table]. If not `whole`, the
    scan stopped at `end`; `line` is then to blame, in the statement that begins on line `began`.
    """

    lines: Mapping[Path, int]
    written: Mapping[int, Written]
    whole: bool
    end: int
    line: int
    began: int


def scan(text: str, file: str) -> Scan:
    """Find the lines of a text, or raise PlaybookError for a limit exceeded or for all curly quotes."""
    scanner = _Scanner(text, file)
    whole = False
    with suppress(_Stopped):
        scanner.document()
        whole = True
    if scanner.faults:
        raise PlaybookError(*scanner.faults)
    return Scan(
        lines=scanner.places.lines,
        written=scanner.written,
        whole=whole,
        end=scanner.at,
        line=scanner.line,
        began=scanner.began,
    )


class _Stopped(Exception):
    """Leave the scan from any depth."""


class _Scanner:
    """Go through a text, only forwards, so that lines are counted once.

    `blamed` is the path that a fault names: of the value being read, or of what is around the key being read.
    """

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.at, self.line, self.began, self.counted = 0, 1, 1, 0
        self.places = Places(file)
        self.blamed: Path = ()
        self.written: dict[int, Written] = {}
        self.faults: list[Fault] = []

    def document(self) -> None:
        table: Path = ()
        while self.gap():
            self.began = self.here()
            table = self.header() if self.sees("[") else self.entry(table)
            self.match(_SPACE)
            if self.text[self.at : self.at + 1] not in "\n#":
                self.stop()

    def header(self) -> Path:
        """Read a [table] or [[table]], and return its path."""
        self.blamed = ()
        brackets = "]]" if self.sees("[[") else "]"
        self.at += len(brackets)
        written = self.places.key((), self.key(), self.began, implied=brackets == "]]")
        self.written[self.at] = written
        self.expect(brackets)
        return written.path if brackets == "]" else self.places.next_table(written.path, self.began)

    def entry(self, table: Path) -> Path:
        """Read a key and its value, and return the path of the table they stand in."""
        self.blamed = table
        line = self.here()
        written = self.places.key(table, self.key(), line)
        self.expect("=")
        self.match(_SPACE)
        self.value(written.path)
        self.written[self.at] = written
        return table

    def key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self.match(_SPACE)
            parts.append(self.part())
            if len(parts) > KEY_LIMIT:
                hint = Hint(sentence("a dotted key has at most {most} parts"), most=str(KEY_LIMIT))
                self.places.refuse("too_deep", (*self.blamed, *parts), self.here(), hint)
            self.match(_SPACE)
            if not self.sees("."):
                return parts
            self.at += 1

    def part(self) -> str:
        if not self.sees('"', "'", *_CURLY):
            return self.match(_BARE)
        quoted = self.quoted('"', "'")
        if quoted.startswith('"') and "\\" in quoted:
            # What is wrong with a key tomllib says again when it reads the document, with the place.
            with suppress(tomllib.TOMLDecodeError):
                return next(iter(tomllib.loads(f"{quoted}=0")))
        return quoted[1:-1]

    def value(self, path: Path) -> None:
        self.blamed = path
        if self.sees('"', "'", *_CURLY):
            self.quoted(*_ENDS)
        elif self.sees("["):
            self.array(path)
        elif self.sees("{"):
            self.inline(path)
        else:
            word = self.match(_WORD)
            if len(word) > NUMBER_LIMIT and word[0] in "+-0123456789":
                hint = Hint(sentence("at most {most} characters in a number"), most=str(NUMBER_LIMIT))
                self.places.refuse("too_long", path, self.here(), hint)

    def array(self, path: Path) -> None:
        self.at += 1
        self.gap()
        index = 0
        while not self.sees("]"):
            self.places.add((*path, index), self.here())
            self.value((*path, index))
            index += 1
            self.gap()
            if not self.sees(","):
                break
            self.at += 1
            self.gap()
        self.expect("]")

    def inline(self, path: Path) -> None:
        # On one line, and no comma before its end, as TOML 1.0 has it: a newer tomllib may read more, and all
        # should read a playbook alike.
        self.at += 1
        self.match(_SPACE)
        more = not self.sees("}")
        while more:
            self.entry(path)
            self.match(_SPACE)
            more = self.sees(",")
            self.at += more
            self.match(_SPACE)
        self.expect("}")

    def quoted(self, *openers: str) -> str:
        """Step over a text, and return it with its quotes."""
        start, line = self.at, self.here()
        if self.sees(*_CURLY):
            self.curly(start)
            return self.match(_CURLY_TEXT)  # and go on: word processors make them by the dozen
        opener = next(opener for opener in openers if self.sees(opener))
        ends = _ENDS[opener].finditer(self.text, start + len(opener))
        end = next((end for end in ends if not end[0].startswith("\\")), None)
        closed = end is not None and end[0] != "\n"
        self.at = len(self.text) if end is None else end.end() if closed else end.start()
        quoted = self.text[start : self.at]
        if not closed:
            if len(opener) == 3 or not quoted.rstrip(" \t,]}").endswith(_CURLY):
                self.stop(line)
            self.curly(start)
        return quoted

    def curly(self, start: int) -> None:
        hint = Hint(sentence("a word processor made it; type it anew in a plain text editor"))
        found, path, line = excerpt(self.text, start), dotted(self.blamed), self.here()
        if len(self.faults) < FAULT_LIMIT:
            self.faults.append(Fault(code="curly_quote", path=path, hint=hint, found=found, file=self.file, line=line))

    def stop(self, line: int = 0) -> NoReturn:
        if self.sees(*_CURLY):
            self.curly(self.at)
        self.line = line or (self.here() if self.at < len(self.text) else self.began)
        raise _Stopped

    def gap(self) -> bool:
        """Step over spaces, comments and ends of lines, and tell whether there is more."""
        while gap := _GAP.match(self.text, self.at):
            self.at = gap.end()
        return self.at < len(self.text)

    def match(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            self.stop()
        self.at = match.end()
        return match[0]

    def sees(self, *signs: str) -> bool:
        return self.text.startswith(signs, self.at)

    def expect(self, sign: str) -> None:
        if not self.sees(sign):
            self.stop()
        self.at += len(sign)

    def here(self) -> int:
        """Return the line of this place."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line
