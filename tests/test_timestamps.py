"""Text is read as a moment only if it says one, and a talk keeps its clock and its instant."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint.errors import RefusedValue
from infoint.timestamps import appointment, appointment_text, moment, time_of_day
from infoint.zones import utc
from tests import strategies

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-03-05T15:00:00Z", datetime(2026, 3, 5, 15, tzinfo=UTC)),
        ("2026-03-05T16:00:00+01:00", datetime(2026, 3, 5, 15, tzinfo=UTC)),
        ("2026-03-05T15:00:00-00:00", datetime(2026, 3, 5, 15, tzinfo=UTC)),
        ("2026-03-05T15:00:00.25Z", datetime(2026, 3, 5, 15, 0, 0, 250_000, tzinfo=UTC)),
        ("2026-03-05T23:59:59.999999-23:59", datetime(2026, 3, 6, 23, 58, 59, 999_999, tzinfo=UTC)),
        ("2024-02-29T00:00:00Z", datetime(2024, 2, 29, tzinfo=UTC)),
    ],
)
def test_reads_an_instant(text: str, instant: datetime) -> None:
    assert moment(text) == instant
    assert moment(text).tzinfo is UTC


NO_MOMENTS = [
    "",
    "2026-03-05",
    "2026-03-05T15:00:00",
    "2026-03-05T15:00Z",
    "2026-03-05 15:00:00Z",
    "2026-03-05t15:00:00z",
    "2026-03-05\x0015:00:00Z",
    "2026-3-05T15:00:00Z",
    "2026-03-05T5:00:00Z",
    "2026-03-05T24:00:00Z",
    "2026-03-05T15:60:00Z",
    "2026-03-05T15:00:60Z",
    "2026-03-05T15:00:00+1:00",
    "2026-03-05T15:00:00+0100",
    "2026-03-05T15:00:00+24:00",
    "2026-03-05T15:00:00+01:00:30",
    "2026-03-05T15:00:00,5Z",
    "2026-03-05T15:00:00.Z",
    "2026-03-05T15:00:00.1234567Z",
    "2026-02-30T15:00:00Z",
    "2026-13-05T15:00:00Z",
    "2026-W10-4T15:00:00Z",
    "20260305T150000Z",
    "+002026-03-05T15:00:00Z",
    "2026-03-05T15:00:00Z\n",
    " 2026-03-05T15:00:00Z",
    "２０２６-03-05T15:00:00Z",
    "2026-03-05T15:00:00Z[Europe/Berlin][Europe/Berlin]",
    "2026-03-05T15:00:00Z[u-ca=hebrew]",
    "2026-03-05T15:00:00+01:00[!Europe/Berlin]",
    "2026-03-05T15:00:00[Europe/Berlin]",
    "2026-03-05T15:00:00+01:00[]",
]


@pytest.mark.parametrize("text", NO_MOMENTS)
@pytest.mark.parametrize("read", [moment, appointment])
def test_refuses_what_is_no_moment(read: Callable[[object, str], object], text: str) -> None:
    with pytest.raises(RefusedValue) as caught:
        read(text, "at")
    assert (caught.value.code, caught.value.path) == ("not_moment", "at")
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (None, "not_text"),
        (20260305, "not_text"),
        ("1969-12-31T23:59:59Z", "moment_out_of_range"),
        ("0001-01-01T00:00:00+01:00", "moment_out_of_range"),
        ("2200-01-01T00:00:00Z", "moment_out_of_range"),
        ("9999-12-31T23:59:59-23:59", "moment_out_of_range"),
    ],
)
@pytest.mark.parametrize("read", [moment, appointment])
def test_refuses_other_values_and_other_ages(read: Callable[[object], object], text: object, code: str) -> None:
    with pytest.raises(RefusedValue) as caught:
        read(text)
    assert caught.value.code == code


def test_an_instant_has_no_zone() -> None:
    with pytest.raises(RefusedValue, match="an instant, without a zone"):
        moment("2026-03-05T16:00:00+01:00[Europe/Berlin]")


@pytest.mark.parametrize("name", ["Europe/Atlantis", "localtime", "posix/Europe/Berlin", "Factory", "../etc/passwd"])
def test_refuses_what_is_no_zone(name: str) -> None:
    with pytest.raises(RefusedValue) as caught:
        appointment(f"2026-03-05T16:00:00+01:00[{name}]", "start")
    assert caught.value.path == "start"
    assert name not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "start", "instant"),
    [
        ("2026-03-05T16:00:00Z", datetime(2026, 3, 5, 16, tzinfo=UTC), "2026-03-05T16:00:00Z"),
        (
            "2026-03-05T16:00:00+05:30",
            datetime(2026, 3, 5, 16, tzinfo=timezone(timedelta(hours=5, minutes=30))),
            "2026-03-05T10:30:00Z",
        ),
        ("2026-03-05T16:00:00+01:00[Europe/Berlin]", datetime(2026, 3, 5, 16, tzinfo=BERLIN), "2026-03-05T15:00:00Z"),
        # The offset is not told: the clocks there tell the time.
        ("2026-03-05T15:00:00Z[Europe/Berlin]", datetime(2026, 3, 5, 16, tzinfo=BERLIN), "2026-03-05T15:00:00Z"),
        # The hour that comes twice: the offset chooses.
        (
            "2026-10-25T02:30:00+02:00[Europe/Berlin]",
            datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN),
            "2026-10-25T00:30:00Z",
        ),
        (
            "2026-10-25T02:30:00+01:00[Europe/Berlin]",
            datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN),
            "2026-10-25T01:30:00Z",
        ),
        # The hour that is skipped.
        (
            "2026-03-29T02:30:00+01:00[Europe/Berlin]",
            datetime(2026, 3, 29, 2, 30, tzinfo=BERLIN),
            "2026-03-29T01:30:00Z",
        ),
        # The rules have changed since: local time and instant are both kept.
        ("2026-03-05T16:00:00+03:00[Europe/Berlin]", datetime(2026, 3, 5, 16, tzinfo=BERLIN), "2026-03-05T13:00:00Z"),
    ],
)
def test_reads_an_appointment(text: str, start: datetime, instant: str) -> None:
    read = appointment(text)
    assert repr(read.start) == repr(start)  # with zone and fold, which == ignores
    assert read.instant == moment(instant)
    assert appointment(appointment_text(read.start, read.instant)) == read


def test_seconds_of_an_offset_are_rounded_and_known_again() -> None:
    start = datetime(1971, 6, 1, 12, tzinfo=ZoneInfo("Africa/Monrovia"))
    text = appointment_text(start, utc(start))
    assert text == "1971-06-01T12:00:00-00:44[Africa/Monrovia]"
    assert utc(appointment(text).start) == utc(start)
    assert appointment(text).instant == utc(start)


@given(strategies.wall_times())
def test_an_appointment_is_read_as_it_was_written(start: datetime) -> None:
    read = appointment(appointment_text(start, utc(start)))
    assert (read.start.replace(tzinfo=None), utc(read.start)) == (start.replace(tzinfo=None), utc(start))
    assert read.instant == utc(start)


@given(strategies.wall_times(), st.timedeltas(timedelta(days=-3), timedelta(days=3)))
def test_the_clock_is_kept_whatever_instant_is_recorded(start: datetime, shift: timedelta) -> None:
    """Where no offset tells the instant, the text tells the clock alone, and the codec writes the instant beside it."""
    read = appointment(appointment_text(start, utc(start) + shift))
    assert (read.start.replace(tzinfo=None), utc(read.start)) == (start.replace(tzinfo=None), utc(start))
    assert read.instant in (utc(start), utc(start) + shift)


def test_an_instant_that_no_offset_tells() -> None:
    start = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN)
    for shift in (timedelta(hours=2), timedelta(seconds=1), timedelta(days=1)):
        assert appointment_text(start, utc(start) + shift) == "2026-10-25T02:30:00+01:00[Europe/Berlin]"


@pytest.mark.parametrize("text", ["00:00", "09:00", "23:59"])
def test_reads_a_time_of_day(text: str) -> None:
    assert time_of_day(text) == time.fromisoformat(text)


@pytest.mark.parametrize("text", ["", "9:00", "24:00", "09:60", "09:00:00", "T09:00", "09:00\n", "09h00", "0900"])
def test_refuses_what_is_no_time_of_day(text: str) -> None:
    with pytest.raises(RefusedValue) as caught:
        time_of_day(text, "day_starts")
    assert (caught.value.code, caught.value.path) == ("not_time", "day_starts")


def test_refuses_a_number_as_time_of_day() -> None:
    with pytest.raises(RefusedValue) as caught:
        time_of_day(9)
    assert caught.value.code == "not_text"
