"""What single values and words of the format are called on the page."""

from collections.abc import Mapping
from datetime import time
from types import MappingProxyType
from typing import Any, Final, cast

import attrs

from infoint.correspondence import WEEKDAYS
from infoint.limits import Limit
from infoint.offsets import Offset
from infoint.proofreading import saying
from infoint.rules import DEFAULT_SOURCE
from infoint.translatable import sentence
from infoint.words import cldr
from infoint.words.catalogues import say, voice
from infoint.words.measures import limited
from infoint.words.rows import parted, row

NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Translators: by which of a host's numbers contacts are sorted; this and the next are names in a list of rules.
        "sort": sentence("sorted by"),
        "per_organisation": sentence("at a time at one organisation"),
        # Translators: after how many talks at one organisation nobody else there is asked.
        "enough": sentence("enough there after"),
        "introductions_first": sentence("introductions first"),
        # Translators: a medium is such as telephone, video or in person.
        "avoid": sentence("media to avoid"),
        "salutation": sentence("who is addressed"),
        "resume": sentence("résumé"),
        "to": sentence("to"),
        # Translators: the message that this one stands for on another channel.
        "instead_of": sentence("instead of"),
        "prepare": sentence("questions to prepare"),
        "expect": sentence("questions to expect"),
        "last": sentence("question to end with"),
        # Translators: what becomes of a question that an earlier talk has answered.
        "answered_before": sentence("answered before"),
        "pays": sentence("who pays"),
        # Translators: how many times are proposed for a talk.
        "count": sentence("how many"),
        "weekdays": sentence("weekdays"),
        "earliest": sentence("earliest"),
        "latest": sentence("latest"),
        "zone": sentence("whose clock"),
        # Translators: the first moment at which a talk is proposed, such as "3 business days".
        "opens": sentence("from then on"),
        "weekend": sentence("weekend"),
        "day_starts": sentence("the day starts"),
        "day_ends": sentence("the day ends"),
        # Translators: how business days are counted.
        "method": sentence("method"),
        # Translators: what happens later in the day counts as of the next one.
        "cut_off": sentence("cut-off"),
        # Translators: the hours in which nobody is reminded.
        "quiet": sentence("quiet hours"),
        "most": sentence("at most"),
    }
)
_VALUES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "salutation": {
            "as_told": sentence("as they asked to be, else by name"),
            "must_be_told": sentence("as they asked to be; nothing is written before that is known"),
            "name": sentence("always by name"),
        },
        "resume": {
            "omit": sentence("leave it out"),
            "carry": sentence("have it at hand"),
            "enclose": sentence("enclose it"),
            "on_request": sentence("only if they ask"),
        },
        "pays": {
            "seeker": sentence("the seeker"),
            "contact": sentence("the contact"),
            "each": sentence("each their own"),
        },
        "zone": {"seeker": sentence("the seeker"), "contact": sentence("the contact")},
        "to": {"contact": sentence("the contact"), "introducer": sentence("the introducer")},
        "answered_before": {
            "ask": sentence("asked again"),
            "check": sentence("offered as a check"),
            "skip": sentence("left out"),
        },
        # Translators: business days are counted one by one.
        "method": {
            "count": sentence("one by one"),
            # Translators: business days are counted by the calendar, and what ends on a day off moves on.
            "roll": sentence("by the calendar, moved where it ends on a day off"),
        },
    }
)
_LEFT_OUT: Final = frozenset({"id", "source", "defaults"})


def worded(value: object, language: str = "en") -> str:
    """Return a value of a rule in words: things in a row, weekdays by their names."""
    match value:
        case None | () | "":
            return ""
        case bool():
            return say(sentence("yes") if value else sentence("no"), language)
        case int():
            return cldr.number(value, voice(language))
        case time():
            return f"{value:%H:%M}"
        case frozenset():
            days = sorted(cast("frozenset[int]", value))
            named = tuple(cldr.weekday(day, voice(language)) for day in days)
            return row(named, language) or say(sentence("none"), language)
        case tuple():
            return row(tuple(worded(one, language) for one in cast("tuple[object, ...]", value)), language)
        case Offset():
            return saying.span(value, language)
        case Limit():
            return limited(value, language)
        case _ if attrs.has(cast("type", type(value))):
            told = (f"{name}: {words}" for name, words in fields_of(value, language=language) if words)
            return row(tuple(told), language)
        case _:
            return str(value)


def fields_of(rule: Any, *without: str, language: str = "en") -> tuple[tuple[str, str], ...]:
    """Return the fields of a rule in words, but for its id, its source, and what is told elsewhere."""
    names = [field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(rule)))]
    return tuple(
        (_called(name, language), _value(name, getattr(rule, name), language))
        for name in names
        if name not in _LEFT_OUT.union(without)
    )


def _called(name: str, language: str) -> str:
    return say(NAMES[name], language) if name in NAMES else name.replace("_", " ")


def _value(name: str, value: Any, language: str) -> str:
    if name == "sort":
        # Translators: {mark} is the name of a number that the office keeps of a contact.
        most = sentence("{mark}, most first")
        # Translators: {mark} is the name of a number that the office keeps of a contact.
        least = sentence("{mark}, least first")
        return parted(
            tuple(say(most if one.startswith("-") else least, language, mark=one.removeprefix("-")) for one in value),
            language,
        )
    if name == "weekdays":
        return row(tuple(cldr.weekday(WEEKDAYS.index(one), voice(language)) for one in value), language)
    known = _VALUES.get(name, {})
    return say(known[value], language) if isinstance(value, str) and value in known else worded(value, language)


def own_figures(rule: Any, language: str = "en") -> str:
    """Return which keys of a rule the guide gives no figure for."""
    keys: tuple[str, ...] = getattr(rule, "defaults", ())
    if rule.source == DEFAULT_SOURCE or not keys:
        return ""
    # Translators: {source} is "infoint default", {keys} are words of the format.
    return say(sentence("{source}: {keys}"), language, source=DEFAULT_SOURCE, keys=row(keys, language))
