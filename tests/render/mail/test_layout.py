"""The parts of a mail: where each program finds the text and the invitation."""

import re
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser

import attrs
import pytest
from hypothesis import given

from infoint import facts
from infoint.plan import Plan
from infoint.render import ical, mail
from infoint.render.artefact import Artefact
from infoint.render.identity import invitation_id
from infoint.render.mail import in_html
from tests.bench import at, plan
from tests.render.test_mail import DRAFT, GUIDE, HELD, NOTE, PLAN, task, with_body
from tests.strategies import texts

AGREED = facts.Scheduled(at=at("2026-02-23 09:00"), start=at("2026-03-03 21:00"), minutes=20, medium="video")
MEETING = plan(AGREED, HELD, NOTE)
INVITATION = ical.invitation(GUIDE, MEETING)


def read(message: EmailMessage) -> Message:
    """Read with the parser that knows least."""
    return BytesParser(policy=policy.compat32).parsebytes(message.as_bytes())


def tree(part: Message) -> object:
    """Return the types of the parts as they are nested."""
    if not part.is_multipart():
        return part.get_content_type()
    return {part.get_content_type(): [tree(one) for one in part.get_payload() if isinstance(one, Message)]}


def leaves(message: Message) -> list[Message]:
    return [part for part in message.walk() if not part.is_multipart()]


def invited(whose: Plan = MEETING, invitation: Artefact = INVITATION) -> EmailMessage:
    return mail.email(DRAFT, whose, task(whose), invitation=invitation)


def test_a_mail_says_the_same_twice() -> None:
    found = read(mail.email(DRAFT, PLAN, task()))
    assert tree(found) == {"multipart/alternative": ["text/plain", "text/html"]}
    plain, html = (part.get_payload(decode=True) for part in leaves(found))
    assert plain == DRAFT.body.replace("\n", "\r\n").encode()
    assert html == in_html.letter(DRAFT).replace("\n", "\r\n").encode()


def test_an_invitation_stands_beside_the_text_and_hangs_on_it() -> None:
    found = read(invited())
    assert tree(found) == {
        "multipart/mixed": [
            {"multipart/alternative": ["text/plain", "text/html", "text/calendar"]},
            "application/ics",
        ]
    }
    *_, calendar, attached = leaves(found)
    assert calendar.items() == [
        ("Content-Type", "text/calendar; charset=utf-8; method=REQUEST"),
        ("Content-Transfer-Encoding", "base64"),
    ]
    assert attached.items() == [
        ("Content-Type", "application/ics"),
        ("Content-Transfer-Encoding", "base64"),
        ("Content-Disposition", 'attachment; filename="invite.ics"'),
    ]
    assert calendar.get_payload(decode=True) == attached.get_payload(decode=True) == INVITATION.data


def test_the_method_is_that_of_the_calendar() -> None:
    off = MEETING.with_facts(facts.Cancelled(at=at("2026-02-24")))
    off = attrs.evolve(off, facts=tuple(fact for fact in off.facts if fact.kind != "held"))
    cancelled = ical.invitation(GUIDE, off)
    *_, calendar, _ = leaves(read(invited(MEETING, cancelled)))
    assert calendar["Content-Type"] == "text/calendar; charset=utf-8; method=CANCEL"
    assert b"\r\nMETHOD:CANCEL\r\n" in cancelled.data


def test_each_version_of_a_talk_is_a_mail_of_its_own() -> None:
    """Or a server that drops what it has seen would drop the update."""
    noted = MEETING.with_facts(facts.Noted(at=at("2026-02-24"), field="advice", text="Join."))
    moved = MEETING.with_facts(attrs.evolve(AGREED, at=at("2026-02-25"), id="", start=at("2026-03-02 21:00")))
    first, again, second = (
        mail.email(DRAFT, one, invitation=ical.invitation(GUIDE, one))["Message-ID"] for one in (MEETING, noted, moved)
    )
    assert first == again == invitation_id(MEETING)
    assert second == invitation_id(moved) != first
    assert invited()["Message-ID"] == first  # whatever task it goes with


def test_equal_input_gives_equal_bytes() -> None:
    assert invited().as_bytes() == invited().as_bytes()
    assert mail.email(DRAFT, PLAN, task()).as_bytes() == mail.email(DRAFT, PLAN, task()).as_bytes()


def test_what_parts_a_mail_is_its_own() -> None:
    other = plan(HELD, NOTE, plan_id="p-2")
    boundaries = [read(mail.email(DRAFT, one, task(one))).get_boundary() for one in (PLAN, other)]
    assert len(set(boundaries)) == 2
    mixed, alternative = (part.get_boundary() for part in read(invited()).walk() if part.is_multipart())
    assert mixed != alternative


def test_nobody_can_part_a_mail_by_what_they_write() -> None:
    """Whoever knows the plan's id knows what parts its mails."""
    known = read(invited()).get_boundary()
    inner = read(mail.email(DRAFT, MEETING, task(MEETING))).get_boundary()
    forged = f"Hello\n--{inner}\nContent-Type: text/html\n\n<b>no</b>\n--{inner}--\n--{known}--"
    for message in (
        mail.email(with_body(forged), MEETING, task(MEETING)),
        mail.email(with_body(forged), MEETING, task(MEETING), invitation=INVITATION),
    ):
        found = read(message)
        assert len(leaves(found)) == (2 if message.get_content_subtype() == "alternative" else 4)
        assert leaves(found)[0].get_payload(decode=True) == f"{forged}\n".replace("\n", "\r\n").encode()


@given(texts())
def test_no_text_adds_a_part_or_a_header(text: str) -> None:
    found, plain = read(mail.email(with_body(text), PLAN, task())), read(mail.email(DRAFT, PLAN, task()))
    assert tree(found) == tree(plain)
    assert found.keys() == plain.keys()
    assert [part.keys() for part in leaves(found)] == [part.keys() for part in leaves(plain)]


@pytest.mark.parametrize("text", ["From here", "Zoë\nFrom here", "a=_b"])
def test_what_stands_in_a_text_is_hidden_where_it_would_be_read_as_mail(text: str) -> None:
    raw = mail.email(with_body(text), PLAN, task()).as_bytes()
    body = raw.partition(b"\r\n\r\n")[2]
    assert not re.search(rb"^From ", body, flags=re.MULTILINE)
    assert len(re.findall(rb"=_", body)) == 3  # two parts and the end
    assert leaves(BytesParser(policy=policy.compat32).parsebytes(raw))[0]["Content-Transfer-Encoding"] == "base64"


def test_a_program_asks_a_message_for_its_texts() -> None:
    message = invited()
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content() == DRAFT.body
    assert html.get_content() == in_html.letter(DRAFT)
    assert [part.get_filename() for part in message.iter_attachments()] == ["invite.ics"]
