"""All faults of a document, each with its path, gathered while its parts are read.

What refuses a value knows no path; whoever handed it the value puts the path before.
"""

import re
from collections.abc import Callable
from typing import Any, Final, cast

import attrs

from infoint.errors import Fault, InfointError, RefusedValue

Hook = Callable[[Any, Any], Any]

FAILED: Final = object()

FAULT_LIMIT: Final = 1_000
"""Nobody reads more, and a document of a hundred thousand faults would cost seconds."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ITEM = re.compile(r"\[([0-9]+)\]")
_FOUND_LIMIT: Final = 80
_INT_LIMIT: Final = 10**18  # writing out a huge number costs time, and from 4,301 digits on it is an error


def place(*parts: str | int) -> str:
    """Return the path of what stands under these keys and numbers.

    >>> place("steps", 2, "deadline"), place("steps", "a b")
    ('steps[2].deadline', 'steps."a b"')
    """
    path = ""
    for part in parts:
        if isinstance(part, int):
            path += f"[{part}]"
        else:
            path += ("." if path else "") + (part if _BARE_KEY.fullmatch(part) else f'"{part}"')
    return path


def moved(fault: Fault, parent: str) -> Fault:
    """Return the fault with its path told from the parent on.

    >>> moved(Fault(code="missing", path="at"), "facts[0]").path
    'facts[0].at'
    """
    dot = "." if parent and fault.path and not fault.path.startswith("[") else ""
    return attrs.evolve(fault, path=f"{parent}{dot}{fault.path}")


@attrs.define
class Gathering:
    """Gather the faults of the parts of one value, the first thousand; with `quotes` they say what stood there."""

    quotes: bool = False
    faults: list[Fault] = attrs.field(factory=list[Fault])

    @property
    def room(self) -> int:
        """Return how many more faults somebody would read."""
        return max(0, FAULT_LIMIT - len(self.faults))

    @property
    def full(self) -> bool:
        """Tell whether nobody would read more."""
        return not self.room

    def add(self, error: InfointError, path: str, value: object = None) -> None:
        """Add the faults of the part that stands at this path."""
        for fault in error.faults[: self.room]:
            found = fault.found or (_quoted(_at(fault.path, value)) if self.quotes else "")
            self.faults.append(moved(attrs.evolve(fault, found=found), path))

    def read(self, hook: Hook, value: object, kind: object, path: str) -> Any:
        """Return what a hook makes of a part, or `FAILED`."""
        try:
            return hook(value, kind)
        except InfointError as error:
            self.add(error, path, value)
        return FAILED

    def probe(self, field: Any, value: object, path: str, raw: object) -> None:
        """Try the converter and the validator of one attribute of attrs alone."""
        try:
            made = field.converter(value) if field.converter else value
            if field.validator:
                field.validator(None, field, made)
        except InfointError as error:
            told = re.compile(rf"\A{re.escape(field.name)}(?:\.|(?=\[)|\Z)")  # checks are told the name of the field
            faults = (attrs.evolve(fault, path=told.sub("", fault.path, count=1)) for fault in error.faults)
            self.add(RefusedValue(*faults), path, raw)

    def refuse(self) -> None:
        """Raise all faults, if there are any."""
        if self.faults:
            raise RefusedValue(*self.faults)


def _at(path: str, value: object) -> object:
    """Return the value that a path leads to: itself, or one item of a list."""
    item = _ITEM.fullmatch(path)
    if item and isinstance(value, list):
        return cast("list[object]", value)[int(item[1])]
    return value if not path else None


def _quoted(value: object) -> str:
    if isinstance(value, str):
        return value[:_FOUND_LIMIT]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) or (isinstance(value, int) and abs(value) < _INT_LIMIT):
        return str(value)
    return ""  # a list or a table is too long to quote
