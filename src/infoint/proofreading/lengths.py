"""Messages that are longer than they may be, in some language and for some relationship."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final

from infoint import template
from infoint.guide import DEFAULT, SUBJECT, Texts
from infoint.limits import Limit, Unit, exceeded, length
from infoint.playbook import Playbook
from infoint.proofreading.finding import Finding
from infoint.proofreading.lettering import Labelled, labelled
from infoint.proofreading.remarks import Pair, remark
from infoint.proofreading.samples import sample_of
from infoint.translatable import plural, sentence

_JOINT = "\n\n"

_TOO_LONG: Final[Mapping[Unit, Pair]] = MappingProxyType(
    {
        # Translators: said of a message; {most} counts the same unit.
        "characters": plural(
            "comes to about {count} character, its placeholders filled; at most {most} are allowed",
            "comes to about {count} characters, its placeholders filled; at most {most} are allowed",
        ),
        # Translators: said of a message; {most} counts the same unit.
        "words": plural(
            "comes to about {count} word, its placeholders filled; at most {most} are allowed",
            "comes to about {count} words, its placeholders filled; at most {most} are allowed",
        ),
        # Translators: said of a message; {most} counts the same unit.
        "paragraphs": plural(
            "comes to about {count} paragraph, its placeholders filled; at most {most} are allowed",
            "comes to about {count} paragraphs, its placeholders filled; at most {most} are allowed",
        ),
    }
)
_TOO_LONG_FOR: Final[Mapping[Unit, Pair]] = MappingProxyType(
    {
        # Translators: said of a message; {reader} is the id of those who read its longest variant.
        "characters": plural(
            "comes to about {count} character for '{reader}', its placeholders filled; at most {most} are allowed",
            "comes to about {count} characters for '{reader}', its placeholders filled; at most {most} are allowed",
        ),
        # Translators: said of a message; {reader} is the id of those who read its longest variant.
        "words": plural(
            "comes to about {count} word for '{reader}', its placeholders filled; at most {most} are allowed",
            "comes to about {count} words for '{reader}', its placeholders filled; at most {most} are allowed",
        ),
        # Translators: said of a message; {reader} is the id of those who read its longest variant.
        "paragraphs": plural(
            "comes to about {count} paragraph for '{reader}', its placeholders filled; at most {most} are allowed",
            "comes to about {count} paragraphs for '{reader}', its placeholders filled; at most {most} are allowed",
        ),
    }
)


def findings(playbook: Playbook) -> Iterator[Finding]:
    """Find the longest variant of each message, and hold it against the limits."""
    of_channel = {channel.id: channel.most for channel in playbook.channels}
    tier_of = playbook.tiers_by_word
    for texts in playbook.texts:
        sample = sample_of(playbook, texts)
        for message, group in groupby(labelled(playbook, texts), key=lambda part: part.message):
            limits = (*message.most, *of_channel.get(message.channel, ()))
            parts = [part for part in group if part.label != SUBJECT]
            for unit in dict.fromkeys(limit.unit for limit in limits):
                of_unit = [limit for limit in limits if limit.unit == unit]
                yield from _over(parts, of_unit, sample, texts, tier_of)


def _over(
    parts: list[Labelled],
    limits: list[Limit],
    sample: Mapping[str, str],
    texts: Texts,
    tier_of: Mapping[str, str],
) -> Iterator[Finding]:
    variant = _longest(parts, limits[0].unit, sample, tier_of)
    forms = (variant, tier_of.get(variant, DEFAULT), DEFAULT)
    written = [next(part.texts[one] for one in forms if one in part.texts) for part in parts]
    body = _JOINT.join(template.fill(text, sample.__getitem__) for text in written)
    message = parts[0].message
    for limit, is_long in exceeded(body, limits):
        if variant == DEFAULT:
            reason = remark(_TOO_LONG[limit.unit], count=is_long, most=limit.amount)
        else:
            reason = remark(_TOO_LONG_FOR[limit.unit], count=is_long, most=limit.amount, reader=variant)
        path = f"texts.{texts.language}.messages.{message.id}"
        # Translators: {surplus} is a number of characters, words or paragraphs.
        remedy = remark(sentence("shorten it by {surplus}, or raise the limit"), surplus=is_long - limit.amount)
        yield Finding(code="over_its_limit", path=path, reason=reason, remedy=remedy)


def _longest(parts: list[Labelled], unit: Unit, sample: Mapping[str, str], tier_of: Mapping[str, str]) -> str:
    """Find the variant that makes the longest message: each by what it adds, so that none is put together in vain."""
    more: dict[str, int] = {DEFAULT: 0}
    for part in parts:
        long = {one: length(template.fill(text, sample.__getitem__), unit) for one, text in part.texts.items()}
        for variant, units in long.items():
            instead = long.get(tier_of.get(variant, DEFAULT), long[DEFAULT])
            more[variant] = more.get(variant, 0) + units - instead
    return max(more, key=lambda variant: more[variant] + (more.get(tier_of.get(variant, ""), 0)))
