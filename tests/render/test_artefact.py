"""Artefacts: what a renderer makes, its name, and what repr keeps to itself."""

import re

import attrs
import pytest

from infoint import facts
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render import Artefact, Renderer, ical, mail, sheet
from infoint.render.artefact import file_name
from infoint.schedule import tasks
from infoint.task import Task
from tests.bench import at, guide, plan, step

HELD = facts.Held(at=at("2026-03-03 21:20"))
THANKS = {"thank": {"subject": "Thank you", "greeting": "Dear {contact},"}}
GUIDE = guide(step(after="talk_end", message="thank"), messages=THANKS)


def task(plan_id: str = "p-1", step_id: str = "thank", **changes: object) -> Task:
    [made] = tasks(GUIDE, plan(HELD, plan_id=plan_id))
    return attrs.evolve(made, step=step_id, **changes)


def test_a_name_is_made_of_opaque_ids() -> None:
    assert file_name(task(), ".eml") == "thank-p-1-1.eml"
    assert file_name(task(occurrence=12), ".ics") == "thank-p-1-12.ics"


@pytest.mark.parametrize("plan_id", ["a.b", "a:b", "a@b", "a+b"])
def test_a_name_is_safe_in_every_file_system(plan_id: str) -> None:
    assert re.fullmatch(r"thank-a-b-1-[0-9a-f]{12}\.md", file_name(task(plan_id), ".md"))


def test_names_that_would_be_alike_are_kept_apart() -> None:
    names = {file_name(task(plan_id), ".md") for plan_id in ("a.b", "a:b", "a@b", "a+b", "a-b", "a--b")}
    assert len(names) == 6


def test_a_name_is_never_too_long() -> None:
    names = {file_name(task("p" * 199 + last, "s" * 200), ".eml") for last in "ab"}
    assert len(names) == 2
    assert max(map(len, names)) <= 143  # what encrypted folders leave of the 255 octets


def test_a_name_keeps_what_is_harmless() -> None:
    assert file_name(task("Az09_-x", "how_did_it_go"), ".md") == "how_did_it_go-Az09_-x-1.md"


def test_an_artefact_does_not_show_what_it_says() -> None:
    assert repr(Artefact("a.md", "text/markdown", b"Kim Lee")) == "Artefact(name='a.md', media_type='text/markdown')"


def test_a_host_loops_over_renderers_its_own_among_them() -> None:
    def shout(playbook: Playbook, whose: Plan, due: Task) -> Artefact:
        said = f"{playbook.id}: {due.step} {whose.id}!"
        return Artefact(file_name(due, ".txt"), "text/plain; charset=utf-8", said.encode())

    renderers: list[Renderer] = [mail.render, ical.render, sheet.render, shout]
    made = [renderer(GUIDE, plan(HELD), task()) for renderer in renderers]
    assert [(one.name, one.media_type) for one in made] == [
        ("thank-p-1-1.eml", "message/rfc822"),
        ("thank-p-1-1.ics", "text/calendar; charset=utf-8"),
        ("thank-p-1-1.md", "text/markdown; charset=utf-8"),
        ("thank-p-1-1.txt", "text/plain; charset=utf-8"),
    ]
    assert made[-1].data == b"office: thank p-1!"
    assert all(isinstance(one.data, bytes) for one in made)
