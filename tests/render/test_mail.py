"""Mail: a draft, a message, and bytes that arrive as written."""

import re
from datetime import datetime, timedelta, timezone
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from infoint import facts, playbooks
from infoint.errors import NotKnown, NotRenderable, RefusedValue
from infoint.message import Draft, Part
from infoint.people import Consent, Contact
from infoint.plan import Plan
from infoint.render import mail
from infoint.render.headers import mailbox
from infoint.render.identity import digest_id, message_id, uid
from infoint.schedule import tasks
from infoint.task import Task
from tests.bench import ANA, KIM, at, guide, plan, step
from tests.render.test_headers import read_fields, read_mailboxes, read_text
from tests.strategies import lines

HELD = facts.Held(at=at("2026-03-03 21:20"))
THANKS = {
    "thank": {
        "subject": "Thank you, {contact}",
        "greeting": "Dear {contact},",
        "thanks": "Thank you.\nIt helped: {learned}",
    }
}
GUIDE = guide(step(after="talk_end", message="thank"), step("note", after="talk_end"), messages=THANKS)
NOTE = facts.Noted(at=HELD.at, field="learned", text="ask early")
PLAN = plan(HELD, NOTE)
DRAFT = Draft(
    message="thank",
    channel="email",
    language="en",
    language_presumed=False,
    subject=Part(label="subject", text="Thank you"),
    parts=(Part(label="greeting", text="Dear Kim Lee,"), Part(label="rest", text="Thank you.")),
)


def task(whose: Plan = PLAN, step_id: str = "thank") -> Task:
    [found] = (one for one in tasks(GUIDE, whose) if one.step == step_id)
    return found


def with_body(text: str) -> Draft:
    return attrs.evolve(DRAFT, parts=(Part(label="body", text=text),))


def read(message: EmailMessage) -> EmailMessage:
    """Read a message again from what was written."""
    found = BytesParser(policy=policy.default).parsebytes(message.as_bytes())
    assert isinstance(found, EmailMessage)
    assert found.defects == []
    return found


def plain(message: EmailMessage) -> MIMEPart:
    """Return the part that is plain text."""
    found = message.get_body(("plain",))
    assert found is not None
    return found


def said(message: EmailMessage) -> str:
    return str(plain(read(message)).get_content()).replace("\r\n", "\n")


# --- The draft.


def test_a_draft_is_the_tasks_message() -> None:
    written = mail.draft(GUIDE, PLAN, task())
    assert (written.message, written.subject.text) == ("thank", "Thank you, Kim Lee")
    assert written.body == "Dear Kim Lee,\n\nThank you.\nIt helped: ask early\n"


def test_a_message_may_be_named() -> None:
    assert mail.draft(GUIDE, PLAN, "thank") == mail.draft(GUIDE, PLAN, task())
    with pytest.raises(NotKnown):
        mail.draft(GUIDE, PLAN, "thnak")


def test_a_task_without_a_message_has_no_draft() -> None:
    with pytest.raises(NotRenderable) as error:
        mail.draft(GUIDE, PLAN, task(step_id="note"))
    assert (error.value.code, error.value.path) == ("no_message", "task")


def test_a_card_is_not_sent_as_mail() -> None:
    card = attrs.evolve(mail.draft(GUIDE, PLAN, task()), channel="post")
    with pytest.raises(NotRenderable, match="it travels by post") as error:
        mail.email(card, PLAN, task())
    assert (error.value.code, error.value.path) == ("other_channel", "channel")


@pytest.mark.parametrize(
    "unwilling",
    [
        PLAN.with_facts(facts.OptedOut(at=HELD.at)),
        attrs.evolve(PLAN, contact=attrs.evolve(KIM, consent=Consent.WITHDRAWN)),
    ],
    ids=["opted out", "consent withdrawn"],
)
@pytest.mark.parametrize("make", [mail.draft, mail.render])
def test_nobody_is_written_to_against_their_will(make: Any, unwilling: Plan) -> None:
    with pytest.raises(NotRenderable) as error:
        make(GUIDE, unwilling, task())
    assert (error.value.code, error.value.path) == ("no_consent", "contact")


