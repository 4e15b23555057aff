"""Public holidays of the world, from the package `holidays`: the extra `infoint[holidays]`.

    gsbs = playbooks.load("gsbs").observing(observances.public())

Each year of a place is worked out by itself, so that no answer depends on what was asked before.
"""

from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from importlib import import_module

import attrs

from infoint import checks
from infoint.checks import or_none, valid
from infoint.errors import Fault, NotKnown


@attrs.frozen
class PublicHolidays:
    """Name public holidays, in a language where the package has it for the place, else in the place's own."""

    language: str | None = attrs.field(default=None, validator=valid(or_none(checks.language)))

    def __call__(self, day: date, place: str) -> str | None:
        """Return the name of the holiday that a day is in a place (`DE`, `US-TX`), or None.

        A place of which the package knows nothing has none: a plan never fails an agenda. `require` refuses it before.
        """
        checks.place_code(place, "place")
        return _year(place, day.year, self.language).get(day)

    def require(self, place: str) -> None:
        """Raise `NotKnown` for a place of which the package knows nothing: for where a place comes in."""
        checks.place_code(place, "place")
        if not _known(place):
            raise NotKnown(Fault(code="unknown_place", path="place", hint="see holidays.list_supported_countries()"))


def public(language: str | None = None) -> PublicHolidays:
    """Return the public holidays of every place that the package knows, for `playbook.observing`.

    >>> public("en-US")(date(2026, 5, 25), "US-TX")
    'Memorial Day'
    """
    import_module("holidays")  # where it is not installed, this says so, and not the first date that is counted
    return PublicHolidays(language)


@lru_cache(maxsize=512)
def _known(place: str) -> bool:
    import holidays

    country, _, part = place.partition("-")
    try:
        holidays.country_holidays(country, subdiv=part or None, expand=False)
    except NotImplementedError:  # what the package says of a place that it does not have
        return False
    return True


@lru_cache(maxsize=512)
def _year(place: str, year: int, language: str | None) -> Mapping[date, str]:
    import holidays

    if not _known(place):
        return {}
    country, _, part = place.partition("-")
    known = holidays.country_holidays(country, subdiv=part or None, expand=False)
    # Without a language that it has, the package takes one from the environment.
    spoken = _spoken(language, known.supported_languages) or known.default_language
    found = holidays.country_holidays(country, subdiv=part or None, years=year, expand=False, language=spoken)
    return dict(found.items())


def _spoken(language: str | None, supported: Collection[str]) -> str | None:
    """Return the language as the package has it: `en` may be `en_US` there, and `zh-Hant` is never `zh_CN`."""
    if language is None:
        return None
    wanted = language.replace("-", "_")
    if wanted in supported:
        return wanted
    from infoint.words.languages import chain  # it takes locale data, which a host may not need

    def kind(spoken: str) -> tuple[str, str]:
        """Return the language alone, and the last that serves for it, which is of the same script."""
        return spoken.partition("_")[0], chain(spoken.replace("_", "-"))[-1]

    return next((one for one in sorted(supported) if kind(one) == kind(wanted)), None)
