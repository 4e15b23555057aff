"""Letters: which text, which language, which values, and what is said where a value is not known."""

from datetime import datetime
from typing import Any

import attrs
import pytest

from infoint import facts
from infoint.correspondence import Request
from infoint.errors import Fault, NotKnown, NotRenderable, RefusedValue
from infoint.message import Draft, Part
from infoint.people import Consent, Contact, Organisation
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.rules import Directory, Tier
from infoint.template import PLACEHOLDERS
from infoint.words import compose, language_to
from infoint.words.letters import NOTED
from tests.bench import ANA, KIM, SOURCE, at, guide, plan

AGREED = facts.Scheduled(
    at=at("2026-02-23 09:00"), start=at("2026-03-03 21:00"), minutes=25, medium="video", place="Room 12"
)
MEDIA = {"media.phone": "telephone", "media.video": "Zoom"}


def letter(text: str, whose: Plan | None = None, *, subject: str = "A letter", slots: Any = (), **rest: Any) -> Draft:
    """Compose a letter of a single part."""
    playbook = guide(messages={"letter": {"subject": subject, "body": text}}, texts=MEDIA, **rest)
    return compose(playbook, whose or plan(), "letter", slots=slots)


def part(text: str, whose: Plan | None = None, **rest: Any) -> Part:
    return letter(text, whose, **rest).part("body")


def missing(text: str, whose: Plan) -> list[str]:
    with pytest.raises(NotRenderable) as error:
        letter(text, whose)
    assert {fault.code for fault in error.value.faults} == {"missing_value"}
    return [fault.path for fault in error.value.faults]


# --- The draft.


def test_a_draft_has_its_parts_in_the_order_of_the_guide() -> None:
    playbook = guide(
        messages={"thank": {"greeting": "Dear {contact},", "subject": "Thanks", "rest": "Thank you.\nAna"}}
    )
    written = compose(playbook, plan(), "thank")
    assert (written.message, written.channel, written.language, written.language_presumed) == (
        "thank",
        "email",
        "en",
        False,
    )
    assert written.subject == Part(label="subject", text="Thanks")
    assert [one.label for one in written.parts] == ["greeting", "rest"]
    assert written.body == "Dear Kim Lee,\n\nThank you.\nAna\n"
    assert written.dropped == ()


def test_the_channel_is_that_of_the_message() -> None:
    playbook = guide(messages={"letter": {"subject": "A letter", "body": "Hello"}})
    [message] = playbook.messages
    linked = attrs.evolve(playbook, messages=(attrs.evolve(message, channel="linkedin"),))
    assert compose(linked, plan(), "letter").channel == "linkedin"


def test_a_time_to_propose_has_a_zone() -> None:
    with pytest.raises(RefusedValue) as refusal:
        letter("{slots}", slots=(datetime(2026, 3, 3, 21),))
    assert (refusal.value.code, refusal.value.path) == ("not_aware", "slots[0]")


def test_a_message_that_the_guide_lacks_is_not_known() -> None:
    with pytest.raises(NotKnown, match="did you mean 'letter'") as error:
        compose(guide(messages={"letter": {"subject": "A letter", "body": "Hello"}}), plan(), "leter")
    assert error.value.code == "unknown_message"


# --- The language.


@pytest.mark.parametrize(
    ("contact", "seeker", "language", "presumed"),
    [
        (("en",), ("en",), "en", False),
        (("fr", "de", "en"), ("en", "de"), "de", False),  # the contact's order counts
        (("de",), ("en",), "en", True),
        (("fr",), ("fr",), "en", True),
        ((), ("en",), "en", True),
    ],
)
def test_the_language_is_one_that_contact_seeker_and_guide_share(
    contact: tuple[str, ...], seeker: tuple[str, ...], language: str, presumed: bool
) -> None:
    whose = plan(contact=attrs.evolve(KIM, languages=contact), seeker=attrs.evolve(ANA, languages=seeker))
    playbook = guide(languages=("en", "de"), messages={"letter": {"subject": "A letter", "body": "Hello"}})
    assert language_to(playbook, whose) == (language, presumed)
    written = compose(playbook, whose, "letter")
    assert (written.language, written.language_presumed) == (language, presumed)


