"""The guides in examples/playbooks: each plans a month, keeps its letters within their limits, and names its pages."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

import attrs
import icalendar
import pytest

from infoint import Contact, Organisation, Plan, Playbook, Seeker, Task, agenda, anomalies, playbooks
from infoint.fact import Fact
from infoint.facts import (
    Cancelled,
    Done,
    Held,
    Missed,
    Noted,
    Planned,
    Promised,
    Referred,
    Replied,
    Requested,
    Scheduled,
)
from infoint.guide import Texts
from infoint.limits import Limit, exceeded
from infoint.message import Draft
from infoint.proposals import propose
from infoint.render import ical, mail, sheet
from infoint.rules import DEFAULT_SOURCE
from infoint.schedule import tasks
from infoint.words import compose

HOME: Final = Path(__file__).parent.parent.parent / "examples" / "playbooks"
NAMES: Final = ("bolles", "dalton", "gsbs", "oxford", "ucla", "yale")
OWN: Final = tuple(name for name in NAMES if name != "gsbs")

MONTH: Final = timedelta(days=31)
MONDAY: Final = datetime(2026, 3, 2, 15, tzinfo=UTC)
LATER_THAN_A_MONTH: Final = {
    "dalton": {"keep_in_touch": "opens four weeks after a note, and the talk was in the third week"},
    "gsbs": {"keep_in_touch": "opens three months after the thanks"},
}

ELSEWHERE: Final = {"gsbs": ("close",)}  # for who declines

ANA: Final = Seeker(
    id="s-1",
    name="Ana Ruiz",
    address="ana.ruiz@example.org",
    zone="America/Chicago",
    who_i_am={"en": "I am Ana Ruiz, a fourth-year PhD student in cell biology."},
    elevator_speech={"en": "I study how cells repair their membranes."},
    field={"en": "science policy"},
)
KIM: Final = Contact(
    id="c-1",
    name="Kim Lee",
    address="kim.lee@example.com",
    organisation=Organisation("o-1", "Example Labs"),
    zone="Europe/Berlin",
    languages=("en",),
)
JO: Final = Contact(id="c-2", name="Jo Okafor", address="jo.okafor@example.com")


@cache
def guide(name: str) -> Playbook:
    folder = HOME / name
    return playbooks.parse({path.name: path.read_bytes() for path in sorted(folder.glob("*.toml"))})


@cache
def english(name: str) -> Texts:
    return guide(name).in_language("en")


def day(number: int, hour: float = 0) -> datetime:
    """Return a moment so many days and hours after the Monday on which the month starts."""
    return MONDAY + timedelta(days=number, hours=hour)


def silence() -> tuple[Fact, ...]:
    return Planned(at=day(0)), Requested(at=day(0, 1))


def story(playbook: Playbook) -> tuple[Fact, ...]:
    """Return a month with all that can come between: no answer at first, a talk called off, another missed."""

    def agreed(at: datetime, start: datetime) -> Scheduled:
        request = playbook.request
        return Scheduled(at=at, start=start, minutes=request.minutes, medium=request.media[0], place="Room 4")

    end = day(15) + timedelta(minutes=playbook.request.minutes)
    notes = (
        "learned",
        "names",
        "news",
        "vocabulary",
        "people",
        "stay_in_touch",
        "invited",
        "progress",
        "decision",
        "of_use",
    )
    return (
        *silence(),
        Replied(at=day(10)),
        agreed(day(10, 1), day(11, 2)),
        Cancelled(at=day(11)),
        agreed(day(11, 1), day(14)),
        Missed(at=day(14, 1), by="contact"),
        agreed(day(14, 2), day(15)),
        Held(at=end),
        Referred(at=end, contact="c-9"),
        *(Noted(at=day(16), field=field, text="that it takes more patience than talent.") for field in notes),
        Promised(at=day(16), text="a copy of the talk", by="seeker"),
        Done(at=day(16, 1), step="thank"),
    )


def month(playbook: Playbook, happened: Iterable[Fact]) -> Iterator[tuple[Plan, Task]]:
    """Walk through the month, looking twice a day and at each fact, and give each open task, with the plan as it is."""
    known = sorted(happened, key=lambda fact: fact.at)
    plan = Plan("p-1", ANA, KIM, relationship="expert", introducer=JO)
    looks = {day(number, hour) for number in range(MONTH.days) for hour in (0.75, 8)}
    for at in sorted(looks.union(fact.at for fact in known)):
        today = attrs.evolve(plan, facts=tuple(fact for fact in known if fact.at <= at))
        for task in agenda(playbook, [today], at=at):
            yield today, task


@cache
def walked(name: str) -> tuple[tuple[Plan, Task], ...]:
    """Return a task of each step in two months, one without an answer and one with, and the plan as it is then."""
    playbook = guide(name)
    found = {task.step: (plan, task) for life in (silence(), story(playbook)) for plan, task in month(playbook, life)}
    return tuple(found.values())


def letters(name: str) -> Iterator[tuple[Draft, str]]:
    """Write every message to everybody whom the guide knows, and to a stranger."""
    playbook = guide(name)
    plan = Plan("p-1", ANA, KIM, introducer=JO).with_facts(*story(playbook))
    known = [relationship for tier in playbook.tiers for relationship in tier.relationships]
    for relationship in (*known, "stranger"):
        for message in playbook.messages:
            to_them = attrs.evolve(plan, relationship=relationship)
            yield compose(playbook, to_them, message.id, slots=propose(playbook, plan, after=MONDAY)), relationship


def test_there_are_six() -> None:
    assert tuple(sorted(path.name for path in HOME.iterdir() if path.is_dir())) == NAMES
    assert [guide(name).id for name in NAMES] == list(NAMES)


def test_the_one_of_the_seed_is_the_one_that_ships() -> None:
    assert guide("gsbs") == playbooks.load("gsbs")


@pytest.mark.parametrize("name", NAMES)
def test_every_step_turns_up_within_a_month(name: str) -> None:
    turned_up = {task.step for _, task in walked(name)}
    late = {*LATER_THAN_A_MONTH.get(name, {}), *ELSEWHERE.get(name, ())}
    assert turned_up == {step.id for step in guide(name).steps} - late


@pytest.mark.parametrize("name", sorted(LATER_THAN_A_MONTH))
def test_a_step_that_does_not_comes_later(name: str) -> None:
    plan = Plan("p-1", ANA, KIM, relationship="expert").with_facts(*story(guide(name)))
    opens = {task.step: task.opens for task in tasks(guide(name), plan)}
    assert all(opens[step] > MONDAY + MONTH for step in LATER_THAN_A_MONTH[name])


@pytest.mark.parametrize("name", NAMES)
def test_such_a_month_is_nothing_odd(name: str) -> None:
    plan = Plan("p-1", ANA, KIM, relationship="expert").with_facts(*story(guide(name)))
    assert anomalies(guide(name), plan) == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_is_within_its_limits_and_holds_what_it_must(name: str) -> None:
    playbook = guide(name)
    written = list(letters(name))
    assert len(written) >= len(playbook.messages) * 3
    for draft, relationship in written:
        message = playbook.message(draft.message)
        assert exceeded(draft.body, playbook.limits_of(message)) == (), (draft.message, relationship)
        assert set(message.must) <= {part.label for part in draft.parts}
        assert draft.dropped == ()
        assert "{" not in draft.body + draft.subject.text


@pytest.mark.parametrize("name", NAMES)
def test_every_task_with_an_e_mail_makes_one(name: str) -> None:
    playbook = guide(name)
    sent = [(plan, task) for plan, task in walked(name) if task.message]
    by_mail = [(plan, task) for plan, task in sent if playbook.message(task.message or "").channel == "email"]
    assert len(by_mail) >= 5
    for plan, task in by_mail:
        for tier in playbook.tiers:
            for relationship in tier.relationships:
                to_them = attrs.evolve(plan, relationship=relationship)
                assert mail.render(playbook, to_them, task).data.startswith(b"From: Ana Ruiz <ana.ruiz@example.org>")


@pytest.mark.parametrize("name", NAMES)
def test_the_month_makes_a_calendar_and_a_sheet(name: str) -> None:
    playbook = guide(name)
    reminded: set[str] = set()
    for plan, _ in walked(name):
        calendar = icalendar.Calendar.from_ical(ical.feed(playbook, [plan]))
        reminded |= {str(event["SUMMARY"]) for event in calendar.events}
        page = sheet.markdown(playbook, plan)
        assert all(f"## {english(name).by_key[f'phases.{phase.id}']}" in page for phase in playbook.talk.phases)
    steps = (english(name).by_key[f"steps.{task.step}"] for _, task in walked(name))
    assert {step.replace("{contact}", "Kim Lee") for step in steps} <= reminded


def rules(playbook: Playbook) -> Iterator[tuple[str, str]]:
    """Give each rule that has a source, and the source."""
    for field in attrs.fields(Playbook):
        value = getattr(playbook, field.name)
        for rule in value if isinstance(value, tuple) else (value,):
            if hasattr(rule, "source"):
                yield f"{field.name}.{getattr(rule, 'id', '')}", rule.source


def told(name: str) -> str:
    """Return the row of the README's table."""
    page = (HOME / "README.md").read_text(encoding="utf-8")
    return next(line for line in page.splitlines() if line.startswith(f"| [`{name}`]({name}/) "))


