"""A record written as a bare value is told with its own fields, and with what was typed in the one it fits."""

from __future__ import annotations

import pytest
from files import DRAFT, MINIMAL, WORD, lines_with

SOURCES = (MINIMAL / "glossary/fonti.yml").read_text(encoding="utf-8")
RECORD = "c’è un testo, ma qui serve una serie di campi; scrivi i campi uno per riga"
LIST = "c’è un testo, ma qui serve un elenco; metti ogni elemento su una riga che comincia con «- »"
FACT = "Un gruppo di vicini cura un’aiuola: la innaffia e la difende dai cani."


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("scade: 1° aprile 2027", f"11:8: errore: scade: {RECORD}, rientrati: «il: 2027-04-01», «perche: …»"),
        ("scade: quando cambia la legge regionale", f"11:8: errore: scade: {RECORD}, rientrati: «il: AAAA-MM-GG», «perche: quando cambia la legge regionale»"),
        (f"esempio: >-\n  {FACT}", f"11:10: errore: esempio: {RECORD}, rientrati: «testo: >-» e sotto il testo, «tipo: …» (inventato, documentato)"),
        ("casi: [una panchina nuova in piazza grande]", f"11:8: errore: casi[0]: {RECORD}, il primo dopo «- »: «caso: una panchina nuova in piazza grande», «vale_per: [pa, terzo_settore]», «perche: …»"),
        ("casi: una panchina nuova in piazza grande", f"11:7: errore: casi: {LIST}: «- caso: una panchina nuova in piazza grande», e sotto «vale_per: [pa, terzo_settore]», «perche: …»"),
        ("da_non_confondere: [tavolo]", f"11:21: errore: da_non_confondere[0]: {RECORD}, il primo dopo «- »: «voce: tavolo», «perche: …»"),
        ("da_non_confondere:\n  - Orto urbano", f"12:5: errore: da_non_confondere[0]: {RECORD}, il primo dopo «- »: «forma: Orto urbano», «perche: …»"),
        ("come_dirlo: Chi innaffia l’orto ad agosto, e con quale acqua?", f"11:13: errore: come_dirlo: {RECORD}, rientrati: «da_chiedere: Chi innaffia l’orto ad agosto, e con quale acqua?»"),
        ("come_dirlo: L’orto si apre ogni sabato.", f"11:13: errore: come_dirlo: {RECORD}, rientrati: «da_scrivere:» e sotto, più rientrati, «dove: …», «testo: L’orto si apre ogni sabato.»"),
    ],
)  # fmt: skip
def test_the_shape_that_is_wanted(added: str, said: str) -> None:
    assert lines_with({DRAFT: f"{WORD}{added}\n"}) == [f"{DRAFT}:{said} [tipo-errato]"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("legge 45/2001, articolo 5 comma 1", 'così: {fonte: legge-prova, rif: "art. 5, c. 1"}'),
        ("Disposizioni inventate e non più in vigore", "così: {fonte: legge-vecchia}"),
        ("https://esempio.it/orto", 'così: {fonte: cts, rif: "art. 55, c. 3"}, con l’identificativo che ha in glossary/fonti.yml; se lì non c’è, aggiungila prima al registro'),
        ("http://www.esempio.it/aiuola/", "così: {fonte: pagina-aiuola}"),
    ],
)  # fmt: skip
def test_a_source_that_is_not_an_id_is_looked_for_in_the_register(typed: str, said: str) -> None:
    page = "pagina-aiuola:\n  tipo: pagina\n  nome: L’aiuola\n  titolo: Un’aiuola di tutti\n  autore: Vicini\n  indirizzo: https://esempio.it/aiuola\n"
    files = {DRAFT: f'{WORD}fonti:\n  - "{typed}"\n', "glossary/fonti.yml": SOURCES + page}
    assert lines_with(files) == [
        f"{DRAFT}:12:5: errore: fonti[0]: c’è un testo, ma qui serve una serie di campi; scrivila {said} [tipo-errato]"
    ]


def test_the_fields_of_an_item_without_its_dash_get_it() -> None:
    reading = "    - {letto_su: testo, letto_il: 2026-11-22, chi: redazione}\n"
    fields = reading.replace("- {", "  ").replace("}", "").replace(", ", "\n      ")
    assert lines_with({"glossary/fonti.yml": SOURCES.replace(reading, fields, 1)}) == [
        "glossary/fonti.yml:11:7: errore: legge-prova.letture: c’è una serie di campi, ma qui serve un elenco; "
        "metti «- » davanti a «letto_su:», e allinea gli altri campi con quello [tipo-errato]"
    ]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("3 febbraio 2001", "scrivila così: 2001-02-03"),
        ("febbraio 2001", "serve anche il giorno, come 2001-02-01; se non si sa, togli «data» e scrivi anno: \"2001\""),
        ("2001-02-30", "scrivi il giorno giusto, come 2026-11-22"),
    ],
)  # fmt: skip
def test_a_day_is_told_as_it_is_written_and_what_to_do_without_it(day: str, said: str) -> None:
    text = SOURCES.replace("data: 2001-02-03\n", f"data: {day}\n").replace(
        "  urn: urn:nir:stato:legge:2001-02-03;45\n", ""
    )
    assert [line for line in lines_with({"glossary/fonti.yml": text}) if "[data]" in line] == [
        f"glossary/fonti.yml:6:9: errore: legge-prova.data: «{day}» non è una data del calendario; {said} [data]"
    ]
