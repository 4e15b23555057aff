"""What the seeker has yet to write themselves, in the language of a message that is to quote it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from infoint import template
from infoint.guide import SUBJECT
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.reviewing.case import reader_of
from infoint.reviewing.finding import Finding
from infoint.translatable import sentence
from infoint.words import language_to
from infoint.words.languages import text_in

# Translators: to the seeker; the language is the one that the message is written in.
_UNWRITTEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "who_i_am": sentence("This message says who you are, and you have not written that in its language yet."),
        "field": sentence(
            "This message names the field you are exploring, and you have not named it in its language yet."
        ),
    }
)


def unwritten(playbook: Playbook, plan: Plan, message: str, *, channel: str | None = None) -> tuple[Finding, ...]:
    """Find the texts of the seeker that a message needs and that are not there in its language, before it is composed.

    `part` is where they would stand first, the value `text` names the field of the seeker, `tongue` the language to
    write it in. What only an optional part speaks of is not needed. Raise `NotKnown` for a message or a channel that
    the playbook lacks.
    """
    return tuple(_findings(playbook, plan, message, channel))


def _findings(playbook: Playbook, plan: Plan, message: str, channel: str | None) -> Iterator[Finding]:
    form = playbook.message(message) if channel is None else playbook.by_channel(message, channel)
    texts = playbook.in_language(language_to(playbook, plan, reader_of(form, plan))[0])
    tier = playbook.tier_of(plan.relationship).id
    told: set[str] = set()
    needed = (label for label in (SUBJECT, *form.parts) if label not in form.optional)
    for label in needed:
        for name in template.names(playbook.words_of(form, label, texts, plan.relationship, tier)):
            if name in _UNWRITTEN and name not in told and text_in(getattr(plan.seeker, name), texts.language) is None:
                told.add(name)
                yield Finding(
                    code="not_written",
                    where="subject" if label == SUBJECT else "body",
                    start=0,
                    end=0,
                    part=label,
                    reason=_UNWRITTEN[name],
                    values=(("text", name), ("tongue", texts.language)),
                    source=form.source,
                )
