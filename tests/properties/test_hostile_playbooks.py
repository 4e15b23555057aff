"""A playbook may be anything: it is answered with faults that tell file and line, and work grows with its size.

No text of a playbook is ever more than text: nothing in it reaches an attribute, a format or another text.
"""

import codecs
import random
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint import agenda, briefing, facts, playbooks, words
from infoint.conversation import Phase, Principle, Question, Talk, Topic
from infoint.correspondence import Request
from infoint.errors import CODES, Fault, PlaybookError
from infoint.gathering import FAULT_LIMIT
from infoint.playbooks.reading import SIZE_LIMIT
from infoint.render import mail, sheet
from infoint.rules import Tier
from tests.bench import SOURCE, at, guide, plan, step
from tests.playbooks.test_loading import GOOD, RULES, WORDS
from tests.properties.test_schema import TREES, places, toml

OWN = 'format = 1\nbase = "gsbs"\nid = "office"\nrevision = 1\n'
ENGLISH = 'format = 1\nlanguage = "en"\n'


def told(files: dict[str, str | bytes]) -> tuple[Fault, ...]:
    """Return the faults of files that are no playbook."""
    data = {name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()}
    with pytest.raises(PlaybookError) as caught:
        playbooks.parse(data)
    assert caught.value.__context__ is None
    assert len(caught.value.faults) <= FAULT_LIMIT
    assert {fault.file for fault in caught.value.faults} <= {*files, "infoint/playbooks/gsbs.toml"}
    return caught.value.faults


# --- 256 KiB of anything.


def filled(head: str, entry: Callable[[int], str], tail: str = "", most: int = 10**6) -> str:
    """Repeat an entry until the file is as large as it may be."""
    text, size = [head], len(head) + len(tail)
    for number in range(most):
        more = entry(number)
        size += len(more)
        if size > SIZE_LIMIT:
            break
        text.append(more)
    return "".join((*text, tail))


LETTERS = random.Random(1)


def alike(number: int) -> str:
    """Make ids that are as long as may be, and all alike."""
    return f"{number}" + "".join(LETTERS.choices("abcd", k=90))


def waiting(step_id: str, waits_for: str) -> str:
    return f'[[steps]]\nid = "{step_id}"\nafter = "done:{waits_for}"\nsource = "x"\n'


