"""A guide that fits together, and what is found when some of it is changed."""

from typing import Any

import attrs

from infoint import coherence, translation
from infoint.conversation import Principle, Question, Topic
from infoint.errors import Fault
from infoint.guide import Guide, Texts
from infoint.rules import Directory, Tier
from tests.bench import SOURCE, guide, step

LETTER = {"letter": {"subject": "A letter", "greeting": "Dear {contact},", "news": "I have news."}}
CLOSE = Tier(id="close", relationships=("friend", "peer"), source=SOURCE)
NEW = Tier(id="new", relationships=("expert",), source=SOURCE)
ASK = step("ask", after="planned", done_by=("requested",))
THANK = step("thank", after="talk_end", message="letter")
GOOD = guide(
    ASK,
    THANK,
    messages=LETTER,
    optional=("news",),
    tiers=(CLOSE, NEW),
    directories=(Directory(id="alumni", relationship="expert", url="https://example.org", source=SOURCE),),
    topics=(Topic(id="path", source=SOURCE),),
    questions=(Question(id="first", topic="path", about="work", source=SOURCE),),
    principles=(Principle(id="listen", phase="talk", source=SOURCE),),
)


def faults(**changes: Any) -> list[Fault]:
    """Find what is wrong with changed rules and words."""
    fields = {field.name: getattr(GOOD, field.name) for field in attrs.fields(Guide)}
    changed = Guide(**{**fields, **changes})
    return [*coherence.faults(changed), *translation.faults(changed)]


def in_rules(**changes: Any) -> list[Fault]:
    """Find what is wrong with changed rules, whatever the words are."""
    return [fault for fault in faults(**changes) if not fault.path.startswith("texts.")]


def step_faults(**rule: Any) -> list[Fault]:
    """Find what is wrong with one step beside the others."""
    return in_rules(steps=(step("one", **rule), ASK, THANK))


def words(*gone: str, **said: str) -> list[Fault]:
    """Find what is wrong when words are left out, changed or added; "__" stands for a dot."""
    lines = {key: text for key, text in GOOD.texts[0].lines if key not in gone}
    lines |= {key.replace("__", "."): text for key, text in said.items()}
    return faults(texts=(Texts(language="en", lines=tuple(sorted(lines.items()))),))


def told(found: list[Fault]) -> list[tuple[str, str, str]]:
    """Return code, path and what stood there."""
    return [(fault.code, fault.path, fault.found) for fault in found]
