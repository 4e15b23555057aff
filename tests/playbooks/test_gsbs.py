"""The guide that ships: all of its article that can be acted on, sentence by sentence, and nothing copied from it.

Each test named after a sentence is cited in `docs/explanation/seed-traced.md`.
"""

import hashlib
import json
import re
import tomllib
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import pytest

from infoint import facts, playbooks
from infoint.asking import outreach
from infoint.conversation import Question
from infoint.facts import Fact
from infoint.guide import DEFAULT
from infoint.message import Draft
from infoint.people import Contact, Organisation
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.questions import briefing
from infoint.render import sheet
from infoint.rules import DEFAULT_SOURCE
from infoint.schedule import agenda
from infoint.task import Task
from infoint.words import advice, compose
from tests.bench import ANA, KIM, at, plan

GSBS = playbooks.load("gsbs")
WORDS = GSBS.in_language("en").by_key
RULES = {
    f"{name}.{rule.id}": rule
    for name in ("tiers", "directories", "messages", "steps", "topics", "questions", "principles")
    for rule in getattr(GSBS, name)
}
RELATIONSHIPS = tuple(word for tier in GSBS.tiers for word in tier.relationships)
JO = Contact(id="c-2", name="Jo Okafor")
MONDAY = at("2026-03-02 15:00")
THURSDAY = at("2026-03-05 15:00")
PLANNED = facts.Planned(at=MONDAY)
AGREED = facts.Scheduled(at=MONDAY, start=THURSDAY, minutes=20, medium="video")
HELD = facts.Held(at=THURSDAY + timedelta(minutes=20))


def due(*happened: Fact, **when: Any) -> dict[str, Task]:
    """Return the tasks of a plan by their steps."""
    return {task.step: task for task in agenda(GSBS, [plan(*happened)], **when)}


def letter(message: str = "request", *, relationship: str = "friend", **rest: Any) -> Draft:
    return compose(GSBS, plan(relationship=relationship, introducer=JO, **rest), message)


def told(message: str, part: str, **rest: Any) -> str:
    return letter(message, **rest).part(part).text


def questions(topic: str) -> list[str]:
    return [question.id for question in GSBS.questions if question.topic == topic]


def principles(phase: str) -> set[str]:
    return {principle.id for principle in GSBS.principles if principle.phase == phase}


# --- Introduction.


def test_talks_are_there_to_learn_about_the_work_and_the_person() -> None:
    aim = advice(GSBS, "aim", "en", contact="Kim Lee", minutes=20)
    assert "learn what Kim Lee does and how the field works" in aim
    assert aim in sheet.markdown(GSBS, plan()).replace("\\", "")


def test_one_may_ask_what_to_do_next() -> None:
    assert RULES["questions.in_my_place"].topic == "advice"
    assert "next" in WORDS["questions.in_my_place"]


def test_a_variety_of_people_is_asked() -> None:
    lab = Organisation("o-1", "The lab")
    plans = [plan(plan_id=f"p-{one}", contact=attrs.evolve(KIM, id=f"c-{one}", organisation=lab)) for one in range(3)]
    assert len(outreach(GSBS, plans).ask) == 1
    assert "variety" in principles("request")


def test_a_talk_may_cover_what_a_job_entails_and_requires() -> None:
    assert not RULES["topics.requirements"].required
    assert "skills" in questions("requirements")
    assert "job_entails" in questions("position")


# --- WHAT.

TOPICS = ["position", "path", "prospects", "hiring", "advice"]


def test_a_talk_covers_its_four_subjects_and_how_the_job_search_works() -> None:
    assert [topic.id for topic in GSBS.topics if topic.required] == TOPICS
    chosen = briefing(GSBS, plan())
    assert chosen.left_out == ()
    assert {question.topic for question in chosen.questions} >= set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_each_subject_has_questions_and_gets_time_in_twenty_minutes(topic: str) -> None:
    everything_else = [one.id for one in GSBS.questions if one.topic != topic]
    answered = (facts.QuestionAnswered(at=MONDAY, question=one) for one in everything_else)
    found = briefing(GSBS, plan(*answered)).questions
    assert found
    assert {one.id for one in found} <= set(questions(topic))
    assert 10 <= sum(one.minutes for one in found) <= 15


def test_a_talk_covers_the_current_position() -> None:
    assert "your position" in WORDS[f"questions.{questions('position')[0]}"]


