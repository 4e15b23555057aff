"""Whether rules fit together: each way not to, its path and its hint; and nothing said of what fits."""

import sys
from datetime import time
from types import FrameType
from typing import Any

import attrs
import pytest
from hypothesis import given

from infoint import coherence, translation
from infoint.conversation import Phase, Question, Talk, Topic
from infoint.correspondence import Channel, Length, Message, Request, Slots, Wording
from infoint.guide import Guide
from infoint.playbook import MOST_FAULTS, Playbook, PlaybookError
from infoint.rules import Approach, Directory, Tier
from tests.bench import SOURCE, step
from tests.good_guide import ASK, CLOSE, GOOD, NEW, THANK, faults, in_rules, told
from tests.playbook_strategies import playbooks


@given(playbooks())
def test_what_fits_has_no_faults(playbook: Playbook) -> None:
    assert [*coherence.faults(playbook), *translation.faults(playbook)] == []


def test_the_good_guide_is_good() -> None:
    assert faults() == []


# --- Ids.


@pytest.mark.parametrize("name", ["tiers", "directories", "messages", "steps", "topics", "questions", "principles"])
def test_an_id_stands_once_in_its_list(name: str) -> None:
    twice = (*getattr(GOOD, name), getattr(GOOD, name)[0])
    found = [fault for fault in in_rules(**{name: twice}) if fault.code != "relationship_twice"]
    assert told(found) == [("duplicate_id", f"{name}[{len(twice) - 1}].id", twice[0].id)]


def test_one_id_may_stand_in_different_lists() -> None:
    assert in_rules(topics=(*GOOD.topics, Topic(id="thank", source=SOURCE))) == []


@pytest.mark.parametrize(
    ("changes", "path", "word"),
    [
        ({"languages": ("en", "de", "en")}, "languages[2]", "en"),
        ({"request": Request(minutes=20, media=("phone", "phone"), source=SOURCE)}, "request.media[1]", "phone"),
        ({"messages": (Message(id="letter", parts=("a", "b", "a"), source=SOURCE),)}, "messages[0].parts[2]", "a"),
        ({"texts": GOOD.texts * 2}, "texts[1].language", "en"),
    ],
)
def test_a_word_stands_once_in_its_list(changes: dict[str, Any], path: str, word: str) -> None:
    assert ("duplicate_id", path, word) in told(faults(**changes))


# --- Tiers and relationships.


def test_there_is_a_tier() -> None:
    [fault, directory] = in_rules(tiers=())
    assert (fault.code, fault.path) == ("empty", "tiers")
    assert (directory.code, directory.hint) == ("unknown_relationship", "")


def test_a_tier_may_have_no_relationships() -> None:
    assert in_rules(tiers=(CLOSE, NEW, Tier(id="rest", relationships=(), source=SOURCE))) == []


def test_the_word_for_all_is_no_tier_and_no_relationship() -> None:
    default = Tier(id="default", relationships=("default",), source=SOURCE)
    assert told(in_rules(tiers=(CLOSE, NEW, default))) == [
        ("reserved_word", "tiers[2].id", "default"),
        ("reserved_word", "tiers[2].relationships[0]", "default"),
    ]


def test_the_word_for_all_is_no_relationship_even_where_no_tier_has_it() -> None:
    [fault] = in_rules(tiers=(CLOSE, NEW, Tier(id="rest", relationships=("default",), source=SOURCE)))
    assert (fault.code, fault.path, fault.hint) == ("reserved_word", "tiers[2].relationships[0]", "")


def test_a_relationship_is_not_called_like_a_tier() -> None:
    [fault] = in_rules(tiers=(CLOSE, NEW, Tier(id="rest", relationships=("other", "new"), source=SOURCE)))
    assert (fault.code, fault.path, fault.found) == ("reserved_word", "tiers[2].relationships[1]", "new")
    assert fault.hint == "a tier has this id"


def test_a_relationship_stands_in_one_tier() -> None:
    [fault] = in_rules(tiers=(CLOSE, NEW, Tier(id="rest", relationships=("peer",), source=SOURCE)))
    assert (fault.code, fault.path, fault.found) == ("relationship_twice", "tiers[2].relationships[0]", "peer")
    assert fault.hint == "the other is 'close'"


