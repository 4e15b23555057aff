"""Conversations: which mails went before, as their facts tell."""

from typing import Any

import attrs
import pytest
from hypothesis import given

from infoint import checks, facts
from infoint.fact import Fact
from infoint.message import Draft
from infoint.people import Contact
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render import mail
from infoint.render.identity import message_id
from infoint.render.mail.threads import earlier
from infoint.rules import Step, Tier
from infoint.schedule import tasks
from tests.bench import SOURCE, at, guide, plan, step
from tests.cases import cases

LETTER = {"subject": "Hello", "greeting": "Dear {contact},"}
HELPER = Contact(id="c-2", name="Pat Doe", address="pat@example.org")


def office() -> Playbook:
    """Return a guide with steps that send mails to the contact, one to the introducer, and a card."""
    steps = (
        step("ask", after="planned", done_by=("requested",), message="request"),
        step("nudge", after="requested", message="nudge", repeats=True),
        step("note", after="requested"),
        step("thank_introducer", after="requested", message="grateful"),
        step("card", after="talk_end", message="card"),
    )
    made = guide(*steps, messages=dict.fromkeys(("request", "nudge", "grateful", "card"), LETTER))
    changes: dict[str, dict[str, Any]] = {"grateful": {"to": "introducer"}, "card": {"channel": "letter"}}
    return attrs.evolve(made, messages=tuple(attrs.evolve(one, **changes.get(one.id, {})) for one in made.messages))


OFFICE = office()
REQUESTED = facts.Requested(at=at("2026-02-17 09:00"))
NUDGED = facts.Done(at=at("2026-02-26 09:00"), step="nudge")
REPLIED = facts.Replied(at=at("2026-02-27 09:00"), message_id="<answer@mail.example.com>")


def thread(*happened: Fact, to: str = "contact") -> tuple[str, ...]:
    return earlier(OFFICE, plan(*happened, introducer=HELPER), to)


def test_a_first_mail_answers_none() -> None:
    assert thread() == thread(facts.Planned(at=REQUESTED.at)) == ()


def test_a_mail_that_was_sent_has_the_id_that_it_was_written_with() -> None:
    assert thread(REQUESTED) == (message_id("p-1", "ask", 1),)
    assert thread(REQUESTED, NUDGED) == (message_id("p-1", "ask", 1), message_id("p-1", "nudge", 1))


def test_each_time_a_step_is_done_has_an_id() -> None:
    skipped = facts.Skipped(at=at("2026-03-05 09:00"), step="nudge")
    again = facts.Done(at=at("2026-03-12 09:00"), step="nudge")
    assert thread(NUDGED, skipped, again) == (message_id("p-1", "nudge", 1), message_id("p-1", "nudge", 3))


def test_the_id_that_a_fact_records_is_the_actual_one() -> None:
    sent = facts.Requested(at=REQUESTED.at, message_id="<AM0PR04@prod.outlook.example>")
    assert thread(sent, REPLIED) == ("<AM0PR04@prod.outlook.example>", "<answer@mail.example.com>")


def test_an_answer_without_an_id_is_not_made_up() -> None:
    assert thread(REQUESTED, facts.Replied(at=REPLIED.at)) == thread(REQUESTED)


@pytest.mark.parametrize(
    "machine",
    [
        facts.AutoReplied(at=REPLIED.at, until=at("2026-03-20"), message_id="<away@mail.example.com>"),
        facts.Bounced(at=REPLIED.at, message_id="<daemon@mail.example.com>"),
    ],
    ids=lambda fact: fact.kind,
)
def test_nobody_answers_a_machine(machine: Fact) -> None:
    assert thread(REQUESTED, machine) == thread(REQUESTED)


def test_a_step_without_a_message_sends_none() -> None:
    assert thread(facts.Done(at=NUDGED.at, step="note")) == ()
    assert thread(facts.Done(at=NUDGED.at, step="note", message_id="<a@b.example>")) == ("<a@b.example>",)


def test_a_card_has_no_id_but_the_one_that_is_recorded() -> None:
    assert thread(facts.Done(at=NUDGED.at, step="card")) == ()
    assert thread(facts.Done(at=NUDGED.at, step="card", message_id="<a@b.example>")) == ("<a@b.example>",)


def test_a_fact_that_does_not_discharge_its_step_sent_no_mail_of_it() -> None:
    assert thread(facts.Done(at=NUDGED.at, step="ask")) == ()


@given(cases())
def test_any_plan_has_a_conversation(case: tuple[Playbook, Plan]) -> None:
    playbook, whose = case
    for to in ("contact", "introducer"):
        found = earlier(playbook, whose, to)
        assert len(set(found)) == len(found)
        for one in found:
            checks.message_id(one, "message_id")


def asking(*steps: Step) -> Playbook:
    """Return a guide with several steps that ask for the talk, and a nudge."""
    tiers = (
        Tier(id="close", relationships=("friend",), source=SOURCE),
        Tier(id="rest", relationships=("expert",), source=SOURCE),
    )
    messages = dict.fromkeys(("request", "formal", "nudge"), LETTER)
    return guide(*steps, step("nudge", after="requested", message="nudge"), messages=messages, tiers=tiers)


