"""Law 7: mail, calendars and sheets agree: each is read back by other code than wrote it, and all say one talk.

`tests.clock_texts` reads times in texts with the tables of the CLDR and the clocks of `whenever`; vobject and a few
lines below read calendars, the parsers of the standard library mails and pages.
"""

import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache, cached_property
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any, Final

import attrs
import pytest
import vobject
import whenever
from hypothesis import given, settings
from hypothesis import strategies as st

from infoint import facts, playbooks, words
from infoint.message import Draft
from infoint.people import Contact, Seeker
from infoint.plan import Plan
from infoint.render import ical, mail, sheet
from infoint.reviewing import review
from infoint.schedule import tasks
from infoint.task import Task
from tests.changes import ZONES, changes, changing
from tests.clock_texts import Sight, instants, minutes_in, plain, sights

GSBS = playbooks.load("gsbs")
LANGUAGES: Final = GSBS.languages
SEEKERS: Final = ("Ana Ruiz", "Siobhán Ní Dhomhnaill", "ميادة حسن", "李 明")
CONTACTS: Final = ("Kim Lee", "Ngũgĩ wa Thiong’o", "ليلى", "佐藤 花子")
EVERY_ZONE: Final = settings().max_examples >= 300  # a soak
DAY: Final = timedelta(days=1)
TIMES: Final = ("wrong_time", "no_zone", "other_minutes")


@attrs.frozen(kw_only=True)
class Talk:
    """Hold what all artefacts have to say."""

    start: datetime
    minutes: int
    medium: str
    place: str | None
    seeker: str
    contact: str
    here: str
    there: str | None
    language: str

    @cached_property
    def plan(self) -> Plan:
        """Return the plan in which it is agreed."""
        asked = {"id": "s-1", "name": self.seeker, "address": "ana@example.org", "zone": self.here}
        spoken = {"languages": (self.language,), "field": {self.language: "X"}, "who_i_am": {self.language: "Y"}}
        ana = Seeker(**asked, **spoken)
        kim = Contact(
            id="c-1", name=self.contact, address="kim@example.com", zone=self.there, languages=(self.language,)
        )
        agreed = facts.Scheduled(
            at=self.start - 10 * DAY, start=self.start, minutes=self.minutes, medium=self.medium, place=self.place
        )
        return Plan("p-1", ana, kim, relationship="friend", facts=(agreed,))

    @property
    def instant(self) -> datetime:
        """Return when it starts, UTC."""
        return self.start.astimezone(UTC)

    @property
    def zones(self) -> tuple[str, str]:
        """Return the seeker's zone and the contact's."""
        return self.here, self.there or self.here

    @property
    def medium_word(self) -> str:
        """Return the guide's word for the medium, from its file."""
        return str(texts(self.language)["media"][self.medium])


@cache
def texts(language: str) -> dict[str, Any]:
    """Read the guide's texts without the library."""
    return tomllib.loads((files("infoint.playbooks") / f"gsbs.{language}.toml").read_text(encoding="utf-8"))


# ---- what is read back


def unfolded(raw: bytes) -> list[dict[str, str]]:
    """Read the components of a calendar, innermost lines left out: names with values, as RFC 5545 folds and escapes."""
    lines = raw.decode().replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    open_: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_.append({"BEGIN": value})
            found.append(open_[-1])
        elif name == "END":
            open_.pop()
        elif open_:
            key = name.partition(";")[0]
            text = re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], value)
            open_[-1][key] = text
            open_[-1][f"{key} as written"] = line
    return found


def of(raw: bytes, kind: str) -> list[dict[str, str]]:
    """Return the components of a kind."""
    return [one for one in unfolded(raw) if one["BEGIN"] == kind]


def stamp(text: str) -> datetime:
    """Read an instant of a calendar: UTC, and nothing else."""
    assert re.fullmatch(r"\d{8}T\d{6}Z", text)
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


class Page(HTMLParser):
    """Collect the text of a page, and of it the heading and the lines of the list in its header."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.lines: list[str] = []
        self.title = self.text = ""
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where it stands."""
        if tag in ("ul", "h1", "style"):
            self._inside = dict(attrs).get("class") or tag
        elif tag == "li" and self._inside == "when":
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        """Note where it ends."""
        if tag in ("ul", "h1", "style"):
            self._inside = ""

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data if self._inside != "style" else ""
        if self._inside == "when" and self.lines:
            self.lines[-1] += data
        elif self._inside == "h1":
            self.title += data


