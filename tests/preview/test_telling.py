"""Values of the format in plain English."""

from datetime import time

import pytest

from infoint.conversation import NoteField, Talk
from infoint.correspondence import Answer, Length, Request
from infoint.lifecycle import MOMENTS
from infoint.limits import Limit
from infoint.offsets import Offset
from infoint.preview.telling import dates_of, fields_of, limits_of, own_figures, start_of, worded
from infoint.rules import DEFAULT_SOURCE, Tier
from infoint.workdays import WorkingDays
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


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        ((), ""),
        ("", ""),
        (True, "yes"),
        (False, "no"),
        (3, "3"),
        (time(9, 5), "09:05"),
        (frozenset({6, 4}), "friday, sunday"),
        (frozenset(), "none"),
        (("a", "b"), "a, b"),
        (Limit(75, "words"), "75 words"),
        ((Offset(1, "hours"), Offset(2, "days")), "1 hour, 2 days"),
        (Length(medium="phone", minutes=5), "medium: phone, minutes: 5, least: 5, at most: 5"),
    ],
)
def test_values(value: object, told: str) -> None:
    assert worded(value) == told


def test_fields() -> None:
    request = Request(minutes=20, media=("phone",), source=SOURCE, salutation="must_be_told")
    told = dict(fields_of(request, "minutes", "least", "most"))
    assert told == {
        "by medium": "",
        "media": "phone",
        "media to avoid": "",
        "who is addressed": "as they asked to be; nothing is written before that is known",
    }
    talk = dict(fields_of(Talk(source=SOURCE, pays="each", resume="omit"), "phases"))
    assert (talk["who pays"], talk["résumé"]) == ("each their own", "leave it out")
    assert dict(fields_of(WorkingDays()))["weekend"] == "saturday, sunday"


def test_whose_the_figures_are() -> None:
    def tier(source: str, *defaults: str) -> Tier:
        return Tier(id="near", relationships=(), source=source, defaults=defaults)

    assert own_figures(tier(SOURCE)) == ""
    assert own_figures(tier(SOURCE, "batch")) == "infoint default: batch"
    assert own_figures(tier(DEFAULT_SOURCE, "batch")) == ""
    assert own_figures(NoteField(id="learned", source=SOURCE)) == ""
