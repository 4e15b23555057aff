"""Playbooks from documents: the guides that ship with the library, and an office's own.

A playbook is one rules file and one text file per language, in TOML. An own playbook may say `base = "gsbs"` and hold
only what differs. `schema` is for editors: it describes either file as JSON Schema.
"""

from infoint.playbooks.json_schema import schema
from infoint.playbooks.loading import check, load, parse, shipped
from infoint.proofreading import Finding

__all__ = ["Finding", "check", "load", "parse", "schema", "shipped"]
