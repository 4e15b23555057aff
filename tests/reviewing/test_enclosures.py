"""The résumé, by what the guide does with it."""

from typing import Any

import attrs
import pytest

from tests.reviewing.seen import GSBS, findings


def codes(policy: Any, text: str, *files: str, language: str = "en") -> list[str]:
    changed = tuple(attrs.evolve(one, resume=policy) if one.id == "request" else one for one in GSBS.messages)
    playbook = attrs.evolve(GSBS, messages=changed)
    found = findings(text, language=language, playbook=playbook, attachments=files)
    return [one.code for one in found if one.code.startswith("resume")]


@pytest.mark.parametrize(
    ("policy", "text", "files", "expected"),
    [
        ("omit", "Here is my CV.", (), ["resume_mentioned"]),
        ("omit", "My résumé is attached.", (), ["resume_attached"]),
        ("omit", "Attached is a photo. I have a CV.", (), ["resume_mentioned"]),
        ("omit", "Hello", ("Ana_CV.pdf",), ["resume_attached"]),
        ("omit", "Hello", ("resume.pdf",), ["resume_attached"]),
        ("omit", "Hello", ("notes.pdf",), []),
        ("carry", "I can send my CV.", (), []),
        ("on_request", "I attach my CV.", (), ["resume_attached"]),
        ("on_request", "I can send you my CV.", ("cv.pdf",), ["resume_attached"]),
        ("omit", "I can send you my CV.", ("cv.pdf",), ["resume_attached", "resume_mentioned"]),
        ("omit", "I attach my CV.", ("cv.pdf",), ["resume_attached"]),
        ("enclose", "I attach my CV.", (), []),
        ("enclose", "Hello", ("cv.pdf",), []),
        ("enclose", "Hello", (), ["resume_missing"]),
        (None, "I attach my CV.", ("cv.pdf",), []),
    ],
)
def test_the_guide_decides_about_the_resume(
    policy: Any, text: str, files: tuple[str, ...], expected: list[str]
) -> None:
    assert codes(policy, text, *files) == expected


def test_a_language_that_is_not_read_has_no_resume() -> None:
    assert codes("omit", "I attach my CV.", "cv.pdf", language="tlh") == []
