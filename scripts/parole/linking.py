"""Words of the glossary linked where they occur in a text: longest form first, once per page.

A page never links to itself, nor inside quotations, headings and other links. A form that belongs to several
words is never linked by guess: an editor fixes its meaning with ``[[id]]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from markupsafe import Markup

from parole import addresses
from parole.glossary import Glossary
from parole.italian import fold_apart, plurals
from parole.model.concept import Concept
from parole.texts import BETWEEN, TOKEN

_TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_NOT_HERE = frozenset(
    "a em h1 h2 h3 h4 h5 h6 code pre script style q blockquote svg button nav label summary textarea select "
    "cite th".split()
)


@dataclass
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
    return [_token_key(token) for token in TOKEN.findall(form)]


class WordLinker:
    """Finds the words of a glossary in HTML."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._root = _Branch()
        for concept in glossary.concepts.values():
            for form in linked_forms(concept):
                self._grow(form, concept.id)

    def page(self, own_id: str | None, root: str) -> PageLinks:
        """Return the linker of one page: ``own_id`` is its own word, ``root`` its way back to the root."""
        return PageLinks(self, own_id, root)

    def _grow(self, form: str, id_: str) -> None:
        branch = self._root
        for token_key in form_keys(form):
            branch = branch.next.setdefault(token_key, _Branch())
        branch.owners.add(id_)
        branch.form = form

    def longest(self, text: str, tokens: list[re.Match[str]], start: int) -> tuple[int, str, str] | None:
        """Return the longest form from ``start``: how many tokens, the one word it names, the form."""
        branch, best, length = self._root, None, 0
        for position in range(start, len(tokens)):
            if position > start and not BETWEEN.fullmatch(
                text[tokens[position - 1].end() : tokens[position].start()]
            ):
                break
            following = branch.next.get(_token_key(tokens[position][0]))
            if following is None:
                break
            branch = following
            if branch.owners:
                best, length = branch, position - start + 1
        return (length, next(iter(best.owners)), best.form) if best and len(best.owners) == 1 else None


@lru_cache(maxsize=65536)
def _token_key(token: str) -> str:
    """Acronyms keep their capitals, so that «ATS» is not any «ats»; other words are folded."""
    return token if token.isupper() and len(token) > 1 else fold_apart(token)


class PageLinks:
    """The links of one page: each word is linked at its first occurrence only."""

    def __init__(self, linker: WordLinker, own_id: str | None, root: str) -> None:
        self._linker, self._root = linker, root
        self.linked: set[str] = {own_id} if own_id else set()

    def link(self, html: Markup) -> Markup:
        """Return ``html`` with links to the words it contains."""
        pieces, closed_to_links, quoted = [], 0, 0
        for piece in _TAG.split(str(html)):
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
            return Markup.escape(text or id_.replace("-", " "))
        self.linked.add(concept.id)
        return self._anchor(concept.id, Markup.escape(text or concept.termine))

    def _link_text(self, text: str, quoted: int) -> tuple[str, int]:
        tokens = list(TOKEN.finditer(text))
        pieces, done, index = [], 0, 0
        while index < len(tokens):
            start = tokens[index].start()
            match = self._linker.longest(text, tokens, index)
            if match and (_quoted(text, start, quoted) or _is_proper_name(text, tokens[index], match[2])):
                match = None
            length, id_, _ = match or (1, "", "")
            end = tokens[index + length - 1].end()
            if id_ and id_ not in self.linked:
                self.linked.add(id_)
                pieces += [text[done:start], str(self._anchor(id_, Markup(text[start:end])))]
                done = end
            index += length
        return "".join(pieces) + text[done:], max(0, quoted + text.count("«") - text.count("»"))

    def _anchor(self, id_: str, shown: Markup) -> Markup:
        return Markup('<a class="pc-parola" href="{}{}" data-parola="{}">{}</a>').format(
            self._root, addresses.word(id_), id_, shown
        )


def _quoted(text: str, position: int, depth: int) -> bool:
    """Tell whether a position is inside «quotation marks», given how many were open before the text."""
    return depth + text.count("«", 0, position) - text.count("»", 0, position) > 0


def _is_proper_name(text: str, token: re.Match[str], form: str) -> bool:
    """Tell a name («Solidarietà in Rete») from a word that opens a sentence: both have a capital."""
    if not token[0][0].isupper() or form[0].isupper():
        return False
    before = text[: token.start()].rstrip(" \n(")
    return bool(before) and before[-1] not in ".!?:;…»’'–—"


def _depth_change(tag: str) -> int:
    """Return +1 where text stops being linkable, -1 where it is again."""
    match = re.match(r"<(/?)([a-zA-Z0-9]+)", tag)
    if not match or match[2].lower() not in _NOT_HERE or tag.endswith("/>"):
        return 0
    return -1 if match[1] else 1
