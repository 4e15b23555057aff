"""One interview: the set of its facts, and where it stands; properties/test_sets.py has the law."""

import traceback
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from infoint import facts
from infoint.codes import ANOMALIES
from infoint.errors import Anomaly, RefusedValue
from infoint.fact import Fact
from infoint.lifecycle import Moment, Stage
from infoint.plan import Plan, Standing
from tests import reference
from tests import strategies as drawn
from tests.bench import ANA, KIM, at, plan

DAY = timedelta(days=1)
START = at("2026-03-02 12:00")
CANARY = "Nightingale"


def after(days: float) -> datetime:
    return START + days * DAY


def asked(days: float = 0) -> facts.Requested:
    return facts.Requested(at=after(days))


def agreed(days: float = 1, talk: float = 5, **rest: Any) -> facts.Scheduled:
    return facts.Scheduled(**{"at": after(days), "start": after(talk), "minutes": 20, "medium": "video", **rest})


def held(days: float = 5.1) -> facts.Held:
    return facts.Held(at=after(days))


def told(standing: Standing) -> dict[str, Any]:
    """Return a standing as the reference tells it."""
    return {
        "stage": standing.stage,
        "moments": {name: attrs.astuple(moment) for name, moment in standing.moments.items()},
        "happened": {pattern: list(instants) for pattern, instants in standing.happened.items()},
        "talk": standing.talk,
        "talk_off": standing.talk_off,
        "postponed": list(standing.postponed),
        "absences": list(standing.absences),
        "anomalies": {(anomaly.code, anomaly.subject) for anomaly in standing.anomalies},
    }


def odd(whose: Plan) -> list[tuple[str, str]]:
    return [(anomaly.code, anomaly.subject) for anomaly in whose.standing.anomalies]


# ---- the value


def test_a_new_plan_stands_nowhere() -> None:
    new = Plan("p-1", ANA, KIM)
    assert (new.stage, new.facts, new.counting, new.relationship) == (Stage.NEW, (), (), "unknown")
    assert told(new.standing) == reference.standing(())
    assert new.standing.may_write


def test_only_who_asks_whom_goes_without_a_name() -> None:
    for rest in ("friend", KIM):
        with pytest.raises(TypeError):
            Plan("p-1", ANA, KIM, rest)  # type: ignore[misc]
    assert Plan("p-1", ANA, KIM, introducer=KIM).introducer is KIM
    assert Plan("p-1", ANA, KIM).introducer is None


def test_facts_make_another_plan() -> None:
    new = plan()
    after_asking = new.with_facts(asked())
    assert (new.stage, after_asking.stage) == (Stage.NEW, Stage.REQUESTED)
    assert after_asking.with_facts() == after_asking
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        new.facts = ()  # type: ignore[misc]


def test_facts_are_kept_in_their_order_once() -> None:
    assert plan(held(), asked(), asked(), agreed()).facts == (asked(), agreed(), held())
    assert plan(*(fact for fact in (asked(), held()))) == plan(held(), asked())


def test_a_standing_is_found_once_and_cannot_be_changed() -> None:
    standing = plan(asked()).standing
    for mapping in (standing.moments, standing.happened):
        with pytest.raises(TypeError):
            mapping["requested"] = None  # type: ignore[index]
    whose = plan(asked())
    assert whose.standing is whose.standing


