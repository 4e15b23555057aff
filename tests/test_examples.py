"""The examples, run as a newcomer would: each in a process of its own, what it prints held against an approved file."""

import csv
import os
import shutil
import subprocess
import sys
from email import policy
from email.parser import BytesParser
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
APPROVED = Path(__file__).parent / "golden" / "examples"


def run(name: str, *arguments: object, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", EXAMPLES / name, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.py")))
def test_prints_what_was_approved(name: str, tmp_path: Path) -> None:
    done = run(name, folder=tmp_path)
    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout == (APPROVED / f"{name}.txt").read_text(encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "data", tmp_path / "data"))


def test_writes_mails_a_calendar_and_briefings(tmp_path: Path) -> None:
    run("first_week.py", folder=tmp_path)
    out = tmp_path / "out"
    for path in out.glob("*.eml"):
        message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
        assert message["To"].addresses[0].addr_spec.endswith(".example")
        assert message.defects == []
    calendar = icalendar.Calendar.from_ical((out / "week.ics").read_bytes())
    assert len(calendar.events) > 10
    assert (out / "briefing-p-s10b.md").read_text(encoding="utf-8").startswith("# Talk with Siobhán O’Brien\n")


def test_same_bytes_whatever_the_place_and_the_hash_seed(tmp_path: Path) -> None:
    written = []
    for number, zone in enumerate(("Asia/Tokyo", "America/St_Johns")):
        run("first_week.py", "--out", tmp_path / str(number), folder=tmp_path, TZ=zone, PYTHONHASHSEED=str(number))
        written.append({path.name: path.read_bytes() for path in (tmp_path / str(number)).iterdir()})
    assert written[0] == written[1]
    assert len(written[0]) > 5


def test_the_chart_of_a_term_stands_alone_and_is_the_same_everywhere(tmp_path: Path) -> None:
    for number, zone in enumerate(("Asia/Tokyo", "America/St_Johns")):
        run("term_forecast.py", "--out", tmp_path / str(number), folder=tmp_path, TZ=zone, PYTHONHASHSEED=str(number))
    drawn, again = ((tmp_path / str(number) / "term.svg").read_bytes() for number in range(2))
    assert drawn == again
    picture = ElementTree.fromstring(drawn)
    bars = [one for one in picture.iter("{http://www.w3.org/2000/svg}rect") if len(one)]
    assert len(bars) == 14 * 6 + 80 + 80  # weeks with six parts; alumni with and without caps
    assert {name.partition("}")[2] or name for one in picture.iter() for name in one.attrib}.isdisjoint({"href", "src"})


def change(table: Path, row: int, **cells: str) -> None:
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[row - 2].update(cells)
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_a_wrong_row_gives_a_line_for_each_fault_and_nothing_is_written(data: Path, tmp_path: Path) -> None:
    change(data / "contacts.csv", 4, zone="Asia/Shanghia", email="na.li at fudan")
    change(data / "contacts.csv", 7, planned_on="17.2.2026")
    change(data / "contacts.csv", 8, introduced_by="Nobody Known")
    done = run("first_week.py", "--data", data, folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert [line.partition(": ")[0] for line in lines[:-1]] == [
        "contacts.csv, row 4, column email",
        "contacts.csv, row 4, column zone",
        "contacts.csv, row 7, column planned_on",
        "contacts.csv, row 8, column introduced_by",
    ]
    assert lines[-1] == "Nothing was written."
    assert not (tmp_path / "out").exists()
    assert "Shanghia" not in done.stderr


def test_a_wrong_fact_is_told_with_its_place(data: Path, tmp_path: Path) -> None:
    facts = (data / "facts.json").read_text(encoding="utf-8")
    (data / "facts.json").write_text(facts.replace("2026-02-24T14:00:00Z", "24 Feb 2026"), encoding="utf-8")
    done = run("first_week.py", "--data", data, folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("facts.json, plan p-l1na, facts[0].at")


def test_a_store_survives_a_restart(tmp_path: Path) -> None:
    first = run("sqlite_host.py", tmp_path / "plans.sqlite", folder=tmp_path)
    second = run("sqlite_host.py", tmp_path / "plans.sqlite", folder=tmp_path)
    assert "Follow up with Kim Lee" in first.stdout
    assert "Follow up with Kim Lee" not in second.stdout  # what was done stays done
