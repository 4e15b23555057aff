"""Playbooks from files: what is read, and each fault with its code, file, line, path and hint."""

import re
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given

from infoint import errors, playbooks
from infoint.errors import Fault, NotKnown, PlaybookError
from infoint.offsets import parse
from infoint.playbook import MOST_FAULTS, Playbook
from infoint.playbooks.reading import SIZE_LIMIT
from tests.playbook_strategies import documents
from tests.playbook_strategies import playbooks as any_playbooks

RULES = """\
format = 1
id = "office"
revision = 3
languages = ["en", "pt-BR"]

[working_days]
weekend = ["friday", "saturday"]
day_starts = "08:30"

[[tiers]]
id = "close"
relationships = ["friend", "peer"]
source = "page 1"

[[tiers]]
id = "new"
relationships = ["expert"]
source = "page 2"

[[directories]]
id = "alumni"
relationship = "expert"
url = "https://example.org"
source = "page 3"

[request]
minutes = 25
least = 20
most = 30
media = ["phone", "video"]
source = "page 4"

[talk]
opening = 1
closing = 4
listening = 80
source = "page 5"
defaults = ["closing"]

[[messages]]
id = "letter"
parts = ["greeting", "place"]
optional = ["place"]
most_words = 90
source = "page 6"

[[steps]]
id = "ask"
after = "planned"
done_by = ["requested"]
until = ["replied:yes"]
message = "letter"
source = "page 7"

[[steps]]
id = "thank"
after = "talk_end"
deadline = "48 hours"
remind = ["1 hour", "same day"]
source = "page 8"
defaults = ["remind"]

[[steps]]
id = "prepare"
before = "talk_start"
opens = "5 business days"
source = "page 9"

[[steps]]
id = "report"
after = "done:thank"
due = "1 month"
repeats = true
at_most = 2
zone = "contact"
source = "page 10"

[[topics]]
id = "path"
required = true
source = "page 11"

[[questions]]
id = "first"
topic = "path"
about = "person"
minutes = 4
source = "page 12"

[[principles]]
id = "listen"
phase = "talk"
source = "page 13"
"""
WORDS = """\
format = 1
language = "en"
reviewed_by = "A. Reader"

[tiers]
close = "friends"
new = "others"

[directories]
alumni = "the alumni"

[media]
phone = "telephone"
video = "video"

[messages.letter]
subject = "A question"
greeting = "Dear {contact},"

[messages.letter.place]
default = "At {place}."
friend = "At mine."

[steps]
ask = "Ask {contact}"
thank = "Thank {contact}"
prepare = "Prepare"
report = "Report"

[talk]
aim = "To learn."
opening = "Take {minutes}."
closing = "Give thanks."

[topics]
path = "The way"

[questions]
first = "How?"

[principles]
listen = "Listen."
"""
GOOD = {
    "office.toml": RULES,
    "office.en.toml": WORDS,
    "office.pt.toml": WORDS.replace('"en"', '"pt-BR"'),
}
OWN = 'format = 1\nbase = "gsbs"\nid = "office"\nrevision = 1\n'


def parsed(texts: dict[str, str]) -> Playbook:
    return playbooks.parse({name: text.encode() for name, text in texts.items()})


def faults(texts: dict[str, str]) -> tuple[Fault, ...]:
    with pytest.raises(PlaybookError) as caught:
        parsed(texts)
    return caught.value.faults


def changed(old: str, new: str, texts: dict[str, str] = GOOD) -> tuple[dict[str, str], str, int]:
    """Put new lines in the place of old ones; return the documents, and the file and line where the new ones begin."""
    [file] = [name for name, text in texts.items() if old in text and name != "office.pt.toml"]
    before, after = texts[file].split(old)
    return {**texts, file: before + new + after}, file, before.count("\n") + 1


# --- What is read.


def test_every_key_of_a_playbook_is_read() -> None:
    office = parsed(GOOD)
    assert (office.id, office.revision, office.languages) == ("office", 3, ("en", "pt-BR"))
    assert (office.working_days.weekend, office.working_days.day_starts) == ({4, 5}, time(8, 30))
    assert [tier.relationships for tier in office.tiers] == [("friend", "peer"), ("expert",)]
    assert office.directories[0].url == "https://example.org"
    assert (office.request.minutes, office.request.least, office.request.most) == (25, 20, 30)
    assert (office.talk.opening, office.talk.closing, office.talk.listening) == (1, 4, 80)
    assert (office.messages[0].optional, office.messages[0].most_words) == (("place",), 90)
    assert [step.id for step in office.steps] == ["ask", "thank", "prepare", "report"]
    assert office.steps[1].remind == (parse("1 hour"), parse("same day"))
    assert (office.steps[3].repeats, office.steps[3].at_most, office.steps[3].zone) == (True, 2, "contact")
    assert (office.topics[0].required, office.questions[0].minutes, office.principles[0].phase) == (True, 4, "talk")


