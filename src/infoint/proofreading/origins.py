"""Where rules and words come from: a source for every rule, a reader for every language, a language that is known."""

from collections.abc import Iterator
from typing import Any, Final

from infoint.guide import LISTS, UNREVIEWED
from infoint.playbook import Playbook
from infoint.proofreading.finding import Finding
from infoint.proofreading.remarks import Each, inside_quotes, remark
from infoint.proofreading.samples import spoken
from infoint.rules import DEFAULT_SOURCE, Approach
from infoint.translatable import sentence
from infoint.words.catalogues import LANGUAGES
from infoint.words.languages import best

_NO_SOURCE: Final = frozenset(
    {"?", "??", "???", "-", "–", "…", "...", "x", "xx", "xxx", "none", "no source", "unknown", "source", "n/a", "na"}
    | {"todo", "to do", "tbd", "tba", "fixme", "test"}
)


def findings(playbook: Playbook) -> Iterator[Finding]:
    """Find rules that no guide vouches for, texts that nobody has read, and languages that cannot be spoken."""
    for path, rule in _rules(playbook):
        if rule.source.strip().casefold() in _NO_SOURCE:
            why = sentence("has no real source (found '{found}')")
            repair = sentence("name the page or sentence of your guide, or write '{default}'")
            yield Finding(
                code="no_source",
                path=f"{path}.source",
                reason=remark(why, found=inside_quotes(rule.source)),
                remedy=remark(repair, default=DEFAULT_SOURCE),
            )
        elif rule.source == DEFAULT_SOURCE:
            yield Finding(
                code="library_default",
                path=f"{path}.source",
                reason=remark(sentence("is not from a guide but infoint's own")),
                remedy=remark(sentence("name your source once you have decided to keep it, or take the rule out")),
            )
    for texts in playbook.texts:
        if texts.reviewed_by == UNREVIEWED:
            # Translators: {tongue} is the id of a language, such as pt-BR.
            why = sentence("says that nobody has read the texts in '{tongue}' yet")
            yield Finding(
                code="not_reviewed",
                path=f"texts.{texts.language}.reviewed_by",
                reason=remark(why, tongue=texts.language),
                remedy=remark(sentence("have a native speaker read them, and name them in reviewed_by")),
            )
    for index, language in enumerate(playbook.languages):
        path = f"languages[{index}]"
        if not spoken(language):
            why = sentence("names '{tongue}', a language that the CLDR does not know, so no date can be written in it")
            yield Finding(
                code="no_locale",
                path=path,
                reason=remark(why, tongue=language),
                remedy=remark(sentence("mind the spelling: en, de, pt-BR, zh-Hans")),
            )
        elif not best((language,), LANGUAGES):
            why = sentence("names '{tongue}', which infoint's own sentences (agenda, calendar, sheet) do not speak yet")
            # Translators: {tongues} are ids of languages, such as "en, de and pt-BR".
            repair = sentence("messages can be written in it; the sentences are there in {tongues}")
            yield Finding(
                code="no_sentences",
                path=path,
                reason=remark(why, tongue=language),
                remedy=remark(repair, tongues=Each(LANGUAGES)),
            )


def _rules(playbook: Playbook) -> Iterator[tuple[str, Any]]:
    for name in ("approach", "request", "slots", "talk"):
        rule = getattr(playbook, name)
        if rule is not None and rule != Approach():
            yield name, rule
    for name in LISTS:
        for index, rule in enumerate(getattr(playbook, name)):
            yield f"{name}[{index}]", rule