# --- The text.

VARIED = {
    "letter": {
        "subject": "A letter",
        "body.default": "default",
        "body.close": "of the tier",
        "body.peer": "of a peer",
    }
}


@pytest.mark.parametrize(
    ("relationship", "said"), [("peer", "of a peer"), ("friend", "of the tier"), ("expert", "default")]
)
def test_the_most_specific_text_wins(relationship: str, said: str) -> None:
    tiers = (
        Tier(id="close", relationships=("friend", "peer"), source=SOURCE),
        Tier(id="new", relationships=("expert",), source=SOURCE),
    )
    written = compose(guide(messages=VARIED, tiers=tiers), plan(relationship=relationship), "letter")
    assert written.part("body").text == said


def test_a_relationship_that_the_guide_lacks_has_the_text_of_the_last_tier() -> None:
    assert compose(guide(messages=VARIED), plan(relationship="neighbour"), "letter").part("body").text == "of the tier"


def test_a_subject_may_vary_too() -> None:
    subjects = {"letter": {"subject.default": "Hello", "subject.peer": "Hi", "body": "x"}}
    assert compose(guide(messages=subjects), plan(relationship="peer"), "letter").subject.text == "Hi"
    assert compose(guide(messages=subjects), plan(relationship="friend"), "letter").subject.text == "Hello"


def test_a_subject_is_one_line_whatever_stands_in_it() -> None:
    field = attrs.evolve(ANA, field={"en": "science\n policy\r\n"})
    written = letter("About {field}", plan(seeker=field), subject="About {field},  {contact}")
    assert written.subject.text == "About science policy,  Kim Lee"
    assert [written.subject.text[span.start : span.end] for span in written.subject.spans] == [
        "science policy",
        "Kim Lee",
    ]
    assert written.part("body").text == "About science\n policy\r\n"


# --- The values.


def test_a_value_is_kept_beside_the_words_and_the_place_where_they_stand() -> None:
    [contact, minutes] = part("Dear {contact}, {minutes}?").spans
    assert (contact.name, contact.value, contact.start, contact.end) == ("contact", "Kim Lee", 5, 12)
    assert (minutes.name, minutes.value, minutes.start, minutes.end) == ("minutes", 20, 14, 24)


def test_a_value_is_put_in_once_and_every_time() -> None:
    braces = plan(contact=attrs.evolve(KIM, name="{seeker} {"))
    found = part("{contact}/{contact}", braces)
    assert found.text == "{seeker} {/{seeker} {"
    assert [(span.start, span.end) for span in found.spans] == [(0, 10), (11, 21)]


def test_a_contact_is_addressed_as_they_wish() -> None:
    assert part("{contact}", plan(contact=attrs.evolve(KIM, addressed_as="Dr. Lee"))).text == "Dr. Lee"
    assert part("{contact}").text == "Kim Lee"


def test_the_seeker_speaks_for_themselves() -> None:
    assert part("{seeker}: {who_i_am} ({field})").text == (
        "Ana Ruiz: I am Ana Ruiz, a PhD student in cell biology. (science policy)"
    )


def test_the_seekers_words_are_those_of_the_letters_language() -> None:
    ana = attrs.evolve(ANA, languages=("en", "de"), field={"en": "science policy", "de": "Forschungspolitik"})
    german = plan(seeker=ana, contact=attrs.evolve(KIM, languages=("de",)))
    assert part("{field}, {minutes}", german, languages=("en", "de")).text == "Forschungspolitik, 20 Minuten"


def test_others_have_names() -> None:
    whose = plan(
        contact=attrs.evolve(KIM, organisation=Organisation("o-1", "Charité")),
        introducer=Contact(id="c-2", name="Tom Becker"),
    )
    assert part("{organisation}, {introducer}", whose).text == "Charité, Tom Becker"


