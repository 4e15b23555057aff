"""Data become values strictly, and all that is wrong is said at once, each with its path."""

import tomllib
import traceback
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time
from threading import Barrier
from types import MappingProxyType
from typing import Any, Literal

import attrs
import pytest

from infoint.checks import each, identifier, line, or_none, valid, whole
from infoint.errors import DocumentError, Fault, refused
from infoint.offsets import Offset, parse
from infoint.people import Consent, Extra
from infoint.structure import converter, structured, table_hook

READER = converter(quotes=True)
SILENT = converter(keep=repr)


def lowered(value: str) -> str:
    if value == "Ω":
        raise refused("not_choice", "word")
    return value.lower()


@attrs.frozen(kw_only=True)
class Step:
    """Stand for a rule of a playbook."""

    id: str = attrs.field(validator=valid(identifier))
    after: str | None = attrs.field(default=None, validator=valid(or_none(identifier)))
    deadline: Offset | None = None
    remind: tuple[Offset, ...] = ()
    repeats: bool = False


@attrs.frozen(kw_only=True)
class Rules:
    """Stand for a playbook: every type that a field may have."""

    revision: int = attrs.field(validator=valid(whole(1, 9)))
    steps: tuple[Step, ...] = ()
    first: Step | None = None
    weekend: frozenset[int] = frozenset({5, 6})
    starts: time = time(9)
    share: float = 0.5
    zone: Literal["seeker", "contact"] = "seeker"
    near: Literal["seeker", "contact"] | None = None
    consent: Consent = Consent.UNKNOWN
    names: tuple[str, ...] = attrs.field(default=(), validator=valid(each(line)))
    words: Mapping[str, str] = MappingProxyType({})
    offsets: Mapping[Literal["a", "b"], Offset] = MappingProxyType({})
    word: str = attrs.field(default="w", converter=lowered)
    since: datetime | None = None
    made: int = attrs.field(default=1, init=False)

    def __attrs_post_init__(self) -> None:
        if self.first and self.first in self.steps:
            raise refused("duplicate_id", "first", "a step of its own")
        if not self.steps and self.zone == "contact":
            raise refused("empty", "")


def faults_of(data: object, kind: type[Any] = Rules, **options: Any) -> dict[str, Fault]:
    with pytest.raises(DocumentError) as caught:
        structured(data, kind, options.get("reader", READER))
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None
    faults = {fault.path: fault for fault in caught.value.faults}
    assert len(faults) == len(caught.value.faults)
    return faults


def codes_of(data: object, kind: type[Any] = Rules, **options: Any) -> dict[str, str]:
    return {path: fault.code for path, fault in faults_of(data, kind, **options).items()}


def test_reads_every_type() -> None:
    data = tomllib.loads(
        """
        revision = 2
        weekend = [4, 5]
        starts = 08:30:00
        share = 1
        zone = "contact"
        near = "seeker"
        consent = "given"
        names = ["a", "b"]
        words = { a = "1", "b c" = "2" }
        offsets = { b = "same day" }
        word = "WORD"
        since = 2026-03-05T16:00:00+01:00

        [[steps]]
        id = "thank"
        deadline = "48 hours"
        remind = ["24 hours", "40 hours"]
        repeats = true

        [first]
        id = "request"
        """
    )
    made = structured(data, Rules, READER)
    assert made == Rules(
        revision=2,
        weekend=frozenset({4, 5}),
        starts=time(8, 30),
        share=1,
        zone="contact",
        near="seeker",
        consent=Consent.GIVEN,
        names=("a", "b"),
        words={"a": "1", "b c": "2"},
        offsets={"b": parse("same day")},
        word="word",
        since=data["since"],
        steps=(
            Step(id="thank", deadline=parse("48 hours"), remind=(parse("24 hours"), parse("40 hours")), repeats=True),
        ),
        first=Step(id="request"),
    )
    assert isinstance(made.share, int)
    assert isinstance(made.words, MappingProxyType)