@pytest.mark.parametrize(
    ("field", "value", "said", "path"),
    [
        ("id", f"{CANARY} x", "not_identifier", "id"),
        ("id", "", "empty", "id"),
        ("id", "p" * 201, "too_long", "id"),
        ("id", None, "not_text", "id"),
        ("seeker", KIM, "wrong_kind", "seeker"),
        ("contact", None, "wrong_kind", "contact"),
        ("contact", ANA, "wrong_kind", "contact"),
        ("introducer", ANA, "wrong_kind", "introducer"),
        ("relationship", f"my {CANARY}", "not_identifier", "relationship"),
        ("relationship", None, "not_text", "relationship"),
        ("marks", {f"{CANARY}!": 1}, "not_identifier", "marks"),
        ("marks", {5: 1, "a": 2}, "not_text", "marks"),
        ("marks", {"urgency": CANARY}, "not_number", "marks.urgency"),
        ("marks", {"urgency": float("nan")}, "not_number", "marks.urgency"),
        ("marks", {"urgency": float("-inf")}, "not_number", "marks.urgency"),
        ("marks", {"urgency": 10**400}, "not_number", "marks.urgency"),
        ("marks", {"urgency": True}, "not_number", "marks.urgency"),
        ("seeker", CANARY, "wrong_kind", "seeker"),
        ("contact", CANARY, "wrong_kind", "contact"),
        ("introducer", CANARY, "wrong_kind", "introducer"),
        ("facts", (CANARY,), "not_fact", "facts"),
        ("facts", CANARY, "not_fact", "facts"),
        ("facts", [{"kind": "held"}], "not_fact", "facts"),
    ],
    ids=lambda value: ascii(value)[:25],
)
def test_what_does_not_fit_is_refused_without_a_word_of_it(field: str, value: Any, said: str, path: str) -> None:
    with pytest.raises(RefusedValue) as error:
        Plan(**{"id": "p-1", "seeker": ANA, "contact": KIM, field: value})
    assert [(fault.code, fault.path) for fault in error.value.faults] == [(said, path)]
    assert CANARY not in "".join((repr(error.value), *traceback.format_exception(error.value)))


def test_what_is_no_fact_is_not_added() -> None:
    with pytest.raises(RefusedValue) as error:
        plan().with_facts(asked(), [held()])  # type: ignore[arg-type]
    assert (error.value.code, error.value.path) == ("not_fact", "facts")


def test_marks_are_sorted_numbers() -> None:
    assert plan(marks={"b": 2, "a": -0.5}).marks == (("a", -0.5), ("b", 2))
    assert plan(marks=(("a", 1),)).marks == (("a", 1),)


def test_nothing_personal_is_shown() -> None:
    people = {
        "seeker": attrs.evolve(ANA, name=CANARY, address=f"{CANARY}@example.org"),
        "contact": attrs.evolve(KIM, name=CANARY, extra=((CANARY, f'"{CANARY}"'),)),
        "introducer": attrs.evolve(KIM, name=CANARY),
    }
    noted = facts.Noted(at=START, field="learned", text=CANARY)
    whose = plan(noted, agreed(place=CANARY), extra=((CANARY, f'"{CANARY}"'),), **people)
    assert "p-1" in repr(whose)
    assert CANARY not in repr(whose) + str(whose) + repr(whose.standing)


# ---- where it stands


@pytest.mark.parametrize(("stage", "kind"), reference.FOLLOWING)
def test_a_plan_goes_where_the_table_leads(stage: str, kind: str) -> None:
    ways: dict[str, tuple[Fact, ...]] = {
        "new": (),
        "planned": (facts.Planned(at=START),),
        "requested": (asked(),),
        "replied": (facts.Replied(at=START),),
        "scheduled": (agreed(0),),
        "held": (held(0),),
        "declined": (facts.Declined(at=START),),
        "bounced": (facts.Bounced(at=START),),
        "closed": (facts.Closed(at=START),),
    }
    details: dict[str, dict[str, Any]] = {
        "scheduled": {"start": after(-1), "minutes": 20, "medium": "video"},
        "missed": {"by": "contact"},
    }
    fact = facts.KINDS[kind](at=after(1), id="f-1", **details.get(kind, {}))
    whose = plan(*ways[stage], fact)
    following = reference.FOLLOWING[stage, kind]
    assert plan(*ways[stage]).stage == stage
    assert whose.stage == (stage if following in ("!", ".") else following)
    assert odd(whose) == ([("does_not_fit", "f-1")] if following == "!" else [])
    assert whose.facts[-1] == whose.counting[-1] == fact


