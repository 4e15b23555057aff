"""Playbooks from files: what is read, and each fault with its code, file, line, path and hint."""

import re
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from infoint import codes, playbooks
from infoint.correspondence import Length
from infoint.errors import Fault, NotKnown, PlaybookError, RefusedValue
from infoint.limits import Limit
from infoint.offsets import parse
from infoint.playbook import MOST_FAULTS, Playbook
from infoint.workdays import WorkingDays
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
avoid = ["fax"]
by_medium = [{ medium = "video", minutes = 45, least = 30 }]
salutation = "name"
source = "page 4"

[approach]
sort = ["-rank", "near"]
per_organisation = 2
enough = ["held"]
introductions_first = true
source = "page 4"

[[caps]]
id = "spare"
per = "contact"
counts = "messages"
most = 4
within = "6 months"
source = "page 4"

[slots]
count = 2
weekdays = ["thursday"]
earliest = "13:00"
latest = "17:00"
zone = "seeker"
opens = "2 days"
source = "page 4"

[[channels]]
id = "note"
most = ["200 characters"]
source = "page 4"

[[wordings]]
id = "jobs"
policy = "denied"
messages = ["letter"]
source = "page 4"

[[answers]]
id = "yes"
source = "page 4"

[[notes]]
id = "learned"
source = "page 4"

[talk]
phases = [{ id = "opening", minutes = 1 }, { id = "asking", listening = 80 }, { id = "closing", minutes = 4 }]
pays = "each"
source = "page 5"
defaults = ["phases"]

[[messages]]
id = "letter"
parts = ["greeting", "place"]
channel = "note"
optional = ["place"]
must = ["greeting"]
most = ["90 words"]
resume = "on_request"
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
only_if = ["noted:learned", "held"]
tiers = ["close"]
a_year = 3
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

[answers]
yes = "Yes"

[notes]
learned = "What you learned"

[wordings.jobs]
words = ["job", "post"]
denial = ["not a job"]

[phases]
opening = "To open"
asking = "Questions"
closing = "To close"

[talk]
aim = "To learn."
opening = "Take {minutes}."
asking = "Ask."
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
ENGLISH = f'{OWN}languages = ["en"]\n'


def parsed(texts: dict[str, str]) -> Playbook:
    return playbooks.parse({name: text.encode() for name, text in texts.items()})


def faults(texts: dict[str, str]) -> tuple[Fault, ...]:
    with pytest.raises(PlaybookError) as caught:
        parsed(texts)
    return caught.value.faults


def changed(*changes: tuple[str, str]) -> tuple[dict[str, str], list[tuple[str, int]]]:
    """Put new lines in the place of old ones; return the documents, and each file and line that has a mark "¦"."""
    texts = dict(GOOD)
    for old, new in changes:
        [file] = [name for name, text in texts.items() if old in text and name != "office.pt.toml"]
        before, after = texts[file].split(old)
        texts[file] = before + new + after
    lines = [(file, *entry) for file, text in texts.items() for entry in enumerate(text.split("\n"), 1)]
    marked = [(file, number) for file, number, line in lines if "¦" in line]
    return {file: text.replace("¦", "") for file, text in texts.items()}, marked


# --- What is read.


