"""A clean message is broken in one way, in every language, and exactly that is found, at that place."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from zoneinfo import ZoneInfo

import attrs
import pytest

from infoint import playbooks
from infoint.errors import NotRenderable
from infoint.idioms import Idioms, idioms_of
from infoint.message import Draft
from infoint.phrases import Phrases, words
from infoint.plan import Plan
from infoint.reviewing import Finding, repaired, review
from infoint.words import cldr, compose, timezones
from tests.reviewing.scenarios import BERLIN, CHICAGO, TALK, cast_of, others, scenario

GSBS = playbooks.load("gsbs")
SPOKEN = tuple(language for language in GSBS.languages if idioms_of(language))
RELATIONSHIPS = tuple(word for tier in GSBS.tiers for word in tier.relationships)
# Each message at a point of the plan at which it is written.
WRITTEN = {
    "request": "new",
    "nudge": "asked",
    "agree": "replied",
    "confirm": "agreed",
    "new_time": "replied",
    "missed": "replied",
    "thank": "held",
    "thank_introducer": "asked",
    "tell_introducer": "held",
    "keep_in_touch": "months_later",
    "close": "asked",
}
Spoiled = tuple[Draft, str, str]  # the draft, the code, the passage that is found
Spoiler = Callable[[str], Iterator[Spoiled]]


def spoken(language: str) -> Idioms:
    found = idioms_of(language)
    assert found
    return found


def plan_for(message: str, language: str, relationship: str = "alumni_database") -> Plan:
    whole = GSBS.message(message).instead_of or message
    return scenario(WRITTEN[whole], language, relationship)[0]


@cache
def clean(message: str, language: str) -> Draft:
    return compose(GSBS, plan_for(message, language), message)


def found(draft: Draft | str, message: str, language: str, relationship: str = "alumni_database") -> list[Finding]:
    whole = GSBS.message(message).instead_of or message
    plan, at = scenario(WRITTEN[whole], language, relationship)
    return list(review(draft, GSBS, plan, message=message, language=language, others=others(language), at=at))


def changed(draft: Draft, label: str, old: str, new: str) -> Draft:
    """Write something else into one part; what is replaced stands there once."""
    text = draft.part(label).text
    assert text.count(old) == 1
    parts = (attrs.evolve(one, text=text.replace(old, new)) if one.label == label else one for one in draft.parts)
    return attrs.evolve(draft, parts=tuple(parts))


def added(draft: Draft, sentence: str) -> Draft:
    """Write one more sentence into the part before the last, as a paragraph of its own."""
    last = draft.parts[-2]
    parts = (*draft.parts[:-2], attrs.evolve(last, text=f"{last.text}\n\n{sentence}"), draft.parts[-1])
    return attrs.evolve(draft, parts=parts)


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_shipped_messages_are_clean(relationship: str, language: str) -> None:
    for message in GSBS.messages:
        plan = plan_for(message.id, language, relationship)
        try:
            draft = compose(GSBS, plan, message.id)
        except NotRenderable:
            assert message.id == "keep_in_touch"  # it tells news, and none are noted
            continue
        assert found(draft, message.id, language, relationship) == []
        assert found(draft.body, message.id, language, relationship) == []


def lacks_a_part(language: str) -> Iterator[Spoiled]:
    draft = clean("request", language)
    for part in draft.parts:
        shorter = tuple(one for one in draft.parts if one != part)
        yield attrs.evolve(draft, parts=shorter), "missing_part", ""


def swaps_parts(language: str) -> Iterator[Spoiled]:
    draft = clean("request", language)
    for at in range(1, len(draft.parts) - 1):
        parts = list(draft.parts)
        parts[at - 1 : at + 1] = parts[at], parts[at - 1]
        yield attrs.evolve(draft, parts=tuple(parts)), "out_of_order", parts[at - 1].text


def is_too_long(language: str) -> Iterator[Spoiled]:
    draft = added(clean("request", language), "ok " * 200)
    _, _, rest = draft.body.partition("ok ")
    yield draft, "too_long", rest[-20:]


def asks_for_a_job(language: str) -> Iterator[Spoiled]:
    idioms = spoken(language)
    resume = Phrases((phrase, "") for phrase in idioms.resume)
    for phrase in idioms.job_requests:
        if any(resume.found_in(words(phrase))):
            continue  # that is two findings
        yield added(clean("nudge", language), f"{phrase}."), "asks_for_job", phrase


def speaks_of_the_resume(language: str) -> Iterator[Spoiled]:
    idioms = spoken(language)
    for phrase in idioms.resume:
        yield added(clean("nudge", language), f"{phrase} ok"), "resume_mentioned", phrase
        yield added(clean("nudge", language), f"{idioms.enclosed[0]} {phrase} ok"), "resume_attached", phrase


def says_no_minutes(language: str) -> Iterator[Spoiled]:
    said = cldr.span(20, "minutes", language)
    yield changed(clean("request", language), "minutes", said, "ok"), "minutes_missing", "ok"


def says_other_minutes(language: str) -> Iterator[Spoiled]:
    said = cldr.span(20, "minutes", language)
    lengths = spoken(language).spelt_minutes.items()
    for phrase in (cldr.span(45, "minutes", language), *(one for one, minutes in lengths if minutes != 20)):
        yield changed(clean("request", language), "minutes", said, phrase), "other_minutes", phrase


def leaves_a_blank(language: str) -> Iterator[Spoiled]:
    for name in (*spoken(language).fields, "?"):
        for blank in (f"[{name}]", f"{{{name}}}", f"<{name}>"):
            yield added(clean("nudge", language), f"ok {blank} ok"), "unfilled", blank
    for phrase in spoken(language).unfilled:
        yield added(clean("nudge", language), f"ok {phrase} ok"), "unfilled", phrase


def greets_nobody(language: str) -> Iterator[Spoiled]:
    for phrase in spoken(language).needs_name:
        draft = clean("nudge", language)
        yield changed(draft, "greeting", draft.part("greeting").text, f"{phrase} ,"), "unfilled", f"{phrase} ,"


def greets_somebody_else(language: str) -> Iterator[Spoiled]:
    name = cast_of(language).other
    yield changed(clean("nudge", language), "greeting", cast_of(language).contact, name), "other_name", name


def names_another_place(language: str) -> Iterator[Spoiled]:
    name = cast_of(language).other_organisation
    yield added(clean("nudge", language), f"ok {name}."), "other_name", name


def is_an_hour_off(language: str) -> Iterator[Spoiled]:
    start, late = (cldr.moment(TALK + timedelta(hours=hours), BERLIN, language) for hours in (0, 1))
    clock = cldr.time_of_day(TALK + timedelta(hours=1), BERLIN, language)
    yield changed(clean("confirm", language), "time", start, late), "wrong_time", clock


def is_a_day_off(language: str) -> Iterator[Spoiled]:
    start, late = (cldr.moment(TALK + timedelta(days=days), BERLIN, language) for days in (0, 1))
    day = cldr.day((TALK + timedelta(days=1)).date(), language)
    yield changed(clean("confirm", language), "time", start, late), "wrong_time", day


def mixes_the_clocks_up(language: str) -> Iterator[Spoiled]:
    start = cldr.moment(TALK, BERLIN, language)
    mixed = cldr.moment(TALK.astimezone(CHICAGO).replace(tzinfo=BERLIN), BERLIN, language)
    clock = cldr.time_of_day(TALK.astimezone(CHICAGO).replace(tzinfo=BERLIN), BERLIN, language)
    yield changed(clean("confirm", language), "time", start, mixed), "wrong_time", clock


def says_no_zone(language: str) -> Iterator[Spoiled]:
    zone = timezones.zone_name(TALK, language)
    named = cldr.time_of_day(TALK, ZoneInfo("Europe/Berlin"), language)
    suffix = next(one for one in (f" {zone}", f"（{zone}）") if named.endswith(one))
    yield changed(clean("confirm", language), "time", suffix, ""), "no_zone", named.removesuffix(suffix)


def says_it_was_long_ago(language: str) -> Iterator[Spoiled]:
    idioms = spoken(language)
    for phrase, (least, _) in idioms.elapsed.items():
        if least > 100:
            yield added(clean("thank", language), f"{idioms.events[0]} {phrase}."), "elapsed_time", phrase


def promises_to_send(language: str) -> Iterator[Spoiled]:
    for phrase in spoken(language).promises_to_send:
        yield added(clean("thank", language), f"{phrase} ok."), "promise_without_step", phrase


def promises_to_report(language: str) -> Iterator[Spoiled]:
    for phrase in spoken(language).promises_to_report:
        yield added(clean("close", language), f"{phrase} ok."), "promise_without_step", phrase


def mixes_scripts(language: str) -> Iterator[Spoiled]:
    for word in ("Kіm", "Lее", "Ѕmith", "Αna"):
        yield added(clean("nudge", language), f"ok {word} ok"), "lookalike_letters", word


SPOILERS: tuple[Spoiler, ...] = (
    lacks_a_part,
    swaps_parts,
    is_too_long,
    asks_for_a_job,
    speaks_of_the_resume,
    says_no_minutes,
    says_other_minutes,
    leaves_a_blank,
    greets_nobody,
    greets_somebody_else,
    names_another_place,
    is_an_hour_off,
    is_a_day_off,
    mixes_the_clocks_up,
    says_no_zone,
    says_it_was_long_ago,
    promises_to_send,
    promises_to_report,
    mixes_scripts,
)


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("spoiler", SPOILERS, ids=lambda spoiler: spoiler.__name__)
def test_what_is_broken_is_found_there_and_nothing_else(spoiler: Spoiler, language: str) -> None:
    wrong: list[object] = []
    for draft, code, passage in spoiler(language):
        findings = found(draft, draft.message, language)
        body = draft.body
        at = body.rfind(passage) if passage else 0
        there = [one for one in findings if one.code == code and one.start <= at + len(passage) and at <= one.end]
        if [one.code for one in findings] != [code] or (passage and not there):
            wrong.append((passage, [(one.code, body[one.start : one.end]) for one in findings]))
        if all(one.repair is None for one in findings):
            continue
        mended = repaired(body, findings)
        again = found(mended, draft.message, language)
        wrong += [("mended", one.code, mended[one.start : one.end]) for one in again if one.repair is not None]
    assert wrong == []


@pytest.mark.parametrize("language", SPOKEN)
def test_a_part_that_is_taken_out_is_put_back(language: str) -> None:
    draft = clean("request", language)
    for part in draft.parts:
        shorter = attrs.evolve(draft, parts=tuple(one for one in draft.parts if one != part))
        [finding] = found(shorter, draft.message, language)
        assert finding.part == part.label
        assert repaired(shorter.body, [finding]) == draft.body
