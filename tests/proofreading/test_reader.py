"""A corpus of seeded mistakes: each kind is found by exactly its code, at its line, and nothing else is found."""

import attrs
import pytest

from infoint import playbooks
from infoint.playbooks.loading import MOST_FINDINGS
from infoint.proofreading import KINDS
from infoint.proofreading.reader import proofread
from tests.seeding import CLEAN, ROOT, Change, check, seeded

GUIDES = sorted(path for path in (ROOT / "examples" / "playbooks").iterdir() if path.is_dir())
KNOWN = {"library_default", "not_reviewed", "answer_unused"}
CARD = 'after = "done:thank"\nopens = "2 days"'
GREETED = 'greeting = "Dear {contact},"\n'

# The code, what it says, and what is put in the place of what.
SEEDED: list[tuple[str, str, *tuple[Change, ...]]] = [
    # Steps that never come about.
    ("never_starts", "nothing ever notes that", (CARD, '¦after = "done:ask"')),
    ("ends_at_once", "'replied:yes', the very fact", ('until = ["scheduled"]', '¦until = ["replied:yes"]')),
    ("ends_at_once", "'replied:yes', the very fact", ('until = ["scheduled"]', '¦until = ["replied"]')),
    ("ends_at_once", "'requested'", ('done_by = ["closed"]', '¦done_by = ["requested", "closed"]')),
    ("ends_at_once", "'scheduled' and 'held'", ('closes = "7 days"', '¦until = ["held", "scheduled"]')),
    ("empty_window", "leaves no time", ('opens = "1 month"', '¦closes = "0 minutes"')),
    (
        "empty_window",
        "leaves no time",
        ('opens = "2 days"\nsource = "page 3"', '¦opens = "0 hours"\nsource = "page 3"'),
    ),
    ("empty_window", "leaves no time", ('opens = "1 month"', 'opens = "48 hours"\n¦closes = "2880 minutes"')),
    (
        "tiers_never_meet",
        "only ever done for near",
        ('tiers = ["far"]', '¦tiers = ["far"]'),
        ('after = "talk_end"', 'after = "talk_end"\ntiers = ["near"]'),
    ),
    ("condition_never_met", "nothing notes", ('opens = "1 month"', '¦only_if = ["done:ask"]\nopens = "1 month"')),
    ("condition_never_met", "ends the step", ('opens = "7 days"', '¦only_if = ["replied:busy"]\nopens = "7 days"')),
    (
        "after_giving_up",
        "'let_go', due 4 weeks",
        ('opens = "7 days"', '¦opens = "90 days"'),
        ("to you last week.", "to you."),
    ),
    ("repeats_forever", "nothing ever ends it", ("repeats = true\na_year = 2", "¦repeats = true")),
    (
        "answer_not_listed",
        "waits for the answer 'busy'",
        ('[[answers]]\nid = "yes"\nsource = "page 2"\n', ""),
        ('[[answers]]\nid = "busy"\nsource = "page 2"\n', ""),
        ('yes = "Yes"\nbusy = "Not now"\n', ""),
        ('after = "replied:busy"', '¦after = "replied:busy"'),
    ),
    (
        "answer_unused",
        "no step waits",
        ('after = "replied:busy"', 'after = "replied"'),
        ('[[answers]]\nid = "busy"', '¦[[answers]]\nid = "busy"'),
    ),
    (
        "message_unused",
        "no step writes",
        ('message = "nudge"\n', ""),
        ('[[messages]]\nid = "nudge"', '¦[[messages]]\nid = "nudge"'),
    ),
    # Whom to ask, and how often.
    (
        "nobody_asked",
        "every one of them",
        ('[[tiers]]\nid = "near"\n', '¦[[tiers]]\nid = "near"\nbatch = 0\n'),
        ('[[tiers]]\nid = "far"\n', '[[tiers]]\nid = "far"\nbatch = 0\n'),
    ),
    ("nothing_allowed", "allows no messages at all", ("most = 4", "¦most = 0")),
    ("cap_too_small", "one plan that goes well needs 3", ("most = 4", "¦most = 2")),
    (
        "for_nobody",
        "only for far",
        ('[[tiers]]\nid = "far"\n', '[[tiers]]\nid = "far"\nbatch = 0\n'),
        ('tiers = ["far"]', '¦tiers = ["far"]'),
    ),
    (
        "for_nobody",
        "only for near",
        ('[[tiers]]\nid = "near"\n', '[[tiers]]\nid = "near"\nbatch = 0\n'),
        ('tiers = ["near"]', '¦tiers = ["near"]'),
    ),
    # The talk.
    ("slots_never_fit", "leaves 10 minutes", ("[slots]", '[slots]\n¦latest = "09:10"')),
    ("slots_never_fit", "only days of the weekend", ("[slots]", '[slots]\n¦weekdays = ["sunday"]')),
    ("slots_unused", "no message has {slots}", ("{slots}", "tomorrow"), ("[slots]", "¦[slots]")),
    ("question_never_fits", "takes 26 minutes", ('about = "work"', '¦minutes = 26\nabout = "work"')),
    (
        "too_many_topics",
        "need 18 minutes",
        ("minutes = 5", "minutes = 16"),
        ('about = "work"', 'about = "work"\nminutes = 16'),
        ('[[topics]]\nid = "path"', '¦[[topics]]\nid = "path"'),
    ),
    (
        "too_many_topics",
        "need 2 questions",
        ("expect = 2", "expect = 1"),
        ('[[topics]]\nid = "path"', '¦[[topics]]\nid = "path"'),
    ),
    ("too_few_questions", "is 4, and there are 3", ("prepare = 3", "¦prepare = 4")),
    (
        "topic_without_question",
        "no question about it",
        (
            '[[topics]]\nid = "advice"',
            '¦[[topics]]\nid = "pay"\nrequired = true\nsource = "page 3"\n\n[[topics]]\nid = "advice"',
        ),
        ('path = "The way"', 'path = "The way"\npay = "Pay"'),
    ),
    # Texts.
    (
        "never_filled",
        "the playbook has no [slots]",
        ('[slots]\nsource = "page 2"\n', ""),
        ('times = "How', '¦times = "How'),
    ),
    (
        "never_filled",
        "no note has the id 'learned'",
        ('[[notes]]\nid = "learned"', '[[notes]]\nid = "advice"'),
        ('learned = "What you learned"', 'advice = "Advice"'),
        ('learned = "What stays', '¦learned = "What stays'),
    ),
    (
        "never_filled",
        "no talk is agreed when it is written",
        ('default = "I know of your work."', '¦default = "I saw {start}."'),
    ),
    ("never_filled", "has a directory", ('near = "You know me well."', '¦near = "I found you in {source}."')),
    ("never_filled", "has a directory", ('default = "I know of your work."', '¦default = "See {source}."')),
    ("not_always_filled", "found in no directory", ('alum = "I', '¦far = "I')),
    (
        "over_its_limit",
        "for 'alum'",
        ('alum = "I', f'alum = "{"Well, " * 70}I'),
        ("[messages.request]", "¦[messages.request]"),
    ),
    (
        "over_its_limit",
        "about 4 paragraphs",
        ("6 paragraphs", "3 paragraphs"),
        ("[messages.request]", "¦[messages.request]"),
    ),
    (
        "elapsed_time",
        "sooner than that",
        ('thanks = "Thank you for your time today."', '¦thanks = "Thank you for your time last week."'),
    ),
    (
        "elapsed_time",
        "later than that",
        ('reminder = "I wrote to you last week.', '¦reminder = "I wrote to you yesterday.'),
    ),
    ("other_minutes", "says 45 minutes", ('exploring = "I am', '¦exploring = "For 45 minutes I am')),
    ("other_minutes", "says 15 minutes", ('exploring = "I am', '¦exploring = "For fifteen minutes I am')),
    ("other_minutes", "says 15 minutes", ('exploring = "I am', '¦exploring = "For a quarter of an hour I am')),
    ("other_minutes", "says 10 minutes", ('ask_for_little = "Ask for 20', '¦ask_for_little = "Ask for 10')),
    ("other_time", "says 48 hours", ('thank = "Thank {contact} within 24', '¦thank = "Thank {contact} within 48')),
    ("other_time", "says 36 hours", ('thanks = "Give thanks within 24', '¦thanks = "Give thanks within 36')),
    ("other_time", "none in hours", ('report = "Write', '¦report = "After 3 hours write')),
    (
        "banned_words",
        "says 'job', which",
        ('thanks = "Thank you for your time today."', '¦thanks = "Thank you: your JOB is fine."'),
    ),
    ("banned_words", "says 'internship', which", ('exploring = "I am', '¦exploring = "An internship? I am')),
    (
        "softened_words",
        "says 'vacancy'",
        ('policy = "banned"', 'policy = "softened"\nmessages = ["thank"]'),
        ('thanks = "Thank you for your time today."', '¦thanks = "Thank you for the vacancy."'),
    ),
    (
        "denial_missing",
        "'request'",
        (", not a position", ""),
        ('denial = ["not a position"]', '¦denial = ["not a position"]'),
    ),
    (
        "denial_missing",
        "stands in no message",
        (", not a position", ""),
        ('messages = ["request"]\n', ""),
        ('denial = ["not a position"]', '¦denial = ["not a position"]'),
    ),
    (
        "variant_never_chosen",
        "words of its own",
        ('near = "You know me well."', '¦near = "You know me well."\npeer = "We are peers."'),
    ),
    (
        "variant_never_chosen",
        "to whom no step writes",
        ('due = "3 days"', 'due = "3 days"\ntiers = ["near"]'),
        ('alum = "I found you in {source}."', '¦alum = "We went to the same school."'),
    ),
    # Where it comes from.
    ("no_source", "found 'TODO'", ('source = "page 2"\n\n[slots]', '¦source = "TODO"\n\n[slots]')),
    ("library_default", "infoint's own", ('source = "page 2"\n\n[slots]', '¦source = "infoint default"\n\n[slots]')),
    ("not_reviewed", "nobody has read", ('reviewed_by = "A. Reader"', '¦reviewed_by = "not yet"')),
]
IN_ANOTHER_LANGUAGE = [("no_sentences", "nl"), ("no_locale", "xx")]


