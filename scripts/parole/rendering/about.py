"""What a page is about."""

from __future__ import annotations

from parole.glossary import addresses
from parole.model.concept import Concept
from parole.rendering.page import Page
from parole.rendering.renderer import Renderer


def word_of(page: Page, renderer: Renderer) -> Concept | None:
    """Return the word of which ``page`` is the page, or ``None`` for any other page."""
    id_ = page.address.removeprefix(addresses.WORDS).rstrip("/")
    return renderer.glossary.concepts.get(id_) if page.address == addresses.word(id_) else None
