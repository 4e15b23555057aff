"""The parts of a mail, as mail programs want them: the text plain and as HTML, and an invitation beside and behind it.

    multipart/alternative            multipart/mixed
        text/plain                       multipart/alternative
        text/html                            text/plain
                                             text/html
                                             text/calendar; method=…
                                         application/ics, attached

Exchange, Gmail, Apple Mail and Thunderbird find the invitation in the former place or in the latter.
"""

import re
from email.message import EmailMessage, MIMEPart
from typing import Final

from infoint.message import Draft
from infoint.render.artefact import Artefact
from infoint.render.headers import VERBATIM
from infoint.render.mail import in_html

# Neither quoted-printable nor base64 writes these two signs in this order (RFC 2045, section 6.7).
_MARK: Final = "=_"
# smtplib turns a line "From " into ">From ", also where quoted-printable broke a line; base64 has no such line.
_NOT_AS_IT_IS = re.compile(rf"^From |{_MARK}", re.MULTILINE)


def lay_out(message: EmailMessage, written: Draft, invitation: Artefact | None) -> None:
    """Put the text of a draft into a message, and an invitation."""
    message["MIME-Version"] = "1.0"
    message["Content-Language"] = written.language
    texts = [_text(written.body, "plain"), _text(in_html.letter(written), "html")]
    own = str(message["Message-ID"]).strip("<>").partition("@")[0]
    if invitation is None:
        _hold(message, "alternative", own, texts)
        return
    either = MIMEPart(policy=VERBATIM)
    _hold(either, "alternative", own, [*texts, _calendar(invitation)])
    _hold(message, "mixed", own, [either, _attached(invitation)])


def _hold(whole: MIMEPart, subtype: str, own: str, parts: list[MIMEPart]) -> None:
    """Make parts one; what stands between them is the mail's own, the same each time, and in no part."""
    whole["Content-Type"] = f'multipart/{subtype}; boundary="{_MARK}{subtype}_{own}"'
    for part in parts:
        whole.attach(part)


def _text(text: str, subtype: str) -> MIMEPart:
    part = MIMEPart(policy=VERBATIM)
    part.set_content(text, subtype=subtype)
    if _NOT_AS_IT_IS.search(str(part.get_payload())):
        part.set_content(text, subtype=subtype, cte="base64")
    return part


def _calendar(invitation: Artefact) -> MIMEPart:
    """Return an invitation as a form of the text; with a Content-Disposition Thunderbird would not show it."""
    part = MIMEPart(policy=VERBATIM)
    part.set_content(invitation.data, "text", "calendar", cte="base64")
    part.replace_header("Content-Type", invitation.media_type)
    return part


def _attached(invitation: Artefact) -> MIMEPart:
    part = MIMEPart(policy=VERBATIM)
    part.set_content(
        invitation.data, "application", "ics", cte="base64", disposition="attachment", filename=invitation.name
    )
    return part
