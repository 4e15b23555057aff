"""A message before it is mail: ordered, labelled parts, and the typed values that stand in them.

The values are kept as values, each with the span where its words stand, so that mail, invitation, calendar and sheet
can be held against one another.
"""

from datetime import datetime
from typing import Literal

import attrs

from infoint.correspondence import Recipient, Resume
from infoint.errors import Fault, NotKnown, did_you_mean

Value = str | int | datetime | tuple[str, ...] | tuple[datetime, ...]


@attrs.frozen(kw_only=True)
class Span:
    """Say where in its part the words of a value stand: [start, end) in characters."""

    name: str
    value: Value = attrs.field(repr=False)
    start: int
    end: int


@attrs.frozen(kw_only=True)
class Part:
    """Hold one labelled part of a message."""

    label: str
    text: str = attrs.field(repr=False)
    spans: tuple[Span, ...] = ()


@attrs.frozen(kw_only=True)
class Draft:
    """Hold a message to one person, in one language.

    `to` says who that is. `language_presumed` says that recipient, seeker and playbook share no language: the seeker's
    first that the playbook has was taken, or else the playbook's first. `dropped` names the optional parts that were
    left out because something they speak of is not known. `earlier` has the Message-IDs of the mails that went before,
    the oldest first. `resume` says what the guide would have done with the
    seeker's résumé; nothing is enclosed by the library.
    """

    message: str
    channel: str
    language: str
    language_presumed: bool
    subject: Part
    parts: tuple[Part, ...]
    to: Recipient | Literal["seeker"] = "contact"
    dropped: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    resume: Resume | None = None

    @property
    def body(self) -> str:
        """Return the parts as one text, a blank line between them, line feeds only."""
        return "\n\n".join(part.text for part in self.parts) + "\n"

    def edited(self, body: str, *, subject: str | None = None) -> "Draft":
        """Return the draft with the text that a person made of it; of that no part is known any more."""
        told = self.subject if subject is None else Part(label="subject", text=subject)
        return attrs.evolve(self, subject=told, parts=(Part(label="body", text=body.removesuffix("\n")),))

    def part(self, label: str) -> Part:
        """Return a part by its label; raise `NotKnown` where there is none."""
        for part in self.parts:
            if part.label == label:
                return part
        hint = did_you_mean(label, (part.label for part in self.parts))
        raise NotKnown(Fault(code="unknown_part", path="part", hint=hint))
