"""The rules of asking: whom first, in which order, how often at most, and what is due when.

Rules hold no words: what is said about them stands in the texts of each language, under the same ids. Every rule names
its `source`; where the source gives no figure, `defaults` lists the keys whose values are the library's own.
"""

from typing import Final, Literal

import attrs

from infoint.checks import bare_key, boolean, each, identifier, instance, line, one_of, or_none, valid, whole
from infoint.errors import Hint, RefusedValue, refused
from infoint.offsets import Offset
from infoint.translatable import sentence
from infoint.zones import zone_name

DEFAULT_SOURCE: Final = "infoint default"
"""The source of rules, and of figures, that the guide does not give; an office may remove or change them."""


def _clock(value: object, path: str) -> None:
    """Refuse what names neither a party nor a zone."""
    if value not in ("seeker", "contact"):
        try:
            zone_name(value, path)
        except RefusedValue as refusal:
            raise refused(refusal.code, path, Hint(sentence("or 'seeker' or 'contact'"))) from None


_id = valid(bare_key)
_ids = valid(each(bare_key))
_patterns = valid(each(identifier))
_source = valid(line)
_marks = valid(each(identifier))
_flag = valid(boolean)
_span = valid(or_none(instance(Offset)))


@attrs.frozen(kw_only=True)
class Tier:
    """Group relationships that are asked at the same time; tiers are asked in their order.

    `batch` is how many people of the tier are asked at a time; with 0 nobody of it is asked.
    """

    id: str = attrs.field(validator=_id)
    relationships: tuple[str, ...] = attrs.field(validator=_ids)
    batch: int | None = attrs.field(default=None, validator=valid(or_none(whole(0, 1000))))
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_ids)


@attrs.frozen(kw_only=True)
class Directory:
    """Name a place where contacts of one relationship are found, with its address."""

    id: str = attrs.field(validator=_id)
    relationship: str = attrs.field(validator=_id)
    url: str = attrs.field(validator=valid(line))
    source: str = attrs.field(validator=_source)


@attrs.frozen(kw_only=True)
class Approach:
    """Say in which order people of a tier are asked, and how many of one organisation at a time.

    `sort` names marks of the plans, the first one first, each from the least on or, with a minus, from the most on.
    `enough` names facts that show that somebody at an organisation helps: nobody else there is asked any more.
    With `introductions_first`, somebody who is to be introduced waits until the introducer has been met.
    """

    sort: tuple[str, ...] = attrs.field(default=(), validator=_marks)
    per_organisation: int = attrs.field(default=1, validator=valid(whole(1, 1000)))
    enough: tuple[str, ...] = attrs.field(default=(), validator=_patterns)
    introductions_first: bool = attrs.field(default=False, validator=_flag)
    source: str = attrs.field(default=DEFAULT_SOURCE, validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_ids)


@attrs.frozen(kw_only=True)
class Cap:
    """Limit how often one contact, organisation or seeker takes part, over all seekers of an office.

    `within` is the span that is looked back on; without it all that ever happened counts.
    """

    id: str = attrs.field(validator=_id)
    per: Literal["contact", "organisation", "seeker"] = attrs.field(
        validator=valid(one_of("contact", "organisation", "seeker"))
    )
    counts: Literal["requests", "messages", "talks"] = attrs.field(
        default="requests", validator=valid(one_of("requests", "messages", "talks"))
    )
    most: int = attrs.field(validator=valid(whole(0, 100_000)))
    within: Offset | None = attrs.field(default=None, validator=_span)
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_ids)


@attrs.frozen(kw_only=True)
class Step:
    """Say what is to be done after or before which moment, when, and which fact does it.

    Offsets count from the moment, or back from it. A task opens at `opens` (at the moment itself, where none is given;
    before a moment: at once), is `due` (soft), has a `deadline` (hard) and `closes`. `remind` sets the calendar events.
    `done_by`, `until` and `only_if` are kinds of facts, with a slot where wanted (`replied:yes`, `done:thank`); by
    default the step's own `Done`; for what comes before a talk, that it was held; and nothing.
    A step that `repeats` starts again from the fact that discharged it; `at_most` limits how often it is ever done,
    `a_year` how often within twelve months. With `tiers` it is for people of these tiers only. A step that
    `asks_another` is done by asking somebody else at the same organisation, who has a plan of their own. Days are
    counted on the clock of `zone`: the seeker's, the contact's, or that of a zone by its name.
    """

    id: str = attrs.field(validator=_id)
    after: str | None = attrs.field(default=None, validator=valid(or_none(identifier)))
    before: str | None = attrs.field(default=None, validator=valid(or_none(identifier)))
    opens: Offset | None = attrs.field(default=None, validator=_span)
    due: Offset | None = attrs.field(default=None, validator=_span)
    deadline: Offset | None = attrs.field(default=None, validator=_span)
    closes: Offset | None = attrs.field(default=None, validator=_span)
    remind: tuple[Offset, ...] = attrs.field(default=(), validator=valid(each(instance(Offset))))
    done_by: tuple[str, ...] = attrs.field(
        default=attrs.Factory(lambda own: (f"done:{own.id}",), takes_self=True), validator=_patterns
    )
    until: tuple[str, ...] = attrs.field(
        default=attrs.Factory(lambda own: ("held",) if own.before else (), takes_self=True), validator=_patterns
    )
    only_if: tuple[str, ...] = attrs.field(default=(), validator=_patterns)
    tiers: tuple[str, ...] = attrs.field(default=(), validator=_ids)
    repeats: bool = attrs.field(default=False, validator=_flag)
    at_most: int | None = attrs.field(default=None, validator=valid(or_none(whole(1, 1000))))
    a_year: int | None = attrs.field(default=None, validator=valid(or_none(whole(1, 366))))
    zone: str = attrs.field(default="seeker", validator=valid(_clock))
    asks_another: bool = attrs.field(default=False, validator=_flag)
    message: str | None = attrs.field(default=None, validator=valid(or_none(bare_key)))
    source: str = attrs.field(validator=_source)
    defaults: tuple[str, ...] = attrs.field(default=(), validator=_ids)

    @property
    def moment(self) -> str:
        """Return the moment that the step counts from."""
        return self.after or self.before or ""

    def source_of(self, key: str) -> str:
        """Return the source of one figure: the rule's own, unless the guide does not give that figure."""
        return DEFAULT_SOURCE if key in self.defaults else self.source
