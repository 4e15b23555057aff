"""To-dos (VTODO): a task with all of its reminders, for programs that keep lists of them."""

from datetime import date, datetime

from icalendar import CLASS, STATUS, Alarm, Todo

from infoint import words
from infoint.offsets import Reckoning
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.render.ical.events import moments, task_sequence
from infoint.render.ical.properties import Text, put
from infoint.render.identity import uid
from infoint.task import Task


def to_do(playbook: Playbook, plan: Plan, task: Task, language: str) -> Todo:
    """Return a task as a to-do, due by its deadline or else by its due date.

    What is due by the end of a day is due on that day, which is how lists show it. Alarms come in the playbook's order:
    the first one is the one that matters where a program takes no more.
    """
    summary = Text(words.title(playbook, plan, task, language=language))
    made = Todo.new(
        uid=uid(plan.id, f"to_do:{task.step}", task.occurrence),
        stamp=plan.facts[-1].at,
        last_modified=plan.facts[-1].at,
        sequence=task_sequence(playbook, plan),
        end=_due(task.explanation.decisive),
        summary=summary,
        description=Text("\n".join(words.reasons(playbook, plan, task, language=language))),
        status=STATUS.NEEDS_ACTION,
        classification=CLASS.PRIVATE,
    )
    for _, instant in moments(task):
        alarm = Alarm()
        put(alarm, "ACTION", "DISPLAY")
        put(alarm, "DESCRIPTION", summary)
        # ical.js refuses the whole file for a bare moment, and icalendar leaves out what tells it from a span.
        put(alarm, "TRIGGER", instant, VALUE="DATE-TIME")
        made.add_component(alarm)
    return made


def _due(told: Reckoning) -> date | datetime:
    return told.day if told.day and told.whole_day else told.instant
