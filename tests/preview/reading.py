"""Reading the page back, as a browser does and as an XML parser does."""

from html.parser import HTMLParser
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

EMPTY = frozenset({"input", "meta"})
SVG = "{http://www.w3.org/2000/svg}"


class Page(HTMLParser):
    """Keep every element with its attributes, and all text that is not style."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.feed(written)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in EMPTY
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.said.append(data)

    @property
    def text(self) -> str:
        """Return all text as it stands there."""
        return "".join(self.said)

    @property
    def ids(self) -> list[str]:
        """Return all ids, in order."""
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]


def tree(written: str) -> Element:
    """Return the page as an XML parser reads it."""
    return ElementTree.fromstring(written)


def names(root: Element) -> list[str]:
    """Return the kinds of all elements, in order."""
    return [element.tag.removeprefix(SVG).lower() for element in root.iter()]


def text_of(element: Element) -> str:
    """Return the text of an element with single blanks."""
    return " ".join("".join(element.itertext()).split())
