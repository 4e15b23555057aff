"""Addresses as `mailto:` URIs (RFC 6068): of a person in a calendar, or of a whole message behind a link."""

from typing import Final
from urllib.parse import quote

_IN_AN_ADDRESS: Final = "@!$'*+-._~"  # RFC 6068, section 2: what else an address may hold is encoded


def mailto(address: str, **fields: str) -> str:
    """Return the URI of an address, with fields of a message where there are any; lines end with CRLF.

    >>> mailto("kim@example.org")
    'mailto:kim@example.org'
    >>> mailto("kim@example.org", subject="20 minutes?", body="Dear Kim,")
    'mailto:kim@example.org?subject=20%20minutes%3F&body=Dear%20Kim%2C'
    """
    told = "&".join(f"{name}={_encoded(text)}" for name, text in fields.items())
    uri = f"mailto:{quote(address, safe=_IN_AN_ADDRESS)}"
    return f"{uri}?{told}" if told else uri


def _encoded(text: str) -> str:
    return quote("\r\n".join(text.split("\n")), safe="")
