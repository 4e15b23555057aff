"""The rules of asking on the page."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import attrs

from infoint.correspondence import Length, Request, Slots
from infoint.offsets import Offset
from infoint.playbook import Playbook
from infoint.preview.rulings import asked_for, tiers
from infoint.rules import Approach, Cap, Directory, Tier
from infoint.workdays import WorkingDays
from tests.bench import SOURCE, guide
from tests.preview.reading import text_of


def read(parts: object) -> Element:
    return ElementTree.fromstring(f"<div>{''.join(map(str, parts))}</div>")  # type: ignore[call-overload]


def rows(parts: object, caption: str) -> list[list[str]]:
    """Return the cells of the table with a caption."""
    for table in read(parts).iter("table"):
        if table.findtext("caption") == caption:
            return [[text_of(cell) for cell in row] for row in table.findall("tbody/tr")]
    return []


def told(parts: object) -> dict[str, str]:
    """Return what is told as pairs."""
    return {text_of(one[0]): text_of(one[1]) for part in read(parts).iter("dl") for one in part}


IN_ORDER = "Tiers, in the order in which they are asked"


def test_tiers() -> None:
    playbook = guide(
        tiers=(
            Tier(id="close", relationships=("co_worker", "peer"), batch=2, source=SOURCE, defaults=("batch",)),
            Tier(id="never", relationships=("boss",), batch=0, source=SOURCE),
            Tier(id="new", relationships=(), source=SOURCE),
        )
    )
    assert rows(tiers(playbook), IN_ORDER) == [
        ["peopleclose", "co workerpeer", "2", "the guide, page 1infoint default: batch"],
        ["peoplenever", "boss", "nobody is asked", "the guide, page 1"],
        ["peoplenew", "", "any number", "the guide, page 1"],
    ]
    assert [one.get("id") for one in read(tiers(playbook)).iter() if one.get("id")] == [
        *("tier-close", "tier-never", "tier-new")
    ]
    assert rows(tiers(playbook), "Where to find people") == []


def test_order_caps_and_directories() -> None:
    playbook = guide(
        approach=Approach(sort=("-rank", "near"), enough=("held",), introductions_first=True, source=SOURCE),
        caps=(
            Cap(id="spare", per="contact", most=2, within=Offset(3, "months"), source=SOURCE),
            Cap(id="fair", per="seeker", counts="talks", most=9, source=SOURCE),
        ),
        directories=(Directory(id="list", relationship="peer", url="javascript:alert(1)", source=SOURCE),),
    )
    assert told(tiers(playbook)) == {
        "sorted by": "rank, most first; near, least first",
        "at a time at one organisation": "1",
        "enough there after": "held",
        "introductions first": "yes",
        "source": "the guide, page 1",
    }
    assert rows(tiers(playbook), "Caps, over all seekers of the office") == [
        ["spare", "2 requests", "contact", "3 months", "the guide, page 1"],
        ["fair", "9 talks", "seeker", "ever", "the guide, page 1"],
    ]
    assert rows(tiers(playbook), "Where to find people") == [
        ["the list listlist", "peer", "javascript:alert(1)", "the guide, page 1"]
    ]
    assert list(read(tiers(playbook)).iter("a")) == []


LENGTHS = "How long a talk is, by medium, the preferred one first"


def test_what_is_asked_for() -> None:
    request = Request(
        minutes=20,
        least=15,
        most=30,
        media=("phone", "video"),
        by_medium=(Length(medium="video", minutes=6),),
        avoid=("fax",),
        source=SOURCE,
    )
    playbook = guide(request=request)
    assert rows(asked_for(playbook), LENGTHS) == [
        ["phone phone", "20 minutes", "15 to 30"],
        ["video video", "6 minutes", "–"],
    ]
    assert told(asked_for(playbook))["media to avoid"] == "fax"
    assert "any time of the contact’s will do" in text_of(read(asked_for(playbook)))
    hurried = guide(
        request=Request(minutes=6, media=("phone",), by_medium=(Length(medium="phone", minutes=1),), source=SOURCE)
    )
    assert rows(asked_for(hurried), LENGTHS)[0][1] == "1 minute"


def slots(**rule: object) -> Playbook:
    return guide(slots=Slots(**{"source": SOURCE, "count": 1, **rule}))  # type: ignore[arg-type]


def test_times_to_propose_are_told_on_the_clock_that_is_meant() -> None:
    assert told(asked_for(slots(zone="seeker")))["in the sample"].endswith("CST")
    assert told(asked_for(slots(zone="contact")))["in the sample"].endswith("CET")
    never = attrs.evolve(slots(weekdays=("saturday",)), working_days=WorkingDays(weekend=frozenset({5})))
    assert told(asked_for(never))["in the sample"] == "none within reach"
    assert told(asked_for(never))["weekend"] == "Saturday"
