"""notmuch, which reads mail with GMime, and threads."""

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.interop.letters import Letter, Person, Report, letter

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


def read(paths: Sequence[Path]) -> Report:
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

    return letter(
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
