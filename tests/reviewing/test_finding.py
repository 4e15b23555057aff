"""Findings: their words, their order, and repairs that can be applied at once."""

import pytest

from infoint.reviewing.finding import KINDS, Finding, apart, repaired


def finding(start: int, end: int, repair: str | None = None, code: str = "unfilled", where: str = "body") -> Finding:
    return Finding(
        code=code,
        where=where,
        start=start,
        end=end,
        reason="{x} is odd",
        values=(("x", "It"),),
        source="me",
        repair=repair,
    )  # type: ignore[arg-type]


def test_a_finding_says_how_grave_it_is_and_why() -> None:
    one = finding(0, 1)
    assert (one.severity, one.told("en")) == ("error", "It is odd")
    assert set(KINDS.values()) == {"error", "warning", "note"}


def test_nothing_that_was_written_is_in_the_repr() -> None:
    assert "It" not in repr(finding(0, 1, "Kim"))
    assert "Kim" not in repr(finding(0, 1, "Kim"))


@pytest.mark.parametrize(
    ("spans", "repairs"),
    [
        ([(0, 2), (2, 4)], [True, True]),
        ([(0, 4), (1, 2), (2, 4)], [True, False, False]),
        ([(0, 3), (2, 4)], [False, False]),
        ([(0, 0), (0, 0), (0, 2), (2, 2)], [True, True, True, True]),
        ([(0, 4), (2, 2)], [True, False]),
        ([(0, 2), (1, 3), (3, 4)], [False, False, True]),
    ],
)
def test_of_repairs_that_meet_one_is_kept_or_none(spans: list[tuple[int, int]], repairs: list[bool]) -> None:
    given = [
        finding(start, end, f"<{at}>", code=code)
        for at, ((start, end), code) in enumerate(zip(spans, KINDS, strict=False))
    ]
    kept = apart(given)
    of_span = {one.code: one.repair is not None for one in kept}
    assert [of_span[one.code] for one in given] == repairs


def test_findings_come_by_place_subject_first() -> None:
    given = (finding(3, 4), finding(0, 1), finding(5, 6, "x", where="subject"), finding(0, 1, "y", where="subject"))
    assert [(one.where, one.start) for one in apart(given)] == [
        ("subject", 0),
        ("subject", 5),
        ("body", 0),
        ("body", 3),
    ]


def test_repairs_are_applied_to_the_text_that_they_are_of() -> None:
    given = (finding(0, 1, "A"), finding(2, 2, "-"), finding(2, 3), finding(0, 1, "S", where="subject"))
    assert repaired("a bc", given) == "A -bc"
    assert repaired("s", given, where="subject") == "S"


def test_findings_at_one_place_come_in_one_order_and_once() -> None:
    given = [finding(0, 2), finding(0, 1, code="too_long"), finding(0, 1, code="other_name")]
    assert apart(given) == apart([*reversed(given), *given])
    assert [(one.end, one.code) for one in apart(given)] == [(1, "other_name"), (1, "too_long"), (2, "unfilled")]


def test_subject_and_body_are_mended_each_by_itself() -> None:
    given = (finding(0, 4, "x", where="subject"), finding(2, 6, "y"))
    assert [one.repair for one in apart(given)] == ["x", "y"]


def test_a_new_line_goes_behind_what_is_put_into_the_line_before_it() -> None:
    given = (finding(4, 4, "\n\nI am Ana.", code="missing_part"), finding(4, 4, " Kim"))
    assert repaired("Dear", apart(given)) == "Dear Kim\n\nI am Ana."
