"""The words of a language: dotted keys, and what is no text."""

import pytest

from infoint.errors import Fault
from infoint.gathering import FAULT_LIMIT
from infoint.guide import Texts
from infoint.playbooks.flattening import flattened
from infoint.playbooks.inheritance import nodes
from infoint.playbooks.reading import read

HEAD = 'format = 1\nlanguage = "en"\n'


def words(toml: str, unneeded: tuple[str, ...] = ()) -> tuple[Texts, list[tuple[str, str, int | None]]]:
    """Return the words of a file, and code, path and line of its faults."""
    faults: list[Fault] = []
    texts = flattened("en", nodes(read((HEAD + toml).encode(), "en.toml")), unneeded, faults)
    return texts, [(fault.code, fault.path, fault.line) for fault in faults]


def test_words_stand_under_dotted_keys() -> None:
    texts, faults = words('[steps]\nask = "Ask"\n[messages.request]\nsubject = {default = "A", friend = "B"}\n')
    assert faults == []
    assert texts.lines == (
        ("messages.request.subject.default", "A"),
        ("messages.request.subject.friend", "B"),
        ("steps.ask", "Ask"),
    )
    assert (texts.language, texts.reviewed_by) == ("en", "not yet")


def test_who_reviewed_them() -> None:
    assert words('reviewed_by = "A. Reader"\n')[0].reviewed_by == "A. Reader"


def test_what_is_not_needed_is_left_out() -> None:
    texts, _ = words('[steps]\nask = "Ask"\nthank = "Thank"\n', ("texts.en.steps.ask",))
    assert texts.lines == (("steps.thank", "Thank"),)


def test_phrases_are_lines_of_one_text() -> None:
    texts, faults = words('[wordings.job]\nwords = ["job", "post"]\nallowed = ["job title"]\ndenial = ["no job"]\n')
    assert faults == []
    assert texts.by_key == {
        "wordings.job.words": "job\npost",
        "wordings.job.allowed": "job title",
        "wordings.job.denial": "no job",
    }


@pytest.mark.parametrize(
    ("toml", "code", "path", "line"),
    [
        ("[steps]\nask = 5\n", "not_text", "texts.en.steps.ask", 4),
        ('[steps]\nask = ["Ask"]\n', "not_text", "texts.en.steps.ask", 4),
        ('[wordings.job]\nwords = "job"\n', "not_list", "texts.en.wordings.job.words", 4),
        ("[wordings.job]\nwords = []\n", "empty", "texts.en.wordings.job.words", 4),
        ('[wordings.job]\nwords = ["job",\n5]\n', "not_text", "texts.en.wordings.job.words[1]", 5),
        ('[wordings.job]\nwords = ["job",\n" "]\n', "empty", "texts.en.wordings.job.words[1]", 5),
        ('[wordings.job]\nwords = ["a\\nb"]\n', "not_one_line", "texts.en.wordings.job.words[0]", 4),
        ('[wordings.job]\nforms = ["job"]\n', "not_text", "texts.en.wordings.job.forms", 4),
        ('[steps]\nwords = ["job"]\n', "not_text", "texts.en.steps.words", 4),
    ],
)
def test_what_is_no_text_is_a_fault_and_stood_in_for(toml: str, code: str, path: str, line: int) -> None:
    texts, faults = words(toml)
    assert faults == [(code, path, line)]
    assert [text for _, text in texts.lines] == ["?"]


@pytest.mark.parametrize(
    "toml",
    [
        "[steps]\n" + "".join(f"s{number} = 5\n" for number in range(FAULT_LIMIT + 9)),
        f"[wordings.job]\nwords = [{'5,' * (FAULT_LIMIT + 9)}]\n[steps]\nask = 5\n",
    ],
    ids=["texts", "phrases"],
)
def test_a_thousand_faults_are_enough(toml: str) -> None:
    texts, faults = words(toml)
    assert len(faults) == FAULT_LIMIT
    assert {text for _, text in texts.lines} == {"?"}
