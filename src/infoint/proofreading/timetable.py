"""Steps that never come about, or come when it is too late."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from infoint.errors import did_you_mean
from infoint.offsets import Offset
from infoint.playbook import Playbook
from infoint.proofreading.chains import Link, links
from infoint.proofreading.finding import Finding
from infoint.proofreading.remarks import Each, as_hinted, quoted, remark
from infoint.rules import Step
from infoint.translatable import sentence

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
            yield Finding(
                code="repeats_forever",
                path=f"{path}.repeats",
                reason=remark(sentence("repeats, and nothing ever ends it")),
                # Translators: at_most, a_year and until are words of the format.
                remedy=remark(sentence("add at_most, a_year or until")),
            )
    yield from _tiers(playbook)
    yield from _after_giving_up(links(playbook))
    yield from _answers(playbook)
    yield from _messages(playbook)


def _start(step: Step, made: Collection[str], path: str) -> Iterator[Finding]:
    kind, _, slot = step.moment.partition(":")
    if kind == "done" and step.moment not in made:
        # Translators: {step} is the id of a step.
        why = sentence("starts when '{step}' is done, but nothing ever notes that: '{step}' is done by another fact")
        # Translators: {fact} is such as "done:thank", {step} the id of a step, done_by a word of the format.
        repair = sentence("start from that fact, or add '{fact}' to done_by of '{step}'")
        yield Finding(
            code="never_starts",
            path=f"{path}.after",
            reason=remark(why, step=slot),
            remedy=remark(repair, fact=step.moment, step=slot),
        )
    facts = _SET_BY.get(step.moment, (step.moment,))
    keys = ("until",) if step.repeats else ("until", "done_by")
    for key in keys:
        ending = [fact for fact in facts if {fact, fact.partition(":")[0]}.intersection(getattr(step, key))]
        if ending == list(facts):
            # Translators: {facts} are one or two facts such as "held", in quotation marks.
            why = sentence("names {facts}, the very fact that starts the step, so it is never open")
            yield Finding(
                code="ends_at_once",
                path=f"{path}.{key}",
                reason=remark(why, facts=quoted(ending)),
                remedy=remark(sentence("take it out, or start the step from something earlier")),
            )


def _condition(step: Step, made: Collection[str], path: str) -> Iterator[Finding]:
    """Find conditions of which none can hold: done by nothing, or at once the end of the step."""
    ended = [one for one in step.only_if if one in step.until or one.partition(":")[0] in step.until]
    never = [one for one in step.only_if if one.startswith("done:") and one not in made]
    if step.only_if and len({*ended, *never}) == len(set(step.only_if)):
        # Translators: {facts} are facts such as "replied", in quotation marks, of which one would do.
        ends = sentence("wants {facts}, which ends the step")
        # Translators: {facts} are facts such as "done:ask", in quotation marks, of which one would do.
        nothing = sentence("wants {facts}, which nothing notes")
        # Translators: only_if and until are words of the format.
        change, another = sentence("change only_if or until"), sentence("name another fact")
        yield Finding(
            code="condition_never_met",
            path=f"{path}.only_if",
            reason=remark(ends if ended else nothing, facts=quoted(step.only_if, "either")),
            remedy=remark(change if ended else another),
        )


def _window(step: Step, path: str) -> Iterator[Finding]:
    """Find windows that close as they open; only exact spans can be held against each other for sure."""
    at_once = Offset(0, "minutes")
    opens = step.opens or (None if step.before else at_once)
    closes = step.closes or (at_once if step.before else None)
    if opens and closes and opens.exact and closes.exact and opens.hours == closes.hours:
        key = "closes" if step.closes else "opens"
        yield Finding(
            code="empty_window",
            path=f"{path}.{key}",
            reason=remark(sentence("leaves no time: the step closes at the moment at which it opens")),
            remedy=remark(sentence("let it open earlier or close later")),
        )


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
            # Translators: {tiers} and {others} are ids of tiers, the groups of contacts.
            why = sentence("is for {tiers}, but what it starts from is only ever done for {others}")
            yield Finding(
                code="tiers_never_meet",
                path=f"steps[{index}].tiers",
                reason=remark(why, tiers=Each(step.tiers), others=Each(sorted(reached[step.moment]))),
                remedy=remark(sentence("give both steps a tier in common")),
            )


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
        if end and link.step.message and link.surely_after(_end(end.step)):
            # Translators: {step} is the id of a step, {span} such as "4 weeks".
            why = sentence("opens after '{step}', due {span} after the same moment, has closed the plan")
            # Translators: {step} is the id of a step.
            repair = sentence("let it open earlier, or '{step}' be due later")
            yield Finding(
                code="after_giving_up",
                path=f"steps[{link.index}].opens",
                reason=remark(why, step=end.step.id, span=_end(end.step)),
                remedy=remark(repair, step=end.step.id),
            )


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
            # Translators: {answer} is the id of an answer.
            why = sentence("waits for the answer '{answer}', which nobody is offered: the playbook lists no answers")
            listing = remark(sentence("list 'yes' and it under [[answers]]"))
            remedy = as_hinted(did_you_mean(slot, ["yes"])) if slot.startswith("y") else listing
            yield Finding(code="answer_not_listed", path=path, reason=remark(why, answer=slot), remedy=remedy)
    for index, answer in enumerate(playbook.answers):
        if answer.id not in waited:
            # Translators: {line} is a line to write, such as: after = 'replied:busy'
            repair = sentence("add a step with {line}, if anything is to follow from it")
            yield Finding(
                code="answer_unused",
                path=f"answers[{index}]",
                reason=remark(sentence("is an answer that no step waits for")),
                remedy=remark(repair, line=f"after = 'replied:{answer.id}'"),
            )


def _messages(playbook: Playbook) -> Iterator[Finding]:
    written = {step.message for step in playbook.steps}
    for index, message in enumerate(playbook.messages):
        if not written & {message.id, message.instead_of} - {None}:
            # Translators: {line} is a line to write, such as: message = 'nudge'
            repair = sentence("add a step with {line}, or take it out")
            yield Finding(
                code="message_unused",
                path=f"messages[{index}]",
                reason=remark(sentence("is a message that no step writes")),
                remedy=remark(repair, line=f"message = '{message.id}'"),
            )
