"""Findings on the page: the gravest first, each with its place, and a way to what it is about."""

from xml.etree import ElementTree

import attrs
import pytest

from infoint.preview.noticed import Finding, in_order, summary, told
from tests.bench import guide, step
from tests.preview.reading import text_of


@attrs.frozen(kw_only=True)
class Found:
    """Stand for what a checker finds."""

    severity: str = "warning"
    code: str = "no_source"
    path: str = "steps[0].source"
    place: str = "steps.thank.source"
    why: str = "the rule <names> no source"
    repair: str = "name one"
    file: str = "office.toml"
    line: int | None = 12


GUIDE = guide(
    step("thank", after="talk_end"), messages={"letter": {"subject": "A talk", "greeting": "Dear {contact},"}}
)


def test_the_gravest_comes_first_otherwise_as_given() -> None:
    given: tuple[Finding, ...] = (
        Found(severity="note"),
        Found(code="b"),
        Found(severity="error"),
        Found(code="a"),
        Found(severity="new kind"),
    )
    assert [(one.severity, one.code) for one in in_order(given)] == [
        ("error", "no_source"),
        ("new kind", "no_source"),
        ("warning", "b"),
        ("warning", "a"),
        ("note", "no_source"),
    ]


def test_a_finding_says_all_that_it_has() -> None:
    read = ElementTree.fromstring(str(told(GUIDE, [Found()])))
    said = [text_of(part) for part in read.iter("dd")]
    assert said == ["the rule <names> no source", "name one", "steps.thank.source office.toml:12"]
    assert text_of(next(read.iter("h3"))) == "warning no_source"


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("a.toml", None, "a.toml"),
        ("", 3, "line 3"),
        ("", None, ""),
        ("/home/x/a.toml", 3, "a.toml:3"),
        ("x\\a.toml", 3, "a.toml:3"),
    ],
)
def test_places(file: str, line: int | None, said: str) -> None:
    read = ElementTree.fromstring(str(told(GUIDE, [Found(file=file, line=line)])))
    assert text_of([*read.iter("dd")][-1]) == f"steps.thank.source {said}".strip()


def test_what_is_found_at_several_places_is_told_once() -> None:
    found = [
        Found(line=1),
        Found(code="other"),
        Found(line=2, path="request.source", place="request.source"),
        Found(line=3, repair="take it out"),
        Found(severity="note"),
    ]
    read = ElementTree.fromstring(str(told(GUIDE, found)))
    said = [[text_of(part) for part in (entry[0], entry[1][-1][-1])] for entry in read.iter("article")]
    assert said == [
        ["warning no_source at 2 places", "steps.thank.source office.toml:1 request.source office.toml:2"],
        ["warning other", "steps.thank.source office.toml:12"],
        ["warning no_source", "steps.thank.source office.toml:3"],
        ["note no_source", "steps.thank.source office.toml:12"],
    ]


@pytest.mark.parametrize(
    ("path", "anchor"),
    [
        ("steps[0].due", "#step-thank"),
        ("tiers[0]", "#tier-close"),
        ("steps[9].due", None),
        ("steps[99999999].due", None),
        ("texts.en.messages.letter.greeting", "#message-letter"),
        ("texts.en.messages.other.greeting", None),
        ("texts.en.steps.thank", "#step-thank"),
        ("talk.phases", None),
    ],
)
def test_a_path_leads_to_what_the_page_shows_of_it(path: str, anchor: str | None) -> None:
    read = ElementTree.fromstring(str(told(GUIDE, [Found(path=path, place=path)])))
    assert [link.get("href") for link in read.iter("a")] == ([anchor] if anchor else [])
    assert path in text_of(read)


def test_a_severity_of_a_newer_checker_looks_like_an_error() -> None:
    read = ElementTree.fromstring(str(told(GUIDE, [Found(severity="x onclick")])))
    assert [one.get("class") for one in read.iter("span") if one.text == "x onclick"] == ["severity error"]


def test_none_found() -> None:
    assert "Nothing to mend" in str(told(GUIDE, []))


def figures(found: list[Found] | None) -> list[str]:
    read = ElementTree.fromstring(str(summary(GUIDE, found)))
    return [text_of(item) for item in read.iter("li")]


def test_the_summary_counts() -> None:
    counts = ["2 relationships", "1 step", "1 message", "0 questions"]
    assert figures(None) == counts
    assert figures([]) == [*counts, "No findings"]
    found = [Found(), Found(severity="error"), Found()]
    assert figures(found) == [*counts, "1 error, 2 warnings"]
    kinds = [
        [item.get("class") for item in ElementTree.fromstring(str(summary(GUIDE, one))).iter("li")][-1]
        for one in (found, [Found(severity="note")], [Found(severity="note"), Found()])
    ]
    assert kinds == ["found", None, "found"]  # what is only a note is no alarm
