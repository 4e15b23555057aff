"""Trees of documents, and one on top of another: what merges, what replaces, what is taken out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint.errors import Fault
from infoint.playbook import MOST_FAULTS
from infoint.playbooks.inheritance import Node, leaves, located, merged, nodes, plain, without
from infoint.playbooks.reading import read

BASE = """
title = "base"
words = ["a", "b"]
[request]
minutes = 20
media = ["phone", "video"]
[[steps]]
id = "ask"
after = "planned"
source = "page 1"
defaults = ["due"]
[[steps]]
id = "thank"
due = "1 day"
deadline = "2 days"
source = "page 2"
"""


def tree(text: str, file: str = "own.toml") -> Node:
    return nodes(read(text.encode(), file))


def both(own: str) -> Node:
    return merged(tree(BASE, "base.toml"), tree(own))


def steps(node: Node) -> list[object]:
    return [plain(one) for one in node.table["steps"].items]


def place(node: Node, path: str) -> tuple[str, int | None]:
    found = dict(located(node))[path]
    return found.file, found.line


# --- Trees.


def test_a_tree_keeps_the_data() -> None:
    assert plain(tree(BASE)) == read(BASE.encode(), "base.toml").table


def test_every_entry_knows_its_place() -> None:
    told = {path: node.line for path, node in located(tree('a = 1\n[b]\nc = [\n2,\n{d = 3}]\n"e.f" = 4'))}
    assert told == {"": None, "a": 1, "b": 2, "b.c": 3, "b.c[0]": 4, "b.c[1]": 5, "b.c[1].d": 5, 'b."e.f"': 6}
    assert {node.file for _, node in located(tree(BASE, "base.toml"))} == {"base.toml"}


def test_leaves_are_all_that_is_no_table() -> None:
    found = {path: plain(node) for path, node in leaves(tree('a = 1\n[b]\nc = [{d = 3}]\n"e.f" = "x"\n[g]'))}
    assert found == {"a": 1, "b.c": [{"d": 3}], 'b."e.f"': "x"}


def test_an_entry_is_seen_as_what_it_is() -> None:
    found = tree('a = 1\nb = [1]\nc = {id = "x"}\nd = {id = [1]}')
    table = found.table
    assert table["a"].table == table["b"].table == {}
    assert table["a"].items == table["c"].items == ()
    assert [one.value for one in table["b"].items] == [1]
    assert (table["a"].id, table["b"].id, table["c"].id) == (None, None, "x")


@pytest.mark.parametrize(
    ("entry", "quoted"),
    [('"x"', "x"), ("5", "5"), ("true", "true"), ("[1]", ""), ("{b = 1}", ""), (f'"{"x" * 100}"', "x" * 80)],
)
def test_a_fault_quotes_plain_values_and_tells_the_place(entry: str, quoted: str) -> None:
    assert tree(f"\na = {entry}").table["a"].fault("missing", "a.b", "so") == Fault(
        code="missing", path="a.b", hint="so", found=quoted, file="own.toml", line=2
    )


# --- One on top of another.


def test_tables_merge_by_key() -> None:
    found = both("new = 1\n[request]\nminutes = 15")
    assert plain(found.table["request"]) == {"minutes": 15, "media": ["phone", "video"]}
    assert (found.table["title"].value, found.table["new"].value) == ("base", 1)


def test_every_entry_keeps_its_place() -> None:
    found = both('[request]\nminutes = 15\n[[steps]]\nid = "new"')
    assert place(found, "request") == ("own.toml", 1)
    assert place(found, "request.minutes") == ("own.toml", 2)
    assert place(found, "request.media") == ("base.toml", 6)
    assert place(found, "steps[1].deadline") == ("base.toml", 15)
    assert place(found, "steps[2].id") == ("own.toml", 4)


def test_rules_merge_by_id_and_stay_where_they_are() -> None:
    found = steps(both('[[steps]]\nid = "new"\n[[steps]]\nid = "ask"\nafter = "replied"\nsource = "mine"'))
    assert found == [
        {"id": "ask", "after": "replied", "source": "mine"},
        {"id": "thank", "due": "1 day", "deadline": "2 days", "source": "page 2"},
        {"id": "new"},
    ]


def test_a_source_does_not_vouch_for_a_changed_rule() -> None:
    [ask, thank] = steps(both('[[steps]]\nid = "ask"\nafter = "replied"'))
    assert ask == {"id": "ask", "after": "replied"}
    assert thank == {"id": "thank", "due": "1 day", "deadline": "2 days", "source": "page 2"}


def test_a_changed_rule_may_name_figures_that_are_not_its_own() -> None:
    [_, thank] = steps(both('[[steps]]\nid = "thank"\ndue = "2 hours"\nsource = "mine"\ndefaults = ["deadline"]'))
    assert thank == {
        "id": "thank",
        "due": "2 hours",
        "deadline": "2 days",
        "source": "mine",
        "defaults": ["deadline"],
    }


def test_lists_of_words_are_replaced() -> None:
    found = both('words = ["c"]\n[request]\nmedia = []')
    assert plain(found.table["words"]) == ["c"]
    assert plain(found.table["request"].table["media"]) == []


@pytest.mark.parametrize("own", ["", "[request]"], ids=["nothing", "an empty table"])
def test_an_empty_table_changes_nothing(own: str) -> None:
    assert {key: plain(node) for key, node in both(own).table.items()} == plain(tree(BASE))


def test_a_source_vouches_for_a_rule_that_an_empty_table_leaves_as_it_is() -> None:
    assert plain(merged(tree('[talk]\nsource = "page 3"'), tree("[talk]"))) == {"talk": {"source": "page 3"}}


def test_an_empty_list_empties() -> None:
    assert steps(both("steps = []")) == []


@pytest.mark.parametrize("own", ["request = 5", "request = [1]", 'steps = "none"', "[steps]\na = 1", "words = {a = 1}"])
def test_what_is_of_another_kind_replaces(own: str) -> None:
    [(key, node)] = tree(own).table.items()
    assert plain(both(own).table[key]) == plain(node)


def test_what_stands_twice_stays_twice() -> None:
    own = both(
        '[[steps]]\nid = "ask"\nafter = "a"\n[[steps]]\nid = "ask"\nafter = "b"\n' + '[[steps]]\nid = "new"\n' * 2
    )
    assert [one.table["id"].value for one in own.table["steps"].items] == ["ask", "ask", "thank", "new", "new"]
    assert [place(own, f"steps[{index}].id")[1] for index in (0, 1, 3, 4)] == [2, 5, 8, 10]
    assert steps(own)[1] == {"id": "ask", "after": "b"}


def test_figures_that_were_the_library_s_own_stay_so_until_they_are_changed() -> None:
    base = '[[steps]]\nid = "ask"\nafter = "planned"\nopens = "1 day"\ndue = "2 days"\nsource = "infoint default"\n'
    changed = '[[steps]]\nid = "ask"\ndue = "4 days"\nsource = "mine"\n'
    [ask] = steps(merged(tree(base), tree(changed)))
    assert (ask["source"], ask["defaults"]) == ("mine", ["opens"])
    [ask] = steps(merged(tree(base), tree(changed + "defaults = []\n")))
    assert ask["defaults"] == []
    partly = base.replace('"infoint default"', '"page 1"\ndefaults = ["opens", "due", "closes"]')
    [ask] = steps(merged(tree(partly), tree(changed)))
    assert ask["defaults"] == ["opens"]  # closes is not there any more


@pytest.mark.parametrize("entry", ["5", "{after = 'x'}", "{id = 5}", "{id = {}}", "[]"])
def test_an_entry_without_an_id_is_added(entry: str) -> None:
    found = steps(both(f"steps = [{entry}]"))
    assert len(found) == 3
    assert [found[2]] == plain(tree(f"steps = [{entry}]").table["steps"])


TREES = st.recursive(
    st.integers(),
    lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3) | st.lists(inner, max_size=3),
    max_leaves=8,
)


def node(data: object) -> Node:
    if isinstance(data, dict):
        return Node({key: node(value) for key, value in data.items()}, "f", 1)
    return Node(tuple(map(node, data)), "f", 1) if isinstance(data, list) else Node(data, "f", 1)


def overlaid(base: object, own: object) -> object:
    if not isinstance(base, dict) or not isinstance(own, dict):
        return own
    return {**base, **{key: overlaid(base[key], value) if key in base else value for key, value in own.items()}}


@given(TREES, TREES)
def test_what_has_no_ids_is_laid_over_the_base(base: object, own: object) -> None:
    assert plain(merged(node(base), node(own))) == overlaid(base, own)


# --- Taking out.


def removed(remove: str) -> tuple[Node, list[Fault]]:
    return without(tree(BASE, "base.toml"), tree(f"remove = {remove}").table["remove"])


def test_a_rule_is_taken_out() -> None:
    found, faults = removed('["steps.ask"]')
    assert faults == []
    assert [one.id for one in found.table["steps"].items] == ["thank"]
    assert plain(found.table["request"]) == plain(tree(BASE).table["request"])
    assert place(found, "steps") == ("base.toml", 7)


def test_several_rules_are_taken_out() -> None:
    found, faults = removed('["steps.thank", "steps.ask"]')
    assert (faults, found.table["steps"].items) == ([], ())


def test_a_key_and_a_whole_list_are_taken_out() -> None:
    found, faults = removed('["steps.ask.source", "request.minutes"]')
    assert faults == []
    before = tree(BASE)
    assert found.table["steps"].items[0].table.keys() == before.table["steps"].items[0].table.keys() - {"source"}
    assert found.table["request"].table.keys() == before.table["request"].table.keys() - {"minutes"}
    found, faults = removed('["steps"]')
    assert (faults, found.table.keys()) == ([], before.table.keys() - {"steps"})


def test_nothing_is_taken_out() -> None:
    assert removed("[]") == (tree(BASE, "base.toml"), [])


@pytest.mark.parametrize(
    ("entry", "found", "hint"),
    [
        ('"steps.aks"', "steps.aks", "did you mean 'steps.ask'?"),
        ('"steps.ask.aftr"', "steps.ask.aftr", "did you mean 'steps.ask'?"),
        ('"request.minuts"', "request.minuts", "known: steps.ask, steps.thank"),
        ('"request.minutes.x"', "request.minutes.x", "known: steps.ask, steps.thank"),
        ('"words.a"', "words.a", "known: steps.ask, steps.thank"),
        ('"zzz"', "zzz", "known: steps.ask, steps.thank"),
        ('""', "", "known: steps.ask, steps.thank"),
        ("5", "5", "known: steps.ask, steps.thank"),
        ("{a = 1}", "", "known: steps.ask, steps.thank"),
    ],
)
def test_what_is_not_there_cannot_be_taken_out(entry: str, found: str, hint: str) -> None:
    rest, [fault] = removed(f"[\n{entry}]")
    assert fault == Fault(code="unknown_key", path="remove[0]", hint=hint, found=found, file="own.toml", line=2)
    assert rest == tree(BASE, "base.toml")


def test_what_is_right_is_taken_out_all_the_same() -> None:
    rest, [fault] = removed('["zzz", "steps.ask"]')
    assert fault.path == "remove[0]"
    assert [one.id for one in rest.table["steps"].items] == ["thank"]


def test_a_hundred_faults_are_enough() -> None:
    wrong = ", ".join(f'"steps.s{number}"' for number in range(MOST_FAULTS + 1))
    rest, faults = removed(f"[{wrong}]")
    assert len(faults) == MOST_FAULTS
    assert rest == tree(BASE, "base.toml")


def test_a_rule_is_taken_out_once() -> None:
    _, [fault] = removed('["steps.ask", "steps.ask"]')
    assert (fault.code, fault.path) == ("unknown_key", "remove[1]")


@pytest.mark.parametrize("remove", ['"steps.ask"', "{steps = 1}", "true"])
def test_what_to_take_out_is_a_list(remove: str) -> None:
    base, [fault] = removed(remove)
    assert base == tree(BASE, "base.toml")
    assert (fault.code, fault.path, fault.file, fault.line) == ("not_list", "remove", "own.toml", 1)
    assert fault.hint == 'such as remove = ["steps.nudge"]'
