"""Things in a row."""

import pytest

from infoint.words.rows import parted, row


@pytest.mark.parametrize(
    ("items", "told"), [((), ""), (("a",), "a"), (("a", "b"), "a, b"), (("a", "{b}", "c"), "a, {b}, c")]
)
def test_things_stand_in_a_row(items: tuple[str, ...], told: str) -> None:
    assert row(items, "en") == told
    assert parted(items, "en") == told.replace(", ", "; ")
