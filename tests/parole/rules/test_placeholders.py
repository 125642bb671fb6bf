"""What keeps the place of a text is told where it is, and nothing else is said of it."""

from __future__ import annotations

import pytest
from files import DRAFT, WORD, lines_with

from parole.rules.placeholders import placeholder_in

REMEDY = "scrivi il testo vero; se ancora non c’è, togli il campo, o tutto il lato [segnaposto]"


@pytest.mark.parametrize(
    "text",
    ["xxx", "XXX.", "…", "---", "???", "TODO", "aaaa", "da completare", "Da scrivere a cura dell’ente.",
     "testo di prova", "Definizione provvisoria.", "Lorem ipsum dolor sit amet", "prova, prova 2", "[definizione]",
     "inserire qui la definizione", "Scrivere la frase.", "in lavorazione", "da concordare con il Comune",
     "Si zappa ogni sabato. TODO: chi porta gli attrezzi?", "Si zappa il [da definire] di ogni mese."],
)  # fmt: skip
def test_what_keeps_a_place(text: str) -> None:
    assert placeholder_in(text, prose=True)


@pytest.mark.parametrize(
    "text",
    ["da fare entro l’anno", "da non confondere con l’orto", "manca la firma di uno dei due", "in attesa del parere",
     "scrivi «ente» nel testo", "entro il …; poi si torna qui", "prova scritta di ciò che si è detto",
     "testo con cui si chiude una seduta", "Chi paga???", "[[orto]]", "esempio che vale per tutti", "nessuno dei due"],
)  # fmt: skip
def test_what_is_a_text(text: str) -> None:
    assert not placeholder_in(text, prose=True)


def test_a_name_may_be_a_word_that_in_prose_is_none() -> None:
    names = ["prova", "test", "da definire", "xxx", "TODO", "…"]
    assert [name for name in names if placeholder_in(name, prose=False)] == ["xxx", "TODO", "…"]


def test_of_a_text_with_a_piece_missing_the_rest_is_told_too() -> None:
    text = WORD.replace("La facciamo", "TODO <b>La facciamo")
    assert [line.rpartition("[")[2] for line in lines_with({DRAFT: text})] == [
        "segnaposto]",
        "html-nel-testo]",
    ]


def test_it_is_told_alone_in_its_place() -> None:
    text = (
        WORD[: WORD.index("  definizione: >-")]
        + "  definizione: >-\n    Da completare.\n  fonti:\n    - {fonte: legge-prova}\n"
    )
    assert lines_with(
        {DRAFT: text.replace("in_breve: prima", "in_breve: XXX prima") + "varianti: [xxx]\n"}
    ) == [
        f"{DRAFT}:3:11: errore: in_breve: «XXX» tiene il posto di un testo che non c’è; {REMEDY}",
        f"{DRAFT}:6:5: errore: pa.definizione: «Da completare.» tiene il posto di un testo che non c’è; {REMEDY}",
        f"{DRAFT}:9:12: errore: varianti[0]: «xxx» tiene il posto di un testo che non c’è; {REMEDY}",
    ]


def test_a_text_of_a_hundred_letters_may_still_keep_the_place_of_another() -> None:
    assert placeholder_in("." * 100, prose=True) is not None
    assert placeholder_in("." * 101, prose=True) is None
