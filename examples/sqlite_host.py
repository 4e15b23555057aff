"""Show a host: plans as documents in SQLite, found again by `next_due`, also after a restart.

The library stores nothing. A host keeps one document a plan, and beside it the moment before which nothing is open.
"""

import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from infoint import Contact, Plan, Playbook, Seeker, agenda, codec, facts, next_due, playbooks, words

SCHEMA = """
create table if not exists plans (id text primary key, document blob not null, next_due text, version text not null);
create index if not exists plans_by_next_due on plans (next_due);
"""


def store(database: sqlite3.Connection, playbook: Playbook, plan: Plan) -> None:
    """Keep a plan, merged with what another process may have kept meanwhile."""
    with database:
        database.execute("begin immediate")
        kept = database.execute("select document from plans where id = ?", (plan.id,)).fetchone()
        whole = plan.with_facts(*codec.loads(kept[0], Plan).facts) if kept else plan
        due = next_due(playbook, whole)
        database.execute(
            "replace into plans values (?, ?, ?, ?)",
            (plan.id, codec.dumps(whole), due and moment(due), f"{playbook.id}/{playbook.revision}"),
        )


def open_plans(database: sqlite3.Connection, at: datetime) -> Iterator[Plan]:
    """Find the plans of which something may be open: the index is all that is searched."""
    for (document,) in database.execute("select document from plans where next_due <= ? order by id", (moment(at),)):
        yield codec.loads(document, Plan)


def moment(value: datetime) -> str:
    """Write an instant so that text sorts as time does."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def connect(path: Path) -> sqlite3.Connection:
    """Open the database."""
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript(SCHEMA)
    return database


def nightly(database: sqlite3.Connection, playbook: Playbook, at: datetime) -> None:
    """Print what is open: the run that a host does each night."""
    print(f"{at:%Y-%m-%d}")
    plans = {plan.id: plan for plan in open_plans(database, at)}
    for task in agenda(playbook, plans.values(), at=at):
        print(f"  {words.line(playbook, plans[task.plan], task)}")


def main(path: Path) -> None:
    """Store, close, open again, go on."""
    gsbs = playbooks.load("gsbs")
    ana = Seeker(id="s-1", name="Ana Ruiz", zone="America/Chicago")
    kim = Contact(id="c-1", name="Kim Lee", zone="Europe/Berlin")
    asked = facts.Requested(at=datetime(2026, 2, 20, 15, tzinfo=UTC))

    database = connect(path)
    store(database, gsbs, Plan("p-7f3c", ana, kim, relationship="alumni_database").with_facts(asked))
    nightly(database, gsbs, datetime(2026, 2, 21, 3, tzinfo=UTC))
    database.close()

    database = connect(path)  # another process, another day
    for day in (27, 28):
        nightly(database, gsbs, datetime(2026, 2, day, 15, tzinfo=UTC))
        for plan in open_plans(database, datetime(2026, 2, day, 15, tzinfo=UTC)):
            [task] = agenda(gsbs, [plan], at=datetime(2026, 2, day, 15, tzinfo=UTC))
            store(database, gsbs, plan.with_facts(task.done(at=datetime(2026, 2, day, 16, tzinfo=UTC))))
    database.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with TemporaryDirectory() as folder:
            main(Path(folder) / "plans.sqlite")
