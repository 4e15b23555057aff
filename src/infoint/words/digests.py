"""The seeker's own week: the talks in it and what is to be done, as one message to themselves."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from infoint.errors import refused
from infoint.message import Draft, Part
from infoint.people import Seeker
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.schedule import agenda
from infoint.words import sentences
from infoint.words.audience import language_of
from infoint.words.catalogues import say, say_count
from infoint.words.explaining import line
from infoint.words.headings import talk_about, talk_title
from infoint.zones import utc


def digest(
    playbook: Playbook,
    seeker: Seeker,
    plans: Iterable[Plan],
    *,
    at: datetime,
    until: datetime,
    blocked: Collection[str] = (),
    language: str | None = None,
) -> Draft:
    """Write to a seeker what is open from a moment until another: their talks, then their tasks in the agenda's order.

    It is in the seeker's language, and told on the seeker's clock. `blocked` is that of the agenda. Raise
    `RefusedValue` for plans of another seeker.
    """
    own = tuple(plans)
    if any(plan.seeker.id != seeker.id for plan in own):
        raise refused("several_seekers", "plans")
    spoken = language or language_of(playbook, seeker)
    known = {plan.id: plan for plan in own}
    tasks = agenda(playbook, own, at=at, until=until, blocked=blocked)
    lines = {
        "talks": list(_talks(playbook, own, at, until, spoken)),
        "tasks": [line(playbook, known[task.plan], task, language=spoken) for task in tasks],
    }
    headings = {"talks": sentences.WEEK_TALKS, "tasks": sentences.WEEK_TASKS}
    listed = [
        Part(label=label, text="\n".join((say(headings[label], spoken), *(f"• {one}" for one in said))))
        for label, said in lines.items()
        if said
    ]
    nothing = Part(label="tasks", text=say(sentences.WEEK_FREE, spoken))
    return Draft(
        message="digest",
        channel="email",
        to="seeker",
        language=spoken,
        language_presumed=False,
        subject=Part(label="subject", text=say_count(sentences.WEEK, len(tasks), spoken)),
        parts=(
            Part(label="greeting", text=say(sentences.WEEK_GREETING, spoken, seeker=seeker.name)),
            *(listed or [nothing]),
        ),
    )


def _talks(playbook: Playbook, plans: tuple[Plan, ...], at: datetime, until: datetime, language: str) -> Iterator[str]:
    agreed = [
        (utc(talk.start), plan.id, plan, talk)
        for plan in plans
        if (talk := plan.standing.talk) and not plan.standing.talk_off and at < talk.end and utc(talk.start) < until
    ]
    for _, _, plan, talk in sorted(agreed, key=lambda one: one[:2]):
        when = talk_about(playbook, plan, talk, language).replace("\n", "\n  ")
        yield f"{talk_title(plan, language)}\n  {when}"
