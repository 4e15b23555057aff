"""Measure how the time of a review grows with the text: the ratio of 200,000 letters to 50,000; run by hand.

    python -m tests.measure_growth

Four times the text should take about four times as long, whatever stands in it.
"""

import sys
from time import perf_counter

from infoint import playbooks
from infoint.reviewing import repaired, review
from tests.reviewing.scenarios import others, scenario

SHORT, LONG = 50_000, 200_000
TEXTS = {
    "a message": "Dear Kim Lee, are you hiring? We meet on Thursday at 3:20 PM for 45 minutes, as I said last week. ",
    "blanks": "[Name] {field} XXX ",
    "open brackets": "[<{",
    "words of phrases": "a quarter of a quarter of ",
    "figures": "1.2:3-4 ",
    "dates": "Thursday, March 5 of March 5 Thursday ",
    "zones": "3 PM Chicago 15:20 CET, ",
    "blank lines": "\n \r\n",
    "blanks only": " ",
    "one word": "a",
    "dots": ". ",
    "other scripts": "Kіm 工作 وظيفة か\u3099 ",
    "names": "Jordan Blake Northgate Bio ",
    "underscores": "_",
}


def seconds(text: str) -> float:
    """Return how long a text is read and mended."""
    plan, at = scenario("agreed", "en", "alumni_database")
    started = perf_counter()
    findings = review(text, playbooks.load("gsbs"), plan, message="confirm", language="en", others=others("en"), at=at)
    repaired(text, findings)
    return perf_counter() - started


def main() -> None:
    """Write a line for each text."""
    seconds("Dear Kim Lee,")
    for name, text in TEXTS.items():
        short, long = (seconds((text * (letters // len(text) + 1))[:letters]) for letters in (SHORT, LONG))
        sys.stdout.write(f"{name}: {long / short:.1f} times ({long:.2f} s)\n")


if __name__ == "__main__":
    main()
