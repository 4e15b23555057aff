"""Values of the format in plain English."""

from datetime import time

import attrs
import pytest

from infoint.conversation import NoteField, Talk
from infoint.correspondence import Length, Message, Request, Slots
from infoint.limits import Limit
from infoint.offsets import Offset
from infoint.preview.telling import NAMES, fields_of, own_figures, worded
from infoint.rules import DEFAULT_SOURCE, Approach, Tier
from infoint.workdays import WorkingDays
from tests.bench import SOURCE


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
        (frozenset({6, 4}), "Friday, Sunday"),
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
    assert dict(fields_of(WorkingDays()))["weekend"] == "Saturday, Sunday"


def test_whose_the_figures_are() -> None:
    def tier(source: str, *defaults: str) -> Tier:
        return Tier(id="near", relationships=(), source=source, defaults=defaults)

    assert own_figures(tier(SOURCE)) == ""
    assert own_figures(tier(SOURCE, "batch")) == "infoint default: batch"
    assert own_figures(tier(DEFAULT_SOURCE, "batch")) == ""
    assert own_figures(NoteField(id="learned", source=SOURCE)) == ""


def test_every_field_that_is_shown_has_a_name() -> None:
    kinds = {
        Request: ("minutes", "least", "most", "by_medium", "media"),
        Message: ("channel", "parts", "optional", "must"),
    }
    left_out = ("id", "source", "defaults", "phases")
    for kind in (Approach, Message, Request, Slots, Talk, WorkingDays):
        shown = {field.name for field in attrs.fields(kind)} - {*left_out, *kinds.get(kind, ())}
        assert shown - NAMES.keys() == ({"holidays"} & shown)


def test_what_has_no_name_is_told_by_its_own() -> None:
    assert fields_of(Length(medium="phone", minutes=5), "minutes", "least", "most") == (("medium", "phone"),)
    assert worded(Limit(1, "words")) == "1 word"
