"""What published guides disagree about: two offices that differ in one rule alone, and what follows for the seeker.

Each office stands on the shipped guide and changes one rule of it, in a file as staff would write it. The first tests
take the rows in which guides are known to differ, one after the other; then comes what else a guide may decide.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any, Final

import attrs
import pytest

from infoint import facts, limits, playbooks, words
from infoint.asking import outreach
from infoint.correspondence import Slots
from infoint.errors import NotRenderable, PlaybookError
from infoint.facts import Fact
from infoint.guide import Texts
from infoint.message import Draft
from infoint.offsets import Offset
from infoint.people import Organisation
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.proofreading.reader import proofread
from infoint.proposals import propose
from infoint.questions import briefing
from infoint.render import sheet
from infoint.schedule import agenda, anomalies, tasks
from infoint.task import Task
from tests.bench import KIM, at, plan

ASKED: Final = facts.Requested(at=at("2026-03-02 15:00"))
AGREED: Final = facts.Scheduled(
    at=at("2026-03-03 15:00"), start=at("2026-03-05 21:00"), minutes=20, medium="phone", place="at the station"
)
HELD: Final = facts.Held(at=at("2026-03-05 21:20"))  # a Thursday, 15:20 in Chicago
THANKED: Final = facts.Done(at=at("2026-03-06 16:00"), step="thank")


def office(rules: str, texts: str = "") -> Playbook:
    """Make a playbook that changes some rules and texts of the shipped guide."""
    head = 'format = 1\nid = "office"\nrevision = 1\nbase = "gsbs"\n'
    spoken = f'format = 1\nlanguage = "en"\n{texts}'
    return playbooks.parse({"office.toml": (head + rules).encode(), "office.en.toml": spoken.encode()})


def offices(rules: str, *values: str, differ: str, texts: str = "") -> tuple[Playbook, ...]:
    """Make offices with one value each at the place of the $; any two of them differ in these places alone."""
    made = tuple(office(rules.replace("$", value), texts) for value in values)
    for one, other in combinations(made, 2):
        found = set(differences(one, other))
        assert found
        assert found <= set(differ.split())
    return made


def differences(one: Any, other: Any, path: str = "") -> Iterator[str]:
    """Name the places where two values differ: fields of rules, rules by their ids, texts by their keys."""
    if type(one) is type(other) and attrs.has(type(one)) and not isinstance(one, Texts | Offset):
        for field in attrs.fields(type(one)):
            below = f"{path}.{field.name}" if path else field.name
            yield from differences(getattr(one, field.name), getattr(other, field.name), below)
        return
    ours, theirs = _entries(one), _entries(other)
    if not ours and not theirs:
        yield from [path] if one != other else []
        return
    common = ours.keys() & theirs.keys()
    yield from (f"{path}.{key}" for key in sorted(ours.keys() ^ theirs.keys()))
    for key in sorted(common):
        yield from differences(ours[key], theirs[key], f"{path}.{key}")
    if [key for key in ours if key in common] != [key for key in theirs if key in common]:
        yield f"{path}[order]"


def _entries(value: Any) -> dict[str, Any]:
    if isinstance(value, Texts):
        return dict(value.lines)
    if isinstance(value, tuple) and all(hasattr(entry, "id") or isinstance(entry, Texts) for entry in value):
        return {entry.language if isinstance(entry, Texts) else entry.id: entry for entry in value}
    return {}


def steps(playbook: Playbook, *happened: Fact, **rest: Any) -> dict[str, Task]:
    return {task.step: task for task in tasks(playbook, plan(*happened, **rest))}


def open_steps(playbook: Playbook, moment: str, *happened: Fact) -> list[str]:
    return [task.step for task in agenda(playbook, [plan(*happened)], at=at(moment))]


def opens(playbook: Playbook, step: str, *happened: Fact) -> str | None:
    found = steps(playbook, *happened)
    return f"{found[step].opens:%Y-%m-%d %H:%M}" if step in found else None


def draft(playbook: Playbook, message: str, *happened: Fact, **rest: Any) -> Draft:
    return words.compose(playbook, plan(*happened, **rest), message)


def page(playbook: Playbook, *happened: Fact) -> str:
    return sheet.markdown(playbook, plan(*happened))


def test_differences_are_found() -> None:
    one, other = office(""), office('remove = ["steps.nudge", "steps.thank.closes"]')
    assert set(differences(one, other)) == {"steps.nudge", "steps.thank.closes", "texts.en.steps.nudge"}
    assert list(differences(one, office(""))) == []
    turned = attrs.evolve(one, tiers=one.tiers[::-1])
    assert list(differences(one, turned)) == ["tiers[order]"]


# --- The deadline of the thank-you.


def test_the_deadline_of_the_thank_you() -> None:
    rules = """
        remove = ["steps.thank.due", "steps.thank.deadline", "steps.thank.remind"]
        [[steps]]
        id = "thank"
        source = "the office"
        $
    """
    values = ("same day", "24 hours", "48 hours")
    dates = (*(f'deadline = "{value}"' for value in values), 'due = "3 days"\ndeadline = "5 days"', "")
    made = offices(rules, *dates, differ="steps.thank.due steps.thank.deadline")
    assert [steps(one, HELD)["thank"].deadline for one in made] == [
        at("2026-03-06 06:00"),  # the end of Thursday in Chicago
        at("2026-03-06 21:20"),
        at("2026-03-07 21:20"),
        at("2026-03-11 05:00"),  # the clocks have changed
        None,
    ]
    assert steps(made[3], HELD)["thank"].due == at("2026-03-09 05:00")


# --- The media of the thank-you.

CARD: Final = """
    [messages.card]
    subject = "A card"
    thanks = "Thank you, {contact}."
    [steps]
    card = "Send {contact} a card"
