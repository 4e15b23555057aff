"""Which questions a talk is for: required topics, never over time, what earlier talks brought, none lost."""

from collections.abc import Iterable
from typing import Any, Literal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint import facts
from infoint.conversation import Phase, Question, Talk, Topic
from infoint.correspondence import Request
from infoint.errors import RefusedValue
from infoint.facts import Fact
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.questions import briefing
from infoint.rules import Tier
from tests.bench import ANA, KIM, SOURCE, at, guide, plan
from tests.playbook_strategies import playbooks

NOON = at("2026-03-02 12:00")
AGREED = facts.Scheduled(at=NOON, start=at("2026-03-05 15:00"), minutes=45, medium="video")


def topics(text: str) -> Playbook:
    """Make a guide of topics such as "path!: 2 2 1 | post: 5": ! marks a required one, then minutes of questions.

    A question is called by its topic and its number; two minutes go to opening and three to closing.
    """
    parsed = [one.partition(":") for one in text.split("|")]
    named = [(head.strip(), minutes.split()) for head, _, minutes in parsed]
    return guide(
        request=Request(minutes=20, media=("phone",), source=SOURCE),
        talk=Talk(source=SOURCE),
        topics=tuple(Topic(id=head.rstrip("!"), required=head.endswith("!"), source=SOURCE) for head, _ in named),
        questions=tuple(
            Question(
                id=f"{head.rstrip('!')}{nth}", topic=head.rstrip("!"), about="work", minutes=int(one), source=SOURCE
            )
            for head, minutes in named
            for nth, one in enumerate(minutes, 1)
        ),
    )


def chosen(text: str, minutes: int, *happened: Fact) -> str:
    found = briefing(topics(text), plan(*happened), minutes=minutes + 5)
    return " ".join(question.id for question in found.questions)


def answered(question: str) -> Fact:
    return facts.QuestionAnswered(at=NOON, question=question)


@pytest.mark.parametrize(
    ("text", "minutes", "questions"),
    [
        ("a: 2 2 2", 6, "a1 a2 a3"),
        ("a: 2 2 2", 5, "a1 a2"),
        ("a: 2 2 2", 1, ""),
        ("a: 2 2 | b: 2 2", 4, "a1 a2"),
        ("a: 2 2 | b: 2 2", 6, "a1 a2 b1"),
        ("a: 2 2 | b!: 2 2", 2, "b1"),
        ("a: 2 2 | b!: 2 2", 4, "a1 b1"),
        ("a: 2 | b!: 2 2 | c!: 2 2", 4, "b1 c1"),
        ("a: 2 | b!: 2 2 | c!: 2 2", 8, "a1 b1 b2 c1"),
        ("a: 5 1 | b: 1", 2, "a2 b1"),
        ("a!: 5 1 | b!: 2", 5, "a2 b1"),
        ("a!: 5 1 | b!: 2", 8, "a1 a2 b1"),
        ("a!: 9 | b: 2", 4, "b1"),
        ("a: 3 1 3", 5, "a1 a2"),
        ("a: | b: 2", 2, "b1"),
    ],
)
def test_required_topics_come_first_and_then_what_is_worth_most(text: str, minutes: int, questions: str) -> None:
    assert chosen(text, minutes) == questions


def test_questions_stand_in_the_order_of_the_topics() -> None:
    one, two, three = topics("a: 2 2 | b!: 2").questions
    mixed = guide(topics=topics("a: | b!:").topics, questions=(three, two, one))
    assert briefing(mixed, plan()).questions == (two, one, three)


def test_required_topics_without_time_are_named() -> None:
    found = briefing(topics("a!: 2 | b: 2 | c!: 2 | d!: 2"), plan(), minutes=9)
    assert found.left_out == ("d",)
    assert briefing(topics("a!: 2 | b: 2"), plan(), minutes=5).left_out == ("a",)


def test_answered_questions_are_skipped_and_named() -> None:
    text = "a: 2 2 | b!: 2"
    assert chosen(text, 4, answered("a1"), answered("b1")) == "a2"
    found = briefing(topics(text), plan(answered("b1"), answered("zzz"), answered("a2")))
    assert found.answered == ("a2", "b1")


def test_a_required_topic_that_was_answered_is_not_left_out() -> None:
    assert briefing(topics("a!: 2 | b!: 2"), plan(answered("b1")), minutes=7).left_out == ()


