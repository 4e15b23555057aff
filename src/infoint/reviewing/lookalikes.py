"""Letters of another script that look like Latin ones, and names that hold an address."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from infoint.reviewing.case import OWN, Case
from infoint.reviewing.finding import Finding
from infoint.reviewing.reading import Page
from infoint.translatable import sentence

MIXED: Final = sentence("“{word}” mixes letters that look alike but are not of one script.")
ADDRESS: Final = sentence("“{name}” stands where a name should, and holds an address.")

_WORD = re.compile(r"[^\W\d_]+")
_ALIKE: Final = dict(
    zip(
        "авеёікмнорсстухуѕјһԁԛԝАВЕЁІКМНОРСТУХЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαεικνρτυχ",
        "abeëikmhopcctyxysjhdqwABEËIKMHOPCTYXSJABEZHIKMNOPTYXoaeikvptux",
        strict=True,
    )
)
LATIN: Final[Mapping[int, str]] = MappingProxyType({ord(alike): latin for alike, latin in _ALIKE.items()})
"""Cyrillic and Greek letters with the Latin one that each looks like."""


def findings(case: Case, page: Page) -> Iterator[Finding]:
    """Find words that mix Latin with Cyrillic or Greek letters; what is written TGFβ or αSMA is a name of science."""
    for match in _WORD.finditer(page.text):
        word = match[0]
        if not word.isascii() and _mixes(word):
            latin = word.translate(LATIN)
            repair = latin if not _mixes(latin) else None
            yield page.finding("lookalike_letters", match.span(), MIXED, OWN, word=word, repair=repair)
    yield from _addresses(case, page)


def _mixes(word: str) -> bool:
    """Tell whether a word has letters of two scripts; Greek ones at its edge may be honest: TGFβ, αSMA, μm."""
    scripts = {_script(letter) for letter in word}
    if "LATIN" not in scripts or not {"CYRILLIC", "GREEK"} & scripts:
        return False
    inside = [letter for letter in word if _script(letter) == "LATIN"]
    edge = "".join(inside) in word
    honest = all(letter.isupper() for letter in inside) or not any(ord(letter) in LATIN for letter in word)
    return "CYRILLIC" in scripts or not (edge and honest)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _addresses(case: Case, page: Page) -> Iterator[Finding]:
    people = (case.plan.contact, case.plan.introducer, case.plan.seeker)
    named = [name for one in people if one for name in (one.name, getattr(one, "addressed_as", None)) if name]
    for name in dict.fromkeys(named):
        if "@" in name or "://" in name:
            at = page.text.find(name)
            if at >= 0:
                yield page.finding("address_in_name", (at, at + len(name)), ADDRESS, OWN, name=name)
