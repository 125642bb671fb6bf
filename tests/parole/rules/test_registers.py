"""Registers and paths: each thing once, whatever it is called; a name leads to the id that there is."""

from __future__ import annotations

import pytest
from files import MINIMAL, lines_with
from one_check import subject_of

from parole.rules.references import check_registers

SOURCES, PATH, FOREIGN = "glossary/fonti.yml", "glossary/percorsi/prova.yml", "glossary/stranieri.yml"
REGISTER = (MINIMAL / SOURCES).read_text(encoding="utf-8")
START = "titolo: Prova\ndescrizione: Per chi prova.\nvoci:\n  - voce: tavolo\n    perche: si comincia qui\n"
TWICE = "se è la stessa cosa, usa «{0}» e togli questa; se no, correggi «{1}» [registrata-due-volte]"
PAGE = "  tipo: pagina\n  nome: {}\n  titolo: Un orto\n  autore: Vicini\n  indirizzo: {}\n"


@pytest.mark.parametrize(
    ("added", "said"),
    [
        (f"orto:\n{PAGE.format('Orto', 'http://www.esempio.it/a')}cortile:\n{PAGE.format('Cortile', 'https://esempio.it/a/')}", f"27:1: errore: cortile: «https://esempio.it/a/» è già di «orto» ({SOURCES}:21:1); {TWICE.format('orto', 'indirizzo')}"),
        (f"orto:\n{PAGE.format('L’orto', 'https://esempio.it/a')}cortile:\n{PAGE.format('l’Orto', 'https://esempio.it/b')}", f"27:1: errore: cortile: «l’Orto» è già di «orto» ({SOURCES}:21:1); {TWICE.format('orto', 'nome')}"),
        ("altra:\n  tipo: norma\n  nome: Altra\n  titolo: Altra\n  estremi: Legge 3 febbraio 2001, n. 45\n  data: 2001-02-03\n", f"21:1: errore: altra: «Legge 3 febbraio 2001, n. 45» è già di «legge-prova» ({SOURCES}:1:1); {TWICE.format('legge-prova', 'estremi')}"),
    ],
)  # fmt: skip
def test_a_source_that_is_there_already_is_told_whatever_its_id(added: str, said: str) -> None:
    assert lines_with({SOURCES: REGISTER + added}) == [f"{SOURCES}:{said}"]


def test_one_page_may_be_two_sources_of_two_sorts() -> None:
    page = PAGE.format("Orto", "https://esempio.it/a")
    act = page.replace("pagina", "documento").replace("Orto", "Regole dell’orto")
    assert lines_with({SOURCES: f"{REGISTER}orto:\n{page}regole:\n{act}"}) == []


def test_a_foreign_word_is_listed_once() -> None:
    word = "- forma: {}\n  lingua: en\n"
    assert lines_with({FOREIGN: word.format("budget") + word.format("file") + word.format("Budget")}) == [
        f"{FOREIGN}:5:3: errore: [2]: «Budget» è già di «Budget» ({FOREIGN}:1:3); {TWICE.format('Budget', 'forma')}"
    ]


def test_a_step_is_in_a_path_once_also_where_something_is_missing() -> None:
    again = "  - voce: verbale\n    perche: poi si scrive\n  - voce: tavolo\n"
    assert lines_with({PATH: START + again}) == [
        f"{PATH}:8:5: errore: voci[2].perche: campo obbligatorio mancante; aggiungilo: perché sta in questo punto "
        "del percorso [campo-mancante]",
        f"{PATH}:8:11: errore: voci[2].voce: «tavolo» è ripetuto; tienilo una volta sola [elemento-ripetuto]",
    ]
    first = START.replace("voci:", "prime: [tavolo, tavolo]\nvoci:")
    assert lines_with({PATH: first}) == [
        f"{PATH}:3:17: errore: prime[1]: «tavolo» è ripetuto; tienilo una volta sola [elemento-ripetuto]"
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Tavoli", "non è un identificativo; forse «tavolo»? [identificativo]"),
        ("tavoli", "non c’è in glossary/termini/; forse «tavolo»? Se no, scrivi prima quella voce [rimando-inesistente]"),
        ("I verbali scritti", "non è un identificativo; scrivi quello della voce: il nome del suo file in glossary/termini/, senza .yml [identificativo]"),
    ],
)  # fmt: skip
def test_a_name_in_a_path_leads_to_the_id_that_there_is(typed: str, said: str) -> None:
    assert lines_with({PATH: START.replace("tavolo", typed)}) == [
        f"{PATH}:4:11: errore: voci[0].voce: «{typed}» {said}"
    ]


def test_an_area_of_another_name_is_found_as_the_only_one_left() -> None:
    areas = "glossary/aree.yml"
    text = "altro: {nome: Altro, descrizione: x}\ntavoli: {nome: Sedersi, descrizione: Gli incontri.}\n"
    subject = subject_of({"orto": {}, "serra": {}}, {areas: text})
    assert {(found.place.line, found.rule) for found in check_registers(subject)} == {
        (2, "identificativo-cambiato")
    }


def test_a_source_of_another_name_is_found_by_what_it_says() -> None:
    text = REGISTER.replace("legge-prova:", "norma-inventata:")
    assert {line.partition("; ")[0] for line in lines_with({SOURCES: text})} == {
        f"{SOURCES}:1:1: errore: «norma-inventata» altrove si chiama ancora «legge-prova», che non c’è più"
    }
