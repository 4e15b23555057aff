"""What can go wrong, said so that the reader can mend it.

    InfointError                   everything this library raises on purpose
    ├── RefusedValue (ValueError)  one value of a person, a fact, a plan, a mail … does not fit
    ├── DocumentError (ValueError) a document does not fit; holds all of its faults
    │   └── PlaybookError          a playbook does not fit; names file and line, and quotes what stood there
    ├── NotKnown (LookupError)     something asked for by name is not there
    └── NotRenderable (ValueError) an artefact cannot be made from this plan

Every error carries `faults`. A fault has a code, a path and what would fit; it never holds a value that a person
wrote. Only the faults of playbooks, which hold nothing personal, quote what was found.
"""

from collections.abc import Iterable
from typing import Final, Self

import attrs

from infoint.codes import ANOMALIES, CODES
from infoint.translatable import sentence


@attrs.frozen
class Anomaly:
    """Report beside a plan what cannot be, without refusing it; `subject` is the id of a fact or of the plan."""

    code: str = attrs.field(validator=attrs.validators.in_(ANOMALIES))
    subject: str

    def __str__(self) -> str:
        return f"{self.subject} {ANOMALIES[self.code]} [{self.code}]"


class Hint(str):
    """Say in English what would fit, and keep the sentence and its values, so that it can be said in other languages.

    >>> hint = Hint("the other is '{tier}'", tier="close")
    >>> hint, hint.sentence, hint.values
    ("the other is 'close'", "the other is '{tier}'", (('tier', 'close'),))
    """

    __slots__ = ("sentence", "values")
    sentence: str
    values: tuple[tuple[str, str], ...]

    def __new__(cls, text: str, /, **values: str) -> Self:
        """Fill the placeholders of a sentence."""
        hint = super().__new__(cls, text.format_map(values) if values else text)
        hint.sentence, hint.values = text, tuple(values.items())
        return hint


@attrs.frozen(kw_only=True)
class Fault:
    """Say what is wrong at one place.

    `hint` says what would fit there, `found` quotes what stood there (playbooks only); `line` counts from 1.
    """

    code: str = attrs.field(validator=attrs.validators.in_(CODES))
    path: str
    hint: str = ""
    found: str = ""
    file: str = ""
    line: int | None = None

    def __str__(self) -> str:
        line = f"{self.file}:{self.line}" if self.file else f"line {self.line}"
        place = f"{line}: " if self.line else f"{self.file}: " if self.file else ""
        found = f" (found {self.found!r})" if self.found else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{place}{self.path or 'document'} {CODES[self.code]}{found}{hint} [{self.code}]"


class InfointError(Exception):
    """Carry one fault or more.

    >>> error = RefusedValue(Fault(code="not_zone", path="zone"))
    >>> str(error)
    'zone must be a zone of the tz database such as Europe/Berlin [not_zone]'
    >>> error.code, error.path
    ('not_zone', 'zone')
    """

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults: tuple[Fault, ...] = faults

    @property
    def code(self) -> str:
        """Return the code of the first fault."""
        return self.faults[0].code

    @property
    def path(self) -> str:
        """Return the path of the first fault."""
        return self.faults[0].path

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class RefusedValue(InfointError, ValueError):
    """Refuse one value of a person, a fact, a plan, an offset or a mail."""


class DocumentError(InfointError, ValueError):
    """Refuse a document, with all of its faults."""


class PlaybookError(DocumentError):
    """Refuse a playbook, with all of its faults, each with file and line."""


class NotKnown(InfointError, LookupError):
    """Report that something asked for by name is not there."""


class NotRenderable(InfointError, ValueError):
    """Report that an artefact cannot be made from this plan."""


def refused(code: str, path: str, hint: str = "") -> RefusedValue:
    """Return the error for one value that does not fit."""
    return RefusedValue(Fault(code=code, path=path, hint=hint))


_MOST_LISTED: Final = 30
_MEANT: Final = sentence("did you mean '{word}'?")
_KNOWN: Final = sentence("known: {names}")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint with the nearest known word, or with all of them.

    >>> did_you_mean("freind", ["friend", "peer"])
    "did you mean 'friend'?"
    >>> did_you_mean("zzz", ["friend", "peer"])
    'known: friend, peer'
    """
    from infoint.likeness import nearest  # only an error needs it

    names = sorted(known)
    near = nearest(word, names)
    if near is not None:
        return Hint(_MEANT, word=near)
    more = ", …" if len(names) > _MOST_LISTED else ""
    return Hint(_KNOWN, names=f"{', '.join(names[:_MOST_LISTED])}{more}") if names else ""
