"""People, facts and plans as Hypothesis makes them: a few busy weeks in which clocks change, and every kind of fact.

Instants and ids come often from small pools, so that facts coincide, share an id and withdraw one another.
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from infoint.codec import extra
from infoint.facts import (
    KINDS,
    AutoReplied,
    Done,
    Fact,
    Missed,
    Noted,
    Postponed,
    Promised,
    QuestionAnswered,
    QuestionLeftOpen,
    Referred,
    Replied,
    Scheduled,
    Skipped,
    Unknown,
    Withdrawn,
)
from infoint.people import Consent, Contact, Extra, Organisation, PerLanguage, Seeker, per_language
from infoint.plan import Plan

FIRST = datetime(2026, 3, 2, 9, tzinfo=UTC)
WEEKS = 5
"""From FIRST on: clocks change on 8 March in America, on 29 March in Europe, on 5 April in Australia."""

ZONES = (
    "UTC",
    "Africa/Casablanca",
    "America/Chicago",
    "America/St_Johns",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Europe/London",
    "Pacific/Apia",
)
LANGUAGES = ("ar", "de", "en", "es", "ja", "pt-BR", "zh-Hant", "zh-Hant-TW")
STEPS = ("request", "nudge", "prepare", "confirm", "how_did_it_go", "thank", "keep_in_touch")
RELATIONSHIPS = ("friend", "mentor", "alumni_database", "unknown", "neighbour")
ANSWERS = ("yes", "later", "which_time")
MEDIA = ("video", "phone", "in_person")
IDS = ("f-1", "f-2", "f-3", "requested@2026-03-02T09:00:00Z", "scheduled@2026-03-02T09:00:00Z")
NEWER_KINDS = ("applauded", "unknown", "v2.met")
_FORBIDDEN = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029)))
_LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters=_FORBIDDEN)


def zones() -> SearchStrategy[str]:
    """Draw names of zones."""
    return st.sampled_from(ZONES)


def places() -> SearchStrategy[str | None]:
    """Draw countries and parts of them."""
    return st.sampled_from((None, "DE", "DE-BY", "US-TX", "CN-110"))


def identifiers() -> SearchStrategy[str]:
    """Draw opaque ids."""
    return st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:@+-]{0,12}", fullmatch=True)


def lines() -> SearchStrategy[str]:
    """Draw what people write in one line, in any script."""
    known = st.sampled_from(("Ana Ruiz", "Kim Lee", "Siobhán Ní Dhomhnaill", "李 明", "ميادة", 'O\'Neil, "Jo" <x@y.z>'))
    return known | st.text(_LETTERS, min_size=1, max_size=30).filter(str.strip)


def texts() -> SearchStrategy[str]:
    """Draw what people write in several lines."""
    return st.lists(lines(), min_size=1, max_size=3).map("\n".join)


def addresses() -> SearchStrategy[str]:
    """Draw addresses."""
    return st.from_regex(r"[a-z0-9+_-]{1,10}(\.[a-z]{1,5})?@[a-z]{1,8}\.example", fullmatch=True)


def languages() -> SearchStrategy[tuple[str, ...]]:
    """Draw languages, the preferred one first."""
    return st.lists(st.sampled_from(LANGUAGES), unique=True, max_size=3).map(tuple)


def texts_per_language() -> SearchStrategy[PerLanguage]:
    """Draw texts in several languages, or in none."""
    return st.dictionaries(st.sampled_from(LANGUAGES), texts(), max_size=3).map(per_language)


def json_values() -> SearchStrategy[Any]:
    """Draw what JSON can say."""
    words = st.text(st.characters(codec="utf-8"), max_size=8)
    numbers = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    return st.recursive(
        st.none() | st.booleans() | numbers | words,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
        max_leaves=6,
    )


def extras() -> SearchStrategy[Extra]:
    """Draw fields that a newer version knows: mostly none."""
    names = st.sampled_from(("pronouns", "colour of the day", "x-row", "Größe", "extra", "")) | st.text(
        st.characters(codec="utf-8", exclude_categories=["Cs", "Ll"]), max_size=6
    )
    return st.just(()) | st.dictionaries(names, json_values(), max_size=3).map(extra)


def moments() -> SearchStrategy[datetime]:
    """Draw instants of the few weeks, often the same, told in any zone."""
    hours = st.integers(0, WEEKS * 7 * 24)
    often = st.sampled_from((0, 1, 24, 48, 49, 7 * 24, 8 * 24, 27 * 24))
    spans = (often | hours).map(lambda hour: timedelta(hours=hour))
    odd = st.timedeltas(timedelta(0), timedelta(weeks=WEEKS))
    return st.builds(lambda span, zone: (FIRST + span).astimezone(ZoneInfo(zone)), spans | spans | odd, zones())


def wall_times() -> SearchStrategy[datetime]:
    """Draw what a clock shows in a zone, in the hours that are skipped or come twice too."""
    changes = st.sampled_from(
        (
            (datetime(2026, 3, 8, 2, 30), "America/Chicago"),
            (datetime(2026, 3, 29, 2, 30), "Europe/Berlin"),
            (datetime(2026, 3, 29, 1, 15), "Europe/London"),
            (datetime(2026, 4, 5, 1, 45), "Australia/Lord_Howe"),
            (datetime(2026, 10, 25, 2, 30), "Europe/Berlin"),
            (datetime(2026, 11, 1, 1, 30), "America/St_Johns"),
        )
    )
    at_a_change = st.builds(
        lambda change, fold: change[0].replace(tzinfo=ZoneInfo(change[1]), fold=fold), changes, st.sampled_from((0, 1))
    )
    offsets = st.builds(
        lambda moment, minutes: moment.astimezone(timezone(timedelta(minutes=minutes))),
        moments(),
        st.integers(-14 * 60, 14 * 60),
    )
    return moments() | at_a_change | offsets


def facts(kinds: Collection[type[Fact]] = (*KINDS.values(), Unknown), *, newer: bool = True) -> SearchStrategy[Fact]:
    """Draw facts of these kinds; `newer` gives some of them fields that only a newer version knows."""
    shared = {
        "at": moments(),
        "id": st.just("") | st.sampled_from(IDS),
        "extra": extras() if newer else st.just(()),
        "message_id": message_ids(),
    }
    made = st.one_of([st.builds(kind, **shared, **_fields().get(kind, {})) for kind in kinds])
    return st.builds(_under_other_rules, made, st.sampled_from((0, 0, 0, 60, -30, 1800, 0.75)))


def message_ids() -> SearchStrategy[str | None]:
    """Draw ids that mail programs make."""
    return st.none() | st.from_regex(r"<[A-Za-z0-9._+-]{1,8}@[a-z.]{1,8}>", fullmatch=True)


def _under_other_rules(fact: Fact, minutes: float) -> Fact:
    """Let a talk have been agreed when the clocks of its zone went otherwise."""
    if isinstance(fact, Scheduled):
        return attrs.evolve(fact, instant=fact.instant + timedelta(minutes=minutes))
    return fact


def _fields() -> dict[type[Fact], dict[str, SearchStrategy[Any]]]:
    """Return what the kinds have beside the moment, the id and the extra fields."""
    steps = st.sampled_from(STEPS)
    parties = st.sampled_from(("seeker", "contact"))
    return {
        Replied: {
            "answer": st.sampled_from(ANSWERS),
            "proposed": st.lists(moments(), max_size=2).map(tuple),
        },
        AutoReplied: {"until": moments()},
        Scheduled: {
            "start": wall_times(),
            "minutes": st.integers(1, 1440),
            "medium": st.sampled_from(MEDIA),
            "place": st.none() | lines(),
        },
        Missed: {"by": parties},
        Referred: {"contact": identifiers()},
        QuestionAnswered: {"question": identifiers()},
        QuestionLeftOpen: {"question": identifiers()},
        Noted: {"field": identifiers(), "text": texts()},
        Promised: {"text": texts(), "by": parties},
        Done: {"step": steps},
        Skipped: {"step": steps},
        Postponed: {"step": steps, "until": moments()},
        Withdrawn: {"fact": st.sampled_from(IDS) | identifiers()},
        Unknown: {"of_kind": st.sampled_from(NEWER_KINDS)},
    }


def organisations() -> SearchStrategy[Organisation]:
    """Draw organisations."""
    return st.builds(Organisation, id=identifiers(), name=lines(), extra=extras())


def seekers() -> SearchStrategy[Seeker]:
    """Draw people who ask."""
    return st.builds(
        Seeker,
        id=identifiers(),
        name=lines(),
        zone=zones(),
        place=places(),
        address=st.none() | addresses(),
        languages=languages(),
        who_i_am=texts_per_language(),
        elevator_speech=texts_per_language(),
        field=texts_per_language(),
        extra=extras(),
    )


def contacts() -> SearchStrategy[Contact]:
    """Draw people who are asked."""
    return st.builds(
        Contact,
        id=identifiers(),
        name=lines(),
        addressed_as=st.none() | lines(),
        address=st.none() | addresses(),
        organisation=st.none() | organisations(),
        zone=st.none() | zones(),
        place=places(),
        languages=languages(),
        consent=st.sampled_from(Consent),
        extra=extras(),
    )


def plans(of_facts: SearchStrategy[Fact] | None = None, *, most: int = 8) -> SearchStrategy[Plan]:
    """Draw plans of up to so many facts."""
    marks = st.integers(-5, 5) | st.floats(allow_nan=False, allow_infinity=False)
    return st.builds(
        Plan,
        identifiers(),
        seekers(),
        contacts(),
        relationship=st.sampled_from(RELATIONSHIPS),
        introducer=st.none() | contacts(),
        marks=st.dictionaries(identifiers(), marks, max_size=2),
        facts=st.lists(facts() if of_facts is None else of_facts, max_size=most).map(tuple),
        extra=extras(),
    )