def test_leaves_defaults() -> None:
    assert structured({"revision": 1}, Rules, READER) == Rules(revision=1)
    assert structured({"revision": 1, "first": None, "since": None}, Rules, READER) == Rules(revision=1)


def test_finds_all_faults_of_a_document() -> None:
    data: dict[str, object] = {
        "steps": [
            {"id": "a b", "after": 3, "deadline": "48 huors", "remind": ["1 hour", "x", 5], "repeats": "true"},
            {},
            None,
            {"id": "", "deadine": "48 hours"},
        ],
        "weekend": [5, 5, 6, 6],
        "starts": "9:00",
        "share": "1",
        "zone": "seker",
        "near": "x",
        "consent": "Given",
        "names": ["a", "", "c\n"],
        "words": {"a": 1, "b.c": []},
        "offsets": {"a": "x", "c": "1 day"},
        "word": "Ω",
        "since": "2026-03-05",
        "made": 3,
    }
    assert codes_of(data) == {
        "steps[0].id": "not_identifier",
        "steps[0].after": "not_text",
        "steps[0].deadline": "not_offset",
        "steps[0].remind[1]": "not_offset",
        "steps[0].remind[2]": "not_text",
        "steps[0].repeats": "not_boolean",
        "steps[1].id": "missing",
        "steps[2]": "not_table",
        "steps[3].id": "empty",
        "steps[3].deadine": "unknown_key",
        "weekend[1]": "duplicate_id",
        "weekend[3]": "duplicate_id",
        "starts": "not_time",
        "share": "not_number",
        "zone": "not_choice",
        "near": "not_choice",
        "consent": "not_choice",
        "names[1]": "empty",
        "words.a": "not_text",
        'words."b.c"': "not_text",
        "offsets.a": "not_offset",
        "offsets.c": "not_choice",
        "word": "not_choice",
        "since": "not_moment",
        "made": "unknown_key",
        "revision": "missing",
    }


def test_says_what_stood_there_and_what_would_fit() -> None:
    found = faults_of({"revison": 1, "revision": 10, "zone": "seker", "names": ["a\x00"], "word": "Ω"})
    assert found["revison"].hint == "did you mean 'revision'?"
    assert (found["revision"].found, found["revision"].hint) == ("10", "at most 9")
    assert (found["zone"].found, found["zone"].hint) == ("seker", "did you mean 'seeker'?")
    assert found["names[0]"].found == "a\x00"
    assert found["word"].found == "Ω"


@pytest.mark.parametrize(
    ("data", "code"), [(None, "not_table"), ([], "not_table"), ("Rules", "not_table"), ({1: 2}, "not_table")]
)
def test_a_document_is_a_table(data: object, code: str) -> None:
    assert codes_of(data) == {"": code}


@pytest.mark.parametrize("key", ["steps", "weekend", "names"])
@pytest.mark.parametrize("value", ["abc", {"a": 1}, (1, 2), 5, None])
def test_a_list_is_a_list(key: str, value: object) -> None:
    assert codes_of({"revision": 1, key: value}) == {key: "not_list"}


def test_what_a_class_checks_stands_at_its_path() -> None:
    twice = {"id": "a"}
    assert codes_of({"revision": 1, "steps": [twice], "first": twice}) == {"first": "duplicate_id"}
    assert codes_of({"revision": 1, "zone": "contact"}) == {"": "empty"}

    @attrs.frozen
    class Book:
        rules: tuple[Rules, ...]

    data = {"rules": [{"revision": 1}, {"revision": 1, "zone": "contact"}]}
    assert codes_of(data, Book) == {"rules[1]": "empty"}


def test_a_class_is_not_built_of_faulty_fields() -> None:
    """What it checks about them together would only confuse."""
    assert codes_of({"revision": 0, "zone": "contact"}) == {"revision": "too_small"}


@attrs.frozen(kw_only=True)
class Row:
    """Stand for a class that keeps what it does not know."""

    id: str = attrs.field(validator=valid(identifier))
    note: str = ""
    extra: Extra = ()


