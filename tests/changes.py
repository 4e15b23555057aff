"""All zones, and when their clocks change, as another library than the code's finds it."""

from datetime import datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import available_timezones

import whenever

ZONES: Final = tuple(
    sorted(name for name in available_timezones() - {"localtime", "posixrules", "Factory"} if name[0].isupper())
)


@cache
def changes(name: str, first: int = 1970, last: int = 2037) -> tuple[datetime, ...]:
    """Return the instants (UTC) at which a zone gets another offset in these years."""
    found: list[datetime] = []
    here: whenever.ZonedDateTime | None = whenever.Instant.from_utc(first, 1, 1).to_tz(name)
    while here is not None and here.year <= last:
        before = here.offset
        here = here.next_transition()
        if here is not None and here.year <= last and here.offset != before:
            found.append(here.to_instant().to_stdlib())
    return tuple(found)


def changing(first: int, last: int) -> tuple[str, ...]:
    """Return the zones whose clocks change in these years."""
    return tuple(name for name in ZONES if changes(name, first, last))


def shown(instant: datetime, name: str) -> datetime:
    """Return what the clocks of a zone show, without the zone."""
    return whenever.Instant(instant).to_tz(name).to_plain().to_stdlib()


def skipped(instant: datetime, name: str) -> timedelta:
    """Return by how much a change moves the clocks; what they show twice is less than nothing."""
    moment = timedelta(microseconds=1)
    return shown(instant, name) - shown(instant - moment, name) - moment
