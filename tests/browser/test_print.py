"""What comes out of the browser's own print, for every kind of page: read from the PDF, sheet by sheet."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from builders import make_concept, make_glossary
from made_site import make_all
from moved_words import gone
from printing import long_words, pdf, printed, site_of, words_of_every_length
from pypdf import PdfReader
from sheet_text import text_of
from site_fixture import until, watched

from parole.glossary.glossary import Glossary
from parole.lookup.reading_index import reading_files
from parole.model.parts import TEXTS, Surface
from parole.pages import handouts, moved, words
from parole.reading.problems import Level, Place, Problem
from parole.rendering.renderer import Renderer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from parole.model.concept import Concept

WORD = "termini/tavolo/"
# Controls, panels, ways to other pages: what is only for the screen, whatever the page.
FOR_THE_SCREEN = (
    "Link breve", "Citazione", "Codice per il tuo sito", "Filtra le parole", "Togli i filtri", "Cerca una parola",
    "Salta la mappa", "Modifica questa pagina", "Chi c’è dietro", "Passa ai colori", "Spiegazioni",
    "Proponi una correzione", "Tappa 1", "Trova le parole", "Stampa o salva", "Rimescola", "Domanda 1", "Esci",
)  # fmt: skip
# Pages that lead elsewhere before anybody can print them, and the example of another site.
NOT_PRINTED = {"t/*/", "incorpora/*"}


class Kind(NamedTuple):
    """A kind of page: an address of the sample, what is on paper, what is not, how many sheets at most."""

    address: str
    there: tuple[str, ...]
    absent: tuple[str, ...] = ()
    sheets: int = 1


LINES = ("Atto che l’ufficio firma e di cui dà conto.", "Lavoro comune che cambia mentre lo si fa.")
SIDES = ("Chi sta in ufficio la legge come un atto", "Chi sta nei servizi la vive come un lavoro comune")
ADVICE = ("Divergono: quando, chi decide", "Qui ci si fraintende.", "Che cosa è già deciso?")
KINDS = (
    Kind("", ("Sito di prova", "14 parole")),
    Kind(
        WORD,
        (
            "tavolo Bozza redazionale", "Nucleo comune di questa parola.", *LINES, *SIDES, *ADVICE,
            "Fonti 2 ", "Pubblica amministrazione Codice del Terzo settore, art. 55", "Terzo settore Codice",
            "Bozza redazionale: scritta dalla redazione",
            "La voce intera, con tutte le fonti: esempio.it/glossario/t/tavolo Parole in comune",
        ),
        ("Condividi", "Parole vicine", "Vedi anche", "Dove ricorre", "Strumenti", "Le parole", "Per chi forma", "Prima"),
    ),
    Kind("termini/", ("Le parole, dalla A alla Z", "14 parole", "T tavolo Divergono Nucleo")),
    Kind("aree/", ("Le aree", "Strumenti", "Soggetti")),
    Kind("aree/strumenti/", ("Strumenti Come si lavora insieme.", "tavolo Divergono Nucleo")),
    Kind("percorsi/", ("Percorsi di lettura", "Per cominciare")),
    Kind("percorsi/per-cominciare/", ("Per cominciare", "tavolo Divergono Perché ci si siede qui."), ("Gioca", "Per chi forma")),
    Kind(
        "quiz/per-cominciare/",
        ("È questo?", "1. tavolo Una lettera", "Dove vi fraintendereste?", "di chi è", "2. "),
        ("La parola è tavolo", "La parola è bando", "Sì per la pubblica amministrazione", "In sala"),
        sheets=2,
    ),
    Kind("quiz/", ("È questo?",), ("In sala",)),
    Kind("presenta/", ("Presenta",)),
    Kind("prima-lettura/", ("Prima lettura", "Per cominciare"), ("Scarica il foglio",)),
    Kind("presenta/tavolo/", ("tavolo", *LINES, *ADVICE), ("Che cosa vuol dire, per te?", "schermo intero")),
    Kind("scheda/tavolo/", ("tavolo Bozza redazionale", *LINES, *ADVICE, "esempio.it/glossario/t/tavolo")),
    Kind("t/ats/", ("«ATS»: quale?", "Agenzia di Tutela della Salute", "ambito territoriale sociale")),
    Kind("sigle/", ("ATS 3 significati", "ETS")),
    Kind("due-significati/", ("Stesse parole, due significati", *LINES)),
    Kind("leggi/", ("Leggi un testo", "Che cosa fa, e che cosa no"), ("Il testo da leggere", "Le parole trovate")),
    Kind("documento/", ("Il tuo documento", "Che cosa fa, e che cosa no"), ("Il file da leggere", "Che cosa aggiungere")),
    Kind("allegato/", ("L’allegato con le parole dell’atto", "Che cosa guarda la verifica"), ("Il testo dell’allegato", "Ricomincia")),
    Kind("presenta/", ("Presenta le parole scelte",)),
    Kind("stampa/", ("Stampa le parole che ti servono", "Dispense pronte"), ("Le parole, una per una", "CC BY")),
    Kind("proponi/", ("Proponi una parola", "Che cosa succede dopo"), ("Da quale lato scrivi?", "Come si leggerà")),
    Kind("fuori-rete/", ("Senza rete", "Che cosa si tiene"), ("Da qui non si può", "Questa pagina non è nel telefono")),
    Kind("stato/", ("Stato dei lavori I due lati", "14 voci scritte su 14", "Come sono state lette le fonti"), sheets=2),
    Kind("novita/", ("Il glossario non è ancora stato pubblicato.",)),
    Kind("dati/", ("Dati aperti", "glossario.json"), sheets=8),
    Kind("dati-semantica/", ("SKOS, TBX e importazione",), sheets=5),
    Kind("formatori/", ("Per chi forma", "Ognuno scrive la sua"), ("Su un foglio A4",)),
    Kind("incorpora/", ("Incorpora una parola nel tuo sito", "oEmbed (https://oembed.com)"), sheets=5),
    Kind("informazioni/", ("Informazioni Licenza",)),
    Kind("contribuire/", ("Contribuire",)),
    Kind("contribuire/mettere-in-linea/", ("Mettere in linea",)),
    Kind("en/", ("Parole in comune, in English",), sheets=2),
    Kind("404.html", ("Questa pagina non c’è",)),
)  # fmt: skip


def kind_of(address: str) -> str:
    """Return an address with «*» for the one thing that it shows."""
    return re.sub(r"^(\w+/)[^/]+", r"\1*", address)


def test_every_kind_of_page_is_printed_here(www: Path) -> None:
    site = www / "glossario"
    made = {
        kind_of(file.relative_to(site).as_posix().removesuffix("index.html")) for file in site.rglob("*.html")
    }
    assert made - NOT_PRINTED == {kind_of(kind.address) for kind in KINDS} - NOT_PRINTED


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.address or "inizio")
def test_what_is_on_paper_and_on_how_many_sheets(page: Page, base: str, kind: Kind) -> None:
    page.goto(base + kind.address)
    sheets = printed(page)
    text = " ".join(sheets)
    assert [there for there in kind.there if there not in text] == []
    assert [absent for absent in (*kind.absent, *FOR_THE_SCREEN) if absent in text] == []
    assert 1 <= len(sheets) <= kind.sheets


def test_the_map_of_an_area_is_drawn_once(page: Page, base: str) -> None:
    page.goto(base + "aree/strumenti/")
    assert " ".join(printed(page)).count("sussidiarietà orizzontale") == 2  # in the map and in the list


def put(page: Page, base: str, content: object) -> None:
    """Open the page of a word and put ``content`` where its own was."""
    page.goto(base + WORD)
    page.evaluate("content => { document.querySelector('article').innerHTML = content; }", str(content))


@pytest.mark.parametrize("word", [*words_of_every_length()], ids=lambda word: word.id)
def test_a_word_is_one_sheet_however_long(page: Page, base: str, word: Concept) -> None:
    site = site_of(word)
    put(page, base, words.page(site, word).content)
    (sheet,) = printed(page)
    texts = site.unlinked(word.id)
    on_paper = (part.name for part in TEXTS if Surface.PRINT in part.on)
    assert [name for name in on_paper if texts[name] not in sheet] == []
    assert sheet.count("Codice del Terzo settore, art.") >= 3
    assert f"con tutte le fonti: esempio.it/glossario/t/{word.id} Parole in comune" in sheet
    assert "Esempio" not in sheet


def test_what_the_page_of_a_word_comes_to_have_stays_on_the_screen(page: Page, base: str) -> None:
    page.goto(base + WORD)
    page.evaluate(
        """() => {
          for (const place of document.querySelectorAll("article, article :not([data-carta], [data-carta] *)")) {
            for (const name of ["p", "button", "div", "details", "ul"]) place.append(Object.assign(document.createElement(name), { textContent: "PARTE NUOVA" }));
          }
        }"""
    )
    (sheet,) = printed(page)
    assert "PARTE NUOVA" not in sheet


def test_what_is_open_over_a_word_takes_no_room_on_its_sheet(page: Page, base: str) -> None:
    page.goto(base + WORD)
    page.click(".pc-condividi > summary")
    page.click("[data-pc-mio-foglio]")
    page.wait_for_selector(".pc-vassoio--pieno")
    (sheet,) = printed(page)
    assert "Link breve" not in sheet


def test_a_word_is_printed_without_scripts_too(browser: Browser, base: str) -> None:
    with watched(browser, base, java_script_enabled=False) as page:
        page.goto(base + WORD)
        reader = PdfReader(BytesIO(page.pdf(format="A4")))
        assert len(reader.pages) == 1
        assert "Parole vicine" not in text_of(reader.pages[0])


def drawn(page: Page) -> list[bytes]:
    """Return what a printer is told to draw: letters, lines, colours."""
    return [sheet.get_contents().get_data() for sheet in PdfReader(BytesIO(pdf(page))).pages]  # type: ignore[union-attr]


@pytest.mark.parametrize("address", [WORD, "stampa/?parole=tavolo", "termini/"])
def test_the_dark_colours_are_printed_as_the_light_ones(browser: Browser, base: str, address: str) -> None:
    papers = []
    for scheme in ("light", "dark"):
        with watched(browser, base, color_scheme=scheme) as page:
            page.goto(base + address)
            if "?" in address:
                page.wait_for_selector(".pd-parola")
            papers.append(drawn(page))
    assert papers[0] == papers[1]


CHOSEN = ["tavolo", "bando", "rete", "co-progettazione", "presa-in-carico", "rendicontazione"]


def of_words(sheets: list[str]) -> list[int]:
    """Return how many words each sheet has."""
    return [sheet.count("Come dirlo") for sheet in sheets]


def test_chosen_words_are_two_on_a_sheet_and_their_sources_last(page: Page, base: str) -> None:
    scripts = make_all(handouts.scripts(long_words(CHOSEN)))
    page.route(
        "**/assets/stampa/*",
        lambda route: route.fulfill(body=scripts[f"assets/stampa/{route.request.url.rpartition('/')[2]}"]),
    )
    page.goto(f"{base}stampa/?parole={','.join(CHOSEN)}")
    until(page, f"document.querySelectorAll('.pd-parola').length === {len(CHOSEN)}")
    sheets = printed(page)
    assert of_words(sheets) == [2, 2, 2, 0]
    assert sheets[0].startswith("1 Parole in comune Parole scelte tavolo")
    assert "Fonti tavolo – Codice del Terzo settore" in sheets[2] + sheets[3]
    assert "Cerca nell’elenco" not in "".join(sheets)


def test_the_words_found_in_a_text_are_printed_as_the_chosen_ones(page: Page, base: str) -> None:
    scripts = make_all(reading_files(Renderer(long_words(CHOSEN).glossary)))
    page.route(
        "**/assets/ricerca/leggi*",
        lambda route: route.fulfill(body=scripts[f"assets/ricerca/{route.request.url.rpartition('/')[2]}"]),
    )
    page.goto(base + "leggi/")
    page.fill("#pc-leggi-testo", f"Un testo con {', '.join(CHOSEN).replace('-', ' ')}.")
    page.click("text=Trova le parole")
    until(page, f"document.querySelectorAll('.pc-leggi .pd-parola').length === {len(CHOSEN)}")
    sheets = printed(page)
    assert of_words(sheets) == [2, 2, 2]
    assert sheets[0].startswith("1 Parole in comune Le parole trovate 6 parole del glossario: 6 divergono.")
    assert "Nel testo: «tavolo», una volta." in sheets[0]
    assert (
        "Bozza redazionale, testo non ancora pubblicato. CC BY 4.0. esempio.it/glossario/t/tavolo"
        in sheets[0]
    )
    assert "Testi CC BY 4.0." in sheets[-1]
    said = " ".join(sheets)
    assert [
        absent
        for absent in ("Un testo con", "Il tuo testo", "Stampa l’elenco", "Che cosa fa")
        if absent in said
    ] == []


def generated(name: str) -> tuple[object, tuple[str, ...], tuple[str, ...]]:
    """Return the content of a page that the sample has not, what is on paper and what is not."""
    if name == "una parola ritirata":
        site = Renderer(make_glossary(make_concept("bando"), withdrawn={"gara": gone("bando")}))
        page = moved.tombstone(site, "gara")
        said = (
            "gara",
            "Parola ritirata",
            "Il 22 novembre 2026 questa parola è stata ritirata",
            "Che cosa usare",
            "bando",
        )
        return page.content, said, ("Le parole",)
    wrong = Problem(Place("glossary/termini/gara.yml", 3, 1), "rif", "pa", "scrivilo", Level.ERROR)
    page = words.broken(Renderer(Glossary(), [wrong]), "glossary/termini/gara.yml")
    return page.content, ("gara: da correggere", "glossary/termini/gara.yml:3", "scrivilo"), ()


@pytest.mark.parametrize("name", ["una parola ritirata", "una parola guasta"])
def test_what_the_sample_has_not_is_printed_too(page: Page, base: str, name: str) -> None:
    content, there, absent = generated(name)
    put(page, base, content)
    (sheet,) = printed(page)
    assert [text for text in there if text not in sheet] == []
    assert [text for text in (*absent, *FOR_THE_SCREEN) if text in sheet] == []
