"""Marks by the words where they start and end."""

from infoint.reviewing.marking import marks_on
from infoint.reviewing.reading import page_of


def test_the_longest_mark_of_a_kind_is_taken() -> None:
    page = page_of("body", "12 a b 2026")
    found = [(1, 2, "a", ("hour", 0)), (1, 3, "a b", ("hour", 0)), (2, 3, "b", ("hour", 0))]
    marks = marks_on(page, iter(found))
    assert marks.at(1, "hour") == (3, 0)
    assert marks.before(3, "hour") == (1, 0)
    assert marks.at(0, "hour") is marks.before(1, "hour") is None
    assert (marks.number(0, 24), marks.number(0, 11), marks.number(3, 9999), marks.number(9, 9)) == (
        12,
        None,
        None,
        None,
    )
    assert (marks.word(1), marks.word(9), marks.close(0), marks.close(1)) == ("a", "", True, False)


def test_a_zone_keeps_whose_it_is_where_a_longer_one_is_nobodys() -> None:
    page = page_of("body", "Berlin time")
    marks = marks_on(page, iter([(0, 1, "Berlin", ("zone", 2)), (0, 2, "Berlin time", ("zone", 0))]))
    assert marks.at(0, "zone") == (2, 2)


def test_a_longer_name_of_a_zone_tells_whose_it_is() -> None:
    page = page_of("body", "GMT 01")
    for order in (1, -1):
        found = [(0, 1, "GMT", ("zone", 2)), (0, 2, "GMT 01", ("zone", 1))][::order]
        assert marks_on(page, iter(found)).at(0, "zone") == (2, 1)


def test_of_two_months_the_longer_name_counts() -> None:
    page = page_of("body", "a b")
    marks = marks_on(page, iter([(0, 1, "a", ("month", 9)), (0, 2, "a b", ("month", 3))]))
    assert marks.at(0, "month") == (2, 3)


def test_before_the_first_word_there_is_no_number() -> None:
    assert marks_on(page_of("body", "a 12"), iter(())).number(-1, 24) is None
