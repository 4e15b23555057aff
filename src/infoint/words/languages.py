"""Which language serves where another is asked for: up the CLDR's parents, never across scripts.

Languages that the CLDR takes for one and the same serve each other: zh, zh-CN and zh-Hans; pt and pt-BR; de and de-DE.
"""

from functools import lru_cache
from typing import Final

from babel.core import get_global

from infoint.checks import language as check_language
from infoint.people import PerLanguage

_SCRIPT: Final = len("Latn")


@lru_cache(maxsize=1024)
def chain(language: str) -> tuple[str, ...]:
    """Return a language, and after it those that the CLDR falls back on, the nearest first.

    A parent is of the same script: what is written in traditional characters never becomes simplified.

    >>> chain("zh-TW"), chain("zh-SG")
    (('zh-TW', 'zh-Hant-TW', 'zh-Hant'), ('zh-SG', 'zh'))
    >>> chain("es-MX"), chain("en-GB"), chain("de-CH")
    (('es-MX', 'es-419', 'es'), ('en-GB', 'en-001', 'en'), ('de-CH', 'de'))
    """
    check_language(language, "language")
    found = [language]
    one: str | None = _canonical(language.replace("-", "_"))
    while one:
        found.append(one.replace("_", "-"))
        one = _parent(one)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1024)
def best(wanted: tuple[str, ...], available: tuple[str, ...]) -> str | None:
    """Return the available language that serves one of those wanted: the first wanted wins, then the nearest parent.

    >>> best(("pt-PT", "en"), ("en", "pt-BR")), best(("zh-TW",), ("zh-Hans",))
    ('pt-BR', None)
    """
    for language in wanted:
        for one in chain(language):
            if one in available:
                return one
            same = (other for other in available if _whole(other) == _whole(one))
            if found := next(same, None):
                return found
    return None


def text_in(texts: PerLanguage, language: str) -> str | None:
    """Return the text that serves a language: its own, that of a parent, or that of a variety of it.

    >>> from infoint.people import per_language
    >>> text_in(per_language({"de-CH": "Zellbiologie"}), "de")
    'Zellbiologie'
    """
    own = best((language,), texts.languages)
    varieties = (one for one in texts.languages if best((one,), (language,)))
    found = own or next(varieties, None)
    return texts.get(found) if found else None


def _canonical(language: str) -> str:
    """Name the script where the region decides on another than the language has by itself: zh_TW is zh_Hant_TW."""
    spoken, script, region = _subtags(language)
    if script or not region:
        return language
    named, _ = _likely(language)
    return f"{spoken}_{named}_{region}" if named and named != _likely(spoken)[0] else language


def _parent(language: str) -> str | None:
    exception: str | None = get_global("parent_exceptions").get(language)
    if exception:
        return exception
    spoken, script, region = _subtags(language)
    if region:
        return f"{spoken}_{script}" if script else spoken
    return spoken if script and script == _likely(spoken)[0] else None


@lru_cache(maxsize=1024)
def _whole(language: str) -> tuple[str, str, str]:
    """Return language, script and region, with what is likely where they are not named."""
    check_language(language, "language")
    spoken, script, region = _subtags(_canonical(language.replace("-", "_")))
    likely, home = _likely(spoken)
    if script and script != likely:
        _, home = _likely(f"{spoken}_{script}")
    return spoken, script or likely, region or home


def _likely(language: str) -> tuple[str, str]:
    """Return the script and the region that the CLDR takes a language to have."""
    whole: str = get_global("likely_subtags").get(language, "")
    _, script, region = _subtags(whole)
    return script, region


def _subtags(language: str) -> tuple[str, str, str]:
    """Split an id into language, script and region; what is not named is empty."""
    spoken, *rest = language.split("_")
    script = next((one for one in rest if len(one) == _SCRIPT), "")
    return spoken, script, next((one for one in rest if len(one) != _SCRIPT), "")
