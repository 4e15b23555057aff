"""Is this draft sound: what is found in a message before it is sent, with its place, its reason and what mends it."""

from infoint.reviewing.finding import KINDS, Finding, repaired
from infoint.reviewing.not_yet import unwritten
from infoint.reviewing.reader import MOST_LETTERS, review

__all__ = ["KINDS", "MOST_LETTERS", "Finding", "repaired", "review", "unwritten"]