def test_moments_of_a_talk_until_it_is_held() -> None:
    before = plan(asked(), agreed(1, talk=5)).standing
    assert before.moments == {
        "requested": Moment(after(0), after(0)),
        "scheduled": Moment(after(1), after(1)),
        "talk_start": Moment(after(5), after(1)),
        "talk_end": Moment(after(5) + timedelta(minutes=20), after(1), presumed=True),
    }
    then = plan(asked(), agreed(1, talk=5), held(5.1)).standing
    assert then.moments == {**before.moments, "talk_end": Moment(after(5.1), after(1))}
    assert (then.talk, then.talk_off) == (agreed(1, talk=5), False)


def test_a_talk_that_was_never_agreed_can_be_held() -> None:
    standing = plan(held(3)).standing
    assert standing.moments == {"talk_end": Moment(after(3), after(3))}
    assert (standing.talk, standing.talk_off) == (None, False)


def test_a_talk_that_moves_moves_its_moments() -> None:
    standing = plan(agreed(1, talk=5), agreed(2, talk=8)).standing
    assert standing.talk == agreed(2, talk=8)
    assert standing.moments["talk_start"] == Moment(after(8), after(2))
    assert standing.moments["scheduled"] == Moment(after(2), after(2))


@pytest.mark.parametrize("off", [facts.Cancelled(at=after(2)), facts.Missed(at=after(2), by="seeker")])
def test_a_talk_that_is_off_has_no_moments(off: Fact) -> None:
    whose = plan(asked(), agreed(1), off)
    assert set(whose.standing.moments) == {"requested", off.kind}
    assert (whose.stage, whose.standing.talk, whose.standing.talk_off) == (Stage.REPLIED, agreed(1), True)
    again = whose.with_facts(agreed(3))
    assert (again.stage, again.standing.talk, again.standing.talk_off) == (Stage.SCHEDULED, agreed(3), False)


@pytest.mark.parametrize("kind", [facts.Declined, facts.Bounced, facts.Closed])
def test_an_end_ends_what_is_older_and_later_facts_reopen(kind: type[Fact]) -> None:
    done = facts.Done(at=after(1), step="prepare")
    whose = plan(asked(), facts.Replied(at=after(0.5)), done, agreed(1), kind(at=after(2)))
    assert whose.stage == kind.kind
    assert set(whose.standing.moments) <= {kind.kind}
    assert (whose.standing.talk, whose.standing.talk_off) == (agreed(1), True)
    assert whose.standing.happened["done:prepare"] == (after(1),)
    again = whose.with_facts(asked(3))
    assert again.stage is Stage.REQUESTED
    assert again.standing.moments["requested"] == Moment(after(3), after(3))


def test_an_end_does_not_call_off_a_talk_that_was_held() -> None:
    assert not plan(agreed(), held(), facts.Closed(at=after(9))).standing.talk_off


def test_only_closing_leaves_no_moment() -> None:
    assert set(plan(facts.Declined(at=START)).standing.moments) == {"declined"}
    assert set(plan(facts.Bounced(at=START)).standing.moments) == {"bounced"}
    assert set(plan(facts.Closed(at=START)).standing.moments) == set()


def test_slots_make_moments_and_patterns() -> None:
    standing = plan(
        facts.Replied(at=after(1), answer="later"),
        facts.Done(at=after(2), step="thank"),
        facts.Done(at=after(4), step="thank"),
        facts.Skipped(at=after(3), step="nudge"),
        facts.Referred(at=after(5), contact="c-9"),
    ).standing
    assert set(standing.moments) == {"replied", "replied:later", "done:thank", "referred"}
    assert standing.moments["done:thank"] == Moment(after(4), after(4))
    assert standing.happened == {
        "replied": (after(1),),
        "replied:later": (after(1),),
        "done": (after(2), after(4)),
        "done:thank": (after(2), after(4)),
        "skipped": (after(3),),
        "skipped:nudge": (after(3),),
        "referred": (after(5),),
        "referred:c-9": (after(5),),
    }
    assert standing.since("done:thank", after(3)) == (after(4),)
    assert standing.since("done:thank", after(2)) == (after(2), after(4))
    assert standing.since("done:nothing", after(0)) == ()


