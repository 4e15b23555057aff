"""Show what six guides make of one month: the same people and facts, and yet other letters and other dates."""

import textwrap
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from infoint import Contact, Organisation, Plan, Playbook, Seeker, agenda, facts, playbooks, words
from infoint.limits import length

HOME = Path(__file__).parent / "playbooks"
CHICAGO = ZoneInfo("America/Chicago")


def load_guides() -> Iterator[Playbook]:
    """Read each folder; the library itself reads none but its own."""
    for folder in sorted(path for path in HOME.iterdir() if path.is_dir()):
        yield playbooks.parse({path.name: path.read_bytes() for path in sorted(folder.glob("*.toml"))})


def at(day: int, hour: int = 9) -> datetime:
    """Return an hour of a day in March 2026, in Chicago."""
    return datetime(2026, 3, day, hour, tzinfo=CHICAGO)


ANA = Seeker(
    id="s-1",
    name="Ana Ruiz",
    zone="America/Chicago",
    who_i_am={"en": "I am Ana Ruiz, a fourth-year PhD student in cell biology."},
    field={"en": "science policy"},
)
KIM = Contact(
    id="c-1",
    name="Kim Lee",
    zone="America/New_York",
    languages=("en",),
    organisation=Organisation("o-1", "Example Labs"),
)
PLAN = Plan("p-1", ANA, KIM, relationship="expert")
MONTH = (
    facts.Planned(at=at(2)),
    facts.Requested(at=at(3)),
    facts.Replied(at=at(13)),
    facts.Scheduled(at=at(16), start=at(17, 14), minutes=20, medium="phone"),
    facts.Held(at=at(17, 14) + timedelta(minutes=20)),
    facts.Referred(at=at(17, 15), contact="c-2"),
    facts.Noted(at=at(17, 15), field="learned", text="that patience counts for more than papers."),
    facts.Done(at=at(18), step="thank"),
    facts.Noted(at=at(24), field="decision", text="I apply for the fellowship."),
)


def wrapped(line: str) -> str:
    """Break a line, and no address within it."""
    indent = " " * 12
    return textwrap.fill(line, 110, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)


def compare(playbook: Playbook) -> None:
    """Print how long the first letter is, and each task on the evening of the day on which it is first there."""
    letter = words.compose(playbook, PLAN, "request")
    limits = " and ".join(f"at most {limit}" for limit in playbook.limits_of(playbook.message("request")))
    count = length(letter.body, "words")
    print(f"{playbook.id}: a letter of {count} words ({limits}), {playbook.request.minutes} minutes")
    seen: set[tuple[str, int]] = set()
    for day in range(2, 32):
        plan = PLAN.with_facts(*(fact for fact in MONTH if fact.at <= at(day, 20)))
        for task in agenda(playbook, [plan], at=at(day, 20)):
            if (task.step, task.occurrence) not in seen:
                seen.add((task.step, task.occurrence))
                print(wrapped(f"{day:>4} March  {words.line(playbook, plan, task)}"))
    print()


if __name__ == "__main__":
    for guide in load_guides():
        compare(guide)
