"""The life of a plan as one table: which fact leads from which stage to which, and which moments it sets and clears.

The picture in the documentation is drawn from `TRANSITIONS`. A fact that has no entry for a stage, and is not
`QUIET` there, moves nothing and is reported as an anomaly; facts that never move a stage are named in `STAGELESS`.
`OptedOut` is not in the table: it absorbs, wherever it stands in the history.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import attrs


class Stage(StrEnum):
    """Name where a plan stands."""

    NEW = "new"
    PLANNED = "planned"
    REQUESTED = "requested"
    REPLIED = "replied"
    SCHEDULED = "scheduled"
    HELD = "held"
    DECLINED = "declined"
    BOUNCED = "bounced"
    CLOSED = "closed"
    OPTED_OUT = "opted_out"


_TALK: Final = {
    "held": Stage.HELD,
    "declined": Stage.DECLINED,
    "bounced": Stage.BOUNCED,
    "closed": Stage.CLOSED,
}
_WHILE_ASKING: Final = {
    "requested": Stage.REQUESTED,
    "replied": Stage.REPLIED,
    "scheduled": Stage.SCHEDULED,
    **_TALK,
}
_BEFORE_ASKING: Final = {"planned": Stage.PLANNED, **_WHILE_ASKING}

TRANSITIONS: Final[Mapping[Stage, Mapping[str, Stage]]] = MappingProxyType(
    {
        Stage.NEW: _BEFORE_ASKING,
        Stage.PLANNED: _BEFORE_ASKING,
        Stage.REQUESTED: _WHILE_ASKING,
        Stage.REPLIED: _WHILE_ASKING,
        Stage.SCHEDULED: {**_TALK, "scheduled": Stage.SCHEDULED, "cancelled": Stage.REPLIED, "missed": Stage.REPLIED},
        Stage.HELD: {**_TALK, "scheduled": Stage.HELD},
        # An end is no wall: what happens later reopens the plan.
        Stage.DECLINED: _BEFORE_ASKING,
        Stage.BOUNCED: _BEFORE_ASKING,
        Stage.CLOSED: _BEFORE_ASKING,
    }
)

QUIET: Final[Mapping[Stage, frozenset[str]]] = MappingProxyType(
    {
        Stage.REQUESTED: frozenset({"planned"}),
        Stage.REPLIED: frozenset({"planned"}),
        Stage.SCHEDULED: frozenset({"planned", "requested", "replied"}),
        Stage.HELD: frozenset({"planned", "requested", "replied"}),
    }
)
"""Facts that are at home in a stage and move nothing: a word more about a talk that is agreed or was held."""

ENDS: Final = frozenset({"declined", "bounced", "closed"})
"""Facts that end all that is older: the moments before them are gone."""

STAGELESS: Final = frozenset(
    {
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
    }
)

MOMENTS: Final = frozenset(
    {
        "planned",
        "requested",
        "replied",
        "scheduled",
        "talk_start",
        "talk_end",
        "cancelled",
        "missed",
        "declined",
        "bounced",
        "referred",
    }
)
"""Moments that a step may start from."""

SLOTTED: Final = frozenset({"replied", "done", "noted"})
"""Moments that come with a slot: `replied:ANSWER`, `done:STEP` and `noted:FIELD`."""

TALK_MOMENTS: Final = frozenset({"scheduled", "talk_start", "talk_end"})
"""Moments of a talk."""

CALLED_OFF: Final[Mapping[str, frozenset[str]]] = MappingProxyType({"cancelled": TALK_MOMENTS, "missed": TALK_MOMENTS})
"""Facts after which the moments of the talk are gone."""


@attrs.frozen
class Moment:
    """Name an instant of a plan (UTC).

    `since` is when the fact that set it happened: what was done before that belongs to an earlier round. `presumed`
    says that the instant is the scheduled end of a talk that nobody has confirmed yet.
    """

    instant: datetime
    since: datetime
    presumed: bool = False
