"""Readers of mail: programs in other languages, started once for many files, and libraries of Python."""

import json
import os
import platform
import re
import subprocess
from base64 import b64decode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import fast_mail_parser

from tests.interop.calendar_readers import driven

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


def _letter(one: dict[str, Any]) -> Letter:
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


def _program(*command: str) -> Reader:
    def read(paths: Sequence[Path]) -> Report:
        told = driven(*command, paths=paths)
        return Report(told["version"], tuple(map(_letter, told["files"])))

    return read


def _with_email(paths: Sequence[Path]) -> Report:
    def letter(path: Path) -> Letter:
        mail = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
        assert isinstance(mail, EmailMessage)
        assert [part.defects for part in mail.walk() if part.defects] == []
        assert [header.defects for header in mail.values() if header.defects] == []
        found: dict[str, Any] = {"text/plain": None, "text/html": None}
        parts = []
        for part in mail.walk():
            media_type, name = part.get_content_type(), part.get_filename()
            if part.is_multipart():
                continue
            if name is None and media_type in found:
                found[media_type] = part.get_content()
            else:
                parts.append((media_type, name, part.get_param("method"), part.get_payload(decode=True)))
        return _letter(
            {
                "sender": [(one.display_name, one.addr_spec) for one in mail["From"].addresses],
                "to": [(one.display_name, one.addr_spec) for one in mail["To"].addresses],
                "subject": mail["Subject"],
                "message_id": mail["Message-ID"],
                "in_reply_to": mail["In-Reply-To"],
                "references": (mail["References"] or "").split(),
                "date": mail["Date"] and mail["Date"].datetime,
                "language": mail["Content-Language"],
                "text": found["text/plain"],
                "html": found["text/html"],
                "parts": parts,
            }
        )

    return Report(platform.python_version(), tuple(map(letter, paths)))


def _with_fast_mail_parser(paths: Sequence[Path]) -> Report:
    def letter(path: Path) -> Letter:
        mail = fast_mail_parser.parse_email(path.read_bytes())
        assert list(mail.warnings) == []
        headers = {name.lower(): values for name, values in mail.headers.items()}

        def header(name: str) -> str | None:
            [value] = headers.get(name, [None])
            return value

        def one(texts: Sequence[str]) -> str | None:
            [text] = texts or [None]
            return text

        return _letter(
            {
                "sender": [(mail.from_.display_name, mail.from_.address)] if mail.from_ else [],
                "to": [(who.display_name, who.address) for who in mail.to],
                "subject": mail.subject,
                "message_id": header("message-id"),
                "in_reply_to": header("in-reply-to"),
                "references": (header("references") or "").split(),
                "date": header("date"),
                "language": header("content-language"),
                "text": one(mail.text_plain),
                "html": one(mail.text_html),
                "parts": [
                    (part.mimetype, part.filename or None, None, bytes(part.content)) for part in mail.attachments
                ],
            }
        )

    return Report(version("fast-mail-parser"), tuple(map(letter, paths)))


# --- notmuch, which reads with GMime, and threads.

Notmuch = Callable[..., bytes]


@contextmanager
def notmuch(paths: Sequence[Path]) -> Iterator[Notmuch]:
    """Index mails in a folder for a while, and give a way to ask about them."""
    with TemporaryDirectory(prefix="infoint-notmuch-") as folder:
        box = Path(folder) / "mail"
        box.mkdir()
        for number, path in enumerate(paths):
            (box / f"{number}.eml").write_bytes(path.read_bytes())
        settings = Path(folder) / "settings"
        settings.write_text(
            f"[database]\npath={box}\n[user]\nname=x\nprimary_email=x@example.org\n[new]\ntags=\n"
            "[show]\nextra_headers=In-Reply-To;References;Content-Language\n",
            encoding="utf-8",
        )
        known = {"PATH": os.environ["PATH"], "HOME": folder, "NOTMUCH_CONFIG": str(settings), "LC_ALL": "C.UTF-8"}

        def ask(*words: str) -> bytes:
            done = subprocess.run(["notmuch", *words], env=known, capture_output=True, check=False)
            assert done.returncode == 0, done.stderr.decode()
            return done.stdout

        ask("new", "--quiet")
        yield ask


def _with_notmuch(paths: Sequence[Path]) -> Report:
    with notmuch(paths) as ask:
        shown = json.loads(ask("show", "--format=json", "--include-html", "--entire-thread=false", "--body=true", "*"))
        found: dict[str, Letter] = {}
        for mail in _mails(shown):
            [path] = mail["filename"]
            found[Path(path).name] = _of_notmuch(ask, mail)
        told = re.fullmatch(r"notmuch (\S+)\n", ask("--version").decode())
        assert told
        return Report(told[1], tuple(found[f"{number}.eml"] for number in range(len(paths))))


def _mails(shown: Any) -> Iterator[Any]:
    """Yield the mails of threads, which are lists of (mail, answers)."""
    if isinstance(shown, dict):
        yield shown
    else:
        for one in shown or []:
            yield from _mails(one)


def _person(shown: str) -> Person:
    """Read one person as notmuch shows him: text of a name, and an address."""
    name, _, address = shown.rpartition(" <")
    return name, address.removesuffix(">")


def _of_notmuch(ask: Notmuch, mail: Any) -> Letter:
    wanted = f"id:{mail['id']}"
    headers = mail["headers"]
    found: dict[str, Any] = {"text/plain": None, "text/html": None}
    parts = []

    def walk(part: Any) -> None:
        if isinstance(part.get("content"), list):
            for inner in part["content"]:
                walk(inner)
        elif "filename" not in part and part["content-type"] in found:
            found[part["content-type"]] = part["content"]
        else:
            data = ask("show", "--format=raw", f"--part={part['id']}", wanted)
            parts.append((part["content-type"], part.get("filename"), None, data))

    for part in mail["body"]:
        walk(part)

    return _letter(
        {
            "sender": [_person(headers["From"])],
            "to": [_person(headers["To"])],
            "subject": headers["Subject"],
            "message_id": None if mail["id"].startswith("notmuch-sha1-") else mail["id"],
            "in_reply_to": headers.get("In-Reply-To"),
            "references": (headers.get("References") or "").split(),
            "date": headers["Date"] if mail["timestamp"] else None,
            "language": headers.get("Content-Language"),
            "text": found["text/plain"],
            "html": found["text/html"],
            "parts": parts,
        }
    )


def threads(paths: Sequence[Path]) -> list[list[str]]:
    """Return the ids of mails by threads, as notmuch sees them."""
    with notmuch(paths) as ask:
        shown = json.loads(ask("show", "--format=json", "--entire-thread=true", "--body=false", "*"))
        return sorted(sorted(mail["id"] for mail in _mails(thread)) for thread in shown)


READERS: dict[str, Reader] = {
    "email": _with_email,
    "mailparser": _program("node", "mailparser.mjs"),
    "postal-mime": _program("node", "postal_mime.mjs"),
    "Email::MIME": _program("perl", "email_mime.pl"),
    "notmuch": _with_notmuch,
    "fast-mail-parser": _with_fast_mail_parser,
}
