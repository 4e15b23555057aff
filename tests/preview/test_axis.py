"""Where distances stand: in order, within the picture, their labels apart."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from infoint.preview.axis import SMALL, reaching
from infoint.preview.measuring import width

HOURS = st.floats(-90_000, 90_000)


@given(st.lists(HOURS, max_size=5), HOURS, HOURS)
def test_later_stands_further_right(given: list[float], one: float, other: float) -> None:
    axis = reaching(given, 100, 400)
    if one < other:
        assert axis.x(one) <= axis.x(other)
    assert all(100 <= axis.x(hours) <= 400 for hours in given)


@given(st.lists(HOURS, max_size=5), st.integers(150, 800))
def test_labels_do_not_touch(given: list[float], right: int) -> None:
    ticks = sorted(reaching(given, 100, right).ticks())
    assert "0" in [label for _, label in ticks]
    for (x, label), (other, beside) in pairwise(ticks):
        assert x + width(label, SMALL) / 2 + 3 < other - width(beside, SMALL) / 2


def test_near_distances_get_more_room() -> None:
    axis = reaching([720], 0, 1000)
    assert axis.x(24) - axis.x(0) > axis.x(48) - axis.x(24)
    assert [label for _, label in axis.ticks()] == [
        "0",
        "+1 day",
        "+1 week",
        "+1 month",
        "+2 weeks",
        "+1 hour",
        "+2 days",
        "+6 hours",
    ]


def test_what_comes_before_stands_left_of_nought() -> None:
    axis = reaching([-168], 0, 1000)
    labels = {label: x for x, label in axis.ticks()}
    assert labels["\N{MINUS SIGN}1 week"] < labels["\N{MINUS SIGN}1 day"] < labels["0"] < labels["+1 day"]
