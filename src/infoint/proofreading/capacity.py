"""Caps and batches that leave nobody to ask, or less than one plan needs."""

from collections.abc import Iterable, Iterator

from infoint.playbook import Playbook
from infoint.proofreading.chains import Link, links
from infoint.proofreading.finding import Finding
from infoint.rules import Cap


def findings(playbook: Playbook) -> Iterator[Finding]:
    """Find caps that forbid what the steps want, and rules for tiers of which nobody is asked."""
    found = [link for link in links(playbook).values() if link.smooth or link.step.asks_another]
    for index, cap in enumerate(playbook.caps):
        path = f"caps[{index}].most"
        needed = _needed(cap, found)
        if cap.most == 0:
            why = f"allows no {cap.counts} at all, so that every plan stands still"
            yield Finding(code="nothing_allowed", path=path, why=why, repair="raise it, or take the cap out")
        elif needed > cap.most:
            why = f"allows {cap.most} {cap.counts} per {cap.per}, but one plan that goes well needs {needed}"
            yield Finding(
                code="cap_too_small", path=path, why=why, repair=f"raise it to {needed}, or count over less time"
            )
    shut = {tier.id for tier in playbook.tiers if tier.batch == 0}
    if len(shut) == len(playbook.tiers):
        why = "have batch = 0, every one of them, so that nobody is ever asked"
        yield Finding(code="nobody_asked", path="tiers", why=why, repair="give at least one tier another batch")
        return
    for name in ("steps", "questions"):
        for index, rule in enumerate(getattr(playbook, name)):
            if rule.tiers and shut.issuperset(rule.tiers):
                why = f"is only for {', '.join(rule.tiers)}, of which nobody is asked (batch = 0)"
                repair = "name another tier, or ask somebody of this one"
                yield Finding(code="for_nobody", path=f"{name}[{index}].tiers", why=why, repair=repair)


def _needed(cap: Cap, found: Iterable[Link]) -> int:
    """Count what one plan that goes well needs, within the span of the cap."""
    if cap.counts == "talks":
        return 1
    near = [link for link in found if cap.within is None or not link.surely_after(cap.within)]
    if cap.counts == "messages":
        return sum(link.smooth and link.step.message is not None for link in near)
    others = cap.per != "contact" and any(link.step.asks_another for link in near)
    return 1 + others
