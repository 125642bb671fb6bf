"""Hostile texts go through every output, and none becomes an element, a script, a formula or a file elsewhere.

``tests/data/ostili.json`` holds the texts. A glossary has them in every field (the model says which), past all
the checks that would refuse them. What comes out is read back with the real parser of each format, and compared
with what comes out of a harmless glossary: no element and no attribute may be there that is not there too.
Outputs, pages and materials are taken from their lists: a new one is tried by itself.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile import HARMLESS, PAYLOADS, hostile_renderer
from lxml import etree
from made_site import finish_site, made_pages

from parole.materials.catalogue import KINDS
from parole.opendata import tables
from parole.pages.catalogue import all_fragments
from parole.rendering.renderer import Renderer

MOULD = (
    '<!doctype html><html><head><meta charset="utf-8"><title>PAROLE-TITOLO</title>'
    '<meta name="description" content="PAROLE-DESCRIZIONE"><!-- parole: metadati --></head><body>'
    '<nav><li><a href="#parole-indice">PAROLE-INDICE</a></li></nav><article><!-- parole: contenuto -->'
    "<!-- parole: fine contenuto --></article></body></html>"
)
PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><!-- parole: metadati --></head><body>{}</body></html>'
)
# An element and the name of one of its attributes; no attribute: the element itself.
Shape = set[tuple[str, str]]
# Of these there must be exactly as many as in the harmless page: a text may bring none, even if others are there.
COUNTED = ("script", "style", "link", "meta", "base", "iframe", "object", "embed", "form", "input", "img")


@cache
def site(*, hostile: bool) -> dict[str, str | bytes]:
    """Return all that the finishing step writes."""
    return finish_site(_built(renderer := _renderer(hostile=hostile)), renderer).written


@cache
def materials(*, hostile: bool) -> dict[str, tuple[str, bytes]]:
    """Return the content of every material (what a browser prints as the page that it prints), by address."""
    made = {}
    # All that is harmless is alike: two words have every element of them all.
    renderer = _renderer(hostile=True) if hostile else hostile_renderer([HARMLESS] * 2)
    for jobs in KINDS.values():
        for job in jobs(renderer):
            if job.address.endswith(".png"):
                continue  # the same drawing as the SVG, in dots
            content = str(job.content[0]).encode() if job.tool else job.make(*job.content)
            made[job.address] = ("html" if job.tool else job.address.rpartition(".")[2], content)
    return made


@cache
def _renderer(*, hostile: bool) -> Renderer:
    return hostile_renderer(PAYLOADS if hostile else [HARMLESS] * len(PAYLOADS))


def _built(renderer: Renderer) -> dict[str, str]:
    parts = "".join(f"<!-- parole: {name} -->" for name in all_fragments(renderer))
    moulds = {f"{page.mould}/stampo/index.html": MOULD for page in made_pages(renderer)}
    return {"index.html": PAGE.format(parts), "404.html": PAGE.format(""), **moulds}


class _Html(HTMLParser):
    """Collects the shape of a page, how many there are of the elements that count, and what could run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shape: Shape = set()
        self.counts = dict.fromkeys(COUNTED, 0)
        self.bad: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape |= {(tag, ""), *((tag, name) for name, _ in attrs)}
        if tag in self.counts:
            self.counts[tag] += 1
        for name, value in attrs:
            scheme = re.match(r"[\s\x00-\x20]*([a-z]+):", value or "", re.IGNORECASE)
            if name.startswith("on") or (
                name in ("href", "src", "action") and scheme and scheme[1].lower() not in ("https", "http")
            ):
                self.bad.append(f"{tag} {name}={value}")


@cache
def _read(html: str) -> _Html:
    """Return what a page has; several tests look at each."""
    return _Html(html)


def texts(files: dict[str, str | bytes], *suffixes: str) -> Iterator[tuple[str, str]]:
    for path, content in files.items():
        if path.endswith(suffixes):
            yield path, content if isinstance(content, str) else content.decode("utf-8")


@cache
def harmless_html() -> Shape:
    found: Shape = set()
    for _, html in texts(site(hostile=False), ".html"):
        found |= _read(html).shape
    # What the inline Markdown of a text may give, which the harmless text does not use.
    return found | {("em", ""), ("strong", ""), ("a", ""), ("a", "href"), ("span", ""), ("span", "lang")}


def test_the_texts_are_in_every_page() -> None:
    pages = dict(texts(site(hostile=True), ".html"))
    assert len(pages) > 3 * len(PAYLOADS)
    assert sum("&lt;script&gt;window.entrato" in html for html in pages.values()) > 5


