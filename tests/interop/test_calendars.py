"""Readers of calendars find what was meant, in all that is written."""

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from infoint import facts
from infoint.render import ical
from infoint.schedule import tasks
from tests.bench import KIM, at, plan
from tests.interop import meant, tally
from tests.interop.calendar_readers import READERS
from tests.interop.feeds import GSBS, HOSTILE, SMALL, all_feeds, hostile, stories
from tests.interop.limits import LIMITS, ODD_NAMES, Limit, OddName, as_read, is_plain
from tests.interop.meant import Entry, Meant


@attrs.frozen
class Written:
    """A file and what it means."""

    path: Path
    meant: Meant


Made = Iterator[tuple[str, bytes, Meant]]


def calendars() -> Made:
    """Yield what a seeker subscribes to, or imports."""
    for name, playbook, plans in all_feeds():
        yield f"feed-{name}", ical.feed(playbook, plans), meant.feed(playbook, plans)
        if not name.startswith("worded"):
            yield f"to-dos-{name}", ical.to_dos(playbook, plans), meant.to_dos(playbook, plans)
    for name, playbook, plans in (("stories", GSBS, stories()), ("nothing", SMALL, [])):
        yield f"compat-{name}", ical.feed(playbook, plans, compat=True), meant.feed(playbook, plans)


def single_files() -> Made:
    """Yield the reminders of a task, and the entries of a feed and of the to-dos, each alone."""
    for whose in stories():
        for task in tasks(GSBS, whose):
            events = tuple(sorted(meant.reminders(GSBS, whose, task)))
            yield f"task-{whose.id}-{task.step}", ical.render(GSBS, whose, task).data, Meant(events=events)
    for whole, files in (
        (meant.feed(GSBS, stories()), ical.resources(GSBS, stories())),
        (meant.to_dos(GSBS, stories()), ical.resources(GSBS, stories(), to_dos=True)),
    ):
        alone = meant.resources(whole)
        assert {one.name for one in files} == set(alone)
        for one in files:
            yield f"alone-{one.name}", one.data, alone[one.name]


def invitations() -> Made:
    """Yield what a contact receives."""
    agreed = [whose for whose in stories() if whose.standing.talk]
    noted = facts.Scheduled(at=at("2026-02-23 09:00"), start=at("2026-03-03 21:00"), minutes=20, medium="video")
    mistaken = plan(noted, facts.Withdrawn(at=at("2026-02-24 09:00"), fact=noted.id), plan_id="p-mistaken")
    plain = [whose for whose in hostile()[: len(HOSTILE)] if is_plain(whose.contact.name)]
    for guide, whose in (*((GSBS, one) for one in agreed), *((SMALL, one) for one in (mistaken, *plain))):
        yield f"invitation-{whose.id}", ical.invitation(guide, whose).data, meant.invitation(guide, whose)
    for whose in agreed:
        sent = ical.invitation(GSBS, whose, sent_by="office@example.org").data
        yield f"sent-by-{whose.id}", sent, meant.invitation(GSBS, whose, "office@example.org")


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Written]:
    """Write all calendars once."""
    folder = tmp_path_factory.mktemp("calendars")
    made = {name: (data, what) for name, data, what in (*calendars(), *single_files(), *invitations())}
    for name, (data, _) in made.items():
        (folder / f"{name}.ics").write_bytes(data)
    return [Written(folder / f"{name}.ics", what) for name, (_, what) in made.items()]


def differences(meant_: Meant, found: Meant) -> Iterator[str]:
    """Yield what differs."""
    for key in ("method", "name"):
        if getattr(meant_, key) != getattr(found, key):
            yield f"{key}: {getattr(meant_, key)!r}, not {getattr(found, key)!r}"
    for kind in ("events", "to_dos"):
        wanted, got = getattr(meant_, kind), getattr(found, kind)
        if [one.uid for one in wanted] != [one.uid for one in got]:
            yield f"{kind}: {[one.uid for one in wanted]}, not {[one.uid for one in got]}"
            continue
        for one, other in zip(wanted, got, strict=True):
            for field in attrs.fields_dict(Entry):
                if getattr(one, field) != getattr(other, field):
                    yield f"{one.uid} {field}: {getattr(one, field)!r}, not {getattr(other, field)!r}"


@pytest.mark.parametrize("name", READERS)
def test_a_reader_finds_what_was_meant(name: str, written: list[Written]) -> None:
    report = READERS[name]([one.path for one in written])
    events = sum(len(found.calendar.events) for found in report.files)
    to_dos = sum(len(found.calendar.to_dos) for found in report.files)
    tally.note(name, report.version, calendars=len(report.files), events=events, to_dos=to_dos)
    pairs = list(zip(report.files, written, strict=True))
    assert [(one.path.name, found.complaints) for found, one in pairs if found.complaints] == []
    told = [
        f"{one.path.name} {difference}"
        for found, one in pairs
        for difference in differences(as_read(name, one.meant), found.calendar)
    ]
    assert not told, "\n".join(told[:40])


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: f"{limit.reader}: {limit.reason}")
def test_a_reader_still_has_its_limit(limit: Limit, tmp_path: Path) -> None:
    talk = facts.Scheduled(
        at=at("2026-02-23 09:00"), start=at("2026-03-03 21:00"), minutes=20, medium="video", place=limit.example
    )
    file = tmp_path / "limit.ics"
    file.write_bytes(ical.feed(SMALL, [plan(talk)]))
    places = {
        name: [event.location for event in read([file]).files[0].calendar.events] for name, read in READERS.items()
    }
    assert limit.example not in places[limit.reader]
    assert sum(limit.example in found for found in places.values()) >= len(READERS) - 2


def invited(name: str, folder: Path) -> tuple[set[str], set[str]]:
    """Return the readers that show another name in an invitation, and those that lose who is invited."""
    file = folder / "invite.ics"
    talk = facts.Scheduled(at=at("2026-02-23 09:00"), start=at("2026-03-03 21:00"), minutes=20, medium="video")
    whose = plan(talk, contact=attrs.evolve(KIM, name=name))
    file.write_bytes(ical.invitation(SMALL, whose).data)
    [wanted] = meant.invitation(SMALL, whose).events
    found = {
        one: [who for event in read([file]).files[0].calendar.events for who in event.attendees]
        for one, read in READERS.items()
    }
    misread = {one for one, who in found.items() if who != list(wanted.attendees)}
    lost = {
        one for one in misread if [(*who[:1], *who[2:]) for who in found[one]] != [(KIM.address, "NEEDS-ACTION", True)]
    }
    return misread - lost, lost


@pytest.mark.parametrize("name", ['Kim "Kit" Lee', '"Kim"', "Kim^", "Kim \\", "\\", "C:\\New", "Kim; Lee"])
def test_no_reader_misreads_a_name_that_would_need_escapes(name: str, tmp_path: Path) -> None:
    """They did, and some refused the file: who is invited is told by the address."""
    assert invited(name, tmp_path) == (set(), set())


@pytest.mark.parametrize("odd", ODD_NAMES, ids=lambda odd: odd.name)
def test_readers_still_misread_odd_names(odd: OddName, tmp_path: Path) -> None:
    assert invited(odd.name, tmp_path) == (set(odd.misread_by), set(odd.lost_by))
