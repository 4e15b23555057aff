"""What a checker found in a playbook, and the summary of the page that starts with it."""

import re
from collections.abc import Sequence
from typing import Final, Protocol

from infoint.markup import Content, Markup, element, listed, pairs
from infoint.playbook import Playbook
from infoint.preview.languages import language_name
from infoint.proofreading.finding import SEVERITY_WORDS
from infoint.proofreading.saying import COUNTED
from infoint.translatable import plural, sentence
from infoint.words.catalogues import say, say_count
from infoint.words.rows import row

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


def summary(playbook: Playbook, findings: Sequence[Finding] | None, language: str = "en") -> Markup:
    """Return what the playbook is, in figures."""
    languages = row(tuple(language_name(one, language) for one in playbook.languages), language)
    figures = (
        (
            plural("{count} relationship", "{count} relationships"),
            sum(len(one.relationships) for one in playbook.tiers),
        ),
        (plural("{count} step", "{count} steps"), len(playbook.steps)),
        (plural("{count} message", "{count} messages"), len(playbook.messages)),
        (plural("{count} question", "{count} questions"), len(playbook.questions)),
    )
    tiles = (element("li", say_count(counted, count, language)) for counted, count in figures)
    # Translators: {playbook} is the id of a playbook.
    title = say(sentence("Playbook {playbook}"), language, playbook=playbook.id)
    # Translators: {revision} is a number, {languages} are the names of languages.
    revision = sentence("Revision {revision} · {languages}")
    return element(
        "header",
        element("p", say(sentence("The guide of one office, as infoint reads it"), language), class_="over-title"),
        element("h1", title),
        element("p", say(revision, language, revision=str(playbook.revision), languages=languages), class_="revision"),
        element("ul", *tiles, None if findings is None else _verdict(findings, language), class_="figures"),
        class_="top",
    )


def _verdict(findings: Sequence[Finding], language: str) -> Markup:
    counts: dict[str, int] = {}
    for one in in_order(findings):
        counts[one.severity] = counts.get(one.severity, 0) + 1
    if not counts:
        return element("li", say(sentence("No findings"), language), class_="clean")
    said = row(tuple(_counted(name, count, language) for name, count in counts.items()), language)
    return element("li", element("a", said, href="#findings"), class_=None if set(counts) == {"note"} else "found")


def _counted(severity: str, count: int, language: str) -> str:
    known = COUNTED.get(severity)
    return say_count(known, count, language) if known else f"{count} {severity}"


def told(playbook: Playbook, findings: Sequence[Finding], language: str = "en") -> Markup:
    """Return what is wrong and what would mend it, with each place; what is found at several places is told once."""
    if not findings:
        return element("p", say(sentence("Nothing to mend."), language), class_="clean")
    alike: dict[tuple[str, str, str, str], list[Finding]] = {}
    for one in in_order(findings):
        alike.setdefault((one.severity, one.code, one.why, one.repair), []).append(one)
    return listed((_entry(playbook, found, language) for found in alike.values()), "findings", "ol")


def _entry(playbook: Playbook, alike: list[Finding], language: str) -> Markup:
    first = alike[0]
    places = [_where(playbook, one, language) for one in alike]
    counted = plural("at {count} place", "at {count} places")
    # Translators: names in a list: why something is a mistake, what mends it, and where it stands.
    why, repair, where = sentence("why"), sentence("repair"), sentence("where")
    severity = say(SEVERITY_WORDS[first.severity], language) if first.severity in SEVERITY_WORDS else first.severity
    return element(
        "article",
        element(
            "h3",
            element("span", severity, class_=_kind(first.severity)),
            " ",
            element("code", first.code),
            element("span", f" {say_count(counted, len(alike), language)}", class_="quiet") if len(alike) > 1 else None,
        ),
        pairs(
            (
                (say(why, language), first.why),
                (say(repair, language), first.repair),
                (say(where, language), listed(places, "places")),
            )
        ),
        class_="finding",
    )


def _kind(severity: str) -> str:
    return f"severity {severity if severity in _ORDER else 'error'}"


def _where(playbook: Playbook, one: Finding, language: str) -> Markup:
    name = re.split(r"[/\\]", one.file)[-1]  # where the office keeps its files is nobody else's business
    place = f"{name}:{one.line}" if name and one.line else name or _line(one.line, language)
    anchor = _anchor(playbook, one.path)
    path: Content = element("code", one.place)
    return element("span", element("a", path, href=f"#{anchor}") if anchor else path, f" {place}" if place else None)


def _line(line: int | None, language: str) -> str:
    return say(sentence("line {line}"), language, line=str(line)) if line else ""


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
