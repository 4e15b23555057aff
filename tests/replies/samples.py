"""Answers as calendar programs write them: made up here, with the traits that the programs are known for.

Each is of one plan, Ana's talk with Kim; a trait is told beside the line that has it.
"""

from base64 import encodebytes
from collections.abc import Mapping
from quopri import encodestring
from typing import Final

from infoint.facts import Requested, Scheduled
from infoint.plan import Plan
from infoint.render.identity import uid
from tests.bench import at, plan

UID: Final = uid("p-1", "talk")
ATTENDEE: Final = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kim@example.com"


def agreed(*more: object) -> Plan:
    """Return the plan whose invitation is answered: SEQUENCE 1, on 20 March at 15:00 UTC."""
    return plan(
        Requested(at=at("2026-03-01 10:00")),
        Scheduled(at=at("2026-03-02 10:00"), start=at("2026-03-20 15:00"), minutes=20, medium="video"),
        *more,  # type: ignore[arg-type]
    )


def event(*lines: str) -> list[str]:
    return ["BEGIN:VEVENT", *lines, "END:VEVENT"]


def lines_of(method: str = "REPLY", attendees: tuple[str, ...] = (ATTENDEE,), **properties: str | None) -> list[str]:
    """Return the lines of a plain answer; a property is changed by its name, or left out with None."""
    values = {"UID": f":{UID}", "SEQUENCE": ":1", "DTSTART": ":20260320T150000Z"} | properties
    own = [f"{name}{value}" for name, value in values.items() if value is not None]
    inside = event("DTSTAMP:20260303T080000Z", "ORGANIZER:mailto:ana@example.org", *attendees, *own)
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN", f"METHOD:{method}", *inside, "END:VCALENDAR"]


def ics(lines: list[str], ending: str = "\r\n") -> bytes:
    return "".join(line + ending for line in lines).encode()


def answer(method: str = "REPLY", partstat: str = "ACCEPTED", **properties: str | None) -> bytes:
    """Return a plain answer as bare calendar bytes."""
    return ics(lines_of(method, (f"ATTENDEE;PARTSTAT={partstat}:mailto:kim@example.com",), **properties))


def part(kind: str, content: bytes, **fields: str) -> bytes:
    named = {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in fields.items()}}
    return "".join(f"{name}: {value}\r\n" for name, value in named.items()).encode() + b"\r\n" + content


def multipart(kind: str, boundary: str, *parts: bytes) -> bytes:
    inside = b"".join(b"--" + boundary.encode() + b"\r\n" + one + b"\r\n" for one in parts)
    return part(f'multipart/{kind}; boundary="{boundary}"', inside + b"--" + boundary.encode() + b"--\r\n")


def mail(content: bytes) -> bytes:
    """Return a mail whose sender is not asked: From and Sender prove nothing."""
    head = "From: Somebody Else <else@example.net>\r\nTo: ana@example.org\r\nMIME-Version: 1.0\r\n"
    return (head + "Subject: =?utf-8?q?Akzeptiert=3A_Gespr=C3=A4ch?=\r\n").encode() + content


def simple(calendar: bytes, kind: str = "text/calendar; charset=utf-8; method=REPLY", **fields: str) -> bytes:
    return mail(part(kind, calendar, **fields))


TEXT: Final = part('text/plain; charset="UTF-8"; format=flowed; delsp=yes', b"Kim Lee has accepted.\r\n")
HTML: Final = part("text/html; charset=UTF-8", b"<p>Kim Lee has accepted.</p>\r\n")


def google() -> bytes:
    """Trait: multipart/mixed with the alternatives first, and the same calendar again as application/ics in base64."""
    calendar = ics(
        [
            "BEGIN:VCALENDAR",
            "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
            "VERSION:2.0",
            "CALSCALE:GREGORIAN",
            "METHOD:REPLY",
            *event(
                "DTSTART:20260320T150000Z",
                "DTEND:20260320T152000Z",
                "DTSTAMP:20260303T081500Z",
                "ORGANIZER;CN=Ana Ruiz:mailto:ana@example.org",
                f"UID:{UID}",
                # Parameters in an order of their own, folded at 75 octets, X-NUM-GUESTS in the middle.
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Kim Le",
                ' e;X-NUM-GUESTS=0;X-RESPONSE-COMMENT="Gern: bis dann; Kim":mailto:kim@example.c',
                " om",
                "CREATED:20260302T100000Z",
                "DESCRIPTION:UID:none\\nBEGIN:VEVENT",
                "LAST-MODIFIED:20260303T081500Z",
                "SEQUENCE:1",
                "STATUS:CONFIRMED",
                "SUMMARY:Talk with Kim Lee",
                "TRANSP:OPAQUE",
            ),
            "END:VCALENDAR",
        ]
    )
    inline = part('text/calendar; charset="UTF-8"; method=REPLY', calendar, Content_Transfer_Encoding="7bit")
    alternatives = multipart("alternative", "000000000000a1b2", TEXT, HTML, inline)
    attachment = part(
        'application/ics; name="invite.ics"',
        encodebytes(calendar),
        Content_Disposition='attachment; filename="invite.ics"',
        Content_Transfer_Encoding="base64",
    )
    return mail(multipart("mixed", "000000000000a1b2c3", alternatives, attachment))


