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


@pytest.mark.parametrize(
    ("channel", "messages", "found"),
    [
        (None, ("request",), ["banned_words"]),
        ("linkedin", ("request",), ["banned_words"]),
        (None, ("nudge",), []),
    ],
)
def test_a_rule_is_for_its_messages_in_all_their_forms(
    channel: str | None, messages: tuple[str, ...], found: list[str]
) -> None:
    playbook = with_wording("banned", messages, words="job")
    assert [code for code, _ in seen("A job?", playbook=playbook, channel=channel)] == found


def test_only_what_is_covered_whole_is_excused() -> None:
    playbook = with_wording("banned", words="a job", allowed="job market")
    assert seen("There is a job market.", playbook=playbook) == [("banned_words", "a job")]
    playbook = with_wording("banned", words="job now")
    assert seen("Give me a job now.", playbook=playbook) == [
        ("asks_for_job", "Give me a job"),
        ("banned_words", "job now"),
    ]


def test_words_within_others_are_told_once() -> None:
    playbook = with_wording("banned", words="job\njob offer")
    assert seen("Is there a job offer?", playbook=playbook) == [("banned_words", "job offer")]


def test_a_subject_may_deny_it() -> None:
    playbook = with_wording("denied", ("request",), words="job", denial="no job")
    assert findings("Hello", playbook=playbook, subject="Advice, no job") == []
