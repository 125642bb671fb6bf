"""The one list of what the engine puts into the site's pages: whole pages, and parts of hand-written ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from parole.pages import (
    areas,
    handouts,
    lists,
    moved,
    news,
    open_data,
    paths,
    proposing,
    quizzes,
    serving,
    sharing,
    trainers,
    words,
)
from parole.rendering.page import Page
from parole.rendering.renderer import Renderer

Fragment = Callable[[str], Markup]

# Each yields the pages of its kind, in the order of the sitemap.
PAGES: tuple[Callable[[Renderer], Iterator[Page]], ...] = (
    words.pages,
    areas.pages,
    paths.pages,
    quizzes.pages,
    words.broken_pages,
    moved.pages,
)
# Each names the parts that a page asks for with «<!-- parole: name -->»; a part takes the way back.
FRAGMENTS: tuple[Callable[[Renderer], dict[str, Fragment]], ...] = (
    lists.fragments,
    areas.fragments,
    paths.fragments,
    moved.fragments,
    news.fragments,
    open_data.fragments,
    handouts.fragments,
    trainers.fragments,
    sharing.fragments,
    proposing.fragments,
    serving.fragments,
)


def all_pages(renderer: Renderer) -> Iterator[Page]:
    """Yield every generated page."""
    for make in PAGES:
        yield from make(renderer)


def all_fragments(renderer: Renderer) -> dict[str, Fragment]:
    """Return every part that a page may ask for, by name."""
    return {name: part for make in FRAGMENTS for name, part in make(renderer).items()}
