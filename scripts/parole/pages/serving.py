"""Where the site is read from: the servers’ configurations, what a device keeps, the copy for a disk."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from parole.pages import hosting
from parole.rendering.renderer import Renderer


def fragments(renderer: Renderer) -> dict[str, Callable[[str], Markup]]:
    """Return a block of code for each server, for the address of this site; what works without a network."""
    base = hosting.base_of(renderer.facts.url)
    return {
        "configurazione nginx": lambda _: _code(hosting.nginx(base)),
        "configurazione caddy": lambda _: _code(hosting.caddy(base)),
        "tieni-sul-telefono": lambda root: renderer.render("telefono.html", root),
        "copia-per-il-disco": lambda root: renderer.render("copia.html", root),
    }


def _code(text: str) -> Markup:
    """Return a text as it is written; it scrolls by itself, so a keyboard can reach it (WCAG 2.1.1)."""
    return Markup('<pre tabindex="0"><code>{}</code></pre>').format(text)
