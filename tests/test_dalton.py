"""Dalton's 3B7 as it is published, run by a host day by day, against a simulation that knows no more than weekdays.

Where nobody at an employer has answered by the third business day, somebody else there is asked; on the seventh the
first one is written to again, and so on, until somebody there helps. (Duke University, "Following up is the most
critical part of your outreach".) The guide does not say whether the second mail to somebody starts the three days
anew; a playbook can say either.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from infoint import facts, playbooks
from infoint.asking import outreach
from infoint.facts import Fact
from infoint.people import Organisation
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.rules import Approach, Tier
from infoint.schedule import agenda
from tests.bench import KIM, SOURCE, at, guide, plan, step

MONDAY: Final = date(2026, 3, 2)
DAYS: Final = 30
ANSWERED: Final = ("replied", "scheduled", "held")


def three_b_seven(batch: int | None = None, *, anew: bool = True) -> Playbook:
    """Write Dalton's rules as a playbook: the employers that motivate most come first, and their people in turn.

    With `anew` the mail that is sent again is a request like the first one.
    """
    return guide(
        step("another", after="requested", opens="3 business days", until=ANSWERED, asks_another=True),
        step(
            "again",
            after="requested",
            opens="7 business days",
            done_by=("requested",) if anew else ("done:again",),
            until=ANSWERED,
            repeats=True,
            message="request",
        ),
        messages={"request": {"subject": "A question", "question": "May I ask you about your work?"}},
        tiers=(Tier(id="employers", relationships=("target",), batch=batch, source=SOURCE),),
        approach=Approach(sort=("-motivation", "turn"), enough=("replied:yes",), source=SOURCE),
    )


@attrs.frozen
class Person:
    """Somebody at an employer, and what becomes of them: so many days after the first mail, what."""

    employer: int
    turn: int
    reactions: tuple[tuple[int, str], ...] = ()

    @property
    def name(self) -> str:
        return f"{self.employer}-{self.turn}"


Diary = dict[date, list[str]]


# --- A host with the library.


def react(what: str, moment: datetime) -> Fact:
    ends: Mapping[str, type[Fact]] = {"declined": facts.Declined, "bounced": facts.Bounced}
    return ends[what](at=moment) if what in ends else facts.Replied(at=moment, answer=what)


def settle(playbook: Playbook, plans: dict[str, Plan]) -> None:
    """Add what is proposed until nothing is."""
    while proposals := outreach(playbook, plans.values()).proposals:
        for one in proposals:
            plans[one.plan] = plans[one.plan].with_facts(one.fact)


def hosted(playbook: Playbook, people: Iterable[Person]) -> Diary:
    """Run the days: note what came in, write what is due, ask whom to ask next."""
    reactions = {person.name: person.reactions for person in people}
    plans = {
        person.name: plan(
            plan_id=person.name,
            contact=attrs.evolve(
                KIM,
                id=f"c-{person.name}",
                address=f"{person.name}@example.com",
                organisation=Organisation(f"o-{person.employer}", "An employer"),
            ),
            relationship="target",
            marks={"motivation": -person.employer, "turn": person.turn},
        )
        for person in people
    }
    first: dict[str, date] = {}
    diary: Diary = {}
    for day in (MONDAY + timedelta(days=distance) for distance in range(DAYS)):
        noon = at(f"{day} 18:00")  # in Chicago
        for name, since in first.items():
            come = [
                react(what, at(f"{day} 15:00")) for after, what in reactions[name] if since + timedelta(after) == day
            ]
            plans[name] = plans[name].with_facts(*come)
        settle(playbook, plans)
        for task in agenda(playbook, plans.values(), at=noon):
            if task.message == "request":
                plans[task.plan] = plans[task.plan].with_facts(task.done(at=noon))
                diary.setdefault(day, []).append(task.plan)
        settle(playbook, plans)
        for candidate in outreach(playbook, plans.values(), at=noon).ask:
            plans[candidate.plan] = plans[candidate.plan].with_facts(facts.Requested(at=noon))
            diary.setdefault(day, []).append(candidate.plan)
            first[candidate.plan] = day
        settle(playbook, plans)
    return {day: sorted(written) for day, written in diary.items()}


# --- The same without it.

WORKS: Final = {0: True, 1: True, 2: True, 3: True, 4: True, 5: False, 6: False}


def business_days(since: date, until: date) -> int:
    """Count the weekdays after one day and up to another."""
    return sum(WORKS[(since + timedelta(days=one)).weekday()] for one in range(1, (until - since).days + 1))


def simulated(people: Iterable[Person], batch: int | None = None, *, anew: bool = True) -> Diary:
    """Go through the days with one word for each person: new, waiting, talking, helping or out."""
    in_order = sorted(people, key=lambda person: (person.employer, person.turn))
    state = dict.fromkeys(in_order, "new")
    first: dict[Person, date] = {}
    last: dict[Person, date] = {}
    diary: Diary = {}
    for distance in range(DAYS):
        today = MONDAY + timedelta(days=distance)
        for person, since in first.items():
            for after, what in person.reactions:
                if since + timedelta(days=after) == today:
                    state[person] = {"yes": "helping", "busy": "talking"}.get(what, "out")
        helped = {person.employer for person in in_order if state[person] == "helping"}
        for person in in_order:
            if person.employer in helped and state[person] == "waiting":
                state[person] = "out"
        written = [p for p in in_order if state[p] == "waiting" and business_days(last[p], today) >= 7]
        last |= dict.fromkeys(written, today)
        for person in in_order:
            at_work = [
                one
                for one in in_order
                if state[one] in ("talking", "helping")
                or (state[one] == "waiting" and business_days((last if anew else first)[one], today) < 3)
            ]
            free = person.employer not in {one.employer for one in at_work}
            if state[person] == "new" and free and (batch is None or len(at_work) < batch):
                state[person] = "waiting"
                first[person] = last[person] = today
                written.append(person)
        if written:
            diary[today] = sorted(person.name for person in written)
    return diary


# --- As published.


def employer(*reactions: tuple[tuple[int, str], ...], number: int = 1) -> list[Person]:
    return [Person(number, turn, one) for turn, one in enumerate(reactions, 1)]


def told(diary: Diary) -> list[str]:
    return [f"{day:%a %d %b}: {' '.join(written)}" for day, written in diary.items()]


def test_the_third_business_day_another_person_and_the_seventh_the_first_again() -> None:
    diary = hosted(three_b_seven(), employer((), ()))
    assert told(diary)[:6] == [
        "Mon 02 Mar: 1-1",
        "Thu 05 Mar: 1-2",
        "Wed 11 Mar: 1-1",
        "Mon 16 Mar: 1-2",
        "Fri 20 Mar: 1-1",
        "Wed 25 Mar: 1-2",
    ]


def test_the_second_mail_may_leave_the_three_days_as_they_are() -> None:
    four = employer((), (), (), ())
    assert told(hosted(three_b_seven(anew=False), four))[:5] == [
        "Mon 02 Mar: 1-1",
        "Thu 05 Mar: 1-2",
        "Tue 10 Mar: 1-3",
        "Wed 11 Mar: 1-1",
        "Fri 13 Mar: 1-4",
    ]
    assert "1-4" not in str(told(hosted(three_b_seven(), four))[:5])


def test_it_stops_when_somebody_helps() -> None:
    diary = hosted(three_b_seven(), employer((), ((6, "yes"),), (), ()))
    assert told(diary) == ["Mon 02 Mar: 1-1", "Thu 05 Mar: 1-2", "Tue 10 Mar: 1-3"]


def test_a_late_answer_of_the_first_stops_it_too() -> None:
    diary = hosted(three_b_seven(), employer(((4, "yes"),), (), ()))
    assert told(diary) == ["Mon 02 Mar: 1-1", "Thu 05 Mar: 1-2"]


def test_nobody_else_is_asked_while_somebody_talks() -> None:
    diary = hosted(three_b_seven(), employer(((4, "busy"),), (), ()))
    assert told(diary)[:4] == ["Mon 02 Mar: 1-1", "Thu 05 Mar: 1-2", "Mon 16 Mar: 1-2", "Wed 25 Mar: 1-2"]


def test_whoever_refuses_makes_room_at_once() -> None:
    diary = hosted(three_b_seven(), employer(((1, "declined"),), ((1, "bounced"),), ((1, "yes"),), ()))
    assert told(diary) == ["Mon 02 Mar: 1-1", "Tue 03 Mar: 1-2", "Wed 04 Mar: 1-3"]


def test_somebody_who_said_yes_and_refuses_then_is_no_helper() -> None:
    diary = hosted(three_b_seven(), employer(((1, "yes"), (9, "declined")), ()))
    assert told(diary)[:2] == ["Mon 02 Mar: 1-1", "Wed 11 Mar: 1-2"]


# --- Whatever happens.


def reactions(*kinds: str) -> st.SearchStrategy[tuple[tuple[int, str], ...]]:
    found = st.lists(
        st.tuples(st.integers(1, 20), st.sampled_from(kinds)), max_size=2, unique_by=lambda reaction: reaction[0]
    )
    return found.map(lambda listed: tuple(sorted(listed)))


ANY: Final = reactions("yes", "busy", "declined", "bounced")
NO_SMALL_TALK: Final = reactions("yes", "declined", "bounced")


@st.composite
def employers(draw: st.DrawFn, what: st.SearchStrategy[tuple[tuple[int, str], ...]] = ANY) -> list[Person]:
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    places = [(number, turn) for number, size in enumerate(sizes, 1) for turn in range(1, size + 1)]
    return draw(st.permutations([Person(number, turn, draw(what)) for number, turn in places]))


@given(employers(), st.none() | st.integers(1, 3), st.booleans())
def test_host_and_simulation_agree_on_who_is_written_to_on_each_day(
    people: list[Person], batch: int | None, anew: bool
) -> None:
    assert hosted(three_b_seven(batch, anew=anew), people) == simulated(people, batch, anew=anew)


FOLDER: Final = Path(__file__).parent.parent / "examples" / "playbooks" / "dalton"


@settings(max_examples=10)
@given(employers(NO_SMALL_TALK))
def test_the_playbook_among_the_examples_does_so(people: list[Person]) -> None:
    """It asks five at a time and starts anew with each mail; people of one employer come by the ids of their plans."""
    playbook = playbooks.parse({path.name: path.read_bytes() for path in FOLDER.glob("*.toml")})
    assert hosted(playbook, people) == simulated(people, batch=5)
