"""Placeholders that nothing ever fills where they stand, or not for everybody."""

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from infoint.guide import DEFAULT
from infoint.playbook import Playbook
from infoint.proofreading.chains import links
from infoint.proofreading.finding import Finding
from infoint.proofreading.lettering import Labelled, labelled
from infoint.proofreading.remarks import Remark, remark
from infoint.template import names
from infoint.translatable import sentence
from infoint.words.letters import NOTED

_OF_A_TALK: Final = frozenset({"start", "start_here", "medium", "place"})
_BEFORE_A_TALK: Final = frozenset({"planned", "requested", "replied"})

# Translators: {placeholder} is such as "{slots}"; {reason} is such as "the playbook has no [slots]".
_LEFT_OUT: Final = sentence("speaks of {placeholder}, which nothing fills: {reason}; so the part is always left out")
# Translators: {placeholder} is such as "{slots}"; {reason} is such as "the playbook has no [slots]".
_NOT_WRITTEN: Final = sentence(
    "speaks of {placeholder}, which nothing fills: {reason}; so the message can never be written"
)
# Translators: the reason why nothing fills a placeholder.
_NO_NOTE: Final = sentence("no note has the id '{note}'")
# Translators: the reason why nothing fills a placeholder; "it" is the message that has it.
_NO_TALK: Final = sentence("no talk is agreed when it is written")
# Translators: the reason why nothing fills a placeholder; a directory is where contacts are found.
_NO_DIRECTORY: Final = sentence("no relationship that reads this has a directory")


def findings(playbook: Playbook) -> Iterator[Finding]:
    """Find placeholders without a value: times, a talk, a note or a directory that are not there."""
    never: dict[str, Remark] = {}
    if not playbook.slots:
        # Translators: the reason why nothing fills a placeholder; [slots] is a word of the format.
        never["slots"] = remark(sentence("the playbook has no [slots]"))
    unknown = NOTED - {note.id for note in playbook.notes} if playbook.notes else ()
    never |= {name: remark(_NO_NOTE, note=name) for name in sorted(unknown)}
    early = _early(playbook)
    people = _People.of(playbook)
    for texts in playbook.texts:
        for part in labelled(playbook, texts):
            for variant, text in part.texts.items():
                used = dict.fromkeys(names(text))
                reasons = {name: never[name] for name in used if name in never}
                if part.message.id in early:
                    reasons |= {name: remark(_NO_TALK) for name in used if name in _OF_A_TALK}
                for name, reason in reasons.items():
                    yield _never(part, variant, name, reason)
                if "source" in used:
                    yield from _source(part, variant, people)


def _never(part: Labelled, variant: str, name: str, reason: Remark) -> Finding:
    why = _LEFT_OUT if part.optional else _NOT_WRITTEN
    return Finding(
        code="never_filled",
        path=part.paths[variant],
        reason=remark(why, placeholder=f"{{{name}}}", reason=reason),
        remedy=remark(sentence("take it out, or add what fills it")),
    )


def _early(playbook: Playbook) -> set[str]:
    """Return the messages that are only written before a talk is agreed."""
    found = links(playbook)
    written: dict[str, set[str]] = {}
    for step in playbook.steps:
        if step.message and step.id in found:
            written.setdefault(step.message, set()).add(found[step.id].root.partition(":")[0])
    return {message for message, roots in written.items() if roots <= _BEFORE_A_TALK}


@attrs.frozen
class _People:
    """Count, by tier, the relationships that have a directory and those that have none; somebody unknown has none."""

    listed: frozenset[str]
    tier_of: Mapping[str, str]
    by_tier: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, playbook: Playbook) -> "_People":
        """Count those of a playbook."""
        listed = frozenset(directory.relationship for directory in playbook.directories)
        tier_of = playbook.tiers_by_word
        last = playbook.tiers[-1].id
        by_tier = {
            tier.id: (
                sum(word in listed for word in tier.relationships),
                sum(word not in listed for word in tier.relationships) + (tier.id == last),
            )
            for tier in playbook.tiers
        }
        return cls(listed, tier_of, by_tier)

    def reading(self, variant: str, part: Labelled) -> tuple[int, int]:
        """Count those who read a variant of a part, with a directory and without."""
        if variant in self.tier_of:
            return int(variant in self.listed), int(variant not in self.listed)
        own = [one for one in part.texts if one in self.tier_of]
        tiers = [variant] if variant != DEFAULT else [one for one in self.by_tier if one not in part.texts]
        own = [one for one in own if self.tier_of[one] in tiers]
        having = sum(self.by_tier[one][0] for one in tiers) - sum(one in self.listed for one in own)
        lacking = sum(self.by_tier[one][1] for one in tiers) - sum(one not in self.listed for one in own)
        return having, lacking


def _source(part: Labelled, variant: str, people: _People) -> Iterator[Finding]:
    having, lacking = people.reading(variant, part)
    if lacking and not having:
        yield _never(part, variant, "source", remark(_NO_DIRECTORY))
    elif lacking and not part.optional:
        # Translators: {placeholder} is such as "{source}", the directory in which the contact was found.
        why = sentence("speaks of {placeholder}, but some who read this are found in no directory")
        repair = sentence("write a variant for those who are, and leave {placeholder} out here")
        yield Finding(
            code="not_always_filled",
            path=part.paths[variant],
            reason=remark(why, placeholder="{source}"),
            remedy=remark(repair, placeholder="{source}"),
        )