def test_no_page_has_a_new_element_or_attribute() -> None:
    for path, html in texts(site(hostile=True), ".html"):
        page = _read(html)
        assert page.shape - harmless_html() == set(), path
        assert page.bad == [], path


def test_no_page_of_a_word_has_more_scripts_frames_or_forms() -> None:
    harmless = dict(texts(site(hostile=False), ".html"))
    for path, html in texts(site(hostile=True), ".html"):
        if path in harmless and not path.startswith("t/"):  # short links come from the words
            assert _read(html).counts == _read(harmless[path]).counts, path


def test_every_page_lets_only_the_scripts_of_the_generator_run() -> None:
    for path, html in texts(site(hostile=True), ".html"):
        assert html.count('<meta http-equiv="Content-Security-Policy"') == 1, path
        assert "sha256" not in html.partition("Content-Security-Policy")[2].partition(">")[0], path


def test_data_inside_pages_is_json_and_cannot_close_its_script() -> None:
    blocks = [
        block
        for _, html in texts(site(hostile=True), ".html")
        for block in re.findall(
            r'<script type="application/(?:ld\+)?json"[^>]*>(.*?)</script>', html, re.DOTALL
        )
    ]
    assert len(blocks) > len(PAYLOADS)
    for block in blocks:
        json.loads(block)
        assert "<" not in block


def test_data_scripts_hold_data_and_nothing_else() -> None:
    scripts = list(texts(site(hostile=True), ".js"))
    assert len(scripts) > 4
    for path, text in scripts:
        if path == "sw.js":  # a program of ours, and before it one line of data
            assert re.match(r"self\.PAROLE = (?:null|\{[^<>\n]*\});\n", text)
            continue
        for line in text.splitlines() if text.count("\n") < 5 else [text]:
            assigned = re.fullmatch(
                r"\(?window\.[\w.\[\]\"|={}()-]*?=(?P<data>[\[{\"].*);?\s*", line, re.DOTALL
            )
            assert assigned, (path, line[:80])
            json.loads(assigned["data"].rstrip(";"))
            assert "<" not in line, path


def test_json_files_are_json_and_keep_what_was_typed() -> None:
    files = dict(texts(site(hostile=True), ".json", ".jsonld"))
    read = {path: json.loads(text) for path, text in files.items()}
    word = read["dati/v1/termini/parola-0.json"]
    assert PAYLOADS[0] in json.dumps(word, ensure_ascii=False)
    html = [data["html"] for path, data in read.items() if path.startswith("oembed/")]
    assert html
    for text in html:
        assert _read(text).counts["iframe"] == 1
        assert {tag for tag, _ in _read(text).shape} == {"iframe"}


