"""The clean playbook of the corpus with other steps, for what is asked of steps alone."""

from typing import Any

import attrs

from infoint import playbooks
from infoint.guide import Texts
from infoint.offsets import parse
from infoint.playbook import Playbook
from infoint.rules import Step
from tests.seeding import CLEAN


def steps(*rules: dict[str, Any]) -> Playbook:
    """Return the clean playbook with these steps only."""
    clean = playbooks.parse({name: text.encode() for name, text in CLEAN.items()})
    spans = ("opens", "due", "deadline", "closes")
    made = tuple(
        Step(
            **{
                key: parse(value) if key in spans else tuple(value) if isinstance(value, list) else value
                for key, value in rule.items()
            },
            source="x",
        )
        for rule in rules
    )
    [english] = clean.texts
    lines = [(key, text) for key, text in english.lines if not key.startswith("steps.")]
    texts = Texts(language="en", lines=(*lines, *((f"steps.{step.id}", "S") for step in made)))
    return attrs.evolve(clean, steps=made, texts=(texts,))
