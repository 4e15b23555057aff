"""Show a seeker's week: what is due and why, whom to ask next, the mails, the calendar and the briefings.

    python examples/first_week.py [--data FOLDER] [--out FOLDER] [--at MOMENT]

The folder of data holds `seeker.json`, `contacts.csv` and `facts.json`. A date without a time in the table means noon
where the seeker lives. Nothing is written unless every row and every fact fits.
"""

import argparse
import csv
import json
import shutil
import sys
import tempfile
import textwrap
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import attrs

from infoint import InfointError, Plan, Playbook, Seeker, agenda, anomalies, codec, outreach, playbooks, words
from infoint.asking import REASONS
from infoint.errors import NotRenderable
from infoint.facts import Planned
from infoint.render import Artefact, ical, mail, sheet

Row = dict[str, str]
WEEK = timedelta(days=7)

HERE = Path(__file__).parent
COLUMNS = {  # where the parts of a plan stand in the table
    "id": "plan",
    "contact.name": "name",
    "contact.addressed_as": "addressed_as",
    "contact.address": "email",
    "contact.organisation": "organisation",
    "contact.organisation.name": "organisation",
    "contact.id": "plan",
    "contact.zone": "zone",
    "contact.languages": "languages",
    "contact": "name",
    "introducer": "introduced_by",
    "contact.consent": "consent",
    "relationship": "relationship",
}


class WrongData(Exception):
    """Carry one line for each thing that is wrong with the data."""


def main(arguments: list[str] | None = None) -> int:
    """Run the example; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=HERE / "data")
    parser.add_argument("--out", type=Path, default=Path("out"))
    parser.add_argument("--at", type=datetime.fromisoformat, default="2026-03-06T08:00:00-06:00")
    chosen = parser.parse_args(arguments)
    try:
        playbook = playbooks.load("gsbs")
        plans = read_plans(chosen.data)
        files, unwritten = render_all(playbook, plans, chosen.at)
    except WrongData as wrong:
        print(f"{wrong}\nNothing was written.", file=sys.stderr)
        return 1
    print_week(playbook, plans, chosen.at)
    write_all(files, chosen.out)
    print(f"\nWrote {len(files)} files to {chosen.out}/:")
    for name in files:
        print(f"  {name}")
    for line in unwritten:
        print(f"  not written: {line}")
    return 0


def read_plans(folder: Path) -> list[Plan]:
    """Read seeker, contacts and facts; raise `WrongData` with a line for every fault."""
    seeker = json.loads((folder / "seeker.json").read_bytes())
    facts = json.loads((folder / "facts.json").read_bytes())
    with (folder / "contacts.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    plans: list[Plan] = []
    wrong: list[str] = []
    for number, row in enumerate(rows, start=2):  # as a spreadsheet counts: the first row names the columns
        try:
            plan = codec.decode(plan_document(row, rows, seeker, facts.pop(row["plan"], [])), Plan)
            plans.append(plan.with_facts(*planned(row, plan.seeker)))
        except InfointError as error:
            wrong += [f"{where(fault.path, number, row['plan'])}: {fault}" for fault in error.faults]
        except WrongData as error:
            wrong.append(f"contacts.csv, row {number}, column {error}")
    wrong += [f"facts.json, {plan}: no row of contacts.csv has this plan" for plan in facts]
    if wrong:
        raise WrongData("\n".join(wrong))
    return plans


def plan_document(row: Row, rows: list[Row], seeker: object, facts: object) -> dict[str, object]:
    """Put a row into the form of a plan's document, for the codec to check."""
    document = {
        "format": "infoint-plan/1",
        "id": row["plan"],
        "seeker": seeker,
        "contact": contact_document(row),
        "relationship": row["relationship"],
        "facts": facts,
    }
    if name := row["introduced_by"]:
        introducers = [other for other in rows if other["name"] == name]
        if not introducers:
            raise WrongData("introduced_by: no row has this name")
        document["introducer"] = contact_document(introducers[0])
    return document


