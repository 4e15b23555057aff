"""The pages of the docs tell what the code has: no key, code, fact or transition is missing, and none is made up."""

import ast
import re
import runpy
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest
from jsonschema import Draft202012Validator

import infoint
from infoint import codes, errors, limits, playbooks, reviewing, strict_json
from infoint.allotment import WAITS
from infoint.asking import REASONS
from infoint.checks import LINE_LIMIT, TEXT_LIMIT
from infoint.duties import VOIDS
from infoint.facts import KINDS, Fact, Unknown
from infoint.gathering import FAULT_LIMIT
from infoint.guide import PHRASES, SUBJECT
from infoint.lifecycle import MOMENTS, QUIET, SLOTTED, STAGELESS, TRANSITIONS, Stage
from infoint.offsets import MOST
from infoint.playbook import MOST_FAULTS
from infoint.playbooks import json_schema, places, reading
from infoint.referrals import DOUBTS
from infoint.replies import Status, mime
from infoint.replies.reply import ANSWERS
from infoint.reviewing import MOST_LETTERS
from infoint.template import IN_RULES, PLACEHOLDERS
from tests import playbook_page
from tests.reviewing import labelling

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
RULES = ("tiers", "directories", "caps", "channels", "messages", "wordings", "answers", "steps")
RULES += ("topics", "questions", "principles", "notes")
TABLES = ("working_days", "approach", "request", "slots", "talk")
HEADINGS = {f"[{name}]": name for name in TABLES} | {f"[[{name}]]": name for name in RULES}
INSIDE = {"request": ("request.by_medium",), "talk": ("talk.phases",)}


@cache
def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@cache
def sections(name: str) -> dict[str, str]:
    """Return the texts of a page by their headings of the second level, without code quotes."""
    _, *parts = re.split(r"^## ", page(name), flags=re.MULTILINE)
    return {part.partition("\n")[0].replace("`", ""): part for part in parts}


def tables(text: str) -> list[list[list[str]]]:
    """Return the tables in a text: rows of cells, without their heads and without code quotes."""
    found = re.findall(r"^\| ---.*\n((?:\|.*\n)+)", text, flags=re.MULTILINE)
    return [
        [[cell.strip().replace("`", "") for cell in line.strip("|").split("|")] for line in table.splitlines()]
        for table in found
    ]


def first_cells(text: str) -> list[str]:
    """Return what the tables of a text tell of, in order."""
    return [row[0] for table in tables(text) for row in table]


