"""The JSON Schema of playbooks agrees with the loader on whatever a file may become by one change.

What the schema refuses the loader refuses, too. What is wrong with a value by itself, or with the keys of a table, the
schema refuses as the loader does.
"""

import json
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import time
from pathlib import Path
from typing import Any

from hypothesis import assume, given, note
from hypothesis import strategies as st

from infoint import playbooks
from infoint.errors import Fault, PlaybookError
from tests.playbooks.test_json_schema import VALIDATORS, plain
from tests.playbooks.test_loading import GOOD

EXAMPLE = Path(__file__).resolve().parent.parent.parent / "examples" / "office"
FILES = (GOOD, {path.name: path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.glob("*.toml"))})
TREES = [{name: tomllib.loads(text) for name, text in files.items()} for files in FILES]

TEXTS = (
    "",
    "x",
    "x y",
    "a.b",
    "é",
    "a\nb",
    "x" * 501,
    "{contact}",
    "{contakt}",
    "same day",
    "9 yards",
    "2 words",
    "09:00",
)
# No times of day: an editor hands them on as texts.
WORDS = ("held", "talk_start", "done:ask", "source", "en", "friday", "seeker", "gsbs", "steps.ask", "work", "email")
ODD = (True, False, 0, -1, 1, 17, 10**7, 5.5, *TEXTS, *WORDS, [], ["x"], ["x", "x"], [1], [{}], {"zz": "x"})

# What is wrong with a value alone, or with the keys of one table: the schema sees it wherever it stands.
SEEN = {
    *("not_text", "not_integer", "not_boolean", "not_list", "not_table", "not_choice", "not_offset", "not_limit"),
    *("not_time", "not_identifier", "not_language", "not_one_line", "too_small", "missing", "unknown_format", "empty"),
    *("unknown_placeholder", "stray_brace", "unknown_fact", "unknown_base"),
}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Find the paths of all that is in a table or a list."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in list(entries):
        yield (*path, key)
        yield from places(entry, (*path, key))


def toml(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{json.dumps(key)} = {toml(entry)}' for key, entry in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return value.isoformat() if isinstance(value, time) else json.dumps(value, ensure_ascii=False)


@st.composite
def changes(draw: st.DrawFn) -> tuple[dict[str, Any], str]:
    """Draw files of which one has an entry more, less, twice, or with another value; and the name of that one."""
    files = deepcopy(draw(st.sampled_from(TREES)))
    name = draw(st.sampled_from(sorted(files)))
    *path, last = draw(st.sampled_from(list(places(files[name]))))
    around: Any = files[name]
    for key in path:
        around = around[key]
    change = draw(st.sampled_from(("other", "other", "other", "less", "more", "twice")))
    if change == "less":
        del around[last]
    elif change == "twice" and isinstance(around, list):
        around.append(around[last])
    elif change == "more" and isinstance(around[last], dict):
        around[last]["zz"] = draw(st.sampled_from(ODD))
    else:
        around[last] = draw(st.sampled_from(ODD))
    return files, name


def faults(files: dict[str, Any]) -> tuple[Fault, ...]:
    written = {
        name: "".join(f"{json.dumps(key)} = {toml(entry)}\n" for key, entry in tree.items()).encode()
        for name, tree in files.items()
    }
    try:
        playbooks.parse(written)
    except PlaybookError as error:
        return error.faults
    return ()


@given(changes())
def test_the_schema_and_the_loader_agree(change: tuple[dict[str, Any], str]) -> None:
    files, name = change
    tree = files[name]
    note(toml(tree))
    assume(("language" in tree) == ("." in name.removesuffix(".toml")))  # else it is another kind of file
    validator = VALIDATORS["texts" if "language" in tree else "playbook"]
    refused = [f"{error.json_path} {error.validator}" for error in validator.iter_errors(plain(tree))]
    told = faults(files)
    assert told or not refused
    seen = [str(fault) for fault in told if fault.file == name and fault.code in SEEN]
    assert refused or not seen
