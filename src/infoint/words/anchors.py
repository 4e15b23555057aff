"""How a date relates to what happened, in sentences.

Each moment has sentences of its own, because "after your talk" bends differently in every language.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from infoint.translatable import sentence

AFTER: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Translators: span is "48 hours" or "2 business days", as the language counts; "you" is the student.
        "planned": sentence("{span} after you planned it"),
        "requested": sentence("{span} after you asked"),
        "replied": sentence("{span} after the reply"),
        "scheduled": sentence("{span} after the talk was agreed"),
        "talk_start": sentence("{span} after the start of your talk"),
        "talk_end": sentence("{span} after your talk"),
        "cancelled": sentence("{span} after the talk was called off"),
        "missed": sentence("{span} after the missed talk"),
        "declined": sentence("{span} after the contact declined"),
        "bounced": sentence("{span} after the message came back"),
        "referred": sentence("{span} after you were given a name"),
        "noted": sentence("{span} after your note"),
        "done": sentence("{span} after “{step}” was done"),
        "last_time": sentence("{span} after the last time"),
        # Translators: back from a leave that an automatic reply told of.
        "return": sentence("{span} after the contact is back"),
    }
)
BEFORE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "talk_start": sentence("{span} before your talk"),
        "talk_end": sentence("{span} before the end of your talk"),
    }
)
AT_ONCE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "planned": sentence("as soon as you planned it"),
        "requested": sentence("as soon as you asked"),
        "replied": sentence("as soon as the reply came"),
        "scheduled": sentence("as soon as the talk was agreed"),
        "talk_start": sentence("when your talk starts"),
        "talk_end": sentence("when your talk is over"),
        "cancelled": sentence("as soon as the talk was called off"),
        "missed": sentence("as soon as the talk was missed"),
        "declined": sentence("as soon as the contact declined"),
        "bounced": sentence("as soon as the message came back"),
        "referred": sentence("as soon as you were given a name"),
        "noted": sentence("as soon as you noted it"),
        "done": sentence("as soon as “{step}” is done"),
        "last_time": sentence("as soon as you did it the last time"),
        "return": sentence("as soon as the contact is back"),
    }
)
SAME_DAY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "planned": sentence("on the day you planned it"),
        "requested": sentence("on the day you asked"),
        "replied": sentence("on the day of the reply"),
        "scheduled": sentence("on the day the talk was agreed"),
        "talk_start": sentence("on the day of your talk"),
        "talk_end": sentence("on the day of your talk"),
        "cancelled": sentence("on the day the talk was called off"),
        "missed": sentence("on the day of the missed talk"),
        "declined": sentence("on the day the contact declined"),
        "bounced": sentence("on the day the message came back"),
        "referred": sentence("on the day you were given a name"),
        "noted": sentence("on the day of your note"),
        "done": sentence("on the day “{step}” was done"),
        "last_time": sentence("on the day of the last time"),
        "return": sentence("on the day the contact is back"),
    }
)
