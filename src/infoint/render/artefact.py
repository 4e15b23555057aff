"""What a renderer is: a callable that makes named bytes of a playbook, a plan and a task.

Nothing is registered. A host loops over tasks and the renderers it likes, its own among them.
"""

from collections.abc import Callable

import attrs

from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.task import Task


@attrs.frozen
class Artefact:
    """Hold a finished file: a name that is safe in any file system, a media type, and its bytes."""

    name: str
    media_type: str
    data: bytes = attrs.field(repr=False)


Renderer = Callable[[Playbook, Plan, Task], Artefact]


def file_name(task: Task, ending: str) -> str:
    """Return a name made of opaque ids alone; what is not a letter, a digit, `-` or `_` becomes `-`."""
    stem = f"{task.step}-{task.plan}-{task.occurrence}"
    return "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in stem) + ending
