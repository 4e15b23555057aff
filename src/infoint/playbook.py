"""One institution's guide as data: its rules, and its words in each language; checked whole when it is built."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

import attrs

from infoint import coherence
from infoint.checks import each, identifier, language, line, valid, whole
from infoint.errors import Fault, NotKnown, PlaybookError, did_you_mean
from infoint.offsets import WorkingDays
from infoint.rules import Directory, Message, Principle, Question, Request, Step, Talk, Tier, Topic

DEFAULT: Final = coherence.DEFAULT
UNREVIEWED: Final = "not yet"


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


@attrs.frozen(kw_only=True)
class Playbook:
    """Hold a guide: rules, and words in every language that it declares.

    Building one checks it whole: a `PlaybookError` names all faults at once.
    """

    id: str = attrs.field(validator=valid(identifier))
    revision: int = attrs.field(validator=valid(whole(1, 1_000_000)))
    languages: tuple[str, ...] = attrs.field(validator=valid(each(language)))
    working_days: WorkingDays = WorkingDays()
    tiers: tuple[Tier, ...]
    directories: tuple[Directory, ...] = ()
    request: Request
    talk: Talk
    messages: tuple[Message, ...] = ()
    steps: tuple[Step, ...] = ()
    topics: tuple[Topic, ...] = ()
    questions: tuple[Question, ...] = ()
    principles: tuple[Principle, ...] = ()
    texts: tuple[Texts, ...] = attrs.field(repr=False)

    def __attrs_post_init__(self) -> None:
        if found := tuple(coherence.faults(self)):
            raise PlaybookError(*found)

    def step(self, step_id: str) -> Step | None:
        """Return a step by its id."""
        return next((step for step in self.steps if step.id == step_id), None)

    def message(self, message_id: str) -> Message:
        """Return a message by its id; raise `NotKnown` where there is none."""
        for message in self.messages:
            if message.id == message_id:
                return message
        hint = did_you_mean(message_id, (message.id for message in self.messages))
        raise NotKnown(Fault(code="unknown_message", path="message", hint=hint))

    def tier_of(self, relationship: str) -> Tier:
        """Return the tier of a relationship; the last tier takes what is unknown."""
        return next((tier for tier in self.tiers if relationship in tier.relationships), self.tiers[-1])

    def in_language(self, wanted: str) -> Texts:
        """Return the texts of a language; raise `NotKnown` where the playbook does not speak it."""
        for texts in self.texts:
            if texts.language == wanted:
                return texts
        raise NotKnown(Fault(code="unknown_language", path="language", hint=did_you_mean(wanted, self.languages)))
