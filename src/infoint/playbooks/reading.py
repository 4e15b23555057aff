"""TOML read within limits, with the line of every entry.

tomllib does the parsing. What it may see was scanned before, and what it says is put so that somebody who writes
a playbook, and no programs, can mend it.
"""

import codecs
import re
import tomllib
from collections.abc import Mapping
from typing import Final

import attrs

from infoint.errors import Fault, PlaybookError
from infoint.playbooks.places import Path, Written, dotted, excerpt
from infoint.playbooks.scanning import Scan, scan

SIZE_LIMIT: Final = 256 * 1024

_PLACE = re.compile(r"line ([0-9]+), column ([0-9]+)\)")
_NO_QUOTE = "the quote that should end this text is missing; several lines of text stand between three quotes"
# What tomllib says, and what would fit. Its other messages, on control characters, stand for themselves.
_PLAIN: Final = {
    "Invalid statement": "a line starts with a key, a [table] or a # comment",
    "Expected newline or end of document after a statement": (
        'the value ends before this, and the line should too; a double quote within a text is written \\"'
    ),
    "Expected '=' after a key in a key/value pair": (
        "= should stand here, after the key; a key with other signs than A-Z a-z 0-9 _ - stands in quotes"
    ),
    "Invalid initial character for a key part": "a key should stand here, on the same line",
    "Expected ']' at the end of a table declaration": "] should stand here",
    "Expected ']]' at the end of an array declaration": "]] should stand here",
    "Unclosed array": "a comma or ] should stand here",
    "Unclosed inline table": "a comma or } should stand here, on the same line",
    "Unterminated string": _NO_QUOTE,
    "Illegal character '\\n'": _NO_QUOTE,
    "Found invalid character '\\n'": _NO_QUOTE,
    'Expected "\'"': _NO_QUOTE,
    "Expected \"'''\"": _NO_QUOTE,
    "Unescaped '\\' in a string": "a backslash is written \\\\ in a text between double quotes",
    "Invalid hex value": "\\u wants four signs of 0-9 a-f, and \\U eight; a backslash alone is written \\\\",
    "Escaped character is not a Unicode scalar value": "there is no character with this number",
    "Invalid date or datetime": "there is no such day or time",
    "Invalid value": "a value is a text in quotes, a number, a date, true, false, a [list] or a {table}",
}


@attrs.frozen
class Document:
    """Hold what a file says, and on which line each table, list, item and key of it stands (counted from 1)."""

    file: str
    table: Mapping[str, object]
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int | None:
        """Return the line of a path, or of the nearest thing around it that has one."""
        around = (path[:length] for length in range(len(path), 0, -1))
        return next((self.lines[place] for place in around if place in self.lines), None)


def read(data: bytes, file: str) -> Document:
    r"""Read a file of TOML 1.0, or raise PlaybookError.

    >>> document = read(b'[[steps]]\nid = "thank"', "gsbs.toml")
    >>> document.table
    {'steps': [{'id': 'thank'}]}
    >>> document.line(("steps", 0, "id"))
    2
    """
    if len(data) > SIZE_LIMIT:
        hint = f"at most {SIZE_LIMIT // 1024} KiB, and this file has {-(-len(data) // 1024):,}"
        raise PlaybookError(Fault(code="too_big", path="", hint=hint, file=file))
    text = _decoded(data, file)
    scanned = scan(text, file)
    table: dict[str, object] = {}
    said = ""
    try:
        table = tomllib.loads(text[: scanned.end + 1])
    except tomllib.TOMLDecodeError as error:
        said = str(error)
    if said or not scanned.whole:
        raise PlaybookError(_explained(said, text, file, scanned))
    return Document(file, table, scanned.lines)


def _decoded(data: bytes, file: str) -> str:
    """Return the text of UTF-8, with or without a byte order mark; every line ends in a line feed alone."""
    data = data.removeprefix(codecs.BOM_UTF8)
    wrong = data.find(b"\0")  # no fault of UTF-8, but in a text always the mark of UTF-16
    text = ""
    try:
        text = data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        wrong = error.start
    if wrong >= 0:
        around = data[max(data.rfind(b"\n", 0, wrong) + 1, wrong - 20) : wrong + 20].decode("cp1252", "replace")
        hint = f"save the file as UTF-8; the byte 0x{data[wrong]:02X} does not belong there"
        line = data.count(b"\n", 0, wrong) + 1
        raise PlaybookError(Fault(code="not_utf8", path="", hint=hint, found=excerpt(around, 0), file=file, line=line))
    # TOML allows it nowhere. tomllib would take what is left of CR CR LF for the end of a line.
    alone = text.find("\r")
    if alone >= 0:
        hint = "a carriage return stands here without a line feed; save the file with line ends of one kind"
        line = text.count("\n", 0, alone) + 1
        raise PlaybookError(Fault(code="not_toml", path="", hint=hint, file=file, line=line))
    return text


def _explained(said: str, text: str, file: str, scanned: Scan) -> Fault:
    """Return the fault for what tomllib said, with the line where it can be mended."""
    message, _, place = said.rpartition(" (at ")
    rows = text.split("\n")
    at, line = scanned.end, scanned.line
    if found := _PLACE.fullmatch(place):
        row, column = map(int, found.groups())
        at = sum(len(before) + 1 for before in rows[: row - 1]) + column - 1
        line = row if at < scanned.end else line
    if message.startswith(("Cannot ", "Duplicate ")) and at in scanned.written:
        return _clash(scanned.written[at], rows, file)
    hint = _PLAIN.get(message, message or "nothing can be read from here on")
    if at >= len(text) and message == "Invalid value":
        hint = "the file ends where a value or ] should stand"
    if line > scanned.began:
        hint = f"{hint}; the entry around it begins on line {scanned.began}"
    quoted = excerpt(text, at) or excerpt(rows[line - 1].lstrip(), 0)
    return Fault(code="not_toml", path="", hint=hint, found=quoted, file=file, line=line)


def _clash(written: Written, rows: list[str], file: str) -> Fault:
    """Return the fault for a key that cannot stand beside an earlier one, for which tomllib has many words."""
    path, known = dotted(written.path), dotted(written.known)
    hint = f"{known} stands on line {written.since} and cannot be added to here"
    if path == known:
        hint = f"first on line {written.since}"
        if rows[written.line - 1].lstrip().startswith("["):
            hint += "; each table of a list stands under [[double brackets]]"
    code = "duplicate_key" if path == known else "not_toml"
    return Fault(code=code, path=path, hint=hint, file=file, line=written.line)
