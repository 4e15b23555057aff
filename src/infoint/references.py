"""Whether a word of a rule names something that there is: a moment, a fact, or an id of the same playbook."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from infoint.errors import Fault, did_you_mean
from infoint.facts import KINDS
from infoint.guide import Guide
from infoint.lifecycle import MOMENTS, SLOTTED

SLOTS: Final = {
    "done": ("steps", "unknown_step"),
    "skipped": ("steps", "unknown_step"),
    "replied": ("answers", "unknown_answer"),
    "noted": ("notes", "unknown_note"),
    "question_answered": ("questions", "unknown_question"),
    "question_left_open": ("questions", "unknown_question"),
    "referred": ("", ""),
}
"""Which list holds the ids that stand behind the colon of a fact, and the fault of one that is not there.

Contacts are the host's ids; answers and notes are the host's, too, where the playbook lists none.
"""


def named(word: str, known: Collection[str], code: str, path: str) -> Iterator[Fault]:
    """Find that a word names nothing that is known."""
    if word not in known:
        yield Fault(code=code, path=path, hint=did_you_mean(word, known), found=word)


def all_named(words: Iterable[str], known: Collection[str], code: str, path: str) -> Iterator[Fault]:
    """Find the words of a list that name nothing that is known."""
    for index, word in enumerate(words):
        yield from named(word, known, code, f"{path}[{index}]")


def moment(guide: Guide, name: str, path: str) -> Iterator[Fault]:
    """Find that a name is no moment of a plan."""
    kind, colon, slot = name.partition(":")
    if name not in MOMENTS and not (kind in SLOTTED and slot):
        known = (*MOMENTS, "done:STEP", "noted:FIELD", "replied:ANSWER")
        yield from named(name, known, "unknown_moment", path)
    elif colon:
        yield from _slot(guide, kind, slot, path)


def patterns(guide: Guide, listed: Iterable[str], path: str) -> Iterator[Fault]:
    """Find the patterns of a list that no fact has."""
    for index, pattern in enumerate(listed):
        kind, colon, slot = pattern.partition(":")
        if colon and slot and kind in SLOTS:
            yield from _slot(guide, kind, slot, f"{path}[{index}]")
        else:
            yield from named(pattern, KINDS, "unknown_fact", f"{path}[{index}]")


def _slot(guide: Guide, kind: str, slot: str, path: str) -> Iterator[Fault]:
    """Hold what stands behind a colon against the playbook's own ids, where it has any of that kind."""
    listed, code = SLOTS[kind]
    known = guide.ids[listed] if listed else ()
    if known or listed == "steps":
        yield from named(slot, known, code, path)
