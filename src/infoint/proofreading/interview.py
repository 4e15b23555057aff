"""Questions, topics and times that never fit the talk."""

from collections.abc import Iterator

from infoint.correspondence import WEEKDAYS
from infoint.offsets import Offset
from infoint.playbook import Playbook
from infoint.proofreading.finding import Finding
from infoint.proofreading.remarks import remark
from infoint.template import names
from infoint.translatable import plural, sentence


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
            # Translators: {needed} and {room} are such as "26 minutes".
            why = sentence("takes {needed}, and even the longest talk has {room} for questions")
            yield Finding(
                code="question_never_fits",
                path=f"questions[{index}].minutes",
                reason=remark(why, needed=_minutes(question.minutes), room=_minutes(room)),
                remedy=remark(sentence("give it fewer minutes")),
            )
    count = len(playbook.questions)
    for key in ("prepare", "expect"):
        wanted = getattr(talk, key)
        if wanted is not None and wanted > count:
            counted = plural(
                "is {wanted}, and there is {count} question", "is {wanted}, and there are {count} questions"
            )
            yield Finding(
                code="too_few_questions",
                path=f"talk.{key}",
                reason=remark(counted, count=count, wanted=wanted),
                remedy=remark(sentence("add questions, or lower it")),
            )


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
        # Translators: said of the list of topics; {needed} and {room} are such as "18 minutes".
        why = sentence("need {needed} for their first questions, and the talk has {room}")
        yield Finding(
            code="too_many_topics",
            path="topics",
            reason=remark(why, needed=_minutes(sum(first)), room=_minutes(room)),
            remedy=remark(sentence("require fewer topics, ask shorter questions, or ask for more minutes")),
        )
    elif talk.expect is not None and len(first) > talk.expect:
        # Translators: said of the list of topics; talk.expect is a word of the format.
        counted = plural(
            "need {count} question, and talk.expect is {expected}",
            "need {count} questions, and talk.expect is {expected}",
        )
        yield Finding(
            code="too_many_topics",
            path="topics",
            reason=remark(counted, count=len(first), expected=talk.expect),
            remedy=remark(sentence("require fewer topics, or expect more")),
        )
    for index, topic in enumerate(playbook.topics):
        if topic.required and topic.id not in shortest:
            yield Finding(
                code="topic_without_question",
                path=f"topics[{index}]",
                reason=remark(sentence("must be covered, and there is no question about it")),
                remedy=remark(sentence("add one under [[questions]]")),
            )


def _slots(playbook: Playbook) -> Iterator[Finding]:
    slots, minutes = playbook.slots, playbook.request.length().minutes
    if slots is None:
        return
    start, end = (one.hour * 60 + one.minute for one in (slots.earliest, slots.latest))
    if end - start < minutes:
        # Translators: 'earliest' is a word of the format; {left} and {needed} are such as "10 minutes".
        why = sentence("leaves {left} after 'earliest', and the talk takes {needed}")
        yield Finding(
            code="slots_never_fit",
            path="slots.latest",
            reason=remark(why, left=_minutes(end - start), needed=_minutes(minutes)),
            remedy=remark(sentence("let the day be longer")),
        )
    if all(WEEKDAYS.index(day) in playbook.working_days.weekend for day in slots.weekdays):
        yield Finding(
            code="slots_never_fit",
            path="slots.weekdays",
            reason=remark(sentence("names only days of the weekend, on which no talk is proposed")),
            remedy=remark(sentence("name a working day")),
        )
    spoken = (text for texts in playbook.texts for key, text in texts.lines if key.startswith("messages."))
    if not any("slots" in names(text) for text in spoken):
        yield Finding(
            code="slots_unused",
            path="slots",
            reason=remark(sentence("are times to propose, and no message has {placeholder}"), placeholder="{slots}"),
            remedy=remark(sentence("write {placeholder} where a message proposes times"), placeholder="{slots}"),
        )


def _minutes(minutes: int) -> Offset:
    return Offset(max(minutes, 0), "minutes")
