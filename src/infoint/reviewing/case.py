"""What a draft is held against: the playbook, the plan, the message as it would be written, and the idioms."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Final

import attrs

from infoint import template
from infoint.correspondence import Message
from infoint.errors import NotRenderable
from infoint.guide import SUBJECT, Texts
from infoint.idioms import Idioms
from infoint.message import Draft
from infoint.people import Contact
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.rules import DEFAULT_SOURCE
from infoint.words import compose

OWN: Final = DEFAULT_SOURCE
"""The source of rules that are no guide's: a blank is to be filled, whatever the guide."""


def reader_of(message: Message, plan: Plan) -> Contact:
    """Return who a message is written to: the contact, or the introducer where it is to them and there is one."""
    introduced = plan.introducer if message.to == "introducer" else None
    return introduced or plan.contact


@attrs.frozen(kw_only=True)
class Expected:
    """Hold a part as the playbook words it for this plan.

    `text` is as it would be sent, or None where it cannot be written; `values` are the words of its placeholders.
    """

    label: str
    template: str
    text: str | None
    values: Mapping[str, str]


@attrs.frozen(kw_only=True, eq=False)
class Case:
    """Hold what one review needs; what is dear to find is found once."""

    playbook: Playbook
    plan: Plan
    message: Message
    language: str
    idioms: Idioms | None
    draft: Draft | None = None
    others: tuple[Plan, ...] = ()
    at: datetime | None = None
    slots: tuple[datetime, ...] = ()
    attachments: tuple[str, ...] = ()

    @property
    def reader(self) -> Contact:
        """Return who is written to."""
        return reader_of(self.message, self.plan)

    @property
    def called(self) -> str:
        """Return how the reader is addressed."""
        return self.reader.addressed_as or self.reader.name

    @property
    def forms(self) -> frozenset[str]:
        """Return the ids by which steps may call the message: its own, and that of the message it stands for."""
        return frozenset(one for one in (self.message.id, self.message.instead_of) if one)

    @property
    def required(self) -> tuple[str, ...]:
        """Return the parts that a free text needs: the greeting, and what the guide asks for.

        The rest everybody says in their own way, and how they say it is not always known.
        """
        message = self.message
        needed = {message.parts[0], *message.must} - set(message.optional)
        return tuple(label for label in message.parts if label in needed)

    @cached_property
    def texts(self) -> Texts | None:
        """Return the playbook's words in the language, if it speaks it."""
        return next((one for one in self.playbook.texts if one.language == self.language), None)

    @cached_property
    def model(self) -> Draft | None:
        """Return the message as the library would write it in this language, or None where it cannot."""
        try:
            draft = compose(self.playbook, self.plan, self.message.id, slots=self.slots)
        except NotRenderable:
            return None
        return draft if draft.language == self.language else None

    @cached_property
    def expected(self) -> tuple[Expected, ...]:
        """Return the parts of the message, in order; those that the model drops are not expected."""
        if self.texts is None:
            return ()
        dropped = self.model.dropped if self.model else self.message.optional
        return tuple(self.part(label, self.texts) for label in self.message.parts if label not in dropped)

    def part(self, label: str, texts: Texts) -> Expected:
        """Return one part as the playbook words it: the one place that knows where words of messages stand."""
        tier = self.playbook.tier_of(self.plan.relationship).id
        wording = self.playbook.words_of(self.message, label, texts, self.plan.relationship, tier)
        written = None
        if self.model:
            written = self.model.subject if label == SUBJECT else self.model.part(label)
        values = {span.name: written.text[span.start : span.end] for span in written.spans} if written else {}
        return Expected(label=label, template=wording, text=written.text if written else None, values=values)

    @cached_property
    def placeholders(self) -> frozenset[str]:
        """Return all that the message speaks of."""
        return frozenset(name for part in self.expected for name in template.names(part.template))

    @cached_property
    def values(self) -> Mapping[str, str]:
        """Return the words of what the plan knows, by placeholder; the reader is `contact`, as templates call them."""
        found = {name: words for part in self.expected for name, words in part.values.items()}
        plan, seeker = self.plan, self.plan.seeker
        known = {
            "contact": plan.contact.addressed_as or plan.contact.name,
            "seeker": seeker.name,
            "organisation": plan.contact.organisation.name if plan.contact.organisation else None,
            "introducer": plan.introducer.name if plan.introducer else None,
            "field": seeker.field.get(self.language),
            "who_i_am": seeker.who_i_am.get(self.language),
        }
        found = {**{name: words for name, words in known.items() if words}, **found}
        if self.reader is not plan.contact:
            found["contact"] = self.called
        return found

    @property
    def told(self) -> frozenset[str]:
        """Return what people wrote about themselves and others: it is theirs, whatever signs stand in it."""
        plan = self.plan
        people = (plan.contact, plan.introducer, plan.seeker)
        names = [one.name for one in people if one]
        notes = [getattr(fact, "text", None) for fact in plan.counting]
        return frozenset(text for text in (*names, *self.values.values(), *notes) if text)
