"""A playbook as a page for people: what the office wrote, as seekers and contacts would meet it."""

from infoint.preview.document import page
from infoint.preview.findings import Finding

__all__ = ["Finding", "page"]
