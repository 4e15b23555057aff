"""Samples for every placeholder, in every language."""

import attrs

from infoint import playbooks
from infoint.guide import Texts
from infoint.proofreading.samples import sample_of, spoken
from infoint.template import PLACEHOLDERS
from tests.seeding import CLEAN, seeded


def sample(language: str, *changes: tuple[str, str]) -> dict[str, str]:
    texts, _ = seeded(*changes)
    playbook = playbooks.parse({name: text.encode() for name, text in texts.items()})
    [english] = playbook.texts
    return dict(sample_of(playbook, attrs.evolve(english, language=language)))


def test_every_placeholder_has_one() -> None:
    assert CLEAN
    assert sample("en").keys() == PLACEHOLDERS
    assert all(sample("en").values())


def test_numbers_and_lists_are_written_as_in_the_language() -> None:
    assert (sample("de")["minutes"], sample("de")["media"]) == ("20 Minuten", "telephone oder video")
    assert sample("xx") == sample("en")


def test_the_playbook_s_own_words_and_figures_are_taken() -> None:
    told = sample("en")
    assert (told["medium"], told["source"]) == ("telephone", "the alumni book")
    assert told["slots"].count(told["start"]) == 3
    slots = '[slots]\nsource = "page 2"\n'
    assert sample("en", ("[slots]", "[slots]\ncount = 1"))["slots"] == told["start"]
    assert sample("en", (slots, ""))["slots"] == told["slots"]


def test_without_a_directory_a_common_name_stands_in() -> None:
    playbook = playbooks.parse({name: text.encode() for name, text in CLEAN.items()})
    lines = tuple(pair for pair in playbook.texts[0].lines if not pair[0].startswith("directories."))
    assert sample_of(playbook, Texts(language="en", lines=lines))["source"] == "the directory of alumni"


def test_which_languages_can_be_spoken() -> None:
    assert [language for language in ("en", "pt-BR", "zh-Hans", "xx", "en-ZZ") if spoken(language)][:3] == [
        "en",
        "pt-BR",
        "zh-Hans",
    ]
    assert not spoken("xx")
