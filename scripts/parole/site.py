"""Built site + glossary → finished site: pure, in memory.

The generator has built the hand-written pages and the model pages. Here the moulds are filled, the fragments
that hand-written pages ask for are put in their place, words are linked, the look-up index is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.sax.saxutils import escape as escape_xml

from markupsafe import Markup

from parole import addresses
from parole.inline import LinkMaker
from parole.lookup_texts import HandPage, read_page, texts_files
from parole.mould import FRAGMENT, HEAD, Mould
from parole.outputs import all_outputs
from parole.pages import moved
from parole.pages.catalogue import all_fragments, all_pages
from parole.pages.head import hand_page, head_of
from parole.pages.page import Page
from parole.pages.renderer import Renderer
from parole.policy import guarded, guarded_bare
from parole.texts import LINK

MOULD_FILE = re.compile(r"(?P<kind>[a-z]+)/stampo/index\.html")
NOT_FOUND = "404.html"
_ARTICLE = re.compile(r"(<article\b[^>]*>)(.*?)(</article>)", re.DOTALL)
_CODE = re.compile(r"(<(?:pre|code|script|style)\b.*?</(?:pre|code|script|style)>)", re.DOTALL)


@dataclass
class FinishedSite:
    """What the finishing step writes (path → content), takes away, and could not do."""

    written: dict[str, str | bytes] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def finish_site(built: Mapping[str, str], renderer: Renderer, *, policy: bool = True) -> FinishedSite:
    """Return what must change in the built site.

    Args:
        built: every HTML page of the generator, by path relative to the root of the site.
        renderer: the words (when there are problems, those that could be read), the problems to show on the
            pages while an editor is at work (none when the site is built to be published), the site's facts.
        policy: whether pages carry their Content-Security-Policy (not while serving: the generator then adds,
            after us, a script that reloads the page).
    """
    site = FinishedSite()
    if policy:  # before any word enters: only what the generator wrote may run
        built = {path: guarded(html) for path, html in built.items()}
    hand = _HandPages(renderer, site)
    pages = list(all_pages(renderer))
    _fill_moulds(site, _moulds(built, hand), pages, renderer)
    for path, html in built.items():
        if path not in site.removed:
            site.written[path] = hand.finished(path, html)
    site.written.update(all_outputs(renderer))
    site.written.update(moved.outputs(renderer, site.written))
    site.written.update(texts_files(renderer.glossary, _hand_pages(built)))
    if renderer.facts.url:
        site.written["sitemap.xml"] = _sitemap(renderer.facts.url, built, site, pages)
        site.removed.add("sitemap.xml.gz")
    if policy:
        _guard_bare_pages(site)
    return site


def _guard_bare_pages(site: FinishedSite) -> None:
    """Give their policy to the pages that no generator made."""
    for path, content in site.written.items():
        if path.endswith(".html") and isinstance(content, str):
            site.written[path] = guarded_bare(path, content)


def _hand_pages(built: Mapping[str, str]) -> list[HandPage]:
    """Return the hand-written pages that the look-up may find, in the order of their addresses."""
    found = (
        read_page(path.removesuffix("index.html"), html)
        for path, html in sorted(built.items())
        if path != NOT_FOUND and not MOULD_FILE.fullmatch(path)
    )
    return [page for page in found if page]


def _moulds(built: Mapping[str, str], hand: _HandPages) -> dict[str, Mould]:
    """Return the moulds among the pages of the generator, by kind."""
    return {
        match["kind"]: Mould.cut(match["kind"], hand.with_fragments(path, html))
        for path, html in built.items()
        if (match := MOULD_FILE.fullmatch(path))
    }


def _fill_moulds(
    site: FinishedSite, moulds: Mapping[str, Mould], pages: Iterable[Page], renderer: Renderer
) -> None:
    """Write every generated page; the model pages themselves leave the site."""
    site.removed.update(f"{mould.address}index.html" for mould in moulds.values())
    for page in pages:
        notice = renderer.problem_banner(addresses.way_back(page.address))
        site.written[page.file] = moulds[page.mould].fill(page, notice=notice, head=head_of(page, renderer))


class _HandPages:
    """Finishes hand-written pages: links in the article, generated parts wherever they are asked for."""

    def __init__(self, renderer: Renderer, site: FinishedSite) -> None:
        self._renderer, self._site = renderer, site
        self._fragments = all_fragments(renderer)
        # The page for missing addresses is shown at any depth: only an absolute way back works there.
        self._absolute = urlsplit(renderer.facts.url).path or "/"

    def finished(self, path: str, html: str) -> str:
        """Return a hand-written page with its links, its generated parts, its metadata."""
        article = _ARTICLE.sub(lambda match: match[1] + self._article(path, match[2]) + match[3], html)
        return self.with_fragments(path, article).replace(HEAD, self._head(path, html), 1)

    def _head(self, path: str, html: str) -> str:
        """Return the metadata of a page; the one for missing addresses has none: it is not a page to find."""
        return "" if path == NOT_FOUND else str(head_of(hand_page(path, html), self._renderer))

    def with_fragments(self, path: str, html: str) -> str:
        """Put each generated part where the page asks for it with a comment."""

        def fragment(match: re.Match[str]) -> str:
            make = self._fragments.get(match["name"])
            if make is None:
                known = ", ".join(self._fragments)
                self._site.faults.append(
                    f"{path}: la pagina chiede «{match['name']}», che non esiste; usa: {known}"
                )
                return ""
            return str(make(self._root(path)))

        return FRAGMENT.sub(fragment, html)

    def _root(self, path: str) -> str:
        return self._absolute if path == NOT_FOUND else addresses.way_back(path)

    def _article(self, path: str, html: str) -> str:
        root = self._root(path)
        links = self._renderer.linker.page(None, root)
        explicit = _focusable_tables(self._explicit_links(path, html, links.explicit))
        marked = self._renderer.languages.mark(links.link(Markup(explicit)))
        return str(self._renderer.problem_banner(root) + marked)

    def _explicit_links(self, path: str, html: str, make: LinkMaker) -> str:
        """Turn ``[[id]]`` and ``[[id|text]]`` into links, outside code."""

        def link(match: re.Match[str]) -> str:
            if self._renderer.glossary.where(match["id"]) is None:
                self._site.faults.append(f"{path}: «{match[0]}» rimanda a una voce che non c’è")
            return str(make(match["id"], Markup(match["text"]) if match["text"] else None))

        pieces = _CODE.split(html)
        return "".join(piece if index % 2 else LINK.sub(link, piece) for index, piece in enumerate(pieces))


def _focusable_tables(html: str) -> str:
    """Put each table in a region that a keyboard can reach and scroll (WCAG 2.1.1)."""
    opened = '<div class="pc-tabella" role="region" aria-label="Tabella" tabindex="0"><table class="pc-tab">'
    return html.replace("<table>", opened).replace("</table>", "</table></div>")


def _sitemap(site_url: str, built: Mapping[str, str], site: FinishedSite, pages: Iterable[Page]) -> str:
    """Return the sitemap: hand-written pages, then generated ones with the day of their last check."""
    hand = sorted(
        path.removesuffix("index.html")
        for path in built
        if path.endswith("index.html") and path not in site.removed
    )
    lines = [_sitemap_line(site_url + address) for address in hand]
    lines += [_sitemap_line(site_url + page.address, page.verified) for page in pages if page.listed]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return head + "".join(lines) + "</urlset>\n"


def _sitemap_line(address: str, verified: str = "") -> str:
    day = f"<lastmod>{verified}</lastmod>" if verified else ""
    return f"  <url><loc>{escape_xml(address)}</loc>{day}</url>\n"
