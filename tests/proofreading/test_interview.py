"""What has room in a talk: what the corpus does not show, and what is no mistake."""

import pytest

from tests.seeding import Change, found


@pytest.mark.parametrize(
    "change",
    [
        ("minutes = 5", "minutes = 13"),
        ('about = "work"', 'about = "work"\nminutes = 25'),
        ("[slots]", '[slots]\nlatest = "09:20"'),
        ("[slots]", '[slots]\nweekdays = ["saturday", "monday"]'),
        ("most = 30", 'most = 30\nby_medium = [{ medium = "video", minutes = 90 }]'),
        ("prepare = 3\nexpect = 2\n", ""),
        ('last = "who_else"\n', ""),
        ('last = "who_else"', 'last = "way_in"'),
        ('id = "advice"', 'id = "advice"\nrequired = true'),
    ],
)
def test_what_fits_is_no_mistake(change: Change) -> None:
    assert found(change) == []


def test_the_longest_medium_counts_for_a_question() -> None:
    video = "most = 30", 'most = 30\nby_medium = [{ medium = "video", minutes = 90 }]'
    assert found(video, ('about = "work"', 'about = "work"\nminutes = 60')) == []


def test_a_playbook_without_questions_wants_none() -> None:
    assert found(("prepare = 3", "prepare = 4"), ("expect = 2", "expect = 5")) == [
        ("too_few_questions", "talk.prepare"),
        ("too_few_questions", "talk.expect"),
    ]
