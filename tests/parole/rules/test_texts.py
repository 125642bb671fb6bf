"""Texts: no tags, no letters of another alphabet among ours."""

from __future__ import annotations

import pytest
from one_check import told_of

from parole.rules.texts import check_html, mixed_words

TAG = "«{}» sembra HTML, che qui non si usa; scrivi il testo semplice; per dare rilievo usa *asterischi* [html-nel-testo]"


def test_a_tag_is_told_once_per_text_wherever_it_is() -> None:
    words = {"albero": {"in_breve": "pianta <b>alta</b>", "varianti": ["pino", "<i>abete</i>"]}}
    areas = {"glossary/aree.yml": "incontri: {nome: Incontri, descrizione: 'a&nbsp;b'}\n"}
    assert sorted(told_of(check_html, words, areas)) == [
        f"albero: in_breve: {TAG.format('<b>')}",
        f"albero: varianti[1]: {TAG.format('<i>')}",
        f"aree: incontri.descrizione: {TAG.format('&nbsp;')}",
    ]


def test_a_plain_text_may_have_signs() -> None:
    assert told_of(check_html, {"albero": {"in_breve": "3 < 4 & [[bosco|x]] > 2"}, "bosco": {}}) == []


def test_a_word_in_two_alphabets_is_told_with_its_letter() -> None:
    assert told_of(check_html, {"albero": {"in_breve": "la \u0440ace"}}) == [
        "albero: in_breve: «\u0440ace» mescola lettere di alfabeti diversi, che si somigliano: U+0440; cancella la "
        "parola e riscrivila a mano [alfabeti-mescolati]"
    ]


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("pace", []),
        ("\u043c\u0438\u0440", []),  # a whole word of another alphabet
        ("il \u03c0 greco", []),
        ("\u0440ace e mir\u043e", [("\u0440ace", "U+0440"), ("mir\u043e", "U+043E")]),
        ("vero, mir\u043e", [("mir\u043e", "U+043E")]),
        ("\u00c0\u03b1", [("\u00c0\u03b1", "U+03B1")]),
        ("\u03b1\u024f", [("\u03b1\u024f", "U+03B1")]),  # the last of our letters
        ("\u03b11", []),
    ],
)
def test_the_mixed_words_of_a_text(text: str, mixed: list[tuple[str, str]]) -> None:
    assert [(word[0], letter) for word, letter in mixed_words(text)] == mixed
