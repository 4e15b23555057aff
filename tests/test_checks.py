"""Single values: what passes, what is refused with which code, and that no error holds what stood there."""

import secrets
import traceback
from datetime import UTC, datetime, time, timedelta
from typing import Any
from urllib.parse import quote

import attrs
import pytest

from infoint import checks
from infoint.checks import Check
from infoint.errors import RefusedValue

C0 = [chr(number) for number in range(0x20)]
C1 = [chr(number) for number in range(0x7F, 0xA0)]  # and DEL
SEPARATORS = ["\u2028", "\u2029"]
SURROGATES = ["\ud800", "\udbff", "\udc00", "\udfff"]
OVERRIDES = [chr(number) for number in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
NO_TEXT = [None, b"Ana", 5, 5.0, True, ["Ana"], ("Ana",), object()]
NAMES = [
    "Ana Núñez",
    "Siobhán Ní Dhomhnaill",
    "李 明",
    "ميادة الحناوي",
    "नेहा",
    'O\'Neil, "Jo" <x@y.z>',
    "=?utf-8?q?A?=",
    "🙂",
]
CANARY = "Nightingale-Ñ"


def code(check: Check, value: object) -> str:
    """Return the code that a value is refused with, or nothing."""
    try:
        check(value, "field")
    except RefusedValue as error:
        [fault] = error.faults
        assert fault.path == "field"
        assert fault.found == ""
        return fault.code
    return ""


@pytest.mark.parametrize("value", NAMES)
def test_a_line_is_what_people_are_called(value: str) -> None:
    assert code(checks.line, value) == ""


@pytest.mark.parametrize("sign", [*C0, *C1, *SEPARATORS, *SURROGATES], ids=ascii)
@pytest.mark.parametrize("form", ["Canary{}Bcc: x", "{}Canary", "Canary{}"])
def test_a_line_has_no_control_character(sign: str, form: str) -> None:
    assert code(checks.line, form.format(sign)) == "not_one_line"


@pytest.mark.parametrize("sign", [*C0, *C1, *SEPARATORS, *SURROGATES], ids=ascii)
def test_a_text_has_line_breaks_and_tabs_only(sign: str) -> None:
    assert code(checks.text, f"one{sign}two") == ("" if sign in "\t\r\n" else "not_clean_text")


@pytest.mark.parametrize("sign", OVERRIDES, ids=ascii)
@pytest.mark.parametrize("check", [checks.line, checks.text])
def test_nothing_overrides_the_direction_of_writing(check: Check, sign: str) -> None:
    assert code(check, f"Ana{sign}xe.exe") == "direction_override"


@pytest.mark.parametrize("sign", ["\u200e", "\u200f", "\u061c", "\u200d", "\u200c"], ids=ascii)
def test_marks_and_joiners_of_honest_scripts_pass(sign: str) -> None:
    assert code(checks.line, f"מאיה{sign} Ruiz") == ""


TEXTS: list[Check] = [
    checks.line,
    checks.text,
    checks.identifier,
    checks.address,
    checks.message_id,
    checks.language,
    checks.place_code,
]


@pytest.mark.parametrize("check", TEXTS)
@pytest.mark.parametrize("value", NO_TEXT, ids=repr)
def test_only_text_is_text(check: Check, value: object) -> None:
    assert code(check, value) == "not_text"


@pytest.mark.parametrize("check", TEXTS)
@pytest.mark.parametrize("value", ["", " ", "\n", "\t \u2003"], ids=ascii)
def test_blank_is_empty(check: Check, value: str) -> None:
    assert code(check, value) == "empty"


@pytest.mark.parametrize(
    ("check", "limit"),
    [
        (checks.line, 500),
        (checks.text, 20_000),
        (checks.identifier, 200),
        (checks.opaque(7), 7),
        (checks.address, 254),
        (checks.message_id, 500),
        (checks.language, 20),
        (checks.place_code, 20),
    ],
)
def test_text_has_a_limit(check: Check, limit: int) -> None:
    assert code(check, "a" * limit) != "too_long"
    assert code(check, "a" * (limit + 1)) == "too_long"
    assert code(check, "a" * 5_000_000) == "too_long"


@pytest.mark.parametrize("value", ["a", "7", "p-7f3c", "_x", "-x", "a.b_c:d@e+f-g", "2026-03-02T09:00:00Z"])
def test_an_identifier_is_a_plain_word(value: str) -> None:
    assert code(checks.identifier, value) == ""


@pytest.mark.parametrize(
    "value", ["a b", ".a", "..", "../x", "a/b", "a\\b", "@a", "+a", ":a", "é", "a\n", "\na", "a\x00b", "a;b", "a'", "а"]
)
def test_an_identifier_is_nothing_else(value: str) -> None:
    assert code(checks.identifier, value) == "not_identifier"


@pytest.mark.parametrize("first", "-_aZ0")
def test_every_id_of_secrets_is_an_identifier(first: str) -> None:
    assert code(checks.identifier, first + secrets.token_urlsafe()) == ""


@pytest.mark.parametrize(
    "value",
    [
        "ana@example.org",
        "a.b+c_d-e@sub.example.org",
        "o'neil@example.org",
        "!#$%&'*+/?^_`{|}~-=@example.org",
        "a@b.c",
        "x@xn--bcher-kva.example",
        f"{'a' * 64}@example.org",
        f"a@{'b' * 63}.org",
    ],
)
def test_an_address_is_bare_ascii(value: str) -> None:
    assert code(checks.address, value) == ""


@pytest.mark.parametrize(
    "value",
    [
        "ana",
        "ana@",
        "@example.org",
        "ana@example",
        "ana@b@example.org",
        "ana@example..org",
        "ana@.example.org",
        "ana@example.org.",
        "ana@-example.org",
        "ana@example-.org",
        ".ana@example.org",
        "ana.@example.org",
        "a..b@example.org",
        "ana@exa mple.org",
        "ana @example.org",
        " ana@example.org",
        "ana@example.org ",
        "Ana <ana@example.org>",
        '"ana ruiz"@example.org',
        "ana@[127.0.0.1]",
        "ana@example.org,kim@example.org",
        "ana@example.org;kim@example.org",
        "friends:ana@example.org;",
        "ana(comment)@example.org",
        "mailto:ana@example.org",
        "=?utf-8?q?boss?=@example.org",
        "boss?=@example.org",
        "=?utf-8@example.org",
        "ana@exämple.org",
        "anä@example.org",
        "ana＠example.org",
        "ana@example.org\n",
        "ana@example.org\r\nBcc: x@example.org",
        "ana@example.org\x00",
        "ana@example\u2028.org",
        "ana\ud800@example.org",
        f"{'a' * 65}@example.org",
        f"a@{'b' * 64}.org",
    ],
    ids=ascii,
)
def test_an_address_is_nothing_else(value: str) -> None:
    assert code(checks.address, value) == "not_address"


@pytest.mark.parametrize(
    "value",
    [
        "<a@b>",
        "<CAH+r4=7Qx_K-1.2@mail.gmail.com>",
        "<AM0PR04MB1234.eurprd04@AM0PR04MB1234.eurprd04.prod.outlook.com>",
        "<20260302150000.1234@[127.0.0.1]>",
        "<no-at-sign>",
        "<a@b@c>",
    ],
)
def test_a_message_id_is_what_programs_write(value: str) -> None:
    assert code(checks.message_id, value) == ""


@pytest.mark.parametrize(
    "value",
    ["a@b", "<a@b", "a@b>", "<>", "<a b@c>", "<a@b> <c@d>", "<a@b><c@d>", "<ü@b>", "<=?utf-8?q?x?=@b>", "<a@b>x"],
)
def test_a_message_id_is_nothing_else(value: str) -> None:
    assert code(checks.message_id, value) == "not_message_id"


@pytest.mark.parametrize("value", ["en", "pt-BR", "zh-Hans", "zh-Hant-TW", "es-419", "gsw"])
def test_a_language_has_its_canonical_form(value: str) -> None:
    assert code(checks.language, value) == ""


@pytest.mark.parametrize(
    "value",
    ["EN", "e", "root", "en_US", "en-us", "zh-hans", "en-", "-en", "../en", "en/../de", "en\n", "en\x00", "en-US-x"],
    ids=ascii,
)
def test_a_language_is_nothing_else(value: str) -> None:
    assert code(checks.language, value) == "not_language"


@pytest.mark.parametrize("value", ["DE", "DE-BY", "US-TX", "ES-M", "AT-9", "FR-2A", "CN-110"])
def test_a_place_has_the_form_of_iso_3166(value: str) -> None:
    assert code(checks.place_code, value) == ""


@pytest.mark.parametrize(
    "value", ["de", "D", "DEU", "DE-", "DE-BAYE", "DE-by", "DE_BY", "DE/BY", "../DE", "DE\n", "DE\x00", "ДЕ"], ids=ascii
)
def test_a_place_is_nothing_else(value: str) -> None:
    assert code(checks.place_code, value) == "not_place"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, ""),
        (9, ""),
        (0, "too_small"),
        (10, "too_large"),
        (10**5000, "too_large"),
        (True, "not_integer"),
        (5.0, "not_integer"),
        ("5", "not_integer"),
        (None, "not_integer"),
    ],
    ids=lambda value: repr(value)[:9] if not isinstance(value, int) or value < 99 else "huge",
)
def test_a_whole_number_lies_between_two(value: object, said: str) -> None:
    assert code(checks.whole(1, 9), value) == said


