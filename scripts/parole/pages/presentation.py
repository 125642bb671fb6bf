"""The page that shows a word to a room, one piece at a time: ``presenta/<id>/``.

A bare page, with a style and a script of its own. Everything is written in it: without the script it is a
page to read. Each step has the anchor of the part that it shows, so that a slide can point at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from parole.embedding.link_preview import description_of, heading, preview
from parole.glossary import addresses
from parole.glossary.senses import senses
from parole.model.concept import Concept
from parole.model.parts import HEADINGS
from parole.model.values import Agreement, SideName
from parole.rendering.leaflet import short_link
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer

TOGETHER = "insieme"
# The last screen, where the site has an address: the short link, to type or to frame with a phone.
TO_TAKE = "da-portare-via"


def steps_of(concept: Concept) -> dict[str, str]:
    """Return the steps of a word in order: the name of each, by its anchor.

    Where the two sides coincide neither has a line of its own, and the room sees both at once.
    """
    shown = {"parola": "La parola"}
    if concept.accordo is not Agreement.COINCIDONO:
        shown |= {addresses.ANCHORS[name.value]: name.label for name in SideName}
    shown[TOGETHER] = "I due lati insieme"
    cases = len(concept.casi)
    shown |= {f"caso-{number}": f"Caso {number} di {cases}" for number in range(1, cases + 1)}
    advice = [HEADINGS[name] for name in ("attenzione", "come_dirlo") if getattr(concept, name)]
    if advice:
        shown[addresses.ANCHORS["attenzione"]] = " e ".join(advice)
    return shown


def presentations(renderer: Renderer) -> Iterator[Planned]:
    """Yield the page of every word."""
    for concept in renderer.glossary.alphabetical:
        address = addresses.full_screen(concept.id)
        yield addresses.file_of(address), partial(_presentation, renderer, concept, address)


def _presentation(renderer: Renderer, concept: Concept, address: str) -> str:
    title = f"{heading(concept)}: da presentare"
    steps = steps_of(concept) | ({TO_TAKE: "Da portare via"} if renderer.facts.url else {})
    return renderer.render(
        "presenta.html",
        addresses.way_back(address),
        voce=concept,
        accezioni=senses(renderer.glossary, concept),
        testo=renderer.unlinked(concept.id),
        passi=steps,
        fermate=renderer.stops[concept.id],
        breve=short_link(renderer, concept),
        anteprima=preview(renderer, address, title, description_of(renderer, concept)),
    )
