"""Headers of mail: what is written is what every reader gets, or it is refused."""

import asyncio
import copy
import email.policy
import pickle
import re
import smtplib
from base64 import b64encode
from binascii import a2b_base64
from email.generator import BytesGenerator
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import getaddresses
from io import BytesIO

import pytest
from aiosmtpd.smtp import SMTP, Envelope
from hypothesis import assume, example, given
from hypothesis import strategies as st

from infoint import checks
from infoint.errors import InfointError, RefusedValue
from infoint.render.headers import VERBATIM, Verbatim, mailbox, subject

# --- A strict reader of RFC 5322 and RFC 2047: what is not allowed to be generated is an assertion. It shares nothing
# --- with the writer and nothing with the email package.

ATEXT = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~")
TOKEN = ATEXT | frozenset(".")
BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")


def read_fields(raw: bytes) -> list[tuple[str, str]]:
    """Unfold the header section."""
    head, blank, _ = raw.partition(b"\r\n\r\n")
    assert blank
    fields: list[tuple[str, str]] = []
    for line in head.split(b"\r\n"):
        assert all(0x20 <= octet <= 0x7E for octet in line), line
        assert len(line) <= 998
        assert len(line) <= 76 or b"=?" not in line
        text = line.decode("ascii")
        assert text.strip(" "), "a line of white space"
        assert not text.endswith(" ")
        if text.startswith(" "):
            name, body = fields.pop()
            fields.append((name, body + text))
        else:
            name, colon, body = text.partition(":")
            assert colon
            assert set(name) <= ATEXT
            assert body.startswith(" ")
            fields.append((name, body[1:]))
    return fields


def read_word(token: str) -> str | None:
    """Decode one encoded word, or return None for any other token."""
    if not (token.startswith("=?") and token.endswith("?=") and token.count("?") == 4):
        assert "=?" not in token, "what a lenient reader might decode"
        return None
    assert len(token) <= 75
    _, charset, encoding, data, _ = token.split("?")
    assert charset == "utf-8"
    assert encoding in {"b", "q"}
    assert data
    if encoding == "b":
        assert set(data) <= BASE64
        decoded = a2b_base64(data, strict_mode=True).decode("utf-8")  # whole characters in every word
    else:
        assert re.fullmatch(r"(?:=[0-9A-F]{2}){1,4}", data)
        decoded = bytes.fromhex(data.replace("=", "")).decode("utf-8")
        assert len(decoded) == 1
    assert not any(ord(character) < 32 for character in decoded)
    return decoded


def read_text(body: str) -> str:
    """Decode an unstructured body: white space between two encoded words is none, any other stays."""
    text, gap, after_word = "", "", False
    for token in body.split(" "):
        word = read_word(token)
        text += (gap if word is None or not after_word else "") + (token if word is None else word)
        gap, after_word = " ", word is not None
    return text


def read_mailboxes(body: str) -> list[tuple[str, str]]:
    """Read an address list of `phrase <address>` and bare addresses, without quoted strings, comments and groups."""
    found: list[tuple[str, str]] = []
    rest = body
    while True:
        tokens: list[str] = []
        while rest[:1] != "<":
            length = next((n for n, character in enumerate(rest) if character not in ATEXT), len(rest))
            if rest[length : length + 1] in {"@", "."}:  # an address without a phrase
                assert not tokens
                break
            assert length
            assert rest[length : length + 1] == " "
            tokens.append(rest[:length])
            rest = rest[length + 1 :]
        bracketed = rest.startswith("<")
        rest = rest[bracketed:]
        length = next((n for n, character in enumerate(rest) if character not in TOKEN | {"@"}), len(rest))
        address, rest = rest[:length], rest[length:]
        local, at, domain = address.partition("@")
        assert at
        for atom in [*local.split("."), *domain.split(".")]:
            assert atom
            assert set(atom) <= ATEXT
        assert "=?" not in address
        if bracketed:
            assert rest.startswith(">")
            rest = rest[1:]
        found.append((read_text(" ".join(tokens)), address))
        if not rest:
            return found
        assert rest.startswith(", ")
        rest = rest[2:]


