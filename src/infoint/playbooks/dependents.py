"""What else names a rule: how rules are called, and what a base has left that names a rule taken out of it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from infoint.errors import Fault, Hint
from infoint.playbooks.inheritance import Node
from infoint.translatable import sentence

NAMED_BY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "steps": "unknown_step",
        "messages": "unknown_message",
        "channels": "unknown_channel",
        "tiers": "unknown_tier",
        "topics": "unknown_topic",
        "questions": "unknown_question",
        "answers": "unknown_answer",
        "notes": "unknown_note",
    }
)
"""The fault that says that a rule of a list is not there."""

_MOST_NAMED: Final = 5
# Translators: {names} are places of the playbook that this one stands on, such as "steps.nudge.message".
_WOULD_NAME: Final = sentence("{names} of the base would name nothing; change or remove what names it")


def called(path: str, tree: Mapping[str, Node]) -> str:
    """Call a path by the id of its rule, as `remove` does: `steps.thank.due` for `steps[9].due`."""
    listed, _, after = path.partition("[")
    rule = tree.get(f"{path.partition(']')[0]}]")
    return f"{listed}.{rule.id}{after.partition(']')[2]}" if rule and isinstance(rule.id, str) else path


def still_named(faults: Iterable[Fault], remove: Node, base: Node, tree: Mapping[str, Node]) -> list[Fault]:
    """Put one fault at each entry of `remove` in the place of those that it causes in the base."""
    taken: dict[tuple[str, str], int] = {}
    for index, entry in enumerate(remove.items):
        listed, _, rule = entry.quoted.partition(".")
        taken[NAMED_BY.get(listed, ""), rule] = index
        for one in base.table["tiers"].items if listed == "tiers" else ():
            if one.id == rule and "relationships" in one.table:
                known = one.table["relationships"].items
                taken |= {("unknown_relationship", relationship.quoted): index for relationship in known}
    told: list[Fault] = []
    naming: dict[int, list[str]] = {}
    for fault in faults:
        if fault.file == base.file and (fault.code, fault.found) in taken:
            naming.setdefault(taken[fault.code, fault.found], []).append(called(fault.path, tree))
        else:
            told.append(fault)
    for index, names in sorted(naming.items()):
        more = ", …" if len(names) > _MOST_NAMED else ""
        hint = Hint(_WOULD_NAME, names=f"{', '.join(names[:_MOST_NAMED])}{more}")
        told.append(remove.items[index].fault("still_named", f"remove[{index}]", hint))
    return told
