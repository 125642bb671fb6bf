"""Words of the glossary linked where they occur in a text: longest form first, once per page.

A page never links to itself, nor inside quotations, headings and other links. A form that belongs to several
words is never linked by guess: an editor fixes its meaning with ``[[id]]``.
"""

from __future__ import annotations

import re
from html import escape as escape_text
from html import unescape

from markupsafe import Markup, escape

from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.language.forms import Sense

_TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_QUOTES = re.compile('[«»“”"]')
_NOT_HERE = frozenset(
    "a em h1 h2 h3 h4 h5 h6 code pre script style q blockquote svg button nav label summary textarea select "
    "cite th".split()
)


class PageLinks:
    """The links of one page: each word of the glossary is linked at its first occurrence only.

    ``own_id`` is the word of the page itself, ``root`` its way back to the root; ``linked`` are the
    words that have their link, or need none.
    """

    def __init__(self, glossary: Glossary, own_id: str | None, root: str) -> None:
        self._glossary, self._root = glossary, escape(root)
        self.linked: set[str] = {own_id} if own_id else set()

    def link(self, html: Markup) -> Markup:
        """Return ``html`` with links to the words it contains."""
        pieces, closed_to_links, quotes = [], 0, Quotes()
        for piece in _TAG.split(html):
            if piece.startswith("<"):
                closed_to_links += _depth_change(piece)
                pieces.append(piece)
            elif closed_to_links > 0:
                pieces.append(piece)
            else:
                pieces.append(self._link_text(piece, quotes))
        return Markup("".join(pieces))

    def explicit(self, id_: str, text: str | None) -> Markup:
        """Return the link an editor wrote; an id that leads nowhere leaves the text alone."""
        concept = self._glossary.where(id_)
        if concept is None:
            return escape(text or id_.replace("-", " "))
        self.linked.add(concept.id)
        return Markup(self._anchor(concept.id, escape(text or concept.termine)))

    def _link_text(self, html: str, quotes: Quotes) -> str:
        text = unescape(html)
        made, done = [], 0
        for start, end, meaning in self._glossary.recogniser.occurrences(text):
            quotes.read(text[done:start])
            made.append(escape_text(text[done:start], quote=False))
            shown, done = escape_text(text[start:end], quote=False), end
            if (
                meaning.sense is Sense.SURE
                and not quotes.open
                and not _is_proper_name(text, start, meaning.form)
            ):
                shown = self._first(meaning.ids[0], shown)
            made.append(shown)
        quotes.read(text[done:])
        return "".join([*made, escape_text(text[done:], quote=False)]) if made else html

    def _first(self, id_: str, shown: str) -> str:
        """Return the link to a word the first time that it is met, then what is shown alone."""
        if id_ in self.linked:
            return shown
        self.linked.add(id_)
        return self._anchor(id_, shown)

    def _anchor(self, id_: str, shown: str) -> str:
        """Return the link to a word around what is shown, which is HTML already."""
        address, id_ = escape(addresses.word(id_)), escape(id_)
        return f'<a class="pc-parola" href="{self._root}{address}" data-parola="{id_}">{shown}</a>'


class Quotes:
    """Whether a «quotation» is open, of any “kind”, as a text is read."""

    def __init__(self) -> None:
        self._depth, self._straight = 0, False

    @property
    def open(self) -> bool:
        """Tell whether what comes now is quoted."""
        return self._depth > 0 or self._straight

    def read(self, text: str) -> None:
        """Go on."""
        for sign in _QUOTES.findall(text):
            if sign == '"':
                self._straight = not self._straight
            else:
                self._depth = max(0, self._depth + (1 if sign in "«“" else -1))


def _is_proper_name(text: str, start: int, form: str) -> bool:
    """Tell a name («Solidarietà in Rete») from a word that opens a sentence: both have a capital."""
    if not text[start].isupper() or form[0].isupper():
        return False
    before = text[:start].rstrip(" \n(")
    return bool(before) and before[-1] not in ".!?:;…»’'–—"


def _depth_change(tag: str) -> int:
    """Return +1 where text stops being linkable, -1 where it is again."""
    match = re.match(r"<(/?)([a-zA-Z0-9]+)", tag)
    if not match or match[2].lower() not in _NOT_HERE or tag.endswith("/>"):
        return 0
    return -1 if match[1] else 1
