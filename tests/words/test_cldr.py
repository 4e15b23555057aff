"""Dates, zones, spans, numbers and lists as the CLDR has them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from infoint.words import cldr
from tests.bench import at

THREE = "Thu, Mar 5, 3:20\u202fPM"  # the CLDR writes a narrow space before AM and PM


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Thu, Mar 5"),
        ("en-GB", "Thu 5 Mar"),
        ("de", "Do., 5. März"),
        ("ja", "3月5日(木)"),
        ("ar", "الخميس، 5 مارس"),
    ],
)
def test_day(language: str, said: str) -> None:
    assert cldr.day(date(2026, 3, 5), language) == said


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("en", "America/Chicago", f"{THREE} CST"),
        ("en", "Europe/Berlin", "Thu, Mar 5, 10:20\u202fPM CET"),
        ("en", "Asia/Tokyo", "Fri, Mar 6, 6:20\u202fAM Japan Standard Time"),
        ("en", "Etc/UTC", "Thu, Mar 5, 9:20\u202fPM UTC"),
        ("en-GB", "Europe/London", "Thu 5 Mar, 21:20 GMT"),
        ("de", "Europe/Berlin", "Do., 5. März, 22:20 MEZ"),
        ("de", "America/Chicago", "Do., 5. März, 15:20 Nordamerikanische Zentral-Normalzeit"),
        ("ja", "Asia/Tokyo", "3月6日(金) 6:20（JST）"),
        ("ja", "Europe/Berlin", "3月5日(木) 22:20（中央ヨーロッパ標準時）"),
        ("zh-Hans", "Europe/Berlin", "3月5日周四 22:20（中欧标准时间）"),
        ("ar", "Europe/Berlin", "الخميس، 5 مارس، 10:20 م بتوقيت وسط أوروبا الرسمي"),
        ("ar", "America/Chicago", "الخميس، 5 مارس، 3:20 م بالتوقيت الرسمي المركزي لأمريكا الشمالية"),
        ("ar", "Asia/Dubai", "الجمعة، 6 مارس، 1:20 ص بتوقيت الخليج"),
        ("ar", "Etc/UTC", "الخميس، 5 مارس، 9:20 م بالتوقيت العالمي المنسق"),
        ("ar", "Asia/Amman", "الجمعة، 6 مارس، 12:20 ص بتوقيت غرينتش+03:00"),
        ("pt-BR", "America/Sao_Paulo", "qui., 5 de mar. 18:20 BRT"),
    ],
)
def test_a_moment_is_told_by_the_clocks_of_a_place(language: str, zone: str, said: str) -> None:
    assert cldr.moment(at("2026-03-05 21:20"), ZoneInfo(zone), language) == said


def test_a_moment_is_the_same_from_wherever_it_is_given() -> None:
    chicago = ZoneInfo("America/Chicago")
    moment = datetime(2026, 3, 5, 22, 20, tzinfo=ZoneInfo("Europe/Berlin"))
    assert cldr.moment(moment, chicago, "en") == cldr.moment(at("2026-03-05 21:20"), chicago, "en") == f"{THREE} CST"


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("en", "America/Chicago", "3:20\u202fPM CST"),
        ("de", "Europe/Berlin", "22:20 MEZ"),
        ("ja", "Europe/Berlin", "22:20（中央ヨーロッパ標準時）"),
        ("ar", "Europe/Berlin", "10:20 م بتوقيت وسط أوروبا الرسمي"),
    ],
)
def test_a_time_of_day_names_its_zone(language: str, zone: str, said: str) -> None:
    assert cldr.time_of_day(at("2026-03-05 21:20"), ZoneInfo(zone), language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Thu, Mar 5, 10:20\u202fPM or Fri, Mar 6, 10:20\u202fPM (CET)"),
        ("zh-Hans", "3月5日周四 22:20或3月6日周五 22:20（中欧标准时间）"),
        ("ar", "الخميس، 5 مارس، 10:20 م أو الجمعة، 6 مارس، 10:20 م (بتوقيت وسط أوروبا الرسمي)"),
    ],
)
def test_a_choice_of_moments_names_their_zone_once(language: str, said: str) -> None:
    both = at("2026-03-05 21:20"), at("2026-03-06 21:20")
    assert cldr.one_of_moments(both, ZoneInfo("Europe/Berlin"), language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Wed, Mar 4, 10:20\u202fPM; Thu, Mar 5, 10:20\u202fPM or Fri, Mar 6, 10:20\u202fPM (CET)"),
        ("fr", "mer. 4 mars 22:20\u202f; jeu. 5 mars 22:20 ou ven. 6 mars 22:20 (heure normale d’Europe centrale)"),
        ("ja", "3月4日(水) 22:20、3月5日(木) 22:20または3月6日(金) 22:20（中央ヨーロッパ標準時）"),
        ("zh-Hans", "3月4日周三 22:20、3月5日周四 22:20或3月6日周五 22:20（中欧标准时间）"),
        (
            "ar",
            "الأربعاء، 4 مارس، 10:20 م؛ الخميس، 5 مارس، 10:20 م أو الجمعة، 6 مارس، 10:20 م (بتوقيت وسط أوروبا الرسمي)",
        ),
    ],
)
def test_moments_that_hold_commas_are_parted_by_more_than_a_comma(language: str, said: str) -> None:
    three = tuple(at(f"2026-03-0{day} 21:20") for day in (4, 5, 6))
    assert cldr.one_of_moments(three, ZoneInfo("Europe/Berlin"), language) == said


def test_a_choice_across_a_change_of_clocks_names_each_zone() -> None:
    both = at("2026-03-28 11:00"), at("2026-03-30 11:00")
    said = cldr.one_of_moments(both, ZoneInfo("Europe/Berlin"), "zh-Hans")
    assert said == "3月28日周六 12:00（中欧标准时间）或3月30日周一 13:00（中欧夏令时间）"


def test_the_hour_that_comes_twice_is_told_apart_by_its_zone() -> None:
    chicago = ZoneInfo("America/Chicago")
    first, second = (datetime(2026, 11, 1, 1, 30, tzinfo=chicago, fold=fold) for fold in (0, 1))
    assert cldr.moment(first, chicago, "en") == "Sun, Nov 1, 1:30\u202fAM CDT"
    assert cldr.moment(second, chicago, "en") == "Sun, Nov 1, 1:30\u202fAM CST"
    assert cldr.moment(second.astimezone(UTC), chicago, "en") == cldr.moment(second, chicago, "en")


@pytest.mark.parametrize(
    ("amount", "unit", "english", "japanese"),
    [
        (90, "seconds", "90 seconds", "90秒"),
        (20, "minutes", "20 minutes", "20分"),
        (525_600, "minutes", "525600 minutes", "525600分"),
        (0, "minutes", "0 minutes", "0分"),
        (1, "hours", "1 hour", "1時間"),
        (48, "hours", "48 hours", "48時間"),
        (1, "days", "1 day", "1日"),
        (3650, "days", "3650 days", "3650日"),
        (1, "weeks", "1 week", "1週間"),
        (520, "weeks", "520 weeks", "520週間"),
        (3, "months", "3 months", "3か月"),
        (120, "months", "120 months", "120か月"),
        (2, "years", "2 years", "2年"),
    ],
)
def test_a_span_keeps_its_unit(amount: int, unit: str, english: str, japanese: str) -> None:
    assert cldr.span(amount, unit, "en") == english
    assert cldr.span(amount, unit, "ja") == japanese


@pytest.mark.parametrize(("language", "said"), [("en", "1,234"), ("de", "1.234"), ("pt-PT", "1\u00a0234")])
def test_number(language: str, said: str) -> None:
    assert cldr.number(1234, language) == said


@pytest.mark.parametrize(
    ("items", "either", "both"),
    [
        (("a",), "a", "a"),
        (("a", "b"), "a or b", "a and b"),
        (("a", "b", "c"), "a, b, or c", "a, b, and c"),
    ],
)
def test_lists(items: tuple[str, ...], either: str, both: str) -> None:
    assert cldr.either(items, "en") == either
    assert cldr.both(items, "en") == both


def test_lists_in_other_languages() -> None:
    assert cldr.either(("a", "b"), "de") == "a oder b"
    assert cldr.both(("a", "b", "c"), "zh-Hans") == "a、b和c"


@pytest.mark.parametrize(("language", "said"), [("en", "70%"), ("de", "70\xa0%"), ("fr", "70\xa0%"), ("tr", "%70")])
def test_a_share_is_written_as_the_language_writes_it(language: str, said: str) -> None:
    assert cldr.percent(70, language) == said


@pytest.mark.parametrize(
    ("day", "language", "said"),
    [(0, "en", "Monday"), (6, "de", "Sonntag"), (0, "fi", "maanantai")],  # and not "maanantaina", on Monday
)
def test_a_day_of_the_week_is_named_in_full_as_it_stands_alone(day: int, language: str, said: str) -> None:
    assert cldr.weekday(day, language) == said
