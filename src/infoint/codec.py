r"""Plans, people and facts as JSON documents, and back.

    written = dumps(plan)                      # one line of UTF-8: keys sorted, so equal plans are equal bytes
    plan = loads(written, Plan)
    facts = loads_lines(path.open("rb"), Fact)   # dumps(*facts) writes one document a line
    row = encode(contact)                      # for a host with a JSON column, or a JSON response

A document is a Plan, a Seeker, a Contact, a Fact or an Entry of a ledger, and says so in `format`, with a version:
`infoint-plan/1`. New fields and kinds of facts do not change the version: a release that does not know them keeps them,
in `extra` and as `facts.Unknown`, and writes them back with the same value. Another version is refused as
`unknown_format`.

Reading coerces nothing and finds all faults at once. An error names the path and never the value.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, Final, TypeVar, cast

import attrs

from infoint import checks, strict_json
from infoint.entry import Entry
from infoint.errors import DocumentError, Fault, InfointError, RefusedValue, refused
from infoint.fact import Fact
from infoint.facts import KINDS, Scheduled, Unknown
from infoint.gathering import FAILED, Gathering, Hook, place
from infoint.people import Contact, Extra, Organisation, PerLanguage, Seeker, per_language
from infoint.plan import Plan
from infoint.scalars import checking, table
from infoint.structure import converter, structured, table_hook
from infoint.timestamps import appointment
from infoint.unstructure import unstructured
from infoint.zones import utc, written

Document = Plan | Seeker | Contact | Fact | Entry
D = TypeVar("D", Plan, Seeker, Contact, Fact, Entry)

_FORMATS: Final[Mapping[type, str]] = {
    Plan: "infoint-plan/1",
    Seeker: "infoint-seeker/1",
    Contact: "infoint-contact/1",
    Fact: "infoint-fact/1",
    Entry: "infoint-entry/1",
}
_NAMES: Final = frozenset(
    {"format", "kind", "extra"}.union(
        field.name
        for made in (Plan, Seeker, Contact, Organisation, Entry, *KINDS.values())
        for field in attrs.fields(cast("Any", made))
    )
)
"""Keys that a path may show: words of the library, never of a person."""


def dumps(*values: Document) -> bytes:
    """Write documents, one a line; raise `DocumentError` for what could not be read again."""
    return b"".join(strict_json.dumps(_written(value), _NAMES) for value in values)


def loads(data: bytes, kind: type[D]) -> D:
    """Read one document; raise `DocumentError` with all faults."""
    return _read(strict_json.loads(data, _NAMES), kind)


def loads_lines(lines: Iterable[bytes], kind: type[D]) -> tuple[D, ...]:
    """Read one document from each line that is not blank; raise `DocumentError` with the faults of all lines."""
    if isinstance(lines, str | bytes):
        raise refused("wrong_kind", "lines", "lines of bytes, such as a file that is open for reading in binary")
    values: list[D] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                values.append(loads(line, kind))
            except DocumentError as error:
                faults += [attrs.evolve(fault, line=number) for fault in error.faults]
    if faults:
        raise DocumentError(*faults)
    return tuple(values)


def encode(value: Document) -> dict[str, object]:
    """Return a document as parsed JSON; raise `DocumentError` for what could not be read again."""
    document = _written(value)
    strict_json.checked(document, _NAMES)
    return document


def decode(data: object, kind: type[D]) -> D:
    """Read a document that is parsed JSON; raise `DocumentError` with all faults."""
    return _read(strict_json.checked(data, _NAMES), kind)


def extra(fields: Mapping[str, object]) -> Extra:
    """Make the field `extra` of further fields, whose values are parsed JSON.

    >>> extra({"crm": {"row": 7}})
    (('crm', '{"row":7}'),)
    """
    strict_json.checked(dict(fields))
    return tuple((name, strict_json.canonical(fields[name])) for name in sorted(fields))


def _format(kind: type) -> str:
    if kind not in _FORMATS:
        raise TypeError(f"a document is a Plan, a Seeker, a Contact, a Fact or an Entry, not {kind}")
    return _FORMATS[kind]


def _written(value: Document) -> dict[str, object]:
    known = _format(Fact if isinstance(value, Fact) else type(value))
    return {"format": known, **unstructured(value, reserved={"format"})}


def _read(data: object, kind: type[D]) -> D:
    known = _format(kind)
    if not isinstance(data, dict):
        raise DocumentError(Fault(code="not_table", path=""))
    fields = cast("dict[str, object]", data).copy()
    if "format" not in fields:
        raise DocumentError(Fault(code="missing", path="format", hint=known))
    if fields.pop("format") != known:
        raise DocumentError(Fault(code="unknown_format", path="format", hint=known))
    return structured(fields, kind, _READER)


def _named(data: object, name: Hook, value: Hook) -> dict[str, Any]:
    """Read a table whose keys are words of the host; a key that is none is not shown."""
    gathering = Gathering()
    for key, part in table(data).items():
        known = gathering.read(name, key, str, strict_json.HIDDEN_KEY) is not FAILED
        gathering.read(value, part, object, place(key) if known else strict_json.HIDDEN_KEY)
    gathering.refuse()
    return dict(table(data))


def _read_fact(data: object, _: object) -> Fact:
    given = table(data)
    if "kind" not in given:
        raise RefusedValue(Fault(code="missing", path="kind"))
    kind = given["kind"]
    rest = {key: value for key, value in given.items() if key != "kind"}
    if isinstance(kind, str) and kind in _FACTS:
        return _FACTS[kind](rest, None)
    gathering = Gathering()
    gathering.read(checking(checks.identifier), kind, str, "kind")
    known = {key: rest.pop(key) for key in ("at", "id", "message_id") if key in rest}
    unknown: Unknown = gathering.read(_UNKNOWN, known | {"of_kind": "unknown"}, Unknown, "")
    gathering.refuse()
    return attrs.evolve(unknown, of_kind=cast("str", kind), extra=extra(rest))


def _read_scheduled(data: object, _: object) -> Fact:
    """Take the instant from the offset of the start, where the zone has another offset now."""
    given = table(data)
    with suppress(InfointError):  # a start that is no moment is reported as such below
        agreed = appointment(given.get("start"))
        if utc(agreed.start) != agreed.instant:
            given = {"instant": written(agreed.instant), **given}
    return _SCHEDULED(given, None)


def _fact_id(value: object, _: object) -> object:
    """Let the model judge an id, but for the empty one: there it stands for an id yet to be made."""
    if value == "":
        raise refused("empty", "")
    return value


_READER: Final = converter(keep=strict_json.canonical)
_hook: Final = partial(table_hook, reader=_READER, keep=strict_json.canonical)
_SCHEDULED: Final = _hook(Scheduled, own={"id": _fact_id, "start": lambda value, _: appointment(value).start})
_UNKNOWN: Final = _hook(Unknown, own={"id": _fact_id}, required={"id"})
_FACTS: Final[Mapping[str, Callable[[object, object], Fact]]] = {
    **{kind: _hook(made, own={"id": _fact_id}) for kind, made in KINDS.items() if made is not Scheduled},
    Scheduled.kind: _read_scheduled,
}
_TEXTS: Final = partial(_named, name=checking(checks.language), value=checking(checks.text))
_MARKS: Final = partial(_named, name=checking(checks.identifier), value=_READER.get_structure_hook(float))
_READER.register_structure_hook(PerLanguage, lambda data, _: per_language(_TEXTS(data)))
_READER.register_structure_hook(Fact, _read_fact)
_READER.register_structure_hook(Plan, _hook(Plan, own={"marks": lambda data, _: _MARKS(data)}))
