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

from infoint.errors import Fault, Hint, PlaybookError
from infoint.playbooks.places import Path, Written, dotted, excerpt
from infoint.playbooks.scanning import Scan, scan
from infoint.translatable import sentence

SIZE_LIMIT: Final = 256 * 1024

_PLACE = re.compile(r"line ([0-9]+), column ([0-9]+)\)")
# Translators: {sign} is such as "]".
_SIGN: Final = sentence("{sign} should stand here")
# Translators: {hint} is what is wrong there.
_AROUND: Final = sentence("{hint}; the entry around it begins on line {line}")
_DOUBLE: Final = sentence("first on line {line}; each table of a list stands under [[double brackets]]")
_NO_QUOTE: Final = Hint(
    sentence("the quote that should end this text is missing; several lines of text stand between three quotes")
)
# What tomllib says, and what would fit. Its other messages, on control characters, stand for themselves.
_PLAIN: Final[Mapping[str, str]] = {
    "Invalid statement": Hint(sentence("a line starts with a key, a [table] or a # comment")),
    "Expected newline or end of document after a statement": Hint(
        # Translators: {quote} is \", a backslash and a quotation mark.
        sentence(
            "the value ends before this, and the line should too; a double quote within a text is written {quote}"
        ),
        quote='\\"',
    ),
    "Expected '=' after a key in a key/value pair": Hint(
        sentence("= should stand here, after the key; a key with other signs than A-Z a-z 0-9 _ - stands in quotes")
    ),
    "Invalid initial character for a key part": Hint(sentence("a key should stand here, on the same line")),
    "Expected ']' at the end of a table declaration": Hint(_SIGN, sign="]"),
    "Expected ']]' at the end of an array declaration": Hint(_SIGN, sign="]]"),
    "Unclosed array": Hint(sentence("a comma or ] should stand here")),
    # Translators: {brace} is a closing brace.
    "Unclosed inline table": Hint(sentence("a comma or {brace} should stand here, on the same line"), brace="}"),
    "Unterminated string": _NO_QUOTE,
    "Illegal character '\\n'": _NO_QUOTE,
    "Found invalid character '\\n'": _NO_QUOTE,
    'Expected "\'"': _NO_QUOTE,
    "Expected \"'''\"": _NO_QUOTE,
    "Unescaped '\\' in a string": Hint(
        # Translators: {twice} is two backslashes.
        sentence("a backslash is written {twice} in a text between double quotes"),
        twice="\\\\",
    ),
    "Invalid hex value": Hint(
        # Translators: {four} and {eight} are such as \u, {twice} is two backslashes.
        sentence("{four} wants four signs of 0-9 a-f, and {eight} eight; a backslash alone is written {twice}"),
        four="\\u",
        eight="\\U",
        twice="\\\\",
    ),
    "Escaped character is not a Unicode scalar value": Hint(sentence("there is no character with this number")),
    "Invalid date or datetime": Hint(sentence("there is no such day or time")),
    "Invalid value": Hint(
        # Translators: {table} is "{table}", a table in braces.
        sentence("a value is a text in quotes, a number, a date, true, false, a [list] or a {table}"),
        table="{table}",
    ),
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
        text = sentence("at most {most} KiB, and this file has {found}")
        hint = Hint(text, most=str(SIZE_LIMIT // 1024), found=f"{-(-len(data) // 1024):,}")
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
        hint = Hint(
            sentence("save the file as UTF-8; the byte {byte} does not belong there"), byte=f"0x{data[wrong]:02X}"
        )
        line = data.count(b"\n", 0, wrong) + 1
        raise PlaybookError(Fault(code="not_utf8", path="", hint=hint, found=excerpt(around, 0), file=file, line=line))
    # TOML allows it nowhere. tomllib would take what is left of CR CR LF for the end of a line.
    alone = text.find("\r")
    if alone >= 0:
        hint = Hint(
            sentence("a carriage return stands here without a line feed; save the file with line ends of one kind")
        )
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
    hint = _PLAIN.get(message, message or Hint(sentence("nothing can be read from here on")))
    if at >= len(text) and message == "Invalid value":
        hint = Hint(sentence("the file ends where a value or ] should stand"))
    if line > scanned.began:
        hint = Hint(_AROUND, hint=hint, line=str(scanned.began))
    quoted = excerpt(text, at) or excerpt(rows[line - 1].lstrip(), 0)
    return Fault(code="not_toml", path="", hint=hint, found=quoted, file=file, line=line)


def _clash(written: Written, rows: list[str], file: str) -> Fault:
    """Return the fault for a key that cannot stand beside an earlier one, for which tomllib has many words."""
    path, known = dotted(written.path), dotted(written.known)
    # Translators: {path} is the name of a table or key, such as "request".
    text = sentence("{path} stands on line {line} and cannot be added to here")
    hint = Hint(text, path=known, line=str(written.since))
    if path == known:
        hint = Hint(sentence("first on line {line}"), line=str(written.since))
        if rows[written.line - 1].lstrip().startswith("["):
            hint = Hint(_DOUBLE, line=str(written.since))
    code = "duplicate_key" if path == known else "not_toml"
    return Fault(code=code, path=path, hint=hint, file=file, line=written.line)
