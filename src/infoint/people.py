"""Who asks and who is asked.

A person's name is one text, written as its owner writes it; nothing splits it, and nothing guesses a gender or a title.
What identifies a person stays out of `repr`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import attrs

from infoint.checks import address, each, identifier, language, line, one_of, or_none, place_code, table, text, valid
from infoint.errors import refused
from infoint.zones import zone_name

Extra = tuple[tuple[str, str], ...]  # fields that a newer version knows: name and JSON text, kept as they came


class Consent(StrEnum):
    """Say whether a contact agreed to be written to."""

    GIVEN = "given"
    NOT_NEEDED = "not_needed"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"


def _consent(value: str) -> Consent:
    one_of(*Consent)(value, "consent")
    return Consent(value)


@attrs.frozen
class PerLanguage:
    """Hold one text per language.

    >>> field = per_language({"en": "cell biology", "de": "Zellbiologie"})
    >>> field.get("de")
    'Zellbiologie'
    >>> field.languages
    ('de', 'en')
    """

    texts: tuple[tuple[str, str], ...] = attrs.field(default=(), repr=False)

    def __attrs_post_init__(self) -> None:
        for key, value in self.texts:
            language(key, "language")
            text(value, key)
        if list(self.texts) != sorted(dict(self.texts).items()):
            raise refused("duplicate_key", "texts", "one text per language, sorted by language")

    def get(self, wanted: str) -> str | None:
        """Return the text in a language, or None."""
        return dict(self.texts).get(wanted)

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages that have a text, sorted."""
        return tuple(key for key, _ in self.texts)


def per_language(texts: "Mapping[str, str] | PerLanguage") -> PerLanguage:
    """Make a text per language of a mapping."""
    if isinstance(texts, PerLanguage):
        return texts
    table(texts, "texts")
    return PerLanguage(tuple(sorted(texts.items(), key=lambda pair: str(pair[0]))))


@attrs.frozen
class Organisation:
    """Name where somebody works; the id is the host's and opaque."""

    id: str = attrs.field(validator=valid(identifier))
    name: str = attrs.field(validator=valid(line), repr=False)
    extra: Extra = attrs.field(default=(), kw_only=True, repr=False)


_NO_TEXT: Final = PerLanguage()


@attrs.frozen(kw_only=True)
class Seeker:
    """Describe who asks.

    `languages` are those the seeker writes in, the preferred one first. `who_i_am`, `elevator_speech` and `field` (the
    one being explored) are texts per language, ready to stand in a message. `place` is where their holidays are: a
    country or a part of one by ISO 3166, such as `DE-BY`; without it there are none.
    """

    id: str = attrs.field(validator=valid(identifier))
    name: str = attrs.field(validator=valid(line), repr=False)
    zone: str = attrs.field(validator=valid(zone_name), repr=False)
    place: str | None = attrs.field(default=None, validator=valid(or_none(place_code)), repr=False)
    address: str | None = attrs.field(default=None, validator=valid(or_none(address)), repr=False)
    languages: tuple[str, ...] = attrs.field(default=("en",), validator=valid(each(language)), repr=False)
    who_i_am: PerLanguage = attrs.field(default=_NO_TEXT, converter=per_language, repr=False)
    elevator_speech: PerLanguage = attrs.field(default=_NO_TEXT, converter=per_language, repr=False)
    field: PerLanguage = attrs.field(default=_NO_TEXT, converter=per_language, repr=False)
    extra: Extra = attrs.field(default=(), repr=False)


@attrs.frozen(kw_only=True)
class Contact:
    """Describe who is asked; the same for all seekers.

    `addressed_as` is how the contact wants to be addressed after the greeting ("Dr. Lee", "Kim"); without it the name
    stands there as it is. Without a zone the seeker's is used, and every explanation says so. `place` is where their
    holidays are, as for a seeker, and never guessed from the zone.
    """

    id: str = attrs.field(validator=valid(identifier))
    name: str = attrs.field(validator=valid(line), repr=False)
    addressed_as: str | None = attrs.field(default=None, validator=valid(or_none(line)), repr=False)
    address: str | None = attrs.field(default=None, validator=valid(or_none(address)), repr=False)
    organisation: Organisation | None = attrs.field(default=None, repr=False)
    zone: str | None = attrs.field(default=None, validator=valid(or_none(zone_name)), repr=False)
    place: str | None = attrs.field(default=None, validator=valid(or_none(place_code)), repr=False)
    languages: tuple[str, ...] = attrs.field(default=(), validator=valid(each(language)), repr=False)
    consent: Consent = attrs.field(default=Consent.UNKNOWN, converter=_consent)
    extra: Extra = attrs.field(default=(), repr=False)

    @property
    def known_as(self) -> frozenset[str]:
        """Return what tells the person from others: the id, and the address, whose case says nothing."""
        return frozenset({self.id, *([self.address.lower()] if self.address else [])})