def test_a_directory_is_of_a_relationship() -> None:
    wrong = Directory(id="alumni", relationship="exprt", url="https://example.org", source=SOURCE)
    [fault] = in_rules(directories=(wrong,))
    assert told([fault]) == [("unknown_relationship", "directories[0].relationship", "exprt")]
    assert fault.hint == "did you mean 'expert'?"


# --- What is asked for.


@pytest.mark.parametrize(("least", "minutes", "most"), [(21, 20, 30), (10, 31, 30), (30, 20, 10)])
def test_the_minutes_lie_between_the_least_and_the_most(least: int, minutes: int, most: int) -> None:
    [fault] = in_rules(request=Request(minutes=minutes, least=least, most=most, media=("phone",), source=SOURCE))
    assert told([fault]) == [("minutes_outside", "request.minutes", str(minutes))]
    assert fault.hint == f"least = {least}, most = {most}"


@pytest.mark.parametrize("minutes", [10, 30])
def test_the_minutes_may_be_the_least_or_the_most(minutes: int) -> None:
    assert in_rules(request=Request(minutes=minutes, least=10, most=30, media=("phone",), source=SOURCE)) == []


def test_there_is_a_medium_and_a_language() -> None:
    assert told(in_rules(request=Request(minutes=20, media=(), source=SOURCE))) == [("empty", "request.media", "")]
    assert told(in_rules(languages=())) == [("empty", "languages", "")]


@pytest.mark.parametrize(("opening", "closing", "fits"), [(10, 9, True), (10, 10, False), (20, 0, False)])
def test_opening_and_closing_leave_time_to_talk(opening: int, closing: int, fits: bool) -> None:
    phases = (Phase(id="opening", minutes=opening), Phase(id="questions"), Phase(id="closing", minutes=closing))
    found = in_rules(talk=Talk(phases=phases, source=SOURCE))
    assert told(found) == ([] if fits else [("too_large", "talk.phases", str(opening + closing))])


@pytest.mark.parametrize(
    ("phases", "code", "path", "word"),
    [
        ((Phase(id="questions"), Phase(id="closing")), "one_open_phase", "talk.phases", ""),
        ((Phase(id="opening", minutes=2),), "one_open_phase", "talk.phases", ""),
        ((Phase(id="aim"), Phase(id="closing", minutes=2)), "reserved_word", "talk.phases[0].id", "aim"),
        ((Phase(id="a", minutes=1), Phase(id="b"), Phase(id="a", minutes=1)), "duplicate_id", "talk.phases[2].id", "a"),
    ],
)
def test_the_phases_of_a_talk(phases: tuple[Phase, ...], code: str, path: str, word: str) -> None:
    assert told(in_rules(talk=Talk(phases=phases, source=SOURCE))) == [(code, path, word)]


def test_the_last_question_is_a_question() -> None:
    assert in_rules(talk=Talk(last="first", source=SOURCE)) == []
    [fault] = in_rules(talk=Talk(last="frist", source=SOURCE))
    assert told([fault]) == [("unknown_question", "talk.last", "frist")]
    assert fault.hint == "did you mean 'first'?"


