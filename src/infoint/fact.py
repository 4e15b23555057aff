"""What makes a fact: a moment, an id, and a place in the order of facts.

The id is the host's. Without one it is made of the kind, the instant and the opaque slot (a step, a question, a
contact), never of free text, so that two devices that note the same thing with the same moment note one fact.
"""

from datetime import datetime
from typing import ClassVar

import attrs

from infoint.checks import Check, message_id, opaque, or_none, valid
from infoint.people import Extra
from infoint.zones import aware, utc, written


def to_utc(value: datetime, path: str) -> datetime:
    """Return a checked moment in UTC; the path is for the error."""
    aware(value, path)
    return utc(value)


# A converter knows no field name, and the error must name the path: one function for each field.
def _at(value: datetime) -> datetime:
    return to_utc(value, "at")


def id_up_to(limit: int) -> Check:
    """Return a check for the id of a fact, or for none yet."""

    def checked(value: object, path: str) -> None:
        if value != "":
            opaque(limit)(value, path)

    return checked


@attrs.frozen(kw_only=True)
class Fact:
    """Hold what all facts have: the moment (aware, kept in UTC), the id, and fields of newer versions.

    `message_id` is the actual Message-ID of the mail that the fact is about: the one that a mail program gave it.
    """

    kind: ClassVar[str]
    slot: ClassVar[str] = ""

    at: datetime = attrs.field(converter=_at)
    id: str = attrs.field(default="", validator=valid(id_up_to(500)))
    message_id: str | None = attrs.field(default=None, validator=valid(or_none(message_id)), repr=False)
    extra: Extra = attrs.field(default=(), repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.id:
            slot = f":{getattr(self, self.slot)}" if self.slot else ""
            made = f"{self.kind}{slot}@{written(self.at)}"
            object.__setattr__(self, "id", made)  # the id depends on fields of the kind, which are set last

    @property
    def order(self) -> tuple[datetime, str]:
        """Return what facts are sorted by."""
        return self.at, self.id
