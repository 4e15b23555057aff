"""Whether the words of a playbook fit its rules: none missing, none left over, none unclean, none that nobody fills."""

import attrs
import pytest
from hypothesis import given

from infoint import translation
from infoint.conversation import NoteField, Phase, Talk
from infoint.correspondence import Answer, Wording
from infoint.guide import Guide, Texts
from infoint.playbook import Playbook
from tests.bench import SOURCE, guide
from tests.good_guide import GOOD, LETTER, faults, told, words
from tests.playbook_strategies import playbooks


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


# --- Words about jobs, answers, notes, phases.

OFFICE = guide(
    messages=LETTER,
    wordings=(
        Wording(id="job", policy="denied", source=SOURCE),
        Wording(id="pay", policy="banned", source=SOURCE),
    ),
    answers=(Answer(id="yes", source=SOURCE),),
    notes=(NoteField(id="advice", source=SOURCE),),
    talk=Talk(phases=(Phase(id="chat", minutes=1), Phase(id="asking")), source=SOURCE),
)


def without(key: str, **said: str) -> list[tuple[str, str]]:
    lines = {one: text for one, text in OFFICE.texts[0].lines if one != key}
    lines |= {one.replace("__", "."): text for one, text in said.items()}
    fields = {field.name: getattr(OFFICE, field.name) for field in attrs.fields(Guide)}
    changed = Guide(**{**fields, "texts": (Texts(language="en", lines=tuple(sorted(lines.items()))),)})
    return [(fault.code, fault.path) for fault in translation.faults(changed)]


@pytest.mark.parametrize("key", [key for key, _ in OFFICE.texts[0].lines])
def test_every_word_of_an_office_is_needed(key: str) -> None:
    assert without(key) == [("missing_text", f"texts.en.{key}")]


def test_which_words_there_are() -> None:
    keys = {key for key, _ in OFFICE.texts[0].lines}
    assert {"wordings.job.words", "wordings.job.denial", "wordings.pay.words"} <= keys
    assert {"answers.yes", "notes.advice", "phases.chat", "talk.chat", "phases.asking", "talk.asking"} <= keys
    assert "wordings.pay.denial" not in keys


@pytest.mark.parametrize("kind", ["allowed", "denial"])
def test_a_wording_may_have_what_its_policy_does_not_need(kind: str) -> None:
    assert without("", **{f"wordings__pay__{kind}": "one phrase\nanother"}) == []
    assert without("", **{f"wordings__play__{kind}": "a"}) == [("unknown_key", f"texts.en.wordings.play.{kind}")]


def test_phrases_hold_no_placeholders() -> None:
    assert without("", wordings__pay__words="{contact}") == [("unknown_placeholder", "texts.en.wordings.pay.words")]


@given(playbooks())
def test_every_text_of_any_playbook_is_needed(playbook: Playbook) -> None:
    """Each key that is taken out is missed, at its own path; a variant beside the default is not."""
    for key, _ in playbook.texts[0].lines:
        lines = tuple(line for line in playbook.texts[0].lines if line[0] != key)
        texts = (attrs.evolve(playbook.texts[0], lines=lines), *playbook.texts[1:])
        fields = {field.name: getattr(playbook, field.name) for field in attrs.fields(Guide)}
        found = [fault.path for fault in translation.faults(Guide(**{**fields, "texts": texts}))]
        stem = key.removesuffix(".default")
        assert found in ([f"texts.{playbook.texts[0].language}.{stem}"], [])
        assert found or key.count(".") == 3 or key.startswith("wordings.")
