"""The steps one by one on the page, each with its dates as the guide has them and as they come out in the sample."""

from collections.abc import Iterable, Iterator

from infoint.markup import Content, Markup, element, pairs, table
from infoint.offsets import Reckoning
from infoint.playbook import Playbook
from infoint.preview.dating import dates_of, limits_of, start_of
from infoint.preview.languages import read_in, said, spoken
from infoint.preview.rulings import SOURCE, coded, headed, named, sourced
from infoint.preview.sample import CONTACT, HOME
from infoint.preview.telling import worded
from infoint.preview.walking import Stop
from infoint.task import Task
from infoint.translatable import sentence
from infoint.words import cldr, line
from infoint.words.catalogues import LANGUAGES, say, voice
from infoint.words.languages import best
from infoint.words.rows import row
from infoint.zones import zone


def steps(playbook: Playbook, stops: Iterable[Stop], language: str = "en") -> Iterator[Markup]:
    """Give every step, with its dates as the guide has them and as they come out in the sample."""
    # Translators: the head of a column: when a step starts, and its dates.
    when = sentence("When")
    # Translators: the head of a column: the facts that end a step.
    ends = sentence("Ends with")
    unreached = say(sentence("The sample found no way to this step."), language)
    yield table(
        say(sentence("Every step, with its rule and its dates in the sample"), language),
        headed(language, sentence("Step"), when, sentence("In the sample"), ends, SOURCE),
        (
            (
                _step(playbook, stop, language),
                _when(playbook, stop, language),
                _dates(stop.task, language) if stop.task else unreached,
                pairs(_ends(stop, language)),
                sourced(stop.step, language),
            )
            for stop in stops
        ),
        "steps",
    )


def _step(playbook: Playbook, stop: Stop, language: str) -> Markup:
    step = stop.step
    here = (read_in(playbook, language), *playbook.languages)
    spoken_here = [one for one in here if best((one,), LANGUAGES)]
    seen = [
        spoken(one, line(playbook, stop.plan, stop.task, language=one), tag="q") for one in spoken_here[:1] if stop.task
    ]
    # Translators: before the name of the message that a step writes.
    writes = sentence("writes")
    another = sentence("asks another person at the same organisation")
    # Translators: before the line that a step is in the seeker's agenda.
    reads = sentence("The seeker reads:")
    return element(
        "div",
        named(step.id, said(playbook, f"steps.{step.id}", {"contact": CONTACT}, language=language)),
        element("p", say(writes, language), " ", element("a", step.message, href=f"#message-{step.message}"))
        if step.message
        else None,
        element("p", say(another, language)) if step.asks_another else None,
        element("p", say(reads, language), " ", *seen, class_="quiet") if seen else None,
        id=f"step-{step.id}",
    )


def _when(playbook: Playbook, stop: Stop, language: str) -> Markup:
    step = stop.step
    # Translators: names in a list, of what a step has: from when it counts, its dates, and so on.
    starts, dates, reminders = sentence("starts"), sentence("dates"), sentence("reminders")
    # Translators: before whose clock a step goes by, the contact's or that of a place.
    clock = sentence("on the clock of")
    # Translators: before the facts without which a step does not come.
    condition = sentence("only if")
    # Translators: before the tiers, the groups of contacts, that a step is for.
    tiers = sentence("only for")
    told = (
        (starts, start_of(playbook, step, language)),
        (dates, dates_of(step, language)),
        (reminders, worded(step.remind, language)),
        (sentence("how often"), limits_of(step, language)),
        (clock, "" if step.zone == "seeker" else step.zone),
        (condition, coded(step.only_if)),
        (tiers, row(step.tiers, language)),
    )
    return pairs((say(name, language), content) for name, content in told)


def _dates(task: Task, language: str) -> Markup:
    why = task.explanation
    # Translators: names of the dates of a step: when it opens, is due, at the latest, and closes.
    names = sentence("opens"), sentence("due"), sentence("deadline"), sentence("closes")
    found = zip(names, (why.opens, why.due, why.deadline, why.closes), strict=True)
    return pairs((say(name, language), _date(date, language)) for name, date in found if date)


def _date(date: Reckoning, language: str) -> str:
    if date.day is not None and date.whole_day and date.zone == HOME:
        return say(sentence("{day}, end of the day"), language, day=cldr.day(date.day, voice(language)))
    return cldr.moment(date.instant, zone(HOME), voice(language))


def _ends(stop: Stop, language: str) -> Iterator[tuple[Content, Content]]:
    # Translators: before the facts by which a step is done.
    yield say(sentence("done by"), language), coded(stop.step.done_by)
    # Translators: before the facts that end a step without its being done.
    yield say(sentence("gone with"), language), coded(stop.step.until)
