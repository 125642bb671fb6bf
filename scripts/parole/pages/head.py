"""What each page says of itself in its ``<head>`` to other programs: search engines, catalogues, other sites.

The one list of what goes there is :data:`HEADS`. Each is a function of a page (generated or hand-written) and
of the renderer, and returns escaped HTML, empty when it has nothing to say of that page. Title, description,
canonical address, language and the plain OpenGraph tags are in the theme: they need nothing of the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from markupsafe import Markup

from parole.embedding import oembed
from parole.embedding.link_preview import picture
from parole.pages.structured_data import data_links, structured_data
from parole.rendering.page import Page
from parole.rendering.renderer import Renderer

Head = Callable[[Page, Renderer], Markup]

# To add something to the head of some pages: a function in a module of its own, and a line here.
HEADS: tuple[Head, ...] = (data_links, structured_data, picture, oembed.discovery)

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_OG_TITLE = re.compile(r'<meta property="og:title" content="([^"]*)"')


def head_of(page: Page, renderer: Renderer) -> Markup:
    """Return all that goes inside the ``<head>`` of ``page``, one piece per line."""
    return Markup("\n  ").join(piece for make in HEADS if (piece := make(page, renderer)))


def hand_page(path: str, html: str) -> Page:
    """Return a hand-written page as the generated ones are: what ``html``, built at ``path``, says of it."""
    title = _first(_OG_TITLE, html) or _first(_TITLE, html)
    address = path.removesuffix("index.html")
    return Page("", address, title, _first(_DESCRIPTION, html), Markup())


def _first(pattern: re.Pattern[str], html: str) -> str:
    match = pattern.search(html)
    return unescape(match[1]).strip() if match else ""