def test_every_key_of_a_playbook_is_read() -> None:
    office = parsed(GOOD)
    assert (office.id, office.revision, office.languages) == ("office", 3, ("en", "pt-BR"))
    assert (office.working_days.weekend, office.working_days.day_starts) == ({4, 5}, time(8, 30))
    assert [tier.relationships for tier in office.tiers] == [("friend", "peer"), ("expert",)]
    assert office.directories[0].url == "https://example.org"
    assert (office.request.minutes, office.request.least, office.request.most) == (25, 20, 30)
    assert [(phase.id, phase.minutes, phase.listening) for phase in office.talk.phases] == [
        ("opening", 1, None),
        ("asking", None, 80),
        ("closing", 4, None),
    ]
    assert office.request.length("video") == Length(medium="video", minutes=45, least=30, most=45)
    assert (office.request.avoid, office.request.salutation, office.talk.pays) == (("fax",), "name", "each")
    assert (office.approach.sort, office.approach.per_organisation) == (("-rank", "near"), 2)
    assert (office.approach.enough, office.approach.introductions_first) == (("held",), True)
    assert (office.caps[0].per, office.caps[0].counts, office.caps[0].most) == ("contact", "messages", 4)
    assert office.caps[0].within == parse("6 months")
    assert office.slots is not None
    assert (office.slots.count, office.slots.weekdays, office.slots.zone) == (2, ("thursday",), "seeker")
    assert (office.slots.earliest, office.slots.latest, office.slots.opens) == (time(13), time(17), parse("2 days"))
    assert office.channels[0].most == (Limit(200, "characters"),)
    assert (office.messages[0].channel, office.messages[0].must) == ("note", ("greeting",))
    assert office.messages[0].resume == "on_request"
    assert (office.wordings[0].policy, office.wordings[0].messages) == ("denied", ("letter",))
    assert ([one.id for one in office.answers], [one.id for one in office.notes]) == (["yes"], ["learned"])
    assert office.in_language("en").by_key["wordings.jobs.words"] == "job\npost"
    assert (office.steps[1].only_if, office.steps[1].tiers) == (("noted:learned", "held"), ("close",))
    assert office.steps[1].a_year == 3
    assert (office.messages[0].optional, office.messages[0].most) == (("place",), (Limit(90, "words"),))
    assert [step.id for step in office.steps] == ["ask", "thank", "prepare", "report"]
    assert office.steps[1].remind == (parse("1 hour"), parse("same day"))
    assert (office.steps[3].repeats, office.steps[3].at_most, office.steps[3].zone) == (True, 2, "contact")
    assert (office.topics[0].required, office.questions[0].minutes, office.principles[0].phase) == (True, 4, "talk")


def test_the_office_may_keep_hours() -> None:
    hours = 'method = "roll"\ncut_off = 12:00:00\nday_ends = "17:00"\nquiet = ["21:00", "07:00"]'
    texts, _ = changed(('"08:30"', f'"08:30"\n{hours}'), ('zone = "contact"', 'zone = "America/New_York"'))
    office = parsed(texts)
    assert office.working_days == WorkingDays(
        weekend=frozenset({4, 5}),
        day_starts=time(8, 30),
        method="roll",
        cut_off=time(12),
        day_ends=time(17),
        quiet=(time(21), time(7)),
    )
    assert (office.steps[3].zone, office.holidays) == ("America/New_York", None)


def test_words_are_found_under_dotted_keys() -> None:
    english = parsed(GOOD).in_language("en")
    assert english.reviewed_by == "A. Reader"
    assert english.by_key["steps.thank"] == "Thank {contact}"
    assert english.by_key["messages.letter.place.friend"] == "At mine."
    assert list(english.by_key) == sorted(english.by_key)


def test_words_are_unreviewed_unless_somebody_is_named() -> None:
    texts, _ = changed(('reviewed_by = "A. Reader"\n', ""))
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

