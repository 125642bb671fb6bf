"""Words of the glossary linked where they occur in a text: longest form first, once per page.

A page never links to itself, nor inside quotations, headings and other links. A form that belongs to several
words is never linked by guess: an editor fixes its meaning with ``[[id]]``.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from parole.glossary import addresses
from parole.glossary.glossary import Glossary

_TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
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
        pieces, closed_to_links, quoted = [], 0, 0
        for piece in _TAG.split(html):
            if piece.startswith("<"):
                closed_to_links += _depth_change(piece)
                pieces.append(piece)
            elif closed_to_links > 0:
                pieces.append(piece)
            else:
                linked, quoted = self._link_text(piece, quoted)
                pieces.append(linked)
        return Markup("".join(pieces))

    def explicit(self, id_: str, text: str | None) -> Markup:
        """Return the link an editor wrote; an id that leads nowhere leaves the text alone."""
        concept = self._glossary.where(id_)
        if concept is None:
            return escape(text or id_.replace("-", " "))
        self.linked.add(concept.id)
        return Markup(self._anchor(concept.id, escape(text or concept.termine)))

    def _link_text(self, text: str, quoted: int) -> tuple[str, int]:
        made, done, free, forms = [], 0, 0, self._glossary.forms
        for start in forms.starts(text):
            match = forms.longest(text, start) if start >= free else None
            if not match or quoted + _opened(text, start) > 0:
                continue
            end, id_, form = match
            if _is_proper_name(text, start, form):
                continue
            free = end
            if id_ not in self.linked:
                self.linked.add(id_)
                made += [text[done:start], self._anchor(id_, text[start:end])]
                done = end
        return "".join([*made, text[done:]]), max(0, quoted + _opened(text, len(text)))

    def _anchor(self, id_: str, shown: str) -> str:
        """Return the link to a word around what is shown, which is HTML already."""
        address, id_ = escape(addresses.word(id_)), escape(id_)
        return f'<a class="pc-parola" href="{self._root}{address}" data-parola="{id_}">{shown}</a>'


def _opened(text: str, end: int) -> int:
    """Return how many «quotation marks» are open at ``end``, of those opened in ``text``."""
    return text.count("«", 0, end) - text.count("»", 0, end)


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
