"""What calendars and sheets say beside the playbook's own words."""

import attrs
import pytest

from infoint import facts
from infoint.errors import NotKnown
from infoint.words import advice, calendar_about, calendar_name, talk_about, talk_title
from tests.bench import ANA, KIM, at, guide, plan

AGREED = facts.Scheduled(at=at("2026-02-23 09:00"), start=at("2026-03-03 21:00"), minutes=20, medium="video")
GUIDE = guide(texts={"media.video": "Zoom", "talk.aim": "Learn from {contact} in {minutes}."})


def test_a_calendar_has_a_name_and_says_what_it_holds() -> None:
    assert calendar_name("en") == "Informational interviews"
    assert calendar_about("en") == "Talks and reminders"


def test_a_talk_is_named_for_the_contact() -> None:
    assert talk_title(plan(), "en") == "Talk with Kim Lee"


def test_a_talk_tells_both_clocks() -> None:
    assert talk_about(GUIDE, plan(AGREED), AGREED, "en").split("\n") == [
        "Tue, Mar 3, 3:00\u202fPM CST, 20 minutes (Zoom)",
        "For Kim Lee: Tue, Mar 3, 10:00\u202fPM CET",
    ]


@pytest.mark.parametrize("zone", [None, "America/Chicago", "America/Winnipeg"])
def test_one_clock_is_enough_where_there_is_one(zone: str | None) -> None:
    here = plan(AGREED, contact=attrs.evolve(KIM, zone=zone))
    assert talk_about(GUIDE, here, AGREED, "en") == "Tue, Mar 3, 3:00\u202fPM CST, 20 minutes (Zoom)"


def test_clocks_that_agree_for_a_season_are_told_apart_in_the_other() -> None:
    """Lagos is an hour ahead of London in winter, and goes with it in summer, under another name."""
    for start, there in (("2026-03-03 14:00", "3:00"), ("2026-07-03 14:00", "3:00")):
        talk = attrs.evolve(AGREED, start=at(start), instant=at(start))
        london = plan(
            talk, seeker=attrs.evolve(ANA, zone="Europe/London"), contact=attrs.evolve(KIM, zone="Africa/Lagos")
        )
        said = talk_about(GUIDE, london, talk, "en").split("\n")[1]
        assert said.startswith("For Kim Lee: ")
        assert said.endswith(f"{there}\u202fPM WAT")


def test_a_talk_tells_its_place_last() -> None:
    talk = attrs.evolve(AGREED, place="Room 12, 3rd floor")
    assert talk_about(GUIDE, plan(talk), talk, "en").split("\n")[2:] == ["Room 12, 3rd floor"]


def test_a_medium_that_the_guide_does_not_name_stands_as_it_is() -> None:
    talk = attrs.evolve(AGREED, medium="coffee")
    assert "(coffee)" in talk_about(GUIDE, plan(talk), talk, "en")


def test_advice_is_the_guides() -> None:
    assert advice(GUIDE, "aim", "en", contact="Kim {minutes}", minutes=25) == "Learn from Kim {minutes} in 25 minutes."
    assert advice(GUIDE, "aim", "en", contact="\u05d7\u05df", minutes=25).startswith(
        "Learn from \u2068\u05d7\u05df\u2069"
    )
    assert advice(GUIDE, "closing", "en", contact="Kim Lee", minutes=25) == "The closing."


def test_in_a_language_that_the_library_lacks_its_own_words_and_dates_are_english() -> None:
    dutch = guide(languages=("tlh",), texts={"media.video": "Zoom"})
    assert (calendar_name("tlh"), calendar_about("tlh")) == ("Informational interviews", "Talks and reminders")
    assert talk_title(plan(), "tlh") == "Talk with Kim Lee"
    assert talk_about(dutch, plan(AGREED), AGREED, "tlh") == talk_about(GUIDE, plan(AGREED), AGREED, "en")


def test_a_language_that_the_guide_lacks_is_not_known() -> None:
    for ask in (
        lambda: talk_about(GUIDE, plan(AGREED), AGREED, "de"),
        lambda: advice(GUIDE, "aim", "de", contact="Kim Lee", minutes=20),
    ):
        with pytest.raises(NotKnown) as error:
            ask()
        assert error.value.code == "unknown_language"