# Each with the rules, the words, and the code and line of the first fault.
FULL: dict[str, tuple[Callable[[], str], Callable[[], str], str, int | None]] = {
    "brackets": (lambda: filled("a = ", lambda _: "["), str, "too_deep", 1),
    "braces": (lambda: filled("a = ", lambda _: "{a="), str, "too_deep", 1),
    "lists in lists": (lambda: filled("\na = [", lambda _: "[" * 29 + "]" * 29 + ",", "]", 600), str, "missing", None),
    "headers": (lambda: filled("", lambda _: "[["), str, "not_toml", 1),
    "dotted key": (lambda: filled("\n", lambda _: "a."), str, "too_deep", 2),
    "dotted header": (lambda: filled("\n[", lambda _: "a."), str, "too_deep", 2),
    "quotes": (lambda: filled("a = ", lambda _: '"'), str, "not_toml", 1),
    "curly quotes": (lambda: filled(OWN, lambda _: "a = “b”\n", most=9_000), str, "curly_quote", 5),
    "backslashes": (lambda: filled('a = "', lambda _: "\\"), str, "not_toml", 1),
    "escapes": (lambda: filled(OWN + 'a = "', lambda _: "\\u0041", '"'), str, "unknown_key", 5),
    "digits": (lambda: filled("\na = ", lambda _: "9"), str, "too_long", 2),
    "numbers": (lambda: filled(OWN + "languages = [", lambda _: "9" * 100 + ",", "]"), str, "not_text", 5),
    "long text": (lambda: filled(OWN + '[request]\nsource = "', lambda _: "x", '"'), str, "too_long", 6),
    "long span": (lambda: filled(OWN + '[slots]\nopens = "', lambda _: "9", ' days"'), str, "missing", 5),
    "keys": (lambda: filled(OWN, lambda number: f"k{number} = 1\n", most=19_000), str, "unknown_key", 5),
    "quoted keys": (lambda: filled(OWN, lambda number: f'"k {number}" = 1\n', most=19_000), str, "unknown_key", 5),
    "empty rules": (lambda: filled(OWN, lambda _: "[[steps]]\n", most=19_000), str, "missing", 5),
    "same rule": (
        lambda: filled(OWN, lambda _: '[[steps]]\nid = "thank"\nsource = "x"\n', most=6_000),
        str,
        "duplicate_id",
        9,
    ),
    "rules that wait for nobody": (
        lambda: filled(OWN, lambda number: waiting(alike(number), alike(number))),
        str,
        "unknown_step",
        7,
    ),
    "a circle": (
        lambda: filled(OWN, lambda number: waiting(f"s{number}", f"s{number + 1}"), most=3_900),
        str,
        "missing_text",
        None,
    ),
    "media": (
        lambda: OWN
        + f"[request]\nsource = 'x'\nmedia = {[f'm{number}' for number in range(9_000)]}\n"
        + f"avoid = {[f'n{number}' for number in range(9_000)]}\n",
        str,
        "missing_text",
        None,
    ),
    "what is taken out": (
        lambda: filled(OWN + "remove = [", lambda number: f'"steps.{number}",', "]"),
        str,
        "unknown_key",
        5,
    ),
    "words of nothing": (
        lambda: OWN,
        lambda: filled(ENGLISH + "[steps]\n", lambda number: f's{number} = "x"\n', most=19_000),
        "unknown_key",
        4,
    ),
    "words of nobody": (
        lambda: OWN,
        lambda: filled(ENGLISH + "[messages.request.connection]\n", lambda number: f's{number} = "x"\n', most=19_000),
        "unknown_key",
        4,
    ),
    "no words": (
        lambda: OWN,
        lambda: filled(ENGLISH + "[steps]\n", lambda number: f"s{number} = 1\n", most=19_000),
        "not_text",
        4,
    ),
    "placeholders": (
        lambda: OWN,
        lambda: filled(ENGLISH + '[messages.request]\ngreeting = "', lambda _: "{contcat}", '"'),
        "too_long",
        4,
    ),
    "open braces": (
        lambda: OWN,
        lambda: filled(ENGLISH + '[messages.request]\ngreeting = "', lambda _: "{", '"'),
        "too_long",
        4,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FULL)
def test_as_much_as_may_be_is_answered(name: str) -> None:
    rules, texts, code, line = FULL[name]
    files: dict[str, str | bytes] = {"office.toml": rules()}
    if spoken := texts():
        files["office.en.toml"] = spoken
    assert all(len(text) <= SIZE_LIMIT for text in files.values())
    first = told(files)[0]
    assert (first.code, first.line) == (code, line)
    assert str(first).startswith("office.")


@pytest.mark.parametrize("name", ["office.toml", "office.en.toml"])
def test_more_is_not_looked_at(name: str) -> None:
    [fault] = told({"office.toml": OWN, "office.en.toml": ENGLISH, name: b"\xff" * (SIZE_LIMIT + 1)})
    assert (fault.code, fault.file) == ("too_big", name)


@pytest.mark.parametrize("parts", [".".join("a" * 10_000), ".".join(["'a b'"] * 10_000), " . ".join("a" * 10_000)])
@pytest.mark.parametrize("place", ["\n{} = 1", "\n[{}]", "\n[[{}]]", "\na = {{ {} = 1 }}", "a = [\n{{ {} = 1 }}]"])
def test_ten_thousand_parts_of_a_key(place: str, parts: str) -> None:
    [fault] = told({"office.toml": place.format(parts)})
    assert (fault.code, fault.line) == ("too_deep", 2)
    assert len(str(fault)) < 500


# --- The work grows with the file. Calls are counted, not seconds.

GROWING: dict[str, Callable[[int], dict[str, str]]] = {
    "rules": lambda size: {"o": OWN + '[[steps]]\nid = "thank"\nsource = "x"\n' * size},
    "rules of their own": lambda size: {
        "o": OWN + "".join(f'[[topics]]\nid = "t{number}"\nsource = "x"\n' for number in range(size))
    },
    "unread rules": lambda size: {"o": OWN + "[[steps]]\ndue = 5\n" * size},
    "keys": lambda size: {"o": OWN + "".join(f"k{number} = 1\n" for number in range(size))},
    "references": lambda size: {
        "o": OWN + "".join(waiting(f"s{number}", "thank") for number in range(size))
    },
    "items": lambda size: {"o": OWN + waiting("card", "thank") + "remind = [" + '"1 hour",' * size + "]\n"},
    "no items": lambda size: {"o": OWN + waiting("card", "thank") + "remind = [" + '"1 huor",' * size + "]\n"},
    "taken out": lambda size: {"o": OWN + "remove = [" + '"steps.x",' * size + "]\n"},
    "words": lambda size: {"o": OWN, "en": ENGLISH + "[steps]\n" + "".join(f'k{one} = "x"\n' for one in range(size))},
    "phrases": lambda size: {"o": OWN, "en": ENGLISH + "[wordings.x]\nwords = [" + '"job",' * size + "]\n"},
    "braces": lambda size: {"o": OWN, "en": ENGLISH + '[steps]\nthank = "' + "{x}" * size + '"\n'},
}  # fmt: skip


def work(files: dict[str, str]) -> int:
    """Count the calls that reading a playbook makes, of Python's functions and of C's."""
    data = {name: text.encode() for name, text in files.items()}
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        with suppress(PlaybookError):
            playbooks.parse(data)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("grow", GROWING.values(), ids=GROWING)
def test_work_grows_with_the_playbook(grow: Callable[[int], dict[str, str]]) -> None:
    work(grow(1))  # what is prepared once
    nothing, some, twice = (work(grow(size)) for size in (0, 300, 600))
    assert twice - nothing <= 2.1 * (some - nothing) + 2_000


# --- Encodings.


def test_a_byte_order_mark_and_line_ends_of_windows_say_nothing() -> None:
    plain = {name: text.encode() for name, text in GOOD.items()}
    windows = {name: codecs.BOM_UTF8 + data.replace(b"\n", b"\r\n") for name, data in plain.items()}
    assert playbooks.parse(windows) == playbooks.parse(plain)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_another_encoding_is_called_by_its_name(encoding: str) -> None:
    [fault] = told({**GOOD, "office.toml": RULES.encode(encoding)})
    assert (fault.code, fault.file, fault.line) == ("not_utf8", "office.toml", 1)
    assert "save the file as UTF-8" in str(fault)


def test_every_curly_quote_is_told_with_its_line() -> None:
    curly = RULES.replace('"page', "“page").replace('"\n\n', "”\n\n")
    found = told({**GOOD, "office.toml": curly})
    lines = [number for number, line in enumerate(curly.split("\n"), 1) if "“" in line or line.endswith("”")]
    assert {fault.code for fault in found} == {"curly_quote"}
    assert [fault.line for fault in found] == lines
    assert all("plain text editor" in str(fault) for fault in found)


# --- Values of every kind, wherever a value stands.

LITERALS = (
    *("9" * 99, "-" + "9" * 99, "0x" + "f" * 90, "0o777", "0b1", "-0", "+1", "1_000", "0.0", "-0.0", "1e9", "1e400"),
    *("inf", "-inf", "nan", "-nan", "-1e400", "true", "false", '""', "''", '"""\n\n"""', '"\\u0000"', '"\\U0010FFFF"'),
    *("1979-05-27", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00+14:00", "07:32:00"),
    *("23:59:59.999999", "1979-05-27T07:32:00", "[]", "[[]]", "[[[]]]", "{}", "[{}]", "{a = 1}", "[1, 'a', {}]"),
    *('"\\u202e"', '"{"', '"' + "9" * 400 + ' days"', '"a.b"', '"__class__"', '"' + "é" * 500 + '"'),
)  # fmt: skip


@given(st.sampled_from(sorted(GOOD)), st.data())
def test_every_value_is_taken_or_refused_with_its_place(name: str, data: st.DataObject) -> None:
    trees = {file: dict(tree) for file, tree in TREES[0].items()}
    trees[name] = marked(trees[name], data.draw(st.sampled_from(list(places(trees[name])))))
    written = {file: "".join(f"{key} = {toml(entry)}\n" for key, entry in tree.items()) for file, tree in trees.items()}
    written[name] = written[name].replace(toml(MARK), data.draw(st.sampled_from(LITERALS)))
    found: tuple[Fault, ...] = ()
    try:
        playbooks.parse({file: text.encode() for file, text in written.items()})
    except PlaybookError as error:
        found = error.faults
    assert all(fault.code in CODES and fault.file and len(str(fault)) < 2_000 for fault in found)
    assert all(fault.line or fault.code in ("missing", "missing_text") for fault in found)


MARK = "the value stands here"


def marked(value: Any, path: tuple[Any, ...]) -> Any:
    """Return data with a mark in one place."""
    if not path:
        return MARK
    first, *rest = path
    if isinstance(value, dict):
        return {key: marked(entry, tuple(rest)) if key == first else entry for key, entry in value.items()}
    return [marked(entry, tuple(rest)) if at == first else entry for at, entry in enumerate(value)]


# --- Texts are texts.

REACHING = (
    *("{contact.__class__}", "{contact.name}", "{contact[0]}", "{contact!r}", "{contact!s:>9}", "{contact:>999999999}"),
    *("{contact:{minutes}}", "{0}", "{}", "{{contact}}", "{{7*7}}", "{% for x in y %}", "{__class__}", "{__init__}"),
    *("{contact.__class__.__mro__}", "{seeker.__init__.__globals__}", "{self}", "{Contact}", "{ contact }", "{contact"),
)  # fmt: skip
HARMLESS = ("%s %(contact)s %999999999d", "$contact", "<% x %>", "#[x]", "\\x41", "`contact`", "__class__", "eval(1)")


@pytest.mark.parametrize("reaching", REACHING)
def test_no_text_reaches_an_attribute_or_a_format(reaching: str) -> None:
    office = playbooks.parse({name: text.encode() for name, text in GOOD.items()})
    english = office.in_language("en")
    for key, _ in english.lines:
        lines = tuple((one, reaching if one == key else text) for one, text in english.lines)
        texts = tuple(attrs.evolve(one, lines=lines) if one is english else one for one in office.texts)
        with pytest.raises(PlaybookError) as caught:
            attrs.evolve(office, texts=texts)
        assert {fault.code for fault in caught.value.faults} <= {"stray_brace", "unknown_placeholder"}
        assert {fault.path for fault in caught.value.faults} == {f"texts.en.{key}"}


def test_it_is_told_with_its_line() -> None:
    text = WORDS.replace("Ask {contact}", "Ask {contact.__class__}")
    [first, *_] = told({**GOOD, "office.en.toml": text})
    line = next(number for number, row in enumerate(text.split("\n"), 1) if "__class__" in row)
    assert (first.code, first.file, first.line) == ("stray_brace", "office.en.toml", line)


@pytest.mark.parametrize("text", HARMLESS)
def test_other_signs_are_signs(text: str) -> None:
    written = guide(
        step(after="talk_end", message="thank", due="1 day"),
        messages={"thank": {"subject": text, "body": f"{text} {{contact}}"}},
        texts={"steps.thank": f"{text} {{contact}}"},
    )
    held = plan(facts.Held(at=at("2026-03-05 15:00")))
    [task] = agenda(written, [held], at=at("2026-03-05 16:00"))
    assert words.line(written, held, task).startswith(f"{text} Kim Lee")
    draft = mail.draft(written, held, task)
    assert (draft.subject.text, draft.body.strip()) == (text, f"{text} Kim Lee")


@pytest.mark.parametrize("text", [*REACHING, *HARMLESS])
def test_what_stands_in_a_rule_is_told_as_it_stands(text: str) -> None:
    written = guide(step(after="talk_end", due="1 day", source=text))
    held = plan(facts.Held(at=at("2026-03-05 15:00")))
    [task] = agenda(written, [held], at=at("2026-03-05 16:00"))
    assert words.line(written, held, task).endswith(f"({text})")


def test_an_id_is_a_name_and_no_attribute() -> None:
    odd = "__class__"
    written = guide(
        step("__init__", after="talk_end", message=odd, due="1 day"),
        messages={
            odd: {"subject": "Thank you", "__dict__": "{contact}", "__doc__.__slots__": "x", "__doc__.default": "y"}
        },
        tiers=(Tier(id="__module__", relationships=("__slots__",), source=SOURCE),),
        request=Request(minutes=20, media=("__name__",), source=SOURCE),
        talk=Talk(phases=(Phase(id="__call__"), Phase(id="__new__", minutes=3)), source=SOURCE),
        topics=(Topic(id="__eq__", source=SOURCE),),
        questions=(Question(id="__hash__", topic="__eq__", about="work", source=SOURCE),),
        principles=(Principle(id="__repr__", phase="talk", source=SOURCE),),
    )
    held = plan(facts.Held(at=at("2026-03-05 15:00")), relationship="__slots__")
    [task] = agenda(written, [held], at=at("2026-03-05 16:00"))
    assert task.step == "__init__"
    assert words.line(written, held, task).startswith("__init__ Kim Lee")
    assert mail.draft(written, held, task).body.split() == ["Kim", "Lee", "x"]
    assert [one.id for one in briefing(written, held).questions] == ["__hash__"]
    assert "Mind __repr__" in sheet.markdown(written, held).replace("\\", "")
