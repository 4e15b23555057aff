"""Dates, zones, spans, numbers and lists as the CLDR has them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from infoint.errors import NotKnown, RefusedValue
from infoint.words import cldr
from tests.bench import at

THREE = "Thu, Mar 5, 3:20\u202fPM"  # the CLDR writes a narrow space before AM and PM


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en"), ("pt-BR", "pt_BR"), ("zh-Hans", "zh_Hans"), ("zh-Hant-HK", "zh_Hant_HK"), ("es-419", "es_419")],
)
def test_a_language_has_a_locale(language: str, locale: str) -> None:
    assert str(cldr.locale(language)) == locale


def test_one_locale_serves_everybody() -> None:
    assert cldr.locale("pt-BR") is cldr.locale("pt-BR")


@pytest.mark.parametrize("language", ["xx", "qaa", "en-XX"])
def test_a_language_that_the_cldr_lacks_is_not_known(language: str) -> None:
    with pytest.raises(NotKnown) as error:
        cldr.locale(language)
    assert (error.value.code, error.value.path) == ("unknown_language", "language")
    assert error.value.__context__ is None  # the error of Babel holds the text


@pytest.mark.parametrize(
    ("language", "code"),
    [("../en", "not_language"), ("en_US", "not_language"), ("en-US-POSIX", "not_language"), ("", "empty")],
)
def test_babel_sees_no_text_that_is_no_language(language: str, code: str) -> None:
    with pytest.raises(RefusedValue) as refusal:
        cldr.locale(language)
    assert (refusal.value.code, refusal.value.path) == (code, "language")


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
        ("ja", "Asia/Tokyo", "3月6日(金) 6:20 JST"),
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
    [("en", "America/Chicago", "3:20\u202fPM CST"), ("de", "Europe/Berlin", "22:20 MEZ")],
)
def test_a_time_of_day_names_its_zone(language: str, zone: str, said: str) -> None:
    assert cldr.time_of_day(at("2026-03-05 21:20"), ZoneInfo(zone), language) == said


def test_the_hour_that_comes_twice_is_told_apart_by_its_zone() -> None:
    chicago = ZoneInfo("America/Chicago")
    first, second = (datetime(2026, 11, 1, 1, 30, tzinfo=chicago, fold=fold) for fold in (0, 1))
    assert cldr.moment(first, chicago, "en") == "Sun, Nov 1, 1:30\u202fAM CDT"
    assert cldr.moment(second, chicago, "en") == "Sun, Nov 1, 1:30\u202fAM CST"
    assert cldr.moment(second.astimezone(UTC), chicago, "en") == cldr.moment(second, chicago, "en")


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
    assert cldr.zone_name(datetime(2026, 1, 5, 12, tzinfo=there), "en") == january
    assert cldr.zone_name(datetime(2026, 7, 5, 12, tzinfo=there), "en") == july


def test_a_zone_that_moved_for_good_has_no_summer_time() -> None:
    """Pyongyang put its clocks forward by half an hour on 5 May 2018, and left them there."""
    after = datetime(2018, 12, 1, 12, tzinfo=ZoneInfo("Asia/Pyongyang"))
    assert cldr.zone_name(after, "en") == "Korean Standard Time"


IN_SUMMER = {"BST", "CEST", "EEST", "IST", "WEST"}  # others say D for daylight: CDT, AEDT


def test_no_zone_is_called_by_its_other_season() -> None:
    """A mail that says GMT and means an hour later would lead somebody to the wrong time."""
    told = 0
    for name in sorted(available_timezones() - {"localtime", "Factory"}):
        year = [datetime(2026, month, 15, 12, tzinfo=ZoneInfo(name)) for month in range(1, 13)]
        offsets = {moment.utcoffset() for moment in year}
        for moment in year if len(offsets) == 2 else ():
            said = cldr.zone_name(moment, "en")
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


@pytest.mark.parametrize(
    ("amount", "unit", "english", "japanese"),
    [
        (20, "minutes", "20 minutes", "20 分"),
        (525_600, "minutes", "525600 minutes", "525600 分"),
        (0, "minutes", "0 minutes", "0 分"),
        (1, "hours", "1 hour", "1 時間"),
        (48, "hours", "48 hours", "48 時間"),
        (1, "days", "1 day", "1 日"),
        (3650, "days", "3650 days", "3650 日"),
        (1, "weeks", "1 week", "1 週間"),
        (520, "weeks", "520 weeks", "520 週間"),
        (3, "months", "3 months", "3 か月"),
        (120, "months", "120 months", "120 か月"),
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
