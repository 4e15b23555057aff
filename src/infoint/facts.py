"""What can happen, each kind with its moment and what it holds.

A fact says when something happened, not when it was noted. Facts are ordered by instant, then id.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final, Literal

import attrs

from infoint.checks import each, identifier, line, one_of, opaque, or_none, text, valid, whole
from infoint.fact import Fact, id_up_to, to_utc
from infoint.zones import aware, clock_face, on_the_clock, utc

Party = Literal["seeker", "contact"]


def _until(value: datetime) -> datetime:
    return to_utc(value, "until")


def _instant(value: datetime) -> datetime:
    return to_utc(value, "instant")


def _proposed(value: tuple[datetime, ...]) -> tuple[datetime, ...]:
    each(aware)(value, "proposed")
    return tuple(map(utc, value))


def _start(value: datetime) -> datetime:
    return on_the_clock(value, "start")


@attrs.frozen(kw_only=True)
class Planned(Fact):
    """Say that the seeker means to ask."""

    kind = "planned"


@attrs.frozen(kw_only=True)
class Requested(Fact):
    """Say that the seeker asked for the talk."""

    kind = "requested"


@attrs.frozen(kw_only=True)
class Replied(Fact):
    """Say that the contact answered.

    `answer` is "yes" or another word that steps of the playbook wait for; `proposed` holds times that were offered.
    """

    kind = "replied"
    answer: str = attrs.field(default="yes", validator=valid(identifier))
    proposed: tuple[datetime, ...] = attrs.field(default=(), converter=_proposed)


@attrs.frozen(kw_only=True)
class AutoReplied(Fact):
    """Say that a machine answered for the contact: a pause until then, not an answer."""

    kind = "auto_replied"
    until: datetime = attrs.field(converter=_until)


@attrs.frozen(kw_only=True)
class Bounced(Fact):
    """Say that a message did not arrive."""

    kind = "bounced"


@attrs.frozen(kw_only=True)
class Declined(Fact):
    """Say that the contact does not want the talk; a declined time is a `Replied`."""

    kind = "declined"


@attrs.frozen(kw_only=True)
class Scheduled(Fact):
    """Say that a talk is agreed, or moved.

    `start` keeps the zone it is given in: people meet when that clock shows it. `instant` is what it meant when the
    fact was written (UTC); the two differ only where the rules of the zone have changed since.
    """

    kind = "scheduled"
    start: datetime = attrs.field(converter=_start, eq=clock_face)
    minutes: int = attrs.field(validator=valid(whole(1, 1440)))
    medium: str = attrs.field(validator=valid(identifier))
    place: str | None = attrs.field(default=None, validator=valid(or_none(line)), repr=False)
    instant: datetime = attrs.field(default=attrs.Factory(lambda fact: fact.start, takes_self=True), converter=_instant)

    def __attrs_post_init__(self) -> None:
        aware(self.end, "minutes")
        super().__attrs_post_init__()

    @property
    def end(self) -> datetime:
        """Return the scheduled end, UTC."""
        return utc(self.start) + timedelta(minutes=self.minutes)


@attrs.frozen(kw_only=True)
class Cancelled(Fact):
    """Say that the agreed talk is off."""

    kind = "cancelled"


@attrs.frozen(kw_only=True)
class Held(Fact):
    """Say that the talk took place; `at` is its end."""

    kind = "held"


@attrs.frozen(kw_only=True)
class Missed(Fact):
    """Say that somebody did not come."""

    kind = "missed"
    by: Party = attrs.field(validator=valid(one_of("seeker", "contact")))


@attrs.frozen(kw_only=True)
class Referred(Fact):
    """Say that the contact named another person, known to the host by an opaque id."""

    kind = "referred"
    slot = "contact"
    contact: str = attrs.field(validator=valid(identifier))


@attrs.frozen(kw_only=True)
class QuestionAnswered(Fact):
    """Say that a question of the playbook was answered."""

    kind = "question_answered"
    slot = "question"
    question: str = attrs.field(validator=valid(identifier))


@attrs.frozen(kw_only=True)
class QuestionLeftOpen(Fact):
    """Say that a question of the playbook was asked, and the contact could not answer it."""

    kind = "question_left_open"
    slot = "question"
    question: str = attrs.field(validator=valid(identifier))


@attrs.frozen(kw_only=True)
class Noted(Fact):
    """Keep a note in a field that the playbook names."""

    kind = "noted"
    slot = "field"
    field: str = attrs.field(validator=valid(identifier))
    text: str = attrs.field(validator=valid(text), repr=False)


@attrs.frozen(kw_only=True)
class Promised(Fact):
    """Keep a promise, and who made it."""

    kind = "promised"
    text: str = attrs.field(validator=valid(text), repr=False)
    by: Party = attrs.field(validator=valid(one_of("seeker", "contact")))


@attrs.frozen(kw_only=True)
class Done(Fact):
    """Say that a step is done."""

    kind = "done"
    slot = "step"
    step: str = attrs.field(validator=valid(identifier))


@attrs.frozen(kw_only=True)
class Skipped(Fact):
    """Say that the seeker chose to leave a step out."""

    kind = "skipped"
    slot = "step"
    step: str = attrs.field(validator=valid(identifier))


@attrs.frozen(kw_only=True)
class Postponed(Fact):
    """Put a step off until a moment; a deadline stays where it is."""

    kind = "postponed"
    slot = "step"
    step: str = attrs.field(validator=valid(identifier))
    until: datetime = attrs.field(converter=_until)


@attrs.frozen(kw_only=True)
class Withdrawn(Fact):
    """Undo the facts of one id for good: they were a mistake.

    What is true after all is noted again under an id of its own. Neither an opt-out nor another `Withdrawn` is undone.
    """

    kind = "withdrawn"
    slot = "fact"
    id: str = attrs.field(default="", validator=valid(id_up_to(600)))  # it holds the id of the other fact
    fact: str = attrs.field(validator=valid(opaque(500)))


@attrs.frozen(kw_only=True)
class OptedOut(Fact):
    """Say that the contact wants no more messages; it stands for good."""

    kind = "opted_out"


@attrs.frozen(kw_only=True)
class Closed(Fact):
    """Say that the seeker is done with this plan."""

    kind = "closed"


@attrs.frozen(kw_only=True)
class Unknown(Fact):
    """Keep a fact of a kind that only a newer version knows; `extra` holds its fields."""

    kind = "unknown"
    slot = "of_kind"
    of_kind: str = attrs.field(validator=valid(identifier))


_ASKING = (Planned, Requested, Bounced, Declined, Closed, OptedOut)
_TALK = (Replied, AutoReplied, Scheduled, Cancelled, Held, Missed)
_AFTER = (Referred, QuestionAnswered, QuestionLeftOpen, Noted, Promised, Done, Skipped, Postponed, Withdrawn)
KINDS: Final[Mapping[str, type[Fact]]] = MappingProxyType({kind.kind: kind for kind in (*_ASKING, *_TALK, *_AFTER)})
"""The kinds of facts by their names in documents and playbooks."""

COURTESY_STEPS: Final = ("thank_introducer", "tell_how_it_went", "report_on_advice")
"""Steps of any plan, in their order: what is owed to whoever introduced the contact. A playbook may name them too."""
