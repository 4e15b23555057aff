"""Write the approved outputs: python tests/approve.py [FOLDER], by default tests/golden/gsbs.

One seeker, two contacts, and what the guide "gsbs" makes of them: a mail for each step that has a message, the feed of
a busy week, the briefing for a talk, and the guide as a page. Look at each difference as its reader would before you
keep it.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import attrs

from infoint import Contact, Organisation, Plan, Seeker, facts, playbooks
from infoint.facts import Fact, Scheduled
from infoint.message import Draft
from infoint.preview import page
from infoint.preview.sample import NOBODY, TALK, noted, sample_plan, story
from infoint.proposals import propose
from infoint.render import ical, mail, sheet
from infoint.schedule import tasks
from infoint.words import compose

GOLDEN: Final = Path(__file__).parent / "golden" / "gsbs"


def at(text: str) -> datetime:
    """Read a moment as Ana's clock shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("America/Chicago"))


ANA: Final = Seeker(
    id="s-1",
    name="Ana Ruiz",
    address="ana.ruiz@example.org",
    zone="America/Chicago",
    languages=("en",),
    who_i_am={"en": "I am Ana Ruiz, a fourth-year PhD student in cell biology at the GSBS."},
    elevator_speech={
        "en": "I study how cells repair their membranes, and I like explaining it more than pipetting.\n"
        "I am exploring how people with my training come to work in science policy."
    },
    field={"en": "science policy"},
)
TOM: Final = Contact(id="c-1", name="Tom Becker", address="tom.becker@example.net", languages=("en",))
JUERGEN: Final = Contact(
    id="c-2",
    name="Jürgen Großmann",
    addressed_as="Dr. Großmann",
    address="j.grossmann@example.com",
    organisation=Organisation("o-1", "ETH Zürich"),
    zone="Europe/Zurich",
    languages=("de", "en"),
)

PLANNED: Final = facts.Planned(at=at("2026-02-16 10:00"))
REQUESTED: Final = facts.Requested(at=at("2026-02-17 09:30"))
REPLIED: Final = facts.Replied(at=at("2026-02-20 04:15"))
SCHEDULED: Final = facts.Scheduled(
    at=at("2026-02-20 08:00"),
    start=at("2026-03-03 09:00"),
    minutes=20,
    medium="video",
    place="https://zoom.example/j/123456",
)
HELD: Final = facts.Held(at=at("2026-03-03 09:25"))
LEARNED: Final = facts.Noted(
    at=at("2026-03-03 09:30"), field="learned", text="that a year in a ministry counts for more than another paper."
)
NAMED: Final = facts.Noted(at=at("2026-03-03 09:31"), field="names", text="Mira Sol and Ed Hart.")
PROMISED: Final = facts.Promised(at=at("2026-03-03 09:32"), text="a copy of my review on membranes.", by="seeker")
THANKED: Final = facts.Done(at=at("2026-03-04 08:00"), step="thank")
AGREED: Final = (PLANNED, REQUESTED, REPLIED, SCHEDULED)

# For each step with a message, the facts after which it is due.
LETTERS: Final[dict[str, tuple[Fact, ...]]] = {
    "ask": (PLANNED,),
    "nudge": (PLANNED, REQUESTED),
    "agree": (PLANNED, REQUESTED, REPLIED),
    "confirm": AGREED,
    "rearrange": (*AGREED, facts.Cancelled(at=at("2026-03-02 07:00"))),
    "try_again": (*AGREED, facts.Missed(at=at("2026-03-03 09:30"), by="contact")),
    "thank": (*AGREED, HELD, LEARNED, NAMED, PROMISED),
    "thank_introducer": (PLANNED, REQUESTED),
    "tell_how_it_went": (*AGREED, HELD, LEARNED),
    "close": (PLANNED, REQUESTED, facts.Declined(at=at("2026-02-20 04:15"))),
    "keep_in_touch": (*AGREED, HELD, LEARNED, THANKED),
}


def plan(happened: Iterable[Fact]) -> Plan:
    """Return Ana's plan to talk to Jürgen Großmann, whom she found in the alumni database, and whom Tom knows."""
    return Plan("p-7f3c", ANA, JUERGEN, relationship="alumni_database", introducer=TOM).with_facts(*happened)


RELATIONSHIPS: Final = (*chain.from_iterable(tier.relationships for tier in playbooks.load("gsbs").tiers), NOBODY)


def written(language: str, relationship: str, *, bare: bool = False) -> Iterator[Draft]:
    """Write every message of the guide, in each of its forms, with all that it may speak of, or with nothing more."""
    gsbs = playbooks.load("gsbs")
    happened: tuple[Fact, ...] = story(gsbs)
    if bare:
        happened = tuple(attrs.evolve(one, place=None) if isinstance(one, Scheduled) else one for one in happened)
    else:
        happened = (*happened, *noted(language, happened[-1].at))
    whose = sample_plan(*happened, relationship=relationship, language=language)
    for message in gsbs.messages:
        yield compose(
            gsbs, whose, message.id, slots=() if bare else propose(gsbs, whose, after=TALK - timedelta(days=12))
        )


def letters(language: str) -> str:
    """Return all messages of a language as text, each wording once, under those who read it."""
    readers: dict[tuple[str, str], list[str]] = {}
    for relationship in RELATIONSHIPS:
        for draft in written(language, relationship):
            text = f"{draft.subject.text}\n\n{draft.body}"
            readers.setdefault((f"{draft.message} ({draft.channel})", text), []).append(relationship)
    order = [f"{message.id} ({message.channel})" for message in playbooks.load("gsbs").messages]
    found = sorted(readers.items(), key=lambda one: order.index(one[0][0]))
    return "\n".join(f"=== {name}: {', '.join(who)}\n{text}" for (name, text), who in found)


def outputs() -> dict[str, bytes]:
    """Return the outputs by the names of their files."""
    gsbs = playbooks.load("gsbs")
    made: dict[str, bytes] = {}
    for step, happened in LETTERS.items():
        [task] = (task for task in tasks(gsbs, plan(happened)) if task.step == step)
        made[f"{step}.eml"] = mail.render(gsbs, plan(happened), task).data
    friend = Plan("p-01d5", ANA, TOM, relationship="friend").with_facts(
        facts.Scheduled(at=at("2026-02-18 12:00"), start=at("2026-03-05 17:30"), minutes=30, medium="phone"),
        facts.Cancelled(at=at("2026-02-27 18:00")),
    )
    made |= {f"letters.{language}.txt": letters(language).encode() for language in gsbs.languages}
    made["week.ics"] = ical.feed(gsbs, [plan(AGREED), friend])
    english = attrs.evolve(gsbs, languages=("en",), texts=(gsbs.in_language("en"),))
    made["preview.html"] = page(english, ()).encode()
    made["briefing.md"] = sheet.markdown(gsbs, plan(AGREED)).encode()
    made["briefing.html"] = sheet.page(gsbs, plan(AGREED)).encode()
    return made


def write(folder: Path) -> None:
    """Write the outputs into a folder, and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, data in outputs().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    write(Path(*sys.argv[1:]) if sys.argv[1:] else GOLDEN)