# What stands there, what is put in its place with a mark at the line to blame, and the path, code and hint to expect.
FAULTS = [
    # What is missing, too much, or of another kind.
    ('id = "office"\n', "", "id", "missing", ""),
    ("[request]\nminutes = 25", "¦[request]", "request.minutes", "missing", ""),
    ('[[steps]]\nid = "thank"', "¦[[steps]]", "steps[1].id", "missing", ""),
    (
        '[[topics]]\nid = "path"\nrequired = true\nsource = "page 11"\n',
        '¦[[topics]]\nid = "path"\n',
        "topics[0].source",
        "missing",
        "",
    ),
    ("revision = 3", "¦revison = 3\nrevision = 3", "revison", "unknown_key", "did you mean 'revision'?"),
    ('pays = "each"', 'pays = "each"\n¦"o.p" = 1', 'talk."o.p"', "unknown_key", "known: "),
    ("deadline =", "¦dedline =", "steps[1].dedline", "unknown_key", "did you mean 'deadline'?"),
    ("format = 1\nid", '¦texts = "x"\nformat = 1\nid', "texts", "unknown_key", "texts stand in files of their own"),
    ("format = 1\nid", "¦remove = []\nformat = 1\nid", "remove", "unknown_key", "known: "),
    ("revision = 3", '¦revision = "3"', "revision", "not_integer", ""),
    ("required = true", '¦required = "yes"', "topics[0].required", "not_boolean", ""),
    ('id = "office"', "¦id = 5", "id", "not_text", ""),
    ('media = ["phone", "video"]', '¦media = "phone"', "request.media", "not_list", ""),
    ("[request]\n", "¦[[request]]\n", "request", "not_table", ""),
    ('zone = "contact"', '¦zone = "contacts"', "steps[3].zone", "not_zone", "or 'seeker' or 'contact'"),
    ('["friday", ', '["friday",\n¦"fryday", ', "working_days.weekend[1]", "not_choice", "did you mean 'friday'?"),
    ('["friday", ', '["friday",\n¦"friday", ', "working_days.weekend[1]", "duplicate_id", ""),
    (
        '["friday", ',
        '¦["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", ',
        "working_days.weekend",
        "no_working_day",
        "",
    ),
    ('"08:30"', '¦"8:30"', "working_days.day_starts", "not_time", ""),
    ('"08:30"', '"08:30"\n¦method = "rol"', "working_days.method", "not_choice", "did you mean 'roll'?"),
    ('"08:30"', '"08:30"\n¦cut_off = "noon"', "working_days.cut_off", "not_time", ""),
    ('"08:30"', '"08:30"\n¦day_ends = "24:00"', "working_days.day_ends", "not_time", ""),
    ('"08:30"', '"08:30"\n¦quiet = "21:00"', "working_days.quiet", "not_list", ""),
    ('"08:30"', '"08:30"\n¦quiet = ["21:00"]', "working_days.quiet", "not_hours", ""),
    ('"08:30"', '"08:30"\n¦quiet = ["21:00", "7:00"]', "working_days.quiet[1]", "not_time", ""),
    (
        'day_starts = "08:30"',
        'day_ends = "08:30"\n¦day_starts = "08:30"',
        "working_days.day_starts",
        "out_of_order",
        "day_",
    ),
    ("revision = 3", "¦holidays = true\nrevision = 3", "holidays", "unknown_key", "did you mean 'working_days'?"),
    ('"48 hours"', '¦"48 huors"', "steps[1].deadline", "not_offset", ""),
    ('["1 hour", ', '["1 hour",\n¦"x", ', "steps[1].remind[1]", "not_offset", ""),
    ('"48 hours"', '¦"99999 hours"', "steps[1].deadline", "too_large", "at most 87600"),
    ("revision = 3", "¦revision = 0", "revision", "too_small", "at least 1"),
    ('id = "thank"', '¦id = "thank you"', "steps[1].id", "not_identifier", "an id of a playbook has"),
    ('"en", "pt-BR"]', '"en",\n¦"pt-br"]', "languages[1]", "not_language", ""),
    ('source = "page 1"\n', '¦source = ""\n', "tiers[0].source", "empty", ""),
    # What does not fit together.
    ('remind = ["1 hour", ', '¦remind = ["49 hours", ', "steps[1].remind[0]", "out_of_order", "deadline = '48 hours'"),
    (
        'deadline = "48 hours"',
        '¦due = "3 days"\ndeadline = "1 hour"',
        "steps[1].due",
        "out_of_order",
        "deadline = '1 hour'",
    ),
    ("[[topics]]\n", '[[topics]]\nid = "path"\nsource = "x"\n[[topics]]\n¦', "topics[1].id", "duplicate_id", ""),
    ('"en", "pt-BR"]', '"en", "pt-BR",\n¦"en"]', "languages[2]", "duplicate_id", ""),
    ('"expert"]', '"expert",\n¦"default"]', "tiers[1].relationships[1]", "reserved_word", ""),
    ('"done:thank"', '¦"done:thnk"', "steps[3].after", "unknown_step", "did you mean 'thank'?"),
    ('"talk_end"', '¦"talk_ends"', "steps[1].after", "unknown_moment", "did you mean 'talk_end'?"),
    ('["requested"]', '[\n¦"requestd"]', "steps[0].done_by[0]", "unknown_fact", "did you mean 'requested'?"),
    ('message = "letter"', '¦message = "leter"', "steps[0].message", "unknown_message", "did you mean 'letter'?"),
    (
        'optional = ["place"]',
        '¦optional = ["plce"]',
        "messages[0].optional[0]",
        "unknown_part",
        "did you mean 'place'?",
    ),
    ('topic = "path"', '¦topic = "paht"', "questions[0].topic", "unknown_topic", "did you mean 'path'?"),
    ('ship = "expert"', '¦ship = "exprt"', "directories[0].relationship", "unknown_relationship", "did you mean"),
    ('"expert"]', '"expert",\n¦"peer"]', "tiers[1].relationships[1]", "relationship_twice", "the other is 'close'"),
    ("minutes = 25", "¦minutes = 35", "request.minutes", "minutes_outside", "least = 20, most = 30"),
    ("minutes = 1 }", "minutes = 21¦ }", "talk.phases", "too_large", "they leave no time"),
    (", minutes = 1 }", "¦ }", "talk.phases", "one_open_phase", ""),
    ('defaults = ["phases"]', '¦defaults = ["phass"]', "talk.defaults[0]", "unknown_key", "did you mean 'phases'?"),
    ('pays = "each"', 'pays = "each"\n¦last = "frst"', "talk.last", "unknown_question", "did you mean 'first'?"),
    ('avoid = ["fax"]', 'avoid = ["fax",\n¦"phone"]', "request.avoid[1]", "avoided_medium", ""),
    ('medium = "video"', 'medium = "vdeo"¦', "request.by_medium[0].medium", "unknown_medium", "did you mean 'video'?"),
    ("minutes = 45", "minutes = 15¦", "request.by_medium[0].minutes", "minutes_outside", "least = 30, most = 15"),
    ('earliest = "13:00"', '¦earliest = "17:00"', "slots.earliest", "out_of_order", "latest = '17:00'"),
    ('weekdays = ["thursday"]', "¦weekdays = []", "slots.weekdays", "empty", "at least one weekday"),
    (
        'channel = "note"',
        'channel = "note"\n¦instead_of = "letter"',
        "messages[0].instead_of",
        "no_other_form",
        "a message to the same person",
    ),
    (
        'channel = "note"',
        'channel = "note"\n¦instead_of = "leter"',
        "messages[0].instead_of",
        "unknown_message",
        "did you mean 'letter'?",
    ),
    ('channel = "note"', '¦channel = "nte"', "messages[0].channel", "unknown_channel", "did you mean 'note'?"),
    ('"200 characters"', '¦"200 signs"', "channels[0].most[0]", "not_limit", ""),
    ('"200 characters"', '¦"99999 words"', "channels[0].most[0]", "too_large", "at most 20000"),
    ('must = ["greeting"]', '¦must = ["greting"]', "messages[0].must[0]", "missing_part", "did you mean 'greeting'?"),
    ('must = ["greeting"]', '¦must = ["place"]', "messages[0].must[0]", "missing_part", "it may not be optional"),
    ('messages = ["letter"]', '¦messages = ["leter"]', "wordings[0].messages[0]", "unknown_message", "did you mean"),
    ('policy = "denied"', '¦policy = "deny"', "wordings[0].policy", "not_choice", "did you mean 'denied'?"),
    ('"replied:yes"', '¦"replied:ys"', "steps[0].until[0]", "unknown_answer", "did you mean 'yes'?"),
    ('"noted:learned"', '¦"noted:leaned"', "steps[1].only_if[0]", "unknown_note", "did you mean 'learned'?"),
    ('tiers = ["close"]', '¦tiers = ["closed"]', "steps[1].tiers[0]", "unknown_tier", "did you mean 'close'?"),
    (
        'deadline = "48 hours"',
        'asks_another = true\n¦message = "letter"\ndeadline = "48 hours"',
        "steps[1].message",
        "message_to_another",
        "the message",
    ),
    ('enough = ["held"]', '¦enough = ["hld"]', "approach.enough[0]", "unknown_fact", "did you mean 'held'?"),
    ('[[steps]]\nid = "prepare"\nbefore = "talk_start"', '¦[[steps]]\nid = "prepare"', "steps[2]", "one_anchor", ""),
    ('"talk_start"', '"talk_start"\n¦repeats = true', "steps[2].repeats", "repeat_before", ""),
    ('after = "talk_end"', '¦after = "done:thank"', "steps[1].after", "circular", ""),
    # Words.
    ('"en", "pt-BR"]', '"en", "pt-BR",\n¦"de"]', "languages[2]", "missing_text", ""),
    ('[steps]\nask = "Ask {contact}"\n', "¦[steps]\n", "texts.en.steps.ask", "missing_text", ""),
    ('place]\ndefault = "At {place}."', "¦place]", "texts.en.messages.letter.place", "missing_text", "one text, or a"),
    ('report = "Report"', 'report = "Report"\n¦reprt = "x"', "texts.en.steps.reprt", "unknown_key", "did you mean"),
    ("friend = ", '¦"fri end" = ', 'texts.en.messages.letter.place."fri end"', "unknown_key", "did you mean"),
    ("Ask {contact}", "¦Ask {contakt}", "texts.en.steps.ask", "unknown_placeholder", "did you mean 'contact'?"),
    ("Ask {contact}", "¦Ask {contact", "texts.en.steps.ask", "stray_brace", "write {name}"),
    ('"Listen."', '¦"a\\nb"', "texts.en.principles.listen", "not_one_line", ""),
    ('"Dear {contact},"', '¦"a\\u0000b"', "texts.en.messages.letter.greeting", "not_clean_text", ""),
    ('"Listen."', "¦5", "texts.en.principles.listen", "not_text", ""),
    ('"Listen."', '¦["a",\n"b"]', "texts.en.principles.listen", "not_text", ""),
    # The heads of files.
    ("format = 1\nid", "id", "format", "missing", "format = 1"),
    ("format = 1\nid", "¦format = 2\nid", "format", "unknown_format", "format = 1"),
    ("format = 1\nid", "¦format = true\nid", "format", "unknown_format", "format = 1"),
    ("format = 1\nid", "¦format = 1.0\nid", "format", "unknown_format", "format = 1"),
    ("format = 1\nid", "¦format = {a = 1}\nid", "format", "unknown_format", "format = 1"),
    ('language = "en"', '¦language = "english"', "language", "not_language", ""),
    ('language = "en"', "¦language = 5", "language", "not_text", ""),
    ('language = "en"', '¦language = ["en"]', "language", "not_text", ""),
    ('reviewed_by = "A. Reader"', "¦reviewed_by = 5", "reviewed_by", "not_text", ""),
    ('reviewed_by = "A. Reader"', '¦reviewed_by = "a\\nb"', "reviewed_by", "not_one_line", ""),
    # TOML.
    ("minutes = 25", "¦minutes = ", "", "not_toml", "a value is"),
    ('"48 hours"', "¦“48 hours”", "steps[1].deadline", "curly_quote", "a word processor made it"),
    ('"planned"', '"planned"\n¦after = "planned"', "steps[0].after", "duplicate_key", "first on line"),
]