@pytest.mark.parametrize("case", SEEDED, ids=[f"{number}-{case[0]}" for number, case in enumerate(SEEDED)])
def test_each_mistake_is_found_by_exactly_its_code(case: tuple[str, str, *tuple[Change, ...]]) -> None:
    code, says, *changes = case
    texts, marked = seeded(*changes)
    [finding] = check(texts)
    assert finding.code == code
    assert says in finding.why
    assert finding.repair
    assert [(finding.file, finding.line)] == marked
    assert (finding.severity, finding.path != "") == (KINDS[code], True)


@pytest.mark.parametrize(("code", "language"), IN_ANOTHER_LANGUAGE)
def test_a_language_that_cannot_be_spoken_is_found(code: str, language: str) -> None:
    texts, marked = seeded(('languages = ["en"]', f'¦languages = ["en", "{language}"]'))
    texts["other.toml"] = texts["clean.en.toml"].replace('language = "en"', f'language = "{language}"')
    [finding] = check(texts)
    assert (finding.code, finding.path, [(finding.file, finding.line)]) == (code, "languages[1]", marked)
    assert repr(language) in finding.why


def test_every_kind_is_seeded() -> None:
    assert {case[0] for case in SEEDED} | {code for code, _ in IN_ANOTHER_LANGUAGE} == set(KINDS)


