"""Who reports what nobody read: how a text says it."""

from __future__ import annotations

import places
import pytest
from files import DRAFT, WORD, lines_with

from parole.glossary.citations import other_division
from parole.model.registers import Source
from parole.rules.readings import tells_who

SOURCES = places.DATA / "regole" / "fonti-non-lette" / "cattivo-insieme" / "fonti.yml"


def source(**fields: object) -> Source:
    return Source.model_validate(
        {"tipo": "pagina", "nome": "Vita, 2025", "titolo": "x", "autore": "Vita"} | fields
    )


ESSAY = source(tipo="pubblicazione", nome="Non solo procedimento", autore="Gianfranco Marocchi")


@pytest.mark.parametrize(
    "text",
    [
        "Secondo Agenzia Nova sono dieci.",
        "Sono dieci, secondo il TAR.",
        "Sono dieci, secondo l’ANAC.",
        "Sono dieci, secondo i commenti.",
        "Sono dieci, secondo due notizie concordi.",
        "Sono dieci, secondo un commento.",
        "Sono dieci, secondo la stampa.",
        "Sono dieci, secondo fonti sindacali.",
        "Sono dieci, riferisce Welforum.",
        "Sono dieci, raccontano i giornali.",
        "Sono dieci, scrive Il Giorno.",
        "Sono dieci: lo dice Vita.",
        "Sono dieci per Marocchi.",
        "Sono dieci in Non solo procedimento.",
    ],
)
def test_a_text_tells_who_reports(text: str) -> None:
    assert tells_who(text, [source(), ESSAY])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sono dieci.",
        "Si divide secondo i metri quadri.",
        "In secondo luogo si rendiconta.",
        "È il secondo welfare.",
        "Il verbale lo riporta.",
        "Si legge che cosa è nato.",
        "Cambia la vita di chi resta.",
        "L’ufficio scrive il CIG.",
        "Nessun voto racconta",
        "Vitale per tutti.",
    ],
)
def test_a_text_does_not(text: str) -> None:
    assert not tells_who(text, [source(), ESSAY])


URN = "urn:nir:stato:legge:1990-08-07;241"
EU = {"tipo": "norma", "data": "2016-04-27"}


@pytest.mark.parametrize(
    ("fields", "rif", "right"),
    [
        ({"celex": "32016R0679"}, "art. 5, c. 1, lett. a)", "art. 5, par. 1, lett. a)"),
        ({"celex": "32016R0679"}, "art. 5, cc. 1-3", "art. 5, parr. 1-3"),
        ({"celex": "32016R0679"}, "art. 5, par. 1", None),
        ({"celex": "32016R0679"}, "artt. 5-7", None),
        ({"eli": "http://data.europa.eu/eli/reg/2016/679/oj"}, "art. 5, c. 1", "art. 5, par. 1"),
        ({"indirizzo": "http://data.europa.eu/eli/reg/2016/679/oj"}, "art. 5, c. 1", "art. 5, par. 1"),
        ({"urn": URN}, "art. 5, par. 1", "art. 5, c. 1"),
        ({"urn": URN}, "art. 5, parr. 1 e 2", "art. 5, cc. 1 e 2"),
        ({"urn": URN}, "art. 5, c. 1", None),
        ({}, "art. 5, par. 1", None),
        ({}, "art. 5, c. 1", None),
        ({"celex": "62020CJ0436", "tipo": "sentenza"}, "art. 5, c. 1", None),
    ],
)
def test_acts_of_the_union_have_paragraphs_and_italian_ones_commas(
    fields: dict[str, str], rif: str, right: str | None
) -> None:
    assert other_division(source(**(EU | fields)), rif) == right


def test_a_block_with_a_mistake_does_not_hide_the_next() -> None:
    wrong = WORD.replace('rif: "art. 5, c. 1"', 'rif: "articolo 5"') + "fonti:\n  - {fonte: giornale-prova}\n"
    files = {DRAFT: wrong, "glossary/fonti.yml": SOURCES.read_text(encoding="utf-8")}
    assert [line.rpartition(" ")[2] for line in lines_with(files)] == ["[rif]", "[fonti-non-lette]"]
