"""The texts of a word: where they are, the links inside them, what they may not contain."""

from __future__ import annotations

import pytest
from builders import make_concept

from parole.language.texts import (
    SIGN,
    html_in,
    malformed_links,
    may_have_signs,
    references_in,
    texts_in,
)


def test_every_text_that_readers_see_is_found() -> None:
    concept = make_concept(
        "bando",
        varianti=["avviso"],
        sconsigliati=[{"forma": "gara", "perche": "Fa pensare a un vincitore."}],
        note_redazionali="Da rivedere.",
        terzo_settore=None,
        accordo=None,
    )
    assert dict(texts_in(concept)) == {
        ("termine",): "bando",
        ("varianti", 0): "avviso",
        ("sconsigliati", 0, "forma"): "gara",
        ("sconsigliati", 0, "perche"): "Fa pensare a un vincitore.",
        ("area",): "strumenti",
        ("in_breve",): "nucleo comune",
        ("pa", "definizione"): "Lo firma l’ufficio.",
        ("pa", "fonti", 0, "fonte"): "cts",
        ("pa", "fonti", 0, "rif"): "art. 55, c. 3",
    }


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("vedi [[bando]] e [[ente-del-terzo-settore|gli enti]]", ["bando", "ente-del-terzo-settore"]),
        ("[[art-56]][[art-56]]", ["art-56", "art-56"]),
        ("nessun collegamento [qui]", []),
    ],
)
def test_links_lead_to_ids(text: str, ids: list[str]) -> None:
    assert [link["id"] for link in references_in(text)] == ids
    assert list(malformed_links(text)) == []


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("[[Bando]]", ["[[Bando]]"]),
        ("[[bando|]]", ["[[bando|]]"]),
        ("[[]]", ["[[]]"]),
        ("[[ bando ]]", ["[[ bando ]]"]),
        ("[[bando|a|b]]", ["[[bando|a|b]]"]),
        ("[[bando] e poi]]", ["[[bando] e poi]]"]),
        ("vedi [[bando", ["[[bando"]),
        ("bando]] e basta", ["]]"]),
        ("[[città]] [[bando]] [[Rete]]", ["[[città]]", "[[Rete]]"]),
    ],
)
def test_what_looks_like_a_link_but_is_not(text: str, pieces: list[str]) -> None:
    assert [piece[0] for piece in malformed_links(text)] == pieces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<b>x</b>", ["<b>", "</b>"]),
        ("a <br/> b", ["<br/>"]),
        ('<img src="x" onerror="y()">', ['<img src="x" onerror="y()">']),
        ("<!-- nota -->", ["<!--"]),
        ("a&nbsp;b &#233; &#xe9; &AMP;", ["&nbsp;", "&#233;", "&#xe9;", "&AMP;"]),
        ("se a < b e c > d", []),
        ("R&S; 3 <4> 5", []),
        ("Terzo settore & Comune", []),
    ],
)
def test_html_is_told_from_signs(text: str, found: list[str]) -> None:
    assert [tag[0] for tag in html_in(text)] == found


@pytest.mark.parametrize(
    "sign", ["[[bando]]", "]]", "<b>", "&amp;", "\u03b1", "\u0430", "\u1f00", "\u1fff", "\u052f"]
)
def test_a_file_whose_texts_have_signs_is_never_passed_over(sign: str) -> None:
    assert SIGN.search(sign)
    assert may_have_signs(f"in_breve: prima {sign} dopo\n".encode())


def test_any_sign_may_be_hidden_behind_a_backslash() -> None:
    assert may_have_signs(b'in_breve: "\\u005b\\u005bbando]]"\n')


def test_a_file_of_plain_prose_is_passed_over() -> None:
    text = "in_breve: «l’ente» è lì, perché no — 50% (v. art. 55); {fonte: x} # €\n"
    assert not SIGN.search(text)
    assert not may_have_signs(text.encode())


def test_each_letter_that_looks_like_ours_is_seen_in_a_file() -> None:
    letters = [chr(code) for code in range(0x20, 0x3000) if SIGN.search(chr(code))]
    assert len(letters) > 700
    assert all(may_have_signs(letter.encode()) for letter in letters)
