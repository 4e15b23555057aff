"""Find the calendars in a mail (RFC 2045, RFC 2046), whatever else somebody has put there.

The parser of the standard library is no net for hostile mail: it follows nested parts until the stack ends, takes time
by the square for many headers and parts, and fails on some parameters. Only what leads to a calendar is read here, in
time that grows with the size of the mail, and forwarded messages are not opened.
"""

import re
from binascii import Error, a2b_base64, a2b_qp
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Final

import attrs

from infoint.errors import RefusedValue, refused

MAIL_LIMIT: Final = 10 * 2**20
CALENDAR_LIMIT: Final = 256 * 2**10
DEPTH_LIMIT: Final = 8  # programs that answer need three; a list or a gateway may wrap the mail once more
PART_LIMIT: Final = 100

_VALUE_LIMIT: Final = 2000  # of a header field: what names a type and a boundary is short
_BLANK_LINE = re.compile(rb"\n\r?\n")
_FIELD = re.compile(
    rb"^content-(type|transfer-encoding)[ \t]*:([^\n]*+(?:\n[ \t][^\n]*+)*+)", re.IGNORECASE | re.MULTILINE
)
_PARAMETER = re.compile(r';\s*([a-z0-9-]+)\s*=\s*("(?:[^"\\]|\\.)*+"|[^\s;"]+)', re.IGNORECASE | re.DOTALL)
_LAST: Final = b"--"
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CALENDARS: Final = frozenset({"text/calendar", "application/ics"})
_OPENING: Final = b"BEGIN:VCALENDAR"
_MOST_BLANKS: Final = 1000


@attrs.frozen
class Attached:
    """Hold the bytes of a calendar, and the method that its part of the mail says, if it does."""

    content: bytes = attrs.field(repr=False)
    method: str | None = attrs.field(default=None, repr=False)


@attrs.frozen
class _Part:
    kind: str
    parameters: Mapping[str, str]
    encoding: str
    body: bytes


def attached(data: object) -> Iterator[Attached]:
    """Return the calendars in a mail, in their order; bytes that begin as a calendar are one by themselves."""
    if not isinstance(data, bytes):
        raise refused("wrong_kind", "mail", "bytes, as they came from the mail server")
    if _is_calendar(data):
        yield Attached(_within(CALENDAR_LIMIT, data, "VCALENDAR"))
        return
    waiting = [(_within(MAIL_LIMIT, data, "mail"), 0)]
    opened = 0
    while waiting:
        whole, depth = waiting.pop()
        opened += 1
        if opened > PART_LIMIT:
            raise _too_many_parts()
        part = _part(whole)
        if part.kind in _CALENDARS:
            content = _DECODERS.get(part.encoding, bytes)(part.body)
            yield Attached(_within(CALENDAR_LIMIT, content, "VCALENDAR"), part.parameters.get("method"))
        elif part.kind.startswith("multipart/"):
            if depth == DEPTH_LIMIT:
                raise refused("too_deep", "mail", f"at most {DEPTH_LIMIT} levels")
            inside = _pieces(part.body, part.parameters.get("boundary", ""))
            waiting.extend((piece, depth + 1) for piece in reversed(inside))


def _too_many_parts() -> RefusedValue:
    return refused("too_many_items", "mail", f"at most {PART_LIMIT} parts")


def _is_calendar(data: bytes) -> bool:
    begins = data[:_MOST_BLANKS].removeprefix(BOM_UTF8).lstrip()
    return begins[: len(_OPENING)].upper() == _OPENING


def _within(limit: int, data: bytes, path: str) -> bytes:
    if len(data) > limit:
        raise refused("too_big", path, f"at most {limit} bytes")
    return data


def _part(whole: bytes) -> _Part:
    """Read of the header only what leads to the content; of fields that stand twice the first counts."""
    if whole.startswith((b"\n", b"\r\n")):
        head, body = b"", whole
    else:
        blank = _BLANK_LINE.search(whole)
        head, body = (whole[: blank.start()], whole[blank.end() :]) if blank else (whole, b"")
    fields: dict[bytes, str] = {}
    for name, value in _FIELD.findall(head):
        fields.setdefault(name.lower(), value[:_VALUE_LIMIT].decode("latin-1").strip())
    said = fields.get(b"type", "")
    kind, *_ = said.partition(";")
    parameters: dict[str, str] = {}
    for name, value in _PARAMETER.findall(said):
        parameters.setdefault(name.lower(), _unquoted(value))
    return _Part(kind.strip().lower(), parameters, fields.get(b"transfer-encoding", "").lower(), body)


def _unquoted(value: str) -> str:
    return _ESCAPED.sub(r"\1", value[1:-1]) if value.startswith('"') else value


def _pieces(body: bytes, boundary: str) -> list[bytes]:
    """Split a multipart body; what stands before the first boundary and after the last is nobody's."""
    pieces: list[bytes] = []
    text, delimiter = b"\n" + body, b"\n--" + boundary.encode("latin-1")
    found = text.find(delimiter) if boundary else -1
    began: int | None = None
    while found >= 0:
        end = text.find(b"\n", found + len(delimiter))
        after = text[found + len(delimiter) : end if end >= 0 else None].strip()
        if after in (b"", _LAST):
            if began is not None:
                pieces.append(text[began:found])
            if len(pieces) > PART_LIMIT:
                raise _too_many_parts()
            if after or end < 0:
                return pieces
            began = end + 1
        found = text.find(delimiter, end) if end >= 0 else -1
    if began is not None:  # the mail was cut
        pieces.append(text[began:])
    return pieces


def _base64(body: bytes) -> bytes:
    with suppress(Error):
        return a2b_base64(body + b"==")  # lines are not counted in fours by everyone
    return b""


_DECODERS: Final[Mapping[str, Callable[[bytes], bytes]]] = {"base64": _base64, "quoted-printable": a2b_qp}