# --- What people type, and what attackers do.

FRAGMENTS = [
    "=?utf-8?q?a=0ABcc=3A_x=40e?=",
    "=?utf-8?q?evil=40x=2Ecom=2C?=",
    "=?utf-8?b?ZXZpbEB4LmNvbQ==?=",
    "=?utf-8?q?",
    "?=",
    "=?",
    "a@b.com",
    "<x@evil.example>",
    ",",
    ";",
    ":",
    '"',
    "\\",
    '\\"',
    "(",
    ")",
    "[",
    ".",
    "undisclosed:",
    " ",
    "  ",
    "\u00a0",
    "\u3000",
    "Lee",
    "O'Neill",
    "Núñez",
    "Müller-Lüdenscheidt",
    "نبيل العربي",
    "שלום",
    "\u200f",
    "李明",
    "👩\u200d👩\u200d👧\u200d👦",
    "🏳\ufe0f\u200d🌈",
    "e\u0301\u0327\u0323",
    "\u0301",
    "ไทย",
    "\U0001d400",
    "\ufeff",
    "x" * 80,
]
CHARACTERS = st.characters(
    exclude_categories=["Cs", "Cc"],
    exclude_characters="\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)
GERMAN = "Gespräch über Ihre Arbeit als Leiterin der Forschungsgruppe für Zellbiologie in Würzburg"
ARABIC = "طلب لقاء قصير للتعرف على مجال عملك في البحث العلمي وكيف بدأت مسيرتك المهنية"


def is_line(text: str) -> bool:
    try:
        checks.line(text, "text")
    except InfointError:
        return False
    return True


def is_address(text: str) -> bool:
    try:
        checks.address(text, "address")
    except InfointError:
        return False
    return True


LINES = st.one_of(
    st.text(CHARACTERS, min_size=1, max_size=500),
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=12).map("".join),
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=8).map(" ".join),
    st.lists(st.sampled_from(GERMAN.split()), min_size=1, max_size=30).map(" ".join),
    st.lists(st.sampled_from(ARABIC.split()), min_size=1, max_size=30).map(" ".join),
    st.text("abcXYZ019 !#$%&'*+-/=?^_`{|}~.,", min_size=1, max_size=90),
    st.builds(lambda character, count: character * count, CHARACTERS, st.integers(1, 500)),
).filter(is_line)

ATOM = st.text(sorted(ATEXT), min_size=1, max_size=20)
LABEL = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?", fullmatch=True)
ADDRESSES = st.builds(
    lambda local, domain: f"{'.'.join(local)}@{'.'.join(domain)}",
    st.lists(ATOM, min_size=1, max_size=4),
    st.lists(LABEL, min_size=2, max_size=4),
).filter(is_address)
RECIPIENTS = st.lists(st.tuples(LINES, ADDRESSES), min_size=1, max_size=5)
LONGEST = f"{'l' * 64}@{'.'.join(['d' * 63] * 2)}.{'e' * 57}.org"


def joined(people: list[tuple[str, str]]) -> str:
    return ", ".join(mailbox(*person) for person in people)


def letter(text: str = "Hello", to: str = "Kim Lee <kim@example.org>") -> EmailMessage:
    message = EmailMessage(policy=VERBATIM)
    message["Subject"] = text
    message["From"] = mailbox("Ruiz, Ana", "ana@example.org")
    message["To"] = to
    message.set_content("Dear Kim\n")
    return message


NAMES = ["Subject", "From", "To", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]


def field(raw: bytes, name: str) -> str:
    """Return the one field of this name, unfolded, after counting all."""
    fields = read_fields(raw)
    assert sorted(key for key, _ in fields) == sorted(NAMES)
    return dict(fields)[name]


# --- Words


@given(LINES)
@example("a" + "李" * 200)
@example("é" + "李" * 200)
@example("aé" * 200)
def test_words_may_be_joined_before_they_are_decoded(text: str) -> None:
    """GMime does, and stops at padding: none but the last of several words in a row has any."""
    inner = subject(text).split("\r\n ")[:-1]
    assert not any("?b?" in word and word.endswith("=?=") for word in inner)


