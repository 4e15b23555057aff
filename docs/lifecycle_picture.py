"""Draw the life of a plan from the table in infoint.lifecycle, as an SVG to stand in a page.

    python docs/lifecycle_picture.py FOLDER

Stages are columns, facts are rows. A row joins the stages in which its fact may happen to the one that it leads to, so
that each entry of the table is one mark, titled "STAGE, FACT: STAGE".
"""

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from infoint.lifecycle import ENDS, QUIET, STAGELESS, TRANSITIONS, Stage

NAME = "lifecycle.svg"
LEFT, TOP, PITCH, GAP, ROW, LANE = 108, 66, 76, 10, 40, 30
RING, DOT, QUIET_DOT = 9.0, 3.6, 3.0
PATH = tuple(stage for stage in Stage if stage.value not in ENDS and stage is not Stage.OPTED_OUT)
COLUMNS = (*PATH, *(stage for stage in Stage if stage.value in ENDS), Stage.OPTED_OUT)

# Each colour twice: readers without CSS variables take the first, pages of furo follow their light and dark themes.
STYLE = """
.lifecycle { font: 14.5px system-ui, sans-serif; font-family: var(--font-stack, system-ui, sans-serif); }
.lifecycle text { fill: #333; fill: var(--color-foreground-primary, #333); }
.lifecycle .muted { fill: #646776; fill: var(--color-foreground-muted, #646776); }
.lifecycle .life { stroke: #d5d6da; stroke: var(--color-background-border, #d5d6da); stroke-width: 1; }
.lifecycle .head { fill: none; stroke-width: 1.4; }
.lifecycle .line { stroke-width: 2; fill: none; }
.lifecycle .ring { stroke-width: 2; fill: #fff; fill: var(--color-background-primary, #fff); }
.lifecycle .quiet { stroke: #646776; stroke: var(--color-foreground-muted, #646776); stroke-width: 1.4;
  fill: #fff; fill: var(--color-background-primary, #fff); }
.lifecycle .path { stroke: #2757dd; stroke: var(--color-brand-content, #2757dd); }
.lifecycle .path.full { fill: #2757dd; fill: var(--color-brand-content, #2757dd); stroke: none; }
.lifecycle .end { stroke: #c8610f; }
.lifecycle .end.full { fill: #c8610f; stroke: none; }
.lifecycle .off { stroke: #c0366b; }
.lifecycle .off.full { fill: #c0366b; stroke: none; }
"""


def kind_of(stage: Stage) -> str:
    """Return which of the three sorts of stages it is, which is also its colour."""
    return "off" if stage is Stage.OPTED_OUT else "end" if stage.value in ENDS else "path"


def x(stage: Stage) -> float:
    """Return where the column of a stage stands; the ends, and the last stage, keep a distance."""
    gaps = {"path": 0, "end": GAP, "off": 2 * GAP}[kind_of(stage)]
    return LEFT + PITCH / 2 + COLUMNS.index(stage) * PITCH + gaps


def spoken(word: str) -> str:
    """Return an id as people read it."""
    return word.replace("_", " ")


def rows() -> dict[str, dict[Stage, list[Stage]]]:
    """Return for each fact its targets, each with the stages that lead there."""
    found: dict[str, dict[Stage, list[Stage]]] = {}
    for source, leads in TRANSITIONS.items():
        for fact, target in leads.items():
            found.setdefault(fact, {}).setdefault(target, []).append(source)
    order = {stage.value: float(COLUMNS.index(stage)) for stage in COLUMNS}
    for fact, targets in found.items():  # a fact that names no stage stands after the last stage it is at home in
        order.setdefault(fact, max(order[source] for sources in targets.values() for source in sources) + 0.5)
    found["opted_out"] = {Stage.OPTED_OUT: list(COLUMNS)}
    return dict(sorted(found.items(), key=lambda row: order[row[0]]))


def circle(stage: Stage, y: float, radius: float, style: str, title: str) -> str:
    """Return a mark in a column, with its meaning as the title."""
    mark = f'<circle class="{style}" cx="{x(stage):g}" cy="{y:g}" r="{radius:g}">'
    return f"{mark}<title>{escape(title)}</title></circle>"


def arrow(target: Stage, y: float, side: int, style: str) -> str:
    """Return the head of an arrow that meets a ring from the left (-1) or from the right (1)."""
    tip = x(target) + side * (RING + 1)
    return f'<path class="{style} full" d="M{tip:g},{y:g} l{side * 8},-4.5 v9 z"/>'


