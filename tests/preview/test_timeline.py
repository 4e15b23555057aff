"""The picture: well-formed, every step in it, dates in order, no label on another."""

import re
import runpy
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import attrs
import pytest
from hypothesis import given

from infoint import playbooks
from infoint.guide import Texts
from infoint.playbook import Playbook
from infoint.preview.measuring import width
from infoint.preview.timeline import NARROW, WIDE, svg
from infoint.preview.walking import walked
from tests import playbook_strategies
from tests.bench import guide, step
from tests.preview.reading import SVG, text_of

LAYOUTS = pytest.mark.parametrize("layout", [WIDE, NARROW], ids=["wide", "narrow"])
SIZES = {"heading": 14.5, "step": 13.5}
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 9


def drawn(playbook: Playbook, layout: Any = WIDE) -> Element:
    return ElementTree.fromstring(str(svg(playbook, walked(playbook), layout)))


def boxes(picture: Element) -> list[tuple[float, float, float, float]]:
    """Return where texts stand: left, top, right, bottom."""
    found: list[tuple[float, float, float, float]] = []
    for label in picture.iter(f"{SVG}text"):
        size = SIZES.get(label.get("class", ""), 11.5)
        wide = width(label.text or "", size)
        x, y = float(label.get("x", "")), float(label.get("y", ""))
        anchor = label.get("text-anchor", "start")
        if label.get("direction") == "rtl":  # there the end is on the left
            anchor = {"end": "start"}[anchor]
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
        found.append((left, y - size * 0.8, left + wide, y + size * 0.2))
    return found


def overlaps(picture: Element) -> list[Any]:
    def apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
        return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]

    return [pair for pair in combinations(boxes(picture), 2) if not apart(*pair)]


def outside(picture: Element) -> list[Any]:
    *_, wide, high = map(float, picture.get("viewBox", "").split())
    return [box for box in boxes(picture) if box[0] < 0 or box[1] < 0 or box[2] > wide or box[3] > high]


def with_steps(playbook: Playbook, text: str) -> Playbook:
    def changed(texts: Texts) -> Texts:
        lines = tuple((key, text if key.startswith("steps.") else said) for key, said in texts.lines)
        return attrs.evolve(texts, lines=lines)

    return attrs.evolve(playbook, texts=tuple(map(changed, playbook.texts)))


GSBS = playbooks.load("gsbs")


@LAYOUTS
@pytest.mark.parametrize("text", ["", LONG, "李" * 200, "</text><script>", "{contact} " * 40, "W"])
def test_labels_have_room(layout: Any, text: str) -> None:
    picture = drawn(with_steps(GSBS, text) if text else GSBS, layout)
    assert overlaps(picture) == outside(picture) == []


@LAYOUTS
@given(playbook=playbook_strategies.playbooks())
def test_labels_of_any_guide_have_room(layout: Any, playbook: Playbook) -> None:
    picture = drawn(playbook, layout)
    assert overlaps(picture) == outside(picture) == []


def test_the_picture_is_told_to_who_does_not_see_it() -> None:
    picture = drawn(GSBS)
    names = (picture.get("aria-labelledby") or "").split()
    told = {element.get("id"): text_of(element) for element in picture if element.get("id")}
    assert picture.get("role") == "img"
    assert list(told) == names
    assert all(step.id in told[names[1]] for step in GSBS.steps)
    assert "After the talk: how_did_it_go, thank, tell_how_it_went." in told[names[1]]


def test_every_step_is_a_row_with_its_dates() -> None:
    picture = drawn(GSBS)
    labels = [label.text for label in picture.iter(f"{SVG}text")]
    assert "Thank Kim Lee" in labels
    assert "due 24 hours, deadline 48 hours, closes 30 days" in labels
    assert len([one for one in picture.iter(f"{SVG}rect") if one.get("class") == "bar"]) == len(GSBS.steps) + 1


def marks(picture: Element) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for element in picture.iter():
        found.setdefault(element.get("class", ""), []).append(element)
    return found


def x(mark: Element) -> float:
    return float(mark.get("x") or mark.get("cx") or mark.get("d", "")[1:].partition(",")[0])


