"""What is due: which steps apply, when, how often, and what holds them back."""

from datetime import date, datetime, time, timedelta
from typing import Any

import attrs
import pytest

from infoint import facts
from infoint.correspondence import Answer, Request
from infoint.errors import Anomaly, RefusedValue
from infoint.fact import Fact
from infoint.people import Consent, Contact
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.rules import DEFAULT_SOURCE, Tier
from infoint.schedule import agenda, anomalies, next_due, tasks
from infoint.task import Task
from infoint.workdays import WorkingDays
from tests.bench import ANA, KIM, SOURCE, at, guide, plan, step

ASKED = facts.Requested(at=at("2026-02-20 15:00"))
AGREED = facts.Scheduled(at=at("2026-02-23 09:00"), start=at("2026-03-03 21:00"), minutes=20, medium="video")
MOVED = facts.Scheduled(at=at("2026-02-25 09:00"), start=at("2026-03-04 21:00"), minutes=20, medium="video")
HELD = facts.Held(at=at("2026-03-03 21:30"))
LETTER = {"letter": {"subject": "A letter", "greeting": "Dear {contact},"}}


def only(playbook: Playbook, whose: Plan) -> Task:
    [task] = tasks(playbook, whose)
    return task


def one(rule: dict[str, Any], *happened: facts.Fact, **rest: Any) -> Task | None:
    """Return the task of a guide of a single step, or None."""
    found = tasks(guide(step(**rule), messages=LETTER), plan(*happened, **rest))
    assert len(found) <= 1
    return found[0] if found else None


def sure(rule: dict[str, Any], *happened: facts.Fact, **rest: Any) -> Task:
    found = one(rule, *happened, **rest)
    assert found is not None
    return found


# --- Which steps apply.


def test_a_step_waits_for_its_moment() -> None:
    rule = {"after": "talk_end"}
    assert one(rule) is None
    assert one(rule, ASKED) is None
    assert one(rule, AGREED) is not None


def test_a_task_tells_its_step() -> None:
    playbook = guide(
        step("ask", after="planned"),
        step(after="talk_end", done_by=("done:thank", "noted"), message="letter"),
        messages=LETTER,
    )
    task = only(playbook, plan(HELD))
    assert (task.plan, task.step, task.position, task.occurrence) == ("p-1", "thank", 1, 1)
    assert (task.message, task.done_by) == ("letter", ("done:thank", "noted"))
    assert (task.explanation.moment, task.explanation.instant) == ("talk_end", HELD.at)


def test_tasks_come_by_due_date_and_then_as_the_guide_has_them() -> None:
    playbook = guide(
        step("late", after="talk_end", due="9 days"),
        step("b", after="talk_end", due="1 day"),
        step("a", after="talk_end", due="1 day"),
    )
    assert [task.step for task in tasks(playbook, plan(HELD))] == ["b", "a", "late"]


@pytest.mark.parametrize("discharging", [facts.Done(at=HELD.at, step="thank"), facts.Skipped(at=HELD.at, step="thank")])
def test_a_step_leaves_by_its_fact_or_by_choice(discharging: facts.Fact) -> None:
    rule = {"after": "talk_end"}
    assert one(rule, HELD, discharging) is None
    assert one(rule, HELD, attrs.evolve(discharging, step="other", id="")) is not None


def test_other_facts_discharge_where_the_step_says_so() -> None:
    rule = {"after": "requested", "done_by": ("replied:yes", "closed")}
    assert one(rule, ASKED) is not None
    assert one(rule, ASKED, facts.Replied(at=at("2026-02-21"), answer="busy")) is not None
    assert one(rule, ASKED, facts.Replied(at=at("2026-02-21"))) is None
    assert one(rule, ASKED, facts.Done(at=at("2026-02-21"), step="thank")) is not None


def test_a_step_leaves_by_what_ends_it() -> None:
    rule = {"after": "requested", "until": ("replied", "held")}
    assert one(rule, ASKED, facts.Replied(at=at("2026-02-21"), answer="busy")) is None
    assert (
        one(rule, ASKED, facts.Replied(at=at("2026-02-19"), answer="busy")) is not None
    )  # an answer to something else
    assert one(rule, ASKED, facts.Replied(at=ASKED.at, answer="busy")) is None


def test_what_comes_before_a_talk_ends_with_it() -> None:
    assert one({"before": "talk_start"}, AGREED) is not None
    assert one({"before": "talk_start"}, AGREED, HELD) is None
    assert one({"before": "talk_start", "until": ()}, AGREED, HELD) is not None


