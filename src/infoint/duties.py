"""What a seeker owes to whoever made an introduction: thanks, word of how it went, a report on advice.

What opens a courtesy, and the facts that discharge it, stand in the plans with the person introduced. So whoever is
erased, a courtesy goes only together with its reason, and one that was shown does not come back.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

import attrs

from infoint.checks import ids
from infoint.facts import COURTESY_STEPS, Done, Skipped
from infoint.lifecycle import Stage
from infoint.people import Consent
from infoint.plan import Plan
from infoint.referrals import introductions, united
from infoint.zones import written

VOIDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "opted_out": "has asked for no more messages",
        "consent_withdrawn": "has withdrawn the consent to be written to",
        "blocked": "must not be written to, says the host",
    }
)
"""Why a courtesy cannot be shown to an introducer; the first reason that applies is given."""

_STARTS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {
        "thank_introducer": (("requested", "replied", "scheduled", "held", "declined"),),
        "tell_how_it_went": (("held",), ("declined",)),  # a talk after a refusal is news
        "report_on_advice": (("noted:advice",),),
    }
)
"""What opens a courtesy: the first of these facts, or where there is none, the first of the next group."""


@attrs.frozen(kw_only=True)
class Courtesy:
    """Say what a seeker owes to an introducer, about which contact, and since when; people are told by their ids.

    `step` is one of `facts.COURTESY_STEPS`. `plan` is the plan with the contact introduced that opened the courtesy;
    the fact that discharges it belongs there.
    """

    step: str
    seeker: str
    introducer: str
    contact: str
    plan: str
    since: datetime

    @property
    def order(self) -> tuple[str, datetime, str, str, int]:
        """Return what courtesies are sorted by: seeker, since, plan, introducer, step."""
        return self.seeker, self.since, self.plan, self.introducer, COURTESY_STEPS.index(self.step)

    def done(self, *, at: datetime) -> Done:
        """Return the fact that discharges this courtesy and no other; it belongs to the plan that is named here."""
        return Done(at=at, step=self.step, id=self._id(at))

    def skipped(self, *, at: datetime) -> Skipped:
        """Return the fact that the seeker chose to leave this courtesy out."""
        return Skipped(at=at, step=self.step, id=self._id(at))

    def _id(self, at: datetime) -> str:
        # An id that a fact makes for itself begins with its kind, and none is called courtesy. With the moment in it,
        # a courtesy can be noted again after a withdrawal, which undoes an id for good.
        return f"courtesy:{self.step}:{self.introducer}@{written(at)}"


@attrs.frozen
class Void:
    """Hold a courtesy that cannot be a message to the introducer, and why: a key of `VOIDS`."""

    courtesy: Courtesy
    reason: str = attrs.field(validator=attrs.validators.in_(VOIDS))


@attrs.frozen
class Courtesies:
    """Hold every courtesy that is not discharged: those to show, and those to leave, with the reason."""

    open: tuple[Courtesy, ...]
    void: tuple[Void, ...]


def courtesies(plans: Iterable[Plan], *, blocked: Collection[str] = ()) -> Courtesies:
    """Return what seekers owe to their introducers, by seeker and from the longest owed on.

    Thanks are owed once the contact introduced was asked, word of how it went after a talk or a refusal, and a report
    once advice of that contact is noted (`Noted` with the field `advice`). Each is owed once for an introduction,
    however many plans tell of it. A `Done` or `Skipped` of the same step with another id, as an office's own step of
    that name makes it, counts for all who introduced the contact. `blocked` holds ids of contacts whom the host knows
    not to be written to, also when their plans are erased.
    """
    ids(blocked, "blocked")
    given = tuple(plans)
    reasons = _reasons(given)
    dealings: dict[tuple[str, str], _Dealings] = {}
    for plan, _ in united(given):
        dealings.setdefault((plan.seeker.id, plan.contact.id), _Dealings()).take(plan)
    shown: list[Courtesy] = []
    void: list[Void] = []
    for one in introductions(given).known:
        here = dealings.get((one.seeker, one.contact), _Dealings())
        reason = reasons.get((one.seeker, one.introducer)) or ("blocked" if one.introducer in blocked else None)
        for step, since, plan_id in here.owed(one.introducer):
            owed = Courtesy(
                step=step, seeker=one.seeker, introducer=one.introducer, contact=one.contact, plan=plan_id, since=since
            )
            if reason:
                void.append(Void(owed, reason))
            else:
                shown.append(owed)
    return Courtesies(
        open=tuple(sorted(shown, key=lambda one: one.order)),
        void=tuple(sorted(void, key=lambda one: one.courtesy.order)),
    )


def _reasons(plans: Iterable[Plan]) -> dict[tuple[str, str], str]:
    """Return whom each seeker must not write to, and why: one record of a person that says so is enough."""
    known_as: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    opted_out: set[tuple[str, str]] = set()
    withdrawn: set[tuple[str, str]] = set()
    for plan in plans:
        for one in (plan.contact, plan.introducer):
            if one:
                words = {(plan.seeker.id, word) for word in one.known_as}
                known_as[plan.seeker.id, one.id] |= words
                withdrawn |= words if one.consent is Consent.WITHDRAWN else set()
        if plan.stage is Stage.OPTED_OUT:
            opted_out |= {(plan.seeker.id, word) for word in plan.contact.known_as}
    reasons = dict.fromkeys((who for who, words in known_as.items() if words & withdrawn), "consent_withdrawn")
    return reasons | dict.fromkeys((who for who, words in known_as.items() if words & opted_out), "opted_out")


@attrs.define
class _Dealings:
    """Gather what the plans of a seeker with one contact say about courtesies; lives only while they are read."""

    first: dict[str, tuple[datetime, str]] = attrs.field(factory=dict[str, tuple[datetime, str]])
    last_done: dict[tuple[str, str | None], datetime] = attrs.field(factory=dict[tuple[str, str | None], datetime])

    def take(self, plan: Plan) -> None:
        """Add a plan: when what happened first, and what was done about it last."""
        happened = plan.standing.happened
        for pattern in (pattern for groups in _STARTS.values() for group in groups for pattern in group):
            if pattern in happened:
                found = (happened[pattern][0], plan.id)
                self.first[pattern] = min(found, self.first.get(pattern, found))
        for fact in plan.counting:
            if isinstance(fact, Done | Skipped) and fact.step in COURTESY_STEPS:
                key = (fact.step, _shown_to(fact))
                self.last_done[key] = max(fact.at, self.last_done.get(key, fact.at))

    def owed(self, introducer: str) -> Iterator[tuple[str, datetime, str]]:
        """Yield what is owed to an introducer: the step, since when, and the plan that says so."""
        for step, groups in _STARTS.items():
            found = next((start for group in groups if (start := self._start(group))), None)
            times = [self.last_done.get((step, who)) for who in (introducer, None)]
            if found and not any(_counts(step, at, found[0]) for at in times if at):
                yield step, *found

    def _start(self, patterns: Iterable[str]) -> tuple[datetime, str] | None:
        return min((self.first[pattern] for pattern in patterns if pattern in self.first), default=None)


def _counts(step: str, at: datetime, since: datetime) -> bool:
    """Tell whether what was done then discharges: thanks may come early, news may not."""
    return step == "thank_introducer" or at >= since


def _shown_to(fact: Done | Skipped) -> str | None:
    """Return the introducer that the id of a fact names, or None: whoever introduced the contact."""
    prefix = f"courtesy:{fact.step}:"
    introducer, at, _ = fact.id.removeprefix(prefix).rpartition("@")
    return introducer if at and fact.id.startswith(prefix) else None
