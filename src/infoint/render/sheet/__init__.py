"""The briefing sheet: what to have at hand in a talk, as Markdown and as a page to print or to read on a telephone.

`earlier` are plans of the same seeker for talks in the same field, as in `briefing`. Where a host loops over renderers,
`functools.partial(render_page, earlier=plans)` is one.
"""

from collections.abc import Iterable

from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render.artefact import Artefact, file_name
from infoint.render.sheet.in_html import page
from infoint.render.sheet.in_markdown import escaped, markdown
from infoint.task import Task, same_plan

__all__ = ["escaped", "markdown", "page", "render", "render_page"]


def render(playbook: Playbook, plan: Plan, task: Task, *, earlier: Iterable[Plan] = ()) -> Artefact:
    """Return the sheet as a file of Markdown."""
    same_plan(task, plan)
    written = markdown(playbook, plan, earlier=earlier)
    return Artefact(file_name(task, ".md"), "text/markdown; charset=utf-8", written.encode())


def render_page(playbook: Playbook, plan: Plan, task: Task, *, earlier: Iterable[Plan] = ()) -> Artefact:
    """Return the sheet as a file of HTML."""
    same_plan(task, plan)
    written = page(playbook, plan, earlier=earlier)
    return Artefact(file_name(task, ".html"), "text/html; charset=utf-8", written.encode())
