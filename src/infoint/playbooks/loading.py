"""From the files of a playbook to the playbook: put on its base, structured, checked; faults with their lines."""

from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import Final

import attrs

from infoint.correspondence import WEEKDAYS, Weekday
from infoint.errors import DocumentError, Fault, Hint, NotKnown, PlaybookError, did_you_mean
from infoint.gathering import FAULT_LIMIT
from infoint.guide import Guide, Texts
from infoint.playbook import MOST_FAULTS, Playbook
from infoint.playbooks.dependents import called, still_named
from infoint.playbooks.files import NOTHING, Files, sorted_out
from infoint.playbooks.flattening import flattened
from infoint.playbooks.inheritance import merged, plain, spoken_by_both, without
from infoint.playbooks.salvage import more_faults
from infoint.proofreading import SEVERITIES, Finding, of_fault
from infoint.structure import converter, structured, table_hook
from infoint.translatable import sentence
from infoint.workdays import WorkingDays

MOST_FINDINGS: Final = 500
"""Nobody mends more at once."""

_SPOKEN: Final = ("ar", "de", "en", "es", "fr", "ja", "pt-BR", "zh-Hans")
_SHIPPED: Final = {"gsbs": ("gsbs.toml", *(f"gsbs.{language}.toml" for language in _SPOKEN))}
_HOME: Final = "infoint/playbooks/"
_NAMES: Final = ("id", "revision")  # what tells one playbook from another is not lent


def shipped() -> tuple[str, ...]:
    """Return the ids of the guides in the package."""
    return tuple(_SHIPPED)


@lru_cache(maxsize=16)
def load(playbook_id: str) -> Playbook:
    """Return a guide that ships with the library; raise `NotKnown` where there is none of this id.

    >>> gsbs = load("gsbs")
    >>> [tier.id for tier in gsbs.tiers]
    ['close', 'professional', 'new']
    """
    if playbook_id not in _SHIPPED:
        hint = did_you_mean(playbook_id, _SHIPPED)
        raise NotKnown(Fault(code="unknown_playbook", path="playbook", hint=hint))
    return _build(_shipped(playbook_id))


def parse(documents: Mapping[str, bytes]) -> Playbook:
    """Make a playbook of its files: names, for the faults to tell, and contents.

    Exactly one holds the rules; one that says `language = …` holds texts. Nothing is read from disk. Raise
    `PlaybookError` with all faults.
    """
    return _build(_on_its_base(sorted_out(documents)))


def check(documents: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Find all that is wrong with a playbook, and what a careful reader would find: by file and line, errors first.

    The gravest five hundred are told. Where there are faults, only they are told, up to some hundreds; what is read
    between the lines comes once they are mended.
    """
    try:
        whole = _on_its_base(sorted_out(documents))
    except PlaybookError as error:
        return tuple(of_fault(fault, fault.path) for fault in error.faults)
    try:
        playbook = _build(whole)
    except PlaybookError as error:
        return tuple(of_fault(fault, called(fault.path, whole.places)) for fault in error.faults)
    from infoint.proofreading.reader import proofread  # measuring texts takes locale data, which a host may not need

    found: list[Finding] = []
    for finding in proofread(playbook):
        place = whole.place(finding.path, anywhere=True)
        if finding.code == "library_default" and place.file in whole.lent:
            continue  # an office need not vouch for a base
        told = finding.lent_by_base() if place.file in whole.lent else finding
        called_by = called(finding.path, whole.places)
        found.append(attrs.evolve(told, place=called_by, file=place.file, line=place.line))
    found.sort(key=lambda one: (SEVERITIES.index(one.severity), one.file, one.line or 0))
    return tuple(found[:MOST_FINDINGS])


@cache
def _shipped(playbook_id: str) -> Files:
    home = files("infoint.playbooks")
    return sorted_out({f"{_HOME}{name}": home.joinpath(name).read_bytes() for name in _SHIPPED[playbook_id]})


def _on_its_base(own: Files) -> Files:
    if "base" not in own.rules.table:
        return own
    rules = dict(own.rules.table)
    named = rules.pop("base")
    if named.quoted not in _SHIPPED:
        raise PlaybookError(*own.faults, named.fault("unknown_base", "base", did_you_mean(named.quoted, _SHIPPED)))
    base = _shipped(named.quoted)
    remove = rules.pop("remove", NOTHING)
    kept, faults = without(base.rules, remove)
    lent_rules = {key: node for key, node in kept.table.items() if key not in _NAMES}
    lent_rules["languages"] = spoken_by_both(base.rules.table["languages"], own.texts)
    joined = merged(attrs.evolve(kept, value=lent_rules), attrs.evolve(own.rules, value=rules))
    texts = dict(own.texts)
    for language in base.texts.keys() & {node.quoted for node in joined.table["languages"].items}:
        lent = base.texts[language]
        texts[language] = merged(lent, own.texts[language]) if language in own.texts else lent
    files_lent = frozenset(tree.file for tree in (base.rules, *base.texts.values()))
    return Files(joined, texts, (*own.faults, *faults), files_lent, base.rules, remove)


def _build(whole: Files, unneeded: Collection[str] = ()) -> Playbook:
    """Structure and check a playbook; words of its base for which it has no use are left out.

    Where some values cannot be read, the rest is held together all the same.
    """
    rules = {key: node for key, node in whole.rules.table.items() if key != "format"}
    faults = list(whole.faults)
    if "texts" in rules:
        faults.append(
            rules.pop("texts").fault("unknown_key", "texts", Hint(sentence("texts stand in files of their own")))
        )
    data = {key: plain(node) for key, node in rules.items()}
    texts = [flattened(language, tree, unneeded, faults) for language, tree in sorted(whole.texts.items())]
    playbook: Playbook | None = None
    found: tuple[Fault, ...] = ()
    try:
        guide = structured({**data, "texts": texts}, Guide, _READER)
        playbook = Playbook(**attrs.asdict(guide, recurse=False))
    except PlaybookError as error:
        found = error.faults
    except DocumentError as error:
        found = error.faults
        if len(found) < FAULT_LIMIT:
            found += tuple(islice(more_faults({**data, "texts": texts}, _READER), MOST_FAULTS))
    if found:
        faults += still_named((_with_line(fault, whole) for fault in found), whole.remove, whole.base, whole.places)
    strays = {fault.path for fault in faults if fault.code == "unknown_key" and fault.file in whole.lent}
    if strays:
        return _build(whole, strays.union(unneeded))
    if faults or playbook is None:
        faults.sort(key=lambda fault: (fault.file, fault.line or 0))
        raise PlaybookError(*faults[:FAULT_LIMIT])
    return playbook


def _with_line(fault: Fault, whole: Files) -> Fault:
    place = whole.place(fault.path)
    return attrs.evolve(fault, file=place.file, line=place.line)


def _weekend(days: object, _: object) -> frozenset[int]:
    """Read weekdays by name: staff do not count them from nought."""
    named: frozenset[str] = _READER.get_structure_hook(frozenset[Weekday])(days, frozenset[Weekday])
    return frozenset(map(WEEKDAYS.index, named))


_READER: Final = converter(quotes=True)
_READER.register_structure_hook(WorkingDays, table_hook(WorkingDays, _READER, quotes=True, own={"weekend": _weekend}))
_READER.register_structure_hook(Texts, lambda texts, _: texts)
