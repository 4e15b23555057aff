"""Moments and the places they are told in: zones by allow-list, aware instants, local days.

A wall time that a change of clocks skips means the instant it would have been without the change; one that happens
twice means the first (`fold=0`), unless the host's datetime says `fold=1`.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from infoint.errors import refused

# With a capital first, `posix/…`, `right/…` (27 s off), `posixrules` and the machine's own `localtime` fall out; what
# is left and loads is available_timezones(), found without its walk through the whole database.
_SHAPE = re.compile(r"[A-Z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")
FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2199


@lru_cache(maxsize=1024)
def _loaded(name: str) -> ZoneInfo | None:
    if not _SHAPE.fullmatch(name) or name == "Factory":
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, no zone file, a folder
        return None


def zone(name: str, path: str = "zone") -> ZoneInfo:
    """Return a zone of the tz database by its exact name.

    >>> zone("Europe/Berlin").key
    'Europe/Berlin'
    """
    found = _loaded(name) if len(name) <= 64 else None
    if found is None:
        raise refused("not_zone", path)
    return found


def zone_name(value: object, path: str) -> None:
    """Refuse what is not the name of a zone."""
    if not isinstance(value, str):
        raise refused("not_text", path)
    zone(value, path)


def aware(value: object, path: str) -> None:
    """Refuse what is not an aware moment of the years 1970 to 2199, both there and in UTC."""
    if not isinstance(value, datetime):
        raise refused("not_moment", path)
    if value.utcoffset() is None:
        raise refused("not_aware", path)
    if not (FIRST_YEAR <= value.year <= LAST_YEAR and FIRST_YEAR <= utc(value).year <= LAST_YEAR):
        raise refused("moment_out_of_range", path)


def utc(moment: datetime) -> datetime:
    """Return the same instant in UTC."""
    return moment.astimezone(UTC)


def written(moment: datetime) -> str:
    """Return the instant as RFC 3339 text in UTC.

    >>> written(datetime(2026, 3, 5, 16, tzinfo=zone("Europe/Berlin")))
    '2026-03-05T15:00:00Z'
    """
    return utc(moment).replace(tzinfo=None).isoformat() + "Z"


def local_day(moment: datetime, where: ZoneInfo) -> date:
    """Return the day that the calendar shows there at this moment."""
    return moment.astimezone(where).date()


def at_wall_time(day: date, wall: time, where: ZoneInfo) -> datetime:
    """Return the instant (UTC) at which clocks there show a time of that day."""
    return utc(datetime.combine(day, wall, tzinfo=where))


def end_of_day(day: date, where: ZoneInfo) -> datetime:
    """Return the first instant (UTC) after that day there."""
    return at_wall_time(day + timedelta(days=1), time(0), where)


def on_the_clock(value: datetime, path: str) -> datetime:
    """Return a moment in its zone of the tz database; any other zone becomes its offset."""
    aware(value, path)
    if isinstance(value.tzinfo, ZoneInfo) and value.tzinfo.key:
        local = value.replace(tzinfo=zone(value.tzinfo.key, path))
        twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
        return local if twice else local.replace(fold=0)  # equal moments are written alike
    offset = value.utcoffset() or timedelta()
    if offset % timedelta(minutes=1):
        raise refused("not_moment", path, "an offset of whole minutes")
    return value.replace(tzinfo=timezone(offset), fold=0)


def clock_face(moment: datetime) -> tuple[datetime, datetime, str]:
    """Compare all that is written: datetimes alone ignore the zone, and near a change of clocks wall or instant."""
    return moment.replace(tzinfo=None), utc(moment), repr(moment.tzinfo)
