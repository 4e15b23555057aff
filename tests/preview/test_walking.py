"""The walk: every step that can be due is found, with the dates that the schedule gives."""

from datetime import timedelta

import attrs
import pytest
from hypothesis import given

from infoint import playbooks
from infoint.facts import KINDS
from infoint.lifecycle import MOMENTS
from infoint.playbook import Playbook
from infoint.preview.sample import NOBODY, TALK
from infoint.preview.walking import reader_of, walked
from infoint.rules import Step, Tier
from infoint.schedule import tasks
from tests import playbook_strategies
from tests.bench import SOURCE, guide, step

AFTER = (*sorted(MOMENTS), "replied:busy", "noted:learned")


def found(*steps: Step, **rules: object) -> list[str]:
    return [stop.step.id for stop in walked(guide(*steps, **rules)) if stop.task]


def test_every_step_of_the_shipped_guide_is_found() -> None:
    stops = walked(playbooks.load("gsbs"))
    assert [stop.step.id for stop in stops if stop.task is None] == []


@pytest.mark.parametrize("moment", AFTER)
def test_a_way_leads_to_every_moment(moment: str) -> None:
    assert found(step("any", after=moment, due="2 days")) == ["any"]


@pytest.mark.parametrize("moment", ["talk_start", "talk_end"])
def test_a_way_leads_before_a_talk(moment: str) -> None:
    [stop] = walked(guide(step("any", before=moment, opens="2 days")))
    assert stop.task
    assert stop.task.opens < stop.task.explanation.instant


def test_steps_that_wait_for_steps_are_found_in_any_order() -> None:
    chain = [step(f"s{at}", after=f"done:s{at - 1}", due="1 day") for at in range(1, 40)]
    steps = [*reversed(chain), step("s0", after="planned", due="1 day")]
    assert len(found(*steps)) == 40


def test_a_step_that_waits_for_one_without_a_way_is_found_all_the_same() -> None:
    never = step("never", after="requested", until=("requested",))
    assert found(never, step("then", after="done:never")) == ["then"]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"opted_out", "withdrawn"}))
def test_what_a_step_is_only_for_happens(kind: str) -> None:
    assert found(step("any", after="talk_end", only_if=(kind,))) == ["any"]
    assert found(step("any", after="planned", only_if=(kind,))) == ["any"]


def test_what_a_step_is_only_for_may_happen_before_all_else() -> None:
    # A cancellation after the talk was agreed would end the step's moment.
    assert found(step("any", after="scheduled", only_if=("cancelled", "closed"))) == ["any"]


def test_a_withdrawal_needs_a_fact_to_withdraw() -> None:
    assert found(step("any", after="talk_end", only_if=("withdrawn",))) == ["any"]


def test_who_has_opted_out_gets_no_message() -> None:
    letter = {"letter": {"subject": "A letter", "greeting": "Dear {contact},"}}
    assert found(step("any", after="talk_end", only_if=("opted_out",), message="letter"), messages=letter) == []


def test_a_way_keeps_its_order() -> None:
    early = step("early", after="replied", due="1 hour", only_if=("scheduled",))
    *_, then = walked(guide(early, step("then", after="done:early")))
    *_, last, done = then.plan.facts
    assert (last.kind, done.kind) == ("scheduled", "done")
    held = next(stop for stop in walked(guide(step("any", after="replied", only_if=("held",)))))
    assert held.plan.facts[-1].at == TALK + timedelta(minutes=20)  # no talk is over before it began


@pytest.mark.parametrize("moment", ["referred", "noted:learned"])
def test_what_a_talk_brings_comes_after_it(moment: str) -> None:
    [stop] = walked(guide(step("any", after=moment)))
    assert [fact.kind for fact in stop.plan.facts[-2:]] == ["held", moment.partition(":")[0]]


def test_dates_beyond_what_moments_may_be_are_not_found() -> None:
    chain = [step(f"s{at}", after=f"done:s{at - 1}", due="120 months") for at in range(1, 20)]
    steps = [step("s0", after="planned", due="120 months"), *chain]
    assert [stop.task is None for stop in walked(guide(*steps))].count(True) == 1  # the next one starts afresh


TIERS = (
    Tier(id="empty", relationships=(), source=SOURCE),
    Tier(id="near", relationships=("friend", "peer"), source=SOURCE),
    Tier(id="far", relationships=(), source=SOURCE),
)


def test_a_step_for_some_is_shown_with_one_of_them() -> None:
    stops = walked(
        guide(
            step("one", after="planned", tiers=("near",)),
            step("two", after="planned", tiers=("far",)),
            step("none", after="planned", tiers=("empty",)),
            tiers=TIERS,
        )
    )
    assert [stop.plan.relationship for stop in stops] == ["friend", NOBODY, NOBODY]
    assert [stop.task is None for stop in stops] == [False, False, True]


def test_the_last_tier_has_those_of_whom_nothing_is_known() -> None:
    assert [reader_of(guide(tiers=TIERS), tier) for tier in TIERS] == [None, "friend", NOBODY]


@given(playbook_strategies.playbooks())
def test_every_task_is_one_of_the_schedule(playbook: Playbook) -> None:
    stops = walked(playbook)
    assert [stop.step for stop in stops] == list(playbook.steps)
    for stop in stops:
        if stop.task:
            assert stop.task in tasks(playbook, stop.plan)
            assert stop.task.step == stop.step.id
    assert walked(attrs.evolve(playbook)) == stops
