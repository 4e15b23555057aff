"""How long a text takes to say.

Reading speeds aloud are those of the International Reading Speed Texts in 17 languages (Trauzettel-Klosinski and Dietz,
IOVS 2012;53:5452). Whoever speaks freely, to somebody who has not heard it yet, takes about two thirds of that: 150
words a minute in English, which is what speakers are told everywhere. Chinese and Japanese are counted by the sign, at
the pace of announcers and teachers. All figures are round: they tell half a minute from two.
"""

import re
from typing import Final

from infoint.words import cldr
from infoint.words.languages import chain

_WORDS: Final = {"en": 150, "es": 145, "fr": 130, "de": 120, "pt": 120, "ar": 90}
_OTHER_WORDS: Final = 120
_SIGNS: Final = {"ja": 300}
_OTHER_SIGNS: Final = 240

_SIGN = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"\S*\w\S*")
_STEP: Final = 5
_IN_SECONDS: Final = 90


def seconds_to_say(text: str, language: str) -> float:
    """Return how many seconds a text takes to say in a language, unhurried.

    >>> seconds_to_say("I study how cells repair their membranes, and I like explaining it.", "en")
    4.8
    """
    spoken = chain(language)[-1].partition("-")[0]
    signs = len(_SIGN.findall(text))
    words = len(_WORD.findall(_SIGN.sub(" ", text)))
    return 60 * (signs / _SIGNS.get(spoken, _OTHER_SIGNS) + words / _WORDS.get(spoken, _OTHER_WORDS))


def time_to_say(text: str, language: str) -> str:
    """Return how long a text takes to say, in seconds to the nearest five, or in minutes.

    >>> time_to_say("I study how cells repair their membranes, and I like explaining it. " * 8, "en")
    '40 seconds'
    """
    seconds = max(_STEP, _STEP * round(seconds_to_say(text, language) / _STEP))
    if seconds <= _IN_SECONDS:
        return cldr.span(seconds, "seconds", language)
    return cldr.span(round(seconds / 60), "minutes", language)
