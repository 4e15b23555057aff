"""What caps leave of one plan: each party, each thing that counts, each span back from a moment."""

from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from infoint import facts
from infoint.capacity import counted, looks_back, over, party_of
from infoint.errors import RefusedValue
from infoint.ledger import Ledger
from infoint.offsets import parse
from infoint.people import Organisation
from infoint.rules import Cap
from infoint.workdays import WorkingDays
from tests.bench import ANA, KIM, SOURCE, at, guide, plan

LAB = Organisation("o-1", "The lab")
KIM_AT_LAB = attrs.evolve(KIM, organisation=LAB)
MONDAY = at("2026-03-02 12:00")
EMPTY = Ledger(b"sixteen bytes or more")


def cap(cap_id: str, per: Any, most: int = 1, within: str | None = None, **rest: Any) -> Cap:
    return Cap(id=cap_id, per=per, most=most, within=parse(within) if within else None, source=SOURCE, **rest)


@pytest.mark.parametrize(("per", "party"), [("contact", KIM_AT_LAB), ("organisation", LAB), ("seeker", ANA)])
def test_each_cap_spares_somebody(per: str, party: object) -> None:
    assert party_of(cap("a", per), plan(contact=KIM_AT_LAB)) == party


def test_without_an_organisation_its_cap_leaves_room() -> None:
    assert party_of(cap("a", "organisation"), plan()) is None
    assert over(guide(caps=(cap("a", "organisation", 0),)), EMPTY, plan(), at=MONDAY) is None


@pytest.mark.parametrize(
    ("caps", "reached"),
    [
        ((), None),
        ((cap("a", "contact", 2),), None),
        ((cap("a", "contact", 1),), "a"),
        ((cap("a", "contact", 0),), "a"),
        ((cap("a", "seeker", 2), cap("b", "organisation", 1), cap("c", "contact", 1)), "b"),
        ((cap("a", "contact", 1, counts="talks"), cap("b", "contact", 1, counts="messages")), "b"),
    ],
)
def test_the_first_cap_that_is_reached_is_told(caps: tuple[Cap, ...], reached: str | None) -> None:
    playbook = guide(caps=caps)
    ledger = EMPTY.with_plans(playbook, [plan(facts.Requested(at=MONDAY), contact=KIM_AT_LAB)])
    found = over(playbook, ledger, plan(plan_id="p-2", contact=KIM_AT_LAB), at=MONDAY)
    assert (found and found.id) == reached


def test_what_comes_later_does_not_count_yet() -> None:
    playbook = guide(caps=(cap("a", "contact"),))
    ledger = EMPTY.with_plans(playbook, [plan(facts.Requested(at=MONDAY))])
    assert over(playbook, ledger, plan(plan_id="p-2"), at=at("2026-03-02 11:59")) is None


@pytest.mark.parametrize(
    ("within", "after"),
    [
        ("90 minutes", "2026-03-30 10:30"),
        ("48 hours", "2026-03-28 12:00"),
        ("7 days", "2026-03-23 12:00"),
        ("1 week", "2026-03-23 12:00"),
        ("3 business days", "2026-03-25 12:00"),
        ("1 month", "2026-02-28 12:00"),
        ("12 months", "2025-03-30 12:00"),
    ],
)
def test_a_span_rolls(within: str, after: str) -> None:
    """Monday, 30 March: clocks changed in Europe the day before, which the calendar of the caps does not know."""
    moment = at("2026-03-30 12:00")
    assert looks_back(parse(within), WorkingDays(), at=moment) == at(after)
    playbook = guide(caps=(cap("a", "contact", within=within),))
    for requested, times in ((at(after), 0), (at(after) + moment.resolution, 1)):
        ledger = EMPTY.with_plans(playbook, [plan(facts.Requested(at=requested))])
        assert counted(playbook, ledger, playbook.caps[0], KIM, at=moment) == times


@pytest.mark.parametrize(
    ("within", "first"), [("same day", "2026-03-29 00:00"), ("0 business days", "2026-03-27 00:00")]
)
def test_the_same_day_counts_from_its_start(within: str, first: str) -> None:
    sunday = at("2026-03-29 12:00")
    assert looks_back(parse(within), WorkingDays(), at=sunday) == at(first) - sunday.resolution


def test_the_hours_of_the_office_do_not_matter_but_its_weekend_does() -> None:
    late, friday = at("2026-03-30 20:00"), frozenset({4})
    hours = WorkingDays(cut_off=time(17), day_ends=time(18), method="roll", weekend=friday)
    assert looks_back(parse("1 week"), hours, at=late) == at("2026-03-23 20:00")
    assert looks_back(parse("3 business days"), hours, at=late) == at("2026-03-26 20:00")


def test_the_place_of_the_host_does_not_matter() -> None:
    moment = at("2026-03-30 23:30")
    there = moment.astimezone(ZoneInfo("Pacific/Apia"))
    assert looks_back(parse("1 month"), WorkingDays(), at=there) == looks_back(
        parse("1 month"), WorkingDays(), at=moment
    )


def test_the_moment_must_be_aware() -> None:
    with pytest.raises(RefusedValue, match="not_aware"):
        over(guide(), EMPTY, plan(), at=MONDAY.replace(tzinfo=None))


def test_who_is_to_be_asked_under_another_id_counts_too() -> None:
    playbook = guide(caps=(cap("a", "contact"),))
    other = plan(plan_id="p-2", contact=attrs.evolve(KIM, id="c-77", address="KIM@EXAMPLE.com"))
    assert over(playbook, EMPTY, plan(), at=MONDAY, chosen=[other]) == playbook.caps[0]
    stranger = plan(plan_id="p-2", contact=attrs.evolve(KIM, id="c-77", address=None))
    assert over(playbook, EMPTY, plan(), at=MONDAY, chosen=[stranger]) is None
    organisation = guide(caps=(cap("a", "organisation"),))
    assert over(organisation, EMPTY, plan(contact=KIM_AT_LAB), at=MONDAY, chosen=[other]) is None
