"""Zone files as `zic` compiles them (RFC 9636), so that a test can have a database of its own."""

import struct
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import attrs


@attrs.frozen
class Clock:
    """Hold what the clocks go by for a while: the offset in hours, the abbreviation, and whether it is summer time."""

    hours: float
    name: str
    summer: bool = False


def compiled(first: Clock, changes: Sequence[tuple[datetime, Clock]] = (), then: str = "") -> bytes:
    """Return a zone file: the clock before all changes, the changes (UTC), and a rule: "EST5EDT,M3.2.0,M11.1.0".

    Without a rule the last clock stays.
    """
    clocks = list(dict.fromkeys((first, *(clock for _, clock in changes))))
    names = b"".join(clock.name.encode() + b"\0" for clock in clocks)
    places = [names.index(clock.name.encode() + b"\0") for clock in clocks]
    types = b"".join(
        struct.pack(">lbB", round(clock.hours * 3600), clock.summer, place)
        for clock, place in zip(clocks, places, strict=True)
    )
    instants = struct.pack(f">{len(changes)}q", *(int(instant.timestamp()) for instant, _ in changes))
    which = bytes(clocks.index(clock) for _, clock in changes)
    counts = struct.pack(">6l", 0, 0, 0, len(changes), len(clocks), len(names))
    oldest = b"TZif2" + bytes(15) + struct.pack(">6l", 0, 0, 0, 0, 1, 1) + struct.pack(">lbB", 0, 0, 0) + b"\0"
    return oldest + b"TZif2" + bytes(15) + counts + instants + which + types + names + f"\n{then}\n".encode()


def database(folder: Path, **zones: bytes) -> Path:
    """Write a database of zones into a folder; `America_Vancouver` is the zone America/Vancouver."""
    for name, data in zones.items():
        file = folder.joinpath(*name.split("_", 1))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder
