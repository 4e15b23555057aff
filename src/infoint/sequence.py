"""Whether the steps of a playbook can come about: each starts from something, in order, and none from itself."""

from collections.abc import Iterator
from typing import Final

from infoint.errors import Fault, Hint
from infoint.facts import KINDS
from infoint.guide import Guide
from infoint.lifecycle import MOMENTS
from infoint.references import all_named, moment, named, patterns
from infoint.rules import Step
from infoint.translatable import sentence

_KNOWN_AHEAD: Final = ("talk_start", "talk_end")


def faults(guide: Guide) -> Iterator[Fault]:
    """Find steps that cannot come about as they are written."""
    for index, step in enumerate(guide.steps):
        yield from _step(guide, step, f"steps[{index}]")
        yield from _order(step, f"steps[{index}]")
    yield from _cycles(guide)


def _step(guide: Guide, step: Step, path: str) -> Iterator[Fault]:
    if step.id in KINDS or step.id in MOMENTS:
        yield Fault(
            code="reserved_word",
            path=f"{path}.id",
            found=step.id,
            hint=Hint(sentence("a fact or a moment has this name")),
        )
    if (step.after is None) == (step.before is None):
        yield Fault(code="one_anchor", path=path, found=step.id)
    if step.after is not None:
        yield from moment(guide, step.after, f"{path}.after")
    if step.before is not None:  # only a talk is known in advance
        yield from named(step.before, _KNOWN_AHEAD, "unknown_moment", f"{path}.before")
    if step.before is not None and step.repeats:
        yield Fault(code="repeat_before", path=f"{path}.repeats", found=step.id)
    for name in ("done_by", "until", "only_if"):
        yield from patterns(guide, getattr(step, name), f"{path}.{name}")
    if not step.done_by:
        yield Fault(code="empty", path=f"{path}.done_by", hint=Hint(sentence("leave it out for the step's own Done")))
    if step.message is not None:
        yield from named(step.message, guide.ids["messages"], "unknown_message", f"{path}.message")
    if step.asks_another:
        yield from _asks_another(step, path)
    yield from all_named(step.tiers, guide.ids["tiers"], "unknown_tier", f"{path}.tiers")


def _asks_another(step: Step, path: str) -> Iterator[Fault]:
    if step.message is not None:
        hint = Hint(sentence("the message belongs to the plan of the other person"))
        yield Fault(code="message_to_another", path=f"{path}.message", found=step.message, hint=hint)
    if not {"done", f"done:{step.id}"} & set(step.done_by):
        # Translators: {fact} is such as "done:ask_another".
        text = sentence("with '{fact}', by which it is noted that somebody else was asked")
        hint = Hint(text, fact=f"done:{step.id}")
        yield Fault(code="missing", path=f"{path}.done_by", hint=hint)


def _order(step: Step, path: str) -> Iterator[Fault]:
    """Find dates of a step that surely come in the wrong order; before a moment the longer span is the earlier date."""
    dates = [(name, getattr(step, name)) for name in ("opens", "due", "deadline", "closes") if getattr(step, name)]
    pairs = [(earlier, later) for index, earlier in enumerate(dates) for later in dates[index + 1 :]]
    ends = [date for date in dates if date[0] in ("deadline", "closes")]
    pairs += [((f"remind[{index}]", one), end) for index, one in enumerate(step.remind) for end in ends]
    for (name, one), (limit, other) in pairs:
        long, short = (other, one) if step.before else (one, other)
        if long.surely_exceeds(short):
            yield Fault(code="out_of_order", path=f"{path}.{name}", found=str(one), hint=f"{limit} = '{other}'")


def _cycles(guide: Guide) -> Iterator[Fault]:
    """Find steps that wait, step by step, for their own `Done`, and so never open."""
    waits_for = {step.id: step.after[5:] for step in guide.steps if step.after and step.after.startswith("done:")}
    seen: set[str] = set()
    circular: set[str] = set()
    for step_id in waits_for:
        at = step_id
        trail: list[str] = []
        while at in waits_for and at not in seen:
            seen.add(at)
            trail.append(at)
            at = waits_for[at]
        if at in trail:
            circular.update(trail[trail.index(at) :])
    for index, step in enumerate(guide.steps):
        if step.id in circular:
            yield Fault(code="circular", path=f"steps[{index}].after", found=step.id)
