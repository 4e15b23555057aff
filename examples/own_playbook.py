"""Show what an office's own playbook changes: thirty lines on top of the guide that ships with the library."""

from datetime import UTC, datetime
from pathlib import Path

from infoint import Contact, Plan, Playbook, Seeker, agenda, facts, playbooks, words

HOME = Path(__file__).parent / "office"


def load_office() -> Playbook:
    """Read the files; the library itself reads none but its own."""
    return playbooks.parse({path.name: path.read_bytes() for path in sorted(HOME.glob("*.toml"))})


def main() -> None:
    """Print what follows a talk by either guide."""
    plan = Plan(
        "p-1",
        Seeker(id="s-1", name="Ana Ruiz", zone="America/Chicago"),
        Contact(id="c-1", name="Kim Lee", zone="Europe/Berlin"),
        relationship="alumni_database",
    ).with_facts(facts.Held(at=datetime(2026, 3, 5, 15, 20, tzinfo=UTC)))
    for playbook in (playbooks.load("gsbs"), load_office()):
        print(f"{playbook.id}: {playbook.request.minutes} minutes, {len(playbook.steps)} steps")
        for task in agenda(playbook, [plan], at=datetime(2026, 3, 5, 16, tzinfo=UTC)):
            print(f"  {words.line(playbook, plan, task)}")


if __name__ == "__main__":
    main()