@pytest.mark.parametrize(
    ("to", "unwilling"),
    [
        ("contact", PLAN.with_facts(facts.OptedOut(at=HELD.at))),
        ("contact", attrs.evolve(PLAN, contact=attrs.evolve(KIM, consent=Consent.WITHDRAWN))),
        ("introducer", attrs.evolve(PLAN, introducer=attrs.evolve(KIM, id="c-2", consent=Consent.WITHDRAWN))),
    ],
    ids=["opted out", "consent withdrawn", "the introducer's withdrawn"],
)
def test_a_draft_that_was_written_before_is_sent_to_nobody_against_their_will(to: Any, unwilling: Plan) -> None:
    written = attrs.evolve(DRAFT, to=to)
    for make in (lambda: mail.email(written, unwilling, task()), lambda: mail.link(written, unwilling)):
        with pytest.raises(NotRenderable) as error:
            make()
        assert (error.value.code, error.value.path) == ("no_consent", to)


def test_an_opt_out_of_the_contact_is_not_the_introducers() -> None:
    whose = attrs.evolve(PLAN, introducer=Contact(id="c-2", name="Pat Doe", address="pat@example.org"))
    whose = whose.with_facts(facts.OptedOut(at=HELD.at))
    assert "pat@example.org" in mail.email(attrs.evolve(DRAFT, to="introducer"), whose, task())["To"]


def test_a_draft_lacks_nothing() -> None:
    with pytest.raises(NotRenderable) as error:
        mail.draft(GUIDE, plan(HELD), task())
    assert (error.value.code, error.value.path) == ("missing_value", "learned")


def test_a_task_of_another_plan_is_refused() -> None:
    other = attrs.evolve(PLAN, id="p-2")
    for make in (
        lambda: mail.draft(GUIDE, other, task()),
        lambda: mail.email(DRAFT, other, task()),
        lambda: mail.render(GUIDE, other, task()),
    ):
        with pytest.raises(RefusedValue) as refusal:
            make()
        assert (refusal.value.code, refusal.value.path) == ("wrong_plan", "plan")


# --- The message.


def test_a_message_has_these_headers_and_no_others() -> None:
    assert mail.email(DRAFT, PLAN, task()).items() == [
        ("From", "Ana Ruiz <ana@example.org>"),
        ("To", "Kim Lee <kim@example.com>"),
        ("Subject", "Thank you"),
        ("Message-ID", message_id("p-1", "thank", 1)),
        ("MIME-Version", "1.0"),
        ("Content-Language", "en"),
        ("Content-Type", f'multipart/alternative; boundary="=_alternative_{uid("p-1", "mail", "thank", 1)}"'),
    ]


def test_a_message_has_a_date_where_the_host_gives_one() -> None:
    moment = datetime(2026, 3, 4, 10, tzinfo=timezone(timedelta(hours=-6)))
    assert mail.email(DRAFT, PLAN, task(), date=moment)["Date"] == "Wed, 04 Mar 2026 10:00:00 -0600"
    assert mail.email(DRAFT, PLAN, task())["Date"] is None


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (datetime(2026, 3, 4, 10), "not_aware"),
        (at("2200-01-01"), "moment_out_of_range"),
        ("Wed, 04 Mar 2026 10:00:00 -0600", "not_moment"),
    ],
)
def test_a_date_is_a_moment(moment: Any, code: str) -> None:
    with pytest.raises(RefusedValue) as refusal:
        mail.email(DRAFT, PLAN, task(), date=moment)
    assert (refusal.value.code, refusal.value.path) == (code, "date")


def test_a_message_needs_both_addresses_and_names_all_that_lack() -> None:
    nowhere, nobody = attrs.evolve(KIM, address=None), attrs.evolve(ANA, address=None)
    for whose, paths in (
        (attrs.evolve(PLAN, contact=nowhere), ["contact.address"]),
        (attrs.evolve(PLAN, seeker=nobody), ["seeker.address"]),
        (attrs.evolve(PLAN, seeker=nobody, contact=nowhere), ["seeker.address", "contact.address"]),
    ):
        with pytest.raises(NotRenderable) as error:
            mail.email(DRAFT, whose, task())
        assert [(fault.code, fault.path) for fault in error.value.faults] == [("no_address", path) for path in paths]


