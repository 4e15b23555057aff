"""What a ledger keeps: that something happened, to whom, with hashes in the place of all ids."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal, get_args

import attrs

from infoint.checks import instance, one_of, or_none, valid
from infoint.errors import refused
from infoint.fact import to_utc
from infoint.people import Extra

Kind = Literal["request", "message", "talk", "withdrawn", "opted_out", "consent_withdrawn", "consent_given"]

COUNTED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "requests": frozenset({"request"}),
        "messages": frozenset({"request", "message"}),
        "talks": frozenset({"talk"}),
    }
)
"""What a cap may count, and the kinds of entries that count for it."""

_OF_FACTS: Final = frozenset({"request", "message", "talk", "withdrawn"})


def _hexadecimal(digits: int) -> Callable[[object, str], None]:
    shape = re.compile(rf"[0-9a-f]{{{digits}}}")

    def checked(value: object, path: str) -> None:
        if not isinstance(value, str):
            raise refused("not_text", path)
        if not shape.fullmatch(value):
            raise refused("not_identifier", path, f"{digits} hexadecimal digits, as a ledger makes them")

    return checked


_hash = valid(_hexadecimal(64))
_hash_or_none = valid(or_none(_hexadecimal(64)))


def _at(value: datetime) -> datetime:
    return to_utc(value, "at")


@attrs.frozen(kw_only=True)
class Entry:
    """Say that something happened, when, and to whom.

    `key_id` tells which key the hashes are of. `event` is the hash of the ids of plan and fact: a fact counts once,
    whatever becomes of the people, and an entry of the kind `withdrawn` takes all others of its event back.
    """

    at: datetime = attrs.field(converter=_at)
    kind: Kind = attrs.field(validator=valid(one_of(*get_args(Kind))))
    key_id: str = attrs.field(validator=valid(_hexadecimal(16)))
    contact: str = attrs.field(validator=_hash)
    address: str | None = attrs.field(default=None, validator=_hash_or_none)
    organisation: str | None = attrs.field(default=None, validator=_hash_or_none)
    seeker: str | None = attrs.field(default=None, validator=_hash_or_none)
    event: str | None = attrs.field(default=None, validator=_hash_or_none)
    extra: Extra = attrs.field(default=(), repr=False)

    def __attrs_post_init__(self) -> None:
        if self.kind in _OF_FACTS and self.event is None:
            raise refused("missing", "event", "the fact that it tells of")


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the set of entries, sorted by instant and then by all that they hold."""
    given = tuple(entries)
    for number, entry in enumerate(given):
        instance(Entry)(entry, f"entries[{number}]")
    return tuple(sorted(set(given), key=_order))


def _order(entry: Entry) -> tuple[object, ...]:
    hashes = (entry.event, entry.contact, entry.address, entry.organisation, entry.seeker)
    return entry.at, entry.kind, entry.key_id, tuple(one or "" for one in hashes), entry.extra
