"""Guides of a few steps, and plans that they have something to say about: most of what is drawn ends in tasks.

The words are few and the people are plain; what varies is what dates depend on.
"""

from datetime import date
from typing import Any

import attrs
from hypothesis import strategies as st

from infoint.facts import (
    AutoReplied,
    Cancelled,
    Declined,
    Done,
    Held,
    Missed,
    OptedOut,
    Planned,
    Postponed,
    Referred,
    Replied,
    Requested,
    Scheduled,
    Skipped,
    Withdrawn,
)
from infoint.offsets import Offset
from infoint.people import Consent
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.rules import Step
from tests.bench import ANA, KIM, SOURCE, guide, plan
from tests.playbook_strategies import offsets, working_days
from tests.strategies import facts, moments, places, zones

STEPS = ("ask", "tell", "thank", "write")
AFTER = ("planned", "requested", "replied", "replied:yes", "scheduled", "talk_start", "talk_end", "missed", "referred")
STORY = (Planned, Requested, Replied, Scheduled, Held)
TURNS = (AutoReplied, Cancelled, Declined, Missed, OptedOut, Referred, Replied, Requested, Scheduled, Withdrawn)
# Made once: Hypothesis takes its time to make a strategy.
MOMENTS = moments()
ZONES = zones()
PLACES = places()
OFFSETS = st.none() | offsets()
REMIND = st.lists(offsets(), max_size=2)
DAYS = working_days()
OF_STORY = {kind: facts((kind,), newer=False) for kind in STORY}
IDS = st.sampled_from(STEPS)
OF_STEPS = (
    st.builds(Done, at=MOMENTS, step=IDS)
    | st.builds(Done, at=MOMENTS, step=IDS)
    | st.builds(Skipped, at=MOMENTS, step=IDS)
    | st.builds(Postponed, at=MOMENTS, step=IDS, until=MOMENTS)
)
BETWEEN = st.lists(OF_STEPS | facts(TURNS, newer=False), max_size=4)
LETTER = {"letter": {"subject": "A letter", "greeting": "Dear {contact},"}}


def _out_of_order(one: Offset, later: Offset, *, back: bool) -> bool:
    return later.surely_exceeds(one) if back else one.surely_exceeds(later)


@st.composite
def _steps(draw: st.DrawFn, step_id: str, earlier: tuple[str, ...]) -> Step:
    rule: dict[str, Any] = {"id": step_id, "source": SOURCE}
    if draw(st.sampled_from((False, False, True))):
        rule["before"] = draw(st.sampled_from(("talk_start", "talk_end")))
    else:
        rule["after"] = draw(st.sampled_from((*AFTER, *(f"done:{one}" for one in earlier))))
        rule["repeats"] = draw(st.booleans())
        rule["done_by"] = draw(st.sampled_from(((f"done:{step_id}",), (f"done:{step_id}", "done"), ("replied:busy",))))
    dates: dict[str, Offset] = {}
    for key in ("opens", "due", "deadline", "closes"):
        span = draw(OFFSETS)
        if span and not any(_out_of_order(one, span, back="before" in rule) for one in dates.values()):
            dates[key] = span
    ends = [span for key, span in dates.items() if key in ("deadline", "closes")]
    reminders = [one for one in draw(REMIND) if not any(_out_of_order(one, end, back="before" in rule) for end in ends)]
    rule |= {**dates, "remind": tuple(reminders)}
    rule["until"] = draw(st.sampled_from(((), (), ("held",), ("declined", "replied:later"))))
    rule["at_most"] = draw(st.none() | st.integers(1, 4))
    rule["a_year"] = draw(st.sampled_from((None, None, None, 1, 2)))
    rule["only_if"] = draw(st.sampled_from(((), (), ("requested", "held"), ("replied:yes",))))
    rule["tiers"] = draw(st.sampled_from(((), (), ("close",))))
    rule["zone"] = draw(st.sampled_from(("seeker", "contact", "Asia/Kathmandu")))
    rule["message"] = draw(st.sampled_from((None, "letter")))
    rule["defaults"] = draw(st.sampled_from(((), ("due",), ("opens", "deadline"))))
    return Step(**rule)


def feasts(day: date, place: str) -> str | None:
    """Let every place have holidays of its own, some of them on end."""
    return f"feast of {place}" if (day.day + len(place)) % 7 in (0, 1, 3) else None


@st.composite
def guides(draw: st.DrawFn) -> Playbook:
    """Draw a guide of one to four steps, in any order."""
    ids = STEPS[: draw(st.integers(1, len(STEPS)))]
    steps = [draw(_steps(one, ids[:position])) for position, one in enumerate(ids)]
    playbook = guide(*draw(st.permutations(steps)), messages=LETTER, working_days=draw(DAYS))
    return playbook.observing(draw(st.sampled_from((None, feasts))))


@st.composite
def plans_for(draw: st.DrawFn, plan_id: str = "p-1") -> Plan:
    """Draw a plan: how far its story went, and what came between."""
    kinds = STORY[: draw(st.integers(1, len(STORY)))]
    when = sorted(draw(MOMENTS) for _ in kinds)
    story = [attrs.evolve(draw(OF_STORY[kind]), at=at, id="") for kind, at in zip(kinds, when, strict=True)]
    consent = draw(st.sampled_from((*[Consent.UNKNOWN] * 4, Consent.WITHDRAWN)))
    return plan(
        *story,
        *draw(BETWEEN),
        plan_id=plan_id,
        seeker=attrs.evolve(ANA, zone=draw(ZONES), place=draw(PLACES)),
        contact=attrs.evolve(
            KIM,
            id=draw(st.sampled_from(("c-1", "c-2"))),
            zone=draw(st.none() | ZONES),
            place=draw(PLACES),
            consent=consent,
        ),
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Playbook, Plan]:
    """Draw a guide and a plan."""
    playbook = draw(guides())
    return playbook, draw(plans_for())


@st.composite
def batches(draw: st.DrawFn) -> tuple[Playbook, list[Plan]]:
    """Draw a guide and up to four plans, some of them with the same contact."""
    playbook = draw(guides())
    ids = ("p-1", "p-2", "p-3", "p-10")[: draw(st.integers(0, 4))]
    return playbook, [draw(plans_for(one)) for one in ids]