def test_a_talk_covers_the_way_into_the_field() -> None:
    assert "brought you to where you are" in WORDS[f"questions.{questions('path')[0]}"]


def test_a_talk_covers_long_term_opportunities() -> None:
    assert "five years" in WORDS["questions.five_years"]
    assert questions("prospects")[:2] == ["five_years", "next_post"]


@pytest.mark.parametrize(
    ("kind", "question", "word"),
    [
        ("contacts", "who_else", "Who else"),
        ("feedback", "feedback", "my background"),
        ("professional societies", "societies", "professional societies"),
        ("insights", "in_my_place", "in my place"),
    ],
)
def test_advice_is_contacts_feedback_societies_and_insights(kind: str, question: str, word: str) -> None:
    assert question in questions("advice")
    assert kind in RULES[f"questions.{question}"].source
    assert word in WORDS[f"questions.{question}"]


def test_questions_are_about_the_person_and_about_the_work() -> None:
    chosen = briefing(GSBS, plan()).questions
    assert {question.about for question in chosen} == {"person", "work"}
    about = {question.id: question.about for question in GSBS.questions}
    assert (about["best_and_hardest"], about["turning_point"], about["job_entails"]) == ("person", "person", "work")


def test_one_asks_how_the_job_search_works_in_the_field() -> None:
    assert questions("hiring")[0] == "how_hiring_works"
    assert "find their positions" in WORDS["questions.how_hiring_works"]


# --- HOW.


def test_you_ask() -> None:
    task = due(PLANNED, at=MONDAY)["ask"]
    assert (task.message, task.done_by) == ("request", ("requested",))
    assert "ask" not in due(PLANNED, facts.Requested(at=MONDAY), at=MONDAY)


def test_people_one_knows_best_come_first() -> None:
    assert GSBS.tiers[0].relationships == ("friend", "peer", "mentor", "supervisor")


def test_professional_acquaintances_come_second() -> None:
    assert GSBS.tiers[1].relationships == ("acquaintance", "co_worker", "friend_of_friend")


def test_people_one_does_not_know_come_last() -> None:
    assert GSBS.tiers[2].relationships == ("alumni_database", "expert", "association", "referral")
    assert GSBS.tier_of("somebody from a train") == GSBS.tiers[2]


def test_people_are_asked_in_that_order() -> None:
    plans = [
        plan(
            plan_id=f"p-{number}",
            relationship=word,
            contact=attrs.evolve(KIM, id=f"c-{number}", address=f"{number}@example.com"),
        )
        for number, word in enumerate(reversed(RELATIONSHIPS), 10)
    ]
    order = [candidate.tier for candidate in outreach(GSBS, plans).ask]
    assert order == ["close"] * 4 + ["professional"] * 3 + ["new"] * 4


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_the_request_is_short_and_concise(relationship: str) -> None:
    written = letter(relationship=relationship)
    assert written.channel == "email"
    assert len(written.body.split()) <= GSBS.message("request").most[0].amount == 150
    assert "short" in principles("request")


def test_the_request_says_who_one_is() -> None:
    assert told("request", "who_i_am") == ANA.who_i_am.get("en")


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_the_request_says_how_one_knows_or_found_them(relationship: str) -> None:
    said = told("request", "connection", relationship=relationship)
    assert said != told("request", "connection", relationship="stranger")
    assert [told("request", "connection", relationship=other) for other in RELATIONSHIPS].count(said) == 1
    assert ("Jo Okafor" in said) == (relationship in ("referral", "friend_of_friend"))


def test_the_request_says_that_one_explores_the_field_and_wants_information() -> None:
    said = told("request", "exploring")
    assert "exploring careers in science policy" in said
    assert "learn more" in said


def test_the_request_asks_for_twenty_minutes() -> None:
    assert (GSBS.request.minutes, GSBS.request.least, GSBS.request.most) == (20, 20, 20)
    assert "20 minutes" in told("request", "minutes")


def test_the_request_offers_telephone_or_zoom() -> None:
    assert GSBS.request.media == ("phone", "video")
    assert "telephone or Zoom" in told("request", "minutes")


def test_many_people_say_yes_because_they_like_to_talk_and_to_help() -> None:
    assert "take_heart" in principles("request")
    assert all(word in WORDS["principles.take_heart"] for word in ("yes", "like to talk", "help"))


# --- WHY.


