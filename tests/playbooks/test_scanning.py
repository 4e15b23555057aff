"""The pass before tomllib: lines, limits, curly quotes, and how much work it is."""

import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

import pytest

from infoint.errors import Fault, PlaybookError
from infoint.gathering import FAULT_LIMIT
from infoint.playbooks import places
from infoint.playbooks.places import Path, Written
from infoint.playbooks.scanning import KEY_LIMIT, NUMBER_LIMIT, scan


def faults(text: str) -> tuple[Fault, ...]:
    with pytest.raises(PlaybookError) as caught:
        scan(text, "f.toml")
    assert caught.value.__context__ is None
    assert {fault.file for fault in caught.value.faults} == {"f.toml"}
    return caught.value.faults


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", {}),
        ("\n# only a comment", {}),
        ("\n\na = 1", {("a",): 3}),
        ("[a]\nb = 1\n\n[a.c]\n[d]", {("a",): 1, ("a", "b"): 2, ("a", "c"): 4, ("d",): 5}),
        ("[a.b]\n[a]", {("a",): 2, ("a", "b"): 1}),
        ("a.b = 1\na.c = 2", {("a",): 1, ("a", "b"): 1, ("a", "c"): 2}),
        ("[[a]]\n[[a]]\nb = 1", {("a",): 1, ("a", 0): 1, ("a", 1): 2, ("a", 1, "b"): 3}),
        (
            "[[a]]\n[[a.b]]\n[a.b.c]\n[[a]]\n[[a.b]]",
            {
                ("a",): 1,
                ("a", 0): 1,
                ("a", 0, "b"): 2,
                ("a", 0, "b", 0): 2,
                ("a", 0, "b", 0, "c"): 3,
                ("a", 1): 4,
                ("a", 1, "b"): 5,
                ("a", 1, "b", 0): 5,
            },
        ),
        ("a = [\n 1, # one, [\n\n [2,\n3],\n]", {("a",): 1, ("a", 0): 2, ("a", 1): 4, ("a", 1, 0): 4, ("a", 1, 1): 5}),
        (
            "a = {b = [\n1], c.d = 'x', e = {}}\nf = 1",
            {
                ("a",): 1,
                ("a", "b"): 1,
                ("a", "b", 0): 2,
                ("a", "c"): 2,
                ("a", "c", "d"): 2,
                ("a", "e"): 2,
                ("f",): 3,
            },
        ),
        ('"a.b" = 1\n"x\\u0041" . \'[y]\' = 2', {("a.b",): 1, ("xA",): 2, ("xA", "[y]"): 2}),
        ('[ "#" . a ] # [b]\n[[ c ]]', {("#",): 1, ("#", "a"): 1, ("c",): 2, ("c", 0): 2}),
        ('a = """\n[x]\n\\""" " "" "\\\n"""\nb = 1', {("a",): 1, ("b",): 5}),
        ("a = '''\n[x]\n'' \\'''\nb = 1", {("a",): 1, ("b",): 4}),
        ('a = """x"""""\nb = ""\nc = 1', {("a",): 1, ("b",): 2, ("c",): 3}),
        ("a = '''x'''''\nb = ''\nc = 1", {("a",): 1, ("b",): 2, ("c",): 3}),
        ('a = "\\\\"\nb = "\\"#"\nc = \'\\\'', {("a",): 1, ("b",): 2, ("c",): 3}),
        ("a = 2026-03-05 10:00:00Z\nb = 2026-03-05 # c\nc = 1.5e3", {("a",): 1, ("b",): 2, ("c",): 3}),
        ('a = "“it’s”" # ‘’\nb = "x”\\""', {("a",): 1, ("b",): 2}),
    ],
)
def test_lines(text: str, lines: dict[Path, int]) -> None:
    scanned = scan(text, "f.toml")
    assert scanned.whole
    assert scanned.end == len(text)
    assert scanned.lines == lines


def test_written_goes_by_where_tomllib_finds_a_clash() -> None:
    scanned = scan("[ a ]\nb = { c = 1 }\n[[d]]", "f.toml")
    assert scanned.written == {
        4: Written(("a",), 1, (), 1),
        17: Written(("a", "b", "c"), 2, ("a", "b"), 2),
        19: Written(("a", "b"), 2, ("a",), 1),
        23: Written(("d",), 3, (), 3),
    }