def test_keeps_what_a_class_does_not_know() -> None:
    made = structured({"id": "a", "z": [1], "b": "x", "extra": None}, Row, SILENT)
    assert made == Row(id="a", extra=(("b", "'x'"), ("extra", "None"), ("z", "[1]")))
    assert structured({"id": "a"}, Row, SILENT) == Row(id="a")


def test_keeps_nothing_unless_it_is_told_how() -> None:
    assert codes_of({"id": "a", "b": 1, "extra": []}, Row) == {"b": "unknown_key", "extra": "unknown_key"}
    assert codes_of({"revision": 1, "b": 1}, reader=SILENT) == {"b": "unknown_key"}


def test_says_nothing_of_what_stood_there() -> None:
    canary = "Zyxw Canary"
    data = {"id": canary, "note": [canary], canary: canary}
    with pytest.raises(DocumentError) as caught:
        structured(data, Row, SILENT)
    told = [str(caught.value), repr(caught.value), *traceback.format_exception(caught.value)]
    assert [fault.path for fault in caught.value.faults] == ["note", "id"]
    assert not any(canary in text for text in told)


def test_a_room_adds_its_own_types() -> None:
    @attrs.frozen
    class Pair:
        left: complex
        right: complex

    def read(value: object, _: object) -> complex:
        if not isinstance(value, list):
            raise refused("not_list", "")
        return complex(*value)

    reader = converter()
    reader.register_structure_hook(complex, read)
    assert structured({"left": [1, 2], "right": [0, 1]}, Pair, reader) == Pair(1 + 2j, 1j)
    assert codes_of({"left": 1, "right": 2}, Pair, reader=reader) == {"left": "not_list", "right": "not_list"}


def test_a_table_hook_has_fields_of_its_own() -> None:
    hook = table_hook(Row, SILENT, own={"note": lambda value, _: f"<{value}>"}, required={"note"})
    reader = converter()
    reader.register_structure_hook(Row, hook)
    assert structured({"id": "a", "note": 5}, Row, reader) == Row(id="a", note="<5>")
    assert codes_of({"id": "a"}, Row, reader=reader) == {"note": "missing"}


def test_a_table_hook_may_leave_fields_to_the_program() -> None:
    reader = converter()
    reader.register_structure_hook(Row, table_hook(Row, reader, unread={"note"}))
    assert structured({"id": "a"}, Row, reader) == Row(id="a")
    assert codes_of({"id": "a", "note": "x"}, Row, reader=reader) == {"note": "unknown_key"}


@pytest.mark.parametrize(
    "kind",
    [
        list[int],
        dict[str, int],
        set[int],
        Any,
        object,
        int | str,
        int | str | None,
        tuple[int, str],
        tuple,
        bytes | None,
    ],
    ids=str,
)
def test_other_types_are_an_error_of_the_program(kind: Any) -> None:
    made: Any = attrs.make_class("Made", {"field": attrs.field(type=kind)}, frozen=True)
    with pytest.raises(TypeError, match="no strict reading of"):
        structured({"field": 1}, made, converter())


def test_threads_may_start_cold_together() -> None:
    data = {"revision": 1, "steps": [{"id": "a", "deadline": "48 hours"}], "zone": "contact"}
    for _ in range(20):
        reader, start = converter(), Barrier(8)

        def read(_: int, reader: Any = reader, start: Barrier = start) -> Rules:
            start.wait()
            return structured(data, Rules, reader)

        with ThreadPoolExecutor(8) as pool:
            assert len(set(pool.map(lambda number: repr(read(number)), range(8)))) == 1


def test_hooks_are_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = converter()
    structured({"revision": 1, "steps": [{"id": "a"}]}, Rules, reader)
    monkeypatch.setattr("infoint.structure.get_type_hints", None)
    structured({"revision": 1, "steps": [{"id": "a"}]}, Rules, reader)


def test_other_converters_are_left_alone() -> None:
    import cattrs

    assert cattrs.structure("5", int) == 5
