"""The tables of the page on the playbook format, as the code has them: `python -m tests.playbook_page` prints them.

What the JSON Schema says of each key is put into the words of the page.
"""

import json
import sys
from collections.abc import Iterator
from datetime import time
from typing import Any

from infoint.correspondence import WEEKDAYS
from infoint.limits import Limit
from infoint.offsets import Offset
from infoint.playbooks.json_schema import meanings, schema
from infoint.playbooks.json_values import FACT, ID, LANGUAGE, MOMENT, valued, written

_KINDS: tuple[tuple[Any, str, str], ...] = (
    (MOMENT, "[moment](#moments)", "[moments](#moments)"),
    (FACT, "[fact](#facts)", "[facts](#facts)"),
    (valued(Offset, None), "[span](#spans)", "[spans](#spans)"),
    (valued(Limit, None), "[length](#lengths)", "[lengths](#lengths)"),
    (valued(time, None), "time of day", "times of day"),
    (LANGUAGE, "language", "languages"),
    (ID, "id", "ids"),
    (written(), "line", "lines"),
)
_PLAIN = {"boolean": "true or false", "object": "table", "string": "text", "integer": "number"}
_ASIDE = {"description", "default", "minItems", "maxItems", "uniqueItems", "minimum", "maximum", "const"}
# Defaults that hang on other keys.
_IN_WORDS = {
    "request.least": "as `minutes`",
    "request.most": "as `minutes`",
    "request.by_medium.least": "as `minutes`",
    "request.by_medium.most": "as `minutes`",
    "steps.done_by": "the step's own `done:ID`",
    "steps.until": 'none; with `before`, `["held"]`',
}


def rows(table: str) -> Iterator[list[str]]:
    """Give the rows of a table of the rules, the outermost without a name: key, type, default, meaning."""
    whole = schema("playbook")
    found, alone = whole, whole["else"]
    for part in table.split(".") if table else ():
        found, alone = (_items(one.get("properties", {}).get(part, {})) for one in (found, alone))
    needed = {*found.get("required", ()), *alone.get("required", ())}
    for name, key in found["properties"].items():
        default = "required" if name in needed else _default(key, f"{table}.{name}")
        yield [f"`{name}`", _kind(key), default, meanings()[table or "playbook"][name]]


def _items(key: dict[str, Any]) -> dict[str, Any]:
    items: dict[str, Any] = key.get("items", key)
    return items


def _kind(key: dict[str, Any], *, several: bool = False) -> str:
    """Put the type of a key into words."""
    bare = {name: said for name, said in key.items() if name not in _ASIDE}
    for known, one, more in _KINDS:
        if bare == known or ("anyOf" in key and key["anyOf"] == known.get("anyOf")):
            return more if several else one
    if key["type"] == "array":
        return f"list of {_kind(key['items'], several=True)}"
    if several and "enum" in key:
        return "weekdays" if key["enum"] == list(WEEKDAYS) else "keys"
    if "enum" in key:
        *some, last = (f"`{json.dumps(word)}`" for word in key["enum"])
        return f"{', '.join(some)} or {last}" if some else last
    if "minimum" in key:
        return f"number, {key['minimum']:,} to {key['maximum']:,}"
    opaque = "id" if key.get("maxLength") == 200 else _PLAIN[key["type"]]
    return f"{opaque}s" if several else opaque


def _default(key: dict[str, Any], name: str) -> str:
    if "default" in key:
        return f"`{_toml(key['default'])}`"
    return _IN_WORDS.get(name, "none")


def _toml(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_toml(entry)}' for key, entry in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    for table in ("", *sorted(meanings().keys() - {"playbook", "texts", "texts.messages", "texts.wordings"})):
        sys.stdout.write(
            f"\n{table or 'At the top'}\n\n| key | type | default | meaning |\n| --- | --- | --- | --- |\n"
        )
        sys.stdout.writelines(f"| {' | '.join(row)} |\n" for row in rows(table))
