"""The style: nothing loaded from elsewhere, and colours that can be read."""

import re

import pytest

from infoint.preview.styling import STYLE

LIGHT, DARK = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", part)) for part in STYLE.split("prefers-color-scheme")[:2])
TEXT_ON = [
    *(("ink", ground) for ground in ("paper", "tint", "mark", "band")),
    *(("quiet", ground) for ground in ("paper", "tint", "band")),
    *(("link", ground) for ground in ("paper", "tint")),
    *(("yes", "yes-tint"), ("yes", "paper"), ("alarm", "alarm-tint"), ("alarm", "paper"), ("warn", "warn-tint")),
]


def light_of(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((light_of(one), light_of(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_has_the_contrast_of_aa(colours: dict[str, str], text: str, ground: str) -> None:
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", ["bar", "late", "stop", "quiet"])
def test_marks_of_the_picture_have_the_contrast_of_aa(colours: dict[str, str], mark: str) -> None:
    floor = 2.5 if mark == "late" else 3  # the line of the deadline, beside it, has more
    assert contrast(colours[mark], colours["paper"]) >= floor


def test_both_themes_have_every_colour() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert set(re.findall(r"var\(--([a-z-]+)\)", STYLE)) <= LIGHT.keys()


def test_nothing_is_loaded() -> None:
    assert not re.search(r"url\(|@import|@font-face|expression|https?:", STYLE)
    assert not set(STYLE) & set("<&")
