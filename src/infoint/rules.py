"""The rules that a guide consists of: tiers, request, talk, messages, steps, topics and questions, principles.

Rules hold no words: what is said about them stands in the texts of each language, under the same ids. Every rule names
its `source`; where the source gives no figure, `defaults` lists the keys whose values are the library's own.
"""

import re
from typing import Final, Literal

import attrs

from infoint.checks import each, identifier, line, one_of, or_none, valid, whole
from infoint.errors import RefusedValue, refused
from infoint.offsets import Offset
from infoint.zones import zone_name

DEFAULT_SOURCE: Final = "infoint default"
"""The source of rules, and of figures, that the guide does not give; an office may remove or change them."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]{1,100}")


def _word(value: object, path: str) -> None:
    """Refuse what is no bare key of TOML: ids are keys of the texts, where a dot has a meaning."""
    line(value, path)
    if not _BARE_KEY.fullmatch(str(value)):
        raise refused("not_identifier", path, "an id of a playbook has up to 100 letters, digits, _ and -")


def _clock(value: object, path: str) -> None:
    """Refuse what names neither a party nor a zone."""
    if value not in ("seeker", "contact"):
        try:
            zone_name(value, path)
        except RefusedValue as refusal:
            raise refused(refusal.code, path, "or 'seeker' or 'contact'") from None


_id = valid(_word)
_ids = valid(each(_word))
_patterns = valid(each(identifier))
_source = valid(line)


@attrs.frozen(kw_only=True)
class Tier:
    """Group relationships that are asked at the same time; tiers are asked in their order."""

    id: str = attrs.field(validator=_id)
    relationships: tuple[str, ...] = attrs.field(validator=_ids)
    source: str = attrs.field(validator=_source)


@attrs.frozen(kw_only=True)
class Directory:
    """Name a place where contacts of one relationship are found, with its address."""

    id: str = attrs.field(validator=_id)
    relationship: str = attrs.field(validator=_id)
    url: str = attrs.field(validator=valid(line))
    source: str = attrs.field(validator=_source)


@attrs.frozen(kw_only=True)
class Request:
    """Say what is asked for: how many minutes, by which media, the preferred one first."""

    minutes: int = attrs.field(validator=valid(whole(1, 480)))
    least: int = attrs.field(
        validator=valid(whole(1, 480)), default=attrs.Factory(lambda own: own.minutes, takes_self=True)
    )
    most: int = attrs.field(
        validator=valid(whole(1, 480)), default=attrs.Factory(lambda own: own.minutes, takes_self=True)
    )
    media: tuple[str, ...] = attrs.field(validator=_ids)
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_ids)


@attrs.frozen(kw_only=True)
class Talk:
    """Say how a talk runs: minutes to open and to close, and the share of it that the seeker listens, in percent."""

    opening: int = attrs.field(default=2, validator=valid(whole(0, 120)))
    closing: int = attrs.field(default=3, validator=valid(whole(0, 120)))
    listening: int = attrs.field(default=50, validator=valid(whole(0, 100)))
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_ids)


@attrs.frozen(kw_only=True)
class Message:
    """Lay out a message: labelled parts in their order, and which of them may be left out.

    An optional part is dropped where a value that it speaks of is not known; elsewhere that is an error.
    """

    id: str = attrs.field(validator=_id)
    channel: str = attrs.field(default="email", validator=_id)
    parts: tuple[str, ...] = attrs.field(validator=_ids)
    optional: tuple[str, ...] = attrs.field(default=(), validator=_ids)
    most_words: int | None = attrs.field(default=None, validator=valid(or_none(whole(10, 5000))))
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_ids)


@attrs.frozen(kw_only=True)
class Step:
    """Say what is to be done after or before which moment, when, and which fact does it.

    Offsets count from the moment, or back from it. A task opens at `opens` (at the moment itself, where none is given;
    before a moment: at once), is `due` (soft), has a `deadline` (hard) and `closes`. `remind` sets the calendar events.
    `done_by` and `until` are kinds of facts, with a slot where wanted (`replied:yes`, `done:thank`); by default the
    step's own `Done`, and, for what comes before a talk, that it was held.
    A step that `repeats` starts again from the fact that discharged it; `at_most` limits how often it is ever done.
    Days are counted on the clock of `zone`: the seeker's, the contact's, or that of a zone by its name.
    """

    id: str = attrs.field(validator=_id)
    after: str | None = attrs.field(default=None, validator=valid(or_none(identifier)))
    before: str | None = attrs.field(default=None, validator=valid(or_none(identifier)))
    opens: Offset | None = None
    due: Offset | None = None
    deadline: Offset | None = None
    closes: Offset | None = None
    remind: tuple[Offset, ...] = ()
    done_by: tuple[str, ...] = attrs.field(
        default=attrs.Factory(lambda own: (f"done:{own.id}",), takes_self=True), validator=_patterns
    )
    until: tuple[str, ...] = attrs.field(
        default=attrs.Factory(lambda own: ("held",) if own.before else (), takes_self=True), validator=_patterns
    )
    repeats: bool = False
    at_most: int | None = attrs.field(default=None, validator=valid(or_none(whole(1, 1000))))
    zone: str = attrs.field(default="seeker", validator=valid(_clock))
    message: str | None = attrs.field(default=None, validator=valid(or_none(_word)))
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_ids)

    @property
    def moment(self) -> str:
        """Return the moment that the step counts from."""
        return self.after or self.before or ""

    def source_of(self, key: str) -> str:
        """Return the source of one figure: the rule's own, unless the guide does not give that figure."""
        return DEFAULT_SOURCE if key in self.defaults else self.source


@attrs.frozen(kw_only=True)
class Topic:
    """Name something a talk should cover; a required topic is covered first."""

    id: str = attrs.field(validator=_id)
    required: bool = False
    source: str = attrs.field(validator=_source)


@attrs.frozen(kw_only=True)
class Question:
    """Name a question, what it is about, and the minutes its answer takes; the first ones of a topic matter most.

    `about` tells whether it asks about the person or about the work in general.
    """

    id: str = attrs.field(validator=_id)
    topic: str = attrs.field(validator=_id)
    about: Literal["person", "work"] = attrs.field(validator=valid(one_of("person", "work")))
    minutes: int = attrs.field(default=2, validator=valid(whole(1, 60)))
    source: str = attrs.field(validator=_source)


@attrs.frozen(kw_only=True)
class Principle:
    """Name something to keep in mind in one phase: when asking, preparing, talking, or afterwards."""

    id: str = attrs.field(validator=_id)
    phase: Literal["request", "prepare", "talk", "after"] = attrs.field(
        validator=valid(one_of("request", "prepare", "talk", "after"))
    )
    source: str = attrs.field(validator=_source)
