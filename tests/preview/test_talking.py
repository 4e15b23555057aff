"""The talk on the page."""

import attrs

from infoint.conversation import NoteField, Phase, Principle, Question, Talk, Topic
from infoint.correspondence import Answer, Wording
from infoint.playbook import Playbook
from infoint.preview.talking import briefings, by_topic, phases, reminders
from infoint.rules import Tier
from tests.bench import SOURCE, guide
from tests.preview.reading import text_of
from tests.preview.test_rulings import read, rows, told

TALK = Talk(
    phases=(Phase(id="open", minutes=0), Phase(id="ask", listening=70), Phase(id="close", minutes=13)),
    last="week",
    prepare=3,
    pays="seeker",
    source=SOURCE,
)
TIERS = (
    Tier(id="close", relationships=("friend",), source=SOURCE),
    Tier(id="nobody", relationships=(), source=SOURCE),
    Tier(id="new", relationships=("expert",), source=SOURCE),
)


def question(question_id: str, topic: str = "post", **rule: object) -> Question:
    return Question(**{"id": question_id, "topic": topic, "about": "work", "source": SOURCE, **rule})  # type: ignore[arg-type]


def asking(*asked: Question, **rules: object) -> Playbook:
    topics = tuple(Topic(id=one, required=one != "way", source=SOURCE) for one in ("post", "field", "way"))
    return guide(questions=asked, topics=topics, **{"talk": TALK, **rules})


ONES = (question("week"), question("pay", tiers=("close",)), question("day", minutes=4), question("year"))


def test_phases() -> None:
    playbook = asking(question("week"))
    assert rows(phases(playbook), "The phases of a talk of 20 minutes") == [
        ["To openopen", "0", "–", "The open."],
        ["To askask", "7", "70%", "The ask."],
        ["To closeclose", "13", "–", "The close."],
    ]
    bar = [text_of(one) for one in read(phases(playbook)).iter("span") if one.get("style")]
    assert bar == ["7\N{PRIME}", "13\N{PRIME}"]  # what takes no time has no place in it
    customs = told(phases(playbook))
    assert (customs["question to end with"], customs["who pays"]) == ("week", "the seeker")
    assert "Aim The aim." in text_of(read(phases(playbook)))


def test_every_question_stands_under_its_topic() -> None:
    playbook = asking(*ONES)
    found = {topic: [row[0] for row in rows(by_topic(playbook), f"Questions on {topic}")] for topic in ("post", "way")}
    assert found == {
        "post": [f"What about {one}?{one}" for one in ("week", "pay", "day", "year")],
        "way": [],
    }
    whole = text_of(read(by_topic(playbook)))
    assert "About post post required" in whole
    assert "About way way the guide" in whole
    assert "No question." in whole
    anchors = [one.get("id") for one in read(by_topic(playbook)).iter() if one.get("id")]
    assert anchors == [f"question-{one.id}" for one in ONES]


def test_which_are_asked_in_the_time() -> None:
    whole = text_of(read(by_topic(asking(*ONES))))
    assert "In 20 minutes there is time for 3 of 4 questions. No time for: field." in whole
    places = [row[1].split() for row in rows(by_topic(asking(*ONES)), "Questions on post")]
    assert places == [["asked", "the", "last", "one"], ["asked"], ["if", "time", "is", "left"], ["asked"]]


def test_what_differs_by_tier_is_told() -> None:
    playbook = asking(*ONES, tiers=TIERS)
    assert sorted(map(tuple, briefings(playbook).values())) == [("close",), ("new",)]
    whole = text_of(read(by_topic(playbook)))
    assert "In 20 minutes with somebody of close there is time for 3 of 4 questions." in whole
    places = {row[0]: row[1] for row in rows(by_topic(playbook), "Questions on post")}
    assert places["What about pay?pay"] == "asked close"
    assert places["What about week?week"] == "asked the last one"


def test_a_question_that_nobody_is_asked_makes_no_difference() -> None:
    never = question("never", minutes=60, tiers=("close",))
    playbook = asking(question("week"), never, tiers=TIERS, talk=attrs.evolve(TALK, prepare=1))
    assert list(briefings(playbook).values()) == [["close", "new"]]


def test_questions_to_have_ready() -> None:
    playbook = asking(question("week", minutes=6), question("day", minutes=6), question("year", minutes=6))
    places = [row[1] for row in rows(by_topic(playbook), "Questions on post")]
    assert places == ["asked the last one", "held ready", "held ready"]


def test_what_to_bear_in_mind() -> None:
    playbook = guide(
        principles=(
            Principle(id="listen", phase="talk", source=SOURCE),
            Principle(id="short", phase="request", source=SOURCE),
        ),
        notes=(NoteField(id="names", source=SOURCE),),
        answers=(Answer(id="busy", source=SOURCE),),
        wordings=(
            Wording(id="jobs", policy="denied", messages=("letter",), source=SOURCE),
            Wording(id="pay", policy="banned", source=SOURCE),
        ),
        messages={"letter": {"subject": "A talk", "greeting": "Dear {contact},"}},
        texts={"wordings.jobs.words": "a job\na <post>"},
    )
    assert rows(reminders(playbook), "In the talk") == [["Mind listen.listen", "the guide, page 1"]]
    assert rows(reminders(playbook), "When asking") == [["Mind short.short", "the guide, page 1"]]
    assert rows(reminders(playbook), "To write down") == [["Note namesnames", "the guide, page 1"]]
    assert rows(reminders(playbook), "Answers that steps wait for") == [["Said busybusy", "the guide, page 1"]]
    assert rows(reminders(playbook), "Words that a message avoids, softens, denies or allows") == [
        ["words, English: a job, a <post>denial, English: not a jobjobs", "denied", "letter", "the guide, page 1"],
        ["words, English: a jobpay", "banned", "every message", "the guide, page 1"],
    ]
    assert [table.findtext("caption") for table in read(reminders(playbook)).iter("table")][:2] == [
        "When asking",
        "In the talk",
    ]


def test_nothing_to_bear_in_mind() -> None:
    assert list(reminders(guide())) == []