def test_what_was_done_for_the_talk_that_was_moved_is_to_be_done_again() -> None:
    rule = {"before": "talk_start"}
    done = facts.Done(at=at("2026-02-24"), step="thank")
    assert one(rule, AGREED, done) is None
    assert sure(rule, AGREED, done, MOVED).occurrence == 2
    assert one(rule, AGREED, done, MOVED, facts.Done(at=at("2026-02-26"), step="thank")) is None


def test_a_step_is_done_at_most_so_often_in_a_plan() -> None:
    rule = {"before": "talk_start", "at_most": 1}
    assert one(rule, AGREED, facts.Done(at=at("2026-02-24"), step="thank"), MOVED) is None
    assert one(rule, AGREED, facts.Skipped(at=at("2026-02-24"), step="thank"), MOVED) is None
    assert one({**rule, "at_most": 2}, AGREED, facts.Done(at=at("2026-02-24"), step="thank"), MOVED) is not None


@pytest.mark.parametrize("done_by", [("replied", "replied:yes"), ("replied:yes", "replied:yes"), ("replied:yes",)])
def test_a_fact_that_discharges_twice_over_counts_once(done_by: tuple[str, ...]) -> None:
    rule = {"after": "requested", "done_by": done_by, "repeats": True, "at_most": 2}
    reply = facts.Replied(at=at("2026-02-21"))
    busy = facts.Replied(at=at("2026-02-21"), answer="busy")
    assert sure(rule, ASKED, reply).occurrence == 2
    assert sure(rule, ASKED, busy).occurrence == 1 + ("replied" in done_by)
    assert one(rule, ASKED, reply, facts.Replied(at=at("2026-02-22"))) is None


# --- Repetition.


def test_a_repeated_step_starts_again_from_the_fact_that_discharged_it() -> None:
    rule = {"after": "talk_end", "due": "3 days", "repeats": True, "at_most": 3}
    first = sure(rule, HELD)
    assert (first.occurrence, first.opens, first.explanation.counted_from) == (1, HELD.at, "moment")
    done = facts.Done(at=at("2026-03-20 08:00"), step="thank")
    second = sure(rule, HELD, done)
    assert (second.occurrence, second.opens, second.explanation.counted_from) == (2, done.at, "last_time")
    assert second.due == at("2026-03-24 05:00")  # the end of the 23rd in Chicago
    assert second.explanation.instant == HELD.at
    skipped = facts.Skipped(at=at("2026-04-01"), step="thank")
    assert sure(rule, HELD, done, skipped).opens == skipped.at
    assert one(rule, HELD, done, skipped, facts.Done(at=at("2026-05-01"), step="thank")) is None


def test_a_repeated_step_without_a_limit_never_ends() -> None:
    done = [facts.Done(at=HELD.at + timedelta(days=days), step="thank") for days in range(30)]
    assert sure({"after": "talk_end", "repeats": True}, HELD, *done).occurrence == 31


def test_what_was_done_in_an_earlier_round_starts_nothing() -> None:
    rule = {"after": "requested", "repeats": True}
    again = facts.Requested(at=at("2026-03-10"))
    task = sure(rule, ASKED, facts.Done(at=at("2026-03-01"), step="thank"), again)
    assert (task.occurrence, task.opens) == (2, again.at)


# --- Dates.


def test_a_step_after_a_moment_opens_there_unless_it_says_otherwise() -> None:
    assert sure({"after": "talk_end"}, HELD).opens == HELD.at
    assert sure({"after": "talk_end", "opens": "2 hours"}, HELD).opens == at("2026-03-03 23:30")
    assert sure({"after": "talk_end", "opens": "2 days"}, HELD).opens == at("2026-03-05 15:00")  # nine in Chicago


def test_a_step_before_a_moment_opens_when_the_moment_becomes_known() -> None:
    task = sure({"before": "talk_start"}, AGREED)
    assert (task.opens, task.explanation.opens.before, task.explanation.due.before) == (AGREED.at, False, True)
    assert sure({"before": "talk_start", "opens": "2 hours"}, AGREED).opens == at("2026-03-03 19:00")