def test_one_asks_for_posts_that_are_never_advertised() -> None:
    assert "without ever being advertised" in WORDS["questions.where_posts_are_found"]
    assert "where_posts_are_found" in questions("hiring")


def test_referrals_are_followed_up() -> None:
    named = facts.Referred(at=HELD.at, contact="c-2")
    task = due(AGREED, HELD, named, at=HELD.at)["follow_up_referrals"]
    assert task.opens == named.at
    assert "follow_up_referrals" not in due(AGREED, HELD, named, task.done(at=HELD.at), at=HELD.at)
    assert "follow_up_referrals" not in due(AGREED, HELD, at=HELD.at)


def test_good_people_know_other_people() -> None:
    assert "who_else" in questions("advice")
    assert "who else" in advice(GSBS, "closing", "en", contact="Kim Lee", minutes=20)
    assert "Jo Okafor" in letter(relationship="referral").subject.text


def test_connections_and_advice_are_written_down() -> None:
    assert "network" in principles("after")
    assert "names and advice" in WORDS["principles.network"]


# --- Final Thoughts.

JOB = re.compile(r"\b(hire me|vacanc|openings?\b|my (cv|r[ée]sum[ée])|job for me|position for me)", re.IGNORECASE)


def test_one_asks_for_information_and_never_for_a_job() -> None:
    assert "information only, not a job" in told("request", "minutes")
    assert "never for a job" in WORDS["talk.aim"]
    assert "never_a_job" in principles("request")
    assert "information_only" in principles("talk")
    assert [key for key, text in WORDS.items() if JOB.search(text) and not key.startswith("wordings.")] == []
    assert {rule.policy for rule in GSBS.wordings} == {"banned"}


def test_follow_up_is_not_overlooked() -> None:
    thanked = facts.Done(at=HELD.at, step="thank")
    later = HELD.at + timedelta(days=100)
    task = due(AGREED, HELD, thanked, at=later)["keep_in_touch"]
    assert task.message == "keep_in_touch"
    again = due(AGREED, HELD, thanked, task.done(at=later), at=later + timedelta(days=100))["keep_in_touch"]
    assert again.occurrence == 2
    assert "keep_in_touch" not in due(AGREED, HELD, at=later)


def test_thanks_are_due_by_e_mail_within_48_hours_of_the_talk() -> None:
    task = due(AGREED, HELD, at=HELD.at)["thank"]
    assert task.deadline == HELD.at + timedelta(hours=48)
    assert task.due <= task.deadline
    assert all(reminder.instant < task.deadline for reminder in task.reminders)
    written = letter("thank", facts=(AGREED, HELD))
    assert written.channel == "email"
    assert "Thank you" in written.body
    assert "thanks" in principles("after")
    assert task.explanation.source == "GSBS Career Series, Final Thoughts"


def test_thanks_do_not_wait_for_a_click() -> None:
    end = AGREED.end
    task = due(AGREED, at=end)["thank"]
    assert task.explanation.presumed
    assert task.deadline == end + timedelta(hours=48)


def test_questions_are_prepared_in_advance() -> None:
    task = due(AGREED, at=AGREED.start - timedelta(hours=1))["prepare"]
    assert task.opens < task.due <= AGREED.start
    assert "questions" in WORDS["steps.prepare"]
    assert "questions_ready" in principles("prepare")
    page = sheet.markdown(GSBS, plan(AGREED))
    assert all(WORDS[f"questions.{question.id}"] in page for question in briefing(GSBS, plan(AGREED)).questions)


def test_the_elevator_speech_is_ready() -> None:
    assert "elevator speech" in WORDS["steps.prepare"]
    assert "elevator_speech" in principles("prepare")
    seeker = attrs.evolve(ANA, elevator_speech={"en": "I count cells."})
    assert "I count cells." in sheet.markdown(GSBS, plan(seeker=seeker))


def test_one_listens_more_than_one_talks() -> None:
    [share] = [phase.listening for phase in GSBS.talk.phases if phase.listening is not None]
    assert share > 50
    assert "listen" in principles("talk")
    assert WORDS["principles.listen"] in sheet.markdown(GSBS, plan())


def test_their_time_is_respected() -> None:
    chosen = briefing(GSBS, plan())
    asking = sum(question.minutes for question in chosen.questions)
    opening, free, closing = (phase.minutes for phase in chosen.phases)
    assert asking <= free
    assert opening + free + closing == GSBS.request.minutes
    assert "stop on time" in WORDS["talk.closing"]
    assert "their_time" in principles("talk")
    assert "keep to 20 minutes" in told("confirm", "time", facts=(AGREED,))


