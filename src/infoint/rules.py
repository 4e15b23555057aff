"""The rules that a guide consists of: tiers, request, talk, messages, steps, topics and questions, principles.

Rules hold no words: what is said about them stands in the texts of each language, under the same ids. Every rule names
its `source`; where the source gives no figure, `defaults` lists the keys whose values are the library's own.
"""

from typing import Final, Literal

import attrs

from infoint.checks import each, identifier, line, one_of, or_none, valid, whole
from infoint.offsets import Offset

DEFAULT_SOURCE: Final = "infoint default"
"""The source of rules, and of figures, that the guide does not give; an office may remove or change them."""

_identifier = valid(identifier)
_identifiers = valid(each(identifier))
_source = valid(line)


@attrs.frozen(kw_only=True)
class Tier:
    """Group relationships that are asked at the same time; tiers are asked in their order."""

    id: str = attrs.field(validator=_identifier)
    relationships: tuple[str, ...] = attrs.field(validator=_identifiers)
    source: str = attrs.field(validator=_source)


@attrs.frozen(kw_only=True)
class Directory:
    """Name a place where contacts of one relationship are found, with its address."""

    id: str = attrs.field(validator=_identifier)
    relationship: str = attrs.field(validator=_identifier)
    url: str = attrs.field(validator=valid(line))
    source: str = attrs.field(validator=_source)


@attrs.frozen(kw_only=True)
class Request:
    """Say what is asked for: how many minutes, by which media, the preferred one first."""

    minutes: int = attrs.field(validator=valid(whole(1, 480)))
    least: int = attrs.field(validator=valid(whole(1, 480)), default=attrs.Factory(lambda own: own.minutes, True))
    most: int = attrs.field(validator=valid(whole(1, 480)), default=attrs.Factory(lambda own: own.minutes, True))
    media: tuple[str, ...] = attrs.field(validator=_identifiers)
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_identifiers)


@attrs.frozen(kw_only=True)
class Talk:
    """Say how a talk runs: minutes to open and to close, and the share of it that the seeker listens, in percent."""

    opening: int = attrs.field(default=2, validator=valid(whole(0, 120)))
    closing: int = attrs.field(default=3, validator=valid(whole(0, 120)))
    listening: int = attrs.field(default=50, validator=valid(whole(0, 100)))
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_identifiers)


@attrs.frozen(kw_only=True)
class Message:
    """Lay out a message: labelled parts in their order, and which of them may be left out.

    An optional part is dropped where a value that it speaks of is not known; elsewhere that is an error.
    """

    id: str = attrs.field(validator=_identifier)
    channel: str = attrs.field(default="email", validator=_identifier)
    parts: tuple[str, ...] = attrs.field(validator=_identifiers)
    optional: tuple[str, ...] = attrs.field(default=(), validator=_identifiers)
    most_words: int | None = attrs.field(default=None, validator=valid(or_none(whole(10, 5000))))
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_identifiers)


@attrs.frozen(kw_only=True)
class Step:
    """Say what is to be done after or before which moment, when, and which fact does it.

    Offsets count from the moment, or back from it. A task opens at `opens` (at the moment itself, where none is given;
    before a moment: at once), is `due` (soft), has a `deadline` (hard) and `closes`. `remind` sets the calendar events.
    `done_by` and `until` are kinds of facts, with a slot where wanted (`replied:yes`, `done:thank`); by default the
    step's own `Done`, and, for what comes before a talk, that it was held.
    A step that `repeats` starts again from the fact that discharged it; `at_most` limits how often it is ever done.
    """

    id: str = attrs.field(validator=_identifier)
    after: str | None = attrs.field(default=None, validator=valid(or_none(identifier)))
    before: str | None = attrs.field(default=None, validator=valid(or_none(identifier)))
    opens: Offset | None = None
    due: Offset | None = None
    deadline: Offset | None = None
    closes: Offset | None = None
    remind: tuple[Offset, ...] = ()
    done_by: tuple[str, ...] = attrs.field(
        default=attrs.Factory(lambda own: (f"done:{own.id}",), takes_self=True), validator=_identifiers
    )
    until: tuple[str, ...] = attrs.field(
        default=attrs.Factory(lambda own: ("held",) if own.before else (), takes_self=True), validator=_identifiers
    )
    repeats: bool = False
    at_most: int | None = attrs.field(default=None, validator=valid(or_none(whole(1, 1000))))
    zone: Literal["seeker", "contact"] = attrs.field(default="seeker", validator=valid(one_of("seeker", "contact")))
    message: str | None = attrs.field(default=None, validator=valid(or_none(identifier)))
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_identifiers)


@attrs.frozen(kw_only=True)
class Topic:
    """Name something a talk should cover; a required topic is covered first."""

    id: str = attrs.field(validator=_identifier)
    required: bool = False
    source: str = attrs.field(validator=_source)


@attrs.frozen(kw_only=True)
class Question:
    """Name a question, what it is about, and the minutes its answer takes; the first ones of a topic matter most.

    `about` tells whether it asks about the person or about the work in general.
    """

    id: str = attrs.field(validator=_identifier)
    topic: str = attrs.field(validator=_identifier)
    about: Literal["person", "work"] = attrs.field(validator=valid(one_of("person", "work")))
    minutes: int = attrs.field(default=2, validator=valid(whole(1, 60)))
    source: str = attrs.field(validator=_source)


@attrs.frozen(kw_only=True)
class Principle:
    """Name something to keep in mind in one phase: when asking, preparing, talking, or afterwards."""

    id: str = attrs.field(validator=_identifier)
    phase: Literal["request", "prepare", "talk", "after"] = attrs.field(
        validator=valid(one_of("request", "prepare", "talk", "after"))
    )
    source: str = attrs.field(validator=_source)
