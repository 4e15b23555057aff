"""The rules of talking: how a talk runs, which questions it covers, what to bear in mind and what to note down."""

from typing import Literal

import attrs

from infoint.checks import bare_key, boolean, each, instance, line, one_of, or_none, valid, whole

_id = valid(bare_key)
_ids = valid(each(bare_key))
_source = valid(line)
_count = valid(or_none(whole(1, 100)))


@attrs.frozen(kw_only=True)
class Phase:
    """Name a phase of a talk, its minutes, and the share of it that the seeker listens, in percent.

    The one phase without minutes is the one of the questions, and takes what the others leave.
    """

    id: str = attrs.field(validator=_id)
    minutes: int | None = attrs.field(default=None, validator=valid(or_none(whole(0, 240))))
    listening: int | None = attrs.field(default=None, validator=valid(or_none(whole(0, 100))))


_PHASES = (Phase(id="opening", minutes=2), Phase(id="questions"), Phase(id="closing", minutes=3))


@attrs.frozen(kw_only=True)
class Talk:
    """Say how a talk runs: its phases, how many questions to prepare and to expect, and what it must end with.

    `last` names the question that a talk ends with; its minutes are kept before all others. `answered_before` says what
    becomes of a question about the work that an earlier talk in the field has answered. `resume` and `pays` say what
    becomes of the seeker's résumé in the talk, and who pays for travel and coffee.
    """

    phases: tuple[Phase, ...] = attrs.field(default=_PHASES, validator=valid(each(instance(Phase))))
    prepare: int | None = attrs.field(default=None, validator=_count)
    expect: int | None = attrs.field(default=None, validator=_count)
    last: str | None = attrs.field(default=None, validator=valid(or_none(bare_key)))
    answered_before: Literal["ask", "check", "skip"] = attrs.field(
        default="ask", validator=valid(one_of("ask", "check", "skip"))
    )
    resume: Literal["omit", "carry", "on_request"] | None = attrs.field(
        default=None, validator=valid(or_none(one_of("omit", "carry", "on_request")))
    )
    pays: Literal["seeker", "contact", "each"] | None = attrs.field(
        default=None, validator=valid(or_none(one_of("seeker", "contact", "each")))
    )
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_ids)


@attrs.frozen(kw_only=True)
class Topic:
    """Name something a talk should cover; a required topic is covered first."""

    id: str = attrs.field(validator=_id)
    required: bool = attrs.field(default=False, validator=valid(boolean))
    source: str = attrs.field(validator=_source)


@attrs.frozen(kw_only=True)
class Question:
    """Name a question, what it is about, the minutes its answer takes, and how much it is worth to ask.

    `about` tells whether it asks about the person or about the work in general. Of depth 1 are questions for anybody,
    of depth 2 those that build on what was said, of depth 3 those for somebody who has spoken freely. With `tiers` it
    is for people of these tiers only.
    """

    id: str = attrs.field(validator=_id)
    topic: str = attrs.field(validator=_id)
    about: Literal["person", "work"] = attrs.field(validator=valid(one_of("person", "work")))
    minutes: int = attrs.field(default=2, validator=valid(whole(1, 60)))
    depth: int = attrs.field(default=1, validator=valid(whole(1, 3)))
    worth: int = attrs.field(default=10, validator=valid(whole(1, 100)))
    tiers: tuple[str, ...] = attrs.field(default=(), validator=_ids)
    source: str = attrs.field(validator=_source)


@attrs.frozen(kw_only=True)
class Principle:
    """Name something to keep in mind in one phase: when asking, preparing, talking, or afterwards."""

    id: str = attrs.field(validator=_id)
    phase: Literal["request", "prepare", "talk", "after"] = attrs.field(
        validator=valid(one_of("request", "prepare", "talk", "after"))
    )
    source: str = attrs.field(validator=_source)


@attrs.frozen(kw_only=True)
class NoteField:
    """Name something to write down in or after a talk: the field of a `Noted` fact."""

    id: str = attrs.field(validator=_id)
    source: str = attrs.field(validator=_source)
