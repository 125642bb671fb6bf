"""The configurations of the servers, shown by «Mettere in linea»: those of :mod:`parole.pages.hosting`."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from parole.pages import hosting
from parole.rendering.renderer import Renderer


def fragments(renderer: Renderer) -> dict[str, Callable[[str], Markup]]:
    """Return a block of code for each server, for the address under which this site is served."""
    base = hosting.base_of(renderer.facts.url)
    return {
        "configurazione nginx": lambda _: _code(hosting.nginx(base)),
        "configurazione caddy": lambda _: _code(hosting.caddy(base)),
    }


def _code(text: str) -> Markup:
    """Return a text as it is written; it scrolls by itself, so a keyboard can reach it (WCAG 2.1.1)."""
    return Markup('<pre tabindex="0"><code>{}</code></pre>').format(text)