@pytest.mark.parametrize(("old", "new", "path", "code", "hint"), FAULTS, ids=map(str, range(len(FAULTS))))
def test_each_fault_has_its_code_and_its_place(old: str, new: str, path: str, code: str, hint: str) -> None:
    texts, marked = changed((old, new))
    [fault] = faults(texts)
    [file] = [name for name, text in texts.items() if text != GOOD[name]]
    assert (fault.code, fault.path) == (code, path)
    assert [(fault.file, fault.line)] == (marked or [(file, None)])
    assert fault.hint.startswith(hint)
    assert bool(fault.hint) == bool(hint)


def test_every_code_of_playbooks_is_provoked() -> None:
    listed = Path(codes.__file__).read_text(encoding="utf-8").split("# playbooks\n")[1].split("# renderers\n")[0]
    elsewhere = {"unknown_playbook", "unknown_base", "unknown_language", "still_named"}
    assert set(re.findall(r'"([a-z_]+)": sentence', listed)) - {one[3] for one in FAULTS} == elsewhere


@pytest.mark.parametrize(("old", "new", "path", "code", "hint"), FAULTS, ids=map(str, range(len(FAULTS))))
def test_the_checker_finds_each_fault_by_exactly_its_code(old: str, new: str, path: str, code: str, hint: str) -> None:
    texts, marked = changed((old, new))
    [finding] = playbooks.check({name: text.encode() for name, text in texts.items()})
    assert (finding.code, finding.path, finding.severity) == (code, path, "error")
    assert [(finding.file, finding.line)] == (marked or [(finding.file, None)])
    assert finding.why.startswith(codes.CODES[code])
    assert finding.repair.startswith(hint)