@pytest.mark.parametrize(
    ("rule", "due", "deadline"),
    [
        ({"opens": "1 hour", "due": "2 hours", "deadline": "3 hours"}, "2026-03-03 23:30", "2026-03-04 00:30"),
        ({"opens": "1 hour", "deadline": "3 hours"}, "2026-03-04 00:30", "2026-03-04 00:30"),
        ({"opens": "1 hour"}, "2026-03-03 22:30", None),
        ({"opens": "1 day"}, "2026-03-05 06:00", None),
        ({}, "2026-03-03 21:30", None),
    ],
)
def test_without_a_due_date_the_next_best_stands_for_it(rule: dict[str, str], due: str, deadline: str | None) -> None:
    task = sure({"after": "talk_end", **rule}, HELD)
    assert task.due == at(due)
    assert task.deadline == (at(deadline) if deadline else None)


def test_a_task_closes_where_the_step_says_so_and_at_the_moment_it_comes_before() -> None:
    assert sure({"after": "talk_end"}, HELD).closes is None
    assert sure({"after": "talk_end", "closes": "3 days"}, HELD).closes == at("2026-03-07 06:00")
    assert sure({"before": "talk_start"}, AGREED).closes == AGREED.start
    assert sure({"before": "talk_end", "closes": "1 hour"}, AGREED).closes == at("2026-03-03 20:20")


def test_the_end_of_a_talk_is_presumed_until_somebody_confirms_it() -> None:
    presumed = sure({"after": "talk_end"}, AGREED)
    assert presumed.explanation.presumed
    assert presumed.opens == at("2026-03-03 21:20")
    confirmed = sure({"after": "talk_end"}, AGREED, HELD)
    assert not confirmed.explanation.presumed
    assert confirmed.opens == HELD.at


def test_the_source_is_the_guides_where_it_gives_the_date_that_decides() -> None:
    spans = {"after": "talk_end", "opens": "1 hour", "due": "1 day", "deadline": "2 days"}
    assert sure({**spans, "defaults": ("opens", "due")}, HELD).explanation.source == SOURCE
    assert sure({**spans, "defaults": ("deadline",)}, HELD).explanation.source == DEFAULT_SOURCE
    assert sure({**spans, "deadline": None, "defaults": ("due",)}, HELD).explanation.source == DEFAULT_SOURCE
    opens = {"after": "talk_end", "opens": "1 hour"}
    assert sure({**opens, "defaults": ("opens",)}, HELD).explanation.source == DEFAULT_SOURCE
    assert sure({"after": "talk_end", "defaults": ("opens", "due", "deadline")}, HELD).explanation.source == SOURCE


def test_days_are_counted_in_the_zone_that_the_step_names() -> None:
    rule = {"after": "talk_end", "due": "1 day"}
    here = sure(rule, HELD)
    assert (here.due, here.explanation.due.zone) == (at("2026-03-05 06:00"), "America/Chicago")
    there = sure({**rule, "zone": "contact"}, HELD)
    assert (there.due, there.explanation.due.zone) == (at("2026-03-04 23:00"), "Europe/Berlin")
    assert not there.explanation.zone_presumed


def test_a_contact_without_a_zone_is_taken_to_live_where_the_seeker_does() -> None:
    nowhere = attrs.evolve(KIM, zone=None)
    rule = {"after": "talk_end", "due": "1 day"}
    task = sure({**rule, "zone": "contact"}, HELD, contact=nowhere)
    assert task.due == at("2026-03-05 06:00")
    assert task.explanation.zone_presumed
    assert not sure(rule, HELD, contact=nowhere).explanation.zone_presumed


def test_an_office_may_count_on_its_own_clock() -> None:
    rule = {"after": "talk_end", "due": "1 day", "zone": "Pacific/Kiritimati"}
    task = sure(rule, HELD, contact=attrs.evolve(KIM, zone=None))  # there it is Wednesday already
    assert (task.due, task.explanation.due.zone) == (at("2026-03-05 10:00"), "Pacific/Kiritimati")
    assert not task.explanation.zone_presumed


def feast(day: date, place: str) -> str | None:
    """Let Texas, and all of Germany, have two days off in the week of the talk."""
    return {"US-TX": {4: "Texas Day"}, "DE": {4: "Tag eins", 5: "Tag zwei"}}[place].get(day.day)


