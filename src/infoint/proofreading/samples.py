"""What stands in for placeholders where a text is measured: values as long as they commonly are."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from infoint.errors import NotKnown
from infoint.guide import Texts
from infoint.playbook import Playbook
from infoint.template import PLACEHOLDERS
from infoint.words import cldr, locales

_SAMPLES: Final = {
    "contact": "Alexandra Martinez",
    "seeker": "Christopher Lee",
    "who_i_am": "I am Christopher Lee, a third-year student of cell biology at the state university.",
    "field": "science policy",
    "organisation": "the National Institute of Health",
    "introducer": "Margaret Thompson",
    "source": "the directory of alumni",
    "learned": "that most people came to it by way of a fellowship, and that writing well counts for more than grades.",
    "place": "https://example.org/meet/4829-1173-5526",
}
_START: Final = datetime(2026, 9, 23, 14, 30, tzinfo=UTC)
_PLACE: Final = ZoneInfo("America/New_York")


def sample_of(playbook: Playbook, texts: Texts) -> Mapping[str, str]:
    """Return a sample of every placeholder; numbers, lists and dates as the language, or else English, writes them."""
    language = texts.language if spoken(texts.language) else "en"
    media = tuple(texts.by_key[f"media.{medium}"] for medium in playbook.request.media)
    start = cldr.moment(_START, _PLACE, language)
    directories = [text for key, text in texts.lines if key.startswith("directories.")]
    return {
        **dict.fromkeys(PLACEHOLDERS, "a word or two"),
        **_SAMPLES,
        "source": max((*directories, _SAMPLES["source"][: 0 if directories else None]), key=len),
        "minutes": cldr.span(playbook.request.length().minutes, "minutes", language),
        "media": cldr.either(media, language),
        "medium": max(media, key=len),
        "start": start,
        "start_here": start,
        "slots": cldr.either((start,) * (playbook.slots.count if playbook.slots else 3), language),
    }


def spoken(language: str) -> bool:
    """Tell whether the CLDR has a language."""
    try:
        locales.locale(language)
    except NotKnown:
        return False
    return True
