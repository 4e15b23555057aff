"""Review a few words, and say what is found where."""

from typing import Any

import attrs

from infoint import playbooks
from infoint.correspondence import Wording
from infoint.playbook import Playbook
from infoint.reviewing import Finding, review
from tests.reviewing.scenarios import CASTS, others, scenario

GSBS = playbooks.load("gsbs")


def findings(
    text: str, scene: str = "new", message: str = "request", language: str = "en", **known: Any
) -> list[Finding]:
    """Return what is found in a text, but for the parts that a few words lack."""
    people = language if language in CASTS else "en"
    plan, at = scenario(scene, people, known.pop("relationship", "alumni_database"))
    plan = attrs.evolve(plan, **known.pop("plan", {}))
    given = {"at": at, "language": language, "others": others(people), **known}
    found = review(text, given.pop("playbook", GSBS), plan, message=message, **given)
    return [one for one in found if one.code not in {"missing_part", "minutes_missing"}]


def seen(
    text: str, scene: str = "new", message: str = "request", language: str = "en", **known: Any
) -> list[tuple[str, str]]:
    """Return code and passage of what is found in a text, but for the parts that a few words lack."""
    found = findings(text, scene, message, language, **known)
    return [(one.code, text[one.start : one.end]) for one in found if one.where == "body"]


def with_wording(policy: Any, messages: tuple[str, ...] = (), **said: str) -> Playbook:
    """Return the guide with one rule about the word "job" in place of its own."""
    rule = Wording(id="rule", policy=policy, messages=messages, source="the rule")
    [english] = [texts for texts in GSBS.texts if texts.language == "en"]
    kept = {key: text for key, text in english.lines if not key.startswith("wordings.")}
    lines = kept | {f"wordings.rule.{kind}": text for kind, text in said.items()}
    texts = attrs.evolve(english, lines=tuple(sorted(lines.items())))
    return attrs.evolve(GSBS, languages=("en",), wordings=(rule,), texts=(texts,))
