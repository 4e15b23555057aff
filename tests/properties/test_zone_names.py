"""The hour that comes twice: what a zone is called tells which of the two it is, everywhere and in all languages."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from infoint import playbooks
from infoint.words.timezones import zone_name
from tests.changes import ZONES, changes, skipped

LANGUAGES = playbooks.load("gsbs").languages


def test_names_tell_apart_the_two_times_that_a_clock_shows_alike() -> None:
    """All zones, the last years and those to come; of changes of one kind the first stands for all."""
    told = 0
    for name in ZONES:
        where = ZoneInfo(name)
        kinds: dict[object, datetime] = {}
        for change in changes(name, 2016, 2037):
            if skipped(change, name) < timedelta(0):
                sides = [(change - timedelta(seconds=late)).astimezone(where) for late in (1, 0)]
                kinds.setdefault(tuple((side.utcoffset(), side.tzname(), side.dst()) for side in sides), change)
        for change in kinds.values():
            after = change.astimezone(where)
            before = after.replace(fold=0)
            for language in LANGUAGES:
                assert zone_name(before, language) != zone_name(after, language), (name, change, language)
                told += 1
    assert told > 1500
