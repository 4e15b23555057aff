"""Parts that are there in other words, or not, or out of order; and how long a message may be."""

import attrs
import pytest

from infoint.correspondence import Channel
from infoint.limits import Limit
from infoint.playbook import Playbook
from infoint.reviewing import repaired, review
from infoint.words import compose
from tests.reviewing.scenarios import scenario
from tests.reviewing.seen import GSBS, findings

PLAN, _ = scenario("new", "en", "referral")
DRAFT = compose(GSBS, PLAN, "request")


def missing(text: str, message: str = "request", language: str = "en") -> list[str]:
    found = review(text, GSBS, PLAN, message=message, language=language)
    return [one.part for one in found if one.code == "missing_part"]


def test_an_empty_text_lacks_every_part_that_the_guide_asks_for() -> None:
    assert missing("") == ["greeting", "who_i_am", "connection", "exploring", "minutes"]
    assert missing("", message="nudge") == ["greeting"]


def test_what_is_said_in_other_words_is_there() -> None:
    said = (
        "Hi Kim, I'm a PhD student. Margaret Thompson told me of you. I am curious about it. Have you 20 minutes? Thx"
    )
    assert missing(said) == []


def test_missing_parts_are_put_where_they_belong() -> None:
    findings_ = review("", GSBS, PLAN, message="request", language="en")
    end = DRAFT.part("sign_off").text.split()
    assert [*repaired("", findings_).split(), *end] == DRAFT.body.split()


def test_a_name_is_put_into_its_line_and_a_missing_part_below_it() -> None:
    text = "Dear\n\nI found you in the alumni database. Have you 20 minutes to tell me about your career?\n\nAna"
    found = review(text, GSBS, PLAN, message="request")
    assert [one.code for one in found if one.repair] == ["unfilled", "missing_part", "missing_part"]
    assert repaired(text, found).startswith("Dear Kim Lee\n\nI am Ana Ruiz")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_parts_out_of_order_are_told_once(language: str) -> None:
    plan, _ = scenario("new", language, "referral")
    draft = compose(GSBS, plan, "request")
    parts = list(draft.parts)
    parts[1], parts[3] = parts[3], parts[1]
    text = attrs.evolve(draft, parts=tuple(parts)).body
    [finding] = review(text, GSBS, plan, message="request", language=language)
    assert (finding.code, finding.part, finding.repair) == ("out_of_order", parts[1].label, None)


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("This is said by nobody else in any letter.", ["out_of_order"]),
        ("This is said by nobody else today.", []),
    ],
)
def test_only_what_stands_nearly_word_for_word_stands_out_of_order(said: str, codes: list[str]) -> None:
    way_out = "If this is not a good time, that is perfectly all right, and I will not write about this again."
    playbook = with_odd_part("This is said by nobody else in any letter.")
    found = review(f"Hello.\n\n{said}\n\nHave you 20 minutes? {way_out}", playbook, PLAN, message="nudge")
    assert [one.code for one in found] == codes


def test_a_name_at_the_top_puts_no_signature_there() -> None:
    text = f"{DRAFT.part('sign_off').text}\n\n{DRAFT.body}"
    assert review(text, GSBS, PLAN, message="request") == ()


def test_a_draft_is_judged_by_its_labels_and_blank_parts_are_missing() -> None:
    blank = tuple(attrs.evolve(one, text=" ") if one.label == "greeting" else one for one in DRAFT.parts)
    found = review(attrs.evolve(DRAFT, parts=blank), GSBS, PLAN)
    assert [one.part for one in found if one.code == "missing_part"] == ["greeting"]


def test_a_language_that_is_not_read_is_not_judged() -> None:
    found = review("nuqneH", GSBS, PLAN, message="request", language="tlh")
    assert [one.code for one in found] == ["not_judged"]


def with_odd_part(said: str) -> Playbook:
    """Return the guide with one more part in its nudge, of which nothing is known but these words."""
    [english] = [texts for texts in GSBS.texts if texts.language == "en"]
    lines = tuple(sorted((*english.lines, ("messages.nudge.odd", said))))
    nudge = GSBS.message("nudge")
    odd = attrs.evolve(nudge, parts=(*nudge.parts[:-1], "odd", nudge.parts[-1]), must=("odd",))
    messages = tuple(odd if one.id == "nudge" else one for one in GSBS.messages)
    forms = tuple(one for one in messages if one.id != "nudge_call")
    texts = (
        attrs.evolve(english, lines=tuple(pair for pair in lines if not pair[0].startswith("messages.nudge_call"))),
    )
    return attrs.evolve(GSBS, languages=("en",), messages=forms, texts=texts)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Hello", ["not_judged"]),
        ("Hello. This is said by nobody today.", ["not_judged"]),
        ("Hello. This is said by nobody else today.", []),
    ],
)
def test_a_part_of_which_nothing_is_known_is_not_judged(text: str, codes: list[str]) -> None:
    found = review(text, with_odd_part("This is said by nobody else in any letter."), PLAN, message="nudge")
    assert [one.code for one in found if one.part == "odd"] == codes


def test_a_part_that_names_somebody_is_judged() -> None:
    found = review("Hello", with_odd_part("Nobody writes letters to {contact}."), PLAN, message="nudge")
    assert [one.code for one in found if one.part == "odd"] == ["missing_part"]


def test_a_greeting_stands_first() -> None:
    assert missing("I thought of it.\n\nA lot.\n\nYours\n\nHello again", "nudge") == ["greeting"]


def test_a_length_of_any_kind_is_there() -> None:
    assert "minutes" not in missing("Would you have 2 hours?")


@pytest.mark.parametrize(
    ("limit", "text", "over"),
    [
        (Limit(5, "characters"), " abcdefgh", "fgh"),
        (Limit(2, "words"), "one two three four", "three four"),
        (Limit(3, "words"), "田中様\n\n科学政策について\n\n山本", "策について\n\n山本"),
        (Limit(1, "paragraphs"), "one\n\ntwo", "one\n\ntwo"),
        (Limit(9, "words"), "one two", None),
    ],
)
def test_what_is_over_the_limit_is_found_from_there_on(limit: Limit, text: str, over: str | None) -> None:
    messages = tuple(attrs.evolve(one, most=(limit,)) if one.id == "request" else one for one in GSBS.messages)
    found = findings(text, playbook=attrs.evolve(GSBS, messages=messages))
    long = [text[one.start : one.end] for one in found if one.code == "too_long"]
    assert long == ([over] if over else [])


def test_a_channel_has_limits_of_its_own() -> None:
    found = findings("word " * 60, channel="linkedin")
    assert [(one.code, one.source) for one in found] == [("too_long", "infoint default")]
    assert {value for one in found for name, value in one.values if name == "limit"} == {Limit(200, "characters")}


def test_a_limit_of_the_channel_has_its_source() -> None:
    channel = Channel(id="email", most=(Limit(3, "words"),), source="the channel")
    found = findings("word " * 4, playbook=attrs.evolve(GSBS, channels=(channel,)))
    assert [(one.code, one.source) for one in found] == [("too_long", "the channel")]


def test_of_a_draft_too_the_first_part_out_of_order_is_told() -> None:
    parts = (DRAFT.parts[1], DRAFT.parts[0], *DRAFT.parts[2:])
    [finding] = review(attrs.evolve(DRAFT, parts=parts), GSBS, PLAN)
    assert (finding.code, finding.start, finding.part) == ("out_of_order", 0, DRAFT.parts[1].label)