def test_absences_and_postponements_are_at_hand() -> None:
    away = facts.AutoReplied(at=after(1), until=after(9))
    later = facts.Postponed(at=after(2), step="nudge", until=after(4))
    standing = plan(asked(), away, later).standing
    assert (standing.absences, standing.postponed, standing.stage) == ((away,), (later,), Stage.REQUESTED)


@pytest.mark.parametrize("days", [-5, 5])
def test_an_opt_out_absorbs_wherever_it_stands(days: float) -> None:
    opted_out = facts.OptedOut(at=after(days))
    whose = plan(asked(), agreed(), opted_out, held())
    assert whose.stage is Stage.OPTED_OUT
    assert not whose.standing.may_write
    assert whose.standing.moments == plan(asked(), agreed(), held()).standing.moments


def test_an_opt_out_absorbs_though_it_was_withdrawn_or_shares_its_id() -> None:
    opted_out = facts.OptedOut(at=START, id="f-1")
    assert plan(opted_out, facts.Withdrawn(at=after(1), fact="f-1")).stage is Stage.OPTED_OUT
    assert plan(opted_out, facts.Held(at=after(1), id="f-1")).stage is Stage.OPTED_OUT


# ---- what is odd


ODDITIES: dict[str, tuple[tuple[Fact, ...], str]] = {
    "does_not_fit": ((facts.Cancelled(at=START, id="f-1"),), "f-1"),
    "second_talk": ((agreed(), held(), agreed(6, talk=9, id="f-1")), "f-1"),
    "same_id": ((asked(), facts.Requested(at=after(1), id=asked().id)), asked().id),
    "withdraws_nothing": ((facts.Withdrawn(at=START, fact="f-9", id="f-1"),), "f-1"),
    "cannot_withdraw": (
        (facts.OptedOut(at=START, id="f-9"), facts.Withdrawn(at=START, fact="f-9", id="f-1")),
        "f-1",
    ),
    "zone_rules_changed": ((agreed(instant=after(5) + timedelta(hours=1), id="f-1"),), "f-1"),
    "unknown_kind": ((facts.Unknown(at=START, of_kind="applauded", id="f-1"),), "f-1"),
}


@pytest.mark.parametrize("code", ODDITIES)
def test_what_is_odd_is_reported_and_kept(code: str) -> None:
    happened, subject = ODDITIES[code]
    whose = plan(*happened)
    assert whose.standing.anomalies == (Anomaly(code, subject),)
    assert set(whose.facts) == set(happened)


def test_what_is_odd_about_a_plan_alone() -> None:
    """The other anomalies hold a plan against a playbook: tests/test_schedule.py has them."""
    assert set(ANOMALIES) - set(ODDITIES) == {
        *("unknown_step", "unknown_relationship", "unknown_answer"),
        *("unknown_medium", "avoided_medium", "minutes_outside"),
    }


def test_anomalies_are_sorted_and_stand_once() -> None:
    whose = plan(
        facts.Cancelled(at=after(1), id="b"),
        facts.Cancelled(at=after(2), id="b"),
        facts.Cancelled(at=after(3), id="b"),
        facts.Missed(at=after(4), by="seeker", id="a"),
    )
    assert odd(whose) == [("does_not_fit", "a"), ("does_not_fit", "b"), ("same_id", "b")]


