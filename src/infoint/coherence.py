"""Whether a playbook fits together: every id that a rule names exists, every rule has its words, no two rules clash.

Paths are those of the document (`steps[2].after`, `texts.en.steps.thank`), so that a reader of files can add the line.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

import attrs

from infoint import template
from infoint.checks import text as check_text
from infoint.errors import Fault, RefusedValue, did_you_mean
from infoint.facts import KINDS
from infoint.lifecycle import MOMENTS

if TYPE_CHECKING:
    from infoint.playbook import Playbook, Texts
    from infoint.rules import Message, Step

DEFAULT: Final = "default"
_KNOWN_AHEAD: Final = ("talk_start", "talk_end")
_LISTS: Final = ("tiers", "directories", "messages", "steps", "topics", "questions", "principles")
# Slots that hold ids of the playbook are checked; those of the host (a contact, an answer) are free.
_FREE_SLOTS: Final = frozenset({"replied", "referred", "noted", "question_answered"})


def faults(playbook: "Playbook") -> Iterator[Fault]:
    """Find all that does not fit together."""
    yield from _duplicates(playbook)
    yield from _tiers(playbook)
    yield from _request(playbook)
    for index, step in enumerate(playbook.steps):
        yield from _step(playbook, step, f"steps[{index}]")
    yield from _cycles(playbook)
    topics = [topic.id for topic in playbook.topics]
    for index, question in enumerate(playbook.questions):
        yield from _named(question.topic, topics, "unknown_topic", f"questions[{index}].topic")
    for index, message in enumerate(playbook.messages):
        for nth, part in enumerate(message.optional):
            yield from _named(part, message.parts, "unknown_part", f"messages[{index}].optional[{nth}]")
    yield from _defaults(playbook)
    yield from _texts(playbook)


def _named(word: str, known: Iterable[str], code: str, path: str) -> Iterator[Fault]:
    names = tuple(known)
    if word not in names:
        yield Fault(code=code, path=path, hint=did_you_mean(word, names), found=word)


def _defaults(playbook: "Playbook") -> Iterator[Fault]:
    """Hold `defaults` against the keys that the rule really has."""
    listed = [(f"{name}[{at}]", rule) for name in _LISTS for at, rule in enumerate(getattr(playbook, name))]
    for path, rule in (("request", playbook.request), ("talk", playbook.talk), *listed):
        keys = attrs.fields_dict(type(rule)).keys() - {"id", "source", "defaults"}
        for index, key in enumerate(getattr(rule, "defaults", ())):
            yield from _named(key, keys, "unknown_key", f"{path}.defaults[{index}]")


def _duplicates(playbook: "Playbook") -> Iterator[Fault]:
    for name in _LISTS:
        seen: set[str] = set()
        for index, rule in enumerate(getattr(playbook, name)):
            if rule.id in seen:
                yield Fault(code="duplicate_id", path=f"{name}[{index}].id", found=rule.id)
            seen.add(rule.id)
    for index, message in enumerate(playbook.messages):
        for nth, part in enumerate(message.parts):
            if part in message.parts[:nth]:
                yield Fault(code="duplicate_id", path=f"messages[{index}].parts[{nth}]", found=part)


def _tiers(playbook: "Playbook") -> Iterator[Fault]:
    tier_of: dict[str, str] = {}
    ids = {tier.id for tier in playbook.tiers}
    if not playbook.tiers:
        yield Fault(code="empty", path="tiers", hint="at least one; the last one takes what is unknown")
    for index, tier in enumerate(playbook.tiers):
        if tier.id == DEFAULT:
            yield Fault(code="reserved_word", path=f"tiers[{index}].id", found=tier.id)
        for nth, relationship in enumerate(tier.relationships):
            path = f"tiers[{index}].relationships[{nth}]"
            if relationship == DEFAULT or relationship in ids:
                yield Fault(code="reserved_word", path=path, found=relationship, hint="a tier has this id")
            if relationship in tier_of:
                hint = f"the other is {tier_of[relationship]!r}"
                yield Fault(code="relationship_twice", path=path, found=relationship, hint=hint)
            tier_of.setdefault(relationship, tier.id)
    for index, directory in enumerate(playbook.directories):
        path = f"directories[{index}].relationship"
        yield from _named(directory.relationship, tier_of, "unknown_relationship", path)


def _request(playbook: "Playbook") -> Iterator[Fault]:
    request, talk = playbook.request, playbook.talk
    if not request.least <= request.minutes <= request.most:
        hint = f"least = {request.least}, most = {request.most}"
        yield Fault(code="minutes_outside", path="request.minutes", found=str(request.minutes), hint=hint)
    if not request.media:
        yield Fault(code="empty", path="request.media", hint="at least one medium, the preferred one first")
    if talk.opening + talk.closing >= request.minutes:
        hint = f"opening and closing leave no time of the {request.minutes} minutes"
        yield Fault(code="too_large", path="talk.opening", hint=hint, found=str(talk.opening))
    if not playbook.languages:
        yield Fault(code="empty", path="languages", hint="at least one; the first is the one to fall back on")


def _step(playbook: "Playbook", step: "Step", path: str) -> Iterator[Fault]:
    steps = [other.id for other in playbook.steps]
    if step.id in KINDS or step.id in MOMENTS:
        yield Fault(code="reserved_word", path=f"{path}.id", found=step.id, hint="a fact or a moment has this name")
    if (step.after is None) == (step.before is None):
        yield Fault(code="one_anchor", path=path, found=step.id)
    if step.after is not None:
        yield from _moment(step.after, steps, f"{path}.after")
    if step.before is not None:  # only a talk is known in advance
        yield from _named(step.before, _KNOWN_AHEAD, "unknown_moment", f"{path}.before")
    if step.before is not None and step.repeats:
        yield Fault(code="repeat_before", path=f"{path}.repeats", found=step.id)
    for name, patterns in (("done_by", step.done_by), ("until", step.until)):
        for index, pattern in enumerate(patterns):
            yield from _pattern(pattern, steps, f"{path}.{name}[{index}]")
    if not step.done_by:
        yield Fault(code="empty", path=f"{path}.done_by", hint="leave it out for the step's own Done")
    if step.message is not None:
        known = [message.id for message in playbook.messages]
        yield from _named(step.message, known, "unknown_message", f"{path}.message")


def _moment(moment: str, steps: list[str], path: str) -> Iterator[Fault]:
    kind, colon, slot = moment.partition(":")
    if kind == "done" and colon:
        yield from _named(slot, steps, "unknown_step", path)
    elif not (kind == "replied" and slot):
        yield from _named(moment, (*MOMENTS, "done:STEP", "replied:ANSWER"), "unknown_moment", path)


def _pattern(pattern: str, steps: list[str], path: str) -> Iterator[Fault]:
    kind, colon, slot = pattern.partition(":")
    if kind in ("done", "skipped") and colon:
        yield from _named(slot, steps, "unknown_step", path)
    elif not (kind in _FREE_SLOTS and slot):
        yield from _named(pattern, KINDS, "unknown_fact", path)


def _cycles(playbook: "Playbook") -> Iterator[Fault]:
    """Find steps that wait, step by step, for their own `Done`, and so never open."""
    waits_for = {step.id: step.after[5:] for step in playbook.steps if step.after and step.after.startswith("done:")}
    for index, step in enumerate(playbook.steps):
        seen: set[str] = set()
        at = step.id
        while at in waits_for and at not in seen:
            seen.add(at)
            at = waits_for[at]
        if at == step.id and seen:
            yield Fault(code="circular", path=f"steps[{index}].after", found=step.id)


def _texts(playbook: "Playbook") -> Iterator[Fault]:
    """Hold the words against the rules: nothing missing, nothing over, nothing that cannot be filled."""
    spoken = {texts.language: texts for texts in playbook.texts}
    for index, language in enumerate(playbook.languages):
        if language not in spoken:
            yield Fault(code="missing_text", path=f"languages[{index}]", found=language)
    for language, texts in spoken.items():
        if language not in playbook.languages:
            hint = did_you_mean(language, playbook.languages)
            yield Fault(code="unknown_language", path=f"texts.{language}", hint=hint, found=language)
        yield from _language(playbook, texts)


def _language(playbook: "Playbook", texts: "Texts") -> Iterator[Fault]:
    path = f"texts.{texts.language}"
    variants = {word for tier in playbook.tiers for word in (tier.id, *tier.relationships)} | {DEFAULT}
    single, varied = _wanted(playbook)
    for key in sorted(single - texts.by_key.keys()):
        yield Fault(code="missing_text", path=f"{path}.{key}")
    for key in sorted(varied):
        if key not in texts.by_key and f"{key}.{DEFAULT}" not in texts.by_key:
            yield Fault(code="missing_text", path=f"{path}.{key}", hint="one text, or a table with 'default'")
    for key, written in texts.lines:
        stem, _, variant = key.rpartition(".")
        if key not in single and key not in varied and not (stem in varied and variant in variants):
            known = {f"{stem}.{word}" for word in variants} if stem in varied else single | varied
            yield Fault(code="unknown_key", path=f"{path}.{key}", hint=did_you_mean(key, known), found=key)
        try:
            check_text(written, f"{path}.{key}")
        except RefusedValue as refusal:
            yield from refusal.faults
        kind = key.partition(".")[0]
        allowed = template.PLACEHOLDERS if kind == "messages" else template.IN_RULES.get(kind, ())
        yield from template.faults(written, f"{path}.{key}", allowed)


def _wanted(playbook: "Playbook") -> tuple[set[str], set[str]]:
    """Return the keys that need one text, and those that may vary by tier and relationship."""
    rules: tuple[tuple[str, Iterable[Any]], ...] = (
        ("tiers", playbook.tiers),
        ("directories", playbook.directories),
        ("steps", playbook.steps),
        ("topics", playbook.topics),
        ("questions", playbook.questions),
        ("principles", playbook.principles),
    )
    single = {f"{name}.{rule.id}" for name, listed in rules for rule in listed}
    single |= {f"media.{medium}" for medium in playbook.request.media}
    single |= {f"talk.{part}" for part in ("aim", "opening", "closing")}
    return single, {key for message in playbook.messages for key in _message_keys(message)}


def _message_keys(message: "Message") -> Iterator[str]:
    return (f"messages.{message.id}.{part}" for part in ("subject", *message.parts))
