"""Law 6: the identity of an event is a function of the plan, and what is newer outranks what was told before."""

import re
from collections.abc import Iterator
from typing import Any

import attrs
import icalendar
from hypothesis import example, given
from hypothesis import strategies as st

from infoint.facts import Bounced, Cancelled, Closed, Declined, Fact, Held, Missed, Noted, Scheduled, Withdrawn
from infoint.people import Contact, Seeker
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render import ical
from infoint.render.identity import uid
from infoint.schedule import tasks
from tests.bench import ANA, KIM, at, guide, plan, step
from tests.cases import batches, cases, guides
from tests.render.test_ical import components, content_lines
from tests.strategies import contacts, facts, lines, seekers, wall_times

GUIDE = guide(
    step(after="talk_end", due="48 hours", remind=("24 hours", "40 hours"), repeats=True),
    step("prepare", before="talk_start", due="1 day"),
    step("nudge", after="requested", due="3 days", until=("replied",)),
)
Case = tuple[Playbook, Plan]
OF_TALKS = (Scheduled, Scheduled, Cancelled, Missed, Held, Declined, Bounced, Closed, Withdrawn, Noted)

AGREED = Scheduled(at=at("2026-03-02 10:00"), start=at("2026-03-20 15:00"), minutes=20, medium="video")
OFF = Cancelled(at=at("2026-03-03 10:00"), id="f-1")


def events(whose: Plan, playbook: Playbook = GUIDE) -> dict[str, dict[str, str]]:
    """Return the events of a plan's feed by their UIDs."""
    found = components(ical.feed(playbook, [whose]))[1]
    assert len({event["UID"] for event in found}) == len(found)
    return {event["UID"]: event for event in found}


def growing(happened: list[Fact]) -> Iterator[Plan]:
    """Return the plan as its facts arrive, one by one."""
    for count in range(len(happened) + 1):
        yield plan(*happened[:count])


def said(event: dict[str, str]) -> tuple[str | None, ...]:
    """Return what RFC 5546 counts as a change."""
    return tuple(event.get(name) for name in ("DTSTART", "DTEND", "LOCATION", "STATUS"))


@given(st.lists(facts(OF_TALKS, newer=False), max_size=7))
@example([AGREED, OFF, Withdrawn(at=OFF.at, fact="f-1"), Cancelled(at=at("2026-03-04"))])
@example([AGREED, OFF, Noted(at=at("2026-03-05"), id="f-1", field="x", text="The same id undoes the cancellation.")])
@example([AGREED, OFF, Held(at=at("2026-03-02 12:00"))])
def test_sequence_never_falls_and_rises_with_every_change_of_a_talk(happened: list[Fact]) -> None:
    rank, told = -1, None
    stamp = ""
    for whose in growing(happened):
        event = events(whose).get(uid("p-1", "talk"))
        assert (event is None) == (whose.standing.talk is None)
        if event is None:
            continue
        sequence = int(event["SEQUENCE"])
        assert sequence >= rank
        assert event["DTSTAMP"] >= stamp
        assert told is None or said(event) == told or sequence > rank
        rank, told, stamp = sequence, said(event), event["DTSTAMP"]


@given(guides(), st.lists(facts(newer=False), max_size=6))
def test_sequence_never_falls_as_facts_arrive_in_any_order(playbook: Playbook, happened: list[Fact]) -> None:
    ranks: dict[str, int] = {}
    for whose in growing(happened):
        for one, event in events(whose, playbook).items():
            assert int(event["SEQUENCE"]) >= ranks.get(one, 0)
            ranks[one] = int(event["SEQUENCE"])


@given(
    st.lists(facts(OF_TALKS, newer=False), max_size=6), st.sampled_from(("cancelled", "missed", "declined", "closed"))
)
def test_a_cancellation_outranks_all_that_was_told(happened: list[Fact], how: str) -> None:
    later = at("2026-06-01")
    agreed = Scheduled(at=later, start=at("2026-06-20 15:00"), minutes=20, medium="video")
    ends: dict[str, Fact] = {
        "cancelled": Cancelled(at=at("2026-06-02")),
        "missed": Missed(at=at("2026-06-02"), by="contact"),
        "declined": Declined(at=at("2026-06-02")),
        "closed": Closed(at=at("2026-06-02")),
    }
    # A plan in which a talk was held takes no second one.
    open_plans = list(growing([fact for fact in happened if not isinstance(fact, Held)]))
    told = [events(whose.with_facts(agreed))[uid("p-1", "talk")] for whose in open_plans]
    assert {event["STATUS"] for event in told} == {"CONFIRMED"}
    off = events(open_plans[-1].with_facts(agreed, ends[how]))[uid("p-1", "talk")]
    assert off["STATUS"] == "CANCELLED"
    assert int(off["SEQUENCE"]) > max(int(event["SEQUENCE"]) for event in told)


