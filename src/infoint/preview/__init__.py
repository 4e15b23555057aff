"""A playbook as a page for people: what the office wrote, as seekers and contacts would meet it."""

from infoint.preview.document import page
from infoint.preview.noticed import Finding

__all__ = ["Finding", "page"]
