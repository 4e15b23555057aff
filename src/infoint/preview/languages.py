"""Texts of a playbook in their languages, each marked with the language and the direction it is read in."""

from collections.abc import Mapping

from infoint import template
from infoint.errors import NotKnown
from infoint.markup import Content, Markup, element, joined
from infoint.playbook import Playbook
from infoint.preview.sample import CONTACT
from infoint.words import locales
from infoint.words.catalogues import voice
from infoint.words.directions import direction
from infoint.words.languages import best


def language_name(named: str, language: str = "en") -> str:
    """Return the name of a language in a language, or its id."""
    try:
        return locales.locale(named).get_display_name(locales.locale(voice(language))) or named
    except NotKnown:
        return named


def spoken(language: str, *content: Content, tag: str = "span", kind: str | None = None) -> Markup:
    """Mark content with its language."""
    return element(tag, *content, lang=language, dir=direction(language), class_=kind)


def said(playbook: Playbook, key: str, values: Mapping[str, str] | None = None, *, language: str = "en") -> Markup:
    """Return a text in every language, one below the other; of several, each with its id. Values are marked."""
    several = len(playbook.texts) > 1
    lines: list[Markup] = []
    for texts in playbook.texts:
        text = texts.find(key)
        if text is not None:
            name = (
                element("span", texts.language, class_="in", title=language_name(texts.language, language))
                if several
                else None
            )
            lines.append(
                element("span", name, spoken(texts.language, filled(text, values or {}), kind="text"), class_="say")
            )
    return joined(lines)


def filled(text: str, values: Mapping[str, str]) -> Markup:
    """Return a text with marked values in the place of its placeholders; what has no value stays as it is written."""
    return joined(
        element("mark", values[piece.name], title=piece.text) if piece.name and piece.name in values else piece.text
        for piece in template.pieces(text)
    )


def read_in(playbook: Playbook, language: str) -> str:
    """Return the language of a playbook that suits the reader of a page, or else its first one."""
    return best((language,), playbook.languages) or playbook.languages[0]


def plain(playbook: Playbook, key: str, default: str, language: str = "en") -> str:
    """Return a text in the reader's language, or else the first that has it, filled with the sample's words."""
    texts = (playbook.in_language(one).find(key) for one in (read_in(playbook, language), *playbook.languages))
    text = next((found for found in texts if found is not None), default)
    return template.fill(text, lambda name: CONTACT if name == "contact" else f"{{{name}}}")
