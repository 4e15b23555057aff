"""Variants that nobody reads: what the corpus does not show, and what is no mistake."""

import pytest

from tests.seeding import Change, found


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        # The last tier takes whoever is unknown.
        ([('alum = "I', 'far = "F."\nexpert = "E."\nalum = "I')], []),
        # A tier without relationships.
        ([('["friend", "peer"]', "[]"), ('friend = "We are friends."\n', "")], ["near"]),
        # Several steps, each for a tier; a message that nobody writes is told as such.
        ([('due = "3 days"', 'tiers = ["far"]\ndue = "3 days"')], ["friend", "near"]),
        ([("friend = ", "peer = ")], []),
    ],
)
def test_who_reads_a_variant(changes: list[Change], told: list[str]) -> None:
    assert sorted(found(*changes)) == [
        ("variant_never_chosen", f"texts.en.messages.request.connection.{variant}") for variant in told
    ]
