"""How the site is to be served: one list of headers and types, for nginx, for Caddy, for hosts of files.

The site is only files, and works without this. What a server adds: who may frame a page (the ``meta`` of
:mod:`parole.site.policy` cannot say it), who may read the data from a script, how long a copy lasts, the
type of the rarer files. :func:`headers_of` is the definition; the three configurations say the same, as
tests prove (the third, ``_headers``, and the redirects are in :mod:`parole.pages.hosting_files`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from markupsafe import Markup

from parole.glossary import addresses
from parole.opendata.catalogue import FILES
from parole.rendering.page import Fragment, template
from parole.rendering.renderer import Renderer
from parole.rendering.text_files import text_file


@dataclass(frozen=True, slots=True)
class Header:
    """A header and its value: for all the files, or as ``rules`` say.

    ``rules`` are (pattern, value): a regular expression (one that RE2 knows too) that matches a whole path
    from the root of the site. No two match the same path, so that their order does not count. An empty value
    is no header.
    """

    name: str
    default: str
    rules: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """The name as servers want it in the names of their own things."""
        return self.name.lower().replace("-", "_")

    def of(self, path: str) -> str:
        """Return the value for the file at ``path``; empty: the header is not sent."""
        return next((value for pattern, value in self.rules if re.fullmatch(pattern, path)), self.default)


_EMBEDDED = re.escape(addresses.embed("").rstrip("/")) + "/.*"
# What the scripts of other sites may read: the data, the words as Markdown, what is to embed, the feed.
_OPEN = "|".join((
    f"{re.escape(addresses.DATA)}.*",
    f"{re.escape(addresses.WORDS)}.*\\.md",
    f"{re.escape(addresses.oembed('').rpartition('/')[0])}/.*",
    f"{re.escape(addresses.EMBED_SCRIPT.rpartition('/')[0])}/.*",
    re.escape(addresses.NEWS_FEED),
))  # fmt: skip
# The theme and our own (:mod:`parole.site.assets`) say by their names what they contain.
_HASHED = r"assets/.*\.[0-9a-f]{8}(?:\.min)?\.(?:js|css)"
_SLOW = r"assets/fonts/.*|scarica/.*|qr/.*"

HEADERS: tuple[Header, ...] = (
    # Only the pages made for it may be shown inside other sites, even in a slide opened from a disk.
    Header("Content-Security-Policy", "frame-ancestors 'self'", ((_EMBEDDED, ""),)),
    Header("X-Content-Type-Options", "nosniff"),
    Header("Referrer-Policy", "same-origin"),
    Header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    Header("Access-Control-Allow-Origin", "", ((_OPEN, "*"),)),
    Header(
        "Cache-Control",
        "public, max-age=300",
        (
            (_HASHED, "public, max-age=31536000, immutable"),
            (_SLOW, "public, max-age=86400"),
            # It says which build is the last, or that none is to be kept any more.
            (re.escape(addresses.WORKER), "no-cache"),
        ),
    ),
)
# Only where the whole domain is served over HTTPS, for good: it cannot be taken back for a year.
HSTS = ("Strict-Transport-Security", "max-age=31536000")

# Beside the configuration of the server; the wildcard after it lets the file be missing.
REDIRECTS_FILE = "parole-rinvii"

# Types by suffix, where servers do not know them or disagree; all our texts are UTF-8.
TYPES: dict[str, str] = {file.name.rpartition(".")[2]: file.media_type for file in FILES} | {
    "csv": "text/csv",
    "json": "application/json",
    "md": "text/markdown",
    "apkg": "application/octet-stream",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
}
# Types by path, where the suffix says less.
TYPE_OF_PATH: dict[str, str] = {
    addresses.data(file.name): file.media_type
    for file in FILES
    if TYPES[file.name.rpartition(".")[2]] != file.media_type
} | {
    addresses.NEWS_FEED: "application/atom+xml",
    addresses.OPENSEARCH: "application/opensearchdescription+xml",
    addresses.MANIFEST: "application/manifest+json",
}
COMPRESSED = tuple(
    "application/atom+xml application/javascript application/json application/ld+json "
    "application/manifest+json application/opensearchdescription+xml application/rdf+xml "
    "application/schema+json application/x-tbx+xml application/xml image/svg+xml text/css text/csv "
    "text/javascript text/markdown text/plain text/turtle text/xml".split()
)


def type_of(path: str) -> str:
    """Return the type of a file, where it must be said; empty where every server knows it."""
    return TYPE_OF_PATH.get(path) or TYPES.get(path.rpartition(".")[2], "")


def headers_of(path: str) -> dict[str, str]:
    """Return the headers of the file at ``path`` (from the root of the site), without its type."""
    return {header.name: value for header in HEADERS if (value := header.of(path))}


def base_of(url: str) -> str:
    """Return the path under which the site at ``url`` is served: «/», «/glossario/»."""
    return urlsplit(url).path or "/"


def nginx(base: str, root: str = "/var/www", *, listen: str = "80") -> str:
    """Return the configuration for nginx: a file of ``conf.d/``, that is inside ``http``.

    ``base`` is where the site is, as :func:`base_of` says: for «/glossario/» files are in ``root/glossario``.
    ``listen`` is the port, or address and port.
    """
    return _configuration("nginx.conf", base, cartella=root, porta=listen)


def caddy(base: str) -> str:
    """Return the Caddyfile for a site at ``base``."""
    return _configuration("caddy.conf", base)


def _configuration(template: str, base: str, **values: str) -> str:
    return text_file(
        template,
        base=base,
        base_esatta=re.escape(base),
        intestazioni=HEADERS,
        tipi=sorted(TYPES.items()),
        tipi_dei_file=sorted(TYPE_OF_PATH.items()),
        compressi=COMPRESSED,
        come_si_manda=with_charset,
        hsts=HSTS,
        rinvii=REDIRECTS_FILE,
        **values,
    )


def with_charset(kind: str) -> str:
    """Return a type as it is sent: our texts are UTF-8."""
    return f"{kind}; charset=utf-8" if kind in COMPRESSED else kind


def _code(server: Callable[[str], str], renderer: Renderer, _: str) -> Markup:
    """Return a configuration as it is; it scrolls by itself, so a keyboard reaches it (WCAG 2.1.1)."""
    text = server(base_of(renderer.facts.url))
    return Markup('<pre tabindex="0"><code>{}</code></pre>').format(text)


FRAGMENTS: dict[str, Fragment] = {
    "configurazione nginx": partial(_code, nginx),
    "configurazione caddy": partial(_code, caddy),
    "tieni-sul-telefono": template("telefono.html"),
    "copia-per-il-disco": template("copia.html"),
}
