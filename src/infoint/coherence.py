"""Whether the rules of a playbook fit together: every id that one names exists, and no two of them clash.

Paths are those of the document (`steps[2].after`, `texts.en.steps.thank`), so that a reader of files can add the line.
"""

from collections.abc import Iterator
from typing import Final

import attrs

from infoint import sequence
from infoint.correspondence import CHANNELS, Length, Message
from infoint.errors import Fault, Hint, did_you_mean
from infoint.guide import AIM, DEFAULT, LISTS, SUBJECT, Guide
from infoint.references import all_named, named, patterns
from infoint.translatable import sentence

_TABLES: Final = ("approach", "request", "slots", "talk")


def faults(guide: Guide) -> Iterator[Fault]:
    """Find all that does not fit together."""
    yield from _duplicates(guide)
    yield from _tiers(guide)
    yield from _request(guide)
    yield from _talk(guide)
    yield from _messages(guide)
    yield from sequence.faults(guide)
    for index, question in enumerate(guide.questions):
        yield from named(question.topic, guide.ids["topics"], "unknown_topic", f"questions[{index}].topic")
        yield from all_named(question.tiers, guide.ids["tiers"], "unknown_tier", f"questions[{index}].tiers")
    yield from patterns(guide, guide.approach.enough, "approach.enough")
    yield from _defaults(guide)


def _defaults(guide: Guide) -> Iterator[Fault]:
    """Hold `defaults` against the keys that the rule really has."""
    rules: list[tuple[str, attrs.AttrsInstance]]
    rules = [(name, getattr(guide, name)) for name in _TABLES if getattr(guide, name) is not None]
    rules += [(f"{name}[{at}]", rule) for name in LISTS for at, rule in enumerate(getattr(guide, name))]
    for path, rule in rules:
        keys = attrs.fields_dict(type(rule)).keys() - {"id", "source", "defaults"}
        yield from all_named(getattr(rule, "defaults", ()), keys, "unknown_key", f"{path}.defaults")


def _duplicates(guide: Guide) -> Iterator[Fault]:
    listed = [(f"{name}[{{}}].id", [rule.id for rule in getattr(guide, name)]) for name in LISTS]
    parts = [(f"messages[{index}].parts[{{}}]", message.parts) for index, message in enumerate(guide.messages)]
    spoken = ("texts[{}].language", [texts.language for texts in guide.texts])
    lengths = tuple(one.medium for one in guide.request.by_medium)
    plain = (
        ("languages[{}]", guide.languages),
        ("request.media[{}]", guide.request.media),
        ("request.by_medium[{}].medium", lengths),
        ("talk.phases[{}].id", tuple(phase.id for phase in guide.talk.phases)),
    )
    for path, words in (*listed, *parts, spoken, *plain):
        seen: set[str] = set()
        for index, word in enumerate(words):
            if word in seen:
                yield Fault(code="duplicate_id", path=path.format(index), found=word)
            seen.add(word)


def _tiers(guide: Guide) -> Iterator[Fault]:
    tier_of: dict[str, str] = {}
    ids = guide.ids["tiers"]
    if not guide.tiers:
        yield Fault(code="empty", path="tiers", hint=Hint(sentence("at least one; the last one takes what is unknown")))
    for index, tier in enumerate(guide.tiers):
        if tier.id == DEFAULT:
            yield Fault(code="reserved_word", path=f"tiers[{index}].id", found=tier.id)
        for nth, relationship in enumerate(tier.relationships):
            path = f"tiers[{index}].relationships[{nth}]"
            if relationship == DEFAULT or relationship in ids:
                hint = Hint(sentence("a tier has this id")) if relationship in ids else ""
                yield Fault(code="reserved_word", path=path, found=relationship, hint=hint)
            if relationship in tier_of:
                # Translators: {tier} is the id of a tier.
                hint = Hint(sentence("the other is '{tier}'"), tier=tier_of[relationship])
                yield Fault(code="relationship_twice", path=path, found=relationship, hint=hint)
            tier_of.setdefault(relationship, tier.id)
    for index, directory in enumerate(guide.directories):
        path = f"directories[{index}].relationship"
        yield from named(directory.relationship, tier_of, "unknown_relationship", path)