def by_medium(*lengths: Length, avoid: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    return told(
        in_rules(request=Request(minutes=20, media=("phone", "video"), by_medium=lengths, avoid=avoid, source=SOURCE))
    )


def test_the_minutes_by_medium() -> None:
    short = Length(medium="phone", minutes=15)
    assert by_medium(short) == []
    assert by_medium(attrs.evolve(short, medium="fax")) == [("unknown_medium", "request.by_medium[0].medium", "fax")]
    assert by_medium(short, short) == [("duplicate_id", "request.by_medium[1].medium", "phone")]
    assert by_medium(short, attrs.evolve(short, medium="video", least=16, most=20)) == [
        ("minutes_outside", "request.by_medium[1].minutes", "15")
    ]


def test_a_medium_is_asked_for_or_avoided() -> None:
    assert by_medium(avoid=("fax",)) == []
    assert by_medium(avoid=("fax", "video")) == [("avoided_medium", "request.avoid[1]", "video")]


def test_times_to_propose_lie_in_a_day() -> None:
    assert in_rules(slots=Slots(source=SOURCE)) == []
    [fault] = in_rules(slots=Slots(earliest=time(17), source=SOURCE))
    assert (*told([fault])[0], fault.hint) == ("out_of_order", "slots.earliest", "17:00", "latest = '17:00'")
    assert told(in_rules(slots=Slots(weekdays=(), source=SOURCE))) == [("empty", "slots.weekdays", "")]


# --- Messages.


def test_a_message_has_parts() -> None:
    assert told(in_rules(messages=(Message(id="letter", parts=(), source=SOURCE),))) == [
        ("empty", "messages[0].parts", "")
    ]


@pytest.mark.parametrize(
    ("whole", "form", "code"),
    [
        ({}, {"instead_of": "letter"}, None),
        ({}, {"instead_of": "leter"}, "unknown_message"),
        ({}, {"instead_of": "card"}, "no_other_form"),
        ({"instead_of": "third"}, {"instead_of": "letter"}, "no_other_form"),
        ({}, {"instead_of": "letter", "to": "introducer"}, "no_other_form"),
        ({"to": "introducer"}, {"instead_of": "letter"}, "no_other_form"),
    ],
)
def test_another_form_is_of_a_message_to_the_same_person(
    whole: dict[str, Any], form: dict[str, Any], code: str | None
) -> None:
    third = Message(id="third", parts=("news",), source=SOURCE)
    letter = Message(id="letter", parts=("news",), source=SOURCE, **whole)
    card = Message(id="card", source=SOURCE, **form)
    steps = (ASK, attrs.evolve(THANK, message=None))
    found = [fault for fault in in_rules(messages=(third, letter, card), steps=steps) if "[2]" in fault.path]
    assert [(fault.code, fault.path) for fault in found] == ([(code, "messages[2].instead_of")] if code else [])


def test_the_subject_is_no_part() -> None:
    assert told(in_rules(messages=(Message(id="letter", parts=("news", "subject"), source=SOURCE),))) == [
        ("reserved_word", "messages[0].parts[1]", "subject")
    ]


def test_what_is_optional_is_a_part() -> None:
    letter = Message(id="letter", parts=("news", "place"), optional=("place", "plase"), source=SOURCE)
    [fault] = in_rules(messages=(letter,))
    assert told([fault]) == [("unknown_part", "messages[0].optional[1]", "plase")]
    assert fault.hint == "did you mean 'place'?"


def test_what_a_message_must_have_is_a_part_and_not_optional() -> None:
    letter = Message(id="letter", parts=("news", "place"), optional=("place",), source=SOURCE)
    assert in_rules(messages=(attrs.evolve(letter, must=("news",)),)) == []
    unknown, optional = in_rules(messages=(attrs.evolve(letter, must=("news", "plase", "place")),))
    assert (*told([unknown])[0], unknown.hint) == (
        *("missing_part", "messages[0].must[1]", "plase"),
        "did you mean 'place'?",
    )
    assert (optional.path, optional.hint) == ("messages[0].must[2]", "it may not be optional")


def test_a_channel_is_one_of_those_listed_where_any_are() -> None:
    post = (attrs.evolve(GOOD.messages[0], channel="post"),)
    note = Channel(id="note", most=(), source=SOURCE)
    assert in_rules(messages=post) == []
    assert in_rules(messages=(attrs.evolve(post[0], channel="note"),), channels=(note,)) == []
    assert in_rules(channels=(note,)) == []  # an e-mail needs no channel of its own
    assert told(in_rules(messages=post, channels=(note,))) == [("unknown_channel", "messages[0].channel", "post")]


def test_a_wording_is_for_messages_that_there_are() -> None:
    job = Wording(id="job", policy="banned", messages=("letter", "leter"), source=SOURCE)
    [fault] = in_rules(wordings=(job,))
    assert told([fault]) == [("unknown_message", "wordings[0].messages[1]", "leter")]


# --- Questions, and what is enough.


def test_a_question_is_for_tiers_that_there_are() -> None:
    [fault] = in_rules(questions=(attrs.evolve(GOOD.questions[0], tiers=("close", "clse")),))
    assert told([fault]) == [("unknown_tier", "questions[0].tiers[1]", "clse")]


def test_what_is_enough_is_a_fact() -> None:
    assert in_rules(approach=Approach(enough=("held", "replied:yes"))) == []
    [fault] = in_rules(approach=Approach(enough=("held", "hled")))
    assert told([fault]) == [("unknown_fact", "approach.enough[1]", "hled")]


def test_a_question_is_of_a_topic() -> None:
    wrong = Question(id="first", topic="pth", about="work", source=SOURCE)
    [fault] = in_rules(questions=(wrong,))
    assert told([fault]) == [("unknown_topic", "questions[0].topic", "pth")]
    assert fault.hint == "did you mean 'path'?"


# --- Figures that are the library's own.


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"request": Request(minutes=20, media=("phone",), source=SOURCE, defaults=("media", "minuts"))}, "request"),
        ({"talk": Talk(source=SOURCE, defaults=("phases", "minuts"))}, "talk"),
        ({"messages": (attrs.evolve(GOOD.messages[0], defaults=("parts", "minuts")),)}, "messages[0]"),
        ({"steps": (ASK, attrs.evolve(THANK, defaults=("due", "minuts")))}, "steps[1]"),
    ],
)
def test_defaults_are_keys_of_the_rule(changes: dict[str, Any], path: str) -> None:
    assert told(in_rules(**changes)) == [("unknown_key", f"{path}.defaults[1]", "minuts")]


