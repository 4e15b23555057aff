"""Texts that the seeker has yet to write, each told once, in the language that the message would have."""

from typing import Any

import attrs
import pytest

from infoint.errors import NotKnown, NotRenderable
from infoint.people import Contact, Seeker
from infoint.plan import Plan
from infoint.reviewing import unwritten
from infoint.words import compose
from tests.bench import ANA
from tests.reviewing.seen import GSBS

HANAKO = Contact(id="c-2", name="山田 花子", languages=("ja",))
BOTH = ("en", "ja")


def lacking(seeker: Seeker, message: str = "request", **rest: Any) -> list[tuple[str, str]]:
    found = unwritten(GSBS, Plan("p-1", seeker, HANAKO, relationship="expert"), message, **rest)
    assert {(one.code, one.severity) for one in found} <= {("not_written", "error")}
    assert {dict(one.values)["tongue"] for one in found} <= {"ja"}
    return [(str(dict(one.values)["text"]), one.part) for one in found]


def test_each_text_is_told_once_where_it_would_stand_first() -> None:
    assert lacking(attrs.evolve(ANA, languages=BOTH)) == [("field", "subject"), ("who_i_am", "who_i_am")]
    assert lacking(attrs.evolve(ANA, languages=BOTH, field={"ja": "科学政策"})) == [("who_i_am", "who_i_am")]


def test_nothing_is_lacking_where_the_message_can_be_written() -> None:
    whole = attrs.evolve(ANA, languages=BOTH, field={"ja": "科学政策"}, who_i_am={"ja": "アナと申します。"})
    assert lacking(whole) == []
    assert compose(GSBS, Plan("p-1", whole, HANAKO, relationship="expert"), "request").language == "ja"
    with pytest.raises(NotRenderable):
        compose(GSBS, Plan("p-1", ANA, attrs.evolve(HANAKO, languages=("en",))), "confirm")
    assert lacking(attrs.evolve(ANA, languages=("en",), field={"en": "x"}, who_i_am={"en": "x"})) == []


def test_a_part_that_may_be_left_out_needs_nothing() -> None:
    loose = attrs.evolve(GSBS.message("request"), must=(), optional=("who_i_am",))
    messages = tuple(loose if one.id == "request" else one for one in GSBS.messages)
    playbook = attrs.evolve(GSBS, messages=messages)
    plan = Plan("p-1", attrs.evolve(ANA, languages=BOTH, field={"ja": "科学政策"}), HANAKO, relationship="expert")
    assert compose(playbook, plan, "request").dropped == ("who_i_am",)
    assert unwritten(playbook, plan, "request") == ()


def test_a_form_for_another_channel_needs_what_it_says() -> None:
    assert ("who_i_am", "who_i_am") not in lacking(attrs.evolve(ANA, languages=BOTH), channel="linkedin")
    with pytest.raises(NotKnown):
        lacking(ANA, channel="fax")


def test_a_word_to_the_introducer_is_in_their_language() -> None:
    tom = Contact(id="c-3", name="Tom Becker", languages=("ja",))
    kim = Contact(id="c-1", name="Kim Lee", languages=("en",))
    plan = Plan("p-1", attrs.evolve(ANA, languages=BOTH), kim, relationship="expert", introducer=tom)
    assert [dict(one.values)["text"] for one in unwritten(GSBS, plan, "tell_introducer")] == ["field"]


def test_it_is_told_in_every_language() -> None:
    plan = Plan("p-1", attrs.evolve(ANA, languages=BOTH), HANAKO, relationship="expert")
    said = {one.told(language) for language in GSBS.languages for one in unwritten(GSBS, plan, "request")}
    assert len(said) == 2 * len(GSBS.languages)