def test_words_in_a_language_that_is_not_declared() -> None:
    texts, _ = changed(('"en", "pt-BR"]', '"en"]'))
    place = {"file": "office.pt.toml", "line": 2}
    path = "texts.pt-BR.language"
    assert faults(texts) == (Fault(code="unknown_language", path=path, hint="known: en", found="pt-BR", **place),)


def test_a_message_says_it_all() -> None:
    texts, [(_, line)] = changed(('"48 hours"', '¦"48 huors"'))
    with pytest.raises(PlaybookError) as caught:
        parsed(texts)
    assert str(caught.value) == (
        f"office.toml:{line}: steps[1].deadline must be a span such as '48 hours', '5 business days', '3 months' or "
        "'same day' (found '48 huors') [not_offset]"
    )


# --- Several faults.

SHAPE = [
    ("revision = 3", '¦revision = "3"', "revision", "not_integer"),
    ('["friday", ', '["friday",\n¦"fryday", ', "working_days.weekend[1]", "not_choice"),
    ('"08:30"', '¦"8:30"', "working_days.day_starts", "not_time"),
    ("[request]\nminutes = 25", "¦[request]", "request.minutes", "missing"),
    ("deadline =", "¦dedline =", "steps[1].dedline", "unknown_key"),
    ('["1 hour", ', '["1 hour",\n¦"x", ', "steps[1].remind[1]", "not_offset"),
    ('zone = "contact"', '¦zone = "contacts"', "steps[3].zone", "not_zone"),
    ('source = "page 13"', '¦source = ""', "principles[0].source", "empty"),
    ('"Listen."', "¦5", "texts.en.principles.listen", "not_text"),
]
SENSE = [
    ('"en", "pt-BR"]', '"en", "pt-BR",\n¦"de"]', "languages[2]", "missing_text"),
    ('"expert"]', '"expert",\n¦"peer"]', "tiers[1].relationships[1]", "relationship_twice"),
    ("minutes = 25", "¦minutes = 35", "request.minutes", "minutes_outside"),
    ('"done:thank"', '¦"done:thnk"', "steps[3].after", "unknown_step"),
    ('"talk_end"', '¦"talk_ends"', "steps[1].after", "unknown_moment"),
    ('"talk_start"', '"talk_start"\n¦repeats = true', "steps[2].repeats", "repeat_before"),
    ('topic = "path"', '¦topic = "paht"', "questions[0].topic", "unknown_topic"),
    ("Ask {contact}", "¦Ask {contakt}", "texts.en.steps.ask", "unknown_placeholder"),
    ('"Listen."', "¦5", "texts.en.principles.listen", "not_text"),
]
HEADS = [
    ("format = 1\nid", "¦format = 2\nid", "format", "unknown_format"),
    ('language = "en"', '¦language = "english"', "language", "not_language"),
    ('reviewed_by = "A. Reader"', "¦reviewed_by = 5", "reviewed_by", "not_text"),
]
CURLY = [
    ('"48 hours"', "¦“48 hours”", "steps[1].deadline", "curly_quote"),
    ('"Listen."', "¦“Listen.”", "principles.listen", "curly_quote"),
]


