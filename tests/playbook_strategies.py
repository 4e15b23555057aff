"""Small playbooks for properties: random, and valid because of how they are made.

    @given(playbooks())                    # any playbook, in one language or two
    @given(playbooks(languages=("en",)))   # one that `words` can speak

Steps wait for moments and for steps drawn before them, so that none waits for itself; then they are shuffled. The first
fact of `done_by` is one that `task.done(at=…)` makes by itself, or `scheduled`, which wants `start`, `minutes` and
`medium` too; playbooks(talks=False) never uses that one first.
"""

from datetime import time
from typing import Any, Final

from hypothesis import strategies as st

from infoint.lifecycle import MOMENTS
from infoint.offsets import MOST, Offset, Unit, WorkingDays
from infoint.playbook import DEFAULT, Playbook, Texts
from infoint.rules import Directory, Message, Principle, Question, Request, Step, Talk, Tier, Topic
from infoint.template import PLACEHOLDERS

RELATIONSHIPS: Final = ("friend", "peer", "mentor", "expert", "alumni_database", "referral", "neighbour")
MEDIA: Final = ("phone", "video", "in-person")
ANSWERS: Final = ("yes", "busy", "cannot_help")
SOURCES: Final = ("the guide, page 1", "infoint default")
MOST_DAYS: Final = {"minutes": 3000, "hours": 200, "days": 40, "business days": 30, "weeks": 6, "months": 4}

_LISTS: Final = ("tiers", "directories", "steps", "topics", "questions", "principles")
_LITERALS: Final = ("Good day", " – 100 %, “so”", " ", "I’m: a; b", "你好", "שלום", "a\u0301\U0001f600", "#\\'\"")
_TIERS: Final = ("near", "work", "far")
_STEPS: Final = ("ask", "again", "thank", "tell-them", "write_up", "step6")
_DONE_BY: Final = ("requested", "replied", "replied:yes", "held", "cancelled", "declined", "closed")
_UNTIL: Final = (*_DONE_BY, "scheduled", "bounced", "missed", "replied:busy", "referred", "noted:learned", "done")


def _source() -> st.SearchStrategy[str]:
    return st.sampled_from(SOURCES)


