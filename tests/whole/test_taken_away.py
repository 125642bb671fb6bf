"""Whatever leaves the site says its state, its edition, its licence and where it comes from.

The kinds of files are taken from what the site makes: one that is neither in :data:`LEAVES` nor in
:data:`STAYS` fails here by name. Each is opened as who receives it would.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import made_documents
import places
import pytest
import zxingcpp
from editions import published
from made_site import made_pages
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader
from sheet_text import text_of

from parole import load_glossary
from parole.glossary import addresses
from parole.glossary.site_facts import SiteFacts
from parole.materials import card_layout
from parole.materials.cards import covers
from parole.materials.catalogue import KINDS
from parole.pages.head import head_of
from parole.pages.sharing import sharing
from parole.rendering.leaflet import leaflet
from parole.rendering.renderer import Renderer
from parole.site.outputs import all_outputs

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WORD = "tavolo"
SITE = "https://esempio.it/g/"
SIGNS = {
    "state": r"bozza",
    "edition": r"3 marzo 2026|2026-03-03",
    "licence": r"CC[ -]BY[ -]4\.0|licenses/by/4\.0",
    "link": r"esempio\.it/g/",
}
ALL = tuple(SIGNS)
WITHOUT_STATE = ("edition", "licence", "link")
MADE_HERE = ("state", "edition", "licence")


@cache
def renderer() -> Renderer:
    """Return the sample glossary, published: its edition is a day that can be looked for."""
    facts = SiteFacts(url=SITE, materials=frozenset(KINDS))
    words = load_glossary(places.DATA / "sito")
    return Renderer(published(words, date(2026, 3, 3), facts=facts), facts=facts)


def kind_of(address: str) -> str:
    """Return an address with no name of a word, of a path or of a day in it."""
    glossary = renderer().glossary
    ids = "|".join(sorted({*glossary.concepts, *glossary.paths}, key=len, reverse=True))
    return re.sub(r"\d{4}-\d\d-\d\d", "<day>", re.sub(rf"(?<![\w-])(?:{ids})(?![\w-])", "<id>", address))


@cache
def made() -> dict[str, Callable[..., Any]]:
    """Return how a file of each kind is made: that of the word that is looked at, where each word has one."""
    found: dict[str, Callable[..., Any]] = {}
    jobs = (
        (job.address, lambda *t, job=job: job.make(*t, *job.content))
        for k in KINDS.values()
        for job in k(renderer())
    )
    for address, make in (*all_outputs(renderer()), *jobs):
        if kind_of(address) not in found or f"/{WORD}" in address:
            found[kind_of(address)] = make
    return found


# How each file is opened.


def text(content: Any) -> str:
    return (
        content
        if isinstance(content, str)
        else str(content)
        if hasattr(content, "__html__")
        else content.decode()
    )


def words_of_html(content: Any) -> str:
    """Return what a page shows, and where its links lead."""
    html = text(content)
    return " ".join((re.sub(r"<[^>]*>", " ", html), *re.findall(r'(?:href|content)="([^"]*)"', html)))


def described(content: bytes) -> str:
    return " ".join(ElementTree.fromstring(content).itertext())


def drawn(content: bytes) -> str:
    """Return what a card shows: its letters are outlines, here as they were set; the code is read from the dots."""
    with Image.open(BytesIO(content)) as picture:
        [code] = zxingcpp.read_barcodes(picture.convert("L"))
    concept = renderer().glossary.concepts[WORD]
    settings = card_layout.settings(leaflet(renderer(), concept))
    return " ".join((code.text, *(line for setting in settings for line in setting.lines)))


def cover(content: bytes) -> str:
    """Return what the picture of a path says, as its letters were set; that of the site is made as it is."""
    assert content.startswith(b"\x89PNG")
    *_, (_, said) = covers(renderer())
    return " ".join(line for setting in card_layout.cover_settings(said) for line in setting.lines)


def slides(content: bytes) -> str:
    shapes = (shape for slide in Presentation(BytesIO(content)).slides for shape in slide.shapes)
    return " ".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)


def flashcards(content: bytes) -> str:
    """Return what the cards of a deck show, each with its two faces."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        database = sqlite3.connect(":memory:")
        database.deserialize(package.read("collection.anki2"))
    [models] = database.execute("select models from col").fetchone()
    faces = " ".join(face["afmt"] for model in json.loads(models).values() for face in model["tmpls"])
    return " ".join((faces, *(fields for (fields,) in database.execute("select flds from notes"))))


