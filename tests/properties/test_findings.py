"""The careful reader reads any valid playbook, always to the same findings, each at a place of the document."""

from hypothesis import given

from infoint import playbooks
from infoint.playbook import Playbook
from infoint.proofreading import KINDS
from infoint.proofreading.reader import proofread
from tests.playbook_strategies import documents
from tests.playbook_strategies import playbooks as any_playbooks


@given(any_playbooks())
def test_any_playbook_is_read_and_every_finding_has_a_place(playbook: Playbook) -> None:
    files = documents(playbook)
    found = playbooks.check(files)
    assert found == playbooks.check(dict(reversed(files.items())))
    assert sorted((one.code, one.path) for one in found) == sorted((one.code, one.path) for one in proofread(playbook))
    assert {one.code for one in found} <= KINDS.keys()
    assert all(one.file in files and one.why for one in found)
