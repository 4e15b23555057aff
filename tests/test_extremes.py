"""The ends of time, and hostile names: every door refuses, and what comes in is rendered without a fault.

Years 1 and 9999, with offsets that lead out of them, and the edges of the years that are allowed.
"""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from itertools import product
from typing import Any, Final
from zoneinfo import ZoneInfo

import attrs
import pytest

from infoint import agenda, facts, next_due, offsets, playbooks, words, zones
from infoint.errors import InfointError
from infoint.plan import Plan
from infoint.render import ical, mail, sheet
from infoint.schedule import tasks
from infoint.workdays import WorkingDays
from tests.bench import ANA, KIM, at

GSBS = playbooks.load("gsbs")
NOON: Final = at("2026-03-02 12:00")
FIRST, LAST = "Pacific/Kiritimati", "Etc/GMT+12"  # the zones whose days begin first, and last


def hours(number: float) -> timezone:
    return timezone(timedelta(hours=number))


CLOCKS: Final[tuple[tzinfo | None, ...]] = (
    *(UTC, hours(14), hours(-12), hours(23.9), hours(-23.9)),
    *(ZoneInfo(FIRST), ZoneInfo(LAST), ZoneInfo("America/Chicago")),
    None,
)
WALLS: Final = (
    *(datetime(1, 1, 1), datetime(1, 1, 1, 0, 30), datetime(9999, 12, 31, 23, 59, 59, 999_999)),
    *(datetime(1969, 12, 31, 23, 59), datetime(1970, 1, 1), datetime(1970, 1, 2)),
    *(datetime(2199, 12, 30), datetime(2199, 12, 31, 23, 59, 59, 999_999), datetime(2200, 1, 1)),
)
MOMENTS: Final = tuple(wall.replace(tzinfo=clock) for wall, clock in product(WALLS, CLOCKS))


def made(make: Callable[..., Any], *given: Any) -> Any:
    """Return what is made, or None where it is refused; anything else is a fault of ours."""
    try:
        return make(*given)
    except InfointError:
        return None


FACTS: Final[dict[str, Callable[[datetime], facts.Fact]]] = {
    "scheduled": lambda moment: facts.Scheduled(at=NOON, start=moment, minutes=1440, medium="video"),
    "agreed": lambda moment: facts.Scheduled(at=NOON, start=NOON, instant=moment, minutes=1, medium="video"),
    "proposed": lambda moment: facts.Replied(at=NOON, proposed=(moment, moment)),
    "replied": lambda moment: facts.Replied(at=moment, proposed=(moment,)),
    "away": lambda moment: facts.AutoReplied(at=NOON, until=moment),
    "postponed": lambda moment: facts.Postponed(at=NOON, step="thank", until=moment),
    "held": lambda moment: facts.Held(at=moment),
    "requested": lambda moment: facts.Requested(at=moment),
}


@pytest.mark.parametrize("kind", FACTS)
def test_what_comes_in_at_the_ends_of_time_is_rendered(kind: str) -> None:
    taken = [fact for moment in MOMENTS if (fact := made(FACTS[kind], moment))]
    assert 0 < len(taken) < len(MOMENTS)
    people = {"seeker": attrs.evolve(ANA, zone=FIRST), "contact": attrs.evolve(KIM, zone=LAST)}
    for fact in taken:
        plan = Plan("p-1", **people, relationship="friend", facts=(facts.Planned(at=NOON), fact))
        next_due(GSBS, plan)
        ical.feed(GSBS, [plan])
        ical.to_dos(GSBS, [plan])
        sheet.page(GSBS, plan)
        for task in tasks(GSBS, plan):
            words.reasons(GSBS, plan, task)
            if task.message:
                made(lambda plan=plan, task=task: mail.email(mail.draft(GSBS, plan, task), plan, task))


