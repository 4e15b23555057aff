"""One interview: a set of facts about a seeker and a contact, and where it stands.

A plan is a value. `with_facts` returns another, and the union of facts is the merge of two devices. Where the plan
stands is a pure function of the set, found in one pass over the facts in their order.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from types import MappingProxyType

import attrs

from infoint.checks import identifier, instance, number, or_none, valid
from infoint.errors import Anomaly, refused
from infoint.fact import Fact
from infoint.facts import AutoReplied, Held, OptedOut, Postponed, Scheduled, Withdrawn
from infoint.lifecycle import CALLED_OFF, ENDS, MOMENTS, QUIET, SLOTTED, STAGELESS, TRANSITIONS, Moment, Stage
from infoint.people import Contact, Extra, Seeker
from infoint.zones import utc

Marks = tuple[tuple[str, float], ...]


@attrs.frozen(kw_only=True)
class Standing:
    """Say where a plan stands.

    `happened` maps a kind of fact, and a kind with its slot (`done:thank`, `replied:yes`), to the instants of such
    facts. `talk` is the talk that counts, `talk_off` says that it will not take place.
    """

    stage: Stage
    moments: Mapping[str, Moment]
    happened: Mapping[str, tuple[datetime, ...]]
    talk: Scheduled | None
    talk_off: bool
    postponed: tuple[Postponed, ...]
    absences: tuple[AutoReplied, ...]
    anomalies: tuple[Anomaly, ...]

    @property
    def may_write(self) -> bool:
        """Tell whether the contact has not opted out."""
        return self.stage is not Stage.OPTED_OUT

    def since(self, pattern: str, earliest: datetime) -> tuple[datetime, ...]:
        """Return the instants of facts of a pattern from a moment on."""
        return tuple(at for at in self.happened.get(pattern, ()) if at >= earliest)


def _content(fact: Fact) -> tuple[str, bool, str]:
    # The last one counts: of two devices the one that knows which mail a fact is about.
    return type(fact).__name__, fact.message_id is not None, repr(attrs.astuple(fact, recurse=False))


def _is_fact(value: object) -> bool:
    return isinstance(value, Fact)


def _in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Sort the set of facts by instant and id; content decides only between facts that share an id."""
    given = tuple(facts)
    if not all(map(_is_fact, given)):
        raise refused("not_fact", "facts")
    unique = sorted(dict.fromkeys(given), key=lambda fact: fact.order)
    if len({fact.id for fact in unique}) < len(unique):
        unique.sort(key=lambda fact: (fact.order, _content(fact)))
    return tuple(unique)


def _marks(marks: "Mapping[str, float] | Marks") -> Marks:
    pairs = dict(marks).items()
    for key, value in pairs:
        identifier(key, "marks")
        number(value, f"marks.{key}")
    return tuple(sorted(pairs))


@attrs.frozen
class Plan:
    """Hold one interview: who asks whom, how they know each other, and what happened.

    `id` is opaque and made by the host (`secrets.token_urlsafe()`); it alone feeds calendar ids and message ids.
    `relationship` is a word of the playbook. `marks` are the host's numbers for sorting.
    """

    id: str = attrs.field(validator=valid(identifier))
    seeker: Seeker = attrs.field(validator=valid(instance(Seeker)))
    contact: Contact = attrs.field(validator=valid(instance(Contact)))
    relationship: str = attrs.field(default="unknown", kw_only=True, validator=valid(identifier))
    introducer: Contact | None = attrs.field(default=None, kw_only=True, validator=valid(or_none(instance(Contact))))
    marks: Marks = attrs.field(default=(), kw_only=True, converter=_marks)
    facts: tuple[Fact, ...] = attrs.field(default=(), kw_only=True, converter=_in_order)
    extra: Extra = attrs.field(default=(), kw_only=True, repr=False)

    def with_facts(self, *facts: Fact) -> "Plan":
        """Return the plan with these facts too; `plan.with_facts(*other.facts)` merges two devices.

        >>> from datetime import UTC, datetime
        >>> from infoint.facts import Requested
        >>> ana = Seeker(id="s-1", name="Ana Ruiz", zone="America/Chicago")
        >>> kim = Contact(id="c-1", name="Kim Lee", zone="Europe/Berlin")
        >>> asked = Plan("p-1", ana, kim).with_facts(Requested(at=datetime(2026, 3, 2, 15, tzinfo=UTC)))
        >>> asked.stage
        <Stage.REQUESTED: 'requested'>
        >>> asked.with_facts(*asked.facts) == asked
        True
        """
        return attrs.evolve(self, facts=(*self.facts, *facts))

    @property
    def stage(self) -> Stage:
        """Return where the plan stands."""
        return self.standing.stage

    @property
    def counting(self) -> tuple[Fact, ...]:
        """Return the facts that count, in order: those that are neither withdrawn nor outdone under the same id."""
        return tuple(_counting(self.facts)[0])

    @cached_property
    def standing(self) -> Standing:
        """Return where the plan stands, with the moments, the talk and the anomalies."""
        return _fold(self.facts)


