"""Public holidays from the package `holidays`: whose they are, in which language, and always the same."""

import subprocess
import sys
import traceback
from datetime import date
from functools import partial
from typing import Any

import attrs
import holidays
import pytest

from infoint import checks, facts, observances, playbooks
from infoint.errors import NotKnown, RefusedValue
from infoint.observances import PublicHolidays, public
from infoint.schedule import tasks
from tests.bench import ANA, KIM, at, guide, plan, step

MEMORIAL_DAY = date(2026, 5, 25)
UNITY_DAY = date(2025, 10, 3)
BOXING_DAY = date(2026, 12, 26)
CORPUS_CHRISTI = date(2026, 6, 4)


@pytest.mark.parametrize(
    ("day", "place", "name"),
    [
        (MEMORIAL_DAY, "US", "Memorial Day"),
        (MEMORIAL_DAY, "US-TX", "Memorial Day"),
        (MEMORIAL_DAY, "DE", "Pfingstmontag"),
        (date(2026, 5, 26), "DE", None),
        (CORPUS_CHRISTI, "DE", None),
        (CORPUS_CHRISTI, "DE-BY", "Fronleichnam"),
        (BOXING_DAY, "GB-ENG", "Boxing Day"),
        (date(2027, 12, 31), "US", "New Year's Day (observed)"),
    ],
)
def test_holidays_are_those_of_a_place(day: date, place: str, name: str | None) -> None:
    assert public()(day, place) == name


@pytest.mark.parametrize(
    ("language", "name"),
    [
        (None, "Tag der Deutschen Einheit"),
        ("de", "Tag der Deutschen Einheit"),
        ("de-AT", "Tag der Deutschen Einheit"),
        ("en-US", "German Unity Day"),
        ("en", "German Unity Day"),
        ("en-GB", "German Unity Day"),
        ("ja", "Tag der Deutschen Einheit"),
    ],
)
def test_names_are_in_the_language_asked_for_where_the_package_has_it(language: str | None, name: str) -> None:
    assert public(language)(UNITY_DAY, "DE") == name


@pytest.mark.parametrize(
    ("language", "place", "name"),
    [
        ("en-US", "CA", "Labor Day"),
        ("en-CA", "CA", "Labour Day"),
        ("zh-Hans", "HK", "国庆日"),
        ("zh-SG", "HK", "国庆日"),
        ("zh-Hant", "HK", "國慶日"),
        ("zh-TW", "HK", "國慶日"),
    ],
)
def test_of_several_varieties_it_is_the_one_asked_for_or_one_of_its_script(
    language: str, place: str, name: str
) -> None:
    day = date(2026, 10, 1) if place == "HK" else date(2026, 9, 7)
    assert public(language)(day, place) == name


def test_every_language_of_the_package_has_the_form_that_is_read() -> None:
    """Its names are held against the one asked for, and a plan never fails an agenda."""
    for spoken in {one for known in holidays.list_localized_countries().values() for one in known}:
        checks.language(spoken.replace("_", "-"), "language")


@pytest.mark.parametrize("place", ["XX", "XX-YY", "DE-XX"])
def test_a_place_that_nobody_knows_is_refused_where_it_comes_in_and_fails_no_agenda(place: str) -> None:
    assert public()(MEMORIAL_DAY, place) is None
    office = guide(step(after="talk_end", due="1 business day")).observing(public())
    whose = plan(facts.Held(at=at("2026-05-22 15:00")), seeker=attrs.evolve(ANA, place=place))
    [task] = tasks(office, whose)
    assert task.explanation.due.day == MEMORIAL_DAY
    with pytest.raises(NotKnown) as error:
        public().require(place)
    assert (error.value.code, error.value.path) == ("unknown_place", "place")
    told = "".join(traceback.format_exception(error.value)).replace(f'"{place}"', "")
    assert place not in told
    assert error.value.__context__ is None


def test_a_place_that_is_known_may_come_in() -> None:
    for place in ("DE", "DE-BY", "US-TX"):
        public().require(place)


@pytest.mark.parametrize(("place", "code"), [("HolidayBase", "not_place"), ("", "empty"), (None, "not_text")])
def test_a_place_is_a_code(place: Any, code: str) -> None:
    for asked in (partial(public(), MEMORIAL_DAY), public().require):
        with pytest.raises(RefusedValue) as error:
            asked(place)
        assert (error.value.code, error.value.path) == (code, "place")


def test_a_language_is_a_language() -> None:
    with pytest.raises(RefusedValue) as error:
        public("english")
    assert (error.value.code, error.value.path) == ("not_language", "language")


def test_equal_holidays_make_equal_playbooks() -> None:
    gsbs = playbooks.load("gsbs")
    assert gsbs.observing(public("en")) == gsbs.observing(PublicHolidays("en")) != gsbs.observing(public("de"))


def test_the_environment_and_what_was_asked_before_say_nothing() -> None:
    """Left alone, the package takes a language from LANGUAGE, and New Year's Eve may come with the next year."""
    code = """
import datetime, sys
from infoint.observances import public
years = [2026, 2027, 2028]
for year in years if sys.argv[1] == "up" else reversed(years):
    for place in ("US", "DE", "ES-CT", "PR", "AX", "HK"):
        days = (datetime.date(year, 1, 1) + datetime.timedelta(n) for n in range(365))
        print(*(f"{place} {day} {name}" for day in days if (name := public()(day, place))), sep="\\n")
"""
    ways = (("C", "up"), ("de", "down"), ("es", "up"), ("zh_CN", "down"))
    told = [
        subprocess.run(
            [sys.executable, "-c", code, order],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            env={
                "LANGUAGE": language,
                "LANG": f"{language}.UTF-8",
                "PYTHONPATH": ":".join(sys.path),
                "PYTHONUTF8": "1",
            },
        ).stdout
        for language, order in ways
    ]
    assert len({tuple(sorted(one.splitlines())) for one in told}) == 1
    assert len(told[0].splitlines()) > 100


def test_years_are_kept_within_bounds() -> None:
    for number in range(600):
        public()(date(1500 + number, 1, 1), "US")
    kept = observances._year.cache_info()
    assert kept.currsize <= (kept.maxsize or 0)


def test_an_explanation_replays_without_the_package() -> None:
    rule = step(after="talk_end", due="1 business day", zone="contact")
    playbook = guide(rule).observing(public("en-US"))
    whose = plan(facts.Held(at=at("2025-10-02 15:00")), contact=attrs.evolve(KIM, place="DE"))
    [task] = tasks(playbook, whose)
    due = task.explanation.due
    assert (due.day, [one.name for one in due.skipped]) == (date(2025, 10, 6), ["German Unity Day", None, None])
    assert due.replay() == due
