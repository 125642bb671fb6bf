"""The questions «di chi è?»: a side for each word, its own forms hidden."""

from __future__ import annotations

import pytest
from builders import make_concept, make_glossary

from parole.model.registers import ReadingPath
from parole.model.values import SideName
from parole.pages.quiz import first_sentence, hidden, questions


def path(*ids: str) -> dict[str, ReadingPath]:
    steps = [{"voce": id_, "perche": "perché sì"} for id_ in ids]
    typed = {"titolo": "Prova", "descrizione": "Prova.", "voci": steps}
    return {"prova": ReadingPath.model_validate(typed)}


@pytest.mark.parametrize(
    ("fields", "text", "pieces"),
    [
        ({}, "Il bando chiude.", ["Il ", "bando", " chiude."]),
        ({}, "I bandi, e un Bando.", ["I ", "bandi", ", e un ", "Bando", "."]),
        ({}, "Contrabbando no.", ["Contrabbando no."]),
        ({"varianti": ["gara aperta"]}, "Gara\naperta!", ["", "Gara\naperta", "!"]),
        ({"sigle": ["ATS"]}, "Le ATS e gli ats.", ["Le ", "ATS", " e gli ats."]),
        ({"termine": "co-gestione"}, "La co-gestione.", ["La ", "co-gestione", "."]),
        ({"termine": "ente", "varianti": ["ente gestore"]}, "L’ente gestore.", ["L’", "ente gestore", "."]),
        ({"termine": "rete", "accezione": "di enti"}, "Le reti.", ["Le ", "reti", "."]),
        ({}, "", [""]),
    ],
    ids=repr,
)
def test_the_forms_of_the_word_are_hidden(fields: dict[str, object], text: str, pieces: list[str]) -> None:
    assert list(hidden(text, make_concept("bando", **fields))) == pieces


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Uno. Due.", "Uno."),
        ("Vedi art. 55 e la L. n. 241. Poi basta.", "Vedi art. 55 e la L. n. 241."),
        ("«Quando?» Lo si chiede.", "«Quando?»"),
        ("Nessun punto", "Nessun punto"),
        ("", ""),
    ],
)
def test_the_hint_is_one_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_a_word_gives_two_questions_with_all_they_need() -> None:
    bando = make_concept(
        "bando",
        pa={"definizione": "Il *bando* vincola [[tavolo]]."},
        accordo="divergono",
        attenzione="Qui. Anche qui.",
        come_dirlo="Così.",
    )
    glossary = make_glossary(bando, make_concept("tavolo"), paths=path("bando"))
    ((first, second),) = questions(glossary, "prova")
    by_side = {question.side: question for question in (first, second)}
    assert by_side.keys() == set(SideName)
    assert by_side[SideName.PA].pieces == ("Il ", "bando", " vincola tavolo.")
    assert by_side[SideName.PA].hint == "Qui."


def test_where_there_are_lines_the_questions_are_on_them() -> None:
    bando = make_concept(
        "bando",
        pa={"vuol_dire": "*atto* del bando", "definizione": "Il bando vincola."},
        terzo_settore={"vuol_dire": "corsa", "definizione": "Il bando stanca."},
        accordo="divergono",
    )
    ((first, second),) = questions(make_glossary(bando, paths=path("bando")), "prova")
    pieces = {question.side: question.pieces for question in (first, second)}
    assert pieces == {SideName.PA: ("Atto del ", "bando", "."), SideName.TERZO_SETTORE: ("Corsa.",)}


def test_they_come_in_the_order_of_the_path_once_each_and_only_with_both_sides() -> None:
    words = [
        make_concept("uno"),
        make_concept("due", terzo_settore=None, accordo=None),
        make_concept("tre"),
    ]
    glossary = make_glossary(*words, paths=path("tre", "due", "uno", "tre", "manca"))
    assert [first.concept.id for first, _ in questions(glossary, "prova")] == ["tre", "uno"]


def test_the_side_asked_first_is_settled_by_the_ids_and_not_always_the_same() -> None:
    words = [make_concept(f"parola-{letter}") for letter in "abcdefgh"]
    glossary = make_glossary(*words, paths=path(*(word.id for word in words)))
    pairs = questions(glossary, "prova")
    assert [first.concept.id[-1] for first, _ in pairs if first.side is SideName.PA] == [
        "a",
        "d",
        "e",
        "g",
        "h",
    ]
    assert all({first.side, second.side} == set(SideName) for first, second in pairs)