@pytest.mark.parametrize(
    ("zone", "here", "there", "day", "names"),
    [
        ("seeker", "US-TX", "DE", 5, ["Texas Day"]),
        ("contact", "US-TX", "DE", 6, ["Tag eins", "Tag zwei"]),
        ("America/New_York", "US-TX", "DE", 5, ["Texas Day"]),
        ("seeker", None, "DE", 4, []),
        ("contact", "US-TX", None, 4, []),
    ],
)
def test_holidays_are_those_of_the_party_whose_zone_it_is(
    zone: str, here: str | None, there: str | None, day: int, names: list[str]
) -> None:
    rule = step(after="talk_end", due="1 business day", zone=zone)
    whose = plan(HELD, seeker=attrs.evolve(ANA, place=here), contact=attrs.evolve(KIM, place=there))
    found = only(guide(rule).observing(feast), whose).explanation
    assert (found.due.day, [one.name for one in found.due.skipped]) == (date(2026, 3, day), names)
    assert found.replay() == found
    assert only(guide(rule), whose).explanation.due.day == date(2026, 3, 4)


def test_business_days_are_the_guides() -> None:
    rule = step(after="talk_end", due="1 business day")
    thursdays = WorkingDays(weekend=frozenset({2}))  # the talk ends on a Tuesday
    assert only(guide(rule), plan(HELD)).due == at("2026-03-05 06:00")
    assert only(guide(rule, working_days=thursdays), plan(HELD)).due == at("2026-03-06 06:00")


def test_reminders_stand_at_the_start_of_a_day_and_never_before_the_task_opens() -> None:
    def instants(**rule: Any) -> list[datetime]:
        return [reminder.instant for reminder in sure({"after": "talk_end", **rule}, HELD).reminders]

    assert instants(remind=("24 hours", "3 days")) == [at("2026-03-04 21:30"), at("2026-03-06 15:00")]
    assert instants(due="2 days", deadline="4 days") == [at("2026-03-05 15:00")]
    assert instants(deadline="4 days") == [at("2026-03-07 15:00")]
    assert instants(opens="2 days") == [at("2026-03-05 15:00")]
    assert instants(due="same day") == [HELD.at]
    assert instants() == [HELD.at]
    assert instants(opens="3 days", remind=("1 hour", "9 days")) == [at("2026-03-06 15:00"), at("2026-03-12 14:00")]


def test_calendars_are_quiet_at_night() -> None:
    quiet = WorkingDays(quiet=(time(21), time(7)))

    def instants(**rule: Any) -> list[datetime]:
        one = guide(step(**{"after": "talk_end", **rule}), working_days=quiet)
        return [reminder.instant for reminder in only(one, plan(HELD)).reminders]

    # The talk ends at half past three in Chicago; nights go from 03:00 to 13:00 in UTC.
    assert instants(remind=("8 hours", "40 hours"), deadline="48 hours") == [
        at("2026-03-04 13:00"),
        at("2026-03-05 13:30"),
    ]
    assert instants(remind=("8 hours",), deadline="12 hours") == [at("2026-03-04 03:00")]
    assert instants(remind=("8 hours",), due="12 hours", closes="14 hours") == [at("2026-03-04 03:00")]
    assert instants(remind=("8 hours",), closes="14 hours") == [at("2026-03-04 03:00")]
    assert instants(remind=("8 hours",), due="1 hour") == [at("2026-03-04 13:00")]
    assert instants(remind=("8 hours",), due="12 hours") == [at("2026-03-04 03:00")]
    assert instants(remind=("8 hours",), due="12 hours", deadline="48 hours") == [at("2026-03-04 13:00")]
    assert instants(opens="7 hours", remind=("8 hours",), deadline="12 hours") == [at("2026-03-04 13:00")]
    assert instants(remind=("8 hours",), zone="contact", due="3 days") == [at("2026-03-04 06:00")]


# --- What holds a task back.

PUT_OFF = facts.Postponed(at=at("2026-03-04"), step="thank", until=at("2026-03-09 08:00"))


def test_a_postponed_step_waits_but_its_deadline_does_not() -> None:
    task = sure({"after": "talk_end", "due": "1 day", "deadline": "2 days", "closes": "3 days"}, HELD, PUT_OFF)
    assert task.opens == task.due == PUT_OFF.until
    assert task.explanation.opens.held_until == task.explanation.due.held_until == PUT_OFF.until
    assert task.deadline == at("2026-03-06 06:00")
    assert task.closes == at("2026-03-07 06:00")
    assert [reminder.instant for reminder in task.reminders] == [PUT_OFF.until]


def test_a_postponement_that_changes_nothing_leaves_no_trace() -> None:
    rule = {"after": "talk_end", "opens": "9 days", "due": "9 days"}
    assert sure(rule, HELD, PUT_OFF) == sure(rule, HELD)


