"""Zones by allow-list, aware moments, and days with a gap or a fold in them."""

import subprocess
import sys
import zoneinfo
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from infoint.errors import RefusedValue
from infoint.facts import Scheduled
from infoint.zones import (
    Choice,
    at_local,
    at_wall_time,
    aware,
    clock_face,
    end_of_day,
    local_day,
    on_the_clock,
    utc,
    written,
    zone,
    zone_name,
)
from tests.bench import at

NO_ZONES = (
    "",
    " ",
    "Factory",
    "localtime",
    "posixrules",
    "posix/Europe/Berlin",
    "right/Europe/Berlin",
    "europe/berlin",
    "Europe",
    "America/Argentina",
    "Europe/",
    "/Europe/Berlin",
    "/etc/passwd",
    "../../../etc/passwd",
    "Europe/../Europe/Berlin",
    "Europe//Berlin",
    "./Europe/Berlin",
    "Europe/Berlin ",
    "Europe/Berlin\n",
    "Europe/Berlin\x00",
    "Europe\\Berlin",
    "Europe/B\u00e9rlin",
    "Europe/Berlin\ud800",
    "Mars/Olympus",
    "CET-1CEST",
    "UTC+1:00",
    "A" * 64,
    "A" * 65,
    "A" * 5000,
    "zone.tab",
    "Europe/__init__.py",
    "Etc/__pycache__",
)


def zones_that_pass(names: set[str]) -> set[str]:
    def passes(name: str) -> bool:
        try:
            return zone(name).key == name
        except RefusedValue:
            return False

    return {name for name in names if passes(name)}


def test_the_allow_list_is_what_the_database_knows() -> None:
    known = zoneinfo.available_timezones() | {"localtime", "posixrules", "Factory"}
    odd = {f"{folder}/{name}" for folder in ("posix", "right") for name in known}
    folders = {str(parent) for name in known for parent in PurePosixPath(name).parents}
    miswritten = {form for name in known for form in (name.lower(), name.upper(), f"{name}/", f"{name}\n")}
    allowed = {name for name in known if not name.startswith(("posix/", "right/"))}
    allowed -= {"localtime", "posixrules", "Factory"}
    assert zones_that_pass(known | odd | folders) == allowed
    assert zones_that_pass(miswritten - known) == set()


@pytest.mark.parametrize("name", NO_ZONES, ids=lambda name: ascii(name)[:30] + str(len(name)))
def test_what_is_no_zone_is_refused_without_a_word_of_it(name: str) -> None:
    for refuse in (zone, zone_name):
        with pytest.raises(RefusedValue) as error:
            refuse(name, "contact.zone")
        assert (error.value.code, error.value.path) == ("not_zone", "contact.zone")
        assert str(error.value) == ("contact.zone must be a zone of the tz database such as Europe/Berlin [not_zone]")
        assert error.value.__cause__ is error.value.__context__ is None


def test_no_name_of_a_zone_leads_out_of_the_database() -> None:
    """Python keeps audit hooks until it ends, so a Python of its own listens."""
    code = f"""
import sys, zoneinfo
sys.path[:] = {sys.path!r}
from infoint.zones import zone
from importlib import import_module
opened = []
sys.addaudithook(lambda event, told: opened.append(str(told[0])) if event == "open" else None)
for name in {NO_ZONES!a}:
    try:
        zone(name)
    except ValueError:
        pass
homes = (*zoneinfo.TZPATH, *import_module("tzdata").__path__)
scripts = (".py", ".pyc")  # of tzdata and of what reads it
print([path for path in opened if not path.startswith(homes) and not path.endswith(scripts)])
print(len(opened) > 0)
"""
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "True"]


@pytest.mark.parametrize("value", [None, 5, b"UTC", ZoneInfo("UTC"), UTC, ["UTC"]], ids=repr)
def test_the_name_of_a_zone_is_text(value: object) -> None:
    with pytest.raises(RefusedValue) as error:
        zone_name(value, "zone")
    assert error.value.code == "not_text"


def test_a_zone_is_the_same_for_all() -> None:
    assert zone("Europe/Berlin") is zone("Europe/Berlin") is ZoneInfo("Europe/Berlin")
    zone_name("Europe/Berlin", "zone")


class Nowhere(tzinfo):
    """Know no offset."""

    def utcoffset(self, moment: datetime | None) -> None:
        return None


