"""Pages are a function of the glossary: sample words and the exact HTML they give.

``pytest --update-expected`` rewrites the HTML; reading its difference is the review.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import places
import pytest
from builders import CTS, make_concept, make_glossary
from made_site import made_pages

from parole.glossary.glossary import Glossary
from parole.model.registers import Reading, ReadingPath, Source
from parole.model.values import ReadIn, State
from parole.pages import areas, paths, words
from parole.pages.catalogue import all_fragments
from parole.pages.lists import field_rows
from parole.reading.files import read_glossary
from parole.reading.problems import Level, Place, Problem
from parole.rendering.page import Heading
from parole.rendering.renderer import Renderer
from parole.rendering.templating import italian_date

DATA = places.DATA / "pagine"
SOURCES = {
    "cts": CTS,
    "vecchia": Source(
        tipo="norma",
        nome="Vecchia legge",
        titolo="Vecchia legge",
        data=date(1990, 1, 1),
        vigente=False,
        letture=(
            Reading(letto_su=ReadIn.TESTO, versione=date(1999, 1, 1), letto_il=date(2026, 11, 1), chi="noi"),
        ),
    ),
    "cronaca": Source(
        tipo="pagina",
        nome="Cronaca",
        titolo="t",
        autore="Un <giornale>",
        data=date(2025, 10, 15),
        indirizzo="https://a.it/x?a=1&b=2",
        apre="notizia",
        letture=(Reading(letto_su=ReadIn.UNA_FONTE, letto_il=date(2026, 11, 1), chi="noi"),),
    ),
}


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    files = {f"glossary/termini/{path.name}": path.read_bytes() for path in DATA.glob("*.yml")}
    reading = read_glossary(files)
    assert reading.problems == []
    steps = [{"voce": "completa", "perche": "per <cominciare>"}, {"voce": "sparita", "perche": "non c’è"}]
    path = ReadingPath.model_validate({"titolo": "Prova", "descrizione": "Due passi.", "voci": steps})
    return make_glossary(*reading.glossary.concepts.values(), sources=SOURCES, paths={"prova": path})


RENDERED: dict[str, Callable[[Renderer], str]] = {
    "completa": lambda r: (
        words.page(r, r.glossary.concepts["completa"], following=r.glossary.concepts["mezza"]).content
    ),
    "mezza": lambda r: (
        words.page(r, r.glossary.concepts["mezza"], previous=r.glossary.concepts["completa"]).content
    ),
    "area": lambda r: areas.page(r, "strumenti").content,
    "elenco-az": lambda r: all_fragments(r)["elenco-az"]("../"),
    "elenco-aree": lambda r: all_fragments(r)["elenco-aree"]("../"),
    "numeri": lambda r: all_fragments(r)["numeri"](""),
    "parola-in-mostra": lambda r: all_fragments(r)["parola-in-mostra"](""),
    "elenco-sigle": lambda r: all_fragments(r)["elenco-sigle"]("../"),
    "elenco-percorsi": lambda r: all_fragments(r)["elenco-percorsi"]("../"),
    "due-significati": lambda r: all_fragments(r)["due-significati"]("../"),
    "leggi": lambda r: all_fragments(r)["leggi"]("../"),
    "proponi": lambda r: all_fragments(r)["proponi"]("../"),
    "stato": lambda r: all_fragments(r)["stato-dei-lavori"]("../"),
    "percorso": lambda r: paths.page(r, "prova").content,
    "ricerca": lambda r: all_fragments(r)["ricerca"]("../../"),
}


@pytest.mark.parametrize("case", RENDERED)
def test_rendered_as_expected(case: str, glossary: Glossary, update_expected: bool) -> None:
    rendered = str(RENDERED[case](Renderer(glossary))) + "\n"
    expected = DATA / f"{case}.html"
    if update_expected:
        expected.write_text(rendered, encoding="utf-8")
    assert rendered == expected.read_text(encoding="utf-8")


def test_no_expected_page_is_left_over() -> None:
    assert sorted(path.stem for path in DATA.glob("*.html")) == sorted(RENDERED)


def test_what_the_mould_is_told_of_a_word(glossary: Glossary) -> None:
    page = words.page(Renderer(glossary), glossary.concepts["completa"])
    assert (page.mould, page.address, page.title) == (
        "termini",
        "termini/completa/",
        "Tavolo (di lavoro)",
    )
    assert page.headings == (
        Heading("accordo", "Quanto vanno d’accordo"),
        Heading("in-breve", "In breve"),
        Heading("come-dirlo", "Come dirlo"),
        Heading("sconsigliati", "Da evitare"),
        Heading("pa", "Pubblica amministrazione"),
        Heading("terzo-settore", "Terzo settore"),
        Heading("attenzione", "Attenzione"),
        Heading("casi", "È questo?"),
        Heading("esempio", "Esempio"),
        Heading("da-non-confondere", "Da non confondere"),
        Heading("legami", "Parole vicine"),
        Heading("fonti", "Fonti"),
    )


def test_other_sites_show_both_lines_or_none(glossary: Glossary) -> None:
    renderer = Renderer(glossary)
    assert words.page(renderer, glossary.concepts["completa"]).description == (
        "Tavolo (di lavoro): luogo in cui più parti lavorano a uno scopo comune. "
        "Pubblica amministrazione: Seduta che si apre con una lettera & si chiude con un verbale. "
        "Terzo settore: Posto in cui c’è ancora qualcosa da decidere, <subito>."
    )
    assert (
        words.page(renderer, glossary.concepts["bando"]).description == "Bando: atto che apre una selezione."
    )


def test_every_heading_is_in_the_page(glossary: Glossary) -> None:
    for page in made_pages(Renderer(glossary)):
        for heading in page.headings:
            assert page.content.count(f'id="{heading.anchor}"') == 1


def test_a_word_without_ties_has_no_empty_section() -> None:
    glossary = make_glossary(make_concept("sola"))
    page = words.page(Renderer(glossary), glossary.concepts["sola"])
    assert "legami" not in {heading.anchor for heading in page.headings}
    assert "Parole vicine" not in page.content


def test_a_long_description_is_cut_at_a_word() -> None:
    glossary = make_glossary(make_concept("lunga", in_breve="parola " * 40))
    description = words.page(Renderer(glossary), glossary.concepts["lunga"]).description
    assert description == "Lunga: parola " + "parola " * 19 + "parola…"
    assert len(description) <= 160


def test_a_glossary_with_nothing_in_it_still_has_pages() -> None:
    empty = Renderer(Glossary())
    assert made_pages(empty) == []
    assert "non ha ancora nessuna parola" in all_fragments(empty)["elenco-az"]("")


def test_an_empty_area_invites_to_write() -> None:
    assert "non c’è ancora nessuna parola" in areas.page(Renderer(make_glossary()), "principi").content


def test_a_broken_word_shows_only_its_own_problems() -> None:
    mine = Problem(Place("glossary/termini/a.yml", 2, 3), "rif", "pa", "male", Level.ERROR)
    other = Problem(Place("glossary/termini/b.yml"), "rif", "pa", "altrove", Level.ERROR)
    content = words.broken(Renderer(Glossary(), [mine, other]), "glossary/termini/a.yml").content
    assert "male" in content
    assert "altrove" not in content


def test_without_problems_there_is_no_notice() -> None:
    assert Renderer(Glossary()).problem_banner("") == ""


@pytest.mark.parametrize(
    ("day", "text"),
    [(date(2026, 3, 1), "1º marzo 2026"), (date(2026, 11, 23), "23 novembre 2026")],
)
def test_italian_date(day: date, text: str) -> None:
    assert italian_date(day) == text


def test_the_table_of_fields_comes_from_the_model() -> None:
    rows = dict(field_rows())
    assert (rows["termine"]["required"], rows["termine"]["max_length"]) == (True, 90)
    assert [value for value, _, _ in rows["accordo"]["values"]] == ["coincidono", "si-completano", "divergono"]
    assert rows["pa.fonti[].rif"]["help"].startswith("Il punto della fonte")
    assert [value for value, _, _ in rows["esempio.tipo"]["values"]] == ["inventato", "documentato"]
    assert rows["varianti[]"]["max_length"] == 90
    assert "required" not in rows["ritirato.usare[]"]
    assert {"sostituito_da", "ritirato.perche", "approvazioni[].impronta"} <= rows.keys()


def test_every_state_has_its_words_in_the_page() -> None:
    glossary = make_glossary(make_concept("bozza"), make_concept("mezza", pa=None, accordo=None))
    renderer = Renderer(glossary)
    assert State.BOZZA.label in words.page(renderer, glossary.concepts["bozza"]).content
    assert State.MANCA_UNA_VOCE.label in words.page(renderer, glossary.concepts["mezza"]).content