ASKED_BY_TIER = asking(
    step("ask", after="planned", done_by=("requested",), message="request", tiers=("close",)),
    step("ask_formally", after="planned", done_by=("requested",), message="formal", tiers=("rest",)),
)
ASKED_AGAIN = asking(
    step("ask", after="planned", done_by=("requested",), until=("requested",), message="request"),
    step("again", after="requested", done_by=("requested",), message="request", repeats=True),
)


@pytest.mark.parametrize("playbook", [ASKED_BY_TIER, ASKED_AGAIN], ids=["by tier", "again"])
@pytest.mark.parametrize("relationship", ["friend", "expert"])
def test_of_several_steps_that_ask_the_one_that_was_open_sent_the_mail(playbook: Playbook, relationship: str) -> None:
    whose = plan(facts.Planned(at=at("2026-02-16 09:00")), relationship=relationship)
    sent: list[str] = []
    for day in (17, 26):
        for found in (one for one in tasks(playbook, whose) if one.done_by == ("requested",)):
            message = mail.email(mail.draft(playbook, whose, found), whose, found)
            assert str(message["References"] or "").split() == sent
            sent.append(str(message["Message-ID"]))
            whose = whose.with_facts(found.done(at=at(f"2026-02-{day} 09:00")))
    assert len(sent) == (2 if playbook is ASKED_AGAIN else 1)
    assert earlier(playbook, whose, "contact") == tuple(sent)


def test_a_request_that_was_a_mistake_opens_no_other_step() -> None:
    mistake = facts.Requested(at=at("2026-02-16 10:00"))
    undo = facts.Withdrawn(at=at("2026-02-28"), fact=mistake.id)
    whose = plan(facts.Planned(at=at("2026-02-16 09:00")), mistake, REQUESTED, undo)
    assert earlier(ASKED_AGAIN, whose, "contact") == (message_id("p-1", "ask", 1),)


def test_where_no_step_that_asks_was_open_the_first_stands_for_all() -> None:
    whose = plan(REQUESTED)
    assert earlier(ASKED_AGAIN, whose, "contact") == (message_id("p-1", "ask", 1),)


def test_each_person_has_a_conversation() -> None:
    thanked = facts.Done(at=NUDGED.at, step="thank_introducer")
    assert thread(REQUESTED, thanked, REPLIED) == (message_id("p-1", "ask", 1), "<answer@mail.example.com>")
    assert thread(REQUESTED, thanked, REPLIED, to="introducer") == (message_id("p-1", "thank_introducer", 1),)


def test_a_courtesy_that_the_guide_does_not_have_is_the_introducers() -> None:
    told = facts.Done(at=NUDGED.at, step="tell_how_it_went", message_id="<a@b.example>")
    assert thread(told) == ()
    assert thread(told, to="introducer") == ("<a@b.example>",)


def test_withdrawn_facts_sent_nothing() -> None:
    assert thread(REQUESTED, facts.Withdrawn(at=NUDGED.at, fact=REQUESTED.id)) == ()


def test_a_long_conversation_keeps_its_first_mail_and_its_last() -> None:
    many = [
        facts.Replied(at=at(f"2026-03-{day:02} 09:00"), message_id=f"<{day}@mail.example.com>") for day in range(1, 31)
    ]
    found = thread(REQUESTED, *many)
    assert found == (message_id("p-1", "ask", 1), *(f"<{day}@mail.example.com>" for day in range(12, 31)))
    assert thread(*many[:20]) == tuple(fact.message_id for fact in many[:20])


def test_a_mail_that_several_facts_tell_of_stands_where_it_came() -> None:
    agreed = facts.Scheduled(
        at=at("2026-03-03"), start=at("2026-03-09 15:00"), minutes=20, medium="video", message_id=REPLIED.message_id
    )
    between = facts.Replied(at=at("2026-03-01"), message_id="<2@mail.example.com>")
    twice = attrs.evolve(NUDGED, id="f-1")
    assert thread(NUDGED, twice) == (message_id("p-1", "nudge", 1),)
    assert thread(REPLIED, between, agreed) == ("<answer@mail.example.com>", "<2@mail.example.com>")


def nudge(*happened: Fact) -> tuple[Plan, Any, Draft]:
    whose = plan(*happened)
    [found] = (one for one in tasks(OFFICE, whose) if one.step == "nudge")
    return whose, found, mail.draft(OFFICE, whose, found)


def test_a_nudge_stands_under_the_request() -> None:
    whose, found, written = nudge(REQUESTED)
    assert written.earlier == (message_id("p-1", "ask", 1),)
    message = mail.email(written, whose, found)
    assert message["In-Reply-To"] == message["References"] == message_id("p-1", "ask", 1)
    assert message["Message-ID"] == message_id("p-1", "nudge", 1)


def test_a_mail_answers_the_last_and_names_all() -> None:
    sent = facts.Requested(at=REQUESTED.at, message_id=f"<{'a' * 400}@prod.outlook.example>")
    whose, found, written = nudge(sent, NUDGED)
    message = mail.email(written, whose, found)
    assert message["In-Reply-To"] == message_id("p-1", "nudge", 1)
    assert str(message["References"]).split(" ") == [sent.message_id, message_id("p-1", "nudge", 1)]
    assert max(map(len, message.as_bytes().split(b"\r\n"))) <= 998


def test_what_goes_another_way_answers_no_mail() -> None:
    whose = plan(REQUESTED, facts.Held(at=REPLIED.at))
    [found] = (one for one in tasks(OFFICE, whose) if one.step == "card")
    assert mail.draft(OFFICE, whose, found).earlier == ()
