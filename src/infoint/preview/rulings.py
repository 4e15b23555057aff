"""The rules of asking on the page: whom, what for, how often, when, and the steps one by one."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from infoint.markup import Content, Markup, element, joined, link, pairs, table
from infoint.playbook import Playbook
from infoint.preview.languages import said
from infoint.preview.sample import AWAY, HOME, REPLIED, sample_plan
from infoint.preview.telling import fields_of, own_figures, worded
from infoint.proposals import propose
from infoint.translatable import plural, sentence
from infoint.words import cldr
from infoint.words.catalogues import say, say_count, voice
from infoint.words.rows import parted
from infoint.zones import zone

_COUNTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "requests": plural("{count} request", "{count} requests"),
        "messages": plural("{count} message", "{count} messages"),
        "talks": plural("{count} talk", "{count} talks"),
    }
)
_PER: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Translators: for each of whom a cap counts; the next two as well.
        "contact": sentence("contact"),
        "organisation": sentence("organisation"),
        "seeker": sentence("seeker"),
    }
)
SOURCE: Final = sentence("Source")
# Translators: the name of what a rule says where it comes from, in small letters.
OF_SOURCE: Final = sentence("source")


def sourced(rule: Any, language: str = "en") -> Markup:
    """Return the source of a rule, and which of its figures are not the guide's."""
    own = own_figures(rule, language)
    return element("span", element("cite", rule.source), element("span", own, class_="quiet") if own else None)


def named(rule_id: str, *rest: Content, anchor: str | None = None) -> Markup:
    """Return what a rule says, with its id below."""
    return element("div", *rest, element("code", rule_id), class_="named", id=anchor)


def coded(words: Iterable[str]) -> Markup:
    """Return words of the format as they are written there."""
    return joined((element("code", word) for word in words), " ")


def headed(language: str, *heads: str) -> tuple[str, ...]:
    """Return the heads of a table in a language."""
    return tuple(say(head, language) for head in heads)


def tiers(playbook: Playbook, language: str = "en") -> Iterator[Markup]:
    """Give whom to ask, in which order, where they are found, and how often anybody is asked."""
    yield table(
        say(sentence("Tiers, in the order in which they are asked"), language),
        # Translators: the head of a column: how many people of a tier are asked at a time.
        headed(language, sentence("Tier"), sentence("Relationships"), sentence("At a time"), SOURCE),
        (
            (
                named(tier.id, said(playbook, f"tiers.{tier.id}", language=language), anchor=f"tier-{tier.id}"),
                element("span", *(element("span", one.replace("_", " "), class_="who") for one in tier.relationships)),
                _batch(tier.batch, language),
                sourced(tier, language),
            )
            for tier in playbook.tiers
        ),
    )
    yield element("h3", say(sentence("Order within a tier"), language))
    order = (*fields_of(playbook.approach, language=language), _source_of(playbook.approach, language))
    yield pairs(order, "rule")
    if playbook.directories:
        yield table(
            say(sentence("Where to find people"), language),
            headed(language, sentence("Directory"), sentence("Relationship"), sentence("Address"), SOURCE),
            (
                (
                    named(one.id, said(playbook, f"directories.{one.id}", language=language)),
                    one.relationship.replace("_", " "),
                    link(one.url),
                    sourced(one, language),
                )
                for one in playbook.directories
            ),
        )
    if playbook.caps:
        # Translators: the head of a column: the most requests that a cap allows.
        most = sentence("At most")
        # Translators: the head of a column: for each contact, organisation or seeker.
        each = sentence("For each")
        # Translators: the head of a column: within which span a cap counts.
        within = sentence("Within")
        yield table(
            say(sentence("Caps, over all seekers of the office"), language),
            headed(language, sentence("Cap"), most, each, within, SOURCE),
            (
                (
                    named(cap.id),
                    say_count(_COUNTS[cap.counts], cap.most, language),
                    say(_PER[cap.per], language),
                    # Translators: a cap that counts all that ever happened.
                    worded(cap.within, language) or say(sentence("ever"), language),
                    sourced(cap, language),
                )
                for cap in playbook.caps
            ),
        )


def _batch(batch: int | None, language: str) -> str:
    if batch is None:
        return say(sentence("any number"), language)
    return worded(batch, language) if batch else say(sentence("nobody is asked"), language)


def _source_of(rule: Any, language: str) -> tuple[Content, Content]:
    return say(OF_SOURCE, language), sourced(rule, language)


def asked_for(playbook: Playbook, language: str = "en") -> Iterator[Markup]:
    """Give what a request asks for, which times are proposed, and which days count."""
    request = playbook.request
    # Translators: a range of minutes, such as "15 to 30".
    least_to_most = sentence("{least} to {most}")
    lengths: list[tuple[Content, ...]] = [
        (
            element("span", said(playbook, f"media.{medium}", language=language), " ", element("code", medium)),
            cldr.span(one.minutes, "minutes", voice(language)),
            say(least_to_most, language, least=str(one.least), most=str(one.most)) if one.least < one.most else "–",
        )
        for medium in request.media
        for one in (request.length(medium),)
    ]
    heads = headed(language, sentence("Medium"), sentence("Asked for"), sentence("Allowed"))
    yield table(say(sentence("How long a talk is, by medium, the preferred one first"), language), heads, lengths)
    rest = fields_of(request, "minutes", "least", "most", "by_medium", "media", language=language)
    yield pairs((*rest, _source_of(request, language)), "rule")
    yield element("h3", say(sentence("Times to propose"), language))
    if playbook.slots:
        proposed = propose(playbook, sample_plan(), after=REPLIED.at)
        clock = zone(AWAY if playbook.slots.zone == "contact" else HOME)
        moments = parted(tuple(cldr.moment(one, clock, voice(language)) for one in proposed), language)
        # Translators: no time to propose is found soon enough.
        shown = moments or say(sentence("none within reach"), language)
        told = (*fields_of(playbook.slots, language=language), (say(sentence("in the sample"), language), shown))
        yield pairs((*told, _source_of(playbook.slots, language)), "rule")
    else:
        yield element("p", say(sentence("None: any time of the contact’s will do."), language))
    yield element("h3", say(sentence("Working days"), language))
    yield pairs(fields_of(playbook.working_days, language=language), "rule")
