"""Calendars as objects: their bytes are those of the files, and each entry can stand alone."""

import attrs
import icalendar
import pytest
from hypothesis import given

from infoint import playbooks, words
from infoint.errors import NotRenderable, RefusedValue
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render import ical
from infoint.render.ical import calendars
from infoint.schedule import tasks
from tests.bench import ANA, plan
from tests.cases import batches
from tests.render.test_ical import AGREED, GUIDE, HELD, PLAN, content_lines

Batch = tuple[Playbook, list[Plan]]


@given(batches())
def test_objects_and_bytes_are_the_same(batch: Batch) -> None:
    playbook, plans = batch
    for compat in (False, True):
        assert calendars.feed(playbook, plans, compat=compat).to_ical() == ical.feed(playbook, plans, compat=compat)
        assert calendars.to_dos(playbook, plans, compat=compat).to_ical() == ical.to_dos(playbook, plans, compat=compat)
    for whose in plans:
        for task in tasks(playbook, whose):
            assert calendars.reminders(playbook, whose, task).to_ical() == ical.render(playbook, whose, task).data
        try:
            assert calendars.invitation(playbook, whose).to_ical() == ical.invitation(playbook, whose).data
        except NotRenderable:
            with pytest.raises(NotRenderable):
                ical.invitation(playbook, whose)


@given(batches())
def test_what_is_written_is_read_as_the_same_objects(batch: Batch) -> None:
    playbook, plans = batch
    whole = calendars.feed(playbook, plans)
    assert icalendar.Calendar.from_ical(whole.to_ical()).to_ical() == whole.to_ical()


@given(batches())
def test_each_entry_stands_alone(batch: Batch) -> None:
    playbook, plans = batch
    for to_dos in (False, True):
        whole = (calendars.to_dos if to_dos else calendars.feed)(playbook, plans)
        files = ical.resources(playbook, plans, to_dos=to_dos)
        assert [file.name for file in files] == [f"{entry['UID']}.ics" for entry in whole.subcomponents]
        assert {file.media_type for file in files} <= {"text/calendar; charset=utf-8"}
        alone = [icalendar.Calendar.from_ical(file.data) for file in files]
        assert [[entry.to_ical() for entry in one.subcomponents] for one in alone] == [
            [entry.to_ical()] for entry in whole.subcomponents
        ]
        assert all(set(one) == {"VERSION", "PRODID", "CALSCALE"} for one in alone)


def test_a_file_of_to_dos_holds_no_events_and_a_feed_no_to_dos() -> None:
    whose = plan(AGREED, HELD)
    feed, listed = ical.feed(GUIDE, [whose]), ical.to_dos(GUIDE, [whose])
    assert (feed.count(b"BEGIN:VEVENT"), feed.count(b"BEGIN:VTODO")) == (3, 0)
    assert (listed.count(b"BEGIN:VEVENT"), listed.count(b"BEGIN:VTODO")) == (0, 1)
    assert content_lines(listed)[:10] == content_lines(feed)[:10]


def test_calendars_speak_the_seekers_language() -> None:
    gsbs, german = playbooks.load("gsbs"), plan(AGREED, seeker=attrs.evolve(ANA, languages=("de",)))
    for make in (calendars.feed, calendars.to_dos):
        assert make(gsbs, [german])["X-WR-CALNAME"] == words.calendar_name("de")
        assert make(gsbs, [german], language="fr")["X-WR-CALNAME"] == words.calendar_name("fr")
    assert str(calendars.feed(gsbs, [german]).events[0]["SUMMARY"]) == "Gespräch mit Kim Lee"
    task = tasks(gsbs, german)[0]
    [event, *_] = calendars.reminders(gsbs, german, task).events
    assert str(event["SUMMARY"]) == words.title(gsbs, german, task, language="de")


def test_a_feed_is_one_seekers() -> None:
    other = plan(plan_id="p-2", seeker=attrs.evolve(ANA, id="s-2"))
    for make in (ical.feed, ical.to_dos, ical.resources, calendars.feed, calendars.to_dos):
        with pytest.raises(RefusedValue) as refusal:
            make(GUIDE, [PLAN, other])
        assert (refusal.value.code, refusal.value.path) == ("several_seekers", "plans")


def test_two_copies_of_a_plan_are_to_be_merged() -> None:
    """Or a calendar would hold two events of one UID."""
    with pytest.raises(RefusedValue, match="with_facts") as refusal:
        ical.feed(GUIDE, [PLAN, plan(AGREED, HELD)])
    assert (refusal.value.code, refusal.value.path) == ("duplicate_id", "plans")