def test_the_last_word_on_postponing_counts() -> None:
    sooner = facts.Postponed(at=at("2026-03-05"), step="thank", until=at("2026-03-06 08:00"))
    assert sure({"after": "talk_end"}, HELD, PUT_OFF, sooner).opens == sooner.until


def test_a_postponement_is_for_its_step_and_its_round() -> None:
    at_once = attrs.evolve(PUT_OFF, at=HELD.at, id="")
    assert sure({"after": "talk_end"}, HELD, at_once).opens == PUT_OFF.until
    other = attrs.evolve(PUT_OFF, step="other", id="")
    assert sure({"after": "talk_end"}, HELD, other).opens == HELD.at
    earlier = attrs.evolve(PUT_OFF, at=AGREED.at - timedelta(days=1), id="")
    assert sure({"after": "talk_end"}, AGREED, earlier, HELD).opens == HELD.at
    done = facts.Done(at=at("2026-03-05"), step="thank")
    assert sure({"after": "talk_end", "repeats": True}, HELD, PUT_OFF, done).opens == done.at


AWAY = facts.AutoReplied(at=at("2026-02-21"), until=at("2026-03-02 06:00"))


def test_dates_count_from_the_return_of_a_contact_who_is_away() -> None:
    rule = {"after": "requested", "opens": "1 hour", "due": "2 days", "message": "letter"}
    assert sure(rule, ASKED).explanation.counted_from == "moment"
    task = sure(rule, ASKED, AWAY)
    assert task.explanation.counted_from == "return"
    assert task.explanation.instant == ASKED.at
    assert task.opens == at("2026-03-02 07:00")
    assert task.due == at("2026-03-05 06:00")


def test_an_absence_is_a_pause_on_the_clock_of_the_step() -> None:
    """Kim is back on Sunday afternoon by Ana's clock, and when Monday has begun by Kim's own."""
    away = facts.AutoReplied(at=at("2026-02-21"), until=at("2026-03-01 23:30"))
    rule = {"after": "requested", "due": "2 business days", "message": "letter"}
    people = {"seeker": attrs.evolve(ANA, place="US-TX"), "contact": attrs.evolve(KIM, place="DE")}

    def due(zone: str, **office: Any) -> date | None:
        playbook = guide(step(**rule, zone=zone), messages=LETTER, working_days=WorkingDays(**office))
        task = only(playbook.observing(feast), plan(ASKED, away, **people))
        assert (task.opens, task.explanation.counted_from) == (away.until, "return")
        return task.explanation.due.day

    assert due("seeker") == date(2026, 3, 3)
    assert due("contact") == date(2026, 3, 6)
    assert due("seeker", cut_off=time(17)) == date(2026, 3, 5)
    assert due("contact", cut_off=time(17)) == date(2026, 3, 6)
    assert plan(ASKED, away, **people).standing.stage == plan(ASKED).standing.stage


def test_an_absence_leaves_alone_what_waits_for_no_answer_or_belongs_to_a_talk() -> None:
    assert sure({"after": "requested"}, ASKED, AWAY).opens == AWAY.until  # giving up waits for an answer, too
    assert sure({"after": "planned"}, facts.Planned(at=ASKED.at), AWAY).opens == ASKED.at
    away = facts.AutoReplied(at=HELD.at, until=at("2026-03-20"))
    assert sure({"after": "talk_end", "message": "letter"}, HELD, away).opens == HELD.at
    early = facts.AutoReplied(at=AGREED.at, until=at("2026-03-03"))
    assert sure({"before": "talk_start", "message": "letter"}, AGREED, early).opens == AGREED.at


def test_only_an_absence_that_still_lasts_counts() -> None:
    rule = {"after": "requested", "message": "letter"}
    over = attrs.evolve(AWAY, until=ASKED.at)
    task = sure(rule, ASKED, over)
    assert (task.opens, task.explanation.counted_from) == (ASKED.at, "moment")
    told_before = attrs.evolve(AWAY, at=ASKED.at - timedelta(days=1), id="")
    task = sure(rule, ASKED, told_before)
    assert (task.opens, task.explanation.counted_from) == (AWAY.until, "return")


def test_the_longest_absence_counts() -> None:
    longer = facts.AutoReplied(at=at("2026-02-20 16:00"), until=at("2026-03-05"))
    assert sure({"after": "requested", "message": "letter"}, ASKED, AWAY, longer).opens == longer.until


