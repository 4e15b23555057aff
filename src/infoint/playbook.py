"""One institution's guide as data, checked whole when it is built."""

from itertools import chain, islice
from typing import Final

import attrs

from infoint import coherence, translation
from infoint.checks import or_none, valid
from infoint.correspondence import Message
from infoint.errors import Fault, NotKnown, PlaybookError, did_you_mean, refused
from infoint.guide import Guide, Texts
from infoint.limits import Limit
from infoint.rules import Step, Tier
from infoint.workdays import Holidays

MOST_FAULTS: Final = 100
"""Nobody mends more at once, and each of them is compared with all that would fit."""


def _function(value: object, path: str) -> None:
    if not callable(value):
        raise refused("wrong_kind", path, "a function of a day and a place, such as observances.public()")


@attrs.frozen(kw_only=True)
class Playbook(Guide):
    """Hold a guide that fits together: rules, and words in every language that it declares.

    Building one checks it whole: a `PlaybookError` names all faults at once, up to a hundred. `holidays` come from the
    host, and stand in no file.
    """

    holidays: Holidays | None = attrs.field(default=None, validator=valid(or_none(_function)))

    def __attrs_post_init__(self) -> None:
        if found := tuple(islice(chain(coherence.faults(self), translation.faults(self)), MOST_FAULTS)):
            raise PlaybookError(*found)

    def observing(self, holidays: Holidays | None) -> "Playbook":
        """Return the playbook with holidays; business days leave out those of the place of the step's party."""
        return attrs.evolve(self, holidays=holidays)

    def step(self, step_id: str) -> Step | None:
        """Return a step by its id."""
        return next((step for step in self.steps if step.id == step_id), None)

    def message(self, message_id: str) -> Message:
        """Return a message by its id; raise `NotKnown` where there is none."""
        if found := self.messages_by_id.get(message_id):
            return found
        hint = did_you_mean(message_id, self.messages_by_id)
        raise NotKnown(Fault(code="unknown_message", path="message", hint=hint))

    def forms_of(self, message_id: str) -> tuple[Message, ...]:
        """Return a message and its other forms, one for each channel it may travel by."""
        whole = self.message(message_id)
        return (whole, *(one for one in self.messages if one.instead_of == whole.id))

    def by_channel(self, message_id: str, channel: str) -> Message:
        """Return the form of a message for a channel; raise `NotKnown` where there is none."""
        forms = {form.channel: form for form in reversed(self.forms_of(message_id))}
        if channel not in forms:
            raise NotKnown(Fault(code="unknown_channel", path="channel", hint=did_you_mean(channel, forms)))
        return forms[channel]

    def limits_of(self, message: Message) -> tuple[Limit, ...]:
        """Return how long a message may be: its own limits, and those of its channel."""
        of_channel = (limit for channel in self.channels if channel.id == message.channel for limit in channel.most)
        return (*message.most, *of_channel)

    def tier_of(self, relationship: str) -> Tier:
        """Return the tier of a relationship; the last tier takes what is unknown."""
        return next((tier for tier in self.tiers if relationship in tier.relationships), self.tiers[-1])

    def in_language(self, wanted: str) -> Texts:
        """Return the texts of a language; raise `NotKnown` where the playbook does not speak it."""
        for texts in self.texts:
            if texts.language == wanted:
                return texts
        raise NotKnown(Fault(code="unknown_language", path="language", hint=did_you_mean(wanted, self.languages)))
