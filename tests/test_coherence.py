"""Whether a guide fits together: each way not to, its path and its hint; and nothing said of what fits."""

import sys
from types import FrameType
from typing import Any

import attrs
import pytest
from hypothesis import given

from infoint import coherence, translation
from infoint.conversation import Phase, Principle, Question, Talk, Topic
from infoint.correspondence import Message, Request
from infoint.errors import Fault
from infoint.guide import Guide, Texts
from infoint.playbook import MOST_FAULTS, Playbook, PlaybookError
from infoint.rules import Directory, Step, Tier
from tests.bench import SOURCE, guide, step
from tests.playbook_strategies import playbooks

LETTER = {"letter": {"subject": "A letter", "greeting": "Dear {contact},", "news": "I have news."}}
CLOSE = Tier(id="close", relationships=("friend", "peer"), source=SOURCE)
NEW = Tier(id="new", relationships=("expert",), source=SOURCE)
ASK = step("ask", after="planned", done_by=("requested",))
THANK = step("thank", after="talk_end", message="letter")
GOOD = guide(
    ASK,
    THANK,
    messages=LETTER,
    optional=("news",),
    tiers=(CLOSE, NEW),
    directories=(Directory(id="alumni", relationship="expert", url="https://example.org", source=SOURCE),),
    topics=(Topic(id="path", source=SOURCE),),
    questions=(Question(id="first", topic="path", about="work", source=SOURCE),),
    principles=(Principle(id="listen", phase="talk", source=SOURCE),),
)


def faults(**changes: Any) -> list[Fault]:
    fields = {field.name: getattr(GOOD, field.name) for field in attrs.fields(Guide)}
    guide = Guide(**{**fields, **changes})
    return [*coherence.faults(guide), *translation.faults(guide)]


def in_rules(**changes: Any) -> list[Fault]:
    """Find what is wrong with changed rules, whatever the words are."""
    return [fault for fault in faults(**changes) if not fault.path.startswith("texts.")]


def step_faults(**rule: Any) -> list[Fault]:
    return in_rules(steps=(step("one", **rule), ASK, THANK))


def words(*gone: str, **said: str) -> list[Fault]:
    """Find what is wrong when words are left out, changed or added; "__" stands for a dot."""
    lines = {key: text for key, text in GOOD.texts[0].lines if key not in gone}
    lines |= {key.replace("__", "."): text for key, text in said.items()}
    return faults(texts=(Texts(language="en", lines=tuple(sorted(lines.items()))),))


def told(found: list[Fault]) -> list[tuple[str, str, str]]:
    return [(fault.code, fault.path, fault.found) for fault in found]


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


@pytest.mark.parametrize("word", ["requested", "held", "planned", "talk_start", "talk_end", "opted_out"])
def test_a_step_is_not_called_like_a_fact_or_a_moment(word: str) -> None:
    [fault] = in_rules(steps=(step(word, after="planned"), THANK))
    assert (fault.code, fault.path, fault.found) == ("reserved_word", "steps[0].id", word)
    assert fault.hint == "a fact or a moment has this name"


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


# --- Messages.


def test_a_message_has_parts() -> None:
    assert told(in_rules(messages=(Message(id="letter", parts=(), source=SOURCE),))) == [
        ("empty", "messages[0].parts", "")
    ]


def test_the_subject_is_no_part() -> None:
    assert told(in_rules(messages=(Message(id="letter", parts=("news", "subject"), source=SOURCE),))) == [
        ("reserved_word", "messages[0].parts[1]", "subject")
    ]


def test_what_is_optional_is_a_part() -> None:
    letter = Message(id="letter", parts=("news", "place"), optional=("place", "plase"), source=SOURCE)
    [fault] = in_rules(messages=(letter,))
    assert told([fault]) == [("unknown_part", "messages[0].optional[1]", "plase")]
    assert fault.hint == "did you mean 'place'?"


# --- Steps.


@pytest.mark.parametrize(
    "rule",
    [
        {"after": "replied:busy"},
        {"after": "done:ask"},
        {"after": "referred"},
        {"before": "talk_start"},
        {"before": "talk_end", "until": ()},
        {"after": "planned", "repeats": True},
        {"after": "planned", "until": ("done:thank", "skipped:one", "replied:no", "noted:learned", "referred:c-1")},
        {"after": "planned", "until": ("question_answered:first", "done", "held", "auto_replied")},
        {"after": "planned", "done_by": ("scheduled", "done:ask")},
    ],
)
def test_steps_that_fit(rule: dict[str, Any]) -> None:
    assert step_faults(**rule) == []


