"""From the files of a playbook to the playbook: read, put on its base, structured, checked; faults with their lines."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

import attrs

from infoint.errors import DocumentError, Fault, NotKnown, PlaybookError, RefusedValue, did_you_mean, refused
from infoint.offsets import WorkingDays
from infoint.playbook import UNREVIEWED, Playbook, Texts
from infoint.playbooks.inheritance import Node, merged, nodes, places, plain, without
from infoint.playbooks.reading import read
from infoint.structure import converter, structure

FORMAT: Final = 1
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHIPPED: Final = {"gsbs": ("gsbs.toml", "gsbs.en.toml")}
_NOTHING: Final = Node({}, "", None)


@attrs.frozen
class _Files:
    """Hold the trees of one playbook: its rules, and its words by language."""

    rules: Node
    texts: Mapping[str, Node]


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
    return _build(_on_its_base(_sorted_out(documents)))


def _shipped(playbook_id: str) -> _Files:
    home = files("infoint.playbooks")
    return _sorted_out({name: home.joinpath(name).read_bytes() for name in _SHIPPED[playbook_id]})


def _sorted_out(documents: Mapping[str, bytes]) -> _Files:
    """Tell rules from texts; all files are read before any fault is raised."""
    rules: list[Node] = []
    texts: dict[str, Node] = {}
    faults: list[Fault] = []
    for name, data in sorted(documents.items()):
        try:
            tree = nodes(read(data, name))
        except PlaybookError as error:
            faults.extend(error.faults)
            continue
        faults.extend(_format_faults(tree))
        if "language" not in tree.table:
            rules.append(tree)
        elif (language := str(tree.table["language"].value)) in texts:
            faults.append(_fault(tree.table["language"], "duplicate_key", "language", found=language))
        else:
            texts[language] = tree
    if not faults and len(rules) != 1:
        hint = f"one file of rules, which has no 'language'; found {len(rules)}"
        faults.append(Fault(code="missing", path="rules", hint=hint))
    if faults:
        raise PlaybookError(*faults)
    return _Files(rules[0], texts)


def _format_faults(tree: Node) -> Iterable[Fault]:
    found = tree.table.get("format")
    if found is None:
        yield Fault(code="missing", path="format", hint=f"format = {FORMAT}", file=tree.file)
    elif found.value != FORMAT or isinstance(found.value, bool):
        yield _fault(found, "unknown_format", "format", hint=f"format = {FORMAT}", found=str(found.value))


def _fault(node: Node, code: str, path: str, *, hint: str = "", found: str = "") -> Fault:
    return Fault(code=code, path=path, hint=hint, found=found, file=node.file, line=node.line)


def _on_its_base(own: _Files) -> _Files:
    if "base" not in own.rules.table:
        return own
    named = own.rules.table["base"]
    if named.value not in _SHIPPED:
        found = str(named.value)
        raise PlaybookError(_fault(named, "unknown_base", "base", hint=did_you_mean(found, _SHIPPED), found=found))
    base = _shipped(str(named.value))
    remove = own.rules.table.get("remove", _NOTHING)
    rules, texts, faults = without(base.rules, base.texts, remove)
    if faults:
        raise PlaybookError(*faults)
    joined = merged(rules, own.rules)
    languages = {str(node.value) for node in joined.table["languages"].items}
    spoken = {language: tree for language, tree in texts.items() if language in languages}
    for language, tree in own.texts.items():
        spoken[language] = merged(spoken[language], tree) if language in spoken else tree
    return _Files(joined, spoken)


def _build(whole: _Files) -> Playbook:
    rules = {key: node for key, node in whole.rules.table.items() if key not in ("format", "base", "remove")}
    faults: list[Fault] = []
    if "texts" in rules:
        faults.append(_fault(rules.pop("texts"), "unknown_key", "texts", hint="texts stand in files of their own"))
    data = {key: plain(node) for key, node in rules.items()}
    texts = [_texts(language, tree, faults) for language, tree in sorted(whole.texts.items())]
    playbook: Playbook | None = None
    try:
        playbook = structure({**data, "texts": texts}, Playbook, _READER)
    except DocumentError as error:
        spoken = Node(dict(whole.texts), whole.rules.file, None)
        known = dict(places(Node({**rules, "texts": spoken}, whole.rules.file, None)))
        faults.extend(_with_line(fault, known) for fault in error.faults)
    if faults or playbook is None:
        raise PlaybookError(*faults)
    return playbook


def _texts(language: str, tree: Node, faults: list[Fault]) -> Texts:
    """Flatten the words of a language; what is no text is a fault, and stands as "?" for the checks that follow."""
    said = {key: node for key, node in tree.table.items() if key not in ("format", "language", "reviewed_by")}
    lines: list[tuple[str, str]] = []
    for key, node in places(Node(said, tree.file, tree.line)):
        if isinstance(node.value, str):
            lines.append((key, node.value))
        elif not isinstance(node.value, dict):
            faults.append(_fault(node, "not_text", f"texts.{language}.{key}", found=str(plain(node))[:80]))
            lines.append((key.partition("[")[0], "?"))
    reviewed_by = tree.table["reviewed_by"].value if "reviewed_by" in tree.table else UNREVIEWED
    try:
        return Texts(language=language, reviewed_by=str(reviewed_by), lines=tuple(sorted(lines)))
    except RefusedValue as error:
        refusals = error.faults
    faults.extend(
        _fault(tree.table[refusal.path], refusal.code, f"texts.{language}.{refusal.path}") for refusal in refusals
    )
    return Texts(language="en", lines=())


def _with_line(fault: Fault, known: Mapping[str, Node]) -> Fault:
    """Add file and line: of the path itself, or of the nearest thing around it."""
    path = fault.path
    while path and path not in known:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return attrs.evolve(fault, file=known[path].file, line=known[path].line)


def _working_days(value: object, _: object) -> WorkingDays:
    """Read weekdays by name: staff do not count them from nought."""
    if isinstance(value, dict):
        table = {str(key): entry for key, entry in value.items()}
        weekend = table.get("weekend")
        if isinstance(weekend, list):
            for index, day in enumerate(weekend):
                if day not in WEEKDAYS:
                    hint = did_you_mean(str(day), WEEKDAYS)
                    raise refused("not_choice", f"weekend[{index}]", hint)
            table["weekend"] = [WEEKDAYS.index(day) for day in weekend]
        value = table
    return _PLAIN.structure(value, WorkingDays)


_PLAIN: Final = converter(quotes=True)
_READER: Final = converter(quotes=True)
_READER.register_structure_hook(WorkingDays, _working_days)
_READER.register_structure_hook(Texts, lambda texts, _: texts)