def hours(number: float) -> timezone:
    return timezone(timedelta(hours=number))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (at("1970-01-01 00:00"), ""),
        (datetime(2199, 12, 31, 23, 59, 59, 999_999, UTC), ""),
        (datetime(2026, 3, 29, 2, 30, tzinfo=ZoneInfo("Europe/Berlin")), ""),
        (datetime(2026, 3, 5), "not_aware"),
        (datetime(2026, 3, 5, tzinfo=Nowhere()), "not_aware"),
        (datetime(1, 1, 1, tzinfo=hours(1)), "moment_out_of_range"),
        (datetime(9999, 12, 31, 23, 59, tzinfo=hours(-1)), "moment_out_of_range"),
        (datetime(1969, 12, 31, 23, 59, tzinfo=UTC), "moment_out_of_range"),
        (datetime(2200, 1, 1, tzinfo=UTC), "moment_out_of_range"),
        # Kept and written in UTC, where it must be in range too.
        (datetime(1970, 1, 1, tzinfo=hours(14)), "moment_out_of_range"),
        (datetime(1969, 12, 31, 23, tzinfo=hours(-2)), "moment_out_of_range"),
        (datetime(2199, 12, 31, 23, tzinfo=hours(-2)), "moment_out_of_range"),
        (datetime(2200, 1, 1, tzinfo=hours(14)), "moment_out_of_range"),
        ("2026-03-05T15:00:00Z", "not_moment"),
        (date(2026, 3, 5), "not_moment"),
        (time(9), "not_moment"),
        (1_772_722_800, "not_moment"),
        (None, "not_moment"),
    ],
    ids=repr,
)
def test_a_moment_is_aware_and_of_our_times(value: object, said: str) -> None:
    if said:
        with pytest.raises(RefusedValue) as error:
            aware(value, "at")
        assert (error.value.code, error.value.path) == (said, "at")
        assert "1969" not in str(error.value)
    else:
        aware(value, "at")


def test_an_instant_is_told_in_utc() -> None:
    moment = datetime(2026, 3, 5, 16, tzinfo=zone("Europe/Berlin"))
    assert (utc(moment), utc(moment).tzinfo) == (moment, UTC)
    assert written(moment) == "2026-03-05T15:00:00Z"
    assert written(moment.replace(microsecond=1)) == "2026-03-05T15:00:00.000001Z"


@pytest.mark.parametrize(("place", "day"), [("Pacific/Apia", 6), ("UTC", 5), ("America/Chicago", 5), ("Etc/GMT+12", 4)])
def test_the_day_is_that_of_the_place(place: str, day: int) -> None:
    assert local_day(at("2026-03-05 11:30"), zone(place)) == date(2026, 3, day)


@pytest.mark.parametrize(
    ("day", "wall", "place", "instant"),
    [
        (date(2026, 3, 28), time(9), "Europe/Berlin", "2026-03-28 08:00"),
        (date(2026, 3, 29), time(9), "Europe/Berlin", "2026-03-29 07:00"),
        # 02:30 is skipped: the instant it would have been without the change, which the clocks show as 03:30.
        (date(2026, 3, 29), time(2, 30), "Europe/Berlin", "2026-03-29 01:30"),
        # 02:30 comes twice: the first.
        (date(2026, 10, 25), time(2, 30), "Europe/Berlin", "2026-10-25 00:30"),
        (date(2026, 10, 25), time(2, 30, fold=1), "Europe/Berlin", "2026-10-25 01:30"),
        (date(2026, 4, 5), time(1, 45), "Australia/Lord_Howe", "2026-04-04 14:45"),
    ],
)
def test_what_a_clock_shows_is_one_instant(day: date, wall: time, place: str, instant: str) -> None:
    found = at_wall_time(day, wall, zone(place))
    assert (found, found.tzinfo) == (at(instant), UTC)


@pytest.mark.parametrize(
    ("day", "place", "instant"),
    [
        (date(2026, 3, 5), "Europe/Berlin", "2026-03-05 23:00"),
        (date(2026, 3, 29), "Europe/Berlin", "2026-03-29 22:00"),
        (date(2018, 11, 3), "America/Sao_Paulo", "2018-11-04 03:00"),  # the next day begins at 01:00
        (date(2018, 2, 17), "America/Sao_Paulo", "2018-02-18 03:00"),  # its last hour comes twice
        (date(2026, 10, 31), "America/Havana", "2026-11-01 04:00"),  # the first hour of the next day comes twice
        (date(2006, 10, 28), "America/St_Johns", "2006-10-29 02:30"),  # from 00:01 back to 23:01: the first midnight
        (date(2011, 12, 29), "Pacific/Apia", "2011-12-30 10:00"),  # the 30th was left out
        (date(2011, 12, 30), "Pacific/Apia", "2011-12-30 10:00"),
    ],
)
def test_a_day_ends_where_the_next_begins(day: date, place: str, instant: str) -> None:
    end = end_of_day(day, zone(place))
    assert end == at(instant)
    assert local_day(end, zone(place)) > day
    assert local_day(end - timedelta(microseconds=1), zone(place)) <= day


