"""Markup: what is text stays text, and only what is made is an element."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint.markup import Markup, element, html_page, joined, link, listed, one_text, pairs, shown, table


@given(st.text())
def test_a_text_is_read_back_as_text(text: str) -> None:
    read = ElementTree.fromstring(str(element("b", text, title=text)))
    assert list(read) == []
    assert read.tag == "b"
    assert len(read.text or "") == len(text.replace("\r\n", "\n"))  # what XML has no place for is one mark each


def test_what_is_not_to_be_shown_is_a_mark() -> None:
    assert shown("\u2068Kim\u2069 \u2067\u2068a\u2069\u2069") == "\u2068Kim\u2069 \u2067\u2068a\u2069\u2069"
    assert shown("\u2068Kim") == "\ufffdKim"
    assert shown("\u2069Kim\u2068") == "\ufffdKim\ufffd"
    assert shown("a\x00\x1b\u202eb\ud800\uffff\u2029") == "a\ufffd\ufffd\ufffdb\ufffd\ufffd\ufffd"
    assert shown("a\x7f\x85b") == "a\ufffd\ufffdb"
    assert shown("two\nlines\tÄ שלום") == "two\nlines\tÄ שלום"
    assert shown(None) == ""


def test_attributes() -> None:
    made = element("i", class_="a b", aria_label='"<', data_label=None, x=1.25, y=3)
    assert str(made) == '<i class="a b" aria-label="&quot;&lt;" x="1.2" y="3"></i>'


def test_what_has_no_content_is_closed_at_once() -> None:
    assert str(element("meta", charset="utf-8")) == '<meta charset="utf-8"/>\n'


def test_a_page_is_whole_and_loads_nothing() -> None:
    written = html_page("A \u2068<title>\u2069", "p { margin: 0 }", element("body", "x"), language="ar", side="rtl")
    assert written.startswith('<!DOCTYPE html>\n<html lang="ar" dir="rtl">')
    assert "<title>A &lt;title&gt;</title>" in written
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'\"" in written
    assert '<meta name="referrer" content="no-referrer"/>' in written
    assert '<html lang="en">' in html_page("x", "", element("body"), language="en")


def test_pieces_are_joined() -> None:
    assert joined(["<", element("b", "x"), None], ", ") == Markup("&lt;, <b>x</b>, ")


@pytest.mark.parametrize("address", ["https://example.org", "http://example.org/a?b=c&d#e"])
def test_an_address_of_the_web_is_a_link(address: str) -> None:
    read = ElementTree.fromstring(str(link(address)))
    assert (read.tag, read.get("href"), read.text) == ("a", address, address)
    assert read.get("rel") == "noreferrer"


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//example.org", "ftp://example.org"),
        *("https:", "https://", "https://a b", " https://example.org", "file:///etc", "https://a\"onclick='x'"),
    ],
)
def test_any_other_address_is_text(address: str) -> None:
    read = ElementTree.fromstring(str(link(address)))
    assert (read.tag, read.attrib, read.text) == ("span", {}, address)


def test_a_table_has_a_caption_and_names_its_cells() -> None:
    read = ElementTree.fromstring(str(table("All <of it>", ("A", "B"), [("1", "2"), ("3", None)], "wide")))
    assert read.get("class") == "table wide"
    assert read.findtext("table/caption") == "All <of it>"
    assert [cell.get("scope") for cell in read.iter("th")] == ["col", "col", "row", "row"]
    cells = [(cell.get("data-label"), cell.text) for row in read.findall("table/tbody/tr") for cell in row]
    assert cells == [("A", "1"), ("B", "2"), ("A", "3"), ("B", None)]


def test_nothing_is_listed_as_nothing() -> None:
    assert str(listed([])) == str(pairs([])) == str(pairs([("a", ""), ("b", None)])) == ""
    assert "".join(str(listed(["<a>"], "short", "ol")).split()) == '<olclass="short"><li>&lt;a&gt;</li></ol>'
    assert "".join(str(pairs([("a", "1"), ("b", None)])).split()) == "<dl><div><dt>a</dt><dd>1</dd></div></dl>"


def test_an_isolate_may_end_in_another_piece_of_its_text() -> None:
    mark = element("mark", "Kim")
    assert str(one_text(("<\u2068", mark, None, "\u2069"))) == "&lt;\u2068<mark>Kim</mark>\u2069"
    assert str(one_text(("\u2068", mark))) == "\ufffd<mark>Kim</mark>"
