"""The page «Di chi è questa definizione?» of every reading path."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from parole.glossary import addresses
from parole.glossary.glossary import PATHS_FOLDER
from parole.pages.quiz import questions
from parole.rendering.page import Page
from parole.rendering.planned import PlannedPage
from parole.rendering.renderer import Renderer


def pages(renderer: Renderer) -> Iterator[PlannedPage]:
    """Yield the quiz of every reading path, in the order of the register."""
    return ((addresses.quiz(id_), partial(page, renderer, id_)) for id_ in renderer.glossary.paths)


def page(renderer: Renderer, id_: str) -> Page:
    """Return the quiz of a reading path, in the mould of the paths."""
    path = renderer.glossary.paths[id_]
    address = addresses.quiz(id_)
    asked = questions(renderer.glossary, id_)
    content = renderer.render("quiz.html", addresses.way_back(address), id=id_, percorso=path, domande=asked)
    title = f"Di chi è questa definizione? {path.titolo}"
    description = renderer.brief(
        f"Leggi una definizione e di’ chi parla, Comune o Terzo settore. Le parole sono quelle del percorso "
        f"«{path.titolo}»."
    )
    return Page("percorsi", address, title, description, content, f"{PATHS_FOLDER}/{id_}.yml")
