"""Show how a portal on Django sends what infoint writes, an invitation too; nothing leaves this machine."""

from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends import locmem

from infoint import Contact, Plan, Seeker, facts, playbooks
from infoint.message import Draft
from infoint.render import Artefact, ical, mail


class Written(EmailMessage):
    """Be a message whose bytes Django 5.2 asks for with an argument of its own."""

    def __init__(self, written: EmailMessage) -> None:
        """Hold what another message holds."""
        super().__init__(policy=written.policy)
        self.__dict__.update(written.__dict__)

    def as_bytes(self, *_: object, **__: object) -> bytes:
        """Return the bytes of infoint."""
        return super().as_bytes()


class Mail(EmailMultiAlternatives):
    """Hold a mail of infoint for Django's backends: those of SMTP, files and the console write its bytes as they are.

    Written by Django, names and subjects would go through the standard library, which on some Pythons makes other
    recipients of them. Backends for the API of a mail service take the parts one by one. The mail is finished: what is
    added to it here does not stand in its bytes.
    """

    def __init__(
        self, draft: Draft, written: EmailMessage, invitation: Artefact | None = None, *, connection: Any = None
    ) -> None:
        """Take a draft, the message made of it, and the invitation in it."""
        own = ("from", "to", "subject", "mime-version", "content-type")
        super().__init__(
            subject=draft.subject.text,
            body=draft.body,
            from_email=str(written["From"]),
            to=[str(written["To"])],
            headers={name: str(value) for name, value in written.items() if name.lower() not in own},
            connection=connection,
        )
        html = written.get_body(("html",))
        self.attach_alternative(html.get_content() if html else "", "text/html")
        if invitation:
            method = invitation.media_type.rpartition("; ")[2]
            self.attach_alternative(invitation.data.decode(), f"text/calendar; {method}")
            self.attach(invitation.name, invitation.data, "application/ics")  # bytes: Django writes text as Latin-1
        self._written = Written(written)

    def message(self, **_: object) -> Written:
        """Return the message whose bytes Django sends."""
        return self._written


def main() -> None:
    """Invite to a talk, and print what is sent."""
    settings.configure()
    gsbs = playbooks.load("gsbs")
    ana = Seeker(id="s-1", name="Ana Ruiz", address="ana@example.org", zone="America/Chicago")
    kim = Contact(id="c-1", name="Lee, Kim", address="kim@example.com", zone="Europe/Berlin")
    agreed = facts.Scheduled(
        at=datetime(2026, 2, 23, 9, tzinfo=UTC), start=datetime(2026, 3, 3, 21, tzinfo=UTC), minutes=20, medium="video"
    )
    plan = Plan("p-7f3c", ana, kim, relationship="expert").with_facts(agreed)
    invitation = ical.invitation(gsbs, plan)
    draft = mail.draft(gsbs, plan, "confirm")
    written = mail.email(draft, plan, date=datetime(2026, 2, 23, 10, tzinfo=UTC), invitation=invitation)
    made = Mail(draft, written, invitation, connection=locmem.EmailBackend())
    print(made.send(), "mail sent, of", len(made.message().as_bytes()), "bytes")
    for name in ("From", "To", "Subject", "Date", "Message-ID"):
        print(f"{name}: {written[name]}")
    for part in written.walk():
        print(f"  {part.get_content_type()}")


if __name__ == "__main__":
    main()
