"""Whether a playbook fits together: every id that a rule names exists, every rule has its words, no two rules clash.

Paths are those of the document (`steps[2].after`, `texts.en.steps.thank`), so that a reader of files can add the line.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

import attrs

from infoint import checks, template
from infoint.errors import Fault, RefusedValue, did_you_mean
from infoint.facts import KINDS
from infoint.guide import DEFAULT, Guide, Texts
from infoint.lifecycle import MOMENTS
from infoint.rules import Message, Step

SUBJECT: Final = "subject"
_KNOWN_AHEAD: Final = ("talk_start", "talk_end")
_LISTS: Final = ("tiers", "directories", "messages", "steps", "topics", "questions", "principles")
# Slots that hold ids of the playbook are checked; those of the host (a contact, an answer) are free.
_FREE_SLOTS: Final = frozenset({"replied", "referred", "noted", "question_answered"})


def faults(guide: Guide) -> Iterator[Fault]:
    """Find all that does not fit together."""
    yield from _duplicates(guide)
    yield from _tiers(guide)
    yield from _request(guide)
    steps = {step.id for step in guide.steps}
    messages = {message.id for message in guide.messages}
    for index, step in enumerate(guide.steps):
        yield from _step(step, steps, messages, f"steps[{index}]")
        yield from _order(step, f"steps[{index}]")
    yield from _cycles(guide)
    topics = {topic.id for topic in guide.topics}
    for index, question in enumerate(guide.questions):
        yield from _named(question.topic, topics, "unknown_topic", f"questions[{index}].topic")
    for index, message in enumerate(guide.messages):
        yield from _message(message, f"messages[{index}]")
    yield from _defaults(guide)
    yield from _texts(guide)


def _named(word: str, known: Collection[str], code: str, path: str) -> Iterator[Fault]:
    if word not in known:
        yield Fault(code=code, path=path, hint=did_you_mean(word, known), found=word)


def _defaults(guide: Guide) -> Iterator[Fault]:
    """Hold `defaults` against the keys that the rule really has."""
    rules: list[tuple[str, attrs.AttrsInstance]] = [("request", guide.request), ("talk", guide.talk)]
    rules += [(f"{name}[{at}]", rule) for name in _LISTS for at, rule in enumerate(getattr(guide, name))]
    for path, rule in rules:
        keys = attrs.fields_dict(type(rule)).keys() - {"id", "source", "defaults"}
        for index, key in enumerate(getattr(rule, "defaults", ())):
            yield from _named(key, keys, "unknown_key", f"{path}.defaults[{index}]")


def _duplicates(guide: Guide) -> Iterator[Fault]:
    listed = [(f"{name}[{{}}].id", [rule.id for rule in getattr(guide, name)]) for name in _LISTS]
    parts = [(f"messages[{index}].parts[{{}}]", message.parts) for index, message in enumerate(guide.messages)]
    spoken = ("texts[{}].language", [texts.language for texts in guide.texts])
    plain = (("languages[{}]", guide.languages), ("request.media[{}]", guide.request.media))
    for path, words in (*listed, *parts, spoken, *plain):
        seen: set[str] = set()
        for index, word in enumerate(words):
            if word in seen:
                yield Fault(code="duplicate_id", path=path.format(index), found=word)
            seen.add(word)


def _tiers(guide: Guide) -> Iterator[Fault]:
    tier_of: dict[str, str] = {}
    ids = {tier.id for tier in guide.tiers}
    if not guide.tiers:
        yield Fault(code="empty", path="tiers", hint="at least one; the last one takes what is unknown")
    for index, tier in enumerate(guide.tiers):
        if tier.id == DEFAULT:
            yield Fault(code="reserved_word", path=f"tiers[{index}].id", found=tier.id)
        for nth, relationship in enumerate(tier.relationships):
            path = f"tiers[{index}].relationships[{nth}]"
            if relationship == DEFAULT or relationship in ids:
                hint = "a tier has this id" if relationship in ids else ""
                yield Fault(code="reserved_word", path=path, found=relationship, hint=hint)
            if relationship in tier_of:
                hint = f"the other is {tier_of[relationship]!r}"
                yield Fault(code="relationship_twice", path=path, found=relationship, hint=hint)
            tier_of.setdefault(relationship, tier.id)
    for index, directory in enumerate(guide.directories):
        path = f"directories[{index}].relationship"
        yield from _named(directory.relationship, tier_of, "unknown_relationship", path)


def _request(guide: Guide) -> Iterator[Fault]:
    request, talk = guide.request, guide.talk
    if not request.least <= request.minutes <= request.most:
        hint = f"least = {request.least}, most = {request.most}"
        yield Fault(code="minutes_outside", path="request.minutes", found=str(request.minutes), hint=hint)
    if not request.media:
        yield Fault(code="empty", path="request.media", hint="at least one medium, the preferred one first")
    if talk.opening + talk.closing >= request.minutes:
        hint = f"opening and closing leave no time of the {request.minutes} minutes"
        yield Fault(code="too_large", path="talk.opening", hint=hint, found=str(talk.opening))
    if not guide.languages:
        yield Fault(code="empty", path="languages", hint="at least one; the first is the one to fall back on")


def _step(step: Step, steps: Collection[str], messages: Collection[str], path: str) -> Iterator[Fault]:
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
        yield from _named(step.message, messages, "unknown_message", f"{path}.message")


def _message(message: Message, path: str) -> Iterator[Fault]:
    if not message.parts:
        yield Fault(code="empty", path=f"{path}.parts", hint="at least one part")
    for index, part in enumerate(message.parts):
        if part == SUBJECT:
            hint = "every message has a subject beside its parts"
            yield Fault(code="reserved_word", path=f"{path}.parts[{index}]", found=part, hint=hint)
    for index, part in enumerate(message.optional):
        yield from _named(part, message.parts, "unknown_part", f"{path}.optional[{index}]")


def _moment(moment: str, steps: Collection[str], path: str) -> Iterator[Fault]:
    kind, colon, slot = moment.partition(":")
    if kind == "done" and colon:
        yield from _named(slot, steps, "unknown_step", path)
    elif not (kind == "replied" and slot):
        yield from _named(moment, (*MOMENTS, "done:STEP", "replied:ANSWER"), "unknown_moment", path)


def _pattern(pattern: str, steps: Collection[str], path: str) -> Iterator[Fault]:
    kind, colon, slot = pattern.partition(":")
    if kind in ("done", "skipped") and colon:
        yield from _named(slot, steps, "unknown_step", path)
    elif not (kind in _FREE_SLOTS and slot):
        yield from _named(pattern, KINDS, "unknown_fact", path)


def _order(step: Step, path: str) -> Iterator[Fault]:
    """Find dates of a step that surely come in the wrong order; before a moment the longer span is the earlier date."""
    dates = [(name, getattr(step, name)) for name in ("opens", "due", "deadline", "closes") if getattr(step, name)]
    pairs = [(earlier, later) for index, earlier in enumerate(dates) for later in dates[index + 1 :]]
    ends = [date for date in dates if date[0] in ("deadline", "closes")]
    pairs += [((f"remind[{index}]", one), end) for index, one in enumerate(step.remind) for end in ends]
    for (name, one), (limit, other) in pairs:
        long, short = (other, one) if step.before else (one, other)
        if long.surely_exceeds(short):
            yield Fault(code="out_of_order", path=f"{path}.{name}", found=str(one), hint=f"{limit} = '{other}'")


def _cycles(guide: Guide) -> Iterator[Fault]:
    """Find steps that wait, step by step, for their own `Done`, and so never open."""
    waits_for = {step.id: step.after[5:] for step in guide.steps if step.after and step.after.startswith("done:")}
    seen: set[str] = set()
    circular: set[str] = set()
    for step_id in waits_for:
        at = step_id
        trail: list[str] = []
        while at in waits_for and at not in seen:
            seen.add(at)
            trail.append(at)
            at = waits_for[at]
        if at in trail:
            circular.update(trail[trail.index(at) :])
    for index, step in enumerate(guide.steps):
        if step.id in circular:
            yield Fault(code="circular", path=f"steps[{index}].after", found=step.id)


def _texts(guide: Guide) -> Iterator[Fault]:
    """Hold the words against the rules: nothing missing, nothing over, nothing that cannot be filled."""
    spoken = {texts.language: texts for texts in guide.texts}
    for index, language in enumerate(guide.languages):
        if language not in spoken:
            yield Fault(code="missing_text", path=f"languages[{index}]", found=language)
    for language, texts in spoken.items():
        if language not in guide.languages:
            hint = did_you_mean(language, guide.languages)
            yield Fault(code="unknown_language", path=f"texts.{language}.language", hint=hint, found=language)
        yield from _language(guide, texts)


def _language(guide: Guide, texts: Texts) -> Iterator[Fault]:
    path = f"texts.{texts.language}"
    variants = {word for tier in guide.tiers for word in (tier.id, *tier.relationships)} | {DEFAULT}
    single, varied = _wanted(guide)
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
        kind, *rest = key.split(".")
        several_lines = kind == "talk" or (kind == "messages" and rest[1:2] != [SUBJECT])
        try:
            (checks.text if several_lines else checks.line)(written, f"{path}.{key}")
        except RefusedValue as refusal:
            yield from refusal.faults
        allowed = template.PLACEHOLDERS if kind == "messages" else template.IN_RULES.get(kind, ())
        yield from template.faults(written, f"{path}.{key}", allowed)


def _wanted(guide: Guide) -> tuple[set[str], set[str]]:
    """Return the keys that need one text, and those that may vary by tier and relationship."""
    rules: tuple[tuple[str, Iterable[Any]], ...] = (
        ("tiers", guide.tiers),
        ("directories", guide.directories),
        ("steps", guide.steps),
        ("topics", guide.topics),
        ("questions", guide.questions),
        ("principles", guide.principles),
    )
    single = {f"{name}.{rule.id}" for name, listed in rules for rule in listed}
    single |= {f"media.{medium}" for medium in guide.request.media}
    single |= {f"talk.{part}" for part in ("aim", "opening", "closing")}
    return single, {key for message in guide.messages for key in _message_keys(message)}


def _message_keys(message: Message) -> Iterator[str]:
    return (f"messages.{message.id}.{part}" for part in (SUBJECT, *message.parts))
