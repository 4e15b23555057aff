"""The sheet as Markdown: what stands there, and that no text can be more than text."""

import re

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from infoint import facts
from infoint.conversation import NoteField, Principle, Question, Talk, Topic
from infoint.correspondence import Request
from infoint.errors import NotKnown
from infoint.guide import Texts
from infoint.people import Organisation
from infoint.render.sheet.in_markdown import escaped, markdown
from tests.bench import ANA, KIM, SOURCE, at, guide, plan, step
from tests.strategies import lines, texts

AGREED = facts.Scheduled(
    at=at("2026-02-23 09:00"), start=at("2026-03-03 21:00"), minutes=20, medium="video", place="Room 12"
)
GUIDE = guide(
    step(after="planned"),
    topics=(Topic(id="post", required=True, source=SOURCE), Topic(id="field", required=True, source=SOURCE)),
    questions=(
        Question(id="week", topic="post", about="person", minutes=5, source=SOURCE),
        Question(id="future", topic="field", about="work", minutes=4, source=SOURCE),
        Question(id="best", topic="post", about="person", minutes=1, source=SOURCE),
        Question(id="history", topic="field", about="work", minutes=60, source=SOURCE),
    ),
    principles=(
        Principle(id="listen", phase="talk", source=SOURCE),
        Principle(id="short", phase="request", source=SOURCE),
        Principle(id="time", phase="talk", source=SOURCE),
    ),
    talk=Talk(source=SOURCE),
    texts={"media.video": "Zoom", "talk.opening": "Keep to {minutes}, {contact}."},
)
NOTE_TEXTS = tuple(
    Texts(language=one.language, lines=(*one.lines, ("notes.learned", "Note it"))) for one in GUIDE.texts
)
PAGE = """\
# Talk with Kim Lee

Tue, Mar 3, 3:00\u202fPM CST, 20 minutes (Zoom)
For Kim Lee: Tue, Mar 3, 10:00\u202fPM CET
Room 12

## Aim

The aim.

## Elevator speech (about 5 seconds)

I am Ana. I look at cells.

## To opening (2 minutes)

Keep to 20 minutes, Kim Lee.

## To questions (15 minutes)

The questions.

### About post

- [ ] What about week? *5 minutes*
- [ ] What about best? *1 minute*

### About field

- [ ] What about future? *4 minutes*

## To closing (3 minutes)

The closing.

## To keep in mind

- Mind listen.
- Mind time.

## Notes

**Advice**

&nbsp;

**People to talk to**

&nbsp;

**Societies and resources**

&nbsp;

**Promises, on both sides**

&nbsp;
"""


def sections(page: str) -> dict[str, str]:
    """Split a page at its second-level headings."""
    parts = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    return dict(zip(["top", *parts[1::2]], [one.strip() for one in parts[::2]], strict=True))


def test_the_page() -> None:
    ana = attrs.evolve(ANA, elevator_speech={"en": "I am Ana.\nI look at cells."})
    page = markdown(GUIDE, plan(AGREED, seeker=ana))
    # Two blanks at the end of a line are a line break.
    assert page.replace("  \n", "\n") == PAGE
    assert page.count("  \n") == 3


def test_without_a_talk_the_page_is_for_the_one_to_be_asked_for() -> None:
    page = sections(markdown(GUIDE, plan()))
    assert page["top"] == "# Talk with Kim Lee"
    assert page["To opening (2 minutes)"] == "Keep to 20 minutes, Kim Lee."


def test_a_talk_that_is_off_is_not_told() -> None:
    off = facts.Cancelled(at=at("2026-02-24"))
    assert sections(markdown(GUIDE, plan(AGREED, off)))["top"] == "# Talk with Kim Lee"


def test_without_an_elevator_speech_the_page_asks_for_one() -> None:
    said = "Not written yet in this language: say in a minute who you are and what you are exploring."
    other = attrs.evolve(ANA, elevator_speech={"de": "Ich bin Ana."})
    for seeker in (ANA, other):
        assert sections(markdown(GUIDE, plan(seeker=seeker)))["Elevator speech"] == said


def test_a_guide_that_asks_nothing_of_a_talk_has_no_heading_for_it() -> None:
    page = sections(markdown(guide(), plan()))
    assert "To keep in mind" not in page


def test_topics_without_time_are_told() -> None:
    short = attrs.evolve(GUIDE, request=Request(minutes=6, media=("phone", "video"), source=SOURCE))
    page = sections(markdown(short, plan()))
    assert page["To questions (1 minute)"] == (
        "The questions.\n\n### About post\n\n- [ ] What about best? *1 minute*\n\nNo time for: About field"
    )
    hurried = markdown(GUIDE, plan(attrs.evolve(AGREED, minutes=5)))
    assert sections(hurried)["To questions (0 minutes)"] == "The questions.\n\nNo time for: About post and About field"


