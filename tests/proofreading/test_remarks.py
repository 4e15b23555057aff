"""Remarks as data: what they hold, and what becomes of hints."""

from infoint.errors import Hint, did_you_mean
from infoint.proofreading.remarks import Each, Remark, as_hinted, inside_quotes, quoted, remark


def test_a_remark_can_be_hashed_and_compared() -> None:
    told = remark("names {facts}", facts=quoted(["held"]), found="x")
    assert told == Remark("names {facts}", (("facts", Each(("held",), quoted=True)), ("found", "x")))
    assert len({told, remark("names {facts}", facts=quoted(["held"]), found="x")}) == 1


def test_a_hint_keeps_its_sentence_and_other_words_stay_as_they_are() -> None:
    assert as_hinted(did_you_mean("freind", ["friend"])) == remark("did you mean '{word}'?", word="friend")
    assert as_hinted(Hint("at least one part")) == remark("at least one part")
    inner = Hint("{one} here", one="x")
    assert as_hinted(Hint("{hint}; there", hint=inner)) == remark("{hint}; there", hint=remark("{one} here", one="x"))
    assert as_hinted('such as {"c-1"}') == remark("{text}", text='such as {"c-1"}')


def test_what_is_quoted_stays_on_its_line() -> None:
    assert [inside_quotes(text) for text in ("a\nb", "it's", "二十分")] == ["a\\nb", "it's", "二十分"]