def test_an_answer_that_was_withdrawn_does_not_count() -> None:
    mistake = answered("a1")
    assert chosen("a: 2", 2, mistake, facts.Withdrawn(at=NOON, fact=mistake.id)) == "a1"


@pytest.mark.parametrize(
    ("happened", "minutes"),
    [
        ((), 20),
        ((AGREED,), 45),
        ((AGREED, facts.Cancelled(at=at("2026-03-03 12:00"))), 20),
        ((AGREED, facts.Held(at=at("2026-03-05 15:45"))), 45),
    ],
)
def test_the_minutes_are_those_agreed_or_those_to_ask_for(happened: tuple[Fact, ...], minutes: int) -> None:
    assert briefing(topics("a: 2"), plan(*happened)).minutes == minutes
    assert briefing(topics("a: 2"), plan(*happened), minutes=30).minutes == 30


def test_opening_and_closing_are_kept_free() -> None:
    found = briefing(topics("a: 9 9"), plan())
    assert [(phase.phase, phase.minutes) for phase in found.phases] == [
        ("opening", 2),
        ("questions", 15),
        ("closing", 3),
    ]
    assert [question.id for question in found.questions] == ["a1"]


@pytest.mark.parametrize(("minutes", "opening", "closing"), [(1, 1, 0), (2, 2, 0), (4, 2, 2), (5, 2, 3)])
def test_a_very_short_talk_has_a_short_opening_and_closing(minutes: int, opening: int, closing: int) -> None:
    found = briefing(topics("a!: 1"), plan(), minutes=minutes)
    assert [phase.minutes for phase in found.phases] == [opening, 0, closing]
    assert (found.questions, found.left_out) == ((), ("a",))


@pytest.mark.parametrize(
    ("minutes", "code"), [(0, "too_small"), (-5, "too_small"), (1441, "too_large"), (True, "not_integer")]
)
def test_minutes_are_those_of_a_day(minutes: int, code: str) -> None:
    with pytest.raises(RefusedValue) as caught:
        briefing(topics("a: 2"), plan(), minutes=minutes)
    assert (caught.value.code, caught.value.path) == (code, "minutes")


# --- What a guide may say beside: the last question, how many, for whom, and the phases.


def of_talk(text: str, **rule: Any) -> Playbook:
    """Make a guide of topics, with a rule for the talk."""
    return attrs.evolve(topics(text), talk=Talk(source=SOURCE, **rule))


def ids(playbook: Playbook, minutes: int, *happened: Fact) -> str:
    found = briefing(playbook, plan(*happened), minutes=minutes + 5)
    spare = " ".join(question.id for question in found.spare)
    return " ".join(question.id for question in found.questions) + (f" / {spare}" if spare else "")


@pytest.mark.parametrize(
    ("text", "minutes", "questions"),
    [
        ("a: 2 2 | b: 2", 6, "a2 b1 a1"),
        ("a: 2 2 | b: 2", 2, "a1"),
        ("a: 2 2 | b: 2", 4, "a2 a1"),
        ("a: 2 2 | b!: 2 | c!: 2", 4, "b1 a1"),
        ("a: 3 1 | b: 1", 2, "a2 b1"),  # there is no time for it at all
        ("a: 2", 2, "a1"),
    ],
)
def test_the_question_to_end_with_has_its_place_first(text: str, minutes: int, questions: str) -> None:
    assert ids(of_talk(text, last="a1"), minutes) == questions


def test_a_question_to_end_with_that_was_answered_is_not_asked_again() -> None:
    assert ids(of_talk("a: 2 2 | b: 2", last="a1"), 6, answered("a1")) == "a2 b1"


def test_a_required_topic_is_covered_by_the_question_at_the_end() -> None:
    found = briefing(of_talk("a!: 2 | b!: 2", last="a1"), plan(), minutes=7)
    assert found.left_out == ("b",)


@pytest.mark.parametrize(
    ("rule", "questions"),
    [
        ({"expect": 2}, "a1 b1"),
        ({"expect": 1}, "b1"),
        ({"expect": 9}, "a1 a2 a3 b1"),
        ({"expect": 1, "last": "a3"}, "a3"),
        ({"prepare": 3}, "a1 a2 a3 b1"),
        ({"prepare": 3, "expect": 2}, "a1 b1 / a2"),
        ({"prepare": 9, "expect": 2}, "a1 b1 / a2 a3"),
        ({"prepare": 9, "expect": 2, "last": "a3"}, "b1 a3 / a1 a2"),
    ],
)
def test_how_many_questions_are_expected_and_prepared(rule: dict[str, Any], questions: str) -> None:
    assert ids(of_talk("a: 2 2 2 | b!: 2", **rule), 20) == questions


