r"""Plans to write: approved stories, hostile texts, and the hours in which clocks change.

INTEROP_FEEDS=n has n more feeds read, with texts put together anew from the same pieces.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

import attrs

from infoint import facts, playbooks
from infoint.plan import Plan
from infoint.playbook import Playbook
from tests.approve import LETTERS
from tests.approve import plan as story
from tests.bench import ANA, KIM, at, guide, plan, step
from tests.render.test_interop import CHANGING_HOURS

GSBS: Final = playbooks.load("gsbs")
EVENTS: Final = 500
SMALL: Final = guide(
    step(after="talk_end", due="48 hours", remind=("24 hours", "40 hours")), step("prepare", before="talk_start")
)
HOSTILE: Final = (
    "a, b; c: d \\ e \"f\" 'g'",
    "C:\\New \\N \\n \\\\N \\",
    "C:\\New",
    "\\N",
    "\\n",
    "\\",
    "ends with \\",
    "\\, \\; \\\\, \\\\;",
    "END:VEVENT\\nBEGIN:VALARM",
    "END:VEVENT\\r\\nEND:VCALENDAR",
    "%0D%0AEND:VEVENT",
    "=?utf-8?q?x?= %0D%0A ^n ^' ^^ {contact}",
    '"in quotes"',
    '"begins with a quote',
    ": begins with a colon",
    ";begins with a semicolon",
    ",begins with a comma",
    "=begins with an equals sign",
    "  begins and ends with blanks  ",
    "\u00a0no-break blanks\u00a0",
    "TRUE",
    "1e3",
    "20260303T210000Z",
    'a "zone", TZID=Europe/Berlin:20260303',
    "mailto:x@example.org",
    "DTSTART;VALUE=DATE:20260303",
    "<b>&amp;</b>",
    "👩‍🔬" * 40,
    "👩🏽‍❤️‍💋‍👨🏿 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇿🇦",
    "ü" * 200,
    "u\u0308" * 100,
    "李明" * 60,
    "𠮷野家で会う" * 20,
    "מיכל אברהם, \u200fאמינה الفاسي",
    "أمينة الفاسي؛ غدًا، الساعة ٣",
    "ไม่มีช่องว่าง" * 12,
    "x" * 500,
    "é" * 500,
    "a\u200bb\ufeffc\u00adsoft",
    "__proto__",
)
_ALPHABET: Final = (
    *HOSTILE,
    ",",
    ";",
    ":",
    "\\",
    "\\n",
    "\\N",
    "n",
    "N",
    '"',
    "^",
    " ",
    "=",
    "%",
    "ß",
    "李",
    "👩‍🔬",
    "שלום",
)
_MOST: Final = 500  # letters in a line, see infoint.checks


def hostile(texts: tuple[str, ...] = HOSTILE) -> list[Plan]:
    """Return plans with EVENTS events: each text as a name and as a place, each time beside another."""
    made = []
    for number in range(EVENTS // 4):
        place, name = texts[(number * 7 + 3) % len(texts)], texts[number % len(texts)]
        start = at("2026-03-03 21:00") + timedelta(hours=number)
        talk = facts.Scheduled(at=at("2026-02-23 09:00"), start=start, minutes=20, medium="video", place=place)
        made.append(plan(talk, plan_id=f"p-{number}", contact=attrs.evolve(KIM, name=name)))
    return made


def shuffled(seed: int) -> tuple[str, ...]:
    """Return texts put together from pieces, the same for the same seed."""
    draw = Random(seed)
    made = ("".join(draw.choices(_ALPHABET, k=draw.randint(1, 6)))[:_MOST] for _ in count())
    return tuple(text for text, _ in zip((one for one in made if one.strip()), range(60), strict=False))


def worded(text: str) -> Playbook:
    """Return a guide that holds a text: in a title, and so in the reasons, several lines of it."""
    return guide(
        step(after="talk_end", due="48 hours", remind=("24 hours",)),
        texts={"steps.thank": text.replace("{contact}", "")},
    )


def changing_hours() -> list[Plan]:
    """Return talks in the hours that come twice and in those that are skipped, told by clocks there."""
    made = []
    for number, (zone, wall) in enumerate(CHANGING_HOURS):
        for fold in (0, 1):
            start = wall.replace(tzinfo=ZoneInfo(zone), fold=fold)
            whose = attrs.evolve(ANA, zone=zone)
            # A reminder in that hour, too: a day before and a day after, clocks show the same.
            for kind, begins in (("talk", start), ("after", start - timedelta(days=1)), ("before", start)):
                talk = facts.Scheduled(at=at("2026-02-23 09:00"), start=begins, minutes=45, medium="phone")
                made.append(plan(talk, plan_id=f"p-{number}-{fold}-{kind}", seeker=whose))
    return made


def stories() -> list[Plan]:
    """Return the approved stories, each a plan of its own, and a talk that is off."""
    told = [attrs.evolve(story(happened), id=f"p-{name}") for name, happened in LETTERS.items()]
    return sorted(told, key=lambda one: one.id)


def all_feeds() -> Iterator[tuple[str, Playbook, list[Plan]]]:
    """Yield the feeds that are read, by name."""
    yield "stories", GSBS, stories()
    yield "hostile", SMALL, hostile()
    yield "changing-hours", SMALL, changing_hours()
    yield "nothing", SMALL, []
    for number, text in enumerate(HOSTILE):
        yield f"worded-{number}", worded(text), hostile((text,))[:1]
    for seed in range(1 + int(os.environ.get("INTEROP_FEEDS") or 0)):
        yield f"shuffled-{seed}", SMALL, hostile(shuffled(seed))[:60]
