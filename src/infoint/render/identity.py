"""Ids of calendar events and of messages: functions of the plan's opaque id, never of people, times or machines.

Which of two versions of an event is the newer one is told by counting facts.
"""

from typing import Final
from uuid import UUID, uuid5

from infoint.lifecycle import ENDS
from infoint.plan import Plan

_INFOINT: Final = UUID("5b0f3f4e-7d0c-4c0e-9a53-6f2d1c6b7a10")
MAIL_DOMAIN: Final = "infoint.invalid"  # RFC 2606: a name that is nobody's; a mail program may put its own id in place
_MOVES_A_TALK: Final = frozenset({"scheduled", "cancelled", "missed", "held", "withdrawn"}) | ENDS


def uid(plan: str, *slots: str | int) -> str:
    """Return the UID of an event: the same for the same plan, step, occurrence and reminder, for ever.

    >>> uid("p-7f3c", "thank", 1, 0)
    'e4d91963-9c99-5189-812e-cb425dd64f83'
    """
    return str(uuid5(_INFOINT, "\n".join((plan, *map(str, slots)))))


def message_id(plan: str, step: str, occurrence: int) -> str:
    """Return the Message-ID of a step's message."""
    return f"<{uid(plan, 'mail', step, occurrence)}@{MAIL_DOMAIN}>"


def invitation_id(plan: Plan) -> str:
    """Return the Message-ID of the mail with an invitation: another for each version of the talk."""
    return f"<{uid(plan.id, 'invitation:', talk_sequence(plan))}@{MAIL_DOMAIN}>"


def digest_id(seeker: str, key: str) -> str:
    """Return the Message-ID of a digest; `key` tells it from other digests to the same seeker."""
    return f"<{uid(seeker, 'digest:', key)}@{MAIL_DOMAIN}>"


def talk_sequence(plan: Plan) -> int:
    """Return the SEQUENCE of a plan's talk: the number of facts that can move it or call it off.

    It never falls as facts are added, in any order. Of facts that share an id, one may undo another.
    """
    clashes = len(plan.facts) - len({fact.id for fact in plan.facts})
    return clashes + sum(fact.kind in _MOVES_A_TALK for fact in plan.facts)
