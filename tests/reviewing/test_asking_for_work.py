"""Asking for a job: by the guide's wordings, by the idioms of a language, and where it is allowed or denied."""

import pytest

from tests.reviewing.seen import findings, seen, with_wording


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Are you hiring?", [("asks_for_job", "Are you hiring")]),
        ("I’m looking for a job-opening", [("asks_for_job", "looking for a job")]),
        ("I am not looking for a job.", []),
        ("How does hiring work, and what is your job like?", []),
        ("ARE YOU\r\nHIRING", [("asks_for_job", "ARE YOU\r\nHIRING")]),
    ],
)
def test_idioms_are_found_but_where_they_are_denied(text: str, expected: list[tuple[str, str]]) -> None:
    assert [one for one in seen(text) if one[0] == "asks_for_job"] == expected


@pytest.mark.parametrize(
    ("policy", "text", "expected"),
    [
        ("banned", "Is there a job here?", [("banned_words", "job")]),
        ("denied", "Is there a job here? Not for a job.", [("banned_words", "job")]),
        ("softened", "Is there a job here?", [("softened_words", "job")]),
        ("banned", "This is about the job market.", []),
        ("banned", "Give me a job.", [("asks_for_job", "Give me a job")]),
        ("allowed", "Is there a job here? Give me a job.", []),
    ],
)
def test_the_guides_wordings_decide(policy: str, text: str, expected: list[tuple[str, str]]) -> None:
    denial = {"denial": "not for a job"} if policy == "denied" else {}
    playbook = with_wording(policy, words="job", allowed="job market", **denial)
    assert seen(text, playbook=playbook) == expected


def test_the_source_is_that_of_the_rule_that_is_broken() -> None:
    [guide] = findings("Give me a job.", playbook=with_wording("banned", words="job"))
    [own] = findings("Hire me!", playbook=with_wording("banned", words="job"))
    assert (guide.source, own.source) == ("the rule", "infoint default")


def test_what_a_guide_allows_asks_for_nothing() -> None:
    playbook = with_wording("banned", words="job", allowed="why you were hired, or looking for a job yourself")
    assert seen("Tell me why you were hired, or looking for a job yourself.", playbook=playbook) == []


def test_a_strict_guide_bans_a_word_even_where_it_is_denied() -> None:
    text = "I am not looking for a job."
    assert seen(text, playbook=with_wording("banned", words="job")) == [("banned_words", "job")]
    assert seen(text, playbook=with_wording("banned", words="job", allowed="no job")) == []


@pytest.mark.parametrize(
    ("messages", "text", "missing"),
    [
        ((), "Hello", 0),
        ((), "I want no job.", 0),
        (("request",), "No job!", 0),
        (("request",), "Hello", 1),
        (("nudge",), "Hello", 0),
    ],
)
def test_what_should_be_denied_is_missed(messages: tuple[str, ...], text: str, missing: int) -> None:
    playbook = with_wording("denied", messages, words="job", denial="no job")
    assert [one.code for one in findings(text, playbook=playbook)] == ["denial_missing"] * missing


def test_in_a_language_that_the_guide_lacks_the_idioms_are_read() -> None:
    playbook = with_wording("banned", words="job")
    assert seen("Ich bin auf Jobsuche.", language="de", playbook=playbook) == [("asks_for_job", "auf Jobsuche")]
