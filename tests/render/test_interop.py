"""Other programs read what is written: three calendar readers, and a real SMTP server on this machine."""

import asyncio
import smtplib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import icalendar
import pytest
import recurring_ical_events
import vobject
from aiosmtpd.smtp import SMTP, Envelope

from infoint import facts, playbooks, words
from infoint.message import Draft, Part
from infoint.plan import Plan
from infoint.render import ical, mail
from infoint.render.ical.events import REMINDER
from infoint.render.identity import uid
from infoint.schedule import tasks
from tests.approve import LETTERS
from tests.approve import plan as story
from tests.bench import ANA, KIM, at, guide, plan, step
from tests.render.test_ical import HOSTILE

GSBS = playbooks.load("gsbs")

# --- Calendars: every reader gives (UID, start, end, title, text, place, status, alarms), in the order of the UIDs.

Event = tuple[str, datetime, datetime, str, str, str, str, int]
Reader = Callable[[bytes], list[Event]]


def utc(moment: datetime) -> datetime:
    """Refuse a floating time: a reader that gives one has lost the instant."""
    assert moment.tzinfo is not None
    assert moment.utcoffset() == timedelta(0)
    return moment.astimezone(UTC)


def of_icalendar(event: Any) -> Event:
    assert [alarm["ACTION"] for alarm in event.walk("VALARM")] in ([], ["DISPLAY"])
    times = [utc(alarm.trigger) for alarm in event.alarms.times]
    assert times in ([], [event.start])
    return (
        str(event["UID"]),
        utc(event.start),
        utc(event.end),
        str(event["SUMMARY"]),
        str(event["DESCRIPTION"]),
        str(event.get("LOCATION", "")),
        str(event["STATUS"]),
        len(times),
    )


def with_icalendar(raw: bytes) -> list[Event]:
    calendar = icalendar.Calendar.from_ical(raw)
    assert calendar.errors == []
    assert [event.errors for event in calendar.events if event.errors] == []
    return sorted(map(of_icalendar, calendar.events))


def with_recurring_ical_events(raw: bytes) -> list[Event]:
    calendar = icalendar.Calendar.from_ical(raw)
    return sorted(map(of_icalendar, recurring_ical_events.of(calendar).between((1971, 1, 1), (2190, 1, 1))))


def with_vobject(raw: bytes) -> list[Event]:
    [calendar] = vobject.readComponents(raw.decode())
    found: list[Event] = []
    for event in calendar.contents.get("vevent", []):
        alarms = event.contents.get("valarm", [])
        assert [alarm.trigger.value for alarm in alarms] in ([], [timedelta(0)])
        place = event.contents.get("location")
        found.append(
            (
                event.uid.value,
                utc(event.dtstart.value),
                utc(event.dtend.value),
                event.summary.value,
                event.description.value,
                place[0].value if place else "",
                event.status.value,
                len(alarms),
            )
        )
    return sorted(found)


READERS = [with_icalendar, with_recurring_ical_events, with_vobject]


def meant(playbook: Any, plans: list[Plan]) -> list[Event]:
    """Return what a feed of plans means, from the plans and their tasks."""
    found: list[Event] = []
    for whose in plans:
        talk = whose.standing.talk
        if talk:
            status = "CANCELLED" if whose.standing.talk_off else "CONFIRMED"
            said = (
                words.talk_title(whose, "en"),
                words.talk_about(playbook, whose, talk, "en"),
                talk.place or "",
                status,
            )
            found.append((uid(whose.id, "talk"), talk.start.astimezone(UTC), talk.end, *said, 0))
        for task in tasks(playbook, whose):
            said = (
                words.title(playbook, whose, task),
                "\n".join(words.reasons(playbook, whose, task)),
                "",
                "CONFIRMED",
            )
            instants = dict.fromkeys(reminder.instant for reminder in task.reminders)
            for instant in instants:
                index = [reminder.instant for reminder in task.reminders].index(instant)
                name = uid(whose.id, task.step, task.occurrence, index)
                found.append((name, instant, instant + REMINDER, *said, 1))
    return sorted(found)


def hostile() -> list[Plan]:
    made = []
    for number, name in enumerate(HOSTILE):
        talk = facts.Scheduled(
            at=at("2026-02-23 09:00"), start=at("2026-03-03 21:00"), minutes=20, medium="video", place=name
        )
        made.append(plan(talk, plan_id=f"p-{number}", contact=attrs.evolve(KIM, name=name)))
    return made