@pytest.mark.parametrize("cases", [SHAPE, SENSE, HEADS, CURLY], ids=["shape", "sense", "heads", "curly quotes"])
def test_all_faults_of_a_kind_come_at_once(cases: list[tuple[str, str, str, str]]) -> None:
    texts, marked = changed(*((old, new) for old, new, _, _ in cases))
    found = faults(texts)
    assert sorted((fault.code, fault.path) for fault in found) == sorted((code, path) for _, _, path, code in cases)
    assert [(fault.file, fault.line) for fault in found] == sorted(marked)


def test_faults_of_one_value_and_of_several_come_at_once() -> None:
    cases = [*SHAPE[:3], *SHAPE[4:6], *SHAPE[7:8], SENSE[0], SENSE[1], SENSE[3], SENSE[5], SENSE[6], SENSE[7]]
    test_all_faults_of_a_kind_come_at_once(cases)


def test_a_hundred_faults_are_enough() -> None:
    steps = "".join(f'[[steps]]\nid = "s{number}"\nafter = "tea"\nsource = "x"\n' for number in range(MOST_FAULTS))
    assert len(faults({**GOOD, "office.toml": RULES + steps})) == MOST_FAULTS


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(PlaybookError) as caught:
        playbooks.parse({"office.toml": b"id = '\xff'"})
    assert (caught.value.code, caught.value.faults[0].file, caught.value.faults[0].line) == (
        "not_utf8",
        "office.toml",
        1,
    )


# --- On a base.


