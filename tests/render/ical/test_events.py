"""Events: the talk as each of the two reads it, and when there is a reminder."""

import attrs

from infoint import facts, words
from infoint.render.ical.events import moments, talk, task_sequence
from infoint.schedule import tasks
from tests.bench import at, guide, plan, step
from tests.render.test_ical import AGREED, GUIDE, HELD, PLAN


def test_each_of_the_two_reads_about_the_other_on_their_own_clock_first() -> None:
    mine, theirs = (talk(GUIDE, PLAN, AGREED, "en", off=False, to=to) for to in ("seeker", "contact"))
    assert [str(event["SUMMARY"]) for event in (mine, theirs)] == ["Talk with Kim Lee", "Talk with Ana Ruiz"]
    assert str(mine["DESCRIPTION"]) == words.talk_about(GUIDE, PLAN, AGREED, "en")
    assert [str(event["DESCRIPTION"]).splitlines() for event in (mine, theirs)] == [
        ["Tue, Mar 3, 3:00\u202fPM CST, 20 minutes (video)", "For Kim Lee: Tue, Mar 3, 10:00\u202fPM CET"],
        ["Tue, Mar 3, 10:00\u202fPM CET, 20 minutes (video)", "For Ana Ruiz: Tue, Mar 3, 3:00\u202fPM CST"],
    ]


def test_both_read_of_the_same_event() -> None:
    told = ("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "STATUS", "CLASS", "TRANSP")
    mine, theirs = (talk(GUIDE, PLAN, AGREED, "en", off=False, to=to) for to in ("seeker", "contact"))
    assert [mine[name] for name in told] == [theirs[name] for name in told]


def test_a_talk_that_is_off_blocks_no_time() -> None:
    made = [talk(GUIDE, PLAN, AGREED, "en", off=off) for off in (False, True)]
    assert [str(event["TRANSP"]) for event in made] == ["OPAQUE", "TRANSPARENT"]
    assert [str(event["STATUS"]) for event in made] == ["CONFIRMED", "CANCELLED"]


def test_reminders_keep_their_numbers_whichever_is_left_out() -> None:
    playbook = guide(step(after="talk_end", opens="3 days", closes="10 days", remind=("1 hour", "2 hours", "5 days")))
    [task] = tasks(playbook, plan(HELD))
    assert list(moments(task)) == [(0, at("2026-03-06 15:00")), (2, at("2026-03-08 14:00"))]


def test_a_new_guide_outranks_what_was_told_before() -> None:
    assert task_sequence(GUIDE, PLAN) == 2
    assert task_sequence(attrs.evolve(GUIDE, revision=5), PLAN) == 6


def test_what_takes_a_fact_back_outranks_it() -> None:
    noted = facts.Noted(at=at("2026-02-24"), field="advice", text="Join.")
    whose = plan(AGREED, noted)
    taken_back = whose.with_facts(facts.Withdrawn(at=at("2026-02-25"), fact=noted.id))
    assert [task_sequence(GUIDE, one) for one in (PLAN, whose, taken_back)] == [2, 3, 4]
