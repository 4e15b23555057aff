"""Readers of mail: programs in other languages, started once for many files, and libraries of Python."""

import platform
from collections.abc import Sequence
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from importlib.metadata import version
from pathlib import Path
from typing import Any

import fast_mail_parser

from tests.interop import with_notmuch
from tests.interop.calendar_readers import driven
from tests.interop.letters import Letter, Reader, Report, letter


def _program(*command: str) -> Reader:
    def read(paths: Sequence[Path]) -> Report:
        told = driven(*command, paths=paths)
        return Report(told["version"], tuple(map(letter, told["files"])))

    return read


def _with_email(paths: Sequence[Path]) -> Report:
    def one_mail(path: Path) -> Letter:
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
        return letter(
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

    return Report(platform.python_version(), tuple(map(one_mail, paths)))


def _with_fast_mail_parser(paths: Sequence[Path]) -> Report:
    def one_mail(path: Path) -> Letter:
        mail = fast_mail_parser.parse_email(path.read_bytes())
        assert list(mail.warnings) == []
        headers = {name.lower(): values for name, values in mail.headers.items()}

        def header(name: str) -> str | None:
            [value] = headers.get(name, [None])
            return value

        def one(texts: Sequence[str]) -> str | None:
            [text] = texts or [None]
            return text

        return letter(
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

    return Report(version("fast-mail-parser"), tuple(map(one_mail, paths)))


READERS: dict[str, Reader] = {
    "email": _with_email,
    "mailparser": _program("node", "mailparser.mjs"),
    "postal-mime": _program("node", "postal_mime.mjs"),
    "Email::MIME": _program("perl", "email_mime.pl"),
    "notmuch": with_notmuch.read,
    "fast-mail-parser": _with_fast_mail_parser,
}