"""


def test_a_card_beside_the_e_mail_with_a_deadline_of_its_own() -> None:
    card = """
        [[messages]]
        id = "card"
        channel = "post"
        parts = ["thanks"]
        source = "the office"
        [[steps]]
        id = "card"
        after = "talk_end"
        deadline = "2 days"
        message = "card"
        source = "the office"
    """
    same_day = (
        '[[steps]]\nid = "thank"\ndeadline = "same day"\ndue = "same day"\nremind = ["1 hour"]\nsource = "the office"\n'
    )
    mail, both = office(same_day), office(same_day + card, CARD)
    texts = {f"texts.en.{key}" for key in ("messages.card.subject", "messages.card.thanks", "steps.card")}
    assert set(differences(mail, both)) == {"messages.card", "steps.card", *texts}
    assert open_steps(mail, "2026-03-05 22:00", HELD) == ["thank"]
    assert open_steps(both, "2026-03-05 22:00", HELD) == ["thank", "card"]
    found = steps(both, HELD)
    assert (found["thank"].deadline, found["card"].deadline) == (at("2026-03-06 06:00"), at("2026-03-08 06:00"))
    assert draft(both, "card").channel == "post"


def test_the_thank_you_by_post() -> None:
    rules = '[[messages]]\nid = "thank"\nchannel = "$"\nsource = "the office"'
    mail, post = offices(rules, "email", "post", differ="messages.thank.channel")
    assert [draft(one, "thank", HELD).channel for one in (mail, post)] == ["email", "post"]


# --- Minutes.


def test_the_minutes_to_ask_for() -> None:
    made = offices(
        '[request]\nminutes = $\nsource = "the office"',
        "15",
        "20",
        "30",
        differ="request.minutes request.least request.most",
    )
    assert [briefing(one, plan()).minutes for one in made] == [15, 20, 30]
    assert ["30 minutes" in draft(one, "request").body for one in made] == [False, False, True]


def test_the_minutes_by_medium() -> None:
    by_medium = 'by_medium = [{ medium = "phone", minutes = 15, least = 10, most = 15 }]'
    same, shorter = offices('[request]\nsource = "the office"\n$', "", by_medium, differ="request.by_medium")
    assert ["15 minutes" in draft(one, "request").body for one in (same, shorter)] == [False, True]
    assert [briefing(one, plan()).minutes for one in (same, shorter)] == [20, 15]
    assert [anomaly.code for anomaly in anomalies(shorter, plan(AGREED))] == ["minutes_outside"]
    assert anomalies(same, plan(AGREED)) == ()


def test_the_least_and_the_most_minutes() -> None:
    longer = attrs.evolve(AGREED, minutes=45, id="")
    narrow, wide = offices('[request]\nleast = 20\nmost = $\nsource = "the office"', "30", "60", differ="request.most")
    assert [anomaly.code for anomaly in anomalies(narrow, plan(longer))] == ["minutes_outside"]
    assert anomalies(wide, plan(longer)) == ()


# --- Length.


def over(playbook: Playbook, message: str) -> list[str]:
    found = limits.exceeded(draft(playbook, message).body, playbook.limits_of(playbook.message(message)))
    return [f"{limit}: {length}" for limit, length in found]


def test_the_length_in_words_and_paragraphs() -> None:
    rules = '[[messages]]\nid = "request"\nmost = ["$"]\nsource = "the office"'
    made = offices(rules, "50 words", "100 words", "2 paragraphs", differ="messages.request.most")
    assert [over(one, "request") for one in made] == [["50 words: 83"], [], ["2 paragraphs: 6"]]
    found = [[one.path for one in proofread(each) if one.code == "over_its_limit"] for each in made]
    assert [len(paths) for paths in found] == [1, 0, 1]


def test_the_length_by_channel() -> None:
    note = """
        [[messages]]
        id = "request"
        channel = "linkedin"
        source = "the office"
        [[channels]]
        id = "linkedin"
        most = ["$ characters"]
        source = "the office"
    """
    made = offices(note, "200", "300", "600", differ="channels.linkedin.most")
    length = len(draft(made[0], "request").body.strip())
    assert [over(one, "request") for one in made] == [
        [f"200 characters: {length}"],
        [f"300 characters: {length}"],
        [],
    ]


# --- The nudge.


def test_when_to_nudge() -> None:
    rules = '[[steps]]\nid = "nudge"\nopens = "$"\ndue = "20 business days"\nsource = "the office"'
    made = offices(rules, "3 business days", "7 business days", "7 days", "14 days", differ="steps.nudge.opens")
    assert [opens(one, "nudge", ASKED) for one in made] == [
        "2026-03-05 15:00",
        "2026-03-11 14:00",
        "2026-03-09 14:00",
        "2026-03-16 14:00",
    ]


def test_whether_to_nudge_once_or_until_an_answer() -> None:
    rules = 'remove = ["steps.nudge.at_most"]\n[[steps]]\nid = "nudge"\nsource = "the office"\nrepeats = true\n$'
    once, again = offices(rules, "at_most = 1", "", differ="steps.nudge.at_most")
    nudged = facts.Done(at=at("2026-03-09 15:00"), step="nudge")
    assert opens(once, "nudge", ASKED, nudged) is None
    assert opens(again, "nudge", ASKED, nudged) == "2026-03-16 14:00"
    answered = facts.Replied(at=at("2026-03-10 15:00"), answer="later")
    assert opens(again, "nudge", ASKED, nudged, answered) is None


def test_a_telephone_call_after_a_mail_that_was_not_answered() -> None:
    call = """
        [[steps]]
        id = "call"
        after = "done:nudge"
        opens = "1 week"
        until = ["replied", "scheduled", "held"]
        source = "the office"
    """
    mail, both = office(""), office(call, '[steps]\ncall = "Call {contact}"')
    assert set(differences(mail, both)) == {"steps.call", "texts.en.steps.call"}
    nudged = facts.Done(at=at("2026-03-09 15:00"), step="nudge")
    assert open_steps(mail, "2026-03-17 15:00", ASKED, nudged) == []
    assert open_steps(both, "2026-03-17 15:00", ASKED, nudged) == ["call"]
    assert steps(both, ASKED, nudged)["call"].message is None


def test_a_last_step_and_then_the_plan_is_closed() -> None:
    rules = '[[steps]]\nid = "let_go"\nafter = "$"\nopens = "15 business days"\nsource = "the office"'
    long, short = offices(rules, "requested", "done:nudge", differ="steps.let_go.after")
    nudged = facts.Done(at=at("2026-03-09 15:00"), step="nudge")
    assert opens(short, "let_go", ASKED) is None
    [task] = [task for task in tasks(short, plan(ASKED, nudged)) if task.step == "let_go"]
    closed = plan(ASKED, nudged, task.done(at=task.opens))
    assert [tasks(one, closed) for one in (long, short)] == [(), ()]
    assert (opens(long, "let_go", ASKED, nudged), f"{task.opens:%m-%d}") == ("2026-03-23 14:00", "03-30")


# --- Whom the nudge goes to.


def at_the_lab(name: str, *happened: Fact) -> Plan:
    lab = Organisation("o-1", "The lab")
    who = attrs.evolve(KIM, id=f"c-{name}", address=f"{name}@example.com", organisation=lab)
    return plan(*happened, plan_id=f"p-{name}", contact=who)


def test_the_nudge_goes_to_the_same_person_or_to_another_there() -> None:
    rules = 'remove = ["steps.nudge.message"]\n[[steps]]\nid = "nudge"\nsource = "the office"\n$'
    same, other = offices(
        rules, 'message = "nudge"', "asks_another = true", differ="steps.nudge.message steps.nudge.asks_another"
    )
    moment = at("2026-03-09 15:00")
    two = [at_the_lab("1", ASKED), at_the_lab("2")]
    assert [agenda(one, two, at=moment)[0].message for one in (same, other)] == ["nudge", None]
    assert outreach(same, two, at=moment).ask == ()
    assert [candidate.plan for candidate in outreach(other, two, at=moment).ask] == ["p-2"]
    asked = [two[0], two[1].with_facts(facts.Requested(at=moment))]
    assert outreach(same, asked).proposals == ()
    [proposal] = outreach(other, asked).proposals
    assert (proposal.plan, proposal.fact) == ("p-1", facts.Done(at=moment, step="nudge"))


# --- Keeping in touch.


def in_touch(*days: str) -> list[Fact]:
    return [facts.Done(at=at(f"{day} 15:00"), step="keep_in_touch") for day in days]


def test_how_often_to_keep_in_touch() -> None:
    rules = '[[steps]]\nid = "keep_in_touch"\nopens = "$"\nsource = "the office"'
    monthly, rarely = offices(rules, "1 month", "3 months", differ="steps.keep_in_touch.opens")
    met = (HELD, THANKED)
    assert opens(monthly, "keep_in_touch", *met) == "2026-04-06 14:00"
    assert opens(rarely, "keep_in_touch", *met) == "2026-06-06 14:00"
    again = in_touch("2026-06-08")
    assert opens(monthly, "keep_in_touch", *met, *again) == "2026-07-08 14:00"
    assert opens(rarely, "keep_in_touch", *met, *again) == "2026-09-08 14:00"


def test_how_often_to_keep_in_touch_within_a_year() -> None:
    rules = """
        remove = ["steps.keep_in_touch.at_most"]
        [[steps]]
        id = "keep_in_touch"
        opens = "1 month"
        source = "the office"
        $
    """
    free, three = offices(rules, "", "a_year = 3", differ="steps.keep_in_touch.a_year")
    met = (HELD, THANKED, *in_touch("2026-04-07", "2026-05-07", "2026-06-08"))
    assert opens(free, "keep_in_touch", *met) == "2026-07-08 14:00"
    assert opens(three, "keep_in_touch", *met) == "2027-04-07 14:00"
    assert steps(three, *met)["keep_in_touch"].explanation.spaced


NOTE: Final = '[[notes]]\nid = "{}"\nsource = "the office"\n'


def test_no_more_mail_unless_invited() -> None:
    rules = f'{NOTE.format("invited")}[[steps]]\nid = "keep_in_touch"\nsource = "the office"\n$'
    condition = 'only_if = ["noted:invited"]'
    always, invited = offices(
        rules, "", condition, differ="steps.keep_in_touch.only_if", texts='[notes]\ninvited = "Invited"'
    )
    invitation = facts.Noted(at=HELD.at, field="invited", text="Do write again.")
    assert opens(always, "keep_in_touch", HELD, THANKED) == "2026-06-06 14:00"
    assert opens(invited, "keep_in_touch", HELD, THANKED) is None
    assert opens(invited, "keep_in_touch", HELD, invitation, THANKED) == "2026-06-06 14:00"


def test_on_happenings_only() -> None:
    rules = f'{NOTE.format("decision")}[[steps]]\nid = "keep_in_touch"\nafter = "$"\nopens = "0 days"\nsource = "x"'
    texts = '[notes]\ndecision = "What was decided"'
    clock, events = offices(rules, "done:thank", "noted:decision", differ="steps.keep_in_touch.after", texts=texts)
    decided = facts.Noted(at=at("2026-05-04 15:00"), field="decision", text="I shall go to Leiden.")
    assert opens(clock, "keep_in_touch", HELD, THANKED) == "2026-03-06 15:00"
    assert opens(events, "keep_in_touch", HELD, THANKED) is None
    assert opens(events, "keep_in_touch", HELD, THANKED, decided) == "2026-05-04 14:00"


# --- The résumé, by phase.


def test_the_resume_in_a_message() -> None:
    rules = '[[messages]]\nid = "request"\nresume = "$"\nsource = "the office"'
    made = offices(rules, "omit", "enclose", "on_request", differ="messages.request.resume")
    assert [draft(one, "request").resume for one in made] == ["omit", "enclose", "on_request"]
    assert {draft(one, "thank", HELD).resume for one in made} == {"omit"}


def test_the_resume_in_the_talk() -> None:
    made = offices('[talk]\nresume = "$"\nsource = "the office"', "omit", "carry", "on_request", differ="talk.resume")
    said = ("Do not offer your résumé.", "Have your résumé with you", "Send your résumé only if")
    assert [[text in page(one) for text in said] for one in made] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]


# --- Words about jobs.

JOB: Final = '[wordings.work]\nwords = ["a job"]\n'
DENIED: Final = f'{JOB}denial = ["not a job", "not for a job"]\n'


def about_jobs(playbook: Playbook) -> list[str]:
    """Tell what a careful reader finds about words, in which messages."""
    codes = ("banned_words", "softened_words", "denial_missing")
    return [f"{one.code} {one.path}" for one in proofread(playbook) if one.code in codes]


def test_words_about_jobs() -> None:
    rules = '[[wordings]]\nid = "work"\npolicy = "$"\nsource = "the office"'
    banned, softened, denied, allowed = offices(
        rules,
        "banned",
        "softened",
        "denied",
        "allowed",
        differ="wordings.work.policy",
        texts=f'{JOB}denial = ["no post"]',
    )
    # "I am looking for information only, not a job."; "not for a job"
    here = ("texts.en.messages.request.minutes", "texts.en.messages.request_linkedin.minutes")
    assert about_jobs(banned) == [f"banned_words {one}" for one in here]
    assert about_jobs(softened) == [f"softened_words {one}" for one in here]
    unsaid = "denial_missing texts.en.wordings.work.denial"
    assert about_jobs(denied) == [*(f"banned_words {one}" for one in here), unsaid]
    assert about_jobs(allowed) == []


def test_words_about_jobs_allowed_in_some_forms_or_denied_openly() -> None:
    rules = '[[wordings]]\nid = "work"\npolicy = "banned"\nsource = "the office"'
    anywhere, in_a_form = (office(rules, f"{JOB}{more}") for more in ("", 'allowed = ["not a job", "not for a job"]'))
    assert list(differences(anywhere, in_a_form)) == ["texts.en.wordings.work.allowed"]
    assert [len(about_jobs(one)) for one in (anywhere, in_a_form)] == [2, 0]
    openly = office(rules.replace("banned", "denied"), DENIED)
    assert about_jobs(openly) == []


def test_words_about_jobs_in_some_messages_only() -> None:
    rules = '[[wordings]]\nid = "work"\npolicy = "banned"\nmessages = ["$"]\nsource = "the office"'
    request, thank = offices(rules, "request", "thank", differ="wordings.work.messages", texts=JOB)
    assert [len(about_jobs(one)) for one in (request, thank)] == [1, 0]


def test_a_denial_needs_its_words() -> None:
    rules = '[[wordings]]\nid = "work"\npolicy = "$"\nsource = "the office"'
    assert office(rules.replace("$", "banned"), JOB)
    with pytest.raises(PlaybookError) as caught:
        office(rules.replace("$", "denied"), JOB)
    assert [(fault.code, fault.path) for fault in caught.value.faults] == [
        ("missing_text", "texts.en.wordings.work.denial")
    ]


# --- The order of tiers.


def known(name: str, relationship: str, **marks: float) -> Plan:
    who = attrs.evolve(KIM, id=f"c-{name}", address=f"{name}@example.com")
    return plan(plan_id=name, contact=who, relationship=relationship, marks=marks)


CIRCLE: Final = (
    known("friend", "friend", employer=2),
    known("colleague", "co_worker", employer=3),
    known("alum", "alumni_database", employer=4),
    known("expert", "expert", employer=1),
)


def order(playbook: Playbook, *plans: Plan) -> list[str]:
    return [candidate.plan for candidate in outreach(playbook, plans or CIRCLE).ask]


def test_by_closeness_or_by_the_rank_of_the_employer() -> None:
    one_tier = """
        remove = ["tiers.close", "tiers.professional", "questions.give_up", "questions.setback", "questions.family",
            "questions.earnings", "questions.present_myself"]
        [[tiers]]
        id = "new"
        relationships = ["friend", "peer", "mentor", "supervisor", "acquaintance", "co_worker", "friend_of_friend",
            "alumni_database", "expert", "association", "referral"]
        source = "the office"
        [approach]
        sort = [$]
        source = "the office"
    """
    plain, ranked = offices(one_tier, "", '"employer"', differ="approach.sort")
    assert order(office("")) == ["friend", "colleague", "alum", "expert"]
    assert order(plain) == ["alum", "colleague", "expert", "friend"]  # by their ids
    assert order(ranked) == ["expert", "friend", "colleague", "alum"]


def test_one_group_only() -> None:
    rules = """
        [[tiers]]
        id = "professional"
        batch = 0
        source = "the office"
        [[tiers]]
        id = "close"
        source = "the office"
        $
    """
    open_to_friends, alumni_only = offices(rules, "", "batch = 0", differ="tiers.close.batch")
    assert order(open_to_friends) == ["friend", "alum", "expert"]
    assert order(alumni_only) == ["alum", "expert"]
    left = {one.plan: one.reason for one in outreach(alumni_only, CIRCLE).leave}
    assert left == {"friend": "tier_not_asked", "colleague": "tier_not_asked"}


def test_the_order_of_the_tiers_themselves() -> None:
    turned = """
        remove = ["tiers.close"]
        [[tiers]]
        id = "close"
        relationships = ["friend", "peer", "mentor", "supervisor"]
        source = "GSBS Career Series, HOW, first group"
    """
    first, last = office(""), office(turned)
    assert list(differences(first, last)) == ["tiers[order]"]
    assert (order(first)[0], order(last)[-1]) == ("friend", "friend")


# --- How people are addressed.


def test_how_people_are_addressed() -> None:
    rules = '[request]\nsalutation = "$"\nsource = "the office"'
    made = offices(rules, "as_told", "name", "must_be_told", differ="request.salutation")
    told = attrs.evolve(KIM, addressed_as="Dr. Lee")
    greetings = [draft(one, "request", contact=told).part("greeting").text for one in made]
    assert greetings == ["Dear Dr. Lee,", "Dear Kim Lee,", "Dear Dr. Lee,"]
    as_told, name, must_be_told = made
    assert [draft(one, "request").part("greeting").text for one in (as_told, name)] == ["Dear Kim Lee,"] * 2
    with pytest.raises(NotRenderable) as caught:
        draft(must_be_told, "request")
    assert [(fault.code, fault.path) for fault in caught.value.faults] == [("missing_value", "contact")]


# --- How many at a time.


def test_how_many_of_a_tier_at_a_time() -> None:
    rules = '[[tiers]]\nid = "new"\nsource = "the office"\n$'
    all_at_once, one_by_one = offices(rules, "", "batch = 1", differ="tiers.new.batch")
    assert order(all_at_once) == ["friend", "colleague", "alum", "expert"]
    assert order(one_by_one) == ["friend", "colleague", "alum"]


def test_how_many_of_an_organisation_at_a_time() -> None:
    rules = '[approach]\nper_organisation = $\nsource = "the office"'
    one, two = offices(rules, "1", "2", differ="approach.per_organisation")
    colleagues = (at_the_lab("1"), at_the_lab("2"))
    assert [order(each, *colleagues) for each in (one, two)] == [["p-1"], ["p-1", "p-2"]]


def test_when_an_organisation_is_left_alone() -> None:
    rules = '[approach]\nenough = [$]\nsource = "the office"'
    never, helped = offices(rules, "", '"held"', differ="approach.enough")
    colleagues = (at_the_lab("1", HELD), at_the_lab("2"))
    assert [order(each, *colleagues) for each in (never, helped)] == [["p-2"], []]


# --- Media.


def test_the_preferred_medium() -> None:
    rules = '[request]\nmedia = [$]\nsource = "the office"'
    phone, video = offices(rules, '"phone", "video"', '"video", "phone"', differ="request.media")
    assert "by telephone or Zoom" in draft(phone, "request").body
    assert "by Zoom or telephone" in draft(video, "request").body


def test_media_to_avoid() -> None:
    rules = '[request]\nmedia = ["video"]\nsource = "the office"\n$'
    unknown, avoided = offices(rules, "", 'avoid = ["phone"]', differ="request.avoid")
    assert [anomaly.code for anomaly in anomalies(unknown, plan(AGREED))] == ["unknown_medium"]
    assert [anomaly.code for anomaly in anomalies(avoided, plan(AGREED))] == ["avoided_medium"]


# --- Times to propose.

SLOTS: Final = '[slots]\nsource = "the office"\n$'
TIMES: Final = '[messages.agree]\ntimes = "Would {slots} suit you?"'


def proposed(playbook: Playbook) -> list[str]:
    found = propose(playbook, plan(), after=at("2026-03-02 15:00"))
    return [f"{start:%a %d %b %H:%M %Z}" for start in found]


@pytest.mark.parametrize(
    ("value", "field", "times"),
    [
        ("", "", ["Thu 05 Mar 09:00 CET", "Fri 06 Mar 13:00 CET", "Mon 09 Mar 16:30 CET"]),
        ("count = 1", "count", ["Thu 05 Mar 09:00 CET"]),
        ('weekdays = ["friday"]', "weekdays", ["Fri 06 Mar 09:00 CET", "Fri 13 Mar 13:00 CET", "Fri 20 Mar 16:30 CET"]),
        ('earliest = "13:00"', "earliest", ["Thu 05 Mar 13:00 CET", "Fri 06 Mar 15:00 CET", "Mon 09 Mar 16:30 CET"]),
        ('latest = "10:00"', "latest", ["Thu 05 Mar 09:00 CET", "Fri 06 Mar 09:30 CET", "Mon 09 Mar 09:30 CET"]),
        ('zone = "seeker"', "zone", ["Thu 05 Mar 09:00 CST", "Fri 06 Mar 13:00 CST", "Mon 09 Mar 16:30 CDT"]),
        ('opens = "1 week"', "opens", ["Mon 09 Mar 09:00 CET", "Tue 10 Mar 13:00 CET", "Wed 11 Mar 16:30 CET"]),
    ],
)
def test_times_to_propose(value: str, field: str, times: list[str]) -> None:
    plain, own = office(SLOTS.replace("$", "")), office(SLOTS.replace("$", value))
    assert list(differences(plain, own)) == ([f"slots.{field}"] if field else [])
    assert proposed(own) == times


def test_times_to_propose_or_none() -> None:
    none, some = office('remove = ["slots"]', TIMES), office(SLOTS.replace("$", ""), TIMES)
    assert list(differences(none, some)) == ["slots"]
    assert isinstance(some.slots, Slots)
    with pytest.raises(NotRenderable):
        words.compose(none, plan(), "agree", slots=propose(none, plan(), after=ASKED.at))
    written = words.compose(some, plan(), "agree", slots=propose(some, plan(), after=ASKED.at))
    assert "Mar 5" in written.part("times").text


# --- Confirming the talk.


def test_confirming_before_the_talk_or_right_after_agreeing() -> None:
    rules = """
        remove = ["steps.confirm"]
        [[steps]]
        id = "confirm"
        $
        message = "confirm"
        source = "the office"
    """
    before, at_once = offices(
        rules,
        'before = "talk_start"\nopens = "1 business day"\ndue = "3 hours"',
        'after = "scheduled"\ndue = "3 hours"',
        differ="steps.confirm.before steps.confirm.after steps.confirm.opens steps.confirm.until",
    )
    assert opens(before, "confirm", AGREED) == "2026-03-04 15:00"
    assert opens(at_once, "confirm", AGREED) == "2026-03-03 15:00"
    assert steps(before, AGREED)["confirm"].due == at("2026-03-05 18:00")
    assert steps(at_once, AGREED)["confirm"].due == at("2026-03-03 18:00")


# --- Preparing.


def test_what_to_prepare() -> None:
    rules = '[[principles]]\nid = "employer_news"\nphase = "$"\nsource = "the office"'
    texts = '[principles]\nemployer_news = "Read the news about their employer."'
    prepare, talk = offices(rules, "prepare", "talk", differ="principles.employer_news.phase", texts=texts)
    assert "- [ ] Read the news" in page(prepare)
    assert "- [ ] Read the news" not in page(talk)


# --- The talk.

PHASES: Final = '[phases]\nchat = "Small talk"\n[talk]\nchat = "Ask how they are."'


def test_the_phases_of_a_talk() -> None:
    rules = '[talk]\nphases = [{ id = "opening", minutes = $ }]\nsource = "the office"'
    short, long = offices(rules, "2", "5", differ="talk.phases.opening.minutes")
    assert ["To open (5 minutes)" in page(one) for one in (short, long)] == [False, True]
    asked = [sum(question.minutes for question in briefing(one, plan()).questions) for one in (short, long)]
    assert asked == [15, 12]


def test_a_phase_of_the_office_s_own() -> None:
    chat = """
        remove = ["talk.phases"]
        [talk]
        phases = [{ id = "chat", minutes = $ }, { id = "questions" }]
        source = "the office"
    """
    short, long = offices(chat, "2", "4", differ="talk.phases.chat.minutes", texts=PHASES)
    assert "## Small talk (4 minutes)\n\nAsk how they are.\n\n## Questions (16 minutes)" in page(long)
    assert "## Small talk (2 minutes)" in page(short)
    assert "To close" not in page(short)


def test_the_share_of_listening() -> None:
    rules = '[talk]\nphases = [{ id = "questions", listening = $ }]\nsource = "the office"'
    half, most = offices(rules, "50", "80", differ="talk.phases.questions.listening")
    assert [
        [f"{share}% of it listening" in sheet.markdown(one, plan()) for share in (50, 80)] for one in (half, most)
    ] == [
        [True, False],
        [False, True],
    ]


# --- Questions.


def test_how_many_questions_to_prepare_and_to_expect() -> None:
    rules = '[talk]\nprepare = 12\nexpect = $\nsource = "the office"'
    few, many = offices(rules, "4", "7", differ="talk.expect")
    found = [briefing(one, plan()) for one in (few, many)]
    assert [(len(one.questions), len(one.spare)) for one in found] == [(4, 8), (7, 5)]
    none, some = offices('[talk]\nsource = "the office"\nprepare = $', "1", "10", differ="talk.prepare")
    assert [len(briefing(one, plan()).spare) for one in (none, some)] == [0, 2]
    assert ["To have ready as well" in page(one) for one in (none, some)] == [False, True]


def test_what_a_talk_must_end_with() -> None:
    rules = '[talk]\nlast = "$"\nsource = "the office"'
    person, feedback = offices(rules, "who_else", "feedback", differ="talk.last")
    assert [briefing(one, plan()).questions[-1].id for one in (person, feedback)] == ["who_else", "feedback"]


def test_questions_for_some_tiers_only() -> None:
    rules = '[[questions]]\nid = "pay"\ntopic = "position"\nabout = "work"\nworth = 100\nsource = "the office"\n$'
    texts = '[questions]\npay = "What does such a post pay?"'
    everybody, friends = offices(rules, "", 'tiers = ["close"]', differ="questions.pay.tiers", texts=texts)

    def asked(playbook: Playbook, relationship: str) -> bool:
        found = briefing(playbook, plan(relationship=relationship), minutes=200)
        return "pay" in [question.id for question in found.questions]

    assert [asked(one, "friend") for one in (everybody, friends)] == [True, True]
    assert [asked(one, "expert") for one in (everybody, friends)] == [True, False]


def test_what_a_question_is_worth() -> None:
    rules = '[[questions]]\nid = "pay"\ntopic = "position"\nabout = "work"\nsource = "the office"\nworth = $'
    texts = '[questions]\npay = "What does such a post pay?"'
    made = offices(rules, "1", "100", differ="questions.pay.worth", texts=texts)
    found = [briefing(one, plan()) for one in made]
    assert ["pay" in [question.id for question in one.questions] for one in found] == [False, True]


def test_how_deep_a_question_goes() -> None:
    rules = '[[questions]]\nid = "usual_week"\ndepth = $\nworth = 100\nsource = "the office"'
    more = '\n[[questions]]\nid = "best_and_hardest"\nworth = 100\nsource = "the office"'
    made = offices(rules + more, "1", "3", differ="questions.usual_week.depth")
    found = [[question.id for question in briefing(one, plan()).questions] for one in made]
    first, last = (ids.index("usual_week") < ids.index("best_and_hardest") for ids in found)
    assert (first, last) == (True, False)


def test_what_becomes_of_what_was_answered_before() -> None:
    rules = '[talk]\nanswered_before = "$"\nsource = "the office"'
    answered = facts.QuestionAnswered(at=at("2026-01-05"), question="how_hiring_works")
    other = attrs.evolve(plan(answered), id="p-0", contact=attrs.evolve(KIM, id="c-9", address=None))
    made = offices(rules, "ask", "check", "skip", differ="talk.answered_before")
    found = [briefing(one, plan(), earlier=[other]) for one in made]
    assert ["how_hiring_works" in [question.id for question in one.checks] for one in found] == [False, True, False]
    assert ["how_hiring_works" in one.skipped for one in found] == [False, False, True]


# --- Afterwards.


def test_what_a_thank_you_must_mention() -> None:
    rules = 'remove = ["messages.thank.optional"]\n[[messages]]\nid = "thank"\nmust = [$]\nsource = "the office"'
    free, points = offices(rules, "", '"learned"', differ="messages.thank.must messages.thank_card.must")
    assert [one.message("thank").must for one in (free, points)] == [(), ("learned",)]
    assert points.message("thank_card").must == ("learned",)
    optional = '[[messages]]\nid = "thank"\nmust = [$]\nsource = "the office"'
    assert draft(office(optional.replace("$", "")), "thank", HELD).dropped == ("learned", "names", "promised")
    with pytest.raises(PlaybookError) as caught:
        office(optional.replace("$", '"learned"'))
    assert {(fault.code, fault.path) for fault in caught.value.faults} == {
        ("missing_part", "messages[10].must[0]"),
        ("missing_part", "messages[11].must[0]"),
    }
    with pytest.raises(NotRenderable):
        draft(points, "thank", HELD)


def test_what_to_note_down() -> None:
    rules = '[[notes]]\nid = "$"\nsource = "the office"'
    texts = '[notes]\n$ = "$ for later"'
    vocabulary, promises = (office(rules.replace("$", one), texts.replace("$", one)) for one in ("words", "debts"))
    assert {path.replace("texts.en.", "") for path in differences(vocabulary, promises)} == {
        "notes.words",
        "notes.debts",
    }
    assert ["**words for later**" in page(one) for one in (vocabulary, promises)] == [True, False]
    assert ["**debts for later**" in page(one) for one in (vocabulary, promises)] == [False, True]


def test_who_pays() -> None:
    made = offices('[talk]\npays = "$"\nsource = "the office"', "seeker", "contact", "each", differ="talk.pays")
    said = ("You pay for travel", "The contact pays", "Each of you pays")
    assert [[text in page(one) for text in said] for one in made] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]


# --- Steps of the office's own.


def test_a_step_that_the_office_invents() -> None:
    rules = """
        [[messages]]
        id = "report"
        parts = ["news"]
        source = "the office"
        [[steps]]
        id = "report"
        after = "talk_end"
        due = "$"
        message = "report"
        source = "the office"
    """
    texts = '[messages.report]\nsubject = "My talk"\nnews = "I met {contact}."\n[steps]\nreport = "Report on {contact}"'
    soon, late = offices(rules, "1 week", "1 month", differ="steps.report.due", texts=texts)
    assert [steps(one, HELD)["report"].due for one in (soon, late)] == [at("2026-03-13 05:00"), at("2026-04-06 05:00")]
    assert draft(soon, "report").body == "I met Kim Lee.\n"
    task = steps(soon, HELD)["report"]
    done = task.done(at=task.due)
    assert done == facts.Done(at=task.due, step="report")
    assert "report" not in steps(soon, HELD, done)


# --- Branches on the answer.


def test_what_follows_from_an_answer() -> None:
    rules = """
        [[steps]]
        id = "branch"
        after = "replied:$"
        due = "1 week"
        until = ["scheduled", "held"]
        source = "the office"
    """
    texts = '[steps]\nbranch = "Write to {contact} again"'
    busy, cannot = offices(rules, "busy", "cannot_help", differ="steps.branch.after", texts=texts)
    replies = [facts.Replied(at=at("2026-03-04 15:00"), answer=answer) for answer in ("busy", "cannot_help", "yes")]
    assert [["branch" in steps(one, ASKED, reply) for reply in replies] for one in (busy, cannot)] == [
        [True, False, False],
        [False, True, False],
    ]


def test_answers_that_an_office_knows() -> None:
    rules = '[[answers]]\nid = "$"\nsource = "the office"\n[[answers]]\nid = "yes"\nsource = "the office"'
    texts = '[answers]\nyes = "Yes"\n$ = "Another answer"'
    busy, later = (office(rules.replace("$", one), texts.replace("$", one)) for one in ("busy", "later"))
    said = plan(ASKED, facts.Replied(at=at("2026-03-04 15:00"), answer="busy"))
    assert {path.rpartition(".")[2] for path in differences(busy, later)} == {"busy", "later"}
    assert anomalies(busy, said) == ()
    assert [anomaly.code for anomaly in anomalies(later, said)] == ["unknown_answer"]
