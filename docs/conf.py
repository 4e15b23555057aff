"""Build the docs: Sphinx reads Markdown through MyST; nothing is fetched from anywhere."""

import runpy
from importlib.metadata import version as installed_version
from pathlib import Path

from sphinx.application import Sphinx

HERE = Path(__file__).resolve().parent
GENERATED = HERE / "_generated"
PICTURES = HERE / "lifecycle_picture.py"

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
html_show_sphinx = False

autodoc_default_options = {"members": True, "undoc-members": True, "show-inheritance": True}
autodoc_member_order = "bysource"
autodoc_class_signature = "mixed"
autodoc_preserve_defaults = True
add_module_names = False
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"

nitpicky = True
# Names of other projects: their pages are not fetched, so links to them cannot be made.
nitpick_ignore_regex = [
    (r"py:.*", r"(attrs?|babel|cattrs|collections|datetime|email|enum|icalendar|types|typing|zoneinfo)\..*"),
    (r"py:class", r"infoint\..*\.[A-Z]"),  # type variables
]


def draw_pictures(app: Sphinx) -> None:
    """Let lifecycle_picture.py, where it is, write its picture into docs/_generated/."""
    del app
    if PICTURES.is_file():
        GENERATED.mkdir(exist_ok=True)
        runpy.run_path(str(PICTURES))["write"](GENERATED)


def setup(app: Sphinx) -> None:
    """Draw before the pages are read."""
    app.connect("builder-inited", draw_pictures)