def test_a_talk_after_the_one_that_was_held_moves_nothing() -> None:
    whose = plan(agreed(1, talk=5), held(5.1))
    second = whose.with_facts(agreed(6, talk=9))
    assert (second.stage, second.standing.talk) == (Stage.HELD, agreed(1, talk=5))
    assert second.standing.moments == whose.standing.moments


def test_a_talk_may_be_noted_after_it_was_held() -> None:
    whose = plan(held(5.1), agreed(6, talk=5))
    assert (whose.stage, whose.standing.talk, odd(whose)) == (Stage.HELD, agreed(6, talk=5), [])
    assert whose.standing.moments["talk_end"] == Moment(after(5.1), after(5.1))
    assert whose.standing.moments["talk_start"] == Moment(after(5), after(6))


def test_a_talk_that_starts_as_the_other_ends_is_no_second_one() -> None:
    assert odd(plan(held(5), agreed(6, talk=5))) == []
    assert odd(plan(held(5), agreed(6, talk=5.001, id="f-1"))) == [("second_talk", "f-1")]


def test_the_local_time_counts_where_the_rules_have_changed() -> None:
    start = datetime(2026, 7, 1, 9, tzinfo=ZoneInfo("America/Vancouver"))
    whose = plan(agreed(start=start, instant=start + timedelta(hours=1), id="f-1"))
    assert odd(whose) == [("zone_rules_changed", "f-1")]
    assert whose.standing.moments["talk_start"].instant == start


def test_of_a_talk_that_was_agreed_anew_or_is_off_no_change_of_rules_is_reported() -> None:
    start = datetime(2026, 7, 1, 9, tzinfo=ZoneInfo("America/Vancouver"))
    whose = plan(agreed(start=start, instant=start + timedelta(hours=1), id="f-1"))
    assert odd(whose.with_facts(agreed(6, start=start))) == []
    assert odd(whose.with_facts(facts.Cancelled(at=after(6)))) == []
    assert odd(whose.with_facts(facts.Cancelled(at=after(6)), agreed(7, start=start))) == []


# ---- mistakes


def test_a_withdrawn_fact_does_not_count() -> None:
    whose = plan(asked(), agreed(), facts.Withdrawn(at=after(9), fact=agreed().id))
    assert whose.stage is Stage.REQUESTED
    assert whose.standing.talk is None
    assert agreed() in whose.facts
    assert agreed() not in whose.counting
    assert odd(whose) == []


def test_a_withdrawal_may_come_first() -> None:
    undo = facts.Withdrawn(at=after(-9), fact=asked().id, id="f-1")
    assert odd(plan(undo)) == [("withdraws_nothing", "f-1")]
    assert (plan(undo, asked()).stage, odd(plan(undo, asked()))) == (Stage.NEW, [])


def test_what_was_withdrawn_is_noted_again_under_another_id() -> None:
    undone = plan(held(), facts.Withdrawn(at=after(6), fact=held().id))
    assert undone.with_facts(held()).stage is Stage.NEW
    assert undone.with_facts(attrs.evolve(held(), id="f-2")).stage is Stage.HELD


@pytest.mark.parametrize("target", ["f-1", "f-2"])
def test_a_withdrawal_cannot_be_withdrawn(target: str) -> None:
    undo = facts.Withdrawn(at=after(1), fact=asked().id, id="f-1")
    again = facts.Withdrawn(at=after(2), fact=target, id="f-2")
    whose = plan(asked(), undo, again)
    assert (whose.stage, odd(whose)) == (Stage.NEW, [("cannot_withdraw", "f-2")])


def test_of_facts_with_one_id_the_last_counts() -> None:
    early, late = agreed(1, talk=5, id="talk"), agreed(2, talk=8, id="talk")
    whose = plan(late, early)
    assert (whose.facts, whose.counting, whose.standing.talk) == ((early, late), (late,), late)
    assert odd(whose) == [("same_id", "talk")]


