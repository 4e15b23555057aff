"""What is written arrives through Django as it does through smtplib: nobody else receives it, and nothing is lost."""

import runpy
from email import policy
from email.parser import BytesParser
from email.utils import getaddresses
from pathlib import Path
from typing import Any

import attrs
import pytest
from django.conf import settings
from django.core.mail.message import sanitize_address
from hypothesis import example, given

from infoint.message import Part
from infoint.render import mail
from tests.bench import ANA, KIM
from tests.render.mail.test_layout import INVITATION, MEETING
from tests.render.test_headers import read_fields, read_mailboxes, read_text
from tests.render.test_mail import DRAFT, HOSTILE, task
from tests.strategies import lines

FOR_DJANGO = runpy.run_path(str(Path(__file__).parents[2] / "examples" / "django_mail.py"))["for_django"]


@pytest.fixture(scope="module", autouse=True)
def _django() -> None:
    if not settings.configured:
        settings.configure()


def sent(subject: str, sender: str, recipient: str, **enclosed: Any) -> Any:
    whose = attrs.evolve(MEETING, seeker=attrs.evolve(ANA, name=sender), contact=attrs.evolve(KIM, name=recipient))
    written = attrs.evolve(DRAFT, subject=Part(label="subject", text=subject), earlier=("<a@b.example>",))
    return FOR_DJANGO(written, mail.email(written, whose, task(whose)), **enclosed)


@given(lines(), lines(), lines())
@example(HOSTILE, HOSTILE, HOSTILE)
@example("evil@x.example,", '"Lee, Kim" <x@evil.example>', 'Re: \\ "quotes", commas; and <x@evil.example>')
@example("a" * 500, "é" * 500, "=?utf-8?q?evil=40x=2Ecom=2C?=")
def test_subject_and_recipients_out_are_those_in(subject: str, sender: str, recipient: str) -> None:
    made = sent(subject, sender, recipient)
    fields = read_fields(made.message().as_bytes(linesep="\r\n"))
    told = dict(fields)
    plain = read_fields(sent("x", "x", "x").message().as_bytes(linesep="\r\n"))
    assert [name for name, _ in fields] == [name for name, _ in plain]
    assert read_text(told["Subject"]) == subject
    assert read_mailboxes(told["From"]) == [(sender, "ana@example.org")]
    assert read_mailboxes(told["To"]) == [(recipient, "kim@example.com")]
    envelope = [sanitize_address(one, "utf-8") for one in (made.from_email, *made.recipients())]
    assert [address for _, address in getaddresses(envelope)] == ["ana@example.org", "kim@example.com"]
    assert told["References"] == told["In-Reply-To"] == "<a@b.example>"


def test_an_invitation_is_laid_out_as_by_infoint() -> None:
    raw = sent("x", "x", "x", invitation=INVITATION).message().as_bytes(linesep="\r\n")
    parts = list(BytesParser(policy=policy.compat32).parsebytes(raw).walk())
    assert [part.get_content_type() for part in parts] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    calendar, attached = parts[-2:]
    assert calendar.get_params()[1:] == [("method", "REQUEST"), ("charset", "utf-8")]
    assert calendar["Content-Disposition"] is None
    assert attached.get_payload(decode=True) == INVITATION.data
    assert str(calendar.get_payload(decode=True), "utf-8").replace("\r\n", "\n").splitlines() == (
        INVITATION.data.decode().replace("\r\n", "\n").splitlines()
    )
