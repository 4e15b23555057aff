"""Zones, called as people there call them, and never by their other season."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo, available_timezones

import pytest

from infoint.words.timezones import zone_name
from tests.tzif import Clock, compiled


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Asia/Kolkata", "IST"),
        ("Asia/Calcutta", "IST"),
        ("Europe/Kyiv", "Eastern European Standard Time"),
        ("America/Argentina/Buenos_Aires", "Argentina Standard Time"),
        ("Asia/Ho_Chi_Minh", "Indochina Time"),
        ("America/Indiana/Indianapolis", "EST"),
    ],
)
def test_a_zone_keeps_its_name_under_a_new_id(zone: str, said: str) -> None:
    assert zone_name(datetime(2026, 1, 5, 12, tzinfo=ZoneInfo(zone)), "en") == said


@pytest.mark.parametrize(
    ("zone", "language", "said"),
    [
        ("Europe/Malta", "en-GB", "CET"),  # not as English is written in Malta, but as its reader does
        ("Asia/Singapore", "zh-Hans", "SGT"),  # as Chinese is written there, in the same script
        ("Europe/Kyiv", "es-MX", "hora estándar de Europa oriental"),  # as in the parent
    ],
)
def test_a_zone_has_the_name_that_its_reader_uses(zone: str, language: str, said: str) -> None:
    assert zone_name(datetime(2026, 1, 5, 12, tzinfo=ZoneInfo(zone)), language) == said


def test_no_latin_letters_stand_beside_figures_in_a_line_from_the_right() -> None:
    there = datetime(2026, 1, 5, 12, tzinfo=ZoneInfo("America/Chicago"))
    assert zone_name(there, "ar") == "بالتوقيت الرسمي المركزي لأمريكا الشمالية"
    assert not any(letter.isascii() and letter.isalpha() for letter in zone_name(there, "he"))


@pytest.mark.parametrize(
    ("zone", "january", "july"),
    [
        ("America/Chicago", "CST", "CDT"),
        ("Europe/London", "GMT", "BST"),
        ("Europe/Dublin", "GMT", "IST"),  # the law calls the summer standard
        ("Pacific/Auckland", "NZDT", "NZST"),
        ("Asia/Karachi", "Pakistan Standard Time", "Pakistan Standard Time"),
        ("Africa/Casablanca", "GMT+01:00", "GMT+01:00"),
        ("Etc/GMT+5", "GMT-05:00", "GMT-05:00"),
    ],
)
def test_zones_have_the_names_that_people_there_use(zone: str, january: str, july: str) -> None:
    there = ZoneInfo(zone)
    assert zone_name(datetime(2026, 1, 5, 12, tzinfo=there), "en") == january
    assert zone_name(datetime(2026, 7, 5, 12, tzinfo=there), "en") == july


def test_a_zone_that_moved_for_good_has_no_summer_time() -> None:
    """Pyongyang put its clocks forward by half an hour on 5 May 2018, and left them there."""
    after = datetime(2018, 12, 1, 12, tzinfo=ZoneInfo("Asia/Pyongyang"))
    assert zone_name(after, "en") == "Korean Standard Time"


IN_SUMMER = {"BST", "CEST", "EEST", "IST", "WEST"}  # others say D for daylight: CDT, AEDT


def test_no_zone_is_called_by_its_other_season() -> None:
    """A mail that says GMT and means an hour later would lead somebody to the wrong time."""
    told = 0
    for name in sorted(available_timezones() - {"localtime", "Factory"}):
        year = [datetime(2026, month, 15, 12, tzinfo=ZoneInfo(name)) for month in range(1, 13)]
        offsets = {moment.utcoffset() for moment in year}
        for moment in year if len(offsets) == 2 else ():
            said = zone_name(moment, "en")
            summer = moment.utcoffset() == max(offset or timedelta() for offset in offsets)
            if "Irish" in said or any(word in said for word in ("Summer", "Daylight")):
                assert summer, (name, moment, said)
                told += 1
            elif said.isupper() and said.isalpha():
                assert (said[-2] == "D" or said in IN_SUMMER) == summer, (name, moment, said)
                told += 1
            elif "Standard" in said:
                assert not summer, (name, moment, said)
                told += 1
    assert told > 1000


def vancouver() -> ZoneInfo:
    """Return a zone that stops changing its clocks in November 2026, and stays on summer time."""
    winter, summer, for_good = Clock(-8, "PST"), Clock(-7, "PDT", summer=True), Clock(-7, "MST")
    turns = [
        (datetime(2025, 3, 9, 10, tzinfo=UTC), summer),
        (datetime(2025, 11, 2, 9, tzinfo=UTC), winter),
        (datetime(2026, 3, 8, 10, tzinfo=UTC), summer),
        (datetime(2026, 11, 1, 9, tzinfo=UTC), for_good),
    ]
    return ZoneInfo.from_file(BytesIO(compiled(winter, turns, "MST7")), "America/Vancouver")


@pytest.mark.parametrize(
    ("day", "english", "german", "arabic"),
    [
        ("2026-01-05", "PST", "Nordamerikanische Westküsten-Normalzeit", "بتوقيت المحيط الهادي الرسمي"),
        ("2026-07-05", "PDT", "Nordamerikanische Westküsten-Sommerzeit", "بتوقيت المحيط الهادي الصيفي"),
        ("2027-01-05", "GMT-07:00", "GMT-07:00", "بتوقيت غرينتش-07:00"),
        ("2027-07-05", "GMT-07:00", "GMT-07:00", "بتوقيت غرينتش-07:00"),
    ],
)
def test_a_name_that_newer_rules_have_made_wrong_gives_way_to_the_distance_from_greenwich(
    day: str, english: str, german: str, arabic: str
) -> None:
    there = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=vancouver())
    assert [zone_name(there, language) for language in ("en", "de", "ar")] == [english, german, arabic]


@pytest.mark.parametrize(
    ("hours", "english", "french"),
    [(-3.5, "GMT-03:30", "UTC-03:30"), (5.75, "GMT+05:45", "UTC+05:45"), (0, "GMT+00:00", "UTC+00:00")],
)
def test_a_distance_of_half_an_hour_is_told_on_the_right_side(hours: float, english: str, french: str) -> None:
    nameless = ZoneInfo.from_file(BytesIO(compiled(Clock(hours, "-00"))), "Asia/Amman")
    there = datetime(2026, 3, 5, 12, tzinfo=nameless)
    assert (zone_name(there, "en"), zone_name(there, "fr")) == (english, french)
