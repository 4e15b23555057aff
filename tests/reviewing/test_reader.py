"""What a review takes, and what it refuses."""

from datetime import datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint.errors import NotKnown, RefusedValue
from infoint.reviewing import MOST_LETTERS, repaired, review
from infoint.words import compose
from tests.reviewing.scenarios import others, scenario
from tests.reviewing.seen import GSBS, findings

PLAN, AT = scenario("agreed", "en", "alumni_database")
SCRAPS = [
    "Dear ",
    "Dear ,",
    "Kim Lee",
    "Kіm",
    "[Name]",
    "{start}",
    "XXX",
    "3:20 PM",
    "4:20 PM",
    "your time",
    "CET",
    "Thursday",
    "Wednesday",
    "March 4",
    "20 minutes",
    "30 minutes",
    "20 [minutes]",
    "Jordan Blake",
    "[Jordan Blake]",
    "hire me",
    "my CV",
    "attached",
    "last week",
    "talk",
    "I will send you",
    "\n",
    "\n\n",
    "\r\n",
    ". ",
    ", ",
    " ",
    "８：２０",
    "e\u0301",
    "“",
    "—",
    "2026-03-04",
    "half past",
    "at 3",
]


def test_a_moment_has_a_zone() -> None:
    naive = AT.replace(tzinfo=None)
    for path, given_ in (("at", {"at": naive}), ("slots[1]", {"slots": (AT, naive)})):
        with pytest.raises(RefusedValue) as refusal:
            review("Hello", GSBS, PLAN, message="request", **given_)
        assert (refusal.value.code, refusal.value.path) == ("not_aware", path)


def test_a_text_needs_its_message() -> None:
    with pytest.raises(RefusedValue) as refusal:
        review("Hello", GSBS, PLAN)
    assert (refusal.value.code, refusal.value.path) == ("missing", "message")


def test_a_text_that_is_too_long_is_not_read() -> None:
    with pytest.raises(RefusedValue) as refusal:
        review("a" * (MOST_LETTERS + 1), GSBS, PLAN, message="request")
    assert (refusal.value.code, refusal.value.path) == ("too_long", "body")
    assert review(" " * MOST_LETTERS, GSBS, PLAN, message="request")


@pytest.mark.parametrize(("message", "channel"), [("letter", None), ("request", "pigeon")])
def test_what_the_playbook_lacks_is_not_known(message: str, channel: str | None) -> None:
    with pytest.raises(NotKnown):
        review("Hello", GSBS, PLAN, message=message, channel=channel)


@pytest.mark.parametrize("known", [{"at": datetime(2026, 3, 4, 10)}, {"slots": (datetime(2026, 3, 4, 10),)}])
def test_a_moment_without_a_zone_is_refused(known: dict[str, Any]) -> None:
    with pytest.raises(RefusedValue) as refusal:
        review("Hello", GSBS, PLAN, message="request", **known)
    assert refusal.value.code == "not_aware"


@pytest.mark.parametrize(
    ("language", "text"),
    [("pt", "Tenho currículo."), ("pt-PT", "Tenho currículo."), ("zh-CN", "简历"), ("de-CH", "XXX")],
)
def test_a_language_is_read_as_the_one_that_serves_it(language: str, text: str) -> None:
    found = review(text, GSBS, PLAN, message="request", language=language)
    assert "not_judged" not in {one.code for one in found}
    assert {one.code for one in found} > {"missing_part"}


def test_no_language_is_read_across_scripts() -> None:
    found = review("简历", GSBS, PLAN, message="request", language="zh-TW")
    assert [one.code for one in found] == ["not_judged"]


def test_a_subject_is_read_too_and_comes_first() -> None:
    found = findings("Hire me.", subject="[Name]")
    assert [(one.where, one.part, one.code) for one in found] == [
        ("subject", "subject", "unfilled"),
        ("body", "", "asks_for_job"),
    ]


def test_a_form_is_reviewed_as_another_form() -> None:
    [found] = findings("word " * 60, message="request_call", channel="linkedin")
    assert found.code == "too_long"


def test_a_draft_brings_its_language_and_its_subject() -> None:
    plan, at = scenario("new", "de", "alumni_database")
    draft = compose(GSBS, plan, "request")
    odd = attrs.evolve(draft, subject=attrs.evolve(draft.subject, text="[Thema] XXX"))
    bilingual = attrs.evolve(plan.seeker, languages=("en", "de"))
    english = attrs.evolve(plan, seeker=bilingual, contact=attrs.evolve(plan.contact, languages=("en",)))
    for one in (plan, english):
        found = review(odd, GSBS, one, at=at)
        assert {(one.where, one.part, one.code) for one in found} == {("subject", "subject", "unfilled")}


def test_a_word_to_the_introducer_is_read_in_their_language() -> None:
    plan, at = scenario("held", "en", "alumni_database")
    assert plan.introducer
    told = attrs.evolve(
        plan,
        seeker=attrs.evolve(plan.seeker, languages=("en", "de")),
        introducer=attrs.evolve(plan.introducer, languages=("de",)),
    )
    found = review("Ich bin auf Jobsuche.", GSBS, told, message="tell_introducer", at=at)
    assert "asks_for_job" in {one.code for one in found}


def test_minutes_that_lack_with_their_part_are_told_once() -> None:
    assert [one.code for one in review("", GSBS, PLAN, message="request")] == ["missing_part"] * 5


def test_findings_in_a_draft_name_the_part() -> None:
    plan, at = scenario("months_later", "en", "alumni_database")
    draft = compose(GSBS, plan, "thank")
    found = review(draft, GSBS, plan, at=at, subject="Thanks")
    assert found == ()
    [finding] = review(draft, GSBS, plan, subject="{name}")
    assert finding.part == "subject"
    odd = tuple(attrs.evolve(one, text="Hire me.") if one.label == "use" else one for one in draft.parts)
    assert [one.part for one in review(attrs.evolve(draft, parts=odd), GSBS, plan, at=at)] == ["use"]


@given(st.lists(st.sampled_from(SCRAPS) | st.text(max_size=5), max_size=12).map(" ".join))
def test_after_all_repairs_nothing_is_left_that_has_one(text: str) -> None:
    known = {"message": "confirm", "others": others("en"), "at": AT}
    found = review(text, GSBS, PLAN, **known)  # type: ignore[arg-type]
    assert all(0 <= one.start <= one.end <= len(text) for one in found if one.where == "body")
    assert [one.start for one in found if one.where == "body"] == sorted(
        one.start for one in found if one.where == "body"
    )
    mended = repaired(text, found)
    left = review(mended, GSBS, PLAN, **known)  # type: ignore[arg-type]
    assert [(one.code, mended[one.start : one.end], one.repair) for one in left if one.repair is not None] == []
