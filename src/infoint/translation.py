"""Whether the words of a playbook fit its rules in every language: none missing, none over, none that nobody fills.

Paths are those of the document (`texts.en.steps.thank`), so that a reader of files can add the line.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from infoint import checks, template
from infoint.correspondence import Message
from infoint.errors import Fault, Hint, RefusedValue, did_you_mean
from infoint.guide import AIM, DEFAULT, PHRASES, SUBJECT, Guide, Texts
from infoint.translatable import sentence


def faults(guide: Guide) -> Iterator[Fault]:
    """Find what is missing, what is over, and what cannot be filled."""
    spoken = {texts.language: texts for texts in guide.texts}
    for index, language in enumerate(guide.languages):
        if language not in spoken:
            yield Fault(code="missing_text", path=f"languages[{index}]", found=language)
    for language, texts in spoken.items():
        if language not in guide.languages:
            hint = did_you_mean(language, guide.languages)
            yield Fault(code="unknown_language", path=f"texts.{language}.language", hint=hint, found=language)
        else:
            yield from _in_language(guide, texts)


def _in_language(guide: Guide, texts: Texts) -> Iterator[Fault]:
    path = f"texts.{texts.language}"
    variants = {word for tier in guide.tiers for word in (tier.id, *tier.relationships)} | {DEFAULT}
    single, varied = _wanted(guide)
    lists = {f"wordings.{one.id}.{kind}" for one in guide.wordings for kind in PHRASES}
    known_keys = single | varied.keys() | lists
    for key in sorted(single - texts.by_key.keys()):
        yield Fault(code="missing_text", path=f"{path}.{key}")
    for key, others in sorted(varied.items()):
        if not any(one in texts.by_key or f"{one}.{DEFAULT}" in texts.by_key for one in (key, *others)):
            yield Fault(
                code="missing_text", path=f"{path}.{key}", hint=Hint(sentence("one text, or a table with 'default'"))
            )
    for key, written in texts.lines:
        stem, _, variant = key.rpartition(".")
        if key not in known_keys and not (stem in varied and variant in variants):
            known = {f"{stem}.{word}" for word in variants} if stem in varied else known_keys
            yield Fault(code="unknown_key", path=f"{path}.{key}", hint=did_you_mean(key, known), found=key)
        kind, *rest = key.split(".")
        several_lines = kind in ("talk", "wordings") or (kind == "messages" and rest[1:2] != [SUBJECT])
        try:
            (checks.text if several_lines else checks.line)(written, f"{path}.{key}")
        except RefusedValue as refusal:
            yield from refusal.faults
        allowed = template.PLACEHOLDERS if kind == "messages" else template.IN_RULES.get(kind, ())
        yield from template.faults(written, f"{path}.{key}", allowed)


def _wanted(guide: Guide) -> tuple[set[str], dict[str, tuple[str, ...]]]:
    """Return the keys that need one text, and those that may vary by tier and relationship.

    To the latter belong the keys of the message that theirs stands for: a text there is enough.
    """
    rules: tuple[tuple[str, Iterable[Any]], ...] = (
        ("tiers", guide.tiers),
        ("directories", guide.directories),
        ("steps", guide.steps),
        ("topics", guide.topics),
        ("questions", guide.questions),
        ("principles", guide.principles),
        ("answers", guide.answers),
        ("notes", guide.notes),
    )
    single = {f"{name}.{rule.id}" for name, listed in rules for rule in listed}
    single |= {f"media.{medium}" for medium in guide.request.media}
    single |= {f"talk.{AIM}", *(f"talk.{phase.id}" for phase in guide.talk.phases)}
    single |= {f"phases.{phase.id}" for phase in guide.talk.phases}
    single |= {f"wordings.{one.id}.{PHRASES[0]}" for one in guide.wordings}
    single |= {f"wordings.{one.id}.{PHRASES[2]}" for one in guide.wordings if one.policy == "denied"}
    return single, {key: others for message in guide.messages for key, others in _message_keys(guide, message)}


def _message_keys(guide: Guide, message: Message) -> Iterator[tuple[str, tuple[str, ...]]]:
    _, *others = guide.sources_of(message)
    for part in (SUBJECT, *message.parts):
        elsewhere = (f"messages.{one.id}.{part}" for one in others if part in (SUBJECT, *one.parts))
        yield f"messages.{message.id}.{part}", tuple(elsewhere)