# ---- what each artefact has to say


def one_instant(sight: Sight, zone: str, talk: Talk) -> None:
    """Hold a time to one instant on the clocks of its zone, the talk's."""
    assert instants(sight, zone, talk.language, talk.instant) == {talk.instant}


def show_alike(zones: tuple[str, str], moment: datetime) -> bool:
    """Tell whether the clocks of two zones show the same."""
    here, there = (whenever.Instant(moment).to_tz(zone) for zone in zones)
    return here.to_plain() == there.to_plain()


def tells_both_clocks(text: str, talk: Talk, *, first: str) -> None:
    """Hold a text to the talk's time on the clock of its reader, and on the other's where that shows another time."""
    seen = sights(text, talk.language)
    here, there = talk.zones
    clocks = (here, there) if first == "seeker" else (there, here)
    assert len(seen) in ((1, 2) if show_alike(talk.zones, talk.instant) else (2,))
    for sight, zone in zip(seen, clocks, strict=False):
        one_instant(sight, zone, talk)


def tells_all(text: str, talk: Talk, *, first: str) -> None:
    """Hold a text to when the talk is, how long and by what."""
    tells_both_clocks(text, talk, first=first)
    assert minutes_in(text, talk.language) == {talk.minutes}
    assert talk.medium_word in text
    assert (talk.place or "") in text


def calendar_agrees(raw: bytes, talk: Talk, *, first: str) -> None:
    """Hold the talk in a calendar, as two readers have it, to what was agreed."""
    other = talk.contact if first == "seeker" else talk.seeker
    [mine] = [one for one in of(raw, "VEVENT") if one["UID"] == talk_uid(raw)]
    [theirs] = [
        one
        for whole in vobject.readComponents(raw.decode())
        for one in whole.contents["vevent"]
        if one.uid.value == mine["UID"]
    ]
    assert stamp(mine["DTSTART"]) == theirs.dtstart.value == talk.instant
    assert stamp(mine["DTEND"]) - stamp(mine["DTSTART"]) == timedelta(minutes=talk.minutes)
    assert theirs.dtend.value - theirs.dtstart.value == timedelta(minutes=talk.minutes)
    assert other in plain(mine["SUMMARY"])
    assert mine["SUMMARY"] == theirs.summary.value
    assert mine["DESCRIPTION"] == theirs.description.value
    assert mine.get("LOCATION") == talk.place
    tells_all(mine["DESCRIPTION"], talk, first=first)
    if show_alike(talk.zones, talk.instant) and len(sights(mine["DESCRIPTION"], talk.language)) == 1:
        return
    assert other in plain(mine["DESCRIPTION"])


def talk_uid(raw: bytes) -> str:
    """Return the UID under which a calendar has the talk: that of the one entry that is no reminder."""
    [event] = [one for one in of(raw, "VEVENT") if one["TRANSP"] == "OPAQUE"]
    return event["UID"]


def task_of(plan: Plan) -> Task:
    """Return the task to confirm the talk."""
    [task] = [one for one in tasks(GSBS, plan) if one.message == "confirm"]
    return task


def mail_agrees(raw: bytes, talk: Talk, invited: bytes) -> None:
    """Hold the mail to the contact to what was agreed: headers, text, page, and the invitation that is enclosed."""
    read = message_from_bytes(raw, policy=policy.default)
    assert isinstance(read, EmailMessage)
    people = [(one.display_name, one.addr_spec) for key in ("From", "To") for one in read[key].addresses]
    assert people == [(talk.seeker, "ana@example.org"), (talk.contact, "kim@example.com")]
    [subject] = sights(str(read["Subject"]), talk.language)
    one_instant(subject, talk.zones[1], talk)
    parts = {part.get_content_type(): part for part in read.walk()}
    assert set(parts) == {
        *("multipart/mixed", "multipart/alternative"),
        *("text/plain", "text/html", "text/calendar", "application/ics"),
    }
    for body in (parts["text/plain"].get_content(), Page(parts["text/html"].get_content()).text):
        tells_all(body.replace("\r\n", "\n"), talk, first="contact")
        for name in (talk.seeker, talk.contact):
            assert name in plain(body)
    for kind in ("text/calendar", "application/ics"):
        enclosed = parts[kind].get_payload(decode=True)
        assert enclosed == invited
    assert parts["text/calendar"].get_param("method") == "REQUEST"


