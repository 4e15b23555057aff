"""Read the content lines of a calendar with one event (RFC 5545, section 3), and nothing beneath.

No component is built: what stands in a VTIMEZONE or a VALARM, rules of repetition among it, is passed over unread. Time
grows with the length of the text.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

import attrs

from infoint.errors import refused

# Up to the first colon outside of quotes; some programs put quotes inside a value, too. Possessive: no way back.
_LINE = re.compile(r'([A-Za-z0-9-]++)((?:;[^":]*+(?:"[^"]*+"[^":]*+)*+)?+):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([^";=]*+)=([^";]*+(?:"[^"]*+"[^";]*+)*+)')
T = TypeVar("T")
_CALENDAR: Final = ["VCALENDAR"]
_EVENT: Final = ["VCALENDAR", "VEVENT"]


@attrs.frozen
class Property:
    """Hold a property: its parameters, their names in capitals, and its value as it stands there."""

    parameters: tuple[tuple[str, str], ...] = attrs.field(repr=False)
    value: str = attrs.field(repr=False)

    def parameter(self, name: str, path: str) -> str | None:
        """Return a parameter that stands at most once, without its quotes."""
        return sole((value for key, value in self.parameters if key == name), path)


Properties = dict[str, list[Property]]


@attrs.frozen
class OneEvent:
    """Hold the properties of a calendar and of its one event, by their names in capitals."""

    calendar: Properties = attrs.field(factory=Properties, repr=False)
    event: Properties = attrs.field(factory=Properties, repr=False)


def sole(found: Iterable[T], path: str) -> T | None:
    """Return the one value, or None; refuse a second."""
    values = tuple(found)
    if len(values) > 1:
        raise refused("duplicate_key", path)
    return values[0] if values else None


def one_event(content: bytes) -> OneEvent:
    """Read a calendar; refuse what is not one VCALENDAR with one VEVENT, opened and closed."""
    read = OneEvent()
    begun: list[str] = []
    for component, name, written, value in _of_interest(content):
        if name == "BEGIN":
            begun.append(component)
        else:
            properties = read.event if component == "VEVENT" else read.calendar
            properties.setdefault(name, []).append(Property(_parameters(written), value.strip()))
    for component in _EVENT:
        if sole((one for one in begun if one == component), component) is None:
            raise refused("missing", component)
    return read


def _of_interest(content: bytes) -> Iterator[tuple[str, str, str, str]]:
    """Return the lines that stand in a calendar or its event themselves, and in nothing beneath."""
    inside: list[str] = []
    for name, written, value in _lines(content):
        if name == "BEGIN":
            inside.append(value.strip().upper())
        if name == "END" and inside:
            if inside.pop() != value.strip().upper():
                raise refused("missing", "END")
        elif inside in (_CALENDAR, _EVENT):
            yield inside[-1], name, written, value
    if inside:
        raise refused("missing", "END")


def _lines(content: bytes) -> Iterator[tuple[str, str, str]]:
    """Return the name, the parameters and the value of each line that has them.

    Lines are put together again as bytes: a fold may stand inside a character.
    """
    whole: list[bytes] = []
    for line in (*content.split(b"\n"), b""):
        stripped = line.rstrip(b"\r")
        if stripped.startswith((b" ", b"\t")):
            whole.append(stripped[1:])
            continue
        found = _LINE.fullmatch(b"".join(whole).decode("utf-8", "replace").removeprefix("\ufeff"))
        if found:
            yield found[1].upper(), found[2], found[3]
        whole = [stripped]


def _parameters(written: str) -> tuple[tuple[str, str], ...]:
    return tuple((key.strip().upper(), value.strip().strip('"')) for key, value in _PARAMETER.findall(written))