def test_a_source_is_the_directory_of_the_relationship() -> None:
    directories = (
        Directory(id="others", relationship="peer", url="https://example.org/", source=SOURCE),
        Directory(id="first", relationship="friend", url="https://example.org/", source=SOURCE),
        Directory(id="second", relationship="friend", url="https://example.org/", source=SOURCE),
    )
    assert part("{source}", directories=directories).text == "the list first"


def test_what_was_learned_is_the_last_note_that_counts() -> None:
    first = facts.Noted(at=at("2026-03-03"), field="learned", text="Ask early.")
    other = facts.Noted(at=at("2026-03-05"), field="advice", text="Join.")
    last = facts.Noted(at=at("2026-03-04"), field="learned", text="Ask\nlate.")
    assert part("{learned}", plan(first, last, other)).text == "Ask\nlate."
    mistake = facts.Withdrawn(at=at("2026-03-06"), fact=last.id)
    assert part("{learned}", plan(first, last, other, mistake)).text == "Ask early."


def test_minutes_are_those_agreed_or_those_to_be_asked_for() -> None:
    assert part("{minutes}").spans[0].value == 20
    assert part("{minutes}", plan(AGREED)).spans[0].value == 25
    off = facts.Cancelled(at=at("2026-02-24"))
    assert part("{minutes}", plan(AGREED, off)).spans[0].value == 20


@pytest.mark.parametrize("name", ["start", "medium", "place"])
def test_of_a_talk_that_is_off_no_letter_says_when_or_where(name: str) -> None:
    talk = attrs.evolve(AGREED, place="Room 12")
    assert part(f"{{{name}}}", plan(talk)).spans[0].name == name
    assert missing(f"{{{name}}}", plan(talk, facts.Cancelled(at=at("2026-02-24")))) == [name]


def test_media_are_a_choice() -> None:
    found = part("by {media}")
    assert found.text == "by telephone or Zoom"
    assert found.spans[0].value == ("phone", "video")


def test_a_talk_has_medium_place_and_two_clocks() -> None:
    found = part("{medium}, {place}; {start}; {start_here}", plan(AGREED))
    assert found.text == ("Zoom, Room 12; Tue, Mar 3, 10:00\u202fPM CET; Tue, Mar 3, 3:00\u202fPM CST")
    assert [span.value for span in found.spans] == ["video", "Room 12", AGREED.start, AGREED.start]
    assert all(isinstance(span.value, datetime) for span in found.spans[2:])


def test_a_contact_without_a_zone_is_told_the_seekers_time() -> None:
    nowhere = plan(AGREED, contact=attrs.evolve(KIM, zone=None))
    assert part("{start}", nowhere).text == "Tue, Mar 3, 3:00\u202fPM CST"


def test_every_placeholder_is_filled_by_something() -> None:
    whose = plan(
        AGREED,
        *(facts.Noted(at=at("2026-03-03"), field=field, text="Ask early.") for field in sorted(NOTED)),
        facts.Promised(at=at("2026-03-03"), text="A paper", by="seeker"),
        contact=attrs.evolve(KIM, organisation=Organisation("o-1", "Charité")),
        introducer=Contact(id="c-2", name="Tom Becker"),
    )
    directory = Directory(id="list", relationship="friend", url="https://example.org/", source=SOURCE)
    names = sorted(PLACEHOLDERS)
    found = part(" ".join(f"{{{name}}}" for name in names), whose, directories=(directory,), slots=(AGREED.start,))
    assert [span.name for span in found.spans] == names


# --- What is not known.

UNKNOWN = (
    "who_i_am",
    "field",
    "organisation",
    "introducer",
    "source",
    "learned",
    "medium",
    "place",
    "start",
    "start_here",
    "slots",
)
BARE = plan(seeker=attrs.evolve(ANA, who_i_am={}, field={"de": "Forschungspolitik"}))


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_is_needed_and_not_known_is_an_error_that_names_it(name: str) -> None:
    assert missing(f"{{{name}}}", BARE) == [name]


