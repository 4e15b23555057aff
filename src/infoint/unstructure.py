"""Plans, people and facts made into data that are read as the same again."""

from collections.abc import Collection
from datetime import datetime
from enum import Enum
from typing import Any, Final, cast

import attrs

from infoint import strict_json
from infoint.errors import DocumentError, Fault
from infoint.fact import Fact
from infoint.facts import KINDS, Scheduled, Unknown
from infoint.gathering import moved, place
from infoint.people import Extra, PerLanguage
from infoint.plan import Plan
from infoint.timestamps import appointment, appointment_text
from infoint.zones import written

_EMPTY: Final = (None, (), PerLanguage())


def unstructured(value: object, *, reserved: Collection[str] = ()) -> dict[str, object]:
    """Make data of a plan, a person or a fact; raise `DocumentError` with all that could not be read again.

    `reserved` names keys that its `extra` must not have.
    """
    faults: list[Fault] = []
    data = _table(value, faults, set(reserved))
    if faults:
        raise DocumentError(*faults)
    return data


def _table(value: Any, faults: list[Fault], taken: set[str]) -> dict[str, object]:
    """Write the fields of a value; an optional one that is empty is left out."""
    data: dict[str, object] = {}
    kind: type[Any] = value.__class__
    for field in attrs.fields(kind):
        part = getattr(value, field.name)
        if field.name not in ("extra", "of_kind"):
            taken.add(field.name)
            if part not in _EMPTY or part != field.default:
                below: list[Fault] = []
                data[field.name] = _plain(part, below)
                faults += [moved(fault, field.name) for fault in below]
    if isinstance(value, Plan) and value.marks:
        data["marks"] = dict(value.marks)
    if isinstance(value, Scheduled):
        data["start"] = start = appointment_text(value.start, value.instant)
        if appointment(start).instant == value.instant:
            del data["instant"]
    if isinstance(value, Fact):
        taken.add("kind")
        data["kind"] = value.of_kind if isinstance(value, Unknown) else value.kind
        if KINDS.get(str(data["kind"]), Unknown) is not kind:
            faults.append(Fault(code="unknown_fact", path="kind", hint="a fact of its own class, or Unknown"))
    return data | _rest(value.extra, faults, taken)


def _plain(part: Any, faults: list[Fault]) -> object:
    if isinstance(part, tuple):
        items: list[object] = []
        for index, item in enumerate(cast("tuple[object, ...]", part)):
            below: list[Fault] = []
            items.append(_plain(item, below))
            faults += [moved(fault, place(index)) for fault in below]
        return items
    if isinstance(part, PerLanguage):
        return dict(part.texts)
    if isinstance(part, datetime):
        return written(part)
    if isinstance(part, Enum):
        return part.value
    return _table(part, faults, set()) if attrs.has(cast("Any", type(part))) else part


def _rest(extra: Extra, faults: list[Fault], taken: Collection[str]) -> dict[str, object]:
    """Write the fields of `extra`, each as it would be read again."""
    rest: dict[str, object] = {}
    for name, text in extra:
        try:
            rest[name] = strict_json.loads(text.encode(errors="surrogatepass"))
        except DocumentError:
            rest[name] = None
    again = tuple((name, strict_json.canonical(rest[name])) for name in sorted(rest))
    if again != extra:
        faults.append(Fault(code="not_json", path="extra", hint="as infoint.codec.extra makes it"))
    if rest.keys() & taken:
        faults.append(Fault(code="duplicate_key", path="extra", hint="none of the names of fields"))
    return rest
