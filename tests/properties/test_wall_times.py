"""What somebody types who looks at a clock: compared with `whenever`, over all zones and the weeks of their changes."""

from datetime import datetime, timedelta
from typing import Final, Literal

import pytest
import whenever
from hypothesis import given
from hypothesis import strategies as st

from infoint.errors import RefusedValue
from infoint.zones import at_local, utc
from tests.changes import ZONES, changes, shown, skipped

FIRST, LAST = datetime(1970, 1, 2), datetime(2037, 12, 31)
NOUGHT = timedelta(0)
CHOICES: Final[tuple[Literal["earlier", "later"], ...]] = ("earlier", "later")


def near_changes(name: str) -> st.SearchStrategy[datetime]:
    """Draw wall times of a zone: any, and often such as its clocks show about a change."""
    ever = st.datetimes(FIRST, LAST)
    if not changes(name):
        return ever
    about = st.builds(
        lambda change, share: shown(change, name) - skipped(change, name) * share / 4,
        st.sampled_from(changes(name)),
        st.integers(-2, 6),
    )
    return about | about | ever


def other(wall: datetime, name: str, choose: Literal["earlier", "later", "raise"]) -> datetime:
    """Return the moment as the other library has it."""
    return whenever.PlainDateTime(wall).assume_tz(name, disambiguation=choose).to_stdlib()


def agrees(wall: datetime, name: str) -> str:
    """Compare one wall time in one zone, and return the code of the refusal without a choice, or nothing."""
    chosen = [at_local(wall, name, choose=choose) for choose in CHOICES]
    others = [other(wall, name, choose) for choose in CHOICES]
    assert [utc(one) for one in chosen] == [utc(one) for one in others]
    assert [one.isoformat() for one in chosen] == [one.isoformat() for one in others]  # the clocks show it
    try:
        found = at_local(wall, name)
    except RefusedValue as refusal:
        error = {"time_twice": whenever.RepeatedTime, "time_skipped": whenever.SkippedTime}[refusal.code]
        with pytest.raises(error):
            other(wall, name, "raise")
        assert utc(chosen[0]) < utc(chosen[1])
        return refusal.code
    assert found.isoformat() == other(wall, name, "raise").isoformat()
    assert found.replace(tzinfo=None) == wall
    assert len({utc(found), *map(utc, chosen)}) == 1
    return ""


@given(st.data())
def test_a_choice_means_what_it_means_elsewhere(data: st.DataObject) -> None:
    for _ in range(8):
        name = data.draw(st.sampled_from(ZONES))
        agrees(data.draw(near_changes(name)), name)


def test_every_zone_agrees_about_its_changes() -> None:
    """The first and the last changes of each zone: in the middle of what they skip or show twice, and at its ends."""
    codes: list[str] = []
    for name in ZONES:
        for change in (*changes(name)[:1], *changes(name)[-2:]):
            after, moved = shown(change, name), skipped(change, name)
            middle, *ends = (agrees(after - moved / 2 - late, name) for late in (NOUGHT, moved / 2, -moved / 2))
            assert middle == ("time_skipped" if moved > NOUGHT else "time_twice")
            assert sorted(ends) == sorted(("", middle))
            codes.append(middle)
    assert len(codes) > 1000
    assert {"time_twice", "time_skipped"} == set(codes)