@pytest.mark.parametrize("key", ["id", "source", "defaults"])
def test_what_every_rule_has_is_no_figure(key: str) -> None:
    assert told(in_rules(steps=(attrs.evolve(ASK, defaults=(key,)), THANK))) == [
        ("unknown_key", "steps[0].defaults[0]", key)
    ]


# --- All at once, and not without end.


def test_all_faults_come_at_once() -> None:
    found = faults(
        languages=("en", "de"),
        tiers=(CLOSE, NEW, CLOSE),
        request=Request(minutes=20, least=25, media=("phone", "video"), source=SOURCE),
        steps=(step("ask", before="planned", message="leter"), THANK),
        texts=(attrs.evolve(GOOD.texts[0], lines=(*GOOD.texts[0].lines, ("zzz", "{x}"))),),
    )
    assert [(fault.code, fault.path) for fault in found] == [
        ("duplicate_id", "tiers[2].id"),
        ("relationship_twice", "tiers[2].relationships[0]"),
        ("relationship_twice", "tiers[2].relationships[1]"),
        ("minutes_outside", "request.minutes"),
        ("unknown_moment", "steps[0].before"),
        ("unknown_message", "steps[0].message"),
        ("missing_text", "languages[1]"),
        ("unknown_key", "texts.en.zzz"),
        ("unknown_placeholder", "texts.en.zzz"),
    ]


def many(count: int) -> Guide:
    """Make a guide in which everything waits for something that is not there."""
    steps = tuple(step(f"s{one}", after=f"done:t{one}", until=(f"done:u{one}",), message="m") for one in range(count))
    circular = tuple(step(f"c{one}", after=f"done:c{(one + 1) % count}") for one in range(count))
    fields = {field.name: getattr(GOOD, field.name) for field in attrs.fields(Guide)}
    return Guide(**{**fields, "steps": (*steps, *circular)})


def work(count: int) -> int:
    """Count the calls that finding the faults takes, of Python's functions and of C's."""
    fields = {field.name: getattr(many(count), field.name) for field in attrs.fields(Guide)}
    calls = 0

    def tally(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(tally)
    try:
        with pytest.raises(PlaybookError) as caught:
            Playbook(**fields)
    finally:
        sys.setprofile(None)
    assert len(caught.value.faults) == MOST_FAULTS
    return calls


def test_a_hundred_faults_are_enough() -> None:
    with pytest.raises(PlaybookError) as caught:
        Playbook(**{field.name: getattr(many(100), field.name) for field in attrs.fields(Guide)})
    assert len(caught.value.faults) == MOST_FAULTS


def test_work_grows_with_the_guide() -> None:
    assert work(1200) <= 2.2 * work(600)
