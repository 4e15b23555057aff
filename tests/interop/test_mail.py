"""Readers of mail find what was written, and a server receives it byte for byte."""

import smtplib
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from infoint import facts
from infoint.message import Draft, Part
from infoint.plan import Plan
from infoint.render import ical, mail
from infoint.render.artefact import Artefact
from infoint.render.identity import digest_id, message_id
from infoint.render.mail import in_html
from infoint.schedule import tasks
from infoint.task import Task
from tests.approve import LETTERS, written
from tests.approve import plan as story
from tests.bench import ANA, KIM, at, guide, plan, step
from tests.interop import tally
from tests.interop.feeds import GSBS, HOSTILE
from tests.interop.letters import Enclosed, Letter
from tests.interop.mail_limits import MAIL_LIMITS, MailLimit, as_shown
from tests.interop.mail_readers import READERS
from tests.interop.with_notmuch import threads
from tests.render.test_interop import deliver

BODIES = (
    "From here\nFrom there",
    ".\n..\n.three",
    "Grüße 李明 👩‍🔬",
    "a" * 3000,
    "tail  \n\n",
    "  head",
    "=3D =?utf-8?q?x?= %0D%0A",
    "-- \nAna",
    "tab\there",
)


@attrs.frozen
class Written:
    """A mail as bytes, and what it means."""

    path: Path
    meant: Letter


def ended(text: str) -> str:
    """Return a text as mails have it: its last line ends, too."""
    return text if text.endswith("\n") else f"{text}\n"


def meant(draft: Draft, whose: Plan, task: Task) -> Letter:
    """Return what a mail means, from the draft, the plan and the task."""
    reader = {"contact": whose.contact, "introducer": whose.introducer, "seeker": whose.seeker}[draft.to]
    assert reader
    ids = [name.strip("<>") for name in draft.earlier]
    return Letter(
        sender=((whose.seeker.name, whose.seeker.address or ""),),
        to=((reader.name, reader.address or ""),),
        subject=draft.subject.text,
        message_id=message_id(whose.id, task.step, task.occurrence).strip("<>"),
        in_reply_to=ids[-1] if ids else None,
        references=tuple(ids),
        language=draft.language,
        html=in_html.letter(draft),
        text=ended(draft.body),
    )


def task_of(whose: Plan, name: str) -> Task:
    [task] = (task for task in tasks(GSBS, whose) if task.step == name)
    return task


def drafts() -> Iterator[tuple[str, Draft, Plan, Task]]:
    """Yield what is written, by name."""
    for name, happened in LETTERS.items():
        whose = story(happened)
        task = task_of(whose, name)
        yield f"story-{name}", mail.draft(GSBS, whose, task), whose, task
    asking = story(LETTERS["ask"])
    task = task_of(asking, "ask")
    for language in GSBS.languages:
        for number, draft in enumerate(written(language, "alumni_database")):
            if draft.channel == mail.EMAIL:
                yield f"language-{language}-{number}", draft, asking, task
    for number, text in enumerate((*HOSTILE, *BODIES)):
        line = text if "\n" not in text and len(text) <= 500 and "\t" not in text else "Hello"
        draft = Draft(
            message="letter",
            channel="email",
            language="en",
            language_presumed=False,
            subject=Part(label="subject", text=line),
            parts=(Part(label="body", text=text),),
        )
        whose = plan(
            facts.Planned(at=at("2026-02-20")),
            plan_id=f"p-{number}",
            seeker=attrs.evolve(ANA, name=line),
            contact=attrs.evolve(KIM, name=line),
        )
        [task] = tasks(guide(step(after="planned")), whose)
        yield f"hostile-{number}", draft, whose, task


def invitations() -> Iterator[tuple[str, Draft, Plan, Task, Artefact]]:
    """Yield mails that enclose an invitation, or call the talk off."""
    for name in ("confirm", "rearrange"):
        whose = story(LETTERS[name])
        task = task_of(whose, name)
        yield f"invitation-{name}", mail.draft(GSBS, whose, task), whose, task, ical.invitation(GSBS, whose)


def enclosed(invitation: Artefact) -> tuple[Enclosed, ...]:
    """Return the two parts that an invitation is: a form of the text, and a file."""
    lines = invitation.data.replace(b"\r\n", b"\n")
    method = invitation.media_type.rpartition("=")[2]
    return ("text/calendar", None, method, lines), ("application/ics", "invite.ics", None, invitation.data)


