"""Calendars: talks and reminders as files that calendar programs accept, keep apart and update.

    feed         a seeker's calendar, to subscribe to
    resources    the same, one file for each entry, for a CalDAV store
    to_dos       a seeker's tasks, for programs that keep lists of them
    render       the reminders of one task
    invitation   a talk as the contact is asked to it, moved or called off

Here they are bytes; `infoint.render.ical.calendars` has them as `icalendar` objects.
"""

from collections.abc import Iterable

from icalendar import Calendar

from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render.artefact import Artefact, file_name
from infoint.render.ical import calendars
from infoint.task import Task

__all__ = ["calendars", "feed", "invitation", "render", "resources", "to_dos"]

_MEDIA_TYPE = "text/calendar; charset=utf-8"


def feed(playbook: Playbook, plans: Iterable[Plan], *, language: str | None = None, compat: bool = False) -> bytes:
    """Return a seeker's calendar: the talks, and a reminder for every open task, in the order of the plans' ids.

    There are no attendees and no METHOD. Equal input gives equal bytes, whose hash may serve as an ETag. `compat`
    leaves out properties of RFC 7986, which some old readers refuse. Raise `RefusedValue` for plans of several
    seekers, and for two plans with one id.
    """
    return _written(calendars.feed(playbook, plans, language=language, compat=compat))


def to_dos(playbook: Playbook, plans: Iterable[Plan], *, language: str | None = None, compat: bool = False) -> bytes:
    """Return a seeker's open tasks as to-dos, in a file of their own: many programs refuse a file that holds both."""
    return _written(calendars.to_dos(playbook, plans, language=language, compat=compat))


def resources(
    playbook: Playbook, plans: Iterable[Plan], *, language: str | None = None, to_dos: bool = False
) -> tuple[Artefact, ...]:
    """Return the entries of a feed, or of the to-dos, each in a file of its own that is named by its UID.

    What a store holds beside these names is done or called off for good: delete it there.
    """
    whole = (calendars.to_dos if to_dos else calendars.feed)(playbook, plans, language=language)
    return tuple(
        Artefact(f"{entry['UID']}.ics", _MEDIA_TYPE, _written(alone))
        for entry, alone in zip(whole.subcomponents, calendars.apart(whole), strict=True)
    )


def render(playbook: Playbook, plan: Plan, task: Task) -> Artefact:
    """Return the reminders of one task as an .ics file."""
    return Artefact(file_name(task, ".ics"), _MEDIA_TYPE, _written(calendars.reminders(playbook, plan, task)))


def invitation(playbook: Playbook, plan: Plan, *, sent_by: str | None = None) -> Artefact:
    """Return the invitation to a plan's talk, or its cancellation where the talk is off; `mail.email` encloses it.

    It is in the contact's language and has the UID of the talk in the feed. `sent_by` is the address of a host that
    sends it for the seeker, from an address of its own. Raise `NotRenderable` where no talk was
    agreed, where an address is missing, and for a contact who wants no messages.
    """
    whole = calendars.invitation(playbook, plan, sent_by=sent_by)
    method = str(whole["METHOD"])
    return Artefact("invite.ics", f"{_MEDIA_TYPE}; method={method}", _written(whole))


def _written(whole: Calendar) -> bytes:
    return bytes(whole.to_ical())
