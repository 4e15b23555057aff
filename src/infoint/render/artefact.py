"""What a renderer is: a callable that makes named bytes of a playbook, a plan and a task.

Nothing is registered. A host loops over tasks and the renderers it likes, its own among them.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import Final

import attrs

from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.task import Task

_LONGEST: Final = 120  # of the 255 octets that file systems take


@attrs.frozen
class Artefact:
    """Hold a finished file: a name that is safe in any file system, a media type, and its bytes."""

    name: str
    media_type: str
    data: bytes = attrs.field(repr=False)


Renderer = Callable[[Playbook, Plan, Task], Artefact]


def file_name(task: Task, ending: str) -> str:
    """Return a name made of opaque ids alone.

    What is not a letter, a digit, `-` or `_` becomes `-`; a digest then keeps the name apart from others like it.
    """
    stem = f"{task.step}-{task.plan}-{task.occurrence}"
    safe = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in stem)[:_LONGEST]
    return (safe if safe == stem else f"{safe}-{sha256(stem.encode()).hexdigest()[:12]}") + ending
