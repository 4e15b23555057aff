"""What tests work with: two people, their plan, and guides of a step or two."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from infoint import offsets
from infoint.conversation import Talk
from infoint.correspondence import Message, Request
from infoint.facts import Fact
from infoint.guide import AIM, Texts
from infoint.people import Contact, Seeker
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.rules import Step, Tier

ANA: Final = Seeker(
    id="s-1",
    name="Ana Ruiz",
    address="ana@example.org",
    zone="America/Chicago",
    who_i_am={"en": "I am Ana Ruiz, a PhD student in cell biology."},
    field={"en": "science policy"},
)
KIM: Final = Contact(id="c-1", name="Kim Lee", address="kim@example.com", zone="Europe/Berlin", languages=("en",))
SOURCE: Final = "the guide, page 1"
NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


def at(text: str) -> datetime:
    """Read a moment in UTC, such as "2026-03-02 15:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def plan(*facts: Fact, plan_id: str = "p-1", **rest: Any) -> Plan:
    """Make a plan of Ana's to talk to Kim, a friend."""
    return Plan(plan_id, **{"seeker": ANA, "contact": KIM, "relationship": "friend", "facts": facts, **rest})


def step(step_id: str = "thank", **rule: Any) -> Step:
    """Make a step, its spans written as in a guide."""
    spans = {key: offsets.parse(rule[key]) for key in ("opens", "due", "deadline", "closes") if rule.get(key)}
    remind = tuple(map(offsets.parse, rule.get("remind", ())))
    return Step(**{"id": step_id, "source": SOURCE, **rule, **spans, "remind": remind})


def guide(
    *steps: Step,
    messages: Mapping[str, Mapping[str, str]] = NOTHING,
    optional: tuple[str, ...] = (),
    texts: Mapping[str, str] = NOTHING,
    **rules: Any,
) -> Playbook:
    """Make a guide of a few steps, with words for all that it names; messages map their parts to texts."""
    whole: dict[str, Any] = {
        "id": "office",
        "revision": 1,
        "languages": ("en",),
        "tiers": (Tier(id="close", relationships=("friend", "peer"), source=SOURCE),),
        "request": Request(minutes=20, media=("phone", "video"), source=SOURCE),
        "talk": Talk(source=SOURCE),
        "messages": tuple(_message(one, parts, optional) for one, parts in messages.items()),
        "steps": steps,
        **rules,
    }
    words = {
        **{f"tiers.{tier.id}": "people" for tier in whole["tiers"]},
        **{f"directories.{one.id}": f"the list {one.id}" for one in whole.get("directories", ())},
        **{f"media.{medium}": medium for medium in whole["request"].media},
        **{f"steps.{one.id}": f"{one.id.capitalize()} {{contact}}" for one in steps},
        **{f"topics.{one.id}": f"About {one.id}" for one in whole.get("topics", ())},
        **{f"questions.{one.id}": f"What about {one.id}?" for one in whole.get("questions", ())},
        **{f"principles.{one.id}": f"Mind {one.id}." for one in whole.get("principles", ())},
        **{f"answers.{one.id}": f"Said {one.id}" for one in whole.get("answers", ())},
        **{f"notes.{one.id}": f"Note {one.id}" for one in whole.get("notes", ())},
        **{f"wordings.{one.id}.words": "a job" for one in whole.get("wordings", ())},
        **{f"wordings.{one.id}.denial": "not a job" for one in whole.get("wordings", ()) if one.policy == "denied"},
        **{f"phases.{phase.id}": f"To {phase.id}" for phase in whole["talk"].phases},
        **{f"talk.{part}": f"The {part}." for part in (AIM, *(phase.id for phase in whole["talk"].phases))},
        **{f"messages.{one}.{part}": text for one, parts in messages.items() for part, text in parts.items()},
        **texts,
    }
    lines = tuple(sorted(words.items()))
    return Playbook(**{"texts": tuple(Texts(language=one, lines=lines) for one in whole["languages"]), **whole})


def _message(message_id: str, parts: Mapping[str, str], optional: tuple[str, ...]) -> Message:
    labels = tuple(dict.fromkeys(part.partition(".")[0] for part in parts if not part.startswith("subject")))
    left_out = tuple(label for label in labels if label in optional)
    return Message(id=message_id, parts=labels, optional=left_out, source=SOURCE)