def contact_document(row: Row) -> dict[str, object]:
    """Leave out what is not known: an empty cell is no value."""
    cells: dict[str, object] = {
        "name": row["name"],
        "addressed_as": row["addressed_as"],
        "address": row["email"],
        "zone": row["zone"],
        "languages": row["languages"].split(),
        "consent": row["consent"],
        "organisation": row["organisation"] and {"id": opaque(row["organisation"]), "name": row["organisation"]},
    }
    return {"id": f"c-{row['plan']}", **{key: cell for key, cell in cells.items() if cell}}


def opaque(name: str) -> str:
    """Make an id of a name; a real host keeps one of its own beside it."""
    return f"o-{zlib.crc32(name.encode()):08x}"


def planned(row: Row, seeker: Seeker) -> Iterator[Planned]:
    """Read a date without a time as noon where the seeker lives."""
    if row["planned_on"]:
        try:
            day = date.fromisoformat(row["planned_on"])
        except ValueError:
            raise WrongData("planned_on: must be a date such as 2026-03-05") from None
        yield Planned(at=datetime.combine(day, time(12), tzinfo=ZoneInfo(seeker.zone)))


def where(path: str, row: int, plan: str) -> str:
    """Say in which file, row and column a path of the document stands."""
    if path.startswith("facts"):
        return f"facts.json, plan {plan}, {path}"
    if path.startswith("seeker"):
        return "seeker.json"
    return f"contacts.csv, row {row}, column {COLUMNS.get(path.partition('[')[0], path)}"


def render_all(playbook: Playbook, plans: list[Plan], at: datetime) -> tuple[dict[str, bytes], list[str]]:
    """Render the mails that are due, the calendar, and a briefing for each talk to come."""
    by_id = {plan.id: plan for plan in plans}
    made: list[Artefact] = [Artefact("week.ics", "text/calendar; charset=utf-8", ical.feed(playbook, plans))]
    unwritten: list[str] = []
    for task in agenda(playbook, plans, at=at, until=at + WEEK):
        plan = by_id[task.plan]
        try:
            if task.message and task.opens <= at:
                made.append(mail.render(playbook, plan, task))
            if task.step == "prepare":
                briefing = sheet.render(playbook, plan, task)
                made.append(attrs.evolve(briefing, name=f"briefing-{plan.id}.md"))
        except NotRenderable as error:
            unwritten += [f"{words.title(playbook, plan, task)}: {fault}" for fault in error.faults]
    return {artefact.name: artefact.data for artefact in made}, unwritten


def print_week(playbook: Playbook, plans: list[Plan], at: datetime) -> None:
    """Print what is late, due and coming, whom to ask next, and whom not."""
    by_id = {plan.id: plan for plan in plans}
    print(f"The week from {at:%Y-%m-%d %H:%M}\n")
    for task in agenda(playbook, plans, at=at, until=at + WEEK):
        say(task.state(at), words.line(playbook, by_id[task.plan], task))
    chosen = outreach(playbook, plans)
    print("\nWhom to ask next\n")
    for position, candidate in enumerate(chosen.ask, start=1):
        tier = playbook.in_language("en").by_key[f"tiers.{candidate.tier}"]
        say(f"{position}.", f"{by_id[candidate.plan].contact.name} ({tier})")
    for left in chosen.leave:
        say("not", f"{by_id[left.plan].contact.name}: {REASONS[left.reason]}")
    for plan in plans:
        for anomaly in anomalies(playbook, plan):
            say("odd", f"{plan.contact.name}: {anomaly}")


def say(label: str, text: str) -> None:
    """Print a text beside its label, wrapped."""
    print(textwrap.fill(text, 100, initial_indent=f"  {label:<9} ", subsequent_indent=" " * 12))


def write_all(files: Mapping[str, bytes], folder: Path) -> None:
    """Write to a new folder, then put it in the place of the old one: never half of both."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{folder.name}-"))
    for name, data in files.items():
        (fresh / name).write_bytes(data)
    if folder.exists():
        shutil.rmtree(folder)
    fresh.rename(folder)


if __name__ == "__main__":
    sys.exit(main())