# --- Subjects


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Hello, Kim: 20 minutes?", "Hello, Kim: 20 minutes?"),
        ("x" * 67, "x" * 67),
        ("x" * 68, f"=?utf-8?b?{'eHh4' * 13}?=\r\n =?utf-8?b?{'eHh4' * 9}eHg=?="),
        (" x", "=?utf-8?b?IHg=?="),
        ("x ", "=?utf-8?b?eCA=?="),
        ("x  y", "=?utf-8?b?eCAgeQ==?="),
        ("x =? y", "=?utf-8?b?eCA9PyB5?="),
        ("é", "=?utf-8?b?w6k=?="),
        ("é" * 20, f"=?utf-8?b?{'w6nDqcOp' * 6}?=\r\n =?utf-8?b?w6nDqQ==?="),
        ("é" + "李" * 14, f"=?utf-8?q?=C3=A9?=\r\n =?utf-8?b?{'5p2O' * 13}?=\r\n =?utf-8?b?5p2O?="),
        ("x" * 36 + "😀", f"=?utf-8?b?{'eHh4' * 12}?=\r\n =?utf-8?b?8J+YgA==?="),
    ],
)
def test_a_subject_is_readable_where_it_is_plain(text: str, written: str) -> None:
    assert subject(text) == written
    assert b"Subject: " + written.encode() + b"\r\n" in letter(text).as_bytes()


@given(LINES)
@example("=?utf-8?q?a=0ABcc=3A_x=40e?=")
@example("=?utf-8?q?evil=40x=2Ecom=2C?= and more")
@example("x" * 500)
@example("👩\u200d👩\u200d👧\u200d👦" * 30)
def test_subject_out_is_subject_in(text: str) -> None:
    message = letter(text)
    assert message["Subject"] == text
    raw = message.as_bytes()
    assert read_text(field(raw, "Subject")) == text
    read = BytesParser(policy=email.policy.default).parsebytes(raw)
    assert str(read["Subject"]) == text
    assert not read.defects
    assert not read["Subject"].defects
    assert str(make_header(decode_header(subject(text)))) == text
    assert all(len(word) <= 75 for word in re.findall(r"=\?\S+\?=", subject(text)))


# --- Recipients


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Kim Lee", "Kim Lee"),
        ("Miles O'Neill-Smith", "Miles O'Neill-Smith"),
        ("x" * 60, "x" * 60),
        ("x" * 61, f"=?utf-8?b?{'eHh4' * 13}?= =?utf-8?b?{'eHh4' * 7}eA==?="),
        ("Dr. Lee", "=?utf-8?b?RHIuIExlZQ==?="),
        ("Lee, Kim", "=?utf-8?b?TGVlLCBLaW0=?="),
        ('Kim "K" Lee', "=?utf-8?b?S2ltICJLIiBMZWU=?="),
        ("kim@example.org", "=?utf-8?b?a2ltQGV4YW1wbGUub3Jn?="),
        ("Kim  Lee", "=?utf-8?b?S2ltICBMZWU=?="),
        (" Kim", "=?utf-8?b?IEtpbQ==?="),
        ("Kim =?", "=?utf-8?b?S2ltID0/?="),
        ("李明", "=?utf-8?b?5p2O5piO?="),
    ],
)
def test_a_name_is_readable_where_it_is_made_of_plain_words(name: str, written: str) -> None:
    assert mailbox(name, "kim@example.org") == f"{written} <kim@example.org>"


@given(RECIPIENTS)
@example([("=?utf-8?q?evil=40x=2Ecom=2C?=", "kim@example.org"), ('"Lee, Kim" ' * 9, "a=b?c@example.org")])
@example([("é" * 500, LONGEST), ("Lee", LONGEST)])
@example([("x@evil.example," * 33, LONGEST)] * 5)
def test_recipients_out_are_recipients_in(people: list[tuple[str, str]]) -> None:
    message = letter(to=joined(people))
    assert message["To"] == joined(people)
    raw = message.as_bytes()
    assert read_mailboxes(field(raw, "To")) == people
    addresses = [address for _, address in people]
    assert [address for _, address in getaddresses([message["To"]])] == addresses
    read = BytesParser(policy=email.policy.default).parsebytes(raw)
    assert not read.defects
    assert [found.addr_spec for found in read["To"].addresses] == addresses
    assert [address for _, address in getaddresses(read.get_all("To", []))] == addresses
    old = BytesParser(policy=email.policy.compat32).parsebytes(raw)
    assert [address for _, address in getaddresses(old.get_all("To", []))] == addresses