def test_all_that_is_missing_is_named_once() -> None:
    assert missing("{field} {learned} {field} {contact}", BARE) == ["field", "learned"]


def test_an_error_says_where_the_value_is_needed() -> None:
    with pytest.raises(NotRenderable) as error:
        letter("{field}", BARE)
    hint = "for the part 'body' of the message 'letter', in the language 'en'"
    assert error.value.faults == (Fault(code="missing_value", path="field", hint=hint),)


def test_a_medium_without_words_is_not_known() -> None:
    assert missing("{medium}", plan(attrs.evolve(AGREED, medium="coffee"))) == ["medium"]
    assert missing("{place}", plan(attrs.evolve(AGREED, place=None))) == ["place"]


def test_an_optional_part_is_dropped_where_something_it_needs_is_not_known() -> None:
    parts = {"subject": "Hello", "greeting": "Dear {contact},", "learned": "{contact}: {learned}", "end": "Bye"}
    playbook = guide(messages={"letter": parts}, optional=("learned",))
    without = compose(playbook, plan(), "letter")
    assert ([one.label for one in without.parts], without.dropped) == (["greeting", "end"], ("learned",))
    note = facts.Noted(at=at("2026-03-03"), field="learned", text="Ask early.")
    whole = compose(playbook, plan(note), "letter")
    assert (whole.part("learned").text, whole.dropped) == ("Kim Lee: Ask early.", ())


def test_a_subject_may_lack_nothing() -> None:
    with pytest.raises(NotRenderable) as error:
        letter("Hello", subject="{learned}")
    assert error.value.path == "learned"


@pytest.mark.parametrize(
    "unwilling",
    [plan(facts.OptedOut(at=at("2026-03-02"))), plan(contact=attrs.evolve(KIM, consent=Consent.WITHDRAWN))],
    ids=["opted out", "consent withdrawn"],
)
def test_nothing_is_written_to_whom_nothing_may_be_written(unwilling: Plan) -> None:
    with pytest.raises(NotRenderable) as error:
        letter("Hello", unwilling)
    assert error.value.code == "no_consent"


# --- Another form, and another reader.

FORMS = guide(
    messages={
        "ask": {
            "subject": "May I ask?",
            "greeting": "Dear {contact},",
            "body.default": "A word.",
            "body.friend": "Hi.",
        },
        "note": {"subject": "gone", "greeting": "Hello {contact},"},
        "news": {"subject": "About {contact}", "greeting": "Dear {introducer},", "body": "I met {contact}."},
    },
    texts=MEDIA,
    optional=("body",),
)
TOM = Contact(id="c-2", name="Tom Becker", addressed_as="Tom", zone="Asia/Tokyo", languages=("de",))


def forms(**of_note: Any) -> Playbook:
    """Let the note be a form of the request, and the news go to the introducer."""
    changed: dict[str, dict[str, Any]] = {
        "note": {"channel": "linkedin", "instead_of": "ask", **of_note},
        "news": {"to": "introducer"},
    }
    lines = tuple(pair for pair in FORMS.texts[0].lines if pair[0] != "messages.note.subject")
    return attrs.evolve(
        FORMS,
        messages=tuple(attrs.evolve(one, **changed.get(one.id, {})) for one in FORMS.messages),
        texts=(attrs.evolve(FORMS.texts[0], lines=lines),),
    )


def test_a_form_for_another_channel_takes_the_words_that_it_lacks() -> None:
    written = compose(forms(parts=("greeting", "body")), plan(), "ask", channel="linkedin")
    assert (written.message, written.channel, written.subject.text) == ("note", "linkedin", "May I ask?")
    assert written.body == "Hello Kim Lee,\n\nHi.\n"
    stranger = compose(forms(parts=("greeting", "body")), plan(relationship="expert"), "note")
    assert stranger.part("body").text == "A word."


