"""Moments and the places they are told in: zones by allow-list, aware instants, local days.

A wall time that a change of clocks skips means the instant it would have been without the change; one that happens
twice means the first (`fold=0`), unless the host's datetime says `fold=1`. Where a person typed it into a form, that
would be a guess: `at_local` asks instead.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from infoint.errors import Hint, refused
from infoint.translatable import sentence

# With a capital first, `posix/…`, `right/…` (27 s off), `posixrules` and the machine's own `localtime` fall out; what
# is left and loads is available_timezones(), found without its walk through the whole database.
_SHAPE = re.compile(r"[A-Z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")
FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2199

Choice = Literal["earlier", "later"]
_CHOOSE: Final = sentence("choose 'earlier' ({earlier}) or 'later' ({later})")


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


def at_local(wall: datetime, name: str, *, choose: Choice | None = None, path: str = "wall") -> datetime:
    """Return the moment that somebody means who types what the clocks of a zone show.

    `wall` has no zone of its own. Raise `RefusedValue` for a time that comes twice (`time_twice`) or never
    (`time_skipped`), unless one is chosen: the earlier or the later of the two instants that it is by the offsets
    before and after the change. Of a skipped time "later" is what it would be without the change, so that the clocks
    show as much more as they skip, and "earlier" as much less. Elsewhere `choose` changes nothing.

    >>> at_local(datetime(2026, 3, 5, 16), "Europe/Berlin").isoformat()
    '2026-03-05T16:00:00+01:00'
    >>> [
    ...     at_local(datetime(2026, 3, 29, 2, 30), "Europe/Berlin", choose=one).isoformat()
    ...     for one in ("earlier", "later")
    ... ]
    ['2026-03-29T01:30:00+01:00', '2026-03-29T03:30:00+02:00']
    >>> [at_local(datetime(2026, 10, 25, 2, 30), "Europe/Berlin", choose=one).fold for one in ("earlier", "later")]
    [0, 1]
    """
    zone_name(name, "zone")
    if choose not in (None, "earlier", "later"):
        raise refused("not_choice", "choose", "earlier, later")
    where = zone(name)
    # PEP 495: near a change of clocks fold=0 reads by the offset before it, fold=1 by the one after it.
    before, after = (_in_range(wall, path).replace(tzinfo=where, fold=fold) for fold in (0, 1))
    earlier, later = sorted((utc(before), utc(after)))
    if earlier != later and choose is None:
        twice = utc(before) < utc(after)
        offsets = {"earlier": _offset(earlier, where), "later": _offset(later, where)}
        raise refused("time_twice" if twice else "time_skipped", path, Hint(_CHOOSE, **offsets))
    found = (earlier if choose == "earlier" else later).astimezone(where)
    aware(found, path)
    return found


def _in_range(wall: object, path: str) -> datetime:
    """Return a wall time, checked so that no zone leads out of the years that a datetime has."""
    if not isinstance(wall, datetime) or wall.tzinfo is not None:
        raise refused("not_wall_time", path)
    if not FIRST_YEAR <= wall.year <= LAST_YEAR:
        raise refused("moment_out_of_range", path)
    return wall


def _offset(instant: datetime, where: ZoneInfo) -> str:
    return str(timezone(instant.astimezone(where).utcoffset() or timedelta()))


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
