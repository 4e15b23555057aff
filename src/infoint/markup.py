"""Markup by construction: a text is escaped whatever it holds, and only what is made here is an element.

The result is both HTML and well-formed XML, so that either kind of reader takes it.
"""

import re
from collections.abc import Iterable
from html import escape
from typing import Final

import attrs

Attribute = str | float | None

# What XML has no place for, and what would reorder the page round it; findings may quote such things from a file.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff\ufffe\uffff]",
)
_ISOLATES = re.compile(r"[\u2066-\u2069]")
_PDI: Final = "\u2069"
_WEB = re.compile(r"https?://[^\s<>\"'\\]+")
_NOTHING_LOADED: Final = "default-src 'none'; style-src 'unsafe-inline'"
_EMPTY: Final = frozenset({"br", "input", "meta"})
# After these a line ends, so that two versions of a page can be compared; no reader sees it.
_LINES: Final = frozenset(
    {
        *(
            "article",
            "aside",
            "body",
            "caption",
            "dd",
            "div",
            "dl",
            "dt",
            "footer",
            "head",
            "header",
            "li",
            "main",
            "meta",
        ),
        *("h1", "h2", "h3", "h4", "h5"),
        *("nav", "ol", "p", "section", "table", "tbody", "td", "th", "thead", "title", "tr", "ul"),
        *("circle", "desc", "g", "path", "rect", "svg", "text"),
    }
)


@attrs.frozen
class Markup:
    """Hold markup that was made of elements and escaped texts."""

    written: str = attrs.field(repr=False)

    def __str__(self) -> str:
        return self.written


Content = Markup | str | None


def shown(content: Content) -> str:
    """Return content as it is written: markup as it is, text escaped, nothing for None.

    >>> shown("<b> & 'c'")
    '&lt;b&gt; &amp; &#x27;c&#x27;'
    """
    if isinstance(content, Markup):
        return content.written
    text = content or ""
    return _clean(text if _closed(text) else _ISOLATES.sub("\ufffd", text))


def _clean(text: str) -> str:
    return escape(_UNSEEN.sub("\ufffd", text))


def _closed(text: str) -> bool:
    """Tell whether each isolate of a text ends in it: then it keeps a name apart, and reaches no further."""
    depth = 0
    for letter in _ISOLATES.findall(text):
        depth += -1 if letter == _PDI else 1
        if depth < 0:
            return False
    return depth == 0


def element(tag: str, /, *content: Content, **attributes: Attribute) -> Markup:
    """Make an element; an underscore in the name of an attribute is a hyphen, one at its end is left out.

    >>> print(element("em", "a < b", class_="note", aria_label=None))
    <em class="note">a &lt; b</em>
    """
    given = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value is not None}
    start = tag + "".join(f' {name}="{shown(_number(value))}"' for name, value in given.items())
    end = "\n" if tag in _LINES else ""
    return Markup(f"<{start}/>{end}" if tag in _EMPTY else f"<{start}>{''.join(map(shown, content))}</{tag}>{end}")


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else f"{round(value, 1):g}"


def joined(content: Iterable[Content], between: str = "") -> Markup:
    """Return pieces one after the other."""
    return Markup(shown(between).join(map(shown, content)))


def one_text(pieces: Iterable[Content]) -> Markup:
    """Return the pieces of one text one after the other; an isolate may end in another piece than it began in."""
    given = tuple(pieces)
    if not _closed("".join(one for one in given if isinstance(one, str))):
        return joined(given)
    return Markup("".join(_clean(one) if isinstance(one, str) else shown(one) for one in given))


def link(address: str) -> Markup:
    """Return an address as a link, or as plain text where it is not one of the web.

    >>> print(link("javascript:alert(1)"))
    <span>javascript:alert(1)</span>
    """
    if not _WEB.fullmatch(address):
        return element("span", address)
    return element("a", address, href=address, rel="noreferrer")


def table(caption: Content, heads: Iterable[str], rows: Iterable[Iterable[Content]], kind: str = "") -> Markup:
    """Make a table with a caption; on a narrow screen each cell says its own head.

    A row is named by its first cell.
    """
    names = tuple(heads)
    head = element("tr", *(element("th", name, scope="col") for name in names))
    body = [
        element(
            "tr",
            *(
                element("td" if at else "th", cell, scope=None if at else "row", data_label=name)
                for at, (name, cell) in enumerate(zip(names, row, strict=True))
            ),
        )
        for row in rows
    ]
    written = element("table", element("caption", caption), element("thead", head), element("tbody", *body))
    return element("div", written, class_=f"table {kind}".strip())


def listed(items: Iterable[Content], kind: str | None = None, tag: str = "ul") -> Markup:
    """Make a list; none of nothing."""
    entries = [element("li", item) for item in items]
    return element(tag, *entries, class_=kind) if entries else Markup("")


def pairs(items: Iterable[tuple[Content, Content]], kind: str | None = None) -> Markup:
    """Make a list of names with what they stand for; pairs without content are left out."""
    entries = [element("div", element("dt", name), element("dd", content)) for name, content in items if shown(content)]
    return element("dl", *entries, class_=kind) if entries else Markup("")


def html_page(title: str, style: str, body: Markup, *, language: str, side: str | None = None) -> str:
    """Make a whole page that loads nothing and runs nothing; `side` is from where it is read, `ltr` or `rtl`."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_LOADED}"/>'),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", _ISOLATES.sub("", title)),  # what shows it may know nothing of directions
        Markup(f"<style>{style}</style>"),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=language, dir=side)}\n"
