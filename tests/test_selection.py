"""The best choice of questions, held against all choices that there are."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from infoint.conversation import Question
from infoint.selection import best
from tests.bench import SOURCE

TOPICS = ("a", "b", "c", "d")


def bank(text: str) -> list[Question]:
    """Make questions such as "a2 b3*40": a topic, minutes, and the worth, of 10 unless given; named q0 and so on."""
    parts = [one.partition("*") for one in text.split()]
    return [
        Question(id=f"q{nth}", topic=one[0], about="work", minutes=int(one[1:]), worth=int(worth or 10), source=SOURCE)
        for nth, (one, _, worth) in enumerate(parts)
    ]


def choices(questions: Sequence[Question], minutes: int, most: int | None) -> Iterator[tuple[Question, ...]]:
    """Give every choice that keeps to the minutes and the number."""
    for size in range(len(questions) + 1 if most is None else min(most, len(questions)) + 1):
        for choice in combinations(questions, size):
            if sum(one.minutes for one in choice) <= minutes:
                yield choice


def by_force(questions: Sequence[Question], topics: Sequence[str], minutes: int, most: int | None) -> frozenset[str]:
    """Look at every choice: topics covered, then the earlier ones, then the worth, then the earlier questions."""

    def value(choice: tuple[Question, ...]) -> tuple[object, ...]:
        covered = [topic in {one.topic for one in choice} for topic in topics]
        return sum(covered), covered, sum(one.worth for one in choice), [one in choice for one in questions]

    return frozenset(one.id for one in max(choices(questions, minutes, most), key=value))


def named(questions: Sequence[Question], ids: frozenset[str]) -> str:
    return " ".join(one.id for one in questions if one.id in ids)


@pytest.mark.parametrize(
    ("text", "topics", "minutes", "most", "chosen"),
    [
        ("a2 a2 a2", "", 5, None, "q0 q1"),
        ("a2 a2 b2", "", 4, None, "q0 q1"),
        ("a2 a2 b2", "b", 4, None, "q0 q2"),
        ("a2 a2*11 a2", "", 2, None, "q1"),
        ("a5*100 a1*1 b2*1", "a b", 5, None, "q1 q2"),  # two topics, whatever the one question is worth
        ("a5*100 a1*1 b2*1", "a b", 7, None, "q0 q2"),
        ("a3 b2 c2", "a b c", 4, None, "q1 q2"),
        ("a3 b3 c3", "a b c", 6, None, "q0 q1"),  # as many: the earlier topics
        ("a3 b3 c3", "c b a", 3, None, "q2"),
        ("a9 b2", "a b", 4, None, "q1"),
        ("a1 a1 a1", "", 60, 2, "q0 q1"),
        ("a1 b1 c1*90", "a b", 60, 2, "q0 q1"),
        ("a1*50 b2*50 c3*10 d9*1", "", 60, 2, "q0 q1"),  # there are minutes left for a third, and it may not be asked
        ("a4*30 b2*16 c2*16", "", 4, None, "q1 q2"),
        ("a4*30 b2*16 c2*16", "", 4, 1, "q0"),
        ("a4*32 b2*16 c2*16", "", 4, None, "q0"),  # worth the same: the one that begins with the earlier question
        ("b2*16 c2*16 a4*32", "", 4, None, "q0 q1"),
        ("a1", "a", 0, None, ""),
        ("a1", "a", 9, 0, ""),
        ("", "a", 9, None, ""),
        ("a1", "b", 9, None, "q0"),  # no question of that topic
    ],
)
def test_the_best_choice(text: str, topics: str, minutes: int, most: int | None, chosen: str) -> None:
    questions = bank(text)
    assert named(questions, best(questions, topics.split(), minutes, most)) == chosen


def banks(size: int) -> st.SearchStrategy[list[Question]]:
    """Draw questions, those of a topic together; lengths and worths are often alike."""
    minutes = st.sampled_from((1, 1, 2, 2, 3, 5, 8)) | st.integers(1, 60)
    worths = st.sampled_from((10, 10, 11, 20)) | st.integers(1, 100)
    drawn = st.lists(st.tuples(st.sampled_from(TOPICS), minutes, worths), max_size=size)
    return drawn.map(lambda rows: bank(" ".join(f"{topic}{cost}*{worth}" for topic, cost, worth in sorted(rows))))


@given(
    banks(9),
    st.lists(st.sampled_from(TOPICS), unique=True),
    st.integers(0, 20) | st.integers(0, 200),
    st.none() | st.integers(0, 9),
)
@example(bank("a1*1 a1*2 a1*3 b1*1"), ["b"], 3, None)
@example(bank("a3*1 b3*1 b1*9 c2*1"), ["a", "b", "c"], 5, 2)
def test_no_other_choice_is_better(
    questions: list[Question], topics: list[str], minutes: int, most: int | None
) -> None:
    assert best(questions, topics, minutes, most) == by_force(questions, topics, minutes, most)


def test_of_many_small_banks_no_other_choice_is_better() -> None:
    """Drawn evenly: a bound on the number that matters beside the minutes is rare among what Hypothesis draws first."""
    random = Random(1)
    for _ in range(300):
        rows = sorted(f"{random.choice(TOPICS)}{random.choice((1, 1, 2, 3, 5, 8))}" for _ in range(random.randrange(8)))
        questions = bank(" ".join(f"{row}*{random.choice((10, 10, 11, 20, 50))}" for row in rows))
        topics = [topic for topic in random.sample(TOPICS, len(TOPICS)) if random.random() < 0.5]
        minutes, most = random.randrange(21), random.choice((None, 0, 1, 2, 3, 4))
        assert best(questions, topics, minutes, most) == by_force(questions, topics, minutes, most)


@given(banks(9), st.lists(st.sampled_from(TOPICS), unique=True), st.integers(0, 20), st.none() | st.integers(0, 9))
def test_of_a_bank_too_large_to_be_weighed_the_topics_are_exact(
    questions: list[Question], topics: list[str], minutes: int, most: int | None
) -> None:
    def covered(ids: frozenset[str]) -> set[str]:
        return {one.topic for one in questions if one.id in ids} & set(topics)

    found = best(questions, topics, minutes, most, cells=1)
    assert covered(found) == covered(by_force(questions, topics, minutes, most))
    assert sum(one.minutes for one in questions if one.id in found) <= minutes
    assert len(found) <= (len(found) if most is None else most)


def test_what_is_worth_least_is_not_weighed_first() -> None:
    questions = bank("a2*9 a2*10 b3*20 b1*1 c2*3 c2*8")
    # Room for the topic b and for one more: of all others, the one that is worth most.
    assert named(questions, best(questions, ["b"], 9, None, cells=2 * 10 * 2)) == "q2 q3"
    assert named(questions, best(questions, ["b"], 9, None)) == "q0 q1 q2 q5"


def test_what_cannot_be_in_the_best_choice_makes_no_bank_too_large() -> None:
    """One of the three long questions fits: with the others, not all of the short ones could be weighed."""
    questions = bank("a5 a5 a5 b1*3 b1*3 b1*3 b1*3 b1*3")
    assert named(questions, best(questions, [], 5, None, cells=2 * 6 * 6)) == "q3 q4 q5 q6 q7"


def test_a_bank_of_any_size_is_weighed_in_bounds() -> None:
    """Thousands of questions for a day, of which a hundred may be asked: this would be hours if all were weighed."""
    rows = [f"{TOPICS[nth % 4]}{nth * 7 % 60 + 1}*{nth * 13 % 100 + 1}" for nth in range(8000)]
    questions = bank(" ".join(sorted(rows)))
    found = best(questions, TOPICS, 1440, 100)
    assert {one.topic for one in questions if one.id in found} == set(TOPICS)
    assert sum(one.minutes for one in questions if one.id in found) <= 1440