@pytest.mark.parametrize("value", [0, -5, 5.9, -0.0, 1.7976931348623157e308, 10**300])
def test_a_number_is_finite(value: float) -> None:
    assert code(checks.number, value) == ""


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), -float("inf"), 10**400, True, False, "5", None, 1j, [1]],
    ids=lambda value: repr(value) if not isinstance(value, int) or value < 99 else "huge",
)
def test_a_number_is_nothing_else(value: object) -> None:
    assert code(checks.number, value) == "not_number"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("thank-you_2", ""),
        ("a" * 100, ""),
        ("a" * 101, "not_identifier"),
        ("steps.thank", "not_identifier"),
        ("a b", "not_identifier"),
        ("é", "not_identifier"),
        ("a\n", "not_one_line"),
        ("", "empty"),
        (5, "not_text"),
    ],
)
def test_an_id_of_a_playbook_is_a_bare_key(value: object, said: str) -> None:
    assert code(checks.bare_key, value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(time(9), ""), (time(9, tzinfo=UTC), "not_time"), ("09:00", "not_time"), (datetime(2026, 3, 2, 9), "not_time")],
    ids=str,
)
def test_a_wall_time_has_no_zone(value: object, said: str) -> None:
    assert code(checks.wall_time, value) == said


@pytest.mark.parametrize(("value", "said"), [(True, ""), (False, ""), (1, "not_boolean"), ("true", "not_boolean")])
def test_a_switch_is_on_or_off(value: object, said: str) -> None:
    assert code(checks.boolean, value) == said


