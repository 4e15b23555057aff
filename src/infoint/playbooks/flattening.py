"""The words of a language, from the tables of their file to lines under dotted keys."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

import attrs

from infoint import checks
from infoint.errors import Fault, RefusedValue
from infoint.gathering import FAULT_LIMIT
from infoint.guide import PHRASES, UNREVIEWED, Texts
from infoint.playbooks.inheritance import Node, leaves

_HEAD: Final = ("format", "language", "reviewed_by")


def flattened(language: str, tree: Node, unneeded: Collection[str], faults: list[Fault]) -> Texts:
    """Return the words of a language, without those that are not needed; add the faults of what is no text.

    What is no text stands as "?" for the checks that follow.
    """
    lines: list[tuple[str, str]] = []
    said = {key: node for key, node in tree.table.items() if key not in _HEAD}
    for key, node in leaves(attrs.evolve(tree, value=said)):
        path = f"texts.{language}.{key}"
        stem, _, kind = key.rpartition(".")
        phrases = kind in PHRASES and stem.startswith("wordings.")
        wrong = list(islice(_no_phrases(node, path) if phrases else _no_text(node, path), FAULT_LIMIT))
        faults += wrong[: max(0, FAULT_LIMIT - len(faults))]
        if path not in unneeded:
            text = "\n".join(str(one.value) for one in node.items) if phrases else str(node.value)
            lines.append((key, "?" if wrong else text))
    reviewed_by = tree.table["reviewed_by"].quoted if "reviewed_by" in tree.table else UNREVIEWED
    return Texts(language=language, reviewed_by=reviewed_by, lines=tuple(sorted(lines)))


def _no_text(node: Node, path: str) -> Iterator[Fault]:
    if not isinstance(node.value, str):
        yield node.fault("not_text", path)


def _no_phrases(node: Node, path: str) -> Iterator[Fault]:
    """Find what is no list of phrases; a text alone is none, because nobody knows how to part it."""
    if not isinstance(node.value, tuple):
        yield node.fault("not_list", path, 'such as ["job", "vacancy"]')
    elif not node.items:
        yield node.fault("empty", path)
    for index, one in enumerate(node.items):
        try:
            checks.line(one.value, f"{path}[{index}]")
        except RefusedValue as refusal:
            yield from (one.fault(fault.code, fault.path, fault.hint) for fault in refusal.faults)
