"""Mail headers that arrive as written.

The standard library reads the text of a header before it writes it, and folds what it has read: it decodes encoded
words that somebody typed, loses quotes round commas, and loses or adds spaces (DESIGN.md, Safety). Here nothing is read
back. Text is written as words of RFC 2047, base64 where it can be, or, where it is plain, as it is; all else must be
ASCII already. Lines break at spaces that stand there, or between encoded words.
"""

import re
from base64 import b64decode, b64encode
from email.policy import EmailPolicy, Policy
from typing import Any, Final, Self

from infoint import checks
from infoint.errors import refused

_LINE: Final = 76  # RFC 2047, section 2: no line with an encoded word is longer
_WORD_OCTETS: Final = 39  # in base64 64 characters of the 75 allowed, so that "Reply-To: " fits before the first
_PLAIN_SUBJECT: Final = _LINE - len("Subject: ")
_PLAIN_NAME: Final = 60
_UNBROKEN: Final = 900  # RFC 5322, section 2.1.1: 998 a line, with the header's name

_VISIBLE = re.compile(r"[!-~]+(?: [!-~]+)*")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,59}")
_PRINTABLE = re.compile(r"[!-~](?:[ -~]*[!-~])?")
_APART = re.compile("\u2068([^\n\r\u2066-\u2069]*)\u2069")
_SINGLE_SPACE = re.compile(r"(?<! ) (?! )")
_MAILBOXES: Final = frozenset({"from", "sender", "reply-to", "to", "cc", "bcc"})


def run_together(text: str) -> str:
    r"""Return a text without what keeps foreign names apart in it; what else orders letters anew stays, to be refused.

    >>> run_together("عن \u2068Kim Lee\u2069") == "عن Kim Lee"
    True
    """
    return _APART.sub(r"\1", text)


def subject(text: str) -> str:
    r"""Return the body of the Subject header that every reader decodes to this text, folded.

    >>> subject("Twenty minutes about your work?")
    'Twenty minutes about your work?'
    >>> subject("Zwanzig Minuten über Ihre Arbeit, wenn Sie mögen?")
    '=?utf-8?b?WndhbnppZyBNaW51dGVuIMO8YmVyIElocmUgQXJiZWl0LCB3ZW5u?=\r\n =?utf-8?b?IFNpZSBtw7ZnZW4/?='
    """
    checks.line(run_together(text), "subject")
    if len(text) <= _PLAIN_SUBJECT and "=?" not in text and _VISIBLE.fullmatch(text):
        return text
    return "\r\n ".join(_encoded_words(text))


def mailbox(name: str, address: str) -> str:
    """Return a recipient as one line of a From or To header; join several with a comma and a space.

    A name that is not made of plain words is written as encoded words, never as a quoted string: Pythons up to 3.13.0
    lose the quotes when they fold.

    >>> mailbox("Kim Lee", "kim@example.org")
    'Kim Lee <kim@example.org>'
    >>> mailbox("Lee, Kim", "kim@example.org")
    '=?utf-8?b?TGVlLCBLaW0=?= <kim@example.org>'
    """
    checks.line(name, "name")
    checks.address(address, "address")
    plain = len(name) <= _PLAIN_NAME and "=?" not in name and _ATOMS.fullmatch(name)
    return f"{name if plain else ' '.join(_encoded_words(name))} <{address}>"


def _encoded_words(text: str) -> list[str]:
    """Cut a text into words; none but the last has padding, because GMime joins base64 before it decodes it."""
    words: list[str] = []
    rest = text
    while rest:
        taken = _without_padding(rest)
        octets = rest[: taken or 1].encode()
        words.append(
            f"=?utf-8?b?{b64encode(octets).decode()}?=" if taken else f"=?utf-8?q?={octets.hex('=').upper()}?="
        )
        rest = rest[taken or 1 :]
    return words


def _without_padding(text: str) -> int:
    """Return how many characters go into a word, the last of which may have padding; 0 where that has no place."""
    octets = taken = 0
    for count, character in enumerate(text, start=1):
        octets += len(character.encode())
        if octets > _WORD_OCTETS:
            return taken
        if octets % 3 == 0:
            taken = count
    return len(text)


def _decoded(word: str) -> bytes:
    _, _, encoding, written, _ = word.split("?")
    return b64decode(written) if encoding == "b" else bytes.fromhex(written.replace("=", ""))


def _check_mailbox(written: str, path: str) -> None:
    """Refuse what neither is a bare address nor came from `mailbox`."""
    phrase, bracket, rest = written.rpartition(" <")
    try:
        if not bracket:
            return checks.address(written, path)
        name = phrase
        if "=?" in phrase:
            name = b"".join(map(_decoded, phrase.split(" "))).decode()
        if mailbox(name, rest.removesuffix(">")) == written:
            return None
    except ValueError:  # the value stands in the errors of the decoders, and must not stand in ours
        pass
    raise refused("not_address", path, "a bare address, or as mailbox() writes it")


def _check_body(body: object, path: str) -> None:
    if path == "subject":
        return checks.line(run_together(body) if isinstance(body, str) else body, path)
    if not isinstance(body, str):
        raise refused("not_text", path)
    if path in _MAILBOXES:
        for written in body.split(", "):
            _check_mailbox(written, path)
    elif "=?" in body or not _PRINTABLE.fullmatch(body):
        raise refused("not_one_line", path, "ASCII only, and no encoded word")
    elif max(map(len, _SINGLE_SPACE.split(body))) > _UNBROKEN:
        raise refused("too_long", path, f"a space at least every {_UNBROKEN} characters")
    return None


class _Header(str):
    """Hold a checked body that writes itself, also for a generator with another policy.

    The email package asks each value that has a name to fold itself, and returns it unchanged.
    """

    __slots__ = ("name",)
    name: str

    def __new__(cls, name: str, body: str) -> Self:
        if not _HEADER_NAME.fullmatch(name):
            raise refused("not_identifier", "header", "a header name of letters, digits and -")
        _check_body(body, name.lower())
        self = super().__new__(cls, body)
        self.name = name
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        return type(self), (self.name, str(self))

    @property
    def content_disposition(self) -> str:
        """Return the word before the parameters; `EmailMessage.is_attachment` asks for it."""
        return self.partition(";")[0].strip().lower()

    def fold(self, *, policy: Policy) -> str:
        """Return the header with its name, in lines that end as the policy says."""
        lines = subject(self).split("\r\n ") if self.name.lower() == "subject" else self._lines()
        return f"{self.name}: " + f"{policy.linesep} ".join(lines) + policy.linesep

    def _lines(self) -> list[str]:
        first, *rest = _SINGLE_SPACE.split(self)
        lines, room = [first], _LINE - len(f"{self.name}: ")
        for token in rest:
            if len(lines[-1]) + 1 + len(token) <= room:
                lines[-1] += f" {token}"
            else:
                lines.append(token)
                room = _LINE - 1
        return lines


class Verbatim(EmailPolicy):
    """Keep headers as they are given.

    Subject is any text that `checks.line` accepts; From, To and the like are bare addresses or what `mailbox` returns;
    every other header is printable ASCII. Anything else raises RefusedValue when it is set.
    """

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Return the name and the checked value."""
        return name, _Header(name, value)


# 7bit: no server needs 8BITMIME. 76: quoted-printable of the standard library takes it for the length of a line.
VERBATIM: Final = Verbatim(linesep="\r\n", cte_type="7bit", max_line_length=_LINE, refold_source="none")
