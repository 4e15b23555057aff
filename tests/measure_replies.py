"""Measure how the time of reading a reply grows with the mail: the ratio of four times the size to one; run by hand.

    python -m tests.measure_replies

Four times the mail should take about four times as long, whatever stands in it.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from time import perf_counter

from infoint import replies
from infoint.errors import InfointError
from tests.replies.hostile import IN_CALENDARS, IN_MAILS
from tests.replies.samples import agreed

IN_A_MAIL = (2_500_000, 10_000_000)
IN_A_CALENDAR = (60_000, 240_000)
PLAN = agreed()


def seconds(data: bytes) -> float:
    """Return how long a mail is read."""
    started = perf_counter()
    with suppress(InfointError):
        replies.read(data, PLAN)
    return perf_counter() - started


def tell(name: str, make: Callable[[int], bytes], sizes: tuple[int, int]) -> None:
    """Write a line about a mail of two sizes; the shorter of two tries counts."""
    short, long = (min(seconds(data) for _ in range(2)) for data in map(make, sizes))
    sys.stdout.write(f"{name}: {long / short:.1f} times ({long:.3f} s)\n")


def main() -> None:
    """Write a line for each mail."""
    for name, (make, _) in IN_MAILS.items():
        tell(name, make, IN_A_MAIL)
    for name, (make, _) in IN_CALENDARS.items():
        tell(name, make, IN_A_CALENDAR)


if __name__ == "__main__":
    main()
