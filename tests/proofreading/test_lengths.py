"""How long messages are: by unit, by variant, with placeholders filled."""

import pytest

from tests.seeding import Change, check, found, seeded, why

WORDS = "word " * 30


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        # The longest of all variants, be it a tier's, a relationship's on top of a tier's, or everybody else's.
        ([('near = "You', f'near = "{WORDS * 3}You')], "for 'near'"),
        ([('friend = "We', f'friend = "{WORDS * 3}We')], "for 'friend'"),
        ([('default = "I', f'default = "{WORDS * 3}I')], "words, its placeholders"),
        ([('near = "You', f'near = "{WORDS * 3}You'), ('friend = "We', f'friend = "{WORDS}We')], "for 'near'"),
        # Placeholders as long as they commonly are.
        ([('default = "I know of your work."', 'default = "' + "{who_i_am} " * 6 + '"')], "words, its placeholders"),
        ([('learned = "What stays', f'learned = "{WORDS * 2}What stays')], "words, its placeholders"),
        # Limits of the message beside those of the channel, and other units.
        ([('parts = ["greeting", "times"]', 'most = ["20 characters"]\nparts = ["greeting", "times"]')], "characters"),
        ([('parts = ["greeting", "times"]', 'most = ["1 paragraph"]\nparts = ["greeting", "times"]')], "2 paragraphs"),
    ],
)
def test_a_message_over_its_limit(changes: list[Change], said: str) -> None:
    assert said in why(*changes)
    assert [code for code, _ in found(*changes)] == ["over_its_limit"]


@pytest.mark.parametrize(("of_tier", "own"), [(1, 2), (2, 1)])
def test_a_relationship_reads_its_own_words_beside_those_of_its_tier(of_tier: int, own: int) -> None:
    head = 'subject = "A question about {field}"\n'
    greeting = '\n[messages.request.greeting]\ndefault = "Dear {contact},"\nnear = "' + WORDS * of_tier + '"\n'
    changes = [
        (head + 'greeting = "Dear {contact},"\n', head),
        ("\n[messages.request.connection]", greeting + "\n[messages.request.connection]"),
        ('friend = "We', f'friend = "{WORDS * own}We'),
    ]
    assert "for 'friend'" in why(*changes)


def test_each_limit_is_told_once_for_each_language() -> None:
    texts, _ = seeded(
        ('languages = ["en"]', 'languages = ["en", "de"]'), ('"90 words", ', '"2 words", "4 words", "9 words", ')
    )
    texts["clean.de.toml"] = texts["clean.en.toml"].replace('language = "en"', 'language = "de"')
    told = [(one.path, one.why.split("most ")[1]) for one in check(texts) if one.code == "over_its_limit"]
    messages = ("request", "nudge", "agree", "thank")
    limits = ("2 are allowed", "4 are allowed", "9 are allowed")
    paths = [f"texts.{language}.messages.{message}" for language in ("de", "en") for message in messages]
    assert sorted(told) == sorted((path, limit) for path in paths for limit in limits if told.count((path, limit)))
    assert len(told) == len(set(told)) > 20
