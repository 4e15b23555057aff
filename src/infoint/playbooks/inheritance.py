"""One playbook on top of another: tables merge by key, lists by id, `remove` takes out; every entry keeps its place.

A node is an entry with the file and line it stands in, so that a fault found after merging still names them.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, time
from typing import Final, cast

import attrs

from infoint.errors import Fault, did_you_mean
from infoint.gathering import place
from infoint.playbook import MOST_FAULTS
from infoint.playbooks.reading import Document
from infoint.rules import DEFAULT_SOURCE

_VOUCHES: Final = ("source", "defaults")
_FIGURES: Final = ("opens", "due", "deadline", "closes", "remind", "at_most", "a_year")
_QUOTED: Final = 80


Plain = str | int | float | bool | date | time
"""What stands in TOML beside tables and lists; a moment is a date, too."""


@attrs.frozen
class Node:
    """Hold an entry: a mapping of nodes, a tuple of nodes, or a plain value; and where it stands."""

    value: "Mapping[str, Node] | tuple[Node, ...] | Plain"
    file: str
    line: int | None

    @property
    def table(self) -> "Mapping[str, Node]":
        """Return the entries of a table; nothing where it is none."""
        return self.value if isinstance(self.value, dict) else {}  # to ask for a Mapping takes ten times as long

    @property
    def items(self) -> "tuple[Node, ...]":
        """Return the entries of a list; nothing where it is none."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def id(self) -> object:
        """Return the id of a rule in a list."""
        return self.table["id"].value if "id" in self.table else None

    @property
    def quoted(self) -> str:
        """Return what a fault quotes: a plain value, cut short."""
        if isinstance(self.value, bool):
            return str(self.value).lower()
        return "" if isinstance(self.value, Mapping | tuple) else str(self.value)[:_QUOTED]

    def fault(self, code: str, path: str, hint: str = "") -> Fault:
        """Return a fault that quotes this entry, and tells where it stands."""
        return Fault(code=code, path=path, hint=hint, found=self.quoted, file=self.file, line=self.line)


def nodes(document: Document) -> Node:
    """Return the tree of a document."""

    def node(value: object, path: tuple[str | int, ...]) -> Node:
        held: Mapping[str, Node] | tuple[Node, ...] | Plain
        if isinstance(value, dict):
            held = {key: node(entry, (*path, key)) for key, entry in cast("dict[str, object]", value).items()}
        elif isinstance(value, list):
            listed = cast("list[object]", value)
            held = tuple(node(entry, (*path, index)) for index, entry in enumerate(listed))
        else:
            held = cast("Plain", value)
        return Node(held, document.file, document.line(path))

    return node(document.table, ())


def spoken_by_both(listed: Node, written: Collection[str]) -> Node:
    """Return the languages of a base that an office writes, too; all of them where it has no words of its own.

    Its rules may need words that the base has in no language, and who writes three sentences means them for all.
    """
    both = tuple(node for node in listed.items if node.quoted in written)
    return attrs.evolve(listed, value=both or listed.items)


def plain(node: Node) -> object:
    """Return the bare data of a tree."""
    if isinstance(node.value, dict):
        return {key: plain(entry) for key, entry in node.table.items()}
    if isinstance(node.value, tuple):
        return [plain(entry) for entry in node.items]
    return node.value


def located(node: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """Walk a tree: every path as faults name it, with its node."""
    yield path, node
    for key, entry in node.table.items():
        yield from located(entry, _below(path, key))
    for index, entry in enumerate(node.items):
        yield from located(entry, f"{path}[{index}]")


def leaves(node: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """Walk the tables of a tree: the path of everything else, with its node."""
    if not isinstance(node.value, dict):
        yield path, node
    for key, entry in node.table.items():
        yield from leaves(entry, _below(path, key))


def _below(path: str, key: str) -> str:
    return f"{path}.{place(key)}" if path else place(key)


def merged(base: Node, own: Node) -> Node:
    """Return a tree with another on top of it; a rule that is changed has to name its own source."""
    if isinstance(base.value, dict) and isinstance(own.value, dict):
        # A source vouches for the rule that it stands beside, not for a changed one.
        vouched = _VOUCHES if own.table and "source" in base.table else ()
        both = {key: entry for key, entry in base.table.items() if key not in vouched}
        if vouched:
            both |= _still_defaults(base, own)
        for key, entry in own.table.items():
            both[key] = merged(both[key], entry) if key in both else entry
        return Node(both, own.file, own.line)
    if own.items and base.items and all(isinstance(entry.id, str) for entry in base.items):
        # What stands twice in the own list stays twice: the cross-check says so, with its line.
        mine: dict[object, list[Node]] = {entry.id: [] for entry in base.items}
        added: list[Node] = []
        for one in own.items:
            (mine.get(one.id, added) if isinstance(one.id, str) else added).append(one)
        kept = (merged(entry, one) for entry in base.items for one in mine[entry.id] or (entry,))
        return Node((*kept, *added), own.file, own.line)
    return own


def _still_defaults(base: Node, own: Node) -> dict[str, Node]:
    """Return the `defaults` of a changed rule: a figure that was the library's own, and is kept, stays so."""
    named = [str(one.value) for one in base.table["defaults"].items] if "defaults" in base.table else []
    if base.table["source"].value == DEFAULT_SOURCE:
        named = [key for key in _FIGURES if key in base.table]
    kept = tuple(Node(key, own.file, own.line) for key in named if key in base.table and key not in own.table)
    return {"defaults": Node(kept, own.file, own.line)} if kept else {}


def without(base: Node, remove: Node) -> tuple[Node, list[Fault]]:
    """Take entries out of a base, each named as `list.id`, `list.id.key` or `table.key`."""
    if not isinstance(remove.value, tuple):
        return base, [remove.fault("not_list", "remove", 'such as remove = ["steps.nudge"]')]
    faults: list[Fault] = []
    for index, entry in enumerate(remove.items):
        if len(faults) == MOST_FAULTS:
            break
        kept = _taken_out(base, entry.quoted.split("."))
        if kept is None:
            known = [f"{key}.{one.id}" for key, node in base.table.items() for one in node.items if one.id]
            hint = did_you_mean(entry.quoted, known)
            faults.append(entry.fault("unknown_key", f"remove[{index}]", hint))
        else:
            base = kept
    return base, faults


def _taken_out(node: Node, parts: list[str]) -> Node | None:
    """Return a tree without the entry that the parts lead to; None where there is none."""
    first, *rest = parts
    entries: list[tuple[object, Node]] = [*node.table.items(), *((one.id, one) for one in node.items)]
    left: dict[object, Node | None]
    left = {key: _taken_out(one, rest) if rest else None for key, one in entries if key == first}
    if not left or (rest and None in left.values()):
        return None
    kept = [(key, left.get(key, one)) for key, one in entries]
    if node.table:
        return attrs.evolve(node, value={str(key): one for key, one in kept if one})
    return attrs.evolve(node, value=tuple(one for _, one in kept if one))
