"""Dates, times, zones, spans and lists as the CLDR writes them in a language."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final, Literal
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton, format_time, format_timedelta, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from infoint.words.locales import locale
from infoint.words.timezones import zone_name

_Granularity = Literal["second", "minute", "hour", "day", "week", "month", "year"]
_UNITS: Final[Mapping[str, tuple[_Granularity, timedelta]]] = MappingProxyType(
    {
        "seconds": ("second", timedelta(seconds=1)),
        "minutes": ("minute", timedelta(minutes=1)),
        "hours": ("hour", timedelta(hours=1)),
        "days": ("day", timedelta(days=1)),
        "weeks": ("week", timedelta(weeks=1)),
        "months": ("month", timedelta(days=30)),  # a month and a year are as long as Babel takes them to be
        "years": ("year", timedelta(days=365)),
    }
)
_UNSPACED: Final = frozenset({"ja", "zh"})
"""Languages that put no blanks between words, nor before a bracket, which is as wide as a letter."""
_APART: Final = {"ar": "\u061b ", "fr": "\u202f; ", "ja": "\u3001", "zh": "\u3001"}


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
    *some, last = (_day_and_time(value, zone, language) for value in local)
    # A date may hold a comma of its own, so that commas would not part one moment from the next.
    said = either((_APART.get(locale(language).language, "; ").join(some), last), language) if some else last
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


def span(amount: int, unit: str, language: str) -> str:
    """Return an amount of seconds, minutes, hours, days, weeks, months or years.

    `babel.units.format_unit` has no long forms in some languages (zh-Hans, ja); this has them in all.

    >>> span(48, "hours", "en"), span(1, "days", "ja")
    ('48 hours', '1日')
    """
    granularity, length = _UNITS[unit]
    said = format_timedelta(amount * length, granularity=granularity, threshold=1_000_000, locale=locale(language))
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
