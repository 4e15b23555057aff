"""The sheet as a page: what it holds, for whom it is readable, and that no text can be more than text."""

import re

import attrs
import pytest
from hypothesis import given

from infoint import facts, playbooks
from infoint.conversation import NoteField, Phase, Principle, Question, Talk, Topic
from infoint.people import Organisation
from infoint.playbook import Playbook
from infoint.render.sheet.in_html import page, said
from tests.bench import ANA, KIM, SOURCE, at, guide, plan
from tests.preview.reading import Page, names, tree
from tests.strategies import lines, texts

AGREED = facts.Scheduled(
    at=at("2026-02-23 09:00"),
    start=at("2026-03-03 21:00"),
    minutes=20,
    medium="video",
    place="https://meet.example/x?a=1&b=2",
)
GUIDE = guide(
    topics=(Topic(id="post", required=True, source=SOURCE), Topic(id="field", required=True, source=SOURCE)),
    questions=(
        Question(id="week", topic="post", about="work", minutes=5, source=SOURCE),
        Question(id="future", topic="field", about="work", minutes=4, source=SOURCE),
        Question(id="long", topic="field", about="work", minutes=60, source=SOURCE),
    ),
    principles=(
        Principle(id="listen", phase="talk", source=SOURCE),
        Principle(id="speech", phase="prepare", source=SOURCE),
    ),
    notes=(NoteField(id="learned", source=SOURCE), NoteField(id="names", source=SOURCE)),
    talk=Talk(
        phases=(Phase(id="opening", minutes=0), Phase(id="questions", listening=70), Phase(id="closing", minutes=3)),
        answered_before="check",
        source=SOURCE,
    ),
)
OTHER = attrs.evolve(KIM, id="c-2", name="Tom B.", address=None)
EARLIER = plan(
    facts.QuestionAnswered(at=at("2026-01-05"), question="week"),
    facts.QuestionLeftOpen(at=at("2026-01-05"), question="future"),
    facts.QuestionLeftOpen(at=at("2026-01-05"), question="long"),
    plan_id="p-0",
    contact=OTHER,
)


def full_page() -> str:
    ana = attrs.evolve(ANA, elevator_speech={"en": "I am Ana.\n\nI look at cells."})
    kim = attrs.evolve(KIM, addressed_as="Dr. Lee", organisation=Organisation("o-1", "Acme & Co."))
    happened = (
        facts.Promised(at=at("2026-02-24"), by="seeker", text="Send <it>."),
        facts.Noted(at=at("2026-02-24"), field="names", text="Dr. Weiss\n\nBern"),
    )
    return page(GUIDE, plan(AGREED, *happened, seeker=ana, contact=kim, introducer=OTHER), earlier=[EARLIER])


def full() -> Page:
    return Page(full_page())


def test_everything_stands_on_the_page() -> None:
    found = [line for line in full().text.splitlines() if line.strip()]
    assert found == [
        "Talk with Kim Lee",
        "Talk with Kim Lee",
        "Address as Dr. Lee · Acme & Co. · Introduced by Tom B.",
        "Tue, Mar 3, 3:00\u202fPM CST, 20 minutes (video)",
        "For Kim Lee: Tue, Mar 3, 10:00\u202fPM CET",
        "https://meet.example/x?a=1&b=2",
        "17′3′",
        "Aim",
        "The aim.",
        "Elevator speech (about 5 seconds)",
        "I am Ana.",
        "I look at cells.",
        "To prepare",
        "Mind speech.",
        "To opening 0 minutes",
        "The opening.",
        "To questions 17 minutes, 70% of it listening",
        "The questions.",
        "About field",
        "What about future?\xa04′ nobody could tell so far",
        "To check",
        "Somebody has told you already; ask whether it is the same here.",
        "What about week?",
        "Still unknown",
        "You have asked, and nobody could tell so far.",
        "What about long?",
        "To closing 3 minutes",
        "The closing.",
        "To keep in mind",
        "Mind listen.",
        "Promised so far",
        "You: Send <it>.",
        "Notes",
        "Note learned",
        "Note names",
        "Dr. Weiss",
        "Bern",
    ]


def test_an_empty_line_of_a_text_is_no_paragraph() -> None:
    assert "<p" in full_page()
    assert not re.search(r"<p[^>]*></p>", full_page())


def test_what_can_be_ticked_off_has_a_box() -> None:
    found = full()
    assert found.all("input") == [{"type": "checkbox"}] * 5
    assert {"title": "4 minutes", "dir": "ltr"} in found.all("small")


