"""Dates, times, zones, spans and lists as the CLDR writes them in a language."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any, Final, Literal, cast
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import (
    NO_INHERITANCE_MARKER,
    format_skeleton,
    format_time,
    format_timedelta,
    get_datetime_format,
    get_timezone_name,
)
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from infoint.checks import language as check_language
from infoint.errors import Fault, NotKnown

_HOURS: Final = {
    "seconds": 1 / 3600,
    "minutes": 1 / 60,
    "hours": 1,
    "days": 24,
    "weeks": 24 * 7,
    "months": 24 * 30,
    "years": 24 * 365,
}
_GRANULARITY: Final = {
    "seconds": "second",
    "minutes": "minute",
    "hours": "hour",
    "days": "day",
    "weeks": "week",
    "months": "month",
    "years": "year",
}
_UNSPACED: Final = frozenset({"ja", "zh"})
"""Languages that put no blanks between words, nor before a bracket, which is as wide as a letter."""
_Season = Literal["standard", "daylight"]


@lru_cache(maxsize=64)
def locale(language: str) -> Locale:
    """Return the locale of a language id; raise `NotKnown` where the CLDR has none."""
    check_language(language, "language")  # before Babel sees it: an id becomes part of a file name there
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        pass
    raise NotKnown(Fault(code="unknown_language", path="language"))


def day(value: date, language: str) -> str:
    """Return a day with its weekday.

    >>> day(date(2026, 3, 5), "en")
    'Thu, Mar 5'
    """
    noon = datetime.combine(value, time(12), tzinfo=UTC)
    return format_skeleton("MMMEd", noon, locale=locale(language))


def moment(value: datetime, zone: ZoneInfo, language: str) -> str:
    """Return day, time and zone as clocks there show them.

    >>> from datetime import UTC
    >>> moment(datetime(2026, 3, 5, 21, 20, tzinfo=UTC), ZoneInfo("Europe/Berlin"), "de")
    'Do., 5. März, 22:20 MEZ'
    """
    local = value.astimezone(zone)
    return _on_clock(_day_and_time(local, zone, language), zone_name(local, language), language)


def _on_clock(said: str, name: str, language: str) -> str:
    return f"{said}\uff08{name}\uff09" if locale(language).language in _UNSPACED else f"{said} {name}"


def _day_and_time(local: datetime, zone: ZoneInfo, language: str) -> str:
    spoken = locale(language)
    pattern = str(get_datetime_format("short", locale=spoken))
    joined = pattern.replace("'", "").replace("{1}", day(local.date(), language))
    return joined.replace("{0}", format_time(local, "short", tzinfo=zone, locale=spoken))


def one_of_moments(values: tuple[datetime, ...], zone: ZoneInfo, language: str) -> str:
    """Return a choice between moments on one clock, its zone named once where it is the same for all.

    >>> from datetime import UTC
    >>> first, second = datetime(2026, 3, 5, 15, tzinfo=UTC), datetime(2026, 3, 6, 9, 30, tzinfo=UTC)
    >>> one_of_moments((first, second), ZoneInfo("Europe/Berlin"), "de")
    'Do., 5. März, 16:00 oder Fr., 6. März, 10:30 (MEZ)'
    """
    local = tuple(value.astimezone(zone) for value in values)
    zones = {zone_name(value, language) for value in local}
    if len(zones) > 1:
        return either(tuple(moment(value, zone, language) for value in values), language)
    said = either(tuple(_day_and_time(value, zone, language) for value in local), language)
    name = zones.pop()
    return _on_clock(said, name if locale(language).language in _UNSPACED else f"({name})", language)


def time_of_day(value: datetime, zone: ZoneInfo, language: str) -> str:
    """Return time and zone as clocks there show them.

    >>> from datetime import UTC
    >>> time_of_day(datetime(2026, 3, 5, 21, 20, tzinfo=UTC), ZoneInfo("Europe/Berlin"), "de")
    '22:20 MEZ'
    """
    local = value.astimezone(zone)
    said = format_time(local, "short", tzinfo=zone, locale=locale(language))
    return _on_clock(said, zone_name(local, language), language)


def zone_name(value: datetime, language: str) -> str:
    """Return the zone's short name where people there, or who read the language, use one; else its long name.

    It is as it stands behind a time, which in Arabic is joined to it.

    >>> from datetime import UTC
    >>> zone_name(datetime(2026, 3, 5, tzinfo=ZoneInfo("Europe/Berlin")), "en")  # as English is written in Germany
    'CET'
    """
    season, spoken = _season(value), locale(language)
    for one in (_spoken_at(str(value.tzinfo), spoken), spoken):
        short = _named(value, "short", one, season)
        # Latin letters in a line from the right would change places with the figures beside them.
        if not _is_offset(short) and not (spoken.text_direction == "rtl" and short.isascii()):
            return _joined(short, spoken)
    return _joined(_named(value, "long", spoken, season), spoken)


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


def span(amount: int, unit: str, language: str) -> str:
    """Return an amount of seconds, minutes, hours, days, weeks, months or years.

    `babel.units.format_unit` has no long forms in some languages (zh-Hans, ja); this has them in all.

    >>> span(48, "hours", "en"), span(1, "days", "ja")
    ('48 hours', '1日')
    """
    said = format_timedelta(
        timedelta(hours=amount * _HOURS[unit]),
        granularity=_GRANULARITY[unit],  # type: ignore[arg-type]
        threshold=1_000_000,
        locale=locale(language),
    )
    return said.replace(" ", "") if locale(language).language in _UNSPACED else said


def number(value: int, language: str) -> str:
    """Return a whole number, grouped as the language groups digits."""
    return format_decimal(value, locale=locale(language))


def percent(value: int, language: str) -> str:
    """Return a share of a hundred.

    >>> percent(70, "en")
    '70%'
    """
    return format_percent(value / 100, locale=locale(language))


def either(items: tuple[str, ...], language: str) -> str:
    """Return a choice between things.

    >>> either(("telephone", "Zoom"), "en")
    'telephone or Zoom'
    """
    return format_list(items, style="or", locale=locale(language))


def both(items: tuple[str, ...], language: str) -> str:
    """Return things that go together.

    >>> both(("Saturday", "Sunday"), "en")
    'Saturday and Sunday'
    """
    return format_list(items, style="standard", locale=locale(language))


def weekday(day: int, language: str) -> str:
    """Return the name of a day of the week, counted from Monday as 0.

    >>> weekday(0, "en"), weekday(6, "ja")
    ('Monday', '日曜日')
    """
    name: str = locale(language).days["stand-alone"]["wide"][day]
    return name