def test_questions_that_were_answered_are_counted() -> None:
    answered = [facts.QuestionAnswered(at=at("2026-02-20"), question=one) for one in ("week", "future")]
    page = sections(markdown(GUIDE, plan(*answered)))
    assert page["To questions (15 minutes)"].endswith("*1 minute*\n\nAnswered already: 2")
    assert "week" not in page["To questions (15 minutes)"]


def test_a_language_that_the_guide_lacks_is_not_known() -> None:
    assert markdown(GUIDE, plan(), language="en") == markdown(GUIDE, plan())
    with pytest.raises(NotKnown) as error:
        markdown(GUIDE, plan(), language="de")
    assert error.value.code == "unknown_language"


def test_what_is_known_of_the_person_and_what_was_promised() -> None:
    kim = attrs.evolve(KIM, addressed_as="Dr. Lee", organisation=Organisation("o-1", "Acme [Bio]"))
    tom = attrs.evolve(KIM, id="c-3", name="Tom B.", address=None)
    noted = (
        facts.Promised(at=at("2026-02-20"), by="seeker", text="Send the paper."),
        facts.Noted(at=at("2026-02-20"), field="learned", text="To *read*.\nTo write."),
    )
    fields = attrs.evolve(GUIDE, notes=(NoteField(id="learned", source=SOURCE),), texts=NOTE_TEXTS)
    page = sections(markdown(fields, plan(*noted, contact=kim, introducer=tom)))
    about = ("Address as Dr. Lee", r"Acme \[Bio\]", "Introduced by Tom B.")
    assert page["top"].splitlines()[2:] == [*(f"{one}  " for one in about[:-1]), about[-1]]
    assert page["Promised so far"] == "- [ ] You: Send the paper."
    assert page["Notes"] == r"**Note it**" + "\n\n" + r"To \*read\*. To write."


def test_what_earlier_talks_brought_has_its_groups() -> None:
    talk = Talk(answered_before="check", expect=1, source=SOURCE)
    earlier = plan(
        facts.QuestionAnswered(at=at("2026-01-05"), question="future"),
        facts.QuestionLeftOpen(at=at("2026-01-05"), question="history"),
        plan_id="p-0",
        contact=attrs.evolve(KIM, id="c-2", address=None),
    )
    page = markdown(attrs.evolve(GUIDE, talk=talk), plan(), earlier=[earlier])
    assert "### To check\n\nSomebody has told you already; ask whether it is the same here.\n\n" in page
    assert "same here.\n\n- [ ] What about future?\n\n### Still unknown\n\nYou have asked" in page
    assert "so far.\n\n- [ ] What about history?\n\n## To closing" in page


# --- Escapes.


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kim Lee", "Kim Lee"),
        ("# Kim", r"\# Kim"),
        ("[Kim](http://x.example)", r"\[Kim\](http://x.example)"),
        ("<b>Kim</b> & Co.", r"\<b\>Kim\</b\> \& Co."),
        ("*a* _b_ ~c~ `d` |e| {f}", r"\*a\* \_b\_ \~c\~ \`d\` \|e\| \{f\}"),
        ("a\\", "a\\\\"),
        ("- a - b", r"\- a - b"),
        ("+ a", r"\+ a"),
        ("=== a", r"\=== a"),
        ("1. a 2. b", r"1\. a 2. b"),
        ("12) a", r"12\) a"),
        (" two\n\n\tlines  ", "two lines"),
        ("Müller 李明 שלום", "Müller 李明 שלום"),
    ],
)
def test_a_text_shows_as_it_is(text: str, shown: str) -> None:
    assert escaped(text) == shown


def plain(line: str) -> str:
    """Undo the escapes of Markdown."""
    return re.sub(r"\\(.)", r"\1", line)


@given(texts() | st.text("#*_[](){}<>-+=1.)\\`~|&! \n\ta", min_size=1))
@example("\\*\\")
def test_no_text_is_markup(text: str) -> None:
    found = escaped(text)
    assert plain(found) == re.sub(r"[\t\n\r ]+", " ", text.strip())
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", found)  # without what is escaped
    assert not set(bare) & set("\\`*_{}[]<>#|~&")
    assert not re.match(r"[-+=]|[0-9]+[.)]|\s", found)
    assert "\n" not in found


@given(lines(), texts())
def test_people_add_nothing_to_a_page(name: str, speech: str) -> None:
    def page(contact: str, says: str) -> str:
        seeker = attrs.evolve(ANA, elevator_speech={"en": says})
        return markdown(GUIDE, plan(AGREED, seeker=seeker, contact=attrs.evolve(KIM, name=contact)))

    def shape(whole: str) -> list[str]:
        return [re.match(r"#* ?(?:- \[ \] |- |\*\*)?", line)[0] for line in whole.splitlines()]  # type: ignore[index]

    assert shape(page(name, speech)) == shape(page("x", "x"))