def test_words_are_found_under_dotted_keys() -> None:
    english = parsed(GOOD).in_language("en")
    assert english.reviewed_by == "A. Reader"
    assert english.by_key["steps.thank"] == "Thank {contact}"
    assert english.by_key["messages.letter.place.friend"] == "At mine."
    assert list(english.by_key) == sorted(english.by_key)


def test_words_are_unreviewed_unless_somebody_is_named() -> None:
    texts, _, _ = changed('reviewed_by = "A. Reader"\n', "")
    assert parsed(texts).in_language("en").reviewed_by == "not yet"


def test_names_and_order_of_files_say_nothing() -> None:
    renamed = {"z": GOOD["office.toml"], "a": GOOD["office.pt.toml"], "m": GOOD["office.en.toml"]}
    assert parsed(renamed) == parsed(GOOD)


@given(any_playbooks())
def test_a_playbook_is_read_as_it_is_written(playbook: Playbook) -> None:
    assert playbooks.parse(documents(playbook)) == playbook


def test_a_shipped_guide_is_loaded_once() -> None:
    assert playbooks.shipped() == ("gsbs",)
    assert all(playbooks.load(one).id == one for one in playbooks.shipped())
    assert playbooks.load("gsbs") is playbooks.load("gsbs")


def test_a_guide_that_does_not_ship_is_an_error_that_knows_better() -> None:
    with pytest.raises(NotKnown) as caught:
        playbooks.load("gsbd")
    assert caught.value.faults == (Fault(code="unknown_playbook", path="playbook", hint="did you mean 'gsbs'?"),)


# --- One change, one fault.

