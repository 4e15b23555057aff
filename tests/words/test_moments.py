"""How a date relates to what happened: every moment has its sentences."""

from infoint.lifecycle import MOMENTS, TALK_MOMENTS
from infoint.words import moments


def test_every_moment_has_its_sentences() -> None:
    starts = {*MOMENTS, "done", "noted", "last_time", "return"}
    assert moments.AFTER.keys() == moments.AT_ONCE.keys() == moments.SAME_DAY.keys() == starts
    assert moments.BEFORE.keys() == TALK_MOMENTS - {"scheduled"}
    spans = [*moments.AFTER.values(), *moments.BEFORE.values()]
    assert [sentence for sentence in spans if "{span}" not in sentence] == []
