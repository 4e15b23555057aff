"""Small playbooks for properties: random, and valid because of how they are made.

    @given(playbooks())                    # any playbook, in one language or two
    @given(playbooks(languages=("en",)))   # one that `words` can speak

Steps wait for moments and for steps drawn before them, so that none waits for itself; then they are shuffled. The first
fact of `done_by` is one that `task.done(at=…)` makes by itself, or `scheduled`, which wants `start`, `minutes` and
`medium` too; `playbooks(talks=False)` never uses that one first.

A draw costs much more than what is done with it, so small choices are written out, and drawn from at once.
"""

import json
from collections.abc import Iterator
from datetime import time
from functools import lru_cache
from itertools import chain, permutations
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from infoint.conversation import NoteField, Phase, Principle, Question, Talk, Topic
from infoint.correspondence import WEEKDAYS, Answer, Channel, Length, Message, Request, Slots, Wording
from infoint.guide import AIM, DEFAULT, PHRASES, Texts
from infoint.lifecycle import MOMENTS
from infoint.limits import Limit
from infoint.offsets import Offset, parse
from infoint.playbook import Playbook
from infoint.rules import Approach, Cap, Directory, Step, Tier
from infoint.template import PLACEHOLDERS
from infoint.workdays import WorkingDays

RELATIONSHIPS: Final = ("friend", "peer", "mentor", "expert", "alumni_database", "referral", "neighbour")
MEDIA: Final = ("phone", "video", "in-person")
ANSWERS: Final = ("yes", "busy", "cannot_help")
SOURCES: Final = ("the guide, page 1", "infoint default")

_EXACT: Final = ("0 minutes", "1 minute", "90 minutes", "1 hour", "24 hours", "40 hours", "48 hours", "1000 hours")
_DAYS: Final = ("same day", "1 day", "2 days", "30 days", "0 business days", "1 business day", "5 business days")
_LONG: Final = ("23 business days", "0 weeks", "1 week", "5 weeks", "0 months", "1 month", "3 months", "13 months")
OFFSETS: Final = tuple(map(parse, (*_EXACT, *_DAYS, *_LONG)))

_RULES: Final = (
    *("working_days", "tiers", "directories", "approach", "caps", "request", "slots", "channels"),
    *("messages", "wordings", "answers", "steps", "talk", "topics", "questions", "principles", "notes"),
)
_TIERS: Final = ("near", "work", "far")
_STEPS: Final = ("ask", "again", "thank", "tell-them", "write_up")
_PARTS: Final = ("greeting", "news", "place", "sign_off")
_ALONE: Final = ("requested", "replied", "replied:yes", "held", "cancelled", "declined", "closed")
_FACTS: Final = (*_ALONE, "scheduled", "bounced", "missed", "replied:busy", "referred", "noted:learned", "done")
_AFTER: Final = (*sorted(MOMENTS), *(f"replied:{answer}" for answer in ANSWERS))
_PHASES: Final = ("request", "prepare", "talk", "after")
# Every text starts with something visible; only the body of a message may have several lines.
_PLAIN: Final = ("Text", "Ask – 100 %, “so”", "I’m: a; b, c\\n", "你好 שלום", "a\u0301 \U0001f600", "# [x](y) \"'")