def test_what_there_is_no_time_for_may_be_prepared() -> None:
    assert ids(of_talk("a: 2 2 | b: 9", prepare=3), 4) == "a1 a2 / b1"


def test_a_question_may_be_for_some_tiers_only() -> None:
    playbook = guide(
        tiers=(
            Tier(id="close", relationships=("friend",), source=SOURCE),
            Tier(id="new", relationships=(), source=SOURCE),
        ),
        topics=(Topic(id="pay", required=True, source=SOURCE),),
        questions=(
            Question(id="salary", topic="pay", about="work", tiers=("close",), source=SOURCE),
            Question(id="hours", topic="pay", about="work", source=SOURCE),
        ),
        talk=Talk(prepare=9, source=SOURCE),
    )
    friend = briefing(playbook, plan(answered("salary"), relationship="friend"))
    assert ([question.id for question in friend.questions], friend.answered) == (["hours"], ("salary",))
    assert [question.id for question in briefing(playbook, plan()).questions] == ["salary", "hours"]
    stranger = briefing(playbook, plan(answered("salary"), relationship="expert"))
    assert ([question.id for question in stranger.questions], stranger.answered) == (["hours"], ())
    assert stranger.spare == ()


def test_phases_have_their_minutes_and_questions_what_is_left() -> None:
    phases = (
        Phase(id="chat", minutes=4),
        Phase(id="look", minutes=3),
        Phase(id="asking"),
        Phase(id="thanks", minutes=2),
    )
    found = briefing(guide(talk=Talk(phases=phases, source=SOURCE)), plan(), minutes=20)
    assert [(one.phase, one.minutes) for one in found.phases] == [
        ("chat", 4),
        ("look", 3),
        ("asking", 11),
        ("thanks", 2),
    ]
    short = briefing(guide(talk=Talk(phases=phases, source=SOURCE)), plan(), minutes=6)
    assert [one.minutes for one in short.phases] == [4, 2, 0, 0]


# --- The order of a talk, and what a question is worth.


def banked(*questions: Question, **rule: Any) -> Playbook:
    """Make a guide of questions on the topics "a", which is required, and "b"."""
    known = (Topic(id="a", required=True, source=SOURCE), Topic(id="b", source=SOURCE))
    return guide(topics=known, questions=questions, talk=Talk(source=SOURCE, **rule))


def question(name: str, about: Literal["person", "work"] = "work", **rule: Any) -> Question:
    """Make a question on the topic that its name begins with."""
    return Question(id=name, topic=name[0], about=about, source=SOURCE, **rule)


def listed(questions: Iterable[Question]) -> str:
    return " ".join(one.id for one in questions)


def test_the_shallower_questions_of_a_topic_come_first() -> None:
    bank = (question("a1", depth=3), question("a2", depth=2), question("a3"), question("a4", depth=2), question("b1"))
    assert listed(briefing(banked(*bank), plan()).questions) == "a3 a2 a4 a1 b1"
    assert listed(briefing(banked(*bank, last="a3"), plan()).questions) == "a2 a4 a1 b1 a3"
    assert listed(briefing(banked(*bank, expect=1, prepare=5), plan()).spare) == "a3 a2 a4 b1"


def test_the_worthiest_questions_are_asked_and_the_next_are_had_ready() -> None:
    bank = (question("a1", worth=5), question("a2", worth=7), question("b1", worth=9), question("b2", worth=90))
    found = briefing(banked(*bank, expect=2, prepare=3), plan())
    assert (listed(found.questions), listed(found.spare), found.rest) == ("a2 b2", "b1", ("a1",))


def test_the_question_at_the_end_covers_its_topic() -> None:
    bank = (question("a1"), question("a2", worth=1), question("b1", worth=50))
    found = briefing(banked(*bank, last="a1"), plan(), minutes=9)
    assert (listed(found.questions), found.left_out) == ("b1 a1", ())


