"""The page tells which programs read, in which versions, and what they cannot read."""

from importlib.metadata import version
from pathlib import Path

import pytest

from infoint.render import ical, mail
from infoint.schedule import tasks
from tests.approve import LETTERS
from tests.approve import plan as story
from tests.interop import calendar_readers, mail_readers
from tests.interop.caldav_servers import SERVERS
from tests.interop.feeds import GSBS
from tests.interop.limits import LIMITS, ODD_NAMES
from tests.interop.mail_limits import MAIL_LIMITS
from tests.test_docs import sections, tables

PAGE = "reference/interoperability.md"


@pytest.fixture
def found(tmp_path: Path) -> dict[str, str]:
    """Return the versions of all readers, as each of them tells it."""
    calendar, letter = tmp_path / "feed.ics", tmp_path / "ask.eml"
    whose = story(LETTERS["ask"])
    calendar.write_bytes(ical.feed(GSBS, [whose]))
    [task] = (task for task in tasks(GSBS, whose) if task.step == "ask")
    letter.write_bytes(mail.render(GSBS, whose, task).data)
    return {
        **{name: read([calendar]).version for name, read in calendar_readers.READERS.items()},
        **{name: version(name) for name in SERVERS},
        **{name: read([letter]).version for name, read in mail_readers.READERS.items()},
    }


def test_the_page_tells_every_reader_and_its_version(found: dict[str, str]) -> None:
    [table] = tables(sections(PAGE)["Readers"])
    assert [row[0] for row in table] == list(found)
    assert {row[0]: row[1].partition(".")[0] for row in table} == {
        name: told.partition(".")[0] for name, told in found.items()
    }


def test_the_page_tells_every_limit() -> None:
    texts, names, letters = tables(sections(PAGE)["Known limits of readers"])
    told = [(limit.reader, limit.reason.replace("`", ""), limit.example) for limit in LIMITS]
    assert [tuple(row) for row in texts[:-1]] == told
    odd = [(one.name, ", ".join(one.misread_by) or "–", ", ".join(one.lost_by) or "–") for one in ODD_NAMES]
    assert [tuple(row) for row in names] == odd
    assert [tuple(row) for row in letters] == [(limit.reader, limit.reason) for limit in MAIL_LIMITS]
