"""Data made into values with cattrs: strictly, nothing coerced, every fault with its path.

    READER = converter(quotes=True)  # once per room; faults quote what stood there only where nothing is personal
    rules = structured(tomllib.loads(text), Rules, READER)
    # DocumentError: steps[2].deadline must be a span such as … (found '48 huors') [not_offset]

A class of attrs is read from a table, field by field: all faults are found, those of converters, validators and
`__attrs_post_init__` too. A key that is no field is a fault, or goes into `extra` where the class has such a field.
Fields may be str, int, bool, float, time, datetime, Offset, Limit, an enum, Literal, T | None, tuple, frozenset,
Mapping and classes of attrs; any other type is a TypeError when its class is first read. A room adds types of its own
with `READER.register_structure_hook(kind, hook)`, where `hook(value, kind)` says `raise refused(code, "")`.
What a class checks about several of its fields belongs into `__attrs_post_init__`, not into the validator of one.
"""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType, NoneType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

import attrs
from cattrs import Converter

from infoint.errors import DocumentError, Fault, InfointError, RefusedValue, did_you_mean, refused
from infoint.gathering import FAILED, Gathering, Hook, place
from infoint.scalars import SCALARS, table, unsupported, word_hook

T = TypeVar("T")
Keep = Callable[[object], str]


def structured(data: object, kind: type[T], reader: Converter) -> T:
    """Make a value of data; raise `DocumentError` with all faults."""
    try:
        return reader.structure(data, kind)
    except InfointError as error:
        faults = error.faults
    raise DocumentError(*faults)  # out here, where no other error, with its values, hangs on it


def converter(*, quotes: bool = False, keep: Keep | None = None) -> Converter:
    """Make a converter that coerces nothing.

    With `quotes`, faults say what stood there. `keep` writes a value as text for the field `extra`; without it every
    key that is no field is a fault.
    """
    made = Converter()
    factories: tuple[tuple[Callable[[Any], bool], Callable[[Any], Hook]], ...] = (
        (lambda _: True, unsupported),  # asked last: cattrs asks first what came last
        (attrs.has, lambda kind: table_hook(kind, made, quotes=quotes, keep=keep)),
        (_made_of(Literal), lambda kind: word_hook({word: word for word in get_args(kind)})),
        (lambda kind: NoneType in get_args(kind), lambda kind: _optional_hook(kind, made)),
        (_is_tuple, lambda kind: _tuple_hook(get_args(kind)[0], made, quotes=quotes)),
        (_made_of(frozenset), lambda kind: _frozenset_hook(get_args(kind)[0], made, quotes=quotes)),
        (_made_of(Mapping), lambda kind: _mapping_hook(kind, made, quotes=quotes)),
    )
    for fits, factory in factories:
        made.register_structure_hook_factory(fits, factory)
    for kind, hook in SCALARS.items():
        made.register_structure_hook(kind, hook)
    return made


def table_hook(
    kind: type[T],
    reader: Converter,
    *,
    quotes: bool = False,
    keep: Keep | None = None,
    own: Mapping[str, Hook] = MappingProxyType({}),
    required: Collection[str] = (),
    unread: Collection[str] = (),
) -> Callable[[object, object], T]:
    """Make the hook that reads a class of attrs from a table.

    `own` has hooks for single fields; `required` names fields that the table must have in spite of their defaults,
    `unread` those that no table has.
    """
    hints = get_type_hints(kind)
    fields = {field.name: field for field in attrs.fields(cast("Any", kind)) if field.init and field.name not in unread}
    kept = keep if fields.pop("extra", None) else None
    hooks = {name: own.get(name) or reader.get_structure_hook(hints[name]) for name in fields}
    needed = [name for name, field in fields.items() if field.default is attrs.NOTHING or name in required]

    def read(data: object, _: object) -> T:
        given = table(data)
        gathering = Gathering(quotes)
        values: dict[str, Any] = {}
        for name in fields:
            if name in given:
                values[name] = gathering.read(hooks[name], given[name], hints[name], name)
        gathering.faults += [Fault(code="missing", path=name) for name in needed if name not in given]
        rest = [key for key in given if key not in fields]
        if kept:
            values["extra"] = tuple((key, kept(given[key])) for key in sorted(rest))
        else:
            strays = ((place(key), did_you_mean(key, fields)) for key in rest[: gathering.room])
            gathering.faults += [Fault(code="unknown_key", path=path, hint=hint) for path, hint in strays]
        refusal: InfointError | None = None
        if not gathering.faults:
            try:
                return kind(**values)
            except InfointError as error:
                refusal = error
        for name, field in fields.items():
            if values.get(name, FAILED) is not FAILED:
                gathering.probe(field, values[name], name, given[name])
        if refusal and not gathering.faults:  # the fields are right one by one
            gathering.add(refusal, "")
        raise RefusedValue(*gathering.faults)

    return read


def _made_of(origin: object) -> Callable[[Any], bool]:
    return lambda kind: get_origin(kind) is origin


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[1:] == (...,)


def _optional_hook(kind: object, reader: Converter) -> Hook:
    some = tuple(part for part in get_args(kind) if part is not NoneType)
    if len(some) != 1:
        return unsupported(kind)
    hook = reader.get_structure_hook(some[0])
    return lambda value, _: None if value is None else hook(value, some[0])


def _tuple_hook(kind: object, reader: Converter, *, quotes: bool) -> Hook:
    hook = reader.get_structure_hook(kind)

    def read(data: object, _: object) -> tuple[object, ...]:
        if not isinstance(data, list):
            raise refused("not_list", "")
        items = cast("list[object]", data)
        gathering = Gathering(quotes)
        made = tuple(
            gathering.read(hook, item, kind, place(index)) for index, item in enumerate(items) if not gathering.full
        )
        gathering.refuse()
        return made

    return read


def _frozenset_hook(kind: object, reader: Converter, *, quotes: bool) -> Hook:
    read_all = _tuple_hook(kind, reader, quotes=quotes)

    def read(data: object, _: object) -> frozenset[object]:
        gathering = Gathering(quotes)
        seen: set[object] = set()
        for index, item in enumerate(read_all(data, kind)):
            if item in seen:
                gathering.add(refused("duplicate_id", ""), place(index), item)
            seen.add(item)
        gathering.refuse()
        return frozenset(seen)

    return read


def _mapping_hook(kind: object, reader: Converter, *, quotes: bool) -> Hook:
    key_kind, value_kind = get_args(kind)
    key_hook, value_hook = map(reader.get_structure_hook, (key_kind, value_kind))

    def read(data: object, _: object) -> Mapping[object, object]:
        gathering = Gathering(quotes)
        made: dict[object, object] = {}
        for key, value in table(data).items():
            read_key = gathering.read(key_hook, key, key_kind, place(key))
            made[read_key] = gathering.read(value_hook, value, value_kind, place(key))
        gathering.refuse()
        return MappingProxyType(made)

    return read
