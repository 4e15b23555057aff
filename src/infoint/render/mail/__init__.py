"""Mail: a task's message as a draft, as an `EmailMessage`, as a file to edit, as a link."""

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final

import attrs

from infoint import checks
from infoint.errors import Fault, NotRenderable, refused
from infoint.message import Draft
from infoint.people import Contact, Seeker
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render import mailto
from infoint.render.artefact import Artefact, file_name
from infoint.render.headers import VERBATIM, mailbox, run_together
from infoint.render.identity import digest_id, invitation_id, message_id
from infoint.render.mail.layout import lay_out
from infoint.render.mail.threads import earlier
from infoint.task import Task, same_plan
from infoint.words import compose, reader_of
from infoint.zones import aware

__all__ = ["EMAIL", "draft", "email", "email_to_seeker", "link", "render"]

EMAIL: Final = "email"
"""The channel of what is sent as mail; a card or a call is written all the same, and goes another way."""


def draft(
    playbook: Playbook,
    plan: Plan,
    about: Task | str,
    *,
    slots: tuple[datetime, ...] = (),
    channel: str | None = None,
) -> Draft:
    """Write the message of a task, or one of the playbook's by its id; `slots` are the times that it proposes.

    With a `channel` it is the form for that. It knows which mails to and from the same person went before it in the
    plan. Raise `NotRenderable` for a task without a message, for somebody who must not be written to, and for values
    that the message needs and the plan does not have.
    """
    named = about if isinstance(about, str) else _message_of(about, plan)
    written = compose(playbook, plan, named, slots=slots, channel=channel)
    return attrs.evolve(written, earlier=earlier(playbook, plan, written.to)) if written.channel == EMAIL else written


def email(
    written: Draft,
    plan: Plan,
    task: Task | None = None,
    *,
    date: datetime | None = None,
    invitation: Artefact | None = None,
) -> EmailMessage:
    """Make an e-mail of a draft, as it is or as a person has changed it; `invitation` is what `ical.invitation` makes.

    It says the same twice, as plain text and as HTML. Subject and recipients arrive as they are given. The Message-ID
    is that of the task, or of the talk as it stands where there is an invitation; one of the two has to be. Without a
    `date` the header is left to the program that sends. Raise `NotRenderable` where an address is missing, for what
    travels by another channel, and for somebody who must not be written to as the plan now stands; and `RefusedValue`
    for what no mail should hold.
    """
    reader, sender, recipient = _ends(written, plan)
    message = _message(written, mailbox(plan.seeker.name, sender), mailbox(reader.name, recipient))
    message["Message-ID"] = _message_id(plan, task, invitation)
    if written.earlier:
        message["In-Reply-To"] = written.earlier[-1]
        message["References"] = " ".join(written.earlier)
    return _finished(message, written, date, invitation)


def email_to_seeker(
    written: Draft, seeker: Seeker, *, sender: str, key: str, date: datetime | None = None
) -> EmailMessage:
    """Make an e-mail of a seeker's digest, marked as written by a machine (RFC 3834).

    `sender` is a bare address, or what `headers.mailbox` makes of a name and an address. `key` is the host's name for
    this digest, such as its week: with the seeker's id it makes the Message-ID. Raise as `email` does.
    """
    checks.identifier(key, "key")
    _check(written, "seeker")
    if seeker.address is None:
        raise NotRenderable(Fault(code="no_address", path="seeker.address"))
    message = _message(written, sender, mailbox(seeker.name, seeker.address))
    message["Message-ID"] = digest_id(seeker.id, key)
    message["Auto-Submitted"] = "auto-generated"
    return _finished(message, written, date, None)


def link(written: Draft, plan: Plan) -> str:
    """Return a link that opens the draft in the seeker's mail program; many take no more than 2,000 characters.

    Raise as `email` does, but for the seeker's address, which the program has.
    """
    reader = _reader(written, plan)
    if reader is None or reader.address is None:
        raise NotRenderable(Fault(code="no_address", path=f"{written.to}.address"))
    return mailto.uri(reader.address, subject=written.subject.text, body=written.body)


def render(playbook: Playbook, plan: Plan, task: Task) -> Artefact:
    """Return the message of a task as an .eml file that a mail program opens for editing.

    `X-Unsent` says that it is still to be sent. Message-ID and date are left to the program that sends it.
    """
    message = email(draft(playbook, plan, task), plan, task)
    del message["Message-ID"]
    message["X-Unsent"] = "1"
    return Artefact(file_name(task, ".eml"), "message/rfc822", message.as_bytes())


def _message_of(task: Task, plan: Plan) -> str:
    same_plan(task, plan)
    if task.message is None:
        raise NotRenderable(Fault(code="no_message", path="task"))
    return task.message


def _message_id(plan: Plan, task: Task | None, invitation: Artefact | None) -> str:
    if task is not None:
        same_plan(task, plan)
    if invitation is not None:
        return invitation_id(plan)
    if task is None:
        raise refused("missing", "task", "or an invitation: the Message-ID is made of one of them")
    return message_id(plan.id, task.step, task.occurrence)


def _reader(written: Draft, plan: Plan) -> Contact | None:
    _check(written, "contact", "introducer")
    return reader_of(plan, written.to)


def _ends(written: Draft, plan: Plan) -> tuple[Contact, str, str]:
    """Return who reads a mail, and the addresses that it goes from and to."""
    reader = _reader(written, plan)
    sender, recipient = plan.seeker.address, reader.address if reader else None
    if reader is None or sender is None or recipient is None:
        known = {"seeker.address": sender, f"{written.to}.address": recipient}
        raise NotRenderable(*(Fault(code="no_address", path=path) for path, address in known.items() if not address))
    return reader, sender, recipient


def _check(written: Draft, *readers: str) -> None:
    """Refuse a draft that is no mail to one of these, or that holds what no mail should."""
    checks.one_of(*readers)(written.to, "to")
    if written.channel != EMAIL:
        raise NotRenderable(Fault(code="other_channel", path="channel", hint=f"it travels by {written.channel}"))
    checks.line(run_together(written.subject.text), "subject")
    checks.text(run_together(written.body), "body")


def _message(written: Draft, sender: str, recipient: str) -> EmailMessage:
    message = EmailMessage(policy=VERBATIM)
    message["From"] = sender
    message["To"] = recipient
    message["Subject"] = written.subject.text
    return message


def _finished(
    message: EmailMessage, written: Draft, date: datetime | None, invitation: Artefact | None
) -> EmailMessage:
    if date is not None:
        aware(date, "date")
        message["Date"] = format_datetime(date)
    lay_out(message, written, invitation)
    return message
