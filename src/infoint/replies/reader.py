"""Read a mail or a calendar as the answer of a plan's contact, or refuse it.

An answer belongs to a plan by the UID, which nobody can guess, and to the contact by the address of the attendee. The
headers of a mail prove nothing and are not read.
"""

from infoint.checks import one_of
from infoint.errors import refused
from infoint.plan import Plan
from infoint.render import identity
from infoint.replies.answer import COUNTER, REPLY, Answer, understood
from infoint.replies.content_lines import sole
from infoint.replies.mime import attached
from infoint.replies.reply import Reply, Status
from infoint.zones import utc

_ANSWERED = ("ACCEPTED", "TENTATIVE", "DECLINED", "DELEGATED")


def uid(data: bytes) -> str:
    """Return the UID that a mail or a calendar answers: of a plan's talk it is `identity.uid(plan.id, "talk")`.

    Raise `RefusedValue` where there is no answer, or not to an invitation of this library.
    """
    return _answer(data).uid


def read(data: bytes, plan: Plan) -> Reply:
    """Read what the plan's contact answers to the invitation, in a whole mail or a bare calendar.

    Raise `RefusedValue`, with nothing of the mail in it, where it is no answer of theirs to this plan's invitation.
    """
    answer = _answer(data)
    if answer.uid != identity.uid(plan.id, "talk"):
        raise refused("wrong_invitation", "UID")
    partstat = _partstat(answer, plan)
    counters = answer.method == COUNTER
    return Reply(
        status=Status.COUNTER if counters else Status(partstat.lower()),
        sequence=answer.sequence,
        current=_is_current(answer, plan),
        declined=partstat == "DECLINED",
        proposed=(answer.start,) if counters and answer.start else (),
    )


def _answer(data: bytes) -> Answer:
    """Return the answer that all calendars in the mail agree on; programs attach the same one twice."""
    answer = sole(dict.fromkeys(map(understood, attached(data))), "VCALENDAR")
    if answer is None:
        raise refused("missing", "VCALENDAR")
    return answer


def _partstat(answer: Answer, plan: Plan) -> str:
    """Return what the contact answers; in a COUNTER others may stand beside them, and they need not say yes or no."""
    address = plan.contact.address
    if address is None:
        raise refused("no_address", "contact")
    if not answer.attendees:
        raise refused("missing", "ATTENDEE")
    if answer.method == REPLY:
        sole(answer.attendees, "ATTENDEE")
    theirs = sole((one for one in answer.attendees if one.address == address.lower()), "ATTENDEE")
    if theirs is None:
        raise refused("wrong_invitation", "ATTENDEE")
    known = _ANSWERED if answer.method == REPLY else (*_ANSWERED, "NEEDS-ACTION")
    one_of(*known)(theirs.partstat, "ATTENDEE.PARTSTAT")
    return theirs.partstat


def _is_current(answer: Answer, plan: Plan) -> bool:
    """Tell whether an answer is to the talk as it now stands: neither off nor held, and not moved since."""
    agreed, end = plan.standing.talk, plan.standing.moments.get("talk_end")
    if agreed is None or end is None or not end.presumed:
        return False
    same_time = answer.method == REPLY and answer.start == utc(agreed.start)
    return same_time or answer.sequence == identity.talk_sequence(plan)