def lane(fact: str, target: Stage, sources: list[Stage], y: float) -> Iterator[str]:
    """Draw one target of a fact: a line over all that lead there, their dots, and the ring that it ends in."""
    style = kind_of(target)
    columns = [x(stage) for stage in (*sources, target)]
    if len(set(columns)) > 1:
        yield f'<path class="line {style}" d="M{min(columns):g},{y:g} H{max(columns):g}"/>'
    yield circle(target, y, RING, f"ring {style}", f"{spoken(fact)}: then it is {spoken(target)}")
    if min(columns) < x(target):
        yield arrow(target, y, -1, style)
    if max(columns) > x(target):
        yield arrow(target, y, 1, style)
    for source in sources:
        title = f"{spoken(source)}, {spoken(fact)}: {spoken(target)}"
        yield circle(source, y, DOT, f"{style} full", title)


def row(fact: str, targets: dict[Stage, list[Stage]], y: float) -> Iterator[str]:
    """Draw one fact: a lane for each target, and the stages in which it moves nothing."""
    yield f'<g role="group" aria-label="{escape(spoken(fact))}">'
    yield f'<text x="{LEFT - 16}" y="{y + 4:g}" text-anchor="end">{escape(spoken(fact))}</text>'
    for number, (target, sources) in enumerate(targets.items()):
        yield from lane(fact, target, sources, y + number * LANE)
    for stage, facts in QUIET.items():
        if fact in facts:
            yield circle(stage, y, QUIET_DOT, "quiet", f"{spoken(stage)}, {spoken(fact)}: moves nothing")
    yield "</g>"


def head(stage: Stage, bottom: float) -> Iterator[str]:
    """Draw the name of a stage over its column, and the column."""
    middle = x(stage)
    yield f'<path class="life" d="M{middle:g},{TOP - 12} V{bottom:g}"/>'
    box = f'x="{middle - PITCH / 2 + 1.5:g}" y="{TOP - 36}" width="{PITCH - 3}" height="24" rx="12"'
    yield f'<rect class="head {kind_of(stage)}" {box}/>'
    yield f'<text x="{middle:g}" y="{TOP - 20}" text-anchor="middle" font-size="13.5">{escape(spoken(stage))}</text>'


def legend(y: float) -> Iterator[str]:
    """Say what the marks mean."""
    said = (
        ("the fact may happen in this stage", f'<circle class="path full" cx="{{x:g}}" cy="{{y:g}}" r="{DOT}"/>'),
        ("the stage afterwards", f'<circle class="ring path" cx="{{x:g}}" cy="{{y:g}}" r="{RING}"/>'),
        ("at home here, but moves nothing", f'<circle class="quiet" cx="{{x:g}}" cy="{{y:g}}" r="{QUIET_DOT}"/>'),
        ("no mark: it moves nothing, and is an anomaly", ""),
    )
    for number, (text, mark) in enumerate(said):
        across, down = LEFT + PITCH / 2 + 300 * (number % 2), y + 24 * (number // 2)
        yield mark.format(x=across, y=down)
        yield f'<text class="muted" x="{across + 18:g}" y="{down + 4:g}">{escape(text)}</text>'


def svg() -> str:
    """Return the whole picture."""
    parts: list[str] = []
    y = float(TOP + 16)
    for fact, targets in rows().items():
        parts += row(fact, targets, y)
        y += ROW + (len(targets) - 1) * LANE
    bottom = y - ROW / 2
    parts = [line for stage in COLUMNS for line in head(stage, bottom)] + parts
    for label, height in (("stage →", TOP - 21), ("fact ↓", TOP - 2)):
        parts.append(f'<text class="muted" x="{LEFT - 16}" y="{height}" text-anchor="end">{label}</text>')
    parts += legend(bottom + 28)
    width, tall = x(COLUMNS[-1]) + PITCH / 2 + 4, bottom + 68
    ends = ", ".join(spoken(stage.value) for stage in COLUMNS if stage.value in ENDS)
    others = ", ".join(sorted(spoken(fact) for fact in STAGELESS - {"opted_out"}))
    about = (
        f"Stages are columns: {', '.join(map(spoken, COLUMNS))}. Each row is a fact; it joins the stages in which it "
        f"may happen to the one that it leads to. The facts {ends} end what is older, and later ones reopen the plan; "
        f"opted out is for good. No stage is moved by {others}."
    )
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lifecycle" viewBox="0 0 {width:g} {tall:g}" '
        f'role="group" aria-labelledby="lifecycle-title lifecycle-about">'
    )
    said = (
        f'<title id="lifecycle-title">The life of a plan</title><desc id="lifecycle-about">{escape(about)}</desc>',
        f"<style>{STYLE}</style>",
    )
    return "\n".join((opening, *said, *parts, "</svg>")) + "\n"


def write(folder: Path) -> Path:
    """Write the picture into a folder, and return its path."""
    path = folder / NAME
    path.write_text(svg(), encoding="utf-8")
    return path


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
