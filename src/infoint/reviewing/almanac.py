"""The words of a language for days, months, hours and zones, as phrases to be found: idioms, and the CLDR's names."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Final, cast
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from infoint.idioms import Idioms
from infoint.phrases import Phrases
from infoint.words import locales, timezones
from infoint.zones import zone

Mark = tuple[str, int]
"""What a phrase stands for: its kind, and which month (1 to 12) or weekday (0 to 6) it is."""

HERE, THERE = 1, 2
"""The clock of the seeker and that of the reader; a zone of neither is 0."""

_WORD = re.compile(r"\w+")
_CONTEXTS: Final = ("format", "stand-alone")


@lru_cache(maxsize=64)
def marks(idioms: Idioms, language: str, zones: tuple[str, str]) -> Phrases[Mark]:
    """Return all that times and dates are made of, but for numbers; the zones are those of the people."""
    clock, dates = idioms.clock, idioms.dates
    own = {
        "hour": clock.hour,
        "minute": clock.minute,
        "half": clock.half,
        "am": clock.morning,
        "pm": clock.afternoon,
        "at": clock.at,
        "spelt": clock.spelt,
        "zone": clock.zones,
        "between": dates.between,
        "ordinal": dates.ordinals,
        "day": dates.day,
        "length": idioms.hours,
    }
    found: list[tuple[str, Mark]] = [(phrase, (kind, 0)) for kind, phrases in own.items() for phrase in phrases]
    found += ((phrase, ("zone", HERE)) for phrase in clock.mine)
    found += ((phrase, ("zone", THERE)) for phrase in clock.yours)
    spoken = locales.locale(language)
    halves = cast("Mapping[str, Mapping[str, Mapping[str, str]]]", spoken.day_periods)["format"]["abbreviated"]
    found += ((halves[half], (half, 0)) for half in ("am", "pm"))
    for context in _CONTEXTS:
        for width, weekday in (("wide", "weekday"), ("abbreviated", "short")):
            found += ((_undotted(name), ("month", at)) for at, name in spoken.months[context][width].items())
            found += ((_undotted(name), (weekday, at)) for at, name in spoken.days[context][width].items())
    here, there = (_names(zone(key), language) for key in zones)
    # In winter London says GMT, which Accra says all year: such a name tells nothing of whose clock it is. Phrases are
    # words, so neither does GMT+01:00 beside GMT-01:00.
    shared = set(map(_words, here)) & set(map(_words, there))
    for at, names in ((HERE, here), (THERE, there)):
        found += ((name, ("zone", 0 if _words(name) in shared else at)) for name in sorted(names))
    return Phrases(found)


def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(name.lower()))


def _undotted(name: str) -> str:
    return name.removesuffix(".")


def _names(place: ZoneInfo, language: str) -> set[str]:
    """Return what a zone is called in each season, by rules to come as well, and its city.

    Morocco puts its clocks back for Ramadan, which holds a first of a month wherever it lies.
    """
    firsts = (datetime(year, month, 1, tzinfo=place) for year in (2026, 2037) for month in range(1, 13))
    seasons = {(first.year, first.utcoffset()): first for first in firsts}.values()
    city = get_timezone_location(place, locale=locales.locale(language), return_city=True)
    plain = place.key.rpartition("/")[2].replace("_", " ")
    return {*(timezones.zone_name(moment, language) for moment in seasons), city, plain}
