"""Placeholders that nothing ever fills where they stand, or not for everybody."""

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from infoint.guide import DEFAULT
from infoint.playbook import Playbook
from infoint.proofreading.chains import links
from infoint.proofreading.finding import Finding
from infoint.proofreading.lettering import Labelled, labelled
from infoint.template import names
from infoint.words.letters import NOTED

_OF_A_TALK: Final = frozenset({"start", "start_here", "medium", "place"})
_BEFORE_A_TALK: Final = frozenset({"planned", "requested", "replied"})


def findings(playbook: Playbook) -> Iterator[Finding]:
    """Find placeholders without a value: times, a talk, a note or a directory that are not there."""
    never = {} if playbook.slots else {"slots": "the playbook has no [slots]"}
    unknown = NOTED - {note.id for note in playbook.notes} if playbook.notes else ()
    never |= {name: f"no note has the id {name!r}" for name in sorted(unknown)}
    early = _early(playbook)
    people = _People.of(playbook)
    for texts in playbook.texts:
        for part in labelled(playbook, texts):
            for variant, text in part.texts.items():
                used = dict.fromkeys(names(text))
                reasons = {name: never[name] for name in used if name in never}
                if part.message.id in early:
                    reasons |= {name: "no talk is agreed when it is written" for name in used if name in _OF_A_TALK}
                for name, reason in reasons.items():
                    yield _never(part, variant, name, reason)
                if "source" in used:
                    yield from _source(part, variant, people)


def _never(part: Labelled, variant: str, name: str, reason: str) -> Finding:
    so = "the part is always left out" if part.optional else "the message can never be written"
    why = f"speaks of {{{name}}}, which nothing fills: {reason}; so {so}"
    return Finding(code="never_filled", path=part.paths[variant], why=why, repair="take it out, or add what fills it")


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
        yield _never(part, variant, "source", "no relationship that reads this has a directory")
    elif lacking and not part.optional:
        why = "speaks of {source}, but some who read this are found in no directory"
        repair = "write a variant for those who are, and leave {source} out here"
        yield Finding(code="not_always_filled", path=part.paths[variant], why=why, repair=repair)
