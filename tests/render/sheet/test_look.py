"""The look of the page: well-formed, at home on paper and in the dark, from nowhere else."""

import re

from infoint.render.sheet.look import STYLE


def test_the_style_is_whole_and_loads_nothing() -> None:
    assert STYLE.count("{") == STYLE.count("}")
    assert not re.search(r"[<&]|url\(|@import|@font-face", STYLE)


def test_every_colour_is_a_variable_of_light_dark_and_paper() -> None:
    light, dark, paper = re.findall(r":root \{[^}]*\}", STYLE)
    rest = STYLE.replace(light, "").replace(dark, "").replace(paper, "")
    assert not re.search(r"#[0-9a-f]{3}", rest)
    used = set(re.findall(r"var\((--[a-z]+)\)", rest)) - {"--beside", "--gap"}
    for scheme in (light, dark, paper):
        assert used <= set(re.findall(r"(--[a-z]+):", scheme))


def test_paper_has_no_size_of_its_own() -> None:
    [page] = re.findall(r"@page \{([^}]*)\}", STYLE)
    assert "size" not in page
