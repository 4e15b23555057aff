"""Read a mail or a calendar as the answer of a plan's contact, or refuse it.

An answer belongs to a plan by the UID, which nobody can guess, and to the contact by the address of the attendee. The
headers of a mail prove nothing and are not read.
"""

from infoint.checks import one_of
from infoint.errors import refused
from infoint.plan import Plan
from infoint.render import identity
from infoint.replies.content_lines import sole
from infoint.replies.itip import COUNTER, REPLY, ItipMessage, understood
from infoint.replies.mime import attached
from infoint.replies.reply import Reply, Status
from infoint.zones import utc

_ANSWERED = ("ACCEPTED", "TENTATIVE", "DECLINED", "DELEGATED")


def uid(data: bytes) -> str:
    """Return the UID that a mail or a calendar answers: of a plan's talk it is `identity.uid(plan.id, "talk")`.

    Raise `RefusedValue` where there is no answer, or not to an invitation of this library.
    """
    return _message(data).uid


def read(data: bytes, plan: Plan) -> Reply:
    """Read what the plan's contact answers to the invitation, in a whole mail or a bare calendar.

    Raise `RefusedValue`, with nothing of the mail in it, where it is no answer of theirs to this plan's invitation.
    """
    message = _message(data)
    if message.uid != identity.uid(plan.id, "talk"):
        raise refused("wrong_invitation", "UID")
    partstat = _partstat(message, plan)
    counters = message.method == COUNTER
    return Reply(
        status=Status.COUNTER if counters else Status(partstat.lower()),
        sequence=message.sequence,
        current=_is_current(message, plan),
        declined=partstat == "DECLINED",
        proposed=(message.start,) if counters and message.start else (),
    )


def _message(data: bytes) -> ItipMessage:
    """Return what all calendars in the mail say; programs attach the same one twice."""
    message = sole(dict.fromkeys(map(understood, attached(data))), "VCALENDAR")
    if message is None:
        raise refused("missing", "VCALENDAR")
    return message


def _partstat(message: ItipMessage, plan: Plan) -> str:
    """Return what the contact answers; in a COUNTER others may stand beside them, and they need not say yes or no."""
    address = plan.contact.address
    if address is None:
        raise refused("no_address", "contact")
    if not message.attendees:
        raise refused("missing", "ATTENDEE")
    if message.method == REPLY:
        sole(message.attendees, "ATTENDEE")
    theirs = sole((one for one in message.attendees if one.address == address.lower()), "ATTENDEE")
    if theirs is None:
        raise refused("wrong_invitation", "ATTENDEE")
    known = _ANSWERED if message.method == REPLY else (*_ANSWERED, "NEEDS-ACTION")
    one_of(*known)(theirs.partstat, "ATTENDEE.PARTSTAT")
    return theirs.partstat


def _is_current(message: ItipMessage, plan: Plan) -> bool:
    """Tell whether an answer is to the talk as it now stands: neither off nor held, and not moved since."""
    agreed, end = plan.standing.talk, plan.standing.moments.get("talk_end")
    if agreed is None or end is None or not end.presumed:
        return False
    start = utc(agreed.start).replace(microsecond=0)  # as calendars have it
    same_time = message.method == REPLY and message.start == start
    return same_time or message.sequence == identity.talk_sequence(plan)
