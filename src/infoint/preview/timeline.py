"""The time line of the steps as an SVG: what starts them from top to bottom, each date at its distance from that.

Distances are those of the sample's tasks. One layout has names beside the bars; one, for telephones, above them.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Final

import attrs

from infoint.markup import Markup, element, joined
from infoint.playbook import Playbook
from infoint.preview.axis import SMALL, Axis, reaching
from infoint.preview.dating import dates_of, limits_of, need_not_come, start_of
from infoint.preview.languages import plain, read_in
from infoint.preview.measuring import broken, width
from infoint.preview.sample import HOME
from infoint.preview.walking import Stop
from infoint.task import Task
from infoint.translatable import sentence
from infoint.words import cldr
from infoint.words.catalogues import say, voice
from infoint.words.directions import direction
from infoint.words.rows import parted, row
from infoint.zones import zone

_TOP: Final = 40
_SIZE: Final = 13.5
_LINE: Final = 17
_SMALL_LINE: Final = 15
_LEGEND: Final = (
    # Translators: said of a bar in a picture.
    ("bar", sentence("from opening to due")),
    # Translators: of the second bar, from the due date to the deadline.
    ("late", sentence("to the deadline")),
    # Translators: of a line after the bar; a dotted one ends nowhere.
    ("open", sentence("open until it closes, or for good (dotted)")),
    ("remind", sentence("reminder")),
)
# Where a line that is read from the right has what is its end, and its start, for others.
_MIRRORED: Final = {None: "end", "end": "start", "middle": "middle"}


@attrs.frozen
class _Layout:
    """Say how wide the picture is, where its bars may stand, and how wide the names beside or above them may be."""

    name: str
    width: float
    left: float
    room: float

    @property
    def right(self) -> float:
        return self.width - 34

    @property
    def above(self) -> bool:
        """Tell whether names stand above their bars."""
        return self.left < self.room


WIDE: Final = _Layout("wide", 1040, 372, 316)
NARROW: Final = _Layout("narrow", 400, 42, 340)


@attrs.frozen
class _Row:
    """Hold one step: its lines of text, and its task."""

    step: str
    title: tuple[str, ...]
    dates: tuple[str, ...]
    task: Task

    @property
    def height(self) -> float:
        """Return how high its text is."""
        return len(self.title) * _LINE + len(self.dates) * _SMALL_LINE

    def hours(self, at: datetime) -> float:
        return (at - self.task.explanation.instant).total_seconds() / 3600

    @property
    def marks(self) -> tuple[float, ...]:
        task = self.task
        told = (task.opens, task.due, task.deadline, task.closes, *(one.instant for one in task.reminders))
        return tuple(self.hours(at) for at in told if at)


@attrs.frozen
class _Group:
    """Hold the steps that one moment starts; `perhaps` tells that it need not come."""

    heading: str
    moment: datetime
    perhaps: bool
    rows: tuple[_Row, ...]


def svg(playbook: Playbook, stops: Iterable[Stop], layout: _Layout = WIDE, language: str = "en") -> Markup:
    """Return the picture; steps that the sample found no way to are left out, and time runs to the right everywhere."""
    groups = _groups(playbook, stops, layout, language)
    axis = reaching((mark for group in groups for one in group.rows for mark in one.marks), layout.left, layout.right)
    y = _TOP + 14.0
    drawn: list[Markup] = []
    moments: list[tuple[float, bool]] = []
    for group in groups:
        drawn.append(_heading(group, y, layout, language))
        moments.append((y, group.perhaps))
        y += 32
        for one in group.rows:
            drawn.append(element("g", *_row(playbook, axis, one, y, layout, language)))
            y += one.height + (38 if layout.above else 14)
        y += 16
    legend, bottom = _legend(layout, y + 32, language)
    names = f"timeline-{layout.name}-title", f"timeline-{layout.name}-about"
    return element(
        "svg",
        element("title", say(sentence("Time line of the steps"), language), id=names[0]),
        element("desc", _about(groups, language), id=names[1]),
        joined(_grid(axis, y, language)),
        joined(_spine(moments, y)),
        joined(drawn),
        legend,
        class_=f"timeline {layout.name}",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {layout.width:g} {bottom:g}",
        role="img",
        aria_labelledby=" ".join(names),
    )


def _groups(playbook: Playbook, stops: Iterable[Stop], layout: _Layout, language: str) -> list[_Group]:
    """Gather the steps by what starts them, in the order of the sample's story."""
    found = [(start_of(playbook, stop.step, language), stop, stop.task) for stop in stops if stop.task]
    found.sort(key=lambda one: (one[2].explanation.instant, one[0], one[2].position))
    made: list[_Group] = []
    for (moment, heading), members in groupby(found, key=lambda one: (one[2].explanation.instant, one[0])):
        steps = tuple(members)
        rows = tuple(_made(playbook, stop, task, layout, language) for _, stop, task in steps)
        made.append(_Group(heading, moment, need_not_come(steps[0][1].step), rows))
    return sorted(made, key=lambda group: min(group.moment, *(one.task.opens for one in group.rows)))


def _made(playbook: Playbook, stop: Stop, task: Task, layout: _Layout, language: str) -> _Row:
    told = parted(tuple(filter(None, (dates_of(stop.step, language), limits_of(stop.step, language)))), language)
    title = plain(playbook, f"steps.{stop.step.id}", stop.step.id, language)
    return _Row(stop.step.id, broken(title, layout.room, _SIZE, 2), broken(told, layout.room, SMALL, 2), task)


