"""A draft as HTML: what a browser shows is what the plain text says."""

from html.parser import HTMLParser
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint import playbooks
from infoint.message import Draft, Part
from infoint.render.mail import in_html
from infoint.words import compose
from tests.approve import LETTERS
from tests.approve import plan as story
from tests.render.test_mail import DRAFT as WRITTEN
from tests.render.test_mail import with_body
from tests.strategies import lines

DRAFT = attrs.evolve(
    WRITTEN, parts=(Part(label="greeting", text="Dear Kim Lee,"), Part(label="rest", text="Thank you.\nAna"))
)


class Reader(HTMLParser):
    """Say what a browser shows: a blank line round paragraphs, a new line at each break."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag == "br":
            self.shown += "\n"
        if tag == "p":
            self.shown += "\n\n" if self.shown else ""
            self.inside = True

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "p"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.shown += data
        else:
            assert not data.strip()


def read(written: Draft) -> Reader:
    page = in_html.letter(written)
    ElementTree.fromstring(page.partition("\n")[2])
    found = Reader()
    found.feed(page)
    found.close()
    return found


def test_paragraphs_and_lines_are_those_of_the_text() -> None:
    assert in_html.letter(DRAFT) == (
        "<!DOCTYPE html>\n"
        '<html lang="en"><head><meta charset="utf-8"/>\n'
        "</head>\n"
        '<body><div lang="en" dir="ltr"><p style="white-space: pre-wrap">Dear Kim Lee,</p>\n'
        '<p style="white-space: pre-wrap">Thank you.<br/>Ana</p>\n'
        "</div>\n"
        "</body>\n"
        "</html>\n"
    )


@pytest.mark.parametrize(("language", "side"), [("ar", "rtl"), ("de", "ltr")])
def test_the_text_itself_says_its_language_and_its_direction(language: str, side: str) -> None:
    tags = dict(read(attrs.evolve(DRAFT, language=language)).tags)
    assert tags["div"] == {"lang": language, "dir": side}


@given(st.lists(lines(), min_size=1, max_size=4))
def test_whatever_is_written_is_shown_and_nothing_else(texts: list[str]) -> None:
    written = with_body("\n".join(texts))
    found = read(written)
    assert found.shown == written.body.removesuffix("\n")
    assert {tag for tag, _ in found.tags} <= {"html", "head", "meta", "body", "div", "p", "br"}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "&lt; &amp; \" ' <!-- -->",
        "https://example.org/?a=1&b=2",
        "a\n\n\n\nb",
        "  indented\n\ttab",
        "]]> </p></body>",
    ],
)
def test_no_text_becomes_markup(text: str) -> None:
    found = read(with_body(text))
    assert found.shown == text
    assert {tag for tag, _ in found.tags} == {"html", "head", "meta", "body", "div", "p"} | (
        {"br"} if "\n" in text.replace("\n\n", "") else set()
    )


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_breaks_of_any_kind_are_line_breaks(newline: str) -> None:
    assert read(with_body(f"one{newline}two{newline}{newline}three")).shown == "one\ntwo\n\nthree"


@pytest.mark.parametrize("name", LETTERS)
def test_every_mail_of_the_guide_says_the_same_twice(name: str) -> None:
    gsbs = playbooks.load("gsbs")
    step = gsbs.step(name)
    assert step.message
    written = compose(gsbs, story(LETTERS[name]), step.message)
    assert read(written).shown == written.body.removesuffix("\n")