@pytest.mark.parametrize(
    ("text", "rest", "line", "began"),
    [
        ("a = 1 2", "2", 1, 1),
        ("a = 1\n= 2", "= 2", 2, 2),
        ("a", "", 1, 1),
        ("a b", "b", 1, 1),
        ("a. = 1", "= 1", 1, 1),
        ("ä = 1", "ä = 1", 1, 1),
        ("a = \nb = 1", "\nb = 1", 1, 1),
        ("[a", "", 1, 1),
        ("[a\nb]", "\nb]", 1, 1),
        ("[[a]\n", "]\n", 1, 1),
        ("[a]]\n", "]\n", 1, 1),
        ("[[[a", "[a", 1, 1),
        ("\na = [\n1\n2]", "2]", 4, 2),
        ("\na = [\n[1,\n2,\n", "", 2, 2),
        ("a = [,]", ",]", 1, 1),
        ("a = [1,,]", ",]", 1, 1),
        ("a = {b = 1,}", "}", 1, 1),
        ("a = {b = 1\n}", "\n}", 1, 1),
        ("a = {\nb = 1}", "\nb = 1}", 1, 1),
        ("a = {b = 1 c = 2}", "c = 2}", 1, 1),
        ('\na = "b\nc = 1', "\nc = 1", 2, 2),
        ("\na = 'b\nc = 1", "\nc = 1", 2, 2),
        ('a = "b\\\nc"', '\nc"', 1, 1),
        ('a = "b\\', "", 1, 1),
        ('\na = [\n"""b\n\\"""\n', "", 3, 2),
        ("\na = [\n'''b\n''\n", "", 3, 2),
        ('"a\nb" = 1', '\nb" = 1', 1, 1),
        ('"""a""" = 1', '"a""" = 1', 1, 1),
        ('a = """b""""""', '"', 1, 1),
        ("a = 2026-03-05 1:00", "1:00", 1, 1),
    ],
)
def test_stops_where_it_cannot_go_on(text: str, rest: str, line: int, began: int) -> None:
    scanned = scan(text, "f.toml")
    assert not scanned.whole
    assert (text[scanned.end :], scanned.line, scanned.began) == (rest, line, began)


def test_a_bad_escape_in_a_key_is_left_to_tomllib() -> None:
    assert scan('"\\q" = 1', "f.toml").lines == {("\\q",): 1}


def nested(opening: str, depth: int, closing: str) -> str:
    return "a = " + opening * depth + "1" + closing * depth


@pytest.mark.parametrize(
    "text",
    [nested("[", 31, "]"), nested("{a=", 31, "}"), "[" + ".".join("a" * 16) + "]\n" + ".".join("b" * 16) + "=1"],
    ids=["lists", "tables", "dots"],
)
def test_deep_enough(text: str) -> None:
    assert max(map(len, scan(text, "f.toml").lines)) == 32


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n" + nested("[", 32, "]"), 2),
        (nested("[\n", 100_000, ""), 33),
        (nested("{a=", 32, "}"), 1),
        (nested("[{a=", 30_000, "}]"), 1),
        ("\n" + ".".join("a" * (KEY_LIMIT + 1)) + " = 1", 2),
        ("\n" + ".".join(["'a'"] * 10_000) + " = 1", 2),
        ("\n\n[" + ".".join("a" * 10_000) + "]", 3),
        ("a = {" + ".".join("a" * 10_000) + " = 1}", 1),
        ("[" + ".".join("a" * 16) + "]\n" + ".".join("b" * 16) + "=[1]", 2),
        ("".join(f"[[{'.'.join('a' * depth)}]]\n" for depth in range(1, 17)) + "b=1", 17),
    ],
)
def test_too_deep(text: str, line: int) -> None:
    (fault,) = faults(text)
    assert (fault.code, fault.line) == ("too_deep", line)


def test_a_key_of_too_many_parts_is_named_whole() -> None:
    (fault,) = faults("[t]\n" + ".".join("a" * 17) + " = 1")
    assert fault.path == ".".join(["t", *"a" * 17])
    assert "16" in fault.hint


@pytest.mark.parametrize(
    ("opening", "entry", "closing"),
    [
        ("a = [", "1,", "]"),
        ("a = [", "\n[],", "]"),
        ("a = {", "b = 1,", "c = 1}"),
        ("", "[[a]]\n", ""),
        ("", "a.b = 1\n", ""),
    ],
)
def test_too_many_items(monkeypatch: pytest.MonkeyPatch, opening: str, entry: str, closing: str) -> None:
    monkeypatch.setattr(places, "ENTRY_LIMIT", 100)
    most = 99 - closing.count("=")  # the list or the table is one, too
    assert scan(opening + entry * most + closing, "f.toml").whole
    text = opening + entry * (most + 1) + closing
    (fault,) = faults(text)
    assert (fault.code, fault.line) == ("too_many_items", text.rstrip().count("\n") + 1)


