"""What a single value may be: a line, a text, an identifier, an address, a language, a number.

A check takes a value and the path to name in the error, and returns nothing; `valid` makes an attrs validator of it.
Checks with a measure are partial functions, so that it can be read from them: a form or an editor wants it, too.
"""

import re
import sys
from collections.abc import Callable, Collection, Mapping
from datetime import time
from functools import partial
from typing import Any, Final, cast

import attrs

from infoint.errors import Hint, refused
from infoint.translatable import sentence

Check = Callable[[object, str], None]

LINE_LIMIT: Final = 500
TEXT_LIMIT: Final = 20_000

# C0, DEL, C1, the line and paragraph separators, lone surrogates: none of them may reach a header or a calendar line.
_NOT_IN_A_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# Embeddings, overrides and isolates reorder what stands round them (Trojan Source, CVE-2021-42574).
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
# What `secrets.token_urlsafe` makes starts with - or _ once in 32 times.
IDENTIFIER: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._:@+-]*")
BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]{1,100}")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+")
_MESSAGE_ID = re.compile(r"<[!-;=?-~]+>")  # visible ASCII; many have no @, and some have two
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
_PLACE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")


def valid(check: Check) -> Callable[[Any, "attrs.Attribute[Any]", Any], None]:
    """Return the attrs validator that applies a check."""
    return partial(checked, check)


def or_none(check: Check) -> Check:
    """Return a check that lets None pass."""
    return partial(given, check)


def each(check: Check) -> Check:
    """Return a check of every item of a tuple."""
    return partial(every, check)


def checked(check: Check, _: Any, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Apply a check to an attribute of attrs."""
    check(value, attribute.name)


def given(check: Check, value: object, path: str) -> None:
    """Apply a check to what is not None."""
    if value is not None:
        check(value, path)


def every(check: Check, value: object, path: str) -> None:
    """Apply a check to every item of a tuple; refuse anything else."""
    if not isinstance(value, tuple):
        raise refused("not_list", path, "in Python a tuple, such as ('en',)")
    for index, item in enumerate(cast("tuple[object, ...]", value)):
        check(item, f"{path}[{index}]")


def _check(value: object, path: str, limit: int, forbidden: re.Pattern[str], code: str) -> str:
    if not isinstance(value, str):
        raise refused("not_text", path)
    if not value.strip():
        raise refused("empty", path)
    if len(value) > limit:
        raise refused("too_long", path, Hint(sentence("at most {most} characters"), most=str(limit)))
    if forbidden.search(value):
        raise refused(code, path)
    if _DIRECTION.search(value):
        raise refused("direction_override", path)
    return value


def line(value: object, path: str) -> None:
    """Refuse what is not one line of visible text.

    >>> line("Núñez 李", "name")
    """
    _check(value, path, LINE_LIMIT, _NOT_IN_A_LINE, "not_one_line")


def text(value: object, path: str) -> None:
    """Refuse what is not clean text; line breaks and tabs are welcome."""
    _check(value, path, TEXT_LIMIT, _NOT_IN_TEXT, "not_clean_text")


def opaque(limit: int) -> Check:
    """Return a check for an opaque id of up to so many characters."""
    return partial(identified, limit)


def identified(limit: int, value: object, path: str) -> None:
    """Refuse what is no opaque id of up to so many characters."""
    if not IDENTIFIER.fullmatch(_check(value, path, limit, _NOT_IN_A_LINE, "not_identifier")):
        raise refused("not_identifier", path)


identifier: Final = opaque(200)


def bare_key(value: object, path: str) -> None:
    """Refuse what is no bare key of TOML: ids of a playbook are keys of its texts, where a dot has a meaning."""
    line(value, path)
    if not BARE_KEY.fullmatch(str(value)):
        raise refused(
            "not_identifier", path, Hint(sentence("an id of a playbook has up to 100 letters, digits, _ and -"))
        )


def address(value: object, path: str) -> None:
    """Refuse what is not a bare ASCII e-mail address that every mail program writes back unchanged.

    An encoded word in the local part is refused: `=?utf-8?q?boss?=@example.org` is a valid address on paper and is
    then delivered to boss@example.org.
    """
    checked = _check(value, path, 254, _NOT_IN_A_LINE, "not_address")
    local = checked.partition("@")[0]
    if not _ADDRESS.fullmatch(checked) or "=?" in local or "?=" in local or len(local) > 64:
        raise refused("not_address", path)


def message_id(value: object, path: str) -> None:
    """Refuse what is no Message-ID with its angle brackets.

    >>> message_id("<CAH+r4=x@mail.gmail.com>", "message_id")
    """
    checked = _check(value, path, LINE_LIMIT, _NOT_IN_A_LINE, "not_message_id")
    if not _MESSAGE_ID.fullmatch(checked) or "=?" in checked:  # an encoded word would be read as one
        raise refused("not_message_id", path)


def language(value: object, path: str) -> None:
    """Refuse what is not a language id of the form `ll`, `ll-RR`, `ll-Ssss` or `ll-Ssss-RR`."""
    checked = _check(value, path, 20, _NOT_IN_A_LINE, "not_language")
    if not LANGUAGE.fullmatch(checked):
        raise refused("not_language", path)


def place_code(value: object, path: str) -> None:
    """Refuse what is not a country (ISO 3166-1) or a part of one (ISO 3166-2) by its form: `DE`, `DE-BY`, `US-TX`."""
    if not _PLACE.fullmatch(_check(value, path, 20, _NOT_IN_A_LINE, "not_place")):
        raise refused("not_place", path)


def whole(least: int, most: int) -> Check:
    """Return a check for a whole number; True and 5.0 are none."""
    return partial(between, least, most)


def between(least: int, most: int, value: object, path: str) -> None:
    """Refuse what is no whole number from the least to the most."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise refused("not_integer", path)
    if value < least:
        raise refused("too_small", path, Hint(sentence("at least {least}"), least=str(least)))
    if value > most:
        raise refused("too_large", path, Hint(sentence("at most {most}"), most=str(most)))


def boolean(value: object, path: str) -> None:
    """Refuse what is neither True nor False."""
    if not isinstance(value, bool):
        raise refused("not_boolean", path)


def wall_time(value: object, path: str) -> None:
    """Refuse what is not a time of day without a zone."""
    if not isinstance(value, time) or value.tzinfo is not None:
        raise refused("not_time", path)


def number(value: object, path: str) -> None:
    """Refuse what is not a finite number; True is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= sys.float_info.max:
        raise refused("not_number", path)


def ids(value: object, path: str) -> None:
    """Refuse a text in the place of a collection of ids: each of its letters would be one."""
    if isinstance(value, str | bytes) or not isinstance(value, Collection):
        raise refused("not_list", path, "such as {'c-1'}")


def table(value: object, path: str) -> None:
    """Refuse what is not a table of named values."""
    if not isinstance(value, Mapping):
        raise refused("not_table", path)


def instance(kind: type) -> Check:
    """Return a check for a value of one class."""

    def checked(value: object, path: str) -> None:
        if not isinstance(value, kind):
            raise refused("wrong_kind", path, f"a {kind.__name__}")

    return checked


def one_of(*words: str) -> Check:
    """Return a check for one of a few words."""

    def checked(value: object, path: str) -> None:
        if value not in words:
            raise refused("not_choice", path, Hint(sentence("one of {words}"), words=", ".join(words)))

    return checked
