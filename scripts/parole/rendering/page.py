"""A generated page before it meets the mould, and the parts that a hand-written one asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from parole.glossary import addresses
from parole.model.concept import Concept
from parole.rendering.renderer import Renderer

# A part of a hand-written page: the text is the way back to the root of the site.
Fragment = Callable[[Renderer, str], Markup]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the table of contents."""

    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """The content of a page and what the mould needs to know of it.

    ``mould`` names the model page that the generator built for this kind.
    """

    mould: str
    address: str
    title: str
    description: str
    content: Markup
    headings: tuple[Heading, ...] = ()


def word_of(page: Page, renderer: Renderer) -> Concept | None:
    """Return the word of which ``page`` is the page, or ``None`` for any other page."""
    id_ = page.address.removeprefix(addresses.WORDS).rstrip("/")
    return renderer.glossary.concepts.get(id_) if page.address == addresses.word(id_) else None


def template(name: str) -> Fragment:
    """Return the part that is a template and needs nothing else."""
    return lambda renderer, root: renderer.render(name, root)