def toml_blocks(text: str) -> str:
    return "\n".join(re.findall(r"^```toml\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL))


def told_by_the_code(table: str) -> list[list[str]]:
    """Return the rows of a table as the code has them, as `tables` reads them from a page."""
    return [[cell.replace("`", "") for cell in row] for row in playbook_page.rows(table)]


@pytest.mark.parametrize(("heading", "name"), HEADINGS.items(), ids=HEADINGS.values())
def test_the_playbook_page_tells_every_key(heading: str, name: str) -> None:
    told = tables(sections("reference/playbook.md")[heading])
    assert told == [told_by_the_code(table) for table in (name, *INSIDE.get(name, ()))]


def test_the_playbook_page_tells_every_table_and_every_key_at_the_top() -> None:
    told = sections("reference/playbook.md")
    assert {heading for heading in told if heading.startswith("[")} == set(HEADINGS)
    keys, listed = tables(told["At the top"])
    assert {row[0] for row in listed} == set(HEADINGS.values())
    known = told_by_the_code("")
    assert keys == [row for row in known if row[0] not in HEADINGS.values()]
    assert listed == [row for row in known if row[0] in HEADINGS.values()]


def test_every_meaning_is_that_of_a_key() -> None:
    inside = [name for names in INSIDE.values() for name in names]
    known = {name: {row[0].strip("`") for row in playbook_page.rows(name)} for name in (*RULES, *TABLES, *inside)}
    known["playbook"] = {row[0].strip("`") for row in playbook_page.rows("")}
    known["texts"] = set(json_schema.schema("texts")["properties"])
    known |= {"texts.messages": {SUBJECT}, "texts.wordings": set(PHRASES)}
    given = {name: set(told) for name, told in json_schema.meanings().items()}
    assert given.keys() == known.keys()
    shared = {"id", "source", "defaults"}
    assert {name: told - shared for name, told in given.items()} == {
        name: keys - shared for name, keys in known.items()
    }


def test_the_playbook_page_tells_every_placeholder() -> None:
    [table] = tables(sections("reference/playbook.md")["Placeholders"])
    assert sorted(row[0] for row in table) == sorted(f"{{{name}}}" for name in PLACEHOLDERS)


def test_the_playbook_page_tells_which_texts_speak_of_what() -> None:
    head, table = tables(sections("reference/playbook.md")["Texts"])
    spoken, meant = json_schema.schema("texts"), json_schema.meanings()
    assert [row[0] for row in head] == ["format", "language", "reviewed_by"]
    assert {row[0]: row[3] for row in head} == {row[0]: meant["texts"][row[0]].replace("`", "") for row in head}
    assert [row[0] for row in head if row[2] == "required"] == spoken["required"]
    told = {(row[0].partition(".")[0], row[2]) for row in table}
    rules = {kind: ", ".join(f"{{{name}}}" for name in sorted(names)) for kind, names in IN_RULES.items()}
    kinds = spoken["properties"].keys() - {"format", "language", "reviewed_by", "messages"}
    assert told == {(kind, rules.get(kind, "nothing")) for kind in kinds} | {("messages", "every placeholder")}
    for keys, means, _, _ in table:
        kind, _, key = keys.partition(".")
        known = meant["texts.wordings"][key.removeprefix("ID.")] if kind == "wordings" else meant["texts"][kind]
        assert means == known.replace("`", "")


def test_the_playbook_page_tells_every_moment() -> None:
    told = first_cells(sections("reference/playbook.md")["Moments"])
    assert sorted(told) == sorted({*MOMENTS, "done:STEP", "noted:FIELD", "replied:ANSWER"})
    assert {"done", "noted", "replied"} == SLOTTED


def test_the_playbook_page_tells_every_kind_of_fact() -> None:
    assert sorted(first_cells(sections("reference/playbook.md")["Facts"])) == sorted(KINDS)


def test_the_playbook_page_tells_every_unit() -> None:
    [table] = tables(sections("reference/playbook.md")["Spans"])
    assert {row[0]: int(row[1].replace(",", "")) for row in table} == MOST


def test_the_playbook_page_tells_every_unit_of_length() -> None:
    told = sections("reference/playbook.md")["Lengths"]
    assert first_cells(told) == list(limits.UNITS)
    assert f"{limits.MOST:,}" in told


def test_the_examples_of_the_playbook_page_are_a_playbook() -> None:
    rules, texts = re.split(r"^## Texts$", page("reference/playbook.md"), flags=re.MULTILINE)
    files = {"hillside.toml": toml_blocks(rules), "hillside.en.toml": toml_blocks(texts)}
    playbook = playbooks.parse({name: text.encode() for name, text in files.items()})
    assert {name for name, value in attrs.asdict(playbook, recurse=False).items() if not value} == {"holidays"}
    assert [
        Draft202012Validator(json_schema.schema(file)).is_valid(tomllib.loads(text))
        for file, text in zip(json_schema.FILES, files.values(), strict=True)
    ] == [True, True]


def test_the_pages_tell_the_limits() -> None:
    told = page("reference/playbook.md").partition("## ")[0]
    assert f"{reading.SIZE_LIMIT // 1024} KiB, {places.ENTRY_LIMIT:,} entries and {places.DEPTH_LIMIT} levels" in told
    size, depth, items = strict_json.SIZE_LIMIT // 1024, strict_json.DEPTH_LIMIT, strict_json.ITEM_LIMIT
    told = page("explanation/safety.md")
    assert f"size ({size:,} KiB), depth ({depth}) and entries ({items:,})" in told
    mail, calendar = mime.MAIL_LIMIT // 2**20, mime.CALENDAR_LIMIT // 1024
    assert f"A mail ({mail} MiB), a calendar in it ({calendar} KiB), parts ({mime.PART_LIMIT}) and" in told
    assert f"their nesting ({mime.DEPTH_LIMIT})" in told
    told = page("reference/errors.md")
    assert f"at most {FAULT_LIMIT:,}; where the rules of a playbook do not fit together, at most {MOST_FAULTS}" in told
    assert f"a line ({LINE_LIMIT:,}), a text ({TEXT_LIMIT:,})" in told


def test_the_page_tells_what_each_answer_becomes() -> None:
    [table] = tables(page("how-to/read-replies.md"))
    assert [row[0] for row in table] == list(Status)
    assert {row[0]: re.findall(r'answer="(\w+)"', row[2]) for row in table} == {
        status: [answer] for status, answer in ANSWERS.items()
    }


def leads_to(kind: str) -> str:
    if kind == "opted_out":
        return "opted out"
    if kind in STAGELESS:
        return "–"
    return ", ".join(sorted({str(leads[kind]) for leads in TRANSITIONS.values() if kind in leads}))


def test_the_facts_page_tells_every_fact() -> None:
    rows = [row for table in tables(page("reference/facts.md")) for row in table]
    own = attrs.fields_dict(Fact).keys()
    kinds = {**KINDS, "unknown": Unknown}
    known = {
        kind: (", ".join(name for name in attrs.fields_dict(made) if name not in own), leads_to(kind))
        for kind, made in kinds.items()
    }
    assert {row[0]: (row[1], row[2]) for row in rows} == known
    slots = {row[0]: said[1] for row in rows if (said := re.search(r"Slot: (\w+)\.", row[3]))}
    assert slots == {kind: made.slot for kind, made in KINDS.items() if made.slot}


def told_on_the_errors_page(*headings: str) -> list[str]:
    told = sections("reference/errors.md")
    assert all(cell for heading in headings for table in tables(told[heading]) for row in table for cell in row)
    return [code for heading in headings for code in first_cells(told[heading])]


def test_the_errors_page_tells_every_code() -> None:
    headings = [heading for heading in sections("reference/errors.md") if heading.startswith("Codes")]
    assert sorted(told_on_the_errors_page(*headings)) == sorted(codes.CODES)


def test_the_errors_page_tells_every_anomaly_and_every_reason() -> None:
    assert sorted(told_on_the_errors_page("Anomalies")) == sorted(codes.ANOMALIES)
    assert told_on_the_errors_page("Reasons not to ask") == list(REASONS)  # the first that applies is given
    assert told_on_the_errors_page("Reasons to wait") == list(WAITS)
    assert told_on_the_errors_page("Reasons to doubt an introduction") == list(DOUBTS)
    assert told_on_the_errors_page("Reasons to leave a courtesy") == list(VOIDS)


def test_the_errors_page_draws_the_tree() -> None:
    def below(kind: type[BaseException], depth: int = 0) -> Iterator[tuple[int, str, str]]:
        foreign = [base.__name__ for base in kind.__bases__ if not issubclass(base, errors.InfointError) and depth]
        yield depth, kind.__name__, " ".join(foreign)
        for child in kind.__subclasses__():
            if child.__module__.startswith("infoint."):  # tests may have some of their own
                yield from below(child, depth + 1)

    tree = sections("reference/errors.md")["The tree"]
    lines = re.findall(r"^((?:[│ ]   )*)([├└]── )?([A-Z]\w+) *(?:\((\w+)\))?", tree.split("```")[1], flags=re.MULTILINE)
    drawn = [(len(bars) // 4 + bool(branch), name, builtin) for bars, branch, name, builtin in lines]
    assert drawn == list(below(errors.InfointError))


def test_the_api_page_tells_every_name_of_the_root() -> None:
    row = r"^\| \{py:\w+\}`~([\w.]+)\.(\w+)` \| \{py:mod\}`([\w.]+)`"
    found = re.findall(row, page("reference/api.md"), flags=re.MULTILINE)
    assert sorted(name for _, name, _ in found) == sorted(infoint.__all__)
    for room, name, told_room in found:
        assert getattr(infoint, name).__module__ == room == told_room


def test_the_corridor_is_drawn_as_it_is_held() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    corridor = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    drawing = page("explanation/one-way-flow.md").split("```text\n")[1].split("```")[0]
    assert [re.split(r" {2,}", line)[0] for line in drawing.splitlines()] == corridor


def test_the_picture_shows_every_transition() -> None:
    drawn = ElementTree.fromstring(runpy.run_path(str(DOCS / "lifecycle_picture.py"))["svg"]())
    namespace = {"svg": "http://www.w3.org/2000/svg"}
    titles = [title.text for title in drawn.iterfind(".//svg:circle/svg:title", namespace)]
    moves = {f"{stage}, {fact}: {target}" for stage, leads in TRANSITIONS.items() for fact, target in leads.items()}
    moves |= {f"{stage}, opted out: opted out" for stage in map(spoken, Stage)}
    quiet = {f"{stage}, {fact}: moves nothing" for stage, facts in QUIET.items() for fact in facts}
    rings = {title for title in titles if title and ": then it is " in title}
    assert set(titles) - rings == moves | quiet
    assert len(titles) == len(set(titles))
    assert drawn.find("svg:title", namespace) is not None
    assert drawn.find("svg:desc", namespace) is not None


def spoken(word: str) -> str:
    return word.replace("_", " ")


def test_the_picture_is_written_where_the_page_reads_it(tmp_path: Path) -> None:
    written = runpy.run_path(str(DOCS / "lifecycle_picture.py"))["write"](tmp_path)
    [read] = re.findall(r"^:file: \.\./_generated/(\S+)$", page("explanation/life-cycle.md"), flags=re.MULTILINE)
    assert written == tmp_path / read


@cache
def names_in(path: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if hasattr(node, "name")}


def test_the_tests_that_trace_the_seed_exist() -> None:
    cited = re.findall(r"`(?:([\w/]+\.py)::)?(test_\w+)`", page("explanation/seed-traced.md"))
    assert cited
    paths = [(ROOT / "tests" / (path or "playbooks/test_gsbs.py"), name) for path, name in cited]
    missing = [f"{path}::{name}" for path, name in paths if name not in names_in(path)]
    assert missing == []


def test_the_rules_that_trace_the_seed_exist() -> None:
    gsbs = playbooks.load("gsbs")
    english = gsbs.in_language("en")
    listed = ("tiers", "directories", "messages", "steps", "topics", "questions", "principles")
    rules = {f"{name}.{rule.id}" for name in listed for rule in getattr(gsbs, name)}
    keys = {f"{name}.{key}" for name in ("request", "talk") for key in attrs.fields_dict(type(getattr(gsbs, name)))}
    known = rules | keys | english.by_key.keys()
    lives = [row[1] for table in tables(page("explanation/seed-traced.md").replace("`", "´")) for row in table]
    told = {name for cell in lives for name in re.findall(r"´([a-z]\w*\.[\w.]+)´", cell)}
    assert told - known == set()
    untraced = {rule for rule in rules if not rule.startswith("messages.")} - told
    by_hand = {rule for rule in untraced if source_of(gsbs, rule) != "infoint default"}
    assert by_hand == set()


def source_of(playbook: Any, name: str) -> str:
    kind, _, rule = name.partition(".")
    return next(one.source for one in getattr(playbook, kind) if one.id == rule)


def test_the_page_tells_every_finding_in_a_draft() -> None:
    [table] = tables(page("reference/draft-findings.md"))
    assert [(row[0], row[1]) for row in table] == list(reviewing.KINDS.items())


def test_the_page_tells_how_well_drafts_are_read() -> None:
    learned_from, unseen = tables(page("how-to/review-a-draft.md"))
    assert learned_from == labelling.rows()
    assert unseen == labelling.rows(labelling.UNSEEN)
    assert MOST_LETTERS == 1_000_000  # "a million letters"