@pytest.mark.parametrize("choose", [None, "earlier", "later"])
def test_what_the_clocks_show_once_needs_no_choice(choose: Choice | None) -> None:
    found = at_local(datetime(2026, 3, 5, 16), "Europe/Berlin", choose=choose)
    assert (found.isoformat(), found.tzinfo) == ("2026-03-05T16:00:00+01:00", zone("Europe/Berlin"))


@pytest.mark.parametrize(
    ("place", "wall", "code", "earlier", "later"),
    [
        ("Europe/Berlin", "2026-10-25T02:30", "time_twice", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"),
        ("Europe/Berlin", "2026-10-25T02:00", "time_twice", "2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00"),
        ("Europe/Berlin", "2026-03-29T02:30", "time_skipped", "2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00"),
        ("Europe/Berlin", "2026-03-29T02:00", "time_skipped", "2026-03-29T01:00:00+01:00", "2026-03-29T03:00:00+02:00"),
        # Half an hour; the law calls the summer standard; by half past two; a whole day.
        (
            "Australia/Lord_Howe",
            "2026-04-05T01:45",
            "time_twice",
            "2026-04-05T01:45:00+11:00",
            "2026-04-05T01:45:00+10:30",
        ),
        (
            "Australia/Lord_Howe",
            "2026-10-04T02:15",
            "time_skipped",
            "2026-10-04T01:45:00+10:30",
            "2026-10-04T02:45:00+11:00",
        ),
        ("Europe/Dublin", "2026-10-25T01:30", "time_twice", "2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00"),
        (
            "America/St_Johns",
            "2026-11-01T01:30",
            "time_twice",
            "2026-11-01T01:30:00-02:30",
            "2026-11-01T01:30:00-03:30",
        ),
        ("Pacific/Apia", "2011-12-30T09:00", "time_skipped", "2011-12-29T09:00:00-10:00", "2011-12-31T09:00:00+14:00"),
    ],
)
def test_a_time_that_comes_twice_or_never_is_asked_about(
    place: str, wall: str, code: str, earlier: str, later: str
) -> None:
    typed = datetime.fromisoformat(wall)
    with pytest.raises(RefusedValue) as error:
        at_local(typed, place, path="start")
    assert (error.value.code, error.value.path) == (code, "start")
    assert error.value.faults[0].hint == f"choose 'earlier' (UTC{earlier[-6:]}) or 'later' (UTC{later[-6:]})".replace(
        "UTC+00:00", "UTC"
    )
    assert wall[:10] not in str(error.value)
    chosen: list[tuple[Choice, str]] = [("earlier", earlier), ("later", later)]
    for choose, said in chosen:
        for fold in (0, 1):
            found = at_local(typed.replace(fold=fold), place, choose=choose)
            assert found.isoformat() == said
            agreed = Scheduled(at=at("2026-01-02 09:00"), start=found, minutes=20, medium="phone")
            assert (agreed.instant, clock_face(agreed.start)) == (utc(found), clock_face(found))


def test_the_last_times_before_and_the_first_after_a_change_come_once() -> None:
    for wall in ("2026-03-29T01:59:59.999999", "2026-03-29T03:00", "2026-10-25T01:59:59.999999", "2026-10-25T03:00"):
        found = at_local(datetime.fromisoformat(wall), "Europe/Berlin")
        assert found.replace(tzinfo=None) == datetime.fromisoformat(wall)


@pytest.mark.parametrize(
    ("wall", "rest", "said"),
    [
        (datetime(2026, 3, 5, 16, tzinfo=UTC), {}, ("not_wall_time", "wall")),
        (datetime(2026, 3, 5, 16, tzinfo=Nowhere()), {}, ("not_wall_time", "wall")),
        ("2026-03-05T16:00", {}, ("not_wall_time", "wall")),
        (date(2026, 3, 5), {}, ("not_wall_time", "wall")),
        (None, {"path": "start"}, ("not_wall_time", "start")),
        (datetime(1, 1, 1), {}, ("moment_out_of_range", "wall")),
        (datetime(1, 1, 1), {"name": "Asia/Tokyo"}, ("moment_out_of_range", "wall")),
        (datetime(9999, 12, 31, 23, 59), {"name": "America/Chicago"}, ("moment_out_of_range", "wall")),
        (datetime(1970, 1, 1), {"name": "Asia/Tokyo"}, ("moment_out_of_range", "wall")),
        (datetime(2199, 12, 31, 23), {"name": "America/Chicago"}, ("moment_out_of_range", "wall")),
        (datetime(2026, 3, 5), {"name": "localtime"}, ("not_zone", "zone")),
        (datetime(2026, 3, 5), {"name": None}, ("not_text", "zone")),
        (datetime(2026, 3, 5), {"choose": "first"}, ("not_choice", "choose")),
        (datetime(2026, 3, 5), {"choose": ["earlier"]}, ("not_choice", "choose")),
    ],
    ids=repr,
)
def test_what_is_no_wall_time_of_a_zone_is_refused(wall: Any, rest: dict[str, Any], said: tuple[str, str]) -> None:
    with pytest.raises(RefusedValue) as error:
        at_local(wall, **({"name": "Europe/Berlin"} | rest))
    assert (error.value.code, error.value.path) == said


def berlin(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"), fold=fold)


def test_a_moment_on_the_clock_keeps_its_zone() -> None:
    moment = on_the_clock(berlin("2026-03-05 16:00"), "start")
    assert moment.isoformat() == "2026-03-05T16:00:00+01:00"
    assert moment.tzinfo is zone("Europe/Berlin")
    assert on_the_clock(berlin("2026-03-29 02:30"), "start").isoformat() == "2026-03-29T02:30:00+01:00"


def test_another_zone_object_of_the_same_name_is_the_same_zone() -> None:
    moment = datetime(2026, 3, 5, 16, tzinfo=ZoneInfo.no_cache("Europe/Berlin"))
    assert on_the_clock(moment, "start").tzinfo is zone("Europe/Berlin")


@pytest.mark.parametrize("given", [UTC, timezone(timedelta(0), "Zulu")], ids=repr)
def test_no_offset_is_utc(given: tzinfo) -> None:
    assert on_the_clock(datetime(2026, 3, 5, 15, tzinfo=given), "start").tzinfo is UTC


class Summer(tzinfo):
    """Know an offset, and no name that a document could hold."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return timedelta(hours=5, minutes=45)

    def dst(self, moment: datetime | None) -> timedelta:
        return timedelta(hours=1)


@pytest.mark.parametrize("given", [Summer(), timezone(timedelta(hours=5, minutes=45), "Nepal")], ids=["class", "name"])
def test_any_other_zone_becomes_its_offset(given: tzinfo) -> None:
    moment = on_the_clock(datetime(2026, 3, 5, 15, tzinfo=given, fold=1), "start")
    assert (moment.tzinfo, moment.fold) == (timezone(timedelta(hours=5, minutes=45)), 0)
    assert repr(moment.tzinfo) == "datetime.timezone(datetime.timedelta(seconds=20700))"


def rules(key: str | None) -> ZoneInfo:
    """Return Berlin's rules from a file, under a name of the host's."""
    with (files("tzdata.zoneinfo") / "Europe" / "Berlin").open("rb") as file:
        return ZoneInfo.from_file(file, key)


def test_rules_without_a_name_become_their_offset() -> None:
    assert on_the_clock(datetime(2026, 7, 5, 15, tzinfo=rules(None)), "start").tzinfo == hours(2)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "not_aware"),
        (timezone(timedelta(seconds=1)), "not_moment"),
        (timezone(timedelta(hours=1, microseconds=1)), "not_moment"),
        (rules("right/Europe/Berlin"), "not_zone"),
        (rules("localtime"), "not_zone"),
    ],
    ids=str,
)
def test_a_clock_that_no_document_can_name_is_refused(given: tzinfo | None, said: str) -> None:
    with pytest.raises(RefusedValue) as error:
        on_the_clock(datetime(2026, 3, 5, 15, tzinfo=given), "start")
    assert (error.value.code, error.value.path) == (said, "start")


def test_a_fold_that_changes_nothing_is_dropped() -> None:
    assert on_the_clock(berlin("2026-03-05 16:00", fold=1), "start").fold == 0
    assert on_the_clock(berlin("2026-10-25 02:30", fold=1), "start").fold == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (berlin("2026-10-25 02:30"), berlin("2026-10-25 02:30", fold=1)),  # two instants that the clocks show alike
        (berlin("2026-03-29 02:30"), berlin("2026-03-29 03:30")),  # one instant, told by a time that is skipped
        (berlin("2026-03-05 16:00"), datetime(2026, 3, 5, 16, tzinfo=ZoneInfo("Europe/Paris"))),
        (at("2026-03-05 16:00"), datetime(2026, 3, 5, 16, tzinfo=ZoneInfo("UTC"))),
        (at("2026-03-05 16:00"), datetime(2026, 3, 5, 17, tzinfo=hours(1))),
    ],
)
def test_clock_faces_tell_apart_what_is_written_differently(one: datetime, other: datetime) -> None:
    assert clock_face(one) != clock_face(other)
    assert clock_face(one) == clock_face(one.replace())
