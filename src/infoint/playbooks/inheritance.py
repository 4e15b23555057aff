"""One playbook on top of another: tables merge by key, lists by id, `remove` takes out; every entry keeps its place.

A node is an entry with the file and line it stands in, so that a fault found after merging still names them.
"""

from collections.abc import Iterator, Mapping
from typing import Final, cast

import attrs

from infoint.errors import Fault, did_you_mean
from infoint.playbooks.reading import Document

_VOUCHES: Final = ("source", "defaults")


@attrs.frozen
class Node:
    """Hold an entry: a mapping of nodes, a tuple of nodes, or a plain value; and where it stands."""

    value: object
    file: str
    line: int | None

    @property
    def table(self) -> "Mapping[str, Node]":
        """Return the entries of a table; nothing where it is none."""
        return cast("Mapping[str, Node]", self.value) if isinstance(self.value, dict) else {}

    @property
    def items(self) -> "tuple[Node, ...]":
        """Return the entries of a list; nothing where it is none."""
        return cast("tuple[Node, ...]", self.value) if isinstance(self.value, tuple) else ()

    @property
    def id(self) -> object:
        """Return the id of a rule in a list."""
        return self.table["id"].value if "id" in self.table else None


def nodes(document: Document) -> Node:
    """Return the tree of a document."""

    def node(value: object, path: tuple[str | int, ...]) -> Node:
        held: object = value
        if isinstance(value, dict):
            held = {key: node(entry, (*path, key)) for key, entry in cast("dict[str, object]", value).items()}
        elif isinstance(value, list):
            listed = cast("list[object]", value)
            held = tuple(node(entry, (*path, index)) for index, entry in enumerate(listed))
        return Node(held, document.file, document.line(path))

    return node(document.table, ())


def plain(node: Node) -> object:
    """Return the bare data of a tree."""
    if isinstance(node.value, dict):
        return {key: plain(entry) for key, entry in node.table.items()}
    if isinstance(node.value, tuple):
        return [plain(entry) for entry in node.items]
    return node.value


def places(node: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """Walk a tree: every path as faults name it, with its node."""
    yield path, node
    for key, entry in node.table.items():
        yield from places(entry, f"{path}.{key}" if path else key)
    for index, entry in enumerate(node.items):
        yield from places(entry, f"{path}[{index}]")


def merged(base: Node, own: Node) -> Node:
    """Return a tree with another on top of it; a rule that is changed has to name its own source."""
    if base.table and own.table:
        # A source vouches for the rule that it stands beside, not for a changed one.
        vouched = _VOUCHES if "source" in base.table else ()
        both = {key: entry for key, entry in base.table.items() if key not in vouched}
        for key, entry in own.table.items():
            both[key] = merged(both[key], entry) if key in both else entry
        return Node(both, own.file, own.line)
    if base.items and all(isinstance(entry.id, str) for entry in (*base.items, *own.items)):
        mine = {entry.id: entry for entry in own.items}
        kept = tuple(merged(entry, mine.pop(entry.id)) if entry.id in mine else entry for entry in base.items)
        known = {entry.id for entry in base.items}
        # What stands twice in the own list stays twice: the cross-check says so, with both lines.
        added = tuple(entry for entry in own.items if entry.id not in known)
        return Node((*kept, *added), own.file, own.line)
    return own


def without(base: Node, texts: Mapping[str, Node], remove: Node) -> tuple[Node, dict[str, Node], list[Fault]]:
    """Take rules out of a base, each named as `list.id`, and their words with them."""
    lists = dict(base.table)
    spoken = dict(texts)
    faults: list[Fault] = []
    for index, entry in enumerate(remove.items):
        name, _, rule = str(entry.value).partition(".")
        listed = lists[name].items if name in lists else ()
        kept = tuple(one for one in listed if one.id != rule)
        if len(kept) == len(listed):
            known = [f"{key}.{one.id}" for key, node in lists.items() for one in node.items if one.id]
            hint = did_you_mean(str(entry.value), known)
            faults.append(
                Fault(
                    code="unknown_key",
                    path=f"remove[{index}]",
                    hint=hint,
                    found=str(entry.value),
                    file=entry.file,
                    line=entry.line,
                )
            )
            continue
        lists[name] = Node(kept, lists[name].file, lists[name].line)
        spoken = {language: _unsaid(tree, name, rule) for language, tree in spoken.items()}
    return Node(lists, base.file, base.line), spoken, faults


def _unsaid(tree: Node, name: str, rule: str) -> Node:
    if name not in tree.table:
        return tree
    said = tree.table[name]
    rest = {key: entry for key, entry in said.table.items() if key != rule}
    return Node({**tree.table, name: Node(rest, said.file, said.line)}, tree.file, tree.line)
