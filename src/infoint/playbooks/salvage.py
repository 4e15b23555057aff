"""What can still be said of a playbook of which some values cannot be read: the rest is held together all the same.

A value that cannot be read is left out, or stood in for where its rule needs one. What is found inside such a rule,
and what may only follow from the stand-in, is not told: nobody should mend what is not broken.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from types import NoneType
from typing import Any, Final, Literal, cast, get_args, get_origin, get_type_hints

import attrs
from cattrs import Converter

from infoint import coherence, translation
from infoint.errors import Fault, InfointError
from infoint.gathering import FAILED, Gathering
from infoint.guide import Guide
from infoint.likeness import nearest
from infoint.playbooks.dependents import NAMED_BY

# Which faults elsewhere, and which sections of the texts, hang on a key beside the ids.
_FOLLOW: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("tiers", "id"): ("unknown_relationship", "texts.messages"),
    ("tiers", "relationships"): ("unknown_relationship", "texts.messages"),
    ("messages", "parts"): ("texts.messages",),
    ("request", "media"): ("texts.media",),
    ("request", "minutes"): ("too_large",),
    ("talk", "phases"): ("texts.talk", "texts.phases"),
    ("wordings", "policy"): ("texts.wordings",),
    ("languages", ""): ("unknown_language",),
}
_UNREAD: Final = "_"
_RULE = re.compile(r"([a-z_]+)(?:\[[0-9]+\])?")


def more_faults(data: Mapping[str, Any], reader: Converter) -> Iterator[Fault]:
    """Find what does not fit together among all that can be read; nothing, where everything can be read."""
    salvage = _Salvage(reader)
    guide = salvage.guide(data)
    if salvage.places:
        found = chain(coherence.faults(guide), translation.faults(guide))
        yield from (fault for fault in found if not salvage.may_cause(fault))


@attrs.define
class _Salvage:
    """Read what can be read, and remember where something could not be."""

    reader: Converter
    places: set[str] = attrs.field(factory=set[str])
    consequences: set[str] = attrs.field(factory=set[str])

    def guide(self, data: Mapping[str, Any]) -> Guide:
        """Make a guide; of a list of rules each by itself."""
        hints = _hints(Guide)
        values: dict[str, Any] = {}
        for name in self._present(Guide, data, ""):
            kind = _rule_class(hints[name])
            if get_origin(hints[name]) is tuple and kind and isinstance(data.get(name), list):
                items = cast("list[object]", data[name])
                values[name] = tuple(self._rule(kind, item, name, f"{name}[{at}]") for at, item in enumerate(items))
            elif kind and get_origin(hints[name]) is not tuple:
                values[name] = self._rule(kind, data.get(name), name, name)
            else:
                values[name] = self._value(Guide, name, data, name, "")
        return Guide(**{name: value for name, value in values.items() if value is not FAILED})

    def may_cause(self, fault: Fault) -> bool:
        """Tell whether a fault may be there only because of what could not be read."""
        if fault.code == "unknown_key" and fault.path.startswith("texts."):
            return f"texts.{fault.path.split('.')[2]}" in self.consequences
        if fault.code == "missing_text" and fault.path.startswith("texts."):
            _, _, section, *names = fault.path.split(".")
            return _UNREAD in names or (section in ("talk", "phases") and f"texts.{section}" in self.consequences)
        rule = _RULE.match(fault.path)
        inside = rule is not None and not self.places.isdisjoint((rule[0], rule[1]))
        return inside or fault.code in self.consequences

    def _rule(self, kind: Any, given: object, top: str, path: str) -> Any:
        made = self._read(given, kind)
        if made is not FAILED:
            return made
        self.places.add(path)
        if not isinstance(given, dict):
            self._unread(top, "")
        table = cast("dict[str, object]", given if isinstance(given, dict) else {})
        names = self._present(kind, table, top)
        values = {name: self._value(kind, name, table, top, path) for name in names}
        try:
            return kind(**{name: value for name, value in values.items() if value is not FAILED})
        except InfointError:  # its keys are right one by one, but not together
            needed = attrs.fields_dict(kind).items()
            return kind(**{name: values[name] for name, field in needed if field.default is attrs.NOTHING})

    def _present(self, kind: Any, table: Mapping[str, Any], top: str) -> list[str]:
        """Return the keys that are given or needed; for a key that nobody knows the nearest one counts as unread."""
        fields = attrs.fields_dict(kind)
        for stray in [key for key in table if key not in fields]:
            near = nearest(stray, fields) or stray
            self._unread(top or near, near if top else "")
            if not top:
                self.places.add(stray if near in table else near)
        return [name for name, field in fields.items() if name in table or field.default is attrs.NOTHING]

    def _value(self, kind: Any, name: str, table: Mapping[str, Any], top: str, path: str) -> Any:
        """Return one value, or what stands in for it; `FAILED` where the key can be left out."""
        hint, field = _hints(kind)[name], attrs.fields_dict(kind)[name]
        if name in table and (made := self._read(table[name], hint, field)) is not FAILED:
            return made
        self._unread(top, name if path else "")
        self.places.add(path or name)
        return _stand_in(hint) if field.default is attrs.NOTHING else FAILED

    def _read(self, value: object, kind: Any, field: Any = None) -> Any:
        try:
            made = self.reader.get_structure_hook(kind)(value, kind)
        except InfointError:
            return FAILED
        probing = Gathering()
        if field is not None:
            probing.probe(field, made, "", value)
        return FAILED if probing.faults else made

    def _unread(self, top: str, key: str) -> None:
        """Note what hangs on a key; without a key, on all keys of the list or table."""
        if key in ("", "id"):
            self.consequences |= {NAMED_BY.get(top, f"texts.{top}"), f"texts.{top}"}
        for (where, what), follow in _FOLLOW.items():
            if where == top and key in ("", what):
                self.consequences.update(follow)


_hints = cache(get_type_hints)


def _rule_class(hint: Any) -> Any:
    """Return the class of rules that a key of the guide holds, alone or in a list."""
    kinds = [kind for kind in (hint, *get_args(hint)) if kind is not NoneType and attrs.has(kind)]
    return kinds[0] if kinds else None


def _stand_in(hint: Any) -> Any:
    if get_origin(hint) is tuple:
        return ()
    return get_args(hint)[0] if get_origin(hint) is Literal else 1 if hint is int else _UNREAD
