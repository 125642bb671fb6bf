"""The site's typefaces measured without a browser: widths, kerning, outlines."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from parole.drawing.typefaces import STRONG, TEXT, TITLE, typeface

SAMPLE = "Tavolo AVO: «l’amministrazione» è d’accordo, 35 % 1º To Va Yo"
FAMILIES = {
    TITLE: '600 100px "Fraunces"',
    TEXT: '400 100px "Titillium Web"',
    STRONG: '600 100px "Titillium Web"',
}


@pytest.mark.parametrize("name", [TITLE, TEXT, STRONG])
def test_width_grows_with_size_and_letters(name: str) -> None:
    face = typeface(name)
    assert face.width("", 10) == 0
    assert face.width("ab", 20) == pytest.approx(2 * face.width("ab", 10))
    assert face.width("abc", 10) > face.width("ab", 10) > 0


def test_pairs_are_brought_together() -> None:
    face = typeface(TITLE)
    assert face.width("To", 100) < face.width("T", 100) + face.width("o", 100)
    glyphs = face.places("To")
    assert glyphs[1][1] * 100 / face.units == pytest.approx(face.width("To", 100) - face.width("o", 100))


def test_letters_that_are_not_there_have_a_stand_in() -> None:
    face = typeface(TEXT)
    assert face.glyphs("č") == face.glyphs("c")
    assert face.glyphs("漢\u202e") == [".notdef", ".notdef"]
    assert face.outline("space") == ""
    assert face.outline("o").startswith("M")


def test_widths_are_those_of_a_browser(page: Page, base: str) -> None:
    page.goto(base)
    page.evaluate(
        "fonts => Promise.all(fonts.map(font => document.fonts.load(font)))", list(FAMILIES.values())
    )
    measure = """([font, text]) => {
        const pen = document.createElement('canvas').getContext('2d');
        pen.font = font; pen.fontKerning = 'normal'; pen.fontVariantLigatures = 'none';
        return pen.measureText(text).width; }"""
    for name, font in FAMILIES.items():
        assert typeface(name).width(SAMPLE, 100) == pytest.approx(
            page.evaluate(measure, [font, SAMPLE]), rel=0.005
        )