@given(guides(), wall_times(), st.integers(1, 600))
def test_a_talk_that_moves_keeps_its_uid_and_so_do_its_reminders(playbook: Playbook, start: Any, minutes: int) -> None:
    talk = Scheduled(at=at("2026-06-01"), start=at("2026-06-20 15:00"), minutes=20, medium="video", id="host-1")
    moved = Scheduled(at=at("2026-06-01"), start=start, minutes=minutes, medium="phone", id="host-2")
    before, after = events(plan(talk), playbook), events(plan(moved), playbook)
    assert uid("p-1", "talk") in before.keys() & after.keys()
    rules = {step.id: max(len(step.remind), 1) for step in playbook.steps}
    known = {uid("p-1", step, 1, index) for step, count in rules.items() for index in range(count)}
    assert before.keys() | after.keys() <= known | {uid("p-1", "talk")}


@given(cases(), seekers(), contacts())
def test_new_people_change_no_uid(case: Case, ana: Seeker, kim: Contact) -> None:
    playbook, whose = case
    other = attrs.evolve(
        whose,
        seeker=attrs.evolve(ana, zone=whose.seeker.zone, place=whose.seeker.place),
        contact=attrs.evolve(kim, zone=whose.contact.zone, place=whose.contact.place, consent=whose.contact.consent),
    )
    before, after = events(whose, playbook), events(other, playbook)
    assert list(before) == list(after)
    assert [event["SEQUENCE"] for event in before.values()] == [event["SEQUENCE"] for event in after.values()]


def line_names(whose: Plan) -> list[list[str]]:
    """Return the names, with what parts them from their parameters, of all lines in all files."""
    files = [ical.feed(GUIDE, [whose]), ical.to_dos(GUIDE, [whose]), ical.invitation(GUIDE, whose).data]
    files += [file.data for file in ical.resources(GUIDE, [whose])]
    return [[re.split("[;:]", line)[0] for line in content_lines(raw)] for raw in files]


def told_of(name: str) -> dict[str, str]:
    """Return what is told of a name beside an address: it, or nothing where programs would misread it."""
    return {} if set(name) & set('"^;\\') else {"CN": name}


@given(lines(), lines(), lines())
@example("END:VEVENT", 'x";ROLE=CHAIR:mailto:x@evil.example', "\\nATTENDEE:mailto:x@evil.example")
@example("^nATTENDEE", "C:\\New", "=?utf-8?q?x?=")
def test_no_text_adds_a_line_a_guest_or_an_alarm(seeker: str, contact: str, place: str) -> None:
    def told(first: str, second: str, third: str) -> Plan:
        ana, kim = attrs.evolve(ANA, name=first), attrs.evolve(KIM, name=second)
        return plan(attrs.evolve(AGREED, place=third), seeker=ana, contact=kim)

    whose = told(seeker, contact, place)
    assert line_names(whose) == line_names(told("x", "x", "x"))
    invited = icalendar.Calendar.from_ical(ical.invitation(GUIDE, whose).data).events[0]
    assert str(invited["ATTENDEE"]) == "mailto:kim@example.com"
    assert dict(invited["ATTENDEE"].params) == {
        **told_of(contact),
        "PARTSTAT": "NEEDS-ACTION",
        "ROLE": "REQ-PARTICIPANT",
        "RSVP": "TRUE",
    }
    assert (str(invited["ORGANIZER"]), dict(invited["ORGANIZER"].params)) == ("mailto:ana@example.org", told_of(seeker))


@given(cases())
def test_a_file_of_reminders_shares_the_events_of_the_feed(case: Case) -> None:
    playbook, whose = case
    feed = events(whose, playbook)
    files = [components(ical.render(playbook, whose, task).data)[1] for task in tasks(playbook, whose)]
    talks = [uid(whose.id, "talk")] if whose.standing.talk else []
    assert [*talks, *(event["UID"] for file in files for event in file)] == list(feed)
    assert all(feed[event["UID"]] == event for file in files for event in file)


@given(batches())
def test_no_two_events_of_a_feed_share_a_uid(batch: tuple[Playbook, list[Plan]]) -> None:
    playbook, several = batch
    found = [event["UID"] for event in components(ical.feed(playbook, several))[1]]
    assert len(found) == len(set(found))
    assert found == [one for whose in sorted(several, key=lambda one: one.id) for one in events(whose, playbook)]
