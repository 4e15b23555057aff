"""Links to addresses: other code takes them apart as they were put together."""

from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoint.render import mailto
from tests.strategies import addresses, texts

UNUSUAL = "a!#$%&'*+/=?^_`{|}~-b@example.org"


@given(addresses() | st.just(UNUSUAL), texts(), texts())
def test_what_is_put_in_comes_out(address: str, subject: str, body: str) -> None:
    uri = urlsplit(mailto.uri(address, subject=subject, body=body))
    assert (uri.scheme, unquote(uri.path), uri.fragment) == ("mailto", address, "")
    told = parse_qsl(uri.query.replace("+", "%2B"), strict_parsing=True, keep_blank_values=True)
    assert told == [("subject", subject.replace("\n", "\r\n")), ("body", body.replace("\n", "\r\n"))]


@pytest.mark.parametrize("plain", ["kim@example.org", "kim+news@example.org", "k_i.m-1~2@example.org"])
def test_a_usual_address_stands_there_as_it_is(plain: str) -> None:
    assert mailto.uri(plain) == f"mailto:{plain}"


def test_what_would_end_an_address_is_encoded() -> None:
    """RFC 6068, section 2: `%`, gen-delims, and what parts fields."""
    assert mailto.uri(UNUSUAL) == "mailto:a!%23$%25%26'*+%2F%3D%3F%5E_%60%7B%7C%7D~-b@example.org"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_breaks_of_any_kind_become_those_of_mail(newline: str) -> None:
    """Forms in browsers hand a text back with both signs."""
    assert mailto.uri("kim@example.org", body=f"one{newline}{newline}two") == (
        "mailto:kim@example.org?body=one%0D%0A%0D%0Atwo"
    )


def test_a_uri_is_one_line_of_ascii() -> None:
    uri = mailto.uri("kim@example.org", subject="Grüße & mehr?", body="one\ntwo+three\n李明")
    assert uri == (
        "mailto:kim@example.org?subject=Gr%C3%BC%C3%9Fe%20%26%20mehr%3F&body=one%0D%0Atwo%2Bthree%0D%0A%E6%9D%8E%E6%98%8E"
    )