@given(LINES, ADDRESSES)
def test_the_standard_reader_finds_the_name(name: str, address: str) -> None:
    # It keeps the space between encoded words of a name (RFC 2047, section 6.2, drops it) and makes one of several.
    assume(mailbox(name, address).count("=?utf-8?b?") <= 1 and re.sub(r"\s+", " ", name) == name)
    read = BytesParser(policy=email.policy.default).parsebytes(letter(to=mailbox(name, address)).as_bytes())
    assert [(found.display_name, found.addr_spec) for found in read["To"].addresses] == [(name, address)]


@given(LINES, ADDRESSES)
def test_every_field_of_addresses_is_alike(name: str, address: str) -> None:
    message = EmailMessage(policy=VERBATIM)
    for key in ("From", "Sender", "Reply-To", "To", "Cc", "Bcc"):
        message[key] = mailbox(name, address)
    for _, body in read_fields(message.as_bytes()):
        assert read_mailboxes(body) == [(name, address)]


def test_bare_addresses_are_welcome() -> None:
    raw = letter(to=f"kim@example.org, Kim Lee <lee@example.org>, {LONGEST}").as_bytes()
    assert read_mailboxes(field(raw, "To")) == [
        ("", "kim@example.org"),
        ("Kim Lee", "lee@example.org"),
        ("", LONGEST),
    ]


def test_lines_break_between_recipients_and_not_inside_addresses() -> None:
    raw = letter(to=joined([("Kim Lee", f"kim.{number}@example.org") for number in range(40)])).as_bytes()
    lines = raw.partition(b"\r\nTo: ")[2].partition(b"\r\nMIME")[0].split(b"\r\n")
    assert len(lines) > 10
    assert all(len(line) <= 76 for line in lines)


# --- Refusals

CONTROLS = [
    *map(chr, [*range(32), *range(0x7F, 0xA0)]),
    "\u2028",
    "\u2029",
    "\ud800",
    "\u202e",
    "\r\n",
    "\r\n ",
    "\n\t",
]
SECRET = "Canary"


def refused_quietly(error: InfointError) -> None:
    assert isinstance(error, RefusedValue)
    assert SECRET not in f"{error} {error!r}"
    assert error.__cause__ is None
    assert error.__context__ is None


@pytest.mark.parametrize("control", CONTROLS, ids=ascii)
@pytest.mark.parametrize("key", ["Subject", "From", "To", "Date", "Message-ID", "X-Reason", "Content-Type"])
def test_no_control_character_reaches_a_header(control: str, key: str) -> None:
    message = EmailMessage(policy=VERBATIM)
    for value in (f"{SECRET}{control}Bcc: x@evil.example", f"{SECRET}{control}", f"{control}{SECRET} <a@b.org>"):
        with pytest.raises(InfointError) as caught:
            message[key] = value
        refused_quietly(caught.value)
        assert caught.value.path == key.lower()
    assert not message.keys()


@pytest.mark.parametrize("control", CONTROLS, ids=ascii)
def test_no_control_character_is_encoded(control: str) -> None:
    for name, address in [
        (f"{SECRET}{control}x", "a@b.org"),
        ("Kim", f"{SECRET}{control}@b.org"),
        ("Kim", f"{SECRET}@b.org{control}"),
    ]:
        with pytest.raises(InfointError) as caught:
            mailbox(name, address)
        refused_quietly(caught.value)
    with pytest.raises(InfointError) as caught:
        subject(f"{SECRET}{control}x")
    refused_quietly(caught.value)


def word(data: bytes) -> str:
    return f"=?utf-8?b?{b64encode(data).decode()}?="