def printed(content: bytes) -> str:
    return " ".join(text_of(page) for page in PdfReader(BytesIO(content)).pages)


LEAVES: dict[str, tuple[Callable[[Any], str], tuple[str, ...]]] = {
    "scarica/<id>.svg": (described, ALL),
    "scarica/<id>.png": (drawn, ALL),
    "assets/images/sito.png": (cover, ALL),
    "scarica/percorsi/<id>.png": (cover, ALL),
    "scarica/<id>.pptx": (slides, ALL),
    "scarica/percorsi/<id>.pptx": (slides, ALL),
    "scarica/percorsi/<id>.pdf": (printed, ALL),
    "scarica/glossario.pdf": (printed, ALL),
    "scarica/percorsi/<id>.apkg": (flashcards, ALL),
    "scheda/<id>/index.html": (words_of_html, ALL),
    "oembed/<id>.json": (text, ALL),
    "incorpora/v1/parole/<id>.js": (text, MADE_HERE),  # shown beside the link
    "assets/stampa/<id>.js": (text, ALL),
    "assets/ricerca/leggi-0.js": (text, MADE_HERE),  # leggi.js and documento.js write the link
    "assets/allegato/<id>.js": (
        text,
        ("state", "edition", "link"),
    ),  # the licence is said once for all the words
    "termini/<id>/index.md": (text, ALL),
    "llms.txt": (text, ALL),
    "novita.xml": (text, WITHOUT_STATE),  # what changed, not a text of a word
    "termini/<id>/v/<day>/index.html": (words_of_html, ALL),
    "dati/v1/termini/<id>/<day>.json": (text, ALL),
    "dati/v1/termini/<id>.json": (text, ALL),
    "dati/v1/termini/<id>.ttl": (text, ALL),
    "dati/v1/glossario.csv": (text, ALL),
    "dati/v1/glossario-piano.csv": (text, ALL),
    "dati/v1/glossario.json": (text, ALL),
    "dati/v1/indice.json": (text, WITHOUT_STATE),  # addresses and registers
    "dati/v1/glossario.ttl": (text, ALL),
    "dati/v1/glossario.jsonld": (text, ALL),
    "dati/v1/glossario.rdf": (text, ALL),
    "dati/v1/glossario.tbx": (text, ALL),
    "dati/v1/moodle/glossario.xml": (text, ALL),
    "dati/v1/moodle/quiz.gift": (text, ALL),
    "dati/v1/datapackage.json": (text, WITHOUT_STATE),  # describes the files, and has no text of a word
}
STAYS: dict[str, str] = {
    "qr/<id>.svg": "a link and nothing else",
    "presenta/<id>/index.html": "is looked at on the site",
    "opensearch.xml": "the look-up, for browsers",
    "assets/ricerca/nomi.js": "the look-up",
    "assets/ricerca/brevi-0.js": "the look-up",
    "assets/ricerca/leggi.js": "the forms that are recognised",
    "incorpora/v1/forme.js": "the forms that are recognised",
    "assets/proponi/modello.js": "the form",
    "assets/proponi/registri.js": "the form",
    "assets/proponi/termini/<id>.js": "the form: what is typed comes back as a proposal",
    "dati/v1/termine.schema.json": "a schema",
    "dati/v1/glossario.schema.json": "a schema",
    "dati/v1/indice.schema.json": "a schema",
    "dati/v1/voce.schema.json": "a schema",
}


def missing(said: str, signs: Iterable[str], link: str = SIGNS["link"], **other: str) -> list[str]:
    """Return what is not said; white space does not count: on paper lines break."""
    one_line = re.sub(r"\s+", " ", said)
    wanted = SIGNS | {"link": link} | other
    return [sign for sign in signs if not re.search(wanted[sign], one_line, re.IGNORECASE)]


