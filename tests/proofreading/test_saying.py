"""Remarks said in a language: numbers, spans and lists as it writes them, and every placeholder filled."""

import ast
from collections.abc import Iterator

import pytest
from babel.messages.extract import extract_from_dir

from infoint import template
from infoint.codes import CODES
from infoint.offsets import Offset, parse
from infoint.proofreading import Finding
from infoint.proofreading.remarks import Each, Remark, Value, quoted, remark
from infoint.proofreading.saying import said
from infoint.words.catalogues import LANGUAGES
from tests.proofreading.test_reader import SEEDED
from tests.seeding import ROOT, check, seeded

KEYWORDS = {"sentence": None, "plural": (1, 2)}
MARKED = {
    message
    for _, _, found, *_ in extract_from_dir(ROOT / "src" / "infoint", keywords=KEYWORDS)
    for message in (found if isinstance(found, tuple) else (found,))
}
FAULTS = [
    (('deadline = "24 hours"', 'deadline = "24 huors"'),),
    (('after = "talk_end"', 'after = "talk_ned"'),),
    (('id = "clean"', 'id = "clean"\nlanguages = ["en"]'),),
    (('id = "clean"', 'base = "gsbs"\nremove = ["messages.thank"]\nid = "clean"'),),
]
FOUND = [finding for case in SEEDED for finding in check(seeded(*case[2:])[0])]
FOUND += [finding for changes in FAULTS for finding in check(seeded(*changes)[0])]


def remarks(told: "Value | None") -> Iterator[Remark]:
    if isinstance(told, Each):
        for item in told.items:
            yield from remarks(item)
    elif isinstance(told, Remark):
        yield told
        for _, value in told.values:
            yield from remarks(value)


def remarks_of(finding: Finding) -> list[Remark]:
    return [*remarks(finding.reason), *remarks(finding.remedy)]


@pytest.mark.parametrize(
    ("value", "english"),
    [
        ("a {name}", "a {name}"),
        (1000, "1,000"),
        (parse("1 hour"), "1 hour"),
        (parse("1 business day"), "1 business day"),
        (Offset(1000, "business days"), "1,000 business days"),
        (Each(("a", 2, parse("3 weeks"))), "a, 2, and 3 weeks"),
        (quoted(["a", "b"], "either"), "'a' or 'b'"),
        (remark("{least} to {most}", least=1, most=parse("2 days")), "1 to 2 days"),
    ],
)
def test_values_are_said(value: Value, english: str) -> None:
    assert said(remark("{value}", value=value), "en") == english


@pytest.mark.parametrize(("count", "told"), [(1, "1 step of x"), (2, "2 steps of x"), (0, "0 steps of x")])
def test_a_pair_goes_by_its_count(count: int, told: str) -> None:
    assert said(remark(("{count} step of {whose}", "{count} steps of {whose}"), count=count, whose="x"), "en") == told


def test_each_sentence_is_marked_for_the_translators_and_has_just_the_placeholders_that_its_values_fill() -> None:
    told = [one for finding in FOUND for one in remarks_of(finding) if one.sentence != "{text}"]
    assert len({one.sentence for one in told}) > 80
    for one in told:
        forms = (one.sentence,) if isinstance(one.sentence, str) else one.sentence
        assert MARKED.issuperset(forms)
        for form in forms:
            assert set(template.names(form)) == {name for name, _ in one.values}
    assert MARKED.issuperset(CODES.values())
    assert not any(template.names(one) for one in CODES.values())


def test_what_is_marked_is_found_wherever_it_stands() -> None:
    """What gathers the sentences looks into no f-string, and drops what it cannot read without a word."""
    for path in (ROOT / "src" / "infoint").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                assert MARKED.issuperset(ast.literal_eval(one) for one in node.args), path


@pytest.mark.parametrize("language", [*LANGUAGES, "en-GB", "tlh"])
def test_a_finding_is_said_in_any_language(language: str) -> None:
    for finding in FOUND:
        told = finding.in_language(language)
        assert (told.language, told.code, told.path) == (language, finding.code, finding.path)
        assert told.why
        assert told.place in str(told)
        assert (told.repair in str(told)) is bool(told.repair) or not told.repair
