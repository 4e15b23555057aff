"""What a task says of itself: the line, and the reasons behind it."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

import attrs
import pytest

from infoint import facts
from infoint.errors import NotKnown, RefusedValue
from infoint.playbook import Playbook
from infoint.rules import DEFAULT_SOURCE
from infoint.schedule import tasks
from infoint.task import Task
from infoint.words import line, reasons, say, sentences, title
from infoint.workdays import WorkingDays
from tests.bench import ANA, KIM, NOTHING, at, guide, plan, step

ASKED = facts.Requested(at=at("2026-02-20 15:00"))
AGREED = facts.Scheduled(at=at("2026-02-23 09:00"), start=at("2026-03-03 21:00"), minutes=20, medium="video")
HELD = facts.Held(at=at("2026-03-03 21:20"))
LETTER = {"letter": {"subject": "A letter", "greeting": "Dear {contact},"}}


def only(rule: dict[str, Any], *happened: facts.Fact, **rest: Any) -> tuple[Playbook, Any, Task]:
    """Return a guide of one step, a plan, and its task."""
    playbook = guide(step(**rule), step("other", after="planned"), messages=LETTER)
    whose = plan(*happened, **rest)
    [task] = (task for task in tasks(playbook, whose) if task.step == "thank")
    return playbook, whose, task


def told(rule: dict[str, Any], *happened: facts.Fact, **rest: Any) -> str:
    return line(*only(rule, *happened, **rest))


def test_a_title_is_the_guides_own() -> None:
    playbook, whose, task = only({"after": "talk_end"}, HELD)
    assert title(playbook, whose, task) == "Thank Kim Lee"


def test_a_name_is_put_in_once() -> None:
    playbook, whose, task = only({"after": "talk_end"}, HELD, contact=attrs.evolve(KIM, name="{contact}"))
    assert title(playbook, whose, task) == "Thank {contact}"


def test_a_name_that_runs_against_the_title_is_kept_apart() -> None:
    playbook, whose, task = only({"after": "talk_end"}, HELD, contact=attrs.evolve(KIM, name="\u05d7\u05df"))
    assert title(playbook, whose, task) == "Thank \u2068\u05d7\u05df\u2069"


def test_a_rule_of_the_library_s_own_says_so_in_the_language_of_the_line() -> None:
    playbook = guide(step(after="talk_end", source=DEFAULT_SOURCE), languages=("en", "de"))
    [task] = tasks(playbook, plan(HELD))
    assert line(playbook, plan(HELD), task).endswith(f"({DEFAULT_SOURCE})")
    german = line(playbook, plan(HELD), task, language="de")
    assert german.endswith(f"({say(sentences.OWN_RULE, 'de')})")
    assert DEFAULT_SOURCE not in german


def test_a_step_that_the_guide_does_not_know_is_told_by_its_id() -> None:
    _, whose, task = only({"after": "talk_end"}, HELD)
    assert title(guide(), whose, task) == "thank"


def test_an_exact_date_is_told_to_the_minute_in_the_seekers_zone() -> None:
    assert told({"after": "talk_end", "due": "48 hours"}, HELD) == (
        "Thank Kim Lee by Thu, Mar 5, 3:20\u202fPM CST: 48 hours after your talk (the guide, page 1)"
    )


def test_a_date_of_days_is_told_by_its_day() -> None:
    assert told({"after": "talk_end", "due": "2 days"}, HELD) == (
        "Thank Kim Lee by the end of Thu, Mar 5: 2 days after your talk (the guide, page 1)"
    )


def test_a_day_elsewhere_is_told_as_the_moment_at_which_it_ends() -> None:
    rule = {"after": "talk_end", "due": "2 days", "zone": "contact"}
    assert told(rule, HELD) == (
        "Thank Kim Lee by Thu, Mar 5, 5:00\u202fPM CST: 2 days after your talk (the guide, page 1)"
    )


def test_the_deadline_is_told_rather_than_the_due_date() -> None:
    assert "by the end of Mon, Mar 9: 6 days after your talk" in told(
        {"after": "talk_end", "due": "2 days", "deadline": "6 days"}, HELD
    )


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ({"after": "talk_end", "due": "30 minutes"}, "30 minutes after your talk"),
        ({"after": "talk_end", "due": "1 hour"}, "1 hour after your talk"),
        ({"after": "talk_end", "due": "1 day"}, "1 day after your talk"),
        ({"after": "talk_end", "due": "2 weeks"}, "2 weeks after your talk"),
        ({"after": "talk_end", "due": "3 months"}, "3 months after your talk"),
        ({"after": "talk_end", "due": "1 business day"}, "1 business day after your talk"),
        ({"after": "talk_end", "due": "5 business days"}, "5 business days after your talk"),
        ({"after": "talk_end", "due": "0 business days"}, "on the day of your talk"),
        ({"after": "talk_end", "due": "same day"}, "on the day of your talk"),
        ({"after": "talk_end", "due": "0 minutes"}, "when your talk is over"),
        ({"after": "talk_end"}, "when your talk is over"),
        ({"after": "scheduled", "due": "1 day"}, "1 day after the talk was agreed"),
        ({"after": "requested", "due": "1 day"}, "1 day after you asked"),
        ({"before": "talk_start", "until": (), "due": "3 hours"}, "3 hours before your talk"),
        ({"before": "talk_end", "until": (), "due": "1 day"}, "1 day before the end of your talk"),
        ({"before": "talk_start", "until": ()}, "when your talk starts"),
        ({"before": "talk_start", "until": (), "due": "same day"}, "on the day of your talk"),
    ],
)
def test_why(rule: dict[str, Any], why: str) -> None:
    assert told(rule, ASKED, AGREED, HELD).endswith(f": {why} (the guide, page 1)")


def test_a_reply_is_a_reply_whatever_the_answer() -> None:
    reply = facts.Replied(at=at("2026-02-24 09:00"), answer="busy")
    assert ": 1 day after the reply (" in told({"after": "replied:busy", "due": "1 day"}, ASKED, reply)


def test_a_step_after_a_step_names_it() -> None:
    done = facts.Done(at=HELD.at, step="other")
    assert ": 1 day after “Other Kim Lee” was done (" in told({"after": "done:other", "due": "1 day"}, done)


def test_a_repeated_step_counts_from_the_last_time() -> None:
    rule = {"after": "talk_end", "due": "3 months", "repeats": True}
    assert "by the end of Wed, Jun 3: 3 months after your talk" in told(rule, HELD)
    done = facts.Done(at=at("2026-06-02 12:00"), step="thank")
    assert "by the end of Wed, Sep 2: 3 months after the last time" in told(rule, HELD, done)


def test_an_absence_counts_from_the_return() -> None:
    away = facts.AutoReplied(at=at("2026-02-21"), until=at("2026-03-02 18:00"))
    rule = {"after": "requested", "due": "1 day", "message": "letter"}
    assert "by the end of Tue, Mar 3: 1 day after the contact is back" in told(rule, ASKED, away)


def test_what_was_put_off_says_so() -> None:
    put_off = facts.Postponed(at=HELD.at, step="thank", until=at("2026-03-09 14:00"))
    assert told({"after": "talk_end", "due": "2 days"}, HELD, put_off) == (
        "Thank Kim Lee by Mon, Mar 9, 9:00\u202fAM CDT: you put it off until then (the guide, page 1)"
    )


def test_reasons_start_with_the_line() -> None:
    playbook, whose, task = only({"after": "talk_end", "due": "2 days"}, HELD)
    assert reasons(playbook, whose, task) == (line(playbook, whose, task),)


def test_reasons_tell_what_was_presumed() -> None:
    nowhere = attrs.evolve(KIM, zone=None)
    found = reasons(*only({"after": "talk_end", "due": "2 days", "zone": "contact"}, AGREED, contact=nowhere))
    assert found == (
        "Thank Kim Lee by the end of Thu, Mar 5: 2 days after your talk (the guide, page 1)",
        "The talk is assumed to have ended as planned; nobody has confirmed it yet.",
        "The contact's time zone is not known; days are counted where you are.",
    )


def test_reasons_tell_which_days_did_not_count() -> None:
    playbook, whose, task = only({"after": "talk_end", "due": "9 business days"}, HELD)
    assert reasons(playbook, whose, task)[1:] == (
        "Not counted: Sat, Mar 7, Sun, Mar 8, Sat, Mar 14, and Sun, Mar 15 (weekend).",
    )


def reasons_of(days: WorkingDays, holidays: Mapping[date, str] = NOTHING, **rule: Any) -> tuple[str, ...]:
    playbook = guide(step(after="talk_end", **rule), working_days=days).observing(lambda day, _: holidays.get(day))
    whose = plan(HELD, seeker=attrs.evolve(ANA, place="US"), contact=attrs.evolve(KIM, place="DE"))
    [task] = tasks(playbook, whose)
    return reasons(playbook, whose, task)


def test_reasons_tell_every_holiday_by_its_name() -> None:
    holidays = {date(2026, 3, 5): "Town Day", date(2026, 3, 7): "a Saturday", date(2026, 3, 9): "{days} Day"}
    assert reasons_of(WorkingDays(), holidays, due="3 business days") == (
        "Thank Kim Lee by the end of Tue, Mar 10: 3 business days after your talk (the guide, page 1)",
        "Not counted: Thu, Mar 5 (Town Day).",
        "Not counted: Sat, Mar 7 and Sun, Mar 8 (weekend).",
        "Not counted: Mon, Mar 9 ({days} Day).",
    )
    feast = {date(2026, 3, 4): "Feast", date(2026, 3, 5): "Feast"}
    assert reasons_of(WorkingDays(), feast, due="1 business day")[1:] == (
        "Not counted: Wed, Mar 4 and Thu, Mar 5 (Feast).",
    )


def test_reasons_tell_what_the_cut_off_did() -> None:
    noon = WorkingDays(cut_off=time(12))
    assert reasons_of(noon, due="1 business day") == (
        "Thank Kim Lee by the end of Thu, Mar 5: 1 business day after your talk (the guide, page 1)",
        (
            "What happens at 12:00\u202fPM CST or later, or on a day off, counts as of the next working day, "
            "here Wed, Mar 4."
        ),
    )
    berlin = "CET"
    assert reasons_of(noon, due="1 business day", zone="contact")[1:] == (
        (
            f"What happens at 12:00\u202fPM {berlin} or later, or on a day off, counts as of the next working day, "
            "here Wed, Mar 4."
        ),
    )
    assert reasons_of(WorkingDays(cut_off=time(16)), due="1 business day")[1:] == ()
    assert reasons_of(noon, due="1 day")[1:] == ()


def test_reasons_tell_what_rolling_did() -> None:
    roll = WorkingDays(method="roll")
    assert reasons_of(roll, due="4 business days") == (
        "Thank Kim Lee by the end of Mon, Mar 9: 4 business days after your talk (the guide, page 1)",
        "Counted by the calendar; where that ends on a day off, it moves on to the next working day.",
        "Not counted: Sat, Mar 7 and Sun, Mar 8 (weekend).",
    )
    assert reasons_of(roll, due="4 days")[1:] == ()
    playbook = guide(step(before="talk_start", due="2 business days"), working_days=roll)
    [task] = tasks(playbook, plan(AGREED))
    assert reasons(playbook, plan(AGREED), task)[1:3] == (
        "Counted by the calendar; where that ends on a day off, it moves back to the working day before.",
        "Not counted: Sun, Mar 1 and Sat, Feb 28 (weekend).",
    )


def test_the_end_of_office_hours_is_told_to_the_minute() -> None:
    office = WorkingDays(day_ends=time(17))
    assert reasons_of(office, due="2 days", closes="3 days") == (
        "Thank Kim Lee by Thu, Mar 5, 5:00\u202fPM CST: 2 days after your talk (the guide, page 1)",
        "After Fri, Mar 6, 5:00\u202fPM CST, it is too late.",
    )


def test_reasons_tell_when_a_task_closes() -> None:
    assert reasons(*only({"after": "talk_end", "closes": "2 days"}, HELD))[1:] == ("After Thu, Mar 5, it is too late.",)


@pytest.mark.parametrize("tell", [title, line, reasons])
def test_a_task_of_another_plan_is_refused(tell: Any) -> None:
    playbook, whose, task = only({"after": "talk_end"}, HELD)
    with pytest.raises(RefusedValue) as refusal:
        tell(playbook, attrs.evolve(whose, id="p-2"), task)
    assert (refusal.value.code, refusal.value.path) == ("wrong_plan", "plan")


@pytest.mark.parametrize("tell", [title, line, reasons])
def test_a_language_may_be_chosen_among_those_of_the_guide(tell: Any) -> None:
    playbook, whose, task = only({"after": "talk_end"}, HELD)
    assert tell(playbook, whose, task, language="en") == tell(playbook, whose, task)
    with pytest.raises(NotKnown) as error:
        tell(playbook, whose, task, language="de")
    assert error.value.code == "unknown_language"


@pytest.mark.parametrize("language", ["nl", "tlh"])  # the CLDR knows one of them
def test_in_a_language_that_the_library_lacks_its_own_words_and_dates_are_english(language: str) -> None:
    texts = {"steps.thank": "{contact} bedanken", "media.video": "beeldbellen"}
    german = guide(step(after="talk_end", deadline="2 days"), languages=(language,), texts=texts)
    seeker = attrs.evolve(ANA, languages=(language,))
    whose = plan(HELD, seeker=seeker)
    [task] = tasks(german, whose)
    assert title(german, whose, task) == "Kim Lee bedanken"
    english = line(*only({"after": "talk_end", "deadline": "2 days"}, HELD))
    assert line(german, whose, task) == english.replace("Thank Kim Lee", "Kim Lee bedanken")
    rule = {"after": "talk_end", "deadline": "5 business days", "closes": "9 days"}
    counted = guide(step(**rule), languages=(language,), texts=texts)
    [task] = tasks(counted, whose)
    skipped, closes = reasons(*only(rule, HELD))[1:]
    assert reasons(counted, whose, task)[1:] == (skipped, closes)


def test_an_office_that_works_on_sundays_is_told_so() -> None:
    """The weekend is the guide's: where Friday is off, the Friday did not count."""
    friday = WorkingDays(weekend=frozenset({4}))
    playbook = guide(step(after="talk_end", due="3 business days"), working_days=friday)
    [task] = tasks(playbook, plan(HELD))
    assert reasons(playbook, plan(HELD), task) == (
        "Thank Kim Lee by the end of Sat, Mar 7: 3 business days after your talk (the guide, page 1)",
        "Not counted: Fri, Mar 6 (weekend).",
    )
