"""What a contact answered to the invitation, and the facts that it makes."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import attrs

from infoint.fact import Fact
from infoint.facts import Cancelled, Replied


class Status(StrEnum):
    """Name what a contact answered."""

    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"
    COUNTER = "counter"
    DELEGATED = "delegated"


ANSWERS: Final[Mapping[Status, str]] = MappingProxyType(
    {
        Status.ACCEPTED: "yes",
        Status.TENTATIVE: "maybe",
        Status.DECLINED: "another_time",  # a time was declined, not the talk: the button does not ask which
        Status.COUNTER: "another_time",
        Status.DELEGATED: "delegated",
    }
)
"""The answer of the `Replied` fact for each status, a word that steps of a playbook may wait for."""


@attrs.frozen(kw_only=True)
class Reply:
    """Hold an answer to the invitation of a plan.

    `sequence` is the version of the invitation that it answers. `current` says that it answers the talk as that now
    stands; `declined`, that the contact does not come at the time of the invitation. `proposed` is the start (UTC)
    that the contact offers instead, if any.
    """

    status: Status
    sequence: int | None = None
    current: bool
    declined: bool = False
    proposed: tuple[datetime, ...] = ()

    def facts(self, *, at: datetime) -> tuple[Fact, ...]:
        """Return what happened when the mail arrived; `at` is the host's, as the dates in a mail are the sender's.

        A time that is declined is an answer, and a talk that nobody comes to is off. Whoever declines an older version
        has answered, and calls nothing off. Equal mail and moment give equal facts.
        """
        replied = Replied(at=at, answer=ANSWERS[self.status], proposed=self.proposed)
        return (replied, Cancelled(at=at)) if self.declined and self.current else (replied,)