def _about(groups: list[_Group], language: str) -> str:
    about = sentence(
        "Steps are rows, under what starts them. A bar goes from the opening of a step to its due date, a second one "
        "to its deadline. The table below the picture says the same."
    )
    # Translators: {start} is such as "After the talk", {steps} are ids of steps.
    starts = sentence("{start}: {steps}.")
    ids = ((group.heading, row(tuple(one.step for one in group.rows), language)) for group in groups)
    return " ".join((say(about, language), *(say(starts, language, start=start, steps=steps) for start, steps in ids)))


def _text(
    x: float, y: float, said: str, kind: str, language: str, anchor: str | None = None, *, lang: str | None = None
) -> Markup:
    """Write a line; one that is read from the right still has its left end at x."""
    rtl = "rtl" if direction(language) == "rtl" else None
    anchored = _MIRRORED[anchor] if rtl else anchor
    return element("text", said, x=x, y=y, class_=kind, lang=lang, direction=rtl, text_anchor=anchored)


def _heading(group: _Group, y: float, layout: _Layout, language: str) -> Markup:
    day = cldr.day(group.moment.astimezone(zone(HOME)).date(), voice(language))
    # Translators: {day} is such as "Mon, Feb 1".
    told = day if layout.above else say(sentence("in the sample: {day}"), language, day=day)
    [line] = broken(group.heading, layout.width - 82 - width(told, SMALL), _SIZE + 1, 1)
    return element(
        "g",
        element("rect", class_="band", x=30, y=y - 13, width=layout.width - 40, height=26, rx=6),
        _text(42, y + 5, line, "heading", voice(language)),
        _text(layout.width - 20, y + 4, told, "small day", voice(language), anchor="end"),
    )


def _row(playbook: Playbook, axis: Axis, row: _Row, y: float, layout: _Layout, language: str) -> Iterator[Markup]:
    below, first = y + 2, read_in(playbook, language)
    for line in row.title:
        below += _LINE
        yield _text(42, below - 4, line, "step", first, lang=first)
    for line in row.dates:
        below += _SMALL_LINE
        yield _text(42, below - 4, line, "small", voice(language))
    yield from _bars(axis, row, below + 20 if layout.above else y + 4 + row.height / 2)


def _bars(axis: Axis, row: _Row, y: float) -> Iterator[Markup]:
    task = row.task
    opens, due = axis.x(row.hours(task.opens)), axis.x(row.hours(task.due))
    deadline = axis.x(row.hours(task.deadline)) if task.deadline else due
    last = max(opens, due, deadline)
    if task.closes:
        closes = max(axis.x(row.hours(task.closes)), last)
        yield element("path", class_="open", d=f"M{last:.1f},{y:.1f} H{closes:.1f} m0,-6 v12")
    else:
        yield element("path", class_="open dotted", d=f"M{last:.1f},{y:.1f} H{last + 28:.1f}")
    yield element("rect", class_="bar", x=opens, y=y - 7, width=max(due - opens, 5), height=14, rx=3)
    if deadline > due:
        yield element("rect", class_="late", x=due, y=y - 7, width=deadline - due, height=14, rx=3)
    if task.deadline:
        yield element("path", class_="deadline", d=f"M{deadline:.1f},{y - 10:.1f} v20")
    for place in dict.fromkeys(round(axis.x(row.hours(one.instant)), 1) for one in task.reminders):
        yield element("circle", class_="remind", cx=place, cy=y - 13, r=3)


def _grid(axis: Axis, bottom: float, language: str) -> Iterator[Markup]:
    for x, label in axis.ticks(language):
        yield element("path", class_="zero" if label == "0" else "grid", d=f"M{x:.1f},{_TOP - 8} V{bottom:.1f}")
        for y in (_TOP - 14, bottom + 14):
            yield _text(x, y, label, "small", voice(language), anchor="middle")


def _spine(moments: list[tuple[float, bool]], bottom: float) -> Iterator[Markup]:
    """Draw the course of the story; what need not happen is a ring."""
    yield element("path", class_="spine", d=f"M16,{_TOP + 14} V{bottom - 16:.1f}")
    for y, perhaps in moments:
        yield element("circle", class_="moment perhaps" if perhaps else "moment", cx=16, cy=y, r=6)


def _legend(layout: _Layout, y: float, language: str) -> tuple[Markup, float]:
    """Say what the marks mean, on as many lines as it takes; return where the picture ends."""
    x = layout.left
    drawn: list[Markup] = []
    for kind, text in _LEGEND:
        said = say(text, language)
        wide = 38 + width(said, SMALL)
        if x > layout.left and x + wide > layout.width:
            x, y = layout.left, y + 20
        if kind == "remind":
            drawn.append(element("circle", class_=kind, cx=x + 9, cy=y, r=3))
        elif kind == "open":
            drawn.append(element("path", class_=kind, d=f"M{x:.1f},{y:.1f} h18 m0,-5 v10"))
        else:
            drawn.append(element("rect", class_=kind, x=x, y=y - 5, width=18, height=10, rx=3))
            if kind == "late":
                drawn.append(element("path", class_="deadline", d=f"M{x + 18:.1f},{y - 7:.1f} v14"))
        drawn.append(_text(x + 24, y + 4, said, "small", voice(language)))
        x += wide
    return element("g", *drawn), y + 18
