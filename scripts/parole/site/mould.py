"""The mould (lo stampo): a page made once by the site generator, filled once per generated page.

The generator builds one model page per kind, with tokens where a page differs: title, description, table of
contents, content. Whatever made the page (MkDocs with Material today) only has to keep the tokens.
So a thousand words cost a thousand string joins, and the words do not depend on a theme.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from parole.rendering.page import Heading, Page

TITLE = "PAROLE-TITOLO"
DESCRIPTION = "PAROLE-DESCRIZIONE"
HEADING = "PAROLE-INDICE"
HEADING_ANCHOR = "parole-indice"
# Where, inside <head>, goes what the engine says of the page to other programs.
HEAD = "<!-- parole: metadati -->"
# The title of every generated page: «skip to the content» leads there.
CONTENT_ANCHOR = "contenuto"
CONTENT = re.compile(r"<!-- parole: contenuto -->.*?<!-- parole: fine contenuto -->", re.DOTALL)
FRAGMENT = re.compile(
    r"<!-- parole: (?P<name>(?!contenuto|fine contenuto|metadati)[a-z-]+(?: [a-z0-9_-]+)?) -->"
)
_NOT_LISTED = '<meta name="robots" content="noindex">'
# The list item of the table of contents, the smallest around the anchor of the model heading.
_TOC_ITEM = re.compile(rf"(<li\b(?:(?!<li\b).)*?href=\"#{HEADING_ANCHOR}\".*?</li>)", re.DOTALL)

# Where white space is part of what is said: in a script it would change its digest in the policy of the page.
_KEPT = re.compile(
    r"(<script\b.*?</script\s*>|<style\b.*?</style\s*>|<pre\b.*?</pre\s*>|<textarea\b.*?</textarea\s*>)",
    re.DOTALL | re.IGNORECASE,
)
_BETWEEN_LINES = re.compile(r"[ \t\r]*\n[ \t\r\n]*")

# The headings that lead to themselves: the link is the heading, so that it is spoken by its own name. One
# that nobody sees, that has a link inside, that a script leads to or that stands in a form is left alone.
_LEADING = re.compile(
    r'(<(h[23])\b(?![^>]*(?:pc-solo-lettori|\btabindex\b))[^>]*\bid="([^"]+)"[^>]*>)'
    r"((?:(?!<a\b|</\2>).)+)(?=</\2>)",
    re.DOTALL,
)
_FORM = re.compile(r"(<form\b.*?</form>)", re.DOTALL)


class BadMould(ValueError):
    """The model page misses a token: the message says which one, for who changed the theme or the page."""


@dataclass(frozen=True, slots=True)
class Mould:
    """A model page cut at its tokens: ``kind`` is its folder in the site and in ``docs/``."""

    kind: str
    before: str
    after: str

    @classmethod
    def cut(cls, kind: str, html: str) -> Mould:
        """Cut the model page ``html``.

        Raises:
            BadMould: when the content or the title have no place in it.
        """
        parts = CONTENT.split(html)
        if len(parts) != 2:
            raise BadMould(f"{kind}: la pagina-stampo non ha i segni del contenuto")
        if TITLE not in parts[0]:
            raise BadMould(f"{kind}: la pagina-stampo non ha il segno {TITLE}")
        return cls(kind, *map(slim, parts))

    @property
    def address(self) -> str:
        """The address of the model page itself, which is not part of the site."""
        return f"{self.kind}/stampo/"

    def fill(
        self, page: Page, *, notice: Markup | None = None, head: Markup | None = None, is_listed: bool = True
    ) -> str:
        """Return the whole page: the mould with everything that ``page`` says.

        ``notice`` goes on top of the content, ``head`` inside ``<head>``; what is not listed tells search
        engines to leave it out.
        """
        words = {
            TITLE: escape(page.title),
            DESCRIPTION: escape(page.description),
            self.address: page.address,
            HEADING_ANCHOR: CONTENT_ANCHOR,
            HEAD: head or "",
        }
        start, tail = (_filled(part, words, page.headings) for part in (self.before, self.after))
        if not page.address.startswith(f"{self.kind}/"):  # the list of the kind is in another folder
            start, tail = (part.replace('href="../"', f'href="../../{self.kind}/"') for part in (start, tail))
        if not is_listed:
            start = start.replace("</head>", f"{_NOT_LISTED}</head>", 1)
        return f"{start}{notice or ''}{permalinks(page.content)}{tail}"


def slim(html: str) -> str:
    """Return a page with one line break for each blank space that the theme puts between its lines.

    It was a tenth of every page. A browser shows the same.
    """
    pieces = _KEPT.split(html)
    pieces[::2] = [_BETWEEN_LINES.sub("\n", piece) for piece in pieces[::2]]
    return "".join(pieces)


def permalinks(html: str) -> str:
    """Return ``html`` with each second and third level heading that has an anchor made a link to it."""
    pieces = _FORM.split(str(html))
    pieces[::2] = [_LEADING.sub(r'\1<a class="pc-qui" href="#\3">\4</a>', piece) for piece in pieces[::2]]
    return "".join(pieces)


def _filled(text: str, words: Mapping[str, str], headings: tuple[Heading, ...]) -> str:
    """Replace all the tokens in one pass, so that a text that looks like a token is left alone."""
    entries = [{**words, HEADING: escape(h.label), HEADING_ANCHOR: h.anchor} for h in headings]
    made: list[str] = []
    for number, pieces in enumerate(_sliced(text, (*words, HEADING))):
        # The sections are, in turn, a stretch of the page and the model item of its table of contents.
        for values in entries if number % 2 else (words,):
            made += pieces
            start = len(made) - len(pieces) + 1
            made[start::2] = [values.get(token, token) for token in pieces[1::2]]
    return "".join(made)


@lru_cache(maxsize=64)
def _sliced(text: str, tokens: tuple[str, ...]) -> tuple[list[str], ...]:
    """Cut a stretch of a mould once for all its pages: in each section every second piece is a token."""
    token = re.compile(f"({'|'.join(map(re.escape, tokens))})")
    return tuple(token.split(section) for section in _TOC_ITEM.split(text))
