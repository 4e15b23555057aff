"""Mails in the normal form that every reader gives."""

from base64 import b64decode
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import attrs

Person = tuple[str, str]  # name, address
Enclosed = tuple[str, str | None, str | None, bytes]  # media type, name of the file, its parameter `method`, content


@attrs.frozen(kw_only=True)
class Letter:
    """A mail as it is read: lines end with a line feed, ids have no brackets, and what is no text of it is a part."""

    sender: tuple[Person, ...]
    to: tuple[Person, ...]
    subject: str | None
    message_id: str | None = None
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    date: datetime | None = None
    language: str | None = None
    text: str | None = None
    html: str | None = None
    parts: tuple[Enclosed, ...] = ()


@attrs.frozen
class Report:
    """What a reader found in all files, in their order, and its version."""

    version: str
    files: tuple[Letter, ...]


Reader = Callable[[Sequence[Path]], Report]


def _lines(text: str | None) -> str | None:
    return None if text is None else text.replace("\r\n", "\n")


def _bare(name: str | None) -> str | None:
    return name.strip().removeprefix("<").removesuffix(">") if name else None


def _moment(value: Any) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value and value.astimezone(UTC)
    return (datetime.fromisoformat(value) if value[:1].isdigit() else parsedate_to_datetime(value)).astimezone(UTC)


def _part(media_type: str, name: str | None, method: str | None, data: bytes | str) -> Enclosed:
    raw = data if isinstance(data, bytes) else b64decode(data)
    return media_type, name, method, raw.replace(b"\r\n", b"\n") if media_type.startswith("text/") else raw


def letter(one: dict[str, Any]) -> Letter:
    """Put what a reader gave into the normal form."""
    return Letter(
        sender=tuple((name or "", address) for name, address in one["sender"]),
        to=tuple((name or "", address) for name, address in one["to"]),
        subject=one["subject"],
        message_id=_bare(one["message_id"]),
        in_reply_to=_bare(one["in_reply_to"]),
        references=tuple(_bare(name) or "" for name in one["references"]),
        date=_moment(one["date"]),
        language=one["language"],
        text=_lines(one["text"]),
        html=_lines(one["html"]),
        parts=tuple(_part(*part) for part in one["parts"]),
    )
