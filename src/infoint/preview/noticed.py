"""What a checker found in a playbook, and the summary of the page that starts with it."""

import re
from collections.abc import Sequence
from typing import Final, Protocol

from infoint.markup import Content, Markup, element, listed, pairs
from infoint.playbook import Playbook
from infoint.preview.languages import language_name

_ORDER: Final = ("error", "fault", "warning", "note", "info")
_RULE: Final = re.compile(r"(steps|messages|questions|tiers)\[([0-9]{1,6})\]")
_TEXT: Final = re.compile(r"texts\.[^.]+\.(steps|messages|questions|tiers)\.([A-Za-z0-9_-]+)")


class Finding(Protocol):
    """Ask of a finding what the page shows of it."""

    @property
    def severity(self) -> str:
        """Return how grave it is: "error", "warning" or "note"."""
        ...

    @property
    def code(self) -> str:
        """Return its code."""
        ...

    @property
    def path(self) -> str:
        """Return where in the playbook it is, as in the document: `steps[2].due`."""
        ...

    @property
    def place(self) -> str:
        """Return the same with the rule called by its id: `steps.thank.due`."""
        ...

    @property
    def why(self) -> str:
        """Return what is wrong."""
        ...

    @property
    def repair(self) -> str:
        """Return what would mend it."""
        ...

    @property
    def file(self) -> str:
        """Return the file it stands in, or nothing."""
        ...

    @property
    def line(self) -> int | None:
        """Return the line, counted from 1, or None."""
        ...


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings, the gravest first, otherwise as they were given."""
    return tuple(sorted(findings, key=lambda one: _rank(one.severity)))


def _rank(severity: str) -> int:
    return _ORDER.index(severity) if severity in _ORDER else 0


def summary(playbook: Playbook, findings: Sequence[Finding] | None) -> Markup:
    """Return what the playbook is, in figures."""
    languages = ", ".join(map(language_name, playbook.languages))
    figures: tuple[tuple[str, int], ...] = (
        ("relationships", sum(len(tier.relationships) for tier in playbook.tiers)),
        ("steps", len(playbook.steps)),
        ("messages", len(playbook.messages)),
        ("questions", len(playbook.questions)),
    )
    tiles = (
        element("li", element("strong", str(count)), " ", name if count != 1 else name[:-1]) for name, count in figures
    )
    return element(
        "header",
        element("p", "The guide of one office, as infoint reads it", class_="over-title"),
        element("h1", "Playbook ", element("span", playbook.id, class_="id")),
        element("p", f"Revision {playbook.revision} · {languages}", class_="revision"),
        element("ul", *tiles, None if findings is None else _verdict(findings), class_="figures"),
        class_="top",
    )


def _verdict(findings: Sequence[Finding]) -> Markup:
    counts: dict[str, int] = {}
    for one in in_order(findings):
        counts[one.severity] = counts.get(one.severity, 0) + 1
    if not counts:
        return element("li", element("strong", "No"), " findings", class_="clean")
    said = ", ".join(f"{count} {name if count == 1 else f'{name}s'}" for name, count in counts.items())
    return element("li", element("a", said, href="#findings"), class_=None if set(counts) == {"note"} else "found")


def told(playbook: Playbook, findings: Sequence[Finding]) -> Markup:
    """Return what is wrong and what would mend it, with each place; what is found at several places is told once."""
    if not findings:
        return element("p", "Nothing to mend.", class_="clean")
    alike: dict[tuple[str, str, str, str], list[Finding]] = {}
    for one in in_order(findings):
        alike.setdefault((one.severity, one.code, one.why, one.repair), []).append(one)
    return listed((_entry(playbook, found) for found in alike.values()), "findings", "ol")


def _entry(playbook: Playbook, alike: list[Finding]) -> Markup:
    first = alike[0]
    places = [_where(playbook, one) for one in alike]
    return element(
        "article",
        element(
            "h3",
            element("span", first.severity, class_=_kind(first.severity)),
            " ",
            element("code", first.code),
            element("span", f" at {len(alike)} places", class_="quiet") if len(alike) > 1 else None,
        ),
        pairs((("why", first.why), ("repair", first.repair), ("where", listed(places, "places")))),
        class_="finding",
    )


def _kind(severity: str) -> str:
    return f"severity {severity if severity in _ORDER else 'error'}"


def _where(playbook: Playbook, one: Finding) -> Markup:
    name = re.split(r"[/\\]", one.file)[-1]  # where the office keeps its files is nobody else's business
    place = f"{name}:{one.line}" if name and one.line else name or (f"line {one.line}" if one.line else "")
    anchor = _anchor(playbook, one.path)
    path: Content = element("code", one.place)
    return element("span", element("a", path, href=f"#{anchor}") if anchor else path, f" {place}" if place else None)


def _anchor(playbook: Playbook, path: str) -> str | None:
    """Return the id of the part of the page that shows what a path leads to."""
    if found := _RULE.match(path):
        rules = getattr(playbook, found[1])
        at = int(found[2])
        return f"{found[1][:-1]}-{rules[at].id}" if at < len(rules) else None
    if found := _TEXT.match(path):
        known = any(rule.id == found[2] for rule in getattr(playbook, found[1]))
        return f"{found[1][:-1]}-{found[2]}" if known else None
    return None
