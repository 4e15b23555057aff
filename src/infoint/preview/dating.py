"""When a step starts, what its dates are, and how often it is done, as the guide has them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from infoint.offsets import Offset
from infoint.playbook import Playbook
from infoint.preview.languages import plain
from infoint.proofreading import saying
from infoint.rules import Step
from infoint.translatable import plural, sentence
from infoint.words.catalogues import say, say_count
from infoint.words.rows import row

_AFTER: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Translators: the heading over steps that start from there; the next ones, too.
        "planned": sentence("Once the seeker plans to ask"),
        "requested": sentence("Once the request is sent"),
        "replied": sentence("Once the contact answers"),
        "scheduled": sentence("Once a talk is agreed"),
        "talk_start": sentence("From the start of the talk"),
        "talk_end": sentence("After the talk"),
        "cancelled": sentence("If the talk is called off"),
        "missed": sentence("If somebody does not come"),
        "declined": sentence("If the contact declines"),
        "bounced": sentence("If the message comes back"),
        "referred": sentence("If the contact names somebody"),
        "noted": sentence("Once something is noted"),
    }
)
_BEFORE: Final[Mapping[str, str]] = MappingProxyType(
    {"talk_start": sentence("Before the talk"), "talk_end": sentence("Before the end of the talk")}
)
_PERHAPS: Final = frozenset({"cancelled", "missed", "declined", "bounced", "referred"})
_OF_DATES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        # Translators: {span} is such as "2 days", after what starts the step, or "the same day".
        "opens": (sentence("opens {span}"), sentence("opens {span} before")),
        "due": (sentence("due {span}"), sentence("due {span} before")),
        "deadline": (sentence("deadline {span}"), sentence("deadline {span} before")),
        "closes": (sentence("closes {span}"), sentence("closes {span} before")),
    }
)


def start_of(playbook: Playbook, step: Step, language: str = "en") -> str:
    """Return what a step counts from, as a heading."""
    if step.before:
        return say(_BEFORE[step.before], language)
    kind, _, slot = step.moment.partition(":")
    if kind == "done":
        # Translators: {step} is what the guide says of a step, such as "Ask for a talk".
        done = sentence("After “{step}”")
        return say(done, language, step=plain(playbook, f"steps.{slot}", slot, language))
    if kind == "noted" and slot:
        # Translators: {note} is what the guide wants written down, such as "What you learned".
        noted = sentence("Once “{note}” is noted")
        return say(noted, language, note=plain(playbook, f"notes.{slot}", slot, language))
    if kind == "replied" and slot:
        # Translators: {answer} is an answer to the request, such as "Yes".
        once = sentence("Once the contact answers “{answer}”")
        # Translators: {answer} is an answer to the request, such as "Not now".
        perhaps = sentence("If the contact answers “{answer}”")
        answer = plain(playbook, f"answers.{slot}", slot, language)
        return say(once if slot == "yes" else perhaps, language, answer=answer)
    return say(_AFTER[kind], language)


def need_not_come(step: Step) -> bool:
    """Tell whether what a step counts from need not happen, even where all goes well."""
    kind, _, slot = step.moment.partition(":")
    return kind in _PERHAPS or (kind == "replied" and slot not in ("", "yes"))


def dates_of(step: Step, language: str = "en") -> str:
    """Return the dates of a step as the guide has them."""
    dates = {name: getattr(step, name) for name in _OF_DATES}
    told = tuple(
        say(_OF_DATES[name][bool(step.before and date.amount)], language, span=_span(date, language))
        for name, date in dates.items()
        if date
    )
    return row(told, language) or say(sentence("at once"), language)


def limits_of(step: Step, language: str = "en") -> str:
    """Return how often a step is done."""
    told: list[str] = []
    if step.repeats:
        told.append(say(sentence("repeats"), language))
    if step.at_most == 1:
        told.append(say(sentence("at most once"), language))
    elif step.at_most:
        told.append(say_count(plural("at most {count} time", "at most {count} times"), step.at_most, language))
    if step.a_year == 1:
        told.append(say(sentence("once a year"), language))
    elif step.a_year:
        told.append(say_count(plural("{count} time a year", "{count} times a year"), step.a_year, language))
    return row(tuple(told), language)


def _span(offset: Offset, language: str) -> str:
    if offset == Offset(0, "days"):
        # Translators: stands for a span, as in "due the same day".
        return say(sentence("the same day"), language)
    return saying.span(offset, language)
