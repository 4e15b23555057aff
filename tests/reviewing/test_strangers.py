"""Names of other interviews, and greetings to somebody else."""

import attrs
import pytest

from infoint.facts import Referred
from infoint.people import Contact, Organisation
from infoint.reviewing import repaired
from infoint.words import compose
from tests.reviewing.scenarios import TALK, scenario
from tests.reviewing.seen import GSBS, findings, seen


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Hello Jordan Blake,", "Hello Kim Lee,"),
        ("Dear Jordan Blake,", "Dear Kim Lee,"),
        ("Dear Hiring Manager,", "Dear Kim Lee,"),
        ("Your work at Northgate Bio.", "Your work at Helix Labs."),
    ],
)
def test_names_of_others_are_found(text: str, mended: str) -> None:
    found = [one for one in findings(text) if one.code == "other_name"]
    assert len(found) == 1
    assert repaired(text, found) == mended


@pytest.mark.parametrize(
    "text",
    [
        "Dear Kim,",
        "Dear Dr. Lee,",
        "Hi there,",
        "Dear Kim Lee, thank you.",
        "jordan blake",
        "Dear friend of mine whom I have not seen for so long",
        "Dear [Name],",
        "Dear 2 of you,",
    ],
)
def test_other_greetings_are_left_alone(text: str) -> None:
    assert [code for code, _ in seen(text) if code == "other_name"] == []


def test_somebody_whom_the_contact_named_may_be_named() -> None:
    plan, _ = scenario("held", "en", "alumni_database")
    named = {"facts": (*plan.facts, Referred(at=TALK, contact="c-9"))}
    assert seen("Jordan Blake", "held", "thank", plan=named) == []


@pytest.mark.parametrize("called", ["Ana", "Kim", "Helix"])
def test_a_name_within_what_belongs_here_is_none(called: str) -> None:
    plan, _ = scenario("new", "en", "alumni_database")
    other = Contact(id="c-8", name="Sam Poe", addressed_as=called, organisation=Organisation("o-8", called))
    apart = (attrs.evolve(plan, id="p-8", contact=other),)
    text = compose(GSBS, plan, "request").body.replace("the work", "the work at Helix Labs")
    assert findings(text, others=apart) == []
    named = called in {"Ana", "Helix"}
    assert seen(f"How is {called} these days?", others=apart) == ([("other_name", called)] if named else [])


def test_a_name_at_the_end_of_a_long_introduction_is_none() -> None:
    plan, _ = scenario("new", "en", "alumni_database")
    long = f"I am Ana Ruiz{', and I study' * 12} at Northgate Bio."
    seeker = attrs.evolve(plan.seeker, who_i_am={"en": long})
    assert seen(long, plan={"seeker": seeker}) == []


def test_a_name_like_a_blank_mends_nothing() -> None:
    odd = {"contact": Contact(id="c", name="[Kim]", zone="Europe/Berlin")}
    [finding] = [one for one in findings("Dear Jordan Blake,", plan=odd) if one.code == "other_name"]
    assert finding.repair is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("白川翼様\n", ["白川翼"]),
        ("田中薫様\n", []),
        ("お疲れ様です。", []),
        ("ヘリックス研究所\n田中様\n", []),
        ("ヘリックス研究所、\n佐藤様\n", ["佐藤"]),
        ("様\n", []),
    ],
)
def test_a_name_may_stand_before_the_honorific(text: str, found: list[str]) -> None:
    assert [passage for code, passage in seen(text, language="ja") if code == "other_name"] == found


def test_a_name_in_a_sentence_is_told_and_not_replaced() -> None:
    others = (scenario("new", "en", "expert")[0],)
    text = "Dear Kim Lee,\n\nJordan Blake gave me your name.\n\nAna"
    named = attrs.evolve(others[0], id="p-9", contact=Contact(id="c-9", name="Jordan Blake"))
    found = [one for one in findings(text, others=(named,)) if one.code == "other_name"]
    assert [(text[one.start : one.end], one.repair) for one in found] == [("Jordan Blake", None)]


def test_a_title_of_somebody_else_is_not_given_to_the_reader() -> None:
    found = [one for one in findings("Dear Mrs. Jordan,\n\nAna") if one.code == "other_name"]
    assert [one.repair for one in found] == [None]


def test_good_wishes_greet_nobody() -> None:
    assert seen("Liebe Grüße\nToni Brandt", others=(), language="de") == []
    assert seen("谢谢您！", language="zh-Hans") == []
    assert seen("Danke!\nLiebe Toni,", others=(), language="de") == [("other_name", "Toni")]


def test_a_colleague_elsewhere_in_the_house_brings_no_other_house() -> None:
    plan, _ = scenario("new", "en", "expert")
    home = plan.contact.organisation
    assert home
    for id_, found in ((home.id, []), ("o-2", [("other_name", "Helix Laboratories")])):
        other = Contact(id="c-8", name="Sam Poe", organisation=Organisation(id_, "Helix Laboratories"))
        apart = (attrs.evolve(plan, id="p-8", contact=other),)
        assert seen("your work at Helix Laboratories", others=apart) == found
