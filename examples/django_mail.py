"""Show how a portal on Django sends what infoint writes, an invitation too; nothing leaves this machine."""

from datetime import UTC, datetime
from email.message import EmailMessage

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from infoint import Contact, Plan, Seeker, agenda, facts, playbooks
from infoint.message import Draft
from infoint.render import Artefact, headers, ical, mail

THREAD = ("Message-ID", "In-Reply-To", "References", "Content-Language")


def for_django(
    written: Draft, message: EmailMessage, invitation: Artefact | None = None, **options: object
) -> EmailMultiAlternatives:
    """Return a mail of infoint as one of Django, which lays out its parts by itself.

    Subject and names go in as infoint encodes them: Django then has nothing to encode, and nothing to get wrong.
    """
    html = message.get_body(("html",))
    assert html is not None
    made = EmailMultiAlternatives(
        subject=headers.subject(written.subject.text).replace("\r\n", ""),
        body=written.body,
        from_email=str(message["From"]),
        to=[str(message["To"])],
        headers={name: str(message[name]) for name in THREAD if name in message},
        **options,
    )
    made.attach_alternative(html.get_content(), "text/html")
    if invitation:
        method = invitation.media_type.rpartition("; ")[2]
        made.attach_alternative(invitation.data.decode(), f"text/calendar; {method}")
        made.attach(invitation.name, invitation.data, "application/ics")  # bytes: text would be written as Latin-1
    return made


def main() -> None:
    """Confirm a talk, with an invitation, and print what would be sent."""
    settings.configure(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
    gsbs = playbooks.load("gsbs")
    ana = Seeker(id="s-1", name="Ana Ruiz", address="ana@example.org", zone="America/Chicago")
    kim = Contact(id="c-1", name="Lee, Kim", address="kim@example.com", zone="Europe/Berlin")
    agreed = facts.Scheduled(
        at=datetime(2026, 2, 23, 9, tzinfo=UTC), start=datetime(2026, 3, 3, 21, tzinfo=UTC), minutes=20, medium="video"
    )
    plan = Plan("p-7f3c", ana, kim, relationship="expert").with_facts(agreed)
    [task] = (task for task in agenda(gsbs, [plan], at=datetime(2026, 3, 3, 9, tzinfo=UTC)) if task.step == "confirm")
    invitation = ical.invitation(gsbs, plan)
    written = mail.draft(gsbs, plan, task)
    made = for_django(written, mail.email(written, plan, task), invitation, connection=get_connection())
    made.send()
    sent = made.message()
    for name in ("From", "To", "Subject", "Message-ID"):
        print(f"{name}: {sent[name]}")
    for part in sent.walk():
        print(f"  {part['Content-Type'].partition(' boundary')[0].strip()}")


if __name__ == "__main__":
    main()
