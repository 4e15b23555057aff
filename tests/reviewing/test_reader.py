"""What a review takes, and what it refuses."""

from datetime import datetime
from typing import Any

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


def test_findings_in_a_draft_name_the_part() -> None:
    plan, at = scenario("months_later", "en", "alumni_database")
    draft = compose(GSBS, plan, "thank")
    found = review(draft, GSBS, plan, at=at, subject="Thanks")
    assert found == ()
    [finding] = review(draft, GSBS, plan, subject="{name}")
    assert finding.part == "subject"


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