@pytest.mark.parametrize("number", ["1", "-1", "+1", "0x1", "1.", "1e"])
def test_long_numbers(number: str) -> None:
    number += "1" * (NUMBER_LIMIT - len(number))
    assert scan(f"\na = [{number}]", "f.toml").whole
    (fault,) = faults(f"\na = [{number}1]")
    assert (fault.code, fault.path, fault.line) == ("too_long", "a[0]", 2)
    assert "100" in fault.hint


def test_long_nonsense_is_no_number() -> None:
    assert scan("a = " + "x" * 200, "f.toml").whole  # whether it is a value tomllib says


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a = “hello”", [("a", "“hello”", 1)]),
        ("a = “it’s”, said “she”", [("a", "“it’s”, said “she”", 1)]),
        ("a = ‘hello’", [("a", "‘hello’", 1)]),
        ("a = „Hallo“", [("a", "„Hallo“", 1)]),
        ("a = « bonjour »", [("a", "« bonjour »", 1)]),
        ("a = ‹x›", [("a", "‹x›", 1)]),
        ('a = “hello"', [("a", '“hello"', 1)]),
        ("a = “hello\nb = 1", [("a", "“hello", 1)]),
        ("a = “", [("a", "“", 1)]),
        ('\na = "hello” ', [("a", '"hello”', 2)]),
        ("a = 'hello’\nb = 1", [("a", "'hello’", 1)]),
        ('a = "hello"”', [("a", "”", 1)]),
        ("a = 1 “", [("a", "“", 1)]),
        ("“a” = 1", [("", "“a” = 1", 1)]),
        ("[t]\n“a” = 1", [("t", "“a” = 1", 2)]),
        ("[t]\na = 1\n[“b”]", [("", "“b”]", 3)]),
        ("[t]\n“", [("t", "“", 2)]),
        (
            "a = “b”\n\n[[c]]\nd = [“e”,\n  “f”, {g = ‘h’}]\ni = 'j'\nk = ”l”",
            [
                ("a", "“b”", 1),
                ("c[0].d[0]", "“e”,", 4),
                ("c[0].d[1]", "“f”, {g = ‘h’}]", 5),
                ("c[0].d[2].g", "‘h’}]", 5),
                ("c[0].k", "”l”", 7),
            ],
        ),
    ],
)
def test_curly_quotes(text: str, found: list[tuple[str, str, int]]) -> None:
    told = faults(text)
    assert {fault.code for fault in told} == {"curly_quote"}
    assert [(fault.path, fault.found, fault.line) for fault in told] == found
    assert "plain text editor" in told[0].hint


@pytest.mark.parametrize("text", ['a = "don’t\nb = 1', 'a = """hello”', "a = don’t", "# “\na = '“'"])
def test_other_curly_quotes_are_none_of_its_business(text: str) -> None:
    scan(text, "f.toml")


def test_a_thousand_curly_quotes_are_enough() -> None:
    assert len(faults("a = “b”\n" * (FAULT_LIMIT + 9))) == FAULT_LIMIT


GROWING: dict[str, Callable[[int], str]] = {
    "keys": lambda size: "".join(f"k{index} = 1\n" for index in range(size)),
    "headers": lambda size: "".join(f"[a.b.k{index}]\n" for index in range(size)),
    "lists of tables": lambda size: "[[a]]\nb = 1\n" * size,
    "tables in tables": lambda size: "[[a]]\n" + "[[a.b]]\n" * size,
    "dotted keys": lambda size: "".join("a." * 15 + f"k{index} = 1\n" for index in range(size)),
    "quoted keys": lambda size: "".join(f'"\\u0041{index}" = 1\n' for index in range(size)),
    "items": lambda size: "a = [" + "1,\n" * size + "]",
    "inline tables": lambda size: "a = [" + "{b = 1}," * size + "]",
    "comments": lambda size: "#\n \n" * size,
    "spaces": lambda size: "a =" + " " * size * 10 + "1",
    "escapes": lambda size: 'a = "' + "\\n" * size + '"',
    "long escapes": lambda size: 'a = """' + '\\"""\n' * size + '"""',
    "unclosed text": lambda size: 'a = """' + '\\"""\n' * size,
    "unclosed line": lambda size: 'a = "' + "\\\\" * size,
    "unclosed key": lambda size: '"' + "\\\\" * size,
    "curly quotes": lambda size: "a = “x” \n" * size + 'b = "y”\n' * size,
    "key": lambda size: "k" * size,
    "long keys": lambda size: f'[{"k" * size}]\n"{"l" * size}" = 1',
}


def work(text: str) -> int:
    """Count the calls that a scan makes, of Python's functions and of C's."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        with suppress(PlaybookError):
            scan(text, "f.toml")
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("grow", GROWING.values(), ids=GROWING)
def test_work_grows_with_the_text(grow: Callable[[int], str]) -> None:
    assert work(grow(1_000)) <= 2 * work(grow(500)) + 100
