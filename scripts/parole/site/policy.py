"""The Content-Security-Policy of every page (CSP level 3, W3C), as a ``meta``: it needs no headers.

Only the scripts that the generator itself wrote inside a page may run there: each is named by its SHA-256.
They are counted **before** any word of the glossary enters the page, so that a text that had escaped escaping
would still not run. No ``unsafe-inline``, neither for scripts nor for styles. Who may frame a page cannot be
said by a ``meta``: see :mod:`parole.pages.hosting`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

from parole.glossary import addresses

# What every page may load: what the site itself serves; «data:» are the icons in the theme's style sheets.
COMMON = {
    "default-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
# The pages inside other sites: a style, its typefaces and nothing else. They have no form and no frame.
EMBEDDED = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_START = '<meta http-equiv="Content-Security-Policy" content="'
_META = re.compile(re.escape(_START) + r'[^"]*">')
# A policy governs only what comes after it: it stands first, but for the encoding.
_FIRST = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
_SCRIPT = re.compile(
    r"<script(?P<attributes>(?:\s[^>]*)?)>(?P<code>.*?)</script\s*>", re.DOTALL | re.IGNORECASE
)
_TYPE = re.compile(r"""\stype\s*=\s*["']?(?P<type>[^"'\s>]*)""", re.IGNORECASE)
_SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_RUNS = frozenset({"", "module", "text/javascript", "application/javascript"})


def guarded(html: str) -> str:
    """Return a page of the generator with the policy that lets its own scripts run; only if it has a head."""
    hashes = dict.fromkeys(hash_of(script) for script in inline_scripts(html))
    return _with_policy(html, COMMON | {"script-src": " ".join(("'self'", *hashes))})


def guarded_bare(path: str, html: str) -> str:
    """Return the page at ``path``, which has no script inside, with its policy, unless it has one already."""
    if is_guarded(html):
        return html
    is_embedded = path.startswith(addresses.embed("").rstrip("/") + "/")
    return _with_policy(html, EMBEDDED if is_embedded else COMMON | {"script-src": "'self'"})


def is_guarded(html: str) -> bool:
    """Return whether a page has its policy."""
    return _START in html


def unguarded(html: str) -> str:
    """Return a page without its policy, for a disk: there «'self'» has no meaning that browsers agree on."""
    return _META.sub("", html, count=1)


def inline_scripts(html: str) -> list[str]:
    """Return the code of the scripts inside a page that a browser would run: data blocks are not."""
    return [
        match["code"]
        for match in _SCRIPT.finditer(html)
        if not _SOURCE.search(match["attributes"]) and _type_of(match["attributes"]) in _RUNS
    ]


def hash_of(script: str) -> str:
    """Return the source expression of a script: of its bytes as a browser has them after reading the page."""
    read = script.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{b64encode(sha256(read.encode('utf-8')).digest()).decode('ascii')}'"


def _type_of(attributes: str) -> str:
    match = _TYPE.search(attributes)
    return match["type"].lower() if match else ""


def _with_policy(html: str, directives: Mapping[str, str]) -> str:
    policy = "; ".join(f"{name} {value}" for name, value in directives.items())
    return _FIRST.sub(lambda match: f'{match[0]}{_START}{policy}">', html, count=1)
