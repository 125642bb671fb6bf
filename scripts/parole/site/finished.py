"""Built site + glossary → finished site: pure; each file goes where the caller says as soon as it is made.

The generator has built the hand-written pages and the model pages. Here the moulds are filled, the fragments
that hand-written pages ask for are put in their place, words are linked, the look-up index is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape as escape_xml

from parole.glossary import addresses
from parole.lookup.texts import texts_files
from parole.pages import moved
from parole.pages.catalogue import all_pages
from parole.pages.head import head_of
from parole.rendering.page import Page
from parole.rendering.renderer import Renderer
from parole.site.hand_pages import HandPages, moulds_of, pages_to_find
from parole.site.mould import Mould
from parole.site.outputs import all_outputs
from parole.site.policy import guarded, guarded_bare

# Path relative to the root of the site → content: a dictionary, or a folder.
Files = MutableMapping[str, str | bytes]


@dataclass
class FinishedSite:
    """What the finishing step writes, takes away, and could not do."""

    written: Files = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def finish_site(
    built: Mapping[str, str], renderer: Renderer, *, policy: bool = True, into: Files | None = None
) -> FinishedSite:
    """Return what must change in the built site.

    Args:
        built: every HTML page of the generator, by path relative to the root of the site.
        renderer: the words (when there are problems, those that could be read), the problems to show on the
            pages while an editor is at work (none when the site is built to be published), the site's facts.
        policy: whether pages carry their Content-Security-Policy (not while serving: the generator then adds,
            after us, a script that reloads the page).
        into: where each file is put once it is made, a dictionary by default: the pages of many thousands of
            words are not to be in memory all together.
    """
    site = FinishedSite({} if into is None else into)
    if policy:  # before any word enters: only what the generator wrote may run
        built = {path: guarded(html) for path, html in built.items()}
    hand = HandPages(renderer)
    moulds = moulds_of(built, hand)
    site.removed.update(f"{mould.address}index.html" for mould in moulds.values())
    listed = list(_fill_moulds(site, moulds, renderer))
    for path, html in built.items():
        if path not in site.removed:
            site.written[path] = hand.finished(path, html)
    site.faults += hand.faults
    for path, content in _beside_the_pages(built, site, renderer):
        if policy and path.endswith(".html") and isinstance(content, str):
            content = guarded_bare(path, content)
        site.written[path] = content
    if renderer.facts.url:
        site.written[addresses.SITEMAP] = _sitemap(renderer.facts.url, _hand_written(built, site), listed)
        site.removed.add(f"{addresses.SITEMAP}.gz")
    return site


def _beside_the_pages(
    built: Mapping[str, str], site: FinishedSite, renderer: Renderer
) -> Iterator[tuple[str, str | bytes]]:
    """Yield the files that no mould has made; some are pages too, bare ones, which have no policy yet."""
    yield from all_outputs(renderer)
    yield from moved.outputs(renderer, site.written)
    yield from texts_files(renderer.glossary, pages_to_find(built))


def _fill_moulds(site: FinishedSite, moulds: Mapping[str, Mould], renderer: Renderer) -> Iterator[str]:
    """Write every generated page and yield the addresses of those to be found."""
    for page in all_pages(renderer):
        site.written[page.file] = filled(moulds[page.mould], page, renderer)
        if page.listed:
            yield page.address


def filled(mould: Mould, page: Page, renderer: Renderer) -> str:
    """Return a generated page in its mould, with the notice of the problems if there are any."""
    notice = renderer.problem_banner(addresses.way_back(page.address))
    return mould.fill(page, notice=notice, head=head_of(page, renderer))


def _hand_written(built: Mapping[str, str], site: FinishedSite) -> list[str]:
    """Return the addresses of the hand-written pages, in order."""
    pages = (path for path in built if path.endswith("index.html") and path not in site.removed)
    return sorted(path.removesuffix("index.html") for path in pages)


def _sitemap(site_url: str, hand: Iterable[str], generated: Iterable[str]) -> str:
    """Return the sitemap: hand-written pages, then generated ones."""
    lines = [f"  <url><loc>{escape_xml(site_url + address)}</loc></url>\n" for address in (*hand, *generated)]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return head + "".join(lines) + "</urlset>\n"
