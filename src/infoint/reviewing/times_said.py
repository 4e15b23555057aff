"""Times and days that a draft says, held against the agreed talk on both clocks, and whether they say whose it is."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from infoint.facts import Replied
from infoint.reviewing.almanac import HERE, marks
from infoint.reviewing.case import OWN, Case
from infoint.reviewing.clock_reading import Sight, sights
from infoint.reviewing.finding import Finding
from infoint.reviewing.reading import Page
from infoint.translatable import sentence
from infoint.words import cldr, timezones
from infoint.zones import zone

WRONG: Final = sentence("“{said}” is not when the talk is: {wanted}.")
NO_ZONE: Final = sentence("“{said}” does not say on whose clock: {contact} and you live in different zones.")
UNREAD: Final = sentence("“{said}” could not be read as a time, so it was not held against the plan.")

_NEAR: Final = 4
"""With so many words between them a day and a time are not one statement."""


def findings(case: Case, page: Page) -> Iterator[Finding]:
    """Find times that agree with neither clock, days that do not, and times without a zone."""
    here, there = _zones(case)
    seen = seen_on(case, page)
    zoned = {page.sentence_of[one.start] for one in seen if one.kind == "zone"}
    moments = _moments(case)
    told = tuple(one for one in seen if one.kind != "zone")
    for before, one, after in zip((None, *told), told, (*told[1:], None), strict=False):
        if one.kind == "unread" and moments:
            place, said = page.place(one.start, one.end), page.quoted(one.start, one.end)
            yield page.finding("not_judged", place, UNREAD, OWN, said=said)
        elif one.kind == "day" and moments and (_beside(page, before, one) or _beside(page, one, after)):
            yield from _of_day(page, one, moments, (there, here), case.language)
    for one, named in _named(page, seen):
        clocks = _clocks(named, here, there)
        right = [clock for clock in clocks if any(_shows(moment, clock, one) for moment in moments)]
        if moments and not right:
            yield _wrong_time(case, page, one, named, (moments[0], clocks[0]))
        elif page.sentence_of[one.start] not in zoned and _apart(case, here, there):
            yield _without_zone(case, page, one, [moments[0].astimezone(clock) for clock in right])


def seen_on(case: Case, page: Page) -> tuple[Sight, ...]:
    """Return the times, days and zones on a page; none in a language that is not read."""
    if not case.idioms:
        return ()
    here, there = _zones(case)
    return sights(page, marks(case.idioms, case.language, (here.key, there.key)).found_in(page.words))


def _zones(case: Case) -> tuple[ZoneInfo, ZoneInfo]:
    return zone(case.plan.seeker.zone), zone(case.reader.zone or case.plan.seeker.zone)


def _named(page: Page, seen: tuple[Sight, ...]) -> Iterator[tuple[Sight, Sight | None]]:
    """Yield the times, each with the zone behind it, or before it where no other time has it."""
    taken: Sight | None = None
    following = (*seen[1:], None), (*seen[2:], None, None)
    for before, one, after, beyond in zip((None, *seen), seen, *following, strict=False):
        if one.kind == "time":
            behind = _touches(one, after) and not (_parted(page, after) and _touches(after, beyond, "time"))
            taken = after if behind else before if _touches(before, one, "time") and before is not taken else None
            taken = taken if taken and taken.kind == "zone" else None
            yield one, taken


def _touches(first: Sight | None, second: Sight | None, kind: str = "zone") -> bool:
    """Tell whether something of a kind follows, at most a word behind."""
    return first is not None and second is not None and second.kind == kind and second.start - first.end <= 1


def _parted(page: Page, one: Sight | None) -> bool:
    return one is not None and bool(set(page.gap(one.start)) & set(",，、،(（"))


def _moments(case: Case) -> tuple[datetime, ...]:
    """Return the moments that may be spoken of where a talk is agreed: its start first."""
    standing = case.plan.standing
    if not standing.talk or standing.talk_off:
        return ()
    offered = [moment for fact in case.plan.counting if isinstance(fact, Replied) for moment in fact.proposed]
    return (standing.talk.start, standing.talk.end, *offered, *case.slots)


def _beside(page: Page, first: Sight | None, second: Sight | None) -> bool:
    """Tell whether a day and a time are one statement."""
    if first is None or second is None or {first.kind, second.kind} != {"day", "time"}:
        return False
    return second.start - first.end <= _NEAR and page.sentence_of[first.start] == page.sentence_of[second.start]


def _clocks(named: Sight | None, here: ZoneInfo, there: ZoneInfo) -> tuple[ZoneInfo, ...]:
    """Return the clocks that a time may be told on; the one whose zone is named behind it, if one is."""
    if named and named.zone:
        return (here,) if named.zone == HERE else (there,)
    return there, here


def _shows(moment: datetime, clock: ZoneInfo, said: Sight) -> bool:
    local = moment.astimezone(clock)
    same = local.hour == said.hour or (not said.certain and local.hour % 12 == said.hour % 12)
    return same and local.minute == said.minute


def _apart(case: Case, here: ZoneInfo, there: ZoneInfo) -> bool:
    """Tell whether the two clocks show different times, or whether the reader's is not known."""
    moment = case.at or (case.plan.standing.talk.start if case.plan.standing.talk else None)
    if case.reader.zone is None or moment is None:
        return here.key != there.key or case.reader.zone is None
    return moment.astimezone(here).utcoffset() != moment.astimezone(there).utcoffset()


def _wrong_time(
    case: Case, page: Page, one: Sight, named: Sight | None, wanted_at: tuple[datetime, ZoneInfo]
) -> Finding:
    end = named.end if named and named.start >= one.end else one.end
    wanted = cldr.time_of_day(*wanted_at, case.language)
    return page.finding(
        "wrong_time",
        page.place(one.start, end),
        WRONG,
        OWN,
        said=page.quoted(one.start, end),
        wanted=wanted,
        repair=wanted,
    )


def _without_zone(case: Case, page: Page, one: Sight, starts: list[datetime]) -> Finding:
    said = page.quoted(one.start, one.end)
    name = timezones.zone_name(starts[0], case.language) if starts else None
    return page.finding(
        "no_zone",
        page.place(one.start, one.end),
        NO_ZONE,
        OWN,
        said=said,
        contact=case.called,
        repair=f"{said} {name}" if name else None,
    )


def _of_day(
    page: Page, one: Sight, moments: tuple[datetime, ...], clocks: tuple[ZoneInfo, ...], language: str
) -> Iterator[Finding]:
    days = [moment.astimezone(clock).date() for moment in moments for clock in clocks]
    if not any(
        one.weekday in (None, day.weekday()) and one.month in (None, day.month) and one.day in (None, day.day)
        for day in days
    ):
        wanted = cldr.day(moments[0].astimezone(clocks[0]).date(), language)
        place, said = page.place(one.start, one.end), page.quoted(one.start, one.end)
        yield page.finding("wrong_time", place, WRONG, OWN, said=said, wanted=wanted, repair=wanted)