@pytest.mark.parametrize("value", [set(), {"c-1"}, ["c-1"], ("c-1",), {"c-1": 1}], ids=repr)
def test_ids_come_in_any_collection(value: object) -> None:
    assert code(checks.ids, value) == ""


@pytest.mark.parametrize("value", ["c-1", b"c-1", iter(["c-1"]), 5, None], ids=str)
def test_a_text_is_no_collection_of_ids(value: object) -> None:
    assert code(checks.ids, value) == "not_list"


@pytest.mark.parametrize(("value", "said"), [({}, ""), ({"a": 1}, ""), ("a", "not_table"), ([("a", 1)], "not_table")])
def test_a_table_has_named_values(value: object, said: str) -> None:
    assert code(checks.table, value) == said


@pytest.mark.parametrize(("value", "said"), [("a", ""), (5, "wrong_kind"), (None, "wrong_kind"), (str, "wrong_kind")])
def test_a_value_is_of_its_class(value: object, said: str) -> None:
    assert code(checks.instance(str), value) == said


def test_a_value_of_another_class_is_told_which_would_fit() -> None:
    with pytest.raises(RefusedValue, match=r"; a timedelta \[wrong_kind\]"):
        checks.instance(timedelta)(5, "span")


@pytest.mark.parametrize("value", ["a", "c", "A", "a ", None, 1, ["a"], {}, ()])
def test_a_choice_is_one_of_its_words(value: object) -> None:
    assert code(checks.one_of("a", "b"), value) == ("" if value == "a" else "not_choice")


