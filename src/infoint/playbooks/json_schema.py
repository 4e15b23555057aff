"""A JSON Schema for the files of a playbook, for editors: which keys there are, and what may stand at each.

It is made from the classes that a playbook is read into, so that it cannot say anything else than they do. It looks at
one file, and at one value at a time: whether a playbook fits together only the loader knows.
"""

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from importlib.resources import files
from types import NoneType
from typing import Any, Final, Literal, get_args, get_type_hints

import attrs

from infoint import checks
from infoint.correspondence import WEEKDAYS
from infoint.guide import AIM, DEFAULT, PHRASES, SUBJECT, UNREVIEWED, Guide
from infoint.playbooks.files import FORMAT
from infoint.playbooks.json_values import FACT, ID, LANGUAGE, MOMENT, SCALARS, Schema, plain, valued, written
from infoint.playbooks.loading import shipped
from infoint.template import IN_RULES, PLACEHOLDERS

FILES: Final = ("playbook", "texts")

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_FORMAT: Final[Schema] = {"type": "integer", "const": FORMAT}
_FACTS: Final[Schema] = {"items": FACT}
_SOME: Final[Schema] = {"minItems": 1}
_SET: Final[Schema] = {"uniqueItems": True}
# What the loader asks for beside the types and checks of single fields.
_BESIDE: Final[Mapping[str, Schema]] = {
    "playbook.languages": _SOME | _SET,
    "playbook.tiers": _SOME,
    "working_days.weekend": {"items": {"type": "string", "enum": list(WEEKDAYS)}, "maxItems": 6},
    "tiers.relationships": _SET,
    "approach.enough": _FACTS,
    "request.media": _SOME | _SET,
    "slots.weekdays": _SOME,
    "messages.parts": _SOME | _SET,
    "steps.after": MOMENT,
    "steps.before": {"enum": ["talk_start", "talk_end"]},
    "steps.done_by": _FACTS | _SOME,
    "steps.until": _FACTS,
    "steps.only_if": _FACTS,
}


