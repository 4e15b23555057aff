"""The JSON Schema of playbooks, held against the loader on files that are right and on files that are wrong."""

import tomllib
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from infoint.errors import RefusedValue
from infoint.playbook import Playbook
from infoint.playbooks.json_schema import FILES, schema
from tests.playbook_strategies import documents
from tests.playbook_strategies import playbooks as any_playbooks
from tests.playbooks.test_loading import FAULTS, GOOD, changed

ROOT = Path(__file__).resolve().parent.parent.parent
SHIPPED = sorted((ROOT / "src" / "infoint" / "playbooks").glob("gsbs*.toml"))
EXAMPLES = sorted((ROOT / "examples").rglob("*.toml"))
VALIDATORS = {file: Draft202012Validator(schema(file)) for file in FILES}


def plain(value: Any) -> Any:
    """Return what an editor makes of TOML: its times are texts."""
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, time) else value


def refused(toml: str) -> list[str]:
    """Return where the schema refuses a file, and by which of its keywords."""
    table = plain(tomllib.loads(toml))
    validator = VALIDATORS["texts" if "language" in table else "playbook"]
    return [f"{error.json_path} {error.validator}" for error in validator.iter_errors(table)]


@pytest.mark.parametrize("file", FILES)
def test_it_is_a_schema_of_the_draft_that_it_names(file: Any) -> None:
    assert VALIDATORS[file].META_SCHEMA["$id"] == schema(file)["$schema"]
    Draft202012Validator.check_schema(schema(file))


def test_there_are_two() -> None:
    with pytest.raises(RefusedValue) as caught:
        schema("rules")  # type: ignore[arg-type]
    assert caught.value.code == "not_choice"


def test_a_key_with_a_default_says_so() -> None:
    keys = schema("playbook")["properties"]
    assert keys["working_days"]["properties"]["day_starts"]["default"] == "09:00"
    assert keys["questions"]["items"]["properties"]["worth"]["default"] == 10
    assert keys["messages"]["items"]["properties"]["optional"]["default"] == []
    assert "default" not in keys["request"]["properties"]["minutes"]
    assert "default" not in keys["talk"]["properties"]["expect"]


def test_keys_that_may_be_defaults_stand_in_order() -> None:
    known = schema("playbook")["properties"]["steps"]["items"]["properties"]["defaults"]["items"]["enum"]
    assert known == sorted(known)
    assert {"due", "remind"} <= set(known)
    assert {"id", "source", "defaults"}.isdisjoint(known)


def emptied(schema: Any) -> None:
    entries = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for entry in entries:
        emptied(entry)
    if isinstance(schema, dict | list):
        schema.clear()


@pytest.mark.parametrize("file", FILES)
def test_who_changes_a_schema_changes_it_for_nobody_else(file: Any) -> None:
    emptied(schema(file))
    assert schema(file) == VALIDATORS[file].schema


@pytest.mark.parametrize("path", [*SHIPPED, *EXAMPLES], ids=lambda path: f"{path.parent.name}-{path.name}")
def test_guides_that_are_right(path: Path) -> None:
    assert refused(path.read_text(encoding="utf-8")) == []


@given(any_playbooks())
def test_any_playbook_is_right(playbook: Playbook) -> None:
    assert [refused(data.decode()) for data in documents(playbook).values()] == [[]] * (1 + len(playbook.texts))


def test_a_file_with_hours_is_right() -> None:
    texts, _ = changed(('"08:30"', '08:30:00\ncut_off = 12:00:00\nquiet = ["21:00", "07:00"]'))
    assert refused(texts["office.toml"]) == []


# --- What it sees: a wrong type, a key that is not known or missing, a number out of range, a word not in the choices.

# Only who reads all files sees these: ids that are named, what stands twice, what does not go together.
UNSEEN = {
    *("unknown_step", "unknown_message", "unknown_part", "unknown_topic", "unknown_relationship", "unknown_language"),
    *("unknown_tier", "unknown_question", "unknown_answer", "unknown_note", "unknown_channel", "unknown_medium"),
    *(
        "relationship_twice",
        "minutes_outside",
        "missing_text",
        "one_anchor",
        "avoided_medium",
        "no_other_form",
        "missing_part",
    ),
    *("message_to_another", "one_open_phase", "out_of_order", "repeat_before", "circular", "reserved_word"),
    # What it does not know of a value: zones, and two times that have to differ.
    *("not_zone", "not_hours"),
}
# Faults of a code that it sees elsewhere.
UNSEEN_AT = {
    ("duplicate_id", "topics[1].id"),  # the same id in two rules
    ("too_large", "talk.phases"),  # all of them together
    ("unknown_key", "texts.en.steps.reprt"),  # which rules there are
    # A number within a text.
    ("too_large", "steps[1].deadline"),
    ("too_large", "channels[0].most[0]"),
}
# What cannot be read as TOML has no schema; and for JSON 1.0 is a whole number.
READ = [one for one in FAULTS if one[3] not in ("not_toml", "curly_quote", "duplicate_key") and "1.0" not in one[1]]


@pytest.mark.parametrize(("old", "new", "path", "code"), [one[:4] for one in READ], ids=map(str, range(len(READ))))
def test_what_it_sees_of_what_the_loader_tells(old: str, new: str, path: str, code: str) -> None:
    texts, _ = changed((old, new))
    seen = any(refused(text) for text in texts.values())
    assert seen == (code not in UNSEEN and (code, path) not in UNSEEN_AT)


# --- With a base a file holds only what differs.

OWN = """\
format = 1
base = "gsbs"
id = "office"
revision = 1
"""


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ("", []),
        ("[request]\n[working_days]\n", []),
        ('remove = ["steps.nudge", "steps.thank.closes", "talk"]\n', []),
        ('[[steps]]\nid = "thank"\nsource = "x"\n[request]\nminutes = 15\nsource = "x"\n', []),
        ('[[steps]]\nid = "thank"\n', ["$.steps[0] required"]),
        ('[[steps]]\nsource = "x"\n', ["$.steps[0] required"]),
        ("[request]\nminutes = 15\n", ["$.request required"]),
        ('[request]\nsource = "x"\nby_medium = [{ medium = "video" }]\n', ["$.request.by_medium[0] required"]),
        ('[talk]\nsource = "x"\nphases = [{ minutes = 2 }]\n', ["$.talk.phases[0] required"]),
        ("tiers = []\n", ["$.tiers minItems"]),
        ('remove = ["steps."]\n', ["$.remove[0] pattern"]),
        ("minutes = 15\n", ["$ additionalProperties"]),
    ],
)
def test_with_a_base_less_is_needed(rules: str, found: list[str]) -> None:
    assert refused(OWN + rules) == found
    assert len(refused((OWN + rules).replace('base = "gsbs"\n', ""))) > len(found)


def test_bases_are_those_that_ship() -> None:
    assert refused(OWN.replace("gsbs", "gsbd")) == ["$.base enum"]


def test_without_a_base_nothing_can_be_taken_out() -> None:
    whole = GOOD["office.toml"]
    assert refused(whole.replace("revision = 3\n", 'revision = 3\nremove = ["steps.ask"]\n')) == ["$ dependentRequired"]
    missing = [line for line in refused('format = 1\nid = "office"\nrevision = 1\n') if line != "$ required"]
    assert missing == []
