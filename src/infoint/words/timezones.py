"""What a time zone is called: as people there, or who read the language, call it."""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from functools import cache, lru_cache
from typing import Any, Final, Literal, cast

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import NO_INHERITANCE_MARKER, get_timezone_name

from infoint.words.locales import locale

_Season = Literal["standard", "daylight"]
_AGREED: Final = 2025
"""The year by whose rules the CLDR of Babel 2.18 named zones."""


def zone_name(value: datetime, language: str) -> str:
    """Return the zone's short name where people there, or who read the language, use one; else its long name.

    Where clocks there show, by rules that the name does not know, another time than it tells, the distance from
    Greenwich stands in its place. It is as it stands behind a time, which in Arabic is joined to it.

    >>> from zoneinfo import ZoneInfo
    >>> zone_name(datetime(2026, 3, 5, tzinfo=ZoneInfo("Europe/Berlin")), "en")  # as English is written in Germany
    'CET'
    """
    spoken = locale(language)
    name = _called(value, spoken)
    told = _told_by_names(value.tzinfo, language).get(name, value.utcoffset())
    fits = told == value.utcoffset() and not _is_offset(name)
    return _joined(name if fits else _from_greenwich(value, spoken), spoken)


def _called(value: datetime, spoken: Locale) -> str:
    season = _season(value)
    for one in (_spoken_at(str(value.tzinfo), spoken), spoken):
        short = _named(value, "short", one, season)
        # Latin letters in a line from the right would change places with the figures beside them.
        if not _is_offset(short) and not (spoken.text_direction == "rtl" and short.isascii()):
            return short
    return _named(value, "long", spoken, season)


@lru_cache(maxsize=2048)
def _told_by_names(where: tzinfo | None, language: str) -> Mapping[str, timedelta | None]:
    """Return which offset from UTC each name of a zone tells, winter and summer.

    The CLDR has names by zone and season, without an offset: Vancouver is on Pacific time there, and in winter that is
    PST. Where a newer zone database has stopped the change of clocks, PST would be an hour off. So a name tells what
    it told when both knew the same.
    """
    halves = (datetime(_AGREED, month, 1, tzinfo=where) for month in (1, 7))
    return {_called(half, locale(language)): half.utcoffset() for half in halves}


def _from_greenwich(value: datetime, spoken: Locale) -> str:
    """Return the distance from Greenwich; Babel 2.18 writes half past three hours to the west as four and a half."""
    offset = value.utcoffset() or timedelta()
    hours, minutes = divmod(round(abs(offset) / timedelta(minutes=1)), 60)
    pattern: str = spoken.zone_formats["gmt"]
    return pattern % f"{'-' if offset < timedelta() else '+'}{hours:02d}:{minutes:02d}"


def _joined(name: str, spoken: Locale) -> str:
    if spoken.language != "ar":
        return name
    return f"ب{name}" if name.startswith(("توقيت", "التوقيت")) else f"بتوقيت {name}"


def _named(value: datetime, width: Literal["long", "short"], spoken: Locale, season: _Season) -> str:
    """Return the name of a zone, or its distance from Greenwich where it has none."""
    said = get_timezone_name(value, width=width, locale=spoken, zone_variant=season)
    if not _is_offset(said):
        return said
    groups = cast("Mapping[str, Any]", spoken.meta_zones)
    group = _renamed().get(get_timezone_name(value, return_zone=True), "")
    found = groups.get(group, {}).get(width, {}).get(season)
    return said if found in (None, NO_INHERITANCE_MARKER) else str(found)


def _is_offset(name: str) -> bool:
    return any(letter.isdigit() for letter in name)


@cache
def _renamed() -> Mapping[str, str]:
    """Return the group whose names a zone has that was renamed (Asia/Calcutta, Europe/Kiev).

    Babel 2.18 looks zones up by their new ids, and lists the groups of these by the old ones.
    """
    groups = get_global("meta_zones")
    return {new: groups[old] for old, new in get_global("zone_aliases").items() if old in groups and new not in groups}


@lru_cache(maxsize=2048)
def _spoken_at(place: str, spoken: Locale) -> Locale:
    """Return a language as it is written where a zone is, if the CLDR knows it there."""
    territory = get_global("zone_territories").get(get_global("zone_aliases").get(place, place))
    try:
        return Locale(spoken.language, territory=territory, script=spoken.script)
    except UnknownLocaleError:
        return spoken


def _season(value: datetime) -> _Season:
    """Tell summer time by the later clock.

    Babel goes by `dst()`, which in Ireland is set in winter: its law, and so the tz database, call the summer standard.
    """
    halves = [value.replace(month=month, day=1) for month in (1, 7)]
    changes = any(half.dst() for half in halves)
    least = min(half.utcoffset() or timedelta() for half in halves)
    return "daylight" if changes and (value.utcoffset() or timedelta()) > least else "standard"
