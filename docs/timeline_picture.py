"""Draw the time line of the shipped guide as the preview shows it, as an SVG to stand in a page.

    python docs/timeline_picture.py FOLDER

The colours follow the light and dark themes of furo; readers without CSS variables take the second one of each.
"""

import sys
from pathlib import Path

from infoint import playbooks
from infoint.preview import timeline
from infoint.preview.styling import STYLE
from infoint.preview.walking import walked

NAME = "timeline.svg"
COLOURS = """
.timeline { --paper: var(--color-background-primary, #fff); --line: var(--color-background-border, #d5dae2);
  --ink: var(--color-foreground-primary, #1d2530); --quiet: var(--color-foreground-secondary, #545f6e);
  --band: var(--color-background-hover, #e6ecf6); --bar: var(--color-brand-content, #2a63c4);
  --late: #d9822b; --stop: #c8452f; }
"""


def svg() -> str:
    """Return the whole picture."""
    gsbs = playbooks.load("gsbs")
    rules = "\n".join(line for line in STYLE.splitlines() if line.startswith(".timeline"))
    start, tag, rest = str(timeline.svg(gsbs, walked(gsbs))).partition(">")
    return f"{start}{tag}<style>{COLOURS}{rules}</style>{rest}"


def write(folder: Path) -> Path:
    """Write the picture into a folder, and return its path."""
    path = folder / NAME
    path.write_text(svg(), encoding="utf-8")
    return path


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
