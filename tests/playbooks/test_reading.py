"""TOML within limits: what tomllib reads, the line of everything in it, and a plain word for what is wrong."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from infoint.codes import CODES
from infoint.errors import Fault, PlaybookError
from infoint.playbooks import reading
from infoint.playbooks.places import Path
from infoint.playbooks.reading import SIZE_LIMIT, Document, read


def fault(data: bytes | str) -> Fault:
    """Return the one fault of a document."""
    with pytest.raises(PlaybookError) as caught:
        read(data if isinstance(data, bytes) else data.encode(), "f.toml")
    (told,) = caught.value.faults
    assert caught.value.__context__ is None
    assert told.file == "f.toml"
    return told


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Find the paths of all that is in a table or a list."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in entries:
        yield (*path, key)
        yield from paths(entry, (*path, key))


def test_a_document() -> None:
    text = '# guide\nid = "gsbs"\r\n[[steps]]\r\nid = "thank"\nuntil = [\n  "closed",\n]\n'
    document = read(text.encode(), "gsbs.toml")
    assert document.file == "gsbs.toml"
    assert document.table == {"id": "gsbs", "steps": [{"id": "thank", "until": ["closed"]}]}
    assert document.lines == {
        ("id",): 2,
        ("steps",): 3,
        ("steps", 0): 3,
        ("steps", 0, "id"): 4,
        ("steps", 0, "until"): 5,
        ("steps", 0, "until", 0): 6,
    }


def test_a_path_without_a_line_has_that_of_what_is_around_it() -> None:
    document = Document("f.toml", {}, {("steps",): 2, ("steps", 0): 3})
    assert document.line(("steps",)) == 2
    assert document.line(("steps", 0, "due", "days")) == 3
    assert document.line(("steps", 9, "due")) == 2
    assert document.line(("tiers", 0)) is None
    assert document.line(()) is None


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf# nothing"])
def test_nothing_is_a_document(data: bytes) -> None:
    assert read(data, "f.toml") == Document("f.toml", {}, {})


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read(b"\xef\xbb\xbfa = 1", "f.toml") == read(b"a = 1", "f.toml")


def test_line_ends_of_windows_are_those_of_others() -> None:
    text = '[a]\nb = """\nx\n"""\nc = [\n1]\n'
    assert read(text.replace("\n", "\r\n").encode(), "f.toml") == read(text.encode(), "f.toml")


ONE_OF_EACH_CODE = {
    "not_utf8": ("a = 1\nb = 'é'\n".encode("latin-1"), 2),
    "not_toml": (b"a = 1\nb = two\n", 2),
    "curly_quote": ("a = 1\nb = “two”\n".encode(), 2),
    "duplicate_key": (b"a = 1\nb = 2\na = 3\n", 3),
    "too_big": (b"#" * (SIZE_LIMIT + 1), None),
    "too_deep": (b"a = 1\nb = " + b"[" * 50 + b"]" * 50, 2),
    "too_long": (b"a = 1\nb = " + b"1" * 5_000, 2),
    "too_many_items": (b"a = 1\nb = [\n" + b"1,\n" * 30_000 + b"]", 20_001),
}


@pytest.mark.parametrize("code", ONE_OF_EACH_CODE)
def test_codes(code: str) -> None:
    data, line = ONE_OF_EACH_CODE[code]
    told = fault(data)
    assert (told.code, told.line) == (code, line)
    assert told.hint
    assert str(told).startswith("f.toml:")
    assert CODES[code] in str(told)


def test_size_is_told() -> None:
    assert read(b"#" * SIZE_LIMIT, "f.toml").table == {}
    assert fault(b"#" * (SIZE_LIMIT + 1)).hint == "at most 256 KiB, and this file has 257"


@pytest.mark.parametrize(
    ("data", "line", "found", "byte"),
    [
        ("a = 1\r\nb = 'café'".encode("cp1252"), 2, "b = 'café'", "0xE9"),
        ("a = 'ü'".encode("latin-1") + b"\n\xff", 1, "a = 'ü'", "0xFC"),
        ("a = 1\nb = 2".encode("utf-16"), 1, "ÿþa\0 \0=\0 \x001\0", "0xFF"),
        ("a = 1\nb = 2".encode("utf-16-be"), 1, "\0a\0 \0=\0 \x001\0", "0x00"),
        (b"# fine\na = '\0'", 2, "a = '\0'", "0x00"),
        (b"a = '\xed\xa0\x80'", 1, "a = 'í\xa0€'", "0xED"),
        (b"a = 1\n" + b"x" * 50 + b"\x81" + b"y" * 50, 2, "x" * 20 + "\ufffd" + "y" * 19, "0x81"),
    ],
)
def test_other_encodings(data: bytes, line: int, found: str, byte: str) -> None:
    told = fault(data)
    assert (told.code, told.line, told.found) == ("not_utf8", line, found)
    assert byte in told.hint
    assert "UTF-8" in told.hint


NO_VALUE = "a value is a text in quotes"
NO_QUOTE = "the quote that should end this text is missing"
NO_KEY = "a key should stand here"
NO_END = "the value ends before this"
NO_EQUALS = "= should stand here"


@pytest.mark.parametrize(
    ("text", "line", "found", "hint"),
    [
        ("a = hello", 1, "hello", NO_VALUE),
        ("a = don’t", 1, "don’t", NO_VALUE),
        ("\na =\nb = 1", 2, "a =", NO_VALUE),
        ("\na = TRUE", 2, "TRUE", NO_VALUE),
        ("a = [1,,2]", 1, ",2]", NO_VALUE),
        ("a = 'x' 'y'", 1, "'y'", NO_END),
        ('a = "say "hi""', 1, 'hi""', NO_END),
        ("a = 1.2.3", 1, ".3", NO_END),
        ("a = truer", 1, "r", NO_END),
        ("a = 01", 1, "1", NO_END),
        ("a = 1 b = 2", 1, "b = 2", NO_END),
        ("a = 2026-03-05 1:00", 1, "1:00", NO_END),
        ("[a] b = 1", 1, "b = 1", NO_END),
        ("a", 1, "a", NO_EQUALS),
        ("\na b = 1", 2, "b = 1", NO_EQUALS),
        ("größe = 1", 1, "öße = 1", NO_EQUALS),
        ("ärger = 1", 1, "ärger = 1", "a line starts with a key"),
        ("\n]", 2, "]", "a line starts with a key"),
        ("\n= 1", 2, "= 1", "a line starts with a key"),
        ("a. = 1", 1, "= 1", NO_KEY),
        ("[]", 1, "]", NO_KEY),
        ("[a.]", 1, "]", NO_KEY),
        ("\n[", 2, "[", NO_KEY),
        ("a = {x = 1,\n y = 2}", 1, "a = {x = 1,", NO_KEY + ", on the same line"),
        ("a = {x = 1, }", 1, "}", NO_KEY),
        ("a = {", 1, "a = {", NO_KEY),
        ("a = {x = 1\n}", 1, "a = {x = 1", "a comma or } should stand here, on the same line"),
        ("[a\n", 1, "[a", "] should stand here"),
        ("[[a]\n", 1, "]", "]] should stand here"),
        ("a = [1 2]", 1, "2]", "a comma or ] should stand here"),
        ("\na = [\n1\nb = 2", 4, "b = 2", "a comma or ] should stand here; the entry around it begins on line 2"),
        ("\na = [\n1,\nb = 2", 4, "b = 2", "the entry around it begins on line 2"),
        ("\na = [\n1\n", 2, "a = [", "a comma or ] should stand here"),
        ("\na = [\n1,\n", 2, "a = [", "the file ends where a value or ] should stand"),
        ('\na = "x\nb = "y"', 2, 'a = "x', NO_QUOTE),
        ("\na = 'x\nb = 'y'", 2, "a = 'x", NO_QUOTE),
        ('\na = "x', 2, 'a = "x', NO_QUOTE),
        ("\na = 'x", 2, "a = 'x", NO_QUOTE),
        ('\n"a\n= 1', 2, '"a', NO_QUOTE),
        ('\na = [\n"""x\ny\n\n', 3, '"""x', NO_QUOTE + "; several lines of text stand between three quotes; the entry"),
        ("\na = '''x\ny\n\n", 2, "a = '''x", NO_QUOTE),
        ('a = """x\n\nb = """y"""\n', 3, 'y"""', NO_END),
        ('\na = "C:\\Docs"', 2, 'ocs"', "a backslash is written \\\\"),
        ('\na = "x\\\nb = 1', 2, 'a = "x\\', "a backslash is written \\\\"),
        ('\na = """\n\\q\n"""', 3, "\\q", "a backslash is written \\\\"),
        ('\n"\\q" = 1', 2, '" = 1', "a backslash is written \\\\"),
        ('a = "\\u12"', 1, '12"', "\\u wants four signs"),
        ('a = "\\ud800"', 1, '"', "there is no character with this number"),
        ("\na = 2026-02-30", 2, "2026-02-30", "there is no such day"),
        ("a = [\n2026-02-30]", 2, "2026-02-30]", "there is no such day"),
        ("\na = 1 # \x01", 2, "\x01", "Found invalid character '\\x01'"),
        ("\na = '\x7f'", 2, "\x7f'", "Found invalid character '\\x7f'"),
        ('\na = "\x1b"', 2, '\x1b"', "Illegal character '\\x1b'"),
        ("\ra = 1", 1, "", "a carriage return stands here without a line feed"),
        ("a = 1\rb = 2\r", 1, "", "a carriage return stands here without a line feed"),
        ("a = 1\r\n\r\r\nb = 2", 2, "", "a carriage return stands here without a line feed"),
        ("a = 1\n\ufeffb = 2", 2, "\ufeffb = 2", "a line starts with a key"),
        ("a\u00a0= 1", 1, "\u00a0= 1", NO_EQUALS),
    ],
)
def test_syntax(text: str, line: int, found: str, hint: str) -> None:
    told = fault(text)
    assert (told.code, told.path, told.line, told.found) == ("not_toml", "", line, found)
    assert hint in told.hint


@pytest.mark.parametrize(
    ("text", "code", "path", "line", "hint"),
    [
        ("a = 1\nb = 2\na = [\n1,\n2]", "duplicate_key", "a", 3, "first on line 1"),
        ("a.b = 1\n\na.b = {c = {}}", "duplicate_key", "a.b", 3, "first on line 1"),
        ("a = {b = 1, b = 2}", "duplicate_key", "a.b", 1, "first on line 1"),
        ("a = [\n{b = 1,\tb = 2}]", "duplicate_key", "a[0].b", 2, "first on line 2"),
        ("[a]\nb.c = 1\n[a.b]", "duplicate_key", "a.b", 3, "first on line 2; each table of a list stands under [["),
        ("[a]\n[b]\n  [ a ]", "duplicate_key", "a", 3, "first on line 1; each table of a list stands under [["),
        ("[[a]]\n[a]", "duplicate_key", "a", 2, "first on line 1; each table of a list stands under [["),
        ("a = [{}]\n[[a]]", "duplicate_key", "a", 2, "first on line 1; each table of a list stands under [["),
        ("[a]\n[[a]]", "duplicate_key", "a", 2, "first on line 1; each table of a list stands under [["),
        ("a = 1\n\na.b = 2", "not_toml", "a.b", 3, "a stands on line 1 and cannot be added to here"),
        ("a = {}\n[a.b]", "not_toml", "a.b", 2, "a stands on line 1 and cannot be added to here"),
        ("a = []\n[[a.b]]", "not_toml", "a.b", 2, "a stands on line 1 and cannot be added to here"),
        ("a = {}\na.b = 1", "not_toml", "a.b", 2, "a stands on line 1 and cannot be added to here"),
        ("[a.b]\n[a]\nb.c = 1", "not_toml", "a.b.c", 3, "a.b stands on line 1 and cannot be added to here"),
        ("t = {a = 1, a.b = 2}", "not_toml", "t.a.b", 1, "t.a stands on line 1 and cannot be added to here"),
        ("t = {a = {}, a.b = 2}", "not_toml", "t.a.b", 1, "t.a stands on line 1 and cannot be added to here"),
        ('["a b"]\n["a b"]', "duplicate_key", "'a b'", 2, "first on line 1"),
        ('" (at "\n=1', "not_toml", "", 1, NO_EQUALS),
        ('[" (at "]\n[" (at "]', "duplicate_key", "' (at '", 2, "first on line 1"),
    ],
)
def test_what_stands_twice(text: str, code: str, path: str, line: int, hint: str) -> None:
    told = fault(text)
    assert (told.code, told.path, told.line) == (code, path, line)
    assert hint in told.hint


def test_what_was_not_scanned_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another tomllib may read what the scan does not; then the limits would not hold."""
    seen: list[str] = []
    monkeypatch.setattr(reading.tomllib, "loads", lambda text: seen.append(text) or {})
    told = fault("a = {b = 1,\n}" + "[" * 10)
    assert (told.code, told.line, told.hint) == ("not_toml", 1, "nothing can be read from here on")
    assert seen == ["a = {b = 1,\n"]


