"""What can go wrong, said so that the reader can mend it.

    InfointError                   everything this library raises on purpose
    ├── RefusedValue (ValueError)  one value of a person, a fact, a plan or an offset does not fit
    ├── DocumentError (ValueError) a document does not fit; holds all of its faults
    │   └── PlaybookError          a playbook does not fit; names file and line, and quotes what stood there
    ├── NotKnown (LookupError)     something asked for by name is not there
    └── NotRenderable (ValueError) an artefact cannot be made from this plan

Every error carries `faults`. A fault has a code, a path and what would fit; it never holds a value that a person
wrote. Only the faults of playbooks, which hold nothing personal, quote what was found.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import attrs

CODES: Final[Mapping[str, str]] = MappingProxyType(
    {
        # values
        "not_text": "must be text",
        "not_integer": "must be a whole number",
        "not_number": "must be a finite number",
        "not_boolean": "must be true or false",
        "not_list": "must be a list",
        "not_table": "must be a table of named values",
        "not_choice": "must be one of the listed words",
        "too_small": "is below what is allowed",
        "too_large": "is above what is allowed",
        "too_long": "is longer than allowed",
        "empty": "must not be empty",
        "not_one_line": "must be one line without control characters",
        "not_clean_text": "must not hold control characters or half characters",
        "direction_override": "must not override the direction of writing",
        "not_identifier": "must be letters, digits and . _ : @ + -, starting with a letter, a digit, _ or -",
        "not_address": "must be an address such as name@example.org: ASCII, one @, no display name",
        "not_language": "must be a language such as en, pt-BR or zh-Hans",
        "not_zone": "must be a zone of the tz database such as Europe/Berlin",
        "not_aware": "must be a moment with a zone or an offset",
        "not_moment": "must be a moment such as 2026-03-05T15:00:00Z or 2026-03-05T16:00:00+01:00[Europe/Berlin]",
        "moment_out_of_range": "must lie in the years 1970 to 2199",
        "not_offset": "must be a span such as '48 hours', '5 business days', '3 months' or 'same day'",
        "not_limit": "must be a length such as '75 words', '300 characters' or '2 paragraphs'",
        "not_time": "must be a time of day such as '09:00'",
        "not_hours": "must be two different times of day such as ['21:00', '07:00']",
        "no_working_day": "must leave working days",
        "not_place": "must be a country or a part of one by ISO 3166, such as DE, DE-BY or US-TX",
        "unknown_place": "is a place whose holidays are not known",
        "not_fact": "must be a fact",
        "wrong_kind": "must be a value of another kind",
        "wrong_plan": "must be the plan that the task belongs to",
        "wrong_key": "must be of the key of the ledger",
        # documents
        "not_utf8": "must be UTF-8 text",
        "not_json": "must be JSON",
        "not_toml": "must be TOML",
        "curly_quote": "holds a curly quote where TOML wants a straight one: \" or '",
        "too_big": "is larger than a document may be",
        "too_deep": "is nested deeper than a document may be",
        "too_many_items": "has more entries than a document may have",
        "duplicate_key": "stands twice",
        "missing": "is missing",
        "unknown_key": "is not a key here",
        "unknown_format": "must be a document of this kind, in a format version that this release reads",
        # playbooks
        "duplicate_id": "stands twice in this list",
        "reserved_word": "is a word of the library and cannot be an id",
        "unknown_step": "names no step of the playbook",
        "unknown_moment": "names no moment",
        "unknown_fact": "names no fact",
        "unknown_message": "names no message of the playbook",
        "unknown_part": "names no part of the message",
        "unknown_topic": "names no topic of the playbook",
        "unknown_relationship": "names no relationship or tier of the playbook",
        "unknown_language": "names no language that is spoken here",
        "unknown_tier": "names no tier of the playbook",
        "unknown_question": "names no question of the playbook",
        "unknown_answer": "names no answer of the playbook",
        "unknown_note": "names no note of the playbook",
        "unknown_channel": "names no channel of the playbook",
        "unknown_medium": "names no medium of the request",
        "unknown_placeholder": "is a placeholder that nothing fills",
        "stray_brace": "holds a brace that opens or closes no {placeholder}",
        "one_anchor": "needs exactly one of 'after' and 'before'",
        "avoided_medium": "is a medium to ask for, and one to avoid",
        "missing_part": "is a part that the message must have, and does not have for sure",
        "message_to_another": "cannot stand beside 'asks_another'",
        "one_open_phase": "must have exactly one phase without minutes, the one of the questions",
        "out_of_order": "lies after a date that should come later",
        "repeat_before": "cannot repeat: a step before a moment happens once",
        "circular": "starts from itself",
        "relationship_twice": "stands in two tiers",
        "minutes_outside": "must lie between the least and the most minutes",
        "missing_text": "has no text in this language",
        "still_named": "takes out what other rules name",
        "unknown_base": "names no playbook that ships with the library",
        "unknown_playbook": "names no playbook that ships with the library",
        # renderers
        "no_address": "has no e-mail address",
        "no_consent": "has asked not to be written to",
        "no_message": "is a task without a message",
        "other_channel": "is a message that is no e-mail",
        "missing_value": "is needed by the message and not known",
        "no_talk": "has no talk",
    }
)

ANOMALIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "does_not_fit": "cannot follow what happened before it, and moves nothing",
        "second_talk": "is a talk after the one that was held; it wants a plan of its own",
        "same_id": "has the id of another fact with other content; the last of them counts",
        "withdraws_nothing": "withdraws an id that no fact has (yet)",
        "cannot_withdraw": "withdraws an opt-out or another withdrawal, and both stand for good",
        "zone_rules_changed": "was agreed by rules of its zone that have changed since; the local time counts",
        "unknown_kind": "is of a kind that this version does not know, and is kept",
        "unknown_step": "names a step that the playbook does not have",
        "unknown_relationship": "is a relationship that the playbook does not have; the last tier takes it",
        "unknown_answer": "is an answer that the playbook does not have; no step waits for it",
        "unknown_medium": "is a talk by a medium that the playbook does not have",
        "avoided_medium": "is a talk by a medium that the playbook avoids",
        "minutes_outside": "is a talk shorter or longer than the playbook allows by this medium",
    }
)


@attrs.frozen
class Anomaly:
    """Report beside a plan what cannot be, without refusing it; `subject` is the id of a fact or of the plan."""

    code: str = attrs.field(validator=attrs.validators.in_(ANOMALIES))
    subject: str

    def __str__(self) -> str:
        return f"{self.subject} {ANOMALIES[self.code]} [{self.code}]"


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
    """Refuse one value of a person, a fact, a plan or an offset."""


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
    more = ", …" if len(names) > _MOST_LISTED else ""
    listed = f"known: {', '.join(names[:_MOST_LISTED])}{more}" if names else ""
    return f"did you mean {near!r}?" if near is not None else listed
