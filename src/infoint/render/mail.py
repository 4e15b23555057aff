"""Mail: a task's message as a draft, as an `EmailMessage`, and as the bytes that arrive as written."""

import re
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final

from infoint import checks
from infoint.errors import Fault, NotRenderable
from infoint.message import Draft
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render.artefact import Artefact, file_name
from infoint.render.headers import VERBATIM, mailbox, run_together
from infoint.render.identity import message_id
from infoint.task import Task, same_plan
from infoint.words import compose
from infoint.zones import aware

EMAIL: Final = "email"
"""The channel of what is sent as mail; a card or a call is written all the same, and goes another way."""

_FROM_LINE = re.compile(r"^From ", re.MULTILINE)


def draft(
    playbook: Playbook, plan: Plan, task: Task, *, slots: tuple[datetime, ...] = (), channel: str | None = None
) -> Draft:
    """Write the message of a task, or its form for a channel; `slots` are the times that it proposes.

    Raise `NotRenderable` for a task without a message, for somebody who must not be written to, and for values that
    the message needs and the plan does not have.
    """
    same_plan(task, plan)
    if task.message is None:
        raise NotRenderable(Fault(code="no_message", path="task"))
    return compose(playbook, plan, task.message, slots=slots, channel=channel)


def email(written: Draft, plan: Plan, task: Task, *, date: datetime | None = None) -> EmailMessage:
    """Make an e-mail of a draft, as it is or as a person has changed it.

    Subject and recipients arrive as they are given. Without a `date` the header is left to the program that sends.
    Raise `NotRenderable` where an address is missing and for what travels by another channel, and `RefusedValue` for
    what no mail should hold.
    """
    same_plan(task, plan)
    if written.channel != EMAIL:
        raise NotRenderable(Fault(code="other_channel", path="channel", hint=f"it travels by {written.channel}"))
    checks.text(run_together(written.body), "body")
    reader = {"contact": plan.contact, "introducer": plan.introducer, "seeker": plan.seeker}[written.to]
    sender, recipient = plan.seeker.address, reader.address if reader else None
    if reader is None or sender is None or recipient is None:
        known = {"seeker.address": sender, f"{written.to}.address": recipient}
        raise NotRenderable(*(Fault(code="no_address", path=path) for path, address in known.items() if not address))
    message = EmailMessage(policy=VERBATIM)
    message["From"] = mailbox(plan.seeker.name, sender)
    message["To"] = mailbox(reader.name, recipient)
    message["Subject"] = written.subject.text
    message["Message-ID"] = message_id(plan.id, task.step, task.occurrence)
    if date is not None:
        aware(date, "date")
        message["Date"] = format_datetime(date)
    message.set_content(written.body)
    # smtplib turns a line "From " into ">From ", also where quoted-printable broke a line; base64 has no such line.
    if _FROM_LINE.search(str(message.get_payload())):
        message.set_content(written.body, cte="base64")
    message["Content-Language"] = written.language  # last: set_content clears what starts with Content-
    return message


def render(playbook: Playbook, plan: Plan, task: Task) -> Artefact:
    """Return the message of a task as an .eml file."""
    message = email(draft(playbook, plan, task), plan, task)
    return Artefact(file_name(task, ".eml"), "message/rfc822", message.as_bytes())