def _counting(facts: tuple[Fact, ...]) -> tuple[list[Fact], list[Anomaly]]:
    """Leave out what is withdrawn and, of facts that share an id, all but the last."""
    by_id: dict[str, Fact] = {}
    anomalies: list[Anomaly] = []
    for fact in facts:
        if fact.id in by_id:
            anomalies.append(Anomaly("same_id", fact.id))
        by_id[fact.id] = fact
    gone: set[str] = set()
    for fact in by_id.values():
        if isinstance(fact, Withdrawn):
            undone = by_id.get(fact.fact)
            if undone is None:
                anomalies.append(Anomaly("withdraws_nothing", fact.id))
            elif isinstance(undone, OptedOut | Withdrawn):
                anomalies.append(Anomaly("cannot_withdraw", fact.id))
            else:
                gone.add(fact.fact)
    counting = [fact for fact in facts if by_id[fact.id] is fact and fact.id not in gone]
    return counting, anomalies


def _patterns(fact: Fact) -> tuple[str, ...]:
    slot = "answer" if fact.kind == "replied" else fact.slot
    return (fact.kind, f"{fact.kind}:{getattr(fact, slot)}") if slot else (fact.kind,)


@attrs.define
class _Course:
    """Follow a plan through its facts, one by one; lives only while they are folded."""

    stage: Stage = Stage.NEW
    moments: dict[str, Moment] = attrs.field(factory=dict[str, Moment])
    happened: dict[str, list[datetime]] = attrs.field(factory=dict[str, list[datetime]])
    talk: Scheduled | None = None
    talk_off: bool = False
    anomalies: list[Anomaly] = attrs.field(factory=list[Anomaly])

    def take(self, fact: Fact) -> None:
        """Go where the table of the life-cycle leads."""
        patterns = _patterns(fact)
        for pattern in patterns:
            self.happened.setdefault(pattern, []).append(fact.at)
        following = self.stage if fact.kind in STAGELESS else TRANSITIONS[self.stage].get(fact.kind)
        if following is None:
            if fact.kind not in QUIET.get(self.stage, ()):
                self.anomalies.append(Anomaly("does_not_fit", fact.id))
        elif self._fits(fact):
            self._clear(fact.kind)
            self.moments |= {name: Moment(fact.at, fact.at) for name in patterns if _is_moment(name)}
            self.moments |= self._of_talk(fact)
            self.stage = following

    def _fits(self, fact: Fact) -> bool:
        """Tell whether a fact moves the plan, and report what is odd about it."""
        if fact.kind == "unknown":
            self.anomalies.append(Anomaly("unknown_kind", fact.id))
        if not isinstance(fact, Scheduled):
            return True
        another = self.stage is Stage.HELD and utc(fact.start) > self.moments["talk_end"].instant
        if another:
            self.anomalies.append(Anomaly("second_talk", fact.id))
        return not another

    def _clear(self, kind: str) -> None:
        """Let go of the moments that a fact ends, and of the talk."""
        gone = frozenset(self.moments) if kind in ENDS else CALLED_OFF.get(kind, frozenset())
        self.talk_off = self.talk_off or (bool(gone) and self.stage is Stage.SCHEDULED)
        for name in gone:
            self.moments.pop(name, None)

    def _of_talk(self, fact: Fact) -> dict[str, Moment]:
        """Return the moments of a talk: its end is what was agreed until somebody says that it was held."""
        end = self.moments.get("talk_end")
        if isinstance(fact, Held):
            return {"talk_end": Moment(fact.at, end.since if end else fact.at)}
        if not isinstance(fact, Scheduled):
            return {}
        self.talk, self.talk_off = fact, False
        agreed = {"talk_end": Moment(fact.end, fact.at, presumed=True), "talk_start": Moment(utc(fact.start), fact.at)}
        return agreed if self.stage is not Stage.HELD else {"talk_start": agreed["talk_start"]}


def _is_moment(name: str) -> bool:
    kind, _, slot = name.partition(":")
    return name in MOMENTS or (kind in SLOTTED and slot != "")


def _fold(facts: tuple[Fact, ...]) -> Standing:
    counting, anomalies = _counting(facts)
    course = _Course(anomalies=anomalies)
    for fact in counting:
        course.take(fact)
    talk = course.talk
    # Of a talk that was moved or called off since, nobody has to hear.
    if talk and not course.talk_off and utc(talk.start) != talk.instant:
        course.anomalies.append(Anomaly("zone_rules_changed", talk.id))
    opted_out = any(isinstance(fact, OptedOut) for fact in facts)
    return Standing(
        stage=Stage.OPTED_OUT if opted_out else course.stage,
        moments=MappingProxyType(course.moments),
        happened=MappingProxyType({pattern: tuple(instants) for pattern, instants in course.happened.items()}),
        talk=talk,
        talk_off=course.talk_off,
        postponed=tuple(fact for fact in counting if isinstance(fact, Postponed)),
        absences=tuple(fact for fact in counting if isinstance(fact, AutoReplied)),
        anomalies=tuple(sorted(set(course.anomalies), key=lambda anomaly: (anomaly.subject, anomaly.code))),
    )
