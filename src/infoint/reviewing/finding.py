"""What is found in a draft: where, how grave it is, why, by whose rule, and what mends it.

An error should not be sent. A warning is most likely a mistake. A note is something to know, such as what could not be
judged.
"""

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from types import MappingProxyType
from typing import Final, Literal

import attrs

from infoint.limits import Limit
from infoint.words.catalogues import say
from infoint.words.measures import limited

Severity = Literal["error", "warning", "note"]
Where = Literal["subject", "body"]

KINDS: Final[Mapping[str, Severity]] = MappingProxyType(
    {
        # how it is built
        "missing_part": "error",
        "out_of_order": "warning",
        "too_long": "error",
        # what it asks for
        "asks_for_job": "error",
        "banned_words": "error",
        "denial_missing": "warning",
        "softened_words": "note",
        "minutes_missing": "warning",
        "other_minutes": "warning",
        "resume_attached": "error",
        "resume_mentioned": "warning",
        "resume_missing": "warning",
        # whom and what it names
        "unfilled": "error",
        "other_name": "error",
        "address_in_name": "warning",
        "lookalike_letters": "warning",
        # when
        "wrong_time": "error",
        "no_zone": "warning",
        "elapsed_time": "warning",
        # what it promises
        "promise_without_step": "warning",
        # before it is written
        "not_written": "error",
        # what could not be read
        "not_judged": "note",
    }
)
"""How grave each kind of finding is."""


@attrs.frozen(kw_only=True)
class Finding:
    """Say what is found at one place of a draft: [start, end) in the characters of its subject or body as given.

    `part` is the label of the part that is missing or that stands there, where that is known. `reason` is a sentence of
    the library's catalogues with the `values` for its placeholders; `told` says it in a language. `source` is that of
    the rule. `repair` is the text to put in the place of [start, end), where there is one.
    """

    code: str = attrs.field(validator=attrs.validators.in_(KINDS))
    where: Where
    start: int
    end: int
    part: str = ""
    reason: str
    values: tuple[tuple[str, str | Limit], ...] = attrs.field(default=(), repr=False)
    source: str
    repair: str | None = attrs.field(default=None, repr=False)

    @property
    def severity(self) -> Severity:
        """Return how grave it is."""
        return KINDS[self.code]

    def told(self, language: str) -> str:
        """Return the reason in a language."""
        told = {name: limited(one, language) if isinstance(one, Limit) else one for name, one in self.values}
        return say(self.reason, language, **told)


def repaired(text: str, findings: Iterable[Finding], *, where: Where = "body") -> str:
    """Return a body, or a subject, with all repairs applied.

    The findings are those of one review of this text; nothing is left then that has a repair.
    """
    mending = [(one.start, one.end, one.repair) for one in findings if one.where == where and one.repair is not None]
    pieces: list[str] = []
    done = 0
    for start, end, repair in sorted(mending, key=itemgetter(0, 1)):
        pieces += (text[done:start], repair)
        done = end
    return "".join((*pieces, text[done:]))


def apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by their places; of repairs that meet, keep the one that holds the others; of others, none.

    What lies within a passage that is replaced goes with it, so that all repairs can be applied at once.
    """
    ordered = sorted(dict.fromkeys(findings), key=_place)
    spare: set[Finding] = set()
    for outer, *inner in _meeting(one for one in ordered if one.repair is not None):
        spare.update(inner if all(one.end <= outer.end for one in inner) else (outer, *inner))
    return tuple(attrs.evolve(one, repair=None) if one in spare else one for one in ordered)


def _place(finding: Finding) -> tuple[bool, int, int, bool, str]:
    """Return what findings are sorted by; a new line goes behind all that is put into the line before it."""
    below = finding.repair is not None and finding.repair.startswith("\n")
    return finding.where == "body", finding.start, finding.end, below, finding.code


def _meeting(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Group findings that share some of the text; what is put in before or behind a passage meets none."""
    group: list[Finding] = []
    reach = 0
    for one in sorted(findings, key=lambda one: (one.where == "body", one.start, one.end > one.start, -one.end)):
        if group and (one.where != group[0].where or one.start >= reach):
            yield group
            group = []
        reach = max(reach, one.end) if group else one.end
        group.append(one)
    if group:
        yield group
