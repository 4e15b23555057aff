"""Ids of events and messages: functions of opaque ids alone."""

import re
from uuid import RFC_4122, UUID

from infoint.facts import Cancelled, Scheduled
from infoint.render.identity import MAIL_DOMAIN, digest_id, invitation_id, message_id, uid
from tests.bench import at, plan


def test_ids_never_change() -> None:
    """Calendars keep these for years; another id would be another event."""
    assert uid("p-7f3c", "talk") == "2c314fbc-086d-5270-9057-afa1cf65bee3"
    assert uid("p-7f3c", "thank", 1, 0) == "e4d91963-9c99-5189-812e-cb425dd64f83"
    assert message_id("p-7f3c", "thank", 1) == "<c2dddc17-b7b1-5dd9-b29a-a0f920fb9212@infoint.invalid>"


def test_a_uid_is_a_uuid_made_of_names() -> None:
    made = UUID(uid("p-1", "talk"))
    assert (made.version, made.variant) == (5, RFC_4122)


def test_ids_differ_where_plan_step_occurrence_or_reminder_do() -> None:
    slots: list[tuple[str, ...] | tuple[str, int, int]] = [("talk",), ("thank", 1, 0), ("thank", 1, 1), ("thank", 2, 0)]
    slots += [("thank", 11, 0), ("thank1", 1, 0), ("nudge", 1, 0)]
    made = {uid(plan, *slot) for plan in ("p-1", "p-11", "P-1") for slot in slots}
    assert len(made) == 3 * len(slots)
    messages = {
        message_id(plan, step, occurrence) for plan in ("a", "b") for step in ("c", "d") for occurrence in (1, 2)
    }
    assert len(messages) == 8


def test_no_part_of_an_id_runs_into_the_next() -> None:
    assert uid("p", "ab", "c") != uid("p", "a", "bc")
    assert uid("pa", "b") != uid("p", "ab")


def test_each_digest_has_an_id() -> None:
    made = {digest_id(seeker, key) for seeker in ("s-1", "s-2") for key in ("2026-W10", "2026-W11")}
    assert len(made) == 4
    assert digest_id("p-1", "thank") not in {message_id("p-1", "thank", 1), f"<{uid('p-1', 'thank')}@{MAIL_DOMAIN}>"}


def test_an_invitation_has_an_id_for_each_version() -> None:
    talk = Scheduled(at=at("2026-02-23"), start=at("2026-03-03"), minutes=20, medium="video")
    before, after = plan(talk), plan(talk, Cancelled(at=at("2026-02-24")))
    assert len({invitation_id(before), invitation_id(after), message_id("p-1", "invitation:", 1)}) == 3


def test_an_id_tells_nothing_of_the_plan() -> None:
    """RFC 7986, section 5.3."""
    assert "ana" not in uid("ana-ruiz-asks-kim-lee", "talk")
    assert "ana" not in message_id("ana-ruiz-asks-kim-lee", "thank", 1)


def test_a_message_id_is_one_that_every_mail_program_takes() -> None:
    assert MAIL_DOMAIN.endswith(".invalid")  # RFC 2606: nobody's
    assert re.fullmatch(rf"<[0-9a-f-]{{36}}@{re.escape(MAIL_DOMAIN)}>", message_id("p-1", "thank", 1))
