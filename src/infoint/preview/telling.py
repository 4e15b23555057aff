"""What single values and words of the format are called on the page, in plain English."""

from collections.abc import Mapping
from datetime import time
from types import MappingProxyType
from typing import Any, Final, cast

import attrs

from infoint.correspondence import WEEKDAYS
from infoint.limits import Limit
from infoint.offsets import Offset
from infoint.playbook import Playbook
from infoint.preview.languages import plain
from infoint.rules import DEFAULT_SOURCE, Step

_AFTER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "planned": "Once the seeker plans to ask",
        "requested": "Once the request is sent",
        "replied": "Once the contact answers",
        "scheduled": "Once a talk is agreed",
        "talk_start": "From the start of the talk",
        "talk_end": "After the talk",
        "cancelled": "If the talk is called off",
        "missed": "If somebody does not come",
        "declined": "If the contact declines",
        "bounced": "If the message comes back",
        "referred": "If the contact names somebody",
        "noted": "Once something is noted",
    }
)
_BEFORE: Final[Mapping[str, str]] = MappingProxyType(
    {"talk_start": "Before the talk", "talk_end": "Before the end of the talk"}
)


_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "sort": "sorted by",
        "per_organisation": "at a time at one organisation",
        "enough": "enough there after",
        "avoid": "media to avoid",
        "resume": "résumé",
        "prepare": "questions to prepare",
        "expect": "questions to expect",
        "last": "question to end with",
        "pays": "who pays",
        "count": "how many",
        "zone": "whose clock",
        "opens": "from then on",
        "day_starts": "the day starts",
        "most": "at most",
        "salutation": "who is addressed",
    }
)
_VALUES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "as_told": "as they asked to be, else by name",
        "must_be_told": "as they asked to be; nothing is written before that is known",
        "name": "always by name",
        "omit": "leave it out",
        "carry": "have it at hand",
        "enclose": "enclose it",
        "on_request": "only if they ask",
        "each": "each their own",
    }
)


def start_of(playbook: Playbook, step: Step) -> str:
    """Return what a step counts from, as a heading."""
    if step.before:
        return _BEFORE[step.before]
    kind, _, slot = step.moment.partition(":")
    if kind == "done":
        return f"After “{plain(playbook, f'steps.{slot}', slot)}”"
    if kind == "noted" and slot:
        return f"Once “{plain(playbook, f'notes.{slot}', slot)}” is noted"
    if kind == "replied" and slot:
        start = "Once" if slot == "yes" else "If"
        return f"{start} the contact answers “{plain(playbook, f'answers.{slot}', slot)}”"
    return _AFTER[kind]


def dates_of(step: Step) -> str:
    """Return the dates of a step as the guide has them."""
    side = " before" if step.before else ""
    told = [
        f"{name} {_span(getattr(step, name))}{side if getattr(step, name).amount else ''}"
        for name in ("opens", "due", "deadline", "closes")
        if getattr(step, name)
    ]
    return ", ".join(told) or "at once"


def limits_of(step: Step) -> str:
    """Return how often a step is done."""
    told = ["repeats"] if step.repeats else []
    told += [f"at most {_times(step.at_most)}"] if step.at_most else []
    told += [f"{_times(step.a_year)} a year"] if step.a_year else []
    return ", ".join(told)


def _times(amount: int) -> str:
    return "once" if amount == 1 else f"{amount} times"


def _span(offset: object) -> str:
    return "the same day" if str(offset) == "0 days" else str(offset)


def worded(value: object) -> str:
    """Return a value of a rule in words: lists with commas, weekdays by their names."""
    match value:
        case None | () | "":
            return ""
        case bool():
            return "yes" if value else "no"
        case time():
            return f"{value:%H:%M}"
        case frozenset():
            weekdays = sorted(cast("frozenset[int]", value))
            return worded(tuple(WEEKDAYS[day] for day in weekdays)) or "none"
        case tuple():
            return ", ".join(map(worded, cast("tuple[object, ...]", value)))
        case _ if attrs.has(cast("type", type(value))) and not isinstance(value, Offset | Limit):
            return ", ".join(f"{name}: {told}" for name, told in fields_of(value) if told)
        case _:
            return str(value)


def fields_of(rule: Any, *without: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of a rule in words, but for its id, its source, and what is told elsewhere."""
    left_out = {"id", "source", "defaults", *without}
    names = [
        field.name
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(rule)))
        if field.name not in left_out
    ]
    return tuple((_NAMES.get(name, name.replace("_", " ")), _value(name, getattr(rule, name))) for name in names)


def _value(name: str, value: Any) -> str:
    if name == "sort":
        return "; ".join(
            f"{mark[1:]}, most first" if mark.startswith("-") else f"{mark}, least first" for mark in value
        )
    words = worded(value)
    return _VALUES.get(words, words) if name in ("salutation", "resume", "pays") else words


def own_figures(rule: Any) -> str:
    """Return which keys of a rule the guide gives no figure for."""
    keys: tuple[str, ...] = getattr(rule, "defaults", ())
    if rule.source == DEFAULT_SOURCE or not keys:
        return ""
    return f"{DEFAULT_SOURCE}: {', '.join(keys)}"
