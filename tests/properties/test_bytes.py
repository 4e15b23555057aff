"""Law 5: same in, same out, byte for byte; and no person in an id."""

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import infoint
from infoint.errors import InfointError
from infoint.message import Draft, Part
from infoint.people import Contact, Seeker
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render import Renderer, ical, mail, sheet
from infoint.schedule import agenda, tasks
from tests.approve import outputs
from tests.playbook_strategies import playbooks
from tests.strategies import FIRST, contacts, plans, seekers

expected = cache(outputs)
HERE = Path(__file__).resolve().parent
PROCESSES = {
    "seed 0": {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    "seed 1, Tokyo": {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "ja_JP.UTF-8", "LANGUAGE": "ja"},
    "seed 4242, Turkish": {
        "PYTHONHASHSEED": "4242",
        "TZ": "America/St_Johns",
        "LANG": "tr_TR.UTF-8",
        "PYTHONUTF8": "1",
    },
    "any seed, Latin-1": {"TZ": "Europe/Berlin", "LC_ALL": "de_DE.ISO-8859-1", "PYTHONUTF8": "0", "LC_TIME": "de_DE"},
}


@pytest.mark.parametrize("settings", PROCESSES.values(), ids=PROCESSES.keys())
def test_every_process_makes_the_same_bytes(settings: dict[str, str], tmp_path: Path) -> None:
    home = str(Path(infoint.__path__[0]).parent)  # a source tree or an installation: the one under test
    environment = {"PYTHONPATH": home, **settings}
    if "SYSTEMROOT" in os.environ:  # Windows starts no Python without it
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    command = [sys.executable, "-W", "error", str(HERE.parent / "approve.py"), str(tmp_path)]
    subprocess.run(command, env=environment, check=True, cwd=tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == expected()


RENDERERS: tuple[Renderer, ...] = (mail.render, ical.render, sheet.render)


def made(playbook: Playbook, given: list[Plan]) -> list[object]:
    """Return all that is made of plans; an error is an output too."""
    found: list[object] = [ical.feed(playbook, given), agenda(playbook, given, at=FIRST)]
    for plan in sorted(given, key=lambda one: one.id):
        found.append(sheet.markdown(playbook, plan))
        for task in tasks(playbook, plan):
            for render in RENDERERS:
                try:
                    found.append(render(playbook, plan, task))
                except InfointError as error:
                    found.append(str(error))
    return found


def rebuilt(plan: Plan, mixed: list[int]) -> Plan:
    """Make an equal plan with its facts given in another order, one of them twice."""
    facts = [plan.facts[index] for index in mixed if index < len(plan.facts)]
    return attrs.evolve(plan, facts=(*facts[:1], *facts), marks=dict(reversed(plan.marks)))


@given(playbooks(languages=("en",)), st.lists(plans(), max_size=3, unique_by=lambda plan: plan.id), st.data())
def test_equal_input_in_any_order_makes_equal_bytes(playbook: Playbook, given: list[Plan], data: st.DataObject) -> None:
    given = [attrs.evolve(plan, seeker=given[0].seeker) for plan in given]  # a feed is one seeker's
    again = [rebuilt(plan, data.draw(st.permutations(range(8)))) for plan in data.draw(st.permutations(given))]
    assert made(playbook, given) == made(playbook, again)


LETTER = Draft(
    message="any",
    channel="email",
    language="en",
    language_presumed=False,
    subject=Part(label="subject", text="Hello"),
    parts=(Part(label="body", text="Hello"),),
)


def ids(playbook: Playbook, plan: Plan) -> list[object]:
    """Return every UID, with its SEQUENCE, and every Message-ID."""
    due = tasks(playbook, plan)
    files = [ical.feed(playbook, [plan]), *(ical.render(playbook, plan, task).data for task in due)]
    of_mails: list[object] = [mail.email(LETTER, plan, task)["Message-ID"] for task in due]
    return of_mails + [re.findall(rb"^(?:UID|SEQUENCE):.*\r$", file, flags=re.MULTILINE) for file in files]


@given(
    playbooks(languages=("en",)),
    plans(),
    st.lists(seekers(), min_size=2, max_size=2),
    st.lists(contacts(), min_size=2, max_size=2),
)
def test_renaming_every_person_changes_no_id(
    playbook: Playbook, plan: Plan, here: list[Seeker], there: list[Contact]
) -> None:
    """Everything about the people changes but where they live and whether they may be written to."""
    before, after = (
        attrs.evolve(
            plan,
            seeker=attrs.evolve(seeker, zone=plan.seeker.zone, address="a@example.org"),
            contact=attrs.evolve(
                contact, zone=plan.contact.zone, consent=plan.contact.consent, address=f"k@{number}.example.com"
            ),
            introducer=introducer,
        )
        for number, (seeker, contact, introducer) in enumerate(zip(here, there, (None, there[0]), strict=True))
    )
    assert ids(playbook, before) == ids(playbook, after)
