"""The typed writer: every property of a calendar is written here or by icalendar's own classes, never by hand."""

import re
from datetime import datetime, timedelta
from typing import Any, Final

from icalendar import Calendar, Component, vCalAddress, vDuration, vText

from infoint.render import mailto

PRODID: Final = "-//infoint//infoint//EN"
POLL: Final = timedelta(hours=12)
"""How often a feed asks to be looked at; programs look when they like, many of them but once a day."""
_MISREAD = re.compile(r'["^\\;]')


class Text(vText):
    r"""Write a text as it stands there: icalendar takes the two characters `\N` for a line break."""

    def to_ical(self) -> bytes:
        """Return the text with its escapes."""
        return rb"\\N".join(vText(piece).to_ical() for piece in self.split(r"\N"))


def calendar(*, method: str | None = None) -> Calendar:
    """Return a calendar without components."""
    made = Calendar()
    put(made, "PRODID", PRODID)
    put(made, "VERSION", "2.0")
    put(made, "CALSCALE", "GREGORIAN")
    if method:
        put(made, "METHOD", method)
    return made


def named(made: Calendar, name: str, about: str, *, compat: bool) -> None:
    """Say what a feed is called, what it is about and how often to look at it.

    Each is written twice, as RFC 7986 has it and as programs had it before; `compat` leaves out the former, which some
    old readers refuse.
    """
    put(made, "X-WR-CALNAME", Text(name))
    put(made, "X-WR-CALDESC", Text(about))
    put(made, "X-PUBLISHED-TTL", vDuration(POLL))  # of a bare timedelta icalendar makes a time of day
    if not compat:
        put(made, "NAME", Text(name))
        put(made, "DESCRIPTION", Text(about))
        put(made, "REFRESH-INTERVAL", POLL, VALUE="DURATION")  # RFC 7986, section 5.7; icalendar leaves it out


def put(component: Component, name: str, value: str | datetime | timedelta | vDuration, **parameters: str) -> None:
    """Write a property: the one place where a name becomes one."""
    component.add(name, value, parameters=dict[str, Any](parameters))  # pyright: ignore[reportUnknownMemberType]  # icalendar leaves `value` untyped


def person(name: str, address: str, **parameters: str) -> vCalAddress:
    """Return somebody who organises or attends.

    A parameter has no escapes but those of RFC 6868, which few programs know: some show another name, some refuse the
    file. A name that would need one is left out, and the address stands for it.
    """
    named = {} if _MISREAD.search(name) else {"CN": name}
    return vCalAddress(mailto.uri(address), params={**named, **parameters})
