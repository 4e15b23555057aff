r"""What readers of calendars misread: each with its reason, and a text that shows that they still do.

A reader's view of what was meant is computed by what is said here, so that everything else has to be right, and a
reader that was mended is noticed.
"""

import re
from collections.abc import Callable

import attrs

from tests.interop.meant import Entry, Meant


@attrs.frozen
class Limit:
    """Say how a reader shows an entry that means something else; `example` is a text that it does not give back."""

    reader: str
    reason: str
    shown: Callable[[Entry], Entry]
    example: str


def _texts(change: Callable[[str], str]) -> Callable[[Entry], Entry]:
    """Change the three texts of an entry."""

    def shown(one: Entry) -> Entry:
        return attrs.evolve(
            one,
            summary=change(one.summary),
            description=None if one.description is None else change(one.description),
            location=None if one.location is None else change(one.location),
        )

    return shown


def _unescaped_one_after_the_other(text: str) -> str:
    for mark in ("\\", ",", ";"):
        text = text.replace(mark, f"\\{mark}")
    text = text.replace("\n", "\\n").replace("\\,", ",").replace("\\;", ";")
    return re.sub(r"\\[nN]", "\n", text).replace("\\\\", "\\")


def _without_quotes_where_a_zone_is_named(text: str) -> str:
    return text.replace('"', "") if "TZID=" in text and '"(' not in text else text


def _without_quotes(text: str) -> str:
    return re.sub(r'^"([^\n]*)"$', r"\1", text)


LIMITS = (
    Limit(
        "node-ical",
        "It takes the quotes out of a line in which `TZID=` stands.",
        _texts(_without_quotes_where_a_zone_is_named),
        'say "TZID="',
    ),
    Limit(
        "node-ical",
        "It undoes the escapes one kind after the other: a backslash before n or N becomes a line break.",
        _texts(_unescaped_one_after_the_other),
        "C:\\New",
    ),
    Limit("node-ical", "It drops the quotes round a text of one line.", _texts(_without_quotes), '"in quotes"'),
    Limit("libical", "It drops blanks before and after a text.", _texts(lambda text: text.strip(" ")), " blanks "),
)


def as_read(reader: str, calendar: Meant) -> Meant:
    """Return what a reader shows of a calendar, for all that is known of it."""
    for limit in LIMITS:
        if limit.reader == reader:
            events = tuple(sorted(map(limit.shown, calendar.events)))
            to_dos = tuple(sorted(map(limit.shown, calendar.to_dos)))
            calendar = attrs.evolve(calendar, events=events, to_dos=to_dos)
    return calendar


def given_back(server: str, calendar: Meant) -> Meant:
    r"""Return what a server gives back: Xandikos writes files anew, with icalendar, which breaks lines at `\N`."""
    if server != "xandikos":
        return calendar
    broken = _texts(lambda text: text.replace("\\N", "\n"))
    return attrs.evolve(
        calendar, events=tuple(map(broken, calendar.events)), to_dos=tuple(map(broken, calendar.to_dos))
    )


# Names in invitations: a parameter has no escapes but those of RFC 6868, which few programs know. A name that would
# need one is left out. For each other name, the readers that show another one, and those that lose who is invited.
@attrs.frozen
class OddName:
    """Say who misreads a name in an invitation, and who shows nobody invited for it, or refuses the file."""

    name: str
    misread_by: tuple[str, ...] = ()
    lost_by: tuple[str, ...] = ()


ODD_NAMES = (
    OddName("TRUE", misread_by=("node-ical",)),
    OddName("1e3", misread_by=("node-ical",)),
    OddName("TZID=: Kim", lost_by=("node-ical",)),
)


def is_plain(name: str) -> bool:
    """Tell whether a name holds nothing that some reader of invitations misreads: see ODD_NAMES."""
    return not re.search(r"TZID=|^(?:TRUE|FALSE|[0-9.e]+)$", name)
