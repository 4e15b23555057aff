"""Measure the reviewer of drafts on labelled texts; run by hand for the tables of docs/how-to/review-a-draft.md.

python -m tests.measure_review            # the table of the texts that the idioms learn from, and that of those unseen
python -m tests.measure_review de         # what differs in German
python -m tests.measure_review unseen de  # what differs there; an idiom mended by it makes the second table untrue
"""

import sys

from tests.reviewing.labelling import LABELLED, UNSEEN, compared, labelled, rows


def main() -> None:
    """Write the tables, or what differs in some languages."""
    asked = sys.argv[1:]
    which = UNSEEN if UNSEEN in asked else LABELLED
    for language in asked:
        for text in labelled(language, which) if language != UNSEEN else ():
            _, beside, missed = compared(text, language)
            for one in beside:
                whole = text.get("subject", "") if one.where == "subject" else text["body"]
                passage = whole[one.start : one.end]
                sys.stdout.write(f"{text['id']}: found {one.code} {one.part} {passage[:80]!r} {one.told('en')}\n")
            for wanted in missed:
                sys.stdout.write(f"{text['id']}: missed {wanted}\n")
    for which in () if asked else (LABELLED, UNSEEN):
        sys.stdout.write(f"{which}\n\n| language | texts | findings expected | precision | recall |\n")
        sys.stdout.write("| --- | --- | --- | --- | --- |\n")
        sys.stdout.writelines(f"| {' | '.join(row)} |\n" for row in rows(which))
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
