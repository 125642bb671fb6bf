"""Where the site is read from: the servers’ configurations, what a device keeps, the copy for a disk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from parole.pages import hosting
from parole.rendering.page import Fragment, template
from parole.rendering.renderer import Renderer


def _code(server: Callable[[str], str], renderer: Renderer, _: str) -> Markup:
    """Return a configuration as it is; it scrolls by itself, so a keyboard reaches it (WCAG 2.1.1)."""
    text = server(hosting.base_of(renderer.facts.url))
    return Markup('<pre tabindex="0"><code>{}</code></pre>').format(text)


FRAGMENTS: dict[str, Fragment] = {
    "configurazione nginx": partial(_code, hosting.nginx),
    "configurazione caddy": partial(_code, hosting.caddy),
    "tieni-sul-telefono": template("telefono.html"),
    "copia-per-il-disco": template("copia.html"),
}
