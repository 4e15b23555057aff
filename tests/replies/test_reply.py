"""Replies: the facts that each answer makes."""

from datetime import datetime

import attrs
import pytest

from infoint.errors import RefusedValue
from infoint.facts import Cancelled, Replied
from infoint.replies.reply import ANSWERS, Reply, Status
from tests.bench import at

ARRIVED = at("2026-03-03 08:20")
OFFERED = at("2026-03-30 14:00")


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (Status.ACCEPTED, "yes"),
        (Status.TENTATIVE, "maybe"),
        (Status.DECLINED, "another_time"),
        (Status.COUNTER, "another_time"),
        (Status.DELEGATED, "delegated"),
    ],
)
def test_each_answer_is_a_reply(status: Status, answer: str) -> None:
    reply = Reply(status=status, current=True, proposed=(OFFERED,) if status is Status.COUNTER else ())
    assert reply.facts(at=ARRIVED) == (Replied(at=ARRIVED, answer=answer, proposed=reply.proposed),)


def test_every_status_has_an_answer() -> None:
    assert list(ANSWERS) == list(Status)


@pytest.mark.parametrize("status", [Status.DECLINED, Status.COUNTER])
def test_only_the_talk_as_it_stands_is_called_off(status: Status) -> None:
    reply = Reply(status=status, current=True, declined=True)
    assert reply.facts(at=ARRIVED)[1:] == (Cancelled(at=ARRIVED),)
    assert attrs.evolve(reply, current=False).facts(at=ARRIVED) == reply.facts(at=ARRIVED)[:1]
    assert attrs.evolve(reply, declined=False).facts(at=ARRIVED) == reply.facts(at=ARRIVED)[:1]


def test_the_moment_of_arrival_is_aware() -> None:
    with pytest.raises(RefusedValue, match="not_aware"):
        Reply(status=Status.ACCEPTED, current=True).facts(at=datetime(2026, 3, 3))