def digest() -> tuple[bytes, Letter]:
    """Return a mail to a seeker."""
    part = Part(label="body", text="This week:\n\n- thank Kim Lee")
    draft = Draft(
        message="digest",
        channel="email",
        language="en",
        language_presumed=False,
        subject=Part(label="subject", text="Your week"),
        parts=(part,),
        to="seeker",
    )
    message = mail.email_to_seeker(draft, ANA, sender="office@example.org", key="2026-W09")
    return message.as_bytes(), Letter(
        sender=(("", "office@example.org"),),
        to=((ANA.name, ANA.address or ""),),
        subject="Your week",
        message_id=digest_id(ANA.id, "2026-W09").strip("<>"),
        language="en",
        text=ended(draft.body),
        html=in_html.letter(draft),
    )


@pytest.fixture(scope="session")
def letters(tmp_path_factory: pytest.TempPathFactory) -> list[Written]:
    """Write all mails once."""
    made: dict[str, tuple[bytes, Letter]] = {"digest": digest()}
    for number, (name, draft, whose, task, *more) in enumerate([*drafts(), *invitations()]):
        date = at("2026-02-17 15:30") if number % 2 else None
        message = mail.email(draft, whose, task, date=date, invitation=more[0] if more else None)
        message.replace_header("Message-ID", f"<{name}@infoint.invalid>")  # a store keeps each id once
        parts = enclosed(more[0]) if more else ()
        letter = attrs.evolve(meant(draft, whose, task), date=date, message_id=f"{name}@infoint.invalid", parts=parts)
        made[name] = message.as_bytes(), letter
    for name, happened in LETTERS.items():
        whose = story(happened)
        task = task_of(whose, name)
        letter = meant(mail.draft(GSBS, whose, task), whose, task)
        made[f"file-{name}"] = mail.render(GSBS, whose, task).data, attrs.evolve(letter, message_id=None)
    folder = tmp_path_factory.mktemp("mails")
    for name, (raw, _) in made.items():
        (folder / f"{name}.eml").write_bytes(raw)
    return [Written(folder / f"{name}.eml", letter) for name, (_, letter) in made.items()]


def differences(wanted: Letter, found: Letter) -> Iterator[str]:
    """Yield what differs."""
    for field in attrs.fields_dict(Letter):
        if getattr(wanted, field) != getattr(found, field):
            yield f"{field}: {getattr(wanted, field)!r}, not {getattr(found, field)!r}"


@pytest.mark.parametrize("name", READERS)
def test_a_reader_finds_what_was_meant(name: str, letters: list[Written]) -> None:
    report = READERS[name]([one.path for one in letters])
    tally.note(name, report.version, mails=len(report.files))
    told = [
        f"{one.path.name} {difference}"
        for found, one in zip(report.files, letters, strict=True)
        for difference in differences(as_shown(name, one.meant, found), found)
    ]
    assert not told, "\n".join(told[:40])


# Those of Python itself come and go with its version.
@pytest.mark.parametrize(
    "limit", [one for one in MAIL_LIMITS if not one.at_times], ids=lambda limit: f"{limit.reader}: {limit.reason}"
)
def test_a_reader_still_has_its_limit(limit: MailLimit, letters: list[Written]) -> None:
    shown = zip(letters, READERS[limit.reader]([one.path for one in letters]).files, strict=True)
    assert any(limit.forgive(one.meant, found) != one.meant for one, found in shown)


def test_a_subject_is_whole_for_readers_that_join_encoded_words(letters: list[Written]) -> None:
    [one] = (one for one in letters if one.path.stem == "language-es-0")
    [found] = READERS["notmuch"]([one.path]).files
    assert found.subject == one.meant.subject


def test_a_nudge_stands_in_the_thread_of_the_request(tmp_path: Path) -> None:
    files, ids = [], {}
    for name in ("ask", "nudge", "thank_introducer"):
        whose = story(LETTERS[name])
        task = task_of(whose, name)
        files.append(tmp_path / f"{name}.eml")
        files[-1].write_bytes(mail.email(mail.draft(GSBS, whose, task), whose, task).as_bytes())
        ids[name] = message_id(whose.id, name, 1).strip("<>")
    assert threads(files) == sorted([sorted([ids["ask"], ids["nudge"]]), [ids["thank_introducer"]]])


def test_a_server_receives_every_mail_byte_for_byte(letters: list[Written]) -> None:
    raws = [one.path.read_bytes() for one in letters]

    def send(client: smtplib.SMTP) -> None:
        for raw in raws:
            client.sendmail("ana@example.org", ["kim@example.com"], raw)

    assert [raw for _, _, raw in deliver(send)] == raws