CHANGING_HOURS = (
    ("Europe/Berlin", datetime(2026, 3, 29, 2, 30)),
    ("Europe/Berlin", datetime(2026, 10, 25, 2, 30)),
    ("America/St_Johns", datetime(2026, 3, 8, 2, 15)),
    ("America/St_Johns", datetime(2026, 11, 1, 1, 15)),
    ("Australia/Lord_Howe", datetime(2026, 4, 5, 1, 45)),
    ("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 15)),
    ("Asia/Gaza", datetime(2026, 3, 28, 2, 30)),
    ("Asia/Gaza", datetime(2026, 10, 31, 1, 30)),
)
"""Times in the hours that are skipped and that come twice, told by clocks there."""


def in_changing_hours() -> list[Plan]:
    """Return talks in these hours, by both readings."""
    made = []
    for number, (zone, wall) in enumerate(CHANGING_HOURS):
        for fold in (0, 1):
            start = wall.replace(tzinfo=ZoneInfo(zone), fold=fold)
            talk = facts.Scheduled(at=at("2026-02-23 09:00"), start=start, minutes=45, medium="phone")
            made.append(plan(talk, plan_id=f"p-{number}-{fold}", seeker=attrs.evolve(ANA, zone=zone)))
    return made


SMALL = guide(
    step(after="talk_end", due="48 hours", remind=("24 hours", "40 hours")), step("prepare", before="talk_start")
)
FEEDS = {
    "gsbs": (GSBS, [attrs.evolve(story(happened), id=f"p-{step}") for step, happened in LETTERS.items()]),
    "hostile texts": (SMALL, hostile()),
    "changing hours": (SMALL, in_changing_hours()),
    "nothing": (SMALL, []),
}


@pytest.mark.parametrize("feed", FEEDS.values(), ids=FEEDS.keys())
@pytest.mark.parametrize("read", READERS)
def test_readers_find_what_was_meant(read: Reader, feed: tuple[Any, list[Plan]]) -> None:
    playbook, plans = feed
    assert read(ical.feed(playbook, plans)) == meant(playbook, plans)


def test_readers_find_the_names_and_how_often_to_look() -> None:
    calendar = icalendar.Calendar.from_ical(ical.feed(GSBS, []))
    assert (str(calendar["NAME"]), str(calendar["X-WR-CALNAME"])) == ("Informational interviews",) * 2
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=12)
    assert "METHOD" not in calendar


# --- Mail: what arrives at a server is what was written.


class Inbox:
    """Keep what arrives."""

    def __init__(self) -> None:
        self.arrived: list[tuple[str, list[str], bytes]] = []

    async def handle_DATA(self, server: object, session: object, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd's)
        content = envelope.content
        assert isinstance(content, bytes)
        self.arrived.append((str(envelope.mail_from), list(envelope.rcpt_tos), content))
        return "250 OK"


def deliver(send: Callable[[smtplib.SMTP], object]) -> list[tuple[str, list[str], bytes]]:
    """Run a server on a free port while a client sends, and return what arrived."""
    inbox = Inbox()

    def client(port: int) -> None:
        with smtplib.SMTP("127.0.0.1", port) as connection:
            send(connection)

    async def serve() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(inbox, hostname="localhost"), "127.0.0.1", 0)
        async with server:
            await asyncio.to_thread(client, server.sockets[0].getsockname()[1])

    asyncio.run(serve())
    return inbox.arrived


def written(whose: Plan, text: str = "Hello", subject: str = "Hello") -> EmailMessage:
    draft = Draft(
        message="letter",
        channel="email",
        language="en",
        language_presumed=False,
        subject=Part(label="subject", text=subject),
        parts=(Part(label="body", text=text),),
    )
    [task] = tasks(guide(step(after="planned")), whose)
    return mail.email(draft, whose, task)


def said(raw: bytes) -> str:
    """Return the plain text of a mail."""
    read = BytesParser(policy=policy.default).parsebytes(raw)
    assert isinstance(read, EmailMessage)
    part = read.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def arrives(message: EmailMessage, raw: bytes, sender: str, recipient: str) -> None:
    """Send a message and its bytes; both arrive as the file has them."""
    sent = deliver(lambda client: (client.send_message(message), client.sendmail(sender, [recipient], raw)))
    assert sent == [(sender, [recipient], raw)] * 2


@pytest.mark.parametrize("name", LETTERS)
def test_every_mail_of_the_guide_arrives_byte_for_byte(name: str) -> None:
    whose = story(LETTERS[name])
    [task] = (task for task in tasks(GSBS, whose) if task.step == name)
    draft = mail.draft(GSBS, whose, task)
    message = mail.email(draft, whose, task)
    raw = message.as_bytes()
    reader = whose.introducer if draft.to == "introducer" else whose.contact
    assert reader
    arrives(message, raw, "ana.ruiz@example.org", reader.address or "")
    read = BytesParser(policy=policy.default).parsebytes(raw)
    assert read["Subject"] == draft.subject.text
    assert [(one.display_name, one.addr_spec) for one in read["To"].addresses] == [(reader.name, reader.address)]
    assert [(one.display_name, one.addr_spec) for one in read["From"].addresses] == [
        ("Ana Ruiz", "ana.ruiz@example.org")
    ]
    assert said(raw) == draft.body


@pytest.mark.parametrize(
    "text", ["From here\nFrom there", ".\n..\n.three", "Grüße 李明 👩‍🔬", "a" * 3000, "tail  \n\n"]
)
def test_every_body_arrives_byte_for_byte(text: str) -> None:
    message = written(plan(facts.Planned(at=at("2026-02-20"))), text)
    arrives(message, message.as_bytes(), "ana@example.org", "kim@example.com")
    [(_, _, raw), _] = deliver(lambda client: (client.send_message(message), client.send_message(message)))
    assert said(raw) == f"{text}\n"


NAMES = [
    "Lee, Kim",
    "=?utf-8?q?evil=40x=2Ecom=2C?=",
    '"Boss" <boss@example.org>, x',
    "أمينة الفاسي, " * 20 + "x",
    "undisclosed:;",
    "Kim (Lee) \\",
]


@pytest.mark.parametrize("name", NAMES)
def test_nobody_else_receives_a_mail_whatever_a_name_says(name: str) -> None:
    whose = plan(
        facts.Planned(at=at("2026-02-20")),
        seeker=attrs.evolve(ANA, name=name),
        contact=attrs.evolve(KIM, name=name),
    )
    message = written(whose, subject=name)
    arrives(message, message.as_bytes(), "ana@example.org", "kim@example.com")
