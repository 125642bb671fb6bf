"""How the site is to be served: one list of headers and types, for nginx, for Caddy, for hosts of files.

The site is only files, and works without this. What a server adds: who may frame a page (the ``meta`` of
:mod:`parole.site.policy` cannot say it), who may read the data from a script, how long a copy lasts, the
type of the rarer files. :func:`headers_of` is the definition; the three configurations say the same, as
tests prove (the third, ``_headers``, and the redirects are in :mod:`parole.pages.hosting_files`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from parole.glossary import addresses
from parole.opendata.catalogue import FILES


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
_KNOWN_SUFFIXES = ("json", "csv")
TYPES: dict[str, str] = {
    file.name.rpartition(".")[2]: file.media_type
    for file in FILES
    if file.name.rpartition(".")[2] not in _KNOWN_SUFFIXES
} | {
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
COMPRESSED = (
    "application/atom+xml",
    "application/javascript",
    "application/json",
    "application/ld+json",
    "application/manifest+json",
    "application/opensearchdescription+xml",
    "application/rdf+xml",
    "application/schema+json",
    "application/x-tbx+xml",
    "application/xml",
    "image/svg+xml",
    "text/css",
    "text/csv",
    "text/javascript",
    "text/markdown",
    "text/plain",
    "text/turtle",
    "text/xml",
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


def nginx(base: str, root: str = "/var/www", *, listen: str = "80", name: str = "_") -> str:
    """Return the configuration for nginx: a file of ``conf.d/``, that is inside ``http``.

    Args:
        base: where the site is, as :func:`base_of` says; for ``/glossario/`` files are in ``root/glossario``.
        root: the folder that is served.
        listen: the port, or address and port.
        name: the name of the host.
    """
    maps = "\n".join(_nginx_map(header, base) for header in HEADERS if header.rules)
    types = "\n".join(f"        {kind} {suffix};" for suffix, kind in sorted(TYPES.items()))
    exact = "\n".join(
        f"    location = {base}{path} {{ types {{ }} default_type {kind}; }}"
        for path, kind in sorted(TYPE_OF_PATH.items())
    )
    sent = "\n".join(f"    add_header {h.name} {_nginx_value(h)} always;" for h in HEADERS)
    return f"""{maps}
server {{
    listen {listen};
    server_name {name};
    root {root};
    index index.html;
    error_page 404 {base}404.html;
    autoindex off;
    server_tokens off;
    # Il rinvio da «/termini/x» a «/termini/x/» resta relativo: dietro un proxy la porta non è la nostra.
    absolute_redirect off;
    charset utf-8;
    charset_types {" ".join(("text/html", *COMPRESSED))};
    gzip on;
    gzip_vary on;
    gzip_proxied any;
    gzip_min_length 1000;
    gzip_types {" ".join(COMPRESSED)};
    include mime.types;
    types {{
{types}
    }}
{sent}
    # {HSTS[0]} solo se tutto il dominio è su HTTPS, per sempre:
    # add_header {HSTS[0]} "{HSTS[1]}" always;

    # I rinvii degli indirizzi brevi e di quelli vecchi, se ci sono; senza, rinviano le pagine stesse.
    include {REDIRECTS_FILE}*.conf;
    location / {{ try_files $uri $uri/ =404; }}
    # Niente di nascosto, tranne ciò che uno standard mette lì (RFC 8615): certificati, contatti di sicurezza.
    location ~ /\\.(?!well-known(?:/|$)) {{ return 404; }}
{exact}
}}
"""


def caddy(base: str, root: str = "/var/www", *, site: str = ":80") -> str:
    """Return the Caddyfile; the arguments are as for :func:`nginx`, ``site`` is Caddy's own address."""
    lines = [line for header in HEADERS for line in _caddy_header(header, base)]
    lines += [
        f'    header {base}{path} Content-Type "{kind}; charset=utf-8"'
        for path, kind in sorted(TYPE_OF_PATH.items())
    ]
    for suffix, kind in sorted(TYPES.items()):
        if suffix != "json":  # the paths above say more
            lines += [f"    @{suffix} path *.{suffix}"]
            lines += [f'    header @{suffix} Content-Type "{with_charset(kind)}"']
    said = "\n".join(lines)
    compressed = "\n".join(f"            header Content-Type {kind}*" for kind in ("text/html", *COMPRESSED))
    return f"""{site} {{
    root * {root}
    encode zstd gzip {{
        match {{
{compressed}
        }}
    }}
{said}
    # {HSTS[0]} solo se tutto il dominio è su HTTPS, per sempre:
    # header {HSTS[0]} "{HSTS[1]}"
    @hidden {{
        path */.*
        not path /.well-known /.well-known/*
    }}
    error @hidden 404
    import {REDIRECTS_FILE}*.caddy
    file_server
    handle_errors {{
        @missing expression `{{err.status_code}} == 404`
        rewrite @missing {base}404.html
        file_server
    }}
}}
"""


def with_charset(kind: str) -> str:
    """Return a type as it is sent: our texts are UTF-8."""
    return f"{kind}; charset=utf-8" if kind in COMPRESSED else kind


def _variable(header: Header) -> str:
    return "$parole_" + header.name.lower().replace("-", "_")


def _nginx_map(header: Header, base: str) -> str:
    rules = "".join(
        f'    "~^{re.escape(base)}(?:{pattern})$" "{value}";\n' for pattern, value in header.rules
    )
    return f'map $uri {_variable(header)} {{\n    default "{header.default}";\n{rules}}}'


def _nginx_value(header: Header) -> str:
    return _variable(header) if header.rules else f'"{header.default}"'


def _caddy_header(header: Header, base: str) -> Iterator[str]:
    """Yield a matcher and a header for every rule, and one for the paths of no rule."""
    label = header.name.lower().replace("-", "_")
    if not header.rules:
        yield f'    header {header.name} "{header.default}"'
    for number, (pattern, value) in enumerate(header.rules, 1):
        if value:
            yield f"    @{label}{number} path_regexp ^{re.escape(base)}(?:{pattern})$"
            yield f'    header @{label}{number} {header.name} "{value}"'
    if header.rules and header.default:
        ruled = "|".join(pattern for pattern, _ in header.rules)
        yield f"    @{label} not path_regexp ^{re.escape(base)}(?:{ruled})$"
        yield f'    header @{label} {header.name} "{header.default}"'
