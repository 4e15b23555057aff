"""Law 5 and escapes, for the page: the same bytes for the same playbook, and no text of a playbook is markup."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from infoint.errors import NotRenderable
from infoint.facts import Noted
from infoint.guide import SUBJECT, Texts
from infoint.message import Draft
from infoint.playbook import Playbook
from infoint.preview import page
from infoint.preview.sample import NOBODY, REPLIED, own_words, sample_plan, story
from infoint.proposals import propose
from infoint.template import names
from infoint.words import compose
from tests.playbook_strategies import playbooks
from tests.preview.reading import Page, tree
from tests.preview.reading import names as tags
from tests.preview.test_noticed import Found

HOSTILE = (
    "</style></title></script><script>alert(1)</script>",
    "\"' onmouseover=alert(1) x='",
    "<!-- --> <![CDATA[ ]]> &lt;b&gt; &#60; &amp",
    "<svg onload=alert(1)></svg></text></g>",
    "javascript:alert(1)",
    "\u200f\ufffe\U0001f600",
)
ALLOWED = frozenset(
    {
        *("aria-hidden", "aria-label", "aria-labelledby", "charset", "class", "content", "cx", "cy", "d", "data-label"),
        *("dir", "direction", "height", "href", "http-equiv", "id", "lang", "name", "r", "rel", "role", "rx", "scope"),
        *("style", "text-anchor", "title", "viewbox", "width", "x", "xmlns", "y"),
    }
)


def poisoned(playbook: Playbook, poison: str) -> Playbook:
    """Put a hostile piece into every text and every source."""

    def changed(texts: Texts) -> Texts:
        return attrs.evolve(texts, lines=tuple((key, f"{poison} {text}"[:500]) for key, text in texts.lines))

    def sourced(rules: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(attrs.evolve(rule, source=f"{poison} page 1") for rule in rules)  # type: ignore[type-var]

    lists = ("tiers", "caps", "messages", "steps", "topics", "questions", "principles")
    return attrs.evolve(
        playbook,
        texts=tuple(map(changed, playbook.texts)),
        directories=tuple(attrs.evolve(one, url=f"{poison}{one.url}") for one in playbook.directories),
        **{name: sourced(getattr(playbook, name)) for name in lists},
    )


@given(playbooks(), st.sampled_from(HOSTILE))
def test_no_text_is_markup(playbook: Playbook, poison: str) -> None:
    finding = Found(severity="error", why=poison, repair=poison, code=poison, path=poison, place=poison, file=poison)
    hostile = poisoned(playbook, poison)
    written = page(hostile, [finding])
    read = Page(written)
    assert tags(tree(written)) == [tag for tag, _ in read.elements]
    assert {tag for tag, _ in read.elements}.isdisjoint({"script", "img", "b", "iframe"})
    assert {name for _, attributes in read.elements for name in attributes} <= ALLOWED
    links = [link["href"] or "" for link in read.all("a")]
    assert [link for link in links if not link.startswith(("#", "http://", "https://"))] == []
    assert len(read.ids) == len(set(read.ids))
    shown = poison.replace("\ufffe", "\ufffd")
    assert read.text.count(shown) >= len(playbook.steps) + len(playbook.questions) + 4


@given(playbooks())
def test_every_text_is_shown_as_it_stands(playbook: Playbook) -> None:
    said = Page(page(playbook)).text
    missing = [
        key
        for texts in playbook.texts
        for key, text in texts.lines
        for piece in text.split("\n")
        if not key.startswith("messages.") and not names(text) and piece not in said
    ]
    assert missing == []


@given(playbooks())
def test_every_letter_is_shown_as_each_relationship_reads_it(playbook: Playbook) -> None:
    said = Page(page(playbook)).text
    known = [relationship for tier in playbook.tiers for relationship in tier.relationships]
    for language in playbook.languages:
        for relationship in (*known, NOBODY):
            for letter in letters(playbook, relationship, language):
                assert [part.label for part in (letter.subject, *letter.parts) if part.text not in said] == []
                assert letter.subject.label == SUBJECT


def letters(playbook: Playbook, relationship: str, language: str) -> list[Draft]:
    """Write every message that can be written, by the way that a host goes."""
    *_, talk, held = story(playbook)
    learned = Noted(at=held.at, field="learned", text=own_words(language).learned)
    plan = sample_plan(talk, learned, relationship=relationship, language=language)
    slots = propose(playbook, plan, after=REPLIED.at)
    written: list[Draft] = []
    for message in playbook.messages:
        try:
            written.append(compose(playbook, plan, message.id, slots=slots))
        except NotRenderable:
            continue
    return written


@given(playbooks())
def test_equal_playbooks_make_equal_bytes(playbook: Playbook) -> None:
    backwards = tuple(attrs.evolve(texts, lines=tuple(reversed(texts.lines))) for texts in playbook.texts)
    assert page(playbook).encode() == page(attrs.evolve(playbook, texts=backwards)).encode()