def _request(guide: Guide) -> Iterator[Fault]:
    request = guide.request
    general = Length(medium="any", minutes=request.minutes, least=request.least, most=request.most)
    lengths = [("request", general), *((f"request.by_medium[{at}]", one) for at, one in enumerate(request.by_medium))]
    for path, length in lengths:
        if not length.least <= length.minutes <= length.most:
            hint = f"least = {length.least}, most = {length.most}"
            yield Fault(code="minutes_outside", path=f"{path}.minutes", found=str(length.minutes), hint=hint)
    if not request.media:
        yield Fault(
            code="empty", path="request.media", hint=Hint(sentence("at least one medium, the preferred one first"))
        )
    media = frozenset(request.media)
    for index, one in enumerate(request.by_medium):
        yield from named(one.medium, media, "unknown_medium", f"request.by_medium[{index}].medium")
    for index, medium in enumerate(request.avoid):
        if medium in media:
            yield Fault(code="avoided_medium", path=f"request.avoid[{index}]", found=medium)
    slots = guide.slots
    if slots and slots.earliest >= slots.latest:
        found, hint = f"{slots.earliest:%H:%M}", f"latest = '{slots.latest:%H:%M}'"
        yield Fault(code="out_of_order", path="slots.earliest", found=found, hint=hint)
    if slots and not slots.weekdays:
        yield Fault(code="empty", path="slots.weekdays", hint=Hint(sentence("at least one weekday")))
    if not guide.languages:
        yield Fault(
            code="empty", path="languages", hint=Hint(sentence("at least one; the first is the one to fall back on"))
        )


def _talk(guide: Guide) -> Iterator[Fault]:
    talk, request = guide.talk, guide.request
    if sum(phase.minutes is None for phase in talk.phases) != 1:
        yield Fault(code="one_open_phase", path="talk.phases")
    used = sum(phase.minutes or 0 for phase in talk.phases)
    if used >= request.minutes:
        # Translators: said of the phases of a talk; {minutes} is a number of minutes.
        hint = Hint(sentence("they leave no time of the {minutes} minutes for questions"), minutes=str(request.minutes))
        yield Fault(code="too_large", path="talk.phases", hint=hint, found=str(used))
    for index, phase in enumerate(talk.phases):
        if phase.id == AIM:
            hint = Hint(sentence("the texts have a talk.aim beside the phases"))
            yield Fault(code="reserved_word", path=f"talk.phases[{index}].id", found=phase.id, hint=hint)
    if talk.last is not None:
        yield from named(talk.last, guide.ids["questions"], "unknown_question", "talk.last")


def _messages(guide: Guide) -> Iterator[Fault]:
    channels = guide.ids["channels"]
    for index, message in enumerate(guide.messages):
        yield from _message(message, f"messages[{index}]")
        yield from _stands_for(guide, message, f"messages[{index}]")
        if channels:
            yield from named(message.channel, channels | CHANNELS, "unknown_channel", f"messages[{index}].channel")
    for index, wording in enumerate(guide.wordings):
        yield from all_named(wording.messages, guide.ids["messages"], "unknown_message", f"wordings[{index}].messages")


def _stands_for(guide: Guide, message: Message, path: str) -> Iterator[Fault]:
    """Find that a message is another form of none, or of one that is itself another form, or to somebody else."""
    if message.instead_of is None:
        return
    yield from named(message.instead_of, guide.ids["messages"], "unknown_message", f"{path}.instead_of")
    whole = guide.messages_by_id.get(message.instead_of)
    if whole and (whole.instead_of is not None or whole.to != message.to):
        hint = Hint(sentence("a message to the same person that stands for no other"))
        yield Fault(code="no_other_form", path=f"{path}.instead_of", hint=hint, found=whole.id)


def _message(message: Message, path: str) -> Iterator[Fault]:
    if not message.parts and not message.instead_of:
        yield Fault(code="empty", path=f"{path}.parts", hint=Hint(sentence("at least one part")))
    for index, part in enumerate(message.parts):
        if part == SUBJECT:
            hint = Hint(sentence("every message has a subject beside its parts"))
            yield Fault(code="reserved_word", path=f"{path}.parts[{index}]", found=part, hint=hint)
    parts = frozenset(message.parts)
    optional = frozenset(message.optional)
    yield from all_named(message.optional, parts, "unknown_part", f"{path}.optional")
    for index, part in enumerate(message.must):
        if part not in parts or part in optional:
            fits: str = Hint(sentence("it may not be optional")) if part in parts else did_you_mean(part, parts)
            yield Fault(code="missing_part", path=f"{path}.must[{index}]", found=part, hint=fits)