def test_the_language_is_the_drafts() -> None:
    german = attrs.evolve(DRAFT, language="de")
    assert mail.email(german, PLAN, task())["Content-Language"] == "de"


def test_the_message_id_is_that_of_the_step_and_its_occurrence() -> None:
    again = attrs.evolve(task(), occurrence=2)
    ids = {mail.email(DRAFT, PLAN, one)["Message-ID"] for one in (task(), again, task(step_id="note"))}
    assert ids == {message_id("p-1", "thank", 1), message_id("p-1", "thank", 2), message_id("p-1", "note", 1)}


def test_a_message_without_a_task_needs_an_invitation() -> None:
    with pytest.raises(RefusedValue) as refusal:
        mail.email(DRAFT, PLAN)
    assert (refusal.value.code, refusal.value.path) == ("missing", "task")


BODIES = [
    "Dear Kim Lee,\n\nThank you.",
    "Grüße, 李明, مرحبا, שלום, 👩‍🔬, e\u0301",
    "trailing blanks  \n\ttabs\t\n",
    ".\n..\n.leading full stops",
    "From here on it is all yours.\n>From there.",
    "=41 =?utf-8?q?x?= \\ % {contact}",
    "a" * 5000,
    "ü" * 2000 + " " + "words " * 400,
    "-- \nAna",
    "X-Header: not one\nBcc: nobody@example.org\n\nstill the text",
]


@pytest.mark.parametrize("text", BODIES, ids=range(len(BODIES)))
def test_a_body_arrives(text: str) -> None:
    written = with_body(text)
    message = mail.email(written, PLAN, task())
    assert said(message) == written.body
    raw = message.as_bytes()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 76
    assert raw.isascii()


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_breaks_of_any_kind_become_those_of_mail(newline: str) -> None:
    message = mail.email(with_body(f"one{newline}two"), PLAN, task())
    assert said(message) == "one\ntwo\n"
    assert b"one\r\ntwo\r\n" in message.as_bytes()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Dear Kim Lee", "7bit"),
        ("from here", "7bit"),
        (">From here", "7bit"),
        ("See From here", "7bit"),
        ("Fromage", "7bit"),
        ("Dear Zoë\nfrom here", "quoted-printable"),
        ("Dear Zoë\nFrom here", "base64"),
        ("a" * 69 + "ëFrom here", "base64"),  # where quoted-printable breaks the line
        ("From here", "base64"),
        ("Dear\nFrom here", "base64"),
        ("Dear\rFrom here", "base64"),
    ],
)
def test_a_line_that_a_mailbox_would_cut_is_hidden(text: str, encoding: str) -> None:
    message = mail.email(with_body(text), PLAN, task())
    assert plain(message)["Content-Transfer-Encoding"] == encoding
    assert not re.search(rb"^From [^<]*$", message.as_bytes().partition(b"\r\n\r\n")[2], flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\x00b", "not_clean_text"),
        ("a\x1b[31mb", "not_clean_text"),
        ("a\ud800b", "not_clean_text"),
        ("a\u202eb", "direction_override"),
        ("\u2068Kim", "direction_override"),
        ("\u2068Kim\nLee\u2069", "direction_override"),
        ("\u2067Kim\u2069", "direction_override"),
        ("a" * 20_001, "too_long"),
        ("", "empty"),
    ],
)
def test_a_body_is_clean_text(text: str, code: str) -> None:
    with pytest.raises(RefusedValue) as refusal:
        mail.email(with_body(text), PLAN, task())
    assert (refusal.value.code, refusal.value.path) == (code, "body")


