"""Documents made to cost much, and what reading them costs: `python -m tests.bombs` prints it as JSON.

It runs in a process of its own: what measures coverage would be measured too.
"""

import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from infoint.codec import decode, loads
from infoint.errors import DocumentError
from infoint.plan import Plan
from infoint.strict_json import ITEM_LIMIT, SIZE_LIMIT

AT = "2026-03-02T15:00:00Z"
PLAN: dict[str, object] = {
    "format": "infoint-plan/1",
    "id": "p-1",
    "seeker": {"id": "s-1", "name": "Ana Ruiz", "zone": "America/Chicago"},
    "contact": {"id": "c-1", "name": "Kim Lee"},
}
FULL = SIZE_LIMIT - 2
MANY = ITEM_LIMIT - 20


def _plan(**fields: object) -> bytes:
    return json.dumps(PLAN | fields, ensure_ascii=False, separators=(",", ":")).encode()


def _shared() -> Any:
    """Return data that are small in memory and endless when written."""
    value: Any = ["x" * 1000] * 100
    for _ in range(20):
        value = [value] * 100
    return PLAN | {"x": value}


def _loop() -> Any:
    loop: list[object] = []
    loop.append(loop)
    return PLAN | {"x": loop}


BOMBS: dict[str, Callable[[], Any]] = {
    # What is no JSON, or ends nowhere.
    "brackets": lambda: b"[" * FULL,
    "tables": lambda: b'{"a":' * (FULL // 5),
    "closing": lambda: b"]" * FULL,
    "quotes": lambda: b'"' * FULL,
    "backslashes": lambda: b'"' + b"\\" * FULL,
    "commas": lambda: b"," * FULL,
    "spaces": lambda: b" " * FULL,
    # Large in one value.
    "digits": lambda: b"1" * FULL,
    "fraction": lambda: b"0." + b"1" * (FULL - 2),
    "exponent": lambda: b"1e" + b"1" * (FULL - 2),
    "letters": lambda: b'"' + b"a" * FULL + b'"',
    "escaped quotes": lambda: b'"' + b'\\"' * (FULL // 2) + b'"',
    "escapes": lambda: b'"' + b"\\u0041" * (FULL // 6) + b'"',
    "wide text": lambda: _plan(x="a" * (FULL - 300) + "😀"),
    "wide name": lambda: _plan(introducer={"id": "c-2", "name": "a" * (FULL - 300) + "😀"}),
    # Many values.
    "lists": lambda: _plan(x=[[]] * (MANY // 2)),
    "numbers": lambda: _plan(x=[1] * MANY),
    "no numbers": lambda: b"[" + b",".join([b"NaN"] * MANY) + b"]",
    "keys": lambda: _plan(x={str(number): number for number in range(MANY)}),
    "unknown keys": lambda: _plan(**{f"key {number}": number for number in range(MANY)}),
    "same key": lambda: b"{" + b",".join([b'"a":1'] * MANY) + b"}",
    "marks": lambda: _plan(marks={f"m-{number}": number for number in range(MANY)}),
    "bad marks": lambda: _plan(marks={f"a b {number}": number for number in range(MANY)}),
    "facts": lambda: _plan(facts=[{"kind": "held", "at": AT, "id": f"f-{number}"} for number in range(MANY // 4)]),
    "same id": lambda: _plan(facts=[{"kind": "held", "at": AT, "id": "f", "x": number} for number in range(MANY // 5)]),
    "faulty facts": lambda: _plan(facts=[{}] * (MANY // 2)),
    "kinds": lambda: _plan(facts=[{"kind": "x" * 100}] * (FULL // 120)),
    # Parsed data.
    "shared": _shared,
    "loop": _loop,
}


def _read(bomb: Any) -> None:
    with suppress(DocumentError):
        if isinstance(bomb, bytes):
            loads(bomb, Plan)
        else:
            decode(bomb, Plan)


# Of each sort the one that takes most memory; to measure it takes ten times as long.
HEAVY = ("wide text", "wide name", "unknown keys", "facts", "shared")


def seconds(name: str) -> float:
    """Return the time that reading takes."""
    bomb = BOMBS[name]()
    assert not isinstance(bomb, bytes) or len(bomb) <= SIZE_LIMIT
    began = time.process_time()
    _read(bomb)
    return time.process_time() - began


def memory(name: str) -> int:
    """Return the bytes that reading takes at most."""
    bomb = BOMBS[name]()
    tracemalloc.start()
    _read(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


if __name__ == "__main__":
    costs = {"seconds": {name: seconds(name) for name in BOMBS}, "bytes": {name: memory(name) for name in HEAVY}}
    sys.stdout.write(json.dumps(costs))
