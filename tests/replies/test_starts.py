"""Starts: an instant where the calendar names one in a zone that is known, and none where it would be a guess."""

from datetime import datetime

import pytest
from babel.core import get_global
from hypothesis import given
from icalendar import Event

from infoint.errors import RefusedValue
from infoint.replies.content_lines import Property
from infoint.replies.starts import instant
from infoint.zones import utc, zone
from tests.bench import at
from tests.strategies import moments


def start(value: str, **parameters: str) -> datetime | None:
    return instant(Property(tuple(parameters.items()), value))


@pytest.mark.parametrize(
    ("value", "name", "told"),
    [
        ("20260320T150000Z", None, "2026-03-20 15:00"),
        ("20260320T150000Z", "Europe/Berlin", "2026-03-20 15:00"),  # UTC, whatever else is said
        ("20260320T150000", "Europe/Berlin", "2026-03-20 14:00"),
        ("20260330T150000", "Europe/Berlin", "2026-03-30 13:00"),
        ("20260330T150000", "UTC", "2026-03-30 15:00"),
        ("20260330T150000", "W. Europe Standard Time", "2026-03-30 13:00"),
        ("20260330T150000", "Central Standard Time", "2026-03-30 20:00"),
        ("20260330T150000", "India Standard Time", "2026-03-30 09:30"),
        ("19700101T000000Z", None, "1970-01-01 00:00"),
        ("21991231T235959Z", None, "2199-12-31 23:59:59"),
    ],
)
def test_an_instant_is_read(value: str, name: str | None, told: str) -> None:
    assert start(value, **({"TZID": name} if name else {})) == at(told)


@pytest.mark.parametrize("told", ["20260329T023000", "20261025T023000"], ids=["never", "twice"])
def test_which_of_two_times_is_not_guessed(told: str) -> None:
    """Programs do not agree on it."""
    assert start(told, TZID="Europe/Berlin") is None
    assert start(told, TZID="W. Europe Standard Time") is None


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("20260320T150000", None),  # floating
        ("20260320", None),
        ("20260320", "Europe/Berlin"),
        ("20260320T150000", ""),
        ("20260320T150000", "Customized Time Zone"),
        ("20260320T150000", "(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien"),
        ("20260320T150000", "/freeassociation.sourceforge.net/Europe/Berlin"),
        ("20260320T150000", "../../etc/passwd"),
        ("20260320T150000", "/etc/localtime"),
        ("20260320T150000", "localtime"),
        ("20260320T150000", "right/Europe/Berlin"),
        ("20260320T150000", "europe/berlin"),
        ("20260320T150000", "Europe/Berlin\x00"),
        ("20260320T150000", "Europe/" * 10_000),
        ("20260230T150000Z", None),
        ("20260320T240000Z", None),
        ("20260320T150060Z", None),
        ("20260320T156000Z", None),
        ("20260320T150000z", None),
        ("20260320T1500Z", None),
        ("20260320T150000Z\n", None),
        ("20260320T150000+0100", None),
        ("٢٠٢٦٠٣٢٠T150000Z", None),
        ("00000320T150000Z", None),
        ("00010101T000000Z", None),
        ("00010101T000000", "Asia/Tokyo"),
        ("99991231T235959Z", None),
        ("99991231T235959", "America/Chicago"),
        ("19691231T235959Z", None),
        ("22000101T000000Z", None),
        ("21991231T235959", "America/Chicago"),
        ("19700101T000000", "Asia/Tokyo"),
        ("1" * 100_000, None),
        ("", None),
    ],
)
def test_what_would_be_a_guess_is_no_instant(value: str, name: str | None) -> None:
    assert start(value, **({"TZID": name} if name is not None else {})) is None


def test_two_zones_are_refused() -> None:
    with pytest.raises(RefusedValue, match=r"DTSTART\.TZID"):
        instant(Property((("TZID", "Europe/Berlin"), ("TZID", "Europe/Paris")), "20260320T150000"))


def test_every_zone_of_windows_is_known() -> None:
    names = get_global("windows_zone_mapping")
    assert len(names) > 100
    unknown = [name for name in names if start("20260320T150000", TZID=name) is None]
    assert unknown == []


@given(moments())
def test_what_icalendar_writes_is_read_back(moment: datetime) -> None:
    event = Event()
    event.start = moment.replace(microsecond=0, fold=0)
    written = event["DTSTART"]
    parameters = {key.upper(): str(value) for key, value in written.params.items() if key.upper() != "VALUE"}
    read = start(written.to_ical().decode(), **parameters)
    key = getattr(moment.tzinfo, "key", "UTC")
    assert read == utc(event.start.replace(tzinfo=zone(key)))
