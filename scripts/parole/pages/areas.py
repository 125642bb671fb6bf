"""The pages of the areas, and their list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from parole.drawing.area_map import area_map
from parole.glossary import addresses
from parole.rendering.filters import agreement_filter
from parole.rendering.page import Fragment, Page
from parole.rendering.planned import PlannedPage
from parole.rendering.renderer import Renderer


def pages(renderer: Renderer) -> Iterator[PlannedPage]:
    """Yield the page of every area, in the order of the register."""
    return ((addresses.area(id_), partial(page, renderer, id_)) for id_ in renderer.glossary.areas)


def page(renderer: Renderer, id_: str) -> Page:
    """Return the page of an area."""
    area = renderer.glossary.areas[id_]
    address = addresses.area(id_)
    words = renderer.glossary.by_area[id_]
    content = renderer.render(
        "area.html",
        addresses.way_back(address),
        area=area,
        voci=words,
        filtri=[agreement_filter(words)],
        mappa=area_map(renderer.glossary, id_),
    )
    return Page("aree", address, area.nome, renderer.brief(area.descrizione), content)


def _areas(renderer: Renderer, root: str) -> Markup:
    glossary = renderer.glossary
    rows = [(id_, area, glossary.by_area[id_]) for id_, area in glossary.areas.items()]
    return renderer.render("aree.html", root, aree=rows)


FRAGMENTS: dict[str, Fragment] = {"elenco-aree": _areas}
