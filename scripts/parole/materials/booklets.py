"""The ready handouts: a PDF for every reading path and one for the whole glossary.

The page is made here, with its style and typefaces inside; a browser prints it twice, because the index gives
the numbers of the pages. :mod:`parole.materials.tagged_pdf` finishes the result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

from markupsafe import Markup
from pypdf import PdfReader

from parole.drawing import palette, typefaces
from parole.glossary import addresses
from parole.materials.job import BROWSER, Job
from parole.materials.tagged_pdf import finished
from parole.model.concept import Concept
from parole.pages.handouts import drawn_code, handout
from parole.pages.lists import initial
from parole.rendering.leaflet import status_of_all
from parole.rendering.renderer import Renderer

# The words under each letter; under none, those of a path.
Groups = Sequence[tuple[str, list[Concept]]]
_FILL = """(pages) => {
  for (const place of document.querySelectorAll("[data-di]")) {
    place.textContent = pages[place.dataset.di] ?? "";
  }
}"""
# What each link says, by where it leads: its pieces, apart from one another.
_LINKS = """() => {
  const said = (link) => [...link.childNodes].map((p) => p.textContent.trim()).filter(Boolean).join(" ");
  return Object.fromEntries([...document.links].map((link) => [link.getAttribute("href"), said(link)]));
}"""


def jobs(renderer: Renderer) -> Iterator[Job]:
    """Yield the PDF of every reading path, then that of the whole glossary."""
    for id_, path in renderer.glossary.paths.items():
        yield _job(addresses.path_download(id_, "pdf"), path_booklet(renderer, id_), path.titolo)
    yield _job(addresses.WHOLE_PDF, whole_booklet(renderer), renderer.facts.name)


def _job(address: str, html: str, title: str) -> Job:
    return Job(address, booklet_pdf, (html, title), BROWSER)


def path_booklet(renderer: Renderer, id_: str) -> str:
    """Return the page of a reading path: cover, index with the reasons, words, blank sheets, sources."""
    path = renderer.glossary.paths[id_]
    reasons: dict[str, str] = {}
    for step, concept in renderer.glossary.steps_of(id_):
        reasons.setdefault(concept.id, step.perche)
    words = list(renderer.glossary.words_of(id_))
    description = renderer.plain(path.descrizione)
    return _booklet(renderer, path.titolo, description, [("", words)], list(reasons.values()))


def whole_booklet(renderer: Renderer) -> str:
    """Return the page of all the words: cover, index, A to Z, sources."""
    groups = [(letter, list(words)) for letter, words in groupby(renderer.glossary.alphabetical, key=initial)]
    return _booklet(renderer, renderer.facts.name, renderer.facts.description, groups, [])


def _booklet(renderer: Renderer, title: str, description: str, groups: Groups, reasons: Sequence[str]) -> str:
    words = [concept for _, group in groups for concept in group]
    made = [(letter, [handout(renderer, each, "", drawn_code) for each in group]) for letter, group in groups]
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
        return finished(_printed(page), title, page.evaluate(_LINKS))
    finally:
        context.close()


def _printed(page: Any) -> bytes:
    return bytes(page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True))


def pages_of(pdf: bytes) -> dict[str, int]:
    """Return the page, from 1, of every place that something in ``pdf`` links to."""
    reader = PdfReader(BytesIO(pdf))
    places = reader.named_destinations.items()
    found = {name.removeprefix("/"): reader.get_destination_page_number(place) for name, place in places}
    return {name: number + 1 for name, number in found.items() if number is not None}
