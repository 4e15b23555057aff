"""Forecast an office's term: 300 seekers, 80 alumni, and caps on how often anybody is asked.

Prints what each week brings with the caps of `examples/caps`, and draws the term with and without them.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from itertools import groupby
from pathlib import Path
from random import Random

import attrs

from infoint import Contact, Organisation, Plan, Playbook, Seeker, Stage, facts, outreach, playbooks
from infoint.allotment import allot
from infoint.ledger import Ledger

HOME = Path(__file__).parent / "caps"
SEEKERS, ALUMNI, EMPLOYERS, WISHES, WEEKS = 300, 80, 36, 6, 14
ENOUGH = 2
"""Who has had two talks, or may still get them from those who were asked, asks nobody else."""

UNDER_WAY = {Stage.REQUESTED, Stage.REPLIED, Stage.SCHEDULED, Stage.HELD}

FIRST_MONDAY = datetime(2026, 9, 7, 14, tzinfo=UTC)
A_WEEK = timedelta(weeks=1)
KEY = b"an example's key; yours is secret"


@attrs.define
class Week:
    """Hold what one week brought."""

    wishes: int
    granted: int
    waiting: Counter[str]
    talks: int


@attrs.define
class Term:
    """Hold what a term brought: by week, by alumnus, by seeker."""

    weeks: list[Week] = attrs.field(factory=list[Week])
    asked: Counter[str] = attrs.field(factory=Counter[str])
    talks: Counter[str] = attrs.field(factory=Counter[str])


def office(random: Random) -> tuple[list[Plan], dict[str, int]]:
    """Make plans of all seekers, and the week in which each seeker starts; some alumni are wished for by many."""
    employers = [Organisation(f"o-{number}", f"Employer {number}") for number in range(EMPLOYERS)]
    alumni = [
        Contact(
            id=f"c-{number:02}",
            name=f"Alum {number}",
            address=f"alum{number}@example.com",
            organisation=employers[int(EMPLOYERS * random.random() ** 1.4)],
        )
        for number in range(ALUMNI)
    ]
    plans: list[Plan] = []
    starts: dict[str, int] = {}
    for number in range(SEEKERS):
        seeker = Seeker(id=f"s-{number:03}", name=f"Student {number}", zone="America/Chicago")
        starts[seeker.id] = int(8 * random.random() ** 1.4)
        wished: set[int] = set()
        while len(wished) < WISHES:
            wished.add(int(ALUMNI * random.random() ** 1.5))
        for one in sorted(wished):
            relationship = "friend_of_friend" if random.random() < 0.15 else "alumni_database"
            plans.append(Plan(f"p-{number:03}-{one:02}", seeker, alumni[one], relationship=relationship))
    return plans, starts


def what_follows(fate: float, asked: datetime) -> list[facts.Fact]:
    """Return what comes of a request: of ten, five talks, one refusal, and four that nobody answers."""
    if fate < 0.5:
        return [
            facts.Replied(at=asked + timedelta(days=2)),
            facts.Held(at=asked + A_WEEK * (1 + int(6 * fate)) + timedelta(hours=3)),
        ]
    if fate < 0.6:
        return [facts.Declined(at=asked + timedelta(days=4))]
    if fate < 0.61:
        return [facts.OptedOut(at=asked + timedelta(days=1))]
    return [facts.Closed(at=asked + timedelta(days=17))]


def forecast(playbook: Playbook, plans: Sequence[Plan], starts: dict[str, int], fates: dict[str, float]) -> Term:
    """Play a term week by week: who would ask, who may, and what comes of it."""
    known = {plan.id: plan for plan in plans}
    due: dict[int, list[tuple[str, facts.Fact]]] = defaultdict(list)
    ledger = Ledger(KEY)
    term = Term()
    for number in range(WEEKS):
        monday = FIRST_MONDAY + number * A_WEEK
        for plan_id, fact in due[number]:
            known[plan_id] = known[plan_id].with_facts(fact)
        ledger = ledger.with_plans(playbook, (known[plan_id] for plan_id, _ in due[number]))
        wishes = list(to_ask(playbook, known.values(), {one for one, week in starts.items() if week <= number}, monday))
        found = allot(playbook, wishes, ledger=ledger, at=monday, turn=f"2026-autumn, week {number + 1}")
        for plan_id in found.granted:
            known[plan_id] = known[plan_id].with_facts(facts.Requested(at=monday))
            term.asked[known[plan_id].contact.id] += 1
            for fact in what_follows(fates[plan_id], monday):
                due[1 + (fact.at - FIRST_MONDAY) // A_WEEK].append((plan_id, fact))
        ledger = ledger.with_plans(playbook, (known[plan_id] for plan_id in found.granted))
        talks = [known[plan_id].seeker.id for plan_id, fact in due[number] if isinstance(fact, facts.Held)]
        term.talks.update(talks)
        waiting = Counter(one.caps[0] if one.caps else one.reason for one in found.waiting)
        term.weeks.append(Week(len(wishes), len(found.granted), waiting, len(talks)))
    return term


def to_ask(playbook: Playbook, plans: Iterable[Plan], started: set[str], at: datetime) -> Iterator[Plan]:
    """Find, seeker by seeker, the plans that the playbook would ask next."""
    for seeker, group in groupby(plans, key=lambda plan: plan.seeker.id):
        own = {plan.id: plan for plan in group}
        under_way = sum(plan.stage in UNDER_WAY for plan in own.values())
        if seeker in started and under_way < ENOUGH:
            yield from (own[one.plan] for one in outreach(playbook, own.values(), at=at).ask)


def table(term: Term, reasons: Sequence[str]) -> str:
    """Write the weeks as a table."""
    heads = ["week", "would ask", "may ask", *(f"wait: {reason}" for reason in reasons), "talks held"]
    lines = ["  ".join(heads)]
    for number, week in enumerate(term.weeks, start=1):
        cells = [number, week.wishes, week.granted, *(week.waiting[reason] for reason in reasons), week.talks]
        lines.append("  ".join(str(cell).rjust(len(head)) for cell, head in zip(cells, heads, strict=True)))
    return "\n".join(lines)


def summary(name: str, term: Term) -> str:
    """Say in one line what a term was like for seekers and alumni."""
    served = sum(term.talks[f"s-{number:03}"] > 0 for number in range(SEEKERS))
    most = max(term.asked.values())
    often = sum(times > 10 for times in term.asked.values())
    return (
        f"{name}: {served} of {SEEKERS} seekers had a talk, {term.talks.total()} talks in all; "
        f"the busiest of {ALUMNI} alumni was asked {most} times, {often} of them more than ten times"
    )


INK, QUIET, GRID = "#1d2733", "#66727f", "#e3e7eb"
GRANTED, FREE = "#1b7f79", "#c9ced4"
WAITING = {
    "alumnus_month": ("#e0a030", "the alumnus has had enough requests this month"),
    "alumnus_term": ("#c4593b", "the alumnus has had enough requests this term"),
    "employer_week": ("#7a68a6", "the employer has had enough requests this week"),
    "student_week": ("#d5dbe1", "the seeker may ask somebody else this week"),
    "opted_out": ("#8a949e", "the alumnus wants no more messages"),
}
TOP, BOTTOM = 150, 470


def text(
    x: float, y: float, said: str, *, size: int = 13, fill: str = INK, anchor: str = "start", bold: bool = False
) -> str:
    """Draw a line of text."""
    weight = ' font-weight="600"' if bold else ""
    style = f'font-size="{size}" fill="{fill}" text-anchor="{anchor}"{weight}'
    return f'<text x="{x:g}" y="{y:g}" {style}>{escape(said)}</text>'


def box(x: float, y: float, width: float, height: float, fill: str, title: str = "") -> str:
    """Draw a bar; a browser shows its title under the pointer."""
    told = f"<title>{escape(title)}</title>" if title else ""
    return f'<rect x="{x:g}" y="{y:.1f}" width="{width:g}" height="{height:.1f}" fill="{fill}">{told}</rect>'


def scale(x: float, width: float, most: float, step: int) -> list[str]:
    """Draw the lines that a panel is read by."""
    drawn: list[str] = []
    for value in range(0, int(most) + 1, step):
        y = BOTTOM - (BOTTOM - TOP) * value / most
        drawn.append(f'<line x1="{x:g}" x2="{x + width:g}" y1="{y:.1f}" y2="{y:.1f}" stroke="{GRID}"/>')
        drawn.append(text(x - 8, y + 4, str(value), size=12, fill=QUIET, anchor="end"))
    return drawn


def by_week(term: Term, x: float, width: float) -> list[str]:
    """Draw who may ask and who waits, and for what, week by week."""
    most = 200 * -(-max(week.wishes for week in term.weeks) // 200)
    drawn = [
        text(x, TOP - 22, "Each week: wishes granted, and wishes that wait", bold=True),
        *scale(x, width, most, 200),
    ]
    slot = width / WEEKS
    for number, week in enumerate(term.weeks):
        top = float(BOTTOM)
        parts = [
            ("may ask", week.granted, GRANTED),
            *((said, week.waiting[cap], fill) for cap, (fill, said) in WAITING.items()),
        ]
        for said, many, fill in parts:
            height = (BOTTOM - TOP) * many / most
            top -= height
            drawn.append(box(x + number * slot + 4, top, slot - 8, height, fill, f"week {number + 1}, {said}: {many}"))
        drawn.append(
            text(x + (number + 0.5) * slot, BOTTOM + 18, str(number + 1), size=12, fill=QUIET, anchor="middle")
        )
    drawn.append(text(x + width / 2, BOTTOM + 38, "week of the term", size=12, fill=QUIET, anchor="middle"))
    return drawn


def by_alumnus(spared: Term, free: Term, x: float, width: float) -> list[str]:
    """Draw how often each alumnus is asked, the busiest first, with and without caps."""
    without, with_caps = (sorted(term.asked.values(), reverse=True) for term in (free, spared))
    most = 5 * -(-without[0] // 5)
    drawn = [text(x, TOP - 22, "The whole term: requests to each alumnus", bold=True), *scale(x, width, most, 5)]
    slot = width / ALUMNI
    for values, fill, said in ((without, FREE, "without caps"), (with_caps, GRANTED, "with caps")):
        for number, times in enumerate(values):
            height = (BOTTOM - TOP) * times / most
            drawn.append(box(x + number * slot, BOTTOM - height, slot - 0.6, height, fill, f"{said}: {times}"))
    drawn.append(
        text(x + width / 2, BOTTOM + 18, f"{ALUMNI} alumni, the busiest first", size=12, fill=QUIET, anchor="middle")
    )
    return drawn


def chart(spared: Term, free: Term) -> str:
    """Draw the term as one picture that stands alone."""
    least, most = max(spared.asked.values()), max(free.asked.values())
    headline = f"With caps no alumnus is asked more than {least} times a term, instead of {most}"
    legend = [(GRANTED, "granted"), *WAITING.values()]
    drawn = [
        text(40, 48, headline, size=22, bold=True),
        text(40, 74, summary("With caps", spared), fill=QUIET),
        text(40, 94, summary("Without", free), fill=QUIET),
        *by_week(spared, 70, 520),
        *by_alumnus(spared, free, 660, 420),
    ]
    for number, (fill, said) in enumerate(legend):
        x, y = 70, BOTTOM + 66 + 21 * number
        drawn += [box(x, y - 11, 13, 13, fill), text(x + 20, y, said if number == 0 else f"waits: {said}", size=12)]
    for number, (fill, said) in enumerate(((GRANTED, "with the caps"), (FREE, "without caps"))):
        drawn += [
            box(660 + 130 * number, BOTTOM + 55, 13, 13, fill),
            text(680 + 130 * number, BOTTOM + 66, said, size=12),
        ]
    inside = "\n".join(drawn)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1120 670" role="img" '
        'font-family="Helvetica, Arial, sans-serif">\n'
        f"<title>{escape(headline)}</title>\n"
        f'<rect width="1120" height="670" fill="#fff"/>\n{inside}\n</svg>\n'
    )


def main() -> None:
    """Forecast the term twice, print it, draw it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out"))
    parser.add_argument("--seed", type=int, default=2026)
    arguments = parser.parse_args()
    playbook = playbooks.parse({path.name: path.read_bytes() for path in sorted(HOME.glob("*.toml"))})
    random = Random(arguments.seed)
    plans, starts = office(random)
    fates = {plan.id: random.random() for plan in plans}
    spared = forecast(playbook, plans, starts, fates)
    free = forecast(attrs.evolve(playbook, caps=()), plans, starts, fates)
    print(table(spared, [*(cap.id for cap in playbook.caps), "opted_out"]))
    print(summary("with caps", spared))
    print(summary("without", free))
    arguments.out.mkdir(parents=True, exist_ok=True)
    path = arguments.out / "term.svg"
    path.write_text(chart(spared, free), encoding="utf-8", newline="\n")
    print(f"wrote {path.as_posix()}")


if __name__ == "__main__":
    main()
