"""The seeker's week: talks and tasks, each once, on the seeker's clock and in the seeker's language."""

from typing import Any

import attrs
import pytest

from infoint import facts
from infoint.errors import RefusedValue
from infoint.message import Draft
from infoint.plan import Plan
from infoint.schedule import agenda
from infoint.words import digest, line
from tests.bench import ANA, KIM, at, guide, plan, step

GUIDE = guide(
    step("ask", after="planned", due="3 days"),
    step("thank", after="talk_end", due="24 hours", deadline="48 hours"),
    texts={"media.video": "Zoom"},
)
NOW, WEEK = at("2026-03-02 09:00"), at("2026-03-09 09:00")
PLANNED = facts.Planned(at=at("2026-03-01 10:00"))


def agreed(start: str, plan_id: str, name: str, *more: facts.Fact) -> Plan:
    talk = facts.Scheduled(at=at("2026-02-20 09:00"), start=at(start), minutes=20, medium="video", place="Room 4")
    return plan(talk, *more, plan_id=plan_id, contact=attrs.evolve(KIM, id=plan_id, name=name))


PLANS = (
    plan(PLANNED),
    agreed("2026-03-05 15:00", "p-2", "Jo Novak"),
    agreed("2026-03-04 15:00", "p-3", "Mia Sol"),
    agreed("2026-03-12 15:00", "p-4", "Later"),
    agreed("2026-03-04 16:00", "p-5", "Off", facts.Cancelled(at=at("2026-03-01"))),
)


def week(*plans: Plan, **rest: Any) -> Draft:
    return digest(GUIDE, ANA, plans, at=NOW, until=WEEK, **rest)


def test_talks_stand_in_their_order_with_both_clocks() -> None:
    assert week(*PLANS).part("talks").text == (
        "Your talks\n"
        "• Talk with Mia Sol\n"
        "  Wed, Mar 4, 9:00\u202fAM CST, 20 minutes (Zoom)\n"
        "  For Mia Sol: Wed, Mar 4, 4:00\u202fPM CET\n"
        "  Room 4\n"
        "• Talk with Jo Novak\n"
        "  Thu, Mar 5, 9:00\u202fAM CST, 20 minutes (Zoom)\n"
        "  For Jo Novak: Thu, Mar 5, 4:00\u202fPM CET\n"
        "  Room 4"
    )


def test_a_talk_that_is_over_is_none_of_the_week() -> None:
    over = agreed("2026-03-02 08:30", "p-2", "Jo Novak")
    assert "talks" not in [part.label for part in week(over).parts]
    going_on = agreed("2026-03-02 08:50", "p-2", "Jo Novak")
    assert "talks" in [part.label for part in week(going_on).parts]
    just_over = agreed("2026-03-02 08:40", "p-2", "Jo Novak")
    assert "talks" not in [part.label for part in week(just_over).parts]


def test_a_talk_that_starts_as_the_week_ends_is_of_the_next() -> None:
    assert "talks" not in [part.label for part in week(agreed("2026-03-09 09:00", "p-2", "Jo Novak")).parts]
    assert "talks" in [part.label for part in week(agreed("2026-03-09 08:59", "p-2", "Jo Novak")).parts]


def test_talks_at_the_same_time_stand_in_the_order_of_their_plans() -> None:
    both = [agreed("2026-03-04 15:00", plan_id, plan_id) for plan_id in ("p-3", "p-2")]
    text = week(*both).part("talks").text
    assert text.index("p-2") < text.index("p-3")


def test_tasks_are_those_of_the_agenda() -> None:
    known = {one.id: one for one in PLANS}
    tasks = agenda(GUIDE, PLANS, at=NOW, until=WEEK)
    said = [f"• {line(GUIDE, known[task.plan], task)}" for task in tasks]
    assert len(said) == 3
    assert week(*PLANS).part("tasks").text.splitlines() == ["To do", *said]
    assert week(*PLANS).subject.text == "Your week: 3 things to do"


def test_it_is_to_the_seeker() -> None:
    written = week(*PLANS)
    assert (written.to, written.message, written.channel, written.language) == ("seeker", "digest", "email", "en")
    assert not written.language_presumed
    assert written.part("greeting").text == "Hello Ana Ruiz,"


def test_a_week_without_anything_says_so() -> None:
    assert week().body == "Hello Ana Ruiz,\n\nNothing is due.\n"
    only_a_talk = week(agreed("2026-03-08 15:00", "p-2", "Jo Novak"))
    assert [part.label for part in only_a_talk.parts] == ["greeting", "talks", "tasks"]


def test_whoever_must_not_be_written_to_is_left_out() -> None:
    written = guide(step("ask", after="planned", message="ask"), messages={"ask": {"subject": "Hi", "body": "Hi"}})
    for blocked, count in ((set[str](), 1), ({KIM.id}, 0)):
        found = digest(written, ANA, [plan(PLANNED)], at=NOW, until=WEEK, blocked=blocked)
        assert found.subject.text.startswith(f"Your week: {count} ")


def test_the_plans_are_the_seeker_s_own() -> None:
    with pytest.raises(RefusedValue) as refusal:
        week(plan(seeker=attrs.evolve(ANA, id="s-2")))
    assert (refusal.value.code, refusal.value.path) == ("several_seekers", "plans")
    renamed = plan(PLANNED, seeker=attrs.evolve(ANA, name="Ana Ruiz Gil"))
    assert week(renamed).subject.text == "Your week: 1 thing to do"


def test_a_language_is_the_seeker_s_or_the_one_given() -> None:
    both = guide(languages=("en", "de"))
    assert digest(both, attrs.evolve(ANA, languages=("de",)), (), at=NOW, until=WEEK).language == "de"
    assert digest(both, ANA, (), at=NOW, until=WEEK, language="de").language == "de"


def test_talks_and_tasks_are_told_in_the_language_given() -> None:
    both = guide(step("ask", after="planned", due="3 days"), languages=("en", "de"), texts={"media.video": "Zoom"})
    plans = plan(PLANNED), agreed("2026-03-04 15:00", "p-3", "Mia Sol")
    written = digest(both, ANA, plans, at=NOW, until=WEEK, language="de")
    [task] = agenda(both, plans, at=NOW, until=WEEK)
    assert written.part("tasks").text == f"Zu erledigen\n• {line(both, plans[0], task, language='de')}"
    assert "Mi., 4. März, 09:00 Nordamerikanische Zentral-Normalzeit, 20 Minuten" in written.part("talks").text