def _some(words: tuple[str, ...], *, least: int = 0, most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw different words, in any order."""
    return st.lists(st.sampled_from(words), unique=True, min_size=least, max_size=most).map(tuple)


def offsets() -> st.SearchStrategy[Offset]:
    """Draw spans of every unit, "same day" and the longest too."""

    def of_unit(unit: Unit) -> st.SearchStrategy[Offset]:
        return st.builds(Offset, st.integers(0, MOST_DAYS[unit]), st.just(unit))

    units: tuple[Unit, ...] = ("minutes", "hours", "days", "business days", "weeks", "months")
    assert set(units) == MOST.keys()
    return st.sampled_from(units).flatmap(of_unit)


def working_days() -> st.SearchStrategy[WorkingDays]:
    """Draw weekends of nought to six days, and any start of the day."""
    return st.builds(
        WorkingDays,
        weekend=st.frozensets(st.integers(0, 6), max_size=6),
        day_starts=st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 59))),
    )


@st.composite
def _tiers(draw: st.DrawFn) -> tuple[Tier, ...]:
    mixed = draw(st.permutations(RELATIONSHIPS))
    ids = draw(_some(_TIERS, least=1))
    # Cut the relationships into as many runs as there are tiers; a run may be empty, and the rest is in no tier.
    cuts = sorted(draw(st.lists(st.integers(0, len(mixed)), min_size=len(ids) + 1, max_size=len(ids) + 1)))
    runs = zip(cuts, cuts[1:], strict=False)
    return tuple(
        Tier(id=tier, relationships=tuple(mixed[start:end]), source=draw(_source()))
        for tier, (start, end) in zip(ids, runs, strict=True)
    )


@st.composite
def _request_and_talk(draw: st.DrawFn) -> tuple[Request, Talk]:
    least, minutes, most = sorted(draw(st.tuples(*[st.integers(1, 90)] * 3)))
    opening = draw(st.integers(0, minutes - 1))
    closing = draw(st.integers(0, minutes - 1 - opening))
    request = Request(
        minutes=minutes,
        least=least,
        most=most,
        media=draw(_some(MEDIA, least=1)),
        source=draw(_source()),
        defaults=draw(_some(("least", "most"))),
    )
    return request, Talk(
        opening=opening,
        closing=closing,
        listening=draw(st.integers(0, 100)),
        source=draw(_source()),
        defaults=draw(_some(("opening", "listening"))),
    )


@st.composite
def _message(draw: st.DrawFn, message_id: str) -> Message:
    parts = draw(_some(("greeting", "news", "place", "sign_off"), least=1, most=4))
    return Message(
        id=message_id,
        channel=draw(st.sampled_from(("email", "letter"))),
        parts=parts,
        optional=draw(_some(parts)),
        most_words=draw(st.none() | st.integers(10, 500)),
        source=draw(_source()),
        defaults=draw(_some(("most_words",))),
    )


@st.composite
def _step(draw: st.DrawFn, step_id: str, earlier: tuple[str, ...], messages: tuple[str, ...], *, talks: bool) -> Step:
    rule: dict[str, Any] = {"id": step_id, "source": draw(_source())}
    before = draw(st.sampled_from((False, False, True)))
    if before:
        rule["before"] = draw(st.sampled_from(("talk_start", "talk_end")))
    else:
        answers = tuple(f"replied:{answer}" for answer in ANSWERS)
        done = tuple(f"done:{one}" for one in earlier)
        rule["after"] = draw(st.sampled_from((*sorted(MOMENTS), *answers, *done)))
        rule["repeats"] = draw(st.booleans())
    for key in ("opens", "due", "deadline", "closes"):
        if draw(st.booleans()):
            rule[key] = draw(offsets())
    others = tuple(f"{kind}:{one}" for one in (*earlier, step_id) for kind in ("done", "skipped"))
    if draw(st.booleans()):
        first = draw(st.sampled_from((*_DONE_BY, *(("scheduled",) * talks), f"done:{step_id}")))
        rule["done_by"] = (first, *(one for one in draw(_some((*_UNTIL, *others), most=2)) if one != first))
    if draw(st.booleans()):
        rule["until"] = draw(_some((*_UNTIL, *others)))
    rule["remind"] = tuple(draw(st.lists(offsets(), max_size=2)))
    rule["at_most"] = draw(st.none() | st.integers(1, 4))
    rule["zone"] = draw(st.sampled_from(("seeker", "contact")))
    rule["message"] = draw(st.sampled_from((None, *messages)))
    rule["defaults"] = draw(_some(("opens", "due", "deadline", "closes")))
    return Step(**rule)


@st.composite
def _steps(draw: st.DrawFn, messages: tuple[str, ...], *, talks: bool) -> tuple[Step, ...]:
    ids = draw(_some(_STEPS, most=5))
    made = [draw(_step(one, ids[:position], messages, talks=talks)) for position, one in enumerate(ids)]
    return tuple(draw(st.permutations(made)))


def _text(placeholders: tuple[str, ...], *, lines: bool = False) -> st.SearchStrategy[str]:
    """Draw a text that starts with something visible."""
    literals = st.sampled_from((*_LITERALS, "\n", "\t") if lines else _LITERALS)
    pieces = literals | st.sampled_from(placeholders).map("{{{}}}".format) if placeholders else literals
    return st.lists(pieces, max_size=3).map(lambda rest: "Said: " + "".join(rest))


@st.composite
def _texts(draw: st.DrawFn, language: str, rules: dict[str, Any]) -> Texts:
    said: dict[str, str] = {}
    for name in _LISTS:
        for rule in rules[name]:
            said[f"{name}.{rule.id}"] = draw(_text(("contact",) if name == "steps" else ()))
    for medium in rules["request"].media:
        said[f"media.{medium}"] = draw(_text(()))
    for part in ("aim", "opening", "closing"):
        said[f"talk.{part}"] = draw(_text(("contact", "minutes")))
    variants = tuple(word for tier in rules["tiers"] for word in (tier.id, *tier.relationships))
    anything = tuple(sorted(PLACEHOLDERS))
    for message in rules["messages"]:
        for part in ("subject", *message.parts):
            key = f"messages.{message.id}.{part}"
            text = _text(anything, lines=part != "subject")
            varied = draw(_some(variants, most=2))
            said[f"{key}.{DEFAULT}" if varied else key] = draw(text)
            said |= {f"{key}.{variant}": draw(text) for variant in varied}
    return Texts(
        language=language,
        reviewed_by=draw(st.sampled_from(("not yet", "A. Reader"))),
        lines=tuple(sorted(said.items())),
    )


@st.composite
def playbooks(draw: st.DrawFn, *, languages: tuple[str, ...] = (), talks: bool = True) -> Playbook:
    """Draw a small valid playbook; without languages it speaks one or two of English and German."""
    spoken = languages or draw(_some(("en", "de"), least=1))
    tiers = draw(_tiers())
    known = tuple(word for tier in tiers for word in tier.relationships)
    request, talk = draw(_request_and_talk())
    messages = tuple(draw(_message(one)) for one in draw(_some(("request", "nudge", "thank"))))
    topics = tuple(
        Topic(id=one, required=draw(st.booleans()), source=draw(_source())) for one in draw(_some(("post", "way", "field")))
    )
    asked = draw(_some(("q1", "q2", "q3", "q4", "q5"), most=5)) if topics else ()
    rules: dict[str, Any] = {
        "tiers": tiers,
        "directories": tuple(
            Directory(id=f"list-{one}", relationship=one, url="https://example.org/", source=draw(_source()))
            for one in (draw(_some(known, most=1)) if known else ())
        ),
        "request": request,
        "talk": talk,
        "messages": messages,
        "steps": draw(_steps(tuple(message.id for message in messages), talks=talks)),
        "topics": topics,
        "questions": tuple(
            Question(
                id=one,
                topic=draw(st.sampled_from(topics)).id,
                about=draw(st.sampled_from(("person", "work"))),
                minutes=draw(st.integers(1, 12)),
                source=draw(_source()),
            )
            for one in asked
        ),
        "principles": tuple(
            Principle(
                id=one, phase=draw(st.sampled_from(("request", "prepare", "talk", "after"))), source=draw(_source())
            )
            for one in draw(_some(("listen", "short"), most=2))
        ),
    }
    return Playbook(
        id=draw(st.sampled_from(("office", "gsbs"))),
        revision=draw(st.integers(1, 9)),
        languages=spoken,
        working_days=draw(working_days()),
        texts=tuple(draw(_texts(language, rules)) for language in spoken),
        **rules,
    )
