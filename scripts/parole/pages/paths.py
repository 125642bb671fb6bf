"""The pages of the reading paths: each path, its quiz, their list.

The quiz is «È questo?», from the cases, then «Di chi è?» to warm up.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from parole.glossary import addresses
from parole.model.values import Difference, SideName
from parole.pages.quiz import questions
from parole.rendering.leaflet import leaflet
from parole.rendering.page import Fragment, Page
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


def quizzes(renderer: Renderer) -> Iterator[PlannedPage]:
    """Yield the quiz of every reading path, in the order of the register."""
    return ((addresses.quiz(id_), partial(quiz, renderer, id_)) for id_ in renderer.glossary.paths)


def quiz(renderer: Renderer, id_: str) -> Page:
    """Return the quiz of a reading path, in the mould of the paths."""
    path, words = renderer.glossary.paths[id_], renderer.glossary.words_of(id_)
    address = addresses.quiz(id_)
    asked = [word for word in words if word.casi and len(word.sides) == len(SideName)]
    content = renderer.render(
        "quiz.html",
        addresses.way_back(address),
        id=id_,
        percorso=path,
        domande=questions(renderer.glossary, id_),
        voci=[(word, renderer.unlinked(word.id), leaflet(renderer, word)) for word in asked],
        differenze=tuple(Difference),
    )
    description = renderer.brief(
        "Un fatto e una parola: lo chiamerebbe così il Comune? E il Terzo settore? Le parole sono quelle "
        f"del percorso «{path.titolo}»."
    )
    return Page("percorsi", address, f"È questo? {path.titolo}", description, content)


def _listed(template: str, renderer: Renderer, root: str) -> Markup:
    paths = [(id_, path, renderer.glossary.steps_of(id_)) for id_, path in renderer.glossary.paths.items()]
    return renderer.render(template, root, percorsi=paths)


FRAGMENTS: dict[str, Fragment] = {
    "elenco-percorsi": partial(_listed, "percorsi.html"),
    "percorsi-pronti": partial(_listed, "percorsi_pronti.html"),
}