def test_a_topic_without_time_comes_first_among_what_to_have_ready() -> None:
    bank = (question("a1", minutes=9, worth=1), question("b1"), question("b2"), question("b3", worth=99))
    found = briefing(banked(*bank, expect=1, prepare=2), plan(), minutes=8)
    assert (listed(found.questions), listed(found.spare), found.rest) == ("b3", "a1", ("b1", "b2"))
    assert (found.left_out, found.no_time_for) == (("a",), ("a",))


# --- What earlier talks brought.


def left_open(question: str) -> Fact:
    return facts.QuestionLeftOpen(at=NOON, question=question)


def earlier(*happened: Fact, who: str = "c-2", **rest: Any) -> Plan:
    """Make Ana's talk with somebody else."""
    return plan(*happened, plan_id=f"p-{who}", contact=attrs.evolve(KIM, id=who, address=None), **rest)


BANK = (question("a1"), question("a2", "person"), question("b1"), question("b2", "person"))


@pytest.mark.parametrize(
    ("rule", "asked", "checks", "skipped"),
    [
        ("ask", "a1 a2 b1 b2", "", ()),
        ("check", "a2 b1 b2", "a1", ()),
        ("skip", "a2 b1 b2", "", ("a1",)),
    ],
)
def test_what_was_answered_before_goes_by_the_guide(
    rule: str, asked: str, checks: str, skipped: tuple[str, ...]
) -> None:
    playbook = banked(*BANK, answered_before=rule)
    found = briefing(playbook, plan(), earlier=[earlier(answered("a1"), answered("a2"), answered("zzz"))])
    assert (listed(found.questions), listed(found.checks), found.skipped) == (asked, checks, skipped)
    assert (found.answered, found.unknown) == ((), ())


@pytest.mark.parametrize(("rule", "left_out"), [("ask", ("a",)), ("check", ()), ("skip", ())])
def test_a_topic_is_covered_by_an_answer_that_stands(rule: str, left_out: tuple[str, ...]) -> None:
    found = briefing(
        banked(*BANK, answered_before=rule, last="b2"), plan(), minutes=7, earlier=[earlier(answered("a1"))]
    )
    assert (listed(found.questions), found.left_out) == ("b2", left_out)


@pytest.mark.parametrize("rule", ["ask", "check", "skip"])
def test_the_question_to_end_with_is_asked_of_everybody(rule: str) -> None:
    found = briefing(banked(*BANK, answered_before=rule, last="a1"), plan(), earlier=[earlier(answered("a1"))])
    assert listed(found.questions) == "a2 b1 b2 a1"


def test_what_the_same_person_said_in_an_earlier_talk_is_answered() -> None:
    before = plan(answered("a1"), answered("b2"), left_open("b1"), plan_id="p-0")
    found = briefing(banked(*BANK), plan(), earlier=iter([before]))
    assert (listed(found.questions), found.answered, found.unanswered) == ("a2", ("a1", "b2"), ("b1",))


def test_the_same_person_is_known_by_the_address_too() -> None:
    listed_twice = attrs.evolve(KIM, id="c-1b", address="KIM@example.com")
    before = plan(answered("a1"), plan_id="p-0", contact=listed_twice)
    assert briefing(banked(*BANK), plan(), earlier=[before]).answered == ("a1",)


def test_what_nobody_could_answer_is_still_unknown_and_asked_again() -> None:
    tried = earlier(left_open("b1"), left_open("a1"), left_open("a2"))
    found = briefing(banked(*BANK), plan(), earlier=[tried])
    assert (listed(found.unknown), listed(found.questions)) == ("a1 b1", "a1 a2 b1 b2")  # a2 was about the other person
    known = briefing(banked(*BANK), plan(), earlier=[tried, earlier(answered("b1"), who="c-3")])
    assert listed(known.unknown) == "a1"
    here = briefing(banked(*BANK), plan(answered("a1")), earlier=[tried])
    assert (listed(here.unknown), here.answered) == ("b1", ("a1",))


def test_what_this_contact_could_not_answer_is_not_asked_again() -> None:
    found = briefing(banked(*BANK), plan(left_open("a1"), left_open("a2"), left_open("b1"), answered("b1")), minutes=5)
    assert (found.unanswered, listed(found.unknown), found.answered) == (("a1", "a2"), "a1 a2", ("b1",))
    assert found.left_out == ("a",)  # it was asked about, and nothing is known of it
    assert found.no_time_for == ()  # nor would more minutes help
    told = briefing(banked(*BANK, answered_before="skip"), plan(left_open("a1")), earlier=[earlier(answered("a1"))])
    assert (told.unanswered, told.unknown, told.skipped) == (("a1",), (), ())