@pytest.mark.parametrize("name", OWN)
def test_every_rule_names_a_page_or_infoint_itself(name: str) -> None:
    sources = dict(rules(guide(name)))
    pages = {rule: re.findall(r"https?://[^ )]+", source) for rule, source in sources.items()}
    assert [rule for rule in sources if sources[rule] != DEFAULT_SOURCE and not pages[rule]] == []
    cited = {page for found in pages.values() for page in found}
    assert cited == set(re.findall(r"https?://[^ )]+", told(name)))


@pytest.mark.parametrize("name", OWN)
def test_a_rule_of_infoint_s_own_marks_no_figures_as_its_own(name: str) -> None:
    playbook = guide(name)
    listed = (*playbook.tiers, *playbook.messages, *playbook.steps, playbook.request, playbook.talk)
    assert [rule for rule in listed if rule.source == DEFAULT_SOURCE and rule.defaults] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_text_knows_anybody_s_gender(name: str) -> None:
    gendered = re.compile(r"\b(he|she|him|her|his|hers|mr|mrs|ms|sir|madam)\b", re.IGNORECASE)
    assert [key for key, text in english(name).lines if gendered.search(text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_asks_for_a_job(name: str) -> None:
    asked = re.compile(r"\b(jobs?|hire|hiring|vacanc|openings?|cv|r[ée]sum[ée])\b", re.IGNORECASE)
    allowed = {
        "gsbs": {"I am looking for information only, not a job.", "not for a job"},
        "oxford": {"I am not asking you for a job"},
    }
    for draft, _ in letters(name):
        body = draft.body
        for denial in allowed.get(name, ()):
            body = body.replace(denial, "")
        assert not asked.search(body + draft.subject.text), draft.message


def opening(name: str, step: str, *happened: Fact) -> Task | None:
    plan = Plan("p-1", ANA, KIM, relationship="expert").with_facts(*happened)
    return next((task for task in tasks(guide(name), plan) if task.step == step), None)


HELD: Final = Held(at=day(3))  # Thursday, 09:00 in Chicago


def midnight_after(days: int) -> datetime:
    """Return the end of a day in Chicago, so many days after the talk; clocks change only three days later."""
    return datetime(2026, 3, 6 + days, 6, tzinfo=UTC)


def test_bolles_wants_an_e_mail_the_same_day_and_a_card_by_the_second() -> None:
    thanks, card = opening("bolles", "thank", HELD), opening("bolles", "card", HELD)
    assert thanks
    assert card
    assert thanks.deadline == midnight_after(0)
    assert (card.opens, card.due) == (day(4), midnight_after(2))
    channels = {message.id: message.channel for message in guide("bolles").messages}
    assert (channels["thank"], channels["card"]) == ("email", "card")


def test_bolles_names_the_minutes_at_the_start_and_near_the_end() -> None:
    phases = [phase.id for phase in guide("bolles").talk.phases]
    assert phases == ["opening", "questions", "time_check", "closing"]
    words = english("bolles").by_key
    assert all("{minutes}" in words[f"talk.{phase}"] for phase in ("opening", "time_check"))


def test_dalton_writes_to_another_on_the_third_business_day_and_again_on_the_seventh() -> None:
    asked = silence()[1]
    another, again = opening("dalton", "another", asked), opening("dalton", "again", asked)
    assert another
    assert again
    assert another.opens.date() == datetime(2026, 3, 5, tzinfo=UTC).date()
    assert again.opens.date() == datetime(2026, 3, 11, tzinfo=UTC).date()
    assert again.message == "request"
    once_more = again.done(at=again.opens)
    third = opening("dalton", "again", asked, once_more)
    assert third
    assert third.opens.date() == datetime(2026, 3, 20, tzinfo=UTC).date()
    yes, late = Replied(at=day(12)), Replied(at=day(12), answer="late")
    assert opening("dalton", "again", asked, late) is None
    assert opening("dalton", "another", asked, late)
    assert opening("dalton", "another", asked, yes) is None


def test_dalton_begins_with_five_and_ranks_employers() -> None:
    playbook = guide("dalton")
    assert playbook.tiers[0].batch == 5
    assert playbook.approach.sort == ("-motivation", "-posting", "-advocacy")
    assert playbook.approach.per_organisation == 1
    assert [topic.id[0] for topic in playbook.topics] == list("tiara")
    assert playbook.limits_of(playbook.message("request")) == (Limit(75, "words"),)


def test_dalton_keeps_in_touch_with_those_who_were_chosen() -> None:
    chosen = Noted(at=day(4), field="stay_in_touch", text="kind, and knows everybody")
    assert opening("dalton", "keep_in_touch", HELD, Done(at=day(4), step="thank")) is None
    assert opening("dalton", "keep_in_touch", HELD, chosen)


def test_oxford_denies_openly_that_a_job_is_wanted() -> None:
    playbook = guide("oxford")
    [wording] = playbook.wordings
    assert (wording.policy, wording.messages) == ("denied", ("request",))
    denial = english("oxford").by_key["wordings.job.denial"]
    assert all(denial in draft.body for draft, _ in letters("oxford") if draft.message == "request")
    assert (playbook.request.least, playbook.request.minutes, playbook.request.most) == (10, 15, 30)


def test_ucla_thanks_once_and_writes_no_more_unless_invited() -> None:
    thanked = Done(at=day(4), step="thank")
    plan = Plan("p-1", ANA, KIM, relationship="expert").with_facts(*silence(), Replied(at=day(1)), HELD, thanked)
    assert [task for task in tasks(guide("ucla"), plan) if task.message] == []
    invited = Noted(at=day(5), field="invited", text="let me know how the dossier turned out")
    assert opening("ucla", "write_again", HELD, thanked, invited)


def test_ucla_takes_the_form_of_address_or_else_the_full_name() -> None:
    plan = Plan("p-1", ANA, KIM, relationship="expert")
    titled = attrs.evolve(plan, contact=attrs.evolve(KIM, addressed_as="Professor Lee"))
    greetings = [compose(guide("ucla"), one, "request").part("greeting").text for one in (plan, titled)]
    assert greetings == ["Dear Kim Lee,", "Dear Professor Lee,"]


def test_yale_contradicts_itself() -> None:
    task = opening("yale", "thank", HELD)
    assert task
    assert task.deadline == HELD.at + timedelta(hours=24)
    assert "last week" in compose(guide("yale"), Plan("p-1", ANA, KIM).with_facts(HELD), "thank").body


@pytest.mark.parametrize("field", ["progress", "decision", "of_use"])
def test_yale_keeps_in_touch_when_there_is_a_reason(field: str) -> None:
    steps = {"progress": "tell_progress", "decision": "tell_decision", "of_use": "give_back"}
    first = Noted(at=day(10), field=field, text="something new")
    told_once = Done(at=day(12), step=steps[field])
    again = Noted(at=day(20), field=field, text="something newer")
    assert opening("yale", steps[field], HELD) is None
    assert opening("yale", steps[field], HELD, first)
    assert opening("yale", steps[field], HELD, first, told_once) is None
    assert opening("yale", steps[field], HELD, first, told_once, again)


def test_yale_tells_whoever_gave_a_name() -> None:
    task = opening("yale", "report_back", HELD, Referred(at=HELD.at, contact="c-9"))
    assert task
    assert task.message == "report_back"
