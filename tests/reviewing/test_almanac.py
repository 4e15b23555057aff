"""What times and dates are made of, by language and by the zones of two people."""

from infoint.idioms import idioms_of
from infoint.phrases import words
from infoint.reviewing.almanac import HERE, THERE, marks


def test_zones_tell_whose_they_are() -> None:
    idioms = idioms_of("en")
    assert idioms
    found = marks(idioms, "en", ("America/Chicago", "Europe/Berlin"))
    told = {
        text: {value for *_, (kind, value) in found.found_in(words(text)) if kind == "zone"}
        for text in ("CST", "CEST", "my time", "your time", "Chicago")
    }
    assert {text: max(values) for text, values in told.items()} == {
        "CST": HERE,
        "CEST": THERE,
        "my time": HERE,
        "your time": THERE,
        "Chicago": HERE,
    }


def test_days_and_months_are_found_by_each_name_with_and_without_its_dot() -> None:
    idioms = idioms_of("de")
    assert idioms
    found = marks(idioms, "de", ("America/Chicago", "Europe/Berlin"))
    for text, mark in (("Mär", ("month", 3)), ("März", ("month", 3)), ("Sept", ("month", 9)), ("Do", ("short", 3))):
        assert mark in {value for *_, value in found.found_in(words(text))}


def test_a_zone_is_found_by_its_name_in_each_season_also_in_ramadan() -> None:
    idioms = idioms_of("en")
    assert idioms
    found = marks(idioms, "en", ("Africa/Casablanca", "Europe/Berlin"))
    for text in ("GMT+00:00", "GMT+01:00"):
        assert ("zone", HERE) in {value for *_, value in found.found_in(words(text))}


def test_a_name_of_both_zones_tells_nothing_of_whose_clock_it_is() -> None:
    idioms = idioms_of("en")
    assert idioms
    found = marks(idioms, "en", ("Africa/Accra", "Europe/London"))
    told = {text: {value for *_, value in found.found_in(words(text))} for text in ("GMT", "BST")}
    assert {mark for mark in told["GMT"] if mark[0] == "zone"} == {("zone", 0)}
    assert ("zone", THERE) in told["BST"]
    found = marks(idioms, "en", ("Etc/GMT+1", "Africa/Casablanca"))
    for text in ("GMT-01:00", "GMT+01:00"):
        assert {value for *_, value in found.found_in(words(text)) if value[0] == "zone"} == {("zone", 0)}
    assert ("zone", THERE) in {value for *_, value in found.found_in(words("GMT+00:00"))}
