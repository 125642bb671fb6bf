"""A name in the place of an id: what the message proposes is the thing that it names."""

from __future__ import annotations

import pytest
from files import DRAFT, MINIMAL, WORD, changed, lines_with

SOURCES = "glossary/fonti.yml"
PAGE = """\
pagina-del-comune:
  tipo: pagina
  nome: Comune di prova, sale
  titolo: Le sale di quartiere
  estremi: scheda delle sale, prima versione
  autore: Comune di prova
  indirizzo: https://www.comune.example/sale/
  letture:
    - {letto_su: testo, letto_il: 2026-11-22, chi: redazione}
"""
REGISTER = "con l’identificativo che ha in glossary/fonti.yml; se lì non c’è, aggiungila prima al registro"
CITED = '{fonte: legge-prova, rif: "art. 5, c. 1"}'


def said(old: str, new: str, sources: str = PAGE) -> list[str]:
    """Return what is told of the minimal word with a change, without place and field."""
    assert old in WORD
    register = (MINIMAL / SOURCES).read_text(encoding="utf-8") + sources
    files: dict[str, str | bytes | None] = {SOURCES: register, DRAFT: WORD.replace(old, new)}
    return [line.partition(": errore: ")[2].partition(": ")[2] for line in lines_with(files)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Legge di prova", "forse: fonte legge-prova"),
        ("art. 6, c. 2 Legge di prova", "forse: fonte legge-prova, rif «art. 6, c. 2»"),
        ("https://comune.example/sale?da=qui", "forse: fonte pagina-del-comune"),
        ("www.comune.example/sale", "forse: fonte pagina-del-comune"),
        ("Le Sale di Quartiere", "forse: fonte pagina-del-comune"),
        ("Scheda delle sale, prima versione", "forse: fonte pagina-del-comune"),
        (
            "https://altro.example/",
            "è un indirizzo: aggiungi la fonte in glossary/fonti.yml, e qui scrivi il suo identificativo",
        ),
        ("Legge-Prove", "forse «legge-prova»?"),
        (
            "Zzz",
            "scrivi quello che la fonte ha in glossary/fonti.yml; se lì non c’è, aggiungila prima al registro",
        ),
    ],
)
def test_a_source_is_known_by_its_names_its_address_and_its_title(typed: str, meant: str) -> None:
    assert said(CITED, f'{{fonte: "{typed}"}}') == [
        f"«{typed}» non è un identificativo; {meant} [identificativo]"
    ]


def test_a_citation_written_as_a_text_is_shown_as_it_is_written() -> None:
    no_record = "c’è un testo, ma qui serve una serie di campi; scrivila"
    assert said(CITED, '"Legge di prova, art. 6"') == [
        f'{no_record} così: {{fonte: legge-prova, rif: "art. 6"}} [tipo-errato]'
    ]
    assert said(CITED, '"zzz"') == [
        f'{no_record} così: {{fonte: cts, rif: "art. 55, c. 3"}}, {REGISTER} [tipo-errato]'
    ]
    example = "\nesempio:\n  testo: Due enti si vedono.\n  tipo: documentato\n  fonte: legge-prova\n"
    assert said(f"    - {CITED}\n", f"    - {CITED}{example}") == [
        f"{no_record} dopo i due punti, così: {{fonte: legge-prova}} [tipo-errato]"
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Legge di prova, art. 6", 'scrivila sulla riga sotto, così: - {fonte: legge-prova, rif: "art. 6"}'),
        (
            "Legge di prova; Le sale di quartiere;",
            "scrivile sotto, una per riga: - {fonte: legge-prova} e - {fonte: pagina-del-comune}",
        ),
        (
            "Legge di prova; Legge vecchia, art. 1",
            'scrivile sotto, una per riga: - {fonte: legge-prova} e - {fonte: legge-vecchia, rif: "art. 1"}',
        ),
    ],
)
def test_citations_in_the_place_of_their_list_go_one_on_each_line(typed: str, shown: str) -> None:
    assert said(f"fonti:\n    - {CITED}", f'fonti: "{typed}"') == [
        f"c’è un testo, ma qui serve un elenco; {shown} [tipo-errato]"
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Tavolo", "forse «tavolo»?"),
        ("tavolo, verbale", "qui ce ne sono 2: mettile una per riga, ciascuna dopo «- »"),
        ("Tavolo e Verbale", "qui ce ne sono 2: mettile una per riga, ciascuna dopo «- »"),
        ("tavolo verbale tavolo", "qui ce ne sono 3: mettile una per riga, ciascuna dopo «- »"),
        ("Tavole", "forse «tavolo»?"),
        ("Zzz", "scrivi quello della voce: il nome del suo file in glossary/termini/, senza .yml"),
    ],
)
def test_a_word_is_known_by_its_name_and_several_are_told_apart(typed: str, meant: str) -> None:
    assert said("area: incontri\n", f'area: incontri\nvedi_anche: ["{typed}"]\n') == [
        f"«{typed}» non è un identificativo; {meant} [identificativo]"
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Incontri", "forse «incontri»?"),
        ("incontri, Incontri", "qui ce ne sono 2: scegline una"),
        ("Incontro", "forse «incontri»?"),
        ("Zzz", "le aree sono: incontri"),
    ],
)
def test_an_area_is_known_by_its_name(typed: str, meant: str) -> None:
    assert said("area: incontri", f"area: {typed}") == [
        f"«{typed}» non è un identificativo; {meant} [identificativo]"
    ]


def test_what_is_no_id_and_no_source_is_told_as_it_was() -> None:
    assert changed("termine: bozza", "termine: [bozza]") == [
        "1:10: errore: termine: c’è un elenco, ma qui serve un valore solo; scrivilo senza parentesi quadre né "
        "trattini [tipo-errato]"
    ]
    assert changed("area: incontri\n", "area: incontri\nvedi_anche: []\nsconsigliati: gara\n")[0].startswith(
        "4:15: errore: sconsigliati: c’è un testo, ma qui serve un elenco; metti ogni elemento"
    )
