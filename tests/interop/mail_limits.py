"""What readers of mail do not show, or misread: each with its reason; what nobody needs to forgive any more fails."""

import re
from collections.abc import Callable

import attrs

from tests.interop.letters import Letter, Person


@attrs.frozen
class MailLimit:
    """Return what was meant as a reader is known to show it, where what it showed is that.

    A limit that depends on the version of Python is `at_times` only.
    """

    reader: str
    reason: str
    forgive: Callable[[Letter, Letter], Letter]
    at_times: bool = False


def _names(alike: Callable[[str, str], bool]) -> Callable[[Letter, Letter], Letter]:
    def people(wanted: tuple[Person, ...], found: tuple[Person, ...]) -> tuple[Person, ...]:
        same = len(wanted) == len(found) and all(
            one[1] == other[1] and alike(one[0], other[0]) for one, other in zip(wanted, found, strict=True)
        )
        return found if same else wanted

    def forgive(wanted: Letter, found: Letter) -> Letter:
        return attrs.evolve(wanted, sender=people(wanted.sender, found.sender), to=people(wanted.to, found.to))

    return forgive


def _bare(name: str) -> str:
    return re.sub(r'["\\]', "", name).strip(" ")


def _line_more(wanted: Letter, found: Letter) -> Letter:
    """Forgive a line break that ends a text which has one."""
    text = found.text if found.text == f"{wanted.text}\n" else wanted.text
    html = found.html if found.html == f"{wanted.html}\n" else wanted.html
    return attrs.evolve(wanted, text=text, html=html)


def _lines_fed(wanted: Letter, _: Letter) -> Letter:
    return attrs.evolve(wanted, parts=tuple((*part[:3], part[3].replace(b"\r\n", b"\n")) for part in wanted.parts))


def _without_method(wanted: Letter, _: Letter) -> Letter:
    return attrs.evolve(wanted, parts=tuple((*part[:2], None, part[3]) for part in wanted.parts))


MAIL_LIMITS = (
    MailLimit(
        "email",
        "Some Pythons, 3.13.0 among them, put blanks between the encoded words of a name, or drop some.",
        _names(lambda wanted, found: wanted.replace(" ", "") == found.replace(" ", "")),
        at_times=True,
    ),
    MailLimit("postal-mime", "It ends a text that is one of several parts with a line break of its own.", _line_more),
    MailLimit("postal-mime", "It ends the lines of an enclosed calendar with a line feed.", _lines_fed),
    MailLimit("notmuch", "It shows no parameters of a media type.", _without_method),
    MailLimit(
        "notmuch",
        "It shows no Content-Language.",
        lambda wanted, _: attrs.evolve(wanted, language=None),
    ),
    MailLimit(
        "notmuch",
        "It shows people as text, with quotes and backslashes here and there, and without blanks at the end of a name.",
        _names(lambda wanted, found: _bare(wanted) == _bare(found)),
    ),
    MailLimit("fast-mail-parser", "It shows no parameters of a media type.", _without_method),
    MailLimit(
        "fast-mail-parser",
        "It drops blanks at the end of a name.",
        _names(lambda wanted, found: wanted.rstrip() == found),
    ),
)


def as_shown(reader: str, wanted: Letter, found: Letter) -> Letter:
    """Return what was meant as a reader shows it, for all that is known of it."""
    for limit in MAIL_LIMITS:
        if limit.reader == reader:
            wanted = limit.forgive(wanted, found)
    return wanted