FAULTS = [
    # what is missing, over, or of another kind
    ('id = "office"\n', "", "id", "missing", ""),
    ("[request]\nminutes = 25", "[request]", "request.minutes", "missing", ""),
    ('id = "thank"\nafter', "after", "steps[1].id", "missing", ""),
    ('source = "page 9"\n', "", "steps[2].source", "missing", ""),
    ("revision = 3", "revison = 3\nrevision = 3", "revison", "unknown_key", "did you mean 'revision'?"),
    ("opening = 1", '"o.p" = 1\nopening = 1', 'talk."o.p"', "unknown_key", "known: "),
    ("deadline =", "dedline =", "steps[1].dedline", "unknown_key", "did you mean 'deadline'?"),
    ("format = 1\nid", 'texts = "x"\nformat = 1\nid', "texts", "unknown_key", "texts stand in files of their own"),
    ("format = 1\nid", "remove = []\nformat = 1\nid", "remove", "unknown_key", "known: "),
    ("revision = 3", 'revision = "3"', "revision", "not_integer", ""),
    ("required = true", 'required = "yes"', "topics[0].required", "not_boolean", ""),
    ('id = "office"', "id = 5", "id", "not_text", ""),
    ('media = ["phone", "video"]', 'media = "phone"', "request.media", "not_list", ""),
    ("[request]\n", "[[request]]\n", "request", "not_table", ""),
    ('zone = "contact"', 'zone = "contacts"', "steps[3].zone", "not_choice", "did you mean 'contact'?"),
    ('"friday", ', '"fryday", ', "working_days.weekend[0]", "not_choice", "did you mean 'friday'?"),
    ('"friday", ', '"friday", "friday", ', "working_days.weekend[1]", "duplicate_id", ""),
    ('weekend = ["friday', 'weekend = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday', *("",) * 3),
    ('"08:30"', '"8:30"', "working_days.day_starts", "not_time", ""),
    ('"48 hours"', '"48 huors"', "steps[1].deadline", "not_offset", ""),
    ('"1 hour", ', '"1 hour",\n"x", ', "steps[1].remind[1]", "not_offset", ""),
    ('"48 hours"', '"99999 hours"', "steps[1].deadline", "too_large", "at most 87600"),
    ("revision = 3", "revision = 0", "revision", "too_small", "at least 1"),
    ('id = "thank"', 'id = "thank you"', "steps[1].id", "not_identifier", "an id of a playbook has"),
    ('"en", "pt-BR"]', '"en", "pt-br"]', "languages[1]", "not_language", ""),
    ('source = "page 1"\n', 'source = ""\n', "tiers[0].source", "empty", ""),
    # what does not fit together
    ('id = "prepare"', 'id = "ask"', "steps[2].id", "duplicate_id", ""),
    ('"en", "pt-BR"]', '"en", "pt-BR",\n"en"]', "languages[2]", "duplicate_id", ""),
    ('id = "prepare"', 'id = "held"', "steps[2].id", "reserved_word", "a fact or a moment has this name"),
    ('"expert"]', '"expert", "default"]', "tiers[1].relationships[1]", "reserved_word", ""),
    ("relationships = []", "", "tiers", "empty", "at least one"),
    ("done:thank", "done:thnk", "steps[3].after", "unknown_step", "did you mean 'thank'?"),
    ('"talk_end"', '"talk_ends"', "steps[1].after", "unknown_moment", "did you mean 'talk_end'?"),
    ('["requested"]', '["requestd"]', "steps[0].done_by[0]", "unknown_fact", "did you mean 'requested'?"),
    ('message = "letter"', 'message = "leter"', "steps[0].message", "unknown_message", "did you mean 'letter'?"),
    ('optional = ["place"]', 'optional = ["plce"]', "messages[0].optional[0]", "unknown_part", "did you mean 'place'?"),
    ('topic = "path"', 'topic = "paht"', "questions[0].topic", "unknown_topic", "did you mean 'path'?"),
    ('relationship = "expert"', 'relationship = "exprt"', "directories[0].relationship", "unknown_relationship", "did"),
    ('"expert"]', '"expert",\n"peer"]', "tiers[1].relationships[1]", "relationship_twice", "the other is 'close'"),
    ("minutes = 25", "minutes = 35", "request.minutes", "minutes_outside", "least = 20, most = 30"),
    ("opening = 1", "opening = 21", "talk.opening", "too_large", "opening and closing leave no time"),
    ('defaults = ["closing"]', 'defaults = ["closng"]', "talk.defaults[0]", "unknown_key", "did you mean 'closing'?"),
    ('before = "talk_start"\n', "", "steps[2]", "one_anchor", ""),
    ('before = "talk_start"', 'before = "talk_start"\nrepeats = true', "steps[2].repeats", "repeat_before", ""),
    ('after = "talk_end"', 'after = "done:thank"', "steps[1].after", "circular", ""),
    ('"en", "pt-BR"]', '"en", "pt-BR", "de"]', "languages[2]", "missing_text", ""),
    # words
    ('prepare = "Prepare"\n', "", "texts.en.steps.prepare", "missing_text", ""),
    ('default = "At {place}."\n', "", "texts.en.messages.letter.place", "missing_text", "one text, or a table with"),
    ('report = "Report"', 'report = "Report"\nreprt = "x"', "texts.en.steps.reprt", "unknown_key", "did you mean"),
    ("friend = ", '"fri end" = ', 'texts.en.messages.letter.place."fri end"', "unknown_key", "did you mean"),
    ("Ask {contact}", "Ask {contakt}", "texts.en.steps.ask", "unknown_placeholder", "did you mean 'contact'?"),
    ("Ask {contact}", "Ask {contact", "texts.en.steps.ask", "stray_brace", "write {name}"),
    ('"Listen."', '"a\\nb"', "texts.en.principles.listen", "not_one_line", ""),
    ('"Dear {contact},"', '"a\\u0000b"', "texts.en.messages.letter.greeting", "not_clean_text", ""),
    ('"Listen."', "5", "texts.en.principles.listen", "not_text", ""),
    ('"Listen."', '["a",\n"b"]', "texts.en.principles.listen", "not_text", ""),
    # the heads of files
    ("format = 1\nid", "id", "format", "missing", "format = 1"),
    ("format = 1\nid", "format = 2\nid", "format", "unknown_format", "format = 1"),
    ("format = 1\nid", "format = true\nid", "format", "unknown_format", "format = 1"),
    ("format = 1\nid", "format = 1.0\nid", "format", "unknown_format", "format = 1"),
    ("format = 1\nid", 'format = {a = "1"}\nid', "format", "unknown_format", "format = 1"),
    ('format = 1\nlanguage = "en"', 'format = 1\nlanguage = "english"', "language", "not_language", ""),
    ('format = 1\nlanguage = "en"', "format = 1\nlanguage = 5", "language", "not_text", ""),
    ('format = 1\nlanguage = "en"', 'format = 1\nlanguage = ["en"]', "language", "not_text", ""),
    ('reviewed_by = "A. Reader"', "reviewed_by = 5", "reviewed_by", "not_text", ""),
    ('reviewed_by = "A. Reader"', 'reviewed_by = "a\\nb"', "reviewed_by", "not_one_line", ""),
    # TOML
    ("minutes = 25", "minutes = ", "", "not_toml", "a value is"),
    ('"48 hours"', "“48 hours”", "steps[1].deadline", "curly_quote", "a word processor made it"),
    ('after = "planned"', 'after = "planned"\nafter = "planned"', "steps[0].after", "duplicate_key", "first on line"),
]