VTIMEZONE: Final = (
    # Exchange describes the zone that it names as Windows does, from 1601 on.
    "BEGIN:VTIMEZONE",
    "TZID:W. Europe Standard Time",
    "BEGIN:STANDARD",
    "DTSTART:16010101T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)


def exchange(method: str = "REPLY", partstat: str = "DECLINED", start: str = "20260320T160000") -> bytes:
    """Trait: the calendar alone in base64, a zone of Windows, capital MAILTO, X-MICROSOFT-CDO properties, a VALARM."""
    calendar = ics(
        [
            "BEGIN:VCALENDAR",
            f"METHOD:{method}",
            "PRODID:Microsoft Exchange Server 2010",
            "VERSION:2.0",
            *VTIMEZONE,
            *event(
                f'ATTENDEE;PARTSTAT={partstat};CN="Lee, Kim (DE)":MAILTO:Kim@Example.com',
                "COMMENT;LANGUAGE=de-DE:\\n",
                f"UID:{UID}",
                "SUMMARY;LANGUAGE=de-DE:Abgelehnt: Gespräch",
                f"DTSTART;TZID=W. Europe Standard Time:{start}",
                "DTEND;TZID=W. Europe Standard Time:20260320T162000",
                "CLASS:PUBLIC",
                "PRIORITY:5",
                "DTSTAMP:20260303T081500Z",
                "TRANSP:OPAQUE",
                "STATUS:CONFIRMED",
                "SEQUENCE:1",
                "LOCATION;LANGUAGE=de-DE:",
                "X-MICROSOFT-CDO-APPT-SEQUENCE:1",
                "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
                "X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY",
                "X-MICROSOFT-CDO-ALLDAYEVENT:FALSE",
                "X-MICROSOFT-CDO-INSTTYPE:0",
                "X-MS-OLK-ORIGINALSTART;TZID=W. Europe Standard Time:20260320T160000",
                "BEGIN:VALARM",
                "DESCRIPTION:REMINDER",
                "TRIGGER;RELATED=START:-PT15M",
                "ACTION:DISPLAY",
                "END:VALARM",
            ),
            "END:VCALENDAR",
        ]
    )
    inline = part(
        f'text/calendar; charset="utf-8"; method={method}', encodebytes(calendar), Content_Transfer_Encoding="base64"
    )
    return mail(multipart("alternative", "_000_AM0PR0example_", TEXT, HTML, inline))


def outlook() -> bytes:
    """Trait: quoted-printable with =0D=0A for the ends of lines, and soft breaks in between."""
    text = encodestring(answer(partstat="TENTATIVE").replace(b"\r\n", b"\x00")).replace(b"=00", b"=0D=0A")
    return simple(
        text, 'text/calendar;\r\n\tmethod=REPLY;\r\n\tcharset="UTF-8"', Content_Transfer_Encoding="quoted-printable"
    )


def apple() -> bytes:
    """Trait: no method parameter, another name for the calendar's part, EMAIL beside the address."""
    named = 'CN="Kim ""KJ"" Lee";CUTYPE=INDIVIDUAL;EMAIL="kim@example.com"'
    attendee = f"ATTENDEE;{named};PARTSTAT=ACCEPTED:mailto:kim@example.com"
    calendar = ics(lines_of(attendees=(attendee,)), ending="\n")
    kind = 'text/calendar; x-unix-mode=0644; name="iCal-20260303-091500.ics"'
    inline = part(kind, calendar, Content_Disposition="attachment; filename=iCal.ics")
    return mail(multipart("mixed", "Apple-Mail=_0A1B-2C3D", TEXT, inline, part("text/plain", b"\r\n")))


def thunderbird() -> bytes:
    """Trait: both parts, the attachment with a method; no DTEND; a fold in the middle of a character."""
    name = "CN=Kim Lee, Universität zu Köln am Rhein, Institut für Biologie ".encode()
    cut = name.index("ü".encode()) + 1
    attendee = b"ATTENDEE;PARTSTAT=ACCEPTED;" + name[:cut] + b"\r\n " + name[cut:] + b":mailto:kim@example.com"
    calendar = ics(lines_of(attendees=("*",))).replace(b"*", attendee)
    inline = part("text/calendar; method=REPLY; charset=UTF-8", calendar, Content_Transfer_Encoding="8bit")
    attachment = part('application/ics; name="invite.ics"; method=REPLY', calendar, Content_Transfer_Encoding="8bit")
    return mail(
        multipart(
            "mixed", "------------0Thunder", multipart("alternative", "------------0Th", TEXT, inline), attachment
        )
    )


def lower_case() -> bytes:
    """Trait of small servers: names in small letters, line feeds alone, blank lines, no SEQUENCE."""
    calendar = ics(lines_of(SEQUENCE=None), ending="\n\n").replace(b"ATTENDEE;PARTSTAT=ACC", b"attendee;partstat=acc")
    for name in (b"BEGIN", b"END", b"VEVENT", b"VCALENDAR", b"METHOD", b"UID", b"DTSTART"):
        calendar = calendar.replace(name, name.lower())
    return simple(calendar)


ACCEPTED: Final[Mapping[str, bytes]] = {
    "google": google(),
    "exchange": exchange(partstat="ACCEPTED"),
    "apple": apple(),
    "thunderbird": thunderbird(),
    "lower case": lower_case(),
    "bare": answer(),
    "bare with BOM": b"\xef\xbb\xbf\r\n" + answer(),
    "doubled CR": answer().replace(b"\r\n", b"\r\r\n"),
    "no end of the last line": answer().rstrip(),
}
"""Mails and files that say yes to the talk as it stands, by the program whose traits they have."""