@pytest.mark.parametrize(
    "written",
    [
        "",
        SECRET,
        f"{SECRET} kim@example.org",
        f"{SECRET} <kim@example.org",
        f"{SECRET}<kim@example.org>",
        f"{SECRET} <kim@example.org>,",
        f"{SECRET} <kim@example.org>,lee@example.org",
        f"{SECRET} <kim@example.org>; lee@example.org",
        f'"{SECRET}, Kim" <kim@example.org>',
        f"{SECRET} (x) <kim@example.org>",
        f"{SECRET}: kim@example.org;",
        f"Dr. {SECRET} <kim@example.org>",
        f"Núñez {SECRET} <kim@example.org>",
        f"{SECRET}  Lee <kim@example.org>",
        f"{SECRET} <=?utf-8?q?boss?=@example.org>",
        f"=?utf-8?q?evil=40x=2Ecom=2C{SECRET}?= <kim@example.org>",
        f"=?utf-8?b?{SECRET}?= <kim@example.org>",
        f"=?utf-8?b?*?= {SECRET} <kim@example.org>",
        f"{word(b'plain')} <kim@example.org>",
        f"{word(b'x@evil.example,' + SECRET.encode())}  <kim@example.org>",
        f"{word(SECRET.encode() + b'.')} Lee <kim@example.org>",
        f"{word(bytes([0xFF]))} <kim@example.org>",
        f"{word(SECRET.encode() + b': x' + bytes([10]) + b'Bcc: y')} <kim@example.org>",
        f"{word(b'.' * 45)} <kim@example.org>",
    ],
)
@pytest.mark.parametrize("key", ["From", "to", "CC", "Bcc", "Reply-To", "Sender"])
def test_addresses_are_written_by_mailbox_or_bare(key: str, written: str) -> None:
    message = EmailMessage(policy=VERBATIM)
    with pytest.raises(InfointError, match=f"^{key.lower()} must be an address") as caught:
        message[key] = written
    refused_quietly(caught.value)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (None, "not_text"),
        (b"Canary", "not_text"),
        ("", "not_one_line"),
        (" Canary", "not_one_line"),
        ("Canary ", "not_one_line"),
        ("Canáry", "not_one_line"),
        ("=?utf-8?q?Canary?=", "not_one_line"),
        ("Canary" * 151, "too_long"),
    ],
)
def test_other_headers_are_printable_ascii(value: object, code: str) -> None:
    with pytest.raises(InfointError) as caught:
        EmailMessage(policy=VERBATIM)["X-Reason"] = value
    assert (caught.value.code, caught.value.path) == (code, "x-reason")
    refused_quietly(caught.value)


@pytest.mark.parametrize("value", [None, Address("Kim", "kim", "example.org"), 5])
@pytest.mark.parametrize("key", ["Subject", "To"])
def test_values_are_text(key: str, value: object) -> None:
    with pytest.raises(InfointError, match="must be text"):
        EmailMessage(policy=VERBATIM)[key] = value


@pytest.mark.parametrize(
    "key", ["", "Sub ject", "Canary\r\nBcc", "Canary\n", "Canary:", "Canáry", "X-Canary" * 9, "-Canary"]
)
def test_header_names_are_words(key: str) -> None:
    with pytest.raises(InfointError) as caught:
        EmailMessage(policy=VERBATIM)[key] = "x"
    assert caught.value.path == "header"
    refused_quietly(caught.value)


def test_a_subject_has_an_end() -> None:
    with pytest.raises(InfointError, match="subject is longer than allowed"):
        subject("x" * 501)


@pytest.mark.parametrize(
    "text", ["عن \u2068Kim Lee\u2069", "\u2068Kim\u2069 و\u2068Ana\u2069", "عن \u2068Kim " + "Lee" * 60 + "\u2069"]
)
def test_a_name_that_is_kept_apart_arrives_in_a_subject(text: str) -> None:
    assert str(make_header(decode_header(subject(text)))) == text