def test_nothing_is_found_in_a_clean_playbook() -> None:
    assert check(dict(CLEAN)) == ()


@pytest.mark.parametrize("guide", GUIDES, ids=[guide.name for guide in GUIDES])
def test_guides_are_clean_but_for_what_they_contradict_themselves_in(guide: object) -> None:
    folder = next(one for one in GUIDES if one == guide)
    found = playbooks.check({path.name: path.read_bytes() for path in folder.glob("*.toml")})
    graver = [(finding.code, finding.place) for finding in found if finding.code not in KNOWN]
    contradictions = {"yale": [("elapsed_time", "texts.en.messages.thank.thanks")]}
    assert graver == contradictions.get(folder.name, [])


def test_the_shipped_guide_has_notes_only() -> None:
    home = ROOT / "src" / "infoint" / "playbooks"
    found = playbooks.check({path.name: path.read_bytes() for path in home.glob("gsbs*.toml")})
    assert {finding.code for finding in found} == {"library_default", "not_reviewed"}


def test_findings_come_by_their_gravity_then_by_line() -> None:
    texts, _ = seeded(
        ("most = 4", "most = 0"),
        ("prepare = 3", "prepare = 9"),
        ('reviewed_by = "A. Reader"', ""),
        ("your time today", "your job"),
    )
    assert [(finding.severity, finding.code) for finding in check(texts)] == [
        ("error", "nothing_allowed"),
        ("warning", "banned_words"),
        ("warning", "too_few_questions"),
        ("note", "not_reviewed"),
    ]


def test_five_hundred_findings_are_enough() -> None:
    principles = "".join(f'[[principles]]\nid = "p{at}"\nphase = "talk"\nsource = "?"\n' for at in range(600))
    words = "".join(f'p{at} = "P"\n' for at in range(600))
    texts = {"clean.toml": CLEAN["clean.toml"] + principles, "clean.en.toml": CLEAN["clean.en.toml"] + words}
    documents = {name: text.encode() for name, text in texts.items()}
    assert len(list(proofread(playbooks.parse(documents)))) == 600
    assert len(playbooks.check(documents)) == MOST_FINDINGS
    grave = documents | {"clean.toml": documents["clean.toml"].replace(b"most = 4", b"most = 0")}
    assert playbooks.check(grave)[0].code == "nothing_allowed"


def test_what_two_forms_of_a_message_share_is_told_once() -> None:
    english = playbooks.load("gsbs").in_language("en")
    banned = attrs.evolve(english, lines=tuple(one for one in english.lines if one[0] != "wordings.job.allowed"))
    found = list(proofread(attrs.evolve(playbooks.load("gsbs"), languages=("en",), texts=(banned,))))
    shared = [one for one in found if one.path == "texts.en.messages.request.minutes"]
    assert [one.code for one in shared] == ["banned_words"]  # the mail, the letter and the call say the same
