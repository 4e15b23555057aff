"""From which side a language is read, and names of the other side kept apart within its sentences.

A foreign name takes the punctuation and the figures beside it along to its own side: in an Arabic sentence
"Kim Lee (20)" would come out as "(20) Kim Lee", and in an English one a Hebrew name would swallow the number after it.
FSI and PDI (U+2068, U+2069) keep it apart; readers and calendars that do not know them show nothing there. They stand
only where a name runs against its sentence, so that most texts hold none, and compare as they are written.
"""

import re
from functools import lru_cache
from typing import Final, Literal
from unicodedata import bidirectional

from infoint.errors import NotKnown
from infoint.words import locales

_FSI: Final = "\u2068"
_PDI: Final = "\u2069"
_ISOLATES: Final = frozenset("\u2066\u2067\u2068")
_EMBEDDINGS: Final = frozenset("\u202a\u202b\u202d\u202e")
_PDF: Final = "\u202c"
_CONTROLS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_AGAINST: Final = {"ltr": frozenset({"R", "AL"}), "rtl": frozenset({"L"})}
_NUMBER = re.compile(r"[0-9]+(?:[.,:/][0-9]+)*%?")  # what stays together by itself among letters from the right
_LINES = re.compile(r"([\n\r\x1c-\x1e\x85\u2029])")  # no isolate reaches beyond its line
_STRONG: Final = frozenset({"L", "R", "AL"})


@lru_cache(maxsize=256)
def direction(language: str) -> Literal["ltr", "rtl"]:
    """Return from which side a language is read; from the left where the CLDR does not know it.

    >>> direction("ar-EG"), direction("ja")
    ('rtl', 'ltr')
    """
    try:
        return "rtl" if locales.locale(language).character_order == "right-to-left" else "ltr"
    except NotKnown:
        return "ltr"


def isolated(text: str, language: str) -> str:
    r"""Keep a value apart where it would run against the sentence of a language; else return it as it is.

    In a sentence from the left that is a value with a letter read from the right. In one from the right it is a value
    with a letter read from the left, and one of figures and signs without a letter, such as a telephone number, whose
    parts would change places; a plain number, a time of day or a share of a hundred stay as they are. What is kept
    apart already stays so. Controls of direction that open or close nothing are taken out, so that no value reaches
    beyond its place.

    >>> isolated("Kim Lee", "en")
    'Kim Lee'
    >>> isolated("Kim Lee", "ar")
    '\u2068Kim Lee\u2069'
    """
    side = direction(language)
    if side == "ltr" and text.isascii():
        return text
    return "".join(_apart(line, side) for line in _LINES.split(text))


def _apart(line: str, side: Literal["ltr", "rtl"]) -> str:
    whole = line if _balanced(line) else _CONTROLS.sub("", line)
    return f"{_FSI}{whole}{_PDI}" if _runs_against(whole, side) else whole


def _balanced(text: str) -> bool:
    """Tell whether every control of direction that opens is closed, in order."""
    opened: list[str] = []
    for letter in _CONTROLS.findall(text):
        if letter in _ISOLATES:
            opened.append(_PDI)
        elif letter in _EMBEDDINGS:
            opened.append(_PDF)
        elif not opened or opened.pop() != letter:
            return False
    return not opened


def _runs_against(text: str, side: Literal["ltr", "rtl"]) -> bool:
    seen = _outside(text)
    kinds = {bidirectional(letter) for letter in seen}
    if side == "rtl" and "EN" in kinds and not _STRONG & kinds:
        return not _NUMBER.fullmatch(seen)
    return bool(_AGAINST[side] & kinds)


def _outside(text: str) -> str:
    """Return what stands in no isolate: that alone runs with the sentence."""
    depth = 0
    letters: list[str] = []
    for letter in text:
        depth -= letter == _PDI
        if not depth:
            letters.append(letter)
        depth += letter in _ISOLATES
    return "".join(letters)
