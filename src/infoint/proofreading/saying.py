"""Remarks said in a language, with numbers, spans and lists as it writes them; this loads locale data."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from infoint.offsets import Offset
from infoint.proofreading.remarks import Each, Remark, Value
from infoint.translatable import plural, sentence
from infoint.words import cldr
from infoint.words.catalogues import say, say_count, voice
from infoint.words.directions import isolated

# Translators: quotation marks round a word of the playbook, in a list such as "'held' and 'scheduled'".
_QUOTED: Final = sentence("'{text}'")
_BUSINESS_DAYS: Final = plural("{count} business day", "{count} business days")

COUNTED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "error": plural("{count} error", "{count} errors"),
        "warning": plural("{count} warning", "{count} warnings"),
        "note": plural("{count} note", "{count} notes"),
    }
)
"""Findings counted, by how grave they are."""


def said(remark: Remark, language: str) -> str:
    """Return a remark in a language."""
    values = dict(remark.values)
    if isinstance(remark.sentence, str):
        return say(remark.sentence, language, **{name: _said(value, language) for name, value in values.items()})
    count = values.pop("count")
    assert isinstance(count, int)
    told = {name: _said(value, language) for name, value in values.items()}
    return say_count(remark.sentence, count, language, **told)


def _said(value: Value, language: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return cldr.number(value, voice(language))
    if isinstance(value, Offset):
        return span(value, language)
    if isinstance(value, Each):
        return _list(value, language)
    return said(value, language)


def span(offset: Offset, language: str) -> str:
    """Return a span of a guide in words."""
    if offset.unit == "business days":
        return say_count(_BUSINESS_DAYS, offset.amount, language)
    return cldr.span(offset.amount, offset.unit, voice(language))


def _list(items: Each, language: str) -> str:
    spoken = voice(language)
    told = tuple(isolated(_said(item, language), language) for item in items.items)
    if items.quoted:
        told = tuple(say(_QUOTED, language, text=one) for one in told)
    return cldr.either(told, spoken) if items.style == "either" else cldr.both(told, spoken)
