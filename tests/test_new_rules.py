"""A talk that was agreed by rules which a newer zone database has changed: what each artefact says then.

Databases of two zones are compiled here; each is asked by a Python of its own, as after an update.
"""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.tzif import Clock, compiled, database

WINTER, SUMMER = Clock(-8, "PST"), Clock(-7, "PDT", summer=True)
TURNS = [
    (datetime(2025, 3, 9, 10, tzinfo=UTC), SUMMER),
    (datetime(2025, 11, 2, 9, tzinfo=UTC), WINTER),
    (datetime(2026, 3, 8, 10, tzinfo=UTC), SUMMER),
]
STOPPED = [*TURNS, (datetime(2026, 11, 1, 9, tzinfo=UTC), Clock(-7, "MST"))]
BERLIN = compiled(Clock(1, "CET"), then="CET-1CEST,M3.5.0,M10.5.0/3")

AGREE = """
from datetime import UTC, datetime
from infoint import Contact, Plan, Seeker, codec, facts, zones
ana = Seeker(id="s-1", name="Ana Ruiz", address="ana@example.org", zone="America/Vancouver")
kim = Contact(id="c-1", name="Kim Lee", address="kim@example.com", zone="Europe/Berlin")
start = zones.at_local(datetime(2027, 1, 12, 9), "America/Vancouver")
talk = facts.Scheduled(at=datetime(2026, 3, 1, tzinfo=UTC), id="f-1", start=start, minutes=20, medium="video")
print(codec.dumps(Plan("p-1", ana, kim, relationship="friend", facts=(talk,))).decode(), end="")
"""
READ = """
import json
from infoint import Plan, anomalies, codec, playbooks, words
from infoint.render import ical, mail, sheet
from infoint.schedule import tasks
plan = codec.loads(sys.stdin.buffer.read(), Plan)
gsbs = playbooks.load("gsbs")
[talk] = plan.facts
[confirm] = [task for task in tasks(gsbs, plan) if task.message == "confirm"]
print(json.dumps({
    "anomalies": [[odd.code, odd.subject] for odd in anomalies(gsbs, plan)],
    "instants": [talk.start.isoformat(), talk.instant.isoformat()],
    "about": words.talk_about(gsbs, plan, talk, "en").replace(chr(0x202f), " ").split(chr(10)),
    "feed": ical.feed(gsbs, [plan]).decode(),
    "sheet": sheet.markdown(gsbs, plan).replace(chr(0x202f), " "),
    "page": sheet.page(gsbs, plan).replace(chr(0x202f), " "),
    "mail": mail.draft(gsbs, plan, confirm).body.replace(chr(0x202f), " "),
    "written": codec.dumps(plan).decode(),
}))
"""


def run(code: str, tz: Path, given: str = "") -> str:
    """Run code in a Python that knows the zones of a database."""
    start = f"import sys, zoneinfo\nsys.path[:] = {sys.path!r}\nzoneinfo.reset_tzpath([{str(tz)!r}])\n"
    command = [sys.executable, "-I", "-X", "utf8", "-c", start + code]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=True, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Agree on a talk by old rules, and read it by the old and by the new."""
    zones = {
        "old": compiled(WINTER, TURNS, "PST8PDT,M3.2.0,M11.1.0"),
        "new": compiled(WINTER, STOPPED, "MST7"),
    }
    tz = {
        name: database(tmp_path_factory.mktemp(name), America_Vancouver=data, Europe_Berlin=BERLIN)
        for name, data in zones.items()
    }
    agreed = run(AGREE, tz["old"])
    return {"agreed": agreed} | {name: json.loads(run(READ, folder, agreed)) for name, folder in tz.items()}


def test_by_the_rules_it_was_agreed_by_nothing_is_odd(told: dict[str, Any]) -> None:
    assert '"start":"2027-01-12T09:00:00-08:00[America/Vancouver]"' in told["agreed"]
    old = told["old"]
    assert old["anomalies"] == []
    assert old["instants"] == ["2027-01-12T09:00:00-08:00", "2027-01-12T17:00:00+00:00"]
    assert old["about"][0].startswith("Tue, Jan 12, 9:00 AM PST")
    assert old["about"][1] == "For Kim Lee: Tue, Jan 12, 6:00 PM CET"
    assert "DTSTART:20270112T170000Z" in old["feed"]


def test_by_new_rules_the_local_time_counts_and_the_move_is_reported(told: dict[str, Any]) -> None:
    new = told["new"]
    assert new["anomalies"] == [["zone_rules_changed", "f-1"]]
    assert new["instants"] == ["2027-01-12T09:00:00-07:00", "2027-01-12T17:00:00+00:00"]


def test_all_artefacts_move_together(told: dict[str, Any]) -> None:
    """What the seeker's clock shows stays; what the contact's clock shows moves, and with it the event."""
    new = told["new"]
    here, there = "Tue, Jan 12, 9:00 AM GMT-07:00", "Tue, Jan 12, 5:00 PM CET"
    assert new["about"][0].startswith(here)
    assert new["about"][1] == f"For Kim Lee: {there}"
    assert "DTSTART:20270112T160000Z" in new["feed"]
    assert "DTSTART:20270112T170000Z" not in new["feed"]
    for text in ("sheet", "page", "mail"):
        assert here in new[text]
        assert there in new[text]


def test_no_artefact_speaks_of_the_change_so_the_host_does(told: dict[str, Any]) -> None:
    for artefact in ("feed", "sheet", "page", "mail"):
        assert "rules" not in told["new"][artefact]


def test_the_instant_it_was_agreed_for_is_kept_when_it_is_written_anew(told: dict[str, Any]) -> None:
    assert told["new"]["written"] == told["old"]["written"] == told["agreed"]
