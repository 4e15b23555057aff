"""Words that are banned, softened, denied or allowed: what the corpus does not show, and what is no mistake."""

import pytest

from infoint.proofreading.policies import MOST_PLACES
from tests.seeding import Change, check, found, seeded, why

THANKS = "Thank you for your time today."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([(THANKS, "Thank you for the job market, and the job.")], "'job'"),
        ([(THANKS, "A job, a vacancy, a job.")], "'job' and 'vacancy'"),
        ([(THANKS, "A job."), ('policy = "banned"', 'policy = "banned"\nmessages = ["thank"]')], "banned"),
        ([("not a position.", "not a position. What position?")], "denied"),
    ],
)
def test_words_outside_what_is_allowed_are_found(changes: list[Change], said: str) -> None:
    assert said in why(*changes)


@pytest.mark.parametrize(
    "changes",
    [
        [(THANKS, "Thank you for the JOB MARKET, and its jobs.")],
        [(THANKS, "A job."), ('policy = "banned"', 'policy = "banned"\nmessages = ["request"]')],
        [(THANKS, "A job."), ('policy = "banned"', 'policy = "allowed"')],
        [(THANKS, "A position.")],
        [('messages = ["request"]\n', "")],  # a denial that is wanted somewhere stands in one message
    ],
)
def test_what_is_allowed_is_no_mistake(changes: list[Change]) -> None:
    assert found(*changes) == []


def test_words_of_a_script_without_blanks_are_found() -> None:
    texts, _ = seeded(('words = ["job", "vacancy"]', 'words = ["工作"]'), (THANKS, "我在找工作。"))
    assert [one.code for one in check(texts)] == ["banned_words"]


def test_a_denial_is_wanted_of_each_message_that_is_named() -> None:
    two = 'messages = ["request"]', 'messages = ["request", "nudge", "agree"]'
    assert "is missing from 'nudge' and 'agree'" in why(two)


def test_so_many_places_are_enough() -> None:
    rules = "".join(f'[[wordings]]\nid = "w{number}"\npolicy = "banned"\nsource = "page 2"\n' for number in range(30))
    words = "".join(f'[wordings.w{number}]\nwords = ["job"]\n' for number in range(30))
    reminder, first = 'reminder = "', '[[wordings]]\nid = "jobs"'
    texts, _ = seeded((reminder, reminder + "job " * (MOST_PLACES // 30)), (first, rules + first), (THANKS, "A job."))
    texts["clean.en.toml"] += words
    places = [one.place for one in check(texts) if one.code == "banned_words"]
    assert "texts.en.messages.nudge.reminder" in places
    assert "texts.en.messages.thank.thanks" not in places  # it comes after so many