def test_plans_of_another_seeker_are_refused() -> None:
    other = earlier(seeker=attrs.evolve(ANA, id="s-2"))
    with pytest.raises(RefusedValue) as caught:
        briefing(banked(*BANK), plan(), earlier=[earlier(), other])
    assert (caught.value.code, caught.value.path) == ("several_seekers", "earlier")


# --- Whatever the guide is.

_KNOWN = st.sets(st.sampled_from(["q1", "q2", "q3", "q4", "q5"]), max_size=2).map(sorted)


@given(playbooks(), st.integers(1, 60), st.sampled_from(("friend", "expert", "stranger")), *[_KNOWN] * 4)
def test_every_question_has_its_place(
    playbook: Playbook,
    minutes: int,
    relationship: str,
    here: list[str],
    vain: list[str],
    there: list[str],
    vainly: list[str],
) -> None:
    own = plan(*map(answered, here), *map(left_open, vain), relationship=relationship)
    before = earlier(*map(answered, there), *map(left_open, vainly))
    found = briefing(playbook, own, minutes=minutes, earlier=[before])
    shown = [one.id for one in (*found.questions, *found.spare, *found.checks)]
    told = [*shown, *found.rest, *found.answered, *found.unanswered, *found.skipped, *found.for_others]
    assert sorted(told) == sorted(one.id for one in playbook.questions)
    unknown = {one.id for one in found.unknown}
    assert not unknown & {*found.answered, *there}
    assert unknown <= {*vain, *vainly}
    known = {one.topic for one in playbook.questions if one.id in {*found.answered, *found.skipped}}
    covered = known | {one.topic for one in (*found.questions, *found.checks)}
    assert set(found.left_out) == {topic.id for topic in playbook.topics if topic.required} - covered


@given(playbooks(), st.integers(1, 60), st.sampled_from(("friend", "expert", "stranger")))
def test_any_briefing_keeps_to_the_guide(playbook: Playbook, minutes: int, relationship: str) -> None:
    talk, tier = playbook.talk, playbook.tier_of(relationship).id
    found = briefing(playbook, plan(relationship=relationship), minutes=minutes)
    chosen = [question.id for question in found.questions]
    fitting = [question for question in playbook.questions if not question.tiers or tier in question.tiers]
    asking = next(one.minutes for one, phase in zip(found.phases, talk.phases, strict=True) if phase.minutes is None)
    assert sum(phase.minutes for phase in found.phases) == minutes
    assert sum(question.minutes for question in found.questions) <= asking
    assert {*chosen, *(question.id for question in found.spare)} <= {question.id for question in fitting}
    assert len(chosen) <= (talk.expect or len(chosen))
    assert len(found.spare) == max(0, min(len(fitting), talk.prepare or 0) - len(chosen))
    assert not set(found.questions) & set(found.spare)
    to_end_with = [question for question in fitting if question.id == talk.last and question.minutes <= asking]
    assert [question.id for question in to_end_with] == [one for one in chosen[-1:] if one == talk.last]


@given(playbooks(), st.integers(1, 60))
def test_the_order_is_that_of_a_talk(playbook: Playbook, minutes: int) -> None:
    places = [topic.id for topic in playbook.topics]
    found = briefing(playbook, plan(), minutes=minutes)
    for chosen in (found.questions, found.spare):
        keys = [
            (one.id == playbook.talk.last, places.index(one.topic), one.depth, playbook.questions.index(one))
            for one in chosen
        ]
        assert keys == sorted(keys)


@given(playbooks(), st.integers(1, 60))
def test_no_time_is_left_for_another_question(playbook: Playbook, minutes: int) -> None:
    found = briefing(playbook, plan(), minutes=minutes)
    asking = next(
        one.minutes for one, rule in zip(found.phases, playbook.talk.phases, strict=True) if rule.minutes is None
    )
    left = asking - sum(one.minutes for one in found.questions)
    if playbook.talk.expect is None or len(found.questions) < playbook.talk.expect:
        ids = {*found.rest, *(one.id for one in found.spare)}
        assert all(one.minutes > left for one in playbook.questions if one.id in ids)