def test_without_what_is_not_known_nothing_stands_empty() -> None:
    bare = guide(notes=GUIDE.notes[:1])
    found = Page(page(bare, plan()))
    assert found.all("input") == []
    assert [one for one in found.all("p") if one.get("class") == "whom"] == []
    assert [one for one in found.all("ul") if one.get("class") == "when"] == []
    assert not re.search(r"<(ul|li|p|h2|h3|section)[^>]*></\1>", page(bare, plan()))


def test_the_place_of_a_talk_is_a_link_only_where_it_is_on_the_web() -> None:
    assert [one["href"] for one in full().all("a")] == ["https://meet.example/x?a=1&b=2"]
    assert Page(page(GUIDE, plan(attrs.evolve(AGREED, place="javascript:alert(1)")))).all("a") == []
    assert "Room 12" in Page(page(GUIDE, plan(attrs.evolve(AGREED, place="Room 12")))).text


def test_what_a_person_wrote_has_its_own_direction() -> None:
    assert [one.get("dir") for one in full().all("p")].count("auto") == 5  # the aim, the speech, what was noted
    assert '<bdi><a href="https://meet.example/x?a=1&amp;b=2"' in full_page()
    assert "<bdi><span>Room 12</span></bdi>" in page(GUIDE, plan(attrs.evolve(AGREED, place="Room 12")))


def test_the_bar_shows_minutes_and_listening() -> None:
    styles = [one["style"] for one in full().all("span") if "style" in one]
    assert styles == ["flex-grow: 17", "flex-grow: 3"]  # nothing for a phase that found no time
    assert [one["style"] for one in full().all("i")] == ["inline-size: 70%"]


@pytest.mark.parametrize(("rooms", "beside"), [(1, 2), (2, 2), (3, 3), (4, 2), (5, 3), (6, 3), (7, 3)])
def test_rooms_for_notes_stand_in_even_rows(rooms: int, beside: int) -> None:
    notes = tuple(NoteField(id=f"n{one}", source=SOURCE) for one in range(rooms))
    styles = [one.get("style") for one in Page(page(guide(notes=notes), plan())).all("div")]
    assert f"--beside: {beside}" in styles


def spoken(language: str) -> Playbook:
    return guide(languages=(language,), notes=GUIDE.notes)


@pytest.mark.parametrize(("language", "side"), [("ar", "rtl"), ("ja", "ltr"), ("pt-BR", "ltr")])
def test_the_page_says_its_language_and_direction(language: str, side: str) -> None:
    found = Page(page(spoken(language), plan(), language=language))
    assert found.all("html") == [{"lang": language, "dir": side}]


def test_a_name_of_another_direction_is_kept_apart() -> None:
    kim = attrs.evolve(KIM, name="ميادة حسن")
    written = page(GUIDE, plan(AGREED, contact=kim))
    assert "<h1>Talk with <bdi>ميادة حسن</bdi></h1>" in written
    assert "<title>Talk with ميادة حسن</title>" in written
    assert "For <bdi>ميادة حسن</bdi>: " in written
    assert not re.search("[\u2066-\u2069\ufffd]", written)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a & b", "a &amp; b"),
        ("\u2068a\u2069", "<bdi>a</bdi>"),
        ("a \u2068b \u2068c\u2069 d\u2069 e", "a <bdi>b <bdi>c</bdi> d</bdi> e"),
        ("a\u2069b", "ab"),
        ("a\u2068b", "ab"),
        ("\u2067a\u2066b\u2069", "a<bdi>b</bdi>"),
        ("", ""),
    ],
)
def test_what_is_kept_apart_stands_in_an_element(text: str, made: str) -> None:
    assert str(said(text)) == made


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    written = page(playbooks.load("gsbs"), plan(AGREED))
    found = Page(written)
    assert {name for name, _ in found.elements}.isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    assert not [name for _, given in found.elements for name in given if name.startswith("on") or name == "src"]
    assert "url(" not in written
    assert "@import" not in written
    assert set(names(tree(written))) == {name for name, _ in found.elements}


@given(lines(), texts())
def test_people_add_nothing_to_a_page(name: str, speech: str) -> None:
    def shape(contact: str, says: str) -> list[str]:
        seeker = attrs.evolve(ANA, elevator_speech={"en": says})
        promised = facts.Promised(at=at("2026-02-24"), by="contact", text=says)
        organisation = Organisation("o-1", contact)
        kim = attrs.evolve(KIM, name=contact, organisation=organisation)
        made = Page(page(GUIDE, plan(AGREED, promised, seeker=seeker, contact=kim)))
        return [tag for tag, _ in made.elements if tag not in {"bdi", "p"}]  # a line of a text is a paragraph

    assert shape(name, speech) == shape("x", "x")
