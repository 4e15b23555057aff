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
from infoint.proofreading.remarks import Remark, as_hinted, inside_quotes, remark
from infoint.translatable import sentence

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


# Translators: a line of the checker, such as "error: steps.thank.deadline is missing; write one". {place} is the name
# of a rule or a text. All remarks ({why}) go on where that name stops, and all repairs are said to whoever wrote it.
_LINE: Final = sentence("{severity}: {place} {why}; {repair}")
# Translators: the same line where nothing is known that would mend it.
_LINE_ALONE: Final = sentence("{severity}: {place} {why}")
# Translators: {problem} is what is wrong, {found} quotes what stands in the file.
_QUOTING: Final = sentence("{problem} (found '{found}')")
# Translators: added to a repair where the rule belongs to another playbook, which the office's own one stands on.
_IN_OWN_FILE: Final = sentence("{repair} (in your own file: what stands there goes before the base)")
_FILE: Final = sentence("file")
SEVERITY_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {"error": sentence("error"), "warning": sentence("warning"), "note": sentence("note")}
)


@attrs.frozen(kw_only=True)
class Finding:
    """Say what is found at one place of a playbook.

    `code` is one of `KINDS`, or of the faults of a playbook. `path` is that of the document (`steps[9].deadline`),
    `place` calls the rule by its id (`steps.thank.deadline`); `line` counts from 1. `reason` and `remedy` are what
    `why` and `repair` say, in `language`.
    """

    code: str = attrs.field(validator=attrs.validators.in_(frozenset((*KINDS, *CODES))))
    path: str
    reason: Remark
    remedy: Remark | None = None
    place: str = attrs.field(default=attrs.Factory(lambda own: own.path, takes_self=True))
    file: str = ""
    line: int | None = None
    language: str = "en"

    @property
    def severity(self) -> Severity:
        """Return how grave it is."""
        return KINDS.get(self.code, "error")

    @property
    def why(self) -> str:
        """Return what is wrong."""
        return _said(self.reason, self.language)

    @property
    def repair(self) -> str:
        """Return what mends it, or nothing."""
        return _said(self.remedy, self.language) if self.remedy else ""

    def in_language(self, language: str) -> "Finding":
        """Return the finding as it is said in a language."""
        return attrs.evolve(self, language=language)

    def lent_by_base(self) -> "Finding":
        """Return the finding of what stands in a playbook that the office's own stands on."""
        return attrs.evolve(self, remedy=self.remedy and remark(_IN_OWN_FILE, repair=self.remedy))

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line) if part)
        values = {"severity": remark(SEVERITY_WORDS[self.severity]), "why": self.reason}
        line = remark(
            _LINE if self.remedy else _LINE_ALONE,
            place=self.place or remark(_FILE),
            **values,
            **({"repair": self.remedy} if self.remedy else {}),
        )
        return f"{where}{where and ': '}{_said(line, self.language)} [{self.code}]"


def of_fault(fault: Fault, place: str) -> Finding:
    """Return the finding that a fault is.

    >>> print(of_fault(Fault(code="missing", path="steps[2].id", file="office.toml", line=7), "steps[2].id"))
    office.toml:7: error: steps[2].id is missing [missing]
    """
    problem = remark(CODES[fault.code])
    return Finding(
        code=fault.code,
        path=fault.path,
        reason=remark(_QUOTING, problem=problem, found=inside_quotes(fault.found)) if fault.found else problem,
        remedy=as_hinted(fault.hint) if fault.hint else None,
        place=place,
        file=fault.file,
        line=fault.line,
    )


def _said(told: Remark, language: str) -> str:
    from infoint.proofreading.saying import said  # loads locale data, which who only loads a playbook does not need

    return said(told, language)
