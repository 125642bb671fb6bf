"""The card of a word: a bare page that other sites show in a frame (``/scheda/<id>/``).

HTML and a style sheet, nothing else: no script, no storage, no font, so that it works in any sandbox, even
one that allows nothing. Its texts have no links, which would lead inside the frame: the one link opens a new
window, and its address is also written for the frames that forbid windows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from parole.drawing.text_width import height_in_lines
from parole.embedding.link_preview import description_of, heading, preview
from parole.embedding.word_data import embedded_words
from parole.glossary import addresses
from parole.glossary.senses import senses
from parole.glossary.state import state
from parole.model.concept import Concept
from parole.rendering.edition import edition_of
from parole.rendering.leaflet import Leaflet, leaflet, short_link
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer

# The size, in pixels, for which other sites are given a height; the card itself takes any.
WIDTH = 600
# What the style sheet spends at that width (docs/assets/stylesheets/scheda.css): a test measures it. Letters
# count a little more than they are, for the widest fonts.
_MARGIN, _FRAME, _SHEET, _COLUMN, _ADVICE = 16, 118, 42, 240, 250
_TEXT, _LINE = 14.7, 20
_SMALL, _SMALL_LINE = 13.7, 18
_TITLE, _TITLE_LINE = 25.0, 30


def pages(renderer: Renderer) -> Iterator[Planned]:
    """Yield (file, HTML) for the card of every word, and for each id that moved."""
    for id_, concept in embedded_words(renderer.glossary):
        address = addresses.embed(id_)
        yield addresses.file_of(address), partial(page, renderer, concept, addresses.way_back(address))


def page(renderer: Renderer, concept: Concept, root: str) -> Markup:
    """Return the whole card of a word."""
    return renderer.render(
        "scheda.html",
        root,
        voce=concept,
        titolo=heading(concept),
        anteprima=preview(
            renderer, addresses.embed(concept.id), heading(concept), description_of(renderer, concept)
        ),
        testo=renderer.unlinked(concept.id),
        stato=state(concept),
        edizione=edition_of(renderer.glossary, concept.id),
        accezioni=senses(renderer.glossary, concept),
        indirizzo_scritto=addresses.shown(short_link(renderer, concept)) if renderer.facts.url else "",
    )


def height(renderer: Renderer, concept: Concept) -> int:
    """Return how many pixels show the whole card where it is :data:`WIDTH` wide; rather more than fewer."""
    inside, said = WIDTH - 2 * _MARGIN, leaflet(renderer, concept)
    meant = [f"{found.said}: qui è «{concept.full_name}»." for found in senses(renderer.glossary, concept)]
    sheets = [_tall(text or "x" * 90, _COLUMN, _TEXT, _LINE) for text in said.quoted]
    return (
        _FRAME
        + _tall(" ".join((concept.full_name, *concept.sigle)), inside - 150, _TITLE, _TITLE_LINE)
        + sum(_tall(text, inside, _SMALL, _SMALL_LINE) for text in meant)
        + _tall(said.judgement, inside - 50, _SMALL, _SMALL_LINE)
        + _tall(said.brief, inside, _TEXT, _LINE)
        + (max(sheets) + _SHEET if sheets else 0)
        + _advice(said, inside)
    )


def _advice(said: Leaflet, inside: int) -> int:
    """Return how many pixels the warning and the advice take, side by side where both are there."""
    columns = [[said.warning] if said.warning else [], [f"{name}: {text}" for name, text in said.advice]]
    written = [texts for texts in columns if texts]
    width = _ADVICE if len(written) > 1 else inside - 30
    tall = [sum(_tall(text, width, _SMALL, _SMALL_LINE) + 4 for text in texts) for texts in written]
    return max(tall) + 56 if tall else 0


def _tall(text: str, width: float, size: float, line: int) -> int:
    return height_in_lines(text, width, size) * line
