"""Calendars in mails: found where programs put them, within limits, whatever else the mail holds."""

import pytest

from infoint.errors import RefusedValue
from infoint.replies.mime import CALENDAR_LIMIT, DEPTH_LIMIT, MAIL_LIMIT, PART_LIMIT, Attached, attached
from tests.replies import samples
from tests.replies.hostile import CANARY, IN_MAILS
from tests.replies.samples import answer, mail, multipart, part, simple

CALENDAR = answer()
KIND = "text/calendar; method=REPLY"
INSIDE = part(KIND, CALENDAR)


def found(data: bytes) -> list[Attached]:
    return list(attached(data))


def contents(data: bytes) -> list[bytes]:
    return [one.content for one in found(data)]


def refused(data: bytes) -> tuple[str, str]:
    with pytest.raises(RefusedValue) as caught:
        found(data)
    assert CANARY.decode() not in str(caught.value) + repr(caught.value)
    return caught.value.code, caught.value.path


def test_bare_calendars_are_found_as_they_are() -> None:
    for data in (CALENDAR, b"\xef\xbb\xbf" + CALENDAR, b"\r\n \t" + CALENDAR, CALENDAR.replace(b"BEGIN", b"begin")):
        assert found(data) == [Attached(data)]


def test_a_calendar_may_be_the_whole_mail_or_stand_in_parts() -> None:
    assert found(simple(CALENDAR)) == [Attached(CALENDAR, "REPLY")]
    assert [one.method for one in found(samples.google())] == ["REPLY", None]
    inner = multipart("alternative", "outer-inner", samples.TEXT, INSIDE)
    data = mail(multipart("mixed", "outer", inner, part("application/ics", CALENDAR)))
    assert [one.rstrip() for one in contents(data)] == [CALENDAR.rstrip()] * 2


def test_line_feeds_alone_are_line_ends_too() -> None:
    data = mail(multipart("mixed", "b", samples.TEXT, INSIDE)).replace(b"\r\n", b"\n")
    assert contents(data) == [CALENDAR.replace(b"\r\n", b"\n")]


def test_a_mail_that_was_cut_is_read_as_far_as_it_goes() -> None:
    data = mail(multipart("mixed", "b", INSIDE))
    assert contents(data.replace(b"--b--\r\n", b""))[0].rstrip() == CALENDAR.rstrip()
    assert found(b"Content-Type: text/calendar") == [Attached(b"")]


def test_what_stands_outside_of_the_boundaries_is_not_read() -> None:
    preamble = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--c\r\n" + INSIDE
    assert found(preamble) == []
    assert found(preamble + b"\r\n--b--\r\n--b\r\n" + INSIDE) == []
    assert found(b"Content-Type: multipart/mixed\r\n\r\n--\r\n" + INSIDE) == []  # no boundary is told


def test_a_part_without_a_header_is_text() -> None:
    for blank in (b"\r\n", b"\n"):
        assert found(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + blank + INSIDE) == []


def test_a_forwarded_message_is_not_opened() -> None:
    """Who forwards an answer, or sends back what they could not deliver, does not answer."""
    assert found(mail(part("message/rfc822", simple(CALENDAR)))) == []
    assert found(mail(multipart("digest", "b", b"\r\n" + simple(CALENDAR)))) == []


@pytest.mark.parametrize(
    "kind",
    [
        "TEXT/Calendar; Method=REPLY",
        'text/calendar;\r\n\tmethod="REPLY";\r\n charset=utf-7',
        r'text/calendar; x="; method=COUNTER \" "; method="\R\EPLY"',
        "text/calendar; charset=utf-16; method=REPLY; method=COUNTER",
        " text/calendar ; method = REPLY",
    ],
)
def test_a_type_is_read_as_programs_write_it(kind: str) -> None:
    assert found(simple(CALENDAR, kind)) == [Attached(CALENDAR, "REPLY")]


@pytest.mark.parametrize(
    "kind", ["text/plain", "text/calendars", "application/octet-stream", "=?utf-8?q?text/calendar?="]
)
def test_other_types_are_no_calendars(kind: str) -> None:
    assert found(simple(CALENDAR, kind)) == []


def test_of_two_types_the_first_counts() -> None:
    assert found(b"content-type : text/calendar\r\nContent-Type: text/plain\r\n\r\nx") == [Attached(b"x")]


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("base64", b"QkVH\r\nSU4 6\r\n\r\n"),
        ("BASE64", b"QkVHSU46"),
        ("base64", b"QkVHSU46QQ"),  # without its padding
        ("quoted-printable", b"B=45GI=\r\nN:"),
        ("Quoted-Printable ", b"B=45GIN:"),
        ("7bit", b"BEGIN:"),
        ("binary", b"BEGIN:"),
        ("", b"BEGIN:"),
    ],
)
def test_encodings_are_undone(encoding: str, written: bytes) -> None:
    [content] = contents(simple(written, Content_Transfer_Encoding=encoding))
    assert content.rstrip(b"A\r\n") == b"BEGIN:"


def test_the_limits_are_told() -> None:
    assert refused(CALENDAR + b" " * CALENDAR_LIMIT) == ("too_big", "VCALENDAR")
    assert refused(simple(CALENDAR + b" " * CALENDAR_LIMIT)) == ("too_big", "VCALENDAR")
    assert refused(b" " * (MAIL_LIMIT + 1)) == ("too_big", "mail")
    assert found(b" " * MAIL_LIMIT) == []
    assert found(CALENDAR + b" " * (CALENDAR_LIMIT - len(CALENDAR)))


def test_parts_may_be_nested_and_many_up_to_a_limit() -> None:
    inner = INSIDE
    for level in range(DEPTH_LIMIT):
        inner = multipart("mixed", f"b{level}", inner)
    assert len(found(inner)) == 1
    assert refused(multipart("mixed", "b", inner)) == ("too_deep", "mail")
    few = [b"\r\n"] * (PART_LIMIT - 2)
    assert len(found(multipart("mixed", "b", *few, INSIDE))) == 1
    assert refused(multipart("mixed", "b", *few, INSIDE, INSIDE)) == ("too_many_items", "mail")
    halves = multipart("mixed", "c", *few[: PART_LIMIT // 2])
    assert refused(multipart("mixed", "b", halves, halves)) == ("too_many_items", "mail")


@pytest.mark.parametrize("name", IN_MAILS)
def test_bombs_in_mails_are_passed_over_or_refused(name: str) -> None:
    make, code = IN_MAILS[name]
    data = make(200_000)
    if code in ("", "missing"):
        assert all(content == CALENDAR or b"VCALENDAR\r\n" not in content for content in contents(data))
    else:
        assert refused(data) == (code, "mail")


def test_values_hide_what_they_hold() -> None:
    assert "kim" not in repr(found(simple(CALENDAR)))
