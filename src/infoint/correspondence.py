"""The rules of writing: what is asked for, which times are proposed, how messages are laid out and what they avoid."""

from datetime import time
from typing import Final, Literal, get_args

import attrs

from infoint.checks import bare_key, each, instance, line, one_of, or_none, valid, wall_time, whole
from infoint.limits import Limit
from infoint.offsets import Offset

Recipient = Literal["contact", "introducer"]
Resume = Literal["omit", "carry", "enclose", "on_request"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: Final = get_args(Weekday)
CHANNELS: Final = frozenset({"email", "letter", "linkedin", "phone"})
"""Channels that need no entry of their own; a playbook may name others."""

_id = valid(bare_key)
_ids = valid(each(bare_key))
_source = valid(line)
_minutes = valid(whole(1, 480))
_limits = valid(each(instance(Limit)))
_own_minutes: int = attrs.Factory(lambda own: own.minutes, takes_self=True)


@attrs.frozen(kw_only=True)
class Length:
    """Say how long a talk by one medium is."""

    medium: str = attrs.field(validator=_id)
    minutes: int = attrs.field(validator=_minutes)
    least: int = attrs.field(validator=_minutes, default=_own_minutes)
    most: int = attrs.field(validator=_minutes, default=_own_minutes)


@attrs.frozen(kw_only=True)
class Request:
    """Say what is asked for: how many minutes, by which media, the preferred one first; which media are avoided.

    `by_medium` has other minutes for some media. `salutation` says whom a message speaks to: the form of address that
    the contact gave, else the name ("as_told"); always the name ("name"); or a form of address that has to be known
    before anything is written ("must_be_told").
    """

    minutes: int = attrs.field(validator=_minutes)
    least: int = attrs.field(validator=_minutes, default=_own_minutes)
    most: int = attrs.field(validator=_minutes, default=_own_minutes)
    by_medium: tuple[Length, ...] = attrs.field(default=(), validator=valid(each(instance(Length))))
    media: tuple[str, ...] = attrs.field(validator=_ids)
    avoid: tuple[str, ...] = attrs.field(default=(), validator=_ids)
    salutation: Literal["as_told", "name", "must_be_told"] = attrs.field(
        default="as_told", validator=valid(one_of("as_told", "name", "must_be_told"))
    )
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_ids)

    def length(self, medium: str | None = None) -> Length:
        """Return how long a talk by a medium is, or by the preferred one."""
        wanted = self.media[0] if medium is None else medium
        general = Length(medium=wanted, minutes=self.minutes, least=self.least, most=self.most)
        return next((one for one in self.by_medium if one.medium == wanted), general)


@attrs.frozen(kw_only=True)
class Slots:
    """Say which times to propose: how many, on which weekdays, between which times of day, on whose clock, how soon."""

    count: int = attrs.field(default=3, validator=valid(whole(1, 20)))
    weekdays: tuple[Weekday, ...] = attrs.field(default=WEEKDAYS[:5], validator=valid(each(one_of(*WEEKDAYS))))
    earliest: time = attrs.field(default=time(9), validator=valid(wall_time))
    latest: time = attrs.field(default=time(17), validator=valid(wall_time))
    zone: Literal["seeker", "contact"] = attrs.field(default="contact", validator=valid(one_of("seeker", "contact")))
    opens: Offset = attrs.field(default=Offset(3, "business days"), validator=valid(instance(Offset)))
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_ids)


@attrs.frozen(kw_only=True)
class Channel:
    """Say how long a message may be that travels by a channel."""

    id: str = attrs.field(validator=_id)
    most: tuple[Limit, ...] = attrs.field(validator=_limits)
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_ids)


@attrs.frozen(kw_only=True)
class Message:
    """Lay out a message: labelled parts in their order, which of them may be left out, and which it must have.

    It is written to the contact, or to whoever introduced them. With `instead_of` it is another form of that message,
    for another channel: it takes the words of a part from there where it has none of its own, and without `parts` all.
    An optional part is dropped where a value that it speaks of is not known; elsewhere that is an error. `must` names
    the parts that the guide asks for, so that nobody takes them out unawares. `most` limits the length, beside the
    limits of the channel. `resume` says what to do with the seeker's résumé.
    """

    id: str = attrs.field(validator=_id)
    channel: str = attrs.field(default="email", validator=_id)
    to: Recipient = attrs.field(default="contact", validator=valid(one_of("contact", "introducer")))
    instead_of: str | None = attrs.field(default=None, validator=valid(or_none(bare_key)))
    parts: tuple[str, ...] = attrs.field(default=(), validator=_ids)
    optional: tuple[str, ...] = attrs.field(default=(), validator=_ids)
    must: tuple[str, ...] = attrs.field(default=(), validator=_ids)
    most: tuple[Limit, ...] = attrs.field(default=(), validator=_limits)
    resume: Resume | None = attrs.field(
        default=None, validator=valid(or_none(one_of("omit", "carry", "enclose", "on_request")))
    )
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_ids)


@attrs.frozen(kw_only=True)
class Wording:
    """Say what becomes of certain words, such as those for a job: banned, softened, openly denied, or allowed.

    The words stand in the texts of each language; without `messages` the rule is for all of them.
    """

    id: str = attrs.field(validator=_id)
    policy: Literal["banned", "softened", "denied", "allowed"] = attrs.field(
        validator=valid(one_of("banned", "softened", "denied", "allowed"))
    )
    messages: tuple[str, ...] = attrs.field(default=(), validator=_ids)
    source: str = attrs.field(validator=_source)


@attrs.frozen(kw_only=True)
class Answer:
    """Name an answer that steps wait for, as `replied:ID`."""

    id: str = attrs.field(validator=_id)
    source: str = attrs.field(validator=_source)