def schema(file: Literal["playbook", "texts"]) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a file of rules, or of a file of texts.

    >>> schema("playbook")["properties"]["request"]["properties"]["minutes"]["maximum"]
    480
    """
    checks.one_of(*FILES)(file, "file")
    return {"$schema": _DIALECT} | deepcopy(_of_rules() if file == "playbook" else _of_texts())


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """Return what each key means, by the table that it stands in."""
    told = tomllib.loads(files("infoint.playbooks").joinpath("meanings.toml").read_text(encoding="utf-8"))
    every = told.pop("every rule")
    return {table: every | keys for table, keys in told.items()}


def _of_rules() -> Schema:
    key = checks.BARE_KEY.pattern
    removed = {"type": "string", "pattern": rf"^{key}(?:\.{key})*$"}
    head: dict[str, Schema] = {
        "format": _FORMAT,
        "base": {"type": "string", "enum": list(shipped())},
        "remove": {"type": "array", "items": removed, "default": []},
    }
    keys = _told(head, "playbook") | _keys(Guide, "playbook")
    alone = {name: whole for name, hint in get_type_hints(Guide).items() if name in keys if (whole := _whole(hint))}
    return {
        "title": "The rules of a playbook",
        **_table(keys, ["format", "id", "revision"]),
        # What stands on a base holds only what differs; what stands alone needs all.
        "if": {"required": ["base"]},
        "else": {"required": [name for name in _needed(Guide) if name in keys], "properties": alone},
        "dependentRequired": {"remove": ["base"]},
    }


def _keys(kind: type[attrs.AttrsInstance], table: str) -> dict[str, Schema]:
    """Say what may stand at the keys of a table; the texts of a guide stand in files of their own."""
    hints = get_type_hints(kind)
    fields = {name: field for name, field in attrs.fields_dict(kind).items() if name != "texts"}
    keys: dict[str, Schema] = {}
    for name, field in fields.items():
        key = _nested(hints[name], name if table == "playbook" else f"{table}.{name}")
        key = (key or valued(hints[name], field.validator)) | _BESIDE.get(f"{table}.{name}", {})
        if name == "defaults":
            key["items"] = {"type": "string", "enum": sorted(fields.keys() - {"id", "source", "defaults"})}
        told = not isinstance(field.default, attrs.Factory | NoneType) and field.default is not attrs.NOTHING
        keys[name] = key | ({"default": plain(field.default)} if told and key["type"] != "object" else {})
    return _told(keys, table)


def _nested(hint: Any, name: str) -> Schema:
    """Say what a table is, or a list of them; nothing of any other type."""
    kind, listed = _class_in(hint)
    if kind is None:
        return {}
    needed = _needed(kind)
    vouched: list[str] = [key for key in ("id", "source") if key in needed]
    if "id" in needed or not vouched:
        table = _table(_keys(kind, name), vouched or needed)
    else:
        # An empty table changes nothing of the base, its source neither.
        table = _table(_keys(kind, name), []) | {"if": {"minProperties": 1}, "then": {"required": vouched}}
    return {"type": "array", "items": table} if listed else table


def _whole(hint: Any) -> Schema:
    """Say which keys a table, or each of a list, needs where there is no base."""
    kind, listed = _class_in(hint)
    if kind is None or not _needed(kind):
        return {}
    table = {"required": _needed(kind)}
    return {"items": table} if listed else table


def _class_in(hint: Any) -> tuple[type[attrs.AttrsInstance] | None, bool]:
    """Return the class of a table, or of each table of a list; None for any other type, and for what is one text."""
    kind = next(part for part in get_args(hint) or [hint] if part is not NoneType)
    return (kind if attrs.has(kind) and kind not in SCALARS else None), ... in get_args(hint)


def _needed(kind: type[attrs.AttrsInstance]) -> list[str]:
    return [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]


def _table(keys: Mapping[str, Schema], needed: list[str]) -> Schema:
    required: Schema = {"required": needed} if needed else {}
    return {"type": "object", "properties": dict(keys), "additionalProperties": False} | required


def _told(keys: Mapping[str, Schema], table: str) -> dict[str, Schema]:
    """Add what the keys mean."""
    means = meanings()[table]
    return {name: {"description": means[name]} | key for name, key in keys.items()}


def _of_texts() -> Schema:
    named: Schema = {"type": "object", "propertyNames": ID}
    lines = {name: named | {"additionalProperties": written(IN_RULES.get(name, ()))} for name in _LINES}
    part = _varied(written(PLACEHOLDERS, several_lines=True))
    message = named | {
        "properties": _told({SUBJECT: _varied(written(PLACEHOLDERS))}, "texts.messages"),
        "additionalProperties": part,
    }
    phrases: Schema = {"type": "array", "minItems": 1, "items": written(())}
    wording = _table(_told(dict.fromkeys(PHRASES, phrases), "texts.wordings"), [])
    talk = written(IN_RULES["talk"], several_lines=True)
    keys = {
        "format": _FORMAT,
        "language": LANGUAGE,
        "reviewed_by": written() | {"default": UNREVIEWED},
        **lines,
        "talk": named | {"properties": {AIM: talk}, "additionalProperties": talk},
        "messages": named | {"additionalProperties": message},
        "wordings": named | {"additionalProperties": wording},
    }
    return {"title": "The texts of a playbook", **_table(_told(keys, "texts"), ["format", "language"])}


_LINES: Final = (
    *("tiers", "directories", "media", "steps", "phases", "topics"),
    *("questions", "principles", "answers", "notes"),
)


def _varied(text: Schema) -> Schema:
    """Say that a text may differ by tier and relationship."""
    keys: Schema = {"properties": {DEFAULT: text}, "additionalProperties": text}
    return {"anyOf": [text, {"type": "object", "propertyNames": ID} | keys]}
