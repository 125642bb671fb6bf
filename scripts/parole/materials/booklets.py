"""The ready handouts: a PDF for every reading path and one for the whole glossary.

The page is made here, with its style and typefaces inside; a browser prints it twice, because the index gives
the numbers of the pages. The result is tagged (PDF/UA needs tags), has bookmarks, and carries no date.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

from markupsafe import Markup
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from parole.drawing import palette, typefaces
from parole.glossary import addresses
from parole.materials.job import BROWSER, Job
from parole.model.concept import Concept
from parole.pages.handouts import drawn_code, handout
from parole.pages.lists import initial
from parole.rendering.leaflet import status_of_all
from parole.rendering.renderer import Renderer

VERSION = "1"
# Chapters and words: the names of the sides are tags, not bookmarks.
BOOKMARK_LEVELS = 2
_FILL = """(pages) => {
  for (const place of document.querySelectorAll("[data-di]")) {
    place.textContent = pages[place.dataset.di] ?? "";
  }
}"""


def jobs(renderer: Renderer) -> Iterator[Job]:
    """Yield the PDF of every reading path, then that of the whole glossary."""
    for id_, path in renderer.glossary.paths.items():
        yield _job(addresses.path_download(id_, "pdf"), path_booklet(renderer, id_), path.titolo)
    yield _job(addresses.WHOLE_PDF, whole_booklet(renderer), renderer.facts.name)


def _job(address: str, html: str, title: str) -> Job:
    return Job(address, booklet_pdf, (html, title), VERSION, BROWSER)


def path_booklet(renderer: Renderer, id_: str) -> str:
    """Return the page of a reading path: cover, index with the reasons, words, blank sheets, sources."""
    path = renderer.glossary.paths[id_]
    reasons: dict[str, str] = {}
    for step, concept in renderer.glossary.steps_of(id_):
        reasons.setdefault(concept.id, step.perche)
    words = list(renderer.glossary.words_of(id_))
    return _booklet(
        renderer, path.titolo, renderer.plain(path.descrizione), [("", words)], list(reasons.values())
    )


def whole_booklet(renderer: Renderer) -> str:
    """Return the page of all the words: cover, index, A to Z, sources."""
    groups = [(letter, list(words)) for letter, words in groupby(renderer.glossary.alphabetical, key=initial)]
    return _booklet(renderer, renderer.facts.name, renderer.facts.description, groups, [])


def _booklet(
    renderer: Renderer,
    title: str,
    description: str,
    groups: Sequence[tuple[str, list[Concept]]],
    reasons: Sequence[str],
) -> str:
    words = [concept for _, group in groups for concept in group]
    made = [
        (letter, [handout(renderer, concept, "", drawn_code) for concept in group])
        for letter, group in groups
    ]
    page = renderer.render(
        "libro.html",
        "",
        titolo=title,
        descrizione=description,
        stile=Markup(f"{palette.style()}\n{typefaces.style()}"),
        voci=words,
        stati=status_of_all(renderer, words),
        gruppi=made,
        passi=reasons,
        fogli=bool(reasons),
    )
    return str(page)


def booklet_pdf(browser: Any, html: str, title: str) -> bytes:
    """Return ``html`` printed by ``browser``, a Chromium as Playwright drives it."""
    context = browser.new_context(java_script_enabled=True)
    try:
        page = context.new_page()
        page.set_content(html, wait_until="load")
        page.evaluate("() => document.fonts.ready")
        page.evaluate(_FILL, pages_of(_printed(page)))
        return settled(_printed(page), title)
    finally:
        context.close()


def _printed(page: Any) -> bytes:
    return bytes(page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True))


def pages_of(pdf: bytes) -> dict[str, int]:
    """Return the page, from 1, of every place that something in ``pdf`` links to."""
    reader = PdfReader(BytesIO(pdf))
    found = {
        name: reader.get_destination_page_number(place) for name, place in reader.named_destinations.items()
    }
    return {name.removeprefix("/"): number + 1 for name, number in found.items() if number is not None}


def settled(pdf: bytes, title: str) -> bytes:
    """Return ``pdf`` with what changes at every printing taken away, and the bookmarks of a book.

    No dates, no name of the machine's browser, an identifier that depends on the content, structure elements
    numbered in order; the language and the title are those that a screen reader asks for (PDF/UA).
    """
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.metadata = {"/Title": title, "/Producer": "Parole in comune"}
    root = writer.root_object
    if "/Outlines" in root:
        _prune(root["/Outlines"].get_object(), BOOKMARK_LEVELS)
    preferences = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    root[NameObject("/ViewerPreferences")] = preferences
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    name = ByteStringObject(hashlib.sha256(title.encode()).digest()[:16])
    writer._ID = ArrayObject([name, name])
    out = BytesIO()
    writer.write(out)
    return _renumbered(out.getvalue())


def _prune(item: Any, levels: int) -> None:
    """Take away the bookmarks below ``levels``; ``item`` is the root or a bookmark."""
    if levels == 0:
        for key in ("/First", "/Last", "/Count"):
            item.pop(NameObject(key), None)
        return
    child = item.get("/First")
    while child is not None:
        bookmark = child.get_object()
        bookmark[NameObject("/Title")] = TextStringObject(once(str(bookmark["/Title"])))
        _prune(bookmark, levels - 1)
        child = bookmark.get("/Next")


def once(title: str) -> str:
    """Return a title that Chromium has written twice, as where a page ends just before a heading, once."""
    half = len(title) // 2
    return title[:half] if half and title[:half] == title[half:] else title


def _renumbered(pdf: bytes) -> bytes:
    """Name the elements in their order: Chromium names them after the nodes of its memory."""
    order: dict[bytes, bytes] = {}
    return re.sub(rb"node(\d{8})", lambda m: order.setdefault(m[0], b"node%08d" % (len(order) + 1)), pdf)
