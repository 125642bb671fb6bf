"""The page of a word, and the page that stands for one whose file has problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from parole.embedding.link_preview import description_of, heading
from parole.glossary import addresses
from parole.glossary.glossary import TERMS_FOLDER, Glossary
from parole.glossary.senses import senses
from parole.glossary.state import sides_to_read_again, state, valid_approvals
from parole.model.concept import Citation, Concept
from parole.model.parts import HEADINGS
from parole.model.registers import Source
from parole.model.values import SideName
from parole.pages.history import history
from parole.pages.sharing import sharing
from parole.reading.problems import errors_in
from parole.rendering.page import Heading, Page
from parole.rendering.planned import PlannedPage
from parole.rendering.renderer import Renderer
from parole.rendering.saying import readings
from parole.rules.check import paths_of

# How the page calls what a citation supports.
_SUPPORTED = {name.value: name.label for name in SideName} | {
    "fonti": "Le altre parti",
    "esempio": "Esempio",
}

# The sections of the page by their anchors, and where one of them begins.
_SECTIONS = {addresses.ANCHORS[section]: heading for section, heading in HEADINGS.items()}
_SECTIONS |= {"legami": "Parole vicine", "fonti": "Fonti", "storia": "Storia della parola"}
_SECTION = re.compile(f'id="({"|".join(_SECTIONS)})"')

# Of the words where a word recurs, how many are seen, and how many may be on request: a page has a weight.
SHOWN_AT_ONCE, SHOWN_AT_ALL = 8, 150


def pages(renderer: Renderer) -> Iterator[PlannedPage]:
    """Yield the page of every word, in alphabetical order."""
    words = renderer.glossary.alphabetical
    for concept, previous, following in zip(words, (None, *words), (*words[1:], None), strict=False):
        yield addresses.word(concept.id), partial(page, renderer, concept, previous, following)


def page(
    renderer: Renderer, concept: Concept, previous: Concept | None = None, following: Concept | None = None
) -> Page:
    """Return the page of a word."""
    address = addresses.word(concept.id)
    content = renderer.render(
        "parola.html",
        addresses.way_back(address),
        voce=concept,
        testo=renderer.texts(concept.id),
        stato=state(concept),
        da_rileggere=sides_to_read_again(concept),
        approvazioni=valid_approvals(concept),
        fonti=_sources(renderer, concept),
        letture=readings(renderer.glossary, concept),
        accezioni=senses(renderer.glossary, concept),
        parola=renderer.glossary.where,
        sostiene=_SUPPORTED,
        legami=_relations(renderer.glossary, concept),
        ricorre=recurrences(renderer, concept),
        area=renderer.glossary.areas.get(concept.area),
        tappe=renderer.stops[concept.id],
        storia=history(renderer, concept.id),
        precedente=previous,
        successiva=following,
        condividi=sharing(renderer, concept),
    )
    return Page(
        mould="termini",
        address=address,
        title=heading(concept),
        description=description_of(renderer, concept),
        content=content,
        headings=_headings(content),
    )


def broken_pages(renderer: Renderer) -> Iterator[PlannedPage]:
    """Yield a page for each file of a word that could not be read."""
    shown = {f"{TERMS_FOLDER}/{id_}.yml" for id_ in renderer.glossary.concepts}
    for path in sorted(paths_of(errors_in(renderer.problems)) - shown):
        if path.startswith(f"{TERMS_FOLDER}/") and path.endswith(".yml"):
            yield addresses.word(_id_of(path)), partial(broken, renderer, path)


def broken(renderer: Renderer, path: str) -> Page:
    """Return the page that stands for a word while its file has problems."""
    id_ = _id_of(path)
    address = addresses.word(id_)
    mine = [problem for problem in renderer.problems if problem.place.path == path]
    root = addresses.way_back(address)
    content = renderer.render("guasta.html", root, id=id_, percorso=path, problemi=mine)
    description = "Questa voce ha problemi da correggere."
    return Page("termini", address, f"{id_}: da correggere", description, content)


def _id_of(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".yml")


def _sources(renderer: Renderer, concept: Concept) -> dict[str, list[tuple[Citation, Source]]]:
    """Return the citations grouped by the part that they support: each with its source."""
    grouped: dict[str, list[tuple[Citation, Source]]] = {}
    for part, citation in renderer.glossary.citations_of(concept):
        if source := renderer.glossary.sources.get(citation.fonte):
            grouped.setdefault(part, []).append((citation, source))
    return grouped


class Recurrences(NamedTuple):
    """The words whose texts mention a word: the nearest, those on request, how many more; A to Z."""

    nearest: list[Concept]
    others: list[Concept]
    more: int


def recurrences(renderer: Renderer, concept: Concept) -> Recurrences:
    """Return where ``concept`` recurs; the nearest have more neighbours in common, or the same area."""
    found, near = renderer.recurs[concept.id], renderer.once(_near_ids)

    def far(other: Concept) -> tuple[int, bool]:
        return -len(near[concept.id] & near[other.id]), other.area != concept.area

    rank = {other.id: place for place, other in enumerate(sorted(found, key=far))}
    at_once = [c for c in found if rank[c.id] < SHOWN_AT_ONCE]
    asked = [c for c in found if SHOWN_AT_ONCE <= rank[c.id] < SHOWN_AT_ALL]
    return Recurrences(at_once, asked, max(0, len(found) - SHOWN_AT_ALL))


def _near_ids(renderer: Renderer) -> dict[str, frozenset[str]]:
    return {
        concept.id: frozenset(renderer.glossary.near(concept).ids)
        for concept in renderer.glossary.alphabetical
    }


def _relations(glossary: Glossary, concept: Concept) -> list[tuple[str, tuple[Concept, ...]]]:
    near = glossary.near(concept)
    labelled = (("Più ampio", near.broader), ("Più specifico", near.narrower), ("Vedi anche", near.related))
    return [(label, words) for label, words in labelled if words]


def _headings(content: Markup) -> tuple[Heading, ...]:
    """Return the sections of the page that links may point at, in the order in which they stand there."""
    return tuple(Heading(anchor, _SECTIONS[anchor]) for anchor in dict.fromkeys(_SECTION.findall(content)))
