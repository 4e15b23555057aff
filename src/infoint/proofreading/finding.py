"""What is found in a playbook: where, how grave it is, why, and what mends it.

An error keeps a rule or a text from ever doing what it says. A warning is most likely a mistake. A note is something to
know.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, get_args

import attrs

from infoint.codes import CODES
from infoint.errors import Fault

Severity = Literal["error", "warning", "note"]
SEVERITIES: Final = get_args(Severity)

KINDS: Final[Mapping[str, Severity]] = MappingProxyType(
    {
        # steps
        "never_starts": "error",
        "ends_at_once": "error",
        "empty_window": "error",
        "tiers_never_meet": "error",
        "condition_never_met": "warning",
        "answer_not_listed": "warning",
        "after_giving_up": "warning",
        "repeats_forever": "warning",
        "answer_unused": "note",
        "message_unused": "note",
        # whom to ask, and how often
        "nobody_asked": "error",
        "nothing_allowed": "error",
        "cap_too_small": "warning",
        "for_nobody": "warning",
        # the talk
        "slots_never_fit": "error",
        "question_never_fits": "warning",
        "too_many_topics": "warning",
        "topic_without_question": "warning",
        "too_few_questions": "warning",
        "slots_unused": "note",
        # texts
        "never_filled": "error",
        "not_always_filled": "warning",
        "over_its_limit": "warning",
        "elapsed_time": "warning",
        "other_minutes": "warning",
        "other_time": "warning",
        "banned_words": "warning",
        "denial_missing": "warning",
        "variant_never_chosen": "warning",
        "softened_words": "note",
        # where it comes from
        "no_locale": "error",
        "no_sentences": "warning",
        "no_source": "warning",
        "library_default": "note",
        "not_reviewed": "note",
    }
)
"""How grave each kind of finding is; a fault is always an error."""


@attrs.frozen(kw_only=True)
class Finding:
    """Say what is found at one place of a playbook.

    `code` is one of `KINDS`, or of the faults of a playbook. `path` is that of the document (`steps[9].deadline`),
    `place` calls the rule by its id (`steps.thank.deadline`); `line` counts from 1.
    """

    code: str = attrs.field(validator=attrs.validators.in_(frozenset((*KINDS, *CODES))))
    path: str
    why: str
    repair: str = ""
    place: str = attrs.field(default=attrs.Factory(lambda own: own.path, takes_self=True))
    file: str = ""
    line: int | None = None

    @property
    def severity(self) -> Severity:
        """Return how grave it is."""
        return KINDS.get(self.code, "error")

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line) if part)
        repair = f"; {self.repair}" if self.repair else ""
        return f"{where}{where and ': '}{self.severity}: {self.place or 'file'} {self.why}{repair} [{self.code}]"


def of_fault(fault: Fault, place: str) -> Finding:
    """Return the finding that a fault is.

    >>> print(of_fault(Fault(code="missing", path="steps[2].id", file="office.toml", line=7), "steps[2].id"))
    office.toml:7: error: steps[2].id is missing [missing]
    """
    found = f" (found {fault.found!r})" if fault.found else ""
    return Finding(
        code=fault.code,
        path=fault.path,
        why=f"{CODES[fault.code]}{found}",
        repair=fault.hint,
        place=place,
        file=fault.file,
        line=fault.line,
    )