def draft_agrees(written: Draft, talk: Talk) -> None:
    """Hold the values of a draft to the talk's, and their words to where their spans are."""
    seen: dict[str, list[tuple[Any, str]]] = {}
    for part in (written.subject, *written.parts):
        for span in part.spans:
            seen.setdefault(span.name, []).append((span.value, plain(part.text[span.start : span.end])))
    for name, zone in (("start", talk.zones[1]), ("start_here", talk.zones[0])):
        for value, text in seen.get(name, []):
            assert isinstance(value, datetime)
            assert value.astimezone(UTC) == talk.instant
            [sight] = sights(text, talk.language)
            one_instant(sight, zone, talk)
    assert [value for value, _ in seen["minutes"]] == [talk.minutes]
    assert minutes_in(seen["minutes"][0][1], talk.language) == {talk.minutes}
    assert set(seen["medium"]) == {(talk.medium, talk.medium_word)}
    assert set(seen["contact"]) == {(talk.contact, talk.contact)}
    assert set(seen["seeker"]) == {(talk.seeker, talk.seeker)}
    assert {value for value, _ in seen.get("place", [])} == ({talk.place} if talk.place else set())
    assert bool(seen.get("start_here")) or show_alike(talk.zones, talk.instant)


def agrees(talk: Talk) -> None:
    """Make every artefact of a talk, and read each."""
    whose = talk.plan
    task = task_of(whose)
    written = mail.draft(GSBS, whose, task)
    draft_agrees(written, talk)
    invited = ical.invitation(GSBS, whose)
    assert invited.media_type == "text/calendar; charset=utf-8; method=REQUEST"
    calendar_agrees(invited.data, talk, first="contact")
    mail_agrees(mail.email(written, whose, task, invitation=invited).as_bytes(), talk, invited.data)
    feed = ical.feed(GSBS, [whose])
    calendar_agrees(feed, talk, first="seeker")
    assert talk_uid(invited.data) == talk_uid(feed)
    [alone] = [one for one in ical.resources(GSBS, [whose]) if one.name == f"{talk_uid(feed)}.ics"]
    calendar_agrees(alone.data, talk, first="seeker")
    for heading, lines in sheets(whose):
        assert talk.contact in plain(heading)
        tells_all("\n".join(lines), talk, first="seeker")
    tells_all("\n".join(digest(talk)), talk, first="seeker")
    reminders_agree(talk, task, feed)


def sheets(whose: Plan) -> Iterator[tuple[str, list[str]]]:
    """Return the heading and the lines about the talk, as Markdown shows them and as a page does."""
    lines = [re.sub(r"\\(?=[^\w\s])", "", line) for line in sheet.markdown(GSBS, whose).splitlines()]
    about = "\n".join(lines).split("\n\n")[1].splitlines()
    assert lines[0].startswith("# ")
    yield lines[0], about
    page = Page(sheet.page(GSBS, whose))
    yield page.title, page.lines


def digest(talk: Talk) -> list[str]:
    """Return what the week says of the talk."""
    whose = talk.plan
    week = words.digest(GSBS, whose.seeker, [whose], at=talk.instant - 3 * DAY, until=talk.instant + DAY)
    lines = week.body.splitlines()
    [first, *rest] = [at for at, line in enumerate(lines) if line.startswith("  ")]
    assert talk.contact in plain(lines[first - 1])
    return [lines[at] for at in (first, *rest)]


def reminders_agree(talk: Talk, task: Task, feed: bytes) -> None:
    """Hold the agenda, the list of to-dos and the calendar to what is due three hours before the talk."""
    whose, due = talk.plan, talk.instant - timedelta(hours=3)
    assert task.due == due
    said = words.line(GSBS, whose, task)
    [todo] = [one for one in of(ical.to_dos(GSBS, [whose]), "VTODO") if said in one["DESCRIPTION"]]
    assert stamp(todo["DUE"]) == due
    events = [one for one in of(feed, "VEVENT") if said in one["DESCRIPTION"]]
    assert {stamp(one["DTSTART"]) for one in events} == {reminder.instant for reminder in task.reminders}
    for text in (said, *(one["DESCRIPTION"].splitlines()[0] for one in events)):
        [sight] = sights(text, talk.language)
        assert instants(sight, talk.here, talk.language, due) == {due}


