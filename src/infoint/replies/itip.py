"""Take from a calendar what answers an invitation (RFC 5546); whose answer it is, is not asked here."""

import re
from datetime import datetime
from typing import Final
from urllib.parse import unquote

import attrs

from infoint.checks import one_of
from infoint.errors import refused
from infoint.replies.content_lines import OneEvent, Property, one_event, sole
from infoint.replies.mime import Attached
from infoint.replies.starts import instant

REPLY: Final = "REPLY"
COUNTER: Final = "COUNTER"
METHODS: Final = (REPLY, COUNTER)
_UNANSWERED: Final = "NEEDS-ACTION"  # RFC 5545, section 3.2.12: the default
_SEQUENCE = re.compile(r"[0-9]{1,9}")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MAILTO: Final = "mailto:"


@attrs.frozen
class Attendee:
    """Hold the address of an attendee in small letters, "" where it is none, and what they answer."""

    address: str = attrs.field(repr=False)
    partstat: str


@attrs.frozen(kw_only=True)
class ItipMessage:
    """Hold what a REPLY or COUNTER says: equal ones say the same. `start` is UTC, and None where it is no instant."""

    uid: str = attrs.field(repr=False)
    method: str
    attendees: tuple[Attendee, ...]
    sequence: int | None
    start: datetime | None
    """The start that it names: in a COUNTER the one that is proposed."""


def understood(calendar: Attached) -> ItipMessage:
    """Read the REPLY or COUNTER in a calendar; raise `RefusedValue` where there is none."""
    read = one_event(calendar.content)
    if "RECURRENCE-ID" in read.event:
        raise refused("unknown_key", "RECURRENCE-ID")
    start = sole(read.event.get("DTSTART", ()), "DTSTART")
    return ItipMessage(
        uid=_uid(read.event.get("UID", [])),
        method=_method(read, calendar.method),
        attendees=tuple(map(_attendee, read.event.get("ATTENDEE", ()))),
        sequence=_sequence(read),
        start=instant(start) if start else None,
    )


def _method(read: OneEvent, told: str | None) -> str:
    """Return the METHOD; where the part of the mail tells one, too, they are the same (RFC 6047, section 2.4)."""
    method = sole(read.calendar.get("METHOD", ()), "METHOD")
    if method is None:
        raise refused("missing", "METHOD")
    said = method.value.upper()
    one_of(*METHODS)(said, "METHOD")
    if told is not None:
        one_of(said)(told.upper(), "Content-Type.method")
    return said


def _uid(found: list[Property]) -> str:
    """Return the UID; what has not the form of ours is of another event."""
    uid = sole(found, "UID")
    if uid is None:
        raise refused("missing", "UID")
    if not _UUID.fullmatch(uid.value):
        raise refused("wrong_invitation", "UID")
    return uid.value


def _sequence(read: OneEvent) -> int | None:
    sequence = sole(read.event.get("SEQUENCE", ()), "SEQUENCE")
    if sequence is None:
        return None
    if not _SEQUENCE.fullmatch(sequence.value):
        raise refused("not_integer", "SEQUENCE", "of up to nine digits")
    return int(sequence.value)


def _attendee(attendee: Property) -> Attendee:
    scheme, address = attendee.value[: len(_MAILTO)], unquote(attendee.value[len(_MAILTO) :])
    partstat = attendee.parameter("PARTSTAT", "ATTENDEE.PARTSTAT")
    return Attendee(
        address.lower() if scheme.lower() == _MAILTO and address.isascii() else "",
        _UNANSWERED if partstat is None else partstat.upper(),
    )