def test_an_own_playbook_is_the_base_and_what_it_says() -> None:
    own, gsbs = parsed({"own.toml": OWN}), playbooks.load("gsbs")
    assert (own.id, own.revision) == ("office", 1)
    assert (own.tiers, own.steps, own.texts) == (gsbs.tiers, gsbs.steps, gsbs.texts)


def test_an_own_playbook_has_a_name_and_a_revision_of_its_own() -> None:
    assert faults({"own.toml": 'format = 1\nbase = "gsbs"\n'}) == (
        Fault(code="missing", path="id", file="own.toml"),
        Fault(code="missing", path="revision", file="own.toml"),
    )


@pytest.mark.parametrize("base", ['"gsbd"', "5", "[]", "{}", "true"])
def test_the_base_is_a_guide_that_ships(base: str) -> None:
    [fault] = faults({"own.toml": OWN.replace('"gsbs"', base)})
    assert (fault.code, fault.path, fault.file, fault.line) == ("unknown_base", "base", "own.toml", 2)
    assert "gsbs" in fault.hint


def test_faults_name_the_file_that_the_office_wrote() -> None:
    rules = ENGLISH + '[[steps]]\nid = "thank"\ndeadline = "1 huor"\n[[steps]]\nid = "card"\nafter = "talk_end"\n'
    assert [(fault.code, fault.path, fault.file, fault.line) for fault in faults({"own.toml": rules})] == [
        ("missing_text", "texts.en.steps.card", "own.toml", None),
        ("missing", "steps[10].source", "own.toml", 6),
        ("not_offset", "steps[10].deadline", "own.toml", 8),
        ("missing", "steps[15].source", "own.toml", 9),
    ]


@pytest.mark.parametrize(
    ("words", "file", "line"),
    [
        ({}, "own.toml", None),
        ({"own.en.toml": 'format = 1\nlanguage = "en"\n'}, "own.en.toml", None),
        ({"own.en.toml": 'format = 1\nlanguage = "en"\n[steps]\nthank = "T"\n'}, "own.en.toml", 3),
    ],
)
def test_missing_words_are_missing_in_the_office_s_own_file(words: dict[str, str], file: str, line: int | None) -> None:
    rules = ENGLISH + '[[steps]]\nid = "card"\nafter = "talk_end"\nsource = "x"\n'
    [fault] = faults({"own.toml": rules, **words})
    assert (fault.code, fault.path) == ("missing_text", "texts.en.steps.card")
    assert (fault.file, fault.line) == (file, line)


HIRING = ("how_hiring_works", "where_posts_are_found", "when_hired", "first_look")


def test_what_no_longer_fits_in_the_base_is_told_where_it_was_taken_out() -> None:
    removed = '"steps.nudge",\n"topics.hiring", "tiers.new",\n"steps.thank"'
    found = faults({"own.toml": OWN + f"remove = [{removed}]\n"})
    assert [(fault.code, fault.path, fault.file, fault.line, fault.found) for fault in found] == [
        ("still_named", "remove[1]", "own.toml", 6, "topics.hiring"),
        ("still_named", "remove[2]", "own.toml", 6, "tiers.new"),
        ("still_named", "remove[3]", "own.toml", 7, "steps.thank"),
    ]
    assert [fault.hint.split(" of the base")[0] for fault in found] == [
        ", ".join(f"questions.{one}.topic" for one in (*HIRING, "stand_out")) + ", …",
        "directories.gsbs_alumni.relationship",
        "steps.keep_in_touch.after",
    ]


def test_what_the_office_itself_names_is_told_where_it_does() -> None:
    rules = OWN + 'remove = ["steps.nudge"]\n[[steps]]\nid = "call"\nafter = "done:nudge"\nsource = "x"\n'
    words = 'format = 1\nlanguage = "en"\n[steps]\ncall = "Call"\n'
    [fault] = faults({"own.toml": rules, "own.en.toml": words})
    assert (fault.code, fault.path, fault.line) == ("unknown_step", "steps[14].after", 8)


def test_what_is_wrong_in_remove_comes_with_all_the_rest() -> None:
    rules = OWN + 'remove = [\n"steps.nuge"]\n[request]\nminuts = 5\n'
    assert [(fault.code, fault.path, fault.line) for fault in faults({"own.toml": rules})] == [
        ("unknown_key", "remove[0]", 6),
        ("missing", "request.source", 7),
        ("unknown_key", "request.minuts", 8),
    ]


