"""The sheet as files: two renderers of the same talk."""

from functools import partial

import attrs
import pytest

from infoint import facts
from infoint.conversation import Question, Talk, Topic
from infoint.errors import RefusedValue
from infoint.render import Renderer, sheet
from infoint.schedule import tasks
from tests.bench import KIM, SOURCE, at, guide, plan, step

GUIDE = guide(
    step(after="planned"),
    talk=Talk(answered_before="skip", source=SOURCE),
    topics=(Topic(id="post", source=SOURCE),),
    questions=(Question(id="week", topic="post", about="work", source=SOURCE),),
)
PLAN = plan(facts.Planned(at=at("2026-02-20")))
EARLIER = plan(
    facts.QuestionAnswered(at=at("2026-01-05"), question="week"),
    plan_id="p-0",
    contact=attrs.evolve(KIM, id="c-2", address=None),
)


@pytest.mark.parametrize(
    ("render", "write", "name", "media_type"),
    [
        (sheet.render, sheet.markdown, "thank-p-1-1.md", "text/markdown; charset=utf-8"),
        (sheet.render_page, sheet.page, "thank-p-1-1.html", "text/html; charset=utf-8"),
    ],
)
def test_a_file_holds_the_sheet(render: Renderer, write: Renderer, name: str, media_type: str) -> None:
    [task] = tasks(GUIDE, PLAN)
    made = render(GUIDE, PLAN, task)
    assert (made.name, made.media_type) == (name, media_type)
    assert made.data.decode() == write(GUIDE, PLAN)  # type: ignore[call-arg]
    with pytest.raises(RefusedValue) as refusal:
        render(GUIDE, attrs.evolve(PLAN, id="p-2"), task)
    assert refusal.value.code == "wrong_plan"


@pytest.mark.parametrize("render", [sheet.render, sheet.render_page])
def test_a_renderer_may_know_earlier_talks(render: Renderer) -> None:
    [task] = tasks(GUIDE, PLAN)
    assert b"What about week?" in render(GUIDE, PLAN, task).data
    knowing: Renderer = partial(render, earlier=[EARLIER])
    made = knowing(GUIDE, PLAN, task).data
    assert b"What about week?" not in made
    assert b"Known from earlier talks: 1" in made
