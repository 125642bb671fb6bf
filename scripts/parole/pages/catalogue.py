"""The one list of what the engine puts into the site's pages: whole pages, and parts of hand-written ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from parole.pages import (
    annex,
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
    slots,
    trainers,
    words,
)
from parole.rendering.planned import PlannedPage
from parole.rendering.renderer import Renderer

Fragment = Callable[[str], Markup]

# Each yields the pages of its kind, in the order of the sitemap.
LISTED: tuple[Callable[[Renderer], Iterator[PlannedPage]], ...] = (
    words.pages,
    areas.pages,
    paths.pages,
    quizzes.pages,
    words.broken_pages,
)
# These answer at their addresses, but are kept out of the sitemap and of search engines.
UNLISTED: tuple[Callable[[Renderer], Iterator[PlannedPage]], ...] = (moved.pages,)
# Each names the parts that a page asks for with «<!-- parole: name -->»; a part takes the way back.
FRAGMENTS: tuple[Callable[[Renderer], dict[str, Fragment]], ...] = (
    lists.fragments,
    areas.fragments,
    paths.fragments,
    moved.fragments,
    news.fragments,
    open_data.fragments,
    handouts.fragments,
    annex.fragments,
    trainers.fragments,
    sharing.fragments,
    proposing.fragments,
    serving.fragments,
    slots.fragments,
)


def listed_pages(renderer: Renderer) -> Iterator[PlannedPage]:
    """Yield every generated page that is to be found."""
    for pages in LISTED:
        yield from pages(renderer)


def unlisted_pages(renderer: Renderer) -> Iterator[PlannedPage]:
    """Yield every generated page that is only for who has its address."""
    for pages in UNLISTED:
        yield from pages(renderer)


def all_fragments(renderer: Renderer) -> dict[str, Fragment]:
    """Return every part that a page may ask for, by name."""
    return {name: part for make in FRAGMENTS for name, part in make(renderer).items()}
