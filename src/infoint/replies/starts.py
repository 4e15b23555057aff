"""Read the start of an event as calendar programs write it: an instant, or none, never a guess.

Outlook and Exchange name zones as Windows does; the CLDR tells which zone of the tz database is meant.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final, cast

from babel.core import get_global

from infoint.replies.content_lines import Property
from infoint.zones import at_local, aware, utc

_DATE_TIME = re.compile(r"([0-9]{8}T(?:[01][0-9]|2[0-3])[0-9]{4})(Z?)")
_WINDOWS: Final = cast("Mapping[str, str]", get_global("windows_zone_mapping"))


def instant(start: Property) -> datetime | None:
    """Return the instant (UTC) of a DTSTART: in UTC, or in a zone of the tz database or of Windows.

    A whole day, a time of no zone or of a zone that only the calendar itself describes, a time that comes twice there
    or never, and what is no moment of the years 1970 to 2199 are none.
    """
    found = _DATE_TIME.fullmatch(start.value)
    if found is None:
        return None
    name = start.parameter("TZID", "DTSTART.TZID")
    with suppress(ValueError):  # RefusedValue is one: no such zone, or no such year; or the 30th of February
        told = datetime.fromisoformat(found[1])
        if found[2]:
            aware(told.replace(tzinfo=UTC), "DTSTART")
            return told.replace(tzinfo=UTC)
        return utc(at_local(told, _WINDOWS.get(name, name))) if name else None
    return None