def test_a_form_without_parts_has_those_of_the_whole() -> None:
    note = forms(parts=()).message("note")
    assert (note.parts, note.optional) == (("greeting", "body"), ("body",))


def test_a_form_that_is_not_there_is_an_error_that_knows_better() -> None:
    assert compose(forms(), plan(), "ask", channel="email").message == "ask"
    with pytest.raises(NotKnown) as error:
        compose(forms(), plan(), "ask", channel="linkdin")
    assert error.value.faults == (Fault(code="unknown_channel", path="channel", hint="did you mean 'linkedin'?"),)


def test_the_introducer_is_addressed_and_the_contact_is_named() -> None:
    kim = attrs.evolve(KIM, addressed_as="Dr. Lee")
    written = compose(forms(), plan(contact=kim, introducer=TOM), "news")
    assert (written.to, written.language, written.language_presumed) == ("introducer", "en", True)
    assert written.subject.text == "About Kim Lee"
    assert written.body == "Dear Tom,\n\nI met Kim Lee.\n"
    assert compose(forms(), plan(contact=kim, introducer=TOM), "ask").part("greeting").text == "Dear Dr. Lee,"


def test_the_introducer_is_told_a_time_on_their_own_clock() -> None:
    words = {"news": {"subject": "News", "body": "{start}"}}
    news = guide(messages=words, texts=MEDIA)
    to_tom = attrs.evolve(news, messages=tuple(attrs.evolve(one, to="introducer") for one in news.messages))
    written = compose(to_tom, plan(AGREED, introducer=TOM), "news")
    assert written.part("body").text == "Wed, Mar 4, 6:00\u202fAM Japan Standard Time"


def test_a_word_to_the_introducer_needs_one_who_may_be_written_to() -> None:
    with pytest.raises(NotRenderable) as nobody:
        compose(forms(), plan(), "news")
    assert [(fault.code, fault.path) for fault in nobody.value.faults] == [("missing_value", "introducer")]
    with pytest.raises(NotRenderable) as unwilling:
        compose(forms(), plan(introducer=attrs.evolve(TOM, consent=Consent.WITHDRAWN)), "news")
    assert [(fault.code, fault.path) for fault in unwilling.value.faults] == [("no_consent", "introducer")]
    opted_out = plan(facts.OptedOut(at=at("2026-03-01")), introducer=TOM)
    assert compose(forms(), opted_out, "news").to == "introducer"


# --- Notes, promises, times.


def test_a_promise_of_the_seeker_is_quoted_and_none_of_the_contact() -> None:
    promises = [
        facts.Promised(at=at(f"2026-03-0{day}"), text=text, by=by)
        for day, text, by in ((1, "a paper", "seeker"), (2, "a name", "contact"), (3, "a call", "seeker"))
    ]
    said = part("As promised: {promised}", plan(*promises))
    assert said.text == "As promised: a paper and a call"
    assert said.spans[0].value == ("a paper", "a call")


def test_promises_that_run_against_the_sentence_are_kept_apart_one_by_one() -> None:
    first, second = "\u0628\u062d\u062b", "\u0631\u0627\u0628\u0637"
    promises = [
        facts.Promised(at=at(f"2026-03-0{day}"), text=text, by="seeker") for day, text in ((1, first), (2, second))
    ]
    said = part("As promised: {promised}", plan(*promises)).text
    assert said == f"As promised: \u2068{first}\u2069 and \u2068{second}\u2069"
    alone = part("As promised: {promised}", plan(promises[0]))
    [span] = alone.spans
    assert (alone.text, alone.text[span.start : span.end]) == (f"As promised: \u2068{first}\u2069", first)


def test_a_promise_made_twice_is_told_once() -> None:
    twice = [facts.Promised(at=at(f"2026-03-0{day}"), text="a paper", by="seeker") for day in (1, 2)]
    said = part("As promised: {promised}", plan(*twice))
    assert (said.text, said.spans[0].value) == ("As promised: a paper", ("a paper",))


