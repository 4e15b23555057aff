"""What each reader read in this run: its version, and how many things of each kind."""

from collections import Counter

VERSIONS: dict[str, str] = {}
_READ: dict[str, Counter[str]] = {}


def note(reader: str, version: str, **counts: int) -> None:
    """Add what a reader has read."""
    assert VERSIONS.setdefault(reader, version) == version
    _READ.setdefault(reader, Counter()).update(counts)


def lines() -> list[str]:
    """Return a line for each reader, in the order in which they came."""
    read = {
        name: ", ".join(f"{n} {what.replace('_', '-')}" for what, n in _READ[name].items() if n) for name in VERSIONS
    }
    return [f"{name:<22} {VERSIONS[name]:<10} {read[name]}" for name in VERSIONS]
