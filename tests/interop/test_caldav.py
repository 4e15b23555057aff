"""CalDAV servers take each entry as a file of its own, give it back as it was meant, find it, and replace it."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import attrs
import pytest

from infoint import facts
from infoint.plan import Plan
from infoint.render import ical
from tests.bench import at, plan
from tests.interop import meant, tally
from tests.interop.caldav_servers import SERVERS, Store, serving
from tests.interop.calendar_readers import READERS
from tests.interop.feeds import GSBS, SMALL, hostile, stories
from tests.interop.limits import given_back
from tests.interop.meant import Meant

AGREED = facts.Scheduled(at=at("2026-02-23 09:00"), start=at("2026-03-03 21:00"), minutes=20, medium="video")
MOVED = facts.Scheduled(at=at("2026-02-24 09:00"), start=at("2026-03-10 21:00"), minutes=20, medium="video")
CREATED, REPLACED, GONE = (201,), (200, 201, 204), (200, 204)


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Store]]:
    with serving(request.param, tmp_path_factory.mktemp(request.param)) as store:
        yield request.param, store


@pytest.fixture
def store(server: tuple[str, Store], request: pytest.FixtureRequest) -> Store:
    """Make a calendar of its own for each test."""
    name, first = server
    tally.note(name, version(name))
    own = attrs.evolve(first, path=f"{first.path[:-1]}-{request.node.originalname}/")
    assert own.make() in CREATED
    return own


def read(data: bytes, folder: Path) -> Meant:
    """Read with a library that neither server uses for events."""
    (folder / "got.ics").write_bytes(data)
    [found] = READERS["ical.js"]([folder / "got.ics"]).files
    return found.calendar


def written(plans: list[Plan], to_dos: bool) -> tuple[dict[str, bytes], dict[str, Meant]]:
    guide = GSBS if plans == stories() else SMALL
    files = {one.name: one.data for one in ical.resources(guide, plans, to_dos=to_dos)}
    return files, meant.resources((meant.to_dos if to_dos else meant.feed)(guide, plans))


@pytest.mark.parametrize("to_dos", [False, True], ids=["events", "to-dos"])
@pytest.mark.parametrize("plans", [stories(), hostile()[::12]], ids=["stories", "hostile"])
def test_every_file_comes_back_as_it_was_meant(
    server: tuple[str, Store], plans: list[Plan], to_dos: bool, tmp_path: Path
) -> None:
    name, first = server
    store = attrs.evolve(first, path=f"{first.path[:-1]}-{to_dos}-{plans[0].id}/")
    assert store.make() in CREATED
    files, wanted = written(plans, to_dos)
    assert files.keys() == wanted.keys()
    for file, data in files.items():
        assert store.put(file, data) in CREATED
    fetched = {}
    for file in files:
        status, fetched[file], _ = store.get(file)
        assert status == 200
    paths = []
    for file, data in fetched.items():
        (tmp_path / file).write_bytes(data)
        paths.append(tmp_path / file)
    found = [one.calendar for one in READERS["ical.js"](paths).files]
    assert found == [given_back(name, wanted[file]) for file in fetched]
    assert store.query("VTODO" if to_dos else "VEVENT").keys() == files.keys()
    tally.note(name, version(name), **{"to_dos" if to_dos else "events": len(files)})


def test_xandikos_still_writes_line_breaks_where_none_were(server: tuple[str, Store], tmp_path: Path) -> None:
    name, first = server
    store = attrs.evolve(first, path=f"{first.path[:-1]}-breaks/")
    assert store.make() in CREATED
    [file] = ical.resources(SMALL, [plan(attrs.evolve(AGREED, place="C:\\New"))])[:1]
    assert store.put(file.name, file.data) in CREATED
    [event] = read(store.get(file.name)[1], tmp_path).events
    assert event.location == ("C:\new" if name == "xandikos" else "C:\\New")


def test_a_span_of_time_finds_what_lies_in_it(store: Store, tmp_path: Path) -> None:
    whose = plan(AGREED)
    files, wanted = written([whose], to_dos=False)
    for file, data in files.items():
        assert store.put(file, data) in CREATED
    [talk] = (name for name, one in wanted.items() if one.events[0].transp == "OPAQUE")
    found = store.query("VEVENT", "20260303T205000Z", "20260303T210500Z")
    assert talk in found
    assert read(found[talk], tmp_path) == wanted[talk]
    assert store.query("VEVENT", "20260303T211600Z", "20260303T211900Z").keys() == {talk}  # in the middle of it
    assert store.query("VEVENT", "20260303T212000Z", "20260303T212500Z") == {}  # its end is no longer in it
    assert store.query("VEVENT", "20270101T000000Z", "20280101T000000Z") == {}


def test_what_moved_replaces_what_was_there(store: Store, tmp_path: Path) -> None:
    before, after = plan(AGREED), plan(AGREED, MOVED)
    was, _ = written([before], to_dos=False)
    now, wanted = written([after], to_dos=False)
    [talk] = (name for name, one in wanted.items() if one.events[0].transp == "OPAQUE")
    assert store.put(talk, was[talk]) in CREATED
    assert store.put(talk, was[talk]) == 412  # it is there
    _, _, etag = store.get(talk)
    assert store.put(talk, now[talk], etag) in REPLACED
    assert store.put(talk, now[talk], etag) == 412  # another one is there
    found = store.query("VEVENT")
    assert found.keys() == {talk}
    assert read(found[talk], tmp_path) == wanted[talk]
    assert store.query("VEVENT", "20260303T205000Z", "20260303T213000Z") == {}
    assert store.query("VEVENT", "20260310T205000Z", "20260310T213000Z").keys() == {talk}


def test_a_talk_that_is_off_stays_until_it_is_deleted(store: Store, tmp_path: Path) -> None:
    before, after = plan(AGREED), plan(AGREED, facts.Cancelled(at=at("2026-02-25 09:00")))
    was, now = written([before], to_dos=False)[0], written([after], to_dos=False)
    [talk] = (name for name, one in now[1].items() if one.events[0].status == "CANCELLED")
    assert store.put(talk, was[talk]) in CREATED
    assert store.put(talk, now[0][talk], store.get(talk)[2]) in REPLACED
    assert read(store.get(talk)[1], tmp_path) == now[1][talk]
    assert store.ask("DELETE", talk)[0] in GONE
    assert store.get(talk)[0] == 404
    assert store.query("VEVENT") == {}


def test_a_uid_stands_in_one_file_only(store: Store) -> None:
    files, _ = written([plan(AGREED)], to_dos=False)
    name, data = next(iter(files.items()))
    assert store.put(name, data) in CREATED
    assert store.put(f"other-{name}", data) >= 400  # RFC 4791, section 5.3.2.1: no-uid-conflict
