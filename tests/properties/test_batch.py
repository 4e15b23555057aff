"""Law 3: the agenda of many plans is the ordered union of the agendas of each."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.schedule import agenda
from tests.cases import batches, cases
from tests.strategies import moments

Batch = tuple[Playbook, list[Plan]]


@given(batches(), moments(), st.none() | moments(), st.data())
def test_batch_is_one_by_one(batch: Batch, at: datetime, until: datetime | None, data: st.DataObject) -> None:
    playbook, plans = batch
    blocked = data.draw(st.frozensets(st.sampled_from(("c-1", "c-2", "p-1"))))
    single = [task for plan in plans for task in agenda(playbook, [plan], at=at, until=until, blocked=blocked)]
    union = sorted(single, key=lambda task: (task.due, task.plan, task.position, task.occurrence))
    mixed = data.draw(st.permutations(plans))
    assert list(agenda(playbook, (plan for plan in mixed), at=at, until=until, blocked=blocked)) == union
    assert len({task.order for task in union}) == len(union)


@given(cases(), moments())
def test_who_is_blocked_gets_no_message_and_keeps_all_else(case: tuple[Playbook, Plan], at: datetime) -> None:
    playbook, plan = case
    free = agenda(playbook, [plan], at=at, blocked=["p-1", "s-1", "kim@example.com"])
    blocked = agenda(playbook, [plan], at=at, blocked=[plan.contact.id])
    assert blocked == tuple(task for task in free if task.message is None)
