"""What a page is about."""

from __future__ import annotations

from parole import addresses
from parole.model.concept import Concept
from parole.pages.page import Page
from parole.pages.renderer import Renderer


def word_of(page: Page, renderer: Renderer) -> Concept | None:
    """Return the word of which ``page`` is the page, or ``None`` for any other page."""
    id_ = page.address.removeprefix(addresses.WORDS).rstrip("/")
    return renderer.glossary.concepts.get(id_) if page.address == addresses.word(id_) else None