# --- The last paragraphs.


def test_the_alumni_database_is_a_source_with_its_address() -> None:
    [directory] = GSBS.directories
    assert directory.url == "https://www.gsbsalumni.com"
    assert directory.relationship == "alumni_database"
    assert "the GSBS alumni database" in told("request", "connection", relationship="alumni_database")


# --- Rules and their sources.


def test_every_rule_names_its_section_or_infoint_itself() -> None:
    for rule in (GSBS.request, GSBS.talk, *RULES.values()):
        assert rule.source == DEFAULT_SOURCE or rule.source.startswith("GSBS Career Series, "), rule


def test_a_rule_of_infoint_s_own_needs_no_list_of_its_own_figures() -> None:
    assert [rule for rule in RULES.values() if rule.source == DEFAULT_SOURCE and getattr(rule, "defaults", ())] == []


@pytest.mark.parametrize("key", sorted(RULES))
def test_every_figure_that_the_article_does_not_give_is_marked(key: str) -> None:
    rule = RULES[key]
    figures = {"opens", "due", "deadline", "closes", "remind", "at_most", "most", "repeats"}
    given = {name for name in figures if getattr(rule, name, None)}
    stated = {"deadline"} if key == "steps.thank" else set[str]()
    assert rule.source == DEFAULT_SOURCE or given - stated <= set(getattr(rule, "defaults", ()))


def english() -> dict[str, Any]:
    return tomllib.loads(files("infoint.playbooks").joinpath("gsbs.en.toml").read_text(encoding="utf-8"))


def test_every_text_is_in_the_english_file() -> None:
    said = english()
    assert (said["language"], said["reviewed_by"]) == ("en", "not yet")
    for key, rule in RULES.items():
        name, _, rule_id = key.partition(".")
        if name == "messages":
            whole = said[name][rule.instead_of] if rule.instead_of else {}
            assert {*whole, *said[name].get(rule_id, {})} >= {"subject", *rule.parts}
        else:
            assert rule_id in said[name]
    assert said["media"].keys() == set(GSBS.request.media)


def test_the_rules_hold_no_sentences() -> None:
    rules = tomllib.loads(files("infoint.playbooks").joinpath("gsbs.toml").read_text(encoding="utf-8"))
    sentences = re.compile(r"[.?!]$|\. [A-Z]")
    texts = [value for name in RULES for value in attrs.astuple(RULES[name], recurse=False) if isinstance(value, str)]
    assert [text for text in texts if sentences.search(text)] == []
    assert rules.keys() <= {"format", *(field.name for field in attrs.fields(Playbook))}


RUNS = frozenset(Path(__file__).with_name("seed_article_runs.txt").read_text(encoding="ascii").split())
"""Digests of all runs of six words of the article: enough to notice a copy, and no copy of it."""


def runs(text: str) -> dict[str, str]:
    words = re.findall(r"[a-z0-9]+", re.sub("['’]", "", text.lower()))
    found = (" ".join(words[at : at + 6]) for at in range(len(words) - 5))
    return {hashlib.sha256(run.encode()).hexdigest()[:8]: run for run in found}


@pytest.mark.parametrize("name", ["gsbs.toml", "gsbs.en.toml"])
def test_no_six_words_in_a_row_are_the_article_s(name: str) -> None:
    text = files("infoint.playbooks").joinpath(name).read_text(encoding="utf-8")
    found = runs(text)
    assert len(found) > 500
    assert [run for digest, run in found.items() if digest in RUNS] == []


def test_a_copy_would_be_noticed() -> None:
    assert len(RUNS) == 486
    assert not RUNS.isdisjoint(runs("People are surprised how: people you know best first, such as your friends"))


# --- An office changes it.

OWN = 'format = 1\nbase = "gsbs"\nid = "office"\nrevision = 1\n'
INFOINTS = sorted(key for key, rule in RULES.items() if rule.source == DEFAULT_SOURCE)
FIGURES = sorted(
    (key, figure) for key, rule in RULES.items() for figure in getattr(rule, "defaults", ()) if key.startswith("steps.")
)
OTHER = {
    "opens": '"2 hours"',
    "due": '"11 hours"',
    "closes": '"12 weeks"',
    "remind": '["3 hours"]',
    "at_most": "9",
    "repeats": "false",
    "only_if": '["replied"]',
}


