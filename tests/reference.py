"""The life-cycle written once more, in another way: a table as text, and a plan's standing in plain dicts.

Change `TABLE` where the life-cycle is meant to change, and only there.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from infoint.facts import Fact

TABLE: Final = """
            planned  requested  replied  scheduled  cancelled  held  missed   declined  bounced  closed
new         planned  requested  replied  scheduled  !          held  !        declined  bounced  closed
planned     planned  requested  replied  scheduled  !          held  !        declined  bounced  closed
requested   .        requested  replied  scheduled  !          held  !        declined  bounced  closed
replied     .        requested  replied  scheduled  !          held  !        declined  bounced  closed
scheduled   .        .          .        scheduled  replied    held  replied  declined  bounced  closed
held        .        .          .        held       !          held  !        declined  bounced  closed
declined    planned  requested  replied  scheduled  !          held  !        declined  bounced  closed
bounced     planned  requested  replied  scheduled  !          held  !        declined  bounced  closed
closed      planned  requested  replied  scheduled  !          held  !        declined  bounced  closed
"""
"""Which stage follows; `.` moves nothing, `!` moves nothing and is an anomaly."""

STAGELESS: Final = (
    "auto_replied",
    "referred",
    "question_answered",
    "question_left_open",
    "noted",
    "promised",
    "done",
    "skipped",
    "postponed",
    "withdrawn",
    "opted_out",
    "unknown",
)
ENDS: Final = ("declined", "bounced", "closed")
CALLED_OFF: Final = ("cancelled", "missed")
SLOTS: Final = {
    "replied": "answer",
    "referred": "contact",
    "question_answered": "question",
    "question_left_open": "question",
    "noted": "field",
    "done": "step",
    "skipped": "step",
    "postponed": "step",
    "withdrawn": "fact",
    "unknown": "of_kind",
}

_kinds, *_rows = [line.split() for line in TABLE.strip().splitlines()]
FOLLOWING: Final = {(row[0], kind): cell for row in _rows for kind, cell in zip(_kinds, row[1:], strict=True)}
MOMENTS: Final = {*_kinds, "referred"} - {"held", "closed"}


def standing(facts: Iterable[Fact]) -> dict[str, Any]:
    """Return where a plan stands, of its facts in their order: the way through the table first, then what is left."""
    facts = list(facts)
    counted, odd = counting(facts)
    stage, way, ended = "new", [], []  # `ended` holds the lengths of the way at which an agreed talk was off
    for fact in counted:
        following = stage if fact.kind in STAGELESS else FOLLOWING[stage, fact.kind]
        if fact.kind == "unknown":
            odd.add(("unknown_kind", fact.id))
        if following == "!":
            odd.add(("does_not_fit", fact.id))
        if following in ("!", "."):
            continue
        if fact.kind == "scheduled":
            start = fact.start.astimezone(UTC)
            if stage == "held" and start > [one for one in way if one.kind == "held"][-1].at:
                odd.add(("second_talk", fact.id))
                continue
        if stage == "scheduled" and fact.kind in (*ENDS, *CALLED_OFF):
            ended.append(len(way))
        way.append(fact)
        stage = following
    talks = [number for number, fact in enumerate(way) if fact.kind == "scheduled"]
    talk = way[talks[-1]] if talks else None
    talk_off = bool(talks) and any(length > talks[-1] for length in ended)
    if talk and not talk_off and talk.start.astimezone(UTC) != talk.instant:
        odd.add(("zone_rules_changed", talk.id))
    return {
        "stage": "opted_out" if any(fact.kind == "opted_out" for fact in facts) else stage,
        "moments": _moments(way),
        "happened": {
            name: [fact.at for fact in counted if name in _names(fact)] for one in counted for name in _names(one)
        },
        "talk": talk,
        "talk_off": talk_off,
        "postponed": [fact for fact in counted if fact.kind == "postponed"],
        "absences": [fact for fact in counted if fact.kind == "auto_replied"],
        "anomalies": odd,
    }


def counting(facts: list[Fact]) -> tuple[list[Fact], set[tuple[str, str]]]:
    """Return the facts that count, of facts in their order, and what is odd about the others."""
    last = {fact.id: fact for fact in facts}
    odd = {("same_id", fact.id) for fact in facts if last[fact.id] != fact}
    gone = set()
    for fact in last.values():
        if fact.kind == "withdrawn":
            target = last.get(fact.fact)
            if target is None:
                odd.add(("withdraws_nothing", fact.id))
            elif target.kind in ("opted_out", "withdrawn"):
                odd.add(("cannot_withdraw", fact.id))
            else:
                gone.add(target.id)
    return [fact for fact in facts if last[fact.id] == fact and fact.id not in gone], odd


def _names(fact: Fact) -> list[str]:
    slot = SLOTS.get(fact.kind)
    return [fact.kind, f"{fact.kind}:{getattr(fact, slot)}"] if slot else [fact.kind]


def _moments(way: list[Fact]) -> dict[str, tuple[datetime, datetime, bool]]:
    """Return instant, since and presumed of what came after the last end, and of the talk that is on."""
    ends = [number for number, fact in enumerate(way) if fact.kind in ENDS]
    live = way[ends[-1] :] if ends else way
    off = [number for number, fact in enumerate(live) if fact.kind in CALLED_OFF]
    talk = live[off[-1] + 1 :] if off else live
    agreed = [fact for fact in talk if fact.kind == "scheduled"]
    held = [fact for fact in talk if fact.kind == "held"]
    found = {
        name: (fact.at, fact.at, False)
        for fact in live
        for name in _names(fact)
        if name in MOMENTS or name.startswith(("replied:", "done:", "noted:"))
    }
    if not agreed:
        found.pop("scheduled", None)
    else:
        start = agreed[-1].start.astimezone(UTC)
        found["talk_start"] = (start, agreed[-1].at, False)
        found["talk_end"] = (start + timedelta(minutes=agreed[-1].minutes), agreed[-1].at, True)
    if held:
        before = [fact for fact in agreed if fact.order < held[0].order]
        found["talk_end"] = (held[-1].at, (before or held)[-1 if before else 0].at, False)
    return found
