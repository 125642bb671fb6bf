"""The plan of the site: every address, and how its file is made.

The generator has built the hand-written pages and the model pages; everything else comes from the words. The
build makes all the plan, file by file; who is writing has made only what a browser asks for. Planning itself
makes nothing, but for the moulds: a saved edit costs the reading, the checks and the page that is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial

from parole.glossary import addresses
from parole.lookup.places import places_file
from parole.lookup.texts import texts_files
from parole.pages import moved
from parole.pages.catalogue import listed_pages
from parole.pages.head import head_of
from parole.rendering.page import Page
from parole.rendering.planned import Content, Make, Planned
from parole.rendering.renderer import Renderer
from parole.rendering.text_files import text_file
from parole.site.assets import SOURCES, Assets
from parole.site.hand_pages import HandPages, moulds_of, pages_to_find
from parole.site.keeping import idle, manifest
from parole.site.mould import Mould
from parole.site.outputs import all_outputs
from parole.site.policy import guarded, guarded_bare

# Where a bare page wants the style of the site.
STYLES = "<!-- parole: stili -->"


@dataclass
class Plan:
    """How each file is made, by its path from the root of the site; what the generator made and must go.

    ``faults`` are what pages ask for in vain: each is known once its page is made.
    """

    files: dict[str, Make] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def plan_site(built: Mapping[str, str], renderer: Renderer, *, policy: bool = True) -> Plan:
    """Return the plan of a site.

    ``built`` is what the generator has made, by path: every HTML page, the style sheets and scripts to join.
    With ``policy`` pages carry their Content-Security-Policy and are kept by browsers: not while serving,
    when the generator adds, after us, a script that reloads the page.
    """
    assets, pages = Assets(built), {path: html for path, html in built.items() if path.endswith(".html")}
    if policy:  # before any word enters: only what the generator wrote may run
        pages = {path: guarded(html) for path, html in pages.items()}
    hand = HandPages(renderer, assets, published=policy)
    moulds = moulds_of(pages, hand)
    plan = Plan(removed={f"{mould.address}index.html" for mould in moulds.values()}, faults=hand.faults)
    plan.files.update(_generated(renderer, moulds, assets))
    hand_written = [path for path in pages if path not in plan.removed]
    plan.files.update((path, partial(hand.finished, path, pages[path])) for path in hand_written)
    for path, make in _beside_the_pages(pages, plan, renderer):
        plan.files[path] = partial(_bare, path, make, assets, policy) if path.endswith(".html") else make
    plan.files.update((path, partial(str, content)) for path, content in assets.files.items())
    plan.files[addresses.MANIFEST] = partial(manifest, renderer.facts)
    # Until the site is whole nobody knows its build; while writing, no page is to be kept.
    plan.files[addresses.WORKER] = partial(idle, assets.worker)
    plan.removed.update(path for path in SOURCES if path in built and path.startswith("assets/"))
    if renderer.facts.url:
        plan.files[addresses.SITEMAP] = partial(_sitemap, renderer, hand_written)
        plan.removed.add(f"{addresses.SITEMAP}.gz")
        sitemap = renderer.facts.absolute(addresses.SITEMAP)
        plan.files[addresses.ROBOTS] = partial(text_file, "robots.txt", mappa=sitemap)
    return plan


def _generated(renderer: Renderer, moulds: Mapping[str, Mould], assets: Assets) -> Iterator[Planned]:
    """Yield the pages that fill a mould; those that moved are in no sitemap, nor in search engines."""
    for pages, is_listed in ((listed_pages, True), (moved.pages, False)):
        filled = partial(_filled, renderer, moulds, assets, is_listed)
        yield from ((addresses.file_of(address), partial(filled, make)) for address, make in pages(renderer))


def _filled(
    renderer: Renderer, moulds: Mapping[str, Mould], assets: Assets, is_listed: bool, make: Callable[[], Page]
) -> str:
    """Return a generated page in its mould, with the notice of the problems if there are any."""
    page = make()
    root = addresses.way_back(page.address)
    head = assets.tools(page.content, root) + head_of(page, renderer)
    return moulds[page.mould].fill(page, notice=renderer.problem_banner(root), head=head, is_listed=is_listed)


def _beside_the_pages(pages: Mapping[str, str], plan: Plan, renderer: Renderer) -> Iterator[Planned]:
    """Yield the files that no mould makes; some are pages too, bare ones, which have no policy yet."""
    yield from all_outputs(renderer)
    yield from moved.outputs(renderer, plan.files)
    to_find = cache(partial(pages_to_find, pages))
    yield from texts_files(renderer, to_find)
    yield places_file(renderer, to_find)


def _bare(path: str, make: Make, assets: Assets, policy: bool) -> Content:
    """Return a bare page with the style of the site, if it asks for it, and with its policy."""
    html = str(make())
    if STYLES in html:
        html = html.replace(STYLES, assets.styles(addresses.way_back(path)), 1)
    return guarded_bare(path, html) if policy else html


def _sitemap(renderer: Renderer, hand_written: Iterable[str]) -> str:
    """Return the sitemap: hand-written pages, then generated ones."""
    found = sorted(path.removesuffix("index.html") for path in hand_written if path.endswith("index.html"))
    found += [address for address, _ in listed_pages(renderer)]
    changed = {addresses.word(id_): life[-1].day for id_, life in renderer.glossary.lives.items()}
    return text_file("sitemap.xml", sito=renderer.facts.url, indirizzi=found, cambiate=changed)
