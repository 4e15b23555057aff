"""How a date relates to what happened: every moment has its sentences."""

from infoint.lifecycle import MOMENTS, TALK_MOMENTS
from infoint.words import anchors


def test_every_moment_has_its_sentences() -> None:
    starts = {*MOMENTS, "done", "noted", "last_time", "return"}
    assert anchors.AFTER.keys() == anchors.AT_ONCE.keys() == anchors.SAME_DAY.keys() == starts
    assert anchors.BEFORE.keys() == TALK_MOMENTS - {"scheduled"}
    spans = [*anchors.AFTER.values(), *anchors.BEFORE.values()]
    assert [sentence for sentence in spans if "{span}" not in sentence] == []