def _xml(content: str | bytes) -> Shape:
    """Return the shape of an XML text; entities are never resolved, and there must be no document type."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(content if isinstance(content, bytes) else content.encode(), parser)
    assert root.getroottree().docinfo.doctype == ""
    found: Shape = set()
    for element in root.iter():
        tag = str(element.tag)
        found |= {(tag, ""), *((tag, str(name)) for name in element.attrib)}
    return found


XML = (".xml", ".svg", ".rdf", ".tbx")


def test_xml_files_have_the_elements_of_the_harmless_ones() -> None:
    allowed: dict[str, Shape] = {}
    for path, content in site(hostile=False).items():
        if path.endswith(XML):
            allowed.setdefault(path.rpartition(".")[2], set()).update(_xml(content))
    assert set(allowed) == {"xml", "svg", "rdf", "tbx"}
    allowed["xml"] |= {
        ("ALIASES", ""),
        ("ALIAS", ""),
    }  # the harmless words share their names: none is an alias
    for path, content in site(hostile=True).items():
        if path.endswith(XML):
            assert _xml(content) - allowed[path.rpartition(".")[2]] == set(), path


def test_turtle_and_json_ld_say_no_new_property() -> None:
    from rdflib import Graph

    def properties(hostile: bool, name: str, form: str) -> set[str]:
        graph = Graph().parse(data=site(hostile=hostile)[f"dati/v1/{name}"], format=form)
        return {str(predicate) for predicate in graph.predicates()}

    for name, form in (("glossario.ttl", "turtle"), ("glossario.jsonld", "json-ld")):
        assert properties(True, name, form) == properties(False, name, form)


def _rows(name: str, delimiter: str) -> list[dict[str, str]]:
    content = site(hostile=True)[f"dati/v1/{name}"]
    text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def test_no_cell_of_the_spreadsheet_is_a_formula() -> None:
    rows = _rows(tables.SPREADSHEET, ";")
    assert len(rows) >= len(PAYLOADS)
    cells = [cell for row in rows for cell in row.values()]
    assert [
        cell for cell in cells if cell.lstrip(" \ufeff").startswith(("=", "+", "-", "@", "\t", "\r"))
    ] == []
    assert any("cmd|" in cell for cell in cells)


def test_the_plain_table_gives_back_what_was_typed() -> None:
    typed = _renderer(hostile=True).glossary.concepts
    rows = {row["id"]: row for row in _rows(tables.PLAIN, ",") if row["id"] in typed}
    assert {id_: row["in_breve"] for id_, row in rows.items()} == {
        id_: word.in_breve for id_, word in typed.items()
    }
    assert {id_: tables.split(row["varianti"]) for id_, row in rows.items()} == {
        id_: list(word.varianti) for id_, word in typed.items()
    }


def test_every_written_path_stays_inside_the_site() -> None:
    for path in (*site(hostile=True), *materials(hostile=True)):
        assert re.fullmatch(r"[a-z0-9][a-z0-9/._-]*", path, re.IGNORECASE), path
        assert ".." not in path.split("/"), path


# Materials.


def test_every_kind_of_material_is_known_to_this_test() -> None:
    assert {kind for kind, _ in materials(hostile=False).values()} == {"svg", "pptx", "apkg", "html"}


def test_cards_have_the_elements_of_the_harmless_ones() -> None:
    allowed = set().union(*(_xml(c) for kind, c in materials(hostile=False).values() if kind == "svg"))
    for address, (kind, content) in materials(hostile=True).items():
        if kind == "svg":
            assert _xml(content) - allowed == set(), address


def test_what_is_printed_has_the_elements_of_the_harmless_one() -> None:
    allowed: Shape = {("em", ""), ("strong", "")}
    for kind, content in materials(hostile=False).values():
        allowed |= _read(content.decode()).shape if kind == "html" else set()
    for address, (kind, content) in materials(hostile=True).items():
        if kind == "html":
            page = _read(content.decode())
            assert (page.shape - allowed, page.bad) == (set(), []), address


def _slides(content: bytes) -> tuple[Shape, set[str], set[str]]:
    """Return the shape of a presentation, the suffixes of its parts, where it links to."""
    shape: Shape = set()
    links: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = parts.namelist()
        for name in names:
            assert not name.startswith("/")
            assert ".." not in name.split("/")
            if name.endswith((".xml", ".rels")):
                shape |= _xml(parts.read(name))
                links |= set(re.findall(rb'Target="([^"]*)"[^>]*TargetMode="External"', parts.read(name)))
    return shape, {Path(name).suffix for name in names}, {link.decode() for link in links}


def test_slides_have_the_elements_of_the_harmless_ones_and_link_only_to_the_site() -> None:
    allowed: Shape = set()
    kinds: set[str] = set()
    for kind, content in materials(hostile=False).values():
        if kind == "pptx":
            shape, suffixes, _ = _slides(content)
            allowed, kinds = allowed | shape, kinds | suffixes
    for address, (kind, content) in materials(hostile=True).items():
        if kind == "pptx":
            shape, suffixes, links = _slides(content)
            assert (shape - allowed, suffixes - kinds) == (set(), set()), address
            assert all(link.startswith("https://esempio.it/g/") for link in links), address


def _notes(content: bytes, folder: Path) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        name = next(name for name in parts.namelist() if name.endswith((".anki2", ".anki21")))
        (folder / "mazzo.db").write_bytes(parts.read(name))
    database = sqlite3.connect(folder / "mazzo.db")
    try:
        return [row[0] for row in database.execute("select flds from notes")]
    finally:
        database.close()


def test_flashcards_have_the_elements_of_the_harmless_ones(tmp_path: Path) -> None:
    decks = [
        [_notes(content, tmp_path) for kind, content in materials(hostile=hostile).values() if kind == "apkg"]
        for hostile in (False, True)
    ]
    allowed: Shape = {("em", ""), ("strong", ""), ("i", ""), ("b", "")}
    for note in (note for deck in decks[0] for note in deck):
        allowed |= _read(note).shape
    assert sum(map(len, decks[1])) >= len(PAYLOADS)
    for note in (note for deck in decks[1] for note in deck):
        assert (_read(note).shape - allowed, _read(note).bad) == (set(), []), note[:200]


@pytest.mark.parametrize("text", PAYLOADS, ids=range(len(PAYLOADS)))
def test_the_corpus_says_no_two_things_at_once(text: str) -> None:
    assert PAYLOADS.count(text) == 1
    assert text == text.strip()
