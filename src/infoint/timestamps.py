"""Moments and times of day as text: RFC 3339 and, for a moment on the clocks of a zone, RFC 9557.

`datetime.fromisoformat` is liberal: it reads 24:00, single digits, week dates, and NUL in the place of the T. Here a
text is matched whole first.
"""

import re
from datetime import datetime, time, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

import attrs

from infoint.errors import refused
from infoint.zones import aware, utc, zone

_DIGITS = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_FRACTION = r"(?:\.[0-9]{1,6})?"  # microseconds are all that a datetime holds; more would be lost in silence
_OFFSET = r"Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]"
_MOMENT = re.compile(rf"({_DIGITS}{_FRACTION})({_OFFSET})(?:\[([A-Za-z0-9_+/-]{{1,64}})\])?")
_MINUTE: Final = timedelta(minutes=1)
_DAY: Final = timedelta(days=1)
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


@attrs.frozen
class Appointment:
    """Hold a moment as the clocks of a place show it, and the instant (UTC) that it meant when it was written.

    The two differ only where the rules of the zone have changed since.
    """

    start: datetime
    instant: datetime


def moment(text: object, path: str = "") -> datetime:
    """Read an instant; the offset may be any, a zone may not stand there.

    >>> moment("2026-03-05T16:00:00+01:00")
    datetime.datetime(2026, 3, 5, 15, 0, tzinfo=datetime.timezone.utc)
    """
    told, _, name = _parts(text, path)
    if name:
        raise refused("not_moment", path, "an instant, without a zone")
    return utc(told)


def appointment(text: object, path: str = "") -> Appointment:
    """Read a moment on the clocks of a place.

    The offset tells the instant, and chooses between two times that these clocks show alike.

    >>> appointment("2026-03-05T16:00:00+01:00[Europe/Berlin]").instant
    datetime.datetime(2026, 3, 5, 15, 0, tzinfo=datetime.timezone.utc)
    """
    told, offset, name = _parts(text, path)
    if not name:
        return Appointment(told, utc(told))
    where = zone(name, path)
    if offset == "Z":  # in RFC 9557: the local offset is not told
        return Appointment(told.astimezone(where), told)
    for fold in (0, 1):
        local = told.replace(tzinfo=where, fold=fold)
        if told.utcoffset() == _offset(local):
            return Appointment(local, utc(local))
    return Appointment(told.replace(tzinfo=where), utc(told))


def appointment_text(start: datetime, instant: datetime) -> str:
    """Write a moment on the clocks of a place, with the instant where an offset can tell it.

    >>> start = datetime(2026, 3, 5, 16, tzinfo=zone("Europe/Berlin"))
    >>> appointment_text(start, utc(start))
    '2026-03-05T16:00:00+01:00[Europe/Berlin]'
    """
    told = start.replace(tzinfo=None) - instant.replace(tzinfo=None)
    if abs(told) < _DAY and not told % _MINUTE:
        text = _written(start, told)
        read = appointment(text)
        if (_face(read.start), read.instant) == (_face(start), instant):
            return text
    return _written(start, _offset(start))


def _written(start: datetime, offset: timedelta) -> str:
    text = start.replace(tzinfo=timezone(offset)).isoformat()
    return f"{text}[{start.tzinfo.key}]" if isinstance(start.tzinfo, ZoneInfo) else text.replace("+00:00", "Z")


def _face(moment: datetime) -> tuple[datetime, datetime]:
    """Compare what the clocks show, and which of two times it is."""
    return moment.replace(tzinfo=None), utc(moment)


def time_of_day(text: object, path: str = "") -> time:
    """Read a time of day.

    >>> time_of_day("09:00")
    datetime.time(9, 0)
    """
    if not isinstance(text, str):
        raise refused("not_text", path)
    if not _TIME.fullmatch(text):
        raise refused("not_time", path)
    return time.fromisoformat(text)


def _parts(text: object, path: str) -> tuple[datetime, str, str | None]:
    """Return the moment with its offset, the offset as it stands there, and the name of the zone."""
    if not isinstance(text, str):
        raise refused("not_text", path)
    found = _MOMENT.fullmatch(text)
    told = _told(found[1] + found[2].replace("Z", "+00:00")) if found else None
    if found is None or told is None:
        raise refused("not_moment", path)
    aware(told, path)
    return told, found[2], found[3]


def _told(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:  # the 30th of February
        return None


def _offset(moment: datetime) -> timedelta:
    """Return the offset in whole minutes, as text has it; Monrovia was 44 minutes and 30 seconds behind until 1972."""
    return timedelta(minutes=round((moment.utcoffset() or timedelta()) / _MINUTE))
