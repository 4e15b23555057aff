"""Measure the reviewer of drafts on labelled texts; run by hand for the table of docs/how-to/review-a-draft.md.

python -m tests.measure_review        # the table
python -m tests.measure_review de     # what differs in German
"""

import sys

from tests.reviewing.labelling import compared, labelled, rows


def main() -> None:
    """Write the table, or what differs in some languages."""
    for language in sys.argv[1:]:
        for text in labelled(language):
            _, beside, missed = compared(text, language)
            for one in beside:
                whole = text.get("subject", "") if one.where == "subject" else text["body"]
                passage = whole[one.start : one.end]
                sys.stdout.write(f"{text['id']}: found {one.code} {one.part} {passage[:80]!r} {one.told('en')}\n")
            for wanted in missed:
                sys.stdout.write(f"{text['id']}: missed {wanted}\n")
    if not sys.argv[1:]:
        sys.stdout.write("| language | texts | findings expected | precision | recall |\n")
        sys.stdout.write("| --- | --- | --- | --- | --- |\n")
        sys.stdout.writelines(f"| {' | '.join(row)} |\n" for row in rows())


if __name__ == "__main__":
    main()