def test_a_repeated_step_may_wait_for_a_return_too() -> None:
    rule = {"after": "requested", "message": "letter", "repeats": True}
    done = facts.Done(at=AWAY.at, step="thank")
    assert sure(rule, ASKED, AWAY, done).explanation.counted_from == "return"
    late = facts.Done(at=AWAY.until, step="thank")
    assert sure(rule, ASKED, AWAY, late).explanation.counted_from == "last_time"


def test_what_is_put_off_waits_for_the_later_of_return_and_choice() -> None:
    rule = {"after": "requested", "message": "letter"}
    put_off = facts.Postponed(at=at("2026-02-22"), step="thank", until=at("2026-03-07"))
    assert sure(rule, ASKED, AWAY, put_off).opens == put_off.until
    assert sure(rule, ASKED, AWAY, attrs.evolve(put_off, until=at("2026-02-23"), id="")).opens == AWAY.until


# --- Who must not be written to.

TWO = guide(step("write", after="talk_end", message="letter"), step("note", after="talk_end"), messages=LETTER)


def test_nobody_is_written_to_against_their_will() -> None:
    assert [task.step for task in tasks(TWO, plan(HELD))] == ["write", "note"]
    assert [task.step for task in tasks(TWO, plan(HELD, facts.OptedOut(at=HELD.at)))] == ["note"]
    withdrawn = attrs.evolve(KIM, consent=Consent.WITHDRAWN)
    assert [task.step for task in tasks(TWO, plan(HELD, contact=withdrawn))] == ["note"]


def test_the_agenda_leaves_out_letters_to_the_blocked() -> None:
    def steps(*blocked: str) -> list[str]:
        return [task.step for task in agenda(TWO, [plan(HELD)], at=HELD.at, blocked=blocked)]

    assert steps() == steps("c-2", "p-1", "kim@example.com") == ["write", "note"]
    assert steps("c-2", "c-1") == ["note"]


# --- The agenda.

WEEK = guide(
    step("soon", after="talk_end", due="1 day", closes="2 days"),
    step("later", after="talk_end", opens="5 days", due="6 days"),
)


def test_the_agenda_is_what_is_open() -> None:
    def steps(moment: str, until: str | None = None) -> list[str]:
        found = agenda(WEEK, [plan(HELD)], at=at(moment), until=at(until) if until else None)
        assert set(found) <= set(tasks(WEEK, plan(HELD)))
        return [task.step for task in found]

    assert steps("2026-03-03 21:29") == []
    assert steps("2026-03-03 21:30") == ["soon"]
    assert steps("2026-03-03 21:30", "2026-03-08 13:59") == ["soon"]
    assert steps("2026-03-03 21:30", "2026-03-08 14:00") == ["soon", "later"]
    assert steps("2026-03-06 05:59") == ["soon"]
    assert steps("2026-03-06 06:00") == []
    assert steps("2026-03-08 14:00") == steps("2030-01-01") == ["later"]


def test_the_agenda_of_many_plans_is_one_list_by_due_date() -> None:
    later = plan(facts.Held(at=HELD.at + timedelta(days=1)), plan_id="a")
    same = plan(HELD, plan_id="p-0")
    found = agenda(WEEK, iter([plan(HELD), later, same]), at=at("2026-03-04 22:00"), until=at("2026-03-30"))
    assert [(task.plan, task.step) for task in found] == [
        ("p-0", "soon"),
        ("p-1", "soon"),
        ("a", "soon"),
        ("p-0", "later"),
        ("p-1", "later"),
        ("a", "later"),
    ]


def test_there_is_nothing_to_do_without_plans_or_steps() -> None:
    assert agenda(WEEK, [], at=HELD.at) == ()
    assert agenda(guide(), [plan(HELD)], at=HELD.at) == ()


@pytest.mark.parametrize("name", ["at", "until"])
@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (datetime(2026, 3, 3), "not_aware"),
        (at("1969-12-31 23:59"), "moment_out_of_range"),
        ("2026-03-03T12:00:00Z", "not_moment"),
    ],
)
def test_the_agenda_wants_moments(name: str, moment: Any, code: str) -> None:
    with pytest.raises(RefusedValue) as refusal:
        agenda(WEEK, [plan(HELD)], **{"at": HELD.at, name: moment})
    assert (refusal.value.code, refusal.value.path) == (code, name)


