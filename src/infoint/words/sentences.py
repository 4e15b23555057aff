"""The library's own sentences of the agenda and of calendars: whole, never put together from halves."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from infoint.translatable import plural, sentence

# Translators: a line of the agenda. task: "Thank Kim Lee"; when: day and time; why: "48 hours after your talk".
LINE_EXACT: Final = sentence("{task} by {when}: {why} ({source})")
# Translators: the same, due by the end of a day; when: "Thu, Mar 5".
LINE_DAY: Final = sentence("{task} by the end of {when}: {why} ({source})")
# Translators: days that are no working days. days: a list such as "Sat, Mar 7 and Sun, Mar 8"; reason: "weekend".
SKIPPED: Final = sentence("Not counted: {days} ({reason}).")
CUT_OFF: Final = sentence(
    "What happens at {time} or later, or on a day off, counts as of the next working day, here {day}."
)
ROLLED_ON: Final = sentence(
    "Counted by the calendar; where that ends on a day off, it moves on to the next working day."
)
ROLLED_BACK: Final = sentence(
    "Counted by the calendar; where that ends on a day off, it moves back to the working day before."
)
PRESUMED: Final = sentence("The talk is assumed to have ended as planned; nobody has confirmed it yet.")
ZONE_PRESUMED: Final = sentence("The contact's time zone is not known; days are counted where you are.")
# Translators: stands for why in the line of the agenda.
SPACED: Final = sentence("so that it is not more often than the guide allows in a year")
# Translators: stands for why in the line of the agenda.
PUT_OFF: Final = sentence("you put it off until then")
# Translators: when: a day, or day and time.
CLOSES: Final = sentence("After {when}, it is too late.")
CALENDAR_NAME: Final = sentence("Informational interviews")
CALENDAR_ABOUT: Final = sentence("Talks and reminders")
# Translators: stands for span in "{span} after your talk"; mind the case that it wants there.
BUSINESS_DAYS: Final = plural("{count} business day", "{count} business days")
TALK: Final = sentence("Talk with {contact}")
# Translators: start: day and time; minutes: "20 minutes"; medium: "Zoom".
TALK_HERE: Final = sentence("{start}, {minutes} ({medium})")
# Translators: the same moment where the contact is.
TALK_THERE: Final = sentence("For {contact}: {start}")
# Translators: stands for the source of a rule that is in no guide, in brackets behind a reason.
OWN_RULE: Final = sentence("infoint default")
# Translators: the subject of a mail to oneself about the week.
WEEK: Final = plural("Your week: {count} thing to do", "Your week: {count} things to do")
# Translators: the greeting of that mail, with a name as it is.
WEEK_GREETING: Final = sentence("Hello {seeker},")
# Translators: heading of a list of agreed talks.
WEEK_TALKS: Final = sentence("Your talks")
# Translators: heading of a list of tasks.
WEEK_TASKS: Final = sentence("To do")
WEEK_FREE: Final = sentence("Nothing is due.")
# Translators: why a day is no working day.
REASONS: Final[Mapping[str, str]] = MappingProxyType({"weekend": sentence("weekend")})
