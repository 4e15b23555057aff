"""Who may be spoken to, and in which language."""

import attrs
import pytest

from infoint import facts
from infoint.errors import NotRenderable
from infoint.people import Consent, Contact
from infoint.words import language_of, language_to, reader_of
from infoint.words.catalogues import LANGUAGES
from tests.bench import ANA, KIM, at, guide, plan

OUT = facts.OptedOut(at=at("2026-03-03"))
PAT = Contact(id="c-2", name="Pat Doe")


def test_a_message_goes_to_the_contact_or_to_who_introduced_them() -> None:
    whose = plan(introducer=PAT)
    assert (reader_of(whose, "contact"), reader_of(whose, "introducer")) == (KIM, PAT)
    assert reader_of(plan(), "introducer") is None
    assert reader_of(plan(OUT, introducer=PAT), "introducer") == PAT


@pytest.mark.parametrize("to", ["contact", "introducer"])
def test_nobody_is_spoken_to_who_wants_no_message(to: str) -> None:
    unwilling = plan(**{to: attrs.evolve(KIM, consent=Consent.WITHDRAWN)})
    for whose in (unwilling, *([plan(OUT)] if to == "contact" else [])):
        with pytest.raises(NotRenderable) as error:
            reader_of(whose, to)
        assert (error.value.code, error.value.path) == ("no_consent", to)


@pytest.mark.parametrize(
    ("seeker", "playbook", "spoken"),
    [
        (("en",), ("en",), "en"),
        (("en-GB",), ("de", "en"), "en"),
        (("fr", "en"), ("de", "en"), "en"),
        (("tlh", "en"), ("tlh", "en"), "en"),  # the library does not speak it
        (("fr",), ("en", "de"), "en"),
        (("fr",), ("tlh",), "tlh"),
        ((), ("en",), "en"),
    ],
)
def test_a_seeker_is_spoken_to_in_a_language_of_theirs(
    seeker: tuple[str, ...], playbook: tuple[str, ...], spoken: str
) -> None:
    assert language_of(guide(languages=playbook), attrs.evolve(ANA, languages=seeker)) == spoken


@pytest.mark.parametrize(
    ("contact", "seeker", "playbook", "to"),
    [
        (("de", "en"), ("en", "de"), ("en", "de"), ("de", False)),
        (("de-CH",), ("de-AT",), ("en", "de"), ("de", False)),
        (("de-CH",), ("de",), ("en", "de", "de-CH"), ("de", False)),  # de-CH is not the seeker's
        (("de-CH",), ("de-CH",), ("en", "de", "de-CH"), ("de-CH", False)),
        (("pt-PT", "en"), ("pt", "en"), ("en", "pt-BR"), ("pt-BR", False)),
        (("zh-TW", "en"), ("zh", "en"), ("en", "zh-Hans"), ("en", False)),
        (("zh-SG",), ("zh-CN",), ("en", "zh-Hans"), ("zh-Hans", False)),
        (("de",), ("en",), ("en", "de"), ("en", True)),
        ((), ("en",), ("de", "en"), ("en", True)),  # who writes it can
        ((), ("nl",), ("de", "en"), ("de", True)),
    ],
)
def test_a_contact_is_written_to_in_a_language_that_all_share(
    contact: tuple[str, ...], seeker: tuple[str, ...], playbook: tuple[str, ...], to: tuple[str, bool]
) -> None:
    whose = plan(contact=attrs.evolve(KIM, languages=contact), seeker=attrs.evolve(ANA, languages=seeker))
    assert language_to(guide(languages=playbook), whose) == to


def test_another_reader_is_written_to_in_a_language_of_their_own() -> None:
    whose = plan(contact=attrs.evolve(KIM, languages=("en",)), seeker=attrs.evolve(ANA, languages=("en", "de")))
    tom = attrs.evolve(KIM, id="c-2", languages=("de",))
    assert language_to(guide(languages=("en", "de")), whose, tom) == ("de", False)


def test_english_is_always_spoken() -> None:
    assert LANGUAGES[0] == "en"
