"""Who gets which wish when not all can be granted: within the caps, as evenly as can be, warm before cold, by lot.

Wishes flow from seekers over contacts and organisations, each of which lets only so many through. The fairest flow is
found in three steps, each of which leaves only its ties to the next.

1. Round by round each seeker gets one grant more, if others can be rerouted so that it fits. Whoever cannot be served
   now never can be; so this is leximin: the numbers of grants per seeker, sorted ascending, are the greatest in order.
2. Warmth by warmth, the warmest first, a wish is granted where a circle of reroutings makes room for it and costs none
   that is as warm. Prices tell which reroutings cost nothing, as in the Hungarian method.
3. Wish by wish, in the order of the lots, each is granted for good where a circle among ties makes room for it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from types import MappingProxyType
from typing import Final

import attrs

from infoint.checks import identifier, or_none, valid, whole
from infoint.errors import refused
from infoint.network import Network

_UNLIMITED: Final = 2**31
_NO_CAPS: Final[Mapping[str, int]] = MappingProxyType({})


@attrs.frozen(kw_only=True)
class Wish:
    """Say that a seeker would ask a contact; 0 is the warmest, and of warmths only the order counts."""

    seeker: str = attrs.field(validator=valid(identifier))
    contact: str = attrs.field(validator=valid(identifier))
    organisation: str | None = attrs.field(default=None, validator=valid(or_none(identifier)))
    warmth: int = attrs.field(default=0, validator=valid(whole(0, 1000)))


def fairest(
    wishes: Iterable[Wish],
    *,
    seekers: Mapping[str, int] = _NO_CAPS,
    contacts: Mapping[str, int] = _NO_CAPS,
    organisations: Mapping[str, int] = _NO_CAPS,
    turn: str = "",
) -> tuple[Wish, ...]:
    """Return the wishes to grant, sorted by seeker and contact; the one answer, whatever the order of the wishes.

    The mappings say how many grants each has left; who is not named there has no limit. `turn` names the occasion, such
    as "2026-autumn": each turn draws other lots, so that nobody is always first.
    Raises `RefusedValue` for a wish that stands twice, and for a contact with two organisations.

    >>> wishes = [
    ...     Wish(seeker="ana", contact="kim"),
    ...     Wish(seeker="ana", contact="lee"),
    ...     Wish(seeker="ben", contact="kim"),
    ... ]
    >>> [(wish.seeker, wish.contact) for wish in fairest(wishes, contacts={"kim": 1, "lee": 1})]
    [('ana', 'lee'), ('ben', 'kim')]
    """
    drawn = sorted(wishes, key=lambda wish: lot(wish.seeker, wish.contact, turn=turn))
    _check(drawn, seekers=seekers, contacts=contacts, organisations=organisations)
    network = _network(drawn, contacts, organisations)
    wanted = Counter(wish.seeker for wish in drawn)
    limits = {seeker: min(most, seekers.get(seeker, _UNLIMITED)) for seeker, most in wanted.items()}
    _serve(network, {network.node("seeker", seeker): limit for seeker, limit in limits.items()})
    arcs = range(0, 2 * len(drawn), 2)  # the first arcs are those of the wishes
    for warmth in sorted({wish.warmth for wish in drawn})[:-1]:  # what is left of all grants is of the last warmth
        _warm(network, [arc for arc, wish in zip(arcs, drawn, strict=True) if wish.warmth == warmth])
    _draw(network, arcs)
    granted = (wish for arc, wish in zip(arcs, drawn, strict=True) if network.full[arc])
    return tuple(sorted(granted, key=lambda wish: (wish.seeker, wish.contact)))


def lot(seeker: str, contact: str, *, turn: str = "") -> tuple[bytes, str, bytes, str]:
    """Return what wishes are sorted by where nothing else decides: a lot for the seeker, then one for the wish.

    Wishes of one seeker stand together, so many of them are no advantage.
    """
    return _hashed(turn, seeker), seeker, _hashed(turn, seeker, contact), contact


def _hashed(*words: str) -> bytes:
    return blake2b("\n".join(words).encode(errors="surrogatepass"), digest_size=16, person=b"infoint lot").digest()


def _check(wishes: Sequence[Wish], **capacities: Mapping[str, int]) -> None:
    for name, capacity in capacities.items():
        for most in capacity.values():
            whole(0, _UNLIMITED)(most, name)
    pairs = {(wish.seeker, wish.contact) for wish in wishes}
    if len(pairs) < len(wishes):
        raise refused("duplicate_id", "wishes", "a seeker has one wish for a contact")
    if len({(wish.contact, wish.organisation) for wish in wishes}) > len({wish.contact for wish in wishes}):
        raise refused("duplicate_key", "wishes.organisation", "a contact has one organisation")


def _network(wishes: Sequence[Wish], contacts: Mapping[str, int], organisations: Mapping[str, int]) -> Network:
    network = Network()
    for wish in wishes:
        network.join(network.node("seeker", wish.seeker), network.node("contact", wish.contact), 1)
    sink = network.node("sink")
    places = {wish.contact: wish.organisation for wish in wishes}
    for contact, place in places.items():
        to = sink if place is None else network.node("organisation", place)
        network.join(network.node("contact", contact), to, contacts.get(contact, _UNLIMITED))
    for place in dict.fromkeys(places.values()):
        if place is not None:
            network.join(network.node("organisation", place), sink, organisations.get(place, _UNLIMITED))
    return network


def _serve(network: Network, limits: Mapping[int, int]) -> None:
    """Give each seeker in turn one grant more, as long as anybody can get one."""
    sink = network.node("sink")
    served = dict.fromkeys(limits, 0)
    alive = set(range(len(network.price)))
    hungry = [seeker for seeker, limit in limits.items() if limit]
    rounds = 0
    while hungry:
        rounds += 1
        for seeker in hungry:
            if seeker not in alive:
                continue
            way = network.way(seeker, sink)
            if way.arcs:
                network.push(*way.arcs)
                served[seeker] += 1
            else:  # nothing leads back from what is full: whoever is cut off now stays so
                cut_off = alive.intersection(way.side) if way.ahead else alive.difference(way.side)
                alive -= cut_off
                network.shift(cut_off, rounds)
        hungry = [seeker for seeker in hungry if seeker in alive and served[seeker] < limits[seeker]]
    _let_swap(network, limits, served)
    network.settle()


def _let_swap(network: Network, limits: Mapping[int, int], served: Mapping[int, int]) -> None:
    """Let seekers who were cut off in the same round have each other's grant of that round."""
    for seeker, limit in limits.items():
        rounds = network.price[seeker]
        if 0 < rounds <= limit:
            pool = network.node("round", str(rounds))
            network.price[pool] = rounds
            arc = network.join(pool, seeker, 1)
            if served[seeker] == rounds:
                network.push(arc)


def _warm(network: Network, arcs: Iterable[int]) -> None:
    """Grant as many of these wishes as can be, each worth as much as the others."""
    for there in arcs:
        tight = network.tight(there)
        network.cost[there], network.cost[there + 1] = -1, 1
        if tight and network.left[there]:
            way = network.way(network.head[there], network.head[there + 1])
            if way.arcs:
                network.push(there, *way.arcs)
            network.shift(way.side, -1 if way.ahead else 1)
    network.settle()


def _draw(network: Network, arcs: Iterable[int]) -> None:
    """Grant these wishes one by one, each for good, where there is room."""
    for there in arcs:
        if network.left[there] and network.tight(there):
            way = network.way(network.head[there], network.head[there + 1])
            if way.arcs:
                network.push(there, *way.arcs)
            network.shift(way.side, there + 1)  # no circle leads over this cut: both sides are searched apart
        network.freeze(there)
