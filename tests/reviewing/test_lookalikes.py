"""Letters that look alike, names of science, and names that hold an address."""

import pytest

from infoint.people import Contact
from infoint.reviewing import repaired
from tests.reviewing.seen import findings, seen


@pytest.mark.parametrize(
    ("text", "mended"),
    [("Kіm", "Kim"), ("Lее", "Lee"), ("Αna", "Ana"), ("Roбin", "Roбin"), ("Kіmб", "Kіmб"), ("TGβF", "TGβF")],
)
def test_letters_of_another_script_are_found(text: str, mended: str) -> None:
    found = [one for one in findings(text) if one.code == "lookalike_letters"]
    assert len(found) == 1
    assert repaired(text, found) == mended


@pytest.mark.parametrize("text", ["TGFβ and αSMA", "β-catenin", "μm", "Москва", "カタカナ漢字", "naïve Zoë", "李Kim"])
def test_honest_letters_are_left_alone(text: str) -> None:
    assert [code for code, _ in seen(text) if code == "lookalike_letters"] == []


def test_a_name_that_holds_an_address_is_found_where_it_stands() -> None:
    odd = {"contact": Contact(id="c", name="kim@example.org", zone="Europe/Berlin")}
    assert ("address_in_name", "kim@example.org") in seen("Dear kim@example.org,", plan=odd)
    assert [code for code, _ in seen("Hello,", plan=odd)] == []


@pytest.mark.parametrize(
    "odd",
    [
        {"contact": Contact(id="c", name="Kim", addressed_as="https://kim", zone="Europe/Berlin")},
        {"introducer": Contact(id="c", name="https://kim", zone="Europe/Berlin")},
    ],
)
def test_whoever_is_called_by_an_address_is_found(odd: dict[str, Contact]) -> None:
    assert ("address_in_name", "https://kim") in seen("I know https://kim", plan=odd)
