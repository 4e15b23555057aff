"""Sources, readers and languages: what the corpus does not show, and what is no mistake."""

import pytest

from infoint.proofreading.finding import KINDS
from tests.seeding import found


@pytest.mark.parametrize("source", ["TODO", " tbd ", "?", "N/A", "…", "infoint"])
def test_a_source_that_is_none(source: str) -> None:
    told = found(('source = "page 2"\n\n[slots]', f'source = "{source}"\n\n[slots]'))
    assert told == ([] if source == "infoint" else [("no_source", "request.source")])


def test_an_approach_that_is_not_written_down_needs_no_source() -> None:
    assert found(("[slots]", "[approach]\nper_organisation = 1\n[slots]")) == []
    assert found(("[slots]", "[approach]\nper_organisation = 2\n[slots]")) == [("library_default", "approach.source")]


def test_every_rule_is_looked_at() -> None:
    for rule in ("[[topics]]", "[talk]", "[[caps]]", "[[notes]]", "[[answers]]", "[[wordings]]", "[[channels]]"):
        head, _, body = rule_text(rule)
        assert [
            code
            for code, _ in found((head + body, head + body.replace(body.split('source = "')[1].split('"')[0], "?")))
        ] == ["no_source"]
    assert KINDS["no_source"] == "warning"


def rule_text(head: str) -> tuple[str, str, str]:
    """Return the first rule under a heading."""
    from tests.seeding import CLEAN

    start = CLEAN["clean.toml"].index(f"{head}\n")
    return head, "", CLEAN["clean.toml"][start + len(head) :].split("\n\n")[0]
