"""A page of the site → the same page for a folder on a disk: pure rewriting of links.

On a web server a link to a folder shows its ``index.html``; on a disk it shows a list of files. So every link
to a page names its file, and whatever points at the site's own full address becomes relative. What scripts
add to the page is looked after, in the browser, by ``fuori-rete.js``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import urlsplit

from parole.glossary import addresses
from parole.rendering.text_files import text_file
from parole.site.policy import unguarded

SCRIPT = "assets/javascripts/fuori-rete.js"
README = "LEGGIMI.txt"
INDEX = "index.html"
# What only a web server, a search engine, a program or who debugs a script looks for; the files of one word
# and the copy itself, which are three quarters of the weight: a link to them leads to the web.
_LEFT_OUT = re.compile(
    r"404\.html|sitemap\.xml(?:\.gz)?|(?:robots|llms)\.txt|CNAME|\.nojekyll|opensearch\.xml|.*\.(?:map|md)|"
    + rf"{re.escape(addresses.WORKER)}|{re.escape(addresses.MANIFEST)}"
    + rf"|scarica/[^/]+|{addresses.DATA}.*|assets/images/schermate/.*"
)
# Texts that are not tags, whatever they look like.
_NOT_HTML = re.compile(
    r"(<!--.*?-->|<(?:script|style|textarea)\b.*?</(?:script|style|textarea)\s*>)", re.DOTALL
)
_TAG = re.compile(r"""<(?P<name>a|area|form|iframe|embed|object|meta|link)\b(?:[^>"']|"[^"]*"|'[^']*')*>""")
_LINK = re.compile(r'(?P<before>\s(?:href|action|src|data)=")(?P<link>[^"]*)(?=")')
_REFRESH = re.compile(r'(?P<before>\scontent="\s*\d+\s*;\s*url=)(?P<link>[^"]*)(?=")', re.IGNORECASE)
# A disk is no origin: browsers take nothing from it beforehand, and install nothing.
_OF_AN_ORIGIN = re.compile(r'<link rel="(?:preload|manifest)"[^>]*>\n?')
# Of the head, only these lead a reader somewhere; the others say where the page lives on the web.
_FOLLOWED = re.compile(r'\srel="(?:prev|next|icon|stylesheet)"')


def is_kept(path: str) -> bool:
    """Return whether a file of the site, by its path, has a use without a network."""
    return _LEFT_OUT.fullmatch(path) is None


def rewritten(html: str, path: str, site_url: str, exists: Callable[[str], bool]) -> str:
    """Return the page built at ``path`` (as «termini/tavolo/index.html») for a disk.

    ``site_url`` is empty if the site has none; ``exists`` tells whether a path is a file of the site.
    """
    root = addresses.way_back(path)

    def local(link: str) -> str:
        return escape(local_link(unescape(link), path, site_url, exists))

    def tag(match: re.Match[str]) -> str:
        if match["name"] == "link" and not _FOLLOWED.search(match[0]):
            return match[0]
        pattern = _REFRESH if match["name"] == "meta" else _LINK
        return pattern.sub(lambda found: found["before"] + local(found["link"]), match[0])

    pieces = _NOT_HTML.split(_OF_AN_ORIGIN.sub("", unguarded(html)))
    pieces[::2] = [_TAG.sub(tag, piece) for piece in pieces[::2]]
    script = f'<script src="{root}{SCRIPT}"></script>'
    return "".join(pieces).replace("</head>", f"{script}</head>", 1)


def local_link(link: str, path: str, site_url: str, exists: Callable[[str], bool]) -> str:
    """Return where ``link`` leads on a disk, from the page at ``path``; addresses of others stay the same."""
    if site_url and f"{link}/".startswith(site_url):
        link = addresses.way_back(path) + link[len(site_url) :] or "./"
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return link
    folder = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    is_folder = parts.path.endswith("/") or parts.path.rsplit("/", 1)[-1] in (".", "..")
    if not is_folder and site_url and not exists(there := resolved(parts.path, path)):
        return f"{site_url}{parts._replace(path=there).geturl()}"  # what is only on the web
    if not is_folder or not exists(resolved(folder + INDEX, path)):
        return link
    return parts._replace(path=(folder + INDEX).removeprefix("./")).geturl()


def resolved(link: str, path: str) -> str:
    """Return the path from the root of the relative ``link`` found in the page at ``path``."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(path), link)).removeprefix("/")


def readme(name: str, site_url: str) -> str:
    """Return the text that goes with the copy, for who opens it in the training room."""
    return text_file("leggimi.txt", nome=name, sito=site_url).replace("\n", "\r\n")
