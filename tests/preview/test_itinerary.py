"""The steps one by one, each with its dates."""

from infoint.playbook import Playbook
from infoint.preview.itinerary import steps
from infoint.preview.walking import walked
from tests.bench import guide, step
from tests.preview.test_rulings import rows


def stepped(playbook: Playbook) -> list[list[str]]:
    return rows(steps(playbook, walked(playbook)), "Every step, with its rule and its dates in the sample")


def test_a_step_with_all_that_it_may_say() -> None:
    thank = step(
        "thank",
        after="talk_end",
        due="same day",
        deadline="48 hours",
        remind=("24 hours",),
        until=("declined",),
        only_if=("held",),
        tiers=("close",),
        zone="contact",
        at_most=1,
        message="letter",
    )
    [row] = stepped(guide(thank, messages={"letter": {"subject": "A talk", "greeting": "Dear {contact},"}}))
    assert row[0].startswith("Thank Kim Leethank writes letter The seeker reads: Thank Kim Lee by Thu, Feb 18")
    rule = "starts After the talk dates due the same day, deadline 48 hours reminders 24 hours how often at most once"
    assert row[1:] == [
        f"{rule} on the clock of contact only if held only for close",
        # The day of the talk ends where the contact is, which is before midnight in Chicago.
        "opens Tue, Feb 16, 2:20 PM CST due Tue, Feb 16, 5:00 PM CST deadline Thu, Feb 18, 2:20 PM CST",
        "done by done:thank gone with declined",
        "the guide, page 1",
    ]


def test_a_step_that_says_little() -> None:
    [row] = stepped(guide(step("ask", after="requested", asks_another=True, due="1 day")))
    assert "asks another person at the same organisation" in row[0]
    assert "writes" not in row[0]
    assert row[1:4] == [
        "starts Once the request is sent dates due 1 day",
        "opens Tue, Feb 2, 10:00 AM CST due Wed, Feb 3, end of the day",
        "done by done:ask",
    ]


def test_a_step_without_a_way_says_so() -> None:
    [row] = stepped(guide(step("never", after="requested", until=("requested",))))
    assert row[2] == "The sample found no way to this step."
    assert "The seeker reads" not in row[0]


def test_a_language_that_the_library_does_not_speak_has_no_line() -> None:
    [row] = stepped(guide(step("thank", after="talk_end"), languages=("nl",)))
    assert "The seeker reads" not in row[0]
