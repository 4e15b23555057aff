"""Variants of a text that are never chosen, because a closer one always is, or the message is for others."""

from collections.abc import Iterator
from typing import Final

from infoint.guide import DEFAULT
from infoint.playbook import Playbook
from infoint.proofreading.finding import Finding
from infoint.proofreading.lettering import labelled
from infoint.proofreading.remarks import remark
from infoint.translatable import sentence

# Translators: {reader} is the id of a relationship or tier.
_NOT_WRITTEN: Final = sentence("is for '{reader}', to whom no step writes this message")
# Translators: {reader} is the id of a tier.
_OWN_WORDS: Final = sentence("is for '{reader}', and every relationship of that tier has words of its own")


def findings(playbook: Playbook) -> Iterator[Finding]:
    """Find the variants that nobody reads."""
    tier_of = playbook.tiers_by_word
    members = {tier.id: len(tier.relationships) for tier in playbook.tiers}
    last = playbook.tiers[-1].id
    for_all = {step.message for step in playbook.steps if not step.tiers}
    tiers: dict[str | None, set[str]] = {}
    for step in playbook.steps:
        tiers.setdefault(step.message, set()).update(step.tiers)
    for texts in playbook.texts:
        for part in labelled(playbook, texts):
            message = part.message.id
            own: dict[str, int] = {}
            for variant in part.texts:
                if variant in tier_of:
                    own[tier_of[variant]] = own.get(tier_of[variant], 0) + 1
            for variant in sorted(part.texts.keys() - {DEFAULT}):
                tier = tier_of.get(variant, variant)
                why = ""
                if message in tiers and message not in for_all and tier not in tiers[message]:
                    why = _NOT_WRITTEN
                elif variant == tier != last and own.get(tier, 0) == members[tier]:
                    why = _OWN_WORDS
                if why:
                    yield Finding(
                        code="variant_never_chosen",
                        path=part.paths[variant],
                        reason=remark(why, reader=variant),
                        remedy=remark(sentence("take it out")),
                    )