def test_nothing_is_open_before_next_due() -> None:
    assert next_due(WEEK, plan()) is None
    assert next_due(WEEK, plan(HELD)) == HELD.at
    assert next_due(WEEK, plan(HELD, facts.Done(at=HELD.at, step="soon"))) == at("2026-03-08 14:00")
    done = [facts.Done(at=HELD.at, step=one) for one in ("soon", "later")]
    assert next_due(WEEK, plan(HELD, *done)) is None


# --- What is odd.


def test_anomalies_are_the_plans_own_and_those_against_the_guide() -> None:
    assert anomalies(WEEK, plan(HELD, facts.Done(at=HELD.at, step="soon"))) == ()
    stray = [
        facts.Done(at=HELD.at, step="x"),
        facts.Postponed(at=HELD.at, step="y", until=HELD.at),
        facts.Skipped(at=HELD.at, step="z"),
    ]
    off = facts.Cancelled(at=HELD.at + timedelta(days=1))
    assert anomalies(WEEK, plan(HELD, off, *stray, relationship="neighbour")) == (
        Anomaly("does_not_fit", off.id),
        Anomaly("unknown_relationship", "p-1"),
        *(Anomaly("unknown_step", fact.id) for fact in stray),
    )


def test_an_answer_that_the_guide_does_not_list_is_odd() -> None:
    listed = guide(answers=(Answer(id="yes", source=SOURCE),))
    said = [facts.Replied(at=ASKED.at + timedelta(hours=n), answer=one) for n, one in enumerate(("yes", "perhaps"), 1)]
    assert anomalies(listed, plan(ASKED, *said)) == (Anomaly("unknown_answer", said[1].id),)
    assert anomalies(guide(), plan(ASKED, *said)) == ()


def test_a_courtesy_is_a_step_of_any_plan() -> None:
    done = [facts.Done(at=HELD.at, step=one) for one in facts.COURTESY_STEPS]
    assert anomalies(WEEK, plan(HELD, *done)) == ()


def test_a_plan_that_the_guide_does_not_know_never_fails_an_agenda() -> None:
    strange = Plan("p-9", ANA, KIM, relationship="neighbour").with_facts(HELD, facts.Done(at=HELD.at, step="vanished"))
    assert [task.step for task in agenda(WEEK, [strange], at=HELD.at)] == ["soon"]


def test_a_step_that_was_done_too_often_waits_for_the_last_ones() -> None:
    rule = {"after": "talk_end", "repeats": True, "a_year": 2, "opens": "1 month", "due": "2 months"}
    done = [facts.Done(at=at(f"2026-0{month}-10 12:00"), step="thank") for month in (4, 5, 6)]
    task = sure(rule, HELD, *done)
    assert (task.opens.date().isoformat(), task.explanation.spaced) == ("2027-05-10", True)


def test_a_year_leaves_out_dates_that_are_over_before_it_is() -> None:
    spans = {"opens": "3 months", "deadline": "4 months", "closes": "5 months"}
    rule = {"after": "talk_end", "repeats": True, "a_year": 3, **spans}
    done = [facts.Done(at=at(f"2026-{month}-07 12:00"), step="thank") for month in ("04", "07", "10")]
    task = sure(rule, HELD, *done)
    assert (task.deadline, task.closes) == (None, None)
    assert task.opens == task.due
    assert sure(rule, HELD, *done[:2]).closes is not None


def test_a_year_keeps_dates_that_are_not_over_before_it_is() -> None:
    rule = {"after": "talk_end", "repeats": True, "a_year": 1, "opens": "1 month", "deadline": "14 months"}
    task = sure({**rule, "closes": "15 months"}, HELD, facts.Done(at=at("2026-04-07 12:00"), step="thank"))
    closing = (task.deadline, task.closes)
    assert [one and one.date().isoformat() for one in closing] == ["2027-06-08", "2027-07-08"]


def test_who_puts_off_beyond_the_year_is_told_of_that() -> None:
    rule = {"after": "talk_end", "repeats": True, "a_year": 1, "opens": "1 month"}
    done = facts.Done(at=at("2026-04-07 12:00"), step="thank")

    def put_off(until: str) -> Task:
        return sure(rule, HELD, done, facts.Postponed(at=at("2026-04-08"), step="thank", until=at(until)))

    assert put_off("2026-12-01").explanation.spaced
    late = put_off("2027-12-01")
    assert (late.opens, late.explanation.spaced) == (at("2027-12-01"), False)


