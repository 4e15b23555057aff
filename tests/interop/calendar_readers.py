"""Readers of calendars: programs in other languages, started once for many files, and libraries of Python."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs
import icalendar
import recurring_ical_events
import vobject

from tests.interop.meant import Attendee, Entry, Meant, instant

HERE = Path(__file__).parent
INTEROP = Path(os.environ.get("INTEROP", ""))


@attrs.frozen
class Found:
    """What a reader found in a file, and what it says against it."""

    calendar: Meant
    complaints: tuple[str, ...] = ()


@attrs.frozen
class Report:
    """What a reader found in all files, in their order, and its version."""

    version: str
    files: tuple[Found, ...]


Reader = Callable[[Sequence[Path]], Report]


def driven(*command: str | Path, paths: Sequence[Path]) -> Any:
    """Start a program that reads the files named on its standard input, and return the JSON that it prints."""
    names = "".join(f"{path}\n" for path in paths)
    done = subprocess.run(command, input=names.encode(), capture_output=True, check=False, cwd=HERE / "readers")
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b"", done.stderr.decode()
    return json.loads(done.stdout)


def _calendar(found: Any) -> Meant:
    def entries(kind: str) -> tuple[Entry, ...]:
        return tuple(sorted(map(_entry, found[kind])))

    return Meant(method=found["method"], name=found["name"], events=entries("events"), to_dos=entries("to_dos"))


def _entry(one: Any) -> Entry:
    attendees = tuple(tuple(who) for who in one["attendees"])
    return Entry(
        **{key: value for key, value in one.items() if key not in {"class", "attendees", "alarms"}},
        class_=one["class"],
        attendees=attendees,  # type: ignore[arg-type]
        alarms=tuple(one["alarms"]),
    )


def _program(*command: str | Path) -> Reader:
    def read(paths: Sequence[Path]) -> Report:
        told = driven(*command, paths=paths)
        files = tuple(Found(_calendar(one), tuple(one["complaints"])) for one in told["files"])
        return Report(told["version"], files)

    return read


# --- Libraries of Python.


def _moment(value: Any) -> str | None:
    """Write an instant or a day; refuse a floating time: whoever gives one has lost the instant."""
    if value is None:
        return None
    if not isinstance(value, datetime):
        assert isinstance(value, date)
        return value.isoformat()
    assert value.utcoffset() == timedelta(0)
    return instant(value)


def _bare(uri: Any) -> str | None:
    return None if uri is None else str(uri).removeprefix("mailto:")


def _of_icalendar(one: Any) -> Entry:
    def text(name: str) -> str | None:
        return str(one[name]) if name in one else None

    def moment(name: str) -> str | None:
        return _moment(one[name].dt) if name in one else None

    def listed(name: str) -> Any:
        found = one.get(name, [])
        return found if isinstance(found, list) else [found]

    def attendee(who: Any) -> Attendee:
        said = who.params
        return _bare(who) or "", said.get("CN"), said.get("PARTSTAT"), str(said.get("RSVP", "")).upper() == "TRUE"

    assert one.errors == []
    # icalendar counts no alarms where a to-do has no start.
    alarms = one.alarms.times if "DTSTART" in one else one.walk("VALARM")
    times = [_moment(alarm.trigger if "DTSTART" in one else alarm.TRIGGER) for alarm in alarms]
    return Entry(
        uid=text("UID") or "",
        sequence=one.get("SEQUENCE"),
        start=moment("DTSTART"),
        end=moment("DTEND"),
        due=moment("DUE"),
        summary=text("SUMMARY") or "",
        description=text("DESCRIPTION"),
        location=text("LOCATION"),
        status=text("STATUS"),
        class_=text("CLASS"),
        transp=text("TRANSP"),
        organizer=_bare(one.get("ORGANIZER")),
        sent_by=_bare(one["ORGANIZER"].params.get("SENT-BY")) if "ORGANIZER" in one else None,
        organizer_name=one["ORGANIZER"].params.get("CN") if "ORGANIZER" in one else None,
        attendees=tuple(map(attendee, listed("ATTENDEE"))),
        alarms=tuple(times),
    )


def _with_icalendar(paths: Sequence[Path], *, recurring: bool = False) -> Report:
    def files() -> Iterator[Found]:
        for path in paths:
            calendar = icalendar.Calendar.from_ical(path.read_bytes())
            assert calendar.errors == []
            events: Any = calendar.events
            if recurring:
                events = recurring_ical_events.of(calendar).between((1971, 1, 1), (2190, 1, 1))
            name = calendar.get("X-WR-CALNAME")
            yield Found(
                Meant(
                    method=calendar.get("METHOD"),
                    name=None if name is None else str(name),
                    events=tuple(sorted(map(_of_icalendar, events))),
                    to_dos=tuple(sorted(map(_of_icalendar, calendar.todos))),
                )
            )

    return Report(version("recurring-ical-events" if recurring else "icalendar"), tuple(files()))


def _of_vobject(one: Any) -> Entry:
    def value(name: str) -> Any:
        found = one.contents.get(name)
        return found[0].value if found else None

    def attendee(who: Any) -> Attendee:
        said = {name: values[0] for name, values in who.params.items()}
        return _bare(who.value) or "", said.get("CN"), said.get("PARTSTAT"), said.get("RSVP") == "TRUE"

    def alarm(trigger: Any) -> str | None:
        return _moment((value("dtstart") or value("due")) + trigger if isinstance(trigger, timedelta) else trigger)

    return Entry(
        uid=value("uid"),
        sequence=int(value("sequence")),
        start=_moment(value("dtstart")),
        end=_moment(value("dtend")),
        due=_moment(value("due")),
        summary=value("summary"),
        description=value("description"),
        location=value("location"),
        status=value("status"),
        class_=value("class"),
        transp=value("transp"),
        organizer=_bare(value("organizer")),
        sent_by=_bare(one.organizer.params.get("SENT-BY", [None])[0]) if value("organizer") else None,
        organizer_name=one.organizer.params.get("CN", [None])[0] if value("organizer") else None,
        attendees=tuple(attendee(who) for who in one.contents.get("attendee", [])),
        alarms=tuple(alarm(each.trigger.value) for each in one.contents.get("valarm", [])),
    )


def _with_vobject(paths: Sequence[Path]) -> Report:
    def files() -> Iterator[Found]:
        for path in paths:
            [calendar] = vobject.readComponents(path.read_bytes().decode())
            calendar.validate()  # raises

            def value(name: str, held: Any = calendar.contents) -> Any:
                return held[name][0].value if name in held else None

            yield Found(
                Meant(
                    method=value("method"),
                    name=value("x-wr-calname"),
                    events=tuple(sorted(map(_of_vobject, calendar.contents.get("vevent", [])))),
                    to_dos=tuple(sorted(map(_of_vobject, calendar.contents.get("vtodo", [])))),
                )
            )

    return Report(version("vobject"), tuple(files()))


READERS: dict[str, Reader] = {
    "ical.js": _program("node", "ical_js.mjs"),
    "node-ical": _program("node", "node_ical.mjs"),
    "libical": _program(INTEROP / "bin" / "read_libical"),
    "sabre/vobject": _program("php", "sabre.php"),
    "vobject": _with_vobject,
    "icalendar": _with_icalendar,
    "recurring-ical-events": partial(_with_icalendar, recurring=True),
}
