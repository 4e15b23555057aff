"""The table of the life-cycle, held against the approved one in tests/reference.py."""

import attrs
import pytest

from infoint.facts import KINDS, Unknown
from infoint.lifecycle import (
    CALLED_OFF,
    ENDS,
    MOMENTS,
    QUIET,
    SLOTTED,
    STAGELESS,
    TALK_MOMENTS,
    TRANSITIONS,
    Moment,
    Stage,
)
from tests import reference
from tests.bench import at

STAGES = tuple(stage for stage in Stage if stage is not Stage.OPTED_OUT)
KINDS_OF_FACTS = (*KINDS, Unknown.kind)

# What cannot be, stage by stage. To cancel or miss a talk there must be one, and nothing else is odd.
ODD = {(stage.value, kind) for stage in STAGES for kind in ("cancelled", "missed") if stage is not Stage.SCHEDULED}


@pytest.mark.parametrize("kind", KINDS_OF_FACTS)
@pytest.mark.parametrize("stage", STAGES)
def test_every_kind_of_fact_is_told_once_for_every_stage(stage: Stage, kind: str) -> None:
    places = [kind in TRANSITIONS[stage], kind in QUIET.get(stage, ()), kind in STAGELESS, (stage, kind) in ODD]
    assert sum(places) == 1


@pytest.mark.parametrize(("stage", "kind"), reference.FOLLOWING)
def test_the_table_is_the_approved_one(stage: str, kind: str) -> None:
    quiet = "." if kind in QUIET.get(Stage(stage), ()) else "!"
    assert TRANSITIONS[Stage(stage)].get(kind, quiet) == reference.FOLLOWING[stage, kind]


def test_the_approved_table_is_whole() -> None:
    assert {stage for stage, _ in reference.FOLLOWING} == set(STAGES)
    assert {kind for _, kind in reference.FOLLOWING} == set(KINDS_OF_FACTS) - set(reference.STAGELESS)
    assert {place for place, following in reference.FOLLOWING.items() if following == "!"} == ODD
    assert set(reference.STAGELESS) == STAGELESS


def test_the_table_speaks_of_stages_and_facts_only() -> None:
    assert set(TRANSITIONS) == set(STAGES)
    assert set(QUIET) <= set(STAGES)
    told = (
        {kind for row in (*TRANSITIONS.values(), *QUIET.values()) for kind in row} | STAGELESS | ENDS | set(CALLED_OFF)
    )
    assert told == set(KINDS_OF_FACTS)
    assert {stage for row in TRANSITIONS.values() for stage in row.values()} == set(STAGES) - {Stage.NEW}


def test_an_opt_out_is_not_in_the_table() -> None:
    assert Stage.OPTED_OUT not in TRANSITIONS
    assert "opted_out" in STAGELESS


@pytest.mark.parametrize("stage", STAGES)
def test_what_ends_a_plan_ends_it_everywhere(stage: Stage) -> None:
    assert {kind: TRANSITIONS[stage][kind] for kind in ENDS} == {kind: Stage(kind) for kind in reference.ENDS}


@pytest.mark.parametrize("ended", [Stage.DECLINED, Stage.BOUNCED, Stage.CLOSED])
def test_an_end_is_no_wall(ended: Stage) -> None:
    assert TRANSITIONS[ended] == TRANSITIONS[Stage.NEW]


def test_every_stage_can_be_reached() -> None:
    reached, waiting = set(), {Stage.NEW}
    while waiting:
        stage = waiting.pop()
        reached.add(stage)
        waiting |= set(TRANSITIONS[stage].values()) - reached
    assert reached == set(STAGES)


def test_moments_are_set_by_facts() -> None:
    assert reference.MOMENTS | {"talk_start", "talk_end"} == MOMENTS
    assert {"replied", "done", "noted"} == SLOTTED
    assert TALK_MOMENTS == {"scheduled", "talk_start", "talk_end"} == CALLED_OFF["cancelled"] == CALLED_OFF["missed"]
    assert set(CALLED_OFF) == set(reference.CALLED_OFF)
    assert not ENDS & STAGELESS


def test_the_table_cannot_be_changed() -> None:
    for table in (TRANSITIONS, QUIET, CALLED_OFF):
        with pytest.raises(TypeError):
            table[Stage.NEW] = {}  # type: ignore[index]


def test_a_moment_is_certain_unless_it_is_presumed() -> None:
    moment = Moment(at("2026-03-02 12:00"), at("2026-03-01 12:00"))
    assert not moment.presumed
    assert attrs.evolve(moment, presumed=True) != moment