@pytest.mark.parametrize(
    "text",
    [
        "Kim\u2069",
        "\u2068Kim",
        "\u2069Kim\u2068",
        "\u2067Kim\u2069",
        "\u2068\u2068Kim\u2069\u2069",
        "\u2068\u202eKim\u2069",
    ],
)
def test_what_else_orders_letters_anew_is_refused_in_a_subject(text: str) -> None:
    with pytest.raises(RefusedValue) as refusal:
        subject(text)
    assert (refusal.value.code, refusal.value.path) == ("direction_override", "subject")


def test_a_subject_is_more_than_what_keeps_it_apart() -> None:
    with pytest.raises(RefusedValue) as refusal:
        subject("\u2068\u2069")
    assert refusal.value.code == "empty"


@pytest.mark.parametrize("bit", ["a", "a ", '"', "=?utf-8?b?YQ==?= ", "a, ", " <", "é", "\\"])
@pytest.mark.parametrize("key", ["Subject", "To", "X-Reason"])
def test_a_million_characters_take_no_time(key: str, bit: str) -> None:
    with pytest.raises(InfointError):  # a quadratic check takes hours here
        EmailMessage(policy=VERBATIM)[key] = bit * (1_000_000 // len(bit)) + "\n"


# --- Other headers


def test_other_headers_arrive_as_given() -> None:
    message = letter()
    given_ = {
        "Date": "Thu,  5 Mar 2026 15:00:00 +0000",
        "Message-ID": "<p-7f3c.thank.1@infoint.invalid>",
        "References": " ".join(f"<p-7f3c.{number}@infoint.invalid>" for number in range(9)),
        "Auto-Submitted": "auto-generated",
        "X-Unbroken": "x" * 900,
        "X-" + "N" * 58: "a " * 80 + "b",
    }
    for key, value in given_.items():
        message[key] = value
    fields = dict(read_fields(message.as_bytes()))
    read = BytesParser(policy=email.policy.compat32).parsebytes(message.as_bytes())
    for key, value in given_.items():
        assert message[key] == fields[key] == value
        assert read[key].replace("\r\n", "") == value
    assert b"\r\n <p-7f3c.2@infoint.invalid>" in message.as_bytes()


@pytest.mark.parametrize("width", range(60, 70))
@pytest.mark.parametrize("gap", ["  ", "   "])
def test_no_line_breaks_in_a_wider_space(width: int, gap: str) -> None:
    message = EmailMessage(policy=VERBATIM)
    message["X-Reason"] = f"{'x' * width}{gap}yy {'z' * 9}"
    assert read_fields(message.as_bytes()) == [("X-Reason", message["X-Reason"])]
    assert f"x{gap}yy".encode() in message.as_bytes()


# --- The policy through the hands of others

TEXT = "Gespräch =?utf-8?q?a=0ABcc=3A_x=40e?= نبيل"
PEOPLE = [("=?utf-8?q?evil=40x=2Ecom=2C?=", "kim@example.org"), ('"Lee, Kim", ' * 9, "lee@example.org")]


@pytest.fixture
def message() -> EmailMessage:
    return letter(TEXT, joined(PEOPLE))


def flattened(message: EmailMessage, policy: EmailPolicy | None, width: int | None) -> bytes:
    target = BytesIO()
    BytesGenerator(target, True, width, policy=policy).flatten(message, linesep="\r\n")
    return target.getvalue()


def test_copies_write_the_same_bytes(message: EmailMessage) -> None:
    raw = message.as_bytes()
    assert read_text(field(raw, "Subject")) == TEXT
    assert copy.copy(message).as_bytes() == raw
    assert copy.deepcopy(message).as_bytes() == raw
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(message, protocol)).as_bytes() == raw
    assert isinstance(copy.deepcopy(message).policy, Verbatim)