def test_no_question_at_the_ends_of_time_runs_over() -> None:
    plan = Plan("p-1", ANA, KIM, relationship="friend", facts=(facts.Requested(at=NOON), facts.Replied(at=NOON)))
    [task, *_] = tasks(GSBS, plan)
    asks: tuple[Callable[[datetime], Any], ...] = (
        lambda moment: agenda(GSBS, [plan], at=moment),
        lambda moment: agenda(GSBS, [plan], at=NOON, until=moment),
        lambda moment: words.digest(GSBS, ANA, [plan], at=moment, until=moment),
        lambda moment: words.digest(GSBS, ANA, [plan], at=NOON, until=moment),
        lambda moment: words.compose(GSBS, plan, "new_time", slots=(NOON, moment)),
        lambda moment: (task.skipped(at=moment), task.state(moment)),
        lambda moment: zones.at_local(moment.replace(tzinfo=None), FIRST, choose="earlier"),
        lambda moment: zones.at_local(moment.replace(tzinfo=None), LAST, choose="later"),
    )
    for ask in asks:
        assert [made(ask, moment) is None for moment in MOMENTS].count(True) > 0


@pytest.mark.parametrize("unit", ["minutes", "hours", "days", "business days", "weeks", "months"])
def test_no_amount_runs_over(unit: Any) -> None:
    office = WorkingDays()
    for amount in (0, 1, 10**3, 10**6, 10**12, 10**30):
        made(offsets.parse, f"{amount} {unit}")
        offset = made(offsets.Offset, amount, unit)
        for moment, before, place in product(MOMENTS if offset else (), (True, False), (FIRST, LAST)):
            rule = {"before": before, "edge": "ends", "zone_name": place, "working_days": office}
            made(lambda rule=rule, moment=moment, offset=offset: offsets.reckon(moment, offset, holidays=None, **rule))


HOSTILE = (
    "../en",
    "/etc/passwd",
    "en/../../x",
    "en\x00",
    "x" * 5000,
    "localtime",
    "posix/UTC",
    "Europe",
    "C.UTF-8",
    "",
)


def test_no_name_of_a_zone_or_a_language_opens_a_file_of_its_own() -> None:
    """Python keeps audit hooks until it ends, so a Python of its own listens to hostile names."""
    code = f"""
import sys, zoneinfo
sys.path[:] = {sys.path!r}
import babel, infoint, importlib, linecache
from datetime import UTC, datetime
from infoint import Contact, Plan, Seeker, facts, playbooks, words, zones
from infoint.render import ical, mail, sheet
from infoint.schedule import tasks
from infoint.timestamps import appointment
gsbs = playbooks.load("gsbs")
opened = []
sys.addaudithook(lambda event, told: opened.append(str(told[0])) if event == "open" else None)
def told(zone, language):
    when = datetime(2026, 3, 20, 15)
    start = zones.at_local(when, zone)
    ana = Seeker(id="s-1", name="Ana Ruiz", zone=zone, address="ana@example.org", languages=(language,))
    kim = Contact(id="c-1", name="Kim Lee", zone=zone, address="kim@example.com", languages=(language,))
    talk = facts.Scheduled(at=datetime(2026, 3, 1, tzinfo=UTC), start=start, minutes=20, medium="video")
    plan = Plan("p-1", ana, kim, relationship="friend", facts=(talk,))
    ical.feed(gsbs, [plan], language=language), ical.invitation(gsbs, plan), sheet.page(gsbs, plan, language=language)
    words.talk_about(gsbs, plan, talk, language)
told("Europe/Berlin", "de")
told("America/St_Johns", "ar")
for name in {HOSTILE!a}:
    for call in (
        lambda: told(name, "en"),
        lambda: told("Asia/Gaza", name),
        lambda: appointment("2026-03-05T16:00:00+01:00[" + name + "]"),
        lambda: words.say("Talk with {{contact}}", name, contact="Kim"),
        lambda: ical.feed(gsbs, [], language=name),
    ):
        try:
            call()
        except ValueError:
            pass
        except LookupError as error:
            assert isinstance(error, infoint.errors.InfointError)
homes = (*zoneinfo.TZPATH, *importlib.import_module("tzdata").__path__, *babel.__path__, *infoint.__path__)
print([path for path in opened if not path.startswith(homes) and not path.endswith((".py", ".pyc", ".so"))])
print(len(opened) > 0)
"""
    done = subprocess.run([sys.executable, "-I", "-X", "utf8", "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.split() == ["[]", "True"]
