"""What is found beside values that cannot be read: all that surely is wrong, and nothing that only follows."""

import pytest

from infoint.gathering import FAULT_LIMIT
from infoint.playbooks.salvage import more_faults
from infoint.structure import converter
from tests.playbooks.test_loading import GOOD, OWN, changed, faults

NOT_A_STEP = '"done:thank"', '"done:thnk"'
NOT_A_TEXT = 'report = "Report"', 'reprt = "Report"'


def found(*changes: tuple[str, str]) -> list[tuple[str, str]]:
    texts, _ = changed(*changes)
    return sorted((fault.code, fault.path) for fault in faults(texts))


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        # Its id is not known, so that whoever names it may be right.
        ('[[steps]]\nid = "thank"', "[[steps]]", "missing", "steps[1].id"),
        ('[[messages]]\nid = "letter"', '[[messages]]\nid = "a letter"', "not_identifier", "messages[0].id"),
        ('[[topics]]\nid = "path"', "[[topics]]\nid = 5", "not_text", "topics[0].id"),
        ('[[channels]]\nid = "note"', "[[channels]]", "missing", "channels[0].id"),
        ('[[notes]]\nid = "learned"', '[[notes]]\nid = ""', "empty", "notes[0].id"),
        ('[[tiers]]\nid = "close"', '[[tiers]]\nid = "c d"', "not_identifier", "tiers[0].id"),
        # Nor what hangs on other keys.
        ('["expert"]\nsource = "page 2"', '"expert"\nsource = "page 2"', "not_list", "tiers[1].relationships"),
        ('parts = ["greeting", "place"]', "parts = 2", "not_list", "messages[0].parts"),
        ("[request]\nminutes = 25", "[request]\nminutes = true", "not_integer", "request.minutes"),
        ('media = ["phone", "video"]', 'media = ["phone", 5]', "not_text", "request.media[1]"),
        ('"asking", listening = 80', '"asking", listening = "80"', "not_integer", "talk.phases[1].listening"),
        ('"asking", listening = 80', '"asking", listning = 80', "unknown_key", "talk.phases[1].listning"),
        ('policy = "denied"', 'policy = "deny"', "not_choice", "wordings[0].policy"),
        ('languages = ["en", "pt-BR"]', 'languages = "en"', "not_list", "languages"),
        ('languages = ["en", "pt-BR"]', 'langages = ["en", "pt-BR"]', "unknown_key", "langages"),
        # A key, a rule, a list or a table under another name.
        ("[[answers]]", "[[answrs]]", "unknown_key", "answrs"),
        ("[[questions]]", "[[question]]", "unknown_key", "question"),
        ("[working_days]", "[[working_days]]", "not_table", "working_days"),
        ("[slots]", "[[slots]]", "not_table", "slots"),
    ],
)
def test_nothing_is_told_that_may_only_follow(old: str, new: str, code: str, path: str) -> None:
    other = NOT_A_STEP if not path.startswith("steps") else ('topic = "path"', 'topic = "paht"')
    wrong = ("unknown_step", "steps[3].after") if other is NOT_A_STEP else ("unknown_topic", "questions[0].topic")
    told = found((old, new), other)
    missing = [("missing", "languages")] if path == "langages" else []
    assert told == sorted([(code, path), wrong, *missing])


def test_a_rule_that_is_no_table_stands_for_nothing() -> None:
    rules = GOOD["office.toml"].replace('[[answers]]\nid = "yes"\nsource = "page 4"\n', "")
    rules = rules.replace("revision = 3", 'revision = 3\nanswers = ["yes"]').replace(*NOT_A_STEP)
    told = faults({**GOOD, "office.toml": rules})
    assert [(fault.code, fault.path) for fault in told] == [
        ("not_table", "answers[0]"),
        ("unknown_step", "steps[3].after"),
    ]


def test_texts_are_held_against_what_can_be_read() -> None:
    unread = '"48 hours"', '"48 huors"'
    assert found(unread, NOT_A_TEXT) == [
        ("missing_text", "texts.en.steps.report"),
        ("not_offset", "steps[1].deadline"),
        ("unknown_key", "texts.en.steps.reprt"),
    ]


def test_what_hangs_on_another_key_is_told() -> None:
    media, stranger = (
        ('media = ["phone", "video"]', 'media = ["phone", 5]'),
        ('relationship = "expert"', 'relationship = "exprt"'),
    )
    assert found(media, stranger) == [
        ("not_text", "request.media[1]"),
        ("unknown_relationship", "directories[0].relationship"),
    ]


def test_a_table_whose_keys_do_not_go_together_counts_as_unread() -> None:
    hours = 'day_starts = "08:30"', 'day_ends = "08:30"\nday_starts = "08:30"'
    assert found(hours, NOT_A_STEP) == [("out_of_order", "working_days.day_starts"), ("unknown_step", "steps[3].after")]


def test_a_key_that_is_near_to_one_that_is_there_hides_only_what_hangs_on_it() -> None:
    rules = OWN + 'languages = ["en"]\n[[step]]\nid = "x"\n[[topics]]\nid = "pay"\nsource = "x"\n'
    assert [(fault.code, fault.path) for fault in faults({"own.toml": rules})] == [
        ("missing_text", "texts.en.topics.pay"),
        ("unknown_key", "step"),
    ]


def test_nothing_more_is_found_where_everything_can_be_read() -> None:
    assert list(more_faults({"id": "office", "revision": 1, "languages": [], "tiers": []}, converter())) != []
    whole = {"id": "o", "revision": 1, "languages": (), "tiers": (), "texts": ()}
    talk, request = {"source": "x"}, {"minutes": 1, "media": [], "source": "x"}
    read = {**whole, "languages": [], "tiers": [], "texts": [], "talk": talk, "request": request}
    assert list(more_faults(read, converter())) == []


def test_a_thousand_faults_are_enough() -> None:
    wrong = "".join(f'[[notes]]\nid = "n{number}"\n' for number in range(FAULT_LIMIT))
    texts, _ = changed(NOT_A_STEP)
    told = faults({**texts, "office.toml": texts["office.toml"] + wrong})
    assert {fault.code for fault in told} == {"missing"}
    assert len(told) == FAULT_LIMIT
