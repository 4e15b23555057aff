"""Caps and batches that leave nobody to ask, or less than one plan needs."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from infoint.playbook import Playbook
from infoint.proofreading.chains import Link, links
from infoint.proofreading.finding import Finding
from infoint.proofreading.remarks import Each, Pair, remark
from infoint.rules import Cap
from infoint.translatable import plural, sentence

_NOTHING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "requests": sentence("allows no requests at all, so that every plan stands still"),
        "messages": sentence("allows no messages at all, so that every plan stands still"),
        "talks": sentence("allows no talks at all, so that every plan stands still"),
    }
)
_TOO_FEW: Final[Mapping[str, Pair]] = MappingProxyType(
    {
        # Translators: {needed} is how many of the same it needs.
        "requests": plural(
            "allows {count} request, but one plan that goes well needs {needed}",
            "allows {count} requests, but one plan that goes well needs {needed}",
        ),
        # Translators: {needed} is how many of the same it needs.
        "messages": plural(
            "allows {count} message, but one plan that goes well needs {needed}",
            "allows {count} messages, but one plan that goes well needs {needed}",
        ),
        # Translators: {needed} is how many of the same it needs.
        "talks": plural(
            "allows {count} talk, but one plan that goes well needs {needed}",
            "allows {count} talks, but one plan that goes well needs {needed}",
        ),
    }
)


def findings(playbook: Playbook) -> Iterator[Finding]:
    """Find caps that forbid what the steps want, and rules for tiers of which nobody is asked."""
    found = [link for link in links(playbook).values() if link.smooth or link.step.asks_another]
    for index, cap in enumerate(playbook.caps):
        path = f"caps[{index}].most"
        needed = _needed(cap, found)
        if cap.most == 0:
            yield Finding(
                code="nothing_allowed",
                path=path,
                reason=remark(_NOTHING[cap.counts]),
                remedy=remark(sentence("raise it, or take the cap out")),
            )
        elif needed > cap.most:
            yield Finding(
                code="cap_too_small",
                path=path,
                reason=remark(_TOO_FEW[cap.counts], count=cap.most, needed=needed),
                remedy=remark(sentence("raise it to {needed}, or count over less time"), needed=needed),
            )
    shut = {tier.id for tier in playbook.tiers if tier.batch == 0}
    if len(shut) == len(playbook.tiers):
        # Translators: said of the list of tiers, the groups of contacts; batch is a word of the format.
        why = sentence("have batch = 0, every one of them, so that nobody is ever asked")
        yield Finding(
            code="nobody_asked",
            path="tiers",
            reason=remark(why),
            remedy=remark(sentence("give at least one tier another batch")),
        )
        return
    for name in ("steps", "questions"):
        for index, rule in enumerate(getattr(playbook, name)):
            if rule.tiers and shut.issuperset(rule.tiers):
                # Translators: {tiers} are ids of tiers, the groups of contacts; batch is a word of the format.
                why = sentence("is only for {tiers}, of which nobody is asked (batch = 0)")
                yield Finding(
                    code="for_nobody",
                    path=f"{name}[{index}].tiers",
                    reason=remark(why, tiers=Each(rule.tiers)),
                    remedy=remark(sentence("name another tier, or ask somebody of this one")),
                )


def _needed(cap: Cap, found: Iterable[Link]) -> int:
    """Count what one plan that goes well needs, within the span of the cap."""
    if cap.counts == "talks":
        return 1
    near = [link for link in found if cap.within is None or not link.surely_after(cap.within)]
    if cap.counts == "messages":
        return sum(link.smooth and link.step.message is not None for link in near)
    others = cap.per != "contact" and any(link.step.asks_another for link in near)
    return 1 + others