def test_a_message_of_another_tomllib_stands_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def loads(text: str) -> None:
        raise tomllib.TOMLDecodeError("Something new (at line 2, column 5)")

    monkeypatch.setattr(reading.tomllib, "loads", loads)
    told = fault("a = 1\nb = 2\nc = 3")
    assert (told.code, told.line, told.found, told.hint) == ("not_toml", 2, "2", "Something new")


FULL = SIZE_LIMIT
HOSTILE = {
    "brackets": b"[" * 100_000,
    "lists": b"a = " + b"[" * 100_000,
    "lists on lines": b"a = " + b"[\n" * 100_000,
    "inline tables": b"a = " + b"{a=" * 80_000,
    "both": b"a = " + b"[{a=" * 60_000,
    "dotted key": b".".join([b"a"] * 10_000) + b" = 1",
    "dotted header": b"[" + b".".join([b"a"] * 10_000) + b"]",
    "dotted inline key": b"a = {" + b".".join([b"a"] * 10_000) + b" = 1}",
    "dots": b"." * FULL,
    "one line": b"a" * FULL,
    "line of spaces": b"a" + b" " * (FULL - 1),
    "line of text": b'a = "' + b"x" * (FULL - 5),
    "line of backslashes": b'a = "' + b"\\" * (FULL - 5),
    "line of literal text": b"a = '" + b"x" * (FULL - 5),
    "lines of text": b'a = """' + b"\n" * (FULL - 7),
    "lines of quotes": b'a = """' + b'\\"""\n' * 50_000,
    "lines of literal quotes": b"a = '''" + b"''\n" * 80_000,
    "quotes": b'"' * FULL,
    "straight and curly": b'a = "' + "”".encode() * 80_000,
    "number": b"a = " + b"1" * (FULL - 4),
    "binary number": b"a = 0b" + b"1" * (FULL - 6),
    "fraction": b"a = 1." + b"1" * (FULL - 6),
    "fraction of a second": b"a = 2026-03-05 10:00:00." + b"1" * (FULL - 24),
    "words": b"a = " + b"x" * (FULL - 4),
    "items": b"a = [" + b"1," * 120_000,
    "tables": b"[[a]]\n" * 40_000,
    "same keys": b"a=1\n" * 60_000,
    "same headers": b"[a]\n" * 60_000,
    "commas": b"a = [" + b"," * (FULL - 5),
    "equals": b"a " + b"=" * (FULL - 2),
    "not utf-8": b"a" * (FULL - 1) + b"\xff",
    "NUL": b"\0" * FULL,
    "carriage returns": b"\r" * FULL,
    "control characters": b"a = 1 #" + b" " * (FULL - 8) + b"\x01",
    "escaped key": b'"' + b"\\u0041" * 40_000,
    "wrong escape": b'a = "' + b"\\n" * 100_000 + b'\\q"',
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_answered(data: bytes) -> None:
    assert len(data) <= SIZE_LIMIT
    told = fault(data)
    assert told.line
    assert len(str(told)) < 800


FULL_FILES = {
    "keys": b"".join(b"%d=1\n" % index for index in range(19_999)),
    "dotted keys in a deep table": b"["
    + b"b." * 15
    + b"b]\n"
    + b"".join(b"a." * 15 + b"%d=1\n" % n for n in range(5_000)),
    "comments": b"#\n" * (FULL // 2),
    "escapes": b'a = "' + b"\\n" * (FULL // 2 - 3) + b'"',
    "escaped keys": b"".join(b'"\\u0041%d"=1\n' % index for index in range(15_000)),
}


@pytest.mark.parametrize("data", FULL_FILES.values(), ids=FULL_FILES)
def test_full_files_are_read(data: bytes) -> None:
    assert len(data) <= SIZE_LIMIT
    document = read(data, "f.toml")
    assert len(document.lines) <= 20_000


# A writer of documents that knows the lines of what it writes.

PARTS = st.one_of(
    st.sampled_from(["a", "b", "c-d", "1", "true", "", ".", "#", "=", "[x]", '"', "'", "\\", "“", "ä b", "a\nb", "😀"]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x7f"), max_size=5),
)
SIMPLE = st.one_of(
    st.integers(-(2**70), 2**70),
    st.booleans(),
    st.floats(allow_nan=False),
    st.dates(min_value=date(1, 1, 1)),
    st.datetimes(timezones=st.none() | st.just(UTC)),
    st.times(),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x7f"), max_size=12),
    st.lists(st.sampled_from(['"', "'", "\\", "\n", "#", "[", "“", "x"]), max_size=8).map("".join),
)
VALUES = st.recursive(
    SIMPLE, lambda values: st.lists(values, max_size=3) | st.dictionaries(PARTS, values, max_size=3), max_leaves=8
)


class Writer:
    """Write TOML in many ways, and note the line of everything."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = ""
        self.lines: dict[Path, int] = {}

    def one_of(self, *texts: str) -> str:
        return self.draw(st.sampled_from(texts))

    def note(self, path: Path) -> None:
        self.lines[path] = self.text.count("\n") + 1

    def space(self) -> None:
        self.text += self.one_of("", " ", "\t ")

    def gap(self) -> None:
        self.text += self.one_of("", " ", "\n", "\n\n", " # “[x]” = 'y\n\t")

    def end(self) -> None:
        self.text += self.one_of("\n", " # '''\n", "\t\n\n", "\n#\n")

    def part(self, part: str) -> str:
        forms = [json.dumps(part, ensure_ascii=False), '"' + "".join(f"\\U{ord(sign):08x}" for sign in part) + '"']
        if re.fullmatch("[A-Za-z0-9_-]+", part):
            forms.append(part)
        if not re.search("[\x00-\x08\x0a-\x1f']", part):
            forms.append(f"'{part}'")
        return self.one_of(*forms)

    def string(self, value: str) -> str:
        forms = [json.dumps(value, ensure_ascii=False)]
        # A quote or two may stand before the three that end a text, three may not.
        plain = value.replace("\\", "\\\\").replace('"""', '""\\"')
        plain = re.sub("[\x00-\x08\x0b-\x1f]", lambda found: f"\\u{ord(found[0]):04X}", plain)
        forms.append(f'"""{self.one_of("", chr(92) + " ")}\n{plain}"""')
        if not re.search("[\x00-\x08\x0b-\x1f]|'''", value):
            forms.append(f"'''\n{value}'''")
            if "'" not in value and "\n" not in value:
                forms.append(f"'{value}'")
        return self.one_of(*forms)

    def value(self, value: object, path: Path) -> None:
        if isinstance(value, list):
            self.text += "["
            for index, item in enumerate(value):
                self.gap()
                self.note((*path, index))
                self.value(item, (*path, index))
                self.gap()
                self.text += "," if index < len(value) - 1 else self.one_of("", ",")
            self.gap()
            self.text += "]"
        elif isinstance(value, dict):
            self.text += "{"
            for index, (key, item) in enumerate(value.items()):
                self.text += "," * bool(index)
                self.space()
                self.entry(path, [key], item)
                self.space()
            self.text += "}"
        elif isinstance(value, str):
            self.text += self.string(value)
        elif isinstance(value, bool):
            self.text += str(value).lower()
        elif isinstance(value, datetime):
            self.text += value.isoformat(self.one_of("T", " "))
        elif hasattr(value, "isoformat"):
            self.text += value.isoformat()
        else:
            self.text += repr(value)

    def dotted(self, parts: list[str]) -> None:
        for index, part in enumerate(parts):
            self.text += "." * bool(index)
            self.space()
            self.text += self.part(part)
            self.space()

    def entry(self, table: Path, parts: list[str], value: object) -> None:
        for length in range(1, len(parts)):
            if (*table, *parts[:length]) not in self.lines:
                self.note((*table, *parts[:length]))
        path = (*table, *parts)
        self.note(path)
        self.dotted(parts)
        self.text += "="
        self.space()
        self.value(value, path)

    def entries(self, table: Path) -> None:
        used: set[str] = set()
        for _ in range(self.draw(st.integers(0, 3))):
            parts = self.draw(st.lists(PARTS, min_size=1, max_size=3))
            if parts[0] in used:
                continue
            used.add(parts[0])
            self.space()
            self.entry(table, parts, self.draw(VALUES))
            self.end()
            if len(parts) > 1 and self.draw(st.booleans()):
                sibling = [*parts[:-1], parts[-1] + "2"]
                self.entry(table, sibling, self.draw(VALUES))
                self.end()

    def header(self, parts: list[str], brackets: str) -> None:
        self.space()
        self.text += "[" * len(brackets)
        self.dotted(parts)
        self.text += brackets
        self.end()

    def document(self) -> None:
        self.gap()
        self.text += self.one_of("", "\n")
        self.entries(())
        for index in range(self.draw(st.integers(0, 3))):
            name = f"t{index}{self.draw(PARTS)}"
            if self.draw(st.booleans()):
                self.table((name,), [name])
            else:
                self.note((name,))
                for count in range(self.draw(st.integers(1, 3))):
                    self.note((name, count))
                    self.header([name], "]]")
                    self.entries((name, count))
                    if self.draw(st.booleans()):
                        inner = f"in{self.draw(PARTS)}"
                        self.table((name, count, inner), [name, inner])

    def table(self, path: Path, parts: list[str]) -> None:
        later = self.draw(st.booleans())
        if later:  # a table that another one mentions first
            self.note((*path, "below"))
            self.header([*parts, "below"], "]")
        self.note(path)
        self.header(parts, "]")
        self.entries(path)


@st.composite
def documents(draw: st.DrawFn) -> Writer:
    writer = Writer(draw)
    writer.document()
    return writer


@given(documents(), st.booleans(), st.booleans())
def test_every_entry_has_its_line(writer: Writer, windows: bool, marked: bool) -> None:
    text = writer.text.replace("\n", "\r\n") if windows else writer.text
    document = read(b"\xef\xbb\xbf" * marked + text.encode(), "f.toml")
    assert document.table == tomllib.loads(text)
    assert document.lines == writer.lines
    assert set(paths(document.table)) == set(document.lines)
    assert {document.line(path) for path in writer.lines} == set(writer.lines.values())


def agrees(text: str) -> None:
    """Check that a text is read as tomllib reads it, or refused where tomllib refuses it or earlier."""
    try:
        table, said = tomllib.loads(text.removeprefix("\ufeff")), ""
    except tomllib.TOMLDecodeError as error:
        table, said = {}, str(error)
    try:
        document = read(text.encode(), "f.toml")
    except PlaybookError as error:
        told = error
    else:
        assert not said
        assert repr(document.table) == repr(table)  # NaN is not equal to itself
        assert set(paths(table)) == set(document.lines)
        return
    assert said, told
    assert told.__context__ is None
    assert {fault.code for fault in told.faults} <= {"not_toml", "duplicate_key", "curly_quote", "not_utf8"}
    place = re.search(r"line (\d+), column \d+\)", said)
    last = int(place[1]) if place else text.count("\n") + 1
    assert told.faults[0].line
    assert told.faults[0].line <= last or told.code == "curly_quote" or {"\r", "\0"} & set(text)


SOUP = st.lists(
    st.sampled_from(
        [
            *"[]{}=.,#'\"\\ab1-\n \t“”’",
            *("[[", "]]", '"""', "'''", "a = ", "b.c = ", "\n", "\n", "[a]\n", "[[a]]\n", "[a.b]\n", "\\u0041", "\\q"),
            *("true", "nan", "-inf", "1.5", "0x1F", "2026-03-05", "2026-03-05 10:00:00", "10:00:00", "'x'", '"y"'),
            *("[1, 2]", "{a = 1}", "{a.b = 1, ", "é", "\r\n", "\r", "\x00", "\x01", "\x7f", "\ufeff", "\u2028"),
        ]
    ),
    max_size=25,
).map("".join)


@given(SOUP)
def test_soup_is_read_as_tomllib_reads_it(text: str) -> None:
    agrees(text)


@given(documents(), st.data())
def test_broken_documents_are_read_as_tomllib_reads_them(writer: Writer, data: st.DataObject) -> None:
    text = writer.text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 5)))
    text = text[:start] + data.draw(SOUP.map(lambda soup: soup[:3])) + text[end:]
    assume(not re.search(r"(?<![\w.])[+-]?\d[\w.+-]{100}", text))
    agrees(text)
