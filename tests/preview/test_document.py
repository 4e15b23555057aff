"""The whole page: structure, what stands in it, and what never can."""

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

import attrs
import pytest

from infoint import playbooks
from infoint.correspondence import Channel
from infoint.limits import Limit
from infoint.preview import Finding, page
from infoint.words.catalogues import LANGUAGES, voice
from infoint.words.directions import direction
from tests.bench import SOURCE, guide, step
from tests.preview.reading import Page, names, text_of, tree
from tests.preview.test_noticed import Found

ALL = playbooks.load("gsbs")
GSBS = attrs.evolve(ALL, languages=("en",), texts=(ALL.in_language("en"),))  # eight take eight times as long
FINDINGS: tuple[Finding, ...] = (Found(severity="error", path="steps[1].due"), Found(why="</p><script>"))
WRITTEN = page(GSBS, findings=FINDINGS)
READ = Page(WRITTEN)


def test_the_same_page_twice() -> None:
    assert page(attrs.evolve(GSBS), findings=FINDINGS) == WRITTEN


def test_browsers_and_xml_parsers_read_the_same() -> None:
    assert names(tree(WRITTEN)) == [tag for tag, _ in READ.elements]


def test_there_is_one_title_and_the_headings_are_in_order() -> None:
    levels = [int(tag[1]) for tag, _ in READ.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_ids_are_unique_and_every_link_within_the_page_leads_to_one() -> None:
    assert len(READ.ids) == len(set(READ.ids))
    inside = {link["href"] for link in READ.all("a") if (link["href"] or "").startswith("#")}
    assert inside <= {f"#{one}" for one in READ.ids}
    outside = {link["href"] for link in READ.all("a")} - inside
    assert outside == {one.url for one in GSBS.directories}


def test_the_menu_leads_to_every_section() -> None:
    [menu] = tree(WRITTEN).iter("nav")
    listed = [(link.get("href"), text_of(link)) for link in menu.iter("a")]
    sections = [(f"#{part.get('id')}", text_of(part[0])) for part in tree(WRITTEN).iterfind("body/main/*")]
    assert listed == sections
    assert len(listed) == 8


def test_every_table_has_a_caption_and_heads() -> None:
    tables = list(tree(WRITTEN).iter("table"))
    assert tables
    for table in tables:
        assert table.findtext("caption")
        assert {cell.get("scope") for cell in table.iter("th")} <= {"col", "row"}


def test_every_rule_stands_on_the_page() -> None:
    for kind in ("tiers", "steps", "messages", "questions"):
        assert {f"{kind[:-1]}-{rule.id}" for rule in getattr(GSBS, kind)} <= set(READ.ids)
    said = "".join(READ.said)
    for name in ("tiers", "directories", "steps", "topics", "questions", "principles"):
        assert [rule.id for rule in getattr(GSBS, name) if rule.source not in said] == []


def test_every_text_stands_on_the_page() -> None:
    said = "".join(READ.said)
    lines = {key: re.split(r"\{[a-z_]+\}|\n", text) for key, text in GSBS.in_language("en").lines}
    assert [key for key, pieces in lines.items() if any(piece not in said for piece in pieces)] == []


def test_every_finding_stands_on_the_page() -> None:
    for one in FINDINGS:
        assert all(word in READ.text for word in (one.severity, one.code, one.place, one.why, one.repair))
    assert "1 error, 1 warning" in READ.text


def test_nothing_is_loaded_and_nothing_runs() -> None:
    assert {"script", "img", "link", "iframe", "object", "style"} & {tag for tag, _ in READ.elements} == {"style"}
    policies = [meta["content"] for meta in READ.all("meta") if "http-equiv" in meta]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert not {
        name for _, attributes in READ.elements for name in attributes if name.startswith("on") or name == "src"
    }


def test_without_findings_nothing_is_said_of_them() -> None:
    assert "findings" not in Page(page(GSBS)).ids
    assert "Nothing to mend" in page(GSBS, [])


def test_texts_are_marked_with_their_language() -> None:
    shown = Page(page(ALL))
    assert shown.all("html") == [{"lang": "en", "dir": "ltr"}]
    sides = {
        (attributes["lang"], attributes.get("dir"))
        for tag, attributes in shown.elements
        if tag in ("span", "p") and "lang" in attributes
    }
    assert sides == {(language, direction(language)) for language in ALL.languages}
    assert ("ar", "rtl") in sides


@pytest.mark.parametrize("language", [*LANGUAGES, "tlh"])
def test_a_page_is_marked_with_the_language_that_it_is_in(language: str) -> None:
    said = Page(page(GSBS, FINDINGS, language=language))
    spoken = voice(language)
    assert said.all("html") == [{"lang": spoken, "dir": direction(spoken)}]
    assert {one.get("lang") for one in said.all("q")} <= {None, *GSBS.languages}


def channel(written: str) -> Element:
    return next(part for part in tree(written).iter("section") if part.get("id") == "messages")


def test_a_channel_tells_its_limits() -> None:
    limits = (Limit(75, "words"), Limit(2, "paragraphs"))
    channels = sorted({message.channel for message in GSBS.messages})
    written = page(attrs.evolve(GSBS, channels=tuple(Channel(id=one, most=limits, source=SOURCE) for one in channels)))
    assert "limit by email 75 words, 2 paragraphs the guide, page 1" in text_of(channel(written))


def test_a_message_names_the_steps_that_write_it() -> None:
    letter = {"subject": "A talk", "greeting": "Dear {contact},"}
    written = page(
        guide(
            step("ask", after="planned", message="letter"),
            step("thank", after="talk_end", message="note"),
            messages={"letter": letter, "note": letter, "other": letter},
        )
    )
    named = {
        part.get("id"): [link.get("href") for link in part.iter("a")]
        for part in tree(written).iter("section")
        if (part.get("id") or "").startswith("message-")
    }
    assert named == {"message-letter": ["#step-ask"], "message-note": ["#step-thank"], "message-other": []}


@pytest.mark.parametrize("steps", [(), (step("never", after="requested", until=("requested",)),)])
def test_a_guide_without_anything_to_draw_has_no_picture(steps: tuple[object, ...]) -> None:
    written = Page(page(guide(*steps)))  # type: ignore[arg-type]
    assert written.all("svg") == []
    assert written.all("h1")


def test_a_guide_with_a_step_has_two_pictures() -> None:
    assert len(READ.all("svg")) == 2  # for a wide screen and for a narrow one; one of them is shown
