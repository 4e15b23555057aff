"""Who asks and who is asked: what they may be made of, and what of them is shown."""

import traceback
from typing import Any

import attrs
import pytest

from infoint.errors import RefusedValue
from infoint.people import Consent, Contact, Organisation, PerLanguage, Seeker, per_language
from tests.bench import ANA, KIM

CANARY = "Nightingale"
WHOLE: dict[type, dict[str, Any]] = {
    Seeker: {"id": "s-1", "name": "Ana Ruiz", "zone": "America/Chicago"},
    Contact: {"id": "c-1", "name": "Kim Lee"},
    Organisation: {"id": "o-1", "name": "GSBS"},
}


def test_little_is_needed() -> None:
    ana = Seeker(**WHOLE[Seeker])
    assert (ana.address, ana.languages, ana.who_i_am.languages, ana.extra) == (None, ("en",), (), ())
    kim = Contact(**WHOLE[Contact])
    assert (kim.addressed_as, kim.address, kim.organisation, kim.zone, kim.languages) == (None, None, None, None, ())
    assert kim.consent is Consent.UNKNOWN


@pytest.mark.parametrize("kind", [Seeker, Contact])
def test_who_has_many_fields_has_them_by_name(kind: type) -> None:
    with pytest.raises(TypeError):
        kind(*WHOLE[kind].values())


def test_an_organisation_has_few() -> None:
    assert Organisation("o-1", "GSBS") == Organisation(id="o-1", name="GSBS")
    with pytest.raises(TypeError):
        Organisation("o-1", "GSBS", ())  # type: ignore[misc]


def test_people_are_values() -> None:
    assert Seeker(**WHOLE[Seeker]) == Seeker(**WHOLE[Seeker])
    assert hash(ANA) == hash(attrs.evolve(ANA))
    assert attrs.evolve(KIM, name="Kim Li") != KIM
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        KIM.name = "Kim Li"  # type: ignore[misc]


HOSTILE = [
    (Seeker, "id", "s 1", "not_identifier"),
    (Seeker, "id", "", "empty"),
    (Seeker, "id", None, "not_text"),
    (Seeker, "name", f"{CANARY}\r\nBcc: x@example.org", "not_one_line"),
    (Seeker, "name", f"{CANARY}\u2028", "not_one_line"),
    (Seeker, "name", f"{CANARY}\ud800", "not_one_line"),
    (Seeker, "name", f"{CANARY}\u202egpj.exe", "direction_override"),
    (Seeker, "name", " \t", "empty"),
    (Seeker, "name", CANARY * 50, "too_long"),
    (Seeker, "name", None, "not_text"),
    (Seeker, "zone", CANARY, "not_zone"),
    (Seeker, "zone", "localtime", "not_zone"),
    (Seeker, "zone", "../../etc/passwd", "not_zone"),
    (Seeker, "zone", None, "not_text"),
    (Seeker, "place", CANARY, "not_place"),
    (Seeker, "place", "de", "not_place"),
    (Seeker, "place", "DE-", "not_place"),
    (Seeker, "place", "DE-BAYE", "not_place"),
    (Seeker, "place", "DEU", "not_place"),
    (Seeker, "place", "", "empty"),
    (Seeker, "place", 49, "not_text"),
    (Seeker, "address", f"{CANARY} <a@example.org>", "not_address"),
    (Seeker, "address", f"=?utf-8?q?{CANARY}?=@example.org", "not_address"),
    (Seeker, "address", "", "empty"),
    (Seeker, "languages", ["en"], "not_list"),
    (Seeker, "languages", "en", "not_list"),
    (Contact, "id", "../c-1", "not_identifier"),
    (Contact, "name", f"{CANARY}\x00", "not_one_line"),
    (Contact, "addressed_as", f"{CANARY}\n", "not_one_line"),
    (Contact, "addressed_as", "", "empty"),
    (Contact, "address", f"{CANARY}@example.org\n", "not_address"),
    (Contact, "zone", "right/Europe/Berlin", "not_zone"),
    (Contact, "zone", 1, "not_text"),
    (Contact, "place", "DE-BY\n", "not_place"),
    (Contact, "place", "DE_BY", "not_place"),
    (Contact, "languages", None, "not_list"),
    (Contact, "consent", CANARY, "not_choice"),
    (Contact, "consent", True, "not_choice"),
    (Contact, "consent", None, "not_choice"),
    (Contact, "consent", ["given"], "not_choice"),
    (Organisation, "id", CANARY + "\n", "not_identifier"),
    (Organisation, "name", f"{CANARY}\x85", "not_one_line"),
]


@pytest.mark.parametrize(("kind", "field", "value", "said"), HOSTILE)
def test_what_does_not_fit_is_refused_without_a_word_of_it(kind: type, field: str, value: Any, said: str) -> None:
    with pytest.raises(RefusedValue) as error:
        kind(**{**WHOLE[kind], field: value})
    assert [(fault.code, fault.path) for fault in error.value.faults] == [(said, field)]
    assert CANARY not in "".join((repr(error.value), *traceback.format_exception(error.value)))


