"""Words that the guide bans, would soften, or wants denied, in the texts of its own messages."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from infoint.guide import PHRASES, Texts
from infoint.phrases import Phrases, words
from infoint.playbook import Playbook
from infoint.proofreading.finding import Finding
from infoint.proofreading.lettering import labelled
from infoint.proofreading.remarks import inside_quotes, quoted, remark
from infoint.translatable import sentence

MOST_PLACES: Final = 100_000
"""At so many places of a language phrases are looked at: a hostile playbook has millions."""

_WORDS, _ALLOWED, _DENIAL = PHRASES
_CODES: Final = {"banned": "banned_words", "denied": "banned_words", "softened": "softened_words"}
_WHY: Final = {
    # Translators: {phrases} are in quotation marks, {wording} is the id of the rule that bans them.
    "banned": sentence("says {phrases}, which the wording '{wording}' has banned"),
    # Translators: {phrases} are in quotation marks, {wording} is the id of the rule that wants them denied.
    "denied": sentence("says {phrases}, which the wording '{wording}' has denied"),
    # Translators: {phrases} are in quotation marks, {wording} is the id of the rule that would soften them.
    "softened": sentence("says {phrases}, which the wording '{wording}' has softened"),
}


def findings(playbook: Playbook) -> Iterator[Finding]:
    """Find such words, outside the phrases in which they are allowed, and messages that lack the denial."""
    for texts in playbook.texts:
        yield from _in_language(playbook, texts)


def _in_language(playbook: Playbook, texts: Texts) -> Iterator[Finding]:
    phrases = Phrases(
        (phrase, (index, kind))
        for index, rule in enumerate(playbook.wordings)
        for kind in PHRASES
        for phrase in (texts.find(f"wordings.{rule.id}.{kind}") or "").split("\n")
        if rule.policy in _CODES
    )
    scopes = [frozenset(rule.messages) for rule in playbook.wordings]
    denied: set[tuple[int, str]] = set()
    left = MOST_PLACES
    for part in labelled(playbook, texts):
        message = part.message.id
        for variant, text in part.texts.items():
            spans: dict[tuple[int, str], list[tuple[int, int, str]]] = {}
            places = tuple(islice(phrases.found_in(words(text)), left))
            left -= len(places)
            for start, end, phrase, key in places:
                if not scopes[key[0]] or message in scopes[key[0]]:
                    spans.setdefault(key, []).append((start, end, phrase))
            denied |= {(index, message) for index, kind in spans if kind == _DENIAL}
            for (index, kind), found in spans.items():
                rule = playbook.wordings[index]
                covered = {
                    at
                    for other in (_ALLOWED, _DENIAL)
                    for start, end, _ in spans.get((index, other), ())
                    for at in range(start, end)
                }
                said = dict.fromkeys(
                    phrase for start, end, phrase in found if not covered.issuperset(range(start, end))
                )
                if kind == _WORDS and said:
                    told = quoted(map(inside_quotes, said))
                    yield Finding(
                        code=_CODES[rule.policy],
                        path=part.paths[variant],
                        reason=remark(_WHY[rule.policy], phrases=told, wording=rule.id),
                        remedy=remark(sentence("say it in other words, or in an allowed phrase")),
                    )
    yield from _missing(playbook, texts, denied)


def _missing(playbook: Playbook, texts: Texts, denied: set[tuple[int, str]]) -> Iterator[Finding]:
    """Find messages that should say openly what they are not about; a rule for all messages wants it in one of them."""
    spoken = {index for index, _ in denied}
    for index, rule in enumerate(playbook.wordings):
        if rule.policy != "denied":
            continue
        silent = [one for one in rule.messages if (index, one) not in denied]
        path = f"texts.{texts.language}.wordings.{rule.id}.{_DENIAL}"
        if not rule.messages and index not in spoken:
            reason = remark(sentence("stands in no message"))
        elif silent:
            # Translators: {messages} are ids of messages, in quotation marks.
            reason = remark(sentence("is missing from {messages}"), messages=quoted(silent))
        else:
            continue
        remedy = remark(sentence("write one of its phrases, word for word, into the message"))
        yield Finding(code="denial_missing", path=path, reason=reason, remedy=remedy)
