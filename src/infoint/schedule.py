"""What is due: a playbook's steps applied to a plan's facts.

The schedule of a plan knows no clock. Each task carries the window in which it makes sense; the agenda at a moment is
the tasks whose window holds it, so that time only filters.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

import attrs

from infoint.checks import ids
from infoint.correspondence import Recipient, Request
from infoint.errors import Anomaly
from infoint.facts import COURTESY_STEPS, Done, Postponed, Replied, Scheduled, Skipped
from infoint.lifecycle import TALK_MOMENTS, Moment
from infoint.offsets import Edge, Offset, Reckoning, reckon
from infoint.people import Consent
from infoint.plan import Plan, Standing
from infoint.playbook import Playbook
from infoint.rules import Step
from infoint.task import CountedFrom, Explanation, Task
from infoint.workdays import of_place
from infoint.zones import aware

_AT_ONCE = Offset(0, "minutes")
_A_YEAR = Offset(12, "months")


def tasks(playbook: Playbook, plan: Plan) -> tuple[Task, ...]:
    """Return all open tasks of a plan, whatever the time, in their order."""
    may_write = _readers(plan)
    tier = playbook.tier_of(plan.relationship).id
    found = (
        _task(playbook, plan, position, step)
        for position, step in enumerate(playbook.steps)
        if _written_to(playbook, step.message) in may_write and (not step.tiers or tier in step.tiers)
    )
    return tuple(sorted((task for task in found if task), key=lambda task: task.order))


def agenda(
    playbook: Playbook,
    plans: Iterable[Plan],
    *,
    at: datetime,
    until: datetime | None = None,
    blocked: Collection[str] = (),
) -> tuple[Task, ...]:
    """Return the tasks of plans that are open at a moment, or open by `until`, in a total order.

    All facts count, whatever `at` is: a moment in the past shows what was open then by what is known now. `blocked`
    holds ids of contacts who must not be written to; steps with a message leave them out.
    """
    aware(at, "at")
    ids(blocked, "blocked")
    if until is not None:
        aware(until, "until")
    return tuple(
        sorted(
            (
                task
                for plan in plans
                for task in tasks(playbook, plan)
                if task.holds(at, until)
                and not (task.message and _readers(plan)[_written_to(playbook, task.message)] in blocked)
            ),
            key=lambda task: task.order,
        )
    )


def _written_to(playbook: Playbook, message_id: str | None) -> Recipient | None:
    return playbook.message(message_id).to if message_id else None


def _readers(plan: Plan) -> Mapping[Recipient | None, str]:
    """Return to whom messages may be written, each with the id; a step without a message is always for the seeker."""
    readers: dict[Recipient | None, str] = {None: plan.seeker.id}
    if plan.standing.may_write and plan.contact.consent is not Consent.WITHDRAWN:
        readers["contact"] = plan.contact.id
    if plan.introducer and plan.introducer.consent is not Consent.WITHDRAWN:
        readers["introducer"] = plan.introducer.id
    return readers


def next_due(playbook: Playbook, plan: Plan) -> datetime | None:
    """Return the instant before which nothing of the plan is open; None where nothing will be without a new fact.

    A host stores it beside the plan, indexed, and looks only at plans whose `next_due` is past. It changes with the
    facts, the playbook and the zone database, never with time.
    """
    return min((task.opens for task in tasks(playbook, plan)), default=None)


def anomalies(playbook: Playbook, plan: Plan) -> tuple[Anomaly, ...]:
    """Return what is odd about a plan: by itself, and held against the playbook."""
    found = list(plan.standing.anomalies)
    if not any(plan.relationship in tier.relationships for tier in playbook.tiers):
        found.append(Anomaly("unknown_relationship", plan.id))
    answers = {answer.id for answer in playbook.answers}
    replies = [fact for fact in plan.facts if isinstance(fact, Replied) and answers]
    found += [Anomaly("unknown_answer", fact.id) for fact in replies if fact.answer not in answers]
    talk = plan.standing.talk
    found += [Anomaly(code, talk.id) for code in _odd_talk(playbook.request, talk)] if talk else []
    steps = [fact for fact in plan.facts if isinstance(fact, Done | Skipped | Postponed)]
    known = {*COURTESY_STEPS, *(step.id for step in playbook.steps)}
    found += [Anomaly("unknown_step", fact.id) for fact in steps if fact.step not in known]
    return tuple(found)


def _odd_talk(request: Request, talk: Scheduled) -> Iterator[str]:
    """Find in what a talk is other than the guide has them; minutes without leeway are asked for, not insisted on."""
    length = request.length(talk.medium)
    if talk.medium in request.avoid:
        yield "avoided_medium"
    elif talk.medium not in request.media:
        yield "unknown_medium"
    if length.least < length.most and not length.least <= talk.minutes <= length.most:
        yield "minutes_outside"


@attrs.frozen
class _Round:
    """Hold which time round a step is in, and from when its dates count."""

    moment: Moment
    occurrence: int
    start: datetime
    counted_from: CountedFrom
    put_off_until: datetime | None
    a_year_after: datetime | None


def _round(standing: Standing, step: Step, reader: Recipient | None) -> _Round | None:
    """Find the open round of a step; None where its moment has not come, or where facts have ended or discharged it."""
    moment = standing.moments.get(step.moment)
    if moment is None or any(standing.since(pattern, moment.since) for pattern in step.until):
        return None
    if step.only_if and not any(pattern in standing.happened for pattern in step.only_if):
        return None
    ever = occasions(standing, step)
    lately = [at for at in ever if at >= moment.since]
    if (lately and not step.repeats) or (step.at_most is not None and len(ever) >= step.at_most):
        return None
    begins = max(lately, default=moment.since)
    start = begins if lately else moment.instant
    counted_from: CountedFrom = "last_time" if lately else "moment"
    back = _back(standing, step, reader)
    if back and back > start:
        start, counted_from = back, "return"
    put_off = [fact.until for fact in standing.postponed if fact.step == step.id and fact.at >= begins]
    full = ever[-step.a_year] if step.a_year is not None and len(ever) >= step.a_year else None
    return _Round(moment, len(ever) + 1, start, counted_from, put_off[-1] if put_off else None, full)


def occasions(standing: Standing, step: Step) -> list[datetime]:
    """Return when facts discharged a step, in order; the first of them its first occurrence."""
    discharging = _once((*step.done_by, f"skipped:{step.id}"))
    return sorted(at for pattern in discharging for at in standing.happened.get(pattern, ()))


def _once(patterns: Collection[str]) -> set[str]:
    """Leave out patterns that others hold, so that no fact is counted twice."""
    return {one for one in patterns if ":" not in one or one.partition(":")[0] not in patterns}


def _back(standing: Standing, step: Step, reader: Recipient | None) -> datetime | None:
    """Return when a contact who is away will be back; a pause, not an answer.

    It holds for what asks for an answer or waits for one, not for what belongs to a talk: thanks may wait in a mailbox.
    """
    if step.moment in TALK_MOMENTS or (reader != "contact" and (reader or step.moment != "requested")):
        return None
    return max((fact.until for fact in standing.absences), default=None)


def _task(playbook: Playbook, plan: Plan, position: int, step: Step) -> Task | None:
    found = _round(plan.standing, step, _written_to(playbook, step.message))
    if found is None:
        return None
    back = step.before is not None
    party = plan.contact if step.zone == "contact" else plan.seeker
    zone = step.zone if step.zone not in ("seeker", "contact") else party.zone or plan.seeker.zone
    days, off = playbook.working_days, of_place(playbook.holidays, party.place)

    def count(offset: Offset, edge: Edge, *, of: datetime = found.start, before: bool = back) -> Reckoning:
        return reckon(of, offset, before=before, edge=edge, zone_name=zone, working_days=days, holidays=off)

    free = count(_A_YEAR, "opens", of=found.a_year_after, before=False).instant if found.a_year_after else None

    def hold(date: Reckoning) -> Reckoning:
        for until in filter(None, (found.put_off_until, free)):
            date = date.held(until)
        return date

    # Before a moment, a step without `opens` opens when the moment became known.
    known = count(_AT_ONCE, "opens", of=found.moment.since if back else found.start, before=False)
    opens = hold(count(step.opens, "opens") if step.opens else known)
    goal = step.due or step.deadline or step.opens or _AT_ONCE
    due = hold(count(goal, "ends"))
    deadline = count(step.deadline, "ends") if step.deadline else None
    until = step.closes or (_AT_ONCE if back else None)
    closes = count(until, "ends") if until else None
    if free:  # dates that are over before the year is would end the step for good
        deadline = deadline if deadline and deadline.instant > opens.instant else None
        closes = closes if closes and closes.instant > opens.instant else None
    limits = [date.instant for date in (deadline or due, closes) if date]
    reminders = (count(offset, "opens").held(opens.instant) for offset in step.remind or (goal,))
    return Task(
        plan=plan.id,
        step=step.id,
        position=position,
        occurrence=found.occurrence,
        message=step.message,
        done_by=step.done_by,
        reminders=tuple(one.outside_quiet_hours(opens=opens.instant, limits=limits) for one in reminders),
        explanation=Explanation(
            source=step.source_of(next((key for key in ("deadline", "due", "opens") if getattr(step, key)), "")),
            moment=step.moment,
            instant=found.moment.instant,
            presumed=found.moment.presumed,
            counted_from=found.counted_from,
            spaced=free is not None and (found.put_off_until is None or free > found.put_off_until),
            zone_presumed=step.zone == "contact" and plan.contact.zone is None,
            opens=opens,
            due=due,
            deadline=deadline,
            closes=closes,
        ),
    )