def test_a_choice_names_its_words() -> None:
    with pytest.raises(RefusedValue, match="one of seeker, contact"):
        checks.one_of("seeker", "contact")("host", "by")


def test_none_may_stand_for_nothing() -> None:
    assert code(checks.or_none(checks.line), None) == ""
    assert code(checks.or_none(checks.line), "Ana") == ""
    assert code(checks.or_none(checks.line), "") == "empty"


@pytest.mark.parametrize("value", ["en", ["en"], {"en"}, None, 5], ids=repr)
def test_items_come_in_a_tuple(value: object) -> None:
    assert code(checks.each(checks.language), value) == "not_list"


def test_the_path_of_an_item_has_its_place() -> None:
    assert code(checks.each(checks.language), ()) == ""
    assert code(checks.each(checks.language), ("en", "de")) == ""
    with pytest.raises(RefusedValue) as error:
        checks.each(checks.language)(("en", "DE"), "languages")
    assert (error.value.code, error.value.path) == ("not_language", "languages[1]")


def test_a_check_makes_a_validator() -> None:
    @attrs.frozen
    class Named:
        name: Any = attrs.field(validator=checks.valid(checks.line))

    assert Named("Ana").name == "Ana"
    with pytest.raises(RefusedValue) as error:
        Named("A\nna")
    assert (error.value.code, error.value.path) == ("not_one_line", "name")


LEAKS = {
    "a header in a name": (checks.line, f"{CANARY}\r\nBcc: {CANARY}"),
    "a long name": (checks.line, CANARY * 50),
    "bytes": (checks.line, CANARY.encode()),
    "a control in a note": (checks.text, f"{CANARY}\x00"),
    "an override in a note": (checks.text, f"\u202e{CANARY}"),
    "a name as an id": (checks.identifier, CANARY),
    "an address": (checks.address, f"{CANARY}@example.org"),
    "a message id": (checks.message_id, f"<{CANARY} x@example.org>"),
    "a language": (checks.language, CANARY),
    "a place": (checks.place_code, CANARY),
    "a whole number": (checks.whole(0, 9), CANARY),
    "a number": (checks.number, CANARY),
    "a table": (checks.table, [CANARY]),
    "another class": (checks.instance(int), CANARY),
    "a choice": (checks.one_of("a", "b"), CANARY),
    "an item": (checks.each(checks.identifier), (CANARY,)),
    "no tuple": (checks.each(checks.identifier), CANARY),
    "perhaps an address": (checks.or_none(checks.address), CANARY),
}


@pytest.mark.parametrize(("check", "value"), LEAKS.values(), ids=LEAKS)
def test_no_error_holds_what_a_person_wrote(check: Check, value: object) -> None:
    with pytest.raises(RefusedValue) as error:
        check(value, "field")
    told = "".join((str(error.value), repr(error.value), *traceback.format_exception(error.value)))
    for form in (CANARY, ascii(CANARY)[1:-1], str(CANARY.encode())[2:-1], CANARY.encode().hex(), quote(CANARY)):
        assert form.casefold() not in told.casefold()
