"""The picture that other sites show beside the link of a word: its card (Open Graph, Twitter cards)."""

from __future__ import annotations

from markupsafe import Markup

from parole.glossary import addresses
from parole.rendering.about import word_of
from parole.rendering.leaflet import CARD_HEIGHT, CARD_WIDTH, leaflet
from parole.rendering.page import Page
from parole.rendering.renderer import Renderer

_TAGS = Markup(
    '<meta property="og:image" content="{image}">'
    '<meta property="og:image:type" content="image/png">'
    '<meta property="og:image:width" content="{width:.0f}">'
    '<meta property="og:image:height" content="{height:.0f}">'
    '<meta property="og:image:alt" content="{alt}">'
    '<meta name="twitter:card" content="summary_large_image">'
)


def card_image(page: Page, renderer: Renderer) -> Markup:
    """Return the tags for the page of a word that has a card, else nothing."""
    concept = word_of(page, renderer)
    if concept is None or "schede" not in renderer.facts.materials:
        return Markup()
    image = renderer.facts.absolute(addresses.download(concept.id, "png"))
    verdict = concept.accordo.label.lower() if concept.accordo else "manca una voce"
    said = f"i significati dei due lati e quanto si accordano ({verdict})"
    alt = f"Scheda di «{concept.full_name}»: {said}. {leaflet(renderer, concept).stamp}"
    return _TAGS.format(image=image, width=CARD_WIDTH, height=CARD_HEIGHT, alt=alt)