@pytest.mark.parametrize("place", [None, "Room 12"])
def test_of_two_devices_the_one_that_knows_the_mail_counts(place: str | None) -> None:
    known = attrs.evolve(agreed(1, talk=5), message_id="<a@mail.example>")
    whose = plan(known, attrs.evolve(known, message_id=None, place=place))
    assert (len(whose.facts), whose.counting) == (2, (known,))


def test_of_facts_with_one_id_and_one_moment_one_counts_whatever_the_order() -> None:
    one, other = agreed(1, talk=5, id="talk"), agreed(1, talk=8, id="talk")
    assert one.at == other.at
    assert plan(one, other) == plan(other, one)
    assert len(plan(one, other).facts) == 2
    kinds = (facts.Held(at=START, id="f-1"), facts.Closed(at=START, id="f-1"))
    assert plan(*kinds).stage == plan(*reversed(kinds)).stage


def test_a_withdrawal_that_does_not_count_undoes_nothing() -> None:
    outdone = facts.Withdrawn(at=after(1), fact=asked().id, id="f-1")
    counts = facts.Withdrawn(at=after(2), fact="planned", id="f-1")
    whose = plan(asked(), facts.Planned(at=START, id="planned"), outdone, counts)
    assert [fact.id for fact in whose.counting] == [asked().id, "f-1"]
    assert whose.stage is Stage.REQUESTED


# ---- two devices, step by step, against the reference


FACTS = st.lists(drawn.facts(newer=False), max_size=3)
DEVICES = st.sampled_from(("phone", "laptop"))
LATER = st.sampled_from((0, 1, 24, 24 * 9)).map(lambda hours: timedelta(hours=hours))


@st.composite
def some_facts(draw: st.DrawFn) -> list[Fact]:
    """Draw a few facts; a strategy of its own, because the whole one is too long to be shown in each step."""
    return draw(FACTS)


class TwoDevices(RuleBasedStateMachine):
    """Note, withdraw and merge on two devices; each plan stands where the reference says."""

    noted = Bundle("noted")

    def __init__(self) -> None:
        super().__init__()
        self.phone, self.laptop = plan(), plan()

    def _note(self, device: str, *happened: Fact) -> None:
        setattr(self, device, getattr(self, device).with_facts(*happened))

    @rule(target=noted, device=DEVICES, happened=some_facts())
    def note(self, device: str, happened: list[Fact]) -> Any:
        self._note(device, *happened)
        return multiple(*happened)

    @rule(target=noted, device=DEVICES, fact=noted, later=LATER)
    def withdraw(self, device: str, fact: Fact, later: timedelta) -> Fact:
        undo = facts.Withdrawn(at=fact.at + later, fact=fact.id)
        self._note(device, undo)
        return undo

    @rule(target=noted, device=DEVICES, fact=noted, later=LATER)
    def note_with_other_content(self, device: str, fact: Fact, later: timedelta) -> Fact:
        other = attrs.evolve(fact, at=fact.at + later)
        self._note(device, other)
        return other

    @rule(device=DEVICES, fact=noted)
    def note_once_more(self, device: str, fact: Fact) -> None:
        self._note(device, fact)

    @rule()
    def merge(self) -> None:
        merged = self.phone.with_facts(*self.laptop.facts)
        assert merged == self.laptop.with_facts(*self.phone.facts)
        self.phone = self.laptop = merged

    @invariant()
    def stands_where_the_reference_says(self) -> None:
        for whose in (self.phone, self.laptop):
            assert told(whose.standing) == reference.standing(whose.facts)
            assert list(whose.counting) == reference.counting(list(whose.facts))[0]
            assert in_order(whose.facts)


def in_order(kept: Iterable[Fact]) -> bool:
    orders = [fact.order for fact in kept]
    return orders == sorted(orders)


TestTwoDevices = TwoDevices.TestCase
TestTwoDevices.settings = settings(stateful_step_count=10)
