"""Steps that never come about, or come when it is too late."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from infoint.errors import did_you_mean
from infoint.offsets import Offset
from infoint.playbook import Playbook
from infoint.proofreading.chains import Link, links
from infoint.proofreading.finding import Finding
from infoint.rules import Step

# The facts that set a moment, where they have other names.
_SET_BY: Final[Mapping[str, tuple[str, ...]]] = {"talk_start": ("scheduled",), "talk_end": ("scheduled", "held")}


def findings(playbook: Playbook) -> Iterator[Finding]:
    """Find steps that never start, end at once, are never open, or come after the plan was closed."""
    made = {pattern for step in playbook.steps for pattern in step.done_by}
    made |= {f"done:{step.id}" for step in playbook.steps if "done" in step.done_by}
    for index, step in enumerate(playbook.steps):
        path = f"steps[{index}]"
        yield from _start(step, made, path)
        yield from _condition(step, made, path)
        yield from _window(step, path)
        if step.repeats and not (step.at_most or step.a_year or step.until):
            why = "repeats, and nothing ever ends it"
            yield Finding(
                code="repeats_forever", path=f"{path}.repeats", why=why, repair="add at_most, a_year or until"
            )
    yield from _tiers(playbook)
    yield from _after_giving_up(links(playbook))
    yield from _answers(playbook)
    yield from _messages(playbook)


def _start(step: Step, made: Collection[str], path: str) -> Iterator[Finding]:
    kind, _, slot = step.moment.partition(":")
    if kind == "done" and step.moment not in made:
        why = f"starts when {slot!r} is done, but nothing ever notes that: {slot!r} is done by another fact"
        repair = f"start from that fact, or add '{step.moment}' to done_by of {slot!r}"
        yield Finding(code="never_starts", path=f"{path}.after", why=why, repair=repair)
    facts = _SET_BY.get(step.moment, (step.moment,))
    keys = ("until",) if step.repeats else ("until", "done_by")
    for key in keys:
        ending = [fact for fact in facts if {fact, fact.partition(":")[0]}.intersection(getattr(step, key))]
        if ending == list(facts):
            why = f"names {' and '.join(map(repr, ending))}, the very fact that starts the step, so it is never open"
            repair = "take it out, or start the step from something earlier"
            yield Finding(code="ends_at_once", path=f"{path}.{key}", why=why, repair=repair)


def _condition(step: Step, made: Collection[str], path: str) -> Iterator[Finding]:
    """Find conditions of which none can hold: done by nothing, or at once the end of the step."""
    ended = [one for one in step.only_if if one in step.until or one.partition(":")[0] in step.until]
    never = [one for one in step.only_if if one.startswith("done:") and one not in made]
    if step.only_if and len({*ended, *never}) == len(set(step.only_if)):
        why = f"wants {' or '.join(map(repr, step.only_if))}, which " + ("ends the step" if ended else "nothing notes")
        repair = "change only_if or until" if ended else "name another fact"
        yield Finding(code="condition_never_met", path=f"{path}.only_if", why=why, repair=repair)


def _window(step: Step, path: str) -> Iterator[Finding]:
    """Find windows that close as they open; only exact spans can be held against each other for sure."""
    at_once = Offset(0, "minutes")
    opens = step.opens or (None if step.before else at_once)
    closes = step.closes or (at_once if step.before else None)
    if opens and closes and opens.exact and closes.exact and opens.hours == closes.hours:
        key = "closes" if step.closes else "opens"
        why = "leaves no time: the step closes at the moment at which it opens"
        yield Finding(code="empty_window", path=f"{path}.{key}", why=why, repair="let it open earlier or close later")


def _tiers(playbook: Playbook) -> Iterator[Finding]:
    makers: dict[str, list[Step]] = {}
    for step in playbook.steps:
        for pattern in step.done_by:
            makers.setdefault(pattern, []).append(step)
    reached = {
        moment: {tier for step in steps for tier in step.tiers}
        for moment, steps in makers.items()
        if all(step.tiers for step in steps)
    }
    for index, step in enumerate(playbook.steps):
        if step.tiers and step.moment in reached and reached[step.moment].isdisjoint(step.tiers):
            others = ", ".join(sorted(reached[step.moment]))
            why = f"is for {', '.join(step.tiers)}, but what it starts from is only ever done for {others}"
            repair = "give both steps a tier in common"
            yield Finding(code="tiers_never_meet", path=f"steps[{index}].tiers", why=why, repair=repair)


def _after_giving_up(found: Mapping[str, Link]) -> Iterator[Finding]:
    closing: dict[str, Link] = {}
    for link in found.values():
        step = link.step
        if step.after == link.root and "closed" in step.done_by and not step.only_if and not step.tiers:
            earliest = closing.get(link.root)
            if earliest is None or _end(earliest.step).hours[1] > _end(step).hours[1]:
                closing[link.root] = link
    for link in sorted(found.values(), key=lambda link: link.index):
        end = closing.get(link.root)
        if end and link.step.message and not link.step.before and link.surely_after(_end(end.step)):
            why = f"opens after {end.step.id!r}, due {_end(end.step)} after the same moment, has closed the plan"
            repair = f"let it open earlier, or {end.step.id!r} be due later"
            yield Finding(code="after_giving_up", path=f"steps[{link.index}].opens", why=why, repair=repair)


def _end(step: Step) -> Offset:
    return step.due or step.deadline or step.opens or Offset(0, "minutes")


def _answers(playbook: Playbook) -> Iterator[Finding]:
    waited: dict[str, str] = {}
    for index, step in enumerate(playbook.steps):
        places = [(f"steps[{index}].{'after' if step.after else 'before'}", step.moment)]
        places += [
            (f"steps[{index}].{key}[{at}]", pattern)
            for key in ("until", "only_if")
            for at, pattern in enumerate(getattr(step, key))
        ]
        for path, pattern in places:
            kind, _, slot = pattern.partition(":")
            if kind == "replied" and slot:
                waited.setdefault(slot, path)
    listed = {answer.id for answer in playbook.answers}
    for slot, path in waited.items() if not listed else ():
        if slot != "yes":
            why = f"waits for the answer {slot!r}, which nobody is offered: the playbook lists no answers"
            hint = did_you_mean(slot, ["yes"]) if slot.startswith("y") else "list 'yes' and it under [[answers]]"
            yield Finding(code="answer_not_listed", path=path, why=why, repair=hint)
    for index, answer in enumerate(playbook.answers):
        if answer.id not in waited:
            why = "is an answer that no step waits for"
            repair = f"add a step with after = 'replied:{answer.id}', if anything is to follow from it"
            yield Finding(code="answer_unused", path=f"answers[{index}]", why=why, repair=repair)


def _messages(playbook: Playbook) -> Iterator[Finding]:
    written = {step.message for step in playbook.steps}
    for index, message in enumerate(playbook.messages):
        if not written & {message.id, message.instead_of} - {None}:
            repair = f"add a step with message = '{message.id}', or take it out"
            yield Finding(
                code="message_unused", path=f"messages[{index}]", why="is a message that no step writes", repair=repair
            )
