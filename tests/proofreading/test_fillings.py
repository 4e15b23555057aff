"""Who fills a placeholder: what the corpus does not show, and what is no mistake."""

import pytest

from tests.seeding import Change, found

CONNECTION = "texts.en.messages.request.connection"
NEVER, NOT_ALWAYS = "never_filled", "not_always_filled"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        # Words of a talk, where one is agreed, or may be.
        ([("your time today.", "our talk on {start}.")], []),
        ([("How about {slots}?", "{slots} or {place}?")], [(NEVER, "texts.en.messages.agree.times")]),
        (
            [("How about {slots}?", "{slots} or {place}?"), ('after = "replied:yes"', 'after = "missed"')],
            [("answer_unused", "answers.yes")],
        ),
        (
            [("How about {slots}?", "{slots} or {place}?"), ('message = "agree"\n', "")],
            [("message_unused", "messages.agree")],
        ),
        (
            [
                ("How about {slots}?", "{slots} or {place}?"),
                ('before = "talk_start"', 'before = "talk_start"\nmessage = "agree"'),
            ],
            [],
        ),
        # A part that may be left out is never there.
        (
            [("What stays with me: {learned}", "{slots}"), ('[slots]\nsource = "page 2"\n', ""), ("{slots}?", "it?")],
            None,
        ),
        # Directories, for those who read a variant.
        (
            [('"You know me well."', '"In {source}."'), ('friend = "We are friends."\n', "")],
            [(NEVER, f"{CONNECTION}.near")],
        ),
        (
            [('relationship = "alum"', 'relationship = "peer"'), ('"You know me well."', '"In {source}."')],
            [(NEVER, f"{CONNECTION}.alum")],
        ),
        (
            [('"I know of your work."', '"In {source}."'), ('alum = "I found you in {source}."\n', "")],
            [(NOT_ALWAYS, f"{CONNECTION}.default")],
        ),
        (
            [('alum = "I', 'far = "I'), ('relationships = ["alum", "expert"]', 'relationships = ["alum"]')],
            [(NOT_ALWAYS, f"{CONNECTION}.far")],  # of the last tier are those, too, of whom nothing is known
        ),
        (
            [
                ('alum = "I', 'far = "I'),
                ('parts = ["greeting", "connection"', 'optional = ["connection"]\nparts = ["greeting", "connection"'),
            ],
            [],
        ),
        ([('learned = "What stays with me: {learned}"', 'learned = "{source}"')], []),
        (
            [
                (
                    'sign_off = "{seeker}"\n\n[messages.request.connection]',
                    'sign_off = "{source}"\n\n[messages.request.connection]',
                )
            ],
            [(NOT_ALWAYS, "texts.en.messages.request.sign_off")],
        ),
        # Notes that are the host's.
        ([('[[notes]]\nid = "learned"\nsource = "page 4"\n', ""), ('learned = "What you learned"\n', "")], []),
    ],
)
def test_who_fills_a_placeholder(changes: list[Change], told: list[tuple[str, str]] | None) -> None:
    expected = [(NEVER, "texts.en.messages.thank.learned")] if told is None else told
    assert found(*changes) == expected