def test_a_value_that_runs_against_the_letter_is_kept_apart_and_marked_without_what_keeps_it_apart() -> None:
    said = part("Dear {contact},", plan(contact=attrs.evolve(KIM, name="\u05d7\u05df")))
    [span] = said.spans
    assert (said.text, said.text[span.start : span.end]) == ("Dear \u2068\u05d7\u05df\u2069,", "\u05d7\u05df")


def test_a_value_of_several_lines_is_kept_apart_line_by_line() -> None:
    note = facts.Noted(at=at("2026-03-03"), field="learned", text="\u05d7\u05df\n\u05d7\u05df")
    said = part("I learned: {learned}", plan(note))
    [span] = said.spans
    assert said.text == "I learned: \u2068\u05d7\u05df\u2069\n\u2068\u05d7\u05df\u2069"
    assert said.text[span.start : span.end] == "\u2068\u05d7\u05df\u2069\n\u2068\u05d7\u05df\u2069"


def test_one_clock_is_told_once() -> None:
    assert missing("{start_here}", plan(AGREED, contact=attrs.evolve(KIM, zone=ANA.zone))) == ["start_here"]
    assert "CST" in part("{start_here}", plan(AGREED)).text


def test_times_proposed_name_their_zone_once() -> None:
    written = part("{slots}", plan(), slots=(AGREED.start, at("2026-03-04 09:00")))
    assert written.text.count("CET") == 1
    across = part("{slots}", plan(), slots=(at("2026-03-28 09:00"), at("2026-03-30 09:00")))
    assert across.text == "Sat, Mar 28, 10:00\u202fAM CET or Mon, Mar 30, 11:00\u202fAM CEST"


# --- A form of address behind a name.


@pytest.mark.parametrize(
    ("addressed_as", "said"),
    [
        (None, "山田 花子様\n\nお世話になっております。"),
        ("山田", "山田様\n\nお世話になっております。"),
        ("山田様", "山田様\n\nお世話になっております。"),
        ("田中先生", "田中先生\n\nお世話になっております。"),
        ("Dr. Lee", "Dr. Lee様\n\nお世話になっております。"),
    ],
)
def test_nobody_is_addressed_twice(addressed_as: str | None, said: str) -> None:
    hanako = Contact(id="c-3", name="山田 花子", addressed_as=addressed_as, languages=("ja",))
    ana = attrs.evolve(ANA, languages=("ja",))
    whose = plan(contact=hanako, seeker=ana)
    assert part("{contact}様\n\nお世話になっております。", whose, languages=("ja",)).text == said


def test_an_introducer_is_not_addressed_twice_and_only_names_have_forms_of_address() -> None:
    teacher = Contact(id="c-4", name="田中先生", languages=("ja",))
    ana = attrs.evolve(ANA, languages=("ja",), field={"ja": "音楽の先生"})
    whose = plan(contact=teacher, introducer=teacher, seeker=ana)
    said = part("{introducer}様、{field}様", whose, languages=("ja",)).text
    assert said == "田中先生、音楽の先生様"


def test_what_follows_a_name_stays_in_other_languages() -> None:
    hanako = Contact(id="c-3", name="山田様", languages=("en",))
    assert part("{contact}様", plan(contact=hanako)).text == "山田様様"


def test_a_guide_may_want_to_be_told_how_to_address_somebody() -> None:
    request = Request(minutes=20, media=("phone", "video"), salutation="must_be_told", source=SOURCE)
    with pytest.raises(NotRenderable):
        part("Dear {contact},", plan(), request=request)
    told = plan(contact=attrs.evolve(KIM, addressed_as="Dr. Lee"))
    assert part("Dear {contact},", told, request=request).text == "Dear Dr. Lee,"
    named = attrs.evolve(request, salutation="name")
    assert part("Dear {contact},", told, request=named).text == "Dear Kim Lee,"