@pytest.mark.parametrize(
    "change",
    [
        '[request]\nmedia = ["phone"]\nsource = "x"\n',
        '[[tiers]]\nid = "close"\nrelationships = ["friend"]\nsource = "x"\n',
        '[[messages]]\nid = "thank"\nparts = ["thanks"]\noptional = []\nsource = "x"\n',
        'remove = ["steps.nudge", "steps.let_go", "messages.nudge", "messages.nudge_call", "principles.short"]\n',
        'remove = ["talk.last"]\n'
        + "".join(
            f"{one} = []\n" for one in ("steps", "questions", "wordings", "notes", "topics", "principles", "messages")
        ),
    ],
    ids=["a medium", "a relationship", "a part", "rules", "all rules"],
)
def test_words_of_the_base_go_with_what_they_are_about(change: str) -> None:
    own = parsed({"own.toml": OWN + change})
    assert own.in_language("en").by_key.items() < playbooks.load("gsbs").in_language("en").by_key.items()


def test_an_office_speaks_the_languages_that_it_writes_or_all_of_its_base() -> None:
    base = playbooks.load("gsbs").languages
    assert parsed({"own.toml": OWN}).languages == base
    words = {"own.en.toml": 'format = 1\nlanguage = "en"\n[steps]\nthank = "T"\n'}
    assert parsed({"own.toml": OWN, **words}).languages == ("en",)
    assert parsed({"own.toml": f'{OWN}languages = ["en"]\n', **words}).languages == ("en",)
    stray = {"own.xx.toml": 'format = 1\nlanguage = "xx"\n[steps]\nthank = "T"\n'}
    assert [fault.code for fault in faults({"own.toml": OWN, **stray})] == ["unknown_language"]


def test_words_of_the_office_do_not_go() -> None:
    words = 'format = 1\nlanguage = "en"\n[media]\nvideo = "a screen"\n'
    [fault] = faults({"own.toml": OWN + '[request]\nmedia = ["phone"]\nsource = "x"\n', "own.en.toml": words})
    assert (fault.code, fault.path, fault.file, fault.line) == ("unknown_key", "texts.en.media.video", "own.en.toml", 4)


def test_a_language_is_added_whole() -> None:
    [*found] = faults({"own.toml": OWN + 'languages = ["en", "nl"]\n'})
    assert [(fault.code, fault.path, fault.line) for fault in found] == [("missing_text", "languages[1]", 5)]
    keys = playbooks.load("gsbs").texts[0].by_key
    words = "".join(f'{key} = "{key.rpartition(".")[2]}"\n' for key in keys if not key.startswith("wordings."))
    words += 'wordings.job.words = ["Arbeit"]\n'
    dutch = 'format = 1\nlanguage = "nl"\n' + words
    own = parsed({"own.toml": OWN + 'languages = ["en", "nl"]\n', "own.nl.toml": dutch})
    assert own.in_language("nl").by_key["steps.thank"] == "thank"
    alone = parsed({"own.toml": OWN + 'languages = ["nl"]\n', "own.nl.toml": dutch})
    assert [texts.language for texts in alone.texts] == ["nl"]


@pytest.mark.parametrize(
    ("documents", "code"), [("office", "not_table"), (["a.toml"], "not_table"), ({"a.toml": "id = 1"}, "wrong_kind")]
)
@pytest.mark.parametrize("read", [playbooks.parse, playbooks.check])
def test_documents_are_names_with_bytes(read: Any, documents: Any, code: str) -> None:
    with pytest.raises(RefusedValue) as error:
        read(documents)
    assert (error.value.code, error.value.path) == (code, "documents")


def test_what_is_found_in_a_base_is_mended_in_the_own_file() -> None:
    own = {"own.toml": (ENGLISH + 'remove = ["steps.nudge"]\n').encode()}
    findings = playbooks.check(own)
    assert {finding.file for finding in findings} <= {"infoint/playbooks/gsbs.toml", "infoint/playbooks/gsbs.en.toml"}
    assert {finding.code for finding in findings} == {"message_unused", "not_reviewed"}  # a base vouches for itself
    assert all(
        finding.repair.endswith("(in your own file: what stands there goes before the base)") for finding in findings
    )
