"""Mails made to cost much or to mislead, each of about so many bytes."""

from base64 import encodebytes
from collections.abc import Callable, Mapping
from typing import Final

from tests.replies.samples import answer, ics, lines_of, mail, multipart, part, simple

CANARY: Final = b"Winterbottom"
OPENED: Final = b"Content-Type: multipart/mixed; boundary=b"


def _inside(*lines: str) -> bytes:
    """Return an answer with these lines in its event."""
    return ics([*lines_of()[:-2], *lines, *lines_of()[-2:]])


def _nested(size: int) -> bytes:
    depth = size // 60
    return b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))


def _zone(rule: str) -> list[str]:
    standard = ["BEGIN:STANDARD", "DTSTART:16010101T000000", rule, "TZOFFSETFROM:+0000", "TZOFFSETTO:+0001"]
    return ["BEGIN:VTIMEZONE", "TZID:Europe/Berlin", *standard, "END:STANDARD", "END:VTIMEZONE"]


def _with_zones(size: int) -> bytes:
    rule = "RRULE:FREQ=SECONDLY;COUNT=99999999;BYSECOND=" + ",".join(map(str, range(60)))
    zones = [line for _ in range(size // 400) for line in _zone(rule)]
    lines = lines_of(DTSTART=";TZID=Europe/Berlin:20260320T160000")
    return ics([*lines[:4], *zones, *lines[4:]])


IN_MAILS: Final[Mapping[str, tuple[Callable[[int], bytes], str]]] = {
    # How each is refused, whatever its size; "" stands for an answer that is read.
    "nested parts": (_nested, "too_deep"),
    "messages in messages": (lambda size: b"Content-Type: message/rfc822\r\n\r\n" * (size // 32), "missing"),
    "parts in one another's name": (
        lambda size: mail(OPENED + b"\r\n\r\n" + b"--b\r\n" * (size // 5)),
        "too_many_items",
    ),
    "headers and parts": (
        lambda size: b"X: y\r\n" * (size // 12) + OPENED + b"\r\n\r\n" + b"--b\r\n\r\nx\r\n" * (size // 20),
        "too_many_items",
    ),
    "headers": (lambda size: b"X: y\r\n" * (size // 6) + simple(answer()), ""),
    "one header": (lambda size: b"X: " + CANARY * (size // 12) + b"\r\n" + simple(answer()), ""),
    "folds of a header": (lambda size: b"Content-Type:" + b"\r\n " * (size // 3), "missing"),
    "parameters": (lambda size: part("text/plain" + ";a=b" * (size // 4), CANARY), "missing"),
    "quotes in parameters": (lambda size: part("text/plain" + ';a="' * (size // 4), CANARY), "missing"),
    "parameters without an order": (
        lambda size: part("multipart/mixed; boundary*=a; boundary*0=b", b"x" * size),
        "missing",
    ),
    "dashes": (lambda size: part("multipart/mixed; boundary=----------", b"-" * size), "missing"),
    "blanks after a boundary": (lambda size: OPENED + b"\r\n\r\n" + b"--b" + b" " * size + b"x", "missing"),
    "boundaries within lines": (lambda size: OPENED + b"\r\n\r\n" + b"x--b" * (size // 4), "missing"),
    "line feeds": (lambda size: OPENED + b"\r\n\r\n--b\r\n" + b"\n" * size, "missing"),
    "carriage returns": (lambda size: b"\r" * size, "missing"),
    "blanks": (lambda size: b" " * size, "missing"),
    "NULs": (lambda size: b"\x00" * size, "missing"),
    "no base64": (
        lambda size: simple(b"BEGIN:VCALENDAR" + b"!" * size, Content_Transfer_Encoding="base64"),
        "missing",
    ),
    "a cut base64": (
        lambda size: simple(b"A" * (size // 4 * 4 + 1), Content_Transfer_Encoding="base64"),
        "missing",
    ),
    "equals signs": (lambda size: simple(b"=" * size, Content_Transfer_Encoding="quoted-printable"), "missing"),
    "an unknown encoding": (
        lambda size: simple(encodebytes(b"x" * (size // 2)), Content_Transfer_Encoding="x-uuencode"),
        "missing",
    ),
}
"""Bombs in the mail round a calendar."""

IN_CALENDARS: Final[Mapping[str, tuple[Callable[[int], bytes], str]]] = {
    "one line": (lambda size: _inside("SUMMARY:" + "x" * size), ""),
    "folds": (lambda size: _inside("SUMMARY:" + "\r\n " * (size // 3)), ""),
    "empty lines": (lambda size: answer() + b"\r\n" * (size // 2), ""),
    "lone carriage returns": (lambda size: _inside("SUMMARY:x" + "\rUID:y" * (size // 6)), ""),
    "NULs in a text": (lambda size: _inside("SUMMARY:" + "\x00" * size), ""),
    "components": (lambda size: b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * (size // 14), "missing"),
    "components of no end": (lambda size: _inside(*["BEGIN:VALARM"] * (size // 14)), "missing"),
    "ends": (lambda size: b"BEGIN:VCALENDAR\r\n" + b"END:VCALENDAR\r\n" * (size // 15), "missing"),
    "events": (
        lambda size: ics([*lines_of()[:4], *["BEGIN:VEVENT", "END:VEVENT"] * (size // 26), "END:VCALENDAR"]),
        "duplicate_key",
    ),
    "rules of a zone": (_with_zones, ""),
    "parameters of a start": (lambda size: answer(DTSTART=";X=" * (size // 3) + ":20260320T150000Z"), ""),
    "quotes": (lambda size: _inside("X" + ';A="' * (size // 4)), ""),
    "pairs of quotes": (lambda size: _inside("X" + ';A="b"' * (size // 6)), ""),
    "a long address": (lambda size: _inside("ATTENDEE:mailto:" + "%40" * (size // 3)), "duplicate_key"),
    "attendees": (lambda size: _inside(*["ATTENDEE:mailto:a@b.example"] * (size // 29)), "duplicate_key"),
    "many UIDs": (lambda size: _inside(*["UID:x"] * (size // 7)), "duplicate_key"),
    "a long UID": (lambda size: answer(UID=":" + "a" * size), "wrong_invitation"),
    "a long zone": (lambda size: answer(DTSTART=";TZID=" + "Europe/" * (size // 7) + ":20260320T160000"), ""),
    "blanks in a name": (lambda size: _inside("DTEND" + " " * size), ""),
    "colons": (lambda size: _inside(":" * size), ""),
}
"""Bombs in a calendar; the limit of a calendar is low."""


def two_parts(first: bytes, second: bytes) -> bytes:
    """Return a mail with two calendars."""
    kinds = ("text/calendar; method=REPLY", "application/ics")
    return mail(multipart("mixed", "b", *(part(kind, one) for kind, one in zip(kinds, (first, second), strict=True))))
