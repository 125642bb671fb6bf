"""The copy for a training room, opened from a disk as a trainer does: no network, and nothing fails."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import made_documents
import pytest
from docx import Document
from site_fixture import until

import offline
from parole.glossary.site_facts import SiteFacts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FACTS = SiteFacts(url="https://esempio.it/glossario/")


@pytest.fixture(scope="module")
def copy(www: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that comes out of the zip of the sample site."""
    folder = tmp_path_factory.mktemp("aula")
    offline.make_zip(www / "glossario", folder / "copia.zip", FACTS)
    with zipfile.ZipFile(folder / "copia.zip") as zipped:
        zipped.extractall(folder)
    return folder / "parole-in-comune"


@pytest.fixture
def page(browser: Browser, copy: Path) -> Iterator[Page]:
    """A page on a computer without a network: an error in the console or a request that fails is a fault."""
    context = browser.new_context(offline=True)
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None)
    # A picture still on its way when the page changes is no fault: only what is not there is.
    opened.on("requestfailed", lambda r: None if r.failure == "net::ERR_ABORTED" else troubles.append(r.url))
    opened.on("request", lambda r: None if r.url.startswith(copy.as_uri()) else troubles.append(r.url))
    yield opened
    context.close()
    assert troubles == []


def place(page: Page, copy: Path) -> str:
    return page.url.removeprefix(copy.as_uri() + "/")


def test_from_the_first_page_to_a_word_by_the_look_up_then_its_area(page: Page, copy: Path) -> None:
    page.goto((copy / "index.html").as_uri())
    page.keyboard.press("Tab")  # whoever moves with the keyboard has the tooltips ready
    page.focus("a.pc-parola >> text=tavolo")
    page.wait_for_selector(".pc-suggerimento:visible")
    page.fill("#pc-q", "coprogetazione")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/termini/co-progettazione/index.html")
    page.click(".pc-briciole a >> nth=1")
    assert place(page, copy) == "aree/strumenti/index.html"
    page.click(".md-tabs__link >> text=Inizio")
    assert place(page, copy) == "index.html"


def test_what_is_for_trainers_works_too(page: Page, copy: Path) -> None:
    page.goto((copy / "percorsi/per-cominciare/index.html").as_uri())
    page.click("text=Presenta le parole a schermo intero")
    assert place(page, copy) == "presenta/tavolo/index.html?percorso=per-cominciare"
    until(page, "document.activeElement?.matches('main')")  # the keys work from then on
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/presenta/bando/index.html?percorso=per-cominciare")
    page.keyboard.press("Escape")
    page.wait_for_url("**/percorsi/per-cominciare/index.html")
    page.click("text=Stampa le parole o il foglio di lavoro")
    page.wait_for_selector(".pd-parola >> nth=1")
    page.goto((copy / "quiz/per-cominciare/index.html").as_uri())
    page.click("[data-pc-lato=pa]")
    assert page.is_visible("text=La parola è tavolo")


def test_a_list_is_filtered(page: Page, copy: Path) -> None:
    page.goto((copy / "termini/index.html").as_uri() + "?area=soggetti")
    page.check("[value=coincidono]")
    assert page.locator(".pc-riga:visible .pc-riga__nome").all_inner_texts() == [
        "Agenzia di Tutela della Salute"
    ]


def test_the_answers_to_what_is_read_lead_to_files(page: Page, copy: Path) -> None:
    page.goto((copy / "leggi/index.html").as_uri())
    page.fill("#pc-leggi-testo", "un tavolo")
    page.click("text=Trova le parole")
    page.click(".pc-leggi .pd-parola h2 a")
    assert place(page, copy) == "termini/tavolo/index.html"
    page.fill("#pc-q", "xyzxyz")
    page.wait_for_selector(".pc-ricerca__niente a")
    links = page.eval_on_selector_all(".pc-ricerca__niente a", "els => els.map(a => a.getAttribute('href'))")
    assert all(link.split("?")[0].endswith("index.html") for link in links)


def test_a_document_is_read_and_given_back(page: Page, copy: Path) -> None:
    page.goto((copy / "documento/index.html").as_uri())
    page.set_input_files(
        "#pc-documento-file", {"name": "a.docx", "mimeType": "", "buffer": made_documents.notice("intero")}
    )
    page.check("#pc-documento-fine")
    with page.expect_download() as download:
        page.click("text=Scarica la copia con le parole")
    text = "\n".join(paragraph.text for paragraph in Document(download.value.path()).paragraphs)
    assert text.startswith("Il tavolo firma una carta.\nLe parole di questo documento\n")


def test_no_link_of_any_page_leads_to_a_folder(copy: Path) -> None:
    for path in sorted(copy.rglob("*.html")):
        links = re.findall(r"""<a\s[^>]*?href=["']?([^"'\s>]+)""", path.read_text(encoding="utf-8"))
        assert links, path
        local = [link.partition("#")[0].partition("?")[0] for link in links if not re.match(r"[a-z]+:", link)]
        folders = [link for link in local if link.endswith(("/", ".")) and link]
        assert folders == [], path