def test_every_kind_of_file_either_says_where_it_comes_from_or_stays() -> None:
    known = {*LEAVES, *STAYS}
    assert sorted(set(made()) - known) == [], "in LEAVES or in STAYS?"
    assert sorted(known - set(made())) == [], "no longer made"


@pytest.mark.parametrize("kind", [kind for kind in LEAVES if not kind.endswith(".pdf")])
def test_what_leaves_says_state_edition_licence_and_link(kind: str) -> None:
    read, signs = LEAVES[kind]
    about_a_word = kind.startswith("scarica/<id>.") or kind.endswith(".md")
    link = rf"esempio\.it/g/\w+/{WORD}" if about_a_word else SIGNS["link"]
    assert missing(read(made()[kind]()), signs, link) == []


@pytest.mark.parametrize("kind", [kind for kind in LEAVES if kind.endswith(".pdf")])
def test_what_is_printed_says_it_too(browser: Browser, kind: str) -> None:
    read, signs = LEAVES[kind]
    assert missing(read(made()[kind](browser)), signs, rf"esempio\.it/g/t/{WORD}") == []


@pytest.mark.parametrize("piece", ["voce", "foglio", "lettura"])
def test_each_sheet_says_it_by_itself(piece: str) -> None:
    script = made()["assets/stampa/<id>.js"]()
    pieces = json.loads(script[script.index("{") : script.rindex("}") + 1])
    assert missing(words_of_html(pieces[piece]), ALL, rf"esempio\.it/g/t/{WORD}") == []


def test_a_citation_and_the_preview_of_a_link_say_it() -> None:
    concept = renderer().glossary.concepts[WORD]
    assert missing(words_of_html(sharing(renderer(), concept).citation), ALL) == []
    [page] = [page for page in made_pages(renderer()) if page.address == addresses.word(WORD)]
    assert missing(str(head_of(page, renderer())), ALL, rf"esempio\.it/g/scarica/{WORD}\.png") == []


def all_texts(file: bytes) -> str:
    """Return every text inside an office file, and the addresses that its links open."""
    with zipfile.ZipFile(BytesIO(file)) as package:
        parts = [
            package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))
        ]
    return " ".join((*(t for part in parts for t in re.findall(r">([^<>]+)<", part)), *parts))


# What the browser writes by itself: the script, its page, what is chosen there, the button.
BROWSER_MADE: dict[str, tuple[str, str]] = {
    "allegato": (f"allegato/?parole={WORD}", "Scarica per Word"),
    "documento": ("documento/", "Scarica la copia con le parole"),
}


@pytest.mark.parametrize(
    ("name", "file"), [("allegato", ""), ("documento", "a.docx"), ("documento", "a.pptx")]
)
def test_what_the_browser_writes_says_it_too(page: Page, base: str, name: str, file: str) -> None:
    address, button = BROWSER_MADE[name]
    page.goto(base + address)
    if file:
        content = made_documents.furnished() if file.endswith("docx") else made_documents.slides()
        page.set_input_files("#pc-documento-file", {"name": file, "mimeType": "", "buffer": content})
    page.get_by_role("button", name=button).wait_for()
    if file:
        page.check("#pc-documento-fine")
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    said = all_texts(Path(download.value.path()).read_bytes())
    not_yet = {"edition": "non ancora pubblicat|nessuna edizione pubblicata"}
    assert missing(said, ALL, rf"esempio\.it/glossario/\w+/{WORD}", **not_yet) == []


def test_every_script_that_gives_a_file_is_tried() -> None:
    scripts = (places.ROOT / "docs/assets/javascripts").glob("*.js")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in scripts}
    assert [name for name, text in texts.items() if "createObjectURL" in text] == ["carica"]
    giving = {name for name, text in texts.items() if re.search(r"\bdownload\(", text)} - {"carica"}
    proposals = {"prima-lettura", "proponi"}  # what comes to the site, not what leaves it
    assert giving - proposals == set(BROWSER_MADE)
