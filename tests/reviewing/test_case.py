"""What a draft is held against where the plan, or the guide, lacks something."""

import attrs

from infoint.idioms import idioms_of
from infoint.reviewing.case import Case
from tests.reviewing.scenarios import scenario
from tests.reviewing.seen import GSBS


def case(message: str, scene: str = "new", language: str = "en") -> Case:
    plan, _ = scenario(scene, "en", "referral")
    return Case(playbook=GSBS, plan=plan, message=GSBS.message(message), language=language, idioms=idioms_of(language))


def test_what_cannot_be_written_is_known_by_its_template() -> None:
    [part] = [one for one in case("confirm").expected if one.label == "time"]
    assert part.text is None
    assert "{start}" in part.template
    assert "start" in case("confirm").placeholders


def test_parts_that_lack_a_value_are_not_expected() -> None:
    assert "learned" not in [one.label for one in case("thank").expected]
    assert "learned" in [one.label for one in case("thank", "held").expected]


def test_a_guide_without_the_language_expects_no_words() -> None:
    assert case("request", language="tlh").expected == ()


def test_the_reader_is_whoever_the_message_is_to() -> None:
    assert case("request").reader.name == "Kim Lee"
    assert case("tell_introducer").reader.name == case("tell_introducer").values["contact"] == "Margaret Thompson"
    told = case("request")
    assert (told.called, case("tell_introducer").called) == ("Kim Lee", "Margaret Thompson")
    called = attrs.evolve(told.plan.contact, addressed_as="Dr. Lee")
    told = attrs.evolve(told, plan=attrs.evolve(told.plan, contact=called))
    assert told.called == told.values["contact"] == "Dr. Lee"


def test_a_greeting_is_needed_and_what_the_guide_asks_for() -> None:
    assert case("nudge").required == ("greeting",)
    assert case("thank").required == ("greeting", "thanks")


def test_a_form_is_called_by_its_message_too() -> None:
    assert case("thank_card").forms == {"thank", "thank_card"}
    assert case("thank").forms == {"thank"}


def test_a_greeting_that_may_be_left_out_is_not_needed() -> None:
    told = case("nudge")
    assert attrs.evolve(told, message=attrs.evolve(told.message, optional=("greeting",))).required == ()


def test_in_another_language_nothing_can_be_written() -> None:
    told = case("thank", "held", language="de")
    assert told.model is None
    assert [one.label for one in told.expected] == ["greeting", "thanks", "use", "sign_off"]
    assert {one.text for one in told.expected} == {None}


def test_times_that_are_proposed_are_written() -> None:
    plan, at = scenario("replied", "en", "referral")
    told = Case(
        playbook=GSBS, plan=plan, message=GSBS.message("agree"), language="en", idioms=idioms_of("en"), slots=(at,)
    )
    assert "offer" in [one.label for one in told.expected]
    assert "offer" not in [one.label for one in case("agree", "replied").expected]


def test_what_the_plan_knows_is_known_of_every_message() -> None:
    told = case("nudge", "held")
    assert told.values["organisation"] == "Helix Labs"
    assert told.values["introducer"] == "Margaret Thompson"
    assert "that writing well counts for more than grades." in told.told