@pytest.mark.parametrize(
    ("rule", "code", "path", "found", "hint"),
    [
        ({}, "one_anchor", "", "one", ""),
        ({"after": "planned", "before": "talk_start"}, "one_anchor", "", "one", ""),
        ({"after": "talk_ends"}, "unknown_moment", ".after", "talk_ends", "did you mean 'talk_end'?"),
        ({"after": "replied:"}, "unknown_moment", ".after", "replied:", "did you mean 'replied'?"),
        ({"after": "held"}, "unknown_moment", ".after", "held", "known: "),
        ({"after": "scheduled:x"}, "unknown_moment", ".after", "scheduled:x", "did you mean 'scheduled'?"),
        ({"after": "done"}, "unknown_moment", ".after", "done", "did you mean 'done:STEP'?"),
        ({"after": "done:thnk"}, "unknown_step", ".after", "thnk", "did you mean 'thank'?"),
        ({"after": "done:"}, "unknown_moment", ".after", "done:", "did you mean 'done:STEP'?"),
        ({"before": "planned"}, "unknown_moment", ".before", "planned", "known: talk_end, talk_start"),
        ({"before": "talk_start", "repeats": True}, "repeat_before", ".repeats", "one", ""),
        ({"after": "planned", "done_by": ()}, "empty", ".done_by", "", "leave it out for the step's own Done"),
        ({"after": "planned", "done_by": ("hold",)}, "unknown_fact", ".done_by[0]", "hold", "did you mean 'held'?"),
        ({"after": "planned", "until": ("held", "xyz")}, "unknown_fact", ".until[1]", "xyz", "known: "),
        ({"after": "planned", "until": ("held:x",)}, "unknown_fact", ".until[0]", "held:x", "did you mean 'held'?"),
        ({"after": "planned", "until": ("noted:",)}, "unknown_fact", ".until[0]", "noted:", "did you mean 'noted'?"),
        ({"after": "planned", "until": ("unknown",)}, "unknown_fact", ".until[0]", "unknown", "known: "),
        ({"after": "planned", "until": ("skipped:as",)}, "unknown_step", ".until[0]", "as", "did you mean 'ask'?"),
        ({"after": "planned", "until": ("done:x",)}, "unknown_step", ".until[0]", "x", "known: ask, one, thank"),
        ({"after": "planned", "message": "leter"}, "unknown_message", ".message", "leter", "did you mean 'letter'?"),
    ],
)
def test_steps_that_do_not_fit(rule: dict[str, Any], code: str, path: str, found: str, hint: str) -> None:
    [fault] = step_faults(**rule)
    assert told([fault]) == [(code, f"steps[0]{path}", found)]
    assert fault.hint.startswith(hint)
    assert bool(hint) == bool(fault.hint)


def chain(**after: str) -> tuple[Step, ...]:
    return tuple(step(one, after=moment) for one, moment in after.items())


def test_steps_wait_for_one_another_in_a_line() -> None:
    assert in_rules(steps=chain(a="done:b", c="done:a", b="talk_end", d="done:a")) == []


@pytest.mark.parametrize(
    ("steps", "circular"),
    [
        (chain(a="done:a"), [0]),
        (chain(a="done:b", b="done:a"), [0, 1]),
        (chain(z="done:a", a="done:b", b="done:c", c="done:a", d="planned"), [1, 2, 3]),
        (chain(a="done:a", b="done:a", c="done:d", d="done:c"), [0, 2, 3]),
    ],
)
def test_no_step_waits_for_itself(steps: tuple[Step, ...], circular: list[int]) -> None:
    found = in_rules(steps=steps)
    assert told(found) == [("circular", f"steps[{index}].after", steps[index].id) for index in circular]


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


# --- Words.


@pytest.mark.parametrize("key", [key for key, _ in GOOD.texts[0].lines])
def test_every_text_is_needed(key: str) -> None:
    [fault] = words(key)
    assert (fault.code, fault.path) == ("missing_text", f"texts.en.{key}")


def test_every_language_that_is_declared_has_texts() -> None:
    assert told(faults(languages=("en", "de"))) == [("missing_text", "languages[1]", "de")]


