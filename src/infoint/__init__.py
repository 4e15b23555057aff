"""Informational interviews: from a guide, people and facts to what is due, the words for it, and a calendar.

The nouns and verbs of every day are here. Rooms with one task of their own are imported by name: `infoint.facts`,
`infoint.playbooks`, `infoint.words`, `infoint.codec`, `infoint.render.mail`, `infoint.render.ical`,
`infoint.render.sheet`, `infoint.errors`.
"""

from infoint.asking import outreach
from infoint.errors import InfointError
from infoint.lifecycle import Stage
from infoint.message import Draft
from infoint.people import Consent, Contact, Organisation, Seeker
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.questions import briefing
from infoint.schedule import agenda, anomalies, next_due
from infoint.task import Task

__all__ = [
    "Consent",
    "Contact",
    "Draft",
    "InfointError",
    "Organisation",
    "Plan",
    "Playbook",
    "Seeker",
    "Stage",
    "Task",
    "agenda",
    "anomalies",
    "briefing",
    "next_due",
    "outreach",
]