@lru_cache
def _some(words: tuple[str, ...], *, least: int = 0, most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw different words, in any order."""
    counts = range(least, min(most, len(words)) + 1)
    return st.sampled_from(tuple(chain.from_iterable(permutations(words, count) for count in counts)))


def offsets() -> st.SearchStrategy[Offset]:
    """Draw spans of every unit, none, one and several of it."""
    return st.sampled_from(OFFSETS)


_WEEKENDS: Final = tuple(map(frozenset[int], ({5, 6}, set[int](), {4, 5}, {6}, {0, 2, 4}, {0, 1, 2, 3, 4, 5})))
_HOURS: Final = (
    {},
    {"day_ends": time(23, 59, 59), "quiet": (time(21), time(7))},
    {"method": "roll"},
    {"cut_off": time(12), "quiet": (time(1), time(4))},
    {"cut_off": time(2, 30), "method": "roll", "day_ends": time(23, 59, 59), "quiet": (time(2, 30), time(2))},
)


def working_days() -> st.SearchStrategy[WorkingDays]:
    """Draw weekends of nought to six days, starts of the day from midnight to the last minute, and further hours."""
    return st.builds(
        lambda weekend, day_starts, hours: WorkingDays(weekend=weekend, day_starts=day_starts, **hours),
        st.sampled_from(_WEEKENDS),
        st.sampled_from((time(9), time(0), time(2, 30), time(23, 59))),
        st.sampled_from((*_HOURS, {"day_ends": time(23, 59, 59)})),
    )


def _in_turn(words: tuple[str, ...], first: int) -> Iterator[str]:
    """Give the words in turn without end, from any of them on."""
    while True:
        yield words[first % len(words)]
        first += 1


_OFFSET_OR_NONE: Final = st.sampled_from((None, *OFFSETS))
_REMINDERS: Final = st.sampled_from(((), *((one,) for one in OFFSETS), *zip(OFFSETS, reversed(OFFSETS), strict=True)))
_TURN: Final = st.integers(0, 41)


@st.composite
def _tiers(draw: st.DrawFn, sources: Iterator[str]) -> tuple[Tier, ...]:
    """Cut the relationships into as many runs as there are tiers; a run may be empty, and some words in no tier."""
    ids = draw(_some(_TIERS, least=1))
    turn = draw(st.integers(0, len(RELATIONSHIPS) - 1))
    words = RELATIONSHIPS[turn:] + RELATIONSHIPS[:turn]
    cuts = sorted(draw(st.tuples(*[st.integers(0, len(words))] * 2)))
    runs = (words[: cuts[0]], words[cuts[0] : cuts[1]], words[cuts[1] + 1 :])
    return tuple(
        Tier(id=one, relationships=run, batch=draw(st.sampled_from((None, 0, 2))), source=next(sources))
        for one, run in zip(ids, runs, strict=False)
    )


@st.composite
def _request(draw: st.DrawFn, sources: Iterator[str]) -> Request:
    least, minutes, most = sorted(draw(st.tuples(*[st.integers(1, 90)] * 3)))
    media = draw(_some(MEDIA, least=1))
    lengths = ((), (Length(medium=media[-1], minutes=most, least=least),))
    return Request(
        minutes=minutes,
        least=least,
        most=most,
        by_medium=draw(st.sampled_from(lengths)),
        media=media,
        avoid=draw(st.sampled_from(((), ("fax",)))),
        salutation=draw(st.sampled_from(("as_told", "name", "must_be_told"))),
        source=next(sources),
        defaults=draw(_some(("least", "most"))),
    )


@st.composite
def _talk(draw: st.DrawFn, minutes: int, questions: tuple[str, ...], sources: Iterator[str]) -> Talk:
    opening = draw(st.integers(0, minutes - 1))
    closing = draw(st.integers(0, minutes - 1 - opening))
    phases = [
        Phase(id="opening", minutes=opening),
        Phase(id="questions", listening=70),
        Phase(id="end", minutes=closing),
    ]
    return Talk(
        phases=tuple(draw(st.sampled_from((phases, phases[1:], phases[::-1])))),
        prepare=draw(st.sampled_from((None, 1, 4))),
        expect=draw(st.sampled_from((None, 1, 3))),
        last=draw(st.sampled_from((None, *questions))),
        answered_before=draw(st.sampled_from(("ask", "check", "skip"))),
        resume=draw(st.sampled_from((None, "omit", "carry", "on_request"))),
        pays=draw(st.sampled_from((None, "seeker", "contact", "each"))),
        source=next(sources),
        defaults=draw(_some(("phases", "last"))),
    )


@st.composite
def _slots(draw: st.DrawFn, sources: Iterator[str]) -> Slots:
    return Slots(
        count=draw(st.integers(1, 5)),
        weekdays=draw(_some(WEEKDAYS[2:5], least=1)),
        earliest=draw(st.sampled_from((time(0), time(9), time(13)))),
        latest=draw(st.sampled_from((time(13, 30), time(17), time(23, 59)))),
        zone=draw(st.sampled_from(("seeker", "contact"))),
        opens=draw(offsets()),
        source=next(sources),
    )


@st.composite
def _caps(draw: st.DrawFn, sources: Iterator[str]) -> tuple[Cap, ...]:
    return tuple(
        Cap(
            id=one,
            per=draw(st.sampled_from(("contact", "organisation", "seeker"))),
            counts=draw(st.sampled_from(("requests", "messages", "talks"))),
            most=draw(st.integers(0, 5)),
            within=draw(_OFFSET_OR_NONE),
            source=next(sources),
        )
        for one in draw(_some(("spare", "fair"), most=2))
    )


def _limits(draw: st.DrawFn) -> tuple[Limit, ...]:
    return draw(st.sampled_from(((), (Limit(75, "words"),), (Limit(2, "paragraphs"), Limit(300, "characters")))))


@st.composite
def _message(draw: st.DrawFn, message_id: str, sources: Iterator[str]) -> Message:
    parts = draw(_some(_PARTS, least=1, most=4))
    optional = draw(_some(parts))
    return Message(
        id=message_id,
        channel=draw(st.sampled_from(("email", "letter"))),
        parts=parts,
        optional=optional,
        must=tuple(part for part in parts if part not in optional)[: draw(st.integers(0, 2))],
        most=_limits(draw),
        resume=draw(st.sampled_from((None, "omit", "enclose", "on_request"))),
        source=next(sources),
    )


def _too_early(later: Offset, earlier: Offset, before: bool) -> bool:
    return later.surely_exceeds(earlier) if before else earlier.surely_exceeds(later)


@st.composite
def _step(
    draw: st.DrawFn,
    step_id: str,
    earlier: tuple[str, ...],
    messages: tuple[str, ...],
    tiers: tuple[str, ...],
    *,
    talks: bool,
    source: str,
) -> Step:
    rule: dict[str, Any] = {"id": step_id, "source": source}
    anchor = draw(
        st.sampled_from((*_AFTER, *(f"done:{one}" for one in earlier), "before talk_start", "before talk_end"))
    )
    if anchor.startswith("before "):
        rule["before"] = anchor.removeprefix("before ")
    else:
        rule["after"] = anchor
        rule["repeats"] = draw(st.booleans())
    others = (*_FACTS, *(f"{kind}:{one}" for one in (*earlier, step_id) for kind in ("done", "skipped")))
    if first := draw(st.sampled_from((None, *_ALONE, f"done:{step_id}", *(["scheduled"] * talks)))):
        rule["done_by"] = tuple(dict.fromkeys((first, *draw(_some(others, most=1)))))
    if until := draw(st.none() | _some(others, most=2)):
        rule["until"] = until
    dates: dict[str, Offset] = {}
    for name in ("opens", "due", "deadline", "closes"):
        span = draw(_OFFSET_OR_NONE)
        if span and not any(_too_early(span, earlier, "before" in rule) for earlier in dates.values()):
            dates[name] = span
    ends = [dates[name] for name in ("deadline", "closes") if name in dates]
    reminders = [one for one in draw(_REMINDERS) if not any(_too_early(end, one, "before" in rule) for end in ends)]
    another = draw(st.sampled_from((False, False, True)))
    if another and "done_by" in rule:
        rule["done_by"] = tuple(dict.fromkeys((*rule["done_by"], f"done:{step_id}")))
    return Step(
        **dates,
        remind=tuple(reminders),
        only_if=draw(_some(_ALONE, most=1)),
        tiers=draw(_some(tiers, most=1)) if draw(st.booleans()) else (),
        at_most=draw(st.sampled_from((None, 1, 2, 4))),
        a_year=draw(st.sampled_from((None, None, 1, 3))),
        zone=draw(st.sampled_from(("seeker", "contact", "America/New_York"))),
        asks_another=another,
        message=None if another else draw(st.sampled_from((None, *messages))),
        defaults=draw(_some(("opens", "due", "deadline", "closes"), most=2)),
        **rule,
    )


@st.composite
def _texts(draw: st.DrawFn, language: str, rules: dict[str, Any]) -> Texts:
    """Say all that the rules ask for; a part of a message once, or once for each of some relationships and tiers."""
    filled = ("Text {contact}", "{contact}{contact}", *_PLAIN)
    letters = (*(f"Text {{{name}}}" for name in sorted(PLACEHOLDERS)), "{seeker}: {field}", *_PLAIN)
    turn = draw(_TURN)
    plain, steps, advice, subjects, bodies = (
        _in_turn(words, turn)
        for words in (_PLAIN, filled, (*filled, "{minutes}"), letters, (*letters, "Two\n\nlines\tof {field}"))
    )
    said: dict[str, str] = {}
    for name in ("tiers", "directories", "topics", "questions", "principles", "answers", "notes"):
        said |= {f"{name}.{rule.id}": next(plain) for rule in rules[name]}
    said |= {f"media.{medium}": next(plain) for medium in rules["request"].media}
    said |= {f"steps.{step.id}": next(steps) for step in rules["steps"]}
    phases = [phase.id for phase in rules["talk"].phases]
    said |= {f"talk.{part}": next(advice) for part in (AIM, *phases)}
    said |= {f"phases.{phase}": next(plain) for phase in phases}
    for wording in rules["wordings"]:
        wanted = PHRASES if wording.policy == "denied" else PHRASES[:2]
        said |= {f"wordings.{wording.id}.{kind}": f"{next(plain)}\n{next(plain)}" for kind in wanted}
    variants = tuple(word for tier in rules["tiers"] for word in (tier.id, *tier.relationships))
    for message in rules["messages"]:
        varied = draw(_some((*message.parts, "subject"), most=2))
        for part in ("subject", *message.parts):
            key = f"messages.{message.id}.{part}"
            words = subjects if part == "subject" else bodies
            if part in varied:
                chosen = draw(_some(variants, most=2))
                said |= {f"{key}.{variant}": next(words) for variant in (DEFAULT, *chosen)}
            else:
                said[key] = next(words)
    reviewed_by = draw(st.sampled_from(("not yet", "A. Reader")))
    return Texts(language=language, reviewed_by=reviewed_by, lines=tuple(sorted(said.items())))


@st.composite
def playbooks(draw: st.DrawFn, *, languages: tuple[str, ...] = (), talks: bool = True) -> Playbook:
    """Draw a small valid playbook; unless languages are given, it speaks one or two of English and German."""
    spoken = languages or draw(_some(("en", "de"), least=1))
    sources = _in_turn(SOURCES, draw(_TURN))
    tiers = draw(_tiers(sources))
    known = tuple(word for tier in tiers for word in tier.relationships)
    ids = tuple(tier.id for tier in tiers)
    request = draw(_request(sources))
    messages = tuple(draw(_message(one, sources)) for one in draw(_some(("request", "nudge", "thank"))))
    letters = tuple(message.id for message in messages)
    steps: list[Step] = []
    for one in draw(_some(_STEPS, most=4)):
        earlier = tuple(step.id for step in steps)
        steps.append(draw(_step(one, earlier, letters, ids, talks=talks, source=next(sources))))
    topics = tuple(
        Topic(id=one, required=draw(st.booleans()), source=next(sources))
        for one in draw(_some(("post", "way", "field")))
    )
    questions = tuple(
        Question(
            id=one,
            topic=draw(st.sampled_from(topics)).id,
            about=draw(st.sampled_from(("person", "work"))),
            minutes=draw(st.integers(1, 12)),
            depth=draw(st.integers(1, 3)),
            worth=draw(st.sampled_from((1, 10, 11, 100))),
            tiers=draw(_some(ids, most=1)),
            source=next(sources),
        )
        for one in (draw(_some(("q1", "q2", "q3", "q4", "q5"), most=5)) if topics else ())
    )
    rules: dict[str, Any] = {
        "tiers": tiers,
        "directories": tuple(
            Directory(id=f"list-{one}", relationship=one, url="https://example.org/", source=next(sources))
            for one in draw(_some(known, most=1))
        ),
        "approach": Approach(
            sort=draw(st.sampled_from(((), ("-rank",), ("near", "-rank")))),
            per_organisation=draw(st.integers(1, 3)),
            enough=draw(_some(_ALONE, most=2)),
            introductions_first=draw(st.booleans()),
            source=next(sources),
        ),
        "caps": draw(_caps(sources)),
        "request": request,
        "slots": draw(st.none() | _slots(sources)),
        "talk": draw(_talk(request.minutes, tuple(one.id for one in questions), sources)),
        "channels": tuple(
            Channel(id=one, most=_limits(draw), source=next(sources))
            for one in draw(st.sampled_from(((), ("letter",))))
        ),
        "messages": messages,
        "wordings": tuple(
            Wording(id="jobs", policy=one, messages=draw(_some(letters, most=1)), source=next(sources))
            for one in draw(st.sampled_from(((), ("banned",), ("softened",), ("denied",), ("allowed",))))
        ),
        "answers": tuple(Answer(id=one, source=next(sources)) for one in draw(st.sampled_from(((), ANSWERS)))),
        "notes": tuple(NoteField(id=one, source=next(sources)) for one in draw(st.sampled_from(((), ("learned",))))),
        "steps": tuple(draw(st.permutations(steps))),
        "topics": topics,
        "questions": questions,
        "principles": tuple(
            Principle(id=one, phase=draw(st.sampled_from(_PHASES)), source=next(sources))
            for one in draw(_some(("listen", "short")))
        ),
    }
    return Playbook(
        id=draw(st.sampled_from(("office", "gsbs"))),
        revision=draw(st.integers(1, 9)),
        languages=spoken,
        working_days=draw(working_days()),
        texts=tuple(draw(_texts(language, rules)) for language in sorted(spoken)),
        **rules,
    )


def documents(playbook: Playbook) -> dict[str, bytes]:
    """Write the files that a playbook may be read from."""
    rules = [f"format = 1\n{_fields(playbook)}"]
    for name in _RULES:
        value = getattr(playbook, name)
        if value is None:
            continue
        rules += [f"[[{name}]]\n{_fields(one)}" for one in value] if isinstance(value, tuple) else [_table(name, value)]
    written = {"office.toml": "\n".join(rules)}
    for texts in playbook.texts:
        head = f'format = 1\nlanguage = "{texts.language}"\nreviewed_by = {_value(texts.reviewed_by)}\n'
        written[f"office.{texts.language}.toml"] = head + "".join(
            f"{key} = {_value(tuple(text.split(chr(10))) if key.startswith('wordings.') else text)}\n"
            for key, text in texts.lines
        )
    return {name: text.encode() for name, text in written.items()}


def _table(name: str, value: object) -> str:
    return f"[{name}]\n{_fields(value)}"


def _fields(rule: Any) -> str:
    fields = {field.name: getattr(rule, field.name) for field in attrs.fields(type(rule))}
    others = (*_RULES, "texts") if isinstance(rule, Playbook) else ()  # a step, too, has tiers
    told = {key: value for key, value in fields.items() if value is not None and key not in others}
    return "".join(f"{key} = {_value(value)}\n" for key, value in told.items())


def _value(value: object) -> str:
    match value:
        case bool() | int():
            return str(value).lower()
        case time():
            return value.isoformat()
        case frozenset():
            return _value(tuple(WEEKDAYS[day] for day in sorted(value)))
        case tuple():
            return f"[{', '.join(map(_value, value))}]"
        case Length() | Phase():
            fields = attrs.asdict(value).items()
            return f"{{ {', '.join(f'{key} = {_value(one)}' for key, one in fields if one is not None)} }}"
        case _:
            return json.dumps(str(value), ensure_ascii=False)
