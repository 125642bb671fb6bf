"""The parts of «Per chi forma»: what can be done in a room, shown on a real path and a real word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from parole.glossary.glossary import Glossary
from parole.model.concept import Concept
from parole.model.values import Agreement
from parole.pages.paths import DOWNLOADS
from parole.rendering.leaflet import short_address, short_link
from parole.rendering.page import Fragment
from parole.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the half hour with a word: its name, and how long it lasts."""

    name: str
    minutes: int


HALF_HOUR = (
    Step("La parola e basta", 5),
    Step("Ognuno scrive la sua", 10),
    Step("Leggetevi a vicenda", 5),
    Step("Aprite il glossario", 5),
    Step("Decidete come dirlo", 5),
)
QUESTION = "Che cosa vuol dire, per te?"


def _part(template: str, renderer: Renderer, root: str) -> Markup:
    """Return a part; empty while the glossary has no path with words in it."""
    glossary = renderer.glossary
    path_id = example_path(glossary)
    if path_id is None:
        return Markup()
    concept = example_word(glossary, path_id)
    return renderer.render(
        template,
        root,
        id=path_id,
        percorso=glossary.paths[path_id],
        passi=glossary.steps_of(path_id),
        voce=concept,
        testo=renderer.unlinked(concept.id),
        breve=short_address(renderer, concept),
        collegamento=short_link(renderer, concept),
        mezzora=HALF_HOUR,
        domanda=QUESTION,
        scaricabili=DOWNLOADS,
        voci=glossary.alphabetical,
        corto=lambda each: short_link(renderer, each),
    )


def example_path(glossary: Glossary) -> str | None:
    """Return the path on which people understand each other least, the first of equals, if any has words."""
    known = [id_ for id_ in glossary.paths if glossary.words_of(id_)]
    return max(known, key=lambda id_: len(_diverging(glossary, id_)), default=None)


def example_word(glossary: Glossary, path_id: str) -> Concept:
    """Return the first word of a path on which the two sides diverge, or simply the first."""
    return (*_diverging(glossary, path_id), *glossary.words_of(path_id))[0]


def _diverging(glossary: Glossary, path_id: str) -> list[Concept]:
    return [concept for concept in glossary.words_of(path_id) if concept.accordo is Agreement.DIVERGONO]


# The picker, the workshop, and what there is to use for a word and for a path.
FRAGMENTS: dict[str, Fragment] = {
    "scegli-parole": partial(_part, "scegli_parole.html"),
    "laboratorio": partial(_part, "laboratorio.html"),
    "forma-parola": partial(_part, "forma_parola.html"),
    "forma-percorso": partial(_part, "forma_percorso.html"),
}