def own(rules: str, words: str = "") -> Playbook:
    written = {"office.toml": rules.encode(), "office.en.toml": f'format = 1\nlanguage = "en"\n{words}'.encode()}
    return playbooks.parse(written if words else {"office.toml": written["office.toml"]})


def test_all_rules_that_are_infoint_s_own_can_be_taken_out() -> None:
    office = own(f"{OWN}remove = {json.dumps(INFOINTS)}\n")
    left = [step.id for step in office.steps]
    thanked = ["thank", "thank_introducer", "tell_how_it_went"]
    assert left == ["ask", "prepare", *thanked, "follow_up_referrals", "keep_in_touch"]
    written = ["request", "thank", "thank_introducer", "tell_introducer", "keep_in_touch"]
    assert [message.id for message in office.messages] == written
    assert {rule.source for rule in (*office.steps, *office.messages)}.isdisjoint({DEFAULT_SOURCE})


@pytest.mark.parametrize("key", [key for key in INFOINTS if key.startswith("steps.")])
def test_each_step_that_is_infoint_s_own_can_be_taken_out(key: str) -> None:
    gone = [key] + ["steps.let_go"] * (key == "steps.nudge")
    office = own(f"{OWN}remove = {json.dumps(gone)}\n")
    assert len(office.steps) == len(GSBS.steps) - len(gone)
    assert office.step(key.partition(".")[2]) is None


@pytest.mark.parametrize(("key", "figure"), FIGURES)
def test_each_figure_that_is_infoint_s_own_can_be_changed(key: str, figure: str) -> None:
    step = key.partition(".")[2]
    changed = '"5 months"' if (step, figure) == ("keep_in_touch", "due") else OTHER[figure]
    office = own(f'{OWN}[[steps]]\nid = "{step}"\n{figure} = {changed}\nsource = "our office"\n')
    before, after = GSBS.step(step), office.step(step)
    assert before
    assert after
    assert getattr(after, figure) != getattr(before, figure)
    assert (
        attrs.evolve(after, **{figure: getattr(before, figure)}, source=before.source, defaults=before.defaults)
        == before
    )


OFFICE = """\
format = 1
base = "gsbs"
id = "office"
revision = 1
remove = ["steps.nudge", "steps.let_go", "questions.societies"]
[request]
minutes = 30
media = ["video"]
source = "our office"
[[steps]]
id = "thank"
deadline = "24 hours"
remind = ["20 hours"]
source = "our office"
[[steps]]
id = "card"
after = "talk_end"
due = "2 business days"
source = "our office"
[[questions]]
id = "first_day"
topic = "path"
about = "person"
worth = 50
source = "our office"
"""
OFFICE_WORDS = """\
[steps]
card = "Post a card to {contact}"
[questions]
first_day = "What was your first day like?"
"""


def test_an_own_playbook_of_some_thirty_lines_works() -> None:
    assert len((OFFICE + OFFICE_WORDS).splitlines()) + 2 <= 31
    office = own(OFFICE, OFFICE_WORDS)
    tasks = {task.step: task for task in agenda(office, [plan(AGREED, HELD)], at=HELD.at)}
    assert tasks.keys() == {"thank", "card"}
    assert tasks["thank"].deadline == HELD.at + timedelta(hours=24)
    assert tasks["card"].explanation.source == "our office"
    assert "30 minutes" in compose(office, plan(), "request").body
    assert "telephone" not in compose(office, plan(), "request").body
    asked: tuple[Question, ...] = briefing(office, plan()).questions
    assert {"first_day", "who_else"} <= {question.id for question in asked}


def test_three_sentences_are_an_own_playbook() -> None:
    words = '[messages.request]\nexploring = "I wonder about {field}."\n[messages.request.connection]\nfriend = "Hi!"\n'
    office = own(OWN, words)
    body = compose(office, Plan("p-1", ANA, KIM, relationship="friend"), "request").body
    assert "I wonder about science policy." in body
    assert "Hi!" in body
    assert compose(office, Plan("p-1", ANA, KIM, relationship="peer"), "request").part("connection") == compose(
        GSBS, Plan("p-1", ANA, KIM, relationship="peer"), "request"
    ).part("connection")


def test_default_is_the_connection_for_strangers() -> None:
    assert told("request", "connection", relationship="stranger") == WORDS[f"messages.request.connection.{DEFAULT}"]
