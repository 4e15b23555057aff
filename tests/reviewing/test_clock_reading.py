"""Times and days as each language writes them."""

import pytest

from infoint.idioms import idioms_of
from infoint.reviewing.almanac import marks
from infoint.reviewing.clock_reading import Sight, sights
from infoint.reviewing.reading import page_of


def seen_in(text: str) -> tuple[Sight, ...]:
    idioms, page = idioms_of("en"), page_of("body", text)
    assert idioms
    return sights(page, marks(idioms, "en", ("America/Chicago", "Europe/Berlin")).found_in(page.words))


def read(text: str, language: str) -> list[tuple[str, str]]:
    idioms, page = idioms_of(language), page_of("body", text)
    assert idioms
    told: list[tuple[str, str]] = []
    for one in sights(page, marks(idioms, language, ("America/Chicago", "Europe/Berlin")).found_in(page.words)):
        if one.kind == "time":
            told.append(("time", f"{one.hour}:{one.minute:02}{'' if one.certain else '?'}"))
        elif one.kind == "day":
            told.append(("day", f"{one.weekday} {one.month} {one.day}"))
        else:
            told.append((one.kind, page.quoted(one.start, one.end)))
    return told


@pytest.mark.parametrize(
    ("language", "text", "time"),
    [
        ("en", "15:20", "15:20"),
        ("en", "3:20 PM", "15:20"),
        ("en", "3:20 p.m.", "15:20"),
        ("en", "3:20:59 PM", "15:20"),
        ("en", "3 PM", "15:00"),
        ("en", "12 AM", "0:00"),
        ("en", "12:05 pm", "12:05"),
        ("en", "3:20", "3:20?"),
        ("en", "at 3.", "3:00?"),
        ("en", "at 3 CET", "3:00?"),
        ("en", "3 o'clock", "3:00?"),
        ("en", "0:20", "0:20"),
        ("en", "３：２０ ＰＭ", "15:20"),
        ("de", "15 Uhr 20", "15:20"),
        ("de", "15.20 Uhr", "15:20"),
        ("de", "um 15 Uhr", "15:00"),
        ("fr", "15h20", "15:20"),
        ("fr", "15 h", "15:00"),
        ("es", "3:20 p. m.", "15:20"),
        ("pt-BR", "15h20", "15:20"),
        ("zh-Hans", "下午3:20", "15:20"),
        ("zh-Hans", "下午3点20分", "15:20"),
        ("zh-Hans", "下午3点半", "15:30"),
        ("ja", "15時20分", "15:20"),
        ("ja", "午後3時20分", "15:20"),
        ("ar", "٣:٢٠ م", "15:20"),
        ("ar", "3:20 مساءً", "15:20"),
    ],
)
def test_times_are_read(language: str, text: str, time: str) -> None:
    assert [one for one in read(text, language) if one[0] == "time"] == [("time", time)]


@pytest.mark.parametrize(
    "text", ["1.5.20", "at 20 universities", "3:99", "25:00", "20 minutes", "version 3.20", "PM 3", "at 0."]
)
def test_other_numbers_are_no_times(text: str) -> None:
    assert [one for one in read(text, "en") if one[0] == "time"] == []


def test_hours_are_no_times() -> None:
    assert [one for one in read("3時間", "ja") if one[0] == "time"] == []


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Thursday", "3 None None"),
        ("en", "Thursday, March 5", "3 3 5"),
        ("en", "Thu 5 Mar", "3 3 5"),
        ("en", "the 5th of March", "None 3 5"),
        ("en", "2026-03-05", "None 3 5"),
        ("de", "Do., 5. März", "3 3 5"),
        ("de", "5. Mär", "None 3 5"),
        ("de", "Donnerstag, den 5. März", "3 3 5"),
        ("fr", "jeu. 5 mars", "3 3 5"),
        ("fr", "jeu 5 févr", "3 2 5"),
        ("es", "jueves 5 de marzo", "3 3 5"),
        ("es", "mar, 3 mar", "1 3 3"),
        ("es", "3 mar", "None 3 3"),
        ("es", "mar 3", "None 3 3"),
        ("pt-BR", "qui., 5 de mar.", "3 3 5"),
        ("zh-Hans", "3月5日周四", "3 3 5"),
        ("ja", "3月5日(木)", "3 3 5"),
        ("ar", "الخميس، 5 مارس", "3 3 5"),
    ],
)
def test_days_are_read(language: str, text: str, day: str) -> None:
    assert read(text, language) == [("day", day)]


@pytest.mark.parametrize(("language", "text"), [("de", "so weit"), ("en", "I may go"), ("en", "march on")])
def test_common_words_are_no_days(language: str, text: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize("text", ["half past", "5/3/2026", "05.03.2026", "2026-13-05"])
def test_what_cannot_be_read_says_so(text: str) -> None:
    assert read(text, "en") == [("unread", text)]


def test_figures_within_words_are_no_dates() -> None:
    assert read("x5/3/2026", "en") == [("unread", "5/3/2026")]


def test_an_hour_beside_a_month_is_no_day() -> None:
    assert read("15 Uhr März", "de") == [("time", "15:00")]
    assert read("März 15 Uhr", "de") == [("day", "None 3 None"), ("time", "15:00")]


def test_a_short_weekday_is_one_beside_a_time() -> None:
    assert read("Thu at 3:20 PM", "en") == [("day", "3 None None"), ("time", "15:20")]


def test_figures_within_longer_ones_are_no_dates() -> None:
    assert read("10/5/3/2026", "en") == []


@pytest.mark.parametrize(("text", "whose"), [("in Berlin", 2), ("in Chicago", 1), ("local time", 0)])
def test_a_zone_says_whose_clock_it_is(text: str, whose: int) -> None:
    [zone] = seen_in(text)
    assert (zone.kind, zone.zone, zone.end) == ("zone", whose, 2)


def test_an_ordinal_belongs_to_its_day() -> None:
    [day] = seen_in("March 4th")
    assert (day.month, day.day, day.end) == (3, 4, 3)
