"""A playbook as a value: what it holds, finds and does not find."""

from datetime import date

import attrs
import pytest
from hypothesis import given

from infoint.correspondence import Channel, Message
from infoint.errors import Fault, NotKnown, PlaybookError, RefusedValue
from infoint.limits import Limit
from infoint.playbook import Playbook
from infoint.rules import Tier
from tests.bench import SOURCE, guide, step
from tests.playbook_strategies import playbooks

LETTER = {"letter": {"subject": "A letter", "greeting": "Dear {contact},"}}
CLOSE = Tier(id="close", relationships=("friend", "peer"), source=SOURCE)
NEW = Tier(id="new", relationships=("expert",), source=SOURCE)


def test_a_playbook_is_checked_when_it_is_built_and_when_it_is_changed() -> None:
    with pytest.raises(PlaybookError, match="unknown_moment"):
        guide(step(after="talk_ends"))
    with pytest.raises(PlaybookError, match="missing_text"):
        attrs.evolve(guide(), steps=(step(after="talk_end"),))


def test_a_step_is_found_by_its_id() -> None:
    thank = step("thank", after="talk_end")
    assert guide(step("ask", after="planned"), thank).step("thank") == thank
    assert guide(thank).step("thanks") is None


def test_a_message_is_found_by_its_id() -> None:
    assert guide(messages=LETTER).message("letter").parts == ("greeting",)


def test_a_message_that_is_not_there_is_an_error_that_knows_better() -> None:
    with pytest.raises(NotKnown) as caught:
        guide(messages=LETTER).message("leter")
    assert caught.value.faults == (Fault(code="unknown_message", path="message", hint="did you mean 'letter'?"),)


@pytest.mark.parametrize(
    ("relationship", "tier"), [("friend", CLOSE), ("peer", CLOSE), ("expert", NEW), ("stranger", NEW), ("close", NEW)]
)
def test_the_last_tier_takes_what_is_unknown(relationship: str, tier: Tier) -> None:
    assert guide(tiers=(CLOSE, NEW)).tier_of(relationship) == tier


def test_the_texts_of_a_language_are_found() -> None:
    assert guide(languages=("en", "pt-BR")).in_language("pt-BR").language == "pt-BR"


def test_a_language_that_is_not_there_is_an_error_that_knows_better() -> None:
    with pytest.raises(NotKnown) as caught:
        guide(languages=("en", "pt-BR")).in_language("pt-PT")
    assert caught.value.faults == (Fault(code="unknown_language", path="language", hint="did you mean 'pt-BR'?"),)


def test_holidays_come_from_the_host() -> None:
    def town_day(day: date, place: str) -> str | None:
        return "Town Day" if (day, place) == (date(2026, 3, 4), "US-TX") else None

    office = guide()
    assert office.holidays is None
    assert office.observing(town_day).holidays is town_day
    assert office.observing(town_day) != office
    assert office.observing(town_day) == office.observing(town_day)
    assert office.observing(town_day).observing(None) == office
    assert attrs.evolve(office.observing(town_day), revision=2).holidays is town_day


def test_words_stay_out_of_repr() -> None:
    assert "Dear" not in repr(guide(messages=LETTER))


@given(playbooks())
def test_a_playbook_is_a_value_in_which_every_rule_is_found_again(playbook: Playbook) -> None:
    assert [playbook.step(one.id) for one in playbook.steps] == list(playbook.steps)
    assert [playbook.message(one.id) for one in playbook.messages] == list(playbook.messages)
    assert [playbook.in_language(one).language for one in playbook.languages] == list(playbook.languages)
    for tier in playbook.tiers:
        assert {playbook.tier_of(word) for word in tier.relationships} <= {tier}
    assert attrs.evolve(playbook) == playbook
    assert hash(attrs.evolve(playbook)) == hash(playbook)


def test_holidays_are_a_function() -> None:
    with pytest.raises(RefusedValue, match="a function of a day and a place") as error:
        guide().observing("US-TX")  # type: ignore[arg-type]
    assert (error.value.code, error.value.path) == ("wrong_kind", "holidays")


def test_a_message_keeps_to_its_own_limits_and_those_of_its_channel() -> None:
    note = Message(id="note", channel="card", parts=("body",), most=(Limit(40, "words"),), source=SOURCE)
    letter = Message(id="letter", parts=("body",), source=SOURCE)
    office = attrs.evolve(
        guide(messages={"note": {"subject": "S", "body": "B"}, "letter": {"subject": "S", "body": "B"}}),
        channels=(Channel(id="card", most=(Limit(300, "characters"),), source=SOURCE),),
        messages=(note, letter),
    )
    assert office.limits_of(note) == (Limit(40, "words"), Limit(300, "characters"))
    assert office.limits_of(letter) == ()
