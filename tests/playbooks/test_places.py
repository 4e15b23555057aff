"""Paths, their lines, and the limits on them."""

import pytest

from infoint.errors import PlaybookError
from infoint.playbooks.places import DEPTH_LIMIT, ENTRY_LIMIT, Path, Places, Written, dotted, excerpt


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("steps",), "steps"),
        (("steps", 0, "until", 12), "steps[0].until[12]"),
        (("a b", "c.d"), "'a b'.'c.d'"),
        (("",), "''"),
        (("x", "esc\x1b[31m", "right\u202eleft"), r"x.'esc\x1b[31m'.'right\u202eleft'"),
        (("ok\n",), r"'ok\n'"),
    ],
)
def test_dotted(path: Path, text: str) -> None:
    assert dotted(path) == text


def test_dotted_is_cut() -> None:
    assert dotted(("a" * 200,)) == "a" * 200
    assert dotted(("a" * 201,)) == "a" * 199 + "…"


def test_excerpt_ends_with_the_line() -> None:
    assert excerpt("one two \nthree", 4) == "two"
    assert excerpt("x" * 100, 50) == "x" * 40
    assert excerpt("x", 5) == ""


def test_a_key_tells_what_stood_there_before() -> None:
    places = Places("f.toml")
    assert places.key((), ["t"], 1) == Written(("t",), 1, (), 1)
    assert places.key(("t",), ["a", "b"], 2) == Written(("t", "a", "b"), 2, ("t",), 1)
    assert places.key(("t",), ["a", "c"], 3) == Written(("t", "a", "c"), 3, ("t", "a"), 2)
    assert places.key(("t",), ["a", "b"], 4) == Written(("t", "a", "b"), 4, ("t", "a", "b"), 2)


def test_the_first_line_counts_unless_it_only_implied() -> None:
    places = Places("f.toml")
    places.key((), ["a", "b"], 1)
    places.key((), ["a", "c"], 2)
    assert places.lines == {("a",): 1, ("a", "b"): 1, ("a", "c"): 2}
    places.key((), ["a"], 3)
    places.key((), ["a"], 4)
    places.key((), ["a", "d"], 5)
    assert places.lines == {("a",): 3, ("a", "b"): 1, ("a", "c"): 2, ("a", "d"): 5}
    places.key((), ["e"], 6)
    places.key((), ["e"], 7)
    assert places.lines[("e",)] == 6


def test_a_key_goes_to_the_last_table_of_a_list() -> None:
    places = Places("f.toml")
    for line in (1, 2):
        places.key((), ["a"], line, implied=True)
        assert places.next_table(("a",), line) == ("a", line - 1)
    assert places.key((), ["a", "b"], 3, implied=True).path == ("a", 1, "b")
    assert places.next_table(("a", 1, "b"), 3) == ("a", 1, "b", 0)
    assert places.key((), ["a", "b", "c"], 4).path == ("a", 1, "b", 0, "c")
    assert [places.lines[path] for path in (("a",), ("a", 0), ("a", 1), ("a", 1, "b", 0))] == [1, 1, 2, 3]


def test_depth_has_a_limit() -> None:
    places = Places("f.toml")
    places.add(("a",) * DEPTH_LIMIT, 1)
    with pytest.raises(PlaybookError) as caught:
        places.add(("a",) * (DEPTH_LIMIT + 1), 7)
    (fault,) = caught.value.faults
    assert (fault.code, fault.file, fault.line) == ("too_deep", "f.toml", 7)
    assert fault.path == ".".join("a" * (DEPTH_LIMIT + 1))
    assert "32" in fault.hint


@pytest.mark.parametrize("same", [False, True], ids=["different paths", "one path"])
def test_entries_have_a_limit(same: bool) -> None:
    places = Places("f.toml")
    for index in range(ENTRY_LIMIT):
        places.add(("a", 0 if same else index), index)
    places.add(("a", 0), 1, implied=True)  # is there already
    with pytest.raises(PlaybookError) as caught:
        places.add(("a", 0 if same else ENTRY_LIMIT), 9)
    (fault,) = caught.value.faults
    assert (fault.code, fault.path, fault.line) == ("too_many_items", "", 9)
    assert "20,000" in fault.hint


def test_implied_tables_are_entries() -> None:
    places = Places("f.toml")
    for index in range(ENTRY_LIMIT // 2):
        places.key((), [f"k{index}", "x"], index)
    with pytest.raises(PlaybookError):
        places.key((), ["more"], 1)
