"""When a step starts, its dates, and how often it is done."""

import pytest

from infoint.conversation import NoteField
from infoint.correspondence import Answer
from infoint.lifecycle import MOMENTS
from infoint.preview.dating import dates_of, limits_of, need_not_come, start_of
from tests.bench import SOURCE, guide, step

GUIDE = guide(
    step("thank", after="talk_end"),
    answers=(Answer(id="yes", source=SOURCE), Answer(id="busy", source=SOURCE)),
    notes=(NoteField(id="learned", source=SOURCE),),
)


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("planned", "Once the seeker plans to ask"),
        ("cancelled", "If the talk is called off"),
        ("done:thank", "After “Thank Kim Lee”"),
        ("noted:learned", "Once “Note learned” is noted"),
        ("replied:yes", "Once the contact answers “Said yes”"),
        ("replied:busy", "If the contact answers “Said busy”"),
        ("replied:other", "If the contact answers “other”"),
    ],
)
def test_what_starts_a_step(moment: str, told: str) -> None:
    assert start_of(GUIDE, step("any", after=moment)) == told


def test_every_moment_is_told() -> None:
    told = [start_of(GUIDE, step("any", after=moment)) for moment in sorted(MOMENTS)]
    told += [start_of(GUIDE, step("any", before=moment)) for moment in ("talk_start", "talk_end")]
    assert len(set(told)) == len(MOMENTS) + 2


def test_dates() -> None:
    assert dates_of(step(after="talk_end")) == "at once"
    thank = step(after="talk_end", due="same day", deadline="48 hours", closes="30 days")
    assert dates_of(thank) == "due the same day, deadline 48 hours, closes 30 days"
    prepare = step(before="talk_start", opens="7 days", due="same day")
    assert dates_of(prepare) == "opens 7 days before, due the same day"


def test_how_often() -> None:
    assert limits_of(step(after="talk_end")) == ""
    assert limits_of(step(after="talk_end", at_most=1)) == "at most once"
    often = step(after="talk_end", repeats=True, at_most=4, a_year=2)
    assert limits_of(often) == "repeats, at most 4 times, 2 times a year"
    assert limits_of(step(after="talk_end", a_year=1)) == "once a year"


def test_what_need_not_come() -> None:
    perhaps = {moment for moment in sorted(MOMENTS) if need_not_come(step(after=moment))}
    assert perhaps == {"cancelled", "missed", "declined", "bounced", "referred"}
    assert [need_not_come(step(after=f"replied:{answer}")) for answer in ("yes", "busy")] == [False, True]
    assert not need_not_come(step(before="talk_start"))