@pytest.mark.parametrize(("kind", "index"), [(Seeker, 1), (Contact, 1)])
def test_the_language_that_does_not_fit_is_named_by_its_place(kind: type, index: int) -> None:
    with pytest.raises(RefusedValue) as error:
        kind(**{**WHOLE[kind], "languages": ("en", "EN")})
    assert (error.value.code, error.value.path) == ("not_language", f"languages[{index}]")


@pytest.mark.parametrize("kind", [Seeker, Contact])
@pytest.mark.parametrize("place", [None, "DE", "DE-BY", "US-TX", "FR-2A", "ES-M", "AR-B", "AT-9", "CN-110"])
def test_a_place_is_a_country_or_a_part_of_one(kind: type, place: str | None) -> None:
    assert kind(**WHOLE[kind], place=place).place == place


@pytest.mark.parametrize("consent", Consent)
def test_consent_is_one_thing_however_it_is_written(consent: Consent) -> None:
    """A plain "withdrawn" that passed for something else would let a message go out."""
    assert Contact(**WHOLE[Contact], consent=consent).consent is consent
    assert Contact(**WHOLE[Contact], consent=consent.value).consent is consent  # type: ignore[arg-type]


def test_texts_stand_by_language() -> None:
    texts = per_language({"en": "A cell biologist", "de": "Zellbiologie", "zh-Hans": "细胞生物学\n第二行"})
    assert texts.languages == ("de", "en", "zh-Hans")
    assert texts.get("de") == "Zellbiologie"
    assert texts.get("fr") is None
    assert per_language(texts) is texts
    assert per_language({}) == PerLanguage()
    assert texts == per_language({"zh-Hans": "细胞生物学\n第二行", "de": "Zellbiologie", "en": "A cell biologist"})


@pytest.mark.parametrize("field", ["who_i_am", "elevator_speech", "field"])
def test_texts_of_a_seeker_come_from_a_mapping(field: str) -> None:
    ana = Seeker(**WHOLE[Seeker], **{field: {"en": "I am Ana."}})
    assert getattr(ana, field) == PerLanguage((("en", "I am Ana."),))


@pytest.mark.parametrize(
    ("texts", "said", "path"),
    [
        (CANARY, "not_table", "texts"),
        ((("en", CANARY),), "not_table", "texts"),
        (None, "not_table", "texts"),
        ({"EN": CANARY}, "not_language", "language"),
        ({"": CANARY}, "empty", "language"),
        ({5: CANARY, "en": CANARY}, "not_text", "language"),
        ({None: CANARY}, "not_text", "language"),
        ({CANARY: "text"}, "not_language", "language"),
        ({"en": ""}, "empty", "en"),
        ({"en": f"{CANARY}\x00"}, "not_clean_text", "en"),
        ({"de": "gut", "en": f"{CANARY}\u202e"}, "direction_override", "en"),
        ({"en": CANARY * 5000}, "too_long", "en"),
        ({"en": [CANARY]}, "not_text", "en"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_a_text_per_language_is_a_mapping_of_clean_texts(texts: Any, said: str, path: str) -> None:
    for make in (per_language, lambda given: Seeker(**WHOLE[Seeker], field=given)):
        with pytest.raises(RefusedValue) as error:
            make(texts)
        assert [(fault.code, fault.path) for fault in error.value.faults] == [(said, path)]
        assert CANARY not in "".join((repr(error.value), *traceback.format_exception(error.value)))


@pytest.mark.parametrize("texts", [(("en", "a"), ("de", "b")), (("en", "a"), ("en", "b")), (("en", "a"), ("en", "a"))])
def test_equal_texts_are_written_alike(texts: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(RefusedValue) as error:
        PerLanguage(texts)
    assert error.value.code == "duplicate_key"


def test_nothing_personal_is_shown() -> None:
    texts = {"en": f"{CANARY} is me."}
    extra = ((CANARY, f'"{CANARY}"'),)
    organisation = Organisation("o-1", f"{CANARY} Ltd", extra=extra)
    seeker = Seeker(
        id="s-1",
        name=CANARY,
        zone="Europe/Berlin",
        place="DE-BY",
        address=f"{CANARY}@example.org",
        languages=("de",),
        who_i_am=texts,
        elevator_speech=texts,
        field=texts,
        extra=extra,
    )
    contact = Contact(
        id="c-1",
        name=CANARY,
        addressed_as=f"Dr. {CANARY}",
        address=f"{CANARY}@example.com",
        organisation=organisation,
        zone="Europe/Berlin",
        place="DE-BY",
        languages=("de",),
        consent="given",
        extra=extra,
    )
    assert repr(seeker) == str(seeker) == "Seeker(id='s-1')"
    assert repr(contact) == str(contact) == "Contact(id='c-1', consent=<Consent.GIVEN: 'given'>)"
    assert repr(organisation) == "Organisation(id='o-1')"
    assert repr(per_language(texts)) == "PerLanguage()"
