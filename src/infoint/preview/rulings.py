"""The rules of asking on the page: whom, what for, how often, when, and the steps one by one."""

from collections.abc import Iterable, Iterator
from typing import Any

from infoint.markup import Content, Markup, element, joined, link, pairs, table
from infoint.offsets import Reckoning
from infoint.playbook import Playbook
from infoint.preview.languages import said, spoken
from infoint.preview.sample import AWAY, CONTACT, HOME, REPLIED, sample_plan
from infoint.preview.telling import dates_of, fields_of, limits_of, own_figures, start_of, worded
from infoint.preview.walking import Stop
from infoint.proposals import propose
from infoint.task import Task
from infoint.words import cldr, line
from infoint.words.catalogues import LANGUAGES
from infoint.words.languages import best
from infoint.zones import zone


def sourced(rule: Any) -> Markup:
    """Return the source of a rule, and which of its figures are not the guide's."""
    own = own_figures(rule)
    return element("span", element("cite", rule.source), element("span", own, class_="quiet") if own else None)


def named(rule_id: str, *rest: Content, anchor: str | None = None) -> Markup:
    """Return what a rule says, with its id below."""
    return element("div", *rest, element("code", rule_id), class_="named", id=anchor)


def coded(words: Iterable[str]) -> Markup:
    """Return words of the format as they are written there."""
    return joined((element("code", word) for word in words), " ")


def tiers(playbook: Playbook) -> Iterator[Markup]:
    """Give whom to ask, in which order, where they are found, and how often anybody is asked."""
    yield table(
        "Tiers, in the order in which they are asked",
        ("Tier", "Relationships", "At a time", "Source"),
        (
            (
                named(tier.id, said(playbook, f"tiers.{tier.id}"), anchor=f"tier-{tier.id}"),
                element("span", *(element("span", one.replace("_", " "), class_="who") for one in tier.relationships)),
                "any number" if tier.batch is None else str(tier.batch) if tier.batch else "nobody is asked",
                sourced(tier),
            )
            for tier in playbook.tiers
        ),
    )
    yield element("h3", "Order within a tier")
    yield pairs((*fields_of(playbook.approach), ("source", sourced(playbook.approach))), "rule")
    if playbook.directories:
        yield table(
            "Where to find people",
            ("Directory", "Relationship", "Address", "Source"),
            (
                (
                    named(one.id, said(playbook, f"directories.{one.id}")),
                    one.relationship.replace("_", " "),
                    link(one.url),
                    sourced(one),
                )
                for one in playbook.directories
            ),
        )
    if playbook.caps:
        yield table(
            "Caps, over all seekers of the office",
            ("Cap", "At most", "For each", "Within", "Source"),
            (
                (named(cap.id), f"{cap.most} {cap.counts}", cap.per, worded(cap.within) or "ever", sourced(cap))
                for cap in playbook.caps
            ),
        )


def asked_for(playbook: Playbook) -> Iterator[Markup]:
    """Give what a request asks for, which times are proposed, and which days count."""
    request = playbook.request
    lengths: list[tuple[Content, ...]] = [
        (
            element("span", said(playbook, f"media.{medium}"), " ", element("code", medium)),
            f"{one.minutes} minutes" if one.minutes > 1 else "1 minute",
            f"{one.least} to {one.most}" if one.least < one.most else "–",
        )
        for medium in request.media
        for one in (request.length(medium),)
    ]
    yield table("How long a talk is, by medium, the preferred one first", ("Medium", "Asked for", "Allowed"), lengths)
    rest = fields_of(request, "minutes", "least", "most", "by_medium", "media")
    yield pairs((*rest, ("source", sourced(request))), "rule")
    yield element("h3", "Times to propose")
    if playbook.slots:
        proposed = propose(playbook, sample_plan(), after=REPLIED.at)
        clock = zone(AWAY if playbook.slots.zone == "contact" else HOME)
        moments = "; ".join(cldr.moment(one, clock, "en") for one in proposed)
        told = (*fields_of(playbook.slots), ("in the sample", moments or "none within reach"))
        yield pairs((*told, ("source", sourced(playbook.slots))), "rule")
    else:
        yield element("p", "None: any time of the contact’s will do.")
    yield element("h3", "Working days")
    yield pairs(fields_of(playbook.working_days), "rule")


def steps(playbook: Playbook, stops: Iterable[Stop]) -> Iterator[Markup]:
    """Give every step, with its dates as the guide has them and as they come out in the sample."""
    yield table(
        "Every step, with its rule and its dates in the sample",
        ("Step", "When", "In the sample", "Ends with", "Source"),
        (
            (
                _step(playbook, stop),
                _when(playbook, stop),
                _dates(stop.task) if stop.task else "The sample found no way to this step.",
                pairs(_ends(stop)),
                sourced(stop.step),
            )
            for stop in stops
        ),
        "steps",
    )


def _step(playbook: Playbook, stop: Stop) -> Markup:
    step = stop.step
    spoken_here = [one for one in playbook.languages if best((one,), LANGUAGES)]
    seen = [
        spoken(one, line(playbook, stop.plan, stop.task, language=one), tag="q") for one in spoken_here[:1] if stop.task
    ]
    writes = step.message and element("p", "writes ", element("a", step.message, href=f"#message-{step.message}"))
    return element(
        "div",
        named(step.id, said(playbook, f"steps.{step.id}", {"contact": CONTACT})),
        writes or None,
        element("p", "asks another person at the same organisation") if step.asks_another else None,
        element("p", "The seeker reads: ", *seen, class_="quiet") if seen else None,
        id=f"step-{step.id}",
    )


def _when(playbook: Playbook, stop: Stop) -> Markup:
    step = stop.step
    told = (
        ("starts", start_of(playbook, step)),
        ("dates", dates_of(step)),
        ("reminders", worded(step.remind)),
        ("how often", limits_of(step)),
        ("on the clock of", "" if step.zone == "seeker" else step.zone),
        ("only if", coded(step.only_if)),
        ("only for", ", ".join(step.tiers)),
    )
    return pairs(told)


def _dates(task: Task) -> Markup:
    why = task.explanation
    found = (("opens", why.opens), ("due", why.due), ("deadline", why.deadline), ("closes", why.closes))
    return pairs((name, _date(date)) for name, date in found if date)


def _date(date: Reckoning) -> str:
    if date.day is not None and date.whole_day and date.zone == HOME:
        return f"{cldr.day(date.day, 'en')}, end of the day"
    return cldr.moment(date.instant, zone(HOME), "en")


def _ends(stop: Stop) -> Iterator[tuple[Content, Content]]:
    yield "done by", coded(stop.step.done_by)
    yield "gone with", coded(stop.step.until)