def test_a_step_may_wait_for_one_of_some_facts() -> None:
    rule = {"after": "talk_end", "only_if": ("noted:advice", "referred")}
    assert one(rule, HELD) is None
    assert one(rule, HELD, facts.Noted(at=HELD.at, field="learned", text="Much.")) is None
    assert one(rule, HELD, facts.Referred(at=HELD.at, contact="c-2")) is not None


def test_a_step_may_be_for_some_tiers_only() -> None:
    tiers = tuple(Tier(id=one, relationships=(f"{one}_one",), source=SOURCE) for one in ("near", "far"))
    office = guide(step("all", after="talk_end"), step("some", after="talk_end", tiers=("far",)), tiers=tiers)
    for relationship, steps in (("near_one", ["all"]), ("far_one", ["all", "some"])):
        assert [task.step for task in tasks(office, plan(HELD, relationship=relationship))] == steps


def test_what_was_left_out_counts_in_the_year_when_it_was() -> None:
    rule = {"after": "talk_end", "repeats": True, "a_year": 2, "opens": "1 month"}
    done = [facts.Done(at=at(f"2026-0{month}-10 12:00"), step="thank") for month in (4, 6)]
    task = sure(rule, HELD, *done, facts.Skipped(at=at("2026-05-10 12:00"), step="thank"))
    assert task.opens.date().isoformat() == "2027-05-10"


# --- Messages to whoever made the introduction.

WORDS = {one: {"subject": "A letter", "greeting": "Dear {contact},"} for one in ("ask", "tell")}
BOTH = guide(
    step("ask", after="requested", message="ask"), step("tell", after="requested", message="tell"), messages=WORDS
)
TO_INTRODUCER = attrs.evolve(
    BOTH, messages=tuple(attrs.evolve(one, to="introducer") if one.id == "tell" else one for one in BOTH.messages)
)
JO = Contact(id="c-9", name="Jo Novak")


def open_steps(*happened: Fact, introducer: Contact | None = JO, **rest: Any) -> list[str]:
    whose = plan(ASKED, *happened, introducer=introducer)
    return [task.step for task in agenda(TO_INTRODUCER, [whose], at=at("2026-02-24 09:00"), **rest)]


def test_a_message_to_the_introducer_needs_one_who_may_be_written_to() -> None:
    assert open_steps() == ["ask", "tell"]
    assert open_steps(introducer=None) == ["ask"]
    assert open_steps(introducer=attrs.evolve(JO, consent=Consent.WITHDRAWN)) == ["ask"]
    assert open_steps(blocked={JO.id}) == ["ask"]
    assert open_steps(blocked={KIM.id}) == ["tell"]
    assert open_steps(facts.OptedOut(at=at("2026-02-22"))) == ["tell"]


def test_who_is_away_does_not_hold_up_a_word_to_somebody_else() -> None:
    assert open_steps(AWAY) == ["tell"]


# --- What is odd about a talk.


def test_minutes_without_leeway_are_asked_for_and_not_insisted_on() -> None:
    request = Request(minutes=20, media=("video",), source=SOURCE)
    for minutes in (5, 90):
        assert anomalies(guide(request=request), plan(attrs.evolve(AGREED, minutes=minutes))) == ()


@pytest.mark.parametrize(("minutes", "odd"), [(14, 1), (15, 0), (30, 0), (31, 1)])
def test_the_least_and_the_most_minutes_are_within(minutes: int, odd: int) -> None:
    request = Request(minutes=20, least=15, most=30, media=("video",), source=SOURCE)
    assert len(anomalies(guide(request=request), plan(attrs.evolve(AGREED, minutes=minutes)))) == odd


@pytest.mark.parametrize(
    ("minutes", "medium", "found"),
    [
        (20, "video", []),
        (20, "fax", ["avoided_medium"]),
        (20, "telex", ["unknown_medium"]),
        (90, "video", ["minutes_outside"]),
        (90, "fax", ["avoided_medium", "minutes_outside"]),
    ],
)
def test_a_talk_other_than_the_guide_has_them_is_odd(minutes: int, medium: str, found: list[str]) -> None:
    request = Request(minutes=20, least=15, most=30, media=("phone", "video"), avoid=("fax",), source=SOURCE)
    talk = attrs.evolve(AGREED, minutes=minutes, medium=medium)
    odd = anomalies(guide(request=request), plan(talk))
    assert [one.code for one in odd] == found
