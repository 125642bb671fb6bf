"""Words of the glossary linked where they occur in a text: longest form first, once per page.

A page never links to itself, nor inside quotations, headings and other links. A form that belongs to several
words is never linked by guess: an editor fixes its meaning with ``[[id]]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from markupsafe import Markup, escape

from parole import addresses
from parole.glossary import Glossary
from parole.html_text import escaped
from parole.italian import fold_apart, plurals
from parole.model.concept import Concept
from parole.texts import BETWEEN, TOKEN

_TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_TOKEN, _NEXT_TOKEN = (re.compile(f"{before}({TOKEN.pattern})") for before in ("", BETWEEN.pattern))
_NOT_HERE = frozenset(
    "a em h1 h2 h3 h4 h5 h6 code pre script style q blockquote svg button nav label summary textarea select "
    "cite th".split()
)


@dataclass(slots=True)
class _Branch:
    """A node of the tree of forms: what may follow, and the word that ends here."""

    next: dict[str, _Branch] = field(default_factory=dict)
    owners: set[str] = field(default_factory=set)
    form: str = ""


def linked_forms(concept: Concept) -> Iterator[str]:
    """Yield the forms of a word that a text may contain: names, variants and their regular plurals.

    The name of a word that needs a qualifier is left out: alone, it may mean something else.
    """
    names = concept.varianti if concept.accezione else (concept.termine, *concept.varianti)
    for name in names:
        yield name
        yield from plurals(name)
    yield from concept.sigle


def form_keys(form: str) -> list[str]:
    """Return what is compared of a form, word by word."""
    return [token_key(token) for token in TOKEN.findall(form)]


class _Starts(dict[str, tuple[int, ...]]):
    """Where a form may start in what stands between two spaces: each different piece is looked at once."""

    def __init__(self, root: _Branch) -> None:
        super().__init__()
        self._root = root

    def __missing__(self, piece: str) -> tuple[int, ...]:
        tokens = TOKEN.finditer(piece)
        self[piece] = found = tuple(
            token.start() for token in tokens if token_key(token[0]) in self._root.next
        )
        return found


class WordLinker:
    """Finds the words of a glossary in HTML."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._root = _Branch()
        for concept in glossary.concepts.values():
            for form in linked_forms(concept):
                self._grow(form, concept.id)
        self._starts = _Starts(self._root)

    def page(self, own_id: str | None, root: str) -> PageLinks:
        """Return the linker of one page: ``own_id`` is its own word, ``root`` its way back to the root."""
        return PageLinks(self, own_id, root)

    def _grow(self, form: str, id_: str) -> None:
        branch = self._root
        for key in form_keys(form):
            if key not in branch.next:
                branch.next[key] = _Branch()
            branch = branch.next[key]
        branch.owners.add(id_)
        branch.form = form

    def starts(self, text: str) -> Iterator[int]:
        """Yield where in ``text`` a form may start, in order."""
        starts, at = self._starts, 0
        for piece in text.split(" "):
            for start in starts[piece]:
                yield at + start
            at += len(piece) + 1

    def longest(self, text: str, start: int) -> tuple[int, str, str] | None:
        """Return the longest form from ``start``: where it ends, the one word it names, the form."""
        branch, best, end = self._root, None, start
        token = _TOKEN.match(text, start)
        while token and (found := branch.next.get(token_key(token[1]))):
            branch = found
            if branch.owners:
                best, end = branch, token.end()
            token = _NEXT_TOKEN.match(text, token.end())
        return (end, next(iter(best.owners)), best.form) if best and len(best.owners) == 1 else None


@lru_cache(maxsize=65536)
def token_key(token: str) -> str:
    """Acronyms keep their capitals, so that «ATS» is not any «ats»; other words are folded."""
    return token if token.isupper() and len(token) > 1 else fold_apart(token)


class PageLinks:
    """The links of one page: each word is linked at its first occurrence only."""

    def __init__(self, linker: WordLinker, own_id: str | None, root: str) -> None:
        self._linker, self._root = linker, escaped(root)
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
        concept = self._linker._glossary.where(id_)
        if concept is None:
            return escape(text or id_.replace("-", " "))
        self.linked.add(concept.id)
        return Markup(self._anchor(concept.id, escaped(text or concept.termine)))

    def _link_text(self, text: str, quoted: int) -> tuple[str, int]:
        made, done, free = [], 0, 0
        for start in self._linker.starts(text):
            match = self._linker.longest(text, start) if start >= free else None
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
        address, id_ = escaped(addresses.word(id_)), escaped(id_)
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
