"""Marks change nothing: what is said in English is what stands in the code."""

from infoint.translatable import plural, sentence


def test_a_mark_changes_nothing() -> None:
    assert sentence("Talk with {contact}") == "Talk with {contact}"
    assert plural("{count} day", "{count} days") == ("{count} day", "{count} days")
