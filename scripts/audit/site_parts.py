"""Compare two built sites part by part, whatever built them: files, then what each page says.

A page is compared as its readers have it (title, metadata, content, table of contents, links…), so that the
markup of a theme may differ and nothing that we publish can. Pure: paths and bytes in, differences out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

from lxml import html as lxml_html

from parole.glossary.addresses import WORKER

# What a theme brings along: its scripts and styles have a digest in their name.
THEME_FILE = re.compile(
    r"assets/(?:javascripts/(?:bundle\.|lunr/|workers/|LICENSE$)|stylesheets/(?:classic/|modern/)?(?:main|palette)\.)"
)
THEME_SEARCH = re.compile(r"search\.json|search/search_index\.json")
_ARTICLE = re.compile(rb"<article\b[^>]*>(.*?)</article>", re.DOTALL)
_OF_THE_THEME = re.compile(rb'<a\b[^>]*\brel="edit".*?</a>|<a id="__skip" tabindex="-1"></a>', re.DOTALL)
_GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')

MISSING, ADDED, FILE = "indirizzo che manca", "indirizzo in più", "file diverso"
_HASH = re.compile(r" 'sha256-[^']*'")
THEME_FILES, SEARCH, FRAME = "file del tema", "ricerca del tema", "cornice del tema"


@dataclass(frozen=True)
class Difference:
    """What differs, and in which file."""

    part: str
    path: str


@dataclass(frozen=True)
class Page:
    """A built page, by its path in the site."""

    path: str
    source: bytes

    @cached_property
    def tree(self) -> Any:
        """The page as a browser reads it."""
        return lxml_html.document_fromstring(self.source.decode("utf-8"))

    def goes(self, address: str) -> str:
        """Return where a relative address leads, from the root of the site."""
        return urljoin(f"https://sito.example/{self.path.removesuffix('index.html')}", address)

    @property
    def policy(self) -> str:
        """The Content-Security-Policy of the page."""
        return " ".join(self.tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content"))

    def links(self, xpath: str, *attributes: str) -> list[tuple[str, ...]]:
        """Return destination, text and ``attributes`` of each link found by ``xpath``."""
        return [
            (self.goes(link.get("href", "")), _text(link), *(link.get(name) or "" for name in attributes))
            for link in self.tree.xpath(xpath)
        ]


# Each part of a page, by the name that the table shows: how to read it.
PARTS: Mapping[str, Callable[[Page], object]] = {
    "titolo": lambda page: page.tree.findtext(".//title"),
    "lingua": lambda page: page.tree.get("lang"),
    "metadati": lambda page: sorted(
        (meta.get("name") or meta.get("property") or "", meta.get("content") or "")
        for meta in page.tree.xpath("//meta[not(@name='generator') and not(@http-equiv)]")
    ),
    "regole di sicurezza": lambda page: _HASH.sub("", page.policy),
    "impronte dei programmi": lambda page: _HASH.findall(page.policy),
    "collegamenti della testata": lambda page: [
        (link.get("rel"), page.goes(link.get("href")), link.get("type"), link.get("title"))
        for link in page.tree.xpath("//head/link[not(@rel='stylesheet')]")
    ],
    "dati strutturati": lambda page: page.tree.xpath("//script[@type='application/ld+json']/text()"),
    "stili e programmi nostri": lambda page: list(_own_files(page)),
    "contenuto": lambda page: content(page.source),
    "indice della pagina": lambda page: page.links("//*[@id='pc-indice']//li/a"),
    "menu": lambda page: page.links("//*[@id='pc-pagine']//li//a"),
    "schede in alto": lambda page: page.links("//*[@id='pc-schede']//a", "aria-current"),
    "campo di ricerca": lambda page: [
        lxml_html.tostring(form) for form in page.tree.xpath("//form[@role='search']")
    ],
    "colori": lambda page: page.tree.xpath("//*[@data-pc-colori]/@aria-label"),
    "piè di pagina": lambda page: [
        (_text(foot), page.links("//footer//a")) for foot in page.tree.xpath("//footer")
    ],
    "salto al contenuto": lambda page: page.links("//a[contains(@class, 'md-skip')]"),
    "generatore dichiarato": lambda page: page.tree.xpath("//meta[@name='generator']/@content"),
}


def content(source: bytes) -> bytes:
    """Return the content of the article of a page, byte by byte, without what themes put beside it."""
    found = _ARTICLE.search(source)
    return _OF_THE_THEME.sub(b"", found[1]).strip() if found else b""


def differences(ours: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> Iterator[Difference]:
    """Yield everything in which the site ``theirs`` differs from ``ours``: path → bytes of each file."""
    for path in sorted({*ours, *theirs}):
        if THEME_SEARCH.fullmatch(path) and (path not in ours or path not in theirs):
            yield Difference(SEARCH, path)
        elif path not in theirs or path not in ours:
            lost = MISSING if path in ours else ADDED
            yield Difference(THEME_FILES if THEME_FILE.match(path) else lost, path)
        elif path == WORKER and ours[path].partition(b"\n")[2] == theirs[path].partition(b"\n")[2]:
            continue  # its first line lists the digests of the other files, which are compared one by one
        elif ours[path] != theirs[path]:
            yield from _in_file(path, ours[path], theirs[path])


def _in_file(path: str, ours: bytes, theirs: bytes) -> Iterator[Difference]:
    """Yield what differs in a file that both have."""
    if not path.endswith(".html"):
        yield Difference(THEME_FILES if THEME_FILE.match(path) else FILE, path)
        return
    one, other = Page(path, ours), Page(path, theirs)
    yield from (Difference(name, path) for name, read in PARTS.items() if read(one) != read(other))
    if _GENERATOR.sub(b"", ours) != _GENERATOR.sub(b"", theirs):
        yield Difference(FRAME, path)


def _own_files(page: Page) -> Iterator[tuple[str, bool]]:
    """Yield the styles and scripts of a page that are not the theme's, and whether they wait for the page."""
    for tag in page.tree.xpath("//link[@rel='stylesheet'] | //script[@src]"):
        address = page.goes(tag.get("href") or tag.get("src"))
        if not THEME_FILE.search(address):
            yield address, "defer" in tag.attrib


def _text(element: Any) -> str:
    return " ".join(element.text_content().split())