def test_a_bar_ends_at_the_due_date_and_the_next_at_the_deadline() -> None:
    thank = step("thank", after="talk_end", due="24 hours", deadline="48 hours", closes="30 days", remind=["40 hours"])
    found = marks(drawn(guide(thank)))
    zero, (bar, _), (late, _) = x(found["zero"][0]), found["bar"], found["late"]
    assert x(bar) == pytest.approx(zero, abs=0.1)
    assert x(bar) + float(bar.get("width", "")) == pytest.approx(x(late), abs=0.2)
    assert x(late) + float(late.get("width", "")) == pytest.approx(x(found["deadline"][0]), abs=0.2)
    assert x(late) < x(found["remind"][0]) < x(found["deadline"][0])
    assert "dotted" not in str(list(found))


def test_what_is_open_runs_on_from_the_last_date() -> None:
    thank = step("thank", after="talk_end", due="24 hours", deadline="48 hours", closes="30 days")
    found = marks(drawn(guide(thank)))
    assert x(found["open"][0]) == pytest.approx(x(found["deadline"][0]), abs=0.1)


def test_what_never_closes_is_dotted() -> None:
    assert "open dotted" in marks(drawn(guide(step("thank", after="talk_end"))))


@LAYOUTS
def test_names_stand_beside_the_bars_or_above_them(layout: Any) -> None:
    picture = drawn(guide(step("thank", after="talk_end")), layout)
    [name] = [label for label in picture.iter(f"{SVG}text") if label.get("class") == "step"]
    bar = marks(picture)["bar"][0]
    beside = float(name.get("x", "")) + width(name.text or "", 13.5) < x(bar)
    above = float(name.get("y", "")) < float(bar.get("y", ""))
    assert (beside, above) == ((True, False) if layout is WIDE else (False, True))


def test_what_opens_earlier_stands_higher_whatever_starts_it() -> None:
    picture = drawn(guide(step("write", after="requested"), step("prepare", before="talk_start", opens="30 days")))
    headings = [label.text for label in picture.iter(f"{SVG}text") if label.get("class") == "heading"]
    assert headings == ["Before the talk", "Once the request is sent"]


def test_what_is_before_stands_left_of_what_starts_it() -> None:
    found = marks(drawn(guide(step("prepare", before="talk_start", opens="7 days", due="1 day", deadline="1 day"))))
    bar = found["bar"][0]
    assert x(bar) + float(bar.get("width", "")) < x(found["zero"][0])
    assert len(found["late"]) == 1  # the legend's: the deadline is the due date


def test_the_story_goes_down_and_what_need_not_happen_is_a_ring() -> None:
    ways = ("talk_end", "declined", "requested", "planned")
    picture = drawn(guide(*(step(f"after-{way}", after=way) for way in ways)))
    headings = [label.text for label in picture.iter(f"{SVG}text") if label.get("class") == "heading"]
    assert headings == [
        "Once the seeker plans to ask",
        "Once the request is sent",
        "If the contact declines",
        "After the talk",
    ]
    assert len(marks(picture)["moment perhaps"]) == 1


def test_a_language_read_from_the_right_keeps_its_place() -> None:
    one = guide(step("thank", after="talk_end"), languages=("ar",))
    [label] = [label for label in drawn(one).iter(f"{SVG}text") if label.get("class") == "step"]
    assert (label.get("lang"), label.get("direction"), label.get("text-anchor")) == ("ar", "rtl", "end")


@LAYOUTS
def test_a_name_that_is_cut_stays_kept_apart(layout: Any) -> None:
    other = step("after", after="done:thank")
    playbook = with_steps(guide(step("thank", after="talk_end"), other), "Thank {contact} " * 9)
    written = str(svg(playbook, walked(playbook), layout, "ar"))
    assert "\u2068Thank Kim" in written
    assert "\ufffd" not in written


def test_steps_without_a_way_are_left_out() -> None:
    never = step("never", after="requested", until=("requested",))
    assert len(marks(drawn(guide(never, step("thank", after="talk_end"))))["bar"]) == 2


DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_page_of_the_docs_reads_the_picture_that_is_drawn(tmp_path: Path) -> None:
    written = runpy.run_path(str(DOCS / "timeline_picture.py"))["write"](tmp_path)
    told = (DOCS / "how-to" / "preview-a-playbook.md").read_text(encoding="utf-8")
    assert re.findall(r"^:file: \.\./_generated/(\S+)$", told, flags=re.MULTILINE) == [written.name]
    picture = ElementTree.fromstring(written.read_text(encoding="utf-8"))
    style = picture.findtext(f"{SVG}style") or ""
    assert set(re.findall(r"var\(--([a-z]+)\)", style)) <= set(re.findall(r"--([a-z]+):", style))
    assert len(marks(picture)["bar"]) == len(GSBS.steps) + 1
