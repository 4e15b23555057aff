"""Messages on the page: every wording that somebody reads, with who reads it, its length, and what is missing."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import attrs

from infoint.correspondence import Channel
from infoint.guide import Texts
from infoint.limits import Limit
from infoint.playbook import Playbook
from infoint.preview.cards import card
from infoint.rules import Directory, Tier
from tests.bench import SOURCE, guide
from tests.preview.reading import text_of

TIERS = (
    Tier(id="close", relationships=("friend", "peer"), source=SOURCE),
    Tier(id="new", relationships=("expert", "alumni"), source=SOURCE),
)
LETTER = {
    "subject": "A talk",
    "greeting": "Dear {contact},",
    "known.default": "I read <about> you.",
    "known.friend": "You know me.",
    "known.new": "I found you.",
    "when": "May it be {slots}?",
    "sign_off": "Yours,\n{seeker}",
}


def made(**parts: str) -> Playbook:
    letter = {**LETTER, **parts}
    return guide(messages={"letter": letter}, optional=("when",), tiers=TIERS)


def shown(playbook: Playbook) -> Element:
    return ElementTree.fromstring(str(card(playbook, playbook.messages[0], playbook.texts[0])))


def parts(read: Element) -> dict[str, list[tuple[list[str], str]]]:
    """Return the wordings of each part, with who reads them."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for part in read.iter("div"):
        if (part.get("class") or "").split()[0] == "part":
            wordings = [one for one in part if (one.get("class") or "").startswith("wording")]
            found[part.findtext("h5") or ""] = [
                ([text_of(who) for who in one.iter("span") if who.get("class") == "who"], text_of(one[-1]))
                for one in wordings
            ]
    return found


def test_what_all_read_is_shown_once_and_what_differs_with_its_readers() -> None:
    found = parts(shown(made()))
    assert found["greeting"] == [([], "Dear Dr. Lee,")]
    assert found["known"] == [
        (["friend"], "You know me."),
        (["peer"], "I read <about> you."),
        (["expert", "alumni", "anybody else"], "I found you."),
    ]
    assert list(found) == ["subject", "greeting", "known", "when", "sign off"]


def test_values_are_marked() -> None:
    marked = [(mark.get("title"), mark.text) for mark in shown(made()).iter("mark")]
    assert marked == [("{contact}", "Dr. Lee"), ("{seeker}", "Ana Ruiz")]


def test_wordings_that_few_read_stand_beside_their_readers() -> None:
    tiers = (Tier(id="close", relationships=("friend", "peer", "mentor", "aunt", "boss"), source=SOURCE), TIERS[1])
    read = shown(attrs.evolve(made(), tiers=tiers))
    [known] = [part for part in read.iter("div") if part.findtext("h5") == "known"]
    assert [one.get("class") for one in known if one.tag == "div"] == ["wording some", "wording", "wording some"]


def test_a_name_within_another_language_is_kept_apart_and_has_its_own_direction() -> None:
    letter = {"subject": "موعد", "greeting": "عزيزي {contact}،", "sign_off": "{seeker} {introducer} {organisation}"}
    playbook = guide(messages={"letter": letter}, languages=("ar",))
    assert "\ufffd" not in str(card(playbook, playbook.messages[0], playbook.texts[0]))
    marked = {mark.get("title"): mark.get("dir") for mark in shown(playbook).iter("mark")}
    assert marked == dict.fromkeys(("{contact}", "{seeker}", "{introducer}", "{organisation}"), "auto")
    when = guide(messages={"letter": {"subject": "A talk", "greeting": "{minutes}"}})
    assert [mark.get("dir") for mark in shown(when).iter("mark")] == [None]


def test_an_optional_part_says_what_it_needs() -> None:
    read = shown(made())
    assert parts(read)["when"] == [([], "(left out)")]
    assert "may be left out" in text_of(read)
    told = text_of(shown(made(when="By the way, {learned}, {learned}")))
    assert "left out where {learned} is not known" in told
    assert "may be left out" in text_of(shown(made(when="By the way, {minutes}.")))


def test_a_part_that_must_be_there_says_so() -> None:
    playbook = made()
    [letter] = playbook.messages
    must = attrs.evolve(playbook, messages=(attrs.evolve(letter, must=("greeting",)),))
    assert "the message must have it" in text_of(shown(must))
    assert "the message must have it" not in text_of(shown(playbook))


def test_who_cannot_be_written_to_is_told_with_what_is_missing() -> None:
    playbook = attrs.evolve(
        made(known="I found you in {source}."),
        messages=(attrs.evolve(made().messages[0], optional=()),),
        directories=(Directory(id="list", relationship="alumni", url="https://example.org", source=SOURCE),),
        texts=(texts_with(made(known="I found you in {source}.", when="Soon."), {"directories.list": "the list"}),),
    )
    read = shown(playbook)
    [alarm] = [one for one in read.iter("div") if one.get("class") == "alarm"]
    assert text_of(alarm) == "Cannot be written: not known here: source. For: friendpeerexpertanybody else"
    assert parts(read)["known"] == [(["alumni"], "I found you in the list.")]


def texts_with(playbook: Playbook, more: dict[str, str]) -> Texts:
    [texts] = playbook.texts
    lines = {key: text for key, text in texts.lines if not key.startswith("messages.letter.known.")} | more
    return attrs.evolve(texts, lines=tuple(sorted(lines.items())))


def test_nobody_can_be_written_to() -> None:
    read = shown(guide(messages={"letter": {"subject": "A talk", "greeting": "In {source}"}}))
    assert parts(read) == {}
    assert "Cannot be written" in text_of(read)
    limited = guide(
        messages={"letter": {"subject": "A talk", "greeting": "In {source}"}},
        channels=(Channel(id="email", most=(Limit(3, "words"),), source=SOURCE),),
    )
    assert "of 3 words" not in text_of(shown(limited))


def test_a_language_that_the_cldr_lacks_is_told() -> None:
    playbook = guide(messages={"letter": LETTER | {"greeting": "{minutes}"}}, tiers=TIERS, languages=("qqq",))
    assert "Cannot be written: not known here: language" in text_of(shown(playbook))


def test_lengths_are_held_against_the_limits() -> None:
    playbook = attrs.evolve(
        made(),
        channels=(
            Channel(id="email", most=(Limit(9, "words"), Limit(10, "words"), Limit(4, "paragraphs")), source=SOURCE),
        ),
    )
    lengths = [
        (one.get("class"), text_of(one)) for one in shown(playbook).iter("p") if "length" in one.get("class", "")
    ]
    assert lengths == [
        ("length over", "9 to 10 of 9 words too long"),
        ("length", "9 to 10 of 10 words"),
        ("length", "3 of 4 paragraphs"),
    ]
