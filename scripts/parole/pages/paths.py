"""The pages of the reading paths, and their list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from markupsafe import Markup

from parole.glossary import addresses
from parole.rendering.page import Page
from parole.rendering.planned import PlannedPage
from parole.rendering.renderer import Renderer

# The files of a path: the kind of material that makes them, their suffix, their name.
DOWNLOADS = (
    ("diapositive", "pptx", "Scarica le diapositive"),
    ("dispense", "pdf", "Scarica la dispensa (PDF)"),
    ("mazzi", "apkg", "Scarica le carte per Anki"),
)


def pages(renderer: Renderer) -> Iterator[PlannedPage]:
    """Yield the page of every reading path, in the order of the register."""
    return ((addresses.path(id_), partial(page, renderer, id_)) for id_ in renderer.glossary.paths)


def page(renderer: Renderer, id_: str) -> Page:
    """Return the page of a reading path; a step towards a word that is not there is left out."""
    path = renderer.glossary.paths[id_]
    address = addresses.path(id_)
    steps = renderer.glossary.steps_of(id_)
    content = renderer.render(
        "percorso.html",
        addresses.way_back(address),
        id=id_,
        percorso=path,
        passi=steps,
        prime=renderer.glossary.first_steps_of(id_),
        scaricabili=DOWNLOADS,
    )
    description = renderer.brief(path.descrizione)
    return Page("percorsi", address, path.titolo, description, content)


def fragments(renderer: Renderer) -> dict[str, Callable[[str], Markup]]:
    """Return the list of the paths, and that of what is ready of each."""
    paths = [(id_, path, renderer.glossary.steps_of(id_)) for id_, path in renderer.glossary.paths.items()]
    shown = {"elenco-percorsi": "percorsi.html", "percorsi-pronti": "percorsi_pronti.html"}
    return {name: partial(renderer.render, template, percorsi=paths) for name, template in shown.items()}
