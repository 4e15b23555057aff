"""The library's own sentences: whole, complete, and filled once."""

from collections.abc import Iterator, Mapping
from datetime import date

import attrs
import pytest

from infoint import template
from infoint.errors import NotKnown
from infoint.lifecycle import MOMENTS, TALK_MOMENTS
from infoint.words import language_of, say, sentences
from infoint.workdays import WorkingDays
from tests.bench import ANA, guide


def told() -> Iterator[str]:
    """Find every sentence of the room."""
    for name, value in vars(sentences).items():
        if not name.isupper() or name == "LANGUAGES":
            continue
        if isinstance(value, str):
            yield value
        else:
            yield from value.values() if isinstance(value, Mapping) else value


def test_a_sentence_is_filled_once() -> None:
    assert say(sentences.TALK, "en", contact="{contact} \\1 %s") == "Talk with {contact} \\1 %s"


def test_a_sentence_may_ignore_a_value() -> None:
    assert say(sentences.AIM, "en", span="2 days", step="") == "Aim"


def test_placeholders_are_plain_names() -> None:
    known = {"task", "when", "why", "source", "days", "reason", "count", "contact", "start", "minutes", "medium"}
    known |= {"topics", "span", "step", "phase", "share", "time", "day"}
    found = {name for sentence in told() for name in template.names(sentence)}
    assert found == known
    assert [fault for sentence in told() for fault in template.faults(sentence, "", known)] == []


def test_every_moment_has_its_sentences() -> None:
    starts = {*MOMENTS, "done", "noted", "last_time", "return"}
    assert sentences.AFTER.keys() == sentences.AT_ONCE.keys() == sentences.SAME_DAY.keys() == starts
    assert sentences.BEFORE.keys() == TALK_MOMENTS - {"scheduled"}
    spans = [*sentences.AFTER.values(), *sentences.BEFORE.values()]
    assert [sentence for sentence in spans if "{span}" not in sentence] == []


def test_every_reason_for_a_day_that_did_not_count_has_words() -> None:
    week = [date(2026, 3, day) for day in range(2, 9)]
    assert {off.why for day in week if (off := WorkingDays().day_off(day))} == sentences.REASONS.keys()


def test_a_language_that_the_library_does_not_speak_is_not_known() -> None:
    with pytest.raises(NotKnown, match="known: en") as error:
        say(sentences.AIM, "tlh")
    assert (error.value.code, error.value.path) == ("unknown_language", "language")


@pytest.mark.parametrize(
    ("seeker", "playbook", "spoken"),
    [
        (("en",), ("en",), "en"),
        (("de", "en"), ("de", "en"), "en"),  # the library does not speak German yet
        (("fr", "en"), ("de", "en"), "en"),
        (("fr",), ("en", "de"), "en"),
        (("en",), ("de",), "de"),
        ((), ("en",), "en"),
    ],
)
def test_a_seeker_is_spoken_to_in_a_language_of_theirs(
    seeker: tuple[str, ...], playbook: tuple[str, ...], spoken: str
) -> None:
    assert language_of(guide(languages=playbook), attrs.evolve(ANA, languages=seeker)) == spoken
