"""The pages that somebody wrote in ``docs/``, as the generator built them → finished, with what they ask for.

A page asks for a generated part with a comment (``<!-- parole: name -->``), for a word with ``[[id]]``; names
of words are linked. The model pages (``stampo.md``) are among them: cut, they are the moulds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from urllib.parse import urlsplit

from markupsafe import Markup

from parole.glossary import addresses
from parole.glossary.linking import PageLinks
from parole.language.inline import LinkMaker
from parole.language.texts import LINK
from parole.lookup.texts import HandPage, read_page
from parole.pages.catalogue import all_fragments
from parole.pages.head import hand_page, head_of
from parole.rendering.renderer import Renderer
from parole.site.assets import Assets
from parole.site.keeping import link
from parole.site.mould import FRAGMENT, HEAD, Mould, permalinks, slim

MOULD_FILE = re.compile(r"(?P<kind>[a-z]+)/stampo/index\.html")
NOT_FOUND = "404.html"
_ARTICLE = re.compile(r"(<article\b[^>]*>)(.*?)(</article>)", re.DOTALL)
_CODE = re.compile(r"(<(?:pre|code|script|style)\b.*?</(?:pre|code|script|style)>)", re.DOTALL)


def pages_to_find(built: Mapping[str, str]) -> list[HandPage]:
    """Return the hand-written pages that the look-up may find, in the order of their addresses."""
    found = (
        read_page(path.removesuffix("index.html"), html)
        for path, html in sorted(built.items())
        if path != NOT_FOUND and not MOULD_FILE.fullmatch(path)
    )
    return [page for page in found if page]


def moulds_of(built: Mapping[str, str], hand: HandPages) -> dict[str, Mould]:
    """Return the moulds among the pages of the generator, by kind."""
    return {
        match["kind"]: Mould.cut(match["kind"], hand.with_fragments(path, html))
        for path, html in built.items()
        if (match := MOULD_FILE.fullmatch(path))
    }


class HandPages:
    """Finishes hand-written pages: links in the article, generated parts wherever they are asked for.

    ``faults`` are what the pages ask for in vain, in the order in which they are finished.
    """

    def __init__(self, renderer: Renderer, assets: Assets, *, published: bool = True) -> None:
        self._renderer, self._assets = renderer, assets
        self.faults: list[str] = []
        self._fragments = all_fragments(renderer) | {
            "stili": assets.styles,
            "programmi": assets.scripts,
            "telefono": partial(link, renderer.facts) if published else lambda _: Markup(),
        }
        # The page for missing addresses is shown at any depth: only an absolute way back works there.
        self._absolute = urlsplit(renderer.facts.url).path or "/"

    def finished(self, path: str, html: str) -> str:
        """Return a hand-written page with its links, its generated parts, its metadata."""
        article = _ARTICLE.sub(lambda match: match[1] + self._article(path, match[2]) + match[3], html)
        page = permalinks(slim(self.with_fragments(path, article)))
        head = self._assets.tools(page, self._root(path))
        if path != NOT_FOUND:  # which is not a page to find
            head += head_of(hand_page(path, html), self._renderer)
        return page.replace(HEAD, head, 1)

    def with_fragments(self, path: str, html: str) -> str:
        """Put each generated part where the page asks for it with a comment."""

        def fragment(match: re.Match[str]) -> str:
            make = self._fragments.get(match["name"])
            if make is None:
                known = ", ".join(self._fragments)
                self.faults.append(
                    f"{path}: la pagina chiede «{match['name']}», che non esiste; usa: {known}"
                )
                return ""
            return str(make(self._root(path)))

        return FRAGMENT.sub(fragment, html)

    def _root(self, path: str) -> str:
        return self._absolute if path == NOT_FOUND else addresses.way_back(path)

    def _article(self, path: str, html: str) -> str:
        root = self._root(path)
        links = PageLinks(self._renderer.glossary, None, root)
        explicit = _focusable_tables(self._explicit_links(path, html, links.explicit))
        marked = self._renderer.languages.mark(links.link(Markup(explicit)))
        return str(self._renderer.problem_banner(root) + marked)

    def _explicit_links(self, path: str, html: str, make: LinkMaker) -> str:
        """Turn ``[[id]]`` and ``[[id|text]]`` into links, outside code."""

        def link(match: re.Match[str]) -> str:
            if self._renderer.glossary.where(match["id"]) is None:
                self.faults.append(f"{path}: «{match[0]}» rimanda a una voce che non c’è")
            return str(make(match["id"], Markup(match["text"]) if match["text"] else None))

        pieces = _CODE.split(html)
        return "".join(piece if index % 2 else LINK.sub(link, piece) for index, piece in enumerate(pieces))


def _focusable_tables(html: str) -> str:
    """Put each table in a region that a keyboard can reach and scroll (WCAG 2.1.1)."""
    opened = '<div class="pc-tabella" role="region" aria-label="Tabella" tabindex="0"><table class="pc-tab">'
    return html.replace("<table>", opened).replace("</table>", "</table></div>")