@pytest.mark.parametrize(
    "policy",
    [
        VERBATIM.clone(utf8=True),
        VERBATIM.clone(cte_type="8bit"),
        VERBATIM.clone(max_line_length=0),
        VERBATIM.clone(max_line_length=20),
        VERBATIM.clone(refold_source="all"),
        VERBATIM + email.policy.strict,
        copy.copy(VERBATIM),
        copy.deepcopy(VERBATIM),
        pickle.loads(pickle.dumps(VERBATIM)),
        # Not ours: the documented way to get CRLF from any message.
        email.policy.SMTP,
        email.policy.SMTPUTF8,
        email.policy.SMTP.clone(refold_source="all", max_line_length=20),
    ],
    ids=repr,
)
def test_other_policies_write_the_same_bytes(message: EmailMessage, policy: EmailPolicy) -> None:
    raw = message.as_bytes()
    assert message.as_bytes(policy=policy) == raw
    assert message.as_string(policy=policy).encode("ascii").replace(b"\n", b"").replace(b"\r", b"") == raw.replace(
        b"\r\n", b""
    )
    assert flattened(message, policy, None) == flattened(message, None, 0) == flattened(message, policy, 30) == raw


def test_lines_end_as_the_policy_says(message: EmailMessage) -> None:
    raw = message.as_bytes()
    assert message.as_bytes(policy=email.policy.default) == raw.replace(b"\r\n", b"\n")
    assert message.as_bytes(policy=VERBATIM.clone(linesep="\n")) == raw.replace(b"\r\n", b"\n")
    assert str(message).encode("ascii") == raw


def test_headers_can_be_replaced_and_deleted(message: EmailMessage) -> None:
    message.replace_header("Subject", "=?utf-8?q?b?=")
    del message["to"]
    message["To"] = mailbox("Núñez, Ó", "o@example.org")
    raw = message.as_bytes()
    assert read_text(field(raw, "Subject")) == "=?utf-8?q?b?=" == message["subject"]
    assert read_mailboxes(field(raw, "To")) == [("Núñez, Ó", "o@example.org")]
    with pytest.raises(ValueError, match="at most 1"):
        message["Subject"] = "another"
    with pytest.raises(InfointError):
        message.replace_header("Subject", "a\r\nBcc: x@evil.example")
    assert message.as_bytes() == raw


def test_a_header_goes_to_another_message(message: EmailMessage) -> None:
    other = EmailMessage(policy=VERBATIM)
    other["Subject"] = message["Subject"]
    other["Cc"] = message["To"]
    fields = dict(read_fields(other.as_bytes()))
    assert read_text(fields["Subject"]) == TEXT
    assert read_mailboxes(fields["Cc"]) == PEOPLE


def test_parts_are_made_and_found(message: EmailMessage) -> None:
    calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Gespräch\r\nEND:VCALENDAR\r\n"
    message.set_content("Grüße\nFrom Kim\n", cte="base64")
    message.add_alternative("<p>Grüße</p>\n", subtype="html")
    message.add_alternative(calendar, subtype="calendar", params={"method": "REQUEST"}, cte="base64")
    message.add_attachment(
        calendar.encode(), maintype="application", subtype="ics", filename='Gespräch; "am" 5. März.ics', cid="<1@b>"
    )
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a; b=c \\ d.pdf")
    message.set_boundary("infoint")
    raw = message.as_bytes()
    read = BytesParser(policy=email.policy.default).parsebytes(raw)
    for each in (message, read):
        plain, html = each.get_body(("plain",)), each.get_body(("html",))
        assert plain is not None
        assert html is not None
        assert plain.get_content().splitlines() == ["Grüße", "From Kim"]
        assert html.get_content().splitlines() == ["<p>Grüße</p>"]
        ics, pdf = each.iter_attachments()
        assert ics.is_attachment()
        assert not html.is_attachment()
        assert ics.get_content_disposition() == "attachment"
        assert (ics.get_filename(), pdf.get_filename()) == ('Gespräch; "am" 5. März.ics', "a; b=c \\ d.pdf")
        assert ics.get_content() == calendar.encode()
        (invitation,) = (part for part in each.walk() if part.get_content_type() == "text/calendar")
        assert invitation.get_param("method") == "REQUEST"
        assert invitation.get_payload(decode=True) == calendar.encode()
        assert each.get_boundary() == "infoint"
    assert all(len(line) <= 76 for line in raw.split(b"\r\n") if b"filename" not in line)
    assert not [part.defects for part in read.walk() if part.defects]
    message.clear_content()
    assert message.keys() == ["Subject", "From", "To", "MIME-Version"]