@pytest.mark.parametrize("name", ["Kim Lee", "أمينة الخطيب"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_name_that_is_kept_apart_arrives_in_a_body(name: str, language: str) -> None:
    ana = attrs.evolve(ANA, languages=("en", "ar"), field={"en": "science policy", "ar": "سياسات العلوم"})
    whose = plan(HELD, seeker=ana, contact=attrs.evolve(KIM, name=name, languages=(language,)))
    gsbs = playbooks.load("gsbs")
    [thank] = (one for one in tasks(gsbs, whose) if one.step == "thank")
    written = mail.draft(gsbs, whose, thank)
    assert "\u2068" in written.body or (language, name) == ("en", "Kim Lee")
    assert said(mail.email(written, whose, thank)) == written.body


def test_a_name_that_is_kept_apart_arrives_in_a_subject() -> None:
    text = "شكرًا على تعريفي إلى \u2068Kim Lee\u2069"
    message = mail.email(attrs.evolve(DRAFT, subject=Part(label="subject", text=text)), PLAN, task())
    assert read(message)["Subject"] == text


@pytest.mark.parametrize("text", ["a\nBcc: x@evil.example", "a\r\nb", "a\x00", "a\u2028b", "\ud800"])
def test_a_subject_that_a_person_has_changed_is_one_line(text: str) -> None:
    with pytest.raises(RefusedValue) as refusal:
        mail.email(attrs.evolve(DRAFT, subject=Part(label="subject", text=text)), PLAN, task())
    assert (refusal.value.code, refusal.value.path) == ("not_one_line", "subject")


HOSTILE = "=?utf-8?q?a=0ABcc=3A_x=40evil=2Eexample?="


@given(lines(), lines(), lines())
@example(HOSTILE, HOSTILE, HOSTILE)
@example("evil@x.example,", '"Lee, Kim" <x@evil.example>', 'Re: \\ "quotes", commas; and <x@evil.example>')
def test_subject_and_recipients_out_are_those_in(subject: str, sender: str, recipient: str) -> None:
    whose = attrs.evolve(PLAN, seeker=attrs.evolve(ANA, name=sender), contact=attrs.evolve(KIM, name=recipient))
    written = attrs.evolve(DRAFT, subject=Part(label="subject", text=subject))
    raw = mail.email(written, whose, task(whose)).as_bytes()
    fields = read_fields(raw)
    plain = read_fields(mail.email(DRAFT, PLAN, task()).as_bytes())
    assert [name for name, _ in fields] == [name for name, _ in plain]
    told = dict(fields)
    assert read_text(told["Subject"]) == subject
    assert read_mailboxes(told["From"]) == [(sender, "ana@example.org")]
    assert read_mailboxes(told["To"]) == [(recipient, "kim@example.com")]


@given(st.lists(lines(), min_size=1, max_size=4))
def test_any_body_arrives(text: list[str]) -> None:
    written = with_body("\n".join(text))
    assert said(mail.email(written, PLAN, task())) == written.body


# --- The file.


def test_a_file_holds_the_message() -> None:
    made = mail.render(GUIDE, PLAN, task())
    assert (made.name, made.media_type) == ("thank-p-1-1.eml", "message/rfc822")
    message = mail.email(mail.draft(GUIDE, PLAN, task()), PLAN, task())
    del message["Message-ID"]
    message["X-Unsent"] = "1"
    assert made.data == message.as_bytes()
    found = BytesParser(policy=policy.compat32).parsebytes(made.data)
    assert str(make_header(decode_header(found["Subject"]))) == "Thank you, Kim Lee"
    [text, _] = found.get_payload()
    assert text.get_payload(decode=True) == b"Dear Kim Lee,\r\n\r\nThank you.\r\nIt helped: ask early\r\n"


def test_a_mail_goes_to_whom_the_draft_is_written() -> None:
    helper = Contact(id="c-2", name="Pat Doe", address="pat@example.org")
    whose = attrs.evolve(PLAN, introducer=helper)
    written = {to: mail.email(attrs.evolve(DRAFT, to=to), whose, task()) for to in ("contact", "introducer")}
    assert {to: read_mailboxes(str(message["To"])) for to, message in written.items()} == {
        "contact": [(KIM.name, KIM.address)],
        "introducer": [("Pat Doe", "pat@example.org")],
    }


def test_a_file_is_opened_for_editing() -> None:
    found = BytesParser(policy=policy.default).parsebytes(mail.render(GUIDE, PLAN, task()).data)
    assert (found["X-Unsent"], found["Message-ID"], found["Date"]) == ("1", None, None)


# --- The digest.

DIGEST = attrs.evolve(DRAFT, to="seeker", message="digest", subject=Part(label="subject", text="Your week"))
OFFICE = mailbox("Career Office, GSBS", "careers@example.edu")


def test_a_digest_says_that_a_machine_wrote_it() -> None:
    made = mail.email_to_seeker(DIGEST, ANA, sender=OFFICE, key="2026-W10", date=at("2026-03-02 14:00"))
    assert made.items()[:-1] == [
        ("From", OFFICE),
        ("To", "Ana Ruiz <ana@example.org>"),
        ("Subject", "Your week"),
        ("Message-ID", digest_id("s-1", "2026-W10")),
        ("Auto-Submitted", "auto-generated"),
        ("Date", "Mon, 02 Mar 2026 14:00:00 +0000"),
        ("MIME-Version", "1.0"),
        ("Content-Language", "en"),
    ]
    assert said(made) == DIGEST.body


def test_what_a_person_writes_to_a_person_says_nothing_of_machines() -> None:
    whose = attrs.evolve(PLAN, introducer=Contact(id="c-2", name="Pat Doe", address="pat@example.org"))
    for to in ("contact", "introducer"):
        assert "Auto-Submitted" not in mail.email(attrs.evolve(DRAFT, to=to), whose, task())


def test_a_letter_is_no_digest_and_a_digest_no_letter() -> None:
    for make in (
        lambda: mail.email(DIGEST, PLAN, task()),
        lambda: mail.link(DIGEST, PLAN),
        lambda: mail.email_to_seeker(DRAFT, ANA, sender=OFFICE, key="2026-W10"),
    ):
        with pytest.raises(RefusedValue) as refusal:
            make()
        assert (refusal.value.code, refusal.value.path) == ("not_choice", "to")


def test_a_digest_needs_an_address_a_sender_and_a_key() -> None:
    with pytest.raises(NotRenderable) as error:
        mail.email_to_seeker(DIGEST, attrs.evolve(ANA, address=None), sender=OFFICE, key="2026-W10")
    assert (error.value.code, error.value.path) == ("no_address", "seeker.address")
    for wrong, code, path in (
        ({"sender": "Career Office"}, "not_address", "from"),
        ({"key": "10 March"}, "not_identifier", "key"),
    ):
        with pytest.raises(RefusedValue) as refusal:
            mail.email_to_seeker(DIGEST, ANA, **{"sender": OFFICE, "key": "2026-W10", **wrong})
        assert (refusal.value.code, refusal.value.path) == (code, path)


# --- The link.


def test_a_link_holds_the_draft() -> None:
    assert mail.link(DRAFT, PLAN) == (
        "mailto:kim@example.com?subject=Thank%20you&body=Dear%20Kim%20Lee%2C%0D%0A%0D%0AThank%20you.%0D%0A"
    )


def test_a_link_needs_no_address_but_the_readers() -> None:
    nobody = attrs.evolve(PLAN, seeker=attrs.evolve(ANA, address=None))
    assert mail.link(DRAFT, nobody) == mail.link(DRAFT, PLAN)
    for written, path in ((DRAFT, "contact.address"), (attrs.evolve(DRAFT, to="introducer"), "introducer.address")):
        with pytest.raises(NotRenderable) as error:
            mail.link(written, attrs.evolve(PLAN, contact=attrs.evolve(KIM, address=None)))
        assert [fault.path for fault in error.value.faults] == [path]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (with_body("a\x00b"), "not_clean_text"),
        (attrs.evolve(DRAFT, subject=Part(label="subject", text="a\nBcc: x@evil.example")), "not_one_line"),
        (attrs.evolve(DRAFT, channel="letter"), "other_channel"),
    ],
    ids=["body", "subject", "channel"],
)
def test_a_link_holds_nothing_that_no_mail_should(written: Draft, code: str) -> None:
    with pytest.raises(ValueError, match=code):
        mail.link(written, PLAN)


def test_a_mail_to_an_introducer_needs_one() -> None:
    with pytest.raises(NotRenderable) as error:
        mail.email(attrs.evolve(DRAFT, to="introducer"), PLAN, task())
    assert [fault.path for fault in error.value.faults] == ["introducer.address"]