# ---- what is drawn


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    """Draw talks about a change of the seeker's or the contact's clocks, agreed on any clock."""
    zones = st.sampled_from(changing(2026, 2037)) | st.sampled_from(ZONES)
    here, there = draw(zones), draw(zones | st.none())
    turns = changes(draw(st.sampled_from((here, there or here))), 2026, 2037)
    near = draw(st.sampled_from(turns)) if turns else draw(st.datetimes(datetime(2026, 2, 1), datetime(2037, 12, 1)))
    late = draw(st.integers(-120, 120) | st.integers(-4 * 24 * 60, 4 * 24 * 60))
    instant = near.replace(tzinfo=UTC, second=0, microsecond=0) + timedelta(minutes=late)
    clock = draw(st.sampled_from((here, there or here, "UTC", "Asia/Kathmandu")))
    return Talk(
        start=whenever.Instant(instant).to_tz(clock).to_stdlib(),
        minutes=draw(st.sampled_from((1, 2, 5, 20, 25, 45, 90))),
        medium=draw(st.sampled_from(("phone", "video"))),
        place=draw(st.sampled_from((None, "https://zoom.example/j/123; a, b", "Room 12\\3"))),
        seeker=draw(st.sampled_from(SEEKERS)),
        contact=draw(st.sampled_from(CONTACTS)),
        here=here,
        there=there,
        language=draw(st.sampled_from(LANGUAGES)),
    )


@given(talks())
def test_all_artefacts_state_one_talk(talk: Talk) -> None:
    agrees(talk)


@given(talks())
def test_the_reviewer_finds_no_other_time_in_what_was_written(talk: Talk) -> None:
    written = mail.draft(GSBS, talk.plan, task_of(talk.plan))
    found = review(written.body, GSBS, talk.plan, message="confirm")
    assert [one.code for one in found if one.code in TIMES] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_zone_is_told_alike_about_a_change(language: str) -> None:
    """Some of the zones, and all in a soak; each as the seeker's and, with its neighbour in the list, the contact's."""
    names = ZONES if EVERY_ZONE else ZONES[LANGUAGES.index(language) :: 97]
    for at, name in enumerate(names):
        turns = changes(name, 2026, 2037) or (datetime(2026, 10, 25, 1, tzinfo=UTC),)
        start = turns[at % len(turns)].replace(second=0) + timedelta(minutes=(-30, 0, 30)[at % 3])
        agrees(simple(start, name, names[at - 1], language))


def simple(instant: datetime, here: str, there: str, language: str) -> Talk:
    """Return a talk of which only the time matters; some last beyond the change of clocks."""
    start = whenever.Instant(instant).to_tz(here).to_stdlib()
    who = {"seeker": "Ana Ruiz", "contact": "Kim Lee"}
    return Talk(start=start, minutes=45, medium="video", place=None, here=here, there=there, language=language, **who)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("zone", "instant"),
    [
        # The hour or half-hour that comes twice, both times; and the first moments after what is skipped.
        ("Europe/Berlin", "2026-10-25 00:30"),
        ("Europe/Berlin", "2026-10-25 01:30"),
        ("Europe/Berlin", "2026-03-29 01:00"),
        ("Europe/Berlin", "2026-03-29 01:30"),
        ("America/St_Johns", "2026-11-01 03:45"),
        ("America/St_Johns", "2026-11-01 04:45"),
        ("America/St_Johns", "2026-03-08 05:30"),
        ("Australia/Lord_Howe", "2026-04-04 14:45"),
        ("Australia/Lord_Howe", "2026-04-04 15:15"),
        ("Australia/Lord_Howe", "2026-10-03 15:40"),
        ("Asia/Gaza", "2026-10-23 22:30"),
        ("Asia/Gaza", "2026-10-23 23:30"),
        ("Asia/Gaza", "2026-03-28 00:10"),
    ],
)
def test_hours_that_come_twice_or_never_are_told_by_all_alike(zone: str, instant: str, language: str) -> None:
    start = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    as_seeker, as_contact = (zone, "Asia/Tokyo"), ("America/Chicago", zone)
    agrees(simple(start, *(as_seeker if LANGUAGES.index(language) % 2 else as_contact), language))
    later = simple(start + timedelta(hours=3), *as_seeker, language)  # what is due before it stands at that moment
    reminders_agree(later, task_of(later.plan), ical.feed(GSBS, [later.plan]))
