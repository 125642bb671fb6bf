"""What the look-up finds beside the words: pages by their names, and acts with the words that rest on them.

Loaded with the names and searched in the same way (``docs/assets/javascripts/cerca-per-nome.js``); how an act
is written by who looks for it («dm 72», «l. 241/90», «art. 55 cts») is in ``cerca-per-atto.js``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from parole.glossary import addresses
from parole.glossary.citations import address_of
from parole.glossary.glossary import Glossary
from parole.glossary.old_addresses import moved_ids
from parole.lookup.texts import HandPage
from parole.model.values import SourceKind
from parole.rendering.data_script import data_script
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer

# Those that people name by kind, number and year.
ACTS = frozenset({SourceKind.NORMA, SourceKind.SENTENZA, SourceKind.DOCUMENTO})


def places_file(renderer: Renderer, pages: Callable[[], Iterable[HandPage]]) -> Planned:
    """Return the file: pages, acts, and the short links that ask which meaning is wanted."""
    return addresses.LOOKUP_PLACES, lambda: data_script("ParoleLuoghi", places(renderer, pages()))


def places(renderer: Renderer, pages: Iterable[HandPage]) -> dict[str, object]:
    """Return pages (``pagine``), acts (``atti``), moved ids (``spostate``), ambiguous forms (``chiedono``).

    A page has its address, its title, what it is, what it says of itself and, where it has one, another name.
    """
    return {
        "pagine": [*_pages(renderer.glossary, pages)],
        "atti": [*_acts(renderer.glossary)],
        "spostate": moved_ids(renderer.glossary),
        "chiedono": [form for form, ids in renderer.short_links.items() if len(ids) > 1],
    }


def _pages(glossary: Glossary, pages: Iterable[HandPage]) -> Iterator[list[str]]:
    for id_, area in glossary.areas.items():
        yield [addresses.area(id_), area.nome, "area", area.descrizione]
    for id_, path in glossary.paths.items():
        yield [addresses.path(id_), path.titolo, "percorso", path.descrizione]
    for page in pages:
        other = [page.name] if page.name not in ("", page.title) else []
        yield [page.address, page.title, "pagina", page.summary, *other]


def _acts(glossary: Glossary) -> Iterator[list[object]]:
    """Yield each act that a word cites: id, name, details, address, words with the points cited.

    A word is its place in :func:`parole.lookup.names.names_index`.
    """
    resting: dict[str, dict[int, list[str]]] = {}
    for place, concept in enumerate(glossary.alphabetical):
        for _, citation in glossary.citations_of(concept):
            points = resting.setdefault(citation.fonte, {}).setdefault(place, [])
            if citation.rif and citation.rif not in points:
                points.append(citation.rif)
    for id_, source in glossary.sources.items():
        if source.tipo in ACTS and id_ in resting:
            words = [[place, *points] for place, points in resting[id_].items()]
            yield [id_, source.nome, source.estremi or "", address_of(source) or "", words]
