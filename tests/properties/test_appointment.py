"""The life of an appointment without a database: whoever has the facts writes the same event, and the newest wins.

Two devices note what happens, tell each other when they can, and publish what they know; calendar programs receive it
late, twice and out of order. What they should show is told by plain dictionaries, which know nothing of plans.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from infoint.errors import NotRenderable
from infoint.facts import Cancelled, Fact, Noted, Scheduled, Withdrawn
from infoint.render import ical
from tests.bench import at, guide, plan
from tests.render.test_ical import content_lines, text

GUIDE = guide()
BEGIN = at("2026-02-20 09:00")
DEVICES = ("laptop", "telephone")
Note = dict[str, Any]
Shown = tuple[str, datetime, datetime, str, str]
Message = dict[str, Any]


# --- What should be shown, from notes in plain dictionaries.


def meant(notes: Iterable[Note]) -> tuple[Note | None, bool]:
    """Return the note of the talk that counts, and whether it is off."""
    ordered = sorted(notes, key=lambda note: (note["at"], note["id"]))
    mistaken = {note["of"] for note in ordered if note["what"] == "mistake"}
    agreed, off = None, False
    for note in ordered:
        if note["id"] in mistaken:
            continue
        if note["what"] == "talk":
            agreed, off = note, False
        if note["what"] == "off" and agreed:
            off = True
    if agreed:
        return agreed, off
    noted = [note for note in ordered if note["what"] == "talk"]
    return (noted[-1], True) if noted else (None, False)


def as_fact(note: Note) -> Fact:
    when, name = note["at"], note["id"]
    if note["what"] == "talk":
        return Scheduled(
            at=when, id=name, start=note["start"], minutes=note["minutes"], medium=note["medium"], place=note["place"]
        )
    if note["what"] == "off":
        return Cancelled(at=when, id=name)
    if note["what"] == "mistake":
        return Withdrawn(at=when, id=name, fact=note["of"])
    return Noted(at=when, id=name, field="learned", text="Ask early.")


# --- A calendar program: it keeps what is newer (RFC 5546, section 2.1.5), one entry for each UID.


def read(raw: bytes) -> Message:
    lines = content_lines(raw)
    found = {line.partition(":")[0].partition(";")[0]: line.partition(":")[2] for line in lines}
    assert sum(line == "BEGIN:VEVENT" for line in lines) == 1
    start, end = (datetime.strptime(found[name], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) for name in ("DTSTART", "DTEND"))
    shown = (found["STATUS"], start, end, text(found.get("LOCATION", "")), text(found["DESCRIPTION"]))
    return {
        "uid": found["UID"],
        "rank": (int(found["SEQUENCE"]), found["DTSTAMP"]),
        "method": found.get("METHOD"),
        "shown": shown,
    }


def receive(calendar: dict[str, Message], message: Message) -> None:
    held = calendar.get(message["uid"])
    if held is None or message["rank"] >= held["rank"]:
        calendar[message["uid"]] = message


class Appointment(RuleBasedStateMachine):
    """Let two devices note, tell and publish in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[Note] = []
        self.known: dict[str, set[int]] = {device: set() for device in DEVICES}
        self.checked: dict[str, set[int]] = {}
        self.last: dict[str, Message] = {}
        self.post: list[Message] = []
        self.calendar: dict[str, Message] = {}

    def note(self, device: str, what: str, **rest: Any) -> None:
        number = len(self.notes)
        when = BEGIN + timedelta(hours=number)
        self.notes.append({"what": what, "at": when, "id": f"{what}-{number}", **rest})
        self.known[device].add(number)

    def written(self, device: str) -> list[Message]:
        """Return what a device that knows so much writes, after it was held against what is meant."""
        notes = [self.notes[number] for number in sorted(self.known[device])]
        whose = plan(*map(as_fact, notes))
        agreed, off = meant(notes)
        if agreed is None:
            assert ical.resources(GUIDE, [whose]) == ()
            with pytest.raises(NotRenderable):
                ical.invitation(GUIDE, whose)
            return []
        invited = read(ical.invitation(GUIDE, whose).data)
        messages = [invited, *(read(file.data) for file in ical.resources(GUIDE, [whose]))]
        for message in messages:
            status, start, end, place, about = message["shown"]
            assert status == ("CANCELLED" if off else "CONFIRMED")
            assert (start, end) == (agreed["start"], agreed["start"] + timedelta(minutes=agreed["minutes"]))
            assert place == (agreed["place"] or "")
            assert f"{agreed['minutes']} minutes ({agreed['medium']})" in about
        assert invited["method"] == ("CANCEL" if off else "REQUEST")
        assert len({(message["uid"], message["rank"]) for message in messages}) == 1
        return messages

    @initialize(device=st.sampled_from(DEVICES))
    def begin(self, device: str) -> None:
        self.note(device, "remark")

    @rule(
        device=st.sampled_from(DEVICES),
        hours=st.integers(0, 40),
        minutes=st.sampled_from((20, 30)),
        medium=st.sampled_from(("phone", "video")),
        place=st.sampled_from((None, "Room 12")),
    )
    def agree(self, device: str, hours: int, minutes: int, medium: str, place: str | None) -> None:
        start = at("2026-03-28 12:00") + timedelta(hours=hours)
        self.note(device, "talk", start=start, minutes=minutes, medium=medium, place=place)

    @rule(device=st.sampled_from(DEVICES))
    def call_off(self, device: str) -> None:
        self.note(device, "off")

    @rule(device=st.sampled_from(DEVICES), data=st.data())
    def undo(self, device: str, data: st.DataObject) -> None:
        if not self.known[device]:
            return
        number = data.draw(st.sampled_from(sorted(self.known[device])))
        if self.notes[number]["what"] != "mistake":
            self.note(device, "mistake", of=self.notes[number]["id"])

    @rule(device=st.sampled_from(DEVICES))
    def remark(self, device: str) -> None:
        self.note(device, "remark")

    @rule(teller=st.sampled_from(DEVICES), data=st.data())
    def tell(self, teller: str, data: st.DataObject) -> None:
        """Let the other device learn some of what this one knows."""
        [other] = (device for device in DEVICES if device != teller)
        some = data.draw(st.sets(st.sampled_from(sorted(self.known[teller])))) if self.known[teller] else set()
        self.known[other] |= some

    @rule(device=st.sampled_from(DEVICES))
    def publish(self, device: str) -> None:
        self.post += self.written(device)

    @rule(data=st.data())
    def deliver(self, data: st.DataObject) -> None:
        """Deliver any message, perhaps not for the first time."""
        if self.post:
            receive(self.calendar, data.draw(st.sampled_from(self.post)))

    @invariant()
    def what_a_device_writes_outranks_what_it_wrote(self) -> None:
        for device in DEVICES:
            if self.checked.get(device) == self.known[device]:
                continue
            self.checked[device] = set(self.known[device])
            for message in self.written(device)[:1]:
                before = self.last.get(device, message)
                assert message["uid"] == before["uid"]
                assert message["rank"][0] >= before["rank"][0]
                assert message["rank"][0] > before["rank"][0] or message["shown"] == before["shown"]
                self.last[device] = message

    def teardown(self) -> None:
        """Once all is told to all, every calendar that hears of it shows it, whatever comes late."""
        for device in DEVICES:
            self.known[device] = set(range(len(self.notes)))
        final = self.written(DEVICES[0])
        assert final == self.written(DEVICES[1])
        for message in (*final, *self.post):
            receive(self.calendar, message)
        assert len(self.calendar) <= 1
        assert [message["shown"][:4] for message in self.calendar.values()] == [
            message["shown"][:4] for message in final[:1]
        ]


TestAppointment = Appointment.TestCase
TestAppointment.settings = settings(stateful_step_count=25)
