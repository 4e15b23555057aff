"""How each language writes and slips, as data: minutes, times, promises, asking for a job; one TOML file a language.

A language without a file is not read: the proofreader finds nothing there, and the reviewer of drafts says so.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, cast

import attrs

_DAY: Final = 24.0
SPANS: Final[Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        "today": (0.0, _DAY),
        "yesterday": (4.0, 2 * _DAY),
        "days_ago": (1.5 * _DAY, 12 * _DAY),
        "last_week": (2.1 * _DAY, 14 * _DAY),
        "weeks_ago": (9 * _DAY, 80 * _DAY),
        "last_month": (5 * _DAY, 62 * _DAY),
        "months_ago": (40 * _DAY, 330 * _DAY),
        "last_year": (20 * _DAY, 730 * _DAY),
    }
)
"""How many hours ago something is, at least and at most, of which one would say so."""

_FORMAT: Final = 1
_Phrases = tuple[str, ...]


@attrs.frozen(kw_only=True)
class Clock:
    """Hold how times of day are written: what stands after the hour, before or behind the time, and whose clock it is.

    `spelt` are times in words, which are not read. `zones` say that a clock is meant; `yours` and `mine` whose it is,
    the reader's and the writer's.
    """

    hour: _Phrases
    minute: _Phrases
    half: _Phrases
    morning: _Phrases
    afternoon: _Phrases
    at: _Phrases
    spelt: _Phrases
    zones: _Phrases
    yours: _Phrases = ()
    mine: _Phrases = ()


@attrs.frozen(kw_only=True)
class Dates:
    """Hold what stands between day and month, behind the number of a day, and what marks it."""

    between: _Phrases
    ordinals: _Phrases
    day: _Phrases


@attrs.frozen(kw_only=True, eq=False)  # one value a language: what is prepared for it is cached by identity
class Idioms:
    """Hold the idioms of one language: literal phrases, whatever their case.

    `elapsed` maps phrases to hours [fewest, most]; `cues` the label of a part to phrases by which people say it;
    `fields` what a blank of a template is called to the placeholder that fills it.
    """

    language: str
    reviewed_by: str
    minutes: _Phrases
    hours: _Phrases
    numbers: Mapping[str, int]
    spelt_minutes: Mapping[str, int]
    elapsed: Mapping[str, tuple[float, float]]
    events: _Phrases
    job_requests: _Phrases
    job_denials: _Phrases
    resume: _Phrases
    enclosed: _Phrases
    unfilled: _Phrases
    needs_name: _Phrases
    titles: _Phrases
    after_name: _Phrases
    promises_to_send: _Phrases
    promises_to_report: _Phrases
    clock: Clock
    dates: Dates
    cues: Mapping[str, _Phrases]
    fields: Mapping[str, str]


@cache
def languages_read() -> tuple[str, ...]:
    """Return the languages that are read."""
    names = (entry.name for entry in files("infoint.idioms").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def idioms_of(language: str) -> Idioms | None:
    """Return the idioms of a language, or else of it without script and region; None where it is not read.

    >>> idioms_of("de-CH").language, idioms_of("tlh")
    ('de', None)
    """
    spoken = (tag for tag in (language, language.partition("-")[0]) if tag in languages_read())
    tag = next(spoken, None)
    return _read(tag) if tag else None


@cache
def _read(tag: str) -> Idioms:
    document = tomllib.loads(files("infoint.idioms").joinpath(f"{tag}.toml").read_text(encoding="utf-8"))
    return structured(document)


def structured(document: Mapping[str, Any]) -> Idioms:
    """Make idioms of a document; what is missing or not known is a mistake in the package, and Python says so."""
    if document["format"] != _FORMAT:
        raise ValueError
    given: dict[str, Any] = {key: _tuples(value) for key, value in document.items() if key != "format"}
    elapsed = {phrase: SPANS[span] for span, phrases in given["elapsed"].items() for phrase in phrases}
    given |= {"clock": Clock(**given["clock"]), "dates": Dates(**given["dates"]), "elapsed": MappingProxyType(elapsed)}
    return Idioms(**given)


def _tuples(value: Any) -> Any:
    """Make lists tuples, and tables that nobody can change."""
    if isinstance(value, dict):
        table = cast("dict[str, Any]", value)
        return MappingProxyType({key: _tuples(inner) for key, inner in table.items()})
    return tuple(value) if isinstance(value, list) else value  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
