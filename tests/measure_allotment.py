"""Measure an allotment of 2,000 seekers, 5,000 contacts and 40,000 wishes; run by hand, as no test waits for a clock.

    python -m tests.measure_allotment

The measure is a ratio within one run: to a plain first come, first served over the same wishes.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from random import Random
from time import perf_counter

from infoint.fairness import Wish, fairest, lot

SEEKERS, CONTACTS, EACH = 2_000, 5_000, 20
MOST = {"seeker": 5, "contact": 2, "organisation": 5}


def wishes(skew: float, seed: int = 1) -> list[Wish]:
    """Make wishes; the larger the skew, the more of them are for the same few."""
    random = Random(seed)
    made: dict[tuple[int, int], Wish] = {}
    for seeker in range(SEEKERS):
        wanted: set[int] = set()
        while len(wanted) < EACH:
            wanted.add(int(CONTACTS * random.random() ** skew))
        for contact in sorted(wanted):
            place = f"o{contact % 1250}" if contact % 5 else None
            warmth = int(3 * random.random())
            made[seeker, contact] = Wish(seeker=f"s{seeker}", contact=f"c{contact}", organisation=place, warmth=warmth)
    return list(made.values())


def first_come(given: Sequence[Wish]) -> list[Wish]:
    """Grant in the order of warmth and lot whatever still fits."""
    used: Counter[tuple[str, str]] = Counter()
    granted: list[Wish] = []
    for wish in sorted(given, key=lambda wish: (wish.warmth, lot(wish.seeker, wish.contact))):
        accounts = [(kind, name) for kind in MOST if (name := getattr(wish, kind)) is not None]
        if all(used[account] < MOST[account[0]] for account in accounts):
            used.update(accounts)
            granted.append(wish)
    return granted


def main() -> None:
    """Write a line for each skew."""
    for skew in (1, 2, 3):
        given = wishes(skew)
        limits = {f"{kind}s": {getattr(wish, kind): most for wish in given} for kind, most in MOST.items()}
        for names in limits.values():
            names.pop(None, None)
        started = perf_counter()
        plain = first_come(given)
        between = perf_counter()
        fair = fairest(given, **limits)
        ended = perf_counter()
        counts = [Counter(wish.seeker for wish in found) for found in (plain, fair)]
        least = [min(count[f"s{one}"] for one in range(SEEKERS)) for count in counts]
        took = ended - between
        sys.stdout.write(
            f"skew {skew}: {len(plain)} grants first come, {len(fair)} fair; the least that a seeker has: "
            f"{least[0]} and {least[1]}; {took / (between - started):.0f} times as long, {took:.1f} s\n"
        )


if __name__ == "__main__":
    main()
