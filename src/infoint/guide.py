"""A guide as it was written down: its rules, and its words in each language; not yet checked whole."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

import attrs

from infoint.checks import each, identifier, language, line, valid, whole
from infoint.conversation import NoteField, Principle, Question, Talk, Topic
from infoint.correspondence import Answer, Channel, Message, Request, Slots, Wording
from infoint.rules import Approach, Cap, Directory, Step, Tier
from infoint.workdays import WorkingDays

DEFAULT: Final = "default"
"""The variant of a text for every tier and relationship that has none of its own."""

SUBJECT: Final = "subject"
"""The part that every message has beside those that it lists."""

AIM: Final = "aim"
"""What is said of a talk beside its phases."""

PHRASES: Final = ("words", "allowed", "denial")
"""What the texts say of a wording: what it is about, where that is allowed, and how it is denied; a phrase per line."""

UNREVIEWED: Final = "not yet"

LISTS: Final = (
    *("tiers", "directories", "caps", "channels", "messages", "wordings", "answers"),
    *("steps", "topics", "questions", "principles", "notes"),
)
"""The lists of rules; each rule has an id."""


@attrs.frozen(kw_only=True)
class Texts:
    """Hold the words of a playbook in one language.

    `lines` are pairs of key and text; keys are dotted ids such as `steps.thank` or
    `messages.request.connection.friend`. `reviewed_by` names a native speaker, or says "not yet".
    """

    language: str = attrs.field(validator=valid(language))
    reviewed_by: str = attrs.field(default=UNREVIEWED, validator=valid(line))
    lines: tuple[tuple[str, str], ...] = attrs.field(repr=False)

    @cached_property
    def by_key(self) -> Mapping[str, str]:
        """Return the texts by their keys."""
        return dict(self.lines)

    def find(self, key: str, *variants: str) -> str | None:
        """Return the text of a key, or of the first variant of it that there is."""
        keys = (*(f"{key}.{variant}" for variant in variants), key)
        return next((self.by_key[found] for found in keys if found in self.by_key), None)


def _with_parts(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """Lay out each message that only stands for another as that one is."""
    known = {message.id: message for message in messages}

    def laid_out(message: Message) -> Message:
        whole = known.get(message.instead_of or "")
        if message.parts or whole is None:
            return message
        return attrs.evolve(message, parts=whole.parts, optional=whole.optional, must=whole.must)

    return tuple(map(laid_out, messages))


@attrs.frozen(kw_only=True)
class Guide:
    """Hold the rules and the words of a guide, each checked by itself."""

    id: str = attrs.field(validator=valid(identifier))
    revision: int = attrs.field(validator=valid(whole(1, 1_000_000)))
    languages: tuple[str, ...] = attrs.field(validator=valid(each(language)))
    working_days: WorkingDays = WorkingDays()
    tiers: tuple[Tier, ...]
    directories: tuple[Directory, ...] = ()
    approach: Approach = Approach()
    caps: tuple[Cap, ...] = ()
    request: Request
    slots: Slots | None = None
    channels: tuple[Channel, ...] = ()
    messages: tuple[Message, ...] = attrs.field(default=(), converter=_with_parts)
    wordings: tuple[Wording, ...] = ()
    answers: tuple[Answer, ...] = ()
    steps: tuple[Step, ...] = ()
    talk: Talk
    topics: tuple[Topic, ...] = ()
    questions: tuple[Question, ...] = ()
    principles: tuple[Principle, ...] = ()
    notes: tuple[NoteField, ...] = ()
    texts: tuple[Texts, ...] = attrs.field(repr=False)

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """Return the ids of the rules by their lists."""
        return {name: frozenset(rule.id for rule in getattr(self, name)) for name in LISTS}

    @cached_property
    def messages_by_id(self) -> Mapping[str, Message]:
        """Return the messages by their ids."""
        return {message.id: message for message in self.messages}

    def sources_of(self, message: Message) -> tuple[Message, ...]:
        """Return the messages whose words a message may use: its own, and those of the one it stands for."""
        whole = self.messages_by_id.get(message.instead_of or "")
        return (message, whole) if whole else (message,)

    def words_of(self, message: Message, label: str, texts: Texts, relationship: str, tier: str) -> str:
        """Return the text of a part as it is written to a relationship; the closest variant wins."""
        keys = (f"messages.{one.id}.{label}" for one in self.sources_of(message))
        found = (texts.find(key, relationship, tier, DEFAULT) for key in keys)
        return next((text for text in found if text is not None), "")

    @cached_property
    def tiers_by_word(self) -> Mapping[str, str]:
        """Return the id of the tier of each relationship that the guide names."""
        return {word: tier.id for tier in self.tiers for word in tier.relationships}
