"""The quiz of every reading path: «È questo?», from the cases, then «Di chi è?» to warm up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from parole.glossary import addresses
from parole.model.concept import Concept
from parole.model.values import Difference, SideName
from parole.pages.quiz import questions
from parole.rendering.leaflet import Leaflet, leaflet
from parole.rendering.page import Page
from parole.rendering.planned import PlannedPage
from parole.rendering.renderer import Renderer, Texts


def pages(renderer: Renderer) -> Iterator[PlannedPage]:
    """Yield the quiz of every reading path, in the order of the register."""
    return ((addresses.quiz(id_), partial(page, renderer, id_)) for id_ in renderer.glossary.paths)


def asked_cases(renderer: Renderer, words: Iterable[Concept]) -> list[tuple[Concept, Texts, Leaflet]]:
    """Return the words whose cases are asked, each with its texts: those with both sides and some case."""
    return [
        (word, renderer.unlinked(word.id), leaflet(renderer, word))
        for word in words
        if word.casi and len(word.sides) == len(SideName)
    ]


def page(renderer: Renderer, id_: str) -> Page:
    """Return the quiz of a reading path, in the mould of the paths."""
    path = renderer.glossary.paths[id_]
    address = addresses.quiz(id_)
    content = renderer.render(
        "quiz.html",
        addresses.way_back(address),
        id=id_,
        percorso=path,
        domande=questions(renderer.glossary, id_),
        voci=asked_cases(renderer, renderer.glossary.words_of(id_)),
        differenze=tuple(Difference),
    )
    description = renderer.brief(
        "Un fatto e una parola: lo chiamerebbe così il Comune? E il Terzo settore? Le parole sono quelle "
        f"del percorso «{path.titolo}»."
    )
    return Page("percorsi", address, f"È questo? {path.titolo}", description, content)
