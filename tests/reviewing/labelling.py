"""Labelled texts, read by the reviewer: what it should find, what it finds, and how often both agree."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from infoint import playbooks
from infoint.reviewing import Finding, review
from tests.reviewing.scenarios import others, scenario

FOLDER = Path(__file__).parent
LABELLED, UNSEEN = "labelled", "unseen"
"""The texts that the idioms may learn from, and those that they may not: measured once, and then left alone."""

SAME = {"banned_words": "asks_for_job"}
"""A reader says that a job is asked for, whoever's phrase it is."""


@attrs.frozen
class Agreement:
    """Count what was found and expected, found and not expected, expected and not found."""

    right: int
    too_many: int
    too_few: int

    @property
    def precision(self) -> float:
        """Return the share of findings that a careful reader has, too."""
        return self.right / (self.right + self.too_many)

    @property
    def recall(self) -> float:
        """Return the share of a careful reader's findings that are found."""
        return self.right / (self.right + self.too_few)


def languages() -> tuple[str, ...]:
    """Return the languages that have labelled texts and whose words the guide has."""
    found = (path.stem for path in (FOLDER / LABELLED).glob("*.toml"))
    return tuple(sorted(language for language in found if language in playbooks.load("gsbs").languages))


@cache
def labelled(language: str, which: str = LABELLED) -> tuple[dict[str, Any], ...]:
    """Return the texts of a language."""
    return tuple(tomllib.loads((FOLDER / which / f"{language}.toml").read_text(encoding="utf-8"))["texts"])


def reviewed(text: dict[str, Any], language: str) -> tuple[Finding, ...]:
    """Review a labelled text; notes of what could not be judged are left out."""
    plan, at = scenario(text["scenario"], language, text["relationship"])
    found = review(
        text["body"],
        playbooks.load("gsbs"),
        plan,
        message=text["message"],
        channel=text.get("channel"),
        language=language,
        subject=text.get("subject"),
        others=others(language),
        at=at,
        attachments=tuple(text.get("attachments", ())),
    )
    return tuple(one for one in found if one.code != "not_judged")


def compared(text: dict[str, Any], language: str) -> tuple[list[Any], list[Finding], list[dict[str, str]]]:
    """Return pairs of what is expected and found, what is found beside them, and what is not found."""
    left = list(reviewed(text, language))
    pairs: list[Any] = []
    missed: list[dict[str, str]] = []
    for wanted in text["expected"]:
        hit = next((one for one in left if _meets(one, wanted, text)), None)
        if hit is None:
            missed.append(wanted)
        else:
            left.remove(hit)
            pairs.append((wanted, hit))
    # Two passages of one slip, such as two phrases of one sentence, are one finding to a reader.
    again = [one for one in left if any(_meets(one, wanted, text) for wanted, _ in pairs)]
    return pairs, [one for one in left if one not in again], missed


def _meets(found: Finding, wanted: dict[str, str], text: dict[str, Any]) -> bool:
    if SAME.get(found.code, found.code) != SAME.get(wanted["code"], wanted["code"]):
        return False
    if "part" in wanted:
        return found.part == wanted["part"]
    if "quote" not in wanted:
        return True
    whole = text["subject"] if found.where == "subject" else text["body"]
    return any(start <= found.end and found.start <= end for start, end in _places(whole, wanted["quote"]))


def _places(text: str, quote: str) -> Iterator[tuple[int, int]]:
    at = text.find(quote)
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)


def agreement(language: str, which: str = LABELLED) -> Agreement:
    """Count over all texts of a language."""
    counts: Counter[str] = Counter()
    for text in labelled(language, which):
        pairs, beside, missed = compared(text, language)
        counts.update(right=len(pairs), too_many=len(beside), too_few=len(missed))
    return Agreement(counts["right"], counts["too_many"], counts["too_few"])


def rows(which: str = LABELLED) -> list[list[str]]:
    """Return a table of the docs: language, texts, findings expected, precision, recall."""
    found: list[list[str]] = []
    for language in languages():
        counted = agreement(language, which)
        expected = counted.right + counted.too_few
        shares = (f"{100 * share:.0f} %" for share in (counted.precision, counted.recall))
        found.append([language, str(len(labelled(language, which))), str(expected), *shares])
    return found