@pytest.mark.parametrize("text", ["Grüße\n", "Grüße an alle " * 12 + "\n", "x" * 300 + "\n", "نبيل " * 40 + "\n"])
def test_bodies_are_seven_bit_in_short_lines(message: EmailMessage, text: str) -> None:
    message.set_content(text)
    raw = message.as_bytes()
    assert max(raw) < 0x7F
    assert all(len(line) <= 76 for line in raw.split(b"\r\n"))
    assert message.get_content().splitlines() == text.splitlines()


@pytest.mark.parametrize(
    ("written", "expected"),
    [("attachment", True), ("Attachment ; size=1", True), ("inline", False), ("x; y=attachment", False)],
)
def test_an_attachment_is_known_by_its_first_word(message: EmailMessage, written: str, expected: bool) -> None:
    message["Content-Disposition"] = written
    assert message.is_attachment() is expected


def test_a_file_name_cannot_speak_to_readers() -> None:
    for name in ("=?utf-8?q?a=0ABcc=3A_x=40e?=", "a\r\nBcc: x", "a\x00"):
        with pytest.raises(InfointError):
            letter().add_attachment(b"x", maintype="application", subtype="ics", filename=name)


@pytest.mark.parametrize("own", [True, False])
def test_a_message_of_another_kind_is_carried_along(own: bool, message: EmailMessage) -> None:
    source = b"Subject: =?utf-8?q?caf=C3=A9?=\r\nTo: x@example.org\r\n\r\nbody\r\n"
    # What is parsed is not ours: the library reads it as it always does, and it is written back as it came.
    inner = BytesParser(policy=VERBATIM if own else email.policy.SMTP).parsebytes(source)
    assert inner["Subject"] == "café"
    message.add_attachment(inner)
    raw = message.as_bytes()
    assert source in raw
    assert read_text(dict(read_fields(raw))["Subject"]) == TEXT


# --- The standard SMTP client


class Outbox(smtplib.SMTP):
    """Keep what would be sent."""

    sent: tuple[str, list[str], bytes] | None = None

    def ehlo_or_helo_if_needed(self) -> None:
        pass

    def sendmail(self, from_addr, to_addrs, msg, *_: object) -> dict[str, tuple[int, bytes]]:  # type: ignore[no-untyped-def]
        self.sent = (from_addr, list(to_addrs), msg)
        return {}


@given(RECIPIENTS, LINES, ADDRESSES, LINES)
def test_the_client_sends_to_those_given(people: list[tuple[str, str]], name: str, address: str, text: str) -> None:
    message = letter(text, joined(people))
    message["Bcc"] = mailbox(name, "hidden@example.org")
    message["Cc"] = mailbox(name, address)
    message.replace_header("From", mailbox(name, address))
    outbox = Outbox()
    outbox.send_message(message)
    assert outbox.sent is not None
    sender, recipients, raw = outbox.sent
    assert sender == address
    assert recipients == [*(address for _, address in people), "hidden@example.org", address]
    assert b"hidden@" not in raw
    fields = dict(read_fields(raw))
    assert read_text(fields["Subject"]) == text
    assert read_mailboxes(fields["To"]) == people
    assert read_mailboxes(fields["From"]) == read_mailboxes(fields["Cc"]) == [(name, address)]
    del message["Bcc"]
    assert raw == message.as_bytes()


class Inbox:
    """Keep what arrives."""

    def __init__(self) -> None:
        self.arrived: list[tuple[list[str], bytes]] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.original_content, bytes)
        self.arrived.append((envelope.rcpt_tos, envelope.original_content))
        return "250 OK"


def test_a_server_gets_the_bytes(message: EmailMessage) -> None:
    inbox = Inbox()

    def send(port: int) -> None:
        with smtplib.SMTP("127.0.0.1", port) as client:
            client.send_message(message)

    async def deliver() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(inbox, hostname="localhost"), "127.0.0.1", 0)
        async with server:
            await asyncio.to_thread(send, server.sockets[0].getsockname()[1])

    asyncio.run(deliver())
    assert inbox.arrived == [(["kim@example.org", "lee@example.org"], message.as_bytes())]
