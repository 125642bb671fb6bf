"""The Gulpease index, against values worked out by hand."""

import pytest
from builders import make_concept

from parole.language.readability import entry_text, gulpease, sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Una frase.", 1),
        ("Una frase senza punto", 1),
        ("Prima. Seconda! Terza?", 3),
        ("Chi decide?! Noi.", 2),
        ("Vedi l’art. 55, c. 3, lett. a) del Codice.", 1),
        ("Il d.lgs. n. 117 vale. Il resto no.", 2),
        ("Ha detto «basta.» Poi è uscito.", 2),
        ("Sono 1.500 euro.", 1),
        ("E poi… niente.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert sentences(text) == count


@pytest.mark.parametrize(
    ("text", "index"),
    [
        # 4 words, 17 letters, 1 sentence: 89 + (300 - 170) / 4 = 121.5, kept at 100.
        ("Il tavolo si riunisce.", 100),
        # 13 words, 125 letters, 1 sentence: 89 + (300 - 1250) / 13 = 15.92.
        ("L’amministrazione procedente predispone preliminarmente documentazione istruttoria concernente "
         "la programmazione degli interventi sociali.", 16),
        ("", 100),
        ("123 456", 100),
    ],
)  # fmt: skip
def test_gulpease(text: str, index: int) -> None:
    assert gulpease(text) == index


def test_an_entry_is_read_as_a_whole() -> None:
    concept = make_concept(
        "tavolo",
        in_breve="luogo comune",
        attenzione="*Piano*!",
        come_dirlo="Dire «così»",
        accordo="divergono",
    )
    assert entry_text(concept).split("\n") == [
        "luogo comune.",
        "Lo firma l’ufficio.",
        "Lo vivono le persone.",
        "Piano!",
        "Dire «così»",
    ]
