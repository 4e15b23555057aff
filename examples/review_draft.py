"""Read a draft before it is sent: what a student made of the library's request, and what is found in it.

    python examples/review_draft.py

The same slips are in an English mail and in a Japanese one; each finding has its place, its reason and, where there is
one, its repair.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from textwrap import indent
from typing import Final

from infoint import Contact, Plan, Seeker, facts, playbooks, words
from infoint.reviewing import repaired, review

GSBS: Final = playbooks.load("gsbs")
ANA: Final = Seeker(
    id="s-1",
    name="Ana Ruiz",
    zone="America/Chicago",
    languages=("en", "ja"),
    who_i_am={
        "en": "I am Ana Ruiz, a PhD student in cell biology.",
        "ja": "アナ・ルイスと申します。大学院の博士課程で細胞生物学を研究しております。",
    },
    field={"en": "science policy", "ja": "科学政策"},
)
KIM: Final = Contact(id="c-1", name="Kim Lee", zone="Europe/Berlin", languages=("en",))
HANAKO: Final = Contact(id="c-2", name="山田 花子", zone="Asia/Tokyo", languages=("ja",))

# What Ana changed before she sent it: part of the library's text, and what she put in its place.
SLIPS: Final = {
    "en": [
        ("Dear Kim Lee,", "Dear [Name],"),
        ("20 minutes", "45 minutes"),
        ("I am looking for information only, not a job.", "My CV is attached, in case you have an opening for me."),
    ],
    "ja": [
        ("山田 花子様", "[お名前]様"),
        ("20分", "45分"),
    ],
}


def slipped(plan: Plan, language: str) -> str:
    """Return the library's request as Ana changed it."""
    text = words.compose(GSBS, plan, "request").body
    for before, after in SLIPS[language]:
        if before not in text:
            raise ValueError(before)
        text = text.replace(before, after)
    return text


def report(plan: Plan, language: str) -> Iterator[str]:
    """Say what is found in the changed request, and what is left when all repairs are made."""
    text = slipped(plan, language)
    yield indent(text.strip(), "  | ")
    yield ""
    found = review(text, GSBS, plan, message="request", language=language)
    for one in found:
        passage = text[one.start : one.end].strip().replace("\n", " / ")
        yield f"  {one.severity} [{one.code}] {passage!r}" if passage else f"  {one.severity} [{one.code}]"
        yield f"    {one.told(language)} ({one.source})"
        if one.repair is not None:
            yield f"    -> {one.repair.strip()!r}"
    left = review(repaired(text, found), GSBS, plan, message="request", language=language)
    yield f"  After all repairs: {len(found)} findings become {len(left)}."


def main() -> None:
    """Print what is found in both mails."""
    asked = facts.Planned(at=datetime(2026, 3, 2, 15, tzinfo=UTC))
    for contact, language in ((KIM, "en"), (HANAKO, "ja")):
        plan = Plan(f"p-{contact.id}", ANA, contact, relationship="expert").with_facts(asked)
        print(f"To {contact.name}:\n")
        print("\n".join(report(plan, language)), end="\n\n")


if __name__ == "__main__":
    main()
