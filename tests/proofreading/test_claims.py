"""Minutes, hours and time passed in texts: by language, and what is no mistake."""

import pytest

from tests.seeding import Change, check, found, seeded

THANKS = "Thank you for your time today."
REMINDER = "I wrote to you last week."


@pytest.mark.parametrize(
    "change",
    [
        (THANKS, "Thank you for your 25 minutes yesterday."),
        (THANKS, "Thank you for your 5 minutes, 100 ideas a minute, and 12345 minutes."),
        (THANKS, "Thank you for your 20–45 minutes."),  # of a range nothing is read
        (THANKS, "Thank you for this morning."),
        (REMINDER, "I wrote to you a few days ago."),
        ('report = "Write', 'report = "In 3 months write'),
        ('after = "replied:yes"\ndue = "1 day"', 'after = "replied:yes"\ndue = "1 business day"'),
        ('prepare = "Prepare"', 'prepare = "Prepare 48 hours before"'),
        ('thanks = "Give thanks within 24', 'thanks = "Give thanks within 48'),
        ('opening = "Keep to {minutes}', 'opening = "Take 15 minutes'),
        ('way_in = "How did', 'way_in = "In 50 minutes: how did'),
    ],
)
def test_what_the_rules_bear_out_is_no_mistake(change: Change) -> None:
    assert found(change) == []


def test_minutes_by_another_medium_are_minutes_of_a_talk() -> None:
    video = "most = 30", 'most = 30\nby_medium = [{ medium = "video", minutes = 60, least = 50 }]'
    assert found(video, (THANKS, "Thank you for sixty minutes.")) == []
    [finding] = check(seeded(video, (THANKS, "Thank you for 40 minutes."))[0])
    assert finding.why.endswith("a talk is to take 20 to 30 minutes or 50 to 60 minutes")


def test_what_to_bear_in_mind_when_asking_says_the_minutes_that_are_asked_for() -> None:
    assert found(("Ask for 20 minutes", "Ask for 45 minutes")) == [
        ("other_minutes", "texts.en.principles.ask_for_little")
    ]
    assert found(("Give thanks within 24 hours", "Give thanks for 45 minutes")) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        # A step without an end may be done at any time; one that repeats, too.
        ([("last week", "a few months ago"), ('opens = "7 days"', 'opens = "7 days"\ndue = "2 weeks"')], True),
        (
            [
                ("last week", "a few months ago"),
                ('opens = "7 days"', 'opens = "7 days"\nrepeats = true\ndue = "2 weeks"'),
            ],
            False,
        ),
        ([("last week", "last year")], False),
        # What was a while ago is told of the request, the answer and the talk only.
        ([("your time today", "your time last week"), ('after = "talk_end"', 'after = "cancelled"')], False),
        (
            [
                ("your time today", "your time last week"),
                ('after = "talk_end"', 'before = "talk_end"'),
                ('deadline = "24 hours"\ncloses = "7 days"', 'due = "24 hours"'),
            ],
            False,
        ),
        # After another step at least the step's own time has passed.
        ([('opens = "2 days"\ntiers = ["far"]', 'opens = "3 days"\nmessage = "thank"')], True),
        (
            [
                ('opens = "2 days"\ntiers = ["far"]', 'opens = "3 days"\nmessage = "thank"'),
                ("your time today", "your time"),
            ],
            False,
        ),
    ],
)
def test_time_passed_is_held_against_the_dates(changes: list[Change], told: bool) -> None:
    assert [code for code, _ in found(*changes)] == ["elapsed_time"] * told


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("de", "Danke für die halbe Stunde gestern und letzte Woche.", "elapsed_time"),
        ("de", "Danke für eine halbe Stunde, nein, 45 Minuten.", "other_minutes"),
        ("de-AT", "Danke für fünfzehn Minuten.", "other_minutes"),
        ("es", "Gracias por la semana pasada.", "elapsed_time"),
        ("es", "Gracias por los 45 minutos.", "other_minutes"),
        ("fr", "Merci pour le mois dernier.", "elapsed_time"),
        ("fr", "Merci pour un quart d’heure.", "other_minutes"),
        ("it", "Grazie per i 45 minuti della settimana scorsa.", None),
    ],
)
def test_each_language_is_read_by_its_own_idioms(language: str, text: str, code: str | None) -> None:
    texts, _ = seeded(('languages = ["en"]', f'languages = ["en", "{language}"]'))
    other = texts["clean.en.toml"].replace('language = "en"', f'language = "{language}"').replace(THANKS, text)
    texts["clean.other.toml"] = other.replace(REMINDER, "")
    assert [one.code for one in check(texts) if one.code != "no_sentences"] == [code] * bool(code)


@pytest.mark.parametrize("time", ["1.5 hours", "1,5 hours", "2.30 hours", "24:00 hours"])
def test_what_is_no_whole_number_of_hours_is_not_read(time: str) -> None:
    assert found(("Thank {contact} within 24 hours", f"Thank {{contact}} within {time}")) == []
