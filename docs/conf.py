"""Build the docs: Sphinx reads Markdown through MyST; nothing is fetched from anywhere."""

import runpy
from importlib.metadata import version as installed_version
from pathlib import Path

from sphinx.addnodes import desc_annotation, desc_content
from sphinx.application import Sphinx

HERE = Path(__file__).resolve().parent
GENERATED = HERE / "_generated"
PICTURES = [HERE / name for name in ("lifecycle_picture.py", "timeline_picture.py")]
LONG_VALUE = 100

project = "infoint"
author = "The infoint authors"
copyright = "The infoint authors"  # noqa: A001
release = version = installed_version("infoint")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build", "_generated"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"infoint {version}"
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_show_sphinx = False

autodoc_default_options = {"members": True, "undoc-members": True, "show-inheritance": True}
autodoc_member_order = "bysource"
autodoc_class_signature = "mixed"
add_module_names = False
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"

default_role = "code"  # docstrings put names between single backticks, as Markdown does

nitpicky = True
# Names of other projects: their pages are not fetched, so links to them cannot be made.
nitpick_ignore_regex = [
    (r"py:.*", r"(attrs?|babel|cattrs|collections|datetime|email|enum|icalendar|types|typing|zoneinfo)\..*"),
    (r"py:(class|obj)", r"infoint\..*\.[A-Z]"),  # type variables
]


def draw_pictures(app: Sphinx) -> None:
    """Let the scripts that draw, where they are, write their pictures into docs/_generated/."""
    del app
    for script in PICTURES:
        if script.is_file():
            GENERATED.mkdir(exist_ok=True)
            runpy.run_path(str(script))["write"](GENERATED)


def keep_drawings(app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Show what is indented in a docstring, a tree or a few lines of code, as it stands there."""
    del app, what, name, obj, options
    inside = False
    for number in reversed(range(len(lines))):
        if lines[number].startswith("    "):
            inside = True
        elif inside and lines[number]:
            inside = False
            if not lines[number].lstrip().startswith((">>>", "..", "-")):
                lines[number + 1 : number + 1] = ["", "::"]


def name_defaults(
    app: Sphinx, what: str, name: str, obj: object, options: object, signature: str | None, returns: str | None
) -> tuple[str, str | None] | None:
    """Show a default that depends on other fields as `...`; attrs calls it NOTHING."""
    del app, what, name, obj, options
    return (signature.replace("= NOTHING", "= ..."), returns) if signature else None


def hide_long_values(app: Sphinx, domain: str, kind: str, content: desc_content) -> None:
    """Leave out the value of a constant that is a whole table."""
    del app, domain, kind
    for value in list(content.parent.findall(desc_annotation)):
        if value.astext().startswith(" = ") and len(value.astext()) > LONG_VALUE:
            value.parent.remove(value)


def setup(app: Sphinx) -> None:
    """Draw before the pages are read."""
    app.connect("builder-inited", draw_pictures)
    app.connect("autodoc-process-docstring", keep_drawings)
    app.connect("autodoc-process-signature", name_defaults)
    app.connect("object-description-transform", hide_long_values)
