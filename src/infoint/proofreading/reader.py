"""A playbook read from the first rule to the last text, by every reader in turn."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from infoint.playbook import Playbook
from infoint.proofreading import capacity, claims, fillings, interview, lengths, origins, policies, timetable, variants
from infoint.proofreading.finding import Finding

_READERS: Final = (timetable, capacity, interview, fillings, variants, lengths, claims, policies, origins)


def proofread(playbook: Playbook) -> Iterator[Finding]:
    """Find what a careful reader would; paths are those of the document, without file and line."""
    told: set[Finding] = set()  # two forms of a message share their words
    for found in chain.from_iterable(reader.findings(playbook) for reader in _READERS):
        if found not in told:
            told.add(found)
            yield found
