"""What is written arrives through Django as it does through smtplib: nobody else receives it, and nothing is lost."""

import runpy
from io import StringIO
from pathlib import Path
from typing import Any

import attrs
import django
import pytest
from django.conf import settings
from django.core.mail.backends import console, filebased, smtp
from hypothesis import example, given

from infoint.message import Draft, Part
from infoint.render import mail
from tests.bench import ANA, KIM
from tests.render.mail.test_layout import INVITATION, MEETING
from tests.render.test_interop import deliver
from tests.render.test_mail import DRAFT, HOSTILE, task
from tests.strategies import lines

# Since 6.1 a backend belongs to one of the mailers in the settings, by its alias.
OF_SETTINGS: dict[str, Any] = {"alias": "default"} if django.VERSION >= (6, 1) else {}
DJANGO = runpy.run_path(str(Path(__file__).parents[2] / "examples" / "django_mail.py"))["Mail"]


@pytest.fixture(scope="module", autouse=True)
def _django() -> None:
    if not settings.configured:
        settings.configure()


def written(subject: str, sender: str, recipient: str) -> tuple[Draft, Any]:
    whose = attrs.evolve(MEETING, seeker=attrs.evolve(ANA, name=sender), contact=attrs.evolve(KIM, name=recipient))
    draft = attrs.evolve(DRAFT, subject=Part(label="subject", text=subject), earlier=("<a@b.example>",))
    return draft, mail.email(draft, whose, task(whose), invitation=INVITATION)


@given(lines(), lines(), lines())
@example(HOSTILE, HOSTILE, HOSTILE)
@example("evil@x.example,", '"Lee, Kim" <x@evil.example>', 'Re: \\ "quotes", commas; and <x@evil.example>')
@example("a" * 500, "é" * 500, "=?utf-8?q?evil=40x=2Ecom=2C?=")
def test_django_sends_the_bytes_to_the_recipient_and_to_nobody_else(subject: str, sender: str, recipient: str) -> None:
    draft, message = written(subject, sender, recipient)
    made = DJANGO(draft, message, INVITATION)

    def send(server: Any) -> None:
        """Take over the connection that the harness has opened."""
        backend = smtp.EmailBackend(host="127.0.0.1", **OF_SETTINGS)
        backend.connection = server
        assert backend.send_messages([made]) == 1

    assert deliver(send) == [("ana@example.org", ["kim@example.com"], message.as_bytes())]


def test_django_writes_the_bytes_to_files(tmp_path: Path) -> None:
    draft, message = written("x", "x", "x")
    assert filebased.EmailBackend(file_path=str(tmp_path), **OF_SETTINGS).send_messages([DJANGO(draft, message)]) == 1
    [path] = tmp_path.iterdir()
    assert path.read_bytes().startswith(message.as_bytes() + b"\n---")


def test_django_shows_the_mail_on_the_console() -> None:
    draft, message = written("Grüße", "x", "x")
    shown = StringIO()
    assert console.EmailBackend(stream=shown, **OF_SETTINGS).send_messages([DJANGO(draft, message)]) == 1
    assert shown.getvalue().startswith(message.as_bytes().decode("ascii") + "\n---")


def test_what_was_sent_is_a_message() -> None:
    draft, message = written("Grüße", "x", "x")
    sent = DJANGO(draft, message).message()
    assert sent["Subject"] == "Grüße"
    assert sent.as_bytes(linesep="\r\n") == message.as_bytes()


def test_services_find_the_parts() -> None:
    draft, message = written("Grüße", "Ruiz, Ana", "Lee, Kim")
    made = DJANGO(draft, message, INVITATION)
    assert (made.subject, made.body) == ("Grüße", draft.body)
    assert (made.from_email, made.to) == (str(message["From"]), [str(message["To"])])
    assert made.extra_headers == {
        "Message-ID": message["Message-ID"],
        "In-Reply-To": "<a@b.example>",
        "References": "<a@b.example>",
        "Content-Language": "en",
    }
    (html, html_type), (calendar, calendar_type) = made.alternatives
    assert (html_type, calendar_type) == ("text/html", "text/calendar; method=REQUEST")
    assert html == message.get_body(("html",)).get_content()
    assert calendar == INVITATION.data.decode()
    [(name, data, media_type)] = made.attachments
    assert (name, data, media_type) == ("invite.ics", INVITATION.data, "application/ics")
