"""The files of one playbook: which holds the rules, which the words of which language, what stands where."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

import attrs

from infoint import checks
from infoint.errors import Fault, Hint, PlaybookError, RefusedValue, refused
from infoint.playbooks.inheritance import Node, located, nodes
from infoint.playbooks.reading import read
from infoint.translatable import sentence

FORMAT: Final = 1
NOTHING: Final = Node((), "", None)

_FIRST_IN: Final = sentence("first in {file}")


@attrs.frozen
class Files:
    """Hold the trees of one playbook, its rules, and its words by language; what is wrong so far.

    `base` are the rules that it stands on, `remove` is what it takes out of them, `lent` names the base's files.
    """

    rules: Node
    texts: Mapping[str, Node]
    faults: tuple[Fault, ...] = ()
    lent: frozenset[str] = frozenset()
    base: Node = NOTHING
    remove: Node = NOTHING

    @cached_property
    def places(self) -> Mapping[str, Node]:
        """Return what stands at each path."""
        spoken = Node(dict(self.texts), self.rules.file, None)
        return dict(located(Node({**self.rules.table, "texts": spoken}, self.rules.file, None)))

    def place(self, path: str, *, anywhere: bool = False) -> Node:
        """Return what stands at a path, or the nearest thing around it; of what is around, nothing lent by a base."""
        known, at = self.places, path
        while at and (at not in known or (at != path and known[at].file in self.lent and not anywhere)):
            at = at[: max(at.rfind("."), at.rfind("["), 0)]
        return known[at]


def sorted_out(documents: Mapping[str, bytes]) -> Files:
    """Tell rules from texts; all files are read before any fault is raised.

    A file that does not say its format is read as the only one there is, so that its other faults are told with it.
    """
    checks.table(documents, "documents")
    for data in documents.values():
        checks.instance(bytes)(data, "documents")
    rules: list[Node] = []
    texts: dict[str, Node] = {}
    faults: list[Fault] = []
    lacking: list[Fault] = []
    for name, data in sorted(documents.items()):
        try:
            tree = nodes(read(data, name))
        except PlaybookError as error:
            faults.extend(error.faults)
            continue
        faults.extend(_head_faults(tree))
        if "format" not in tree.table:
            lacking.append(tree.fault("missing", "format", f"format = {FORMAT}"))
        if "language" not in tree.table:
            rules.append(tree)
        elif (language := tree.table["language"].quoted) in texts:
            faults.append(
                tree.table["language"].fault("duplicate_key", "language", Hint(_FIRST_IN, file=texts[language].file))
            )
        else:
            texts[language] = tree
    if not rules and not faults:
        faults.append(
            Fault(code="missing", path="rules", hint=Hint(sentence("a file of rules is one that has no 'language'")))
        )
    for tree in rules[1:]:
        hint = Hint(sentence("the rules stand in {file}; a file of texts names its language"), file=rules[0].file)
        faults.append(tree.fault("missing", "language", hint))
    if faults:
        raise PlaybookError(*lacking, *faults)
    return Files(rules[0], texts, tuple(lacking))


def _head_faults(tree: Node) -> Iterator[Fault]:
    """Find what is wrong with the keys that tell one file from another."""
    for key, check in (("format", _format), ("language", checks.language), ("reviewed_by", checks.line)):
        try:
            if key in tree.table:
                check(tree.table[key].value, key)
        except RefusedValue as refusal:
            yield from (tree.table[key].fault(fault.code, key, fault.hint) for fault in refusal.faults)


def _format(value: object, path: str) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value != FORMAT:
        raise refused("unknown_format", path, f"format = {FORMAT}")
