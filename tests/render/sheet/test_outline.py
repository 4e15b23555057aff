"""What stands on the sheet, whatever the format."""

from typing import Any, Literal

import attrs
import pytest

from infoint import facts
from infoint.conversation import NoteField, Phase, Question, Talk, Topic
from infoint.facts import Fact
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render.sheet.outline import Ask, Group, Listing, Outline, outlined
from tests.bench import ANA, KIM, SOURCE, at, guide, plan

NOON = at("2026-02-20 12:00")
OTHER = attrs.evolve(KIM, id="c-2", address=None)
TOPIC = Topic(id="work", required=True, source=SOURCE)


def office(*worths: int, minutes: int = 1, **talk: Any) -> Playbook:
    """Make a guide of questions of such worths, called q0 and so on."""
    bank = tuple(
        Question(id=f"q{nth}", topic="work", about="work", minutes=minutes, worth=worth, source=SOURCE)
        for nth, worth in enumerate(worths)
    )
    return guide(topics=(TOPIC,), questions=bank, talk=Talk(source=SOURCE, **talk))


def answered(*questions: str) -> list[Fact]:
    return [facts.QuestionAnswered(at=NOON, question=one) for one in questions]


def earlier(*happened: Fact) -> Plan:
    return plan(*happened, plan_id="p-0", contact=OTHER)


def sheet(playbook: Playbook, whose: Plan, *before: Plan) -> Outline:
    return outlined(playbook, whose, None, before)


def groups(found: Outline) -> list[Group]:
    return [group for stretch in found.stretches for group in stretch.groups]


def test_checks_are_few_and_the_others_are_counted() -> None:
    known = answered(*(f"q{nth}" for nth in range(7)))
    found = sheet(office(1, 9, 5, 5, 7, 8, 6, answered_before="check"), plan(), earlier(*known))
    [checks] = groups(found)
    assert checks.heading == "To check"
    # The five that are worth most; among equals the first one; in the order of the talk.
    assert [ask.text for ask in checks.asks] == [f"What about q{nth}?" for nth in (1, 2, 4, 5, 6)]
    assert found.stretches[1].told == ("Known from earlier talks: 2",)


def test_what_is_skipped_and_what_was_answered_here_is_counted() -> None:
    playbook = office(1, 1, 1, answered_before="skip")
    found = sheet(playbook, plan(*answered("q0")), earlier(*answered("q0", "q1")))
    assert found.stretches[1].told == ("Answered already: 1", "Known from earlier talks: 1")
    assert groups(found) == [Group("About work", (Ask("What about q2?", 1),))]


def test_what_is_unknown_is_marked_where_it_is_asked_and_else_told_by_itself() -> None:
    tried = earlier(*(facts.QuestionLeftOpen(at=NOON, question=one) for one in ("q0", "q1", "q2")))
    found = sheet(office(3, 2, 1, 1, expect=1, prepare=2), plan(), tried)
    mark = "nobody could tell so far"
    assert groups(found) == [
        Group("About work", (Ask("What about q0?", 1, mark),)),
        Group("To have ready as well", (Ask("What about q1?", remark=mark),)),
        Group("Still unknown", (Ask("What about q2?"),), "You have asked, and nobody could tell so far."),
    ]


def test_a_topic_of_which_nobody_here_knows_lacks_no_time() -> None:
    found = sheet(office(1), plan(facts.QuestionLeftOpen(at=NOON, question="q0")))
    assert [stretch.told for stretch in found.stretches] == [(), (), ()]


def test_a_topic_without_time_is_told_under_the_questions_only() -> None:
    found = sheet(office(1, minutes=60), plan())
    assert [stretch.told for stretch in found.stretches] == [(), ("No time for: About work",), ()]


@pytest.mark.parametrize(("listening", "length"), [(None, "15 minutes"), (70, "15 minutes, 70% of it listening")])
def test_a_stretch_says_how_long_it_is(listening: int | None, length: str) -> None:
    phases = (Phase(id="opening", minutes=5), Phase(id="questions", listening=listening))
    found = sheet(office(phases=phases), plan()).stretches[1]
    share = ", 70% of it listening" if listening else ""
    assert (found.name, found.length, found.heading) == ("To questions", length, f"To questions (15 minutes{share})")
    assert (found.minutes, found.listening) == (15, listening)


def promised(by: Literal["seeker", "contact"], text: str) -> Fact:
    return facts.Promised(at=NOON, by=by, text=text, id=text)


def test_promises_of_all_talks_with_the_contact_are_shown() -> None:
    before = plan(promised("seeker", "old"), plan_id="p-0")
    whose = plan(promised("contact", "new"), promised("seeker", "undone"), facts.Withdrawn(at=NOON, fact="undone"))
    found = sheet(office(), whose, before, whose, earlier(promised("seeker", "else")))
    assert found.promises == Listing("Promised so far", ("You: old", "Kim Lee: new"))


def test_rooms_for_notes_hold_what_was_noted() -> None:
    playbook = guide(notes=tuple(NoteField(id=one, source=SOURCE) for one in ("advice", "names")))
    noted = [facts.Noted(at=NOON, field="names", text=one, id=one) for one in ("Kim", "Tom")]
    found = sheet(playbook, plan(*noted, facts.Noted(at=NOON, field="other", text="x")))
    assert found.rooms == (Listing("Note advice", ()), Listing("Note names", ("Kim", "Tom")))
    assert [room.heading for room in sheet(office(), plan()).rooms] == [
        "Advice",
        "People to talk to",
        "Societies and resources",
        "Promises, on both sides",
    ]


@pytest.mark.parametrize(
    ("talk", "said"),
    [
        ({}, ()),
        ({"resume": "omit"}, ("Do not offer your résumé.",)),
        ({"pays": "each", "resume": "carry"}, None),
    ],
)
def test_customs_are_to_be_borne_in_mind(talk: dict[str, str], said: tuple[str, ...] | None) -> None:
    found = sheet(office(**talk), plan()).mind.items
    assert found == said if said is not None else len(found) == 2


def test_whom_it_is_about() -> None:
    assert sheet(office(), plan(contact=attrs.evolve(KIM, addressed_as=KIM.name))).whom == ()
    found = sheet(office(), plan(contact=attrs.evolve(KIM, addressed_as="Kim"), introducer=OTHER))
    assert found.whom == ("Address as Kim", "Introduced by Kim Lee")


def test_the_speech_is_the_one_in_the_language_with_its_length() -> None:
    def speech(**said: str) -> tuple[str, str]:
        found = sheet(office(), plan(seeker=attrs.evolve(ANA, elevator_speech=said))).speech
        return found.heading, found.text

    assert speech(en="word " * 100) == ("Elevator speech (about 40 seconds)", "word " * 100)
    assert speech(de="Wort")[0] == "Elevator speech"
    assert speech(de="Wort")[1].startswith("Not written yet")