def test_every_language_that_has_texts_is_declared() -> None:
    [fault] = faults(texts=(*GOOD.texts, attrs.evolve(GOOD.texts[0], language="eng")))
    assert (fault.code, fault.path, fault.hint) == ("unknown_language", "texts.eng.language", "did you mean 'en'?")


def test_each_language_is_checked() -> None:
    found = faults(languages=("en", "de"), texts=(*GOOD.texts, Texts(language="de", lines=())))
    assert {fault.code for fault in found} == {"missing_text"}
    assert sorted(fault.path for fault in found) == [f"texts.de.{key}" for key, _ in GOOD.texts[0].lines]


def test_a_text_may_differ_by_tier_and_relationship() -> None:
    assert words("messages.letter.news", messages__letter__news__default="D", messages__letter__news__new="N") == []
    assert words(messages__letter__news__friend="F", messages__letter__subject__close="C") == []


def test_a_text_that_differs_has_one_for_all_others() -> None:
    [fault] = words("messages.letter.news", messages__letter__news__friend="F")
    assert (fault.code, fault.path) == ("missing_text", "texts.en.messages.letter.news")
    assert fault.hint == "one text, or a table with 'default'"


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("steps__thanks", "did you mean 'steps.thank'?"),
        ("messages__letter__new", "did you mean 'messages.letter.news'?"),
        ("messages__letter__news__frend", "did you mean 'messages.letter.news.friend'?"),
        ("steps__thank__default", "did you mean 'steps.thank'?"),
        ("talk__aims", "did you mean 'talk.aim'?"),
        ("tiers__close__friend", "did you mean 'tiers.close'?"),
        ("zzz", "known: "),
    ],
)
def test_no_text_is_left_over(key: str, hint: str) -> None:
    [fault] = words(**{key: "Text"})
    key = key.replace("__", ".")
    assert told([fault]) == [("unknown_key", f"texts.en.{key}", key)]
    assert fault.hint.startswith(hint)


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("steps.thank", " ", "empty"),
        ("steps.thank", "a\nb", "not_one_line"),
        ("steps.thank", "x" * 501, "too_long"),
        ("messages.letter.subject", "a\nb", "not_one_line"),
        ("messages.letter.news", "a\x00b", "not_clean_text"),
        ("messages.letter.news", "x" * 20_001, "too_long"),
        ("messages.letter.news", "a\u202eb", "direction_override"),
        ("talk.aim", "a\x00b", "not_clean_text"),
    ],
)
def test_texts_are_clean(key: str, text: str, code: str) -> None:
    assert [(fault.code, fault.path) for fault in words(**{key.replace(".", "__"): text})] == [
        (code, f"texts.en.{key}")
    ]


def test_a_subject_is_one_line_in_every_variant() -> None:
    [fault] = words(messages__letter__subject__friend="a\nb")
    assert (fault.code, fault.path) == ("not_one_line", "texts.en.messages.letter.subject.friend")


@pytest.mark.parametrize("key", ["messages.letter.news", "talk.aim"])
def test_letters_and_advice_may_have_several_lines(key: str) -> None:
    assert words(**{key.replace(".", "__"): "a\n\n\tb" + "x" * 1000}) == []


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("messages.letter.news", "{contct}", "unknown_placeholder"),
        ("messages.letter.news", "{Contact", "stray_brace"),
        ("messages.letter.subject", "{step}", "unknown_placeholder"),
        ("steps.thank", "{seeker}", "unknown_placeholder"),
        ("talk.aim", "{field}", "unknown_placeholder"),
        ("topics.path", "{contact}", "unknown_placeholder"),
        ("media.phone", "}", "stray_brace"),
    ],
)
def test_placeholders_are_those_that_are_filled_there(key: str, text: str, code: str) -> None:
    [fault] = words(**{key.replace(".", "__"): text})
    assert told([fault]) == [(code, f"texts.en.{key}", text)]


@pytest.mark.parametrize(
    ("key", "text"),
    [("messages.letter.news", "{place}"), ("steps.thank", "{contact}"), ("talk.aim", "{contact} {minutes}")],
)
def test_placeholders_that_are_filled_there(key: str, text: str) -> None:
    assert words(**{key.replace(".", "__"): text}) == []


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


def test_finding_circles_takes_no_detours() -> None:
    line = tuple(step(f"s{one}", after=f"done:s{one + 1}" if one < 2999 else "planned") for one in range(3000))
    assert in_rules(steps=line) == []
