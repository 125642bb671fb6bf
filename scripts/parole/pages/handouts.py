"""What is printed of a word: its sheet, its blank sheet for a workshop, its sources.

The same pieces are put on paper by the page «Stampa» (one small script per word, loaded when it is chosen,
from a disk too) and by the ready PDFs (:mod:`parole.materials.booklets`); «Leggi un testo» fills the same
sheet with the words that it finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from parole.drawing.qr import dark_path, side
from parole.glossary import addresses
from parole.glossary.state import digest
from parole.model.concept import Concept
from parole.model.values import Difference
from parole.pages.quiz import questions_of
from parole.proposals.first_reading import COLUMNS, parts_read
from parole.rendering.data_script import data_script
from parole.rendering.leaflet import MISSING_SIDE, leaflet, short_link
from parole.rendering.page import Fragment, template
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer
from parole.rendering.saying import readings

SCRIPT = "ParoleStampa"
# How many words a table reads in half an hour.
TEN = 10
Code = Callable[[Renderer, Concept, str], Markup]


@dataclass(frozen=True, slots=True)
class Handout:
    """The pieces of a word, as HTML without links."""

    sheet: Markup
    blank: Markup
    sources: Markup


def linked_code(renderer: Renderer, concept: Concept, root: str) -> Markup:
    """Return the QR code of a word as a picture of the site; empty while the site has no address."""
    if not renderer.facts.url:
        return Markup()
    picture = '<img class="pd-codice" src="{}{}" width="96" height="96" alt="Codice QR di «{}»">'
    return Markup(picture).format(root, addresses.qr_code(concept.id), concept.full_name)


def drawn_code(renderer: Renderer, concept: Concept, root: str) -> Markup:  # noqa: ARG001 (as its twin)
    """Return the QR code of a word drawn in the page itself, for what has no site around it."""
    if not renderer.facts.url:
        return Markup()
    link = short_link(renderer, concept)
    drawing = (
        '<svg class="pd-codice" viewBox="0 0 {0} {0}" role="img" aria-label="Codice QR di «{1}»">'
        '<path d="{2}"/></svg>'
    )
    return Markup(drawing).format(side(link), concept.full_name, dark_path(link))


def handout(renderer: Renderer, concept: Concept, root: str, code: Code) -> Handout:
    """Return what is printed of ``concept``; ``root`` is the way back from the page that shows it."""
    values = {
        "voce": concept,
        "testo": renderer.unlinked(concept.id),
        "detto": leaflet(renderer, concept),
        "codice": code(renderer, concept, root),
        "letture": readings(renderer.glossary, concept),
        "nel_testo": "",
        "manca": MISSING_SIDE,
    }
    pieces = (
        renderer.render(f"dispensa_{name}.html", root, **values) for name in ("voce", "foglio", "fonti")
    )
    return Handout(*pieces)


def scripts(renderer: Renderer) -> Iterator[Planned]:
    """Yield the script of every word."""
    for concept in renderer.glossary.alphabetical:
        yield addresses.printed(concept.id), partial(_script, renderer, concept)


def _script(renderer: Renderer, concept: Concept) -> str:
    texts = renderer.unlinked(concept.id)
    made = handout(renderer, concept, addresses.way_back(addresses.PRINT), linked_code)
    shared = {"voce": concept, "testo": texts, "detto": leaflet(renderer, concept)}
    asked = questions_of(renderer.glossary, concept)
    root = addresses.way_back(addresses.QUIZ)
    quiz = renderer.render("quiz_parola.html", root, domande=asked, **shared) if asked else ""
    reading = renderer.render(
        "lettura_parola.html",
        addresses.way_back(addresses.FIRST_READING),
        impronta=digest(concept),
        parti=tuple(parts_read(concept)),
        nome=renderer.glossary.name_of,
        **shared,
    )
    shown = {
        "id": concept.id,
        "voce": made.sheet,
        "foglio": made.blank,
        "fonti": made.sources,
        "quiz": quiz,
        "lettura": reading,
        "attenzione": texts.get("attenzione", ""),
    }
    return data_script(SCRIPT, shown)


def _first_reading(renderer: Renderer, root: str) -> Markup:
    """Return the sheet to fill; without words of one’s own, the first ten of a reading path."""
    glossary = renderer.glossary
    paths = [(path.titolo, glossary.words_of(id_)[:TEN]) for id_, path in glossary.paths.items()]
    return renderer.render("prima_lettura.html", root, percorsi=paths, colonne=COLUMNS)


def _chooser(renderer: Renderer, root: str) -> Markup:
    glossary = renderer.glossary
    paths = [(id_, path.titolo, glossary.words_of(id_)) for id_, path in glossary.paths.items()]
    areas = [(id_, area.nome, glossary.by_area[id_]) for id_, area in glossary.areas.items()]
    groups = [("Percorsi", "percorso", paths), ("Aree", "area", areas)]
    moved = {id_: concept.id for id_ in sorted(glossary.redirects) if (concept := glossary.where(id_))}
    return renderer.render("stampa.html", root, gruppi=groups, voci=glossary.alphabetical, spostate=moved)


FRAGMENTS: dict[str, Fragment] = {
    "stampa": _chooser,
    "dispense-pronte": lambda renderer, root: renderer.render(
        "dispense_pronte.html", root, percorsi=list(renderer.glossary.paths.items())
    ),
    "quiz": lambda renderer, root: renderer.render(
        "quiz.html", root, id="", domande=(), voci=(), differenze=tuple(Difference)
    ),
    "prima-lettura": _first_reading,
    "leggi": lambda renderer, root: renderer.render("leggi.html", root, manca=MISSING_SIDE),
    "documento": template("documento.html"),
}
