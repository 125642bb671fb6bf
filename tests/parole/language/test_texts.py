"""The texts of a word: where they are, the links inside them, what they may not contain."""

from __future__ import annotations

import pytest
from builders import make_concept

from parole.language.texts import (
    SIGN,
    html_in,
    malformed_links,
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
def test_a_text_with_a_sign_is_never_passed_over(sign: str) -> None:
    assert SIGN.search(f"prima {sign} dopo")


def test_plain_prose_has_no_sign() -> None:
    assert not SIGN.search("«l’ente» è lì, perché no — 50% (v. art. 55); {fonte: x} # €")
