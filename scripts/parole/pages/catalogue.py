"""The one list of what the engine puts into the site's pages: whole pages, and parts of hand-written ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from markupsafe import Markup

from parole.pages import (
    annex,
    areas,
    handouts,
    hosting,
    lists,
    moved,
    news,
    open_data,
    paths,
    proposing,
    sharing,
    slots,
    trainers,
    words,
)
from parole.rendering.page import Fragment
from parole.rendering.planned import PlannedPage
from parole.rendering.renderer import Renderer

# Each yields the pages of its kind, in the order of the sitemap.
LISTED: tuple[Callable[[Renderer], Iterator[PlannedPage]], ...] = (
    words.pages,
    areas.pages,
    paths.pages,
    paths.quizzes,
    words.broken_pages,
)
# The parts that a page asks for with «<!-- parole: name -->».
FRAGMENTS: dict[str, Fragment] = {
    **lists.FRAGMENTS,
    **areas.FRAGMENTS,
    **paths.FRAGMENTS,
    **moved.FRAGMENTS,
    **news.FRAGMENTS,
    **open_data.FRAGMENTS,
    **handouts.FRAGMENTS,
    **annex.FRAGMENTS,
    **trainers.FRAGMENTS,
    **sharing.FRAGMENTS,
    **proposing.FRAGMENTS,
    **hosting.FRAGMENTS,
    **slots.FRAGMENTS,
}


def listed_pages(renderer: Renderer) -> Iterator[PlannedPage]:
    """Yield every generated page that is to be found."""
    for pages in LISTED:
        yield from pages(renderer)


def all_fragments(renderer: Renderer) -> dict[str, Callable[[str], Markup]]:
    """Return every part that a page may ask for, by name; each takes the way back."""
    return {name: partial(part, renderer) for name, part in FRAGMENTS.items()}
