"""Questions, topics and times that never fit the talk."""

from collections.abc import Iterator

from infoint.correspondence import WEEKDAYS
from infoint.playbook import Playbook
from infoint.proofreading.finding import Finding
from infoint.template import names


def findings(playbook: Playbook) -> Iterator[Finding]:
    """Find what has no room in the talk, and times to propose that leave no room for one."""
    yield from _questions(playbook)
    yield from _topics(playbook)
    yield from _slots(playbook)


def _questions(playbook: Playbook) -> Iterator[Finding]:
    talk, request = playbook.talk, playbook.request
    longest = max(request.most, *(length.most for length in request.by_medium), 0)
    room = longest - sum(phase.minutes or 0 for phase in talk.phases)
    for index, question in enumerate(playbook.questions):
        if question.minutes > room:
            why = f"takes {question.minutes} minutes, and even the longest talk has {max(room, 0)} for questions"
            repair = "give it fewer minutes"
            yield Finding(code="question_never_fits", path=f"questions[{index}].minutes", why=why, repair=repair)
    count = len(playbook.questions)
    for key in ("prepare", "expect"):
        wanted = getattr(talk, key)
        if wanted is not None and wanted > count:
            why = f"is {wanted}, and there are {count} questions"
            yield Finding(code="too_few_questions", path=f"talk.{key}", why=why, repair="add questions, or lower it")


def _topics(playbook: Playbook) -> Iterator[Finding]:
    """Find that the required topics do not all get their first question: the shortest of each, and the last one."""
    talk = playbook.talk
    room = playbook.request.length().minutes - sum(phase.minutes or 0 for phase in talk.phases)
    shortest: dict[str, int] = {}
    last = next((one for one in playbook.questions if one.id == talk.last), None)
    for question in playbook.questions:
        shortest[question.topic] = min(question.minutes, shortest.get(question.topic, question.minutes))
    required = [topic.id for topic in playbook.topics if topic.required and topic.id in shortest]
    first = [shortest[topic] for topic in required if not last or topic != last.topic] + (
        [last.minutes] if last else []
    )
    if sum(first) > room:
        why = f"need {sum(first)} minutes for their first questions, and the talk has {room}"
        repair = "require fewer topics, ask shorter questions, or ask for more minutes"
        yield Finding(code="too_many_topics", path="topics", why=why, repair=repair)
    elif talk.expect is not None and len(first) > talk.expect:
        why = f"need {len(first)} questions, and talk.expect is {talk.expect}"
        yield Finding(code="too_many_topics", path="topics", why=why, repair="require fewer topics, or expect more")
    for index, topic in enumerate(playbook.topics):
        if topic.required and topic.id not in shortest:
            why = "must be covered, and there is no question about it"
            yield Finding(
                code="topic_without_question", path=f"topics[{index}]", why=why, repair="add one under [[questions]]"
            )


def _slots(playbook: Playbook) -> Iterator[Finding]:
    slots, minutes = playbook.slots, playbook.request.length().minutes
    if slots is None:
        return
    start, end = (one.hour * 60 + one.minute for one in (slots.earliest, slots.latest))
    if end - start < minutes:
        why = f"leaves {end - start} minutes after 'earliest', and the talk takes {minutes}"
        yield Finding(code="slots_never_fit", path="slots.latest", why=why, repair="let the day be longer")
    if all(WEEKDAYS.index(day) in playbook.working_days.weekend for day in slots.weekdays):
        why = "names only days of the weekend, on which no talk is proposed"
        yield Finding(code="slots_never_fit", path="slots.weekdays", why=why, repair="name a working day")
    spoken = (text for texts in playbook.texts for key, text in texts.lines if key.startswith("messages."))
    if not any("slots" in names(text) for text in spoken):
        why = "are times to propose, and no message has {slots}"
        yield Finding(code="slots_unused", path="slots", why=why, repair="write {slots} where a message proposes times")
