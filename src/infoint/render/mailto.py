"""Addresses as `mailto:` URIs (RFC 6068): of a person in a calendar, or of a whole message behind a link."""

import re
from typing import Final
from urllib.parse import quote

_IN_AN_ADDRESS: Final = "@!$'*+-._~"  # RFC 6068, section 2: what else an address may hold is encoded
_LINE_BREAK = re.compile(r"\r\n?|\n")


def uri(address: str, **fields: str) -> str:
    """Return the URI of an address, with fields of a message where there are any; lines end with CRLF.

    >>> uri("kim@example.org")
    'mailto:kim@example.org'
    >>> uri("kim@example.org", subject="20 minutes?", body="Dear Kim,")
    'mailto:kim@example.org?subject=20%20minutes%3F&body=Dear%20Kim%2C'
    """
    told = "&".join(f"{name}={_encoded(text)}" for name, text in fields.items())
    address_only = f"mailto:{quote(address, safe=_IN_AN_ADDRESS)}"
    return f"{address_only}?{told}" if told else address_only


def _encoded(text: str) -> str:
    return quote(_LINE_BREAK.sub("\r\n", text), safe="")
