"""Read times in texts as a person would: day, time of day and what the zone is called, and which instants that can be.

It shares no code with what writes them: names are looked up in the tables of the CLDR, and `whenever` knows the clocks.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Final

import attrs
import whenever
from babel import Locale, UnknownLocaleError
from babel.core import get_global

_TIME = re.compile(r"(?<![\d+:-])(\d{1,2}):(\d{2})(?!\d)")
_EASTERN_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_OFFSET = re.compile(r"(?:GMT|UTC|غرينتش)([+-])(\d{2}):(\d{2})")
_ISOLATES = re.compile("[\u2066-\u2069]")
_HEAD: Final = 40
_MINUTES: Final = {
    "ar": r"(\d+) (?:دقيقة|دقائق)",
    "de": r"(\d+) Minuten?",
    "en": r"(\d+) minutes?",
    "es": r"(\d+) minutos?",
    "fr": r"(\d+) minutes?",
    "ja": r"(\d+)分",
    "pt-BR": r"(\d+) minutos?",
    "zh-Hans": r"(\d+)分钟",
}
_IN_A_WORD: Final = {"ar": {"دقيقة": 1, "دقيقتان": 2}}


@attrs.frozen
class Sight:
    """Hold a time as it stands in a text; `rest` is what follows it."""

    weekday: int
    month: int
    day: int
    hour: int
    minute: int
    rest: str


def plain(text: str) -> str:
    """Return a text without the signs that keep scripts apart."""
    return _ISOLATES.sub("", text)


def minutes_in(text: str, language: str) -> set[int]:
    """Return all counts of minutes in a text."""
    said = plain(text)
    counts = {int(count) for count in re.findall(_MINUTES[language], said)}
    alone = re.sub(_MINUTES[language], "", said)
    return counts | {count for word, count in _IN_A_WORD.get(language, {}).items() if re.search(rf"\b{word}\b", alone)}


def sights(text: str, language: str) -> list[Sight]:
    """Return the moments in a text, in their order: each has a day and a time of day."""
    return list(_sights(plain(text), language))


def _sights(text: str, language: str) -> Iterator[Sight]:
    spoken = Locale.parse(language, sep="-")
    done = 0
    for found in _TIME.finditer(text):
        head = text[max(done, found.start() - _HEAD) : found.start()]
        done = found.end()
        rest = text[done:].lstrip(" \u00a0\u202f")
        hour = int(found[1])
        for half, late in (("am", 0), ("pm", 12)):
            for word in _tables(spoken.day_periods, half):
                if re.match(rf"{re.escape(word)}(?!\w)", rest):
                    assert 1 <= hour <= 12, text
                    hour, rest = hour % 12 + late, rest[len(word) :].lstrip()
                    break
            else:
                continue
            break
        else:
            assert language not in ("en", "ar"), f"neither before nor after noon: {text}"
        weekday, month, day = _day(head, spoken)
        yield Sight(weekday, month, day, hour, int(found[2]), rest)


def _day(head: str, spoken: Locale) -> tuple[int, int, int]:
    """Return weekday, month and day: "3月5日周四", and elsewhere a weekday before the figure of the day."""
    if spoken.language in ("ja", "zh"):
        said = list(_EASTERN_DAY.finditer(head))[-1]
        return _rightmost(head[said.end() :], spoken.days), int(said[1]), int(said[2])
    said = list(re.finditer(r"\d+", head))[-1]
    return _rightmost(head[: said.start()], spoken.days), _rightmost(head, spoken.months), int(said[0])


def _tables(table: Mapping[str, Any], key: Any) -> set[str]:
    """Return the words for one thing in the tables of the CLDR, without a point at the end."""
    found = (table[context].get(width, {}).get(key) for context in table for width in ("abbreviated", "wide"))
    return {str(word) for word in found if word}


def _rightmost(head: str, table: Mapping[str, Any]) -> int:
    """Return the month or weekday that is named last, the longest of those that end there."""
    places = [
        (place.end(), len(word), key)
        for key in table["format"]["abbreviated"]
        for word in (one.removesuffix(".") for one in _tables(table, key))
        for place in re.finditer(rf"\b{re.escape(word)}\b" if word[0] < "\u3000" else re.escape(word), head)
    ]
    assert places, head
    return int(max(places)[2])


@cache
def names(zone: str, language: str) -> Mapping[str, frozenset[str]]:
    """Return what a zone is called, there and by who reads the language, with the seasons that a name is for."""
    aliases = get_global("zone_aliases")
    same = {zone, aliases.get(zone, zone)} | {old for old, new in aliases.items() if new == aliases.get(zone, zone)}
    groups = {get_global("meta_zones")[one] for one in same if one in get_global("meta_zones")}
    spoken = Locale.parse(language, sep="-")
    locales = [spoken]
    for one in same:
        try:
            locales.append(
                Locale(spoken.language, territory=get_global("zone_territories").get(one), script=spoken.script)
            )
        except UnknownLocaleError:
            continue
    found: dict[str, set[str]] = {}
    for one in locales:
        for table in [*(one.time_zones.get(key) for key in same), *(one.meta_zones.get(group) for group in groups)]:
            for width in ("short", "long"):
                for season, name in dict((table or {}).get(width, {})).items():
                    found.setdefault(str(name), set()).add(season)
    # "CET" is in some tables what the zone is called all the year; where it names a season too, it means that.
    return {name: frozenset(seasons - {"generic"} or seasons) for name, seasons in found.items()}


def instants(sight: Sight, zone: str, language: str, near: datetime) -> set[datetime]:
    """Return the instants (UTC) that a time can mean on the clocks of a zone, in the year of another or beside it."""
    days = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            day = whenever.PlainDateTime(year, sight.month, sight.day, sight.hour, sight.minute)
        except ValueError:  # the 29th of February
            continue
        if day.to_stdlib().weekday() == sight.weekday:
            days.append(day)
    [wall] = days
    both = {wall.assume_tz(zone, disambiguation=which).to_instant() for which in ("earlier", "later")}
    shown = {one for one in both if one.to_tz(zone).to_plain() == wall}
    return {one.to_stdlib().astimezone(UTC) for one in shown if _called(one, sight.rest, zone, language)}


def _called(instant: whenever.Instant, rest: str, zone: str, language: str) -> bool:
    """Tell whether a zone is called so at an instant."""
    said = re.sub(r"^[（(]|^بتوقيت (?=غرينتش[+-])", "", rest)
    offset = _hours(instant, zone)
    if told := _OFFSET.match(said):
        return offset == timedelta(hours=int(told[2]), minutes=int(told[3])) * (-1 if told[1] == "-" else 1)
    fitting = [name for name in names(zone, language) if re.match(rf"(ب|بتوقيت )?{re.escape(name)}(?!\w)", said)]
    assert fitting, (said, zone)
    seasons = names(zone, language)[max(fitting, key=len)]
    year = {_hours(instant + whenever.TimeDelta(hours=24 * days), zone) for days in range(-366, 367, 15)} | {offset}
    of_season = {"standard": offset == min(year), "daylight": offset == max(year) > min(year), "generic": True}
    return any(of_season[season] for season in seasons)


def _hours(instant: whenever.Instant, zone: str) -> timedelta:
    return instant.to_tz(zone).to_stdlib().utcoffset() or timedelta()
